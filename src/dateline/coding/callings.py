"""What callings, deeds and things say of a sector: the tables of ``callings.toml``."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from dateline.knowledge import Knowledge

_Words = frozenset[str]


class Callings(msgspec.Struct, frozen=True, kw_only=True):
    """The tables by what they are asked for: lemmas and their PLOVER sectors."""

    serving: _Words
    ranks: _Words
    kin: _Words
    later: _Words
    followers: _Words
    armed_followers: _Words
    elsewhere: _Words
    private: _Words
    public: _Words
    titles: Mapping[str, str]
    refugee: _Words
    deeds: Mapping[str, str]
    things: Mapping[str, str]
    any_body: _Words
    civic: _Words
    helping: _Words
    union: _Words
    cause: _Words
    armed: Mapping[str, str]
    names: Mapping[str, str]
    endings: Mapping[str, str]
    multinational: _Words
    spoken: Mapping[str, str]
    spoken_firm: _Words
    firm: _Words
    no_firm: _Words
    causes: _Words
    for_causes: _Words
    generic: _Words
    working: _Words


@lru_cache(maxsize=1)
def callings() -> Callings:
    """The tables as they ship."""
    data = tomllib.loads((files("dateline.coding") / "callings.toml").read_text("utf-8"))
    return Callings(
        serving=_words(data["serving"]),
        ranks=_words(data["ranks"]),
        kin=_words(data["kin"]),
        later=_words(data["later"]),
        followers=_words(data["followers"]),
        armed_followers=_words(data["armed_followers"]),
        elsewhere=_words(data["elsewhere"]),
        private=_words(data["private"]),
        public=_words(data["public"]),
        titles=_sectors(data["titles"], _words),
        refugee=_phrases(data["refugee"]["deeds"]),
        deeds=_sectors(data["deeds"], _phrases),
        things=_sectors(data["things"], _words),
        any_body=_words(data["bodies"]["any"]),
        civic=_words(data["bodies"]["civic"]),
        helping=_words(data["bodies"]["helping"]),
        union=_words(data["bodies"]["union"]),
        cause=_words(data["bodies"]["cause"]),
        armed=_sectors(data["armed"], _phrases),
        names=_sectors(data["names"], _words),
        endings=_sectors(data["endings"], _words),
        multinational=_words(data["multinational"]["words"]),
        spoken=_sectors(data["spoken"], _phrases),
        spoken_firm=_phrases(data["firm"]["spoken"]),
        firm=_phrases(data["firm"]["deeds"]),
        no_firm=_words(data["firm"]["others"]),
        causes=_phrases(data["causes"]["fronts"]),
        for_causes=_words(data["causes"]["bodies"]),
        generic=_words(data["generic"]["words"]),
        working=_words(data["generic"]["works"]),
    )


def _words(text: str) -> _Words:
    return frozenset(text.split())


def _phrases(text: str) -> _Words:
    return frozenset(p.strip() for line in text.splitlines() for p in line.split("|") if p.strip())


def _sectors(table: Mapping[str, str], split: Callable[[str], _Words]) -> Mapping[str, str]:
    return {word: sector for sector, text in table.items() for word in split(text)}


def thing_sector(phrase: str, knowledge: Knowledge) -> str | None:
    """The sector of a thing or body that somebody leads, runs or belongs to, by its words:
    of "federation of coca grower" that of the growers.

    Args:
        phrase: lemmas in lower case, the "of" behind the noun with them.
    """
    tables = callings()
    whole = knowledge.role(phrase) if " of " in phrase else None
    if whole is not None and " of " in whole.lemma and whole.sector not in ("UNK", "CVL"):
        return whole.sector  # "chamber of commerce"
    own, _, behind = phrase.replace(" for ", " of ").partition(" of ")
    words = own.split()
    if not words:
        return None
    head = words[-1]
    named = knowledge.role(own)
    whole = named if named is not None and " " in named.lemma else None
    if whole is not None and head in tables.any_body and whole.sector not in ("UNK", "CVL"):
        return whole.sector  # "works committee"
    if head in tables.union:
        return _of_members(words[:-1] + behind.split(), knowledge, {"AGR", "JRN", "EDU"}) or "LAB"
    if head in tables.any_body:
        if words[-2:-1] and words[-2] in tables.helping:
            return "SOC"  # "a refugee support group"
        members = [*words[:-1], *behind.split()]
        found = _of_members(members, knowledge, None)
        if found not in (None, "CVL", "UNK", "REB"):
            return found
        if set(members) & tables.cause or found == "CVL" or head in tables.civic:
            return "SOC"
        role = knowledge.role(own)
        if role is not None and role.lemma == head and role.sector in _OF_STATES:
            role = None  # "the *alliance*" without more is one of states, a named one is not
        if found == "REB" or (role is not None and role.sector not in ("UNK", "GOV")):
            return found if role is None or found == "REB" else role.sector
        trade = any(w.rstrip("s'’").endswith(_TRADE) for w in words[:-1])
        return "LAB" if trade and head in _OF_TRADES else None
    if head == "house" and len(words) > 1 and knowledge.role(own) is None:
        return "BUS"  # "mining house"
    role = knowledge.role(own)
    if any(tables.things.get(word) == "REB" for word in words):
        return "REB"  # "a rebel task force"
    if role is not None and role.sector not in ("UNK", "CVL"):
        return role.sector
    for word in reversed(words):
        if word in tables.things:
            return tables.things[word]
    return thing_sector(behind, knowledge) if behind else None


def is_for_cause(phrase: str) -> bool:
    """Whether lemmas name a body of no state that works for a cause: "Swiss human right group"."""
    tables = callings()
    front, _, head = phrase.rpartition(" ")
    if head == "charity":
        return True
    return head in tables.for_causes and any(front.endswith(cause) for cause in tables.causes)


_TRADE = ("er", "man", "men", "woman", "women", "stress")
"""Endings of those whose work makes them members ("sewers' federation")."""
_OF_STATES = frozenset({"MIL", "PTY"})
_OF_TRADES = frozenset({"federation", "league", "association", "congress", "council"})


def _of_members(words: Iterable[str], knowledge: Knowledge, among: set[str] | None) -> str | None:
    """The sector of those whose body it is: the last known word."""
    row = list(words)
    for last in range(len(row), 0, -1):
        word = row[last - 1]
        role = knowledge.role(" ".join(row[:last]))  # "air traffic *controller*"
        people = role is not None and role.kind in ("person", "group")
        sector = role.sector if role is not None and people else callings().things.get(word)
        if sector is not None and (among is None or sector in among):
            return sector
    return None
