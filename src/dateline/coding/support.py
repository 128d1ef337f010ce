"""How well a role's country and sector are supported, and what that is worth."""

from math import exp
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

_BASE = 3.4
_BY_KIND: dict[Kind, float] = {
    "base": 0.6,
    "past": 0.6,
    "words": -0.5,
    "own": 0.1,
    "clause": -0.2,
    "sentence": -0.2,
    "article": -0.2,
}
_AROUND = frozenset({"sentence", "article"})
_BY_SHARE = ((0.45, -1.5), (0.6, -1.1), (0.8, -1.0), (0.95, -0.3))
"""For a country of the sentence or the article, by its share of all that the article names."""
_DESCRIBED = -0.5
"""For a description; a name is told of in more than one place."""
_BY_GROUND: dict[Ground, float] = {"exact": 0.0, "body": -0.8, "rank": -0.6, "vague": -1.1}
"""The points of a logistic model, fitted in November 2026 on ``corpus/actors`` (dev, 1,492
answers) and on the answers that the resolver gave to two of its files before anybody had read
them (399), rounded to a tenth; afterwards a place of the clause was let off its share (20 of 20
right). Right in ten-fold cross-validation by passage, dev and unread files: from 0.95 on 98% and
94%, from 0.9 94% and 86%, from 0.85 95% and 85%, from 0.8 89% and 85%, below 87% and 42% (5 of
12). On new text it says too much.
"""

FLOOR = 0.75
"""Below it neither country nor sector is told of somebody whose country is that of the
surroundings: one that the article shares with others, of somebody whom only a body or a vague
word describes. A higher one costs more than it gains: each wrong answer that it takes away takes
two and more right ones along, nearly all of people whom no table holds. Of somebody with a name,
a sector without a state is no actor code either; a state without a sector is one, as is a sector
of unnamed people ("gunmen")."""

GUESS_LEAST = 0.5
"""Probability from which a state is told of a party to an event of which no word tells one."""
SIDE = 0.6
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
    points = _BASE + _BY_KIND[kind]
    if kind in _AROUND and near is not None:
        points += next((p for least, p in _BY_SHARE if near.share < least), 0.0)
    if kind not in ("base", "past"):
        if mention is not None and mention.form == "nominal":
            points += _DESCRIBED
        elif ground is not None:
            points += _BY_GROUND[ground]
    return round(1 / (1 + exp(-points)), 2)


def is_open(kind: Kind, confidence: float) -> bool:
    """Whether nothing is told, so that country and sector stay open."""
    if kind in _HALF:
        return kind in ("calling", "nothing")
    return confidence < FLOOR
