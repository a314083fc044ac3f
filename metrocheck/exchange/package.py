"""The exchange file: a partnership with its waves and responses, as one file that travels from store to store.

Only the form: what a file is, how it is written, and whether it is whole and unchanged. Whether what stands in it fits
together is looked at in `consistency`, what it means to a store in `metrocheck.store`. Never looks into a publication.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from metrocheck import __version__
from metrocheck.errors import MetrocheckError
from metrocheck.exchange import consistency
from metrocheck.language import _
from metrocheck.language.plain_text import cleaned, quoted
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.filled_in import State
from metrocheck.response.model import LEAST_MIN_GROUP, Mode, Role

FORMAT, VERSION = "metrocheck-exchange", 1
# Room for 171,000 responses; a file of other people may be anything, and is held in memory whole.
MAX_BYTES = 64 * 1024 * 1024
# Nonsense of that size would still become tens of millions of values.
_MOST_VALUES = 8_000_000
LONGEST_NAME = 300
# Years at the ends of the calendar have no counterpart in another time zone.
_YEARS = range(1970, 9000)
_HEAD = re.compile(rb'\{\s*"format":\s*"metrocheck-exchange",\s*"version":\s*([0-9]{1,9}),')
_DIGEST = re.compile(rb'\s*"digest":\s*"([0-9a-f]{64})"')


def _named(name: str) -> str:
    kept = " ".join(cleaned(name)[0].split())
    if not 0 < len(kept) <= LONGEST_NAME:
        raise ValueError(len(kept))
    return kept


def _in_utc(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise ValueError(moment)
    return moment.astimezone(UTC)


def _as_text(publication: object) -> object:
    return json.dumps(publication, allow_nan=False) if isinstance(publication, dict) else publication


def _harmless(comments: Mapping[str, str]) -> dict[str, str]:
    return {about: cleaned(text)[0] for about, text in sorted(comments.items())}


Name = Annotated[str, AfterValidator(_named)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
LeastGroup = Annotated[int, Field(ge=LEAST_MIN_GROUP, le=1_000_000)]
Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
ResponseId = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


class _Strict(BaseModel):
    # Strict, or "1" would pass for a number and 1 for true.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PackedPartner(_Strict):
    """A municipality; `ended` is when it left."""

    name: Name
    ended: Moment | None = None


class PackedPartnership(_Strict):
    """Who cooperate, in the order of set-up; `min_group` is k for waves to come (mode individual)."""

    name: Name
    mode: Mode
    min_group: LeastGroup | None = None
    partners: Annotated[tuple[PackedPartner, ...], Field(min_length=1, max_length=10_000)]


class PackedResponse(_Strict):
    """One response. In mode individual it has a role and no moment at all; `ticket` is a keyed hash."""

    id: ResponseId
    partner: Name
    role: Role | None = None
    ticket: Hash | None = None
    state: State
    strip: str
    started: Moment | None = None
    changed: Moment | None = None
    submitted: Moment | None = None
    comments: Annotated[dict[str, str], AfterValidator(_harmless)] = {}


class PackedComment(_Strict):
    """A text of a closed wave in confidence, as its report tells it: `as_told`."""

    about: str
    text: Annotated[str, Field(min_length=1)]


class PackedWave(_Strict):
    """One wave.

    Attributes:
        ticket_keys: mode individual, as long as the wave is open: what its tickets were hashed with, by each of the
            machines on which it was set up; sorted.
        questionnaire: its fingerprint.
        publication: what it left when it closed, as JSON text; municipalities are numbered from 1 in the order of the
            partnership in the file.
        responses: mode team: all, drafts too. Mode individual: what was handed in, by id, while the wave is open.
        withdrawn: mode individual, while the wave is open: the ids of responses that were withdrawn, sorted.
        comments: mode individual, of a closed wave: what people wrote, as its report tells it.
    """

    label: Name
    number: Annotated[int, Field(ge=1, le=1_000_000)]
    opened: Moment
    closed: Moment | None = None
    next_date: date | None = None
    purged: bool = False
    min_group: LeastGroup | None = None
    ticket_keys: Annotated[tuple[Hash, ...], Field(max_length=1_000)] = ()
    questionnaire: Hash
    publication: Annotated[str | None, BeforeValidator(_as_text)] = None
    responses: tuple[PackedResponse, ...] = ()
    withdrawn: tuple[ResponseId, ...] = ()
    comments: tuple[PackedComment, ...] = ()


class Package(_Strict):
    """What one exchange file holds: one partnership. `program` is the version that wrote it."""

    format: Literal["metrocheck-exchange"] = "metrocheck-exchange"
    version: Literal[1] = 1
    digest: str = ""
    program: Annotated[str, Field(max_length=100)] = __version__
    partnership: PackedPartnership
    questionnaires: dict[Hash, Questionnaire]
    waves: Annotated[tuple[PackedWave, ...], Field(min_length=1, max_length=10_000)]


def written(package: Package) -> str:
    """The text of the file; the same package always gives the same text."""
    content = package.model_dump(mode="json") | {"digest": ""}
    for wave in content["waves"]:
        if wave["publication"] is not None:
            wave["publication"] = json.loads(wave["publication"])
        wave["responses"] = [_without_what_is_not_there(each) for each in wave["responses"]]
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return text.replace('"digest": ""', f'"digest": "{_digest(text.encode())}"', 1)


def read(content: bytes) -> Package:
    """The package in a file, whole and fitting together; a publication in it is still anything.

    Raises:
        MetrocheckError: it is something else, of a newer metrocheck, changed since it was written, or forged.
    """
    _check_size(content)
    # Mail and editors of other systems end lines in their own way.
    plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").lstrip()
    _check_whole(plain)
    try:
        package = Package.model_validate_json(plain)
    except ValidationError as error:
        place = _place(error)
        raise consistency.unfit(place) if place else changed() from error
    except (ValueError, RecursionError) as error:
        raise changed() from error
    consistency.check(package)
    return package


def too_large() -> MetrocheckError:
    """The error for a file of which not everything was read."""
    return MetrocheckError(
        _("This file is larger than any exchange file."), _("Check whether this is the file you meant.")
    )


def changed() -> MetrocheckError:
    """The error for a file that is not as it was written."""
    return MetrocheckError(
        _("This exchange file is not whole, or was changed after it was made."),
        _("Ask for it again, as `metrocheck responses export` writes it, and import it as it is."),
    )


def _check_size(content: bytes) -> None:
    if len(content) > MAX_BYTES or sum(map(content.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise too_large()


def _check_whole(content: bytes) -> None:
    """That it is a file of ours, in a version known here, and that not a letter of it was changed."""
    head = _HEAD.match(content)
    if head is None:
        raise changed() if FORMAT.encode() in content[:1000] else _something_else()
    if int(head[1]) > VERSION:
        raise MetrocheckError(
            _("This file was made by a newer metrocheck."), _("Update metrocheck on this machine, and import it again.")
        )
    digest = _DIGEST.match(content, head.end())
    if digest is None or digest[1].decode() != _digest(content[: digest.start(1)] + content[digest.end(1) :]):
        raise changed()


def _digest(content: bytes) -> str:
    """Of the whole file with its digest left empty."""
    return hashlib.sha256(content).hexdigest()


def _something_else() -> MetrocheckError:
    return MetrocheckError(
        _("This is not an exchange file of metrocheck."),
        _("Import a file of `metrocheck responses export`, or a table: .csv or .xlsx."),
    )


def _without_what_is_not_there(response: Mapping[str, Any]) -> dict[str, Any]:
    moments = ("started", "changed", "submitted")
    return {key: value for key, value in response.items() if key not in moments or value is not None}


def _place(error: ValidationError) -> str:
    """Where in the file the first fault is, as `waves.0.label`; nowhere when it is no JSON at all."""
    return quoted(".".join(str(step) for step in error.errors(include_url=False, include_input=False)[0]["loc"]))
