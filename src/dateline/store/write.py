"""Writes records into the tables. The caller holds the transaction."""

import hashlib
import sqlite3
import zlib
from typing import Any

import msgspec

from dateline.records import Article, Record, Rejection, Run, sha256_hex
from dateline.store.codec import ARTICLES, CODED, REJECTIONS, RUNS, SECTIONS, Row
from dateline.store.errors import StoreError
from dateline.store.event_codec import (
    INSERT_CLAIM,
    INSERT_EVENT,
    INSERT_ROLE,
    EventRows,
    encode_events,
)
from dateline.store.fold import printable
from dateline.store.protocol import PutResult
from dateline.store.read import read_article

_CANONICAL = msgspec.json.Encoder(order="deterministic")


class EncodedOriginal(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes that an article was read from, compressed; ``size`` is before that."""

    sha256: str
    size: int
    data: bytes


class Encoded(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a record puts into the tables, worked out before the lock is taken."""

    run: Run
    article: Article
    article_sha256: str
    coding_sha256: str
    coded: tuple[tuple[Row, ...], ...]
    events: tuple[EventRows, ...]
    rejections: tuple[Row, ...]
    original: EncodedOriginal | None
    input_name: str | None


def encode(record: Record, original: bytes | None, input_name: str | None) -> Encoded:
    """The rows of ``record``.

    Raises:
        StoreError: two events have the same id, or a text is not valid Unicode.
    """
    article = record.article
    ids = [event.id for event in record.events]
    twice = {i for i in ids if ids.count(i) > 1} if len(set(ids)) < len(ids) else set()
    if twice:
        raise StoreError(
            f"article {article.id}: cannot be stored: two of its events have the id "
            f"{min(twice)}; give each its own"
        )
    try:
        parts = [getattr(record, f) for f in record.__struct_fields__ if f != "article"]
        return Encoded(
            run=record.run,
            article=article,
            article_sha256=_sha256(article),
            coding_sha256=_sha256(parts),
            coded=tuple(
                tuple(table.encode(item) for item in getattr(record, table.name)) for table in CODED
            ),
            events=encode_events(record),
            rejections=tuple(REJECTIONS.encode(rejection) for rejection in record.rejections),
            original=None
            if original is None
            else EncodedOriginal(
                sha256=sha256_hex(original), size=len(original), data=zlib.compress(original)
            ),
            input_name=None if input_name is None else printable(input_name),
        )
    except UnicodeEncodeError as error:
        raise StoreError(
            f"article {article.id}: cannot be stored: it holds half a surrogate pair "
            f"(U+{ord(error.object[error.start]):04X}), which is no character; "
            "decode the input anew"
        ) from error


def put_record(db: sqlite3.Connection, new: Encoded) -> PutResult:
    """Bring the rows of one article and run to what ``new`` says."""
    old = db.execute(
        "SELECT n, article_sha256, sha256 FROM codings WHERE run_id = ? AND article_id = ?",
        (new.run.id, new.article.id),
    ).fetchone()
    same = old is not None and old[1:] == (new.article_sha256, new.coding_sha256)
    if not same:
        _put_run(db, new.run)
        _put_article(db, new)
        if old is not None:
            db.execute("DELETE FROM codings WHERE n = ?", old[:1])
        _put_coding(db, new)
        _forget_unused_versions(db, new.article.id)
    original_changed = _put_original(db, new)
    _put_input(db, new)
    if old is None:
        return "added"
    return "unchanged" if same and not original_changed else "updated"


def put_rejection(db: sqlite3.Connection, rejection: Rejection, run: Run) -> PutResult:
    """Store the rejection of a whole input unless it is there."""
    if rejection.input is not None:
        rejection = msgspec.structs.replace(rejection, input=printable(rejection.input))
    known = db.execute(
        "SELECT 1 FROM rejections WHERE coding IS NULL AND run_id = ? "
        "AND ifnull(input, '') = ? AND step = ? AND reason = ?",
        (run.id, rejection.input or "", rejection.step, rejection.reason),
    ).fetchone()
    if known:
        return "unchanged"
    _put_run(db, run)
    db.execute(REJECTIONS.insert("run_id"), (run.id, *REJECTIONS.encode(rejection)))
    return "added"


def _sha256(value: Any) -> str:
    return hashlib.sha256(_CANONICAL.encode(value)).hexdigest()


def _put_run(db: sqlite3.Connection, run: Run) -> None:
    row = db.execute(RUNS.select("WHERE id = ?"), (run.id,)).fetchone()
    if row is None:
        db.execute(RUNS.insert(), RUNS.encode(run))
    elif RUNS.decode(row) != run:
        raise StoreError(
            f"run {run.id}: is stored with other versions of code, model, ontology or "
            "knowledge; give the new run an id of its own"
        )


def _put_article(db: sqlite3.Connection, new: Encoded) -> None:
    """Make ``new`` the version of the article that is shown and searched."""
    article, sha256 = new.article, new.article_sha256
    old = db.execute("SELECT n, sha256 FROM articles WHERE id = ?", (article.id,)).fetchone()
    if old is None:
        n = db.execute(ARTICLES.insert("sha256"), (sha256, *ARTICLES.encode(article))).lastrowid
    elif old[1] == sha256:
        return
    else:
        n = old[0]
        _keep_for_other_runs(db, new, old_sha256=old[1])
        names = ", ".join(f'"{c}" = ?' for c in (*ARTICLES.columns, "body"))
        db.execute(
            f"UPDATE articles SET {names}, sha256 = ? WHERE n = ?",
            (*ARTICLES.encode(article), sha256, n),
        )
        db.execute("DELETE FROM sections WHERE article = ?", (n,))
    db.executemany(
        SECTIONS.insert("article", "seq"),
        [(n, seq, *SECTIONS.encode(s)) for seq, s in enumerate(article.sections)],
    )


def _keep_for_other_runs(db: sqlite3.Connection, new: Encoded, *, old_sha256: str) -> None:
    # Their offsets are into the old text, so that version stays as long as they do.
    used = db.execute(
        "SELECT 1 FROM codings WHERE article_id = ? AND run_id <> ? AND article_sha256 = ?",
        (new.article.id, new.run.id, old_sha256),
    ).fetchone()
    old = read_article(db, new.article.id)
    if used and old is not None:
        db.execute(
            "INSERT OR IGNORE INTO superseded_articles (article_id, sha256, body) VALUES (?, ?, ?)",
            (old.id, old_sha256, msgspec.json.encode(old).decode()),
        )


def _forget_unused_versions(db: sqlite3.Connection, article_id: str) -> None:
    db.execute(
        "DELETE FROM superseded_articles WHERE article_id = :id AND ("
        "sha256 IN (SELECT sha256 FROM articles WHERE id = :id) OR "
        "sha256 NOT IN (SELECT article_sha256 FROM codings WHERE article_id = :id))",
        {"id": article_id},
    )


def _put_original(db: sqlite3.Connection, new: Encoded) -> bool:
    original = new.original
    if original is None:
        return False
    key = (new.article.id,)
    old = db.execute("SELECT sha256 FROM originals WHERE article_id = ?", key).fetchone()
    if old == (original.sha256,):
        return False
    db.execute(
        "INSERT OR REPLACE INTO originals (article_id, sha256, size, data) VALUES (?, ?, ?, ?)",
        (*key, original.sha256, original.size, original.data),
    )
    return True


def _put_input(db: sqlite3.Connection, new: Encoded) -> None:
    if new.input_name is not None:
        db.execute(
            "INSERT OR IGNORE INTO inputs (name, article_id) VALUES (?, ?)",
            (new.input_name, new.article.id),
        )


def _put_coding(db: sqlite3.Connection, new: Encoded) -> None:
    coding = db.execute(
        "INSERT INTO codings (run_id, article_id, article_sha256, sha256) VALUES (?, ?, ?, ?)",
        (new.run.id, new.article.id, new.article_sha256, new.coding_sha256),
    ).lastrowid
    for table, rows in zip(CODED, new.coded, strict=True):
        db.executemany(
            table.insert("coding", "seq"),
            [(coding, seq, *row) for seq, row in enumerate(rows)],
        )
    for event in new.events:
        n = db.execute(INSERT_EVENT, (coding, *event.event)).lastrowid
        db.executemany(INSERT_ROLE, [(n, *row) for row in event.roles])
        db.executemany(INSERT_CLAIM, [(n, *row) for row in event.claims])
    db.executemany(
        REJECTIONS.insert("run_id", "coding", "seq", "article_id"),
        [(new.run.id, coding, seq, new.article.id, *row) for seq, row in enumerate(new.rejections)],
    )
