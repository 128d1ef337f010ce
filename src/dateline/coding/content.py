"""What a speech act is about, as against what happened.

"Kenya agreed to hold talks" tells one event (AGREE), not two; "accused the army of
shelling villages" tells an accusation and an act that the author does not vouch for.
"""

from dateline.coding.match import Match
from dateline.coding.scene import Scene
from dateline.records import Token

ABSORBING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""Codes whose content is part of the event itself (its mode), not another event."""

_CONTENT_LINKS = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "acl", "advcl", "conj", "oprd"})
_CONTENT_PREPOSITIONS = frozenset({"of", "for", "to", "against", "from", "over", "with"})
_NOT_SUBJECT_SIDE = frozenset({"nsubj", "nsubjpass", "csubj", "poss", "compound", "amod", "agent"})
_ALLEGING = frozenset({"allege", "investigate"})


def governor(scene: Scene, trigger: Token, triggers: dict[int, Match]) -> Match | None:
    """The event whose content ``trigger`` belongs to, if there is one."""
    node = trigger
    for above in scene.ancestors(trigger):
        link = node.dep
        if link in _NOT_SUBJECT_SIDE or link in ("relcl", "appos", "npadvmod", "parataxis"):
            return None
        if link == "pobj" and above.text.lower() not in _CONTENT_PREPOSITIONS:
            return None
        if link == "pcomp" and above.text.lower() not in _CONTENT_PREPOSITIONS:
            return None
        if link == "advcl" and not scene.is_infinitive(node):
            return None
        if link == "conj" and above.i in triggers and above.pos == node.pos:
            node = above
            continue
        if above.i in triggers:
            # What stands in front of the verb is a circumstance, not what it is about.
            return triggers[above.i] if above.i < trigger.i else None
        if link not in _CONTENT_LINKS and link not in ("prep", "pobj", "attr", "acomp", "dative"):
            return None
        node = above
    return None


def absorbs(by: Match) -> bool:
    """Whether the content of this event is part of it (its mode) and no event of its own."""
    return by.sense.code in ABSORBING


def is_absorbed(match: Match, by: Match) -> bool:
    """Whether ``match`` is only what the event ``by`` is about.

    Besides the content of promises, demands, threats and refusals that is the topic of
    talks ("discussed the return of refugees") and what a protest asks for.
    """
    if by.sense.code == "CONSULT":
        return match.sense.pos == "n"
    return absorbs(by) or (by.sense.code == "PROTEST" and match.sense.code == "REQUEST")


def is_alleged(by: Match) -> bool:
    """Whether the content of this event is a mere allegation."""
    return by.sense.code == "ACCUSE" and by.sense.mode in _ALLEGING
