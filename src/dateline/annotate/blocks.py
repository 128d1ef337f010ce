"""Cutting an article's coded sections into blocks that are parsed one by one.

A parser fed a whole page joins a headline with the sentence below it. So each section,
which is one line or one paragraph of hard-wrapped lines, is a block of its own.
"""

import re
from collections.abc import Iterator

from dateline.records import CODED_SECTIONS, Article, Rejection, SectionKind

MAX_BLOCK = 20_000
"""Longest block given to the parser, in code points; longer ones are cut at a sentence end."""

MAX_WORD = 500
"""A run of this many characters without white space is no prose; the parser would choke on it."""

_NON_SPACE_RUN = re.compile(rf"\S{{{MAX_WORD},}}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s")


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_BLOCK:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + MAX_BLOCK)]
        space = text.rfind(" ", start + 1, start + MAX_BLOCK)
        at = ends[-1] if ends else space if space > start else start + MAX_BLOCK
        yield _strip(text, start, at)
        start = at
    yield _strip(text, start, end)


def blocks(article: Article) -> Iterator[tuple[SectionKind, int, int] | Rejection]:
    """Blocks of the coded sections as (section kind, start, end), in reading order.

    Offsets are code points into ``article.text``. What no parser should see is
    yielded as a rejection instead.
    """
    text = article.text
    for section in article.sections:
        if section.kind not in CODED_SECTIONS:
            continue
        start, end = _strip(text, section.start, section.end)
        if _NON_SPACE_RUN.search(text, start, end):
            yield Rejection(
                step="annotate",
                reason=f"not coded: over {MAX_WORD} characters without a space are no prose",
                remedy="check that the text is not encoded or damaged",
                start=start,
                end=end,
            )
            continue
        for first, last in _cut(text, start, end):
            if first < last:
                yield (section.kind, first, last)
