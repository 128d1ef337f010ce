"""Nouns of office: "premier", "foreign minister", and which offices they may mean."""

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

import msgspec

from dateline.knowledge.person import OfficeRole
from dateline.knowledge.tables import Row

LEADER = "leader"
"""What a noun has for role when it means whoever leads ("leader", "ruler")."""

_ROLES = frozenset((*get_args(OfficeRole), LEADER))
_LONGEST = 5
"""Words of the longest noun; longer endings are not tried."""


class OfficeNoun(msgspec.Struct, frozen=True, kw_only=True):
    """What a noun of office may mean.

    ``roles`` are kinds of office; where ``titles`` has a word for one, the office's title
    must hold it: a "president" may be head of state or of government, but is called so.
    """

    noun: str
    roles: tuple[str, ...]
    titles: dict[str, str]


class OfficeNouns:
    """Look-up of nouns of office. Not changed after it is built.

    Raises:
        KnowledgeError: a role is unknown.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._nouns: dict[str, list[tuple[frozenset[str], OfficeNoun]]] = defaultdict(list)
        for row in rows:
            roles: list[str] = []
            titles: dict[str, str] = {}
            for written in row.names("roles"):
                role, _, title = written.partition("=")
                if role not in _ROLES:
                    raise row.error(f"{role!r} is not a role", "see OfficeRole for the list")
                roles.append(role)
                if title:
                    titles[role] = title
            noun = OfficeNoun(noun=row.cells["noun"], roles=tuple(roles), titles=titles)
            self._nouns[noun.noun].append((frozenset(row.names("countries")), noun))

    def only(self, noun: str) -> str | None:
        """The state that alone has an office of this noun ("pope", "taoiseach"), if so."""
        states = {code for codes, _ in self._nouns.get(noun, ()) for code in codes or ("",)}
        return next(iter(states)) or None if len(states) == 1 else None

    def get(self, phrase: str, country: str | None) -> OfficeNoun | None:
        """The office that ends ``phrase`` (lemmas separated by spaces), in a state."""
        words = phrase.lower().replace("-", " ").split()
        for start in range(max(0, len(words) - _LONGEST), len(words)):
            meanings = self._nouns.get(" ".join(words[start:]), ())
            for countries, noun in meanings:
                if country in countries:
                    return noun
            for countries, noun in meanings:
                if not countries:
                    return noun
        return None
