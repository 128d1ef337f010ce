import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read import BadDate, ReadOptions
from dateline.read.dates import find_full_date, parse_published


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021", "2021"),
        ("2021-02", "2021-02"),
        ("2021-02-03", "2021-02-03"),
        (" 2021-02-03 ", "2021-02-03"),
        ("20210203", "2021-02-03"),
        ("2021-02-03T23:59:59+12:00", "2021-02-03"),
        ("2021-02-03T23:59:59.123Z", "2021-02-03"),
        ("2021-02-03 10:00", "2021-02-03"),
        ("Tue, 03 Feb 2021 23:30:00 -0800", "2021-02-03"),
        ("3 Feb 2021 23:30:00 GMT", "2021-02-03"),
        ("1605-07-01", "1605-07-01"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_dates_keep_their_grain_and_their_day(written: str, expected: str) -> None:
    assert parse_published(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "99999",
        "99999-01-01",
        "2023-13-45",
        "2023-02-29",
        "2023-00",
        "1599",
        "2101",
        "03/05/2021",
        "2021-2-3x",
        "２０２１",
        "Tue, 31 Feb 2021 10:00:00 GMT",
        "2021-02-03\nrm -rf",
    ],
)
def test_what_is_not_a_date_is_refused_in_one_line(written: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse_published(written)
    assert "\n" not in str(caught.value)
    assert "date" in str(caught.value)


def test_a_users_bad_date_is_a_usage_error() -> None:
    with pytest.raises(BadDate):
        ReadOptions(published="2023-13-45")
    assert ReadOptions(published="20230105").published == "2023-01-05"


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(written: str) -> None:
    try:
        date = parse_published(written)
    except BadDate:
        return
    assert parse_published(date) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published: 3 May 2021", "2021-05-03"),
        ("KYIV, Sept. 13, 2023 (Agency) -", "2023-09-13"),
        ("the 1st of March 1999", "1999-03-01"),
        ("2021-05-03T10:00", "2021-05-03"),
        ("Friday, July 21, 2017", "2017-07-21"),
        ("31 February 2021, then 2 March 2021", "2021-03-02"),
        ("Sept 13", None),
        ("03/05/2021", None),
        ("May 2021", None),
    ],
)
def test_full_dates_in_text(text: str, expected: str | None) -> None:
    assert find_full_date(text) == expected
