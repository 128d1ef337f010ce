"""The knowledge base: names to entries, nouns to roles.

Names of persons are not in it: "Jordan", "Chad" or "Georgia" in a text may also be a
person's, which only the context tells. Nor does the base judge who governs where: it
records the usage of the news (Kyiv and Kiev, Taiwan TWN, Crimea under UKR, Jerusalem first
as a capital of Israel and then of Palestine).
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Literal, cast

from dateline.knowledge.atlas import Atlas
from dateline.knowledge.entry import Entry, Found, KnowledgeError, Reading, RoleNoun
from dateline.knowledge.gazetteer import PLACES_FILE, Gazetteer
from dateline.knowledge.name_origins import NameOrigins
from dateline.knowledge.names import NameIndex, Pattern
from dateline.knowledge.office_nouns import OfficeNouns
from dateline.knowledge.overlay import OWN_ORGANIZATIONS, OWN_PLACES, with_own
from dateline.knowledge.own import read_own
from dateline.knowledge.people import People
from dateline.knowledge.phases import Phase, phases_of
from dateline.knowledge.roles import RoleIndex
from dateline.knowledge.tables import COLUMNS, FOLDERS, MARKS, Row, check_countries, read_table
from dateline.knowledge.tokens import fold, name_tokens
from dateline.records import Actor, MentionKind, content_id

_LARGE_TOWN = 100_000
"""Population from which a town is meant where a family bears its name too."""
_VERSION_DIGITS = 12
"""Hexadecimal digits kept of the SHA-256 over the data files."""

_ORDER: tuple[Reading, ...] = (
    "state",
    "organization",
    "metonym",
    "capital",
    "demonym",
    "region",
)
"""Which reading of a name is best, all else equal: "Brussels" is the EU before a capital."""

_RANK = {reading: rank for rank, reading in enumerate(_ORDER)}

_SECOND = len(_ORDER)
"""Added to the rank of a reading marked ``?`` in the data."""

_OWN_FIRST = 100
"""Taken from the rank of a user's own names: they win over every shipped reading."""

_NOTHING = Entry(id="", name="", kind="other", country=None, sector=None, reading="region")
"""What a phrase stands for that only hides a name; never leaves this module."""

_ARTICLES = ("the ", "The ", "THE ")

_Name = tuple[Row, str, Pattern]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Knowledge:
    """Looks up and finds names. Made by :func:`load`; not changed afterwards.

    ``version`` is a short SHA-256 over the data files, a user's own too; ``entries`` holds
    every entry once; ``people`` are persons and their offices, ``atlas`` places, ``offices``
    the nouns of office, ``origins`` how names are spelt where, ``leads`` who leads a state:
    its head (``S``), its government's (``G``) or its party's (``P``).
    """

    version: str
    entries: tuple[Entry, ...]
    people: People
    atlas: Atlas
    offices: OfficeNouns
    origins: NameOrigins
    leads: Mapping[str, str]
    _bodies: Mapping[str, Entry]
    _genders: Mapping[str, str]
    _names: NameIndex
    _roles: RoleIndex
    _phases: Mapping[str, tuple[Phase, ...]]
    _states: dict[str, Entry]

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All that ``name`` can stand for, the best reading first; empty if unknown.

        A leading article, a final possessive, diacritics, apostrophes of any shape and the
        dots of abbreviations do not matter. Case does: "us", "who" and "turkey" are not
        names; "RUSSIA" and "Nato" are.
        """
        name = name.strip()
        found = self._names.exact(name)
        if not found and name.startswith(_ARTICLES):
            found = self._names.exact(name[4:])
        return tuple(entry for entry in found if entry is not _NOTHING)

    def meant(self, name: str, actor: str | None) -> Entry | None:
        """What ``name`` stands for: the reading with the id ``actor``, else the best."""
        entries = self.lookup(name)
        best = entries[0] if entries else None
        return next((e for e in entries if e.id == actor), best)

    def find(self, text: str) -> tuple[Found, ...]:
        """The names in ``text``, longest first from the left, not overlapping.

        Offsets are code points into ``text`` as given. An article is part of the name only
        where the name needs it ("the West", but "the [Kremlin]"). The first part of
        a hyphenated compound is found ("[US]-led"), the possessive is left out. Phrases
        that contain a name without standing for it ("Berlin Wall") hide it.
        """
        return tuple(
            found for found in self._names.find(text) if found.candidates[0] is not _NOTHING
        )

    def demonym(self, word: str) -> Entry | None:
        """The state or region whose adjective or inhabitant ``word`` is, or ``None``."""
        for entry in self.lookup(word):
            if entry.reading == "demonym":
                return entry
        return None

    def body(self, actor: str) -> Entry | None:
        """The state, region, organisation or metonym with this actor id, or ``None``."""
        return self._bodies.get(actor)

    def phase(self, name: str, day: str | None) -> Phase | None:
        """What a body was on a day (ISO) on which it was something else than by its entry, an
        armed group before it was a party; ``None`` on all others."""
        if day is None:
            return None
        return next((p for p in self._phases.get(name, ()) if p.covers(day)), None)

    def state(self, code: str) -> Entry | None:
        """The state with this alpha-3 code, or ``None``."""
        return self._states.get(code)

    def role(self, phrase_lemmas: str) -> RoleNoun | None:
        """The role noun that ends ``phrase_lemmas``, or ``None``.

        ``phrase_lemmas`` are the lemmas (or words) of a noun phrase up to its head,
        separated by spaces: "foreign ministry spokesman". The longest known ending counts
        ("senior finance ministry official" gives "ministry official"); case, hyphens and
        plurals do not matter. "former" is not handled here: a former holder of any office
        has sector ELI, which is for the caller to say.
        """
        return self._roles.get(phrase_lemmas)

    def gender(self, given_name: str) -> str | None:
        """ "m" or "f" for a given name that nearly always is one of them."""
        return self._genders.get(fold(given_name).lower())

    def is_family(self, name: str) -> bool:
        """Whether a name is a known family's rather than a place's: "an *Obama* official", though
        a town is called so too, but not "a *Leeds* baker"."""
        if self.lookup(name) or not self.people.called(name):
            return False
        return not any(
            place.kind != "town" or place.population >= _LARGE_TOWN
            for place in self.atlas.find(name)
        )

    def actor(self, entry: Entry) -> Actor:
        """The actor record of ``entry``: timeless, without sector and reading."""
        return Actor(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            wikidata=entry.wikidata,
        )


def load(path: Path | None = None, extra: Path | None = None) -> Knowledge:
    """Load the knowledge base.

    Args:
        path: a directory with the same files; the packaged data if not given.
        extra: a user's own CSV, whose rows win (:mod:`dateline.knowledge.own`).

    Raises:
        KnowledgeError: a file is missing, or its content is not as it should be.
    """
    if path is None and extra is None:
        return _shipped()
    with _collector_paused():
        return _load(path, extra)


@lru_cache(maxsize=1)
def _shipped() -> Knowledge:
    """The packaged data, read once in a process: it does not change, and takes half a second."""
    with _collector_paused():
        return _load(None, None)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """The tables make half a million objects that all stay; the garbage collector would walk
    them again and again, which takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(path: Path | None, extra: Path | None) -> Knowledge:
    folder: Traversable = path or resources.files("dateline.knowledge").joinpath("data")
    digest = hashlib.sha256()
    tables: dict[str, tuple[Row, ...]] = {}
    for file in COLUMNS:
        data = _read(folder, file)
        digest.update(f"{file}\0{len(data)}\0".encode())
        digest.update(data)
        tables[file] = read_table(file, data)
    for name, columns in FOLDERS.items():
        tables[name] = tuple(_folder_rows(folder, name, columns, digest))
    gazetteer = Gazetteer(path and path / PLACES_FILE)
    digest.update(gazetteer.source.encode())

    codes = _codes(tables["states.csv"])
    if extra is not None:
        own = read_own(extra)
        digest.update(f"own\0{len(own.data)}\0".encode())
        digest.update(own.data)
        tables |= with_own(tables, own, codes)
    for file in ("metonyms.csv", "organizations.csv", "regions.csv"):
        check_countries(tables[file], "code", codes)
    check_countries(tables["typical_names.csv"], "country", codes)
    for name in ("offices", "places"):
        check_countries(tables[name], "country", codes)

    names = [
        *_first(_organization_names(tables.get(OWN_ORGANIZATIONS, ()), "organization")),
        *_state_names(tables["states.csv"]),
        *_organization_names(tables["organizations.csv"], "organization"),
        *_organization_names(tables["metonyms.csv"], "metonym"),
        *_region_names(tables["regions.csv"]),
        *_phrase_names(tables["phrases.csv"]),
    ]
    _check_unique(names)
    people = People(tables["persons"], tables["offices"], tables["kin.csv"])
    typical = tables["typical_names.csv"]
    patterns = [pattern for _, _, pattern in names]
    entries = tuple(dict.fromkeys(p.entry for p in patterns if p.entry is not _NOTHING))
    check_countries(tables["phases.csv"], "code", codes)
    return Knowledge(
        version=digest.hexdigest()[:_VERSION_DIGITS],
        entries=entries,
        people=people,
        atlas=Atlas(
            tables["places"],
            _points(tables["states.csv"]),
            gazetteer,
            tables.get(OWN_PLACES, ()),
        ),
        offices=OfficeNouns(tables["office_nouns.csv"]),
        origins=NameOrigins(lambda: chain(people.of_states(), _typical_names(typical))),
        leads={r.cells["alpha3"]: r.cells["leads"] for r in tables["states.csv"]},
        _bodies={entry.id: entry for entry in reversed(entries)},
        _genders={
            fold(r.cells["name"]).lower(): r.cells["gender"] for r in tables["given_names.csv"]
        },
        _names=NameIndex(patterns),
        _roles=RoleIndex(tables["sectors.csv"]),
        _phases=phases_of(tables["phases.csv"], {entry.name for entry in entries}),
        _states={
            entry.country: entry for entry in entries if entry.reading == "state" and entry.country
        },
    )


def _folder_rows(
    folder: Traversable, name: str, columns: tuple[str, ...], digest: "hashlib._Hash"
) -> Iterator[Row]:
    """The rows of all files of one table, by file name."""
    try:
        files = sorted((f for f in folder.joinpath(name).iterdir()), key=lambda f: f.name)
    except OSError as error:
        raise KnowledgeError(
            f"{name}: cannot be read ({error.strerror}); the folder must hold {name}/*.csv"
        ) from error
    for file in files:
        if file.name.endswith(".csv"):
            data = file.read_bytes()
            digest.update(f"{name}/{file.name}\0{len(data)}\0".encode())
            digest.update(data)
            yield from read_table(f"{name}/{file.name}", data, columns)


def _typical_names(rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """Names that many bear in a state, each with its code."""
    for row in rows:
        for name in (*row.names("given"), *row.names("family")):
            yield name, row.cells["country"]


def _points(rows: tuple[Row, ...]) -> dict[str, tuple[str, float, float]]:
    """Name and centre of each state that has one."""
    points = {}
    for row in rows:
        cells = row.cells
        if cells["lat"] and cells["lon"]:
            try:
                point = float(cells["lat"]), float(cells["lon"])
            except ValueError:
                raise row.error("a coordinate is no number", "write decimal degrees") from None
            points[cells["alpha3"]] = (cells["name"], *point)
    return points


def _read(folder: Traversable, file: str) -> bytes:
    try:
        return folder.joinpath(file).read_bytes()
    except OSError as error:
        raise KnowledgeError(
            f"{file}: cannot be read ({error.strerror}); the folder must hold {', '.join(COLUMNS)}"
        ) from error


def _codes(states: tuple[Row, ...]) -> frozenset[str]:
    lines: dict[str, int] = {}
    for row in states:
        code = row.cells["alpha3"]
        if code in lines:
            raise row.error(f"{code} is already in line {lines[code]}", "keep one of them")
        lines[code] = row.line
    return frozenset(lines)


def _entry(
    name: str,
    kind: MentionKind,
    country: str,
    sector: str,
    reading: Reading,
    begin: int | None = None,
    end: int | None = None,
    wikidata: str | None = None,
) -> Entry:
    name = name.lstrip(MARKS)
    return Entry(
        id=content_id("actor", kind, name, country),
        name=name,
        kind=kind,
        country=country or None,
        sector=sector or None,
        reading=reading,
        begin=begin,
        end=end,
        wikidata=wikidata,
    )


def _named(row: Row, entry: Entry, *names: str) -> Iterator[_Name]:
    """The names of an entry with their marks read off."""
    base = _RANK[entry.reading]
    for marked in names:
        name = marked.lstrip(MARKS)
        marks = marked[: len(marked) - len(name)]
        words = name_tokens(name)
        if not words:
            raise row.error(f"{name!r} has no letters", "check the separators '|' and '='")
        rank = base + (_SECOND if "?" in marks else 0)
        yield row, name, Pattern(words, "~" in marks, "^" in marks, rank, entry)


def _state_names(rows: tuple[Row, ...]) -> Iterator[_Name]:
    for row in rows:
        code, name = row.cells["alpha3"], row.cells["name"]
        years = row.year("begin"), row.year("end")
        official = row.cells["official"]
        state = _entry(name, "state", code, "", "state", *years)
        own = (name, official) if official not in ("", name) else (name,)
        yield from _named(row, state, *own, *row.names("aliases"))
        demonym = _entry(name, "state", code, "", "demonym", *years)
        yield from _named(row, demonym, *row.names("demonyms"))
        for spellings in row.names("capitals"):
            first, *others = spellings.split("=")
            city = _entry(first, "place", code, "GOV", "capital", *years)
            yield from _named(row, city, first, *others)


def _organization_names(
    rows: tuple[Row, ...], reading: Literal["organization", "metonym"]
) -> Iterator[_Name]:
    for row in rows:
        cells = row.cells
        dated = "begin" in cells
        entry = _entry(
            cells["name"],
            "organization",
            cells["code"],
            cells["sector"],
            reading,
            row.year("begin") if dated else None,
            row.year("end") if dated else None,
            cells.get("wikidata") or None,
        )
        yield from _named(row, entry, cells["name"], *row.names("aliases"))


def _first(names: Iterable[_Name]) -> Iterator[_Name]:
    """The names with a rank before all others."""
    for row, name, pattern in names:
        yield row, name, pattern._replace(rank=pattern.rank - _OWN_FIRST)


def _region_names(rows: tuple[Row, ...]) -> Iterator[_Name]:
    for row in rows:
        name, code = row.cells["name"], row.cells["code"]
        kind = cast(MentionKind, row.cells["kind"])  # checked when the table was read
        region = _entry(name, kind, code, "", "region")
        yield from _named(row, region, name, *row.names("aliases"))
        demonym = _entry(name, kind, code, "", "demonym")
        yield from _named(row, demonym, *row.names("demonyms"))


def _phrase_names(rows: tuple[Row, ...]) -> Iterator[_Name]:
    for row in rows:
        name = row.cells["name"]
        yield row, name, Pattern(name_tokens(name), False, False, -1, _NOTHING)


def _check_unique(names: list[_Name]) -> None:
    """Each first reading of a name stands once in a file.

    Raises:
        KnowledgeError: two rows, or one twice, claim the same name in the same reading.
    """
    seen: dict[tuple[str, Reading, str], Row] = {}
    for row, name, pattern in names:
        if pattern.rank >= _SECOND:
            continue
        key = row.file, pattern.entry.reading, " ".join(pattern.tokens).lower()
        if key in seen:
            raise row.error(
                f"{name!r} is already in line {seen[key].line}",
                "remove one, or mark a further reading with '?'",
            )
        seen[key] = row
