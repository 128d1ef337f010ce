"""Which days a date of any grain covers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.dates import days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-09-13", "2023-09-13", "2023-09-13"),
        ("2023-09-13T10:00:00Z", "2023-09-13", "2023-09-13"),
        ("2023-09-13 10:00", "2023-09-13", "2023-09-13"),
        ("2023-W01", "2023-01-02", "2023-01-08"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2023-W01-7", "2023-01-08", "2023-01-08"),
        ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
    ],
)
def test_every_grain(value: str, first: str, last: str) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2023-13",
        "2023-02-30",
        "13/9/2023",
        "P1D",
        "0000",
        "2023-9",
        "2023-W54",
        "2021-W53",
        "2023-Q5",
        "PRESENT_REF",
        "2023-",
        "٢٠٢٣",
        "2023T10",
        "2023-09-13x",
        "2023-W01-8",
    ],
)
def test_what_is_no_date(value: str) -> None:
    assert days_of(value) is None


@given(st.dates())
def test_a_day_lies_in_its_month_week_and_year(day: date) -> None:
    iso = day.isoformat()
    year, week, weekday = day.isocalendar()
    assert days_of(iso) == (iso, iso)
    for value in (iso[:4], iso[:7], f"{day:%Y}-Q{(day.month + 2) // 3}".zfill(7)):
        days = days_of(value)
        assert days is not None
        assert days[0] <= iso <= days[1]
    assert days_of(f"{year:04}-W{week:02}-{weekday}") == (iso, iso)


@given(st.text())
def test_any_text_is_a_date_or_not(value: str) -> None:
    days = days_of(value)
    assert days is None or days[0] <= days[1]
