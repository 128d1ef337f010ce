"""Text as it is compared: lower case, without diacritics."""

import unicodedata


def fold(text: str) -> str:
    """``text`` casefolded and without combining marks, so that Erdogan finds Erdoğan."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").casefold()


def printable(name: str) -> str:
    """``name`` with bytes of a file name that are not UTF-8 (PEP 383) as ``\\udcff``.

    Such a name can be opened but neither stored nor shown as it is.
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def is_country_code(text: str) -> bool:
    """Whether ``text`` is written as a country code: three capital letters (RUS, IGO)."""
    return len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()
