"""The Python interface."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline import Record, Rejection
from dateline.store import StoreError

TALKS = "Kenya and Uganda held talks in Nairobi on Monday."
PAGE = (
    "<html><head><title>Lake</title></head><body><article><h1>Lake</h1>{}</article></body></html>"
)


def page(words: str = "") -> str:
    return PAGE.format("".join(f"<p>{words} {TALKS} It was day {n}.</p>" for n in range(4)))


def spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every span in a record's JSON."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value["start"], value["end"], value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_what_the_package_offers() -> None:
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    assert dateline.__version__


def test_the_example_of_the_package() -> None:
    record = dateline.read_text("Kenya held talks with Uganda.", published="2023-09-13")
    assert record.events[0].code == "CONSULT"


def test_a_text_is_kept_as_it_is() -> None:
    text = f"\ufeff {TALKS}\r\n\r\n😀 End.\t\n"
    record = dateline.read_text(
        text, published="2023-09", source="Tribune", url="https://lake.example/", title="Lake"
    )
    article = record.article
    assert article.text == text
    assert (article.published, article.published_basis) == ("2023-09", "given")
    assert (article.source, article.url, article.title) == (
        "Tribune",
        "https://lake.example/",
        "Lake",
    )
    assert [role.country for role in record.events[0].actors] == ["KEN", "UGA"]
    assert Record.from_json(record.to_json()) == record


PIECES = [TALKS, "Peru’s president visited Chile.", "\r\n", "\n\n", "  ", "😀", "é\u0301", "“", "”"]
ANYTHING = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | ANYTHING, max_size=8))
def test_every_span_is_its_text(pieces: list[str]) -> None:
    text = "".join(pieces) + f"\n\n{TALKS}"
    record = dateline.read_text(text)
    assert record.article.text == text
    found = list(spans(msgspec.json.decode(record.to_json())))
    assert found
    assert all(text[start:end] == words for start, end, words in found)


@pytest.mark.parametrize("text", ["", " \n", "a\x00b", "\ud800"])
def test_what_is_no_text_is_told(text: str) -> None:
    with pytest.raises(dateline.ReadError, match=r"^<text>: .+: .+"):
        dateline.read_text(text)


def test_a_page_as_text_or_bytes() -> None:
    from_text = dateline.read_html(page(), published="2023-09-13")
    from_bytes = dateline.read_html(page().encode(), published="2023-09-13")
    assert from_text == from_bytes
    assert "<" not in from_text.article.text
    assert {event.code for event in from_text.events} == {"CONSULT"}
    wide = dateline.read_html(page("café").encode("utf-16"))
    assert "café Kenya" in wide.article.text
    with pytest.raises(dateline.ReadError, match=r"^<html>: no article"):
        dateline.read_html("<html></html>")


def test_a_wrong_date_is_told_at_once(tmp_path: Path) -> None:
    for read in (dateline.read_text, dateline.read_html, dateline.read_path):
        with pytest.raises(ValueError, match="'soon' is not a date"):
            read("x", published="soon")


def test_a_path_gives_records_and_rejections(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALKS, encoding="utf-8")
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(f'{{"text": "{TALKS} So."}}\n[]\n', encoding="utf-8")
    (tmp_path / "d.txt").touch()
    items = list(dateline.read_path(tmp_path, published="2023-09-13", source="Tribune"))
    kinds = [type(item) for item in items]
    assert kinds == [Record, Record, Record, Rejection, Rejection]
    for item in items:
        if isinstance(item, Record):
            assert (item.article.published, item.article.source) == ("2023-09-13", "Tribune")
            assert item.events
    (missing,) = dateline.read_path(str(tmp_path / "none"))
    assert isinstance(missing, Rejection)
    assert missing.input == str(tmp_path / "none")
    assert missing.remedy
    assert len(list(tmp_path.iterdir())) == 4


def test_the_readings_agree(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TALKS, encoding="utf-8")
    assert list(dateline.read_path(path)) == [dateline.read_text(TALKS)]


def test_a_store_is_opened_for_reading_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(StoreError, match="there is no such file"):
        dateline.open(path)
    record = dateline.read_text(TALKS, published="2023-09-13")
    with dateline.open(path, read_only=False) as store:
        assert store.put(record, TALKS.encode()) == "added"
    with dateline.open(str(path)) as store:
        (row,) = store.events()
        assert (row.code, row.actor_countries) == ("CONSULT", ("KEN", "UGA"))
        assert store.events().to_arrow()["code"].to_pylist() == ["CONSULT"]
        with pytest.raises(StoreError, match="open for reading only"):
            store.put(record, None)


def test_records_cannot_be_changed() -> None:
    record = dateline.read_text(TALKS)
    with pytest.raises(AttributeError):
        record.article.text = ""  # type: ignore[misc]
    assert not dataclasses.is_dataclass(record)
