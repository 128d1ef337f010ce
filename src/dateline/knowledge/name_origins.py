"""For which of several states a personal name speaks: how names are spelt where.

Shares of letter trigrams, compared with those in all names (Cavnar and Trenkle, 1994, for
languages). They tell nothing of anybody by themselves: a name is borne in many states. They weigh
the states that a text names already, where no word says of which of them somebody is.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from math import log
from typing import NamedTuple

from dateline.knowledge.tokens import fold

_WORDS = re.compile(r"[a-z']+")
_LENGTH = 3
_PRIOR = 400.0
"""Trigrams of all names that are added to those of a state, in their shares; from 150 to 1,000
the choices on ``corpus/actors`` (dev) are as good."""
_MOST = 3.0
"""What a name can speak for or against a state at most."""


class NameOrigins:
    """How names are spelt in each state; built when first asked.

    Args:
        names: gives names with the state (alpha-3) in which they are borne, in any order.
    """

    def __init__(self, names: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._names = names

    def favours(self, name: str, country: str) -> float:
        """How much more a name is spelt like those of a state than like those of all, as a
        logarithm: the mean over the trigrams of each word, summed over the words, between -3
        and 3. 0 for a state of which no names are known and for a name in another script."""
        spelt = self._spelt
        own = spelt.by_state.get(country)
        if own is None:
            return 0.0
        total = 0.0
        for word in _words(name):
            found = [_weight(g, own, spelt) for g in _trigrams(word) if g in spelt.everywhere]
            if found:
                total += sum(found) / len(found)
        return max(-_MOST, min(_MOST, total))

    @cached_property
    def _spelt(self) -> "_Spelt":
        by_state: dict[str, Counter[str]] = {}
        everywhere: Counter[str] = Counter()
        for name, country in self._names():
            found = [g for word in _words(name) for g in _trigrams(word)]
            by_state.setdefault(country, Counter()).update(found)
            everywhere.update(found)
        return _Spelt(
            {c: _State(counts, counts.total()) for c, counts in by_state.items()},
            everywhere,
            everywhere.total(),
        )


class _State(NamedTuple):
    """The trigrams of one state's names and how many they are."""

    counts: Mapping[str, int]
    total: int


class _Spelt(NamedTuple):
    by_state: Mapping[str, _State]
    everywhere: Mapping[str, int]
    total: int


def _weight(trigram: str, own: _State, spelt: _Spelt) -> float:
    share = spelt.everywhere[trigram] / spelt.total
    there = (own.counts.get(trigram, 0) + _PRIOR * share) / (own.total + _PRIOR)
    return log(there / share)


def _words(name: str) -> Iterator[str]:
    """The words of a name without case and marks; initials tell nothing."""
    return (w for w in _WORDS.findall(fold(name).lower()) if len(w) > 1)


def _trigrams(word: str) -> list[str]:
    marked = f"<{word}>"
    return [marked[i : i + _LENGTH] for i in range(len(marked) - _LENGTH + 1)]
