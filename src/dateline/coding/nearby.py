"""Of which state a party to an event is of whom no word tells it: a choice among those that the
article names.

A conditional logit (McFadden, 1974): every state that the article names has points, and so has
none of them; their shares are the probabilities.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import Literal, NamedTuple, TypeVar

from dateline.coding.surroundings import on_day
from dateline.knowledge import PLOVER_SPECIAL_CODES, Knowledge, land_on
from dateline.records import Annotation, Article, Mention, Place, Token, last_day

Clue = Literal[
    "share", "likely", "last", "before", "headline", "first", "none", "many", "people"
]  # fmt: skip
"""What speaks for or against a state: its ``share`` of all that the article names, being
``likely`` for most of it (``Surroundings.likely``), the ``last`` one named ahead of the words,
named in the sentence ``before``, in the ``headline``, or ``first`` of all. ``none`` speaks for
none of them, with ``many`` and described ``people``. Whether the state itself acts in the
sentence, or something is there, added nothing."""

POINTS: Mapping[Clue, float] = {
    "share": 1.00,
    "likely": 0.67,
    "last": 0.50,
    "before": 0.43,
    "headline": 1.14,
    "first": 0.39,
    "none": 0.67,
    "many": 0.40,
    "people": 0.79,
}
"""Fitted by maximum likelihood in November 2026 on the 4,322 roles of ``corpus/events`` (train)
whose country the rules leave open. Of the choices from 0.5 on 66 of 100 are right on dev, 74 on
test and 79 on ``corpus/real``."""


_C = TypeVar("_C", bound=str)


def shares(
    points: Mapping[_C, float], clues: Mapping[str | None, Mapping[_C, float]]
) -> dict[str | None, float]:
    """The probability of each choice by what speaks for it."""
    weights = {
        choice: exp(sum(points[clue] * n for clue, n in found.items()))
        for choice, found in clues.items()
    }
    total = sum(weights.values())
    return {choice: weight / total for choice, weight in weights.items()}


class Spot(NamedTuple):
    """One naming of a state, of a place in it or of somebody of it, at an offset in code points."""

    start: int
    country: str


class Nearby:
    """The states that an article names, where it names them.

    Args:
        spots: in any order.
        sentences: the offsets at which the sentences begin, rising.
        headline: where the headline ends; 0 without one.
    """

    def __init__(
        self, spots: Iterable[Spot] = (), sentences: Sequence[int] = (), headline: int = 0
    ) -> None:
        self._spots = sorted(spots)
        self._sentences = sentences
        self._headline = headline

    def choice(
        self, token: Token, mention: Mention | None, span: tuple[int, int], likely: str | None
    ) -> tuple[str, float] | None:
        """The likeliest state (alpha-3) of somebody and its probability; ``None`` where no state
        is named.

        Args:
            token: the head of the phrase, ``span`` its offsets; what it names itself is no clue.
            likely: the state of most of the article.
        """
        found = shares(POINTS, self.clues(token, mention, span, likely))
        best = max((c for c in found if c is not None), key=lambda c: found[c], default=None)
        return None if best is None else (best, found[best])

    def is_beyond(self, country: str, at: int) -> bool:
        """Whether another sentence than that of the offset ``at`` names the state."""
        here = bisect_right(self._sentences, at)
        return any(
            s.country == country and bisect_right(self._sentences, s.start) != here
            for s in self._spots
        )

    def clues(
        self, token: Token, mention: Mention | None, span: tuple[int, int], likely: str | None
    ) -> dict[str | None, dict[Clue, float]]:
        """What speaks for each state, in the order of the alphabet, and for none (``None``)."""
        spots = [s for s in self._spots if not span[0] <= s.start < span[1]]
        ahead = [s.country for s in spots if s.start < span[0]]
        sentence = bisect_right(self._sentences, span[0])
        before = {
            s.country for s in spots if bisect_right(self._sentences, s.start) == sentence - 1
        }
        having: dict[Clue, set[str]] = {
            "likely": {likely} if likely else set(),
            "last": set(ahead[-1:]),
            "before": before,
            "headline": {s.country for s in spots if s.start < self._headline},
            "first": {s.country for s in spots[:1]},
        }
        counts = Counter(s.country for s in spots)
        found: dict[str | None, dict[Clue, float]] = {}
        for country in sorted({*counts, *having["likely"]}):
            own: dict[Clue, float] = {
                clue: 1.0 for clue, countries in having.items() if country in countries
            }
            if spots:
                own["share"] = counts[country] / len(spots)
            found[country] = own
        found[None] = _against_all(token, mention)
        return found


def _against_all(token: Token, mention: Mention | None) -> dict[Clue, float]:
    described = mention is not None and mention.form == "nominal" and mention.kind == "person"
    many = token.tag in ("NNS", "NNPS")
    return {"none": 1.0, "many": float(many), "people": float(described)}


def nearby_of(
    annotation: Annotation, article: Article, knowledge: Knowledge, places: Iterable[Place]
) -> Nearby:
    """The states that an annotated article names, with its ``places`` as the dateline has them;
    whom somebody is only for or against ("pro-Russian") is named all the same."""
    day = last_day(article.published) if article.published else None
    spots: dict[int, Spot] = {}
    for place in places:
        there = on_day(place, day) if day else place
        if there.country:
            spots[place.start] = Spot(place.start, there.country)
    for mention in annotation.mentions:
        country = _country(mention, knowledge) if mention.form == "name" else None
        if country and mention.start not in spots:
            now = land_on(country, day) if day else country
            spots[mention.start] = Spot(mention.start, now)
    return Nearby(
        (s for s in spots.values() if s.country not in PLOVER_SPECIAL_CODES),
        [p.start for p in annotation.parses],
        next((s.end for s in article.sections if s.kind == "headline"), 0),
    )


def _country(mention: Mention, knowledge: Knowledge) -> str | None:
    """The state of a known person or body that no place is named for."""
    person = knowledge.people.get(mention.actor or "")
    if person is not None or mention.kind == "person":
        return person.country if person is not None else None
    entry = knowledge.meant(mention.text, mention.actor)
    return entry.country if entry is not None else None
