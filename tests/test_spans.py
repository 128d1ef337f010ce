"""Every span of every record holds the characters that it says it holds.

``text[start:end] == text`` is what lets a reader trust a record, so it is tried on all
example articles and on texts made to upset counting: emoji, combining marks, mixed line
ends, writing from right to left, words without a space between them.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.pipeline import CodingRun, plain_article
from dateline.read import InputFile, Loaded, read_input, read_text
from dateline.records import CODED_SECTIONS, Article, Record

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.name != "README.md")

SENTENCES = (
    "Kenya held talks with Uganda in Nairobi on Tuesday.",
    "President Kim Jong-un visited Moscow, and Kim met Vladimir Orlov at the Kremlin.",
    "US-led forces bombed a rebel base near Aleppo, killing 12 people.",
    "The police did not arrest Maria Lopez-Castro, the former minister's lawyer.",
    "“We will expel their diplomats,” said Ankara’s foreign minister, Deniz Kaya.",
    "Neither France nor Germany condemned Israel's raid on the camp.",
    "If Russia attacks the town, Poland will send troops, officials said.",
    "Thousands of teachers protested against the government in São Paulo.",
    "He said it would release the prisoners; they were freed by the rebels.",
    "Côte d'Ivoire's army shelled the village—no soldier was hurt.",
    "U.S. officials urged Iran to hold talks. Tehran refused.",
    "Turkey to expel Swedish ambassador",
)
JUNK = (
    "🇰🇪",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "é",
    "a\u0301\u0323",
    "\u200d",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "وصل الرئيس إلى موسكو",
    "\u202bירושלים\u202c",
    "北京",
    "\U00020000",
    "ß",
    "İstanbul",
    "ﬁghting",
    "KaroOpens",
    "x" * 300,
    "y" * 600,
    "http://example.org/a?b=c",
    "…",
    "''",
    "(",
    "-",
    "– ",
    "\x0b",
    "\x1f",
)
SEPARATORS = (" ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u2028", "\u2029", "\x85", "")


def _joined(sentence: str) -> str:
    """The sentence without its spaces in front of capitals ("heldTalks")."""
    return sentence.title().replace(" ", "", 2)


@st.composite
def _disturbed(draw: st.DrawFn) -> str:
    """A sentence with something foreign put into it."""
    sentence = draw(st.sampled_from(SENTENCES))
    at = draw(st.integers(0, len(sentence)))
    return sentence[:at] + draw(st.sampled_from(JUNK)) + sentence[at:]


PIECES = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(SENTENCES).map(str.upper),
    st.sampled_from(SENTENCES).map(str.title),
    st.sampled_from(SENTENCES).map(_joined),
    st.sampled_from(JUNK),
    st.text(max_size=12),
    _disturbed(),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """News in pieces, with odd things in them and between them."""
    parts = draw(st.lists(st.tuples(PIECES, st.sampled_from(SEPARATORS)), min_size=1, max_size=6))
    return "".join(piece + separator for piece, separator in parts)


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """All JSON objects in a record, at any depth."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _nodes(inner)


def assert_spans_hold(record: Record) -> None:
    """The contract of offsets: code points, half-open, into the article's text."""
    text = record.article.text
    for node in _nodes(msgspec.to_builtins(record)):
        start, end = node.get("start"), node.get("end")
        if start is None and end is None:
            continue
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert 0 <= start <= end <= len(text), node
        if "text" in node:
            assert start < end, f"an empty span: {node}"
            assert text[start:end] == node["text"], node


def assert_well_formed(record: Record) -> None:
    """What else holds of every record, whatever the text."""
    assert_spans_hold(record)
    ids = [
        *(m.id for m in record.mentions),
        *(a.id for a in record.actors),
        *(e.id for e in record.events),
    ]
    assert len(set(ids)) == len(ids)
    ends = [0, *(s.end for s in record.sentences)]
    assert all(s.start >= end for s, end in zip(record.sentences, ends, strict=False))
    coded = [s for s in record.article.sections if s.kind in CODED_SECTIONS]
    assert all(
        any(s.start <= sentence.start and sentence.end <= s.end for s in coded)
        for sentence in record.sentences
    )
    for mention in record.mentions:
        assert mention.start <= mention.head < mention.end
        assert mention.text == mention.text.strip()
    actors = {a.id for a in record.actors}
    assert {m.actor for m in record.mentions if m.actor is not None} == actors
    for event in record.events:
        assert 0 <= event.sentence < len(record.sentences)
        sentence = record.sentences[event.sentence]
        for span in (event.trigger, *event.actors, *event.recipients):
            assert sentence.start <= span.start
            assert span.end <= sentence.end
        both = {(r.start, r.end) for r in event.actors} & {
            (r.start, r.end) for r in event.recipients
        }
        assert both == set(), "somebody is actor and recipient of one event"
        assert {r.actor for r in (*event.actors, *event.recipients)} <= {None, *actors}


def assert_coded_alike(run: CodingRun, article: Article) -> Record:
    """Codes ``article`` twice and by way of JSON; all three are one record."""
    record = run.record(article)
    assert_well_formed(record)
    assert run.record(article) == record
    line = record.to_json()
    assert b"\n" not in line
    assert Record.from_json(line) == record
    return record


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_examples(path: Path, coding_run: CodingRun) -> None:
    loaded = list(read_input(InputFile(path=path, name=path.name)))
    assert len(loaded) == (3 if path.suffix == ".jsonl" else 1)
    for item in loaded:
        assert isinstance(item, Loaded)
        record = assert_coded_alike(coding_run, item.article)
        english = item.article.language in ("en", None)
        assert bool(record.events) == bool(record.mentions) == english


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=texts())
@example(text="Kim Jong-un visited Moscow.\r\nKARO OPENS SUMMIT IN VIENNA TODAY\rKaroOpens")
@example(text="\U0001f1f7\U0001f1fa Russia attacked Ukraine\u2028\u200dIran\u0301 refused.")
def test_odd_texts(text: str, coding_run: CodingRun) -> None:
    assert_coded_alike(coding_run, plain_article(text, "2024-02-01"))
    loaded = read_text(text)
    if isinstance(loaded, Loaded):
        # What language a handful of odd characters is in does not matter here.
        article = msgspec.structs.replace(loaded.article, language="en")
        assert coding_run.record(article).article.text == text
        assert_coded_alike(coding_run, article)


def test_odd_texts_do_have_events(coding_run: CodingRun) -> None:
    """Else the property above would hold of empty records."""
    text = "\r\n".join(SENTENCES)
    record = assert_coded_alike(coding_run, plain_article(text))
    assert len(record.sentences) >= len(SENTENCES)
    assert len(record.events) >= len(SENTENCES)


def _gum(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(ln.removeprefix("# text = ") for ln in lines if ln.startswith("# text = "))


@pytest.mark.bench
def test_benchmark_texts(bench_folder: Path, coding_run: CodingRun) -> None:
    texts = [
        *(p.read_text(encoding="utf-8") for p in sorted((bench_folder / "seed").glob("*.txt"))),
        *map(_gum, sorted((bench_folder / "bench" / "gum_news").glob("*.conllu"))),
        *(
            p.read_text(encoding="utf-8")
            for p in sorted((bench_folder / "bench" / "quotes" / "polnear_dev" / "text").iterdir())
        ),
    ]
    assert len(texts) > 1
    events = 0
    for text in texts:
        loaded = read_text(text)
        assert isinstance(loaded, Loaded)
        events += len(assert_coded_alike(coding_run, loaded.article).events)
    assert events > len(texts)
