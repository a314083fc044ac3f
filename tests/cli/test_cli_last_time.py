"""What a municipality answered the last time, beside what it answers now: whose, from when, and of which statements."""

from tests.cli.conftest import Made
from tests.cli.front_door import Metrocheck

OF_NOW = "We hebben duidelijk benoemd wat inwoners van onze samenwerking gaan merken."
OTHERWISE = "We weten wat inwoners van onze samenwerking gaan merken."
FOURS = "4 4 4 4 4 4"
STOPS = 7


def beside(answers: str) -> str:
    """Fours now, with these answers of the last time behind them."""
    return f"{FOURS}  vorige keer {answers}"


def next_wave(program: Metrocheck, label: str, *options: str) -> None:
    program.done("wave", "close", "--yes")
    program.done("wave", "open", label, *options)


def overview(program: Metrocheck, partner: str) -> str:
    """The overview of a municipality that answers everything with a four."""
    return program.fill_in(partner, "4" * 42).err.partition("Overzicht")[2]


def changed(program: Metrocheck, name: str, *changes: tuple[str, str]) -> str:
    """The shipped questionnaire in a file, with these texts for others."""
    program.done("questions", "copy", "metrostroom", name)
    file = program.folder / name
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return name


def test_last_time_is_the_last_wave_it_took_part_in(made: Made) -> None:
    program = made("Linde", "Aa", "Bb", "Cee")
    program.fill_in("Aa", "1" * 42)
    next_wave(program, "tweede")
    program.fill_in("Aa", "2" * 42)
    program.fill_in("Bb", "5" * 42)
    next_wave(program, "derde")
    program.fill_in("Bb", "3" * 42)
    # A scan that was not handed in is no answer.
    program.fill_in("Aa", "5" * 42, end="n")
    next_wave(program, "vierde")
    # Aa skipped the third and answered 2 in the second, not 1 as in the first; Bb answered 3 in the third.
    assert overview(program, "Aa").count(beside("2 2 2 2 2 2")) == STOPS
    assert overview(program, "Bb").count(beside("3 3 3 3 3 3")) == STOPS
    assert "vorige keer" not in overview(program, "Cee"), "it was never there"


def test_only_statements_in_the_same_words_have_a_last_time(made: Made) -> None:
    program = made("Linde", "Aa")
    program.fill_in("Aa", "123451" + "2" * 36)
    newer = changed(program, "nieuw.yaml", (OF_NOW, OTHERWISE), ('version: "1.0"', 'version: "1.1"'))
    next_wave(program, "tweede", "--questionnaire", newer, "--yes")
    shown = overview(program, "Aa")
    # 1.1 was put in other words; the others keep their own place.
    assert shown.count(beside(". 2 3 4 5 1")) == 1
    assert shown.count(beside("2 2 2 2 2 2")) == STOPS - 1


def test_answers_belong_to_statements_and_not_to_places(made: Made) -> None:
    program = made("Linde", "Aa")
    program.fill_in("Aa", "123451" + "2" * 36)
    # Without 1.1 every statement moves up a place, and takes its answer along.
    gone = f"""      - id: "1.1"
        question: goede
        text:
          nl: {OF_NOW}
          en: We have spelled out what difference our cooperation will make to residents.
"""
    newer = changed(program, "nieuw.yaml", (gone, ""), ('version: "1.0"', 'version: "1.1"'))
    next_wave(program, "tweede", "--questionnaire", newer, "--yes")
    shown = program.fill_in("Aa", "4" * 41).err.partition("Overzicht")[2]
    assert "4 4 4 4 4  vorige keer 2 3 4 5 1" in shown
    assert shown.count(beside("2 2 2 2 2 2")) == STOPS - 1


def test_words_are_compared_with_those_of_the_wave_it_took_part_in(made: Made) -> None:
    program = made("Linde", "Aa", "Bb")
    program.fill_in("Aa", "1" * 42)
    newer = changed(program, "nieuw.yaml", (OF_NOW, OTHERWISE), ('version: "1.0"', 'version: "1.1"'))
    next_wave(program, "tweede", "--questionnaire", newer, "--yes")
    program.fill_in("Bb", "3" * 42)
    next_wave(program, "derde", "--questionnaire", "metrostroom", "--yes")
    # Aa was not there when 1.1 was asked in other words; Bb was.
    assert overview(program, "Aa").count(beside("1 1 1 1 1 1")) == STOPS
    shown = overview(program, "Bb")
    assert (shown.count(beside(". 3 3 3 3 3")), shown.count(beside("3 3 3 3 3 3"))) == (1, STOPS - 1)


def test_after_another_questionnaire_there_is_no_last_time(made: Made) -> None:
    program = made("Linde", "Aa", "Bb")
    program.fill_in("Aa", "2" * 42)
    program.fill_in("Bb", "3" * 42)
    other = changed(program, "ander.yaml", ("id: metrostroom", "id: anders"))
    next_wave(program, "tweede", "--questionnaire", other, "--yes")
    assert "vorige keer" not in overview(program, "Aa")
    next_wave(program, "derde", "--questionnaire", "metrostroom", "--yes")
    # Aa's last time was that other questionnaire; Bb was not there then, and knew this one.
    assert "vorige keer" not in overview(program, "Aa")
    assert overview(program, "Bb").count(beside("3 3 3 3 3 3")) == STOPS


def test_what_is_revised_is_not_its_own_last_time(made: Made) -> None:
    program = made("Linde", "Aa")
    program.fill_in("Aa", "4" * 42)
    # Handed in and opened again, at the overview: these answers are those of now.
    again = program.done("scan", "--plain", "--partner", "Aa", given="j\n").err
    assert again.count(FOURS) >= STOPS
    assert "vorige keer" not in again
