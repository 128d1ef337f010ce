"""Fiscal years by the source's country."""

from datetime import date

import pytest

from dateline.annotate.times.fiscal import fiscal_bounds


@pytest.mark.parametrize(
    ("value", "country", "first", "last"),
    [
        ("FY2023", "USA", date(2022, 10, 1), date(2023, 9, 30)),
        ("FY2025", "IND", date(2024, 4, 1), date(2025, 3, 31)),
        ("FY2025", "KEN", date(2024, 7, 1), date(2025, 6, 30)),
        ("FY2023", "JPN", date(2023, 4, 1), date(2024, 3, 31)),
        ("FY2023", "DEU", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_bounds_of_a_fiscal_year(value: str, country: str, first: date, last: date) -> None:
    assert fiscal_bounds(value, country) == (first, last)


@pytest.mark.parametrize(
    ("value", "country"),
    [("FY2023", None), ("FY2023", "XXX"), ("FY2023-Q1", "USA"), ("2023", "USA")],
)
def test_no_bounds_where_nothing_is_known(value: str, country: str | None) -> None:
    assert fiscal_bounds(value, country) is None
