"""Reads the XML inside a workbook as events, piece by piece, whatever somebody made of it.

No entities, no depth without end, no tag that does not end: expat would take memory for each. Must never know what a
tag means.
"""

from collections.abc import Iterator
from typing import IO, Protocol
from xml.parsers import expat

_PIECE = 64 * 1024
_DEEPEST = 64
# A cell of a sheet holds at most 32,767 characters; a tag or comment longer than this is none of a spreadsheet.
_LONGEST_TAG = 1024 * 1024


class Refused(Exception):
    """The XML is broken, or not such as a spreadsheet program writes."""


class Handler(Protocol):
    """What is told of the tags, by their names without a namespace."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """A tag begins."""
        ...

    def end(self, tag: str) -> None:
        """A tag ends."""
        ...

    def text(self, data: str) -> None:
        """A piece of the text in it."""
        ...


def read(stream: IO[bytes], handler: Handler) -> Iterator[int]:
    """Gives the handler everything in `stream`; after each piece how many bytes were read so far.

    Raises:
        Refused: the XML cannot be read further.
    """
    parser = _parser(handler)
    fed = 0
    while piece := stream.read(_PIECE):
        _feed(parser, piece)
        fed += len(piece)
        if fed - parser.CurrentByteIndex > _LONGEST_TAG:
            raise Refused
        yield fed
    _feed(parser, b"", final=True)
    yield fed


def _feed(parser: expat.XMLParserType, piece: bytes, *, final: bool = False) -> None:
    try:
        parser.Parse(piece, final)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an encoding that does not exist
        raise Refused from error


def _parser(handler: Handler) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refused
        handler.start(tag[tag.rfind(":") + 1 :], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(tag[tag.rfind(":") + 1 :])

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_declaration: object) -> None:
    raise Refused
