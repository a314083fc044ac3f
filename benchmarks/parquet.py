"""Writes the answers of a benchmark store as Parquet in three shapes: `parquet.py STORE FOLDER`.

`strips.parquet` has a strip per response, as the store has; `tidy.parquet` a row per answer, as surveys are
analysed; `wide.parquet` a row per response and a column per statement. All carry text as text.
"""

import json
import sys
from pathlib import Path
from sqlite3 import connect

import polars as pl

RESPONSES = """SELECT partner.name, response.strip FROM response
    JOIN partner ON partner.id = response.partner_id ORDER BY partner.place, response.rowid"""


def write(store: Path, folder: Path) -> None:
    """All three files."""
    with connect(store) as connection:
        (content,) = connection.execute("SELECT content FROM questionnaire").fetchone()
        rows = connection.execute(RESPONSES).fetchall()
    connection.close()
    statements = [statement["id"] for stop in json.loads(content)["stops"] for statement in stop["statements"]]
    names = [name for name, _ in rows]
    pl.DataFrame({"partner": names, "strip": [strip for _, strip in rows]}).write_parquet(folder / "strips.parquet")
    answers = {each: [strip[place] for _, strip in rows] for place, each in enumerate(statements)}
    wide = pl.DataFrame({"partner": names, "response": range(len(rows)), **answers})
    wide.write_parquet(folder / "wide.parquet")
    tidy = wide.lazy().unpivot(
        statements, index=["partner", "response"], variable_name="statement", value_name="answer"
    )
    tidy.sort("response", maintain_order=True).sink_parquet(folder / "tidy.parquet")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
