"""Gold time expressions in both forms and the TempEval-3 scorer, on texts written for it."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.measure.errors import BenchmarkError
from dateline.measure.timeml import GoldDocument, GoldTime, read_gold
from dateline.measure.timex import (
    match_times,
    own_tagger,
    predict_timex,
    score_timex,
    score_timex_folder,
    summarise_timex,
)
from dateline.pipeline import CodingRun
from dateline.records import Time
from dateline.records.annotation import TimexType

TIMEML = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2021-03-05T09:15:00" functionInDocument="CREATION_TIME"
>March 5, 2021</TIMEX3></DCT>
<TITLE>Not part of the text: Monday</TITLE>
<TEXT>Rök &amp; Søn 🛰 <EVENT eid="e1" class="OCCURRENCE">met</EVENT> on <TIMEX3 tid="t1"
type="DATE" value="2021-03-03">Wednesday</TIMEX3>.
They <EVENT eid="e2">talked</EVENT> <SIGNAL sid="s1">for</SIGNAL> <TIMEX3 tid="t2"
type="DURATION" value="PT3H"><EVENT eid="e3">three</EVENT> hours </TIMEX3
>.<TIMEX3 tid="t3" type="DURATION" value="P1W"/>
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1"/>
</TimeML>
"""

SENTENCES = (
    "Harbour city 's 2nd bridge opens",
    "March 05 , 2021",
    "`` We paid US$ 40 , '' she ( the mayor ) said Wednesday .",
    'The " old " bridge closed in 1998 ; it did n\'t re-open .',
    "Work went on .",
    "And on .",
    "It took two years .",
)
"""Tokens of a text in the form of MEANTIME; the last sentence is not annotated."""


def timex(ids: Sequence[int], **attributes: str) -> str:
    named = " ".join(f'{k}="{v}"' for k, v in attributes.items())
    anchors = "".join(f'<token_anchor t_id="{i}"/>' for i in ids)
    return f'<TIMEX3 m_id="7" {named}>{anchors}</TIMEX3>'


def cat(
    *,
    function: str = "CREATION_TIME",
    dct: str = "2021-03-05",
    more: str = "",
    sentences: Sequence[str] = SENTENCES,
) -> str:
    """A CAT file; token ids count from 1 through the whole text."""
    words = [(n, word) for n, s in enumerate(sentences) for word in s.split()]
    tokens = "\n".join(
        f'<token number="{i - 1}" sentence="{n}" t_id="{i}">{escape(word)}</token>'
        for i, (n, word) in enumerate(words, 1)
    )
    at = [word for _, word in words].index
    markables = (
        timex([7, 8, 9, 10], functionInDocument=function, type="DATE", value=dct)
        + timex([at("1998") + 1], functionInDocument="NONE", type="DATE", value="1998")
        + timex([at("Wednesday") + 1], functionInDocument="NONE", type="DATE", value="2021-03-03")
        + timex([], functionInDocument="NONE", type="DATE", value="2020", TAG_DESCRIPTOR="2020")
    )
    return (
        f'<?xml version="1.0" ?><Document doc_id="1">{tokens}'
        f"<Markables>{markables}{more}</Markables></Document>"
    )


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def document(
    text: str, *times: tuple[str, str, str | None], until: int | None = None
) -> GoldDocument:
    gold = tuple(
        GoldTime(start=text.index(t), end=text.index(t) + len(t), type=kind, value=value)
        for t, kind, value in times
    )
    return GoldDocument(name="doc", text=text, dct="2021-03-05", times=gold, scored_until=until)


def found(text: str, words: str, kind: TimexType = "DATE", value: str | None = None) -> Time:
    start = text.index(words)
    return Time(start=start, end=start + len(words), text=words, type=kind, value=value)


def shown(gold: GoldDocument) -> list[tuple[str, str, str | None]]:
    return [(gold.text[t.start : t.end], t.type, t.value) for t in gold.times]


def test_timeml(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "one.tml", TIMEML))
    assert gold.name == "one.tml"
    assert gold.text == "Rök & Søn 🛰 met on Wednesday.\nThey talked for three hours .\n"
    assert gold.dct == "2021-03-05"
    assert shown(gold) == [
        ("Wednesday", "DATE", "2021-03-03"),
        ("three hours", "DURATION", "PT3H"),
    ]
    assert gold.scored_until is None


def test_timeml_without_creation_time(tmp_path: Path) -> None:
    file = write(tmp_path / "a.tml", "<TimeML><TEXT>In <TIMEX3>May</TIMEX3></TEXT></TimeML>")
    (gold,) = read_gold(file)
    assert gold.dct is None
    assert shown(gold) == [("May", "", None)]


def test_meantime(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "one.xml", cat()))
    assert gold.text.split("\n\n") == [
        "Harbour city's 2nd bridge opens",
        '"We paid US$40," she (the mayor) said Wednesday.',
        'The "old" bridge closed in 1998; it didn\'t re-open.',
        "Work went on.",
        "And on.",
        "It took two years.",
    ]
    assert gold.dct == "2021-03-05"
    assert shown(gold) == [("Wednesday", "DATE", "2021-03-03"), ("1998", "DATE", "1998")]
    assert gold.scored_until is not None
    assert gold.text[: gold.scored_until].endswith("And on.")


def test_meantime_creation_time_that_is_not_marked_as_such(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "one.xml", cat(function="NONE")))
    assert gold.dct == "2021-03-05"
    assert "March" not in gold.text
    assert [t for t, _, _ in shown(gold)] == ["Wednesday", "1998"]


def test_meantime_creation_time_whose_value_is_no_date(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "one.xml", cat(dct="05-03-2021")))
    assert gold.dct == "2021-03-05"


def test_meantime_creation_time_inside_a_sentence_stays_in_the_text(tmp_path: Path) -> None:
    sentences = ("Title", "On", "March 05 , 2021 it opened .")
    words = "".join(
        f'<token number="{i}" sentence="{n}" t_id="{i}">{w}</token>'
        for i, (n, w) in enumerate(((n, w) for n, s in enumerate(sentences) for w in s.split()), 1)
    )
    dct = timex([3, 4, 5, 6], functionInDocument="CREATION_TIME", type="DATE", value="2021-03-05")
    (gold,) = read_gold(write(tmp_path / "one.xml", f"<Document>{words}{dct}</Document>"))
    assert gold.text == "Title\n\nOn\n\nMarch 05, 2021 it opened."
    assert gold.dct == "2021-03-05"
    assert gold.times == ()


def test_folder_with_both_kinds_and_sub_folders(tmp_path: Path) -> None:
    write(tmp_path / "b" / "two.xml", cat())
    write(tmp_path / "a" / "one.tml", TIMEML)
    write(tmp_path / "a" / "._one.tml", "left by another system")
    write(tmp_path / "README.txt", "not read")
    assert [d.name for d in read_gold(tmp_path)] == ["a/one.tml", "b/two.xml"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<TimeML><TEXT>", r"one\.tml: not XML .*line 1"),
        ("", r"one\.tml: not XML"),
        ('<?xml version="1.0" encoding="nope"?><a/>', r"one\.tml: not readable XML .*nope.*UTF-8"),
        ("<html/>", r"one\.tml: its root is <html>"),
        ("<TimeML/>", r"one\.tml: no <TEXT>"),
        ("<Document/>", r"one\.tml: no <token>"),
        (
            '<Document><token t_id="1" sentence="x">a</token></Document>',
            r"one\.tml: a <token> with",
        ),
        (cat(more=timex([99], type="DATE")), r"one\.tml: TIMEX3 7 names token '99'"),
    ],
)
def test_bad_files_are_told_in_a_line(tmp_path: Path, content: str, told: str) -> None:
    file = write(tmp_path / "one.tml", content)
    with pytest.raises(BenchmarkError, match=told) as caught:
        read_gold(file)
    assert "\n" not in str(caught.value)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"no \.tml or \.xml file"):
        read_gold(tmp_path)
    with pytest.raises(BenchmarkError, match="cannot be read"):
        read_gold(tmp_path / "none.tml")


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    deep = "<EVENT>" * 5000 + "now" + "</EVENT>" * 5000
    body = f"<TimeML><TEXT><TIMEX3 type='DATE'>{deep}</TIMEX3></TEXT></TimeML>"
    (gold,) = read_gold(write(tmp_path / "one.tml", body))
    assert shown(gold) == [("now", "DATE", None)]


PIECE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=8)


@given(st.lists(st.tuples(PIECE, st.sampled_from(["TIMEX3", "EVENT", ""])), max_size=12))
def test_offsets_of_timeml_are_those_of_its_text(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, str]]
) -> None:
    inner = "".join(f"<{t}>{escape(p)}</{t}>" if t else escape(p) for p, t in pieces)
    file = tmp_path_factory.mktemp("tml") / "one.tml"
    (gold,) = read_gold(write(file, f"<TimeML><TEXT>{inner}</TEXT></TimeML>"))
    assert gold.text == "".join(p for p, _ in pieces)
    wanted = [p.strip() for p, t in pieces if t == "TIMEX3" and p.strip()]
    assert [gold.text[t.start : t.end] for t in gold.times] == wanted


WORDS = st.lists(
    st.sampled_from(
        ["``", "''", '"', "(", ")", "'s", "US$", "$", "40", ",", "O'", "'", "/", "day"]
    ),
    min_size=1,
    max_size=10,
)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_offsets_of_meantime_are_those_of_its_tokens(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[list[str]]
) -> None:
    words = [(n, w) for n, s in enumerate(sentences) for w in s]
    tokens = "".join(
        f'<token number="{i}" sentence="{n}" t_id="{i}">{escape(w)}</token>'
        for i, (n, w) in enumerate(words)
    )
    marks = "".join(timex([i], type="SET") for i in range(len(words)))
    file = tmp_path_factory.mktemp("cat") / "one.xml"
    (gold,) = read_gold(write(file, f"<Document>{tokens}{marks}</Document>"))
    quotes = {"``": '"', "''": '"'}
    assert [gold.text[t.start : t.end] for t in gold.times] == [quotes.get(w, w) for _, w in words]
    assert gold.text.count("\n\n") == len(sentences) - 1
    assert gold.scored_until == len(gold.text)


TEXT = "On Tuesday night it rained for two days, last week and in May 1998; every year it does."
GOLD = document(
    TEXT,
    ("Tuesday night", "TIME", "2021-03-02TNI"),
    ("two days", "DURATION", "P2D"),
    ("last week", "DATE", "2021-W08"),
    ("May 1998", "DATE", "1998-05"),
    ("every year", "SET", None),
)


def predictions(_: GoldDocument) -> list[Time]:
    return [
        found(TEXT, "Tuesday", "DATE", "2021-03-02"),  # relaxed, type and value wrong
        found(TEXT, "two days", "DURATION", "P2D"),  # strict, all right
        found(TEXT, "last week", "DATE", "2021-W09"),  # strict, value wrong
        found(TEXT, "in May 1998", "DATE", "1998-05"),  # relaxed, all right
        found(TEXT, "every year", "SET"),  # strict, and neither side has a value
        found(TEXT, "it does"),  # spurious
    ]


def test_figures_of_the_task() -> None:
    score = score_timex([GOLD], predictions)
    assert (score.documents, score.gold, score.predicted) == (1, 5, 6)
    assert score.strict_precision == 0.5
    assert score.strict_recall == 0.6
    assert score.strict_f1 == pytest.approx(6 / 11, abs=1e-4)
    assert score.relaxed_precision == pytest.approx(5 / 6, abs=1e-4)
    assert score.relaxed_recall == 1.0
    assert score.relaxed_f1 == pytest.approx(10 / 11, abs=1e-4)
    assert score.value_accuracy == 0.6
    assert score.value_f1 == pytest.approx(0.6 * 10 / 11, abs=1e-4)
    assert score.type_accuracy == 0.8
    assert score.type_f1 == pytest.approx(0.8 * 10 / 11, abs=1e-4)


def test_documents_are_pooled() -> None:
    empty = document("Nothing happened then.", ("then", "DATE", "PAST_REF"))
    score = score_timex([GOLD, empty], lambda d: predictions(d) if d is GOLD else [])
    assert (score.documents, score.gold, score.predicted) == (2, 6, 6)
    assert score.relaxed_f1 == pytest.approx(10 / 12, abs=1e-4)
    assert score.value_accuracy == 0.6  # only of those found


def test_nothing_found_and_nothing_to_find() -> None:
    assert score_timex([GOLD], lambda _: []).relaxed_f1 == 0.0
    assert score_timex([], lambda _: []).value_f1 == 0.0


def test_item_by_item() -> None:
    items = list(predict_timex([GOLD], predictions))
    assert [(i.text, i.match, i.value_right, i.type_right) for i in items] == [
        ("Tuesday night", "relaxed", False, False),
        ("two days", "strict", True, True),
        ("last week", "strict", False, True),
        ("May 1998", "relaxed", True, True),
        ("every year", "strict", True, True),
        ("it does", "spurious", False, False),
    ]
    assert items[0].predicted_text == "Tuesday"
    assert (items[0].gold_value, items[0].predicted_value) == ("2021-03-02TNI", "2021-03-02")
    assert (items[5].gold_type, items[5].predicted_type) == (None, "DATE")
    (missed, *_) = predict_timex([GOLD], lambda _: [])
    assert (missed.match, missed.predicted_type, missed.value_right) == ("missed", None, False)


def test_what_was_not_annotated_is_not_scored() -> None:
    text = "Rain on Monday.\n\nSun on Friday."
    gold = document(text, ("Monday", "DATE", "2021-03-01"), until=text.index("\n"))
    both = [found(text, "Monday", "DATE", "2021-03-01"), found(text, "Friday")]
    score = score_timex([gold], lambda _: both)
    assert (score.gold, score.predicted, score.strict_f1) == (1, 1, 1.0)


def test_one_long_expression_matches_only_one_of_two() -> None:
    text = "between Monday and Wednesday"
    gold = document(text, ("Monday", "DATE", "a"), ("Wednesday", "DATE", "b"))
    items = list(predict_timex([gold], lambda _: [found(text, text, value="b")]))
    assert [(i.text, i.match) for i in items] == [("Monday", "missed"), ("Wednesday", "relaxed")]


def test_an_equal_span_wins_over_a_longer_overlap() -> None:
    text = "from 2009 to 2011"
    gold = document(text, (text, "DURATION", "P2Y"), ("2009", "DATE", "2009"))
    pairs = match_times(gold.times, [found(text, "2009"), found(text, text)])
    assert pairs == {0: 1, 1: 0}


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=8
)


@given(SPANS, SPANS)
def test_matching(gold_spans: list[tuple[int, int]], found_spans: list[tuple[int, int]]) -> None:
    gold = [GoldTime(start=s, end=e, type="DATE", value=None) for s, e in gold_spans]
    predicted = [Time(start=s, end=e, text="x" * (e - s), type="DATE") for s, e in found_spans]
    pairs = match_times(gold, predicted)
    assert len(set(pairs.values())) == len(pairs)
    overlapping = [
        (i, j)
        for i, (s, e) in enumerate(gold_spans)
        for j, (a, b) in enumerate(found_spans)
        if s < b and a < e
    ]
    assert set(pairs.items()) <= set(overlapping)
    # Nothing that could still be matched is left over.
    assert all(i in pairs or j in pairs.values() for i, j in overlapping)
    exact = sum(gold_spans[i] == found_spans[j] for i, j in pairs.items())
    common = sum(min(gold_spans.count(s), found_spans.count(s)) for s in set(gold_spans))
    assert exact == common


@given(SPANS)
def test_gold_itself_scores_full(spans: list[tuple[int, int]]) -> None:
    text = "x" * 40
    times = tuple(GoldTime(start=s, end=e, type="SET", value=f"P{e}D") for s, e in set(spans))
    gold = GoldDocument(name="doc", text=text, dct=None, times=times)
    same = [Time(start=t.start, end=t.end, text="", type="SET", value=t.value) for t in times]
    score = score_timex([gold], lambda _: same)
    assert score.strict_f1 == score.value_f1 == score.type_f1 == (1.0 if times else 0.0)


def test_our_tagger_on_both_forms(tmp_path: Path, coding_run: CodingRun) -> None:
    write(tmp_path / "one.tml", TIMEML)
    write(tmp_path / "two.xml", cat())
    documents = read_gold(tmp_path)
    items = list(predict_timex(documents, own_tagger(coding_run)))
    assert [(i.text, i.match, i.value_right) for i in items] == [
        ("Wednesday", "strict", True),
        ("three hours", "strict", True),
        ("Wednesday", "strict", True),
        ("1998", "strict", True),
    ]
    assert score_timex_folder(tmp_path) == (summarise_timex(2, items), items)


@pytest.mark.bench
def test_meantime_corpus(bench_folder: Path) -> None:
    corpus = read_gold(bench_folder / "bench" / "meantime")
    assert len(corpus) == 90
    assert sum(len(d.times) for d in corpus) == 247
    assert all(d.dct for d in corpus)
    assert all(t.start < (d.scored_until or 0) for d in corpus for t in d.times)


@pytest.mark.bench
def test_floors_on_meantime(bench_folder: Path, coding_run: CodingRun) -> None:
    score = score_timex(read_gold(bench_folder / "bench" / "meantime"), own_tagger(coding_run))
    assert score.relaxed_f1 >= 0.9
    assert score.value_f1 >= 0.8
