"""What the knowledge base says of a person, and of the offices held."""

from typing import Literal, get_args

import msgspec

Gender = Literal["m", "f"]

OfficeRole = Literal[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "interior_minister",
    "finance_minister",
    "deputy_head_of_state",
    "deputy_head_of_government",
    "minister",
    "organization_head",
    "speaker",
    "intelligence_chief",
    "military_chief",
    "police_chief",
    "rebel_leader",
    "party_leader",
    "opposition_leader",
    "spokesperson",
    "envoy",
    "prosecutor",
    "judge",
    "central_banker",
    "governor_general",
    "governor",
    "legislator",
    "mayor",
    "religious_leader",
    "activist",
    "businessperson",
    "other",
]
"""Kinds of office, those that speak most for their state first."""

ROLE_RANK: dict[str, int] = {role: n for n, role in enumerate(get_args(OfficeRole))}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person, without a date.

    ``id`` is the actor's id. ``short`` are the names used after the first mention, the
    commonest first ("Kim"), ``aliases`` other full names. ``country`` is that of the
    offices held (the one held longest where there are several), ``None`` for heads of
    international organisations alone.
    """

    id: str
    name: str
    short: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    country: str | None = None
    wikidata: str | None = None


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """An office held from one day to another.

    ``start`` and ``end`` are ISO dates at their own grain (a year, a month or a day),
    inclusive; ``end`` is ``None`` where none is known, and then ``as_of`` is the last month
    for which the office is confirmed. ``country`` is an alpha-3 code or ``None``,
    ``organization`` names the body for offices of one, ``sector`` is a PLOVER sector.
    """

    person: str
    country: str | None
    organization: str | None
    role: OfficeRole
    office: str
    sector: str | None
    start: str | None
    end: str | None
    as_of: str | None = None
    source: str = ""

    def covers(self, day: str) -> bool:
        """Whether the office was held on ``day`` (ISO), as far as the grain of its dates
        tells: a tenure that began in 1998 may have covered every day of that year."""
        return (self.start is None or self.start <= day) and (
            self.end is None or day[: len(self.end)] <= self.end
        )

    def confirmed(self, day: str) -> bool:
        """Whether it is known, and not only likely, that the office was still held then."""
        return self.end is not None or self.as_of is None or day[: len(self.as_of)] <= self.as_of


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office."""

    person: Person
    tenure: Tenure
