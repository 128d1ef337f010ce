"""The vocabulary of time expressions, from ``words.toml`` and ``holidays.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import msgspec

ClassValue = str | int | float
"""What a word stands for in one of its classes (3 for "march" as a MONTH)."""


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A holiday: its names in lower case and the rule that gives its day (holidays.toml)."""

    names: tuple[str, ...]
    rule: str
    strict: bool = False


class NamedDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of history that is called by a date without its year."""

    names: tuple[str, ...]
    then: tuple[str, ...]
    day: str


class Phrase(msgspec.Struct, frozen=True):
    """A row of words that counts as one token of a class.

    ``then``: one of these must be among the next two words, unless it is empty.
    """

    words: tuple[str, ...]
    cls: str
    value: ClassValue
    then: frozenset[str] = frozenset()


class Vocabulary(msgspec.Struct, frozen=True):
    """Words by class.

    ``classes`` maps a lower-case word to its classes and what it stands for there;
    ``period`` holds words that take a final period as abbreviations, ``doubtful``
    those that need one (or a number beside them) to count; ``phrases`` maps the first
    word to rows of words that count as one token. ``name_after`` are words that make a
    name of a date in front of them, ``number_after`` words that make another number of
    a year behind them, ``counted`` nouns that make a quantity of four digits.
    """

    classes: Mapping[str, Mapping[str, ClassValue]]
    period: frozenset[str]
    doubtful: frozenset[str]
    numbers: Mapping[str, int]
    multiples: Mapping[str, int]
    vague: frozenset[tuple[str, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    name_after: frozenset[str]
    number_after: frozenset[str]
    counted: frozenset[str]
    holidays: tuple[Holiday, ...]
    named_days: tuple[NamedDay, ...]


_TABLES = {
    "month": int,
    "weekday": int,
    "weekdays": int,
    "unit": str,
    "units": str,
    "season": str,
    "seasons": str,
    "daypart": str,
    "dayparts": str,
    "decade": str,
    "relation": int,
    "often": str,
    "lasting": str,
    "zone": str,
}
"""Tables "what it stands for" -> words, and the type of what it stands for."""

_CLASS = {"relation": "REL"}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dateline.annotate.times") / name).read_text("utf-8"))


def split_words(phrase: str) -> tuple[str, ...]:
    """A phrase of the data files as the lexer would cut it."""
    spaced = phrase
    for mark in ("'s", ".", "/"):
        spaced = spaced.replace(mark, f" {mark} ")
    words = spaced.replace("s'", "s '").split()
    joined: list[str] = []
    for word in words:
        if word == "." and joined and joined[-1] in ("sept", "sep", "jan", "oct"):
            continue  # the period is read as part of the abbreviation
        joined.append(word)
    return tuple(joined)


def _phrases(holidays: tuple[Holiday, ...], named: tuple[NamedDay, ...]) -> Iterator[Phrase]:
    for n, holiday in enumerate(holidays):
        for name in holiday.names:
            yield Phrase(split_words(name), "HOLIDAY", n)
    for n, day in enumerate(named):
        for name in day.names:
            yield Phrase(split_words(name), "NAMED", n, frozenset(day.then))


@lru_cache(maxsize=1)
def _cues() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _toml("cues.toml").items()}


def cue(name: str) -> frozenset[str]:
    """The set of words called ``name`` in ``cues.toml``.

    Raises:
        KeyError: there is no such set.
    """
    return _cues()[name]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary, read once a process."""
    data = _toml("words.toml")
    classes: dict[str, dict[str, ClassValue]] = {}
    for table, kind in _TABLES.items():
        name = _CLASS.get(table, table.upper())
        for value, words in data[table].items():
            for word in words.split():
                classes.setdefault(word, {})[name] = kind(value)
    for word, number in data["ordinal"].items():
        classes.setdefault(word, {})["ORD"] = number
    for word, number in data["number"].items():
        if 1 <= number <= 12:
            classes.setdefault(word, {})["HOURWORD"] = number
    for word in ("fiscal", "financial"):
        classes.setdefault(word, {})["FISCAL"] = 1
    for word in ("am", "a.m.", "pm", "p.m.", "a.m", "p.m"):
        classes.setdefault(word, {})["AMPM"] = 12 if word[0] == "p" else 0
    abbreviations = data["abbreviations"]
    days = _toml("holidays.toml")
    holidays = msgspec.convert(tuple(days["holiday"]), tuple[Holiday, ...])
    named = msgspec.convert(tuple(days["named_day"]), tuple[NamedDay, ...])
    phrases: dict[str, list[Phrase]] = {}
    for phrase in _phrases(holidays, named):
        phrases.setdefault(phrase.words[0], []).append(phrase)
    return Vocabulary(
        classes=MappingProxyType({w: MappingProxyType(c) for w, c in classes.items()}),
        period=frozenset(abbreviations["words"].split()),
        doubtful=frozenset(abbreviations["doubtful"].split()),
        numbers=MappingProxyType(data["number"]),
        multiples=MappingProxyType(data["multiple"]),
        vague=frozenset(tuple(p.split()) for p in data["vague"]["phrases"]),
        phrases=MappingProxyType(
            {w: tuple(sorted(p, key=lambda x: -len(x.words))) for w, p in phrases.items()}
        ),
        name_after=frozenset(data["names"]["after"].split()),
        number_after=frozenset(data["names"]["number"].split()),
        counted=frozenset(data["names"]["counted"].split()),
        holidays=holidays,
        named_days=named,
    )
