"""How long metrocheck takes to say something: `--version` and `--help`."""

from collections.abc import Iterator

from benchmarks.running import in_pairs, milliseconds
from benchmarks.table import Row
from benchmarks.workshop import Workshop, peer_script

ROUNDS = 15
FLOORS = (("--version", "idle-script"), ("--help", "bare-typer"))
HIGHEST_OVER_FLOOR = 1.2
PEERS = (("copier", "copier"), ("commitizen", "cz"), ("httpie", "http"))


def rows(workshop: Workshop) -> Iterator[Row]:
    """Against a floor at most 1.2 times its time; against programs of the same kind less than theirs."""
    ours = workshop.script("metrocheck")
    for option, floor in FLOORS:
        pairs = in_pairs([ours, option], [workshop.script(floor), option], workshop.environment, ROUNDS)
        ok = pairs.ratio <= HIGHEST_OVER_FLOOR
        times = milliseconds(pairs.ours), f"{floor} {milliseconds(pairs.peer)}"
        yield Row(f"metrocheck {option}", *times, pairs.shown, f"at most {HIGHEST_OVER_FLOOR}", ok)
    for name, script in PEERS:
        pairs = in_pairs([ours, "--help"], [peer_script(script), "--help"], workshop.environment, ROUNDS)
        times = milliseconds(pairs.ours), f"{name} {milliseconds(pairs.peer)}"
        yield Row("metrocheck --help", *times, pairs.shown, "below 1.0", pairs.ratio < 1)
