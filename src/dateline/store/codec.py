"""How records become table rows and come back without loss."""

from typing import Any, Generic, TypeVar

import msgspec

from dateline.records import (
    Actor,
    Article,
    Mention,
    Place,
    Quote,
    Rejection,
    Run,
    Section,
    Sentence,
    Statement,
    Time,
)

S = TypeVar("S", bound=msgspec.Struct)
Row = tuple[Any, ...]


class Table(Generic[S]):
    """A table whose rows are records of one kind.

    Fields of ``columns`` have a column of the same name. All others go into the column
    ``body`` as JSON (``NULL`` when they all have their default values), so a field that
    is added to a record needs no new column. Fields of ``apart`` are kept elsewhere.
    """

    def __init__(
        self, name: str, kind: type[S], columns: tuple[str, ...], *, apart: tuple[str, ...] = ()
    ) -> None:
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        self.name = name
        self.kind = kind
        self.columns = columns
        self._rest = tuple(f for f in fields.values() if f.name not in columns + apart)
        self._truths = tuple(n for n in columns if fields[n].type is bool)
        self.names = ", ".join(f'"{column}"' for column in (*columns, "body"))
        self._marks = ", ".join("?" for _ in (*columns, "body"))

    def insert(self, *keys: str) -> str:
        """SQL to insert a row: values for ``keys``, then those of :meth:`encode`."""
        marks = "?, " * len(keys)
        named = "".join(f"{key}, " for key in keys)
        return f"INSERT INTO {self.name} ({named}{self.names}) VALUES ({marks}{self._marks})"

    def select(self, where: str) -> str:
        """SQL to read rows for :meth:`decode`; ``where`` is what follows the table's name."""
        return f"SELECT {self.names} FROM {self.name} {where}"

    def encode(self, item: S) -> Row:
        """The values of the columns, ``body`` last."""
        rest = {
            field.encode_name: value
            for field in self._rest
            if (value := getattr(item, field.name)) != field.default
        }
        body = msgspec.json.encode(rest).decode() if rest else None
        return (*(getattr(item, column) for column in self.columns), body)

    def decode(self, row: Row, **apart: object) -> S:
        """The record of a row; ``apart`` gives the fields that are kept elsewhere.

        Raises:
            msgspec.MsgspecError: the row does not hold such a record.
        """
        values = dict(zip(self.columns, row[:-1], strict=True))
        for name in self._truths:  # SQLite has no truth values, only 0 and 1
            values[name] = bool(values[name])
        if row[-1] is not None:
            values |= msgspec.json.decode(row[-1])
        return msgspec.convert(values | apart, self.kind)


_SPAN = ("start", "end", "text")

RUNS = Table("runs", Run, ("id", "version", "model", "ontology", "knowledge"))
ARTICLES = Table(
    "articles",
    Article,
    (
        "id",
        "url",
        "source",
        "title",
        "published",
        "published_basis",
        "fetched",
        "language",
        "text",
    ),
    apart=("sections",),
)
SECTIONS = Table("sections", Section, ("kind", "start", "end"))
REJECTIONS = Table("rejections", Rejection, ("step", "reason", "input", "remedy", "start", "end"))

SENTENCES = Table("sentences", Sentence, ("start", "end"))
MENTIONS = Table("mentions", Mention, ("id", *_SPAN, "form", "kind", "actor", "chain", "head"))
ACTORS = Table("actors", Actor, ("id", "name", "kind", "country", "wikidata"))
TIMES = Table("times", Time, (*_SPAN, "type", "value"))
PLACES = Table("places", Place, (*_SPAN, "name", "country", "lat", "lon", "kind", "literal"))
QUOTES = Table("quotes", Quote, ("id", "start", "end", "kind"))
STATEMENTS = Table("statements", Statement, ("id", "kind"))

CODED: tuple[Table[Any], ...] = (
    SENTENCES,
    MENTIONS,
    ACTORS,
    TIMES,
    PLACES,
    QUOTES,
    STATEMENTS,
)
"""Tables keyed by coding and position, each named like the field of ``Record`` it holds."""
