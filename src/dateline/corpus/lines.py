"""Gold items as JSON lines: one document a line, offsets into its text.

The form that ``dateline score events`` reads. Stand-off lines hold no words of the text, only
offsets, labels and the text's hash.
"""

from typing import Literal

import msgspec

from dateline.corpus.gold import GoldEvent, GoldItem, GoldQuote, GoldRole, GoldStatement
from dateline.records import Auxiliary, Span, Status, sha256_hex


class Extent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A span without its words, unless they may be given away."""

    start: int
    end: int
    text: str | None = None


class LineRole(Extent, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody's part; ``country`` is ``None`` where nobody can tell."""

    name: str | None = None
    country: str | None = None


class LineClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who holds that an event is so; ``author`` or a span."""

    holder: Literal["author"] | Extent = "author"
    cue: Extent | None = None
    certainty: str = "certain"
    polarity: Literal["+", "-"] = "+"


class LineSize(msgspec.Struct, frozen=True, kw_only=True):
    """A number told of an event."""

    kind: str
    span: Extent


class LineEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event of a document."""

    trigger: Extent
    code: str
    modes: tuple[str, ...] = ()
    actors: tuple[LineRole, ...] = ()
    recipients: tuple[LineRole, ...] = ()
    places: tuple[Extent, ...] = ()
    times: tuple[Extent, ...] = ()
    status: Status | None = None
    aux: tuple[Auxiliary, ...] = ()
    claims: tuple[LineClaim, ...] = ()
    contexts: tuple[str, ...] = ()
    sizes: tuple[LineSize, ...] = ()


class LineQuote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words attributed to somebody."""

    kind: str
    content: Extent
    speaker: Extent | None = None
    cue: Extent | None = None


class LineStatement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A pledge, threat, demand, denial, …"""

    kind: str
    content: Extent
    maker: Extent | None = None
    counterpart: Extent | None = None
    condition: Extent | None = None
    deadline: Extent | None = None


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a gold file. ``sha256`` is that of the text in UTF-8."""

    doc: str
    published: str | None = None
    sha256: str | None = None
    family: str | None = None
    hand: str | None = None
    style: str | None = None
    events: tuple[LineEvent, ...] = ()
    quotes: tuple[LineQuote, ...] = ()
    statements: tuple[LineStatement, ...] = ()
    chains: tuple[tuple[Extent, ...], ...] = ()


def gold_document(item: GoldItem) -> GoldDocument:
    """The line of an item; without any words of the text where that is not ours."""
    lines = _Lines(words=item.kind != "standoff")
    return GoldDocument(
        doc=item.id,
        published=item.published,
        sha256=sha256_hex(item.text.encode()),
        family=item.family,
        hand=item.hand,
        style=item.style,
        events=tuple(lines.event(e) for e in item.events),
        quotes=tuple(lines.quote(q) for q in item.quotes),
        statements=tuple(lines.statement(s) for s in item.statements),
        chains=tuple(tuple(lines.extent(s) for s in chain) for chain in item.chains),
    )


class _Lines:
    """Turns gold records into lines, with or without words."""

    def __init__(self, *, words: bool) -> None:
        self._words = words

    def extent(self, span: Span) -> Extent:
        return Extent(start=span.start, end=span.end, text=span.text if self._words else None)

    def _perhaps(self, span: Span | None) -> Extent | None:
        return self.extent(span) if span is not None else None

    def _role(self, role: GoldRole) -> LineRole:
        text = role.text if self._words else None
        return LineRole(start=role.start, end=role.end, text=text, country=role.country)

    def event(self, event: GoldEvent) -> LineEvent:
        return LineEvent(
            trigger=self.extent(event.trigger),
            code=event.code,
            modes=event.modes,
            actors=tuple(self._role(r) for r in event.actors),
            recipients=tuple(self._role(r) for r in event.recipients),
            places=tuple(self.extent(s) for s in event.places),
            times=tuple(self.extent(s) for s in event.times),
            status=event.status,
            aux=event.aux,
            claims=tuple(
                LineClaim(
                    holder=self.extent(c.holder) if c.holder is not None else "author",
                    cue=self._perhaps(c.cue),
                    certainty=c.certainty,
                    polarity=c.polarity,
                )
                for c in event.claims
            ),
            contexts=event.contexts,
            sizes=tuple(LineSize(kind=s.kind, span=self.extent(s.span)) for s in event.sizes),
        )

    def quote(self, quote: GoldQuote) -> LineQuote:
        return LineQuote(
            kind=quote.kind,
            content=self.extent(quote.content),
            speaker=self._perhaps(quote.speaker),
            cue=self._perhaps(quote.cue),
        )

    def statement(self, statement: GoldStatement) -> LineStatement:
        return LineStatement(
            kind=statement.kind,
            content=self.extent(statement.content),
            maker=self._perhaps(statement.maker),
            counterpart=self._perhaps(statement.counterpart),
            condition=self._perhaps(statement.condition),
            deadline=self._perhaps(statement.deadline),
        )
