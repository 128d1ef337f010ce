"""Hostile text, offsets and work of the time tagger."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.times import TimeTagger
from dateline.annotate.times.calendar import (
    GRAINS,
    bounds,
    easter,
    grain_of,
    shift,
    thirds,
    unit_value,
)
from dateline.annotate.times.grammar import Grammar, GrammarError, Rule, load_grammar
from dateline.annotate.times.lexer import Item, lex
from dateline.annotate.times.numbers import mark_longer
from dateline.annotate.times.tagger import find_matches
from dateline.annotate.times.vocabulary import vocabulary
from dateline.records import Parse

_TEXT = """the a last next this of in on to and or - , . ( ) / ' 's at early late mid about May
March Monday Sept. 31 13 2013 1999 0 00 2013-02-30 99/99/9999 1990s '90s Q2 FY2009 10:30 25:61
a.m. GMT week weeks year day days ago later before after two twenty-five half every twice century
quarter summer night noon today Christmas Day Easter 9 11 €5 ½ second"""
_WORDS = [*_TEXT.split(), "9" * 400, "Ünïcödé", "\u00a0", "İ"]


def parse(text: str) -> tuple[Parse, ...]:
    """A parse without tokens: what the tagger knows of text that no parser could read."""
    return (Parse(start=0, end=len(text), section="body", tokens=()),) if text else ()


@given(
    st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join),
    st.sampled_from([None, "2013", "2013-03", "2013-03-22", "0001-01-01", "9999-12-31", "2013-13"]),
    st.sampled_from([None, "USA", "GBR", "AUS"]),
)
def test_offsets_and_bounds_hold(text: str, published: str | None, country: str | None) -> None:
    found = TimeTagger().tag(text, parse(text), published=published, country=country)
    last = 0
    for time in found:
        assert text[time.start : time.end] == time.text != ""
        assert time.start >= last
        last = time.end
        if time.begin is not None and time.end_date is not None:
            assert date.fromisoformat(time.begin) <= date.fromisoformat(time.end_date)
        value = time.value or ""
        if time.type in ("DATE", "TIME") and value[:4].isdigit() and "T" not in value:
            assert bounds(value) is not None, value


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for time in TimeTagger().tag(text, parse(text), published="2013-03-22"):
        assert text[time.start : time.end] == time.text


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2012",
        "on February 30, 2012",
        "on 2013-02-30",
        "on 00/00/2013",
        "on 13/13/2013",
        "in the year 0",
        "in the year 99999",
        "at 25:61",
        "at 13 p.m.",
        f"in {'9' * 10_000}",
        f"for {'9' * 10_000} years",
        "in the 99th century",
    ],
)
def test_what_is_in_no_calendar_has_no_value(text: str) -> None:
    found = TimeTagger().tag(text, parse(text), published="2013-03-22")
    assert [x.value for x in found if x.value is not None] == []


@pytest.mark.parametrize("text", ["999999999 years ago", "in 300000 weeks", "400000000 days later"])
def test_leaving_the_calendar_gives_no_date(text: str) -> None:
    found = TimeTagger().tag(text, parse(text), published="2013-03-22")
    assert all(x.begin is None for x in found if x.type == "DATE")


def test_without_text_there_is_nothing() -> None:
    assert TimeTagger().tag("", (), published=None) == ()


class Counted(list[Item]):
    """A list that counts how often its items are read."""

    reads = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.reads += 1
        return super().__getitem__(at)


def work(text: str) -> int:
    items = Counted(lex(text, 0, len(text), [], vocabulary()))
    mark_longer(items, vocabulary())
    find_matches(items)
    return items.reads


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "two ",
        "twenty - ",
        "and a half ",
        "early mid late ",
        "March 3 - 5 to ",
        "the first half of the second half of ",
        "last last year ",
        "10 a.m. at ",
        "9" * 50 + " ",
        "one hundred and ",
        "the day before the day before ",
    ],
)
def test_work_grows_with_the_text_only(piece: str) -> None:
    small, large = work(piece * 100), work(piece * 200)
    assert large <= 2.2 * small
    assert small <= 100 * 400 * max(1, len(piece.split()))


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), st.sampled_from(GRAINS))
def test_a_unit_holds_its_day(day: date, grain: str) -> None:
    span = bounds(unit_value(day, grain))
    assert span is not None
    assert span[0] <= day <= span[1]
    assert grain_of(unit_value(day, grain)) == grain


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(GRAINS[:5]))
def test_units_follow_each_other(day: date, grain: str) -> None:
    this = unit_value(day, grain)
    following = shift(this, 1, grain)
    assert following is not None
    assert shift(following, -1, grain) == this
    one, two = bounds(this), bounds(following)
    assert one is not None
    assert two is not None
    assert one[1] + timedelta(days=1) == two[0]


@pytest.mark.parametrize(
    "value", ["2013", "2013-03", "2013-Q1", "2013-H2", "2013-W12", "199", "18"]
)
def test_thirds_cover_a_unit_without_overlap(value: str) -> None:
    whole = bounds(value)
    parts = [thirds(value, mod) for mod in ("START", "MID", "END")]
    assert whole is not None
    assert [p is not None for p in parts] == [True] * 3
    days = [d for p in parts if p is not None for d in p]
    assert days[0] == whole[0]
    assert days[-1] == whole[1]
    assert days[1] + timedelta(days=1) == days[2]
    assert days[3] + timedelta(days=1) == days[4]


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2013, "03-31"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_every_rule_has_a_maker() -> None:
    from dateline.annotate.times.resolve import MAKERS

    others = {"nothing", "modifier", "amount"}
    assert {r.make for r in load_grammar().rules} - others == set(MAKERS)


def test_a_pattern_with_an_unknown_part_is_refused() -> None:
    with pytest.raises(GrammarError, match="there is no part 'nope'"):
        Grammar([Rule(make="date", kind="date", patterns=("<nope> x",))], {})
