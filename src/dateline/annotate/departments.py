"""Offices whose department stands behind "of": "the US Secretary of State", "the minister of
finance of Chile"."""

from collections.abc import Sequence

from dateline.annotate.clues import FORMER, entry_of
from dateline.annotate.context import Context
from dateline.annotate.descriptions import Chosen, holders_of
from dateline.annotate.marked import Marked, nominals
from dateline.knowledge import Knowledge
from dateline.records import Candidate, Token

_OFFICES = frozenset({"secretary", "minister"})
_SURE = 0.8
_FOREIGN = 0.3
"""Share of an article from which another state's office of that name may be meant."""


def department_heads(sentences: Sequence[Marked], context: Context, knowledge: Knowledge) -> Chosen:
    """Who holds such an office on the day, by mention id; nobody where two may."""
    chosen: Chosen = {}
    if context.day is None:
        return chosen
    for sentence, mention, head in nominals(sentences):
        if head.lemma.lower() not in _OFFICES:
            continue
        link = sentence.child(head, "prep")
        field = sentence.child(link, "pobj") if link is not None else None
        if head.tag == "NNS" or field is None or link is None or link.text.lower() != "of":
            continue
        words = sentence.tokens[sentence.left_edge(head).i : head.i]
        if any({t.lemma.lower(), t.text.lower()} & FORMER for t in words):
            continue
        country = _country(sentence, (*words, *sentence.subtree(field)), knowledge)
        phrase = f"{head.lemma.lower()} of {field.lemma.lower()}"
        if country is None:
            country = knowledge.offices.only(phrase)
            if country is None or _elsewhere(country, context):
                continue
        noun = knowledge.offices.get(phrase, country)
        if noun is None or noun.noun != phrase:
            noun = knowledge.offices.get(f"{field.lemma.lower()} {head.lemma.lower()}", country)
        if noun is None:
            continue
        found = holders_of(noun, country, context.day, knowledge)
        actor = found[0].person.id if len(found) == 1 else None
        score = round(_SURE / max(1, len(found)), 3)
        chosen[mention.id] = (
            actor,
            tuple(Candidate(actor=h.person.id, score=score) for h in found),
        )
    return chosen


def _country(sentence: Marked, tokens: Sequence[Token], knowledge: Knowledge) -> str | None:
    for token in tokens:
        entry = entry_of(sentence.mention(token), knowledge)
        if entry is not None and entry.country in knowledge.leads:
            return entry.country
    return None


def _elsewhere(country: str, context: Context) -> bool:
    """Whether the article is much about a state that has an office of the same name."""
    return country == "USA" and context.share("GBR") >= _FOREIGN
