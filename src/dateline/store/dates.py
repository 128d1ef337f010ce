"""Days that an ISO 8601 date of any grain covers."""

import calendar
import re
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.ASCII | re.DOTALL)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)


def days_of(value: str) -> tuple[str, str] | None:
    """The first and the last day (``YYYY-MM-DD``, inclusive) of ``value``.

    Takes a year, month, day (a time of day is left aside), ISO week or quarter
    (``2021-Q1``). ``None`` for anything else, such as ``P1D`` or ``2021-13``.
    """
    try:
        days = _days(value)
    except ValueError:  # a month 13, a day 31 of June, a week 54
        return None
    return days and (days[0].isoformat(), days[1].isoformat())


def _days(value: str) -> tuple[date, date] | None:
    if match := _DATE.fullmatch(value):
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None:
            return None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            first = date(year, month, 1)
            return first, first.replace(day=calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    if match := _WEEK.fullmatch(value):
        year_, week, weekday = match.groups()
        first = date.fromisocalendar(int(year_), int(week), int(weekday or 1))
        return first, first if weekday else first + timedelta(days=6)
    if match := _QUARTER.fullmatch(value):
        year_, last = int(match[1]), int(match[2]) * 3
        end = date(year_, last, calendar.monthrange(year_, last)[1])
        return date(year_, last - 2, 1), end
    return None
