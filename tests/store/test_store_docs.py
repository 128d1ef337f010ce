"""docs/store.md tells of the tables that there are, and its queries run."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from store_samples import RUN, full_record, make_run, with_run

from dateline.records import Rejection
from dateline.store import SqliteStore

DOCS = Path(__file__).parents[2] / "docs" / "store.md"
TEXT = DOCS.read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "a.db"
    record = full_record()
    older = msgspec.structs.replace(with_run(record, make_run("old")), events=record.events[:1])
    with SqliteStore(path) as store:
        store.put(older, None)
        store.put(record, None)
        store.put_rejection(Rejection(step="read", reason="no text", input="b.html"), RUN)
        store.put_rejection(Rejection(step="read", reason="no text", input="c.html"), RUN)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


ROWS: list[list[tuple[Any, ...]]] = [
    [
        (
            "2023-09-13",
            "actual",
            "shelled",
            "Russian forces shelled the port of Odesa on Wednesday, Ukraine said.",
            "Shelling hits port",
        )
    ],
    [("RUS", "UKR", "ASSAULT", 1)],
    [("2023-09", 0, 1, -9.0)],
    [(full_record().article.id, "Shelling hits port", "2023-09-14", 2)],
    [("2023-09-13", "ASSAULT", "Odesa", None)],
    [
        (
            full_record().article.id,
            "AGREE",
            "break",
            "Erdoğan will not break the grain deal, he told reporters in Ankara.",
        )
    ],
    [("read", "no text", 2, "b.html")],
]


@pytest.mark.parametrize(("query", "rows"), list(zip(QUERIES, ROWS, strict=True)))
def test_a_query_of_the_docs_answers(
    db: sqlite3.Connection, query: str, rows: list[tuple[Any, ...]]
) -> None:
    assert db.execute(query).fetchall() == rows


def test_every_table_and_column_is_in_the_docs(db: sqlite3.Connection) -> None:
    tables = {
        row[0]
        for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        if not row[0].startswith(("sqlite_", "articles_fts_"))
    }
    words = set(re.findall(r"`([a-z_0-9.]+)`", TEXT))
    assert tables <= words
    for table in tables - {"articles_fts", "current_events"}:
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        assert columns <= words, table


def test_the_python_of_the_docs_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    with SqliteStore(tmp_path / "news.db") as store:
        store.put(full_record(), None)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, str(DOCS), "exec"), {})
    (line,) = capsys.readouterr().out.splitlines()
    assert f"# {line}\n" in code
