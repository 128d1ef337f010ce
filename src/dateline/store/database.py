"""Opens a store's file, makes sure that it is one, and brings its tables up to date."""

import os
import sqlite3
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from dateline.store.errors import StoreError, explain

APPLICATION_ID = 0x444C4E45
"""``PRAGMA application_id`` of our files: the letters DLNE."""

_MAGIC = b"SQLite format 3\0"
"""The first 16 bytes of every SQLite 3 database (sqlite.org/fileformat2.html)."""

_RETRY_SECONDS = 0.01
"""Between attempts at a lock that SQLite does not wait for; making a store takes about that."""


def migrations() -> tuple[str, ...]:
    """The SQL scripts that make the tables, oldest first; the n-th leads to version n."""
    folder = files("dateline.store") / "migrations"
    scripts = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(script.read_text(encoding="utf-8") for script in scripts)


def open_database(
    path: Path, *, read_only: bool, busy_seconds: float, scripts: Sequence[str]
) -> sqlite3.Connection:
    """A connection to the store at ``path``, made when it is not there (unless read only).

    Transactions are begun and ended by the caller. ``busy_seconds`` is how long to wait
    for another process that writes.

    Raises:
        StoreError: the file cannot be opened or is not a store of this version.
    """
    _check_path(path, read_only=read_only)
    try:
        return _connect(path, "ro" if read_only else "rwc", read_only, busy_seconds, scripts)
    except sqlite3.Error as error:
        if not (read_only and _is_still(path)):
            raise explain(error, path, "open it") from error
    # A WAL database needs its side files even for reading, and here none can be made.
    # Without a log nothing is being written, so the file may be taken as it is.
    try:
        return _connect(path, "ro&immutable=1", read_only, busy_seconds, scripts)
    except sqlite3.Error as error:
        raise explain(error, path, "open it") from error


@contextmanager
def transaction(database: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """All of the block or, whatever interrupts it, nothing of it."""
    try:
        database.execute(begin)
        yield
        database.execute("COMMIT")
    finally:
        # SQLite may have rolled back by itself (a full disk); the error that brought us
        # here is the one to tell.
        with suppress(sqlite3.Error):
            if database.in_transaction:
                database.execute("ROLLBACK")


def _check_path(path: Path, *, read_only: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        _check_new(path, read_only=read_only)
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise StoreError(f"{path}: cannot open it: {reason}; check the path") from error
    if stat.S_ISDIR(mode):
        raise StoreError(f"{path}: cannot open it: it is a folder; name a file in it")
    if not stat.S_ISREG(mode):
        raise StoreError(f"{path}: cannot open it: it is not a regular file; name another file")
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(
            f"{path}: cannot open it: {error.strerror}; check the file's permissions"
        ) from error
    if magic and magic != _MAGIC:
        raise StoreError(f"{path}: cannot open it: it is not an SQLite database; name another file")
    if not read_only and not os.access(path, os.W_OK):
        raise StoreError(
            f"{path}: cannot write to it: the file is read only; "
            "change its permissions, or open it for reading only"
        )


def _check_new(path: Path, *, read_only: bool) -> None:
    if read_only:
        raise StoreError(
            f"{path}: cannot open it: there is no such file; check the path, "
            "or read articles into it first"
        )
    if not path.parent.is_dir():
        raise StoreError(
            f"{path}: cannot create it: there is no folder {path.parent}; create the folder"
        )
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise StoreError(
            f"{path}: cannot create it: the folder is read only; "
            "change its permissions, or name a file elsewhere"
        )


def _is_still(path: Path) -> bool:
    """Whether there is no write-ahead log whose changes would be missed."""
    log = path.with_name(path.name + "-wal")
    try:
        return log.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _connect(
    path: Path, mode: str, read_only: bool, busy_seconds: float, scripts: Sequence[str]
) -> sqlite3.Connection:
    database = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,  # the module's implicit transactions would hide ours
    )
    ready = False
    try:
        with transaction(database, "BEGIN"):  # else another process may make it meanwhile
            version = _version(database, path)
        _check_version(path, version, len(scripts), read_only=read_only)
        if read_only:
            database.execute("PRAGMA query_only = ON")
        else:
            _set_up(database, busy_seconds)
            if version < len(scripts):
                migrate(database, path, scripts)
        ready = True
        return database
    finally:
        if not ready:
            database.close()


def _version(database: sqlite3.Connection, path: Path) -> int:
    """The file's schema version; 0 for a database without anything in it.

    Raises:
        StoreError: the database is somebody else's.
    """
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (things,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION_ID:
        return int(version)
    if application or version or things:
        raise StoreError(
            f"{path}: cannot open it: it is an SQLite database but not a Dateline store; "
            "name another file"
        )
    return 0


def _check_version(path: Path, version: int, known: int, *, read_only: bool) -> None:
    if version > known:
        raise StoreError(
            f"{path}: cannot open it: it was written by a newer Dateline (schema {version}, "
            f"this one knows {known}); upgrade dateline"
        )
    if read_only and version == 0:
        raise StoreError(f"{path}: cannot open it: it is empty; read articles into it first")
    if read_only and version < known:
        raise StoreError(
            f"{path}: cannot read it: it was written by an older Dateline (schema {version}, "
            f"this one needs {known}); open it once for writing to bring it up to date"
        )


def _set_up(database: sqlite3.Connection, busy_seconds: float) -> None:
    _use_log(database, time.monotonic() + busy_seconds)
    # In WAL mode NORMAL may lose the last transactions when the machine loses power, but
    # never part of one, and nothing when a process dies (sqlite.org/pragma.html).
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA foreign_keys = ON")


def _use_log(database: sqlite3.Connection, deadline: float) -> None:
    """Switch to write-ahead logging unless the file has it already."""
    while database.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return  # where the file system allows no log, the mode stays as it is
        except sqlite3.OperationalError as error:
            # Where two processes make the file at once, SQLite refuses one of them
            # without waiting, lest they wait for each other.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(_RETRY_SECONDS)


def migrate(database: sqlite3.Connection, path: Path, scripts: Sequence[str]) -> None:
    """Apply the ``scripts`` that the file has not seen, all in one transaction.

    Raises:
        sqlite3.Error: a script failed; the file is as it was.
        StoreError: another process has made the file something else meanwhile.
    """
    with transaction(database):
        # Read again under the lock: another process may have been faster.
        version = _version(database, path)
        _check_version(path, version, len(scripts), read_only=False)
        for script in scripts[version:]:
            for statement in statements(script):
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {len(scripts)}")


def statements(script: str) -> Iterator[str]:
    """The statements of ``script``, each of which begins on a line of its own.

    ``executescript`` would do, but it commits the transaction it is called in.
    """
    lines: list[str] = []
    for line in script.splitlines(keepends=True):
        lines.append(line)
        text = "".join(lines)
        if sqlite3.complete_statement(text):
            yield text
            lines.clear()
    if (text := "".join(lines)).strip():
        yield text
