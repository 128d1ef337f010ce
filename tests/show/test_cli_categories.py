"""The commands ``categories`` and ``score categories``."""

import json
from pathlib import Path

from cli_runner import run

CORPUS = Path(__file__).parents[2] / "corpus" / "categories"


def test_the_commands(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The steel mill cut 300 jobs on Friday.\n", encoding="utf-8")
    result = run("categories", CORPUS / "hardship.yaml", article)
    assert result.code == 0
    assert json.loads(result.out)["category"] == "LAYOFF"
    missing = run("categories", CORPUS / "hardship.yaml", tmp_path / "none.txt")
    assert missing.code == 1
    scored = run("score", "categories", CORPUS / "hardship.yaml", CORPUS / "hardship.tsv")
    assert scored.code == 0
    assert json.loads(scored.out.splitlines()[-1])["rows"] == 44
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("a\tb\n1\t2\n", encoding="utf-8")
    refused = run("score", "categories", CORPUS / "hardship.yaml", wrong)
    assert refused.code == 2
    assert "no column text, category" in refused.problem()
