"""Where an article was written: the country of its dateline."""

from collections.abc import Iterable, Mapping

from dateline.knowledge import Knowledge
from dateline.records import Article, Place

_ABBREVIATED = """
USA ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
USA n.h n.j n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo
CAN ont que b.c alta sask man n.b n.s p.e.i nfld n.w.t
AUS n.s.w vic qld tas
"""
_STATES: Mapping[str, str] = {
    short: line.split()[0]
    for line in _ABBREVIATED.strip().splitlines()
    for short in line.split()[1:]
}
"""How datelines abbreviate states and provinces, without the last dot, and whose they are."""


def desk_of(places: Iterable[Place], article: Article, knowledge: Knowledge) -> str | None:
    """The country of an article's dateline: of the state, the province or the capital in it,
    else of the place."""
    section = next((s for s in article.sections if s.kind == "dateline"), None)
    if section is None:
        return None
    text = article.text[section.start : section.end]
    # "BENIN CITY, Nigeria": what stands behind the town tells whose it is
    behind = text.partition(",")[2]
    readings = [f.candidates[0] for part in (behind, text) for f in knowledge.find(part)]
    for wanted in ("state", "capital"):
        for entry in readings:
            if entry.reading == wanted and entry.country:
                return entry.country
        for part in text.split(",")[1:] if wanted == "state" else ():
            country = _province(part.strip(" -–—"), knowledge)
            if country is not None:
                return country
    there = (p.country for p in places if section.start <= p.start < section.end)
    return next((c for c in there if c), None)


def province_of(name: str) -> str | None:
    """The state of an abbreviated province ("*Ont.*")."""
    return _STATES.get(name.lower().removesuffix(".")) if len(name) > _SHORTEST else None


_SHORTEST = 2
"""Letters that alone may be anything ("La", "Me")."""


def _province(name: str, knowledge: Knowledge) -> str | None:
    """The state of a province in a dateline ("*Ala.*", "*Samar*")."""
    name = name.partition(" (")[0]
    if name.endswith(".") and name.lower().removesuffix(".") in _STATES:
        return _STATES[name.lower().removesuffix(".")]
    found = {p.country for p in knowledge.atlas.find(name) if p.kind == "region1"}
    return found.pop() if len(found) == 1 else None
