"""Makes the report of one wave from what is known of it. Pure: the same input gives the same report.

Questionnaire texts are taken in the language spoken now; words of the interface are left to a rendering.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from metrocheck.publication.model import Publication
from metrocheck.questionnaire.model import Questionnaire, Stop
from metrocheck.report import model, who
from metrocheck.report.comments import Written, comment_parts
from metrocheck.report.comparison.material import ComparedMaterial
from metrocheck.report.guidance import to_talk_about
from metrocheck.report.numbers import Rounding, filled, rounding, shown
from metrocheck.report.stops import stop_part
from metrocheck.response.model import Partnership, Wave
from metrocheck.scoring import RoleScore, Scores, comparing, score, score_roles
from metrocheck.scoring.results import StatementScore
from metrocheck.scoring.status import REACHED_PART, UNDER_WAY_PART, distance, status_of, threshold


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    Attributes:
        publication: all that may be told of the wave's answers.
        drafts: how many drafts there are.
        comments: who wrote what about which statement or closing question, in the order of set-up; nobody in mode
            individual.
        today: decides whether the next wave is due.
        program: the version of metrocheck that makes the report.
        before: the wave before this one, where there is one.
    """

    partnership: Partnership
    wave: Wave
    questionnaire: Questionnaire
    publication: Publication
    drafts: int
    comments: Iterable[Written]
    today: date
    program: str
    before: ComparedMaterial | None = None


def build(material: Material) -> model.Report:
    """The whole report of one wave."""
    questionnaire, publication = material.questionnaire, material.publication
    scores = score(questionnaire, publication.tally, publication.min_group)
    rounded = rounding(in_confidence=publication.min_group is not None)
    changes = _changes(material)
    stops = tuple(
        stop_part(stop, score, questionnaire, _statements(scores, stop), changes.get(stop.id), rounded)
        for stop, score in zip(questionnaire.stops, scores.stops, strict=True)
    )
    return model.Report(
        partnership=who.partnership_part(material.partnership, publication),
        wave=_wave(material, before=bool(changes)),
        questionnaire=_questionnaire(questionnaire),
        responses=who.responses_part(material.partnership, publication, material.drafts),
        overall=_overall(scores, rounded),
        train=model.TrainPart(stop=scores.train, name=_train_name(questionnaire, scores.train)),
        stops=stops,
        questions=_questions(questionnaire, scores, rounded),
        matrix=_matrix(questionnaire, scores, rounded),
        roles=_roles(questionnaire, publication),
        strengths=scores.strengths,
        attention=scores.attention,
        gaps=scores.gaps,
        blind_spots=scores.blind_spots,
        comments=comment_parts(questionnaire, publication, material.comments),
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


def _changes(material: Material) -> dict[int, Fraction]:
    """How far each stop moved since the wave before, where the two can be compared."""
    if material.before is None:
        return {}
    before = comparing.Round(material.before.questionnaire, material.before.publication)
    try:
        found = comparing.compare([before, comparing.Round(material.questionnaire, material.publication)])
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
        min_group=material.publication.min_group,
        withheld=material.publication.withheld,
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


def _overall(scores: Scores, rounded: Rounding) -> model.OverallPart:
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


def _questions(questionnaire: Questionnaire, scores: Scores, rounded: Rounding) -> tuple[model.QuestionPart, ...]:
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


def _matrix(questionnaire: Questionnaire, scores: Scores, rounded: Rounding) -> tuple[model.CellPart, ...]:
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


def _roles(questionnaire: Questionnaire, publication: Publication) -> tuple[model.RolePart, ...]:
    if publication.min_group is None:
        return ()
    held = {group.tally.name: tuple(role.value for role in group.roles) for group in publication.roles}
    scored = score_roles(questionnaire, publication.roles, publication.min_group)
    return tuple(_role(each, held[each.name]) for each in scored)


def _role(score: RoleScore, roles: tuple[str, ...]) -> model.RolePart:
    seen = shown(score.score)
    return model.RolePart(group=score.name, stop=score.stop, score=seen, n=score.n, shown=seen, roles=roles)
