"""The first and the last words of a report: how far the train is, and how this was measured."""

from rich.text import Text

from metrocheck.rendering import sentences
from metrocheck.rendering.terminal.screen import Screen, joined
from metrocheck.report.model import Report


def title(report: Report, screen: Screen) -> Text:
    """Whose line this is, and of when."""
    return Text.assemble((sentences.title(report), "bold"), "\n", joined(sentences.occasion(report), screen))


def summary(report: Report) -> Text:
    """Where the train stands, the overall score and how many stops are reached."""
    first, *rest = sentences.summary(report)
    return Text("\n").join([Text(first, "bold" if report.is_measured else ""), *map(Text, rest)])


def method(report: Report) -> Text:
    """Who answered, by which rules, with which versions."""
    return Text("\n").join(map(Text, sentences.method(report)))
