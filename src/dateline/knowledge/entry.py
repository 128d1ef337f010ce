"""What a look-up in the knowledge base returns."""

from typing import Literal

import msgspec

from dateline.records import MentionKind, Span

Reading = Literal["state", "capital", "metonym", "organization", "demonym", "region"]

_FREQUENT = "COP GOV JUD LEG MIL OPP PRM PTY REB SPY UAF UNK"
_OTHERS = "AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC"
PLOVER_SECTORS = frozenset(f"{_FREQUENT} {_OTHERS}".split())
"""Sector codes, PLOVER codebook table 5.2 (the frequent ones, then the others)."""

PLOVER_SPECIAL_CODES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""Codes that stand in place of a country, PLOVER codebook table 5.1."""


OFFICIAL_SECTORS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors whose former members PLOVER calls elites (ELI, table 5.2)."""


class KnowledgeError(ValueError):
    """A data file is not as it should be; the message names file, line, cause and remedy."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a name can stand for, in one reading.

    ``id`` is the actor's id; it hashes kind, name and country, so that it does not change
    when aliases are added. A demonym ("South Korean") has the id, name and kind of its
    state or region. ``country`` is an ISO 3166 alpha-3 code (3166-3 for former states, XKX
    for Kosovo), a PLOVER special code, or ``None`` where no single one applies ("the
    West"). ``sector`` is a PLOVER sector: that of the government for capitals, which can
    stand for it; ``None`` for states. ``begin`` and ``end`` are the first and last year
    (inclusive) of its existence; ``None`` means before 1900, still existing, or not known.
    ``wikidata`` is known of a user's own organisations only.
    """

    id: str
    name: str
    kind: MentionKind
    country: str | None
    sector: str | None
    reading: Reading
    begin: int | None = None
    end: int | None = None
    wikidata: str | None = None


class RoleNoun(msgspec.Struct, frozen=True, kw_only=True):
    """A noun that gives its bearer a sector: ``lemma`` singular and lower case."""

    lemma: str
    sector: str
    kind: Literal["person", "group", "organization", "state"]


class Found(Span, frozen=True, kw_only=True):
    """A name found in a text and all that it can stand for, the best reading first.

    Offsets are code points into the text that was searched, half-open.
    """

    candidates: tuple[Entry, ...]
