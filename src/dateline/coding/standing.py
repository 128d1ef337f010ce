"""What somebody was on a day: state, sector and office, by the knowledge base."""

from datetime import date

import msgspec

from dateline.knowledge import OFFICIAL_SECTORS, Knowledge, Tenure

_FORMER_SECTOR = "ELI"


_LED = frozenset({"PTY", "OPP", "GOV", "REB"})
"""Sectors of those who lead a movement: what it was on the day decides."""


def after_office(sector: str | None) -> str | None:
    """The sector of somebody who is of ``sector`` no longer: an elite if it was official
    (PLOVER codebook, table 5.2), else the same."""
    return _FORMER_SECTOR if sector in OFFICIAL_SECTORS else sector


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Country (alpha-3 or PLOVER special code), PLOVER sector and office on a day.

    ``sure`` is whether the office is confirmed for that day; ``now`` whether any office was
    held then; ``elect`` whether one is about to be.
    """

    country: str | None
    sector: str | None
    office: str | None
    sure: bool
    now: bool
    elect: bool = False


def standing(actor: str, day: str | None, knowledge: Knowledge) -> Standing | None:
    """What the person with this actor id was on ``day`` (ISO); ``None`` for persons that the
    knowledge base does not hold.

    Former officials are ELI of their state, as the PLOVER codebook has it (table 5.2);
    before the first office only the country is given.
    """
    people = knowledge.people
    person = people.get(actor)
    if person is None:
        return None
    if day is None:
        return Standing(country=person.country, sector=None, office=None, sure=False, now=False)
    held = people.held(actor, day)
    if held:
        best = held[0]
        phase = knowledge.phase(best.organization or "", day)
        return Standing(
            country=phase.country if phase else _country(best, knowledge),
            sector=phase.sector if phase and best.sector in _LED else best.sector,
            office=best.office or None,
            sure=best.confirmed(day),
            now=True,
        )
    if _is_elect(actor, day, knowledge):
        return Standing(
            country=person.country, sector=_ELECT, office=None, sure=True, now=False, elect=True
        )
    last = people.last(actor, day)
    if last is None:
        return Standing(country=person.country, sector=None, office=None, sure=False, now=False)
    sector = _FORMER_SECTOR if last.sector is None else after_office(last.sector)
    country = person.country or _country(last, knowledge)
    return Standing(country=country, sector=sector, office=None, sure=True, now=False)


_ELECT = "PTY"
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_WAITING = 75
"""Days from an election to the office, at most, for who is taken for elected."""


def _is_elect(actor: str, day: str, knowledge: Knowledge) -> bool:
    """Whether somebody without an office is about to hold the first of a state."""
    today = date.fromisoformat(day)
    return any(
        t.role in _LEADERS
        and t.start is not None
        and len(t.start) == len(day)
        and 0 < (date.fromisoformat(t.start) - today).days <= _WAITING
        for t in knowledge.people.tenures(actor)
    )


def _country(tenure: Tenure, knowledge: Knowledge) -> str | None:
    """The state of an office, else the code of the body that it is one of."""
    if tenure.country is not None:
        return tenure.country
    entries = knowledge.lookup(tenure.organization or "")
    person = knowledge.people.get(tenure.person)
    states = {e.country for e in entries}
    if person is not None and person.country in states:
        return person.country  # of several "Democratic Parties" that of their own state
    return entries[0].country if entries else None
