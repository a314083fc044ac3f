"""Publications of mode individual, made plainly from strips: to test with, apart from the gate itself."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from metrocheck.publication import Member, Moments, Publication, PublishedGroup, SetMoments
from metrocheck.publication.model import POOL
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.response.model import Mode
from metrocheck.scoring.comparing import Round
from metrocheck.tally.counting import count

# Municipalities by the first letters of their names, one letter each; "BC" are two that are told of together.
People = Mapping[str, Sequence[str]]


def publication(asked: Questionnaire, groups: People, min_group: int = 3) -> Publication:
    """What a wave publishes whose groups are given: of each the strips of its people."""
    made = tuple(_group(asked, letters, [each.replace(" ", "") for each in own]) for letters, own in groups.items())
    return Publication(mode=Mode.INDIVIDUAL, min_group=min_group, responses=sum(map(len, groups.values())), groups=made)


def withheld(responses: int, min_group: int = 3) -> Publication:
    """What a wave publishes in which fewer than k people answered."""
    return Publication(mode=Mode.INDIVIDUAL, min_group=min_group, responses=responses, withheld="few")


def round_of(asked: Questionnaire, groups: People, min_group: int = 3) -> Round:
    """The same as a wave to compare."""
    return Round(asked, publication(asked, groups, min_group))


def _group(asked: Questionnaire, letters: str, strips: Sequence[str]) -> PublishedGroup:
    name = letters if len(letters) == 1 else POOL
    tally = count(asked, [(name, len(strips), "".join(strips))]).groups[0]
    return PublishedGroup(
        members=tuple(Member(id=ord(letter), name=letter) for letter in letters),
        tally=tally.model_copy(update={"municipalities": len(letters)}),
        moments=_moments(asked, strips),
    )


def _moments(asked: Questionnaire, strips: Sequence[str]) -> SetMoments:
    stops = {stop.id: {each.id for each in stop.statements} for stop in asked.stops}
    questions = {
        question.id: {each.id for each in asked.statements if each.question == question.id}
        for question in asked.questions
    }
    persons = [[_score(asked, strip, ids) for ids in stops.values()] for strip in strips]
    return SetMoments(
        overall=_lie([_mean([score for score in own if score is not None]) for own in persons]),
        stops={stop: _lie([_score(asked, strip, ids) for strip in strips]) for stop, ids in stops.items()},
        questions={which: _lie([_score(asked, strip, ids) for strip in strips]) for which, ids in questions.items()},
    )


def _score(asked: Questionnaire, strip: str, ids: set[str]) -> Fraction | None:
    """One person's score by rule 2."""
    own = [(strip[place], asked.statements[place].reversed) for id_, place in asked.places.items() if id_ in ids]
    scored = [asked.scale.points + 1 - int(code) if turned else int(code) for code, turned in own if code.isdigit()]
    applicable = sum(code != "n" for code, _turned in own)
    return _mean(list(map(Fraction, scored))) if 2 * len(scored) >= applicable else None


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def _lie(scores: Sequence[Fraction | None]) -> Moments:
    known = [score for score in scores if score is not None]
    mean = _mean(known) or Fraction(0)
    return Moments(n=len(known), mean=float(mean), squares=float(sum((each - mean) ** 2 for each in known)))
