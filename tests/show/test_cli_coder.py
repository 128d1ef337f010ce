"""Choosing a coder on the command line, and what is said of one that cannot be used."""

from pathlib import Path

from cli_runner import run


def article(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text("Kenya and Uganda held talks in Nairobi on Monday.\n", encoding="utf-8")
    return file


def test_both_coders_code_and_say_so(tmp_path: Path) -> None:
    file = article(tmp_path)
    for coder, name in (("trained", "dateline-minilm"), ("lexicon", "lexicon ")):
        result = run("read", file, "--json", "--coder", coder)
        assert result.code == 0
        [record] = result.json_lines()
        assert name in record["run"]["model"]
        assert [e["code"] for e in record["events"]] == ["CONSULT"]


def test_a_threshold_is_another_run(tmp_path: Path) -> None:
    file, db = article(tmp_path), tmp_path / "x.db"
    assert "1 article coded" in run("read", file, "--db", db).out
    assert "1 article coded" in run("read", file, "--db", db, "--threshold", "0.9").out
    assert "already stored" in run("read", file, "--db", db).out


def test_the_lexicon_has_no_threshold(tmp_path: Path) -> None:
    result = run("read", article(tmp_path), "--json", "--coder", "lexicon", "--threshold", "0.5")
    assert result.code == 2
    assert "leave it out with --coder lexicon" in result.err


def test_a_coder_that_is_none(tmp_path: Path) -> None:
    result = run("read", article(tmp_path), "--json", "--coder", "lexcion")
    assert result.code == 2
    assert "cannot be read" in result.problem()
    assert "name 'trained', 'lexicon' or a folder" in result.problem()


def test_two_sightings_in_one_token_are_one_event(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    file.write_text(
        "Israel attacked.condemned Iran. Police in Kenya arrested&killed two men on Monday.\n",
        encoding="utf-8",
    )
    result = run("read", file, "--db", tmp_path / "b.db")
    assert (result.code, result.err) == (0, "")


def test_a_sentence_of_thousands_of_words(tmp_path: Path) -> None:
    file = tmp_path / "c.txt"
    file.write_text("Kenya bombed Uganda and " * 900 + "Mali.\n", encoding="utf-8")
    result = run("read", file, "--json")
    assert result.code == 0
    [record] = result.json_lines()
    last = max(e["trigger"]["start"] for e in record["events"])
    assert last > 0.9 * len(record["article"]["text"])
