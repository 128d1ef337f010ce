"""Finding many names in one pass over a text.

A name is a row of tokens. Spaces, hyphens and single line ends between them count alike;
case is compared by the rules of :func:`~dateline.knowledge.tokens.same_case`, so that "us"
is not the US.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.knowledge.entry import Entry, Found
from dateline.knowledge.tokens import APOSTROPHES, Token, same_case, tokens

_GAP = re.compile(rf"[ \t\u00a0\u202f]*(?:\r?\n[ \t]*)?|[-‐‑–]|[{APOSTROPHES}][ \t\u00a0]+")
_DOT_GAP = re.compile(r"\.[ \t\u00a0]*")
_DOTTED = frozenset({"st", "ste", "mt", "no", "dr", "n", "s"})
"""Abbreviations that are written with and without a full stop (St. Lucia, No. 10, N. Korea)."""

_FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "of", "on", "or"}
    | {"since", "that", "the", "this", "to", "under", "when", "while", "with"}
)
"""Words whose capital, at the start of a sentence, does not make them part of a name."""

_CAPITALS_TOO = frozenset({"WHO", "ICE", "CAR", "NAM"})
"""Abbreviations that are English words: not read as names in a line set in capitals."""

_CAP_WINDOW = 2
"""Neighbours on each side that must be in capitals for a line to count as set in capitals."""


class Pattern(NamedTuple):
    """One way of writing the name of ``entry``: its tokens in their case.

    A ``quiet`` name is only for look-up: in running text it is too often something else.
    A name that must stand ``apart`` is not found as the end of a longer name.
    Of several patterns that fit, the one with the lowest ``rank`` is the best reading.
    """

    tokens: tuple[str, ...]
    quiet: bool
    apart: bool
    rank: int
    entry: Entry


class _Node:
    __slots__ = ("next", "patterns")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.patterns: list[Pattern] = []


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
        fits = self._whole(name, row)
        if not fits and row and row[-1].surface == "'s":  # but "Saint John's" has its own
            fits = self._whole(name, row[:-1])
        return _entries(fits)

    def find(self, text: str) -> tuple[Found, ...]:
        """The longest names in ``text`` from left to right, without overlaps.

        Time is linear in the text: each token starts at most two walks, and a walk is no
        longer than the longest name.
        """
        row = tokens(text)
        found: list[Found] = []
        at = 0
        while at < len(row):
            best = self._longest(text, row, at)
            if best and row[at].surface.lower() == "the":
                # "the West Bank" is not "the West" and something
                inner = self._longest(text, row, at + 1)
                if inner and inner[0] > best[0]:
                    best, at = inner, at + 1
            if best is None:
                at += 1
                continue
            last, entries = best
            start, end = row[at].start, row[last].end
            found.append(Found(start=start, end=end, text=text[start:end], candidates=entries))
            at = last + 1
        return tuple(found)

    def _whole(self, name: str, row: list[Token]) -> list[Pattern]:
        for last, patterns in self._walk(name, row, 0):
            if last == len(row) - 1:
                return _fitting(patterns, row)
        return []

    def _longest(
        self, text: str, row: list[Token], at: int
    ) -> tuple[int, tuple[Entry, ...]] | None:
        """The last token and the entries of the longest name that starts at ``at``."""
        best = None
        for last, patterns in self._walk(text, row, at):
            if last == at and _shouted(row, at):
                continue
            fits = [
                pattern
                for pattern in _fitting(patterns, row[at : last + 1])
                if not pattern.quiet
                and not (pattern.apart and _continues(text, row, at))
                and not (_needs_article(pattern) and _continued(text, row, last))
            ]
            if fits:
                best = last, _entries(fits)
        return best

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


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap == " " or _GAP.fullmatch(gap):
        return True
    return left.surface.lower() in _DOTTED and _DOT_GAP.fullmatch(gap) is not None


def _fitting(patterns: list[Pattern], row: list[Token]) -> list[Pattern]:
    """The patterns that agree with the tokens in case, the best reading first."""
    alone = len(row) == 1
    fits = [
        pattern
        for pattern in patterns
        if all(
            same_case(
                word,
                token.surface,
                first=i == 0 or (i == 1 and pattern.tokens[0] == "the"),
                alone=alone,
            )
            for i, (word, token) in enumerate(zip(pattern.tokens, row, strict=True))
        )
    ]
    return sorted(fits, key=lambda pattern: pattern.rank)


def _entries(patterns: list[Pattern]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(pattern.entry for pattern in patterns))


def _needs_article(pattern: Pattern) -> bool:
    return len(pattern.tokens) == 2 and pattern.tokens[0] == "the"


def _continues(text: str, row: list[Token], at: int) -> bool:
    """Whether the name that starts at ``at`` ends a longer one ("National [Security Council]")."""
    if at == 0 or text[row[at - 1].end : row[at].start] != " ":
        return False
    before = row[at - 1].surface
    return before[:1].isupper() and before.lower() not in _FUNCTION_WORDS


def _continued(text: str, row: list[Token], last: int) -> bool:
    """Whether the name that ends at ``last`` begins a longer one ("the [West] Point")."""
    if last + 1 == len(row) or text[row[last].end : row[last + 1].start] != " ":
        return False
    after = row[last + 1].surface
    return after[:1].isupper() and not after.isupper()


def _shouted(row: list[Token], at: int) -> bool:
    """Whether the token is an English word in a line of capitals, and not an abbreviation."""
    if row[at].surface not in _CAPITALS_TOO:
        return False
    around = row[max(0, at - _CAP_WINDOW) : at] + row[at + 1 : at + 1 + _CAP_WINDOW]
    words = [token.surface for token in around if token.surface.isalpha()]
    return len(words) >= _CAP_WINDOW and all(word.isupper() for word in words)
