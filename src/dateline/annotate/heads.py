"""Who leads a body on the day: "the head of the FSB", "the Hezbollah leader"."""

from collections.abc import Sequence

from dateline.annotate.clues import FORMER, entry_of
from dateline.annotate.context import Context
from dateline.annotate.descriptions import Chosen
from dateline.annotate.marked import Marked, nominals
from dateline.knowledge import Entry, Knowledge, Person
from dateline.records import Candidate, Token

_SURE = 0.8
_HEADS = frozenset(
    {
        "head",
        "leader",
        "ruler",
        "strongman",
        "governor",
        "premier",
        "chief",
        "director",
        "chairman",
        "chairwoman",
        "chair",
        "president",
        "boss",
    }
    | {"general", "secretary", "secretary-general", "commander", "chairperson"}
)
"""Heads of the phrases that are looked at; "secretary general" and "director general" end in
two of them."""
_ONLY_WITH = {"general": frozenset({"secretary", "director"}), "secretary": frozenset({"general"})}
"""Words that make these a head's title ("*secretary* general")."""
_ROLES = (
    "organization_head",
    "party_leader",
    "rebel_leader",
    "intelligence_chief",
    "police_chief",
    "military_chief",
    "opposition_leader",
    "religious_leader",
    "central_banker",
    "governor",
    "head_of_government",
)
_NOT_HEADS = frozenset({"deputy", "vice", "next", "future", "assistant", "acting", "regional"})


def heads_of_bodies(sentences: Sequence[Marked], context: Context, knowledge: Knowledge) -> Chosen:
    """Who is meant by "head", "leader" and the like with a body's name, by mention id. Nobody
    where the body has no head on record: its leader is not its country's."""
    chosen: Chosen = {}
    if context.day is None:
        return chosen
    for sentence, mention, head in nominals(sentences):
        if mention.kind != "person":
            continue
        body = _body(sentence, head, knowledge)
        if body is None:
            continue
        words = sentence.tokens[sentence.left_edge(head).i : head.i + 1]
        names = (body.name, *_named(sentence, head))
        found = () if _is_other(words) else _heads(body, names, words, context.day, knowledge)
        actor = found[0].id if len(found) == 1 else None
        score = round(_SURE / max(1, len(found)), 3)
        chosen[mention.id] = actor, tuple(Candidate(actor=p.id, score=score) for p in found)
    return chosen


def _is_other(words: Sequence[Token]) -> bool:
    """Whether the phrase is about somebody before, after or beside the one who leads."""
    lemmas = {t.lemma.lower() for t in words} | {t.text.lower() for t in words}
    return bool(lemmas & (FORMER | _NOT_HEADS))


def _body(sentence: Marked, head: Token, knowledge: Knowledge) -> Entry | None:
    """The party, office or armed group whose head the phrase is."""
    needed = _ONLY_WITH.get(head.lemma.lower())
    if head.lemma.lower() not in _HEADS or head.tag in ("NNS", "NNPS"):
        return None
    words = {c.text.lower() for c in sentence.children(head, "compound", "amod", "nmod")}
    if needed is not None and not words & needed:
        after = sentence.tokens[head.i + 1 : head.i + 2]
        if not after or after[0].text.lower() not in needed:
            return None
    for token in sentence.children(head, "compound", "nmod", "poss", "amod"):
        entry = entry_of(sentence.mention(token), knowledge)
        if _is_led(entry, knowledge):
            return entry
    for link in sentence.children(head, "prep"):
        if link.text.lower() == "of":
            for token in sentence.children(link, "pobj"):
                entry = entry_of(sentence.mention(token), knowledge)
                if _is_led(entry, knowledge):
                    return entry
    return None


def _named(sentence: Marked, head: Token) -> list[str]:
    """The names in front of the head, as written ("*Chechen* leader")."""
    edge = sentence.left_edge(head)
    return [m.text for m in sentence.inside(edge.start, head.start)]


def _is_led(entry: Entry | None, knowledge: Knowledge) -> bool:
    """Whether a name is a body's, or that of a region whose leader is not its state's."""
    if entry is None:
        return False
    if entry.reading == "organization":
        return True
    region = entry.country is None or knowledge.state(entry.country) is None
    own = knowledge.state(entry.country or "")
    return entry.reading in ("region", "demonym") and (
        region or (own is not None and own.id != entry.id and own.name != entry.name)
    )


def _heads(
    body: Entry, names: Sequence[str], words: Sequence[Token], day: str, knowledge: Knowledge
) -> tuple[Person, ...]:
    holders = knowledge.people.holders(body.name, _ROLES, day)
    if not holders and body.country:
        holders = tuple(
            h
            for h in knowledge.people.holders(body.country, _ROLES, day)
            if h.tenure.office.endswith(body.name)
            or (body.reading != "organization" and any(n in h.tenure.office for n in names))
            or (h.tenure.organization and body in knowledge.lookup(h.tenure.organization)[:1])
        )
    own = {w.lower() for name in (body.name, *(t.text for t in words[:-2])) for w in name.split()}
    said = {t.lemma.lower() for t in words} - own
    ranked = sorted(
        (-len(said & set(_words(h.tenure.office))), _ROLES.index(h.tenure.role), n)
        for n, h in enumerate(holders)
    )
    first = [holders[n] for fits, rank, n in ranked if (fits, rank) == ranked[0][:2]]
    sure = [h for h in first if h.tenure.confirmed(day)] or first
    return tuple(dict.fromkeys(h.person for h in sure))


def _words(office: str) -> list[str]:
    return office.lower().replace("-", " ").split()
