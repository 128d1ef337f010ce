"""The corpus commands and the events score on the command line."""

from pathlib import Path

import msgspec
import pytest
from cli_runner import run

MARKUP = """%% family=f hand=h kind=sentences
# 1 2001-01-01 agency
Kenya accused Uganda on Friday of moving the border stones at Busia.
ACCUSE.allege "accused" a="Kenya":KEN r="Uganda":UGA t="Friday"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "f.txt").write_text(MARKUP, "utf-8")
    return tmp_path


def test_a_corpus_is_checked_counted_compiled_and_scored(corpus: Path) -> None:
    checked = run("corpus", "check", str(corpus), "--no-balance")
    assert (checked.code, checked.out) == (0, "1 items, 0 faults\n")
    balance = run("corpus", "check", str(corpus))
    assert balance.code == 1
    assert "sentences: 1, at least 4000 wanted\n" in balance.out
    stats = run("corpus", "stats", str(corpus), "--split", "dev")
    assert msgspec.json.decode(stats.out)["codes"] == {"ACCUSE": 1}
    out = corpus / "out"
    compiled = run("corpus", "compile", str(corpus), str(out))
    assert compiled.code == 0
    for arguments in (
        ("score", "events", str(corpus), "--coder", "lexicon"),
        (
            "score",
            "events",
            str(out / "dev.jsonl"),
            "--texts",
            str(out / "texts"),
            "--coder",
            "lexicon",
        ),
    ):
        scored = run(*arguments)
        assert (scored.code, scored.err) == (0, "")
        figures = msgspec.json.decode(scored.out.splitlines()[-1])
        assert figures["score"] == "events"
        assert figures["trigger_code"]["f1"] == 1.0
        assert figures["triple"]["right"] == 1


def test_what_is_wrong_is_told_in_a_line(corpus: Path) -> None:
    gold = corpus / "gold.jsonl"
    gold.write_text('{"doc":"x"}\n')
    broken = corpus / "broken"
    (broken / "dev").mkdir(parents=True)
    (broken / "dev" / "b.txt").write_text(MARKUP.replace('"accused"', '"blamed"'), "utf-8")
    for arguments, told in (
        (("corpus", "check", str(corpus / "none")), "no folder train, dev or test"),
        (("corpus", "stats", str(broken)), 'b.txt:4: "blamed" is not in the line'),
        (("corpus", "compile", str(corpus), str(gold / "x")), "cannot be written"),
        (("score", "events", str(gold)), "add --texts FOLDER"),
        (("score", "events", str(gold), "--texts", str(corpus)), "x.txt: cannot be read"),
        (("score", "events", str(corpus), "--split", "test"), "no .txt files"),
    ):
        result = run(*arguments)
        assert result.code == 2, arguments
        assert told in result.err
        assert result.err.startswith("dateline: ")
        assert result.err.count("\n") == 1
