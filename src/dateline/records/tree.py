"""Walking a dependency parse."""

from collections.abc import Iterator

from dateline.records.annotation import Parse, Token

BASE_PHRASE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case"}
)
"""Relations (ClearNLP) of the words in front of a noun that belong to its base phrase."""

MODIFIERS = frozenset({"amod", "compound", "nmod"})
"""Relations of adjectives and nouns in front of the noun that they describe."""

_INSIDE = BASE_PHRASE | {"punct", "npadvmod", "conj", "cc", "advmod"}


class Tree:
    """A parse with its dependants looked up once, or taken over from a tree of it."""

    __slots__ = ("_children", "parse", "tokens")

    def __init__(self, parse: Parse, known: "Tree | None" = None) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        children = known._children if known is not None else _dependants(parse)
        self._children: list[list[Token]] = children

    def head(self, token: Token) -> Token:
        """The governor; the root is its own."""
        return self.tokens[token.head]

    def children(self, token: Token, *labels: str) -> Iterator[Token]:
        """Direct dependants in text order, only with the labels named (if any)."""
        for child in self._children[token.i]:
            if not labels or child.dep in labels:
                yield child

    def child(self, token: Token, *labels: str) -> Token | None:
        """The first such dependant."""
        return next(self.children(token, *labels), None)

    def is_infinitive(self, verb: Token) -> bool:
        """Whether "to" stands in front of the verb."""
        return any(c.tag == "TO" for c in self.children(verb, "aux"))

    def has_modal(self, verb: Token) -> bool:
        """Whether the verb has a modal ("will", "may")."""
        return any(c.tag == "MD" for c in self.children(verb, "aux"))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Governors from the nearest to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> Iterator[Token]:
        """``token`` and all below it, depth first."""
        stack = [token]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self._children[node.i])

    def left_edge(self, token: Token, labels: frozenset[str] = BASE_PHRASE) -> Token:
        """The first token of the base phrase that ``token`` heads."""
        edge = token
        for child in self._children[token.i]:
            if child.i < token.i and child.dep in labels:
                candidate = self.left_edge(child, _INSIDE)
                if candidate.i < edge.i:
                    edge = candidate
        while edge.i < token.i and edge.dep == "punct":
            edge = self.tokens[edge.i + 1]
        return edge

    def conjuncts(self, token: Token) -> list[Token]:
        """``token`` and the nouns or verbs joined to it ("France, Italy and Spain")."""
        found = [token]
        for node in found:
            found.extend(c for c in self._children[node.i] if c.dep == "conj")
        return found


def _dependants(parse: Parse) -> list[list[Token]]:
    """The direct dependants of each token, in text order."""
    lists: list[list[Token]] = [[] for _ in parse.tokens]
    for token in parse.tokens:
        if token.head != token.i:
            lists[token.head].append(token)
    return lists
