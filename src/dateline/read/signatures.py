"""What a file that is not text looks like, told by its first bytes."""

import re

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "save it as plain text first"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it or save it as plain text"),
    (b"PK\x05\x06", "an empty ZIP archive", "check the file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "a rich-text (RTF) document", "save it as plain text"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "give the text of the article"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of the article"),
    (b"GIF87a", "a GIF image", "give the text of the article"),
    (b"GIF89a", "a GIF image", "give the text of the article"),
    (b"II*\x00", "a TIFF image", "give the text of the article"),
    (b"MM\x00*", "a TIFF image", "give the text of the article"),
    (b"RIFF", "an image, sound or video (RIFF)", "give the text of the article"),
    (b"OggS", "sound or video (Ogg)", "give the text of the article"),
    (b"ID3", "sound (MP3)", "give the text of the article"),
    (b"\x1f\x8b", "a file compressed twice (gzip)", "decompress it first"),
    (b"BZh", "a file compressed by bzip2", "decompress it first"),
    (b"\xfd7zXZ\x00", "a file compressed by xz", "decompress it first"),
    (b"\x28\xb5\x2f\xfd", "a file compressed by Zstandard", "decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", "export its articles as JSON Lines"),
    (b"PAR1", "a Parquet file", "export its articles as JSON Lines"),
    (b"\x7fELF", "a program", "check the path"),
    (b"WARC/1.", "a web archive (WARC)", "extract its pages as HTML files first"),
)
"""First bytes, what they mean, what to do (from the formats' own specifications)."""

_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_MP4 = slice(4, 8)


def looks_like(data: bytes) -> tuple[str, str] | None:
    """What the file starting with ``data`` is and what to do, or ``None`` if it may be text."""
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            if magic == b"ID3" and b"\x00" not in data[:16]:
                continue
            if magic in (b"RIFF", b"PAR1", b"BZh") and _is_ascii_text(data[:64]):
                continue
            return what, remedy
    if data[_MP4] == b"ftyp":
        return "video (MP4)", "give the text of the article"
    if _FEED.match(data[:2048]):
        return "a news feed (RSS or Atom)", "give the pages that it links to"
    return None


def _is_ascii_text(data: bytes) -> bool:
    return data.isascii() and not any(byte < 9 or 13 < byte < 32 for byte in data)
