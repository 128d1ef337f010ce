"""How well a role's country and sector are supported, and what that is worth."""

from typing import Literal

from dateline.coding.profile import INTERNATIONAL, Ground, Profile
from dateline.coding.standing import Standing
from dateline.coding.surroundings import Near
from dateline.records import Mention, Role

Kind = Literal[
    "base", "past", "words", "own", "clause", "sentence", "article",
    "country", "unnamed", "calling", "nothing",
]  # fmt: skip
"""``base``: the knowledge base for that day. ``past``: the same, of what somebody was before or
after. ``words``: country and sector stand in the text. ``own`` to ``article``: the sector does,
and the country is that of a place (see :class:`Near`). ``country``: known without the sector.
``unnamed``, ``calling``: the sector alone, of unnamed people ("gunmen") or of somebody with a
name."""

_HALF: dict[Kind, float] = {
    "country": 0.25,  # 1 of 3
    "unnamed": 0.4,  # 9 of 15
    "calling": 0.15,
    "nothing": 0.0,
}
"""Confidence where country or sector is missing, by the share right on ``corpus/actors`` (dev)."""

_KNOWN: dict[Kind, float] = {"base": 0.99, "past": 0.86}
_COUNTRY: dict[Kind, float] = {"words": 0.98, "own": 0.97, "clause": 0.97}
"""How sure a country is that stands in the text; one of the surroundings has the probability with
which it was chosen."""
_OF_PERSON = 0.85
"""The same for a person with a name: the state of a body or adjective in the words may not be
his ("pastor of a *Polish* parish" in Chicago)."""
_MOST = 0.99
_DESCRIBED = 0.96
_NAMED = 0.94
_SECTOR: dict[Ground, float] = {"exact": 0.97, "body": 0.88, "rank": 0.78, "vague": 0.76}
"""How sure a sector is: of a description, of a body with a name, of a person by what tells it.

All these are the shares right of country and of sector in the answers to a file of
``corpus/actors`` from before anybody had read it (415, November 2026), drawn towards those on dev.
"""

FLOOR = 0.6
"""Below it neither country nor sector is told. A higher one costs more than it gains: each wrong
answer that it takes away takes two and more right ones along, nearly all of people whom no table
holds. Of somebody with a name, a sector without a state is no actor code either; a state without
a sector is one, as is a sector of unnamed people ("gunmen")."""

GUESS_LEAST = 0.5
"""Probability from which a state is told of a party to an event of which no word tells one."""
SIDE = FLOOR - 0.01
"""Confidence in the country of "we" and "they", which is that of the side they stand on."""


def guess_confidence(probability: float) -> float:
    """The confidence in a state that was chosen with this probability: it, but below
    :data:`FLOOR`. It says nothing of the sector."""
    return min(round(probability, 2), FLOOR - 0.01)


def is_guessed(role: Role) -> bool:
    """Whether a role's country is that of a side or was chosen among those around: what rests on
    words has at least :data:`FLOOR`, or less than :data:`GUESS_LEAST` (a country without a
    sector)."""
    return role.country is not None and GUESS_LEAST <= (role.confidence or 0.0) < FLOOR


def kind_of(
    mention: Mention | None, profile: Profile, known: Standing | None, near: Near | None
) -> Kind:
    """What country and sector rest on."""
    if known is not None:
        if known.now and known.sure:
            return "base"
        return "past" if profile.sector is not None else "country"
    person = mention is None or mention.kind in ("person", "group")
    if profile.country is None:
        if profile.sector is None:
            return "nothing"
        return "calling" if mention is not None and mention.form == "name" else "unnamed"
    if profile.country in INTERNATIONAL and profile.sector is None and near is None:
        return "words"  # who is of a body of states has no sector
    if profile.sector is None and (person or near is not None):
        return "country" if near is None else "nothing"
    return near.support if near is not None else "words"


def confidence_of(
    kind: Kind, mention: Mention | None, ground: Ground | None, near: Near | None
) -> float:
    """How sure it is that country and sector are both right, from 0 to 1, to two digits."""
    if kind in _HALF:
        return _HALF[kind]
    if kind in _KNOWN:
        return _KNOWN[kind]
    person = mention is not None and mention.kind == "person" and mention.form == "name"
    country = _OF_PERSON if person and kind == "words" else _COUNTRY.get(kind)
    if country is None:
        country = min(near.sure if near is not None else 1.0, _MOST)
    if mention is not None and mention.form == "nominal":
        sector = _DESCRIBED
    else:
        sector = _SECTOR[ground] if ground is not None else _NAMED
    return round(country * sector, 2)


def is_open(kind: Kind, confidence: float) -> bool:
    """Whether nothing is told, so that country and sector stay open."""
    if kind in _HALF:
        return kind in ("calling", "nothing")
    return confidence < FLOOR
