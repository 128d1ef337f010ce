"""Descriptions by relation: a name beside it, kin ("his grandson"), the other of two who
meet ("his guest"), and what somebody once was ("the former KGB officer")."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.annotate.clues import FORMER, entry_of
from dateline.annotate.context import Context
from dateline.annotate.descriptions import Chosen
from dateline.annotate.marked import Marked, nominals
from dateline.knowledge import Knowledge, Person, Tenure
from dateline.records import Mention, Token

_ONE = frozenset({"father", "mother", "wife", "husband", "widow", "widower", "grandfather"})
"""Relatives of whom one has one."""
_OF_TWO = frozenset({"elder", "older", "younger"})
_AGES = _OF_TWO | {"eldest", "oldest", "youngest"}
_OTHERS = frozenset({"guest", "host", "counterpart", "visitor"})
_OFTEN = 3
"""Mentions from which somebody is one of the two that an article is about."""


def apposed(sentences: Sequence[Marked]) -> Chosen:
    """Descriptions of persons that have the name beside them, by mention id ("its current
    ruler, Vladimir Putin"; "Ri Chol-su, a foreign ministry spokesman")."""
    chosen: Chosen = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.form != "nominal" or mention.kind not in ("person", "group"):
                continue
            name = _name_beside(sentence, mention)
            if name is not None and name.actor is not None:
                chosen[mention.id] = name.actor, name.candidates
    return chosen


def _name_beside(sentence: Marked, mention: Mention) -> Mention | None:
    head = sentence.head_of(mention)
    if head is None or head.tag in ("NNS", "NNPS"):
        return None
    for child in sentence.children(head, "appos"):
        name = sentence.mention(child)
        if name is not None and name.form == "name" and name.kind == "person":
            return name
    above = sentence.head(head)
    if head.dep == "appos":
        name = sentence.mention(above)
        if name is not None and name.form == "name" and name.kind == "person":
            return name
    if head.i + 1 < len(sentence.tokens):
        right = sentence.mention(sentence.tokens[head.i + 1])
        if right is not None and right.form == "name" and right.kind == "person":
            return right  # "his grandson Kim Jong-un"
    comma = head.i + 1 < len(sentence.tokens) and sentence.tokens[head.i + 1].text == ","
    if comma and head.i + 2 < len(sentence.tokens):
        following = sentence.mention(sentence.tokens[head.i + 2])
        if following is not None and following.form == "name" and following.kind == "person":
            after = [t for t in sentence.tokens if t.start >= following.end][:1]
            if not after or after[0].text in ",.;:)":
                return following
    return None


def relatives(
    sentences: Sequence[Marked],
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> Chosen:
    """Who is meant by a relation to somebody of the article, by mention id.

    Args:
        named: the persons of the knowledge base whom the article names, by actor id.
    """
    counts = Counter(
        m.actor for s in sentences for m in s.mentions if m.actor and m.kind == "person"
    )
    chosen: Chosen = {}
    for sentence, mention, head in nominals(sentences):
        if mention.actor is not None:
            continue
        owner = _owner(sentence, head)
        if owner is not None and owner.actor is not None:
            actor = _kin(sentence, head, owner.actor, counts, knowledge)
            if actor is None and head.lemma.lower() == "counterpart":
                actor = _counterpart(sentence, head, owner.actor, context, knowledge)
            if actor is None and head.lemma.lower() in _OTHERS:
                actor = _other(owner.actor, counts)
        else:
            actor = _once(sentence, head, context, knowledge, named)
        if actor is not None:
            chosen[mention.id] = actor, ()
    return chosen


def _kin(
    sentence: Marked, head: Token, owner: str, counts: Counter[str], knowledge: Knowledge
) -> str | None:
    """The relative by that noun: one of whom one has one, or whom the article names, or who
    is told from others by age ("his *elder* brother") and is the only one on record."""
    noun = head.lemma.lower()
    ages = {t.text.lower() for t in sentence.children(head, "amod")} & _AGES
    for age in ages:
        person = knowledge.people.kin(owner, f"{age} {noun}")
        if person is not None:
            return person.id
    person = knowledge.people.kin(owner, noun)
    if person is None:
        return None
    sure = person.id in counts or noun in _ONE or bool(ages & _OF_TWO)
    return person.id if sure else None  # there may be other sons than the one on record


def _owner(sentence: Marked, head: Token) -> Mention | None:
    token = sentence.child(head, "poss")
    if token is None:
        for link in sentence.children(head, "prep"):
            if link.text.lower() == "of":
                token = sentence.child(link, "pobj")  # "the youngest son of Kim"
    return sentence.mention(token) if token is not None else None


def _counterpart(
    sentence: Marked, head: Token, owner: str, context: Context, knowledge: Knowledge
) -> str | None:
    """ "her American counterpart": who holds the same office in the other state."""
    if context.day is None:
        return None
    held = knowledge.people.held(owner, context.day)
    for token in sentence.children(head, "amod", "compound", "nmod"):
        entry = entry_of(sentence.mention(token), knowledge)
        if entry is None or entry.country is None or not held:
            continue
        found = knowledge.people.holders(entry.country, (held[0].role,), context.day)
        if len(found) == 1:
            return found[0].person.id
    return None


def _other(owner: str, counts: Counter[str]) -> str | None:
    """The other of the two persons that the article is about."""
    often = [actor for actor, count in counts.items() if count >= _OFTEN]
    if len(often) != 2 or owner not in often:
        return None
    return next(actor for actor in often if actor != owner)


def _once(
    sentence: Marked,
    head: Token,
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> str | None:
    """The one person of the article who once was what a description with "former" says."""
    words = sentence.tokens[sentence.left_edge(head).i : head.i + 1]
    if not any({t.lemma.lower(), t.text.lower()} & FORMER for t in words) or context.day is None:
        return None
    bodies = {
        e.name
        for t in words
        if (e := entry_of(sentence.mention(t), knowledge)) is not None
        and e.reading in ("organization", "metonym")
    }
    said = {
        t.lemma.lower()
        for t in words
        if t.pos in ("NOUN", "ADJ") and not {t.lemma.lower(), t.text.lower()} & FORMER
    }

    def fits(tenure: Tenure) -> bool:
        if bodies:
            return tenure.organization in bodies
        return said <= set(tenure.office.lower().split())

    found = []
    for person in named.values():
        such = [t for t in knowledge.people.tenures(person.id) if fits(t)]
        # who is president now is not meant for having been vice president before
        if such and not any(tenure.covers(context.day) for tenure in such):
            found.append(person.id)
    return found[0] if len(found) == 1 else None
