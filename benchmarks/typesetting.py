"""Writes what metrocheck hands to Typst for a report: `typesetting.py STORE FOLDER`.

`source.typ` is the template and `inputs.json` its data; `fonts` is a link to the fonts that metrocheck carries.
"""

import json
import sys
from pathlib import Path

from metrocheck import language
from metrocheck.cli import reporting
from metrocheck.rendering.paper.report import report_paper
from metrocheck.rendering.pdf import source
from metrocheck.resources import folder
from metrocheck.store import open_store


def write(path: Path, place: Path) -> None:
    """The template, the data and the fonts."""
    language.use(language.DEFAULT)
    with open_store(path) as store:
        (partnership,) = store.partnerships()
        report = reporting.made(store, partnership, store.waves(partnership.id)[-1])
    given = source(report_paper(report))
    (place / "source.typ").write_bytes(given.source)
    (place / "inputs.json").write_text(json.dumps(given.inputs), encoding="utf-8")
    (place / "fonts").symlink_to(folder("reports") / "fonts")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
