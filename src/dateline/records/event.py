"""Event mentions, who took part, what is claimed, quotes and statements."""

from typing import Literal

import msgspec

from dateline.records.span import Span

Status = Literal["actual", "negated", "future", "hypothetical", "historical"]
Auxiliary = Literal["negated", "future", "hypothetical", "historical"]
Certainty = Literal["certain", "probable", "possible", "unknown"]

STATUS_PRECEDENCE: tuple[Auxiliary, ...] = ("negated", "historical", "hypothetical", "future")
"""Which auxiliary names the status where several apply (DESIGN, record contract v0)."""


class Role(Span, frozen=True, kw_only=True):
    """Somebody's part in an event, on the day of the event.

    ``country`` is an ISO 3166 alpha-3 code or a PLOVER special code (IGO, UNO, EUR,
    NGO, ISM, IMG, MNC); ``sector`` a PLOVER sector; ``office`` what was held on the
    date of the event. ``None`` means not known, never "none".
    """

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    confidence: float | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds an event to be so, and how surely. Filled by a later step."""

    holder: Literal["author"] | Role
    certainty: Certainty = "unknown"
    polarity: Literal["+", "-"] = "+"
    cue: Span | None = None
    parent: int | None = None


class EventDate(msgspec.Struct, frozen=True, kw_only=True):
    """When an event took place.

    ``earliest`` and ``latest`` are inclusive ISO days; ``start`` and ``end`` give the
    words that say so, or ``None`` where ``basis`` names a rule instead.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: str
    start: int | None = None
    end: int | None = None


class EventPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event took place, with the words that say so."""

    basis: str
    start: int
    end: int
    text: str
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None
    gazetteer_id: str | None = None
    literal: bool = True
    uncertainty_km: float | None = None


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """How an event lies in time to another event of the article, with the word that says so."""

    relation: Literal["before", "after", "simultaneous"]
    event: str
    cue: Span


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """A number told of an event (dead, injured, arrested, people, money)."""

    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    start: int
    end: int


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event mention: what an article says somebody did.

    ``sentence`` is the index of the sentence; ``code`` a root code of the ontology;
    ``status`` the author's view of the event and ``aux`` all auxiliaries that apply;
    ``sense`` names the lexicon entry or model head that coded it.
    """

    id: str
    sentence: int
    code: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: int
    score: float
    cameo: str | None = None
    trigger: Span
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    status: Status = "actual"
    aux: tuple[Auxiliary, ...] = ()
    claims: tuple[Claim, ...] = ()
    date: EventDate | None = None
    order: tuple[Order, ...] = ()
    place: EventPlace | None = None
    sizes: dict[str, Size] = {}
    confidence: float
    sense: str | None = None


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation or reported speech. Filled by a later step."""

    id: str
    start: int
    end: int
    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...] = ()
    cue: Span | None = None
    speaker: Role | None = None


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """By when a statement is to come true."""

    value: str
    start: int
    end: int


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A pledge, threat, demand … with its content. Filled by a later step."""

    id: str
    kind: Literal[
        "pledge",
        "threat",
        "demand",
        "denial",
        "accusation",
        "prediction",
        "admission",
        "agreement",
    ]
    maker: Role
    counterpart: Role | None = None
    content: Span
    condition: Span | None = None
    deadline: Deadline | None = None
