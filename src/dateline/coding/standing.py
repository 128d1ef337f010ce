"""What somebody was on a day: state, sector and office, by the knowledge base."""

import msgspec

from dateline.knowledge import Knowledge, Tenure

OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors whose former members PLOVER calls elites (ELI, table 5.2)."""
_FORMER_SECTOR = "ELI"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Country (alpha-3 or PLOVER special code), PLOVER sector and office on a day.

    ``sure`` is whether the office is confirmed for that day; ``now`` whether any office was
    held then.
    """

    country: str | None
    sector: str | None
    office: str | None
    sure: bool
    now: bool


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
        return Standing(
            country=_country(best, knowledge),
            sector=best.sector,
            office=best.office or None,
            sure=best.confirmed(day),
            now=True,
        )
    last = people.last(actor, day)
    if last is None:
        return Standing(country=person.country, sector=None, office=None, sure=False, now=False)
    sector = _FORMER_SECTOR if last.sector in OFFICIAL or last.sector is None else last.sector
    country = person.country or _country(last, knowledge)
    return Standing(country=country, sector=sector, office=None, sure=True, now=False)


def _country(tenure: Tenure, knowledge: Knowledge) -> str | None:
    """The state of an office, else the code of the body that it is one of."""
    if tenure.country is not None:
        return tenure.country
    entries = knowledge.lookup(tenure.organization or "")
    return entries[0].country if entries else None
