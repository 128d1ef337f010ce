"""Lines that only say who wrote, reported or edited an article.

All functions here take a line with its white space folded.
"""

import re

from dateline.read.words import any_of

MAX_LENGTH = 250
"""Most characters of a byline: agencies sign off with up to six names."""

_NAME = r"(?:[A-Z][\w.'’-]*|d[aei]l?|de|van|von|der|bin|(?:al|el)-[A-Z]\w*)"
_BETWEEN = r"(?:\s+|\s*[,&|/·•]\s*|\s+[–-]\s+)(?:and |in |at |for |of |the )*"
_BY = any_of("By", "BY", r"(?:Words|Story|Written|Reported|Posted) by", "Von", "Par", "Por")
_BYLINE = re.compile(
    rf"{_BY}:?\s+(?:the )?{_NAME}(?:{_BETWEEN}{_NAME})*\s*(?:[|,·•–-]\s*.{{0,40}})?"
)
_SIGN_OFF = re.compile(
    r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|reported)"
    r"\s+(?:[\w ,]{0,30}\s)?by\b.{0,200}?[)\].]*",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?i:author|reporter|correspondent|autor|auteur)s?\s*:\s+{_NAME}(?:{_BETWEEN}{_NAME}){{0,7}}"
)


def is_byline(text: str, author: str | None = None) -> bool:
    """Whether the line only says who wrote the article (``author``: what metadata say)."""
    if len(text) > MAX_LENGTH:
        return False
    if author is not None:
        known = author.casefold()
        if text.casefold() in (known, f"by {known}"):
            return True
    if _SIGN_OFF.fullmatch(text) or _LABELLED.fullmatch(text):
        return True
    return len(text.split()) <= 16 and _BYLINE.fullmatch(text) is not None
