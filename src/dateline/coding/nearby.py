"""Of which state a party to an event is of whom no word tells it: a choice among those that the
article names.

A conditional logit (McFadden, 1974): every state that the article names has points, and so has
none of them; their shares are the probabilities.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from dateline.knowledge import PLOVER_SPECIAL_CODES, Knowledge, land_on
from dateline.records import Annotation, Article, Mention, Token, last_day

_SHARE = 0.74
"""For all that the article names being of that state; less by its share."""
_LIKELY = 0.57
"""For the state of most of the article, where it has one (``Surroundings.likely``)."""
_LAST = 0.50
"""For the one named last before the words."""
_BEFORE = 0.50
"""For one that the sentence before names."""
_HEADLINE = 1.24
_FIRST = 0.63
"""For the one that the article names first."""
_PARTY = -0.94
"""For one that takes part in the sentence under its own name: who has none is mostly another."""
_WHERE = 0.34
"""For one in which the sentence says that something is."""
_NONE = 0.30
_NONE_OF_MANY = 0.53
_NONE_OF_PEOPLE = 0.63
"""For none of them; more for a plural and for described people.

The points were fitted in November 2026 by maximum likelihood on the 4,398 roles of
``corpus/events`` (train) whose country the rules leave open; on dev, test and ``corpus/real`` the
choice from :data:`LEAST` on is right in 66, 66 and 74 of 100.
"""


class Spot(NamedTuple):
    """One naming of a state, of a place in it or of somebody of it; ``literal`` where a place is
    meant, ``party`` where the state itself may act. Offsets are code points."""

    start: int
    country: str
    literal: bool = False
    party: bool = False


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
        """The likeliest state (alpha-3) of somebody and its probability.

        Args:
            token: the head of the phrase, ``span`` its offsets; what it names itself is no clue.
            likely: the state of most of the article.
        """
        spots = [s for s in self._spots if not span[0] <= s.start < span[1]]
        countries = {s.country for s in spots} | ({likely} if likely else set())
        if not countries:
            return None
        points = self._points(spots, span[0], likely)
        weights = {c: exp(points[c]) for c in sorted(countries)}
        none = exp(_none(token, mention))
        best = max(weights, key=lambda c: weights[c])
        return best, weights[best] / (none + sum(weights.values()))

    def _points(self, spots: Sequence[Spot], at: int, likely: str | None) -> Mapping[str, float]:
        points: defaultdict[str, float] = defaultdict(float)
        for country, n in Counter(s.country for s in spots).items():
            points[country] = _SHARE * n / len(spots)
        sentence = bisect_right(self._sentences, at)
        ahead = [s.country for s in spots if s.start < at]
        around = [(bisect_right(self._sentences, s.start) - sentence, s) for s in spots]
        for countries, more in (
            ({likely} if likely else set(), _LIKELY),
            (set(ahead[-1:]), _LAST),
            ({s.country for far, s in around if far == -1}, _BEFORE),
            ({s.country for s in spots if s.start < self._headline}, _HEADLINE),
            ({s.country for s in spots[:1]}, _FIRST),
            ({s.country for far, s in around if far == 0 and s.party}, _PARTY),
            ({s.country for far, s in around if far == 0 and s.literal}, _WHERE),
        ):
            for country in countries:
                points[country] += more
        return points


def _none(token: Token, mention: Mention | None) -> float:
    described = mention is not None and mention.form == "nominal" and mention.kind == "person"
    many = token.tag in ("NNS", "NNPS")
    return _NONE + _NONE_OF_MANY * many + _NONE_OF_PEOPLE * described


def nearby_of(annotation: Annotation, article: Article, knowledge: Knowledge) -> Nearby:
    """The states that an annotated article names."""
    day = last_day(article.published) if article.published else None
    spots = []
    for place in annotation.places:
        if place.country:
            spots.append(Spot(place.start, place.country, literal=place.literal))
    for mention in annotation.mentions:
        if mention.form != "name":
            continue
        entry = knowledge.meant(mention.text, mention.actor)
        person = knowledge.people.get(mention.actor or "") if entry is None else None
        country = entry.country if entry is not None else person.country if person else None
        if country:
            spots.append(Spot(mention.start, country, party=mention.kind == "state"))
    return Nearby(
        (
            s._replace(country=land_on(s.country, day) if day else s.country)
            for s in spots
            if s.country not in PLOVER_SPECIAL_CODES
        ),
        [p.start for p in annotation.parses],
        _headline_end(article),
    )


def _headline_end(article: Article) -> int:
    """Where the headline ends: its section, else the first of several lines."""
    told = next((s.end for s in article.sections if s.kind == "headline"), None)
    return told if told is not None else max(article.text.find("\n"), 0)
