"""Names in CoNLL columns and in GUM's brackets and their scorers, on texts written for it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.measure.errors import BenchmarkError
from dateline.measure.gum import GumDocument, GumMention
from dateline.measure.ner import (
    NerDocument,
    TypedName,
    ner_predictor,
    predict_gum_names,
    predict_ner,
    read_conll,
    score_gum_names,
    score_ner,
    score_ner_path,
    summarise_ner,
)
from dateline.pipeline import CodingRun
from dateline.records import Mention, MentionForm

COLUMNS = """Jane NNP I-PER
Okello NNP I-PER
Peter NNP B-PER
met O
Acme I-ORG
Nairobi I-LOC

They O
spoke O
Kenyan I-MISC
-DOCSTART- O

Søn O
🛰 B-MISC
X I-MISC
"""


def columns(folder: Path, content: str = COLUMNS) -> Path:
    file = folder / "gold.txt"
    file.write_bytes(content.encode())
    return file


def shown(document: NerDocument) -> list[tuple[str, str]]:
    return [(document.text[n.start : n.end], n.type) for n in document.names]


def test_columns(tmp_path: Path) -> None:
    one, two = read_conll(columns(tmp_path))
    assert one.text == "Jane Okello Peter met Acme Nairobi\n\nThey spoke Kenyan"
    assert [one.text[s:e] for s, e in one.sentences] == one.text.split("\n\n")
    assert shown(one) == [
        ("Jane Okello", "PER"),
        ("Peter", "PER"),
        ("Acme", "ORG"),
        ("Nairobi", "LOC"),
        ("Kenyan", "MISC"),
    ]
    assert (one.name, two.name) == ("gold.txt:1", "gold.txt:2")
    assert shown(two) == [("🛰 X", "MISC")]


def test_a_name_does_not_go_on_in_the_next_sentence(tmp_path: Path) -> None:
    (document,) = read_conll(columns(tmp_path, "Jane I-PER\r\n\r\nOkello I-PER\r\n"))
    assert shown(document) == [("Jane", "PER"), ("Okello", "PER")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Jane I-PER\nmet\n", r"gold\.txt:2: no token with a tag .* in 'met'"),
        ("1\tJane\tNOUN\n", r"gold\.txt:1: no token with a tag"),
        ("Jane I-PERSON\n", r"gold\.txt:1: no token with a tag"),
        ("\n-DOCSTART- O\n\n", r"gold\.txt: no tokens"),
        ("", r"gold\.txt: no tokens"),
    ],
)
def test_bad_columns_are_told_in_a_line(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(BenchmarkError, match=told) as caught:
        read_conll(columns(tmp_path, content))
    assert "\n" not in str(caught.value)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"none\.txt: cannot be read"):
        read_conll(tmp_path / "none.txt")
    with pytest.raises(BenchmarkError, match="cannot be read"):
        read_conll(tmp_path)
    (tmp_path / "gold.txt").write_bytes(b"Jos\xe9 I-PER")
    with pytest.raises(BenchmarkError, match=r"gold\.txt: not UTF-8"):
        read_conll(tmp_path / "gold.txt")


TOKENS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=5)
TAGS = st.sampled_from(["O", "I-PER", "B-PER", "I-ORG", "B-LOC", "I-MISC"])


@given(st.lists(st.lists(st.tuples(TOKENS, TAGS), min_size=1, max_size=5), min_size=1, max_size=4))
def test_offsets_are_those_of_the_tokens(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[list[tuple[str, str]]]
) -> None:
    content = "\n\n".join("\n".join(f"{t} {g}" for t, g in s) for s in sentences)
    (document,) = read_conll(columns(tmp_path_factory.mktemp("ner"), content))
    assert document.text == "\n\n".join(" ".join(t for t, _ in s) for s in sentences)
    marked = [t for s in sentences for t, g in s if g != "O"]
    names = [document.text[n.start : n.end] for n in document.names]
    assert " ".join(names).split(" ") == (marked or [""])


TEXT = "Jane Okello met Acme in Nairobi on Kenyan soil."


def name(words: str, kind: str) -> TypedName:
    start = TEXT.index(words)
    return TypedName(start=start, end=start + len(words), type=kind)  # type: ignore[arg-type]


GOLD = NerDocument(
    name="one",
    text=TEXT,
    sentences=((0, len(TEXT)),),
    names=(
        name("Jane Okello", "PER"),
        name("Acme", "ORG"),
        name("Nairobi", "LOC"),
        name("Kenyan", "MISC"),
    ),
)


def names(_: NerDocument) -> Sequence[TypedName]:
    return [
        name("Okello", "PER"),  # another span: wrong on both sides
        name("Acme", "LOC"),  # another type
        name("Nairobi", "LOC"),
        name("Kenyan", "MISC"),
        name("soil", "LOC"),
    ]


def test_figures() -> None:
    score = score_ner([GOLD], names)
    assert (score.documents, score.gold, score.predicted) == (1, 4, 5)
    assert (score.typed.precision, score.typed.recall) == (0.4, 0.5)
    assert score.typed.f1 == pytest.approx(4 / 9, abs=1e-4)
    assert (score.untyped.precision, score.untyped.recall) == (0.6, 0.75)
    assert score.untyped.f1 == pytest.approx(6 / 9, abs=1e-4)
    assert score.types["LOC"].precision == 0.3333
    assert (score.types["LOC"].recall, score.types["LOC"].f1) == (1.0, 0.5)
    assert score.types["MISC"].f1 == 1.0
    assert score.types["PER"].f1 == score.types["ORG"].f1 == 0.0


def test_item_by_item() -> None:
    items = list(predict_ner([GOLD], names))
    assert [(i.text, i.gold_type, i.predicted_type) for i in items] == [
        ("Jane Okello", "PER", None),
        ("Okello", None, "PER"),
        ("Acme", "ORG", "LOC"),
        ("Nairobi", "LOC", "LOC"),
        ("Kenyan", "MISC", "MISC"),
        ("soil", None, "LOC"),
    ]
    assert summarise_ner(1, items) == score_ner([GOLD], names)


def test_nothing_found_and_nothing_to_find() -> None:
    assert score_ner([GOLD], lambda _: []).typed.f1 == 0.0
    assert score_ner([], names).untyped.f1 == 0.0


def test_our_names(tmp_path: Path, coding_run: CodingRun) -> None:
    tagged = "Russian/I-MISC troops/O left/O Kenya/I-LOC on/O Monday/O ./O"
    content = "\n".join(word.replace("/", " ") for word in tagged.split())
    file = columns(tmp_path, content)
    documents = read_conll(file)
    items = list(predict_ner(documents, ner_predictor(coding_run)))
    assert [(i.text, i.gold_type, i.predicted_type) for i in items] == [
        ("Russian", "MISC", "MISC"),  # a state to us, its adjective in the gold
        ("Kenya", "LOC", "LOC"),
    ]
    assert score_ner_path(file) == (summarise_ner(1, items), items)


STORY = "On Monday the Acme Corporation's head, President Jane Okello, met the president."


def gum_mention(words: str, head: str, named: bool) -> GumMention:
    start = STORY.index(words)
    return GumMention(
        start=start, end=start + len(words), head=STORY.index(head, start), named=named, chain="1"
    )


def found(words: str, form: MentionForm = "name") -> Mention:
    start = STORY.index(words)
    return Mention(
        id=words, start=start, end=start + len(words), text=words, form=form, kind="other"
    )


STORY_GOLD = GumDocument(
    name="story",
    text=STORY,
    published=None,
    sections=(),
    mentions=(
        gum_mention("Monday", "Monday", True),
        gum_mention("the Acme Corporation's", "Corporation", True),
        gum_mention("President Jane Okello", "Okello", True),
        gum_mention("the president", "president", False),
    ),
)


def test_recall_of_names_in_brackets() -> None:
    mentions = [found("Acme Corporation"), found("Jane Okello"), found("On Monday", "nominal")]
    score = score_gum_names([STORY_GOLD], lambda _: mentions)
    assert (score.documents, score.gold) == (1, 2)  # neither the day nor the common noun
    assert (score.exact_recall, score.head_recall) == (0.5, 1.0)
    items = list(predict_gum_names([STORY_GOLD], lambda _: mentions[1:]))
    assert [(i.text, i.exact, i.covered) for i in items] == [
        ("Acme Corporation", False, False),
        ("President Jane Okello", False, True),
    ]
