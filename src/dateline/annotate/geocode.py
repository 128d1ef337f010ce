"""Which place a toponym names: candidates of the atlas, scored by what surrounds the name.

Signals, in the manner of Leidner (2007) and of mordecai's rule baseline: size of the place,
the countries that the article is about, a container named with it ("Alexandria, Louisiana"),
nearness to the other places of the article, one sense per name and article.
"""

from collections.abc import Mapping, Sequence
from math import exp, log10

import msgspec

from dateline.annotate.context import Context
from dateline.knowledge import Knowledge, KnownPlace, distance_km
from dateline.knowledge.gazetteer import place_key

_NEAR_KM = 250.0
"""Distance at which nearness to another place has faded to a third."""
_CANDIDATES = 12
"""Most candidates of one name that are looked at, the likeliest first."""

_PRIOR = {
    "state": 1.4,
    "continent": 1.0,
    "ocean": 1.0,
    "region1": 0.62,
    "region2": 0.42,
}
_LANDMARK = 0.6
_BY_THE_WAY = 0.15
_CAPITAL = 0.25
"""What a capital has over another town of its size."""
_NEAR = 0.35
_SAME_STATE = 0.3
_SAME_REGION = 0.3
_HOLDS = 0.5
"""What a region has in which another place of the article lies ("Georgia ... Atlanta")."""
_MANY = 3
"""Other places from which what they have in common counts in full."""
_TOWN = 0.66
"""Prior of a town of ten million; smaller ones get a share by the logarithm of their size."""


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A name to be located: ``containers`` are the names that follow it after a comma or
    that it is said to lie in, ``owners`` the countries of adjectives and possessors in front."""

    text: str
    containers: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


def candidates(name: str, knowledge: Knowledge) -> tuple[KnownPlace, ...]:
    """All places that a name may stand for, states first."""
    found: dict[str, KnownPlace] = {}
    for entry in knowledge.lookup(name):
        if entry.reading == "state" and entry.country:
            state = knowledge.atlas.state(entry.country)
            if state is not None:
                found[state.id] = state
    for place in knowledge.atlas.find(name)[: 3 * _CANDIDATES]:
        found.setdefault(place.id, place)
    if not found and name.lower().startswith("the "):
        return candidates(name[4:], knowledge)
    ordered = sorted(found.values(), key=lambda p: -prior(p))
    return tuple(ordered[:_CANDIDATES])


def prior(place: KnownPlace) -> float:
    """How likely a place is meant, all else equal."""
    if place.kind == "town":
        return _TOWN * min(1.0, log10(place.population + 10) / 7)
    return _PRIOR.get(place.kind, _LANDMARK)


def _named_otherwise(place: KnownPlace, name: str) -> float:
    """What a region loses that is only called so by the way: "Kharkiv" is the town, and
    "Kharkiv Oblast" the region."""
    plain = place.kind in ("region1", "region2") and place_key(place.name) != place_key(name)
    return _BY_THE_WAY if plain else 0.0


def locate(
    toponyms: Sequence[Toponym], context: Context, home: str | None, knowledge: Knowledge
) -> dict[Toponym, KnownPlace]:
    """The place of each toponym; those without any candidate are left out.

    Args:
        toponyms: of one article, each once.
        home: the country of the source, which needs not be named (alpha-3), or ``None``.
    """
    options = {t: c for t in toponyms if (c := candidates(t.text, knowledge))}
    inside = {t: [_containers(x, knowledge) for x in t.containers] for t in options}
    seats = {
        t: {e.country for e in knowledge.lookup(t.text) if e.reading == "capital"} for t in options
    }
    first = {
        t: {
            p.id: _alone(p, t, inside[t], context, home)
            + (_CAPITAL if p.kind == "town" and p.country in seats[t] else 0.0)
            for p in places
        }
        for t, places in options.items()
    }
    best = {t: _first(places, first[t]) for t, places in options.items()}
    for _ in range(2):
        near = {
            t: {p.id: first[t][p.id] + _nearness(p, t, best) for p in places}
            for t, places in options.items()
        }
        best = {t: _first(places, near[t]) for t, places in options.items()}
    return best


def _first(places: Sequence[KnownPlace], scores: Mapping[str, float]) -> KnownPlace:
    return max(places, key=lambda p: scores[p.id])


def _containers(name: str, knowledge: Knowledge) -> tuple[KnownPlace, ...]:
    return tuple(p for p in candidates(name, knowledge) if p.kind != "town")


def _alone(
    place: KnownPlace,
    toponym: Toponym,
    containers: Sequence[tuple[KnownPlace, ...]],
    context: Context,
    home: str | None,
) -> float:
    score = prior(place) - _named_otherwise(place, toponym.text)
    score += 0.5 * context.share(place.country, without=toponym.text)
    score += 0.12 if home is not None and place.country == home else 0.0
    score += 0.5 if place.country in toponym.owners else 0.0
    for choices in containers:
        if choices:
            score += 1.0 if any(_lies_in(place, c) for c in choices) else -0.3
    return score


def _lies_in(place: KnownPlace, container: KnownPlace) -> bool:
    if place.id == container.id:
        return False
    if container.kind == "state":
        return place.country == container.country and place.kind != "state"
    if container.country is not None and place.country not in (None, container.country):
        return False
    if place.kind == "town" and container.country == "USA" and container.region:
        return place.region == container.region
    km = distance_km(place.lat, place.lon, container.lat, container.lon)
    return km <= 1.6 * container.radius_km + 30


def _nearness(place: KnownPlace, toponym: Toponym, best: Mapping[Toponym, KnownPlace]) -> float:
    """How near the other places of the article lie, and how many share its state and region;
    states are too large to tell."""
    others = [
        where
        for other, where in best.items()
        if other.text != toponym.text and where.kind not in ("state", "continent", "ocean")
    ]
    if not others:
        return 0.0
    near = sum(exp(-distance_km(place.lat, place.lon, o.lat, o.lon) / _NEAR_KM) for o in others)
    country = sum(o.country == place.country for o in others if o.country) / len(others)
    region = sum(
        o.country == place.country and o.region == place.region for o in others if o.region
    ) / len(others)
    sure = min(1.0, len(others) / _MANY)
    exact = not _named_otherwise(place, toponym.text)
    holds = place.kind == "region1" and exact and any(_lies_in(o, place) for o in others)
    total = _NEAR * min(near, 2.0) + sure * (_SAME_STATE * country + _SAME_REGION * region)
    return total + (_HOLDS if holds else 0.0)
