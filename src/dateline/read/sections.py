"""What each part of a text is for: headline, dateline, byline, body, promo, caption, boilerplate.

A pure function of the text. Every unit (a line, or a paragraph of hard-wrapped text; see
``units``) becomes one section, and a dateline before the first sentence a section of its
own. So a line end inside a section is a soft one, and between sections a hard one.
"""

import re
from collections.abc import Sequence

from dateline.read.boilerplate import is_boilerplate
from dateline.read.bylines import is_byline
from dateline.read.captions import is_caption
from dateline.read.datelines import (
    MAX_PREFIX,
    dateline_prefix,
    is_dateline,
    is_shouted,
)
from dateline.read.promo import Line, is_full_paragraph, is_marked, names_genre, promo_lines
from dateline.read.units import Unit, units
from dateline.read.words import word_set
from dateline.records import Section, SectionKind

MAX_HEADLINE = 200
"""Most characters of a headline."""

MAX_HEADLINE_WORDS = 30
TOP = 8
"""Units at the top and at the bottom of a text among which bylines and dates are looked for."""

OPENING = 4
"""Body paragraphs at the top that may begin with a dateline."""

_STOPPED = re.compile(r"[.!…:;,]\s*['\"”’»)\]]*$")
_FULL_STOP = re.compile(r"[.;]\s*['\"”’»)\]]*$")
_SMALL_WORDS = word_set(
    "a after amid an and as at but by for from in into is of on or over the to up via vs vs. with"
)


def sections(
    text: str,
    title: str | None = None,
    is_html: bool = False,
    *,
    author: str | None = None,
    links: frozenset[str] = frozenset(),
) -> tuple[Section, ...]:
    """The sections of ``text``: half-open code-point offsets, sorted, not overlapping.

    Together they hold every character but white space. ``title`` and ``author`` are what
    is known from outside; ``links`` are the whole texts of a page's links (white space
    folded), the evidence for promos where ``is_html``. The cost is linear in the text.
    """
    parts = units(text)
    kinds = _kinds(parts, title=title, is_html=is_html, author=author, links=links)
    result: list[Section] = []
    opening = 0
    interview = sum(is_shouted(unit.text) for unit in parts) > 1
    for unit, kind in zip(parts, kinds, strict=True):
        start = unit.start
        if kind == "body" and opening < OPENING:
            opening += 1
            raw = text[start : min(unit.end, start + MAX_PREFIX + 1)]
            length = dateline_prefix(raw, colon=opening == 1 and not interview)
            if length:
                end = start + len(raw[:length].rstrip())
                result.append(Section(kind="dateline", start=start, end=end))
                start += length
        result.append(Section(kind=kind, start=start, end=unit.end))
    return tuple(result)


def _kinds(
    parts: Sequence[Unit],
    *,
    title: str | None,
    is_html: bool,
    author: str | None,
    links: frozenset[str],
) -> list[SectionKind]:
    kinds: list[SectionKind] = ["body"] * len(parts)
    top = _headlines(parts, title)
    for i in top:
        kinds[i] = "headline"
    for i, unit in enumerate(parts):
        if kinds[i] == "body":
            kinds[i] = _furniture(unit.text, author, i < TOP + len(top) or i >= len(parts) - TOP)
    lines = [
        Line(unit.text, kind == "body", is_html and unit.text in links)
        for unit, kind in zip(parts, kinds, strict=True)
    ]
    for i in promo_lines(lines, by_grammar=not is_html):
        kinds[i] = "promo"
    return kinds


def _furniture(text: str, author: str | None, at_edge: bool) -> SectionKind:
    if at_edge and is_byline(text, author):
        return "byline"
    if at_edge and is_dateline(text):
        return "dateline"
    if is_boilerplate(text):
        return "boilerplate"
    if is_caption(text):
        return "caption"
    return "body"


def _headlines(parts: Sequence[Unit], title: str | None) -> list[int]:
    """Indexes of the units at the top that are the article's own headline."""
    wanted = " ".join((title or "").split()).casefold()
    for i, unit in enumerate(parts[:TOP]):
        if wanted and (unit.text.casefold() == wanted or _shortened(unit.text, wanted)):
            return [i]
    for i, unit in enumerate(parts[:TOP]):
        text = unit.text
        if is_dateline(text) or is_byline(text) or is_boilerplate(text) or is_caption(text):
            continue
        rest = parts[i + 1 :]
        linked = is_marked(text) and not (i == 0 and names_genre(text))
        if not rest or linked or not _headline_like(text):
            return []
        # Something longer must follow: else it is a line of verse, or of a list.
        if not any(len(a.text) > len(text) and is_full_paragraph(a.text) for a in rest[:TOP]):
            return []
        deck = i + 1
        if (
            not _STOPPED.search(text)
            and len(rest) > 1
            and _headline_like(rest[0].text)
            and not _STOPPED.search(rest[0].text)
            and not is_marked(rest[0].text)
            and _furniture(rest[0].text, None, True) == "body"
            and is_full_paragraph(rest[1].text)
        ):
            return [i, deck]
        return [i]
    return []


def _shortened(text: str, wanted: str) -> bool:
    """Whether ``wanted`` is the line with a site's name behind it."""
    return (
        len(text.split()) > 3
        and re.match(re.escape(text.casefold()) + r"\s*[|–—:·•»-]\s", wanted) is not None
    )


def _headline_like(text: str) -> bool:
    words = text.split(None, MAX_HEADLINE_WORDS + 1)
    if len(text) > MAX_HEADLINE or len(words) > MAX_HEADLINE_WORDS or not text[0].isprintable():
        return False
    if not _STOPPED.search(text):
        return not text[0].islower()
    # Some archives put a full stop behind headlines: then its words are capitalised.
    content = [word for word in words if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in content)
    return bool(_FULL_STOP.search(text)) and len(content) > 2 and capitals >= 0.8 * len(content)
