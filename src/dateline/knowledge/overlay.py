"""A user's own rows laid over the shipped tables: they win.

- A person's own offices take the place of the shipped ones whose time they overlap; others
  stay, and so do the aliases.
- An organisation takes the place of the shipped one (or metonym) of the same name, whose
  aliases it keeps.
- Places are laid over in :class:`~dateline.knowledge.atlas.Atlas`, since the towns are in no
  table.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.knowledge.own import Own, check_own_countries
from dateline.knowledge.people import display_name, person_key
from dateline.knowledge.tables import COLUMNS, FOLDERS, MARKS, Row
from dateline.knowledge.tokens import name_tokens

OWN_ORGANIZATIONS = "own organizations"
OWN_PLACES = "own places"
"""Tables that only a user's own file fills."""

_SHIPPED_ORGANIZATIONS = ("organizations.csv", "metonyms.csv")
_TENURE = ("country", "sector", "role", "office", "start", "end")
"""The columns of which one makes a person's row an office."""


def with_own(
    tables: Mapping[str, tuple[Row, ...]], own: Own, states: frozenset[str]
) -> dict[str, tuple[Row, ...]]:
    """The tables that ``own`` changes, as they are then.

    Args:
        tables: the shipped tables by name.
        states: the codes of all states.

    Raises:
        KnowledgeError: a country is unknown, or it cannot be told which person is meant.
    """
    check_own_countries(own, states)
    return {
        **_with_persons(tables["persons"], tables["offices"], own.persons),
        **_with_organizations(tables, own.organizations),
        OWN_PLACES: tuple(_place(row) for row in own.places),
    }


def _with_persons(
    persons: Sequence[Row], offices: Sequence[Row], own: Iterable[Row]
) -> dict[str, tuple[Row, ...]]:
    rows = {row.cells["name"]: row for row in persons}
    names = _Names(persons)
    given: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        name = names.written(row)
        rows[name] = _person(name, rows.get(name), row)
        names.add(rows[name])
        if any(row.cells[column] for column in _TENURE):
            given[name].append(_office(name, row))
    kept = [
        row
        for row in offices
        if not any(_overlap(row, new) for new in given.get(row.cells["person"], ()))
    ]
    return {
        "persons": tuple(rows.values()),
        "offices": (*kept, *(row for new in given.values() for row in new)),
    }


class _Names:
    """The persons of the tables by name and alias."""

    def __init__(self, persons: Iterable[Row]) -> None:
        self._rows: dict[str, Row] = {}
        self._full: dict[str, list[str]] = defaultdict(list)
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for row in persons:
            self.add(row)

    def add(self, row: Row) -> None:
        written = row.cells["name"]
        self._rows[written] = row
        for names, name in (
            (self._full, display_name(written)),
            *((self._aliases, alias) for alias in row.names("aliases")),
        ):
            found = names[person_key(name)]
            if written not in found:
                found.append(written)

    def written(self, row: Row) -> str:
        """The name in the tables of the person that ``row`` is about: a known person's, or
        its own.

        Raises:
            KnowledgeError: several persons have the name.
        """
        name, wikidata = row.cells["name"], row.cells["wikidata"]
        if name in self._rows and self._may_be(name, wikidata):
            return name
        key = person_key(name)
        bearers = self._full.get(key) or self._aliases.get(key) or []
        found = [n for n in bearers if self._may_be(n, wikidata)]
        found = [n for n in found if wikidata and self._id(n) == wikidata] or found
        if len(found) > 1:
            raise row.error(
                f"{name!r} may be {' or '.join(found)}",
                "write the name so, or give the Wikidata id",
            )
        if found:
            return found[0]
        return name if name not in self._rows else f"{name} ({wikidata})"

    def _id(self, name: str) -> str:
        return self._rows[name].cells["wikidata"]

    def _may_be(self, name: str, wikidata: str) -> bool:
        """Whether the Wikidata ids do not contradict that it is the same person."""
        return not wikidata or self._id(name) in ("", wikidata)


def _person(name: str, shipped: Row | None, row: Row) -> Row:
    """The row of a person: what the user says, else what the shipped row says."""
    before = shipped.cells if shipped else dict.fromkeys(FOLDERS["persons"], "")
    aliases = [*(shipped.names("aliases") if shipped else ()), *row.names("aliases")]
    if row.cells["name"] != name:
        aliases.append(row.cells["name"])
    own_name = person_key(display_name(name))
    cells = {
        "name": name,
        "short": before["short"],
        "aliases": "|".join(a for a in dict.fromkeys(aliases) if person_key(a) != own_name),
        "gender": row.cells["gender"] or before["gender"],
        "wikidata": row.cells["wikidata"] or before["wikidata"],
    }
    return Row(row.file, row.line, cells)


def _office(person: str, row: Row) -> Row:
    cells = dict.fromkeys(FOLDERS["offices"], "")
    cells |= {column: row.cells[column] for column in _TENURE}
    cells |= {"person": person, "role": row.cells["role"] or "other", "source": "own"}
    return Row(row.file, row.line, cells)


def _overlap(one: Row, other: Row) -> bool:
    """Whether two offices have time in common, as far as the grain of their dates tells:
    that one ends when the other begins (on a day, or in a year) is no overlap."""
    a, b = one.cells, other.cells
    if _before(a["start"], b["end"]) and _before(b["start"], a["end"]):
        return True
    return _alike(a["start"], b["start"]) and _alike(a["end"], b["end"])


def _before(start: str, end: str) -> bool:
    return not start or not end or start[: len(end)] < end[: len(start)]


def _alike(one: str, other: str) -> bool:
    return one[: len(other)] == other[: len(one)]


def _with_organizations(
    tables: Mapping[str, tuple[Row, ...]], own: Sequence[Row]
) -> dict[str, tuple[Row, ...]]:
    names = {_key(row.cells["name"]) for row in own}
    changed: dict[str, tuple[Row, ...]] = {}
    aliases: dict[str, list[str]] = defaultdict(list)
    for table in _SHIPPED_ORGANIZATIONS:
        kept = []
        for row in tables[table]:
            key = _key(row.cells["name"])
            if key in names:
                aliases[key] += row.names("aliases")
            else:
                kept.append(row)
        changed[table] = tuple(kept)
    changed[OWN_ORGANIZATIONS] = tuple(
        _organization(row, aliases[_key(row.cells["name"])]) for row in own
    )
    return changed


def _organization(row: Row, shipped: Iterable[str]) -> Row:
    own = {_key(name): name for name in row.names("aliases")}
    others = {_key(name): name for name in shipped}
    aliases = {k: v for k, v in {**others, **own}.items() if k != _key(row.cells["name"])}
    cells = dict.fromkeys(COLUMNS["organizations.csv"], "") | {
        "name": row.cells["name"],
        "aliases": "|".join(aliases.values()),
        "code": row.cells["country"],
        "sector": row.cells["sector"],
        "begin": row.cells["start"][:4],
        "end": row.cells["end"][:4],
        "kind": "other",
        "wikidata": row.cells["wikidata"],
    }
    return Row(row.file, row.line, cells)


def _key(name: str) -> str:
    return " ".join(name_tokens(name.lstrip(MARKS))).lower()


def _place(row: Row) -> Row:
    cells = {column: row.cells.get(column, "") for column in FOLDERS["places"]}
    if row.cells["wikidata"]:
        cells["id"] = f"wikidata:{row.cells['wikidata']}"
    return Row(row.file, row.line, cells)
