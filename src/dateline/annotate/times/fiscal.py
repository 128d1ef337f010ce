"""Fiscal years of states: first and last day."""

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from dateline.annotate.times.calendar import months

_MONTHS = {"january": 1, "april": 4, "july": 7, "october": 10}


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], frozenset[str]]:
    text = files("dateline.annotate.times").joinpath("fiscal.toml").read_text("utf-8")
    data = tomllib.loads(text)
    begins = {c: _MONTHS[m] for m, codes in data["begins"].items() for c in codes.split()}
    return begins, frozenset(data["named_by_start"])


def fiscal_bounds(value: str, country: str | None) -> tuple[date, date] | None:
    """First and last day of ``FY2024`` in a state, ``None`` where its year is not known.

    Args:
        value: a TIMEX3 fiscal year without quarter or half.
        country: ISO 3166 alpha-3 of the source.
    """
    begins, by_start = _table()
    if country not in begins or len(value) != 6 or not value[2:].isdigit():
        return None
    month = begins[country]
    year = int(value[2:])
    if month != 1 and country not in by_start:
        year -= 1
    return months(year, month, 12) if 1 <= year <= 9998 else None
