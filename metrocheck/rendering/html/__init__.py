"""A paper as one web page: a single file that runs nothing, fetches nothing and says so.

Decides on markup only; what is told stands in the paper, and what it looks like in `reports/`.
"""

from metrocheck.rendering.html.template import page

__all__ = ["page"]
