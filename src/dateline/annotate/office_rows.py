"""Who held an office before and after somebody."""

from datetime import date, timedelta

from dateline.knowledge import Knowledge, Person, Tenure

LEADING = ("head_of_state", "head_of_government")
_STOPGAP = 15
"""Days of an office that somebody only held until the next one came."""
SEAM = 120
"""Days that may lie between two holders of an office."""
SOON = 200
"""Days before its start that a "president-elect" is spoken of."""


def neighbour(owner: str, day: str, knowledge: Knowledge, *, before: bool) -> Person | None:
    """Who held somebody's office right before or after: the office of the day, else one that
    begins soon, or the last that ended."""
    people = knowledge.people
    held = people.held(owner, day)
    own = held[0] if held else None
    if own is None or (own.role not in LEADING and not before):
        ended = people.last(owner, day)
        own = own or ended
    if before and (own is None or own.role not in LEADING):
        soon = [
            t
            for t in people.tenures(owner)
            if t.role in LEADING and t.start and 0 < days_between(day, t.start) <= SOON
        ]
        own = soon[0] if soon else own
    if own is None:
        return None
    place = own.country or own.organization
    seam = own.start if before else own.end
    if place is None or seam is None:
        return None
    return _next_in(place, own, seam, knowledge, before=before)


def _next_in(
    place: str, own: Tenure, seam: str, knowledge: Knowledge, *, before: bool
) -> Person | None:
    """The one other holder of an office whose time meets a day nearest."""
    near: dict[str, tuple[int, Person]] = {}
    for holder in knowledge.people.ever(place):
        tenure = holder.tenure
        edge = tenure.end if before else tenure.start
        if tenure.role != own.role or edge is None or holder.person.id == own.person:
            continue
        if tenure.organization != own.organization or not _same_title(tenure, own):
            continue
        gap = abs(days_between(edge, seam)) + (_STOPGAP if _is_stopgap(tenure) else 0)
        if gap <= SEAM + _STOPGAP:
            old = near.get(holder.person.id)
            near[holder.person.id] = (min(gap, old[0]) if old else gap, holder.person)
    ranked = sorted(near.values(), key=lambda n: n[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _is_stopgap(tenure: Tenure) -> bool:
    """Whether somebody only stood in for some days, whom nobody calls a predecessor."""
    if tenure.start is None or tenure.end is None:
        return False
    return "acting" in tenure.office.lower() or days_between(tenure.start, tenure.end) <= _STOPGAP


def _same_title(one: Tenure, other: Tenure) -> bool:
    """Offices that are one to a state need no same title; ministers' must have it."""
    return one.role not in ("minister", "other", "governor", "mayor", "envoy", "legislator") or (
        one.office == other.office
    )


def days_between(start: str, end: str) -> int:
    """Days from one ISO date to another, at their own grain (a year counts from its middle)."""
    return (_as_date(end) - _as_date(start)) // timedelta(days=1)


def _as_date(written: str) -> date:
    parts = [int(p) for p in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 7, 1)
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 15)
