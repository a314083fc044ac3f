"""Tallies and stop scores from Parquet, in polars: `in_polars.py WAY FILE`, prints JSON.

The same work as a report's rules 1 to 3, lazily and reading only the columns it needs. *strips* reads what a store
holds, a strip per response, and counts the same slices; *tidy* a file with a row per answer, *wide* one with a row
per response and a column per statement, both written to be as fast as we could make them.
"""

import json
import sys
from collections.abc import Iterator

import polars as pl

CODES = ("1", "2", "3", "4", "5", "w", "n")
POINTS = CODES[:5]


STATEMENTS = [f"{stop}.{number}" for stop in range(1, 8) for number in range(1, 7)]


def strips(file: str) -> pl.LazyFrame:
    """The tallies of a file with a strip per response."""
    counts = (
        (pl.col("strip").str.slice(place, 1) == code).sum().alias(f"{statement} {code}")
        for place, statement in enumerate(STATEMENTS)
        for code in CODES
    )
    counted = pl.scan_parquet(file).group_by("partner").agg(pl.len().alias("responses"), *counts)
    return pl.concat([*_per_statement(counted, STATEMENTS)])


def tidy(file: str) -> pl.LazyFrame:
    """The tallies of a file with a row per answer: a row per partner and statement, a count per code."""
    counts = ((pl.col("answer") == code).sum().alias(code) for code in CODES)
    return pl.scan_parquet(file).group_by("partner", "statement").agg(pl.len().alias("responses"), *counts)


def wide(file: str) -> pl.LazyFrame:
    """The same of a file with a row per response."""
    answers = pl.scan_parquet(file)
    statements = [name for name in answers.collect_schema().names() if name not in {"partner", "response"}]
    counts = ((pl.col(each) == code).sum().alias(f"{each} {code}") for each in statements for code in CODES)
    counted = answers.group_by("partner").agg(pl.len().alias("responses"), *counts)
    return pl.concat([*_per_statement(counted, statements)])


def _per_statement(counted: pl.LazyFrame, statements: list[str]) -> Iterator[pl.LazyFrame]:
    for each in statements:
        counts = (pl.col(f"{each} {code}").alias(code) for code in CODES)
        yield counted.select("partner", pl.lit(each).alias("statement"), "responses", *counts)


def stop_scores(tallies: pl.LazyFrame) -> pl.LazyFrame:
    """A row per stop: the mean of the scores of the partners that have one. No statement is reversed here."""
    stop = pl.col("statement").str.split(".").list.first().alias("stop")
    by_partner = tallies.group_by("partner", stop).agg(
        total=pl.sum_horizontal(pl.col(code) * int(code) for code in POINTS).sum(),
        scored=pl.sum_horizontal(POINTS).sum(),
        applicable=(pl.col("responses") - pl.col("n")).sum(),
    )
    with_score = by_partner.filter(pl.col("scored") >= 1, 2 * pl.col("scored") >= pl.col("applicable"))
    return with_score.group_by("stop").agg((pl.col("total") / pl.col("scored")).mean())


def told(tallies: pl.LazyFrame) -> str:
    """The counts of all partners together and the stop scores."""
    found = tallies.collect(engine="streaming")
    together = found.group_by("statement").agg(pl.col(CODES).sum())
    counts = {statement: numbers for statement, *numbers in together.iter_rows()}
    return json.dumps({"counts": counts, "stops": dict(stop_scores(found.lazy()).collect().iter_rows())})


if __name__ == "__main__":
    way, file = sys.argv[1:]
    print(told({"strips": strips, "tidy": tidy, "wide": wide}[way](file)))
