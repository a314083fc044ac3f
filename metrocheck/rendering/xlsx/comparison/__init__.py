"""A comparison as a workbook: the same sheets, looks and promises as that of a report."""

from metrocheck.rendering.xlsx.comparison.book import workbook

__all__ = ["workbook"]
