"""Filters: what they find, what they say, what they refuse."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import RUN, full_record, make_article, make_event, make_run, with_run

from dateline.records import Event, EventDate, EventPlace, Record, Role, Run
from dateline.store import EventFilter, NotStoredError, SqliteStore, StoreError
from dateline.store.dates import days_of
from dateline.store.fold import fold
from dateline.store.query import where


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "a.db") as opened:
        opened.put(full_record(url="https://example.org/a"), None)
        yield opened


def codes(store: SqliteStore, **asked: Any) -> list[str]:
    return [row.code for row in store.events(EventFilter(**asked))]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["ASSAULT", "AGREE"]),
        ({"actor": "RUS"}, ["ASSAULT"]),
        ({"actor": "russian"}, ["ASSAULT"]),
        ({"actor": "ARMED forces"}, ["ASSAULT"]),  # the resolved actor's name
        ({"actor": "recep"}, ["AGREE"]),
        ({"actor": "erdogan"}, ["AGREE"]),
        ({"actor": " Erdoğan "}, ["AGREE"]),
        ({"actor": "UKR"}, []),
        ({"actor": "rus"}, ["ASSAULT"]),  # part of "Russian"
        ({"actor": "UKRA"}, []),
        ({"actor": "%"}, []),
        ({"actor": "_ussian"}, []),
        ({"recipient": "UKR"}, ["ASSAULT"]),
        ({"recipient": "kraine"}, ["ASSAULT"]),
        ({"recipient": "RUS"}, []),
        ({"either": "UKR"}, ["ASSAULT"]),
        ({"either": "TUR"}, ["AGREE"]),
        ({"actor": "RUS", "recipient": "UKR"}, ["ASSAULT"]),
        ({"actor": "TUR", "recipient": "UKR"}, []),
        ({"code": "ASSAULT"}, ["ASSAULT"]),
        ({"code": "assault"}, ["ASSAULT"]),
        ({"code": "ASS"}, []),
        ({"mode": "Artillery"}, ["ASSAULT"]),
        ({"mode": "cyber"}, []),
        ({"status": "negated"}, ["AGREE"]),
        ({"status": "actual"}, ["ASSAULT"]),
        ({"since": "2023-09-13", "until": "2023-09-13"}, ["ASSAULT"]),
        ({"since": "2023-09-14"}, ["AGREE"]),  # without a date: that of publication
        ({"until": "2023-09-13"}, ["ASSAULT"]),
        ({"since": "2023", "until": "2023"}, ["ASSAULT", "AGREE"]),
        ({"since": "2023-10"}, []),
        ({"until": "2022"}, []),
        ({"place": "odesa"}, ["ASSAULT"]),
        ({"place": "UKR"}, ["ASSAULT"]),
        ({"place": "Ankara"}, []),
        ({"text": "grain -football"}, ["ASSAULT", "AGREE"]),
        ({"text": "-grain"}, []),
        ({"text": '"grain reporters"'}, []),
        ({"min_confidence": 0.5}, ["ASSAULT"]),
        ({"min_confidence": 0.8}, ["ASSAULT"]),
        ({"min_confidence": 0.81}, []),
        ({"min_confidence": 0}, ["ASSAULT", "AGREE"]),
        ({"article": "https://example.org/a"}, ["ASSAULT", "AGREE"]),
        ({"run": RUN.id}, ["ASSAULT", "AGREE"]),
        ({"limit": 1}, ["ASSAULT"]),
        ({"offset": 1}, ["AGREE"]),
        ({"limit": 1, "offset": 1}, ["AGREE"]),
        ({"limit": 0}, []),
        ({"offset": 2}, []),
        ({"limit": 10**30}, ["ASSAULT", "AGREE"]),
        ({"offset": 10**30}, []),
        ({"actor": "x' OR 1=1 --"}, []),
    ],
)
def test_what_a_filter_finds(
    store: SqliteStore, asked: dict[str, Any], expected: list[str]
) -> None:
    assert codes(store, **asked) == expected


def test_three_capitals_are_a_code_or_a_word_of_their_own(tmp_path: Path) -> None:
    text = "Belarus told the FBI; RUSSIA told FBIS about Xi, and (FBI) agents of the U.S. left."
    article = make_article(text)
    actors = ("Belarus", "the FBI", "RUSSIA", "FBIS", "(FBI) agents", "FBI")
    roles = [
        Role(start=text.index(name), end=text.index(name) + len(name), text=name) for name in actors
    ]
    events = tuple(make_event(article, "told", n, actors=(role,)) for n, role in enumerate(roles))
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(Record(run=RUN, article=article, events=events), None)
        names = {row.event_id: row.actors[0] for row in store.events()}

        def found(actor: str) -> set[str]:
            return {names[row.event_id] for row in store.events(EventFilter(actor=actor))}

        assert found("RUS") == set()
        assert found("FBI") == {"the FBI", "(FBI) agents", "FBI"}
        assert found("fbi") == {"the FBI", "(FBI) agents", "FBI", "FBIS"}
        assert found("russia") == {"RUSSIA"}
        assert found("rus") == {"Belarus", "RUSSIA"}


def test_a_filter_for_what_is_not_stored_says_so(store: SqliteStore) -> None:
    with pytest.raises(NotStoredError, match="art-none: is not in"):
        store.events(EventFilter(article="art-none"))
    with pytest.raises(NotStoredError, match="run-none: is not in"):
        store.events(EventFilter(run="run-none"))


def test_an_ambiguous_article_is_refused(store: SqliteStore) -> None:
    store.put(full_record(make_run("two"), id="art-x"), None)
    with pytest.raises(StoreError, match="more than one"):
        store.events(EventFilter(article="art-"))


def test_a_row_tells_all_of_an_event(store: SqliteStore) -> None:
    record = full_record(url="https://example.org/a")
    article, event = record.article, record.events[0]
    row = store.events()[0]
    assert msgspec.structs.asdict(row) == {
        "event_id": event.id,
        "article_id": article.id,
        "run_id": RUN.id,
        "date": "2023-09-13",
        "date_basis": "timex",
        "published": "2023-09-14",
        "source": "The Gazette",
        "title": "Shelling hits port",
        "url": "https://example.org/a",
        "code": "ASSAULT",
        "mode": "artillery",
        "quad": 4,
        "score": -9.0,
        "status": "actual",
        "aux": (),
        "actors": ("Russian forces",),
        "actor_countries": ("RUS",),
        "actor_sectors": ("MIL",),
        "recipients": ("Ukraine",),
        "recipient_countries": ("UKR",),
        "recipient_sectors": ("GOV",),
        "trigger": "shelled",
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": ("Russian forces shelled the port of Odesa on Wednesday, Ukraine said."),
        "sentence_start": 20,
        "sentence_end": record.sentences[1].end,
        "place": "Odesa",
        "place_country": "UKR",
        "confidence": 0.8,
        "sense": "shell.v.1",
        "cameo": "194",
        "contexts": ("military", "maritime"),
    }
    other = store.events()[1]
    assert (other.date, other.date_basis, other.place) == (None, None, None)
    assert other.aux == ("negated", "future")


def test_events_come_by_date_then_article_then_position(tmp_path: Path) -> None:
    expected: list[tuple[str | None, str, int]] = []
    with SqliteStore(tmp_path / "a.db") as store:
        for name in ("b", "a"):
            article = make_article("hit hit hit", id=name, published=None)
            events = []
            for n, day in enumerate(("2023-02", None, "2023-01-31", "2023", "2023-W10", None)):
                date = None if day is None else EventDate(value=day, basis="timex")
                start = 4 * (2 - n % 3)
                trigger = {"start": start, "end": start + 3, "text": "hit"}
                events.append(
                    msgspec.convert(
                        msgspec.to_builtins(make_event(article, "hit", n, date=date))
                        | {"id": f"{name}{n}", "trigger": trigger},
                        Event,
                    )
                )
                days = days_of(day or "")
                expected.append((days[0] if days else None, name, start))
            store.put(Record(run=RUN, article=article, events=tuple(events)), None)
        rows = [
            ((days_of(r.date or "") or (None,))[0], r.article_id, r.start) for r in store.events()
        ]
    assert rows == sorted(expected, key=lambda k: (k[0] is None, k[0] or "", k[1], k[2]))


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (EventDate(basis="b", value="2021-05"), "2021-05-01", "2021-05-31"),
        (EventDate(basis="b", earliest="2021-05-03"), "2021-05-03", "2021-05-03"),
        (EventDate(basis="b", latest="2021-05-03"), "2021-05-03", "2021-05-03"),
        (
            EventDate(basis="b", earliest="2021-05-03", latest="2021-06-02"),
            "2021-05-03",
            "2021-06-02",
        ),
        (EventDate(basis="b", value="2021", latest="2021-06-02"), "2021-01-01", "2021-06-02"),
        (EventDate(basis="b", value="PAST_REF"), "2023-09-14", "2023-09-14"),
        (None, "2023-09-14", "2023-09-14"),
    ],
)
def test_the_days_that_an_event_is_found_by(
    tmp_path: Path, date: EventDate | None, first: str, last: str
) -> None:
    article = make_article("They fired.")
    record = Record(run=RUN, article=article, events=(make_event(article, "fired", date=date),))
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None)
        with closing(sqlite3.connect(store.path)) as db:
            assert db.execute("SELECT date_from, date_to FROM events").fetchone() == (first, last)
        assert len(store.events(EventFilter(since=last))) == 1
        assert len(store.events(EventFilter(until=first))) == 1
        assert len(store.events(EventFilter(since=first, until=last))) == 1
        assert len(store.events(EventFilter(until="2021-05-02"))) == (first < "2021-05-03")


def test_events_without_any_date_are_listed_unless_a_date_is_asked(tmp_path: Path) -> None:
    article = make_article("They fired.", published=None, published_basis="unknown")
    record = Record(run=RUN, article=article, events=(make_event(article, "fired"),))
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None)
        assert len(store.events()) == 1
        assert len(store.events(EventFilter(since="0001"))) == 0
        assert len(store.events(EventFilter(until="9999"))) == 0


def test_an_event_whose_sentence_does_not_exist_is_listed_without(tmp_path: Path) -> None:
    article = make_article("They fired.")
    event = make_event(article, "fired", sentence=3)
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(Record(run=RUN, article=article, events=(event,)), None)
        (row,) = store.events()
        assert (row.sentence, row.sentence_start, row.sentence_end) == (None, None, None)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "all events"),
        (
            {
                "code": "ASSAULT",
                "actor": "RUS",
                "recipient": "UKR",
                "since": "2023-01",
                "place": "Kyiv",
            },
            'ASSAULT events by RUS on UKR since 2023-01 near "Kyiv"',
        ),
        ({"status": "negated", "code": "AGREE"}, "negated AGREE events"),
        ({"either": "Kim Jong-un"}, 'events involving "Kim Jong-un"'),
        (
            {"mode": "artillery", "until": "2023", "text": 'oil "Black Sea"'},
            'events of mode artillery until 2023 in articles that hold oil "Black Sea"',
        ),
        (
            {"article": "art-1", "run": "run-1", "min_confidence": 0.5},
            "events in article art-1 of run run-1 with a confidence of at least 0.5",
        ),
        ({"limit": 10, "offset": 20}, "all events, at most 10, after the first 20"),
    ],
)
def test_a_filter_says_what_it_asks(asked: dict[str, Any], sentence: str) -> None:
    assert EventFilter(**asked).describe() == sentence


def test_every_field_of_a_filter_is_said() -> None:
    values: dict[str, Any] = {"status": "future", "since": "2021", "until": "2022"}
    values |= {"min_confidence": 0.25, "limit": 77, "offset": 88}
    for name in EventFilter.__struct_fields__:
        value = values.get(name, f"the {name}")
        assert str(value) in EventFilter(**{name: value}).describe(), name


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"since": "13/9/2023"}, "since: '13/9/2023' is not an ISO date; write 2023"),
        ({"until": "2023-02-30"}, "until: '2023-02-30' is not an ISO date"),
        ({"since": "2023-03", "until": "2023-02"}, "since 2023-03 is after until 2023-02"),
        ({"status": "maybe"}, "status: 'maybe' is no status; use one of actual"),
        ({"actor": ""}, "actor: is empty"),
        ({"article": "  "}, "article: is empty"),
        ({"place": "\u0301"}, "holds no letter"),
        ({"actor": "caf\udce9"}, "not UTF-8"),
        ({"text": "!!!"}, "holds no word"),
        ({"min_confidence": 50}, "min_confidence: 50 is not from 0 to 1"),
        ({"min_confidence": float("nan")}, "is not from 0 to 1"),
        ({"limit": -1}, "limit: -1 is negative"),
        ({"offset": -1}, "offset: -1 is negative"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("(", r"\(")) as caught:
        EventFilter(**asked)
    assert "\n" not in str(caught.value)


COUNTRIES = ["RUS", "UKR", None]
NAMES = ["Putin", "the army", "Łódź police", "RUS", "Éire"]
DAYS = ["2022", "2023-01", "2023-01-15", "2023-W05", None]


@st.composite
def stores_of_events(draw: st.DrawFn) -> list[Record]:
    text = " ".join(NAMES) + " hit"
    run: Run = draw(st.sampled_from([RUN, make_run("two")]))
    records = []
    for name in draw(st.lists(st.sampled_from("abc"), unique=True)):
        article = make_article(text, id=name, published=draw(st.sampled_from(DAYS)))

        def roles() -> tuple[Role, ...]:
            drawn = draw(
                st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(COUNTRIES)), max_size=2)
            )
            return tuple(
                Role(start=text.index(n), end=text.index(n) + len(n), text=n, country=c)
                for n, c in drawn
            )

        events = []
        for n in range(draw(st.integers(0, 3))):
            day, where_ = draw(st.sampled_from(DAYS)), draw(st.sampled_from(NAMES))
            at = text.index(where_)
            place = EventPlace(
                basis="b",
                start=at,
                end=at + len(where_),
                text=where_,
                country=draw(st.sampled_from(COUNTRIES)),
            )
            events.append(
                make_event(
                    article,
                    "hit",
                    n,
                    code=draw(st.sampled_from(["ASSAULT", "AGREE"])),
                    status=draw(st.sampled_from(["actual", "negated"])),
                    actors=roles(),
                    recipients=roles(),
                    date=None if day is None else EventDate(value=day, basis="b"),
                    place=draw(st.sampled_from([place, None])),
                    confidence=draw(st.sampled_from([0.2, 0.5, 0.9])),
                )
            )
        records.append(Record(run=run, article=article, events=tuple(events)))
    return records


words = st.none() | st.sampled_from(["RUS", "UKR", "putin", "LODZ", "eire", "army", "u"])
filters = st.builds(
    lambda **asked: EventFilter(**asked),
    actor=words,
    recipient=words,
    either=words,
    code=st.sampled_from([None, "ASSAULT", "agree"]),
    status=st.sampled_from([None, "actual", "negated"]),
    since=st.sampled_from([None, "2022-06", "2023-01-16"]),
    until=st.sampled_from([None, "2023-01-16", "2023"]),
    place=words,
    min_confidence=st.sampled_from([None, 0.5]),
)


def naive(event: Event, record: Record, asked: EventFilter) -> bool:
    """The filter once more, without SQL."""

    def named(wanted: str | None, text: str, country: str | None) -> bool:
        if wanted is None:
            return True
        if len(wanted) == 3 and wanted.isupper():
            return wanted == country or wanted in text.split()
        return fold(wanted) in fold(text)

    def any_named(wanted: str | None, roles: tuple[Role, ...]) -> bool:
        return wanted is None or any(named(wanted, r.text, r.country) for r in roles)

    days = days_of((event.date and event.date.value) or record.article.published or "")
    since, until = asked.days
    return (
        any_named(asked.actor, event.actors)
        and any_named(asked.recipient, event.recipients)
        and any_named(asked.either, event.actors + event.recipients)
        and (asked.code is None or asked.code.upper() == event.code)
        and (asked.status in (None, event.status))
        and (since is None or (days is not None and days[1] >= since))
        and (until is None or (days is not None and days[0] <= until))
        and (
            asked.place is None
            or (
                event.place is not None
                and named(asked.place, event.place.text, event.place.country)
            )
        )
        and (asked.min_confidence is None or event.confidence >= asked.min_confidence)
    )


@settings(max_examples=60, deadline=None)
@given(records=stores_of_events(), asked=st.lists(filters, min_size=1, max_size=5))
def test_any_filter_finds_what_plain_python_finds(
    records: list[Record], asked: list[EventFilter]
) -> None:
    with TemporaryDirectory() as folder, SqliteStore(Path(folder) / "a.db") as store:
        for record in records:
            assert store.put(with_run(record, make_run("old")), None) == "added"
            assert store.put(record, None) == "added"
        for one in asked:
            expected = {e.id for r in records for e in r.events if naive(e, r, one)}
            rows = store.events(one)
            assert {row.event_id for row in rows} == expected, one
            assert len(rows) == len(expected)
            start = msgspec.structs.replace(one, limit=2)
            rest = msgspec.structs.replace(one, offset=2)
            assert [*store.events(start), *store.events(rest)] == list(rows)


def test_values_are_bound_and_not_written_into_the_sql() -> None:
    asked = EventFilter(actor="a'b", code="c'd", place="e'f", text="g'h", run="i'j", since="2021")
    clause = where(asked)
    assert clause.sql.count("?") == len(clause.values)
    assert "'b" not in clause.sql
    assert "i'j" in clause.values


@pytest.mark.parametrize(
    ("asked", "index"),
    [({"code": "ASSAULT"}, "events_code"), ({"article": "a"}, "events_article")],
)
def test_filters_use_the_indexes(store: SqliteStore, asked: dict[str, Any], index: str) -> None:
    clause = where(EventFilter(**asked))
    with closing(sqlite3.connect(store.path)) as db:
        plan = db.execute(
            f"EXPLAIN QUERY PLAN SELECT e.n FROM events AS e WHERE {clause.sql}", clause.values
        ).fetchall()
    assert any(index in row[3] for row in plan), plan
