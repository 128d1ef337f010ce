"""Chains of mentions of one person, body or state in an article.

Names chain by their actor, or by their words where they have none. A pronoun or an
anaphoric description ("the group") takes the best of what was named before, by agreement,
distance and part of speech, in the manner of Lappin and Leass (1994) but with few weights;
where two are nearly as good, it is left alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from dateline.annotate.marked import Marked
from dateline.records import Mention, Token, content_id

_REACH = 3
"""Sentences back in which an antecedent may stand."""
_OWN_SUBJECT = 1.5
"""What the subject of its own clause has for a possessive."""
_MARGIN = 1.0
"""By how much the best antecedent must lead."""

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_BODIES = frozenset({"organization", "state", "group", "place"})

_ANAPHORS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("group", "movement", "organisation", "organization", "party", "militia", "alliance"),
        frozenset({"organization", "group"}),
    ),
    **dict.fromkeys(
        ("company", "firm", "agency", "ministry", "bank", "court", "newspaper", "union", "bloc"),
        frozenset({"organization"}),
    ),
    **dict.fromkeys(("country", "nation", "kingdom", "republic"), frozenset({"state"})),
    **dict.fromkeys(("city", "town", "village", "island", "region"), frozenset({"place"})),
    **dict.fromkeys(("man", "woman", "suspect", "politician"), frozenset({"person"})),
}
"""Descriptions that stand for what was named before, and the kinds that it may be of."""


@dataclass(slots=True)
class _Entity:
    """What was named so far under one key."""

    key: str
    kind: str
    gender: str | None
    actor: str | None
    mentions: list[Mention] = field(default_factory=list)
    sentence: int = -1
    subject: bool = False
    title: str = ""


def chained(
    sentences: Sequence[Marked],
    article_id: str,
    genders: Mapping[str, str],
) -> dict[str, tuple[str | None, str]]:
    """Actor and chain by mention id, of all mentions that belong to a chain of two or more.

    Args:
        genders: "m" or "f" by actor id, for the persons where it is known.
    """
    entities: dict[str, _Entity] = {}
    for number, sentence in enumerate(sentences):
        for mention in sentence.mentions:
            head = sentence.head_of(mention)
            if head is None:
                continue
            entity = _of_name(mention, entities, genders)
            if entity is None:
                entity = _antecedent(sentence, number, mention, head, entities.values())
            if entity is None:
                continue
            if mention.form == "pronoun" and entity.gender is None:
                entity.gender = _gender(head.text.lower())  # "he" settles that "her" is another
            entity.mentions.append(mention)
            entity.sentence = number
            entity.subject = _is_subject(sentence, head)
    links: dict[str, tuple[str | None, str]] = {}
    for entity in entities.values():
        if len(entity.mentions) > 1:
            chain = content_id("chain", article_id, entity.mentions[0].id)
            for mention in entity.mentions:
                links[mention.id] = entity.actor, chain
    return links


def with_chains(
    mentions: Iterable[Mention], links: Mapping[str, tuple[str | None, str]]
) -> tuple[Mention, ...]:
    """``mentions`` with their chains, and the actor of the chain where they had none."""
    found = []
    for mention in mentions:
        actor, chain = links.get(mention.id, (None, None))
        found.append(
            msgspec.structs.replace(mention, chain=chain, actor=mention.actor or actor)
            if chain is not None
            else mention
        )
    return tuple(found)


def _gender(word: str) -> str | None:
    return "m" if word in _MALE else "f" if word in _FEMALE else None


def _of_name(
    mention: Mention, entities: dict[str, _Entity], genders: Mapping[str, str]
) -> _Entity | None:
    """The entity of a name, or of a description whose actor is known."""
    if mention.form == "pronoun" or (mention.form == "nominal" and mention.actor is None):
        return None
    if mention.kind in ("document", "other") and mention.actor is None:
        return None
    key = mention.actor or f"{mention.kind}:{' '.join(mention.text.lower().split())}"
    entity = entities.get(key)
    if entity is None:
        gender = genders.get(mention.actor or "")
        entity = _Entity(key=key, kind=mention.kind, gender=gender, actor=mention.actor)
        entities[key] = entity
    return entity


def _antecedent(
    sentence: Marked, number: int, mention: Mention, head: Token, entities: Iterable[_Entity]
) -> _Entity | None:
    word = head.text.lower()
    if mention.form == "pronoun":
        if word in _MALE | _FEMALE:
            return _best(
                sentence, number, mention, head, entities,
                kinds=frozenset({"person"}), gender="m" if word in _MALE else "f",
            )  # fmt: skip
        if word in _THING:
            return _best(sentence, number, mention, head, entities, kinds=_BODIES, gender=None)
        return None
    determiner = sentence.child(head, "det")
    if determiner is None or determiner.text.lower() not in ("the", "this", "that"):
        return None
    if any(sentence.children(head, "amod", "compound", "prep", "relcl", "acl", "appos", "poss")):
        return None  # "the rebel group that …" is described anew
    kinds = _ANAPHORS.get(head.lemma)
    bearing = [e for e in entities if _bears(e, head.lemma)]
    if bearing:  # "the *commission*" is the European Commission, whatever else was named
        entities, kinds = bearing, frozenset({"organization"})
    if kinds is None:
        return None
    return _best(sentence, number, mention, head, entities, kinds=kinds, gender=None)


def _bears(entity: _Entity, noun: str) -> bool:
    """Whether a body's name says what sort of body it is: "International *Tribunal* for …"."""
    if entity.kind != "organization":
        return False
    words = entity.mentions[0].text.lower().replace(" for ", " of ").partition(" of ")[0].split()
    return len(words) > 1 and words[-1] == noun


def _best(
    sentence: Marked,
    number: int,
    mention: Mention,
    head: Token,
    entities: Iterable[_Entity],
    *,
    kinds: frozenset[str],
    gender: str | None,
) -> _Entity | None:
    scored = []
    for entity in entities:
        if entity.kind not in kinds or number - entity.sentence > _REACH:
            continue
        if gender is not None and entity.gender not in (None, gender):
            continue
        last = entity.mentions[-1]
        if last.end > mention.start or _is_bound(sentence, last, head):
            continue
        score = 3.0 - (number - entity.sentence) * 1.2
        score += 1.6 if entity.subject else 0.0
        score += 0.8 if gender is not None and entity.gender == gender else 0.0
        score += 0.3 * min(len(entity.mentions), 4)
        if entity.subject and head.tag == "PRP$" and _is_of_clause(sentence, last, head):
            score += _OWN_SUBJECT  # "the president met *his* counterpart"
        if last.form == "pronoun" and last.text.lower() == head.text.lower():
            score += 0.8
        scored.append((score, entity))
    scored.sort(key=lambda s: -s[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    return scored[0][1]


def _is_subject(sentence: Marked, head: Token) -> bool:
    """Whether a phrase is the subject of its clause, or stands in it as its owner."""
    node = head
    while node.dep in ("compound", "appos", "nmod", "conj") and node.head != node.i:
        node = sentence.head(node)
    return node.dep in ("nsubj", "nsubjpass")


def _is_bound(sentence: Marked, last: Mention, head: Token) -> bool:
    """Whether a pronoun stands beside the name as another part of its verb, so that it means
    somebody else ("Putin met him"): not a possessive or a reflexive."""
    if head.tag == "PRP$" or head.text.lower().endswith("self"):
        return False
    return _is_of_clause(sentence, last, head)


def _is_of_clause(sentence: Marked, last: Mention, head: Token) -> bool:
    """Whether a mention and a word hang on the same verb."""
    other = next((t for t in sentence.tokens if t.start == last.head), None)
    return other is not None and _verb(sentence, other) == _verb(sentence, head)


def _verb(sentence: Marked, token: Token) -> int:
    """The verb that a word hangs on; of "is to meet" and "wants to meet" the first."""
    for node in sentence.ancestors(token):
        if node.pos in ("VERB", "AUX") and node.dep != "xcomp":
            return node.i
    return -1
