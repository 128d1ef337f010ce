"""The default store: one SQLite file that many processes read while one writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from dateline.records import Article, Record, Rejection, Run
from dateline.store import query, read, write
from dateline.store.database import migrations, open_database, transaction
from dateline.store.errors import NotStoredError, StoreError, explain
from dateline.store.filter import EventFilter
from dateline.store.fold import printable
from dateline.store.hits import Hit, StoredRejection
from dateline.store.protocol import PutResult
from dateline.store.rows import Rows

BUSY_SECONDS = 10.0
"""How long to wait for another writer. One article is written in milliseconds, so who
waits longer meets a process that hangs, and is told so."""

_PAGE = 200
"""Articles read at a time when all are listed: a long read would keep the log growing."""


class SqliteStore:
    """A store in one file, with its ``-wal`` and ``-shm`` files beside it while in use.

    Use it in a ``with`` block, in the thread that opened it. The file is made when it is
    not there. Every method that meets a full disk, a lock, a damaged file or a closed
    store raises :class:`StoreError` with one line that says so; what was stored before
    stays whole.

    Raises:
        StoreError: there is no such folder or (read only) file, it may not be read or
            written, or it is not a store that this version knows.
    """

    def __init__(
        self, path: str | Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._db = open_database(
            self.path, read_only=read_only, busy_seconds=busy_seconds, scripts=migrations()
        )

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def has(self, article_id: str, run_id: str) -> bool:
        """Whether the run's record of the article is stored."""
        with self._reading(f"look for article {article_id}"):
            row = self._db.execute(
                "SELECT 1 FROM codings WHERE run_id = ? AND article_id = ?", (run_id, article_id)
            ).fetchone()
        return row is not None

    def put(
        self, record: Record, original: bytes | None, *, input_name: str | None = None
    ) -> PutResult:
        """Store what a run says of an article, in one transaction.

        Args:
            record: the record; what other runs said of the article is not touched.
            original: the bytes that the article was read from; ``None`` keeps what is
                stored of them.
            input_name: the name of the file or line read, by which :meth:`article`
                finds the article later. A further name is added and is not a change.

        Returns:
            ``added`` when this run had not coded the article, ``unchanged`` when the very
            same is stored (no row is touched), ``updated`` when the article, this run's
            record or the original was replaced or the original added.

        Raises:
            StoreError: it could not be stored, and nothing of it was.
        """
        rows = write.encode(record, original, input_name)
        with self._writing(f"store article {record.article.id}"):
            return write.put_record(self._db, rows)

    def put_rejection(self, rejection: Rejection, run: Run) -> PutResult:
        """Store that an input was dropped, once for each run, input, step and reason.

        Returns:
            ``added`` or ``unchanged``.

        Raises:
            StoreError: it could not be stored.
        """
        with self._writing(f"store the rejection of {rejection.input or 'an input'}"):
            return write.put_rejection(self._db, rejection, run)

    def article(self, ref: str) -> Article | None:
        """The article that ``ref`` names, or ``None``.

        ``ref`` is an id, a URL, an input name (of several articles with the same, the one
        stored last), or at least four characters that only one id begins with; the
        ``article-`` before an id's digits may be left out.

        Raises:
            StoreError: several ids begin like that; the message lists them.
        """
        with self._reading(f"look for article {ref}"):
            found = read.find_article(self._db, printable(ref))
            return None if found is None else read.read_article(self._db, found)

    def record(self, article_id: str, run_id: str | None = None) -> Record:
        """The record as it was put, of the run named or of the one stored last.

        Raises:
            NotStoredError: there is no such record.
        """
        with self._reading(f"read article {article_id}"):
            return read.read_record(self._db, article_id, run_id)

    def original(self, article_id: str) -> bytes:
        """The bytes that the article was read from, checked against their SHA-256.

        Raises:
            NotStoredError: they were not kept.
            StoreError: they are damaged.
        """
        with self._reading(f"read the original of article {article_id}"):
            return read.read_original(self._db, article_id)

    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        with self._reading("list the runs"):
            return read.read_runs(self._db)

    def articles(self) -> Iterator[Article]:
        """All articles in the order they came, read as they are asked for."""
        last = 0
        while True:
            with self._reading("list the articles"):
                page, last = read.read_articles(self._db, last, _PAGE)
            if not page:
                return
            yield from page

    def rejections(self, run_id: str | None = None) -> list[StoredRejection]:
        """What was dropped, whole inputs and parts of articles, in the order it came."""
        with self._reading("list the rejections"):
            return read.read_rejections(self._db, run_id)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The articles whose title and text hold all ``words``, best first.

        ``"a phrase"`` in quotes stands together, ``negotiat*`` is the beginning of a
        word, ``-word`` must not occur; all else is literal. Case and diacritics do not
        count. Nothing is found where there is no word.

        Raises:
            ValueError: ``limit`` is negative.
        """
        if limit < 0:
            raise ValueError(f"limit: {limit} is negative; give 0 or more")
        with self._reading(f"search for {words!r}"):
            return query.search(self._db, words, limit)

    def events(self, filter: EventFilter | None = None, **conditions: Any) -> Rows:
        """The events that pass ``filter`` (all without one), by date, article and position.

        ``conditions`` are fields of :class:`EventFilter` by name, as in
        ``events(actor="RUS", since="2023")``; they win over those of ``filter``. Events
        without any date come last. ``article`` may be whatever :meth:`article` takes.

        Raises:
            TypeError: there is no condition of that name.
            ValueError: a condition cannot be meant.
            NotStoredError: the filter's article or run is not stored.
            StoreError: the filter's article is ambiguous.
        """
        given = {} if filter is None else msgspec.structs.asdict(filter)
        wanted = EventFilter(**{**given, **conditions})
        with self._reading("list events"):
            if wanted.article is not None:
                wanted = msgspec.structs.replace(
                    wanted, article=self._known_article(wanted.article)
                )
            if wanted.run is not None and wanted.run not in {
                run.id for run in read.read_runs(self._db)
            }:
                raise NotStoredError(f"run {wanted.run}: is not in {self.path}; list the runs")
            return query.select_events(self._db, wanted)

    def _known_article(self, ref: str) -> str:
        found = read.find_article(self._db, ref)
        if found is None:
            raise NotStoredError(
                f"article {ref}: is not in {self.path}; read it first, or check the id"
            )
        return found

    @contextmanager
    def _writing(self, doing: str) -> Iterator[None]:
        if self.read_only:
            raise StoreError(
                f"{self.path}: cannot {doing}: it is open for reading only; open it for writing"
            )
        with self._explained(doing), transaction(self._db):
            yield

    @contextmanager
    def _reading(self, doing: str) -> Iterator[None]:
        # A transaction, so that what is read together was written together.
        with self._explained(doing), transaction(self._db, "BEGIN"):
            yield

    @contextmanager
    def _explained(self, doing: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self.path, doing) from error
        except UnicodeEncodeError as error:
            raise StoreError(
                f"{self.path}: cannot {doing!a}: the text holds bytes that are not UTF-8; "
                "give it in UTF-8"
            ) from error
        except msgspec.MsgspecError as error:
            raise StoreError(
                f"{self.path}: cannot {doing}: a row does not hold what it should ({error}); "
                "restore the file from a copy, or read the articles again into a new one"
            ) from error
