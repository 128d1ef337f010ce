"""Bytes to text: nothing removed but a byte order mark, newlines as they are.

A numbered cascade; each stage runs only where the earlier could not tell:

1. a byte order mark;
2. signs of a binary file (first bytes, NUL characters);
3. strict UTF-8;
4. the encoding that a page declares;
5. UTF-8 with little damage: each broken sequence becomes U+FFFD;
6. by the letters of the alphabets in Latin script, by kana, or by charset-normalizer among
   the encodings that news has really been kept in.
"""

import codecs
import re

import msgspec

from dateline.read.alphabets import latin_encoding
from dateline.read.signatures import looks_like
from dateline.read.unreadable import Unreadable

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAMPLE = 50_000
"""Bytes of a text shown to the detector: enough to tell, and a bound on its time."""

MAX_DAMAGE = 0.1
"""Broken sequences per sound multi-byte one up to which bytes still count as UTF-8.

In text of another encoding nearly every byte above 127 is a broken sequence.
"""

MAX_CONTROLS = 0.01
"""Share of control characters (tabs and line ends apart) above which data is not text."""

MAX_HIGH = 0.5
"""Share of bytes above 127 among letters, above which a text is not in Latin script.

Short French reaches 0.4; Greek, Cyrillic and East Asian text exceeds 0.8.
"""

_LATIN = ("cp1252", "cp1250", "cp1254")
_OTHER = (
    "cp1251",
    "koi8_r",
    "cp866",
    "iso8859_5",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
"""What charset-normalizer may answer, the likelier first."""

_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes of a page searched for a declaration (HTML asks for it in the first 1,024)."""

_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Labels that pages use for a larger encoding (WHATWG Encoding Standard, section 4.2)."""

MIN_READABLE = 0.7
MIN_READABLE_WIDE = 0.9
"""Least share of readable characters in text decoded by guess (as UTF-16: of many accidents,
since two random bytes are often a Chinese character)."""

MIN_KANA = 0.25
"""Least share of kana among the two-byte characters of Japanese (news has 0.4 and more)."""

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_COMMON_PUNCTUATION = frozenset(".,;:!?()[]\"'-–—‘’“”…%/&$€£。，、「」《》（）：；？！・")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """Text and how it was got: ``encoding`` (Python's name), broken sequences ``damaged``."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, *, declared: bool = False) -> Decoded:
    """The text of ``data``. With ``declared``, a page's own declaration is believed.

    Raises:
        Unreadable: the bytes are not text, or in no encoding that could be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_marked(data[len(mark) :], encoding))
    what = looks_like(data)
    if what is not None:
        raise Unreadable(f"not text: it looks like {what[0]}", what[1])
    if b"\x00" in data:
        return _checked(_wide(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(_legacy(data, declared=declared))
    if b"\x1b$" in data or b"\x1b(" in data:  # Japanese mail's 7-bit encoding is valid ASCII
        japanese = _attempt(data, "iso2022_jp")
        if japanese is not None:
            return japanese
    return _checked(Decoded(text=text, encoding="utf-8"))


def check_text(text: str) -> None:
    """Accept ``text`` as something people read.

    Raises:
        Unreadable: it has NUL or many control characters, half of a surrogate pair, or
            nothing but white space.
    """
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > MAX_CONTROLS * len(text):
        raise Unreadable(
            "not text: it holds control characters", "give plain text, HTML or JSON Lines"
        )
    if re.search("[\ud800-\udfff]", text):
        raise Unreadable(
            "not text: it holds half of a character (a lone surrogate)", "repair its encoding"
        )
    if not text.strip("\ufeff \t\r\n") or text.isspace():
        raise Unreadable("empty: there is no text in it", "check the file, or leave it out")


def _checked(decoded: Decoded) -> Decoded:
    check_text(decoded.text)
    return decoded


def _attempt(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes, encoding: str) -> Decoded:
    """Bytes after a byte order mark, which settles the encoding even of damaged text."""
    whole = _attempt(data, encoding)
    if whole is not None:
        return whole
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if damaged > 1 + MAX_DAMAGE * len(text):
        raise Unreadable(
            f"damaged: it is marked as {encoding.upper()} but is not", "save it again as UTF-8"
        )
    return Decoded(text=text, encoding=encoding, damaged=damaged)


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a mark: one byte in two of Latin text is NUL, and of every line end."""
    attempts = (_attempt(data, "utf-16-le"), _attempt(data, "utf-16-be"))
    best = max(filter(None, attempts), key=lambda one: _readable(one.text), default=None)
    if best is None or _readable(best.text) < MIN_READABLE_WIDE or "\x00" in best.text:
        raise Unreadable(
            "not text: it holds NUL bytes, as programs, images and archives do",
            "give plain text, HTML or JSON Lines",
        )
    return best


def _readable(text: str) -> float:
    """The share of letters, digits, spaces and common punctuation at the start of ``text``."""
    sample = text[:SAMPLE]
    good = sum(c.isalnum() or c.isspace() or c in _COMMON_PUNCTUATION for c in sample)
    return good / max(1, len(sample))


def _plausible(text: str) -> bool:
    """Whether a text decoded by guess reads like one."""
    return _readable(text) >= MIN_READABLE and not _CONTROLS.search(text[:SAMPLE])


def _legacy(data: bytes, *, declared: bool) -> Decoded:
    if declared:
        named = _declared(data)
        if named is not None:
            return named
    mended = _mended(data)
    if mended is not None:
        return mended
    guessed = _guessed(data)
    if guessed is not None:
        return guessed
    raise Unreadable("its character encoding could not be told", "save it as UTF-8")


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return None if name == "utf-8" else _attempt(data, _SUPERSETS.get(name, name))


def _mended(data: bytes) -> Decoded | None:
    """UTF-8 that was cut off or slightly damaged, or ``None`` if it is another encoding."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    sound = sum(character > "\x7f" for character in text) - damaged
    cut = len(data) - len(data.decode("utf-8", "ignore").encode())
    only_tail = damaged == 1 and text.endswith("\ufffd")
    # A tail of one byte alone may as well be a last letter of Windows-1252.
    if damaged <= max(MAX_DAMAGE * sound, 1 if only_tail and (sound or cut > 1) else 0):
        return Decoded(text=text, encoding="utf-8", damaged=damaged)
    return None


def _guessed(data: bytes) -> Decoded | None:
    sample = data[:SAMPLE]
    if len(data) > SAMPLE:  # not through the middle of a character of several bytes
        sample = sample[: max(sample.rfind(b"\n"), sample.rfind(b" ")) + 1] or sample
    for encoding in filter(None, (_likely(sample), *_LATIN, *_OTHER)):
        decoded = _attempt(data, encoding)
        if decoded is not None and _plausible(decoded.text):
            return decoded
    return None


def _likely(sample: bytes) -> str | None:
    high = sum(byte > 127 for byte in sample)
    letters = high + sum(chr(byte).isalpha() for byte in sample if byte < 128)
    latin = high <= MAX_HIGH * letters
    by_letters = latin_encoding(sample) if latin else None
    if by_letters is not None:
        return by_letters
    for name in ("cp932", "euc_jp"):
        japanese = _attempt(sample, name)
        if japanese is not None and len(_KANA.findall(japanese.text)) >= MIN_KANA * high / 2:
            return name
    from charset_normalizer import from_bytes

    best = from_bytes(
        sample,
        cp_isolation=[*_LATIN, *_OTHER] if latin else list(_OTHER),
        enable_fallback=False,
        preemptive_behaviour=False,
    ).best()
    encoding = best.encoding if best else None if latin else "cp1251"
    # The same bytes in KOI8-R have their capitals and small letters exchanged.
    text = sample.decode("cp1251", "replace") if encoding == "cp1251" else ""
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        return "koi8_r"
    return encoding
