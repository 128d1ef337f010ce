"""From decoded text and what is known of it to an Article."""

from collections.abc import Sequence

import msgspec

from dateline.read.datelines import tells_publication
from dateline.read.dates import find_full_date
from dateline.read.language import detect_language
from dateline.read.sections import sections
from dateline.read.urls import normalise_url
from dateline.records import Article, Extraction, PublishedBasis, Section, content_id, sha256_hex


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text.

    ``given`` is the publication date that the user gave and ``metadata`` the page's own,
    both ISO 8601.
    """

    title: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    given: str | None = None
    metadata: str | None = None
    links: frozenset[str] = frozenset()
    is_html: bool = False


def build_article(
    text: str, known: Known, *, source_bytes: bytes, tool: str, version: str
) -> Article:
    """The article with ``text``. Its id hashes ``source_bytes`` (text given as ``str``: UTF-8)."""
    raw_sha256 = sha256_hex(source_bytes)
    parts = sections(text, known.title, known.is_html, author=known.author, links=known.links)
    published, basis = _published(text, known, parts)
    return Article(
        id=content_id("art", raw_sha256),
        url=normalise_url(known.url),
        source=known.source,
        title=known.title or _headline(text, parts),
        published=published,
        published_basis=basis,
        language=detect_language(text),
        text=text,
        extraction=Extraction(
            tool=tool,
            version=version,
            raw_sha256=raw_sha256,
            text_sha256=sha256_hex(text.encode()),
        ),
        sections=parts,
    )


def _published(
    text: str, known: Known, parts: Sequence[Section]
) -> tuple[str | None, PublishedBasis]:
    if known.given is not None:
        return known.given, "given"
    if known.metadata is not None:
        return known.metadata, "metadata"
    for part in parts:
        if part.kind == "dateline":
            line = text[part.start : part.end]
            date = find_full_date(line) if tells_publication(line) else None
            if date is not None:
                return date, "dateline"
    return None, "unknown"


def _headline(text: str, parts: Sequence[Section]) -> str | None:
    first = next((part for part in parts if part.kind == "headline"), None)
    return " ".join(text[first.start : first.end].split()) if first else None
