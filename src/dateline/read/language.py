"""Which language a text is in, from a bounded sample."""

from functools import cache
from typing import Any

from dateline.read.unreadable import Unreadable
from dateline.read.words import word_set

SAMPLE = 5_000
"""Characters looked at. More changes nothing: every article tried was sure within 1,000."""

MIN_LETTERS = 20
"""Below this a text is a name or a slogan, and any answer a guess."""

SHORT = 200
"""Letters below which a text is short, so that names can outweigh its grammar."""

MIN_PROBABILITY = 0.5
"""Least probability to answer for a text that is not short."""

MIN_PROBABILITY_SHORT = 0.75
"""Least probability for a short text: foreign names in English headlines reach about 0.6."""

NEWS_LANGUAGES = word_set(
    """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id
    is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms mt my nb ne nl no pa pl ps pt ro ru rw
    si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi xh zh zu"""
)
"""Languages that news is written in (ISO 639-1).

The detector also knows Latin, Esperanto, creoles and regional languages, which take short
English headlines from English; a text really in one of those is better left unknown.
"""


_MALAY = word_set("bahawa kerana ialah polis ogos julai disember kerajaan syarikat")
"""Words that Malay has and Indonesian writes otherwise; the detector confounds the two, and
Indonesian is the likelier by far."""


@cache
def _identifier() -> Any:
    """The detector, loaded on first use (about half a second)."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_DIR / MODEL_FILE, norm_probs=True)
    except OSError as error:  # it unpacks its model into the temporary folder
        raise Unreadable(
            f"its language cannot be told ({error.strerror})",
            "make room in the temporary folder, or set TMPDIR to another one",
        ) from error
    identifier.set_languages(NEWS_LANGUAGES & set(identifier.labels))
    return identifier


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or ``None`` when it is too short or unsure.

    Only the first :data:`SAMPLE` characters are read, so the cost does not grow with the text.
    """
    sample = " ".join(text[:SAMPLE].split())
    letters = sum(map(str.isalpha, sample))
    # A letter of Chinese, Japanese or Korean is a syllable or a word, worth several of ours.
    weight = letters + 2 * sum("\u3040" <= c <= "\ud7a3" for c in sample)
    if weight < MIN_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    needed = MIN_PROBABILITY_SHORT if weight < SHORT else MIN_PROBABILITY
    if probability < needed:
        return None
    if code == "ms" and not _MALAY & set(sample.lower().split()):
        return "id"
    return "no" if code == "nb" else str(code)
