"""Which places a name may mean: everything the knowledge base holds."""

from dateline.annotate.geocode import prior
from dateline.knowledge import Knowledge, KnownPlace
from dateline.show.answers import PlaceAnswer
from dateline.show.who import bodies_named

_CAPITAL = 0.25
"""What a capital has over another town of its size."""
_WIKIDATA = "wikidata:"
_MOST = 1.4
"""The prior of a state, the likeliest of places: scores are shares of it."""


def where(name: str, near: str | None, knowledge: Knowledge) -> tuple[PlaceAnswer, ...]:
    """All places that ``name`` may mean, the likeliest first; empty if none is known.

    Args:
        near: the alpha-3 code of the state whose places come first, if any. The score is
            then at least 0.5 for them and below it for others.
    """
    name = " ".join(name.split())
    entries = bodies_named(name, knowledge)
    states = [e.country for e in entries if e.reading == "state" and e.country]
    seats = {e.country for e in entries if e.reading == "capital"}
    known = (knowledge.atlas.state(code) for code in states)
    places: dict[str, KnownPlace] = {p.id: p for p in known if p is not None}
    shorter = name[4:] if name.lower().startswith("the ") else name
    for place in knowledge.atlas.find(name) or knowledge.atlas.find(shorter):
        places.setdefault(place.id, place)
    answers = [_answer(p, name, near, p.country in seats, knowledge) for p in places.values()]
    return tuple(sorted(answers, key=lambda a: -a.score))


def country_code(name: str, knowledge: Knowledge) -> str | None:
    """The alpha-3 code that ``name`` is or whose state it names; ``None`` if it is neither."""
    if knowledge.state(name.upper()) is not None:
        return name.upper()
    for entry in bodies_named(name, knowledge):
        if entry.reading in ("state", "demonym") and knowledge.state(entry.country or ""):
            return entry.country
    return None


def _answer(
    place: KnownPlace, name: str, near: str | None, seat: bool, knowledge: Knowledge
) -> PlaceAnswer:
    seat = seat and place.kind == "town"
    score = min(1.0, (prior(place) + (_CAPITAL if seat else 0.0)) / _MOST)
    if near is not None:
        score = score / 2 + (0.5 if place.country == near else 0.0)
    named = place.name.lower() == name.lower().removeprefix("the ")
    facts = ["name" if named else f"other name of {place.name}"]
    if seat:
        state = knowledge.state(place.country or "")
        facts.append(f"a capital of {state.name if state else place.country}, now or once")
    if near is not None and place.country == near:
        facts.append(f"lies in {near}")
    return PlaceAnswer(
        name=place.name,
        kind=place.kind,
        country=place.country,
        wikidata=place.id.removeprefix(_WIKIDATA) if place.id.startswith(_WIKIDATA) else None,
        score=round(score, 3),
        why="; ".join(facts),
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        radius_km=round(place.radius_km, 1),
        population=place.population or None,
        region=place.region,
        gazetteer_id=place.id,
    )
