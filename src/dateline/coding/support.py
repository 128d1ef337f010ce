"""How well a role's country and sector are supported, and what that is worth."""

from typing import Literal

from dateline.coding.profile import INTERNATIONAL, Profile
from dateline.coding.standing import Standing
from dateline.coding.surroundings import Near
from dateline.records import Mention

Kind = Literal[
    "base", "past", "words", "own", "clause", "sentence", "article",
    "country", "unnamed", "calling", "nothing",
]  # fmt: skip
"""``base``: the knowledge base for that day. ``past``: the same, of what somebody was before or
after. ``words``: country and sector stand in the text. ``own`` to ``article``: the sector does,
and the country is that of a place (see :class:`Near`). ``country``: known without the sector.
``unnamed``, ``calling``: the sector alone, of unnamed people ("gunmen") or of somebody with a
name."""

CONFIDENCE: dict[Kind, float] = {
    "base": 0.95,  # 349 of 357
    "past": 0.9,  # 70 of 73
    "words": 0.9,  # 211 of 222
    "own": 0.85,  # 102 of 109
    "clause": 0.79,  # 12 of 12, too few to say more than that it is no worse than the next
    "sentence": 0.79,  # 49 of 53
    "article": 0.77,  # 241 of 260
    "country": 0.25,  # 1 of 3, too few to raise it
    "unnamed": 0.4,  # 4 of 8
    "calling": 0.15,  # 0 of 2
    "nothing": 0.0,  # 0 of 13
}
"""Confidence that country and sector are both right, by the share that are on the development
half of ``corpus/actors`` (counts beside, November 2026), kept below it: the rules
were made on the same passages, and on new ones fewer are right. What rests on places around
stays below 0.8.
"""

FLOOR = 0.2
"""Below it neither country nor sector is given: the highest at which more than nine of ten
mentions are answered and no actor that PLOVER can write is lost. Of somebody with a name, a
sector without a state is no actor code; a state without a sector is one, as is a sector of
unnamed people ("gunmen")."""


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
