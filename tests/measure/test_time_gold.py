"""The gold corpus of times: what is in it, how its markup is read and what is refused."""

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.measure.errors import BenchmarkError
from dateline.measure.time_gold import (
    TimeItem,
    check_corpus,
    day_bounds,
    json_lines,
    load_times,
    main,
    parse_times,
)

CORPUS = Path(__file__).parents[2] / "corpus" / "times"
HEADER = "# x-01 published=2023-09-13 country=KEN style=agency\n"


@pytest.fixture(scope="module")
def corpus() -> tuple[TimeItem, ...]:
    return load_times(CORPUS)


def item(body: str, header: str = HEADER) -> TimeItem:
    return parse_times(header + body, family="x", split="dev")[0]


class TestCorpus:
    def test_is_as_large_as_was_asked_for(self, corpus: tuple[TimeItem, ...]) -> None:
        assert len(corpus) >= 120
        assert sum(len(i.times) for i in corpus) >= 400
        dated = [e for i in corpus for e in i.events if e.date and len(e.date) == 10]
        assert len(dated) >= 300

    def test_halves_are_about_equal(self, corpus: tuple[TimeItem, ...]) -> None:
        dev = sum(i.split == "dev" for i in corpus)
        assert 0.3 < dev / len(corpus) < 0.7

    def test_every_span_is_its_text(self, corpus: tuple[TimeItem, ...]) -> None:
        for i in corpus:
            for e in i.events:
                assert i.text[e.start : e.end] == e.trigger
            ends = sorted((s.start, s.end) for s in (*i.times, *i.events))
            assert all(a[1] <= b[0] for a, b in pairwise(ends))
            assert not re.search(r"[][{}|]", i.text)

    def test_has_every_type_era_and_style(self, corpus: tuple[TimeItem, ...]) -> None:
        assert {t.type for i in corpus for t in i.times} == {"DATE", "TIME", "DURATION", "SET"}
        decades = {i.published[:3] for i in corpus if i.published}
        assert decades == {"195", "196", "197", "198", "199", "200", "201", "202"}
        assert {i.style for i in corpus} == {
            *("agency", "newspaper", "broadcaster", "communique", "opinion")
        }
        assert any(i.published is None for i in corpus)
        assert {e.status for i in corpus for e in i.events} == {"actual", "future", "historical"}

    def test_status_agrees_with_the_bounds(self, corpus: tuple[TimeItem, ...]) -> None:
        for i in corpus:
            for e in i.events:
                if e.status == "historical" and i.published:
                    assert e.latest is not None
                    assert e.latest < i.published
                if e.earliest and i.published and e.earliest[:7] > i.published[:7]:
                    assert e.status == "future", (i.id, e)

    def test_json_lines_read_back(self, corpus: tuple[TimeItem, ...]) -> None:
        lines = [json.loads(line) for line in json_lines(corpus)]
        assert [x["id"] for x in lines] == [i.id for i in corpus]
        assert lines[0]["times"][0].keys() == {"start", "end", "type", "value", "mod"}
        assert lines[0]["events"][0].keys() == {
            *("start", "end", "trigger", "date", "earliest", "latest", "basis", "status")
        }

    def test_command_prints_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(CORPUS)]) == 0
        assert len(capsys.readouterr().out.splitlines()) >= 120

    def test_command_says_what_is_wrong(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(tmp_path)]) == 1
        assert "no .txt files" in capsys.readouterr().err
        assert main([]) == 2


class TestMarkup:
    def test_types_follow_from_values(self) -> None:
        read = item("[Wednesday|2023-09-13] [tonight|2023-09-13TNI] [a week|P1W] [daily|SET P1D]")
        assert [t.type for t in read.times] == ["DATE", "TIME", "DURATION", "SET"]
        assert read.text == "Wednesday tonight a week daily"

    def test_event_takes_the_day_of_its_expression(self) -> None:
        event = item("They {met|@1} on [Tuesday night|2023-09-12TNI].").events[0]
        assert (event.date, event.earliest, event.latest) == ("2023-09-12",) * 3
        assert event.expressions == (0,)

    def test_period_between_two_expressions(self) -> None:
        event = item("It {lasted|@1-2} from [1992|1992] to [1995|1995].").events[0]
        assert (event.date, event.earliest) == ("1992/1995", "1992-01-01")
        assert (event.latest, event.status) == ("1995-12-31", "historical")

    def test_what_has_happened_is_not_later_than_publication(self) -> None:
        past = item("They {met|@1} [this month|2023-09].").events[0]
        assert (past.earliest, past.latest) == ("2023-09-01", "2023-09-13")
        coming = item("They {meet|@1 future} [this month|2023-09].").events[0]
        assert (coming.earliest, coming.latest) == ("2023-09-13", "2023-09-30")

    def test_no_expression(self) -> None:
        event = item("They have {agreed|published}.").events[0]
        assert (event.date, event.earliest, event.latest) == ("2023-09-13", None, "2023-09-13")

    def test_dateline_is_the_anchor(self) -> None:
        read = item("LIMA, [Sept. 12|2023-09-12] (Wire) - They {met|@2} [today|2023-09-12].")
        assert read.dateline == "2023-09-12"
        with pytest.raises(BenchmarkError, match="seen from 2023-09-12"):
            item("LIMA, [Sept. 12|2023-09-12] - They met [today|2023-09-13].")

    @given(
        st.lists(
            st.tuples(
                st.text("aé 字.\n", max_size=8),
                st.sampled_from(["[%s|2023]", "{%s|published}", "[%s|TIME 2023-09-12TNI END]"]),
                st.text("aé字😀", min_size=1, max_size=5),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def test_offsets_count_code_points(self, parts: list[tuple[str, str, str]]) -> None:
        body = "^" + "".join(before + mark % words for before, mark, words in parts) + "$"
        plain = "^" + "".join(before + words for before, _, words in parts) + "$"
        read = item(body)
        assert read.text == plain
        spans = sorted((s.start, s.end) for s in (*read.times, *read.events))
        assert [plain[a:b] for a, b in spans] == [words for _, _, words in parts]


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("[Tuesday|2023-09-13]", "that is a wed"),
        ("[March 3|2023-04-03]", "another month"),
        ("[March 3|2023-03-04]", "another day of the month"),
        ("[in 2020|2020]", "leave the preposition out"),
        ("[May 2020|2021-05]", "another year"),
        ("[yesterday|2023-09-13]", "seen from 2023-09-13 it is 2023-09-12"),
        ("[last week|2023-W37]", "2023-W36"),
        ("[three months ago|2023-05]", "2023-06"),
        ("[then|2023-02-30]", "day"),
        ("[then|2023-13]", "month"),
        ("[then|2023-W60]", "week"),
        ("[then|2023-9-1]", "no value of a DATE"),
        ("[then|SET 2023]", "no value of a SET"),
        ("[then|P]", "no value of a DURATION"),
        ("[then|2023 SOON]", "TYPE"),
        ("[then |2023]", "white space"),
        ("[then|2023", "not closed"),
        ("[the {end|@1}|2023]", "nested"),
        ("{met|@1}", "there are 0 expressions"),
        ("{met|@1} [a day|P1D]", "date written out"),
        ("{met|@1} [Friday|XXXX-WXX-5]", "date written out"),
        ("{met|dateline}", "has no date"),
        ("{met|somehow}", "unknown basis"),
        ("{met|@1 2023-09-13 2023-09-14..2023-09-13} [then|2023]", "cannot lie between"),
        ("{met|@1 2023-02-31} [then|2023]", "day"),
        ("{met|@1+2 2023-09-11} [a day|P1D] before [Wednesday|2023-09-13]", "not 1 days from"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_line(body: str, cause: str) -> None:
    with pytest.raises(BenchmarkError, match=r"^f\.txt:1: .*") as caught:
        parse_times(HEADER + body, family="x", split="dev", source="f.txt")
    assert cause in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "cause"),
    [
        ("text before\n" + HEADER, "no item"),
        ("# x-01 country=KEN style=agency\n", "missing field published"),
        (HEADER.replace("agency", "wire"), "unknown style"),
        (HEADER.replace("KEN", "Kenya"), "alpha-3"),
        (HEADER.replace("09-13", "09-31"), "day"),
        (HEADER.replace("\n", " era=old\n"), "unknown field era"),
        (HEADER.replace("x-01", "X 01"), "header cannot be read"),
    ],
)
def test_bad_headers_are_refused(header: str, cause: str) -> None:
    with pytest.raises(BenchmarkError, match=cause):
        item("They met.", header)


def test_repetition_is_refused() -> None:
    body = "Ministers of both countries met in the old town hall to talk about fish.\n"
    one, two = item(body), item(body, HEADER.replace("x-01", "x-02"))
    with pytest.raises(BenchmarkError, match="used twice"):
        check_corpus([one, one])
    with pytest.raises(BenchmarkError, match="a sentence of x-01 again"):
        check_corpus([one, two])
    near = item(body.replace("fish", "wheat"), HEADER.replace("x-01", "x-03"))
    with pytest.raises(BenchmarkError, match="nearly the same"):
        check_corpus([one, near])
    moved = parse_times(
        "# y published=unknown country=KEN style=agency\n-", family="x", split="test"
    )
    with pytest.raises(BenchmarkError, match="in dev and in test"):
        check_corpus([one, *moved])


class TestDayBounds:
    @pytest.mark.parametrize(
        ("value", "mod", "first", "last"),
        [
            ("2024-02", None, "2024-02-01", "2024-02-29"),
            ("2024-02", "END", "2024-02-21", "2024-02-29"),
            ("2019", "MID", "2019-05-01", "2019-08-31"),
            ("195", "END", "1957-01-01", "1959-12-31"),
            ("18", None, "1800-01-01", "1899-12-31"),
            ("2023-W01", None, "2023-01-02", "2023-01-08"),
            ("2022-W52-WE", None, "2022-12-31", "2023-01-01"),
            ("2023-Q4", "START", "2023-10-01", "2023-10-31"),
            ("2023-H1", None, "2023-01-01", "2023-06-30"),
            ("2023-WI", None, "2023-12-01", "2024-02-29"),
            ("2020-06-15TNI", None, "2020-06-15", "2020-06-15"),
        ],
    )
    def test_northern(self, value: str, mod: str | None, first: str, last: str) -> None:
        assert day_bounds(value, mod) == (date.fromisoformat(first), date.fromisoformat(last))

    def test_southern_summer_begins_in_december(self) -> None:
        assert day_bounds("2019-SU", southern=True) == (date(2019, 12, 1), date(2020, 2, 29))
        assert day_bounds("2019-SP", southern=True) == (date(2019, 9, 1), date(2019, 11, 30))

    @pytest.mark.parametrize("value", ["FUTURE_REF", "XXXX-09-13", "FY2024", "P1D", "XXXX"])
    def test_none_without_place_in_the_calendar(self, value: str) -> None:
        assert day_bounds(value) is None

    @pytest.mark.parametrize("value", ["0000", "2023-00", "2023-02-30", "2023-W54", "2023-13-01"])
    def test_no_such_day(self, value: str) -> None:
        with pytest.raises(ValueError, match=r".+"):
            day_bounds(value)

    @given(
        st.dates(date(1000, 1, 1), date(2999, 1, 1)),
        st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%G-W%V", "%Y-%m-%dTNI"]),
    )
    def test_a_day_lies_in_exactly_one_third_of_its_values(self, day: date, form: str) -> None:
        value = day.strftime(form)
        whole = day_bounds(value)
        assert whole is not None
        assert whole[0] <= day <= whole[1]
        if whole[0] != whole[1]:
            thirds = [day_bounds(value, mod) for mod in ("START", "MID", "END")]
            assert sum(t is not None and t[0] <= day <= t[1] for t in thirds) == 1
            assert thirds[0] is not None
            assert thirds[1] is not None
            assert thirds[0][1] + timedelta(1) == thirds[1][0]
