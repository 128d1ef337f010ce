"""The gold's records: items with their labelled events, quotes, statements and chains.

All offsets are code points into the item's text, half-open.
"""

from typing import Literal

import msgspec

from dateline.records import STATUS_PRECEDENCE, Auxiliary, Span, Status

Style = Literal[
    "agency", "newspaper", "headline", "broadcaster", "opinion", "communique", "translated"
]
FileKind = Literal["sentences", "articles", "standoff"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
StatementKind = Literal[
    "pledge", "threat", "demand", "denial", "accusation", "prediction", "admission", "agreement"
]
QuoteKind = Literal["direct", "indirect", "mixed"]


class GoldRole(Span, frozen=True, kw_only=True):
    """Who takes part: the words and the country they stand for (``None``: nobody can tell)."""

    country: str | None = None


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds that the event is so; no ``holder`` is the author, or a source without name."""

    holder: Span | None = None
    cue: Span | None = None
    certainty: Certainty = "certain"
    polarity: Literal["+", "-"] = "+"


class GoldSize(msgspec.Struct, frozen=True, kw_only=True):
    """A number that the text gives for an event."""

    kind: Literal["dead", "injured", "arrested", "people", "money"]
    span: Span


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event; ``aux`` in the order of precedence of status."""

    trigger: Span
    code: str
    modes: tuple[str, ...] = ()
    actors: tuple[GoldRole, ...] = ()
    recipients: tuple[GoldRole, ...] = ()
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    aux: tuple[Auxiliary, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    contexts: tuple[str, ...] = ()
    sizes: tuple[GoldSize, ...] = ()

    @property
    def status(self) -> Status:
        """The first auxiliary in the order of precedence, else actual."""
        return next((s for s in STATUS_PRECEDENCE if s in self.aux), "actual")


class GoldQuote(msgspec.Struct, frozen=True, kw_only=True):
    """Words attributed to somebody."""

    kind: QuoteKind
    content: Span
    speaker: Span | None = None
    cue: Span | None = None


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody pledges, threatens, demands, denies, …"""

    kind: StatementKind
    content: Span
    maker: Span | None = None
    counterpart: Span | None = None
    condition: Span | None = None
    deadline: Span | None = None


class GoldLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an item's text; ``empty`` says why it holds no event, where that is said."""

    start: int
    end: int
    empty: str | None = None


class GoldItem(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence or article with its labels and who made them."""

    id: str
    family: str
    hand: str
    kind: FileKind
    published: str
    style: Style
    text: str
    lines: tuple[GoldLine, ...]
    events: tuple[GoldEvent, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    chains: tuple[tuple[Span, ...], ...] = ()
