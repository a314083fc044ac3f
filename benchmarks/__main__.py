"""`python -m benchmarks [NAME]...`: runs the benchmarks named, or all, and prints a table of each.

Ends with exit code 1 when a bound is not met, 2 when a name is unknown.
"""

import sys
from collections.abc import Callable, Iterable

from benchmarks import (
    calibration,
    comparing,
    exports,
    growth,
    importing,
    keypress,
    large_report,
    small_report,
    startup,
    together,
)
from benchmarks.table import Row, printed
from benchmarks.workshop import Workshop, opened

Benchmark = Callable[[Workshop], Iterable[Row]]

BENCHMARKS: dict[str, Benchmark] = {
    "startup": startup.rows,
    "keypress": keypress.rows,
    "small-report": small_report.rows,
    "large-report": large_report.rows,
    "growth": growth.rows,
    "exports": exports.rows,
    "comparing": comparing.rows,
    "calibration": calibration.rows,
    "together": together.rows,
    "importing": importing.rows,
}


def main(names: list[str]) -> int:
    """Runs what was asked for; returns the exit code."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. Choose from: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    met = True
    with opened() as workshop:
        for name in names or BENCHMARKS:
            rows = list(BENCHMARKS[name](workshop))
            print(f"\n{name}\n{printed(rows)}", flush=True)
            met = met and all(row.ok is not False for row in rows)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
