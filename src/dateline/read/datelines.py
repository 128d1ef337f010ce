"""Place and date of an article: whole lines, and what stands before the first sentence.

All functions take text with its white space folded, or the start of a line as written.
"""

import re

from dateline.read.dates import MONTH_PATTERN
from dateline.read.words import any_of, word_set

MAX_LENGTH = 150
"""Most characters of a line with a date; longer ones are sentences."""

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = any_of(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_PATTERN}(?:,?\s+\d{{4}})?",
    rf"{MONTH_PATTERN}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?",
    r"\d{4}-\d{2}-\d{2}",
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}",
)
_CLOCK = (
    r"(?:\s*[,|·•–-]?\s*(?:at\s+)?"
    r"(?:T?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?[A-Z]{1,4}\)?(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_DATE_ONLY = re.compile(rf"{_WEEKDAY}{_DAY}{_CLOCK}\.?", re.IGNORECASE)
_PUBLISHED = any_of("published", "posted", "created", "issued", "date published", "released")
_LABELLED = re.compile(
    rf"(?:first |last )?(?:{_PUBLISHED}|(?:publication )?date|updated|modified)"
    r"(?: on| at)?\s*[:|–-]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_HAS_DAY = re.compile(_DAY, re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_FIRST_PUBLISHED = re.compile(rf"\b{_PUBLISHED}\b", re.IGNORECASE)

# "KYIV, Ukraine, Sept 13 (Reuters) - ", "Kyiv (AFP) – ", "LONDON, 3 May 2021 —",
# "SOFIA, May 3, Reuter - ", "PARIS: "
_CAPS_WORD = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]+"
_CAPS = rf"{_CAPS_WORD}(?:[\s/]{_CAPS_WORD})*"
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:[\s/](?:[A-ZÀ-Þ][\w.'’-]+|de|del|al|la|le|of|and|sur))*"
_REGION = rf"(?:,\s*(?!(?i:{MONTH_PATTERN})\s*\d){_NAME})*"
_DATE = rf"(?i:{_WEEKDAY}{_DAY})"
_BUREAU = r"(?:,\s*(?:[A-Z][a-z]+|[A-Z]{2,5}))"
_AGENCY = r"\s*\((?:[A-Z][\w.&'’/ -]{1,40}|[a-z]{2,5})\)"
_DASH = r"(?:\s*(?:—|–|―|--)\s*|\s+-\s+)"
_PREFIX = re.compile(
    any_of(
        rf"{_NAME}{_REGION}(?:,?\s*{_DATE})?{_AGENCY}(?:\s*(?:—|–|―|--|-|_)\s*|:\s+)",
        r"\([A-Z][\w.&'’ -]{1,30}\)\s*(?:—|–|―|--|-)\s+",
        rf"{_CAPS}{_REGION}(?:,?\s*{_DATE}{_BUREAU}?)?{_DASH}",
        rf"{_NAME}{_REGION},?\s*{_DATE}(?:{_DASH}|:\s+)",
        rf"{_CAPS}:\s+",
    )
    + r"(?=[\"“‘'«(]?\w)"
)
_LABELS = word_set(
    """ADVERTISEMENT ALERT ALSO ANALYSIS AUDIO BREAKING CLARIFICATION COLUMN COMMENT CORRECTION
    DEAR DEVELOPING EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FEATURE FLASH HOW INSIGHT
    INTERVIEW LISTEN LIVE MORE NEW NEWS NOTE OBITUARY OPINION PHOTO PHOTOS PODCAST POLL PROFILE
    Q QUESTION RECAP RELATED READ REVIEW SEE SPECIAL TIMELINE UPDATE UPDATED UPDATES URGENT VIDEO
    WATCH WHAT WHO WHY A I"""
)
"""First words in capitals that are labels and not places ("NEW YORK" is let through below)."""

_NEW_PLACE = re.compile(r"NEW [A-Z]{4,}")
_SHOUTED = re.compile(rf"{_CAPS}:\s")
MAX_PREFIX = 200


def is_dateline(text: str) -> bool:
    """Whether the whole line only says when (and where) the article was published."""
    if len(text) > MAX_LENGTH:
        return False
    if _DATE_ONLY.fullmatch(text):
        return True
    label = _LABELLED.fullmatch(text)
    if label is not None and len(text.split()) <= 16:
        return _HAS_DAY.search(label["rest"]) is not None
    prefix = _PREFIX.match(text + " — x")
    return prefix is not None and prefix.end() == len(text) + 3 and bool(_HAS_DAY.search(text))


def dateline_prefix(text: str, *, colon: bool) -> int:
    """Length of the dateline that a paragraph begins with, its dash included, or 0.

    ``colon`` allows the form "PARIS: ", which interviews use for their speakers.
    """
    match = _PREFIX.match(text[:MAX_PREFIX])
    if match is None or match.end() >= len(text):
        return 0
    words = re.findall(r"\w+", match[0])
    if len(words) > 14 or (words and words[0].upper() in _LABELS and not _NEW_PLACE.match(text)):
        return 0
    if _SHOUTED.fullmatch(match[0]) and (not colon or max(map(len, words)) < 5):
        return 0
    return match.end()


def is_shouted(text: str) -> bool:
    """Whether the line begins with words in capitals and a colon, as speakers' names do."""
    return _SHOUTED.match(text[:MAX_PREFIX]) is not None


def tells_publication(text: str) -> bool:
    """Whether a dateline's first date is of publication, not of a change only."""
    return not _CHANGED.search(text) or bool(_FIRST_PUBLISHED.search(text))
