"""A sentence's tree with its mentions at hand, for the steps that link mentions."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.records import Mention, Parse, Token, Tree, by_sentence


class Marked(Tree):
    """A tree that knows which mention a token belongs to.

    Args:
        parse: the sentence.
        mentions: the article's mentions that lie inside it, in text order.
        tree: the sentence's tree, where it is at hand.
    """

    __slots__ = ("_of_token", "mentions")

    def __init__(self, parse: Parse, mentions: Iterable[Mention], tree: Tree | None = None) -> None:
        super().__init__(parse, tree)
        self.mentions: tuple[Mention, ...] = tuple(mentions)
        self._of_token: dict[int, Mention] = {}
        names = [m for m in self.mentions if m.form == "name"]
        for mention in names:
            for token in parse.tokens:
                if mention.start <= token.start < mention.end:
                    self._of_token.setdefault(token.i, mention)
        for mention in self.mentions:
            if mention.form != "name":
                head = self.head_of(mention)
                if head is not None:
                    self._of_token.setdefault(head.i, mention)

    def mention(self, token: Token) -> Mention | None:
        """The name that the token stands in, or the description or pronoun that it heads."""
        return self._of_token.get(token.i)

    def head_of(self, mention: Mention) -> Token | None:
        """The token that heads a mention of this sentence."""
        return next((t for t in self.tokens if t.start == mention.head), None)

    def word_before(self, mention: Mention) -> str:
        """The lower-case word in front of a mention, empty at the start of the sentence."""
        before = next((t for t in reversed(self.tokens) if t.end <= mention.start), None)
        return before.text.lower() if before is not None else ""

    def word_behind(self, mention: Mention) -> str:
        """The lower-case word behind a mention, empty at the end of the sentence."""
        behind = next((t for t in self.tokens if t.start >= mention.end), None)
        return behind.text.lower() if behind is not None else ""

    def inside(self, start: int, end: int) -> list[Mention]:
        """The names between two offsets (code points into the article's text)."""
        return [m for m in self.mentions if m.form == "name" and start <= m.start < m.end <= end]


def marked_sentences(parses: Sequence[Parse], mentions: Sequence[Mention]) -> list[Marked]:
    """Each sentence with its mentions; ``mentions`` are the article's in text order."""
    inside = by_sentence(parses, mentions)
    return [Marked(parse, m) for parse, m in zip(parses, inside, strict=True)]


def marked_anew(sentences: Sequence[Marked], mentions: Sequence[Mention]) -> list[Marked]:
    """The same sentences with the mentions as a later step has them."""
    inside = by_sentence([s.parse for s in sentences], mentions)
    return [Marked(s.parse, m, s) for s, m in zip(sentences, inside, strict=True)]


def nominals(sentences: Iterable[Marked]) -> Iterator[tuple[Marked, Mention, Token]]:
    """Every description ("the minister") with its sentence and its head, in text order."""
    for sentence in sentences:
        for mention in sentence.mentions:
            head = sentence.head_of(mention)
            if mention.form == "nominal" and head is not None:
                yield sentence, mention, head
