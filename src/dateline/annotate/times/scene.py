"""The article as the makers of time values see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from dateline.annotate.times.calendar import at_grain, bounds, grain_of
from dateline.annotate.times.lexer import Item
from dateline.annotate.times.tense import Direction, direction
from dateline.records import Parse, Token

MAX_RECENT = 8
"""Most calendar values that are kept for later expressions."""


@dataclass(slots=True)
class Scene:
    """What a value may depend on.

    ``published`` is the day, month or year of publication as a TIMEX3 value, or ``None``;
    ``recent`` the latest calendar values that the text has named before this place, each
    with its sentence. ``items`` are the tokens of the stretch of text in hand.
    """

    published: str | None
    country: str | None
    parses: Sequence[Parse]
    items: Sequence[Item] = ()
    recent: list[tuple[str, int]] = field(default_factory=list)
    moment: datetime | None = None
    """The latest time by the clock, of a known day and without a zone."""
    fronts: dict[int, int] = field(default_factory=dict)
    """First token of a match -> first token of its phrase, where "early" or "mid-" is in front."""
    clocks: dict[int, int] = field(default_factory=dict)
    """First token of a date -> first token of the phrase that its time of day begins."""
    days: dict[int, str] = field(default_factory=dict)
    """Sentence -> the latest day named in it."""

    @property
    def today(self) -> date | None:
        """The day of publication, where it is known to the day."""
        if self.published is None or grain_of(self.published) != "day":
            return None
        span = bounds(self.published)
        return span[0] if span else None

    def words_before(self, first: int, count: int = 3) -> list[str]:
        """Up to ``count`` lower-case tokens in front of token ``first``, nearest last."""
        first = self.fronts.get(first, first)
        return [x.lower for x in self.items[max(0, first - count) : first]]

    def word_after(self, last: int) -> str:
        """The lower-case token at ``last``, or the empty string."""
        return self.items[last].lower if last < len(self.items) else ""

    def head(self, first: int, last: int) -> Token | None:
        """The parser's token in ``first:last`` whose head lies outside."""
        inside = [x.token for x in self.items[first:last] if x.token is not None]
        own = {t.i for t in inside}
        return next((t for t in inside if t.head not in own or t.head == t.i), None)

    def tokens(self, first: int) -> Sequence[Token]:
        """The parser's tokens of the sentence that token ``first`` stands in."""
        sentence = self.items[first].sentence
        return self.parses[sentence].tokens if sentence >= 0 else ()

    def direction(self, first: int, last: int) -> Direction:
        """Whether the clause around the tokens looks back or ahead."""
        head = self.head(first, last)
        if head is None:
            return "none"
        parse = self.parses[self.items[first].sentence]
        return direction(parse.tokens, head.i, parse.section, self.words_before(first))

    def nearby(self, first: int, reach: int = 2, grain: str | None = None) -> str | None:
        """The latest calendar value named no more than ``reach`` sentences before.

        With ``grain``, the latest that lies within one unit of that size. What is told in
        the past is not counted from a day to come ("will lead until July 28. His
        predecessor resigned *the day before*").
        """
        sentence = self.items[first].sentence
        linked = set(self.words_before(first, 1)) & {"after", "since"}  # "after that date"
        past = not linked and self.direction(first, first + 1) == "past"
        for value, named in reversed(self.recent):
            if sentence - named > reach:
                return None
            if past and sentence != named and self._is_ahead(value):
                continue
            if grain is None or at_grain(value, grain) is not None:
                return value
        return None

    def _is_ahead(self, value: str) -> bool:
        span = bounds(value)
        return span is not None and self.today is not None and span[0] > self.today

    def name(self, value: str, sentence: int) -> None:
        """Keep a calendar value that later expressions may count from."""
        self.recent.append((value, sentence))
        del self.recent[:-MAX_RECENT]
