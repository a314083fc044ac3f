"""Questionnaires and partnerships to make forms and templates of, and what pyxform makes of a form."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree
from pyxform.xls2xform import convert

from metrocheck.questionnaire import library
from metrocheck.questionnaire.model import LocalText, Questionnaire
from metrocheck.response.model import Mode, Partner, Partnership

SMALL = Path(__file__).parent.parent / "questionnaire" / "small.yaml"
XFORMS = "{http://www.w3.org/2002/xforms}"
LANGUAGES = {"nl": "Nederlands (nl)", "en": "English (en)"}
LEFT = datetime(2026, 1, 1, tzinfo=UTC)


def standard() -> Questionnaire:
    return library.find("metrostroom")


def small() -> Questionnaire:
    """Three statements at two stops, one of them reversed and called 1.10."""
    return library.find(str(SMALL))


def changed(questionnaire: Questionnaire, **parts: Any) -> Questionnaire:
    return Questionnaire.model_validate(questionnaire.model_dump() | parts)


def in_one(questionnaire: Questionnaire, code: str) -> Questionnaire:
    """The same, with nothing in the other language."""
    told = _only(questionnaire.model_dump(), code)
    return Questionnaire.model_validate(told | {"languages": [code]})


def _only(value: Any, code: str) -> Any:
    if isinstance(value, dict):
        if value.keys() == LocalText.model_fields.keys():
            return {code: value[code]}
        return {key: _only(part, code) for key, part in value.items()}
    return [_only(part, code) for part in value] if isinstance(value, list | tuple) else value


def awkward() -> Questionnaire:
    """Ids that survey tools keep for themselves or that meet once they are names, and texts that do something there."""
    told = small().model_dump()
    text = {"nl": '${s_2_1} <b>x</b> & "ja" | =1+1 ‘ko’\u00a0“é”', "en": "-1 *x* _y_ {0} ${"}
    told["questions"][0]["id"], told["questions"][1]["id"] = "meta", "s-2-1"
    for stop in told["stops"]:
        stop["name"] = text
        for statement in stop["statements"]:
            statement["question"] = {"goed": "meta", "samen": "s-2-1"}[statement["question"]]
    told["stops"][0]["id"], told["stops"][1]["id"] = 99, 7
    ids = ["99.99", "99.1", "7.12"]
    statements = [each for stop in told["stops"] for each in stop["statements"]]
    for statement, id_ in zip(statements, ids, strict=True):
        statement["id"] = id_
        statement["text"] = {code: f"{id_} {words}" for code, words in text.items()}
    closing = ["role", "role-", "partner", "meta", "a-b", "wave", "ticket", "geen-namen"]
    told["closing"] = [{"id": id_, "text": {"nl": f"Open {n}", "en": f"Open {n}"}} for n, id_ in enumerate(closing)]
    return Questionnaire.model_validate(told)


def partnership(*names: str, mode: Mode = Mode.INDIVIDUAL, left: Sequence[str] = ()) -> Partnership:
    """Municipalities with these names; those `left` have left."""
    partners = tuple(
        Partner(id=10 + place, name=name, ended=LEFT if name in left else None) for place, name in enumerate(names)
    )
    fewest = 7 if mode is Mode.INDIVIDUAL else None
    return Partnership(id=1, slug="linde", name="Linde", mode=mode, partners=partners, min_group=fewest)


class Form:
    """What pyxform makes of an XLSForm, without a single warning."""

    def __init__(self, content: bytes, *, validate: bool = False) -> None:
        made = convert(content, validate=validate)
        assert made.warnings == []
        self.root = etree.fromstring(made.xform.encode())

    @property
    def paths(self) -> list[str]:
        """Each question as a path of names, `halte_1/goede/s_1_1`, in the order in which they are asked."""
        return [str(node.get("ref")).removeprefix("/data/") for node in self._asked()]

    def label(self, path: str, code: str) -> str:
        return self._said(f"/data/{path}:label", code)

    def choices(self, path: str) -> list[str]:
        """The values one can choose from."""
        (control,) = [node for node in self._asked("select1") if node.get("ref") == f"/data/{path}"]
        return [str(item.findtext(f"{XFORMS}name")) for item in self._items(control)]

    def choice_labels(self, path: str, code: str) -> list[str]:
        (control,) = [node for node in self._asked("select1") if node.get("ref") == f"/data/{path}"]
        return [self._said(str(item.findtext(f"{XFORMS}itextId")), code) for item in self._items(control)]

    def is_required(self, path: str) -> bool:
        (bind,) = [each for each in self.root.iter(f"{XFORMS}bind") if each.get("nodeset") == f"/data/{path}"]
        return str(bind.get("required")) == "true()"

    @property
    def groups(self) -> dict[str, str | None]:
        """The groups by their path, each with its appearance."""
        every = self.root.iter(f"{XFORMS}group")
        return {str(each.get("ref")).removeprefix("/data/"): each.get("appearance") for each in every}

    @property
    def instance(self) -> "etree._Element":
        """The element that says which form, in which version, answers belong to."""
        (data,) = [each for each in self.root.iter(f"{XFORMS}data") if each.get("id")]
        return data

    def _asked(self, *kinds: str) -> Iterator["etree._Element"]:
        yield from self.root.iter(*(XFORMS + kind for kind in kinds or ("select1", "input")))

    def _items(self, control: "etree._Element") -> list["etree._Element"]:
        nodeset = str(control.find(f"{XFORMS}itemset").get("nodeset"))
        name = nodeset.partition("'")[2].partition("'")[0]
        (found,) = [each for each in self.root.iter(f"{XFORMS}instance") if each.get("id") == name]
        return list(found.iter(f"{XFORMS}item"))

    def _said(self, id_: str, code: str) -> str:
        (spoken,) = [each for each in self.root.iter(f"{XFORMS}translation") if each.get("lang") == LANGUAGES[code]]
        (text,) = [each for each in spoken if each.get("id") == id_]
        return str(text.findtext(f"{XFORMS}value"))
