"""The whole record of one article: record contract v0."""

import msgspec

from dateline.records.annotation import Actor, Mention, Place, Sentence, Time
from dateline.records.article import Article
from dateline.records.event import Event, Quote, Statement


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Which code, model, ontology and knowledge made a coding; ``id`` hashes the rest."""

    id: str
    version: str
    model: str
    ontology: str
    knowledge: str


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was dropped, by which step and why.

    ``input`` names the file (and line); ``remedy`` says what the user can do. Offsets
    are given where a part of an article was dropped and not the whole input.
    """

    step: str
    reason: str
    start: int | None = None
    end: int | None = None
    input: str | None = None
    remedy: str | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What one coding run says of one article (record contract v0)."""

    run: Run
    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    def to_json(self) -> bytes:
        """The record as one line of JSON, UTF-8, without a newline."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> "Record":
        """Read back what :meth:`to_json` wrote.

        Raises:
            msgspec.ValidationError: the JSON does not follow the contract.
        """
        return msgspec.json.decode(data, type=cls)
