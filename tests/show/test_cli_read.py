"""Reading: what is stored, what is said, what a second reading changes."""

import gzip
from pathlib import Path

import pytest
from cli_runner import EXAMPLES, SPANISH, run, talks, write_rows

import dateline
from dateline.store import SqliteStore

TALKS = "Kenya and Uganda held talks in Nairobi on Monday.\n"


def dump(db: Path) -> list[object]:
    """All that a store says."""
    with SqliteStore(db, read_only=True) as store:
        articles = list(store.articles())
        records = [store.record(article.id) for article in articles]
        originals = [store.original(article.id) for article in articles]
        return [articles, records, originals, store.runs(), store.rejections()]


def test_the_examples_are_read_with_a_summary(tmp_path: Path) -> None:
    db = tmp_path / "examples.db"
    result = run("read", EXAMPLES, "--db", db)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0].startswith("Read 16 articles: 15 articles coded with ")
    assert lines[1:] == [
        "Not coded: 1 in language 'es' (only English is coded).",
        f"Records are in {db}",
    ]
    name = EXAMPLES / "10-es-paso-fronterizo.txt"
    assert result.problem() == (
        f"{name}: not coded: language 'es', only English is coded; stored and searchable"
    )
    before = dump(db)
    again = run("read", EXAMPLES, "--db", db)
    assert (again.code, again.err) == (0, "")
    assert again.out.splitlines()[0] == (
        "Read 16 articles: 0 articles coded with 0 events, 16 already stored and unchanged."
    )
    assert dump(db) == before


def test_the_store_is_dateline_db_unless_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(TALKS, encoding="utf-8")
    result = run("read", "talks.txt")
    assert result.code == 0
    assert result.out.endswith("Records are in dateline.db\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dateline.db", "talks.txt"]
    assert run("events").out.endswith(", in dateline.db\n")


def test_another_language_is_stored_searchable_not_coded(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    result = run("read", "-", "--db", db, stdin=SPANISH.encode())
    assert result.code == 0
    assert "language 'es'" in result.problem()
    assert "Read 1 article: 0 articles coded with 0 events." in result.out
    assert run("search", "ministra", "--db", db).out.endswith(f"1 article found in {db}\n")
    assert run("events", "--db", db, "--format", "jsonl") == (0, "", "")
    with dateline.open(db) as store:
        (article,) = store.articles()
        record = store.record(article.id)
    assert (article.text, article.language) == (SPANISH, "es")
    assert [rejection.step for rejection in record.rejections] == ["language"]


def test_it_is_not_said_to_be_stored_where_nothing_is() -> None:
    result = run("read", "-", "--json", stdin=SPANISH.encode())
    assert "language 'es', only English is coded\n" in result.err
    assert "stored" not in result.err.lower()


@pytest.mark.parametrize(
    ("data", "tool"),
    [
        (TALKS.encode(), "decode:utf-8"),
        (b"\xef\xbb\xbf" + TALKS.encode(), "decode:utf-8"),
        (TALKS.encode("utf-16"), "decode:utf-16-le"),
        (f"“{TALKS.strip()}” – so it’s said, at €5.\n".encode("cp1252"), "decode:cp1252"),
        (gzip.compress(TALKS.encode()), "decode:utf-8"),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16", "windows-1252", "gzip"],
)
def test_encodings_and_compression_are_told(data: bytes, tool: str) -> None:
    result = run("read", "-", "--json", "--coder", "lexicon", stdin=data)
    assert result.code == 0
    (record,) = result.json_lines()
    assert record["article"]["extraction"]["tool"] == tool
    assert TALKS.strip() in record["article"]["text"]
    assert "\ufeff" not in record["article"]["text"]
    assert [event["code"] for event in record["events"]] == ["CONSULT"]


def test_the_form_can_be_said(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TALKS * 4}</p></article></body></html>"
    odd = tmp_path / "odd.txt"
    odd.write_text(page, encoding="utf-8")
    (as_text,) = run("read", odd, "--json", "--as", "text").json_lines()
    assert as_text["article"]["text"] == page
    (as_html,) = run("read", odd, "--json", "--as", "html").json_lines()
    assert "<" not in as_html["article"]["text"]
    rows = write_rows(tmp_path / "rows.txt", [talks(1), talks(2)])
    found = run("read", rows, "--json", "--as", "jsonl").json_lines()
    assert [record["article"]["text"] for record in found] == [talks(n)["text"] for n in (1, 2)]


def test_a_folder_is_walked_and_named_files_join_it(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "one.txt").write_text(talks(1)["text"], encoding="utf-8")
    (tmp_path / "in" / "deep" / "two.txt").write_text(talks(2)["text"], encoding="utf-8")
    (tmp_path / "in" / "three.dat").write_text(talks(3)["text"], encoding="utf-8")
    (tmp_path / "in" / ".four.txt").write_text(talks(4)["text"], encoding="utf-8")
    result = run("read", tmp_path / "in", "-", "--json", stdin=talks(5)["text"].encode())
    texts = {record["article"]["text"] for record in result.json_lines()}
    assert texts == {talks(n)["text"] for n in (1, 2, 5)}


def test_a_later_date_is_taken_and_kept(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    file = tmp_path / "talks.txt"
    file.write_text(TALKS, encoding="utf-8")

    def read(*options: str) -> tuple[str, str | None, str, str | None]:
        said = run("read", file, "--db", db, *options).out.splitlines()[0]
        with dateline.open(db) as store:
            (article,) = store.articles()
            return said, article.published, article.published_basis, article.source

    coded = "Read 1 article: 1 article coded with 1 event."
    same = "Read 1 article: 0 articles coded with 0 events, 1 already stored and unchanged."
    assert read() == (coded, None, "unknown", None)
    assert read("--published", "2023-09") == (coded, "2023-09", "given", None)
    assert read() == (same, "2023-09", "given", None)
    assert read("--source", "The Tribune") == (coded, "2023-09", "given", "The Tribune")
    assert read("--published", "2023-09-13") == (coded, "2023-09-13", "given", "The Tribune")
    assert read() == (same, "2023-09-13", "given", "The Tribune")
    (row,) = run("events", "--db", db, "--format", "jsonl").json_lines()
    assert (row["published"], row["source"]) == ("2023-09-13", "The Tribune")


def test_the_same_text_twice_in_one_batch_is_one_article(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [talks(1), talks(2), talks(1)])
    db = tmp_path / "a.db"
    assert run("read", rows, "--db", db).out.splitlines()[0] == (
        "Read 3 articles: 2 articles coded with 2 events, 1 already stored and unchanged."
    )


def test_many_broken_lines_are_told_each_and_summed_up(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": 1}\n{"text": "x\n[]\n{}\n{]\n', encoding="utf-8")
    result = run("read", rows, "--db", tmp_path / "a.db")
    assert result.code == 1
    assert result.err.count(f"dateline: {rows}:") == len(result.err.splitlines()) == 5
    assert result.out.splitlines()[:5] == [
        "Read 0 articles: 0 articles coded with 0 events.",
        "Rejected: 5.",
        "  2 × a field has the wrong type",
        "  2 × not valid JSON",
        '  1 × the row has neither "text" nor "html"',
    ]


def test_an_ontology_of_the_users_own(tmp_path: Path) -> None:
    plover = Path(dateline.__file__).parent / "ontology" / "plover.toml"
    own = tmp_path / "own.toml"
    text = plover.read_text(encoding="utf-8").replace('name = "PLOVER"', 'name = "Ours"')
    words = '"held talks"'
    assert words in text
    own.write_text(text.replace(words, '"sat down together"'), encoding="utf-8")
    source = tmp_path / "talks.txt"
    source.write_text(TALKS, encoding="utf-8")
    (record,) = run("read", source, "--json", "--ontology", own).json_lines()
    assert record["run"]["ontology"].startswith("Ours 1.3 ")
    assert [event["code"] for event in record["events"]] == ["CONSULT"]
    db = tmp_path / "a.db"
    assert run("read", source, "--ontology", own, "--db", db).code == 0
    assert "sat down together" in run("events", "--db", db, "--ontology", own).out
    assert "held talks" in run("events", "--db", db).out.split("“")[0]


SMALL = """
name = "Small"
version = "1"
[quads]
1 = "verbal cooperation"
[codes.CONSULT]
quad = 1
score = 1.0
description = "Meets."
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "not an ontology"),
        (SMALL.replace("score = 1.0", 'score = "high"'), "not an ontology"),
        (SMALL.replace("score = 1.0", "score = 1.0\ncolour = 1"), "not an ontology"),
        (SMALL.replace("quad = 1", "quad = 2"), "which [quads] lacks"),
        (SMALL.replace("score = 1.0", "score = 11.0"), "give -10 to 10"),
        (SMALL + '[future]\nCONSULT = "AGREE"\n', "[future] names 'AGREE'"),
        (None, "No such file"),
    ],
)
@pytest.mark.parametrize("command", [["read", "x.txt", "--json"], ["events"]])
def test_an_ontology_that_cannot_be_used(
    text: str | None, words: str, command: list[str], tmp_path: Path, stored: Path
) -> None:
    own = tmp_path / "own.toml"
    if text is not None:
        own.write_text(text, encoding="utf-8")
    db = ["--db", stored] if command == ["events"] else []
    result = run(*command, *db, "--ontology", own)
    assert (result.code, result.out) == (2, "")
    assert result.problem().startswith(f"{own}: ")
    assert words in result.problem()


def test_an_ontology_without_the_lexicons_codes_is_told_so(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SMALL, encoding="utf-8")
    result = run("read", "x.txt", "--json", "--ontology", own)
    assert (result.code, result.out) == (2, "")
    assert "which the lexicon codes" in result.problem()
