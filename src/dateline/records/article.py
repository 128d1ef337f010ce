"""An article as it was read: immutable text, where it came from, what its parts are."""

from typing import Literal

import msgspec

SectionKind = Literal["headline", "dateline", "byline", "body", "promo", "caption", "boilerplate"]
PublishedBasis = Literal["given", "metadata", "dateline", "unknown"]

CODED_SECTIONS: frozenset[SectionKind] = frozenset({"headline", "body", "caption"})
"""Kinds of section whose events are this article's own (a promo points elsewhere)."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text with one function. Offsets are code points, half-open."""

    kind: SectionKind
    start: int
    end: int


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """How the text was got out of the source bytes.

    ``tool`` and ``version`` name the decoder or extractor; the two SHA-256 sums are
    of the original bytes and of the text encoded as UTF-8.
    """

    tool: str
    version: str
    raw_sha256: str
    text_sha256: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article.

    ``id`` hashes the source bytes. ``published`` is an ISO 8601 date that keeps its
    grain (``2021-02`` stays a month) and ``published_basis`` says where it came from;
    it is never taken from the clock. ``language`` is an ISO 639-1 code, or ``None``
    when the text is too short to tell. ``text`` is never edited after reading.
    """

    id: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    fetched: str | None = None
    language: str | None = None
    text: str
    extraction: Extraction
    sections: tuple[Section, ...] = ()
