"""Documents for scripts: the JSON contracts, without what only people read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metrocheck.report.comparison.model import Comparison
    from metrocheck.report.model import Report


def report_json(report: "Report") -> str:
    """The report as JSON text, two spaces deep, ending in a newline; the schema stands in `reports/`."""
    return report.model_dump_json(indent=2) + "\n"


def comparison_json(comparison: "Comparison") -> str:
    """The comparison as JSON text, two spaces deep, ending in a newline; the schema stands in `reports/`."""
    return comparison.model_dump_json(indent=2) + "\n"
