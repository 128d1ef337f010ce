"""One sentence as the coder sees it: the parse with its mentions at hand."""

from collections.abc import Iterable, Mapping

from dateline.records import MODIFIERS, Mention, Parse, Token, Tree

AGENT_KINDS = frozenset({"person", "organization", "state", "group"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PEOPLE_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "we", "us", "i", "me"})


class Scene(Tree):
    """A sentence's tree with the mentions that stand in it.

    Args:
        parse: the sentence.
        mentions: the article's mentions that lie inside the sentence.
        classes: the lexicon's word classes.
    """

    __slots__ = ("_by_head", "_covering", "classes", "lemmas")

    def __init__(
        self,
        parse: Parse,
        mentions: Iterable[Mention],
        classes: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(parse)
        self.classes = classes
        self.lemmas = frozenset(t.lemma for t in parse.tokens)
        by_start = {t.start: t.i for t in parse.tokens}
        self._by_head: dict[int, Mention] = {}
        self._covering: dict[int, Mention] = {}
        for mention in mentions:
            at = by_start.get(mention.head)
            if at is not None:
                self._by_head.setdefault(at, mention)
            if mention.form == "name" and mention.start in by_start:
                i = by_start[mention.start]
                while i < len(self.tokens) and self.tokens[i].start < mention.end:
                    self._covering.setdefault(i, mention)
                    i += 1

    def mention(self, token: Token) -> Mention | None:
        """The mention that this token heads or, for names, stands in."""
        return self._by_head.get(token.i) or self._covering.get(token.i)

    def is_agent(self, token: Token) -> bool:
        """Whether the phrase stands for somebody who can act."""
        mention = self.mention(token)
        if mention is None:
            return False
        if mention.kind in AGENT_KINDS:
            return True
        # A city's name can stand for its government; "the city" cannot be told from the place.
        return mention.kind == "place" and mention.form == "name"

    def fits(self, token: Token, kind: str | None) -> bool:
        """Whether the phrase headed by ``token`` is of a slot type of the lexicon."""
        if kind is None:
            return True
        mention = self.mention(token)
        if kind == "agent":
            return self.is_agent(token)
        if kind == "thing":
            return not self.is_agent(token)
        if kind == "person":
            if mention is None:
                return token.text.lower() in _PEOPLE_PRONOUNS
            return mention.kind in ("person", "group")
        if kind == "state":
            return mention is not None and mention.kind in ("state", "organization")
        return mention is not None and mention.kind in ("place", "state", "facility")

    def real(self, token: Token) -> list[Token]:
        """The token itself, and what it counts or groups: "dozens of *soldiers*"."""
        found = [token]
        if token.lemma in self.classes["partitive"] or token.pos == "NUM":
            for prep in self.children(token, "prep"):
                if prep.text.lower() == "of":
                    found += [c for o in self.children(prep, "pobj") for c in self.conjuncts(o)]
        return found

    def named_modifiers(self, token: Token) -> list[Token]:
        """Possessor, adjective or compound in front of a noun that is a mention itself."""
        found = []
        for child in self.children(token, "poss", *MODIFIERS):
            after = self.tokens[child.i + 1] if child.i + 1 < len(self.tokens) else None
            if child.dep != "poss" and after is not None and after.text == "-":
                continue  # "US-led", "Saudi-backed"
            prefix = self.tokens[max(child.i - 2, 0)].text.lower()
            if self.tokens[child.i - 1].text == "-" and prefix in ("anti", "pro", "non"):
                continue  # "anti-China protests"
            mention = self.mention(child)
            if child.dep == "poss":
                found += [c for c in self.conjuncts(child) if self._possessor(c)]
            elif mention is not None and (
                mention.kind in AGENT_KINDS or mention.kind == "place" or mention.actor
            ):
                found += self.conjuncts(child)
        return found

    def _possessor(self, token: Token) -> bool:
        return self.mention(token) is not None and token.tag not in ("WP$", "PRP$")
