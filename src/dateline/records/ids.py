"""Ids that hash content: the same content read again has the same id."""

import hashlib

_DIGITS = 16
"""Hexadecimal digits kept of a SHA-256: 64 bits, collision-safe to some 10^8 records."""


def sha256_hex(data: bytes) -> str:
    """The whole SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def content_id(kind: str, *parts: object) -> str:
    """A short id for a record of ``kind`` made of ``parts``.

    Parts are joined by an unprintable separator so that ("ab", "c") and
    ("a", "bc") differ. The prefix of the kind makes ids readable in exports.
    """
    joined = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.sha256(joined).hexdigest()[:_DIGITS]}"
