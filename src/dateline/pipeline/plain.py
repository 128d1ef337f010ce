"""An article made of one string, without reading a file."""

from dateline.records import Article, Extraction, Section, content_id, sha256_hex


def plain_article(text: str, published: str | None = None) -> Article:
    """An English article whose whole text is body; used by checks and scores."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Article(
        id=content_id("art", digest),
        published=published,
        published_basis="given" if published else "unknown",
        language="en",
        text=text,
        extraction=Extraction(tool="plain", version="1", raw_sha256=digest, text_sha256=digest),
        sections=(Section(kind="body", start=0, end=len(text)),),
    )
