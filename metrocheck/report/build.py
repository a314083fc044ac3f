"""Makes the report of one wave from what is known of it. Pure: the same input gives the same report.

Questionnaire texts are taken in the language spoken now; words of the interface are left to a rendering.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from metrocheck.questionnaire.model import Questionnaire, Stop
from metrocheck.report import model
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.guidance import to_talk_about
from metrocheck.report.numbers import filled, rounded, shown
from metrocheck.report.stops import stop_part
from metrocheck.response.model import Partner, Partnership, Wave
from metrocheck.scoring import Scores, comparing
from metrocheck.scoring.results import StatementScore
from metrocheck.scoring.status import REACHED_PART, UNDER_WAY_PART, distance, status_of, threshold
from metrocheck.tally import Tally


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    Attributes:
        submitted: how many submitted scans each municipality has in this wave, by name; a municipality
            without one may be left out.
        drafts: how many drafts there are.
        comments: who wrote what about which statement or closing question, in the order of set-up.
        today: decides whether the next wave is due.
        program: the version of metrocheck that makes the report.
        tally: what the scores were computed from; only for the change since `before`.
        before: the wave before this one, where there is one.
    """

    partnership: Partnership
    wave: Wave
    questionnaire: Questionnaire
    scores: Scores
    submitted: Mapping[str, int]
    drafts: int
    comments: Iterable[tuple[Partner, str, str]]
    today: date
    program: str
    tally: Tally | None = None
    before: ComparedMaterial | None = None


def build(material: Material) -> model.Report:
    """The whole report of one wave."""
    questionnaire, scores = material.questionnaire, material.scores
    changes = _changes(material)
    stops = tuple(
        stop_part(stop, score, questionnaire, _statements(scores, stop), changes.get(stop.id))
        for stop, score in zip(questionnaire.stops, scores.stops, strict=True)
    )
    return model.Report(
        partnership=_partnership(material),
        wave=_wave(material, before=bool(changes)),
        questionnaire=_questionnaire(questionnaire),
        responses=_responses(material),
        overall=_overall(scores),
        train=model.TrainPart(stop=scores.train, name=_train_name(questionnaire, scores.train)),
        stops=stops,
        questions=_questions(questionnaire, scores),
        matrix=_matrix(questionnaire, scores),
        roles=(),
        strengths=scores.strengths,
        attention=scores.attention,
        gaps=scores.gaps,
        blind_spots=scores.blind_spots,
        comments=_comments(material),
        talk_about=to_talk_about(scores),
        rules=_rules(questionnaire.scale.points),
        program=material.program,
    )


def _rules(points: int) -> model.RulesPart:
    return model.RulesPart(
        points=points,
        reached=float(threshold(REACHED_PART, points)),
        under_way=float(threshold(UNDER_WAY_PART, points)),
        far_apart=float(distance(points)),
    )


def _statements(scores: Scores, stop: Stop) -> list[StatementScore]:
    ids = {statement.id for statement in stop.statements}
    return [score for score in scores.statements if score.id in ids]


def _here(material: Material) -> tuple[str, ...]:
    """The municipalities this wave is about: who takes part now, and who did when it was filled in."""
    return tuple(p.name for p in material.partnership.partners if not p.ended or material.submitted.get(p.name))


def _partnership(material: Material) -> model.PartnershipPart:
    return model.PartnershipPart(
        name=material.partnership.name, mode=material.partnership.mode.value, partners=_here(material)
    )


def _changes(material: Material) -> dict[int, Fraction]:
    """How far each stop moved since the wave before, where the two can be compared."""
    if material.before is None or material.tally is None:
        return {}
    before = comparing.Round(material.before.questionnaire, material.before.tally)
    try:
        found = comparing.compare([before, comparing.Round(material.questionnaire, material.tally)])
    except comparing.Incomparable:
        return {}
    return {stop.id: stop.move.change for stop in found.stops if stop.move.change is not None}


def _wave(material: Material, *, before: bool) -> model.WavePart:
    wave, today = material.wave, material.today
    return model.WavePart(
        label=wave.label,
        opened=wave.opened,
        closed=wave.closed,
        next_date=wave.next_date,
        is_due=wave.next_date is not None and wave.next_date <= today,
        purged=wave.purged,
        before=material.before.wave.label if before and material.before else None,
    )


def _questionnaire(questionnaire: Questionnaire) -> model.QuestionnairePart:
    return model.QuestionnairePart(
        id=questionnaire.id,
        version=questionnaire.version,
        scale=tuple(str(label) for label in questionnaire.scale.labels),
        title=str(questionnaire.title),
        line=str(questionnaire.line),
        start=str(questionnaire.start),
        terminus=str(questionnaire.terminus),
        dont_know=str(questionnaire.scale.dont_know),
        not_applicable=str(questionnaire.scale.not_applicable),
        closing={question.id: str(question.text) for question in questionnaire.closing},
        statements=len(questionnaire.statements),
    )


def _responses(material: Material) -> model.ResponsesPart:
    by_partner = {name: material.submitted.get(name, 0) for name in _here(material)}
    return model.ResponsesPart(
        submitted=sum(by_partner.values()),
        drafts=material.drafts,
        by_partner=by_partner,
        took_part=tuple(name for name, scans in by_partner.items() if scans),
        missing=tuple(name for name, scans in by_partner.items() if not scans),
    )


def _overall(scores: Scores) -> model.OverallPart:
    return model.OverallPart(
        score=rounded(scores.overall),
        shown=shown(scores.overall),
        status=scores.status.value,
        reached=sum(stop.status == "reached" for stop in scores.stops),
        stops=len(scores.stops),
    )


def _train_name(questionnaire: Questionnaire, train: int) -> str:
    names = [questionnaire.start, *(stop.name for stop in questionnaire.stops), questionnaire.terminus]
    return str(names[train])


def _questions(questionnaire: Questionnaire, scores: Scores) -> tuple[model.QuestionPart, ...]:
    return tuple(
        model.QuestionPart(
            id=question.id,
            text=str(question.text),
            score=rounded(score.score),
            shown=shown(score.score),
            status=score.status.value,
            filled=filled(score.score, questionnaire.scale.points),
        )
        for question, score in zip(questionnaire.questions, scores.questions, strict=True)
    )


def _matrix(questionnaire: Questionnaire, scores: Scores) -> tuple[model.CellPart, ...]:
    points = questionnaire.scale.points
    return tuple(
        model.CellPart(
            stop=cell.stop,
            question=cell.question,
            score=rounded(cell.score),
            shown=shown(cell.score),
            status=status_of(cell.score, points).value,
        )
        for cell in scores.matrix
    )


def _comments(material: Material) -> tuple[model.CommentPart, ...]:
    """By place on the line, closing questions last; within a place in the order of set-up."""
    questionnaire = material.questionnaire
    order = [s.id for s in questionnaire.statements] + [c.id for c in questionnaire.closing]
    known = [(partner, about, text) for partner, about, text in material.comments if text and about in order]
    return tuple(
        model.CommentPart(
            stop=questionnaire.stop_of(about).id if about in questionnaire.places else None,
            statement=about,
            partner=partner.name,
            text=text,
        )
        for partner, about, text in sorted(known, key=lambda comment: order.index(comment[1]))
    )
