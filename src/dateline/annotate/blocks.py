"""Cutting an article's coded sections into blocks that are parsed one by one.

A parser fed a whole page joins a headline with the sentence below it. So a line is a
block of its own, unless the text is hard-wrapped, where a paragraph is the block.
"""

import re
from collections.abc import Iterator

from dateline.records import CODED_SECTIONS, Article, Rejection, SectionKind

MAX_BLOCK = 20_000
"""Longest block given to the parser, in code points; longer ones are cut at a sentence end."""

MAX_WORD = 500
"""A run of this many characters without white space is no prose; the parser would choke on it."""

_MAX_WRAPPED_LINE = 100
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
_TERMINAL = tuple(".!?:;…\"'”’)]")
_NON_SPACE_RUN = re.compile(rf"\S{{{MAX_WORD},}}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s")


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraphs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Groups of lines without a blank line between them."""
    group: list[tuple[int, int]] = []
    previous_end = start
    for match in _LINE.finditer(text, start, end):
        line = _strip(text, match.start(), match.end())
        gap = text[previous_end : match.start()].replace("\r\n", "\n")
        if group and (len(gap) > 1 or line[0] == line[1]):
            yield group
            group = []
        if line[0] < line[1]:
            group.append(line)
        previous_end = match.end()
    if group:
        yield group


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether a paragraph's line breaks only fit it to a page width.

    True when hardly any line but the last ends as a sentence does and all are short.
    """
    if len(lines) < 2 or any(e - s > _MAX_WRAPPED_LINE for s, e in lines):
        return False
    breaks = lines[:-1]
    running_on = sum(not text[:e].endswith(_TERMINAL) and (e - s) >= 40 for s, e in breaks)
    lower_next = sum(text[s].islower() for s, _ in lines[1:])
    return running_on >= 0.6 * len(breaks) and lower_next >= 0.4 * len(breaks)


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
        for lines in _paragraphs(text, section.start, section.end):
            wrapped = _is_wrapped(text, lines)
            for start, end in [(lines[0][0], lines[-1][1])] if wrapped else lines:
                if _NON_SPACE_RUN.search(text, start, end):
                    yield Rejection(
                        step="annotate",
                        reason=f"no prose: over {MAX_WORD} characters without a space",
                        start=start,
                        end=end,
                    )
                    continue
                for piece in _cut(text, start, end):
                    if piece[0] < piece[1]:
                        yield (section.kind, *piece)
