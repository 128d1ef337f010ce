"""The corpus that is in the repository: free of faults, and described as it is."""

from pathlib import Path

import msgspec
import pytest

from dateline.corpus import SPLITS, GoldDocument, load_corpus
from dateline.corpus.closeness import pieces
from dateline.corpus.validate import faults_of_closeness, faults_of_items, faults_of_splits
from dateline.measure.event_gold import read_event_gold
from dateline.ontology import load_ontology

ROOT = Path(__file__).parents[2]
EVENTS = ROOT / "corpus" / "events"
REAL = ROOT / "corpus" / "real" / "gold.jsonl"


def test_the_corpus_has_no_fault_and_no_leak() -> None:
    splits = {s: load_corpus(EVENTS, s) for s in SPLITS}
    assert min(map(len, splits.values())) > 100
    assert list(faults_of_items([i for part in splits.values() for i in part])) == []
    assert list(faults_of_splits(splits)) == []


def test_a_file_is_one_family_of_its_own_name() -> None:
    for file in EVENTS.rglob("*.txt"):
        assert f"family={file.stem} " in file.read_text("utf-8").splitlines()[0]


def test_the_page_of_numbers_is_up_to_date(corpus_page: str) -> None:
    assert (ROOT / "docs" / "corpus.md").read_text("utf-8") == corpus_page


def test_labels_of_real_news_are_plover_and_give_no_words_away() -> None:
    codes = load_ontology().codes
    documents = [
        msgspec.json.decode(line, type=GoldDocument) for line in REAL.read_bytes().splitlines()
    ]
    assert len(documents) == 50
    assert len({d.doc for d in documents}) == 50
    assert b'"text"' not in REAL.read_bytes()
    for event in (e for d in documents for e in d.events):
        assert event.code in codes
        assert set(event.modes) <= codes[event.code].modes.keys()
        assert event.trigger.start < event.trigger.end


@pytest.mark.bench
def test_the_texts_of_real_news_are_those_that_were_labelled(real_texts: Path) -> None:
    documents = read_event_gold(REAL, real_texts)
    words = {
        text[e.trigger.start : e.trigger.end].lower() for d, text in documents for e in d.events
    }
    assert {"criticized", "urged", "refused"} & words
    assert all(w == w.strip() for w in words)


@pytest.mark.bench
def test_nothing_is_close_to_what_may_not_be_learnt_from(bench_folder: Path) -> None:
    forbidden = (
        bench_folder / "bench" / "plv_train.tsv",
        bench_folder / "reference" / "plover_manual.txt",
    )
    items = load_corpus(EVENTS)
    for file in forbidden:
        assert list(faults_of_closeness(items, pieces(file.read_text("utf-8")))) == []
