"""The report for scripts: the JSON contract, without what only people read."""

from metrocheck.report.model import Report


def report_json(report: Report) -> str:
    """The report as JSON text, two spaces deep, ending in a newline; the schema stands in `reports/`."""
    return report.model_dump_json(indent=2) + "\n"
