"""Record types: frozen, exact about offsets, and the same after a round trip through JSON."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import records
from dateline.pipeline import plain_article
from dateline.records import (
    CODED_SECTIONS,
    STATUS_PRECEDENCE,
    Claim,
    Deadline,
    Event,
    EventDate,
    EventPlace,
    Mention,
    Parse,
    Quote,
    Record,
    Rejection,
    Role,
    Run,
    Sentence,
    Size,
    Span,
    Statement,
    Time,
    Token,
    Tree,
    content_id,
    overlap,
    sha256_hex,
)

TEXT = "Kenya said on Monday that 12 men were freed."
RUN = Run(id="run-1", version="0", model="m", ontology="o", knowledge="k")
KENYA = Role.of(TEXT, 0, 5)


def full_record() -> Record:
    """A record with every kind of part, those of later steps too."""
    trigger = Span.of(TEXT, 38, 43)
    event = Event(
        id="evt-1",
        sentence=0,
        code="RETREAT",
        mode="release",
        contexts=("legal",),
        quad=2,
        score=7.6,
        trigger=trigger,
        actors=(KENYA,),
        recipients=(Role(start=26, end=32, text="12 men", sector="CVL", confidence=0.5),),
        status="negated",
        aux=("negated", "future"),
        claims=(Claim(holder="author"), Claim(holder=KENYA, certainty="possible", cue=trigger)),
        date=EventDate(value="2024-02", latest="2024-02-29", basis="words", start=14, end=20),
        place=EventPlace(basis="words:in", start=0, end=5, text="Kenya", lat=-1.5, lon=37.0),
        sizes={"people": Size(value=12.0, start=26, end=28)},
        confidence=0.5,
    )
    return Record(
        run=RUN,
        article=plain_article(TEXT, "2024-02"),
        sentences=(Sentence(start=0, end=len(TEXT)),),
        mentions=(Mention(id="men-1", start=0, end=5, text="Kenya", form="name", kind="state"),),
        times=(Time(start=14, end=20, text="Monday", type="DATE", value="2024-02-05"),),
        quotes=(Quote(id="q-1", start=26, end=43, kind="indirect", speaker=KENYA),),
        statements=(
            Statement(
                id="s-1",
                kind="pledge",
                maker=KENYA,
                content=trigger,
                deadline=Deadline(value="2024", start=14, end=20),
            ),
        ),
        events=(event,),
        rejections=(Rejection(step="read", reason="x", start=0, end=1, remedy="y"),),
    )


def test_a_record_is_the_same_after_json() -> None:
    record = full_record()
    line = record.to_json()
    assert b"\n" not in line
    assert Record.from_json(line) == record
    assert Record.from_json(line.decode()) == record
    assert Record.from_json(line).to_json() == line


def test_names_of_the_contract() -> None:
    """Record contract v0 (DESIGN section 3): these names do not change without a note."""
    data = json.loads(full_record().to_json())
    assert list(data) == [
        "run",
        "article",
        "sentences",
        "mentions",
        "actors",
        "times",
        "places",
        "quotes",
        "statements",
        "events",
        "rejections",
    ]
    assert set(data["run"]) == {"id", "version", "model", "ontology", "knowledge"}
    assert set(data["article"]) >= {
        "id",
        "url",
        "source",
        "title",
        "published",
        "published_basis",
        "fetched",
        "language",
        "text",
        "extraction",
        "sections",
    }
    assert set(data["article"]["extraction"]) == {"tool", "version", "raw_sha256", "text_sha256"}
    assert set(data["article"]["sections"][0]) == {"kind", "start", "end"}
    assert set(data["events"][0]) >= {
        "id",
        "sentence",
        "code",
        "mode",
        "contexts",
        "quad",
        "score",
        "cameo",
        "trigger",
        "actors",
        "recipients",
        "status",
        "aux",
        "claims",
        "date",
        "place",
        "sizes",
        "confidence",
    }
    role = {"start", "end", "text", "actor", "country", "sector", "office", "confidence"}
    assert set(data["events"][0]["actors"][0]) == role
    assert set(data["events"][0]["trigger"]) == {"start", "end", "text"}
    assert set(data["mentions"][0]) >= {"id", "form", "kind", "actor", "chain", "candidates"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"status":"negated"', '"status":"perhaps"'),
        ('"kind":"body"', '"kind":"advert"'),
        ('"sentence":0', '"sentence":"first"'),
        ('"run":{"id"', '"run":{"name"'),
    ],
)
def test_json_that_breaks_the_contract_is_refused(old: str, new: str) -> None:
    line = full_record().to_json().decode()
    assert old in line
    with pytest.raises(msgspec.ValidationError):
        Record.from_json(line.replace(old, new))


def test_records_are_frozen_and_named() -> None:
    with pytest.raises(AttributeError):
        KENYA.text = "Uganda"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Span(0, 5, "Kenya")  # type: ignore[misc]
    assert {KENYA: 1}[Role.of(TEXT, 0, 5)] == 1


def test_every_name_exported_is_there() -> None:
    assert all(hasattr(records, name) for name in records.__all__)


@given(st.text(), st.integers(-3, 30), st.integers(-3, 30))
def test_a_span_is_made_only_inside_its_text(text: str, start: int, end: int) -> None:
    if 0 <= start <= end <= len(text):
        span = Span.of(text, start, end)
        assert (span.start, span.end, span.text) == (start, end, text[start:end])
    else:
        with pytest.raises(ValueError, match=f"span {start}:{end} does not fit"):
            Span.of(text, start, end)


def test_of_makes_the_class_it_is_called_on() -> None:
    assert type(KENYA) is Role
    assert Span.of("a\U0001f600b", 1, 2).text == "\U0001f600"


@given(*[st.integers(0, 20)] * 4)
def test_overlap_counts_shared_characters(a: int, b: int, c: int, d: int) -> None:
    shared = set(range(a, b)) & set(range(c, d))
    assert overlap(a, b, c, d) == len(shared) == overlap(c, d, a, b)


def test_ids_hash_content() -> None:
    assert content_id("evt", "a", 1) == content_id("evt", "a", "1")
    assert content_id("evt", "ab", "c") != content_id("evt", "a", "bc")
    assert content_id("evt", "a") != content_id("men", "a")
    assert content_id("evt", "\ud800").startswith("evt-")
    prefix, _, digits = content_id("evt", "a", None).partition("-")
    assert prefix == "evt"
    assert len(digits) == 16
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_precedence_and_coded_sections() -> None:
    assert STATUS_PRECEDENCE == ("negated", "historical", "hypothetical", "future")
    assert {"headline", "body", "caption"} == CODED_SECTIONS


def tree() -> Tree:
    """ "The old king and queen met", heads as spaCy gives them."""
    words = [
        ("The", "DET", "det", 2),
        ("old", "ADJ", "amod", 2),
        ("king", "NOUN", "nsubj", 5),
        ("and", "CCONJ", "cc", 2),
        ("queen", "NOUN", "conj", 2),
        ("met", "VERB", "ROOT", 5),
    ]
    tokens = []
    at = 0
    for i, (word, pos, dep, head) in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, "", dep, head, ""))
        at += len(word) + 1
    return Tree(Parse(start=0, end=at - 1, section="body", tokens=tuple(tokens)))


def test_walking_a_tree() -> None:
    walked = tree()
    the, old, king, _, queen, met = walked.tokens
    assert walked.head(queen) is king
    assert walked.head(met) is met
    assert list(walked.children(king, "det", "amod")) == [the, old]
    assert walked.child(king, "conj") is queen
    assert walked.child(king, "prep") is None
    assert list(walked.ancestors(old)) == [king, met]
    assert list(walked.ancestors(met)) == []
    assert {t.i for t in walked.subtree(met)} == set(range(6))
    assert walked.left_edge(king) is the
    assert walked.left_edge(met) is met
    assert walked.conjuncts(king) == [king, queen]
