"""Publication dates: what a user, a page or a dateline says, as ISO 8601 with its grain.

Nothing here looks at the clock, and nothing is converted between time zones: the date
as written is the date.
"""

import re
from calendar import month_abbr, monthrange
from email.utils import parsedate_tz

YEARS = range(1600, 2101)
"""Plausible years of publication: from the first printed newspapers to the far future."""

_ISO = re.compile(
    r"""(?P<year>\d{4})
        (?:-(?P<month>\d{2})
           (?:-(?P<day>\d{2})
              (?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?
                 \s*(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?
           )?
        )?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d{4,6}(?:Z|[+-]\d{4})?)?", re.ASCII
)

_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|" + (
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
MONTH_PATTERN = _MONTH
"""An English month, whole or abbreviated (use with ``re.IGNORECASE``)."""

_FULL_DATE = re.compile(
    rf"""(?<![\w-])(?:
        (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?![\d-])
      | (?P<d1>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})(?!\d)
      | (?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>\d{{4}})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


class BadDate(ValueError):  # noqa: N818 - the name is part of the public API
    """A publication date that is not a date."""


def parse_published(written: str) -> str:
    """``written`` as an ISO 8601 date of the same grain.

    Accepts ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``YYYYMMDD``, ISO date-times (the date
    is kept, the time and zone dropped) and the dates of e-mail and feeds (RFC 2822).

    Raises:
        BadDate: it is none of these, or is not in the calendar, or its year is not in
            :data:`YEARS`.
    """
    stripped = written.strip()
    match = _ISO.fullmatch(stripped) or _COMPACT.fullmatch(stripped)
    if match:
        year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
        assert year is not None
        return _checked(written, year, month, day)
    if any(character.isalpha() for character in stripped):
        parsed = parsedate_tz(stripped)
        if parsed is not None:
            return _checked(written, *parsed[:3])
    raise BadDate(
        f"{_shown(written)} is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 date-time"
    )


def find_full_date(text: str) -> str | None:
    """The first full date written in ``text`` (day, month by name and year, or ISO), or None.

    All-number forms such as 03/05/2021 are left alone: their order is not known.
    """
    for match in _FULL_DATE.finditer(text):
        parts = match.groupdict()
        if parts["iso"]:
            year, month, day = (int(part) for part in parts["iso"].split("-"))
        else:
            year = int(parts["y1"] or parts["y2"])
            month = _MONTHS[(parts["m1"] or parts["m2"])[:3].lower()]
            day = int(parts["d1"] or parts["d2"])
        if year in YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            return f"{year:04}-{month:02}-{day:02}"
    return None


def _checked(written: str, year: int, month: int | None, day: int | None) -> str:
    if year not in YEARS:
        raise BadDate(
            f"{_shown(written)} is not a plausible date: the year must lie between "
            f"{YEARS[0]} and {YEARS[-1]}"
        )
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        raise BadDate(f"{_shown(written)} is not a date: there is no month {month}")
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= monthrange(year, month)[1]:
        raise BadDate(f"{_shown(written)} is not a date: that month has no day {day}")
    return f"{year:04}-{month:02}-{day:02}"


def _shown(written: str) -> str:
    """What was written, quoted, on one line and not longer than a line."""
    return repr(written if len(written) <= 60 else written[:57] + "...")
