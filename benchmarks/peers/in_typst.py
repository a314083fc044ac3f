"""Typst alone: compiles the finished source of a report, `in_typst.py FOLDER PDF`; see `benchmarks/typesetting.py`."""

import json
import sys
from pathlib import Path

import typst


def compiled(folder: Path) -> bytes:
    """The PDF, with the same fonts and by the same standard as metrocheck's."""
    return typst.compile(
        (folder / "source.typ").read_bytes(),
        sys_inputs=json.loads((folder / "inputs.json").read_text(encoding="utf-8")),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder / "fonts"]),
        pdf_standards="ua-1",
    )


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(compiled(Path(sys.argv[1])))
