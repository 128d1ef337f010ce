"""GUM's brackets and the scorer of coreference, on texts written for it."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.measure.coref import (
    Chains,
    chains,
    compare,
    head_spot,
    predict_coref,
    score_coref,
    score_coref_path,
    span_spot,
    summarise_coref,
)
from dateline.measure.errors import BenchmarkError
from dateline.measure.gum import GumDocument, GumMention, gum_article, read_gum
from dateline.measure.ner import gum_predictor
from dateline.pipeline import CodingRun
from dateline.records import Mention


def row(key: str, form: str, upos: str, head: int, relation: str, misc: str = "_") -> str:
    return "\t".join((key, form, form, upos, "_", "_", str(head), relation, "_", misc))


HEADLINE = (
    row("1", "Okello", "PROPN", 2, "nsubj", "Entity=(1-person)"),
    row("2", "wins", "VERB", 0, "root"),
)
FIRST = (
    row("1", "President", "NOUN", 2, "nmod:desc", "Entity=(1-person"),
    row("2", "Jane", "PROPN", 5, "nsubj"),
    row("3", "Okello", "PROPN", 2, "flat", "Entity=1)"),
    row("4-5", "hadn't", "_", 0, "_", "SpaceAfter=No"),
    row("4", "had", "VERB", 0, "root"),
    row("5", "n't", "PART", 4, "advmod"),
    row("5.1", "left", "VERB", 0, "_"),
    row("6", ",", "PUNCT", 4, "punct"),
    row("7", "her", "PRON", 8, "nmod:poss", "Entity=(2(1)|SpaceAfter=_"),
    row("8", "team", "NOUN", 4, "nsubj", "Entity=2)(3)|SpaceAfter=No"),
    row("9", ".", "PUNCT", 4, "punct"),
)
SECOND = (
    row("1", "It", "PRON", 2, "nsubj", "Entity=(2)"),
    row("2", "cannae", "VERB", 0, "root"),
)


def conllu(*sentences: tuple[str, ...]) -> str:
    marks = (
        "# newpar\n# newpar_block = head (1 s)\n",
        "# newpar\n# newpar_block = p (2 s)\n",
    )
    opened = [m + "\n".join(s) for m, s in zip((*marks, "", ""), sentences, strict=False)]
    return "# meta::dateCreated = 2017-07-18\n" + "\n\n".join(opened) + "\n\n"


def write(folder: Path, content: str) -> Path:
    file = folder / "story.conllu"
    file.write_bytes(content.encode())
    return file


def shown(document: GumDocument) -> list[tuple[str, str, bool, str]]:
    text = document.text
    return [
        (text[m.start : m.end], text[m.head :].split()[0], m.named, m.chain)
        for m in document.mentions
    ]


def test_brackets(tmp_path: Path) -> None:
    (document,) = read_gum(write(tmp_path, conllu(HEADLINE, FIRST, SECOND)))
    assert (document.name, document.published) == ("story", "2017-07-18")
    assert document.text == ("Okello wins\n\nPresident Jane Okello hadn't, her team. It cannae")
    assert shown(document) == [
        ("Okello", "Okello", True, "1"),
        ("President Jane Okello", "Okello", True, "1"),
        ("her team", "team.", False, "2"),
        ("her", "her", False, "1"),
        ("team", "team.", False, "3"),
        ("It", "It", False, "2"),
    ]
    article = gum_article(document)
    parts = [(s.kind, article.text[s.start : s.end]) for s in article.sections]
    assert parts[0] == ("headline", "Okello wins")
    assert [kind for kind, _ in parts] == ["headline", "body"]
    assert article.published == "2017-07-18"


def test_a_last_line_without_an_end_is_read(tmp_path: Path) -> None:
    (document,) = read_gum(write(tmp_path, "\r\n".join(HEADLINE)))
    assert (document.text, document.published) == ("Okello wins", None)


def test_a_part_that_is_not_in_the_whole_stands_for_it(tmp_path: Path) -> None:
    content = "\n".join(
        (
            row("1-2", "wanna", "_", 0, "_"),
            row("1", "want", "VERB", 0, "root", "Entity=(1)"),
            row("2", "na", "PART", 1, "mark", "Entity=(2)"),
        )
    )
    (document,) = read_gum(write(tmp_path, content))
    assert [t for t, *_ in shown(document)] == ["wanna", "na"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("1\tJane\tPROPN", r"story\.conllu:1: 3 columns, not 10"),
        (HEADLINE[1].replace("2\t", "x\t", 1), r"story\.conllu:1: 'x' is not a number"),
        (HEADLINE[1], r"story\.conllu: no Entity"),
        ("", r"story\.conllu: no Entity"),
        (HEADLINE[0].replace("(1-person)", "1)"), r"conllu:1: entity 1 is closed and was not"),
        (HEADLINE[0].replace("(1-person)", "(1"), r"conllu:1: entity 1 is opened and not closed"),
        (HEADLINE[0].replace("(1-person)", "1"), r"conllu:1: Entity=1 is not made of brackets"),
    ],
)
def test_bad_files_are_told_in_a_line(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(BenchmarkError, match=told) as caught:
        read_gum(write(tmp_path, content))
    assert "\n" not in str(caught.value)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"no \.conllu file"):
        read_gum(tmp_path)
    with pytest.raises(BenchmarkError, match=r"none\.conllu: cannot be read"):
        read_gum(tmp_path / "none.conllu")
    write(tmp_path, "").write_bytes(b"\xff")
    with pytest.raises(BenchmarkError, match="not UTF-8"):
        read_gum(tmp_path)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(categories=("L", "N", "S", "P")), min_size=1, max_size=5),
            st.booleans(),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_offsets_are_those_of_the_words(
    tmp_path_factory: pytest.TempPathFactory, words: list[tuple[str, bool]]
) -> None:
    rows = [
        row(str(i), w, "X", 0, "root", f"Entity=({i})" + "|SpaceAfter=No" * glued)
        for i, (w, glued) in enumerate(words, 1)
    ]
    (document,) = read_gum(write(tmp_path_factory.mktemp("gum"), "\n".join(rows)))
    assert [document.text[m.start : m.end] for m in document.mentions] == [w for w, _ in words]
    spaces = sum(not glued for _, glued in words[:-1])
    assert len(document.text) == sum(len(w) for w, _ in words) + spaces


TEXT = "Jane Okello and her team met. She and the team left; Okello said so."


def gold(words: str, head: str, chain: str) -> GumMention:
    start = TEXT.index(words)
    end = start + len(words)
    return GumMention(start=start, end=end, head=TEXT.index(head, start), named=False, chain=chain)


def ours(words: str, head: str, chain: str | None) -> Mention:
    start = TEXT.index(words)
    return Mention(
        id=words,
        start=start,
        end=start + len(words),
        text=words,
        form="name",
        kind="other",
        chain=chain,
        head=TEXT.index(head, start),
    )


GOLD = GumDocument(
    name="one",
    text=TEXT,
    published=None,
    sections=(),
    mentions=(
        gold("Jane Okello", "Okello", "1"),
        gold("Jane Okello and her team", "Okello", "9"),  # a pair, under the head of its first
        gold("her", "her", "1"),
        gold("her team", "team", "2"),
        gold("She", "She", "1"),
        gold("the team", "team", "2"),
        gold("so", "so", "3"),  # mentioned once
    ),
)
OURS = [
    ours("Okello", "Okello", "a"),  # right by the head
    ours("She", "She", "a"),
    ours("the team", "team", "b"),  # alone in its chain
    ours("so", "so", None),
]


def test_chains_of_one_and_shared_heads_are_left_out() -> None:
    items = list(predict_coref([GOLD], lambda _: OURS))
    assert [i.text for i in items if i.side == "predicted"] == ["Okello", "She", "the team"]
    left = [i for i in items if i.side == "gold"]
    by_span = [{TEXT[s:e] for _, s, e in chain} for chain in chains(left, span_spot)]
    assert by_span == [{"Jane Okello", "her", "She"}, {"her team", "the team"}]
    assert [len(chain) for chain in chains(left, head_spot)] == [3, 2]


def test_without_the_scorer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "scorch.scores", None)
    with pytest.raises(BenchmarkError, match=r"pip install scorch==") as caught:
        score_coref([GOLD], lambda _: OURS)
    assert "\n" not in str(caught.value)
    with pytest.raises(BenchmarkError, match=r"pip install scorch=="):
        score_coref_path(tmp_path)


def partition(*parts: str) -> Chains:
    return [{("doc", ord(letter), ord(letter)) for letter in part} for part in parts]


def test_the_published_example() -> None:
    """Pradhan et al. (2014), figures of their worked example."""
    pytest.importorskip("scorch.scores")
    result = compare(partition("abc", "defg"), partition("ab", "cd", "fghi"))
    # (3-2)+(4-3) links of 2+3; (2-1)+(2-2)+(4-3) of 1+1+3
    assert (result.muc.recall, result.muc.precision, result.muc.f1) == (0.4, 0.4, 0.4)
    # R: (4/3 + 1/3 + 1/4 + 4/4) / 7; P: (4/2 + 1/2 + 1/2 + 4/4) / 8
    assert result.b_cubed.recall == pytest.approx(5 / 12, abs=1e-4)
    assert result.b_cubed.precision == 0.5
    # best pairs abc-ab (4/5) and defg-fghi (4/8)
    assert result.ceaf_e.recall == 0.65
    assert result.ceaf_e.precision == pytest.approx(1.3 / 3, abs=1e-4)
    assert result.conll_f1 == pytest.approx((0.4 + 5 / 11 + 0.52) / 3, abs=1e-4)
    assert (result.mentions.recall, result.mentions.precision) == (0.8571, 0.75)


def test_figures_by_span_and_by_head() -> None:
    pytest.importorskip("scorch.scores")
    score = score_coref([GOLD], lambda _: OURS)
    assert (score.gold_chains, score.gold_mentions) == (2, 5)
    assert (score.predicted_chains, score.predicted_mentions) == (1, 2)
    assert (score.exact.mentions.precision, score.exact.mentions.recall) == (0.5, 0.2)
    assert score.exact.muc.f1 == 0.0
    assert (score.head.mentions.precision, score.head.mentions.recall) == (1.0, 0.4)
    assert (score.head.muc.precision, score.head.muc.recall) == (1.0, 0.3333)
    assert score.head.b_cubed.precision == 1.0
    assert score.head.b_cubed.recall == pytest.approx(4 / 3 / 5, abs=1e-4)
    assert score.head.ceaf_e.precision == 0.8
    assert score.head.ceaf_e.recall == 0.4


def test_documents_are_pooled_and_their_chains_kept_apart() -> None:
    pytest.importorskip("scorch.scores")
    two = GumDocument(name="two", text=TEXT, published=None, sections=(), mentions=GOLD.mentions)
    score = score_coref([GOLD, two], lambda d: OURS if d is GOLD else [])
    assert (score.documents, score.gold_chains, score.predicted_chains) == (2, 4, 1)
    assert score.head.muc.recall == pytest.approx(1 / 6, abs=1e-4)
    assert score.head.ceaf_e.recall == 0.2


def test_gold_itself_scores_full_and_nothing_none() -> None:
    pytest.importorskip("scorch.scores")
    full = compare(partition("abc", "de"), partition("abc", "de"))
    assert full.conll_f1 == full.mentions.f1 == 1.0
    assert compare(partition("abc"), []).conll_f1 == 0.0
    assert compare([], []).conll_f1 == 0.0


def test_our_chains(tmp_path: Path, coding_run: CodingRun) -> None:
    documents = read_gum(write(tmp_path, conllu(HEADLINE, FIRST, SECOND)))
    items = list(predict_coref(documents, gum_predictor(coding_run)))
    texts = {i.text for i in items if i.side == "predicted"}
    assert "Jane Okello" in texts
    pytest.importorskip("scorch.scores")
    assert summarise_coref(1, items).gold_chains == 2
