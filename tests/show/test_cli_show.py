"""Showing an article, and searching."""

import csv
import io
from pathlib import Path

import pytest
from cli_runner import LAKE, RIVER, SPANISH, run
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

import dateline
from dateline.records import Record
from dateline.show.article_view import _marked_text
from dateline.show.visible import visible


def stored_record(db: Path, title: str) -> Record:
    with dateline.open(db) as store:
        return next(store.record(a.id) for a in store.articles() if a.title == title)


def test_the_text_is_whole_with_its_events_numbered_and_listed(stored: Path) -> None:
    article = stored_record(stored, LAKE["title"])
    result = run("show", article.article.id, "--db", stored)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == LAKE["title"]
    for fact in (article.article.id, LAKE["source"], LAKE["url"], "published 2023-09-13 (given)"):
        assert fact in result.out
    assert "Kenya and Uganda held[1] talks in Nairobi" in result.out or "talks[1]" in result.out
    told = next(line for line in lines if line.startswith("[1] "))
    assert told.startswith("[1] Kenya (KEN) and Uganda (UGA) held talks")
    details = lines[lines.index(told) + 1]
    event = article.events[0]
    assert f"“{event.trigger.text}” at {event.trigger.start}" in details
    assert f"by “Kenya” at {event.actors[0].start}" in details


def test_by_beginning_url_and_file_name(stored: Path) -> None:
    whole = stored_record(stored, LAKE["title"]).article.id
    expected = run("show", whole, "--db", stored).out
    names = (whole[:12], LAKE["url"], f"{stored.parent / 'rows.jsonl'}:1")
    for name in names:
        assert run("show", name, "--db", stored).out == expected
    file = run("show", stored.parent / "undated.txt", "--db", stored)
    assert "France and Germany held" in file.out
    assert "no publication date" in file.out


def test_an_article_that_was_not_coded_says_why(stored: Path) -> None:
    result = run("show", stored.parent / "frontera.txt", "--db", stored)
    assert " ".join(SPANISH.split()) in " ".join(result.out.split())
    assert "\nNot coded: language 'es', only English is coded\n" in result.out
    assert result.out.endswith("No events.\n")


@pytest.mark.parametrize("name", ["art-0000000000000000", "nothing", "x", "\udcff"])
def test_an_unknown_article_is_a_wrong_call(name: str, stored: Path) -> None:
    result = run("show", name, "--db", stored)
    assert (result.code, result.out) == (2, "")
    assert f"{stored}: no article " in result.problem()


def test_an_ambiguous_beginning_names_the_candidates(stored: Path) -> None:
    result = run("show", "art-", "--db", stored)
    assert result.code == 1
    assert stored_record(stored, RIVER["title"]).article.id in result.problem()


def test_an_unknown_run(stored: Path) -> None:
    result = run("show", LAKE["url"], "--db", stored, "--run", "run-none")
    assert result.code == 2
    assert "run-none" in result.problem()


@given(st.text(max_size=60))
def test_visible_text_keeps_its_length_and_holds_no_controls(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        if ord(before) >= 0xA0 or before in "\t\n" or " " <= before <= "~":
            assert after == before
        else:
            assert after in " \n"
    # Rich takes further control characters out, which would move what is underlined.
    assert Text(shown).plain == shown


def test_an_articles_text_cannot_steer_the_terminal_or_move_the_marks(tmp_path: Path) -> None:
    text = "Old\x1b[31m news\r\n\r\nKenya and Uganda held talks.\r\n\x1b]0;End.\r\n"
    db = tmp_path / "a.db"
    assert run("read", "-", "--db", db, stdin=text.encode()).code == 0
    with dateline.open(db) as store:
        (article,) = store.articles()
        record = store.record(article.id)
    for command in (["show", article.id], ["events"], ["search", "Kenya"]):
        result = run(*command, "--db", db)
        assert result.code == 0
        assert not set(result.out) & {"\x1b", "\r"}
    (trigger,) = [event.trigger for event in record.events]
    marked = _marked_text(record, numbers=False)
    assert len(marked) == len(text)
    styled = [(s.start, s.end) for s in marked.spans if "underline" in str(s.style)]
    assert styled == [(trigger.start, trigger.end)]
    assert marked.plain[trigger.start : trigger.end] == trigger.text


def test_events_with_one_trigger_get_all_their_numbers(stored: Path) -> None:
    record = stored_record(stored, LAKE["title"])
    twice = Record(run=record.run, article=record.article, events=record.events[:1] * 2)
    trigger = record.events[0].trigger
    assert f"{trigger.text}[1][2]" in _marked_text(twice, numbers=True).plain


def test_search_shows_title_facts_and_words(stored: Path) -> None:
    result = run("search", "lake", "--db", stored)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{LAKE['title']}\n  {LAKE['source']} · 2023-09-13 · art-")
    assert result.out.endswith(f"1 article found in {stored}\n")
    assert run("search", "zebra", "--db", stored).out == f"0 articles found in {stored}\n"


def test_search_takes_phrases_beginnings_and_exclusions(stored: Path) -> None:
    def titles(*words: str) -> set[str]:
        found = run("search", "--db", stored, "--format", "jsonl", "--", *words)
        return {hit["title"] for hit in found.json_lines()}

    assert titles("held", "Brasilia") == {RIVER["title"]}
    assert titles('"talks in Nairobi"') == {LAKE["title"]}
    assert titles('"Nairobi in talks"') == set()
    assert titles("argent*") == {RIVER["title"]}
    assert titles("talks", "-kenya", "-france") == {RIVER["title"]}
    assert titles("rio") == set()  # a source is no text


def test_search_formats_and_limit(stored: Path) -> None:
    lines = run("search", "talks", "--db", stored, "--format", "jsonl").json_lines()
    assert len(lines) == 3
    for hit in lines:
        assert [hit["snippet"][start:end] for start, end in hit["matches"]] == ["talks"] * len(
            hit["matches"]
        )
    table = run("search", "talks", "--db", stored, "--format", "csv").out
    parsed = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [line["snippet"] for line in parsed] == [hit["snippet"] for hit in lines]
    one = run("search", "talks", "--db", stored, "--format", "jsonl", "--limit", "1")
    assert one.json_lines() == lines[:1]


def test_a_search_without_a_word_is_a_wrong_call(stored: Path) -> None:
    result = run("search", " - ", "--db", stored)
    assert (result.code, result.out) == (2, "")
    assert "holds no word" in result.problem()


def test_long_details_stay_indented(stored: Path) -> None:
    title = stored_record(stored, RIVER["title"]).article.id
    listed = run("show", title, "--db", stored).out.split("[1] ")[-1].splitlines()
    assert all(line.startswith(("    ", "[")) and line == line.rstrip() for line in listed[1:])
