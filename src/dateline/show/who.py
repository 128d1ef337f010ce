"""Whom or what a name means as an actor, on a day: everything the knowledge base holds."""

from collections.abc import Iterable, Iterator

from dateline.annotate.groups import bare_name
from dateline.coding.standing import standing
from dateline.knowledge import Entry, Knowledge, Tenure, state_on
from dateline.show.answers import Answer
from dateline.show.offices import person_answer
from dateline.show.titles import titled

_BASE = {
    "state": 1.0,
    "organization": 0.95,
    "metonym": 0.9,
    "demonym": 0.9,
    "region": 0.8,
    "capital": 0.75,
}
"""Score of a reading of a name: the order in which a text would be read."""
_GONE = 0.5
"""Factor for what did not exist on the day."""
_ROLE = 0.7
_FULL, _ALIAS, _SHORT = 0.8, 0.75, 0.4
_IN_OFFICE, _LIKELY_IN_OFFICE, _LATELY = 0.2, 0.15, 0.1
_LEADS, _LED = 0.15, 0.1
_RARE = (0.15, 0.08)
"""For a short name that one person has, or two."""
_FAR = 0.3
"""Taken off for one who had no office within a generation of the day."""
_LEADING = ("head_of_state", "head_of_government")


def who(name: str, day: str | None, knowledge: Knowledge) -> tuple[Answer, ...]:
    """All actors that ``name`` may mean, the best first; empty if none is known.

    Args:
        name: of a person, state or organisation, a metonym, a description of an office
            ("Hungarian prime minister") or a role noun ("gunmen").
        day: ISO, to the day; without one nothing is said of any day, and the latest office
            counts. The clock is never asked.
    """
    name = " ".join(name.split())
    found = [
        *_bodies(name, day, knowledge),
        *titled(name, day, knowledge),
        *_persons(name, day, knowledge),
        *_roles(name, day, knowledge),
    ]
    best: dict[tuple[str | None, ...], Answer] = {}
    for answer in sorted(found, key=lambda a: -a.score):
        key = answer.id if answer.kind == "person" else answer.name, answer.kind, answer.country
        best.setdefault(key, answer)
    return tuple(best.values())


def bodies_named(name: str, knowledge: Knowledge) -> tuple[Entry, ...]:
    """The states and organisations of a name. Who asks may write it all in small letters,
    which in an article would not be a name."""
    forms = (name, name.title(), name.upper()) if name.islower() else (name,)
    return next((found for form in forms if (found := knowledge.lookup(form))), ())


def _bodies(name: str, day: str | None, knowledge: Knowledge) -> Iterator[Answer]:
    for entry in bodies_named(name, knowledge):
        score, why = _BASE[entry.reading], _reading(entry, name, knowledge)
        country = entry.country
        if day is not None:
            if country is not None and country in knowledge.leads:
                country = state_on(country, day)
            absent = _absent(entry, day)
            if absent:
                score *= _GONE
                why += f"; {absent}"
            if country != entry.country and country is not None:
                why += f"; the state was {_state(country, knowledge)} on {day}"
        yield Answer(
            name=entry.name,
            kind=entry.kind,
            country=country,
            sector=entry.sector,
            begin=None if entry.begin is None else str(entry.begin),
            end=None if entry.end is None else str(entry.end),
            wikidata=entry.wikidata,
            score=round(score, 3),
            why=why,
            id=entry.id,
        )


def _reading(entry: Entry, name: str, knowledge: Knowledge) -> str:
    if entry.reading == "demonym":
        return f"adjective or inhabitant of {entry.name}"
    if entry.reading == "capital":
        return f"seat of government of {_state(entry.country, knowledge)}, for which it can stand"
    if entry.reading == "metonym":
        return f"stands for {entry.sector or 'no sector'} of {_state(entry.country, knowledge)}"
    kind = "group of people or states" if entry.kind == "group" else entry.kind
    if entry.name.lower() == name.lower().removeprefix("the "):
        return f"name of a {kind}" if kind[0] not in "aeiou" else f"name of an {kind}"
    return f"other name of {entry.name}"


def _state(code: str | None, knowledge: Knowledge) -> str:
    state = knowledge.state(code or "")
    return state.name if state is not None else code or "no state"


def _absent(entry: Entry, day: str) -> str | None:
    """Why something did not exist on a day, ``None`` if it did."""
    year = int(day[:4])
    if entry.begin is not None and year < entry.begin:
        return f"it began only in {entry.begin}"
    if entry.end is not None and year > entry.end:
        return f"it ended in {entry.end}"
    return None


def _persons(name: str, day: str | None, knowledge: Knowledge) -> Iterator[Answer]:
    people = knowledge.people
    named, called = people.named(name), people.called(name)
    if not named and not called:
        name = bare_name(name)
        named, called = people.named(name), people.called(name)
    rare = _RARE[len(called) - 1] if 1 <= len(called) <= len(_RARE) else 0.0
    for person in named:
        own = person.name.lower() == name.lower() or not _is_alias(name, person.aliases)
        how = "full name" if own else f"alias of {person.name}"
        score = (_FULL if own else _ALIAS) + _by_day(person.id, day, knowledge)
        yield person_answer(person, day, min(1.0, score), how, knowledge)
    ids = {p.id for p in named}
    for person in called:
        if person.id not in ids:
            score = _SHORT + rare + _by_day(person.id, day, knowledge)
            yield person_answer(person, day, max(0.0, score), "short name", knowledge)


def _is_alias(name: str, aliases: Iterable[str]) -> bool:
    return name.lower() in (alias.lower() for alias in aliases)


def _by_day(actor: str, day: str | None, knowledge: Knowledge) -> float:
    """In office on the day is best, and to have led a state next."""
    tenures = knowledge.people.tenures(actor)
    score = _LED if _leads(tenures) else 0.0
    if day is None or not tenures:
        return score
    now = standing(actor, day, knowledge)
    if now is not None and now.now:
        held = [t for t in tenures if t.covers(day)]
        score = max(score, _LEADS if _leads(held) else 0.0)
        return score + (_IN_OFFICE if now.sure else _LIKELY_IN_OFFICE)
    year = int(day[:4])
    ends = [int(e[:4]) for t in tenures if (e := t.end or t.as_of or t.start) and e <= day]
    starts = [int(t.start[:4]) for t in tenures if t.start and t.start > day]
    gap = min((*(year - e for e in ends), *(s - year for s in starts)), default=0)
    if gap > 25:
        return score - _FAR
    return score + (_LATELY if ends and year - max(ends) <= 3 else 0.0)


def _leads(tenures: Iterable[Tenure]) -> bool:
    return any(t.role in _LEADING for t in tenures)


def _roles(name: str, day: str | None, knowledge: Knowledge) -> Iterator[Answer]:
    """A role noun, alone or with a state in front ("Russian lawmakers")."""
    words = name.split()
    for at in range(len(words) - 1, -1, -1):
        owner = bodies_named(" ".join(words[:at]), knowledge)[:1] if at else ()
        if at and not owner:
            continue
        phrase = " ".join(words[at:])
        noun = knowledge.role(phrase)
        if noun is None or (phrase != phrase.lower() and not _is_whole(phrase, knowledge)):
            continue
        whole = _is_whole(phrase, knowledge)
        country = owner[0].country if owner else None
        if day is not None and country in knowledge.leads:
            country = state_on(country or "", day)
        how = f"role noun {noun.lemma!r}" if whole else f"ends with the role noun {noun.lemma!r}"
        yield Answer(
            name=noun.lemma,
            kind="role",
            country=country,
            sector=noun.sector,
            score=_ROLE if whole else round(_ROLE * 0.7, 3),
            why=f"{how}; {owner[0].name} by the words before" if owner else how,
        )
        return


def _is_whole(phrase: str, knowledge: Knowledge) -> bool:
    """Whether the whole phrase is the role noun, and not only its end."""
    rest = phrase.split()[1:]
    return not rest or knowledge.role(" ".join(rest)) is not knowledge.role(phrase)
