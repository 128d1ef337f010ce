"""What a user may say about the inputs, and what reading hands back."""

from typing import Literal

import msgspec

from dateline.read.dates import parse_published
from dateline.records import Article

Form = Literal["text", "html", "jsonl"]


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of the inputs; ``None`` where nothing was said.

    ``form`` overrides the guess by extension and content. ``published`` is brought to
    ISO 8601 with its grain kept (``2021``, ``2021-02`` or ``2021-02-03``). A field of a
    JSONL row wins over the option of the same name, which stands for the rows without.

    Raises:
        BadDate: ``published`` is not a date (a ``ValueError``).
    """

    form: Form | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            msgspec.structs.force_setattr(self, "published", parse_published(self.published))


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """One article with the bytes it was read from.

    ``original`` is the source's bytes (after decompression; for a JSONL row, the UTF-8
    bytes of its ``text`` or ``html`` field). ``name`` is what the user calls the input:
    a path, ``path:line`` for a JSONL row, ``<stdin>`` for standard input.
    """

    article: Article
    original: bytes
    name: str
