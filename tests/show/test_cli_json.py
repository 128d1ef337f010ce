"""``read --json``: record contract v0."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_runner import EXAMPLES, Result, run

TOP = [
    "run",
    "article",
    "sentences",
    "mentions",
    "actors",
    "times",
    "places",
    "quotes",
    "statements",
    "events",
    "rejections",
]
SPAN = {"start", "end", "text"}
ROLE = SPAN | {"actor", "country", "sector", "office", "confidence"}
PLACE = SPAN | {"name", "country", "admin1", "lat", "lon", "kind", "gazetteer_id"}
PLACE |= {"literal", "uncertainty_km"}
KEYS = {
    "run": {"id", "version", "model", "ontology", "knowledge"},
    "article": {
        "id",
        "url",
        "source",
        "title",
        "published",
        "published_basis",
        "fetched",
        "language",
        "text",
        "extraction",
        "sections",
    },
    "sentences": {"start", "end"},
    "mentions": SPAN | {"id", "form", "kind", "actor", "chain", "candidates"},
    "actors": {"id", "name", "kind", "country", "wikidata"},
    "times": SPAN | {"type", "value", "mod", "begin", "end_date", "anchor"},
    "places": PLACE,
    "quotes": {"id", "start", "end", "kind", "content", "cue", "speaker"},
    "statements": {"id", "kind", "maker", "counterpart", "content", "condition", "deadline"},
    "events": {
        "id",
        "sentence",
        "code",
        "mode",
        "contexts",
        "quad",
        "score",
        "cameo",
        "trigger",
        "actors",
        "recipients",
        "status",
        "aux",
        "claims",
        "date",
        "place",
        "sizes",
        "confidence",
    },
    "rejections": {"step", "reason", "start", "end"},
}


@pytest.fixture(scope="module")
def printed() -> Result:
    """The examples, printed."""
    return run("read", EXAMPLES, "--json", "--source", "Example Press")


def dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    """``value`` and all in it that is a dictionary."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from dictionaries(item)


def test_one_object_a_line_and_the_summary_elsewhere(printed: Result) -> None:
    assert printed.code == 0
    assert len(printed.json_lines()) == 16
    assert "Read 16 articles" in printed.err
    assert "Records are in" not in printed.err


def test_all_keys_of_the_contract_are_there(printed: Result) -> None:
    seen = set()
    for record in printed.json_lines():
        assert list(record) == TOP
        for name, keys in KEYS.items():
            parts = record[name] if isinstance(record[name], list) else [record[name]]
            for part in parts:
                seen.add(name)
                assert keys <= set(part), name
        assert set(record["article"]["extraction"]) == {
            "tool",
            "version",
            "raw_sha256",
            "text_sha256",
        }
        for section in record["article"]["sections"]:
            assert set(section) == {"kind", "start", "end"}
        for event in record["events"]:
            assert set(event["trigger"]) == SPAN
            for role in event["actors"] + event["recipients"]:
                assert set(role) >= ROLE
            if event["date"] is not None:
                wanted = {"value", "earliest", "latest", "basis", "start", "end"}
                assert set(event["date"]) >= wanted
            if event["place"] is not None:
                assert set(event["place"]) >= PLACE | {"basis"}
    assert seen >= {"run", "article", "sentences", "mentions", "actors", "places", "events"}


def test_every_span_is_its_text(printed: Result) -> None:
    checked = 0
    for record in printed.json_lines():
        text = record["article"]["text"]
        for part in dictionaries(record):
            if set(part) >= SPAN:
                checked += 1
                assert text[part["start"] : part["end"]] == part["text"]
            if isinstance(part.get("start"), int):
                assert 0 <= part["start"] <= part["end"] <= len(text)
    assert checked > 500


def test_values_are_those_of_the_contract(printed: Result) -> None:
    for record in printed.json_lines():
        sentences = record["sentences"]
        ids = {actor["id"] for actor in record["actors"]}
        for mention in record["mentions"]:
            assert mention["form"] in {"name", "nominal", "pronoun"}
            assert mention["actor"] is None or mention["actor"] in ids
        for event in record["events"]:
            assert event["quad"] in {1, 2, 3, 4}
            assert -10 <= event["score"] <= 10
            assert 0 <= event["confidence"] <= 1
            assert event["status"] in {
                "actual",
                *("negated", "future", "hypothetical", "historical"),
            }
            sentence = sentences[event["sentence"]]
            assert sentence["start"] <= event["trigger"]["start"] < sentence["end"]
        assert record["run"]["id"] == printed.json_lines()[0]["run"]["id"]


def test_a_text_file_is_printed_as_it_is(printed: Result) -> None:
    path = EXAMPLES / "03-communique-crlf.txt"
    texts = [record["article"]["text"] for record in printed.json_lines()]
    assert path.read_bytes().decode() in texts


def test_what_is_given_is_said(printed: Result) -> None:
    sources = {record["article"]["source"] for record in printed.json_lines()}
    assert "Example Press" in sources
    (record,) = run(
        "read", "-", "--json", "--published", "2021-02", stdin=b"Kenya and Uganda held talks."
    ).json_lines()
    assert record["article"]["published"] == "2021-02"
    assert record["article"]["published_basis"] == "given"


def test_nothing_is_stored_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("read", "-", "--json", stdin=b"Kenya and Uganda held talks.").code == 0
    assert list(tmp_path.iterdir()) == []


def test_with_a_file_it_is_stored_and_printed_each_time(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    text = b"Kenya and Uganda held talks."
    first = run("read", "-", "--json", "--db", db, stdin=text)
    second = run("read", "-", "--json", "--db", db, stdin=text)
    assert first.json_lines() == second.json_lines() != []
    assert f"Records are in {db}" in first.err
    (row,) = run("events", "--db", db, "--format", "jsonl").json_lines()
    assert row["article_id"] == first.json_lines()[0]["article"]["id"]


def test_what_is_rejected_is_not_printed(tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt", "-", "--json", stdin=b"Kenya met Uganda.")
    assert result.code == 1
    assert len(result.json_lines()) == 1
