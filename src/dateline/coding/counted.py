"""Dates counted from another event: "two days after Ugandan marines *detained* them"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dateline.coding.scene import Scene
from dateline.records import EventDate, Time, Token

_BACK = frozenset({"after", "into", "since", "following"})
_FORTH = frozenset({"before"})
_LENGTH = re.compile(r"P(\d+)(Y|M|W|D|DE)$|PT(\d+)(?:H|M|S)$")


def is_exact(scene: Scene, time: Time) -> bool:
    """ "a year *to the day* after", "*exactly* a year after": counted to the day."""
    before = next((t for t in reversed(scene.tokens) if t.end <= time.start), None)
    after = [t.text.lower() for t in scene.tokens if t.start >= time.end][:3]
    return after == ["to", "the", "day"] or (before is not None and before.lemma == "exactly")


def anchor_of(scene: Scene, time: Time) -> tuple[Token, str] | None:
    """The event that a duration is counted from, with the word that links them."""
    if time.type != "DURATION":
        return None
    link = next((t for t in scene.tokens if t.start >= time.end), None)
    if link is not None and is_exact(scene, time) and link.text.lower() == "to":
        link = scene.tokens[link.i + 3] if link.i + 3 < len(scene.tokens) else None
    if link is None or link.text.lower() not in _BACK | _FORTH:
        return None
    if link.dep == "mark":
        return scene.head(link), link.text.lower()
    below = scene.child(link, "pobj", "pcomp")
    if below is not None:
        return below, link.text.lower()
    head = scene.head(link)
    return (head, link.text.lower()) if head.i > link.i else None


def counted_date(
    time: Time, word: str, base: EventDate | None, today: str | None, *, exact: bool = False
) -> EventDate | None:
    """The date that lies ``time`` before (after, into, since) or behind (before) a base day.

    The value has the grain of the duration's unit, or is a day if ``exact``.
    """
    day = _day(base.earliest or base.latest if base is not None else today)
    match = _LENGTH.match(time.value or "")
    if day is None or match is None:
        return None
    count = int(match[1] or 0) * (-1 if word in _BACK else 1)
    unit = match[2] or "D"
    if unit in ("Y", "DE"):
        year = day.year + count * (10 if unit == "DE" else 1)
        if not 1 <= year <= 9999:
            return None
        if exact:
            target = day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
            return _dated(time, target.isoformat(), target, target)
        return _dated(time, f"{year:04}", date(year, 1, 1), date(year, 12, 31))
    if unit == "M":
        index = day.year * 12 + day.month - 1 + count
        year, month = divmod(index, 12)
        if not 1 <= year <= 9999:
            return None
        last = date(year, month + 1, monthrange(year, month + 1)[1])
        return _dated(time, f"{year:04}-{month + 1:02}", date(year, month + 1, 1), last)
    try:
        target = day + timedelta(days=count * (7 if unit == "W" else 1))
    except OverflowError:
        return None
    if unit == "W" and not exact:
        year, week, weekday = target.isocalendar()
        monday = target - timedelta(days=weekday - 1)
        return _dated(time, f"{year}-W{week:02}", monday, monday + timedelta(days=6))
    return _dated(time, target.isoformat(), target, target)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _dated(time: Time, value: str, first: date, last: date) -> EventDate:
    return EventDate(
        value=value,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        basis="counted",
        start=time.start,
        end=time.end,
    )
