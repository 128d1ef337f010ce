"""A store that the listing commands only read."""

from pathlib import Path

import pytest
from cli_runner import LAKE, RIVER, SPANISH, UNDATED, run, write_rows


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four articles: two JSONL rows, one undated text, one in Spanish."""
    folder = tmp_path_factory.mktemp("stored")
    rows = write_rows(folder / "rows.jsonl", [LAKE, RIVER])
    (folder / "undated.txt").write_text(UNDATED, encoding="utf-8")
    (folder / "frontera.txt").write_text(SPANISH, encoding="utf-8")
    db = folder / "stored.db"
    result = run("read", rows, folder / "undated.txt", folder / "frontera.txt", "--db", db)
    assert result.code == 0
    return db
