"""Full disks, kills, locks and interrupts: what was stored stays whole, nothing doubles."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import full_record, many_events

from dateline.store import SqliteStore, StoreError, write

EVENTS = 20


def start(script: str, *args: object) -> subprocess.Popen[str]:
    """Run ``script`` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, args)],
        env={"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


WRITE_FOREVER = """
    import signal, sys
    # a shell's background jobs, and what they start, are made deaf to it
    signal.signal(signal.SIGINT, signal.default_int_handler)
    from store_samples import many_events
    from dateline.store import SqliteStore
    with SqliteStore(sys.argv[1]) as store:
        for n in range(1_000_000):
            store.put(many_events(20, name=str(n)), b"raw", input_name=str(n))
            print(n, flush=True)
"""


def read_lines(process: subprocess.Popen[str], count: int) -> None:
    assert process.stdout is not None
    for _ in range(count):
        assert process.stdout.readline(), process.communicate()[1]


def check_whole(path: Path, least: int) -> int:
    """Each stored article is whole and there once; returns how many there are."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        for table in ("articles", "codings", "originals", "inputs"):
            (found,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert found >= least, table
        counts = db.execute("SELECT count(*) FROM events GROUP BY article_id").fetchall()
        assert counts == [(EVENTS,)] * found
        assert db.execute("SELECT count(*) FROM event_roles").fetchone() == (2 * EVENTS * found,)
        return int(found)


def continue_writing(path: Path, stored: int) -> None:
    """The same work again: what is there is unchanged, the rest is added."""
    with SqliteStore(path) as store:
        results = [
            store.put(many_events(EVENTS, name=str(n)), b"raw", input_name=str(n))
            for n in range(stored + 2)
        ]
    assert results == ["unchanged"] * stored + ["added"] * 2
    assert check_whole(path, 0) == stored + 2


@pytest.mark.parametrize("lines", [1, 4, 9, 23])
def test_a_killed_writer_leaves_whole_articles(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "a.db"
    process = start(WRITE_FOREVER, path)
    read_lines(process, lines)
    process.kill()
    process.communicate()
    stored = check_whole(path, lines)
    continue_writing(path, stored)


def test_an_interrupted_writer_leaves_whole_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    process = start(WRITE_FOREVER, path)
    read_lines(process, 5)
    process.send_signal(signal.SIGINT)
    errors = process.communicate()[1]
    assert "KeyboardInterrupt" in errors
    assert "StoreError" not in errors
    continue_writing(path, check_whole(path, 5))


@pytest.fixture
def hearing() -> Iterator[None]:
    """Hears an interrupt, which a shell's background jobs are made deaf to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hearing")
def test_an_interrupt_in_the_middle_stores_nothing_and_the_store_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, record = tmp_path / "a.db", many_events(EVENTS, name="0")
    put_original = write._put_original

    def interrupt(*args: Any) -> bool:
        changed = put_original(*args)  # the article and its events are written by now
        signal.raise_signal(signal.SIGINT)
        return changed

    with SqliteStore(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(write, "_put_original", interrupt)
            with pytest.raises(KeyboardInterrupt):
                store.put(record, b"raw", input_name="0")
        assert list(store.articles()) == []
        assert store.put(record, b"raw", input_name="0") == "added"
    assert check_whole(path, 1) == 1


def test_a_full_disk_stores_nothing_of_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore(path) as store:
        for n in range(3):
            store.put(many_events(EVENTS, name=str(n)), b"raw", input_name=str(n))
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        big = many_events(500, name="big")
        for _ in range(2):
            with pytest.raises(StoreError) as caught:
                store.put(big, None)
            assert str(caught.value) == (
                f"{path}: cannot store article {big.article.id}: the disk is full; make room "
                "and run the same command again; what was stored before is whole"
            )
        assert not store.has(big.article.id, big.run.id)
        assert len(store.events()) == 3 * EVENTS
    continue_writing(path, check_whole(path, 3))


def test_a_file_that_may_not_grow_stores_nothing_of_the_article(tmp_path: Path) -> None:
    """The limit is the kernel's, so the failing write is a real one."""
    path = tmp_path / "a.db"
    script = """
        import resource, sys
        from store_samples import many_events
        from dateline.store import SqliteStore, StoreError
        with SqliteStore(sys.argv[1]) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
            for n in range(10_000):
                try:
                    store.put(many_events(20, name=str(n)), b"raw", input_name=str(n))
                except StoreError as error:
                    print(n)
                    print(error)
                    break
            # Reading still works, and so does failing again.
            assert store.has(many_events(1, name="0").article.id, many_events(1).run.id)
            try:
                store.put(many_events(2000, name="big"), b"raw")
            except StoreError as error:
                print(error)
    """
    process = start(script, path)
    output, errors = process.communicate()
    assert errors == ""
    stored, first, second = output.splitlines()
    for message in (first, second):
        assert message.startswith(f"{path}: cannot store article art-")
        assert "file size limit" in message or "disk is full" in message
    assert check_whole(path, 1) == int(stored)
    continue_writing(path, int(stored))


def test_one_process_reads_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    process = start(WRITE_FOREVER, path)
    read_lines(process, 1)
    seen = []
    with SqliteStore(path, read_only=True) as reader:
        while not seen or seen[-1] < 10:
            rows = reader.events()
            assert len(rows) % EVENTS == 0  # never half an article
            seen.append(len(rows) // EVENTS)
            for article in reader.articles():
                assert len(reader.record(article.id).events) == EVENTS
    process.kill()
    process.communicate()
    assert seen == sorted(seen)
    check_whole(path, seen[-1])


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    script = """
        import sys
        from store_samples import many_events
        from dateline.store import SqliteStore
        with SqliteStore(sys.argv[1]) as store:
            for n in range(40):
                print(store.put(many_events(20, name=str(n)), b"raw", input_name=str(n)))
    """
    processes = [start(script, path) for _ in range(2)]
    outputs = [process.communicate() for process in processes]
    assert [errors for _, errors in outputs] == ["", ""]
    results = [output.split() for output, _ in outputs]
    # Each article was added by one of the two and found by the other.
    assert [sorted(pair) for pair in zip(*results, strict=True)] == [["added", "unchanged"]] * 40
    assert check_whole(path, 40) == 40


def test_a_lock_that_stays_is_reported(tmp_path: Path) -> None:
    path, record = tmp_path / "a.db", full_record()
    with (
        SqliteStore(path, busy_seconds=0.05) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing to the store; wait"):
            store.put(record, None)
        assert store.runs() == []  # reading goes on
        other.execute("ROLLBACK")
        assert store.put(record, None) == "added"


def test_a_short_lock_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    script = """
        import sqlite3, sys, time
        db = sqlite3.connect(sys.argv[1], isolation_level=None)
        db.execute("BEGIN IMMEDIATE")
        print("locked", flush=True)
        time.sleep(0.5)
        db.execute("ROLLBACK")
    """
    with SqliteStore(path) as store:
        process = start(script, path)
        read_lines(process, 1)
        assert store.put(full_record(), None) == "added"
        assert process.communicate()[1] == ""


def test_a_store_left_open_by_a_kill_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    process = start(WRITE_FOREVER, path)
    read_lines(process, 3)
    process.kill()
    process.communicate()
    assert path.with_name("a.db-wal").stat().st_size > 0  # what was stored is in the log
    with SqliteStore(path, read_only=True) as store:
        assert len(store.events()) >= 3 * EVENTS
