"""Cutting text into the tokens that the grammar of time expressions matches.

These are not the parser's tokens: "Sept.", "a.m.", "2013-03-22", "10:30" and "1990s" are
one token each whatever the parser did. Each token knows the parser's token it begins in.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.annotate.times.vocabulary import ClassValue, Vocabulary
from dateline.records import Parse, Token

MAX_DIGITS = 9
"""A longer row of digits is no date and no quantity of days."""

YEARS = range(1000, 2200)
"""Four digits outside of this are not read as a year without more evidence."""

# Every alternative consumes what it tests, and repetition is possessive: linear.
_TOKEN = re.compile(
    r"""
      (?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\d-])
    | (?P<numdate>\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}
        |\d{1,2}\.\d{1,2}\.\d{2}(?![\d.]\d|\d)|\d{4}/\d{1,2}/\d{1,2}
        |\d{1,2}-\d{1,2}-\d{4})(?![\d/-])
    | (?P<dtg>[0-3]\d[0-2]\d[0-5]\dZ)(?![^\W_])
    | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}h\d{2})(?![\d:]|(?![aApP][mM]\b)[^\W_])
    | (?P<ordinal>\d{1,4}(?:st|nd|rd|th))(?![^\W_])
    | (?P<decade>\d{3}0s|\d{3}0['’]s|['’]?\d0s)(?![^\W_])
    | (?P<year2>['’]\d{2})(?![^\W_])
    | (?P<fy>FY\ ?['’]?\d{2,4})(?![^\W_])
    | (?P<part>[QH][1-4]|[1-4][QH])(?![^\W_])
    | (?P<number>\d++(?:,\d{3})*+(?:\.\d+)?)
    | (?P<ampm>[aApP]\.\ ?[mM]\.?)(?![^\W_])
    | (?P<genitive>['’]s)(?![^\W_])
    | (?P<word>o['’]clock|[^\W\d_]++)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)

_DASHES = frozenset("-–—‐‑−")


@dataclass(slots=True)
class Item:
    """One token; offsets are code points into the article's text, half-open.

    ``classes`` maps the names of grammar classes to what the token stands for there;
    ``glued`` says that no white space stands in front; ``token`` is the parser's token
    it begins in, ``sentence`` that token's parse, both ``None`` outside of parses.
    ``longer`` lists classes that cover this and following tokens: class, value and the
    index after the last of them.
    """

    start: int
    end: int
    lower: str
    raw: str
    glued: bool
    classes: Mapping[str, ClassValue]
    token: Token | None = None
    sentence: int = -1
    longer: list[tuple[str, ClassValue, int]] = field(default_factory=list)


def lex(
    text: str,
    start: int,
    end: int,
    parses: Sequence[tuple[int, Parse]],
    words: Vocabulary,
) -> list[Item]:
    """The tokens of ``text[start:end]``; ``parses`` are the (index, parse) pairs inside it."""
    items: list[Item] = []
    places = [(t.start, i, t) for i, parse in parses for t in parse.tokens]
    starts = [p[0] for p in places]
    last = start
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "other"
        s, e = match.span()
        raw = match.group()
        lower = raw.lower()
        if kind == "genitive":
            lower = "'s"
        elif raw in _DASHES:
            lower = "-"
        elif kind == "word" and lower in words.period and text[e : e + 1] == ".":
            rest = text[e + 1 : e + 2]
            if not rest or not rest.isalnum():
                e += 1
                raw = text[s:e]
        glued = s == last and s > start
        if items and items[-1].end > s:
            continue  # the period of an abbreviation, taken already
        classes = _classes(kind, lower, raw, glued, items, words)
        item = Item(s, e, lower, raw, glued, classes)
        at = bisect_right(starts, s) - 1
        if at >= 0 and s < places[at][2].end:
            item.token = places[at][2]
            item.sentence = places[at][1]
        items.append(item)
        last = e
    _hours_not_years(items)
    return items


_AT = frozenset(("at", "since", "from", "until", "till", "by", "to", "between", "before", "after"))

_CLOCK_AFTER = frozenset(("on", "today", "tonight", "yesterday", "tomorrow", "local", "gmt"))


def _hours_not_years(items: list[Item]) -> None:
    """Four digits that only a clock shows ("at 1800", "since 2130", "2100 to 0500") are no year."""
    for n, item in enumerate(items):
        if "YEAR" not in item.classes or "MILITARY" not in item.classes:
            continue
        before = items[n - 1].lower if n else ""
        late = item.raw > "2100" or item.raw == "2100"
        row = items[n + 1 : n + 3]
        paired = len(row) == 2 and row[0].lower in ("to", "-", "until", "and")
        paired = paired and "MILITARY" in row[1].classes and row[1].raw[0] == "0"
        after = items[n + 1].lower if n + 1 < len(items) else ""
        starts = before in ("starts", "begins", "ends") and item.raw[2:] in ("00", "30")
        at = before == "at" and (not "1900" <= item.raw <= "2059" or after in _CLOCK_AFTER)
        if at or starts or (late and before in _AT) or paired:
            item.classes = {k: v for k, v in item.classes.items() if k != "YEAR"}


def _classes(
    kind: str, lower: str, raw: str, glued: bool, before: list[Item], words: Vocabulary
) -> Mapping[str, ClassValue]:
    if kind == "word":
        return _word(lower, raw, before, words)
    if kind == "number":
        stuck = glued and before and (before[-1].raw.isalpha() or before[-1].raw in "$€£¥#_.@")
        return {} if stuck else number_classes(raw)
    if kind == "other":
        if lower in _DASHES:
            return {"DASH": 1}
        return {"PLUS": 1} if lower == "+" else {}
    simple = {"iso": "ISO", "numdate": "NUMDATE", "clock": "CLOCK", "fy": "FY", "ampm": "AMPM"}
    simple["dtg"] = "DTG"
    if kind in simple:
        if kind == "ampm":
            return {"AMPM": 12 if lower[0] == "p" else 0}
        return {simple[kind]: raw}
    if kind == "ordinal":
        n = int(raw[:-2])
        if not 1 <= n <= 999:
            return {}
        return {"ORDDAY": n} if n <= 31 else {"ORDLONG": n}
    if kind == "decade":
        digits = "".join(c for c in raw if c.isdigit())
        if len(digits) == 3 or (len(digits) == 4 and digits[0] not in "12"):
            return {}
        return {"DECADE": digits[:3]} if len(digits) == 4 else {"DECADE2": digits[0]}
    if kind == "year2":
        return {"YEAR2": raw[1:]}
    if kind == "part":
        name = "QTR" if "Q" in raw else "HALF"
        n = int(raw.strip("QH"))
        return {name: n} if name == "QTR" or n <= 2 else {}
    return {}


def _word(lower: str, raw: str, before: list[Item], words: Vocabulary) -> Mapping[str, ClassValue]:
    found = words.classes.get(lower)
    if found is None:
        return {"UPPERWORD": 1} if raw[0].isupper() else {}
    if "ZONE" in found and not raw.isupper():
        return {name: value for name, value in found.items() if name != "ZONE"}
    return found


def number_classes(raw: str) -> dict[str, ClassValue]:
    """The classes of a number in digits; none for what is too long to be a time."""
    digits = raw.replace(",", "")
    if len(digits) > MAX_DIGITS:
        return {}
    if "." in digits:
        return {"NUMBER": float(digits), "DECIMAL": raw}
    n = int(digits)
    found: dict[str, ClassValue] = {"NUMBER": n}
    if "," in raw:
        return found
    if len(digits) <= 2:
        if 1 <= n <= 31:
            found["DAY"] = n
        if n <= 24:
            found["HOUR"] = n
        if len(digits) == 2:
            found["YEAR2D"] = digits
            found["SHORTYEAR"] = n
    elif len(digits) == 4:
        if n in YEARS:
            found["YEAR"] = n
            found["SHORTYEAR"] = n
        if n // 100 <= 24 and n % 100 < 60:
            found["MILITARY"] = digits
    return found
