"""How the respondents' own scores lie within a group: what a comparison needs to know what is chance.

A score of one person exists in here only; what leaves are a number, a mean and a sum of squares.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from metrocheck.publication.model import Moments, SetMoments
from metrocheck.questionnaire.model import NOT_APPLICABLE, Questionnaire

# What one respondent answered on some statements, a reversed one's answer already turned round.
Answers = tuple[str, ...]


def moments_of(questionnaire: Questionnaire, strips: str, least: int) -> SetMoments:
    """The moments of a group, from its strips behind one another; their order does not matter.

    A respondent's score on a stop or a question is rule 2 for one person: the mean of the scored answers there, if at
    least half of the applicable ones are scored, and at least one. Overall is the mean of the stops that have one.
    Everything is exact until each moment is rounded to a float, once. Of fewer than `least` people with a score
    nothing is kept: those moments would be their scores, and a publication stays when who answered withdraws.
    """
    columns, places = _columns(questionnaire, strips), questionnaire.places
    stops = {stop.id: _scores([columns[places[s.id]] for s in stop.statements]) for stop in questionnaire.stops}
    asked = list(zip(questionnaire.statements, columns, strict=True))
    questions = {each.id: _scores([c for s, c in asked if s.question == each.id]) for each in questionnaire.questions}
    return SetMoments(
        overall=_moments((_mean(of_one) for of_one in zip(*stops.values(), strict=True)), least),
        stops={stop: _moments(scores, least) for stop, scores in stops.items()},
        questions={question: _moments(scores, least) for question, scores in questions.items()},
    )


def _columns(questionnaire: Questionnaire, strips: str) -> list[str]:
    """Per statement what everybody answered, one respondent behind the other."""
    statements = questionnaire.statements
    points = range(1, questionnaire.scale.points + 1)
    turned = str.maketrans({str(v): str(len(points) + 1 - v) for v in points})
    columns = (strips[place :: len(statements)] for place in range(len(statements)))
    return [c.translate(turned) if s.reversed else c for s, c in zip(statements, columns, strict=True)]


def _scores(columns: Sequence[str]) -> list[Fraction | None]:
    """Everybody's score on a set of statements."""
    return [_score(answers) for answers in zip(*columns, strict=True)]


def _score(answers: Answers) -> Fraction | None:
    scored = [int(each) for each in answers if each.isdigit()]
    applicable = len(answers) - answers.count(NOT_APPLICABLE)
    if scored and 2 * len(scored) >= applicable:
        return Fraction(sum(scored), len(scored))
    return None


def _mean(scores: Iterable[Fraction | None]) -> Fraction | None:
    there = [score for score in scores if score is not None]
    return sum(there, Fraction()) / len(there) if there else None


def _moments(scores: Iterable[Fraction | None], least: int) -> Moments:
    """Of those who have a score. Equal scores are taken at once: there are few different ones."""
    times = Counter(score for score in scores if score is not None)
    n = times.total()
    if n < least:
        return Moments(n=0, mean=0, squares=0)
    mean = sum((score * number for score, number in times.items()), Fraction()) / n
    squares = sum(((score - mean) ** 2 * number for score, number in times.items()), Fraction())
    return Moments(n=n, mean=float(mean), squares=float(squares))
