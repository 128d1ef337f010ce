"""Spellings of names that other scripts leave open: Wade-Giles for pinyin, and Arabic, Persian,
Cyrillic, Thai and other names by their sound."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

ROMANIZED_TEXT = """
AFG ARE ARM AZE BGD BGR BHR BLR BTN CHN COM DJI DZA EGY ERI ETH GEO GRC IDN IND IRN IRQ ISR JOR KAZ
KGZ KHM KWT LAO LBN LBY LKA MAR MDV MKD MMR MNG MRT MYS NPL OMN PAK PRK KOR PSE QAT RUS SAU SDN SOM
SRB SUN SYR THA TJK TKM TUN TWN UKR UZB YEM YMD YUG
"""
ROMANIZED = frozenset(ROMANIZED_TEXT.split())
"""States whose names the papers write by ear, in more than one way."""

_FOLDED_SOUNDS = (
    (re.compile(r"\babd (al|el|ul|ur|us|ar|as|an)[ -]"), "abdul "),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"tch|sch|ch|sh|sz"), "s"),
    (re.compile(r"kh|gh|ck|q|c|g"), "k"),
    (re.compile(r"ts|tz|z"), "s"),
    (re.compile(r"[wf]"), "v"),
    (re.compile(r"x"), "ks"),
)
_VOWEL_CLASSES = str.maketrans({"e": "i", "y": "i", "o": "u"})
_LEAST = 5
"""Consonants from which names are told apart by them."""
_ALIKE = 0.72
"""Share of letters that two spellings of a name have in common ("mohammed mussadiq" and
"mohammad mosaddegh": 0.74; other persons of the same consonants are below 0.6)."""
_LEAST_SHORT = 5
"""Letters from which a surname alone is told by its sound."""


def sound_key(key: str) -> str | None:
    """The consonants of a folded full name, all that transliterations agree on; ``None`` for a
    name too short to be told by them. A vowel in front of a word counts as one."""
    words = _sounds(key).split()
    if len(words) < 2:
        return None
    sounds = "".join(_skeleton(word) for word in words)
    return sounds if len(sounds) >= _LEAST else None


def alike(one: str, other: str) -> bool:
    """Whether two folded names of the same sound are also written nearly the same."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def short_sound_key(key: str) -> str | None:
    """The sounds of a folded surname, with its vowels by class."""
    word = _sounds(key)
    if len(word) < _LEAST_SHORT or " " in word:
        return None
    word = word.replace("oe", "u").replace("ou", "u").replace("oo", "u").replace("ee", "i")
    word = word[0] + word[1:].replace("h", "")
    return _single(word.translate(_VOWEL_CLASSES))


def _sounds(key: str) -> str:
    for pattern, plain in _FOLDED_SOUNDS:
        key = pattern.sub(plain, key)
    return key


def _skeleton(word: str) -> str:
    front = "a" if word[0] in "aeiouy" else word[0]
    return _single(front + re.sub(r"[aeiouyhj']", "", word[1:]))


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


_INITIALS = {
    "b": "p", "p": "p", "m": "m", "f": "f", "d": "t", "t": "t", "n": "n", "l": "l", "g": "k",
    "k": "k", "h": "h", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "ch": "ch", "sh": "sh",
    "r": "j", "z": "ts", "c": "ts", "s": "s", "w": "w", "y": "y", "": "",
}  # fmt: skip
_FINALS = {
    "a": "a", "o": "o", "e": "e", "ai": "ai", "ei": "ei", "ao": "ao", "ou": "ou", "an": "an",
    "en": "en", "ang": "ang", "eng": "eng", "ong": "ung", "i": "i", "ia": "ia", "ie": "ieh",
    "iao": "iao", "iu": "iu", "ian": "ien", "in": "in", "iang": "iang", "ing": "ing",
    "iong": "iung", "u": "u", "ua": "ua", "uo": "o", "uai": "uai", "ui": "ui", "uan": "uan",
    "un": "un", "uang": "uang", "ue": "ueh",
}  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu",
    "si": "ssu", "ge": "ko", "ke": "ko", "he": "ho", "guo": "kuo", "kuo": "kuo", "huo": "huo",
    "shuo": "shuo", "gui": "kuei", "kui": "kuei", "yi": "i", "ye": "yeh", "you": "yu",
    "yan": "yen", "yong": "yung", "yue": "yueh", "er": "erh", "e": "o", "de": "teh",
}  # fmt: skip
"""Syllables whose Wade-Giles form, without apostrophes, does not follow from their parts."""
_MOST = 200
"""Readings of a Wade-Giles name that are tried."""


@lru_cache(maxsize=1)
def _pinyin() -> Mapping[str, tuple[str, ...]]:
    """The pinyin syllables by Wade-Giles syllable. Which combinations do not exist does not
    matter: no name has them."""
    found: dict[str, set[str]] = {}
    for (pinyin, giles), (end, giles_end) in product(_INITIALS.items(), _FINALS.items()):
        syllable = pinyin + end
        if syllable not in _WHOLE:
            found.setdefault(giles + giles_end, set()).add(syllable)
    for syllable, giles in (*_WHOLE.items(), ("si", "szu"), ("de", "te"), ("e", "e")):
        found.setdefault(giles, set()).add(syllable)
    return {giles: tuple(sorted(syllables)) for giles, syllables in found.items()}


def pinyin_keys(key: str) -> Iterator[str]:
    """The folded pinyin names that a folded Wade-Giles name may be ("teng hsiao ping": "deng
    xiaoping" and others); a family name alone gives its syllables."""
    syllables = key.split()
    table = _pinyin()
    if not 1 <= len(syllables) <= 3 or not all(s in table for s in syllables):
        return
    for number, parts in enumerate(product(*(table[s] for s in syllables))):
        if number >= _MOST:
            return
        yield " ".join((parts[0], "".join(parts[1:]))).strip()
