"""What is removed is gone from every file of the store, not only from its tables."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrocheck.questionnaire.model import Questionnaire
from metrocheck.store import open_store
from tests.store.confided import counted

_WORDS = "dit-mag-niemand-lezen"
# Found by trying, see the last test.
_FOUND = 106505
_WRITING = st.tuples(st.sampled_from(["1.1", "1.2", "2.1", "trots"]), st.integers(0, 400), st.booleans())


def _everything(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.iterdir())


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from(["responses", "wave", "partnership"]), writings=st.lists(_WRITING, min_size=1, max_size=40))
def test_nothing_of_what_was_removed_is_left_in_any_file(
    tmp_path_factory: pytest.TempPathFactory,
    line: Questionnaire,
    now: datetime,
    way: str,
    writings: list[tuple[str, int, bool]],
) -> None:
    folder = tmp_path_factory.mktemp("wissen")
    with open_store(folder / "scan.sqlite") as store:
        region = store.new_partnership("Regio", ["Aa", "Bee"], line, "1", now)
        wave = store.waves(region.id)[0]
        mine, other = (store.start_draft(wave.id, partner.id, now).id for partner in region.partners)
        store.put_comment(mine, "1.1", _WORDS, now)
        assert _WORDS.encode() in _everything(folder)
        for about, times, is_mine in writings:
            store.put_comment(mine if is_mine else other, about, (_WORDS if is_mine else "x") * times, now)
        if way == "responses":
            store.remove_responses(wave.id, region.partners[0].id)
        elif way == "wave":
            store.close_wave(wave.id, now, counted)
            store.purge_wave(wave.id, counted)
        else:
            store.remove_partnership(region.id)
            # Its questionnaire was its own.
            assert b"Stelling" not in _everything(folder)
        assert _WORDS.encode() not in _everything(folder)
        assert store.check() == []


def test_remains_on_pages_that_moved_about_are_gone_too(tmp_path: Path, line: Questionnaire, now: datetime) -> None:
    # A sequence found by trying: after it SQLite's secure_delete alone leaves words on a page in use.
    with open_store(tmp_path / "scan.sqlite") as store:
        region = store.new_partnership("Regio", ["Aa", "Bee", "Cee"], line, "1", now)
        wave = store.waves(region.id)[0]
        drafts = [store.start_draft(wave.id, partner.id, now).id for partner in region.partners]
        for turn in range(0, _FOUND * 300, _FOUND):
            about = ["1.1", "1.2", "2.1", "trots"][turn // 3 % 4]
            words = _WORDS if turn % 3 == 0 else "x" * len(_WORDS)
            store.put_comment(drafts[turn % 3], about, words * (turn // 12 % 60), now)
        store.remove_responses(wave.id, region.partners[0].id)
        assert _WORDS.encode() not in _everything(tmp_path)
