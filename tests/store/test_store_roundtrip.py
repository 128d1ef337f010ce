"""What is put into the store comes out again without loss."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import RUN, full_record, make_article, make_run, with_run

from dateline.records import (
    Event,
    Extraction,
    Mention,
    Record,
    Rejection,
    Role,
    Section,
    Sentence,
    Span,
    sha256_hex,
)
from dateline.store import NotStoredError, SqliteStore, StoreError

ODD = [
    "\0",
    "\r\n",
    "\r",
    "\u2028",
    "e\u0301",
    "👩‍👩‍👧",
    "שלום",
    "\u202eabc\u202c",
    "\ufeff",
    "\x01",
    "\x85",
]


def test_every_field_of_every_kind_comes_back(tmp_path: Path) -> None:
    record = full_record(url="https://example.org/a", fetched="2024-01-01T00:00:00Z")
    with SqliteStore(tmp_path / "a.db") as store:
        assert store.put(record, b"raw") == "added"
        assert store.record(record.article.id) == record
        assert store.record(record.article.id, RUN.id).to_json() == record.to_json()
        assert store.article(record.article.id) == record.article
        assert list(store.articles()) == [record.article]
        assert store.runs() == [RUN]


def test_the_sample_leaves_no_optional_field_at_its_default() -> None:
    """Else the test above would not notice a field that is not stored."""
    record = full_record(url="https://example.org/a", fetched="2024-01-01T00:00:00Z")
    event = record.events[0]
    samples = [
        record.article,
        record.mentions[0],
        record.actors[0],
        record.times[0],
        record.places[0],
        record.quotes[0],
        record.statements[0],
        event.actors[0],
        event.date,
        event.place,
        event.sizes["people"],
    ]
    for sample in samples:
        for field in msgspec.structs.fields(type(sample)):
            assert getattr(sample, field.name) != field.default, (sample, field.name)


def test_an_article_without_anything_comes_back(tmp_path: Path) -> None:
    empty = Record(run=RUN, article=make_article("", title=None, sections=()))
    with SqliteStore(tmp_path / "a.db") as store:
        assert store.put(empty, b"") == "added"
        assert store.record(empty.article.id) == empty
        assert store.original(empty.article.id) == b""
        assert store.has(empty.article.id, RUN.id)


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_comes_back(tmp_path: Path, odd: str) -> None:
    text = f"{odd}Troops{odd} fired {odd}"
    record = Record(
        run=RUN,
        article=make_article(text, title=odd, source=odd),
        sentences=(Sentence(start=0, end=len(text)),),
        mentions=(Mention(id=odd, start=0, end=len(odd), text=odd, form="name", kind="other"),),
        events=(
            Event(
                id="event-1",
                sentence=0,
                code="ASSAULT",
                quad=4,
                score=-9.0,
                trigger=Span.of(text, 0, len(text)),
                actors=(Role(start=0, end=len(odd), text=odd),),
                confidence=1.0,
            ),
        ),
        rejections=(Rejection(step="read", reason=odd),),
    )
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None)
        assert store.record(record.article.id) == record
        (row,) = store.events()
        assert row.sentence == text
        assert row.trigger == text
        assert row.actors == (odd,)
        (hit,) = store.search("fired")
        assert text[hit.start :].startswith(hit.snippet)
        assert [hit.snippet[s:e] for s, e in hit.matches] == ["fired"]


texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("".join(ODD) + "ab \n"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=60,
)
names = st.none() | texts


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(texts)

    def spans() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span.of(text, start, draw(st.integers(start, len(text))))

    def roles() -> tuple[Role, ...]:
        places = [spans() for _ in range(draw(st.integers(0, 2)))]
        return tuple(
            Role(start=p.start, end=p.end, text=p.text, actor=draw(names), office=draw(names))
            for p in places
        )

    article = make_article(
        text,
        title=draw(names),
        url=draw(names),
        published=draw(names),
        extraction=Extraction(
            tool=draw(texts), version="1", raw_sha256="0" * 64, text_sha256="1" * 64
        ),
        sections=tuple(
            Section(kind="body", start=n, end=n) for n in range(draw(st.integers(0, 3)))
        ),
    )
    return Record(
        run=RUN,
        article=article,
        sentences=(Sentence(start=0, end=len(text)),) * draw(st.integers(0, 2)),
        mentions=tuple(
            Mention(
                id=draw(texts), start=p.start, end=p.end, text=p.text, form="name", kind="person"
            )
            for p in [spans() for _ in range(draw(st.integers(0, 2)))]
        ),
        events=tuple(
            Event(
                id=f"event-{n}",
                sentence=draw(st.integers(-1, 2)),
                code=draw(texts),
                mode=draw(names),
                quad=draw(st.integers(0, 4)),
                score=draw(st.floats(allow_nan=False, allow_infinity=False)),
                trigger=spans(),
                actors=roles(),
                recipients=roles(),
                confidence=draw(st.floats(0, 1)),
                contexts=tuple(draw(st.lists(texts, max_size=2))),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        rejections=tuple(
            Rejection(step=draw(texts), reason=draw(texts), input=draw(names))
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


@settings(max_examples=60, deadline=None)
@given(record=records(), original=st.binary(max_size=50))
def test_any_record_comes_back(record: Record, original: bytes) -> None:
    with (
        TemporaryDirectory() as folder,
        SqliteStore(Path(folder) / "a.db") as store,
    ):
        assert store.put(record, original) == "added"
        assert store.record(record.article.id) == record
        assert store.original(record.article.id) == original
        assert sorted(row.event_id for row in store.events()) == [e.id for e in record.events]
        assert store.put(record, original) == "unchanged"


def test_half_a_surrogate_pair_is_refused_in_one_line(tmp_path: Path) -> None:
    record = full_record(source="\ud83d")
    with SqliteStore(tmp_path / "a.db") as store:
        with pytest.raises(StoreError, match=r"half a surrogate pair \(U\+D83D\)") as caught:
            store.put(record, None)
        assert "\n" not in str(caught.value)
        assert list(store.articles()) == []
        assert store.runs() == []


def test_an_original_is_kept_compressed_and_checked(tmp_path: Path) -> None:
    record, raw = full_record(), b"<p>Shelling</p>" * 1000
    path = tmp_path / "a.db"
    with SqliteStore(path) as store:
        store.put(record, raw)
        assert store.original(record.article.id) == raw
    with closing(sqlite3.connect(path)) as db:
        sha256, size, length = db.execute(
            "SELECT sha256, size, length(data) FROM originals"
        ).fetchone()
        assert (sha256, size) == (sha256_hex(raw), len(raw))
        assert length < len(raw) / 10
        with db:
            db.execute("UPDATE originals SET data = x'00'")
    with SqliteStore(path) as store, pytest.raises(StoreError, match="damaged"):
        store.original(record.article.id)


def test_what_is_not_stored_is_said_so(tmp_path: Path) -> None:
    record = full_record()
    with SqliteStore(tmp_path / "a.db") as store:
        assert store.article("art-none") is None
        assert not store.has(record.article.id, RUN.id)
        with pytest.raises(NotStoredError, match="no record"):
            store.record(record.article.id)
        store.put(record, None)
        with pytest.raises(NotStoredError, match="no-originals"):
            store.original(record.article.id)
        with pytest.raises(NotStoredError, match="of run run-none"):
            store.record(record.article.id, "run-none")


def test_the_newest_run_is_the_default(tmp_path: Path) -> None:
    one = full_record()
    two = msgspec.structs.replace(with_run(one, make_run("two")), events=one.events[:1])
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(one, None)
        store.put(two, None)
        assert store.record(one.article.id) == two
        assert store.record(one.article.id, one.run.id) == one
        assert [row.run_id for row in store.events()] == [two.run.id]


def test_a_damaged_row_is_reported_in_one_line(tmp_path: Path) -> None:
    record, path = full_record(), tmp_path / "a.db"
    with SqliteStore(path) as store:
        store.put(record, None)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE events SET body = '{\"id\": 1}'")
    with SqliteStore(path) as store:
        with pytest.raises(StoreError, match="does not hold what it should") as caught:
            store.record(record.article.id)
        assert "\n" not in str(caught.value)
