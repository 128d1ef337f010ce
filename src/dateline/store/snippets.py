"""Where a search's words stand in a text, and the stretch worth showing."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

Match = tuple[int, int]
"""Offsets of a matched word or phrase: code points, half-open."""

_OPEN, _CLOSE = "\x01", "\x02"
_BLANKED = str.maketrans({"\0": " ", _OPEN: " ", _CLOSE: " "})

_CREATE = """
CREATE VIRTUAL TABLE hit USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2')
"""
_HIGHLIGHT = """
SELECT rowid, highlight(hit, 0, char(1), char(2)), highlight(hit, 1, char(1), char(2))
FROM hit WHERE hit MATCH ?
"""

WIDTH = 200
"""Characters of a snippet, more or less: two lines of a terminal."""

_SLACK = 20
"""How far a snippet's edge moves to avoid cutting a word, in characters."""


def find_matches(
    query: str, texts: Iterable[tuple[str, str]]
) -> list[tuple[tuple[Match, ...], tuple[Match, ...]]]:
    """Offsets of ``query``'s matches in the title and in the text of each of ``texts``.

    FTS5 marks matches by putting characters around them and stops at a NUL. The texts
    are therefore indexed once more in memory, with the marking characters and NUL
    replaced by as many blanks: the tokens and the offsets stay what they are.
    """
    blanked = [(n, t.translate(_BLANKED), b.translate(_BLANKED)) for n, (t, b) in enumerate(texts)]
    found: list[tuple[tuple[Match, ...], tuple[Match, ...]]] = [((), ())] * len(blanked)
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(_CREATE)
        memory.executemany("INSERT INTO hit (rowid, title, text) VALUES (?, ?, ?)", blanked)
        for n, title, text in memory.execute(_HIGHLIGHT, (query,)):
            found[n] = (tuple(_marked(title)), tuple(_marked(text)))
    return found


def _marked(text: str) -> Iterator[Match]:
    position = 0
    for n, piece in enumerate(text.replace(_CLOSE, _OPEN).split(_OPEN)):
        if n % 2:
            yield position, position + len(piece)
        position += len(piece)


def window(text: str, matches: tuple[Match, ...], width: int = WIDTH) -> Match:
    """The stretch of about ``width`` characters of ``text`` that holds most ``matches``."""
    first = last = best = after = 0
    for i, (start, _) in enumerate(matches):
        after = max(after, i + 1)  # at least the match itself, however long it is
        while after < len(matches) and matches[after][1] <= start + width:
            after += 1
        if after - i > best:
            best, first, last = after - i, start, matches[after - 1][1]
    margin = max(0, width - (last - first)) // 2
    start = max(0, min(first - margin, len(text) - width))
    end = max(min(len(text), start + width), last)
    return _word_start(text, start, first), _word_end(text, end, last)


def _word_start(text: str, start: int, latest: int) -> int:
    if start == 0 or text[start - 1].isspace():
        return start
    for n in range(start, min(latest, start + _SLACK)):
        if text[n].isspace():
            return n + 1
    return start


def _word_end(text: str, end: int, earliest: int) -> int:
    if end == len(text) or text[end].isspace():
        return end
    for n in range(end, max(earliest, end - _SLACK), -1):
        if text[n - 1].isspace():
            return n - 1
    return end
