"""Events put into short lines, so that tests can say what they expect."""

from collections.abc import Iterable

from dateline.records import Event, Record, Role


def names(roles: Iterable[Role]) -> str:
    """ "Kenya; Uganda", or "-" where nobody is known."""
    return "; ".join(role.text for role in roles) or "-"


def parts(roles: Iterable[Role]) -> str:
    """Country and sector of each role: "RUS GOV; - MIL"."""
    return "; ".join(f"{r.country or '-'} {r.sector or '-'}" for r in roles) or "-"


def line(event: Event) -> str:
    """ "Russia > ASSAULT > Ukraine"; a status other than actual stands behind the code."""
    status = "" if event.status == "actual" else f" {event.status}"
    return f"{names(event.actors)} > {event.code}{status} > {names(event.recipients)}"


def lines(record: Record) -> list[str]:
    """One line for each event, in text order."""
    return [line(event) for event in record.events]


def codes(record: Record) -> list[str]:
    """Code, mode and status of each event: "REQUEST/yield", "ASSAULT negated"."""
    return [
        e.code + (f"/{e.mode}" if e.mode else "") + ("" if e.status == "actual" else f" {e.status}")
        for e in record.events
    ]
