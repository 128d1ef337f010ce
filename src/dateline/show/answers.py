"""What ``who`` and ``where`` answer."""

import msgspec


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a person held, of a state or of a body.

    Dates are ISO, of any grain; ``to`` is ``None`` where no end is known, and then ``as_of``
    is the last month for which the office is confirmed, if any.
    """

    office: str | None
    organization: str | None
    country: str | None
    sector: str | None
    begin: str | None = msgspec.field(name="from")
    end: str | None = msgspec.field(name="to")
    as_of: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a name may mean.

    ``country`` (alpha-3 or a PLOVER special code), ``sector`` (PLOVER) and ``office`` are
    those of the day asked about; without a day those of the latest office. ``from`` and
    ``to`` are the office's first and last day, for states and organisations the years of
    their existence. ``score`` is from 0 to 1 and orders the answers to one question;
    ``why`` tells how the answer was reached; ``id`` is that of the actor or place in records.
    ``offices`` are all offices of a person, the latest first.
    """

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    begin: str | None = msgspec.field(name="from", default=None)
    end: str | None = msgspec.field(name="to", default=None)
    wikidata: str | None = None
    score: float
    why: str
    id: str | None = None
    offices: tuple[Office, ...] = ()


class PlaceAnswer(Answer, frozen=True, kw_only=True):
    """A place that a name may mean: WGS 84 degrees; ``region`` is the code of its first-level
    region, ``gazetteer_id`` the place's id in records ("geonames:703448")."""

    lat: float
    lon: float
    radius_km: float
    population: int | None
    region: str | None
    gazetteer_id: str


class Answers(msgspec.Struct, frozen=True):
    """All answers to a question, the best first."""

    answers: tuple[Answer, ...]
