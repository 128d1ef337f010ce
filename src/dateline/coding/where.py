"""Where an event took place: by the words at its trigger, else by the article."""

from collections import Counter
from collections.abc import Sequence

from dateline.coding.arguments import Arguments
from dateline.coding.scene import Scene
from dateline.records import Article, EventPlace, Place, Token

LOCATIVE = ("in", "at", "near", "outside", "inside", "across", "around", "off", "within")
"""Prepositions that place an event, nearest first where several stand."""

_FINE = ("town", "offset", "district", "building", "square", "base", "airport", "camp", "palace")
"""Kinds of places that are small enough to be the spot of an event."""
_BEHIND = 40
"""Characters behind a trigger in which a distance phrase says where ("shelled a hospital
15 km north of Khartoum")."""
_OFTEN = 2
"""Mentions from which a place is the one that an article is about."""


class Whereabouts:
    """The places of one article.

    Args:
        places: as annotated, in text order.
    """

    def __init__(self, article: Article, places: Sequence[Place]) -> None:
        self._literal = [p for p in places if p.literal]
        self._by_end = {p.end: p for p in reversed(self._literal)}
        self._dateline = next(
            (
                place
                for section in article.sections
                if section.kind == "dateline"
                for place in self._literal
                if section.start <= place.start < section.end
            ),
            None,
        )
        self._main = self._of_article()

    def event_place(self, scene: Scene, trigger: Token, arguments: Arguments) -> EventPlace | None:
        """The place behind a locative preposition at the trigger; else the literal place that
        stands in the same sentence, if it is the only one; else the dateline's; else the one
        that the article is about. ``basis`` says which: ``words:in``, ``sentence``,
        ``dateline``, ``article``."""
        pairs = [p for p in arguments.preps if p[0] in LOCATIVE]
        for name, noun in sorted(pairs, key=lambda p: abs(p[1].i - trigger.i)):
            place = self._at(scene, noun)
            if place is not None:
                return _record(place, f"words:{name}")
        start, end = scene.parse.start, scene.parse.end
        for place in self._literal:
            if place.kind == "offset" and 0 <= place.start - trigger.end <= _BEHIND:
                return _record(place, "words:of")
        here = {p.gazetteer_id: p for p in self._literal if start <= p.start < end and p.lat}
        fine = [p for p in here.values() if p.kind in _FINE]
        if len(fine) == 1:
            return _record(fine[0], "sentence")
        if self._dateline is not None:
            return _record(self._dateline, "dateline")
        return _record(self._main, "article") if self._main is not None else None

    def _at(self, scene: Scene, noun: Token) -> Place | None:
        mention = scene.mention(noun)
        if mention is None or mention.form != "name":
            return None
        return self._by_end.get(mention.end)

    def _of_article(self) -> Place | None:
        """The place named most often, towns before states; the earlier of two."""
        counts = Counter(p.gazetteer_id for p in self._literal if p.gazetteer_id)
        found = [
            p
            for p in self._literal
            if p.kind != "offset"
            and p.gazetteer_id
            and p.country
            and counts[p.gazetteer_id] >= _OFTEN
        ]
        if not found:
            return None
        return max(found, key=lambda p: (p.kind in _FINE, counts[p.gazetteer_id or ""], -p.start))


def _record(place: Place, basis: str) -> EventPlace:
    return EventPlace(
        basis=basis,
        start=place.start,
        end=place.end,
        text=place.text,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        kind=place.kind,
        gazetteer_id=place.gazetteer_id,
        literal=place.literal,
        uncertainty_km=place.uncertainty_km,
    )
