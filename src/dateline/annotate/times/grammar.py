"""The grammar of time expressions, compiled from ``grammar.toml`` into a trie.

Patterns have no repetition, so that each is unfolded into plain rows of elements and all
rows share one trie: matching at a token walks as deep as the longest row at most.
"""

import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from dateline.annotate.times.lexer import Item
from dateline.annotate.times.vocabulary import ClassValue

MAX_ROWS = 40_000
"""Most rows that the grammar may unfold into; a guard against a careless pattern."""


class GrammarError(ValueError):
    """A rule that cannot be used; names the rule, the cause and the remedy."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of ``grammar.toml``; see the head of that file."""

    make: str
    kind: str
    patterns: tuple[str, ...]
    also: str = ""
    value: str = ""
    mod: str = ""
    args: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the tokens ``first:last`` (half-open).

    ``got`` maps the names of the pattern to what matched, ``at`` to (first, last).
    """

    rule: Rule
    first: int
    last: int
    got: Mapping[str, ClassValue]
    at: Mapping[str, tuple[int, int]]


@dataclass(slots=True)
class _Node:
    """Words, classes and (by ``glued``) whether white space is forbidden lead on."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    classes: dict[str, "_Node"] = field(default_factory=dict)
    glued_words: dict[str, "_Node"] = field(default_factory=dict)
    glued_classes: dict[str, "_Node"] = field(default_factory=dict)
    ends: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


class Grammar:
    """The compiled rules; :meth:`match` finds the longest match at a token."""

    def __init__(self, rules: Sequence[Rule], parts: Mapping[str, Sequence[str]]) -> None:
        self.rules = tuple(rules)
        self._root = _Node()
        rows = 0
        for number, rule in enumerate(self.rules):
            for pattern in rule.patterns:
                for row in _unfold(pattern, parts, rule.make):
                    rows += 1
                    _insert(self._root, row, number)
        if rows > MAX_ROWS:
            raise GrammarError(f"grammar.toml unfolds into {rows} rows: simplify its patterns")

    def match(self, items: Sequence[Item], first: int) -> Match | None:
        """The longest match that begins at token ``first``; of equals the earlier rule's."""
        best: tuple[int, int, tuple[str, ...], tuple[tuple[int, int, ClassValue], ...]] | None
        best = None
        stack: list[tuple[_Node, int, tuple[tuple[int, int, ClassValue], ...]]]
        stack = [(self._root, first, ())]
        n = len(items)
        while stack:
            node, at, path = stack.pop()
            if node.ends and (best is None or at >= best[0]):
                number, names = min(node.ends)
                if best is None or (-at, number) < (-best[0], best[1]):
                    best = (at, number, names, path)
            if at >= n:
                continue
            item = items[at]
            glued = item.glued and at > first
            for words, classes, allowed in (
                (node.words, node.classes, True),
                (node.glued_words, node.glued_classes, glued),
            ):
                if not allowed:
                    continue
                if words and (follow := words.get(item.lower)) is not None:
                    stack.append((follow, at + 1, (*path, (at, at + 1, item.lower))))
                if classes:
                    for name, value in item.classes.items():
                        if (follow := classes.get(name)) is not None:
                            stack.append((follow, at + 1, (*path, (at, at + 1, value))))
                    for name, value, end in item.longer:
                        if (follow := classes.get(name)) is not None:
                            stack.append((follow, end, (*path, (at, end, value))))
        if best is None:
            return None
        last, number, names, path = best
        named = [(name, step) for name, step in zip(names, path, strict=True) if name]
        return Match(
            self.rules[number],
            first,
            last,
            {name: step[2] for name, step in named},
            {name: step[:2] for name, step in named},
        )

    def begins(self, item: Item) -> bool:
        """Whether any pattern can begin with this token."""
        root = self._root
        return (
            item.lower in root.words
            or any(name in root.classes for name in item.classes)
            or any(name in root.classes for name, _, _ in item.longer)
        )


_Element = tuple[str, str, bool]
"""Name (or ""), word or class, and whether it must be glued."""


def _unfold(
    pattern: str, parts: Mapping[str, Sequence[str]], rule: str
) -> Iterator[tuple[_Element, ...]]:
    """All rows of elements that a pattern stands for."""
    choices: list[list[tuple[_Element, ...]]] = []
    for written in pattern.split():
        body = written
        rows: list[tuple[_Element, ...]] = []
        if body.endswith("?") and len(body) > 1:
            body = body[:-1]
            rows.append(())
        if body.startswith("<"):
            name = body[1:-1]
            if name not in parts:
                raise GrammarError(f"rule {rule}: there is no part {name!r}: add it to [part]")
            for inner in parts[name]:
                rows.extend(_unfold(inner, parts, rule))
        else:
            rows.extend((element,) for element in _elements(body))
        choices.append(rows)
    for row in itertools.product(*choices):
        yield tuple(itertools.chain.from_iterable(row))


def _elements(body: str) -> Iterator[_Element]:
    glued = body.startswith("~")
    body = body.removeprefix("~")
    name, equals, rest = body.partition("=")
    if not equals:
        name, rest = "", body
    glued = glued or rest.startswith("~")
    rest = rest.removeprefix("~")
    for choice in rest.split("/") if len(rest) > 1 else (rest,):
        yield (name, "DASH" if choice == "-" else choice, glued)


def _insert(root: _Node, row: tuple[_Element, ...], number: int) -> None:
    node = root
    for _, wanted, glued in row:
        if wanted.isupper() or wanted.rstrip("0123456789D").isupper():
            table = node.glued_classes if glued else node.classes
        else:
            table = node.glued_words if glued else node.words
        node = table.setdefault(wanted, _Node())
    end = (number, tuple(name for name, _, _ in row))
    if row and end not in node.ends:
        node.ends.append(end)


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The shipped grammar, compiled once a process.

    Raises:
        GrammarError: a rule that cannot be used.
    """
    text = (files("dateline.annotate.times") / "grammar.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    rules = msgspec.convert(data["rule"], list[Rule])
    return Grammar(rules, data["part"])
