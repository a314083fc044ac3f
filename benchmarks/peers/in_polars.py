"""Tallies and stop scores from Parquet, in polars: `in_polars.py WAY FILE`, prints JSON.

The same work as a report's rules 1 to 3, lazily and reading only the columns it needs. *tidy* is a file with a
row per answer, counted as anybody would write it: how often each answer was given. *one-pass* sums a column per code over the
same file, the fastest way we found. *wide* is a file with a row per response and a column per statement.
"""

import json
import sys
from collections.abc import Iterator

import polars as pl

CODES = ("1", "2", "3", "4", "5", "w", "n")
POINTS = CODES[:5]


def tidy(file: str) -> str:
    """Counts answers by partner, statement and code, and goes on from there."""
    counted = pl.scan_parquet(file).group_by("partner", "statement", "answer").len().collect(engine="streaming")
    together = counted.group_by("statement", "answer").agg(pl.col("len").sum())
    counts: dict[str, list[int]] = {}
    for statement, answer, number in together.iter_rows():
        if answer in CODES:
            counts.setdefault(statement, [0] * len(CODES))[CODES.index(answer)] = number
    return json.dumps({"counts": counts, "stops": dict(_tidy_scores(counted.lazy()).collect().iter_rows())})


def _tidy_scores(counted: pl.LazyFrame) -> pl.LazyFrame:
    scored = pl.col("answer").is_in(POINTS)
    point = pl.col("answer").filter(scored).cast(pl.Int64)
    by_partner = counted.group_by("partner", pl.col("statement").str.split(".").list.first().alias("stop")).agg(
        total=(point * pl.col("len").filter(scored)).sum(),
        scored=pl.col("len").filter(scored).sum(),
        applicable=pl.col("len").filter(pl.col("answer") != "n").sum(),
    )
    return _mean(by_partner)


def one_pass(file: str) -> pl.LazyFrame:
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
    return _mean(by_partner)


def _mean(by_partner: pl.LazyFrame) -> pl.LazyFrame:
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
    print(tidy(file) if way == "tidy" else told({"one-pass": one_pass, "wide": wide}[way](file)))
