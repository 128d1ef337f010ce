"""Comparing names as newspapers write them, and finding many of them in one pass.

A name is a row of tokens. Tokens are compared without diacritics, apostrophes and the
dots of abbreviations; spaces, hyphens and single line ends between them count alike.
Case is compared by the rules of :func:`same_case`, so that "us" is not the US.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.knowledge.entry import Entry, Found

_APOSTROPHES = "'’‘ʼʻ`´′"
_WORD = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"  # marks of decomposed letters belong to it
_TOKEN = re.compile(
    # U.S., U.N, D.C.: letters with dots between them
    r"[^\W\d_]\.(?:[^\W\d_]\.)*[^\W\d_](?:\.|(?![^\W_]))"
    # the possessive, so that "Russia's" ends with "Russia"
    rf"|(?<=[^\W_])[{_APOSTROPHES}][sS](?![^\W_])"
    # a word, with apostrophes inside: d'Ivoire, N'Djamena
    rf"|{_WORD}(?:[{_APOSTROPHES}](?![sS](?![^\W_])){_WORD})*"
    r"|[,&]"
)
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Names whose tokens are simply their words; most are, and loading is then quicker."""

_GAP = re.compile(rf"[ \t\u00a0\u202f]*(?:\r?\n[ \t]*)?|[-‐‑–]|[{_APOSTROPHES}][ \t\u00a0]+")
_DOT_GAP = re.compile(r"\.[ \t\u00a0]*")
_DOTTED = frozenset({"st", "ste", "mt", "no", "dr"})
"""Abbreviations that are written with and without a full stop (St. Lucia, No. 10)."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
    }
)
"""Letters that Unicode does not decompose into a base letter and a mark."""

_SMALL = """
administration agency alliance army assembly association authority bank bloc board bureau
cartel chiefs coalition command commission commissioner committee community conference
congress corps council court department division federation fleet force forces foundation
front fund government group guard guards house institute islands league military ministry
mission movement network office organisation organization palace panel parliament party
peacekeepers police programme program republic revolutionary secretariat security senate
service services society staff state states strip supreme territories tribunal union
"""
_COMMON_NOUNS = frozenset(_SMALL.split())
"""Words that many papers write small inside a name ("UN security council", "Gaza strip")."""

_CAPITALS_TOO = frozenset({"WHO", "ICE", "CAR", "NAM"})
"""Abbreviations that are English words: not read as names in a line set in capitals."""

_CAP_WINDOW = 2
"""Neighbours on each side that must be in capitals for a line to count as set in capitals."""


class Token(NamedTuple):
    """``surface`` keeps case, without diacritics, apostrophes and dots; offsets are code points."""

    surface: str
    start: int
    end: int


class Pattern(NamedTuple):
    """One way of writing the name of ``entry``: its tokens in their case.

    A ``quiet`` name is only for look-up: in running text it is too often something else.
    Of several patterns that fit, the one with the lowest ``rank`` is the best reading.
    """

    tokens: tuple[str, ...]
    quiet: bool
    rank: int
    entry: Entry


class _Node:
    __slots__ = ("next", "patterns")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.patterns: list[Pattern] = []


def fold(word: str) -> str:
    """``word`` without diacritics, apostrophes and dots; its case is kept."""
    if word.isascii():
        return word.replace("'", "").replace(".", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", word).translate(_LETTERS)
    return "".join(
        c for c in plain if not unicodedata.combining(c) and c not in _APOSTROPHES and c != "."
    )


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``; a possessive is the token "'s"."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[0] in _APOSTROPHES:
            surface = "'s"
        elif word == "&":
            surface = "and"
        elif word.isalnum() and word.isascii():
            surface = word
        else:
            surface = fold(word)
        found.append(Token(surface, match.start(), match.end()))
    return found


def same_case(pattern: str, surface: str, *, first: bool, alone: bool) -> bool:
    """Whether a token of a text is written as a name's token may be written.

    ``first`` says that it is the first token of the name, ``alone`` that it is the only
    one. The letters are already known to be the same.

    - As in the name: always.
    - A name in capitals (US, NATO): only so, but from four letters also "Nato".
    - Other names also all in capitals (RUSSIA), from four letters where they stand alone.
    - A small first letter (of, al) may be a capital; a capital may be small in the middle
      of a name where the word is a common noun.
    """
    if pattern == surface:
        return True
    if pattern.isupper():
        return len(pattern) >= 4 and surface == pattern.capitalize()
    if surface.isupper():
        return not alone or len(surface) >= 4
    if pattern[0].islower():
        return surface == pattern[0].upper() + pattern[1:]
    return not first and surface in _COMMON_NOUNS and surface == pattern.lower()


class NameIndex:
    """A trie of names over their tokens in lower case. Not changed after it is built."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._root = _Node()
        for pattern in patterns:
            node = self._root
            for word in pattern.tokens:
                word = word.lower()
                step = node.next.get(word)
                if step is None:
                    step = node.next[word] = _Node()
                node = step
            node.patterns.append(pattern)

    def exact(self, name: str) -> tuple[Entry, ...]:
        """The entries whose name is the whole of ``name``, the best first."""
        row = tokens(name)
        while row and row[-1].surface == "'s":
            row.pop()
        last = 0
        answer: tuple[Entry, ...] = ()
        for last, patterns in self._walk(name, row, 0):
            answer = _fitting(patterns, row[: last + 1], quiet=True)
        return answer if row and last == len(row) - 1 else ()

    def find(self, text: str) -> tuple[Found, ...]:
        """The longest names in ``text`` from left to right, without overlaps.

        Time is linear in the text: each token starts at most one walk, and a walk is no
        longer than the longest name.
        """
        row = tokens(text)
        starts = self._root.next
        found: list[Found] = []
        at = 0
        while at < len(row):
            best: tuple[int, tuple[Entry, ...]] | None = None
            if row[at].surface.lower() in starts:
                for last, patterns in self._walk(text, row, at):
                    entries = _fitting(patterns, row[at : last + 1], quiet=False)
                    if entries and not (last == at and _shouted(row, at)):
                        best = last, entries
            if best is None:
                at += 1
                continue
            last, entries = best
            start, end = row[at].start, row[last].end
            found.append(Found(start=start, end=end, text=text[start:end], candidates=entries))
            at = last + 1
        return tuple(found)

    def _walk(self, text: str, row: list[Token], at: int) -> Iterator[tuple[int, list[Pattern]]]:
        """The index of the last token and the patterns of each name that starts at ``at``."""
        node = self._root
        for i in range(at, len(row)):
            if i > at and not _joined(text, row[i - 1], row[i]):
                return
            step = node.next.get(row[i].surface.lower())
            if step is None:
                return
            node = step
            if node.patterns:
                yield i, node.patterns


def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a name in the data; its leading article may be written small."""
    row = _PLAIN.fullmatch(name) and name.split(" ")
    words = row or [token.surface for token in tokens(name)]
    if len(words) > 1 and words[0] == "The":
        words[0] = "the"
    return tuple(words)


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap == " " or _GAP.fullmatch(gap):
        return True
    return left.surface.lower() in _DOTTED and _DOT_GAP.fullmatch(gap) is not None


def _fitting(patterns: list[Pattern], row: list[Token], *, quiet: bool) -> tuple[Entry, ...]:
    alone = len(row) == 1
    fits = [
        pattern
        for pattern in patterns
        if (quiet or not pattern.quiet)
        and all(
            same_case(word, token.surface, first=i == 0, alone=alone)
            for i, (word, token) in enumerate(zip(pattern.tokens, row, strict=True))
        )
    ]
    fits.sort(key=lambda pattern: pattern.rank)
    return tuple(dict.fromkeys(pattern.entry for pattern in fits))


def _shouted(row: list[Token], at: int) -> bool:
    """Whether the token is an English word in a line of capitals, and not an abbreviation."""
    if row[at].surface not in _CAPITALS_TOO:
        return False
    around = row[max(0, at - _CAP_WINDOW) : at] + row[at + 1 : at + 1 + _CAP_WINDOW]
    words = [token.surface for token in around if token.surface.isalpha()]
    return len(words) >= _CAP_WINDOW and all(word.isupper() for word in words)
