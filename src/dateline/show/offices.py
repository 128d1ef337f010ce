"""A person as an answer: what they were on a day, and all offices, the latest first."""

from dateline.coding.standing import standing
from dateline.knowledge import Knowledge, Person, Tenure
from dateline.knowledge.person import ROLE_RANK
from dateline.show.answers import Answer, Office

_OPEN = "9999"
"""Later than any year: the end of an office that is still held."""


def person_answer(
    person: Person,
    day: str | None,
    score: float,
    how: str,
    knowledge: Knowledge,
    meant: Tenure | None = None,
) -> Answer:
    """The answer that is ``person``.

    Args:
        day: ISO, to the day, or ``None``: then the latest office counts.
        how: what the name is to the person ("full name").
        meant: the office that a description names; it counts instead.
    """
    tenures = latest_first(knowledge.people.tenures(person.id))
    country, sector, tenure, state = person.country, None, meant, "no office is known"
    if day is None:
        tenure = tenure or next(iter(tenures), None)
        if tenure is not None:
            country, sector = _country(tenure, knowledge) or person.country, tenure.sector
            state = "no day asked about; the office meant" if meant else "no day: latest office"
    else:
        then = standing(person.id, day, knowledge)
        if then is not None:
            country, sector = then.country, then.sector
            if then.now and tenure is None:
                tenure = knowledge.people.held(person.id, day)[0]
        if meant is not None:
            country, sector = _country(meant, knowledge) or country, meant.sector or sector
        state = _state(tenure, day, tenures, knowledge.people.last(person.id, day))
    return Answer(
        name=person.name,
        kind="person",
        country=country,
        sector=sector,
        office=(tenure.office or None) if tenure else None,
        begin=tenure.start if tenure else None,
        end=tenure.end if tenure else None,
        wikidata=person.wikidata,
        score=round(score, 3),
        why=f"{how}; {state}",
        id=person.id,
        offices=_listed(tenures, knowledge),
    )


def latest_first(tenures: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    """Offices by their end, then their rank, then their beginning."""
    return tuple(sorted(tenures, key=recency, reverse=True))


def recency(tenure: Tenure) -> tuple[str, int, str]:
    """What orders offices by time; one without an end lasts to when it was last confirmed,
    and of those that end together the highest counts as the latest."""
    end = tenure.end or tenure.as_of or _OPEN
    return end, -ROLE_RANK[tenure.role], tenure.start or ""


def _state(
    tenure: Tenure | None, day: str, tenures: tuple[Tenure, ...], last: Tenure | None
) -> str:
    if tenure is not None:
        if tenure.confirmed(day):
            return f"in office on {day}"
        return f"in office on {day} as far as known (confirmed to {tenure.as_of})"
    if last is not None:
        return f"no office on {day}; left {last.office or 'the last one'} {last.end}"
    if tenures:
        return f"no office on {day}; the first one began later"
    return "no office is known"


def _listed(tenures: tuple[Tenure, ...], knowledge: Knowledge) -> tuple[Office, ...]:
    """Each office once: a president may be head of state and of government in one."""
    return tuple(
        dict.fromkeys(
            Office(
                office=t.office or None,
                organization=t.organization,
                country=_country(t, knowledge),
                sector=t.sector,
                begin=t.start,
                end=t.end,
                as_of=t.as_of,
            )
            for t in tenures
        )
    )


def _country(tenure: Tenure, knowledge: Knowledge) -> str | None:
    """The state of an office, else the code of the body that it is one of."""
    if tenure.country is not None or tenure.organization is None:
        return tenure.country
    bodies = knowledge.lookup(tenure.organization)
    return bodies[0].country if bodies else None
