"""A server that cannot be used says why, and no password is ever shown."""

import os
import sys

import pytest
from sqlalchemy import make_url

from metrocheck.cli import filling_in
from metrocheck.cli.command import Choices
from metrocheck.response.model import Partnership
from metrocheck.store import Store, StoreError, open_store

_HIDDEN = "zeer-geheim"


def _refused(address: str) -> StoreError:
    with pytest.raises(StoreError) as caught:
        open_store(address)
    assert caught.value.todo
    assert "\n" not in caught.value.what + caught.value.todo
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://iemand:{_HIDDEN}@127.0.0.1:1/niets",
        f"postgresql+psycopg://127.0.0.1:1/niets?user=iemand&password={_HIDDEN}",
        f"mysql://iemand:{_HIDDEN}@127.0.0.1/niets",
        f"postgresql://iemand:{_HIDDEN}@127.0.0.1:poort/niets",
        f"://{_HIDDEN}",
    ],
)
def test_an_address_that_does_not_work_is_refused_without_showing_the_password(address: str) -> None:
    error = _refused(address)
    assert _HIDDEN not in error.what + error.todo


def test_a_server_that_is_not_there_is_said_so() -> None:
    assert "cannot be reached" in _refused("postgresql://iemand@127.0.0.1:1/niets").what


def _server() -> str:
    address = os.environ.get("METROCHECK_TEST_POSTGRES")
    if address is None:
        pytest.skip("METROCHECK_TEST_POSTGRES names no PostgreSQL server")
    return address


def test_a_wrong_password_is_said_so_without_showing_it() -> None:
    url = make_url(_server()).set(password=_HIDDEN)
    error = _refused(url.render_as_string(hide_password=False))
    assert error.what.startswith("The server refuses the name or the password for postgresql+psycopg://")
    assert _HIDDEN not in error.what + error.todo
    gone = make_url(_server()).set(database="bestaat_niet")
    assert "does not know the database" in _refused(gone.render_as_string(hide_password=False)).what


def test_a_server_without_psycopg_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    error = _refused("postgresql://iemand@127.0.0.1:1/niets")
    assert "metrocheck[postgres]" in error.todo


def test_the_hint_to_go_on_holds_no_password(store: Store, region: Partnership, location: str) -> None:
    hint = filling_in.go_on(region.partners[0], Choices(store=location), store.location)
    assert "--store" in hint
    secret = make_url(location).password if "://" in location else None
    assert not secret or secret not in hint
