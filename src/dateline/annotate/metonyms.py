"""Capitals that stand for their government: "Moscow said", but not "in Moscow"."""

from collections.abc import Sequence

from dateline.annotate.clues import entry_of
from dateline.annotate.descriptions import Chosen
from dateline.annotate.marked import Marked
from dateline.knowledge import Knowledge
from dateline.records import Mention

_ACTING = frozenset({"nsubj", "nsubjpass", "agent", "dative", "dobj"})
_BODILY_TEXT = """
visit enter leave reach shell bomb bombard hit strike capture seize storm approach flood cross tour
encircle besiege liberate occupy flee abandon evacuate surround retake recapture raid rock shake
devastate destroy rebuild batter paralyse paralyze pass quit
"""
_BODILY = frozenset(_BODILY_TEXT.split())
"""What is done to a town and not to a government ("shelled Damascus", "left Paris")."""
_TOWARDS = frozenset({"against", "by", "between", "for", "on", "with"})
"""Prepositions before whom one deals with ("sanctions on Pyongyang")."""


def stands_for_government(sentence: Marked, mention: Mention) -> bool:
    """Whether the words use a capital's name for those who govern there: as subject or
    object, as owner, or behind "with", "against" and the like."""
    head = sentence.head_of(mention)
    if head is None:
        return False
    node = head
    while node.dep == "conj" and node.head != node.i:
        node = sentence.head(node)
    if node.dep in ("dobj", "nsubjpass") and sentence.head(node).lemma in _BODILY:
        return False
    if node.dep in _ACTING:
        return True
    above = sentence.head(node)
    if node.dep == "poss":
        owned = sentence.mention(above)
        return owned is None or owned.kind not in ("place", "facility")
    return node.dep == "pobj" and above.text.lower() in _TOWARDS


def governments(sentences: Sequence[Marked], knowledge: Knowledge) -> Chosen:
    """The states that capitals stand for, by mention id."""
    chosen: Chosen = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            entry = entry_of(mention, knowledge)
            if entry is None or entry.reading != "capital" or mention.actor is not None:
                continue
            state = knowledge.state(entry.country or "")
            if state is not None and stands_for_government(sentence, mention):
                chosen[mention.id] = state.id, ()
    return chosen
