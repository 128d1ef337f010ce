"""How well a role's country and sector are supported, and what that is worth."""

from typing import Literal

from dateline.coding.profile import Profile
from dateline.coding.standing import Standing
from dateline.coding.surroundings import Near
from dateline.records import Mention

Kind = Literal[
    "base", "past", "words", "own", "clause", "sentence", "article", "country", "sector", "nothing"
]
"""``base``: the knowledge base for that day. ``past``: the same, of what somebody was before or
after. ``words``: country and sector stand in the text. ``own`` to ``article``: the sector does,
and the country is that of a place (see :class:`Near`). ``country``, ``sector``: only that one
is known, by words."""

CONFIDENCE: dict[Kind, float] = {
    "base": 0.95,
    "past": 0.85,
    "words": 0.9,
    "own": 0.84,
    "clause": 0.8,
    "sentence": 0.7,
    "article": 0.65,
    "country": 0.5,
    "sector": 0.3,
    "nothing": 0.2,
}
FLOOR = 0.25


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
        return "sector" if profile.sector is not None else "nothing"
    if profile.sector is None and (person or near is not None):
        return "country" if near is None else "nothing"
    return near.support if near is not None else "words"
