"""A comparison on paper: what moved first, then each stop in full, then what could not be compared."""

from metrocheck.rendering.paper.comparison.layout import comparison_paper

__all__ = ["comparison_paper"]
