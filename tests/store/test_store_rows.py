"""Rows and what they convert to."""

import builtins
import importlib.util
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from store_samples import full_record

from dateline.store import EventFilter, EventRow, Rows, SqliteStore
from dateline.store.rows import arrow_schema


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    with SqliteStore(tmp_path / "a.db") as store:
        store.put(full_record(), None)
        return store.events()


def test_rows_are_a_sequence(rows: Rows) -> None:
    assert len(rows) == 2
    assert [row.code for row in rows] == ["ASSAULT", "AGREE"]
    assert rows[1].code == "AGREE"
    assert isinstance(rows[:1], Rows)
    assert len(rows[:1]) == 1
    assert repr(rows) == "<Rows: 2 events>"


def test_dicts_are_ready_for_json(rows: Rows) -> None:
    dicts = rows.to_dicts()
    assert json.loads(json.dumps(dicts)) == dicts
    assert list(dicts[0]) == list(EventRow.__struct_fields__)
    assert dicts[0]["actors"] == ["Russian forces"]
    assert dicts[1]["date"] is None


def test_an_arrow_table_has_a_fixed_schema(rows: Rows) -> None:
    table = rows.to_arrow()
    assert table.schema == arrow_schema()
    assert table.to_pylist() == rows.to_dicts()
    assert table.schema.names == list(EventRow.__struct_fields__)
    assert table.schema.field("actor_countries").type == pa.list_(pa.string())
    assert table.schema.field("start").type == pa.int64()
    assert table.schema.field("confidence").type == pa.float64()
    assert table.schema.field("date").type == pa.string()


def test_an_empty_arrow_table_has_the_same_schema(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "a.db") as store:
        table = store.events(EventFilter(code="AID")).to_arrow()
    assert table.num_rows == 0
    assert table.schema == arrow_schema()


def hide(monkeypatch: pytest.MonkeyPatch, hidden: str) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == hidden:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)


@pytest.mark.parametrize(
    ("module", "convert", "remedy"),
    [
        ("pandas", "to_pandas", r"pip install 'dateline\[pandas\]'"),
        ("pyarrow", "to_arrow", "pip install pyarrow"),
    ],
)
def test_a_missing_package_is_said_so(
    rows: Rows, monkeypatch: pytest.MonkeyPatch, module: str, convert: str, remedy: str
) -> None:
    hide(monkeypatch, module)
    with pytest.raises(ImportError, match=remedy) as caught:
        getattr(rows, convert)()
    assert caught.value.name == module


@pytest.mark.skipif(importlib.util.find_spec("pandas") is None, reason="pandas is not installed")
def test_a_data_frame_has_the_same_columns(rows: Rows) -> None:
    frame = rows.to_pandas()
    assert list(frame.columns) == list(EventRow.__struct_fields__)
    assert frame["code"].tolist() == ["ASSAULT", "AGREE"]
    assert frame["start"].dtype == "int64"
    assert len(rows[:0].to_pandas()) == 0
