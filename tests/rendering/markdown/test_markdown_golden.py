"""The Markdown of some reports, kept in `golden/` as it must be; renewed like the other pictures there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from metrocheck.rendering.markdown import markdown
from metrocheck.rendering.paper.blocks import Paper
from metrocheck.rendering.paper.report import report_paper
from metrocheck.report.model import Report

GOLDEN = Path(__file__).parents[1] / "golden"
ReportOf = Callable[[str], Report]
Told = tuple[str, str]


def _nasty(paper: Paper) -> Paper:
    """The paper with names that would do something in some format."""
    names = {
        "Samen langs de Linde": "*Samen* `langs` de $Linde$, \"a\" & 'b' :smile:",
        "najaar 2026": "# najaar ~2026~ www.x.nl @jan",
        "Lindermeer": "=cmd|'/C calc'!A0",
        "Krimwijk": "<b>Krim</b> | wijk #1",
        "De Drie Kernen": '- [Drie](http://x.nl), "Kernen"',
        "Rietwaard en Ommelanden": "1. Riet_waard_ &lt; <script>alert(1)</script>",
    }
    dumped = paper.model_dump_json()
    for name, other in names.items():
        dumped = dumped.replace(name, json.dumps(other, ensure_ascii=False)[1:-1])
    return Paper.model_validate_json(dumped)


@pytest.mark.parametrize(
    "case",
    ["demo", "english", "empty", "unmeasured", "hostile", "nasty", "vertrouwelijk", "vertrouwelijk-klein"],
)
def test_golden(
    report_of: ReportOf, read: Callable[[str], list[Told]], request: pytest.FixtureRequest, case: str
) -> None:
    report = report_of("twelve" if case == "nasty" else case)
    paper = _nasty(report_paper(report)) if case == "nasty" else report_paper(report)
    written, path = markdown(paper), GOLDEN / f"{case}.md"
    assert read(written)[0] == ("h1", paper.title)
    if request.config.getoption("--renew-golden"):
        path.write_text(written, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path.name} is missing: pytest tests/rendering --renew-golden"
    assert written == path.read_text(encoding="utf-8")
