"""What a cell is taken for: answers, and who a row is from."""

from pathlib import Path

import pytest

from metrocheck.exchange.table import Given, wave_label
from metrocheck.exchange.table.answers import Answers
from metrocheck.questionnaire.model import LocalText, Scale
from metrocheck.response.model import Role
from tests.exchange.table_doors import GRAAFLAND, TEAM, WATERHOVEN, WAVE, faults, ids, read, row, standard, written


def code(cell: str) -> str | None:
    try:
        return Answers(standard().scale)[cell]
    except KeyError:
        return None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            (
                "4",
                " 4 ",
                "4.0",
                "4,00",
                "eens",
                "Eens",
                "EENS ",
                "agree",
                "4 - eens",
                "eens (4)",
                "4. Agree",
                "A4",
                "AO04",
            ),
            "4",
        ),
        (("5", "helemaal eens", "Strongly\u00a0agree"), "5"),
        (("3", "niet eens, niet oneens", "niet eens niet oneens", "Neither agree nor disagree"), "3"),
        (("w", "W", "weet niet", "Weet ik niet", "don't know", "don’t know", "I don't know"), "w"),
        (("n", "N", "niet van toepassing", "n.v.t.", "NVT", "not applicable", "N/A"), "n"),
        (
            (
                "",
                " ",
                "\t",
                "\u00a0",
                ".",
                "-",
                "NULL",
                "NA",
                "NaN",
                "Geen antwoord",
                "No answer",
                "{question_not_shown}",
            ),
            ".",
        ),
    ],
)
def test_an_answer(cells: tuple[str, ...], expected: str) -> None:
    assert {cell: code(cell) for cell in cells} == dict.fromkeys(cells, expected)


@pytest.mark.parametrize(
    "cell",
    [
        "0",
        "6",
        "45",
        "4.5",
        "-4",
        "4;5",
        "eens eens",
        "#N/A",
        "=4",
        "=A1",
        "-oth-",
        "TRUE",
        "A6",
        "\x00",
        "4" * 501,
        "\U0001f600",
        "⁴⁄₁",
    ],
)
def test_no_answer(cell: str) -> None:
    assert code(cell) is None


def test_labels_that_could_be_two_answers_are_none_and_signs_can_be_labels() -> None:
    labels = tuple(LocalText(nl=nl, en=en) for nl, en in (("-", "low"), ("+", "same"), ("++", "same")))
    scale = Scale(labels=labels, dont_know=LocalText(nl="?"), not_applicable=LocalText(nl="N/A"))
    answers = Answers(scale)
    assert [answers[each] for each in ("-", "+", "++", "?", "n/a", "low")] == ["1", "2", "3", "w", "n", "1"]
    assert "same" not in answers
    with pytest.raises(KeyError):
        answers["same"]


def scale(*labels: str, dont_know: str = "weet niet", not_applicable: str = "niet van toepassing") -> Scale:
    told = tuple(LocalText(nl=label) for label in labels)
    return Scale(labels=told, dont_know=LocalText(nl=dont_know), not_applicable=LocalText(nl=not_applicable))


@pytest.mark.parametrize(
    ("labels", "certain", "refused"),
    [
        (("0", "1", "2", "3", "4"), {"0": "1", "5": "5", "AO01": "1"}, ("1", "2", "3", "4", "4,0", "1.")),
        (("5", "4", "3", "2", "1"), {"3": "3", "A5": "5"}, ("1", "2", "4", "5", "5.0")),
        (("5. laag", "4", "3", "2", "1. hoog"), {"5. laag": "1", "5": "5", "1": "1"}, ("2", "4")),
        (("N", "J"), {"1": "1", "j": "2", "niet van toepassing": "n", "weet niet": "w"}, ("N", "n", "nee", "no")),
        (("(1)", "(0)"), {"2": "2"}, ("0.0",)),
        (("(2)", "(0)"), {"1": "1"}, ("2", "(2)")),
    ],
)
def test_a_code_that_the_scale_calls_another_answer_is_none(
    labels: tuple[str, ...], certain: dict[str, str], refused: tuple[str, ...]
) -> None:
    """Whoever picked "1" on a scale of 0 to 4 meant its second point; whoever typed it, perhaps its first."""
    answers = Answers(scale(*labels))
    assert {cell: answers[cell] for cell in certain} == certain
    for cell in refused:
        with pytest.raises(KeyError):
            answers[cell]


def test_words_for_do_not_know_that_the_scale_has_twice_are_none() -> None:
    answers = Answers(scale("laag", "Weet niet!", "hoog", dont_know="weet niet?"))
    assert [answers[each] for each in ("weet niet!", "weet niet?", "weet ik niet")] == ["2", "w", "w"]
    with pytest.raises(KeyError):
        answers["weet niet"]


def test_a_cell_that_can_be_two_answers_says_so(tmp_path: Path) -> None:
    labels = [{"nl": str(point), "en": str(point)} for point in range(5)]
    told = standard().model_dump()
    asked = standard().model_validate(told | {"scale": told["scale"] | {"labels": labels}})
    answers = ["0"] * 41
    path = written(tmp_path / "a.csv", ["partner", "role", *ids()], row("Waterhoven", "raad", answers=[*answers, "1"]))
    assert faults(path, asked=asked) == [
        "row 2, column AR (7.6): “1” can be two answers: by its number or letter, and by the words of the scale."
    ]


def test_the_file_goes_before_what_was_given_beside_it(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.csv",
        ["Functiegroep", "Gemeente", *ids()],
        row("raad", "WATERHOVEN "),
        row("Council: councillor or committee member", ""),
        row("", "s_graafland"),
        row("Bestuur (wethouder)", "'s-graafland"),
    )
    found = read(path, given=Given(partner=GRAAFLAND, role=Role.ANDERS)).responses
    assert [(each.partner_id, each.role) for each in found] == [
        (WATERHOVEN.id, Role.RAAD),
        (GRAAFLAND.id, Role.RAAD),
        (GRAAFLAND.id, Role.ANDERS),
        (GRAAFLAND.id, Role.BESTUUR),
    ]


def test_what_is_given_fills_in_columns_that_are_not_there(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ids(), row())
    (found,) = read(path, given=Given(partner=GRAAFLAND, role=Role.MEDEWERKERS)).responses
    assert (found.partner_id, found.role, found.strip) == (GRAAFLAND.id, Role.MEDEWERKERS, "4" * 42)


def test_a_ticket_comes_in_its_one_form_and_is_never_quoted(tmp_path: Path) -> None:
    from metrocheck.response.ticket import words

    first, second, third = sorted(words())[:3]
    right, wrong = f"{first} {second.upper()} {third} 07", f"{first}-{second}-geheim-07"
    head = ["partner", "role", "ticket", *ids()]
    (found,) = read(written(tmp_path / "a.csv", head, row("Waterhoven", "raad", right))).responses
    assert found.ticket == f"{first}-{second}-{third}-07"
    (told,) = faults(written(tmp_path / "b.csv", head, row("Waterhoven", "raad", wrong)))
    assert "row 2, column C (ticket)" in told
    assert first not in told
    assert "geheim" not in told


def test_a_team_has_no_roles_and_one_scan_a_municipality(tmp_path: Path) -> None:
    head = ["partner", "functiegroep", "kaartje", *ids()]
    twice = [row("Waterhoven", "wat dan ook", "x"), row("waterhoven", "", "")]
    found = read(written(tmp_path / "a.csv", head, *twice), TEAM)
    assert [(each.role, each.ticket) for each in found.responses] == [(None, None)] * 2
    assert found.ignored == ("functiegroep", "kaartje")
    other = row("Waterhoven", "", "", answers=["3"] * 42)
    assert faults(written(tmp_path / "b.csv", head, *twice, other), TEAM) == [
        "row 4, column A (partner): Row 2 is of the same municipality, with other answers."
    ]


def test_rows_of_one_wave(tmp_path: Path) -> None:
    head = ["Meting", "partner", "role", *ids()]
    path = written(tmp_path / "a.csv", head, row("", "Waterhoven", "raad"), row("najaar  2026", "Waterhoven", "raad"))
    assert len(read(path, given=Given(wave=WAVE)).responses) == 2
    assert wave_label(path) == "najaar  2026"
    other = WAVE.model_copy(update={"label": "Voorjaar"})
    assert faults(path, given=Given(wave=other)) == [
        "row 3, column A (Meting): This row is of the wave “najaar  2026”, not of “Voorjaar”."
    ]


def test_without_a_wave_given_all_rows_name_the_same(tmp_path: Path) -> None:
    head = ["wave", "partner", "role", *ids()]
    path = written(tmp_path / "a.csv", head, row("Een", "Waterhoven", "raad"), row("Twee", "Waterhoven", "raad"))
    assert faults(path) == ["row 3, column A (wave): This row is of the wave “Twee”, not of “Een”."]


def test_no_wave_column_no_wave(tmp_path: Path) -> None:
    assert wave_label(written(tmp_path / "a.csv", ["partner", *ids()], row("Waterhoven"))) is None


def test_rows_that_say_nothing_are_no_responses(tmp_path: Path) -> None:
    empty = row("Waterhoven", "raad", answers=[""] * 42)
    only_text = [*empty, "Een toelichting"]
    head = ["partner", "role", *ids(), "3.2 opmerking"]
    found = read(written(tmp_path / "a.csv", head, empty, [], only_text, ["", ""], [*empty, " "]))
    assert [(each.row, each.strip, each.comments) for each in found.responses] == [
        (4, "." * 42, (("3.2", "Een toelichting"),))
    ]
    # What holds nothing at all is not counted.
    assert found.empty == 2


def test_comments_come_in_the_order_of_the_line_without_controls(tmp_path: Path) -> None:
    head = ["anders", "7.6 comment", *ids(), "opmerking bij 1.1", "partner", "role"]
    texts = ["laatst", "\x1b[31mrood\x07", *["w"] * 42, "  eerst ", "Waterhoven", "anders"]
    (found,) = read(written(tmp_path / "a.csv", head, texts)).responses
    assert found.comments == (("1.1", "eerst"), ("7.6", "[31mrood"), ("anders", "laatst"))


def test_the_headings_may_come_after_a_title_and_in_two_rows(tmp_path: Path) -> None:
    """Facilitators put a title above; some tools write a row of codes and one of texts."""
    texts = ["Gemeente", "Rol", *(each.text.of("en") for each in standard().statements)]
    path = written(
        tmp_path / "a.csv",
        ["Metrostroom 2026"],
        [],
        ["partner", "role", *ids()],
        texts,
        row("Waterhoven", "raad"),
        separator="\t",
    )
    assert [each.row for each in read(path).responses] == [5]


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        *(("Wethouder", Role.BESTUUR), ("burgemeester", Role.BESTUUR), ("Commissielid", Role.RAAD)),
        *(("directeur", Role.MANAGEMENT), ("Ambtenaar", Role.MEDEWERKERS)),
    ],
)
def test_what_people_call_their_role(tmp_path: Path, cell: str, role: Role) -> None:
    path = written(tmp_path / "a.csv", ["partner", "role", *ids()], row("Waterhoven", cell))
    assert read(path).responses[0].role is role


def test_a_municipality_with_the_word_before_it(tmp_path: Path) -> None:
    cells = ["Gemeente Waterhoven", "gemeente  's-Graafland", "Municipality of Waterhoven"]
    path = written(tmp_path / "a.csv", ["partner", "role", *ids()], *(row(each, "raad") for each in cells))
    assert [each.partner_id for each in read(path).responses] == [WATERHOVEN.id, GRAAFLAND.id, WATERHOVEN.id]
    assert faults(written(tmp_path / "b.csv", ["partner", "role", *ids()], row("gemeente", "raad")))


def test_rows_without_anything_in_them_are_not_counted(tmp_path: Path) -> None:
    """LibreOffice saves a thousand of them when cells have choices; LimeSurvey one when nobody has answered."""
    rows = [["Waterhoven", *[""] * 43], ["", " ", *[""] * 42], [""] * 44]
    found = read(written(tmp_path / "a.csv", ["partner", "role", *ids()], *rows))
    assert (found.responses, found.empty) == ([], 1)
