"""Names as newspapers write them: tokens that can be compared, and the rules of case."""

import re
import unicodedata
from typing import NamedTuple

APOSTROPHES = "'’‘ʼʻ`´′"
# Two of the apostrophes are letters to Unicode; marks of decomposed letters are not.
_LETTER = r"[^\W_ʼʻ]"
_WORD = rf"{_LETTER}+(?:[\u0300-\u036f]+{_LETTER}*)*"
_TOKEN = re.compile(
    # U.S., U.N, D.C.: letters with dots between them
    r"[^\W\d_]\.(?:[^\W\d_]\.)*[^\W\d_](?:\.|(?!\w))"
    # the possessive, so that "Russia's" ends with "Russia"
    rf"|(?<=\w)[{APOSTROPHES}][sS](?!\w)"
    # a word, with apostrophes inside: d'Ivoire, N'Djamena
    rf"|{_WORD}(?:[{APOSTROPHES}](?![sS](?!\w)){_WORD})*"
    r"|[,&]"
)
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Names whose tokens are simply their words; most are, and loading is then quicker."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
    }
)
"""Letters that Unicode does not decompose into a base letter and a mark."""

_SMALL = """
administration agency alliance army assembly association authority bank bloc board bureau
cartel chiefs coalition command commission commissioner committee community conference
congress corps council court department division federation fleet force forces foundation
front fund government group guard guards house institute islands league military ministry
mission movement network office organisation organization palace panel parliament party
peacekeepers police programme program republic revolutionary secretariat security senate
service services society staff state states strip supreme territories tribunal union
"""
_COMMON_NOUNS = frozenset(_SMALL.split())
"""Words that many papers write small inside a name ("UN security council", "Gaza strip")."""

_ARABIC_ARTICLES = frozenset({"al", "el"})


class Token(NamedTuple):
    """``surface`` keeps case, without diacritics, apostrophes and dots; offsets are code points."""

    surface: str
    start: int
    end: int


def fold(word: str) -> str:
    """``word`` without diacritics, apostrophes and dots; its case is kept."""
    if word.isascii():
        return word.replace("'", "").replace(".", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", word).translate(_LETTERS)
    return "".join(
        c for c in plain if not unicodedata.combining(c) and c not in APOSTROPHES and c != "."
    )


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``; a possessive is the token "'s"."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[0] in APOSTROPHES:  # only the possessive starts with one
            surface = "'s"
        elif word == "&":
            surface = "and"
        elif word.isalnum() and word.isascii():
            surface = word
        else:
            surface = fold(word)
        found.append(Token(surface, match.start(), match.end()))
    return found


def same_case(pattern: str, surface: str, *, first: bool, alone: bool) -> bool:
    """Whether a token of a text is written as a name's token may be written.

    ``first`` says that it is the first token of the name (articles not counted),
    ``alone`` that it is the only one. The letters are already known to be the same.

    - As in the name: always.
    - A name in capitals (US, NATO): only so, but from four letters also "Nato".
    - Other names also all in capitals (RUSSIA), from four letters where they stand alone.
    - A small first letter (of, al) may be a capital; a capital may be small in an Arabic
      article, and in a common noun that does not begin the name.
    """
    if pattern == surface:
        return True
    if pattern.isupper():
        return len(pattern) >= 4 and surface == pattern.capitalize()
    if surface.isupper():
        return not alone or len(surface) >= 4
    if pattern[0].islower():
        return surface == pattern[0].upper() + pattern[1:]
    if surface != pattern.lower():
        return False
    return surface in _ARABIC_ARTICLES or (not first and surface in _COMMON_NOUNS)


def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a name in the data; its leading article may be written small."""
    row = _PLAIN.fullmatch(name) and name.split(" ")
    words = row or [token.surface for token in tokens(name)]
    if len(words) > 1 and words[0] == "The":
        words[0] = "the"
    return tuple(words)
