"""What state a country was in on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import SUCCESSORS, land_on, state_on, town_on


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("RUS", "1922-12-29", "RUS"),
        ("RUS", "1985-06-01", "SUN"),
        ("RUS", "1991-12-25", "SUN"),
        ("RUS", "1991-12-26", "RUS"),
        ("RUS", "2022-02-24", "RUS"),
        ("SUN", "1985-06-01", "SUN"),
        ("SUN", "1991-12-25", "SUN"),
        ("SUN", "1991-12-26", "RUS"),
        ("SUN", "2022-02-24", "RUS"),
        ("UKR", "1985-06-01", "UKR"),
        ("DDR", "1989-11-09", "DDR"),
        ("DDR", "1990-10-02", "DDR"),
        ("DDR", "1990-10-03", "DEU"),
        ("DEU", "1989-11-09", "DEU"),
        ("CSK", "1989-11-17", "CSK"),
        ("CSK", "1992-12-31", "CSK"),
        ("CSK", "1993-01-01", "CZE"),
        ("CZE", "1989-11-17", "CSK"),
        ("CZE", "1993-01-01", "CZE"),
        ("SVK", "1993-01-01", "SVK"),
        ("YUG", "1980-05-04", "YUG"),
        ("YUG", "1999-03-24", "YUG"),
        ("YUG", "2022-01-01", "SRB"),
        ("SRB", "1980-05-04", "YUG"),
        ("SRB", "1999-03-24", "YUG"),
        ("SRB", "2004-06-01", "SCG"),
        ("SRB", "2006-06-06", "SRB"),
        ("SCG", "2004-06-01", "SCG"),
        ("SCG", "2010-06-01", "SRB"),
        ("HRV", "1980-05-04", "HRV"),
        ("VDR", "1970-01-01", "VDR"),
        ("VDR", "1980-01-01", "VNM"),
        ("YMD", "1980-01-01", "YMD"),
        ("YMD", "1990-05-22", "YEM"),
        ("FRA", "1950-01-01", "FRA"),
        ("EUR", "2020-01-01", "EUR"),
        ("YUG", "2004-06-01", "SCG"),
    ],
)
def test_the_state_of_a_day(code: str, day: str, state: str) -> None:
    assert state_on(code, day) == state


CODES = st.sampled_from(sorted({*SUCCESSORS, *SUCCESSORS.values(), "UKR", "USA", "IGO"}))


@given(CODES, st.dates().map(lambda day: day.isoformat()))
def test_the_state_of_a_day_is_a_state_of_that_line(code: str, day: str) -> None:
    found = state_on(code, day)
    assert SUCCESSORS.get(found, found) == SUCCESSORS.get(code, code)


@given(CODES)
def test_no_state_that_has_ended_is_named_today(code: str) -> None:
    assert state_on(code, "2024-01-01") not in SUCCESSORS


@given(
    st.sampled_from([("YUG", "SRB"), ("SUN", "RUS"), ("CSK", "CZE")]),
    st.dates(date(1945, 3, 7)).map(lambda day: day.isoformat()),
)
def test_a_state_and_its_successor_are_one_on_a_day(line: tuple[str, str], day: str) -> None:
    assert state_on(line[0], day) == state_on(line[1], day)


@pytest.mark.parametrize(
    ("name", "country", "day", "state"),
    [
        ("Leipzig", "DEU", "1985-03-05", "DDR"),
        ("leipzig", "DEU", "1991-03-05", "DEU"),
        ("Hamburg", "DEU", "1985-03-05", "DEU"),
        ("Aden", "YEM", "1985-03-05", "YMD"),
        ("Aden", "YEM", "1995-03-05", "YEM"),
        ("Kyiv", "UKR", "1986-04-26", "SUN"),
    ],
)
def test_the_state_of_a_town_on_a_day(name: str, country: str, day: str, state: str) -> None:
    assert town_on(name, country, day) == state


@pytest.mark.parametrize(
    ("country", "day", "state"),
    [
        ("MNE", "2003-02-03", "YUG"),
        ("MNE", "2003-02-04", "SCG"),
        ("ERI", "1980-01-01", "ETH"),
        ("BGD", "1971-12-16", "BGD"),
        ("SSD", "2011-07-09", "SSD"),
    ],
)
def test_the_state_that_a_land_belonged_to(country: str, day: str, state: str) -> None:
    assert land_on(country, day) == state
