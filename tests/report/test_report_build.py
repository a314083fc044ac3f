"""What a report says of a wave, made through its one door."""

from collections.abc import Callable
from datetime import date

import pytest

from metrocheck import language
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.report.model import Report

Made = Callable[..., Report]


def strip(*stops: str) -> str:
    """Seven stops, each answered throughout with one code, or with six codes of its own."""
    return "".join(stop if len(stop) == 6 else stop * 6 for stop in stops)


def test_the_train_stands_at_the_last_stop_of_the_unbroken_run(made: Made) -> None:
    report = made({"Aa": strip("5", "4", "3", "5", "5", "5", "5")})
    assert (report.train.stop, report.train.name) == (2, report.stops[1].name)
    assert report.overall.reached == 6


def test_the_train_stands_at_the_termini_by_name(made: Made) -> None:
    start = made({"Aa": strip("3", "5", "5", "5", "5", "5", "5")})
    end = made({"Aa": strip(*"5555555")})
    assert (start.train.stop, start.train.name) == (0, "Samenwerking")
    assert (end.train.stop, end.train.name) == (8, "Draagvlak en vertrouwen")


def test_overall_is_the_mean_of_the_stops_that_have_a_score(made: Made) -> None:
    report = made({"Aa": strip("5", "4", "3", "2", "1", "4", "w")})
    # (5 + 4 + 3 + 2 + 1 + 4) / 6 = 19/6
    assert (report.overall.score, report.overall.shown, report.overall.status) == (3.1667, 3.2, "under_way")
    assert (report.overall.reached, report.overall.stops) == (3, 7)


@pytest.mark.parametrize(
    ("answer", "status"), [("5", "reached"), ("4", "reached"), ("3", "under_way"), ("2", "works"), ("w", "unmeasured")]
)
def test_advice_is_the_one_for_the_stops_status(
    made: Made, metrostroom: Questionnaire, answer: str, status: str
) -> None:
    stop = made({"Aa": strip(*answer * 7)}).stops[3]
    assert stop.status == status
    expected = None if status == "unmeasured" else str(getattr(metrostroom.stops[3].advice, status))
    assert stop.advice == expected


def test_the_two_lowest_stops_are_talked_about_the_lowest_first(made: Made) -> None:
    assert made({"Aa": strip("5", "5", "2", "5", "1", "5", "5")}).talk_about == (5, 3)


def test_equal_stops_are_talked_about_in_the_order_of_the_line(made: Made) -> None:
    assert made({"Aa": strip(*"3333333")}).talk_about == (1, 2)


def test_a_stop_without_a_score_is_not_talked_about(made: Made) -> None:
    assert made({"Aa": strip("w", "4", "n", "w", "w", "w", "w")}).talk_about == (2,)


def test_who_ended_is_in_a_wave_it_answered_and_in_no_other(made: Made) -> None:
    answered = made({"Aa": strip(*"4444444"), "Bee": strip(*"2222222")}, ended=["Bee"])
    assert answered.partnership.partners == ("Aa", "Bee")
    assert [each.name for each in answered.stops[0].partners] == ["Aa", "Bee"]
    silent = made({"Aa": strip(*"4444444"), "Bee": None}, ended=["Bee"])
    assert silent.partnership.partners == ("Aa",)
    assert silent.responses.by_partner == {"Aa": 1}


def test_who_has_not_answered_yet_is_named_and_has_no_score(made: Made) -> None:
    report = made({"Aa": strip(*"4444444"), "Bee": None}, drafts=1)
    assert report.partnership.partners == ("Aa", "Bee")
    assert report.responses.by_partner == {"Aa": 1, "Bee": 0}
    assert (report.responses.submitted, report.responses.drafts) == (1, 1)
    assert [each.name for each in report.stops[0].partners] == ["Aa"]


def test_one_municipality_has_no_spread_and_no_gaps(made: Made) -> None:
    report = made({"Aa": strip("5", "1", "3", "2", "4", "1", "5")})
    assert {(stop.spread.low, stop.spread.high, stop.spread.diverging) for stop in report.stops} == {
        (None, None, False)
    }
    assert report.gaps == ()


def test_spread_is_of_the_lowest_and_the_highest_municipality(made: Made) -> None:
    report = made({"Aa": strip("5", *"444444"), "Bee": strip("4", *"444444"), "Cee": strip("555554", *"444444")})
    spread = report.stops[0].spread
    assert (spread.low, spread.high, spread.shown_low, spread.shown_high) == (4.0, 5.0, 4.0, 5.0)
    assert spread.diverging, "1.0 is far apart"
    assert not report.stops[1].spread.diverging


def test_without_responses_everything_is_unmeasured_and_nothing_missing(made: Made, metrostroom: Questionnaire) -> None:
    report = made({"Aa": None, "Bee": None})
    assert report.overall.score is None
    assert {stop.status for stop in report.stops} == {"unmeasured"}
    assert (report.train.stop, report.train.name) == (0, "Samenwerking")
    assert len(report.matrix) == 21
    assert [s.id for stop in report.stops for s in stop.statements] == [s.id for s in metrostroom.statements]
    assert {s.n for stop in report.stops for s in stop.statements} == {0}
    assert (report.strengths, report.attention, report.gaps, report.blind_spots, report.talk_about) == ((),) * 5


def test_unanswered_counts_as_applicable(made: Made) -> None:
    # Of six applicable statements two are scored: less than half, so no score.
    report = made({"Aa": strip("55....", *"444444")})
    stop = report.stops[0]
    assert stop.score is None
    assert (stop.statements[0].n, stop.statements[2].n, stop.statements[2].dont_know) == (1, 0, 0)
    assert stop.statements[2].dont_know_share == 0
    # Two scored, two unanswered, two not applicable: half of the applicable.
    assert made({"Aa": strip("55..nn", *"444444")}).stops[0].score == 5.0


def test_a_statement_counts_its_answers_as_given(made: Made) -> None:
    report = made(
        {"Aa": strip("1wn555", *"444444"), "Bee": strip("5w5555", *"444444"), "Cee": strip("5n5555", *"444444")}
    )
    first, second, third = report.stops[0].statements[:3]
    assert (first.counts, first.n, first.score, first.shown) == ((1, 0, 0, 0, 2), 3, 3.6667, 3.7)
    assert (second.counts, second.dont_know, second.not_applicable) == ((0,) * 5, 2, 1)
    assert second.dont_know_share == 1.0, "of all answers but n"
    assert third.not_applicable == 1
    assert [(p.name, p.score, p.n) for p in first.partners] == [("Aa", 1.0, 1), ("Bee", 5.0, 1), ("Cee", 5.0, 1)]
    assert "1.2" in report.blind_spots


def test_comments_stand_by_place_on_the_line_then_in_the_order_of_set_up(made: Made) -> None:
    full = strip(*"4444444")
    report = made(
        {"Aa": full, "Bee": full},
        comments=[
            ("Aa", "anders", "slot 2"),
            ("Aa", "tevreden", "slot 1"),
            ("Aa", "7.6", "laat"),
            ("Aa", "2.1", "eerst"),
            ("Bee", "2.1", "dan"),
            ("Bee", "1.6", "vroeg"),
            ("Bee", "tevreden", ""),  # passed over on purpose
        ],
    )
    assert [(c.stop, c.statement, c.partner, c.text) for c in report.comments] == [
        (1, "1.6", "Bee", "vroeg"),
        (2, "2.1", "Aa", "eerst"),
        (2, "2.1", "Bee", "dan"),
        (7, "7.6", "Aa", "laat"),
        (None, "tevreden", "Aa", "slot 1"),
        (None, "anders", "Aa", "slot 2"),
    ]


@pytest.mark.parametrize(
    ("today", "due"), [(date(2027, 5, 16), False), (date(2027, 5, 17), True), (date(2027, 5, 18), True)]
)
def test_the_next_wave_is_due_from_its_day_on(made: Made, today: date, due: bool) -> None:
    report = made({"Aa": strip(*"4444444")}, next_date=date(2027, 5, 17), today=today)
    assert report.wave.is_due is due


def test_without_a_next_date_no_wave_is_due(made: Made) -> None:
    assert made({"Aa": strip(*"4444444")}).wave.is_due is False


def test_texts_come_in_the_language_spoken(made: Made, metrostroom: Questionnaire) -> None:
    dutch = made({"Aa": strip(*"4444444")})
    language.use("en")
    english = made({"Aa": strip(*"4444444")})
    assert dutch.stops[1].name == metrostroom.stops[1].name.nl
    assert english.stops[1].name == metrostroom.stops[1].name.en
    assert english.questionnaire.scale[0] == metrostroom.scale.labels[0].en


def test_the_matrix_holds_every_stop_with_every_question(made: Made, metrostroom: Questionnaire) -> None:
    # Stop 3: its two statements of each question get 5, 3 and 1.
    report = made({"Aa": strip("4", "4", "553311", *"4444")})
    assert [(cell.stop, cell.question) for cell in report.matrix] == [
        (stop.id, question.id) for stop in metrostroom.stops for question in metrostroom.questions
    ]
    assert [(cell.score, cell.status) for cell in report.matrix if cell.stop == 3] == [
        (5.0, "reached"),
        (3.0, "under_way"),
        (1.0, "works"),
    ]


def test_what_is_looked_up_is_found_by_its_id(made: Made) -> None:
    report = made({"Aa": strip(*"4444444")})
    assert report.stop(4).statements[1] == report.statement("4.2")
    with pytest.raises(KeyError):
        report.statement("9.9")
