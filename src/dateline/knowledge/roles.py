"""Role nouns: the nouns that say what somebody is ("lawmaker", "security forces")."""

import re
from collections.abc import Sequence
from typing import Literal, cast

from dateline.knowledge.entry import RoleNoun
from dateline.knowledge.tables import Row

_FOLD = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "’": "'"})
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child"}
_MARKED = re.compile(r"s\b|men\b|people\b|children\b|'")
"""What names a form that is not the bare one."""
_LONGEST = 6
"""Words of the longest lemma in the data; longer endings are not tried."""


class RoleIndex:
    """Role nouns by lemma and spelling variant. Not changed after it is built."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        """Build from the rows of ``sectors.csv``.

        Raises:
            KnowledgeError: a lemma or variant stands twice.
        """
        self._nouns: dict[str, RoleNoun] = {}
        lines: dict[str, int] = {}
        for row in rows:
            lemma = row.cells["lemma"]
            noun = RoleNoun(
                lemma=lemma,
                sector=row.cells["sector"],
                kind=cast(Literal["person", "group", "organization", "state"], row.cells["kind"]),
            )
            for name in (lemma, *row.names("aliases")):
                key = _key(name)
                if key in lines:
                    raise row.error(f"{name!r} is already in line {lines[key]}", "remove one")
                lines[key] = row.line
                self._nouns[key] = noun
        for key, noun in list(self._nouns.items()):
            # The lemmas of "human rights group" and "pilots' association" are "human right group"
            # and "pilot ' association".
            if _MARKED.search(key):
                self._nouns.setdefault(_bare(key.split()), noun)

    def get(self, phrase: str) -> RoleNoun | None:
        """The noun that is the longest known ending of ``phrase``."""
        words = _key(phrase).split()
        for start in range(max(0, len(words) - _LONGEST), len(words)):
            ending = words[start:]
            for form in (
                " ".join(ending),
                " ".join((*ending[:-1], _singular(ending[-1]))),
                _bare(ending),
            ):
                noun = self._nouns.get(form)
                if noun is not None:
                    return noun
        return None


def _key(phrase: str) -> str:
    return " ".join(phrase.lower().translate(_FOLD).split())


def _bare(words: Sequence[str]) -> str:
    """The words in the singular and without marks of possession."""
    plain = (word.removesuffix("'s").rstrip("'") for word in words)
    return " ".join(_singular(word) for word in plain if word)


def _singular(word: str) -> str:
    """The singular of a regular English plural; other words may come out wrong."""
    for plural, singular in _IRREGULAR.items():
        if word.endswith(plural):
            return word[: -len(plural)] + singular
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("wives"):
        return word[:-3] + "fe"
    if word.endswith(("thieves", "chieves")):
        return word[:-3] + "f"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
