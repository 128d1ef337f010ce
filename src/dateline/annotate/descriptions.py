"""Who a description of office means: "the North Korean leader", "the Hungarian premier"."""

from collections.abc import Mapping, Sequence

from dateline.annotate.clues import FORMER, entry_of
from dateline.annotate.context import Context
from dateline.annotate.marked import Marked
from dateline.knowledge import Holder, Knowledge, Person
from dateline.knowledge.office_nouns import LEADER, OfficeNoun
from dateline.records import Candidate, Mention, Token

Chosen = dict[str, tuple[str | None, tuple[Candidate, ...]]]

_SURE = 0.8
_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
_DOMINANT = 0.5
"""Share of an article from which a country is the one meant by "the president"."""


def describe(
    sentences: Sequence[Marked],
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> Chosen:
    """Actors of the descriptions of office, by mention id.

    Args:
        named: the persons of the knowledge base whom the article names, by actor id.
    """
    chosen: Chosen = {}
    if context.day is None:
        return chosen
    seen: list[str] = []
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.form == "nominal" and mention.kind == "person":
                found = _described(sentence, mention, context, knowledge, named, seen)
                if found:
                    actor = found[0].person.id if len(found) == 1 else None
                    score = round(_SURE / len(found), 3)
                    chosen[mention.id] = (
                        actor,
                        tuple(Candidate(actor=h.person.id, score=score) for h in found),
                    )
            entry = entry_of(mention, knowledge)
            if entry is not None and entry.country and entry.country in knowledge.leads:
                seen.append(entry.country)
    return chosen


def _described(
    sentence: Marked,
    mention: Mention,
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
    seen: Sequence[str],
) -> Sequence[Holder]:
    head = sentence.head_of(mention)
    assert context.day is not None
    if head is None or head.tag in ("NNS", "NNPS") or not _is_definite(sentence, head):
        return ()
    if any(
        (m := sentence.mention(c)) is not None and m.form == "name" and m.kind == "person"
        for c in sentence.children(head, "appos")
    ):
        return ()  # the name beside it says who it is
    words = sentence.tokens[sentence.left_edge(head).i : head.i + 1]
    phrase = " ".join(t.lemma.lower() for t in words if t.pos not in ("DET", "PUNCT"))
    country = _country(sentence, head, words, knowledge, seen)
    noun = knowledge.offices.get(phrase, country)
    if noun is None or noun.noun in ("spokesman", "spokeswoman", "envoy", "ambassador"):
        return ()
    if not _is_plain(sentence, words, noun, knowledge):
        return ()
    if any({t.lemma.lower(), t.text.lower()} & FORMER for t in words):
        return _former(noun, country, context, knowledge, named)
    if country is None:
        here = _of_article(noun, context.day, knowledge, named)
        if here:
            return here
        main = context.main
        country = main if main is not None and context.share(main) >= _DOMINANT else None
        noun = knowledge.offices.get(phrase, country)
        if noun is None:
            return ()
    if country is None:
        return ()
    return tuple(holders_of(noun, country, context.day, knowledge))


_PLAIN = frozenset(
    {"current", "incumbent", "new", "present", "sitting", "outgoing", "longtime", "veteran"}
    | {"de", "facto", "embattled", "reclusive", "authoritarian", "acting", "interim", "own"}
)
"""Adjectives that leave the office what it is."""


def _is_plain(
    sentence: Marked, words: Sequence[Token], noun: OfficeNoun, knowledge: Knowledge
) -> bool:
    """Whether a description says nothing beyond state and office: "the *band* leader" and
    "the *next* president" are somebody else."""
    own = set(noun.noun.split())
    for word in words:
        if word.pos in ("DET", "PUNCT", "PART", "PRON") or word.lemma.lower() in own | _PLAIN:
            continue
        if {word.lemma.lower(), word.text.lower()} & FORMER:
            continue
        entry = entry_of(sentence.mention(word), knowledge)
        if entry is not None and entry.country in knowledge.leads:
            continue
        if word.lemma in _COUNTRY_NOUNS:
            continue
        return False
    return True


def holders_of(noun: OfficeNoun, country: str, day: str, knowledge: Knowledge) -> list[Holder]:
    """Who held the office that a noun means in a state on a day."""
    roles: tuple[str, ...] = noun.roles
    if LEADER in roles:
        leads = {"S": "head_of_state", "G": "head_of_government", "P": "party_leader"}
        role = leads.get(knowledge.leads.get(country, ""), "head_of_state")
        roles = (role, *(r for r in roles if r != LEADER))
    for role in roles:
        found = [
            h
            for h in knowledge.people.holders(country, (role,), day)
            if noun.titles.get(role, "") in h.tenure.office.lower()
        ]
        if found:
            confirmed = [h for h in found if h.tenure.confirmed(day)]
            return _latest(confirmed or found, day)
    return []


def _latest(found: list[Holder], day: str) -> list[Holder]:
    """Of several holders in a year of change known only roughly, those who began before the
    day for certain; else all."""
    exact = [h for h in found if h.tenure.start is not None and len(h.tenure.start) == len(day)]
    return exact if len(exact) == 1 else found


def _is_definite(sentence: Marked, head: Token) -> bool:
    determiner = sentence.child(head, "det")
    if determiner is not None:
        return determiner.text.lower() in ("the", "this", "that")
    if sentence.child(head, "poss") is not None:
        return True
    return sentence.parse.section == "headline" or any(
        (m := sentence.mention(c)) is not None and m.form == "name"
        for c in sentence.children(head, "amod", "compound", "nmod")
    )


def _country(
    sentence: Marked,
    head: Token,
    words: Sequence[Token],
    knowledge: Knowledge,
    seen: Sequence[str],
) -> str | None:
    """The state whose office it is, by the phrase itself or the last one named before."""
    behind = [
        c
        for link in sentence.children(head, "prep")
        if link.text.lower() == "of"
        for c in sentence.children(link, "pobj")
    ]
    for token in (*reversed(words[:-1]), *behind):
        entry = entry_of(sentence.mention(token), knowledge)
        if entry is not None and entry.country in knowledge.leads:
            return entry.country
    owner = sentence.child(head, "poss")
    if owner is not None and (
        owner.lemma in _COUNTRY_NOUNS or owner.text.lower() in ("its", "their", "our")
    ):
        return seen[-1] if seen else None
    return None


def _former(
    noun: OfficeNoun,
    country: str | None,
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> Sequence[Holder]:
    """The one person named in the article who once held the office, and no longer does."""
    found = []
    for person in named.values():
        tenures = [
            tenure
            for tenure in knowledge.people.tenures(person.id)
            if tenure.role in noun.roles and (not country or tenure.country == country)
        ]
        if not context.day or any(t.covers(context.day) for t in tenures):
            continue
        past = [t for t in tenures if (t.start or "") < context.day]
        found += [Holder(person=person, tenure=t) for t in past[:1]]
    return found if len(found) == 1 else ()


def _of_article(
    noun: OfficeNoun, day: str, knowledge: Knowledge, named: Mapping[str, Person]
) -> Sequence[Holder]:
    """The one person named in the article who holds the office on the day."""
    found = []
    for person in named.values():
        for tenure in knowledge.people.held(person.id, day):
            if not tenure.country:
                continue
            own = knowledge.offices.get(noun.noun, tenure.country)
            fits = own is not None and any(
                h.person.id == person.id for h in holders_of(own, tenure.country, day, knowledge)
            )
            if fits:
                found.append(Holder(person=person, tenure=tenure))
                break
    return found if len(found) == 1 else ()
