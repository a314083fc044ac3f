"""The comparison as tidy CSV: everything of the JSON contract but what is always null, one value a row, big to small.

Measures have the names of the JSON's keys and are the same in every language; what there is of each wave is
numbered in their order: `score_1`, `score_2`. Texts are those of the comparison.
"""

from collections.abc import Iterable, Iterator

from metrocheck.rendering.csv.rows import Row, Subject, Value, written
from metrocheck.report.comparison.model import Comparison, Judged, Moved, PartnerMove


def comparison_csv(comparison: Comparison) -> str:
    r"""The comparison as CSV text, `level,id,name,partner,measure,value`, with CRLF line ends.

    Which levels and measures there are stands in `reports/README.md`. A text that begins with a character that
    a spreadsheet obeys (`= + - @`, tab, CR, LF, NUL) has a `'` before it; see `rows.written` for taking it away.
    """
    return written(_rows(comparison))


def _rows(comparison: Comparison) -> Iterator[Row]:
    yield from Subject("comparison").rows({"format": comparison.format, "version": comparison.version})
    yield from _waves(comparison)
    yield from _partners(comparison)
    yield from _statements(comparison)
    yield from _whole(comparison)
    yield from _stops(comparison)
    yield from _questions(comparison)
    yield from _cells(comparison)
    for each in comparison.statement_changes:
        yield from Subject("statement", each.id, each.text).rows(_moved(each))


def _waves(comparison: Comparison) -> Iterator[Row]:
    for number, wave in enumerate(comparison.waves, start=1):
        measures: dict[str, Value] = {"label": wave.label, "opened": wave.opened, "closed": wave.closed, "n": wave.n}
        yield from Subject("wave", str(number), wave.label).rows(measures)


def _partners(comparison: Comparison) -> Iterator[Row]:
    partners = comparison.partners
    lists = {"both": partners.both, "left": partners.left, "joined": partners.joined}
    for measure, names in lists.items():
        for place, name in enumerate(names, start=1):
            yield from Subject("partners").rows({measure: place}, name)


def _statements(comparison: Comparison) -> Iterator[Row]:
    statements, texts = comparison.statements, _texts(comparison)
    lists = {
        "common": statements.common,
        "reworded": statements.reworded,
        "added": statements.added,
        "dropped": statements.dropped,
    }
    for level, ids in lists.items():
        for place, id_ in enumerate(ids, start=1):
            yield from Subject(level, id_, texts[id_]).rows({"place": place})


def _texts(comparison: Comparison) -> dict[str, str]:
    """The words of every statement: those of the last wave that has it."""
    left_out = {each.id: each.after or each.before or "" for each in comparison.statements.wordings}
    return left_out | {each.id: each.text for each in comparison.statement_changes}


def _whole(comparison: Comparison) -> Iterator[Row]:
    train = comparison.train
    yield from Subject("overall").rows(_judged(comparison.overall))
    yield from Subject("train", name=train.names[-1]).rows(_numbered("stop", train.stops))


def _stops(comparison: Comparison) -> Iterator[Row]:
    own: dict[int, list[PartnerMove]] = {}
    for each in comparison.partners_by_stop:
        own.setdefault(each.stop, []).append(each)
    for stop in comparison.stops:
        subject = Subject("stop", str(stop.id), stop.name)
        yield from subject.rows(_judged(stop) | {"up": stop.up, "same": stop.same, "down": stop.down})
        for each in own.get(stop.id, []):
            yield from subject.rows(_moved(each), each.name)


def _questions(comparison: Comparison) -> Iterator[Row]:
    for question in comparison.questions:
        yield from Subject("question", question.id, question.text).rows(_judged(question))


def _cells(comparison: Comparison) -> Iterator[Row]:
    stops = {stop.id: stop.name for stop in comparison.stops}
    texts = {question.id: question.text for question in comparison.questions}
    for cell in comparison.matrix:
        name = f"{stops[cell.stop]} / {texts[cell.question]}"
        yield from Subject("cell", f"{cell.stop}/{cell.question}", name).rows(_moved(cell))


def _judged(part: Judged) -> dict[str, Value]:
    return {**_moved(part), "noticeable": part.noticeable}


def _moved(part: Moved) -> dict[str, Value]:
    return {**_numbered("score", part.scores), "change": part.change}


def _numbered(stem: str, values: Iterable[Value]) -> dict[str, Value]:
    return {f"{stem}_{number}": value for number, value in enumerate(values, start=1)}
