"""The order of two events of one sentence, where a word signals it.

"fired two missiles shortly *before* Kim and Putin met", "released the men a day *after*
talks": relations and cues as TimeML's TLINK and SIGNAL (TimeML 1.2.1), kept to BEFORE,
AFTER and SIMULTANEOUS.
"""

from collections.abc import Mapping
from typing import Literal

from dateline.coding.scene import Scene
from dateline.records import Token

Relation = Literal["before", "after", "simultaneous"]

_CUES: dict[str, Relation] = {
    "before": "before",
    "after": "after",
    "following": "after",
    "since": "after",
    "when": "simultaneous",
    "while": "simultaneous",
    "as": "simultaneous",
    "during": "simultaneous",
    "amid": "simultaneous",
}
_CLAUSE_CUES = frozenset({"before", "after", "since", "when", "while", "as"})


def signalled(
    scene: Scene, trigger: Token, triggers: Mapping[int, str]
) -> tuple[Relation, int, Token] | None:
    """What is signalled of ``trigger``: its relation to the event whose trigger has the
    index returned, and the cue. ``triggers`` are the sentence's events by token index."""
    for node in _links(scene, trigger):
        relation = _CUES[node.text.lower()]
        other = _event_behind(scene, node, trigger, triggers)
        if other is not None:
            return relation, other, node
    return None


def _links(scene: Scene, trigger: Token) -> list[Token]:
    """Cues that hang on the trigger, or on the verb that carries it."""
    above = scene.head(trigger)
    holders = [trigger, *([above] if trigger.pos == "NOUN" and above.pos == "VERB" else [])]
    found = []
    for holder in holders:
        for child in scene.children(holder, "prep", "advcl"):
            if child.dep == "prep" and child.text.lower() in _CUES:
                found.append(child)
            for cue in scene.children(child, "mark", "advmod"):
                if child.dep == "advcl" and cue.text.lower() in _CLAUSE_CUES:
                    found.append(cue)
    return found


def _event_behind(
    scene: Scene, cue: Token, trigger: Token, triggers: Mapping[int, str]
) -> int | None:
    """The event that the cue introduces: its clause's verb, or the noun or verb behind it."""
    if cue.dep in ("mark", "advmod"):
        top = scene.head(cue)
    else:
        below = scene.child(cue, "pobj", "pcomp")
        if below is None:
            return None
        top = below
    inside = [t.i for t in scene.subtree(top) if t.i in triggers and t.i != trigger.i]
    if top.i in inside:
        return top.i
    return min(inside) if len(inside) == 1 else None
