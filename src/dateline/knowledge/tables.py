"""Reading and checking the data files.

The files are CSV in UTF-8 with a header. A cell with several names separates them by
``|``; a mark before a name says how it is to be read:

- ``~name``: for look-up only; in running text the word is more often something else;
- ``^name``: not as the end of a longer name ("National Security Council");
- ``?name``: a further reading of a name whose best reading is another row's.

Spellings of one capital are joined by ``=`` ("Kyiv=Kiev"), other capitals of the state
(a seat of government, a former one) follow after ``|``.

A name that starts with "the" is only meant with the article ("the West", "the Fed").
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.knowledge.entry import PLOVER_SECTORS, PLOVER_SPECIAL_CODES, KnowledgeError

MARKS = "~?^"
"""The marks before a name; they can be combined."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "states.csv": (
        "alpha3",
        "name",
        "official",
        "demonyms",
        "capitals",
        "aliases",
        "begin",
        "end",
        "lat",
        "lon",
        "leads",
        "cow",
        "gw",
    ),
    "metonyms.csv": ("name", "aliases", "code", "sector", "note"),
    "organizations.csv": ("name", "aliases", "code", "sector", "begin", "end", "kind"),
    "phases.csv": ("name", "code", "sector", "first", "last"),
    "regions.csv": ("name", "aliases", "demonyms", "code", "kind", "note"),
    "phrases.csv": ("name",),
    "sectors.csv": ("lemma", "aliases", "sector", "kind"),
    "office_nouns.csv": ("noun", "roles", "countries"),
    "given_names.csv": ("name", "gender"),
    "typical_names.csv": ("country", "given", "family"),
    "kin.csv": ("person", "relation", "relative"),
}
"""Each data file and its columns, in order."""

FOLDERS: dict[str, tuple[str, ...]] = {
    "persons": ("name", "short", "aliases", "gender", "wikidata"),
    "offices": (
        "country",
        "organization",
        "person",
        "role",
        "office",
        "sector",
        "start",
        "end",
        "as_of",
        "source",
    ),
    "places": ("name", "aliases", "kind", "country", "lat", "lon", "radius_km", "code"),
}
"""Folders of files by region that together are one table, and their columns."""

_ALPHA3 = re.compile(r"[A-Z]{3}")
_YEAR = re.compile(r"[0-9]{4}")
_KEYS = ("name", "lemma", "person", "noun", "country")
"""Columns of which a table has one that may not be empty."""
_NAME_COLUMNS = (
    "name", "lemma", "official", "demonyms", "capitals", "aliases", "given", "family"
)  # fmt: skip
_NAME = r"[~?^]*[^\s|=~?^](?:[^|=]*[^\s|=])?"
_NAMES = re.compile(rf"{_NAME}(?:[|=]{_NAME})*")
_ORGANIZATION_KINDS = """
igo ngo armed_group party legislature government security_service armed_service police court
media company movement union religious other
"""
_KINDS = {
    "organizations.csv": tuple(_ORGANIZATION_KINDS.split()),
    "regions.csv": ("place", "group"),
    "sectors.csv": ("person", "group", "organization", "state"),
}


class Row(NamedTuple):
    """One row of a file: ``line`` counts from 1 with the header."""

    file: str
    line: int
    cells: dict[str, str]

    def error(self, cause: str, remedy: str) -> KnowledgeError:
        """The error that names this row."""
        return KnowledgeError(f"{self.file}, line {self.line}: {cause}; {remedy}")

    def names(self, column: str) -> tuple[str, ...]:
        """The names in a cell, with their marks."""
        cell = self.cells[column]
        return tuple(cell.split("|")) if cell else ()

    def year(self, column: str) -> int | None:
        """The year in a cell, or ``None`` where it is empty."""
        cell = self.cells[column]
        return int(cell) if cell else None


def read_table(file: str, data: bytes, columns: tuple[str, ...] | None = None) -> tuple[Row, ...]:
    """The checked rows of one data file; ``columns`` for a file that is not in ``COLUMNS``.

    Raises:
        KnowledgeError: the file is not UTF-8 or not CSV, has other columns, an empty name,
            a code that is not one, or a year that is not four digits.
    """
    lines = read_lines(file, data)
    columns = columns or COLUMNS[file]
    _, header = next(lines, (1, []))
    _check_header(file, header, columns)
    rows = [row_of(file, line, columns, cells) for line, cells in lines]
    key = next(c for c in _KEYS if c in columns)
    named = tuple(c for c in _NAME_COLUMNS if c in columns)
    coded = "sector" in columns or "alpha3" in columns or "begin" in columns
    checked = coded or file in _KINDS
    for row in rows:
        cells = row.cells
        if checked:
            _check_codes(row)
        if not cells[key]:
            raise row.error("no name", "give one or remove the line")
        for column in named:
            cell = cells[column]
            if cell and not cell.isalpha() and not _NAMES.fullmatch(cell):
                raise row.error(f"{cell!r} holds an empty name or stray spaces", "check the cell")
    return tuple(rows)


def read_lines(file: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line of a CSV file with the number of the line.

    Raises:
        KnowledgeError: the file is not UTF-8 or not CSV.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KnowledgeError(
            f"{file}, line {line}: not UTF-8 text; save the file in UTF-8"
        ) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise KnowledgeError(
            f"{file}, line {reader.line_num}: not CSV ({error}); check the quotes"
        ) from error


def row_of(file: str, line: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    """The row of a line.

    Raises:
        KnowledgeError: it has more or fewer cells than there are columns.
    """
    if len(cells) != len(columns):
        raise KnowledgeError(
            f"{file}, line {line}: {len(cells)} cells instead of {len(columns)}; "
            "quote cells that contain a comma"
        )
    return Row(file, line, dict(zip(columns, cells, strict=True)))


def check_countries(rows: tuple[Row, ...], column: str, states: frozenset[str]) -> None:
    """Check that each code in ``column`` is a state's, a PLOVER special code, or empty.

    Raises:
        KnowledgeError: a code is none of these.
    """
    known = states | PLOVER_SPECIAL_CODES | {""}
    for row in rows:
        if row.cells[column] not in known:
            raise row.error(
                f"{row.cells[column]!r} is neither an alpha-3 code of states.csv nor a PLOVER code",
                "correct it or add the state",
            )


def _check_header(file: str, header: list[str], columns: tuple[str, ...]) -> None:
    unknown = [name for name in header if name not in columns]
    missing = [name for name in columns if name not in header]
    if unknown:
        raise KnowledgeError(
            f"{file}, line 1: unknown column {unknown[0]!r}; the columns are {','.join(columns)}"
        )
    if missing:
        raise KnowledgeError(
            f"{file}, line 1: no column {missing[0]!r}; the columns are {','.join(columns)}"
        )
    if tuple(header) != columns:
        raise KnowledgeError(
            f"{file}, line 1: columns out of order; the order is {','.join(columns)}"
        )


def _check_codes(row: Row) -> None:
    cells = row.cells
    if "alpha3" in cells and not _ALPHA3.fullmatch(cells["alpha3"]):
        raise row.error(f"{cells['alpha3']!r} is not an alpha-3 code", "write three capitals")
    sector = cells.get("sector", "")
    if sector and sector not in PLOVER_SECTORS:
        raise row.error(f"{sector!r} is not a PLOVER sector", "see the codebook, table 5.2")
    if not sector and row.file == "sectors.csv":
        raise row.error("no sector", "give a PLOVER sector")
    kinds = _KINDS.get(row.file)
    if kinds and cells["kind"] not in kinds:
        raise row.error(f"{cells['kind']!r} is not a kind", f"write one of {', '.join(kinds)}")
    for column in ("begin", "end") if "begin" in cells else ():
        if cells.get(column) and not _YEAR.fullmatch(cells[column]):
            raise row.error(f"{cells[column]!r} is not a year", "write four digits or nothing")
