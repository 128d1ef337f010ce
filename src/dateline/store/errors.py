"""The store's errors: each message is one line with file, cause and remedy."""

import sqlite3
from pathlib import Path


class StoreError(Exception):
    """The store cannot do what was asked; the message says what, why and what to do."""


class NotStoredError(StoreError):
    """What was asked for is not in the store."""


_CAUSES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "the disk is full",
        "make room and run the same command again; what was stored before is whole",
    ),
    sqlite3.SQLITE_IOERR: (
        "reading or writing the file failed (full disk, quota, file size limit or a bad disk)",
        "make room or check the disk and run the same command again; "
        "what was stored before is whole",
    ),
    sqlite3.SQLITE_BUSY: (
        "another process is writing to the store",
        "wait until it is done, then run the same command again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the store cannot be written here",
        "check the permissions of the file and its folder, or open it for reading only",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the file cannot be opened",
        "check that its folder exists and that you may read and write there",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the file is damaged",
        "restore it from a copy, or read the articles again into a new file",
    ),
    sqlite3.SQLITE_NOTADB: ("it is not an SQLite database", "name another file"),
    sqlite3.SQLITE_TOOBIG: ("a text is larger than SQLite stores (1 GB)", "split the article"),
}
_CAUSES[sqlite3.SQLITE_LOCKED] = _CAUSES[sqlite3.SQLITE_BUSY]

_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one (sqlite.org/rescode.html)."""


def explain(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    """The error to raise for ``error``, met at ``path`` while ``doing`` ("store article X")."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int) and code & _PRIMARY in _CAUSES:
        cause, remedy = _CAUSES[code & _PRIMARY]
    else:
        cause = " ".join(str(error).split())
        remedy = "check that nothing but Dateline writes to the file"
    return StoreError(f"{path}: cannot {doing}: {cause}; {remedy}")
