"""The score commands and the figures they print."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from cli_runner import EXAMPLES, Result, run

from dateline.measure.agreement import f1_by_class, macro_f1

HEADER = "marked_sentence\tsource\ttarget\tgold_root\tgold_penta"
PLV_ROWS = [
    ("<s>Kenya</s> held talks with <t>Uganda</t> in Nairobi.", "CONSULT", 1),
    ("<t>Chile</t> was visited by the president of <s>Peru</s>.", "CONSULT", 1),
    ("<s>France</s> signed a trade agreement with <t>Brazil</t>.", "AGREE", 1),
    ("<s>Norway</s> sent food aid to <t>Somalia</t>.", "AID", 2),
    ("<s>Japan</s> accused <t>Russia</t> of lying.", "ACCUSE", 3),
    ("<s>Turkey</s> rejected a proposal of <t>Greece</t>.", "REJECT", 3),
    ("<s>Iran</s> threatened <t>Israel</t> with war.", "THREATEN", 3),
    ("<s>Rebels</s> attacked <t>soldiers</t> in Mali.", "ASSAULT", 4),
    ("<s>Police</s> arrested <t>protesters</t> in Lagos.", "COERCE", 4),
    ("<s>Canada</s> imposed sanctions on <t>Belarus</t>.", "SANCTION", 4),
]
QUADS = {code: quad for _, code, quad in PLV_ROWS}


def plv_file(folder: Path) -> Path:
    lines = [HEADER]
    for sentence, root, quad in PLV_ROWS:
        source = sentence.split("<s>")[1].split("</s>")[0]
        target = sentence.split("<t>")[1].split("</t>")[0]
        lines.append(f"{sentence}\t{source}\t{target}\t{root}\t{quad}")
    path = folder / "rows.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def last_line(result: Result) -> dict[str, Any]:
    assert (result.code, result.err) == (0, "")
    found = msgspec.json.decode(result.out.splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_plv(tmp_path: Path) -> None:
    file, predictions = plv_file(tmp_path), tmp_path / "predictions.jsonl"
    result = run("score", "plv", file, "--predictions", predictions)
    figures = last_line(result)
    assert (figures["score"], figures["data"], figures["rows"]) == ("plv", str(file), 10)
    rows = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert [(row["row"], row["gold"], row["gold_quad"]) for row in rows] == [
        (number, root, quad) for number, (_, root, quad) in enumerate(PLV_ROWS, start=2)
    ]
    gold = [row["gold"] for row in rows]
    predicted = [row["predicted"] for row in rows]
    right = sum(g == p for g, p in zip(gold, predicted, strict=True))
    assert figures["root_accuracy"] == 10 * right
    assert right >= 7  # plain sentences; real text is what the figures are for
    assert figures["root_macro_f1"] == round(100 * macro_f1(gold, predicted), 1)
    assert 0 <= figures["quad_macro_f1"] <= figures["binary_macro_f1"] <= 100
    assert sum(figures["by_basis"].values()) == 10
    assert set(figures["root_f1"]) == set(gold)
    for root, f1 in figures["root_f1"].items():
        assert f"{root:10} F1 {f1:5.1f}\n" in result.out
    assert run("score", "plv", file).out == result.out


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (HEADER, HEADER.replace("\tgold_penta", ""), "no column gold_penta"),
        (HEADER, "a,b,c", "no column marked_sentence, source, target, gold_root, gold_penta"),
        ("CONSULT\t1", "CONSULT\tone", "line 2: gold_penta is no number"),
        ("AID\t2", "HELP\t2", "line 5: unknown root 'HELP'"),
        ("AID\t2", "", "line 5: "),
    ],
)
def test_plv_rows_that_are_none(old: str, new: str, words: str, tmp_path: Path) -> None:
    file = plv_file(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run("score", "plv", file)
    assert (result.code, result.out) == (2, "")
    assert result.problem().startswith(str(file))
    assert words in result.problem()


def test_plv_without_a_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tsv", tmp_path):
        result = run("score", "plv", path)
        assert result.code == 2
        assert result.problem().startswith(str(path))
    file = plv_file(tmp_path)
    file.write_bytes(b"\xff\xfe" + file.read_bytes())
    assert run("score", "plv", file).code == 2


PARAGRAPHS = [
    "Kenya and Uganda held talks in Nairobi on Monday about the lake that lies between them.",
    "Fishermen on both shores have asked for a clear border since the spring of last year.",
    "The ministers will meet again in a month, officials of both governments said on Tuesday.",
]


def page(title: str, words: str) -> str:
    body = "".join(f"<p>{words} {paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<html><head><title>{title}</title></head><body>"
        "<nav><ul><li><a href='/sport'>All the sport of today</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        "<footer><p>Imprint and terms of use</p></footer></body></html>"
    )


def pages(folder: Path) -> Path:
    for name in ("one", "two"):
        (folder / f"{name}.html").write_text(page(f"Lake {name}", name), encoding="utf-8")
    expected = {
        name: {
            "file": f"{name}.html",
            "with": [f"{name} {PARAGRAPHS[0]}", PARAGRAPHS[2]],
            "without": ["All the sport of today", "Imprint and terms of use"],
        }
        for name in ("one", "two")
    }
    (folder / "expected.json").write_bytes(msgspec.json.encode(expected))
    return folder


def test_body(tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    figures = last_line(run("score", "body", pages(tmp_path), "--predictions", predictions))
    assert (figures["score"], figures["data"], figures["pages"]) == ("body", str(tmp_path), 2)
    ours = figures["dateline"]
    assert (ours["tp"], ours["fn"], ours["fp"], ours["tn"]) == (4, 0, 0, 4)
    assert ours["f1"] == ours["accuracy"] == 1.0
    default = figures["trafilatura_default"]
    assert sum(default[count] for count in ("tp", "fn", "fp", "tn")) == 8
    rows = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert [(row["page"], row["expected"]) for row in rows] == [
        (name, expected) for name in ("one", "two") for expected in (True, True, False, False)
    ]


def test_body_counts_what_is_missing(tmp_path: Path) -> None:
    folder = pages(tmp_path)
    expected = msgspec.json.decode((folder / "expected.json").read_bytes())
    expected["one"]["with"] = ["words that are not there"]
    expected["two"]["without"] = [PARAGRAPHS[1]]
    (folder / "expected.json").write_bytes(msgspec.json.encode(expected))
    ours = last_line(run("score", "body", folder))["dateline"]
    assert (ours["tp"], ours["fn"], ours["fp"], ours["tn"]) == (2, 1, 1, 2)
    assert ours["f1"] == 0.667


def test_body_without_pages(tmp_path: Path) -> None:
    expected = tmp_path / "expected.json"
    for data, words in (
        (None, "No such file"),
        (b"{", "not of the form wanted"),
        (b'{"one": {"with": 1}}', "not of the form wanted"),
        (b'{"one": {"file": "one.html"}}', "one.html: No such file"),
    ):
        if data is not None:
            expected.write_bytes(data)
        result = run("score", "body", tmp_path)
        assert (result.code, result.out) == (2, "")
        assert words in result.problem()


def test_speed(tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    result = run("score", "speed", EXAMPLES, "--predictions", predictions)
    figures = last_line(result)
    assert (figures["score"], figures["articles"]) == ("speed", 16)
    rows = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert sum(row["articles"] for row in rows) == 16
    assert len(rows) == 14
    assert figures["sentences"] > 100
    assert figures["words"] > 16 * 120
    assert figures["tokens"] > 0.8 * figures["words"]  # the Spanish one is not parsed
    for name, count in (("articles", "articles"), ("sentences", "sentences"), ("tokens", "tokens")):
        rate = figures[f"{name}_per_cpu_second"]
        assert rate == pytest.approx(figures[count] / figures["cpu_seconds"], rel=0.02)
    assert set(figures["steps"]) == {"read", "parse", "mentions", "events", "store"}
    assert sum(figures["steps"].values()) <= 1.01 * figures["cpu_seconds"]
    assert all(f"\n{step} " in "\n" + result.out for step in figures["steps"])


def test_speed_of_nothing(tmp_path: Path) -> None:
    result = run("score", "speed", tmp_path / "none.txt")
    assert (result.code, result.out) == (2, "")
    assert "no article to measure" in result.problem()


GEO = """<articles><article docid="7"><text>Police arrested two men in Nairobi.</text>
<toponyms><toponym><start>27</start><end>34</end><phrase>Nairobi</phrase>
<gaztag geonameid="184745"><name>Nairobi</name><lat>-1.28</lat><lon>36.82</lon></gaztag></toponym>
</toponyms></article></articles>
"""
NER = "Angela I-PER\nMerkel I-PER\nvisited O\nKenya I-LOC\n. O\n"
GUM_ROWS = (
    ("1", "Angela", "PROPN", "3", "nsubj", "Entity=(1-person"),
    ("2", "Merkel", "PROPN", "1", "flat", "Entity=1)"),
    ("3", "resigned", "VERB", "0", "root", "SpaceAfter=No"),
    ("4", ".", "PUNCT", "3", "punct", "_"),
    (),
    ("1", "She", "PRON", "2", "nsubj", "Entity=(1-person)"),
    ("2", "smiled", "VERB", "0", "root", "SpaceAfter=No"),
    ("3", ".", "PUNCT", "2", "punct", "_"),
)
GUM = "\n".join(
    "\t".join((row[0], row[1], row[1], row[2], "_", "_", row[3], row[4], "_", row[5]))
    if row
    else ""
    for row in GUM_ROWS
)
ACTORS = """# x-01 published=2023-05-02 country=KEN
[Viktor Orban|HUN GOV =Viktor Orbán] met [Amina Wanjiku|KEN LEG], a Kenyan lawmaker, in Nairobi.
"""


def written(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content + "\n", encoding="utf-8")
    return path


def test_geo(tmp_path: Path) -> None:
    file, predictions = written(tmp_path / "gold.xml", GEO), tmp_path / "predictions.jsonl"
    figures = last_line(run("score", "geo", file, "--predictions", predictions))
    assert (figures["score"], figures["data"]) == ("geo", str(file))
    for side in ("places", "literal", "spacy"):
        assert (figures[side]["documents"], figures[side]["gold"]) == (1, 1)
        assert figures[side]["strict"]["f1"] == 1.0
    assert figures["places"]["acc161"] == figures["literal"]["acc161"] == 1.0
    assert (figures["spacy"]["located"], figures["spacy"]["median_error_km"]) == (0, None)
    [row] = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert (row["document"], row["text"], row["match"]) == ("7", "Nairobi", "strict")
    assert row["error_km"] < 20


def test_ner_on_columns(tmp_path: Path) -> None:
    file, predictions = written(tmp_path / "gold.txt", NER), tmp_path / "predictions.jsonl"
    figures = last_line(run("score", "ner", file, "--predictions", predictions))
    assert (figures["score"], figures["data"]) == ("ner", str(file))
    assert (figures["documents"], figures["gold"], figures["predicted"]) == (1, 2, 2)
    assert figures["typed"]["f1"] == figures["untyped"]["f1"] == 1.0
    rows = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert [(r["text"], r["gold_type"], r["predicted_type"]) for r in rows] == [
        ("Angela Merkel", "PER", "PER"),
        ("Kenya", "LOC", "LOC"),
    ]


@pytest.mark.parametrize("whole_folder", [False, True])
def test_ner_on_gum(whole_folder: bool, tmp_path: Path) -> None:
    file = written(tmp_path / "gold" / "story.conllu", GUM)
    figures = last_line(run("score", "ner", file.parent if whole_folder else file))
    assert (figures["score"], figures["documents"], figures["gold"]) == ("ner", 1, 1)
    assert figures["exact_recall"] == figures["head_recall"] == 1.0


def test_coref(tmp_path: Path) -> None:
    file = written(tmp_path / "story.conllu", GUM)
    predictions = tmp_path / "predictions.jsonl"
    figures = last_line(run("score", "coref", file, "--predictions", predictions))
    assert (figures["score"], figures["data"], figures["documents"]) == ("coref", str(file), 1)
    assert (figures["gold_chains"], figures["gold_mentions"]) == (1, 2)
    assert (figures["predicted_chains"], figures["predicted_mentions"]) == (1, 2)
    assert figures["exact"]["conll_f1"] == figures["head"]["conll_f1"] == 1.0
    rows = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert sorted((r["side"], r["text"]) for r in rows) == [
        ("gold", "Angela Merkel"),
        ("gold", "She"),
        ("predicted", "Angela Merkel"),
        ("predicted", "She"),
    ]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_actors(split: str, tmp_path: Path) -> None:
    written(tmp_path / split / "x.txt", ACTORS)
    options = () if split == "dev" else ("--split", split)
    predictions = tmp_path / "predictions.jsonl"
    figures = last_line(run("score", "actors", tmp_path, *options, "--predictions", predictions))
    assert (figures["score"], figures["data"]) == ("actors", str(tmp_path))
    assert (figures["mentions"], figures["known"], figures["unknown"]) == (2, 1, 1)
    assert figures["answered"] == figures["right_of_answered"] == figures["identified"] == 1.0
    rows = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert [(r["text"], r["country"], r["sector"]) for r in rows] == [
        ("Viktor Orban", "HUN", "GOV"),
        ("Amina Wanjiku", "KEN", "LEG"),
    ]


@pytest.mark.parametrize(
    ("score", "name", "content", "words"),
    [
        ("geo", "gold.xml", None, "cannot be read"),
        ("geo", "gold.xml", "", "not XML"),
        ("geo", "gold.xml", "<TimeML/>", "no <articles>"),
        ("geo", "gold.xml", GEO.replace("27", "5"), "article 1: 'Nairobi' is not at character 5"),
        ("geo", "", None, "no .ann file in it: name an XML file or a brat folder"),
        ("ner", "gold.txt", None, "cannot be read"),
        ("ner", "gold.txt", "", "no tokens in it"),
        ("ner", "gold.txt", NER.replace("I-LOC", "GPE"), ":4: no token with a tag"),
        ("ner", "gold.conllu", NER, ":1: 1 columns, not 10"),
        ("ner", "", None, "no .conllu file in it"),
        ("coref", "gold.conllu", None, "cannot be read"),
        ("coref", "gold.conllu", "", "no Entity"),
        ("coref", "gold.conllu", GUM.replace("=1)", "=2)"), "entity 2 is closed and was not"),
        ("coref", "", None, "no .conllu file in it"),
    ],
)
def test_gold_that_is_none(
    score: str, name: str, content: str | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        written(path, content)
    result = run("score", score, path)
    assert (result.code, result.out) == (2, "")
    assert result.problem().startswith(str(path))
    assert words in result.problem()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no .txt files; name the folder corpus/actors"),
        ("Words.\n# x-01", "x.txt:2: words before the first header"),
        (ACTORS.replace("KEN LEG", "Kenya LEG"), "'[Amina Wanjiku|Kenya LEG]' is no label"),
        (ACTORS.replace("KEN LEG", "KEN XXX"), "no PLOVER sector"),
        (ACTORS.replace("LEG]", "LEG"), "a bracket is left over"),
    ],
)
def test_actors_that_are_none(content: str | None, words: str, tmp_path: Path) -> None:
    if content is not None:
        written(tmp_path / "dev" / "x.txt", content)
    result = run("score", "actors", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.problem().startswith(str(tmp_path))
    assert words in result.problem()


def test_lexicon(tmp_path: Path) -> None:
    predictions = tmp_path / "faults.jsonl"
    result = run("score", "lexicon", "protest", "--predictions", predictions)
    figures = last_line(result)
    assert figures["score"] == "lexicon"
    assert figures["senses"] > 5
    faults = [msgspec.json.decode(line) for line in predictions.read_bytes().splitlines()]
    assert len(faults) == figures["faults"]
    assert all(fault["sense"].startswith("PROTEST:") for fault in faults)


def test_macro_f1_by_hand() -> None:
    assert macro_f1([], []) == 0
    assert macro_f1("aab", "aab") == 1
    assert macro_f1("aa", "bb") == 0
    # a: 1 hit of 2 gold and 1 predicted, F1 2/3; b: 1 of 1 and 2, F1 2/3; c: never right.
    assert macro_f1("aabc", "abba") == pytest.approx((2 / 4 + 2 / 3 + 0) / 3)
    # A class that only the predictions have counts, with F1 0.
    assert macro_f1("ab", "ac") == pytest.approx((1 + 0 + 0) / 3)
    assert macro_f1([True, True, False], [True, False, False]) == pytest.approx(2 / 3)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        macro_f1("ab", "a")


def test_f1_by_class_by_hand() -> None:
    assert f1_by_class([], []) == {}
    assert f1_by_class(list("aabc"), list("abba")) == pytest.approx(
        {"a": 2 / 4, "b": 2 / 3, "c": 0.0}
    )
    assert f1_by_class(["a", "a", "b"], ["a", "x", "b"]) == pytest.approx({"a": 2 / 3, "b": 1})
