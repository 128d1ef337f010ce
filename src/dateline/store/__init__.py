"""Keeps records: what writes and what reads them, in one SQLite file by default."""

from dateline.store.errors import NotStoredError, StoreError
from dateline.store.filter import EventFilter
from dateline.store.hits import Hit, StoredRejection
from dateline.store.protocol import PutResult, View, Writer
from dateline.store.rows import EventRow, Rows
from dateline.store.sqlite import SqliteStore

__all__ = [
    "EventFilter",
    "EventRow",
    "Hit",
    "NotStoredError",
    "PutResult",
    "Rows",
    "SqliteStore",
    "StoreError",
    "StoredRejection",
    "View",
    "Writer",
]
