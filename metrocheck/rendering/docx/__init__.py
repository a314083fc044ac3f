"""A paper as a Word file, to read and to edit.

Must never decide what is told; its look is that of `reports/docx/`.
"""

from metrocheck.rendering.paper.blocks import Paper


def document(paper: Paper) -> bytes:
    """The whole paper as a DOCX file; the same paper gives the same bytes."""
    # The rooms behind this door import python-docx, which `--help` must not.
    from metrocheck.rendering.docx.writing import written

    return written(paper)
