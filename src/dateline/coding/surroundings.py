"""Which country somebody without one is of, by the places that are named around."""

from collections import Counter
from collections.abc import Sequence

from dateline.knowledge import PLOVER_SPECIAL_CODES
from dateline.records import Place

_DOMINANT = 0.5
"""Share of an article's places from which their country is that of whoever is in it."""
_BESIDE = 60
"""Characters around somebody in which a place says most ("a doctor from Mosul")."""
_WHERE = frozenset(
    ["in", "from", "of", "inside", "across", "throughout", "near", "around", "outside"]
)
_LITERAL = 2
"""What a literal place counts beside an adjective."""


class Surroundings:
    """The countries of an article's places.

    Args:
        places: in text order, as annotated.
        text: the article's, whose words in front of a state's name say whether it is where
            something is or who takes part ("in Russia", "accused Russia").
    """

    def __init__(self, places: Sequence[Place], text: str = "") -> None:
        self._all = places
        self._places = [
            p
            for p in places
            if p.country and p.country not in PLOVER_SPECIAL_CODES and _is_where(p, text)
        ]
        counts: Counter[str] = Counter()
        for place in self._places:
            counts[place.country or ""] += _LITERAL if place.literal else 1
        total = sum(counts.values())
        best = max(counts, key=lambda c: (counts[c], c), default=None)
        share = counts[best] / total if best is not None else 0.0
        self._main = best if share >= _DOMINANT else None

    def of_named(self, start: int, end: int, at: int, until: int) -> str | None:
        """The country for a name: of the places right beside it, else of those of the
        sentence, if they have one in common, else of most of the article's.

        Args:
            start, end: offsets of the sentence (code points, half-open).
            at, until: offsets of the one who is asked for.
        """
        # What stands in the phrase itself is no state of theirs ("US-led forces").
        here = [p for p in self._places if start <= p.start < end and not at <= p.start < until]
        beside = [p for p in here if at - _BESIDE <= p.start < until + _BESIDE]
        for group in (beside, here):
            countries = {p.country for p in group if p.literal} or {p.country for p in group}
            if len(countries) == 1:
                return countries.pop()
        if len(here) > 1 and self._main not in {p.country for p in here}:
            return min(here, key=lambda p: abs(p.start - at)).country
        return self.of_unnamed(at, until)

    def of_unnamed(self, at: int, until: int) -> str | None:
        """The country for a description: that of most of the article's places, unless its own
        words name one."""
        inside = any(at <= p.start < until for p in self._all)
        return None if inside else self._main


def _is_where(place: Place, text: str) -> bool:
    if place.kind != "state" or not place.literal:
        return True
    words = text[max(0, place.start - 20) : place.start].lower().split()
    if words and words[-1] == "the":
        words.pop()
    return bool(words) and words[-1] in _WHERE
