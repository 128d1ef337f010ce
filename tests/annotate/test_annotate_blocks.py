"""What the parser is given: blocks of the coded sections, and nothing it would choke on."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.blocks import MAX_BLOCK, MAX_WORD, blocks
from dateline.pipeline import CodingRun, plain_article
from dateline.read import Loaded, read_text
from dateline.records import CODED_SECTIONS, Record, Rejection, Section, SectionKind


def read_article(text: str, run: CodingRun) -> Record:
    """The record of a text whose lines are told apart as headline, body, promo and so on."""
    loaded = read_text(text)
    assert isinstance(loaded, Loaded)
    return run.record(msgspec.structs.replace(loaded.article, language="en"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])
def test_lines_that_are_no_one_paragraph_are_parsed_apart(
    newline: str, coding_run: CodingRun
) -> None:
    lines = (
        "Kenya and Uganda resume talks",
        "NAIROBI (Lake Agency) - The two ministers met in Nairobi on Tuesday.",
        "Soldiers attacked a village in Mali, and the police arrested three men.",
    )
    text = newline.join(lines)
    record = read_article(text, coding_run)
    sentences = [text[s.start : s.end] for s in record.sentences]
    assert sentences[0] == lines[0]
    assert sentences[-1] == lines[-1]
    assert not any("\n" in sentence or "\r" in sentence for sentence in sentences)


def test_hard_wrapped_lines_of_one_paragraph_are_one_sentence(
    read: Callable[[str], Record],
) -> None:
    text = "Soldiers attacked a village\r\nin Mali, and the police\narrested three men."
    record = read(text)
    assert [(s.start, s.end) for s in record.sentences] == [(0, len(text))]
    assert [e.code for e in record.events] == ["ASSAULT", "COERCE"]


KINDS: tuple[SectionKind, ...] = (
    "headline",
    "dateline",
    "byline",
    "body",
    "promo",
    "caption",
    "boilerplate",
)


@pytest.mark.parametrize("kind", KINDS)
def test_only_coded_sections_have_mentions_and_events(
    kind: SectionKind, coding_run: CodingRun
) -> None:
    first = "Russia attacked Ukraine on Monday."
    text = f"{first}\nKenya condemned Sudan."
    sections = (
        Section(kind=kind, start=0, end=len(first)),
        Section(kind="body", start=len(first) + 1, end=len(text)),
    )
    record = coding_run.record(msgspec.structs.replace(plain_article(text), sections=sections))
    coded = kind in CODED_SECTIONS
    assert [e.code for e in record.events] == (["ASSAULT"] if coded else []) + ["ACCUSE"]
    assert {m.text for m in record.mentions} == {"Kenya", "Sudan"} | (
        {"Russia", "Ukraine"} if coded else set()
    )
    assert record.events[-1].sentence == len(record.sentences) - 1


def test_promotional_lines_and_boilerplate_tell_no_event(coding_run: CodingRun) -> None:
    text = (
        "Kenya and Uganda resume talks\n"
        "Kenya and Uganda held talks in Nairobi on Tuesday, a day after a long quarrel.\n"
        "Read more: Russia attacks Ukraine\n"
        "The ministers of both countries said that they would meet again in May.\n"
        "[ Japan expels Chinese diplomatsOpens in new window ]\n"
        "Sign up for our newsletter\n"
    )
    record = read_article(text, coding_run)
    assert {s.kind for s in record.article.sections} >= {"headline", "body", "promo"}
    told = {text[s.start : s.end] for s in record.sentences}
    assert not any("Russia" in sentence or "newsletter" in sentence for sentence in told)
    assert not {"Russia", "Ukraine", "Japan"} & {m.text for m in record.mentions}
    assert not {"ASSAULT", "SANCTION"} & {e.code for e in record.events}
    assert "CONSULT" in {e.code for e in record.events}


def test_a_very_long_word_is_rejected_with_its_block(read: Callable[[str], Record]) -> None:
    text = "Russia attacked Ukraine. " + "x" * 600
    record = read(text)
    assert (record.sentences, record.mentions, record.events) == ((), (), ())
    [rejection] = record.rejections
    assert (rejection.step, rejection.start, rejection.end) == ("annotate", 0, len(text))
    assert "500 characters without a space" in rejection.reason
    assert rejection.remedy is not None


def test_the_other_blocks_of_that_article_are_coded(coding_run: CodingRun) -> None:
    body = "The army attacked a village near the border, and the police arrested three men."
    record = read_article(f"Army attacks village\n\n{body}\n\n{'x' * 600}\n\n{body}", coding_run)
    assert [e.code for e in record.events].count("COERCE") == 2
    assert len(record.rejections) == 1


def test_a_word_of_the_longest_length_is_parsed(read: Callable[[str], Record]) -> None:
    record = read("Russia attacked Ukraine. " + "x" * (MAX_WORD - 1))
    assert [e.code for e in record.events] == ["ASSAULT"]
    assert record.rejections == ()


@pytest.mark.parametrize("sentence", ["The army left. ", "the army left ", "thearmyleft\n"])
def test_long_sections_are_cut(sentence: str) -> None:
    text = sentence * (3 * MAX_BLOCK // len(sentence))
    found = list(blocks(plain_article(text)))
    assert len(found) >= 3
    for block in found:
        assert not isinstance(block, Rejection)
        kind, start, end = block
        assert kind == "body"
        assert end - start <= MAX_BLOCK
    if "." in sentence:
        assert all(text[b[2] - 1] == "." for b in found if not isinstance(b, Rejection))


WORDS = st.sampled_from(["army", "left.", "", "  ", "\n", "\u00a0", "é", "x" * 500, "y" * 9000])


@given(st.lists(WORDS, max_size=30), st.lists(st.sampled_from(KINDS), min_size=1, max_size=6))
def test_blocks_and_rejections_hold_every_coded_word_once(
    words: list[str], kinds: list[SectionKind]
) -> None:
    text = " ".join(words)
    size = len(text) // len(kinds) + 1
    sections = tuple(
        Section(kind=kind, start=min(n * size, len(text)), end=min((n + 1) * size, len(text)))
        for n, kind in enumerate(kinds)
    )
    article = msgspec.structs.replace(plain_article(text), sections=sections)
    covered = []
    at = 0
    for block in blocks(article):
        start, end = (
            (block.start, block.end) if isinstance(block, Rejection) else (block[1], block[2])
        )
        assert start is not None
        assert end is not None
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        covered.append(text[start:end])
        at = end
    wanted = "".join(text[s.start : s.end] for s in sections if s.kind in CODED_SECTIONS)
    assert "".join("".join(covered).split()) == "".join(wanted.split())
