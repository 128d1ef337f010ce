"""Listing events: filters and formats."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from cli_runner import LAKE, RIVER, UNDATED, run

import dateline
from dateline.store import EventRow


def rows(db: Path, *options: str) -> list[dict[str, Any]]:
    result = run("events", "--db", db, "--format", "jsonl", *options)
    assert (result.code, result.err) == (0, "")
    return result.json_lines()


def articles(db: Path, *options: str) -> set[str | None]:
    """Titles of the articles whose events are listed."""
    return {row["title"] for row in rows(db, *options)}


LAKE_TITLE, RIVER_TITLE = LAKE["title"], RIVER["title"]


@pytest.fixture(scope="module")
def undated(stored: Path) -> str | None:
    """The title of the article without a date."""
    with dateline.open(stored) as store:
        return next(a.title for a in store.articles() if a.text == UNDATED)


def test_jsonl_is_what_the_store_says(stored: Path) -> None:
    with dateline.open(stored) as store:
        expected = store.events().to_dicts()
    assert rows(stored) == expected
    assert len(expected) >= 4
    assert set(expected[0]) == set(EventRow.__struct_fields__)


def test_csv_has_the_same_rows(stored: Path) -> None:
    result = run("events", "--db", stored, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(result.out, newline="")))
    expected = rows(stored)
    assert len(table) == len(expected)
    for line, row in zip(table, expected, strict=True):
        assert list(line) == list(EventRow.__struct_fields__)
        for name, value in row.items():
            if isinstance(value, list):
                assert line[name].split("|") == (["" if v is None else v for v in value] or [""])
            elif value is None:
                assert line[name] == ""
            else:
                assert type(value)(line[name]) == value


def test_csv_has_its_header_also_without_rows(stored: Path) -> None:
    result = run("events", "--db", stored, "--format", "csv", "--actor", "ZZZ")
    assert result.out == ",".join(EventRow.__struct_fields__) + "\n"


def test_the_table_tells_each_event_with_its_words(stored: Path) -> None:
    out = " ".join(run("events", "--db", stored).out.split())
    assert "Kenya (KEN) and Uganda (UGA) held talks in Nairobi" in out
    assert "“Kenya and Uganda held talks in Nairobi on Monday.”" in out
    assert "“Brazil did not hold talks with Chile.”" in out
    assert "did not hold talks " in out
    assert "by 2023-09-13 CONSULT" in out or "2023-09-11 CONSULT" in out
    assert "no date CONSULT" in out
    assert out.endswith(f"{len(rows(stored))} events: all events, in {stored}")


def test_the_table_says_what_was_asked(stored: Path) -> None:
    result = run("events", "--db", stored, "--actor", "KEN", "--code", "consult", "--limit", "1")
    assert result.out.endswith(f"1 event: CONSULT events by KEN, at most 1, in {stored}\n")
    none = run("events", "--db", stored, "--actor", "ZZZ")
    assert (none.code, none.err) == (0, "")
    assert none.out.endswith(f"0 events: events by ZZZ, in {stored}\n")


def test_by_actor_recipient_and_either_side(stored: Path) -> None:
    assert articles(stored, "--actor", "KEN") == {LAKE_TITLE}
    assert articles(stored, "--actor", "kenya") == {LAKE_TITLE}
    assert articles(stored, "--either", "CHL") == {RIVER_TITLE}
    assert articles(stored, "--either", "Uganda") == {LAKE_TITLE}
    assert articles(stored, "--recipient", "ZZZ") == set()
    sides = articles(stored, "--actor", "CHL") | articles(stored, "--recipient", "CHL")
    assert sides == {RIVER_TITLE}


def test_by_code_mode_and_status(stored: Path) -> None:
    assert {row["code"] for row in rows(stored, "--code", "consult")} == {"CONSULT"}
    assert rows(stored, "--code", "CONSULT") == rows(stored, "--code", "consult")
    assert rows(stored, "--code", "ASSAULT") == []
    assert rows(stored, "--mode", "drone") == []
    assert articles(stored, "--status", "negated") == {RIVER_TITLE}
    assert {row["status"] for row in rows(stored, "--status", "negated")} == {"negated"}


@pytest.mark.parametrize("wrong", [("--code", "ASSULT"), ("--mode", "drne")])
def test_a_misspelt_code_or_mode_is_told(wrong: tuple[str, str], stored: Path) -> None:
    result = run("events", "--db", stored, *wrong)
    assert (result.code, result.out) == (2, "")
    assert wrong[1] in result.problem()
    assert "use one of" in result.problem()


def test_by_date(stored: Path, undated: str | None) -> None:
    assert articles(stored, "--since", "2024") == {RIVER_TITLE}
    assert articles(stored, "--until", "2023") == {LAKE_TITLE}
    assert articles(stored, "--since", "2023-09", "--until", "2024-02") == {
        LAKE_TITLE,
        RIVER_TITLE,
    }
    assert articles(stored, "--since", "2024-03") == set()
    assert undated in articles(stored)


def test_by_place_and_text(stored: Path, undated: str | None) -> None:
    assert articles(stored, "--place", "Nairobi") == {LAKE_TITLE}
    assert articles(stored, "--place", "Atlantis") == set()
    assert articles(stored, "--text", "lake question") == {LAKE_TITLE}
    assert articles(stored, "--text", "talks -Kenya") == {RIVER_TITLE, undated}


def test_by_article_run_confidence_and_number(stored: Path) -> None:
    every = rows(stored)
    first = every[0]["article_id"]
    for name in (first, LAKE["url"]):
        assert articles(stored, "--article", name) == {LAKE_TITLE}
    assert rows(stored, "--run", every[0]["run_id"]) == every
    assert rows(stored, "--limit", "2") == every[:2]
    assert rows(stored, "--limit", "0") == []
    assert rows(stored, "--limit", str(10**30)) == every
    best = max(row["confidence"] for row in every)
    assert all(r["confidence"] == best for r in rows(stored, "--min-confidence", str(best)))


@pytest.mark.parametrize("options", [["--article", "art-nothing"], ["--run", "run-nothing"]])
def test_what_is_not_stored_is_a_wrong_call(options: list[str], stored: Path) -> None:
    result = run("events", "--db", stored, *options)
    assert result.code == 2
    assert options[1] in result.problem()


@pytest.mark.parametrize("command", [["events"], ["search", "talks"], ["show", "art-1234"]])
def test_a_file_that_is_no_store(command: list[str], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Kenya met Uganda.", encoding="utf-8")
    for file, cause in (
        (tmp_path / "none.db", "there is no such file"),
        (other, "it is not an SQLite database"),
        (tmp_path, "it is a folder"),
    ):
        result = run(*command, "--db", file)
        assert (result.code, result.out) == (1, "")
        assert result.problem().startswith(f"{file}: cannot open it: {cause}")


def test_reading_into_a_file_that_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("Kenya met Uganda.", encoding="utf-8")
    for db in (file, tmp_path / "no" / "a.db"):
        result = run("read", file, "--db", db)
        assert (result.code, result.out) == (1, "")
        assert result.problem().startswith(f"{db}: cannot ")
    assert file.read_text(encoding="utf-8") == "Kenya met Uganda."


def test_listing_leaves_no_trace(stored: Path) -> None:
    before = {path.name: path.read_bytes() for path in stored.parent.iterdir()}
    run("events", "--db", stored)
    run("search", "talks", "--db", stored)
    assert {path.name: path.read_bytes() for path in stored.parent.iterdir()} == before
