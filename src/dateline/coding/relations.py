"""Descriptions that only say how somebody stands to another: "his brother", "her predecessor"."""

from typing import NamedTuple

from dateline.coding.callings import callings
from dateline.coding.profile import Profile
from dateline.coding.scene import Scene
from dateline.coding.standing import after_office, standing
from dateline.knowledge import OFFICIAL_SECTORS, Knowledge
from dateline.records import Mention, Token

_ANYBODY = frozenset({"man", "woman", "person", "one"})
_BEFORE = "predecessor"
_UNDER = frozenset({"deputy", "minister", "aide", "adviser", "spokesman", "spokeswoman"})


class Relation(NamedTuple):
    """What a description by relation says; an empty profile where it says nothing, so that
    nothing may be taken from around either."""

    profile: Profile


def relation(
    scene: Scene, token: Token, mention: Mention | None, day: str | None, knowledge: Knowledge
) -> Relation | None:
    """What somebody is by how he stands to a person of the knowledge base; ``None`` for
    descriptions that say what somebody is themselves.

    Kin of somebody in office is rarely a private person where the news speaks of them, and
    whoever is only "the man who …" may be anybody: of both nothing is said.
    """
    if mention is None or mention.form != "nominal" or token.tag in ("NNS", "NNPS"):
        return None
    if mention.actor is not None and knowledge.people.get(mention.actor) is not None:
        return None
    if token.lemma in _ANYBODY and _is_told_by_deed(scene, token):
        return Relation(Profile())
    owner = scene.child(token, "poss")
    whose = scene.mention(owner) if owner is not None else None
    known = standing(whose.actor, day, knowledge) if whose and whose.actor else None
    if token.lemma in callings().kin:
        return Relation(Profile()) if known is not None else None
    if token.lemma == _BEFORE:
        if known is None or not known.now or known.sector not in OFFICIAL_SECTORS:
            return Relation(Profile())
        return Relation(Profile(country=known.country, sector=after_office(known.sector)))
    if token.lemma in _UNDER and known is not None and known.now:
        return Relation(Profile(country=known.country, sector=known.sector))
    return None


def _is_told_by_deed(scene: Scene, token: Token) -> bool:
    """ "the man *he overthrew*", "the woman *who made way for him*": definite."""
    determiner = scene.child(token, "det")
    definite = determiner is not None and determiner.text.lower() == "the"
    return definite and scene.child(token, "relcl") is not None
