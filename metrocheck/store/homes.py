"""Where a package belongs in a store, over a connection: its partnership, which an empty store gets from it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from metrocheck.exchange.package import Package, PackedWave
from metrocheck.response import names as same_name
from metrocheck.response.model import Partnership
from metrocheck.store import partnerships, unfit
from metrocheck.store.packages import Gate


@dataclass(frozen=True)
class Home:
    """Where a package belongs, and what its municipalities are here."""

    of: Partnership
    package: Package
    gate: Gate

    @property
    def ids(self) -> dict[str, int]:
        """The number here of each municipality, by the key of its name."""
        return {same_name.key(partner.name): partner.id for partner in self.of.partners}

    @property
    def left(self) -> frozenset[int]:
        """Which take part here and left in the package; it is not known which of the two was later, so both stay."""
        gone = {same_name.key(each.name) for each in self.package.partnership.partners if each.ended is not None}
        here = (each for each in self.of.partners if each.ended is None)
        return frozenset(each.id for each in here if same_name.key(each.name) in gone)

    def published(self, given: PackedWave) -> str | None:
        """The text of a publication with the numbers of this store."""
        ids = self.ids
        places = enumerate(self.package.partnership.partners, start=1)
        numbers = {place: ids[same_name.key(partner.name)] for place, partner in places}
        return None if given.publication is None else self.gate.renumbered(given.publication, numbers)


def find(connection: Connection, package: Package, gate: Gate) -> tuple[Home, bool]:
    """Where it belongs, and whether that was set up for it; StoreError when it belongs in another store."""
    of, is_new = _partnership(connection, package)
    return Home(of, package, gate), is_new


def _partnership(connection: Connection, package: Package) -> tuple[Partnership, bool]:
    """The partnership here with this name, or in an empty store a new one."""
    given, here = package.partnership, partnerships.all_of(connection)
    found = next((each for each in here if same_name.key(each.name) == same_name.key(given.name)), None)
    if found is None:
        if here:
            raise unfit.another_partnership(given.name, [each.name for each in here])
        return _set_up(connection, package), True
    if found.mode is not given.mode:
        raise unfit.another_mode(found.name)
    known = {same_name.key(partner.name) for partner in found.partners}
    if missing := [partner.name for partner in given.partners if same_name.key(partner.name) not in known]:
        raise unfit.unknown_municipalities(found.name, missing)
    return found, False


def _set_up(connection: Connection, package: Package) -> Partnership:
    given = package.partnership
    number = partnerships.create(connection, given.name, given.mode, given.min_group)
    partnerships.add_partners(connection, number, [partner.name for partner in given.partners])
    made = partnerships.one(connection, number)
    for partner, packed in zip(made.partners, given.partners, strict=True):
        if packed.ended is not None:
            partnerships.set_ended(connection, partner.id, packed.ended)
    return partnerships.one(connection, number)
