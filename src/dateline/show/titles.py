"""Whom a description of an office means: "president of France", "the UN secretary-general"."""

from collections.abc import Iterator

from dateline.knowledge import Entry, Holder, Knowledge, state_on
from dateline.knowledge.office_nouns import LEADER, OfficeNoun
from dateline.show.answers import Answer
from dateline.show.offices import person_answer, recency

_SURE = 0.97
"""Shared among those whom the description may mean: more than an organisation has, since
"UN secretary-general" can be read as one too."""
_LINKS = (" of the ", " of ")
_LEADS = {"S": "head_of_state", "G": "head_of_government", "P": "party_leader"}
_BODY_LEADERS = ("organization_head", "rebel_leader", "party_leader", "religious_leader")
_HEADS = frozenset({"head", "chief", "leader", "boss"})
"""Nouns for whoever leads an organisation."""


def titled(name: str, day: str | None, knowledge: Knowledge) -> Iterator[Answer]:
    """Who held the office that ``name`` describes, on a day (ISO) or ever; latest first."""
    for phrase, body in _split(name, knowledge):
        holders = _holders(phrase, body, day, knowledge)
        if not holders:
            continue
        score = _SURE / len({h.person.id for h in holders})
        for holder in sorted(holders, key=lambda h: recency(h.tenure), reverse=True):
            how = f"{phrase} of {body.name}"
            yield person_answer(holder.person, day, score, how, knowledge, holder.tenure)
        return


def _split(name: str, knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    """The words of office and the state or body, by every way to part them."""
    for link in _LINKS:
        before, found, after = name.rpartition(link)
        if found:
            for entry in knowledge.lookup(after):
                yield before, entry
    only = knowledge.offices.only(name.lower().removeprefix("the "))
    state = knowledge.state(only) if only else None
    if state is not None:
        yield name, state
    words = name.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    for at in range(len(words) - 1, 0, -1):
        owner = " ".join(words[:at])
        entries = knowledge.lookup(owner) or (
            knowledge.lookup(owner.title()) if owner.islower() else ()
        )
        for entry in entries:
            yield " ".join(words[at:]), entry


def _holders(phrase: str, body: Entry, day: str | None, knowledge: Knowledge) -> list[Holder]:
    words = _plain(phrase.removeprefix("the ").removeprefix("The "))
    if body.kind != "organization" and body.country in knowledge.leads:
        code = body.country or ""
        codes = dict.fromkeys((state_on(code, day) if day else code, code))
        for place in codes:
            noun = knowledge.offices.get(words, place)
            if noun is not None and _plain(noun.noun) != words:
                noun = None  # only the end of the words is known
            found = _of_place(words, noun, place, day, knowledge)
            if found:
                return found
        return []
    noun = knowledge.offices.get(words, None)
    if noun is not None and _plain(noun.noun) != words:
        noun = None
    return _of_place(words, noun, body.name, day, knowledge)


def _of_place(
    words: str, noun: OfficeNoun | None, place: str, day: str | None, knowledge: Knowledge
) -> list[Holder]:
    held = [h for h in knowledge.people.ever(place) if day is None or h.tenure.covers(day)]
    found: list[Holder] = []
    for role in _roles(words, noun, place, knowledge):
        title = noun.titles.get(role, "") if noun is not None else ""
        found += [h for h in held if h.tenure.role == role and title in h.tenure.office.lower()]
        if found and day is not None:
            break
    # "justice minister" is a minister: the title says which one
    found = _titled(words, found or held) or found
    if day is not None:
        found = [h for h in found if h.tenure.confirmed(day)] or found
    return list({h.person.id: h for h in sorted(found, key=lambda h: recency(h.tenure))}.values())


def _titled(words: str, holders: list[Holder]) -> list[Holder]:
    """Those whose title begins with the words, else holds them, else holds each of them."""
    titles = [(_plain(h.tenure.office), h) for h in holders]
    return (
        [h for title, h in titles if title.startswith(words)]
        or [h for title, h in titles if words in title]
        or [h for title, h in titles if set(words.split()) <= set(title.split())]
    )


def _roles(
    words: str, noun: OfficeNoun | None, place: str, knowledge: Knowledge
) -> tuple[str, ...]:
    lead = knowledge.leads.get(place)
    if lead is None:
        return _BODY_LEADERS if words in _HEADS else noun.roles if noun else ()
    if noun is None:
        return ()
    if LEADER in noun.roles:
        first = _LEADS.get(lead, "head_of_state")
        return (first, *(role for role in noun.roles if role != LEADER))
    return noun.roles


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())
