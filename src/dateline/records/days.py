"""Days of dates that are known to the year, the month or the day."""

from calendar import monthrange


def last_day(published: str) -> str:
    """The last day (ISO 8601) of a year, a month or a day (``2021``, ``2021-02``)."""
    year, *rest = (int(part) for part in published.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"
