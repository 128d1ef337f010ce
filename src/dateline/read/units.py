"""Lines and paragraphs: the units that sections are made of.

In most files a paragraph is a line. In hard-wrapped text (mail, old archives) a paragraph
is a block of lines of about the same width, and a line end inside it means nothing; nor
does one between a comma and a small letter.
"""

import re
from itertools import pairwise

import msgspec

MAX_WRAP = 120
"""Widest column that text is wrapped to; longer lines are paragraphs."""

MIN_WRAPPED_BREAKS = 3
"""Least number of line ends within blocks that must look like wrapping."""

MIN_WRAPPED_SHARE = 0.7
"""Share of line ends within blocks at which the next word would not have fitted.

Wrapped text with blank lines between paragraphs reaches 0.95; with the paragraphs' ends
counted too (no blank lines) about 0.8; lists and verse stay under 0.4.
"""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LIST_ITEM = re.compile(r"\s*(?:[-*•‣▪–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|>)")


class Unit(msgspec.Struct, frozen=True):
    """A line or a wrapped paragraph: half-open code-point offsets without white space around.

    ``text`` is the unit with its white space folded; ``gap`` says that a blank line (or
    the start of the text) stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int
    width: int
    first: int
    gap: bool
    item: bool


def units(text: str) -> tuple[Unit, ...]:
    """The units of ``text`` in order; together they hold every character but white space."""
    found = _lines(text)
    width = _wrap_width(found)
    result: list[Unit] = []
    start = 0
    for i, line in enumerate(found):
        last = i + 1 == len(found)
        if last or not _goes_on(text, line, found[i + 1], width):
            begin, end = found[start].start, line.end
            result.append(Unit(begin, end, " ".join(text[begin:end].split()), found[start].gap))
            start = i + 1
    return tuple(result)


def _lines(text: str) -> list[_Line]:
    result: list[_Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        between = text[previous_end:start].replace("\r\n", "\n")
        breaks = len(between) - len(re.sub(r"[\n\r\x0b\x0c\x85\u2028\u2029]", "", between))
        result.append(
            _Line(
                start=start,
                end=start + len(stripped),
                width=len(raw.rstrip()),
                first=len(stripped.split(None, 1)[0]),
                gap=not result or breaks > 1,
                item=_LIST_ITEM.match(raw) is not None,
            )
        )
        previous_end = start + len(stripped)
    return result


def _wrap_width(found: list[_Line]) -> int | None:
    """The column to which the text is wrapped, or ``None`` if its line ends are meant."""
    widths = sorted(line.width for line in found if line.first < line.width)
    if not widths:
        return None
    # An address or a table row may overshoot: one line in thirty is let be.
    width = widths[-1 - len(widths) // 30]
    if width > MAX_WRAP:
        return None
    inner = [(a, b) for a, b in pairwise(found) if not b.gap and not b.item]
    full = sum(_full(a, b, width) for a, b in inner)
    if full < MIN_WRAPPED_BREAKS or full < MIN_WRAPPED_SHARE * len(inner):
        return None
    return width


def _goes_on(text: str, line: _Line, after: _Line, width: int | None) -> bool:
    """Whether the line end between the two means nothing: by wrapping, or as a comma before
    a small letter shows (``<br>`` in a page's paragraph)."""
    if after.gap or after.item:
        return False
    comma = text[line.end - 1] == "," and text[after.start].islower()
    return comma or _full(line, after, width)


def _full(line: _Line, after: _Line, width: int | None) -> bool:
    """Whether the first word of ``after`` would not have fitted behind ``line``."""
    return width is not None and line.width + 1 + after.first > width
