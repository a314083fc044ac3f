"""A questionnaire's YAML as plain data, with the line and column of every key and value.

This module owns YAML's own traps: what a plain `no`, `1.10` or date becomes, keys that stand twice,
anchors, tags and depth. It walks the parser's events rather than composed nodes, so that nothing
it refuses is ever built and depth is counted before it can hurt. Must never know which keys a
questionnaire has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml
from yaml.resolver import Resolver

from metrocheck.language import _
from metrocheck.questionnaire.faults import Fault, Loc
from metrocheck.questionnaire.syntax import stumbles
from metrocheck.questionnaire.wording import shown

# A questionnaire is seven levels deep; whatever goes this deep is something else.
MAX_DEPTH = 20

# PyYAML's events and loaders share no type that says what is used of them here.
_Event = Any
_Loader = Any
LOADER: _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Kind = Literal["text", "yes_no", "number", "date", "nothing", "list", "keys", "refused"]

_KINDS: dict[str, Kind] = {
    "tag:yaml.org,2002:bool": "yes_no",
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:timestamp": "date",
    "tag:yaml.org,2002:null": "nothing",
}
# YAML 1.1 has y and n as well, though PyYAML does not; ja and nee are what a Dutch writer means by them.
_MORE_YES_NO = {"y", "n", "ja", "nee"}
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_resolver = Resolver()


@dataclass(frozen=True)
class Place:
    """Where a key or value stands (from 1), how it is written, and what YAML makes of it."""

    line: int
    column: int
    raw: str = ""
    kind: Kind = "text"


@dataclass
class Document:
    """The data of a file and where each part of it stands.

    `data` holds dict, tuple, str, whole numbers and true/false; whatever YAML could take for something
    its writer did not mean is a Place, which no type of a model accepts. `complete` is False when
    reading stopped half-way, and `data` is then of no use.
    """

    path: Path
    data: object = None
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = False


class _TooDeepError(Exception):
    """Reading stops here; the fault is already noted."""


def read(path: Path, text: str, loader: _Loader = LOADER) -> Document:
    """The document in `text`; whatever is wrong with it as YAML is in its faults. `path` is only named."""
    document = Document(path)
    try:
        _Reader(document, yaml.parse(text, Loader=loader)).stream()
    except _TooDeepError:
        pass
    except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML without libyaml, on "\UFFFFFFFF"
        document.faults += [Fault(path, s.line, s.column, s.what, s.todo) for s in stumbles(error, text)]
    return document


class _Reader:
    """Walks the events of one stream, filling a document."""

    def __init__(self, document: Document, events: Iterator[_Event]) -> None:
        self.document = document
        self.events = events

    def stream(self) -> None:
        next(self.events)  # the start of the stream
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            todo = _('Begin with a copy of a shipped set: "metrocheck questions copy".')
            return self._fault(Place(1, 1), _("The file is empty."), todo)
        self.document.data = self._node(next(self.events), ())
        next(self.events)  # the end of the document
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            what = _("A second document begins here; a file holds one questionnaire.")
            self._fault(_place(after), what, _('Remove this "---" and what follows, or use two files.'))
        self.document.complete = True
        return None

    def _fault(self, place: Place, what: str, todo: str) -> None:
        self.document.faults.append(Fault(self.document.path, place.line, place.column, what, todo))

    def _node(self, event: _Event, loc: Loc) -> object:
        if isinstance(event, yaml.AliasEvent):
            return self._refused_alias(event, loc)
        self._refuse_anchor_and_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, loc)
        return self._container(event, loc)

    def _refused_alias(self, event: _Event, loc: Loc) -> Place:
        what = _('"*{name}" refers to another part of the file, which a questionnaire cannot do.')
        todo = _('Write the content out here; put a text that begins with "*" in quotes.')
        place = _place(event, "", "refused")
        self._fault(place, what.format(name=shown(event.anchor)), todo)
        self.document.values[loc] = place
        return place

    def _refuse_anchor_and_tag(self, event: _Event) -> None:
        if event.anchor is not None:
            what = _('"&{name}" makes a reference, which a questionnaire cannot do.')
            todo = _('Remove it; put a text that begins with "&" in quotes.')
            self._fault(_place(event), what.format(name=shown(event.anchor)), todo)
        if event.tag is not None:
            what = _('"{tag}" gives a type, which a questionnaire cannot do.')
            todo = _('Remove it; put a text that begins with "!" in quotes.')
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(_place(event), what.format(tag=shown(tag)), todo)

    def _scalar(self, event: _Event, loc: Loc) -> object:
        place = _place(event, event.value, _kind(event))
        self.document.values[loc] = place
        return _content(place)

    def _container(self, event: _Event, loc: Loc) -> object:
        place = _place(event)
        if len(loc) > MAX_DEPTH:
            what = _("This goes deeper than {n} levels; a questionnaire does not.").format(n=MAX_DEPTH)
            self._fault(place, what, _("Check the brackets and the indentation above this place."))
            raise _TooDeepError
        if isinstance(event, yaml.SequenceStartEvent):
            self.document.values[loc] = Place(place.line, place.column, "[…]", "list")
            return self._sequence(loc)
        self.document.values[loc] = Place(place.line, place.column, "{…}", "keys")
        return self._mapping(loc)

    def _sequence(self, loc: Loc) -> tuple[object, ...]:
        items: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*loc, len(items))))
        return tuple(items)

    def _mapping(self, loc: Loc) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, loc)
            # What stands under a refused key is read for its faults, and kept nowhere (-1 is no index).
            value = self._node(next(self.events), (*loc, -1 if key is None else key))
            if key is not None:
                found[key] = value
        return found

    def _key(self, event: _Event, loc: Loc) -> str | None:
        """The key as text, or None when it cannot be one."""
        self._node(event, (*loc, -1))
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                what = _("A list or a group of keys cannot be a key.")
                self._fault(_place(event), what, _('Write a single word, then ":".'))
            return None
        return self._fresh_key(_place(event, event.value), (*loc, event.value))

    def _fresh_key(self, place: Place, loc: Loc) -> str | None:
        first = self.document.keys.setdefault(loc, place)
        if first is place:
            return place.raw
        what = _('The key "{key}" stands here a second time; the first is on line {line}.')
        self._fault(place, what.format(key=shown(place.raw), line=first.line), _("Keep one of the two."))
        return None


def _place(event: _Event, raw: str = "", kind: Kind = "text") -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1, raw, kind)


def _kind(event: _Event) -> Kind:
    if event.tag is not None:
        return "refused"
    if not event.implicit[0]:  # in quotes, or a block of text
        return "text"
    if event.value.lower() in _MORE_YES_NO:
        return "yes_no"
    tag = _resolver.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
    return _KINDS.get(tag, "text")


def _content(place: Place) -> object:
    if place.kind == "text":
        return place.raw
    if place.kind == "yes_no" and place.raw in ("true", "false"):
        return place.raw == "true"
    if place.kind == "number" and _WHOLE_NUMBER.fullmatch(place.raw):
        return int(place.raw)
    return place
