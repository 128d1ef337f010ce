"""A user's own actors and places: one CSV file, read and checked.

The columns are those of :data:`COLUMNS_OF_OWN`, in any order; all but ``kind`` and ``name``
may be missing, and a cell stays empty where it does not apply. Several aliases are
separated by ``|``. A person has a row for each office. What the rows do to the shipped data is
in :mod:`dateline.knowledge.overlay`.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import get_args

from dateline.knowledge.entry import PLOVER_SECTORS, PLOVER_SPECIAL_CODES, KnowledgeError
from dateline.knowledge.person import OfficeRole
from dateline.knowledge.tables import MARKS, Row, read_lines, row_of

COLUMNS_OF_OWN = (
    "kind",
    "name",
    "aliases",
    "country",
    "sector",
    "role",
    "office",
    "start",
    "end",
    "gender",
    "lat",
    "lon",
    "radius_km",
    "wikidata",
)

_REQUIRED = ("kind", "name")
_FOR_ALL = frozenset({"kind", "name", "aliases", "country", "wikidata"})
_APPLY = {
    "person": _FOR_ALL | {"sector", "role", "office", "start", "end", "gender"},
    "organization": _FOR_ALL | {"sector", "start", "end"},
    "place": _FOR_ALL | {"lat", "lon", "radius_km"},
}
"""The columns that each kind of row has."""

_ROLES = get_args(OfficeRole)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Own:
    """A user's own rows, checked; ``data`` are the bytes of the file."""

    data: bytes
    persons: tuple[Row, ...]
    organizations: tuple[Row, ...]
    places: tuple[Row, ...]


def read_own(path: Path) -> Own:
    """The rows of a user's own file.

    Raises:
        KnowledgeError: the file cannot be read, or a row is not as it should be; the message
            names file, line, cause and remedy. Countries are not checked here.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        cause = getattr(error, "strerror", None) or str(error)
        raise KnowledgeError(
            f"{path}: cannot be read ({cause}); name a CSV file of actors and places"
        ) from error
    file = str(path)
    lines = read_lines(file, data.removeprefix(_BOM))  # spreadsheets write the mark
    _, header = next(lines, (1, []))
    columns = _header(file, [name.strip() for name in header])
    rows: dict[str, list[Row]] = {kind: [] for kind in _APPLY}
    for line, cells in lines:
        if any(cell.strip() for cell in cells):
            row = _plain(row_of(file, line, columns, cells))
            _check(row)
            rows[row.cells["kind"]].append(row)
    return Own(
        data=data,
        persons=tuple(rows["person"]),
        organizations=tuple(rows["organization"]),
        places=tuple(rows["place"]),
    )


def check_own_countries(own: Own, states: frozenset[str]) -> None:
    """Check that every country is a state's code or, but for places, a PLOVER code.

    Raises:
        KnowledgeError: one is neither.
    """
    for row in (*own.persons, *own.organizations, *own.places):
        code = row.cells["country"]
        special = row.cells["kind"] != "place" and code in PLOVER_SPECIAL_CODES
        if code and code not in states and not special:
            raise row.error(
                f"{code!r} is no country code",
                "write ISO 3166 alpha-3 in capitals (FRA), XKX for Kosovo, or for an actor of "
                f"no state one of {', '.join(sorted(PLOVER_SPECIAL_CODES))}",
            )


def _header(file: str, header: Sequence[str]) -> tuple[str, ...]:
    known = f"the columns are {','.join(COLUMNS_OF_OWN)}"
    if len(header) == 1 and ";" in header[0]:
        raise KnowledgeError(f"{file}, line 1: columns separated by ';'; separate them by commas")
    for name in header:
        if name not in COLUMNS_OF_OWN:
            raise KnowledgeError(f"{file}, line 1: unknown column {name!r}; {known}")
        if header.count(name) > 1:
            raise KnowledgeError(f"{file}, line 1: column {name!r} stands twice; remove one")
    for name in _REQUIRED:
        if name not in header:
            raise KnowledgeError(f"{file}, line 1: no column {name!r}; {known}")
    return tuple(header)


def _plain(row: Row) -> Row:
    """The row with all columns, and without spaces around its cells and aliases."""
    cells = {name: " ".join(row.cells.get(name, "").split()) for name in COLUMNS_OF_OWN}
    aliases = (alias.strip() for alias in cells["aliases"].split("|"))
    cells["aliases"] = "|".join(dict.fromkeys(alias for alias in aliases if alias))
    return Row(row.file, row.line, cells)


def _check(row: Row) -> None:
    cells = row.cells
    apply = _APPLY.get(cells["kind"])
    if apply is None:
        raise row.error(f"{cells['kind']!r} is not a kind", f"write one of {', '.join(_APPLY)}")
    for column, cell in cells.items():
        if cell and column not in apply:
            raise row.error(f"a {cells['kind']} has no {column}", "leave that cell empty")
    _check_names(row)
    sector = cells["sector"]
    if sector and sector not in PLOVER_SECTORS:
        known = ", ".join(sorted(PLOVER_SECTORS))
        raise row.error(f"{sector!r} is not a PLOVER sector", f"write one of {known}")
    if cells["role"] and cells["role"] not in _ROLES:
        raise row.error(f"{cells['role']!r} is not a role", f"write one of {', '.join(_ROLES)}")
    if cells["gender"] not in ("", "m", "f"):
        raise row.error(f"{cells['gender']!r} is not a gender", "write m, f or nothing")
    if cells["wikidata"] and not _WIKIDATA.fullmatch(cells["wikidata"]):
        raise row.error(f"{cells['wikidata']!r} is no Wikidata id", "write one like Q42")
    _check_dates(row)
    if cells["kind"] == "place":
        _check_point(row)


def _check_names(row: Row) -> None:
    name = row.cells["name"]
    if not name:
        raise row.error("no name", "give one or remove the line")
    for written in (name, *row.names("aliases")):
        bare = written.lstrip(MARKS)
        if not any(c.isalnum() for c in bare):
            raise row.error(f"{written!r} has no letters", "correct the name")
        if "|" in bare or "=" in bare:
            raise row.error(f"{written!r} holds '|' or '='", "put other names in 'aliases'")
        if bare != written and (written == name or row.cells["kind"] != "organization"):
            raise row.error(
                f"{written!r} begins with a mark", "only aliases of organizations have marks"
            )


def _check_dates(row: Row) -> None:
    start, end = row.cells["start"], row.cells["end"]
    for written in (start, end):
        if written and not _is_date(written):
            raise row.error(f"{written!r} is not a date", "write 2012, 2012-05 or 2012-05-07")
    if start and end and start[: len(end)] > end[: len(start)]:
        raise row.error(f"ends ({end}) before it starts ({start})", "correct one of them")


def _is_date(written: str) -> bool:
    match = _DATE.fullmatch(written)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _check_point(row: Row) -> None:
    lat, lon = _number(row, "lat"), _number(row, "lon")
    if lat is None or lon is None:
        raise row.error("no coordinates", "give lat and lon in decimal degrees")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise row.error(f"{lat}, {lon} lies on no globe", "latitude first, then longitude")
    radius = _number(row, "radius_km")
    if radius is not None and radius <= 0:
        raise row.error(f"a radius of {radius} km", "write a number above 0, or nothing")


def _number(row: Row, column: str) -> float | None:
    cell = row.cells[column]
    if not cell:
        return None
    try:
        number = float(cell)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise row.error(f"{column} {cell!r} is no number", "write decimals, such as 50.45")
    return number
