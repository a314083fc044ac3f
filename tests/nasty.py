"""Reports with names that would do something in some format: formulas, markup, links, control characters."""

from typing import Any

from pydantic import BaseModel

from metrocheck.report.model import CommentPart, Report

NAMES = (
    "=1+1",
    "=cmd|'/c calc'!A1",
    "+31 6",
    "-1",
    "@x",
    "{=1}",
    "http://x.nl",
    "mailto:x@x.nl",
    '<b>Aa & "Bee", Cee</b> | # *Dee*',
    "Oud- en Nieuw-" + "Waterhoven" * 29,
    "東京 👍 שלום",
    "'=1 _x0041_ internal:Blad!A1",
)
LONG = "Een lange opmerking, 👍. " * 3000


def nasty(report: Report) -> Report:
    """The report with its municipalities, partnership, wave and comments called by nasty names."""
    names = dict(zip(report.partnership.partners, NAMES, strict=False))
    names |= {report.partnership.name: "=Linde, \"a\" & 'b'", report.wave.label: "-2+3 [x]:*?/\\ #najaar"}
    first, second, third = (name for name in names.values() if name in NAMES[:3])
    renamed = _renamed(report, names)
    assert isinstance(renamed, Report)
    comments = (
        CommentPart(stop=4, statement="4.2", partner=first, text='=HYPERLINK("http://x.nl")', closing=None),
        CommentPart(stop=4, statement="4.2", partner=second, text='\'=1, "twee"', closing=None),
        CommentPart(
            stop=None,
            statement="tevreden",
            partner=third,
            text="@SUM(A1)\r\nen \t\x1b[31mrood\x00\u202e",
            closing="tevreden",
        ),
    )
    return renamed.model_copy(update={"comments": comments})


def _renamed(value: Any, names: dict[str, str]) -> Any:
    match value:
        case str():
            return names.get(value, value)
        case tuple():
            return tuple(_renamed(part, names) for part in value)
        case dict():
            return {names.get(key, key): _renamed(part, names) for key, part in value.items()}
        case BaseModel():
            changed = {name: _renamed(getattr(value, name), names) for name in type(value).model_fields}
            return value.model_copy(update=changed)
        case _:
            return value
