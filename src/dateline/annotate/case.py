"""Recasing of Title Case and ALL CAPS lines for the parser.

Headlines in title case make a tagger take verbs for names. The article itself tells
which words are names: a word that stands in lower case somewhere in running text is
none. Only the parser sees the recased line; the article's text is not changed.
"""

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[^\W\d_]+")
_MIN_WORDS = 4
_TITLE_SHARE = 0.7


def running_words(lines: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Words seen in lower case, and words seen capitalised in the middle of a line.

    Lines that are themselves in title case do not count.
    """
    lower: set[str] = set()
    upper: set[str] = set()
    for line in lines:
        if odd_case(line):
            continue
        for match in _WORD.finditer(line):
            word = match.group()
            if word[0].islower():
                lower.add(word)
            elif (
                match.start() > 0
                and line[match.start() - 1] == " "
                and (match.start() < 2 or line[match.start() - 2] not in ".!?:")
            ):
                upper.add(word)
    return frozenset(lower), frozenset(upper)


def odd_case(line: str) -> bool:
    """Whether a line is in Title Case or ALL CAPS, so that capitals tell nothing."""
    words: list[str] = [w for w in _WORD.findall(line) if len(w) > 3]
    if capitals_only(line):
        return len(line.split()) >= _MIN_WORDS
    if len(words) < _MIN_WORDS:
        return False
    capitals: int = sum(w[0].isupper() for w in words)
    return capitals >= _TITLE_SHARE * len(words)


def capitals_only(line: str) -> bool:
    """Whether a line has no small letters."""
    return line.isupper()


def recase(
    line: str,
    lower: Collection[str],
    upper: Collection[str],
    names: Collection[tuple[int, int]],
    common: Collection[str],
) -> str:
    """``line`` with words put in lower case that are not names; the length never changes.

    ``names`` are spans of the line known to be names, ``common`` ordinary English
    words in lower case.
    """
    pieces = list(line)
    for match in _WORD.finditer(line):
        start, end = match.span()
        word = match.group()
        low = word.lower()
        if len(low) != len(word) or any(s <= start < e for s, e in names):
            continue
        title = word[0] + low[1:]
        if title in upper and low not in lower:
            new = title
        elif low in lower or low in common:
            new = low if start > 0 else title
        else:
            new = title if word.isupper() and len(word) > 4 else word
        pieces[start:end] = new
    return "".join(pieces)
