import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrocheck.interview.acts import (
    Act,
    Answer,
    Back,
    Comment,
    GoTo,
    Keep,
    Outcome,
    Revise,
    Stop,
    Submit,
    WriteClosing,
)
from metrocheck.interview.position import AtClosing, AtOverview, AtStatement, KeptAnswer, KeptComment
from metrocheck.interview.walk import MisplacedActError, Walk
from metrocheck.questionnaire.model import Questionnaire

SIX = "......"


def walked(walk: Walk, *acts: Act) -> Walk:
    for act in acts:
        walk = walk.step(act).walk
    return walk


def resumed(line: Questionnaire, strip: str, **comments: str) -> Walk:
    return Walk.resume(line, strip, {key.replace("_", "-"): text for key, text in comments.items()})


def test_a_fresh_walk_starts_at_the_first_statement(short_line: Questionnaire) -> None:
    walk = Walk.fresh(short_line)
    assert (walk.at, walk.strip, walk.answer) == (AtStatement(0), SIX, None)
    assert (walk.statement.id, walk.stop.id, walk.question.id) == ("1.1", 1, "goede")


@pytest.mark.parametrize(
    ("strip", "comments", "at"),
    [
        ("12.w..", {}, AtStatement(2)),
        ("123wn5", {}, AtClosing(0)),
        ("123wn5", {"open_1": ""}, AtClosing(1)),
        ("123wn5", {"open_1": "", "open_2": "ja"}, AtOverview()),
    ],
)
def test_it_resumes_where_something_is_still_to_do(
    short_line: Questionnaire, strip: str, comments: dict[str, str], at: object
) -> None:
    assert resumed(short_line, strip, **comments).at == at


def test_a_strip_of_another_line_is_refused(short_line: Questionnaire) -> None:
    with pytest.raises(ValueError, match="123"):
        Walk.resume(short_line, "123", {})


def test_an_answer_is_to_be_kept_and_moves_on(short_line: Questionnaire) -> None:
    step = Walk.fresh(short_line).step(Answer("4"))
    assert step.kept == KeptAnswer(0, "4")
    assert (step.walk.at, step.walk.strip, step.ended) == (AtStatement(1), "4.....", None)


def test_back_shows_the_earlier_answer_and_a_new_one_replaces_it(short_line: Questionnaire) -> None:
    walk = walked(Walk.fresh(short_line), Answer("4"), Back())
    assert (walk.at, walk.answer) == (AtStatement(0), "4")
    assert walked(walk, Answer("w")).strip == "w....."
    assert walked(walk, Back()).at == AtStatement(0)


def test_after_the_last_statement_only_the_unanswered_ones_come(short_line: Questionnaire) -> None:
    walk = walked(Walk.fresh(short_line), Answer("1"), GoTo("1.3"), Answer("1"), GoTo("2.2"), *[Answer("1")] * 2)
    assert walk.strip == "1.1.11"
    assert walk.at == AtStatement(1)
    walk = walked(walk, Answer("2"))
    assert walk.at == AtStatement(3)
    assert walked(walk, Answer("2")).at == AtClosing(0)


def test_the_answer_that_fills_the_last_gap_ends_the_statements(short_line: Questionnaire) -> None:
    assert walked(resumed(short_line, "1.3wn5"), Answer("1")).at == AtClosing(0)


def test_without_closing_questions_the_overview_follows(line_without_closing: Questionnaire) -> None:
    walk = walked(Walk.fresh(line_without_closing), *[Answer("3")] * 6)
    assert walk.at == AtOverview()
    assert walked(walk, Back()).at == AtStatement(5)


def test_closing_questions_are_written_or_passed_over_and_lead_to_the_overview(short_line: Questionnaire) -> None:
    walk = resumed(short_line, "123wn5")
    step = walk.step(WriteClosing("de sfeer"))
    assert step.kept == KeptComment("open-1", "de sfeer")
    assert walked(step.walk, Back()).written == "de sfeer"
    passed = step.walk.step(WriteClosing(""))
    assert passed.kept == KeptComment("open-2", "")
    assert passed.walk.at == AtOverview()
    assert passed.walk.comments == {"open-1": "de sfeer", "open-2": ""}


def test_back_leads_from_the_overview_to_the_last_statement(short_line: Questionnaire) -> None:
    walk = resumed(short_line, "123wn5", open_1="", open_2="")
    places = [walk.at]
    for _ in range(3):
        walk = walked(walk, Back())
        places.append(walk.at)
    assert places == [AtOverview(), AtClosing(1), AtClosing(0), AtStatement(5)]


def test_revising_from_the_overview_returns_to_it(short_line: Questionnaire) -> None:
    walk = resumed(short_line, "123wn5", open_1="", open_2="")
    one = walked(walk, GoTo("1.2"), Answer("5"))
    assert (one.at, one.strip) == (AtOverview(), "153wn5")
    stop = walked(walk, Revise(1))
    assert (stop.at, walked(stop, Answer("1"), Answer("1")).at) == (AtStatement(0), AtStatement(2))
    assert walked(stop, *[Answer("1")] * 3).at == AtOverview()


def test_a_comment_stays_on_its_statement(short_line: Questionnaire) -> None:
    step = Walk.fresh(short_line).step(Comment("lastig"))
    assert step.kept == KeptComment("1.1", "lastig")
    assert (step.walk.at, step.walk.written) == (AtStatement(0), "lastig")
    assert walked(step.walk, Comment("")).comments == {}


def test_how_it_ends(short_line: Questionnaire) -> None:
    overview = resumed(short_line, "123wn5", open_1="", open_2="")
    assert overview.step(Submit()).ended is Outcome.SUBMITTED
    assert overview.step(Keep()).ended is Outcome.KEPT
    assert Walk.fresh(short_line).step(Stop()).ended is Outcome.STOPPED


@pytest.mark.parametrize("act", [Submit(), Keep(), Answer("6"), WriteClosing("x"), GoTo("9.9"), Revise(9)])
def test_an_act_that_does_not_belong_here_is_a_mistake_of_the_asker(short_line: Questionnaire, act: Act) -> None:
    with pytest.raises(MisplacedActError):
        Walk.fresh(short_line).step(act)


@pytest.mark.parametrize("act", [Answer("1"), Comment("x")])
def test_the_overview_takes_no_answers(short_line: Questionnaire, act: Act) -> None:
    with pytest.raises(MisplacedActError):
        resumed(short_line, "123wn5", open_1="", open_2="").step(act)


def possible(walk: Walk) -> list[Act]:
    acts: list[Act] = [Back(), *[GoTo(s.id) for s in walk.questionnaire.statements], Revise(1), Revise(2)]
    if isinstance(walk.at, AtStatement):
        acts += [Answer(code) for code in walk.questionnaire.scale.codes] * 3
        acts += [Comment(""), Comment("tekst")]
    if isinstance(walk.at, AtClosing):
        acts += [WriteClosing(""), WriteClosing("tekst")] * 4
    return acts


@given(data=st.data(), strip=st.text("12345wn.", min_size=6, max_size=6))
def test_whatever_somebody_does_nothing_is_lost(short_line: Questionnaire, data: st.DataObject, strip: str) -> None:
    walk = Walk.resume(short_line, strip, {})
    for _ in range(data.draw(st.integers(0, 25))):
        act = data.draw(st.sampled_from(possible(walk)))
        step = walk.step(act)
        changed = [i for i, (old, new) in enumerate(zip(walk.strip, step.walk.strip, strict=True)) if old != new]
        assert changed in ([], [step.kept.place] if isinstance(step.kept, KeptAnswer) else [])
        assert isinstance(act, Answer) == isinstance(step.kept, KeptAnswer)
        assert step.walk.answered >= walk.answered
        # The overview, from where a scan is submitted, is out of reach while an answer is missing.
        assert step.walk.complete or isinstance(step.walk.at, AtStatement)
        walk = step.walk


@given(strip=st.text("12345wn.", min_size=6, max_size=6))
def test_from_any_strip_it_can_be_finished_with_an_answer_a_time(short_line: Questionnaire, strip: str) -> None:
    walk = Walk.resume(short_line, strip, {})
    for _ in range(20):
        if isinstance(walk.at, AtOverview):
            break
        walk = walked(walk, Answer("3") if isinstance(walk.at, AtStatement) else WriteClosing(""))
    assert walk.step(Submit()).ended is Outcome.SUBMITTED
    assert all(old in (".", new) or new == "3" for old, new in zip(strip, walk.strip, strict=True))


def test_back_from_the_first_statement_of_an_errand_is_the_overview(short_line: Questionnaire) -> None:
    at_overview = Walk.resume(short_line, "123451", {"open-1": "", "open-2": ""})
    stop = short_line.stops[1]
    assert walked(at_overview, Revise(stop.id), Back()).at == AtOverview()
    second = walked(at_overview, Revise(stop.id), Answer("5"))
    assert walked(second, Back()).place == short_line.places[stop.statements[0].id]


def test_a_closing_answer_left_by_going_back_is_kept(short_line: Questionnaire) -> None:
    step = Walk.resume(short_line, "123451", {}).step(WriteClosing("half", back=True))
    assert step.kept == KeptComment("open-1", "half")
    assert step.walk.place == len(short_line.statements) - 1
