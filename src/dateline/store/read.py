"""Reads records back from the tables. The caller holds the transaction."""

import sqlite3
import zlib

import msgspec

from dateline.records import Article, Record, Run, Section, sha256_hex
from dateline.store.codec import ARTICLES, CODED, REJECTIONS, RUNS, SECTIONS, Row
from dateline.store.errors import NotStoredError, StoreError
from dateline.store.event_codec import decode_event
from dateline.store.hits import StoredRejection

MIN_PREFIX = 4
"""Characters of an id that are enough to look for it; fewer are too often ambiguous."""

_KIND = "art-"
"""What ``content_id`` puts before an article's digits; people type only the digits."""

_SHOWN = 8
"""How many candidates an error names."""

_LAST = "\U0010ffff"


def read_article(db: sqlite3.Connection, article_id: str) -> Article | None:
    """The article with exactly this id, as it is now."""
    row = db.execute(
        f"SELECT n, {ARTICLES.names} FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return row and _article(db, row)


def find_article(db: sqlite3.Connection, ref: str) -> str | None:
    """The id of the article meant by ``ref``: an id, URL, input name or beginning of an id.

    Of several articles with the same URL or input name, the one stored last.

    Raises:
        StoreError: several ids begin like that.
    """
    exact = db.execute(
        "SELECT id FROM (SELECT 1 AS way, n, id FROM articles WHERE id = :ref "
        "UNION ALL SELECT 2, n, id FROM articles WHERE url = :ref "
        "UNION ALL SELECT 3, a.n, a.id FROM inputs AS i "
        "JOIN articles AS a ON a.id = i.article_id WHERE i.name = :ref) "
        "ORDER BY way, n DESC LIMIT 1",
        {"ref": ref},
    ).fetchone()
    if exact:
        return str(exact[0])
    if len(ref) < MIN_PREFIX:
        return None
    found = db.execute(
        "SELECT id FROM articles WHERE (id >= ? AND id < ?) OR (id >= ? AND id < ?) "
        "ORDER BY id LIMIT ?",
        (ref, ref + _LAST, _KIND + ref, _KIND + ref + _LAST, _SHOWN + 1),
    ).fetchall()
    if len(found) > 1:
        names = ", ".join(row[0] for row in found[:_SHOWN])
        more = ", …" if len(found) > _SHOWN else ""
        raise StoreError(
            f"{ref!r} is the beginning of more than one article's id ({names}{more}); "
            "give more of it"
        )
    return str(found[0][0]) if found else None


def read_articles(db: sqlite3.Connection, after: int, count: int) -> tuple[list[Article], int]:
    """Up to ``count`` articles whose number is above ``after``, and the last one's number."""
    rows = db.execute(
        f"SELECT n, {ARTICLES.names} FROM articles WHERE n > ? ORDER BY n LIMIT ?", (after, count)
    ).fetchall()
    return [_article(db, row) for row in rows], rows[-1][0] if rows else after


def read_record(db: sqlite3.Connection, article_id: str, run_id: str | None) -> Record:
    """The record of exactly this article and run; of the newest run without one.

    Raises:
        NotStoredError: there is none.
    """
    row = db.execute(
        "SELECT n, run_id, article_sha256 FROM codings "
        "WHERE article_id = :article AND (:run IS NULL OR run_id = :run) "
        "ORDER BY n DESC LIMIT 1",
        {"article": article_id, "run": run_id},
    ).fetchone()
    if row is None:
        of_run = "" if run_id is None else f" of run {run_id}"
        raise NotStoredError(
            f"article {article_id}: there is no record{of_run} of it in the store; "
            "read it first, or check the ids"
        )
    coding = row[0]
    (run,) = (RUNS.decode(r) for r in db.execute(RUNS.select("WHERE id = ?"), (row[1],)))
    bodies = db.execute("SELECT body FROM events WHERE coding = ? ORDER BY seq", (coding,))
    dropped = db.execute(REJECTIONS.select("WHERE coding = ? ORDER BY seq"), (coding,))
    coded = {
        table.name: tuple(
            table.decode(item)
            for item in db.execute(table.select("WHERE coding = ? ORDER BY seq"), (coding,))
        )
        for table in CODED
    }
    return Record(
        run=run,
        article=_article_version(db, article_id, row[2]),
        events=tuple(decode_event(body) for (body,) in bodies),
        rejections=tuple(REJECTIONS.decode(item) for item in dropped),
        **coded,
    )


def read_original(db: sqlite3.Connection, article_id: str) -> bytes:
    """The bytes that the article was read from.

    Raises:
        NotStoredError: they were not kept.
        StoreError: they are not what was stored.
    """
    row = db.execute(
        "SELECT sha256, data FROM originals WHERE article_id = ?", (article_id,)
    ).fetchone()
    if row is None:
        raise NotStoredError(
            f"article {article_id}: its original is not in the store; "
            "read it again without --no-originals"
        )
    try:
        data = zlib.decompress(row[1])
    except zlib.error:
        data = None
    if data is None or sha256_hex(data) != row[0]:
        raise StoreError(
            f"article {article_id}: its stored original is damaged (the SHA-256 differs); "
            "read the article again"
        )
    return data


def read_runs(db: sqlite3.Connection) -> list[Run]:
    """All runs, oldest first."""
    return [RUNS.decode(row) for row in db.execute(RUNS.select("ORDER BY n"))]


def read_rejections(db: sqlite3.Connection, run_id: str | None) -> list[StoredRejection]:
    """What was dropped, by one run or by all, in the order it was stored."""
    rows = db.execute(
        f"SELECT run_id, article_id, {REJECTIONS.names} FROM rejections "
        "WHERE :run IS NULL OR run_id = :run ORDER BY n",
        {"run": run_id},
    )
    return [_rejection(row) for row in rows]


def _rejection(row: Row) -> StoredRejection:
    rejection = REJECTIONS.decode(row[2:])
    return StoredRejection(run_id=row[0], article_id=row[1], **msgspec.structs.asdict(rejection))


def _article(db: sqlite3.Connection, row: Row) -> Article:
    sections = db.execute(SECTIONS.select("WHERE article = ? ORDER BY seq"), (row[0],))
    found: tuple[Section, ...] = tuple(SECTIONS.decode(section) for section in sections)
    return ARTICLES.decode(row[1:], sections=found)


def _article_version(db: sqlite3.Connection, article_id: str, sha256: str) -> Article:
    """The article as a coding saw it: as it is now, or an older version kept for it."""
    old = db.execute(
        "SELECT body FROM superseded_articles WHERE article_id = ? AND sha256 = ?",
        (article_id, sha256),
    ).fetchone()
    if old is not None:
        return msgspec.json.decode(old[0], type=Article)
    article = read_article(db, article_id)
    if article is None:
        raise NotStoredError(
            f"article {article_id}: its row is missing from the store; read it again"
        )
    return article
