"""TIMEX3 values of the calendar: their bounds, and counting in their units.

Values are strings as TimeML 1.2.1 writes them: ``2013``, ``2013-03``, ``2013-03-22``,
``2013-W12``, ``2013-W12-WE``, ``2013-Q1``, ``2013-H1``, ``2013-SP``, decade ``201``,
century ``20``; a time of day follows a ``T``. Years run from 1 to 9999.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from dateline.annotate.times.vocabulary import cue

GRAINS = ("day", "week", "month", "quarter", "year", "decade", "century")
"""Units that dates are counted in, fine to coarse."""

SOUTHERN = cue("calendar_southern")
"""ISO 3166 alpha-3 codes of states whose seasons are those of the southern hemisphere."""

_VALUE = re.compile(
    r"""(?P<y>\d{4})
        (?: -W(?P<w>\d{2})(?:-(?P<we>WE)|-(?P<wd>[1-7]))?
          | -Q(?P<q>[1-4]) | -H(?P<h>[12]) | -(?P<s>SP|SU|FA|WI)
          | -(?P<m>\d{2})(?:-(?P<d>\d{2}))?
        )?
        (?:T.*)?
      | (?P<dec>\d{3}) | (?P<cen>\d{2})""",
    re.VERBOSE | re.ASCII,
)
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_value(day: date) -> str:
    """``YYYY-MM-DD``."""
    return day.isoformat()


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def bounds(value: str, country: str | None = None) -> tuple[date, date] | None:
    """First and last day of a calendar value, inclusive; ``None`` for all other values.

    Args:
        value: a TIMEX3 value.
        country: ISO 3166 alpha-3; turns the seasons round in the southern hemisphere.
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _bounds(match, country)
    except (ValueError, OverflowError):
        return None


def _bounds(match: re.Match[str], country: str | None) -> tuple[date, date]:
    if match["cen"]:
        first = int(match["cen"]) * 100
        return date(max(first, 1), 1, 1), date(first + 99, 12, 31)
    if match["dec"]:
        first = int(match["dec"]) * 10
        return date(max(first, 1), 1, 1), date(first + 9, 12, 31)
    year = int(match["y"])
    if match["w"]:
        monday = date.fromisocalendar(year, int(match["w"]), 1)
        if match["wd"]:
            day = monday + timedelta(days=int(match["wd"]) - 1)
            return day, day
        return (monday + timedelta(days=5) if match["we"] else monday), monday + timedelta(days=6)
    if match["q"]:
        return months(year, 3 * int(match["q"]) - 2, 3)
    if match["h"]:
        return months(year, 6 * int(match["h"]) - 5, 6)
    if match["s"]:
        return season_bounds(year, match["s"], country)
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    if match["m"]:
        return months(year, int(match["m"]), 1)
    return date(year, 1, 1), date(year, 12, 31)


def season_bounds(year: int, season: str, country: str | None) -> tuple[date, date]:
    """Meteorological seasons (whole months); winter is named by the year it begins in.

    In the southern hemisphere summer is named by the year it begins in.
    """
    month = _SEASON_MONTH[season]
    if country in SOUTHERN:
        month = (month + 5) % 12 + 1
    return months(year, month, 3)


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from ``month`` (1-12) of ``year``."""
    last = year * 12 + month - 1 + count - 1
    y, m = divmod(last, 12)
    return date(year, month, 1), date(y, m + 1, monthrange(y, m + 1)[1])


def grain_of(value: str) -> str | None:
    """The unit a calendar value is written in, one of :data:`GRAINS`, or ``None``."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    for name, grain in (
        ("cen", "century"),
        ("dec", "decade"),
        ("wd", "day"),
        ("w", "week"),
        ("q", "quarter"),
        ("h", "half"),
        ("s", "season"),
        ("d", "day"),
        ("m", "month"),
    ):
        if match[name]:
            return grain
    return "year"


_FINENESS = {
    "day": 0,
    "week": 1,
    "month": 2,
    "quarter": 3,
    "season": 3,
    "half": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
}


def at_grain(value: str, grain: str) -> str | None:
    """The unit of size ``grain`` that holds ``value``; ``None`` where ``value`` is coarser."""
    own = grain_of(value)
    wanted = _FINENESS.get("week" if grain == "weekend" else grain)
    if own is None or wanted is None or _FINENESS[own] > wanted:
        return None
    span = bounds(value)
    if span is None:
        return None
    return unit_value(span[0], grain)


def unit_value(day: date, grain: str) -> str:
    """The unit of size ``grain`` that ``day`` lies in, as a TIMEX3 value."""
    if grain == "day":
        return day.isoformat()
    if grain == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if grain == "weekend":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}-WE"
    if grain == "month":
        return f"{day.year:04}-{day.month:02}"
    if grain == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if grain == "half":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    if grain == "year":
        return f"{day.year:04}"
    return f"{day.year:04}"[:3] if grain == "decade" else f"{day.year:04}"[:2]


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7}


MAX_COUNT = 4_000_000
"""More units than this leave the calendar whatever they are."""


def shift_day(day: date, count: int, grain: str) -> date | None:
    """``day`` moved by ``count`` units, the day of the month kept where it exists."""
    if abs(count) > MAX_COUNT or grain not in (*_DAYS, *_MONTHS):
        return None
    try:
        if grain in _DAYS:
            return day + timedelta(days=count * _DAYS[grain])
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[grain], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def shift(value: str, count: int, grain: str) -> str | None:
    """The unit ``count`` units of size ``grain`` from the one that holds ``value``.

    ``None`` where ``value`` is coarser than ``grain`` or the result leaves the calendar.
    """
    fine = "week" if grain == "weekend" else grain
    if at_grain(value, fine) is None:
        return None
    span = bounds(value)
    moved = shift_day(span[0], count, grain) if span else None
    return None if moved is None else unit_value(moved, grain)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in ``year``; ``rule`` as described in ``holidays.toml``."""
    if not 1583 <= year <= 4000:  # the Gregorian calendar, and no further than it is planned
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if "/" not in rule:
        return make_day(year, int(rule[:2]), int(rule[3:]))
    month, weekday, nth = (int(part) for part in rule.split("/"))
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = months(year, month, 1)[1]
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def thirds(value: str, mod: str, country: str | None = None) -> tuple[date, date] | None:
    """The part of a calendar value that START, MID or END leaves: about a third of it.

    Early March is 1-10 March, late March 21-31; late 2006 September to December; the
    mid-1990s 1994-1996; the early 19th century 1800-1833. Days stay whole.
    """
    span = bounds(value, country)
    side = ("START", "MID", "END").index(mod) if mod in ("START", "MID", "END") else None
    if span is None or side is None:
        return span
    first, last = span
    grain = grain_of(value)
    if grain in ("decade", "century"):
        years = (0, 4, 7, 10) if grain == "decade" else (0, 34, 67, 100)
        start = first.year - first.year % years[3]
        return (
            date(max(start + years[side], 1), 1, 1),
            date(start + years[side + 1] - 1, 12, 31),
        )
    if grain in ("year", "half", "quarter", "season"):
        count = ((last.year - first.year) * 12 + last.month - first.month + 1) // 3
        part = first.year * 12 + first.month - 1 + side * count
        return months(part // 12, part % 12 + 1, count)
    if grain == "month":
        start, end = ((1, 10), (11, 20), (21, last.day))[side]
        return first.replace(day=start), first.replace(day=end)
    if grain == "week" and not value.endswith("WE"):
        begin, length = ((0, 1), (2, 1), (4, 2))[side]
        day = first + timedelta(days=begin)
        return day, day + timedelta(days=length)
    return span
