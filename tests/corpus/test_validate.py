"""The validator finds leaks, doubles and what is missing; the loader and the commands."""

import math
from collections import Counter
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corpus import CorpusError, GoldDocument, GoldItem, load_corpus, read_markup
from dateline.corpus.closeness import GRAM, close_pairs, pieces
from dateline.corpus.statistics import count
from dateline.corpus.validate import (
    Balance,
    faults_of_balance,
    faults_of_closeness,
    faults_of_items,
    faults_of_splits,
)
from dateline.measure.errors import BenchmarkError
from dateline.measure.event_gold import corpus_gold, read_event_gold
from dateline.ontology import load_ontology
from dateline.show.corpus import check_command, compile_command

ONTOLOGY = load_ontology()
MET = "Kenya and Uganda met in Busia on Friday to talk about the price of maize."
LEFT = "Fog closed the airport of Entebbe for most of the night."


def markup(family: str, *blocks: str) -> str:
    head = f"%% family={family} hand=h kind=sentences\n"
    return head + "".join(f"# {n} 2001-01-01 agency\n{b}\n" for n, b in enumerate(blocks, 1))


def items(family: str, *blocks: str) -> list[GoldItem]:
    found, faults = read_markup(markup(family, *blocks), ONTOLOGY)
    assert not faults
    return found


EVENT = f'{MET}\nCONSULT "met" a="Kenya":KEN+"Uganda":UGA st=negated'
NONE = f"{LEFT}\n0 weather"


def test_an_item_needs_an_event_or_a_reason() -> None:
    assert list(faults_of_items(items("a", EVENT, NONE))) == []
    assert len(list(faults_of_items(items("a", MET, f"{EVENT}\n0 other")))) == 2
    assert len(list(faults_of_items(items("a", f'{EVENT}\nCONSULT "met"')))) == 1


def test_balance_is_counted() -> None:
    found = items("a", EVENT, NONE)
    least = Balance(
        sentences=2, empty=1, articles=0, per_code=0, per_mode=0, not_actual=1, negated=1
    )
    assert list(faults_of_balance(found, ONTOLOGY, least)) == []
    more = msgspec.structs.replace(least, sentences=3, negated=2)
    assert list(faults_of_balance(found, ONTOLOGY, more)) == [
        "sentences: 2, at least 3 wanted",
        "negated events: 1, at least 2 wanted",
    ]
    assert count(found).empty == {"weather": 1}


def test_splits_share_neither_families_nor_sentences() -> None:
    apart = {"train": items("a", EVENT), "dev": items("b", NONE)}
    assert list(faults_of_splits(apart)) == []
    almost = EVENT.replace("Friday", "Monday")
    leaks = list(faults_of_splits({"train": items("a", EVENT), "dev": items("b", almost)}))
    assert len(leaks) == 1
    assert leaks[0].startswith("a-1 (train) and b-1 (dev): 0.9")
    same = list(faults_of_splits({"train": items("a", EVENT), "dev": items("a", NONE)}))
    assert same == ["family a is in dev, train"]
    assert len(list(faults_of_splits({"train": items("a", EVENT, almost)}))) == 1


def test_forbidden_texts_are_found_across_line_ends_and_cells() -> None:
    broken = MET.replace(" in ", "\nin ")
    for text in (broken, f"12\t{MET}\tCONSULT\n", f"Heading\n\n{LEFT[:40]}. {MET}"):
        assert len(list(faults_of_closeness(items("a", EVENT), pieces(text)))) == 1
    assert list(faults_of_closeness(items("a", EVENT), pieces(LEFT))) == []


def test_likeness_is_one_for_the_same_text_and_symmetric() -> None:
    [(i, j, same)] = close_pairs([MET, ""], ["  " + MET.upper()], 0.5)
    assert (i, j) == (0, 0)
    assert same == pytest.approx(1)
    [(_, _, there)] = close_pairs([MET], [LEFT], 0.0)
    [(_, _, back)] = close_pairs([LEFT], [MET], 0.0)
    assert there == pytest.approx(back)
    assert there < 0.4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for split, content in (("train", markup("a", EVENT)), ("dev", markup("b", NONE, EVENT))):
        (tmp_path / split).mkdir()
        (tmp_path / split / "x.txt").write_text(content, "utf-8")
    return tmp_path


def test_a_corpus_is_loaded_by_split(folder: Path) -> None:
    assert [i.id for i in load_corpus(folder, "dev")] == ["b-1", "b-2"]
    assert len(load_corpus(folder)) == 3
    with pytest.raises(CorpusError, match=r"no \.txt files"):
        load_corpus(folder, "test")
    (folder / "dev" / "x.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="not UTF-8"):
        load_corpus(folder, "dev")
    (folder / "dev" / "x.txt").write_text(markup("b", f"{MET}\n0 fun", "x\n0 fun"), "utf-8")
    with pytest.raises(CorpusError, match=r"x.txt:4: no reason: 'fun' \(and 1 more\)"):
        load_corpus(folder, "dev")


def test_check_tells_the_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command(folder, [], balance=False) == 1
    out = capsys.readouterr().out
    assert "a-1 (train) and b-2 (dev): 1.00" in out
    assert out.endswith("3 items, 1 faults\n")
    with pytest.raises(CorpusError, match="no folder train, dev or test"):
        check_command(folder / "dev", [], balance=False)


def test_what_is_compiled_is_read_again_as_gold(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    compile_command(folder, "dev", out)
    documents = read_event_gold(out / "dev.jsonl", out / "texts")
    assert documents == corpus_gold(folder, "dev")
    assert documents[1][0].events[0].status == "negated"


def test_gold_that_does_not_fit_its_texts_is_told(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    event = {"trigger": {"start": 0, "end": 9}, "code": "CONSULT"}
    document = {"doc": "a", "events": [event]}

    def told() -> str:
        with pytest.raises(BenchmarkError) as error:
            read_event_gold(gold, tmp_path)
        return str(error.value)

    assert "cannot be read" in told()
    gold.write_text("\n")
    assert "no line in it" in told()
    gold.write_text("{]")
    assert "gold.jsonl:1: no gold line" in told()
    gold.write_bytes(msgspec.json.encode(document))
    assert "a.txt: cannot be read" in told()
    (tmp_path / "a.txt").write_bytes(b"\xff")
    assert "not UTF-8" in told()
    (tmp_path / "a.txt").write_text("short")
    assert "0:9 lies outside of the text" in told()
    gold.write_bytes(msgspec.json.encode({**document, "sha256": "0" * 64}))
    assert "SHA-256 differs" in told()
    gold.write_bytes(msgspec.json.encode({**document, "doc": "../a"}))
    assert "no plain name" in told()
    assert GoldDocument(doc="a").events == ()


@given(st.lists(st.text("abc ", min_size=4, max_size=40), max_size=12), st.floats(0.1, 0.9))
def test_close_pairs_are_those_of_the_plain_cosine(texts: list[str], least: float) -> None:
    found = {(i, j): likeness for i, j, likeness in close_pairs(texts, texts, least)}
    for i, j in combinations(range(len(texts)), 2):
        likeness = plain_cosine(texts[i], texts[j])
        if abs(likeness - least) > 1e-4:
            assert ((i, j) in found) == (likeness > least)
    assert all(abs(plain_cosine(texts[i], texts[j]) - x) < 1e-4 for (i, j), x in found.items())
    both = {(i, j) for i, j, _ in close_pairs(texts, list(texts), least)}
    assert found.keys() == {(i, j) for i, j in both if i < j}


def plain_cosine(one: str, other: str) -> float:
    left, right = (
        Counter(t[at : at + GRAM] for at in range(max(1, len(t) - GRAM + 1)))
        for t in (" ".join(text.lower().split()) for text in (one, other))
    )
    norm = math.sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))
    return sum(n * right[g] for g, n in left.items()) / norm
