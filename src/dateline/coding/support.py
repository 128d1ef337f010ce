"""How well a role's country and sector are supported, and what that is worth."""

from typing import Literal

from dateline.coding.profile import Profile
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
    "base": 0.95,  # 105 of 110
    "past": 0.9,  # 39 of 41
    "words": 0.9,  # 102 of 110
    "own": 0.85,  # 45 of 50
    "clause": 0.78,  # 6 of 6, too few to say more than that it is no worse than the next
    "sentence": 0.75,  # 10 of 12
    "article": 0.7,  # 46 of 63
    "country": 0.35,  # 2 of 6
    "unnamed": 0.4,  # 2 of 5
    "calling": 0.15,  # 0 of 7; the sector itself is right in 6
    "nothing": 0.0,  # 0 of 23
}
"""Confidence that country and sector are both right, by the share that are on the development
half of ``corpus/actors`` (counts beside), rounded down where there are few."""

FLOOR = 0.1
"""Below it neither country nor sector is given: for somebody with a name but no calling in the
words, a country around says nothing. A sector of the words without a country stays, as it is
mostly right; a floor of 0.2 would leave it out, too."""


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
    if profile.sector is None and (person or near is not None):
        return "country" if near is None else "nothing"
    return near.support if near is not None else "words"
