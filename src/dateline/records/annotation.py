"""What annotation adds: sentences, mentions, actors, times, places.

``Token`` and ``Parse`` are working records between the annotation and coding steps;
they are rebuilt when needed and not stored.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from dateline.records.article import SectionKind
from dateline.records.span import Span

MentionForm = Literal["name", "nominal", "pronoun"]
MentionKind = Literal[
    "person", "organization", "state", "place", "facility", "group", "document", "other"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence. Offsets are code points into the article's text, half-open."""

    start: int
    end: int


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that a mention might stand for, with a score from 0 to 1."""

    actor: str
    score: float


class Mention(Span, frozen=True, kw_only=True):
    """A phrase that refers to somebody or something.

    ``actor`` is the id of the resolved actor, ``chain`` the id of the coreference
    chain; both are ``None`` where nothing certain is known. ``head`` is the offset of
    the first character of the phrase's syntactic head.
    """

    id: str
    form: MentionForm
    kind: MentionKind
    actor: str | None = None
    chain: str | None = None
    candidates: tuple[Candidate, ...] = ()
    head: int = -1


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who can act, without a date: offices are held on a date, by roles."""

    id: str
    name: str
    kind: MentionKind
    country: str | None = None
    wikidata: str | None = None


class Time(Span, frozen=True, kw_only=True):
    """A time expression (TIMEX3, TimeML 1.2.1).

    ``value`` is the normalised value at its own grain, or ``None`` where it cannot be
    known; ``quant`` and ``freq`` belong to a SET. ``begin`` and ``end_date`` are the first
    and last day (ISO, inclusive) of a value that lies in the calendar. ``anchor`` is
    ``start:end`` of the phrase that a duration is counted from.
    """

    type: TimexType
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin: str | None = None
    end_date: str | None = None
    anchor: str | None = None


class Place(Span, frozen=True, kw_only=True):
    """A toponym and where it is. Coordinates are filled by a later step (WGS 84 degrees)."""

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None
    gazetteer_id: str | None = None
    literal: bool = True
    uncertainty_km: float | None = None


class Token(msgspec.Struct, frozen=True):
    """One token of a parsed sentence.

    ``i`` and ``head`` are indexes into ``Parse.tokens`` (the root heads itself);
    ``pos`` is the universal tag, ``tag`` the Penn tag, ``dep`` the ClearNLP label,
    ``entity`` the OntoNotes type or the empty string. Offsets are code points into
    the article's text.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


class Parse(msgspec.Struct, frozen=True, kw_only=True):
    """The dependency parse of one sentence and the section it stands in."""

    start: int
    end: int
    section: SectionKind
    tokens: tuple[Token, ...]


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What an article's words say of a person: a working record, not stored.

    ``phrases`` are titles and descriptions as lemmas, ``behind`` those of whom the person
    leads, speaks for or belongs to, ``countries`` alpha-3 or PLOVER codes named with them,
    ``bodies`` the names of organisations, ``former`` whether an office is put into the past.
    ``places`` are the names of towns and regions in descriptions ("a *Leeds* baker"). From
    relative clauses are ``deeds``, a verb's lemma alone and with its object or complement
    ("flee", "reach camp"), ``led`` what the person leads or speaks for, and ``holdings``
    what the person runs or owns, both as lemmas. ``spoken`` is what they say of themselves,
    own things and deeds ("her hospital", "it would close"), and ``aged`` whether an age stands
    behind the name.
    """

    phrases: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    former: bool = False
    places: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    led: tuple[str, ...] = ()
    holdings: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    aged: bool = False


def by_sentence(parses: Sequence[Parse], mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions that begin in each sentence; both are the article's in text order."""
    found: list[list[Mention]] = []
    at = 0
    for parse in parses:
        inside = []
        while at < len(mentions) and mentions[at].start < parse.end:
            if mentions[at].start >= parse.start:
                inside.append(mentions[at])
            at += 1
        found.append(inside)
    return found


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """All that the annotation step says of one article; ``described`` is by actor
    id, ``bodies`` the same of bodies that the knowledge base does not hold, by their name."""

    parses: tuple[Parse, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    described: dict[str, Described] = {}
    bodies: dict[str, Described] = {}

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(Sentence(start=p.start, end=p.end) for p in self.parses)
