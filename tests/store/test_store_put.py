"""Putting: what is added, what stays as it is, what is replaced."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from store_samples import RUN, full_record, make_run, with_article, with_run

from dateline.records import Rejection
from dateline.store import EventFilter, SqliteStore, StoreError, Writer


def contents(path: Path) -> dict[str, list[Any]]:
    """Every row of every table, those of the full-text index included."""
    with closing(sqlite3.connect(path)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {
            name: sorted(map(repr, db.execute(f"SELECT * FROM {name}").fetchall()))
            for name in names
        }


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        # Compares the index with the table that it is of.
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_the_store_is_a_writer(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "a.db") as store:
        assert isinstance(store, Writer)


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path, record = tmp_path / "a.db", full_record()
    with SqliteStore(path) as store:
        assert store.put(record, b"raw", input_name="a.txt") == "added"
        before = contents(path)
        assert store.put(record, b"raw", input_name="a.txt") == "unchanged"
        assert store.put(record, None) == "unchanged"
        assert contents(path) == before
    with SqliteStore(path) as store:
        assert store.put(record, b"raw", input_name="a.txt") == "unchanged"
    assert contents(path) == before
    check(path)


def test_a_later_publication_date_replaces_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    old, new = full_record(published="2023"), full_record(published="2023-09-14")
    with SqliteStore(path) as store:
        store.put(old, b"raw")
        assert store.put(new, b"raw") == "updated"
        assert store.record(old.article.id) == new
        assert store.original(old.article.id) == b"raw"
        assert store.put(new, b"raw") == "unchanged"
    assert count(path, "articles") == count(path, "codings") == 1
    assert count(path, "superseded_articles") == 0
    assert count(path, "events") == 2
    check(path)


def test_other_content_of_the_same_run_replaces_all_of_it(tmp_path: Path) -> None:
    path, old = tmp_path / "a.db", full_record()
    new = msgspec.structs.replace(old, events=old.events[1:], mentions=(), rejections=())
    with SqliteStore(path) as store:
        store.put(old, None)
        assert store.put(new, None) == "updated"
        assert store.record(old.article.id) == new
    assert count(path, "event_roles") == 1
    assert count(path, "mentions") == count(path, "claims") == count(path, "rejections") == 0
    check(path)


def test_an_original_that_comes_later_is_an_update(tmp_path: Path) -> None:
    record = full_record()
    with SqliteStore(tmp_path / "a.db") as store:
        assert store.put(record, None) == "added"
        assert store.put(record, b"raw") == "updated"
        assert store.put(record, b"raw") == "unchanged"
        assert store.original(record.article.id) == b"raw"


def test_another_run_is_kept_beside_the_first(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", full_record()
    two = with_run(one, make_run("two"))
    with SqliteStore(path) as store:
        assert store.put(one, None) == "added"
        assert store.put(two, None) == "added"
        assert store.put(one, None) == "unchanged"
        assert store.runs() == [one.run, two.run]
        for record in (one, two):
            assert store.has(record.article.id, record.run.id)
            assert store.record(record.article.id, record.run.id) == record
            rows = store.events(EventFilter(run=record.run.id))
            assert [row.event_id for row in rows] == [e.id for e in record.events]
        assert len(store.events()) == 2
    assert count(path, "articles") == 1
    check(path)


def test_an_older_run_keeps_the_text_that_its_offsets_count(tmp_path: Path) -> None:
    """A new extractor gives other text to the same source bytes."""
    path, one = tmp_path / "a.db", full_record()
    shorter = one.article.text[20:]
    two = msgspec.structs.replace(
        with_article(with_run(one, make_run("two")), text=shorter, title=None, sections=()),
        events=(),
        sentences=(),
    )
    with SqliteStore(path) as store:
        store.put(one, None)
        store.put(two, None)
        article = store.article(one.article.id)
        assert article is not None
        assert article.text == shorter
        assert store.record(one.article.id, one.run.id) == one
        assert store.record(one.article.id, two.run.id) == two
        (row, *_) = store.events(EventFilter(run=one.run.id))
        assert row.sentence == one.article.text[row.sentence_start : row.sentence_end]
        assert store.search("hits port") == []
        assert len(store.search("grain")) == 1
        # The first run, put again as it was, does not bring its text back.
        before = contents(path)
        assert store.put(one, None) == "unchanged"
        assert contents(path) == before
        # When nobody refers to the old text any more, it goes.
        again = msgspec.structs.replace(two, run=one.run)
        assert store.put(again, None) == "updated"
    assert count(path, "superseded_articles") == 0
    check(path)


def test_a_version_that_comes_back_is_not_kept_twice(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", full_record()
    two = with_article(with_run(one, make_run("two")), title="Other")
    three = with_run(one, make_run("three"))
    with SqliteStore(path) as store:
        for record in (one, two, three):
            assert store.put(record, None) == "added"
        for record in (one, two, three):
            assert store.record(record.article.id, record.run.id) == record
    assert count(path, "superseded_articles") == 1
    check(path)


def test_a_rejection_is_stored_once(tmp_path: Path) -> None:
    rejection = Rejection(step="read", reason="no text", input="a.html", remedy="look at it")
    nameless = Rejection(step="read", reason="no text")
    with SqliteStore(tmp_path / "a.db") as store:
        assert store.put_rejection(rejection, RUN) == "added"
        assert store.put_rejection(rejection, RUN) == "unchanged"
        assert store.put_rejection(nameless, RUN) == "added"
        assert store.put_rejection(nameless, RUN) == "unchanged"
        assert store.put_rejection(rejection, make_run("two")) == "added"
        stored = store.rejections()
        assert [(r.input, r.run_id, r.article_id) for r in stored] == [
            ("a.html", RUN.id, None),
            (None, RUN.id, None),
            ("a.html", make_run("two").id, None),
        ]
        assert stored[0].remedy == "look at it"
        assert store.runs() == [RUN, make_run("two")]


def test_rejections_of_articles_are_listed_with_the_article(tmp_path: Path) -> None:
    record = full_record()
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None)
        store.put_rejection(Rejection(step="read", reason="empty", input="b"), make_run("two"))
        (dropped,) = store.rejections(RUN.id)
        assert (dropped.step, dropped.start, dropped.end) == ("annotate", 1, 4)
        assert dropped.article_id == record.article.id
        assert len(store.rejections()) == 2
        assert store.rejections("run-none") == []


def test_an_input_name_that_is_not_utf8_is_stored_and_found(tmp_path: Path) -> None:
    record = full_record()
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None, input_name="caf\udce9.txt")
        assert store.article("caf\udce9.txt") == record.article
        rejection = Rejection(step="read", reason="no text", input="caf\udce9.txt")
        assert store.put_rejection(rejection, RUN) == "added"
        assert store.put_rejection(rejection, RUN) == "unchanged"
        assert [r.input for r in store.rejections() if r.input] == ["caf\\udce9.txt"]


def test_two_events_with_one_id_are_refused(tmp_path: Path) -> None:
    record = full_record()
    twice = msgspec.structs.replace(record, events=record.events[:1] * 2)
    with SqliteStore(tmp_path / "a.db") as store:
        with pytest.raises(StoreError, match=f"have the id {record.events[0].id}"):
            store.put(twice, None)
        assert list(store.articles()) == []


def test_an_event_id_of_another_article_is_refused_whole(tmp_path: Path) -> None:
    path, one = tmp_path / "a.db", full_record()
    other = with_article(one, id="art-other")
    with SqliteStore(path) as store:
        store.put(one, None)
        before = contents(path)
        with pytest.raises(StoreError, match=r"cannot store article art-other: .*events"):
            store.put(other, b"raw")
        assert contents(path) == before
        assert store.put(with_article(full_record(make_run("two")), id="x"), None) == "added"


def test_a_run_id_cannot_stand_for_two_runs(tmp_path: Path) -> None:
    record = full_record()
    liar = msgspec.structs.replace(RUN, model="another")
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None)
        with pytest.raises(StoreError, match="other versions of code, model"):
            store.put(with_article(with_run(record, liar), id="art-b"), None)
        assert len(list(store.articles())) == 1


def test_articles_are_found_by_every_name(tmp_path: Path) -> None:
    record = full_record(id="art-0123456789abcdef", url="https://example.org/a")
    other = with_article(
        full_record(make_run("two")), id="art-0123ffff00000000", url="https://example.org/b"
    )
    newer = with_article(
        full_record(make_run("three")), id="art-9999999900000000", url="https://example.org/b"
    )
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(record, None, input_name="dir/a.txt")
        store.put(record, None, input_name="dir/copy of a.txt")
        store.put(other, None)
        for ref in (
            record.article.id,
            "https://example.org/a",
            "dir/a.txt",
            "dir/copy of a.txt",
            "art-01234",
            "01234",
        ):
            assert store.article(ref) == record.article, ref
        for ref in ("", "012", "01239", "art-%", "_123", "https://example.org/", "\udcff"):
            assert store.article(ref) is None, ref
        with pytest.raises(StoreError, match=r"art-0123456789abcdef, art-0123ffff"):
            store.article("0123")
        with pytest.raises(StoreError, match="more than one"):
            store.article("art-")
        store.put(newer, None)
        assert store.article("https://example.org/b") == newer.article


def test_a_long_list_of_candidates_is_cut(tmp_path: Path) -> None:
    record = full_record()
    with SqliteStore(tmp_path / "a.db") as store:
        for n in range(12):
            store.put(with_article(with_run(record, make_run(str(n))), id=f"art-aaaa{n:02}"), None)
        with pytest.raises(StoreError) as caught:
            store.article("aaaa")
    assert str(caught.value).count("art-aaaa") == 8
    assert ", …)" in str(caught.value)


def test_articles_can_be_listed_while_more_are_put(tmp_path: Path) -> None:
    record = full_record()
    with SqliteStore(tmp_path / "a.db") as store:
        for n in range(205):
            store.put(
                msgspec.structs.replace(with_article(record, id=f"article-{n:04}"), events=()), None
            )
        listed = []
        for article in store.articles():
            listed.append(article.id)
            if len(listed) == 3:
                late = msgspec.structs.replace(with_article(record, id="article-late"), events=())
                assert store.put(late, None) == "added"
    assert listed == [f"article-{n:04}" for n in range(205)] + ["article-late"]


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "a.db")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.runs()
