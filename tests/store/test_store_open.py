"""Opening: what is a store, what is not, and how its tables come to be."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from store_samples import full_record

from dateline.store import SqliteStore, StoreError, View
from dateline.store.database import APPLICATION_ID, migrations, open_database, statements

NOBODY = 65534


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions mean nothing to root, so such tests run as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that everybody may enter (those of pytest are private)."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        SqliteStore(path, read_only=read_only)
    message = str(caught.value)
    assert message.startswith(f"{path}: cannot ")
    assert "; " in message  # a remedy follows
    assert "\n" not in message
    return message


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_file_is_a_store_with_a_log(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%.db"
    with SqliteStore(str(path)) as store:
        assert isinstance(store, View)
        assert store.runs() == []
        assert len(store.events()) == 0
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == len(migrations())
    assert pragma(path, "journal_mode") == "wal"
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    assert "it is empty" in refusal(path, read_only=True)
    with SqliteStore(path) as store:
        assert store.put(full_record(), None) == "added"
    with SqliteStore(path, read_only=True) as store:
        assert len(store.events()) == 2


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "it is a folder" in refusal(tmp_path)
    assert "it is a folder" in refusal(tmp_path, read_only=True)


def test_a_missing_file_or_folder_is_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "a.db", read_only=True)
    assert "create the folder" in refusal(tmp_path / "none" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_as_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert "Not a directory" in refusal(tmp_path / "a" / "b.db")


@pytest.mark.parametrize(
    "content", [b"x", b"not a database, but long enough to be one", b"\0" * 9000]
)
def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    assert "not an SQLite database" in refusal(path)
    assert "not an SQLite database" in refusal(path, read_only=True)
    assert path.read_bytes() == content


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert "not an SQLite database" in refusal(path)
    with SqliteStore(tmp_path / "b.db") as store:
        store.put(full_record(), None)
    whole = (tmp_path / "b.db").read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="file is damaged") as caught, SqliteStore(path) as store:
        list(store.articles())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE notes (text)",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 252006673; CREATE TABLE articles (id)",
    ],
)
def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path, script: str) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)
    before = path.read_bytes()
    assert "not a Dateline store" in refusal(path)
    assert "not a Dateline store" in refusal(path, read_only=True)
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    SqliteStore(path).close()
    newer = len(migrations()) + 1
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {newer}")
    assert f"newer Dateline (schema {newer}" in refusal(path)
    assert "upgrade dateline" in refusal(path, read_only=True)


def test_an_older_schema_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    record = full_record()
    with SqliteStore(path) as store:
        store.put(record, None)
    scripts = (*migrations(), "CREATE TABLE later (a);\nINSERT INTO later VALUES (';');\n")
    with pytest.raises(StoreError, match="open it once for writing"):
        open_database(path, read_only=True, busy_seconds=1, scripts=scripts)
    open_database(path, read_only=False, busy_seconds=1, scripts=scripts).close()
    assert pragma(path, "user_version") == len(scripts)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT a FROM later").fetchall() == [(";",)]
        assert db.execute("SELECT id FROM articles").fetchall() == [(record.article.id,)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    SqliteStore(path).close()
    scripts = (*migrations(), "CREATE TABLE later (a);\nCREATE TABLE later (b);\n")
    with pytest.raises(StoreError, match="table later already exists"):
        open_database(path, read_only=False, busy_seconds=1, scripts=scripts)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchall() == []
    with SqliteStore(path) as store:
        assert store.runs() == []


def test_a_script_is_split_into_its_statements() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
    script = f"-- why; because\nCREATE TABLE a (b); -- c\n{trigger}-- the end\n"
    # A statement that ends before a comment is taken with the lines that follow it.
    parts = list(statements("CREATE TABLE a (b);\n" + trigger))
    assert parts == ["CREATE TABLE a (b);\n", trigger]
    assert "".join(statements(script)) == script


def test_a_folder_that_is_read_only_is_refused(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    with without_privileges():
        assert "the folder is read only" in refusal(public_folder / "a.db")


def test_a_file_that_is_read_only_can_only_be_read(public_folder: Path) -> None:
    path, record = public_folder / "a.db", full_record()
    with SqliteStore(path) as store:
        store.put(record, b"raw")
    path.chmod(0o444)
    public_folder.chmod(0o555)
    with without_privileges():
        assert "the file is read only" in refusal(path)
        with SqliteStore(path, read_only=True) as store:
            assert store.record(record.article.id) == record
            assert len(store.search("Odesa")) == 1
            with pytest.raises(StoreError, match="open for reading only"):
                store.put(record, None)
    assert [p.name for p in public_folder.iterdir()] == ["a.db"]


def test_a_file_that_may_not_be_read_is_refused(public_folder: Path) -> None:
    path = public_folder / "a.db"
    SqliteStore(path).close()
    path.chmod(0)
    with without_privileges():
        assert "Permission denied" in refusal(path, read_only=True)


def test_reading_only_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore(path) as store:
        store.put(full_record(), None)
    before = path.read_bytes()
    with SqliteStore(path, read_only=True) as store:
        assert len(store.events()) == 2
        with pytest.raises(StoreError, match="reading only"):
            store.put(full_record(), None)
    assert path.read_bytes() == before


def test_many_processes_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    script = "import sys; from dateline.store import SqliteStore; SqliteStore(sys.argv[1]).close()"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path)],
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    errors = [process.communicate()[1] for process in processes]
    assert errors == [""] * 6
    assert [process.returncode for process in processes] == [0] * 6
    with SqliteStore(path) as store:
        assert store.put(full_record(), None) == "added"
