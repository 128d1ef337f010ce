"""Reading gold toponyms with coordinates: LGL, GeoVirus and brat folders.

* LGL (Lieberman et al., ICDE 2010; TR-News has the same form): XML with ``<toponyms>`` below
  each ``<article>``. ``<start>`` counts from 0. A toponym without ``<gaztag>`` was annotated
  and not located.
* GeoVirus (Gritta et al., ACL 2018): XML with ``<locations>`` below each ``<article>``.
  ``<start>`` counts from 1.
* brat: a folder of ``*.txt`` with ``*.ann`` beside them. A ``T`` line is a toponym, and an
  ``AnnotatorNotes`` line of it holds "latitude, longitude" or a GeoNames id (as in
  GeoWebNews: Gritta et al., Language Resources and Evaluation 2020).

The three count differently or have slips, so each offset is checked against the toponym's own
words and moved by up to :data:`MAX_SHIFT` characters where that makes the two agree.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.xml_file import read_xml
from dateline.read import BadDate
from dateline.read.dates import parse_published

MAX_SHIFT = 2
"""How far from its offset a toponym may stand. GeoVirus is 1 off throughout."""

NOT_TOPONYMS = frozenset({"non_toponym", "literal_expression", "non_lit_expression"})
"""Types of GeoWebNews, in small letters, that mark no toponym: organisations that only hold
one, and common nouns."""

LITERAL_TYPES = frozenset({"literal", "literal_modifier", "mixed", "coercion", "embedded_literal"})
"""Types of GeoWebNews, in small letters, that stand for the place itself: for ``types``."""

_SHIFTS = sorted(range(-MAX_SHIFT, MAX_SHIFT + 1), key=abs)
_LATITUDE, _LONGITUDE = 90.0, 180.0
_COORDINATES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*")

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""

_Spot = tuple[float | None, float | None, int | None]
"""Coordinates and GeoNames id, as far as they are known."""


class GoldToponym(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated toponym: code points into the document's text, half-open.

    ``lat`` and ``lon`` are degrees (WGS 84), both ``None`` where it was not located.
    ``geonames`` is the annotators' GeoNames id, where they gave one.
    """

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class GoldGeo(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated text.

    ``name`` is unique within its file or folder. ``published`` is an ISO 8601 date, ``None``
    where the data do not tell. ``toponyms`` are in the order of the text.
    """

    name: str
    text: str
    published: str | None = None
    toponyms: tuple[GoldToponym, ...]


def read_geo(
    path: Path,
    *,
    types: Collection[str] | None = None,
    locate: Callable[[int], Coordinates | None] = lambda _: None,
) -> list[GoldGeo]:
    """The documents of an XML file or of a brat folder.

    Args:
        types: of a brat folder, the types that count (small or capital letters do not
            matter); all but :data:`NOT_TOPONYMS` if ``None``.
        locate: coordinates of a GeoNames id; asked where a brat note has only the id.

    Raises:
        BenchmarkError: nothing to read, a file not of these forms, or an offset that is not
            that of its toponym.
    """
    if path.is_dir():
        wanted = None if types is None else frozenset(t.lower() for t in types)
        files = sorted(path.glob("*.ann"))
        if not files:
            raise BenchmarkError(f"{path}: no .ann file in it: name an XML file or a brat folder")
        return [_brat(file, wanted, locate) for file in files]
    return list(_articles(path))


def _articles(file: Path) -> Iterator[GoldGeo]:
    root = read_xml(file, "fetch the file anew")
    if root.tag != "articles" or root.find("article") is None:
        raise BenchmarkError(
            f"{file}: no <articles> with <article> in it: name the XML of LGL or GeoVirus"
        )
    for number, article in enumerate(root.findall("article"), 1):
        where = f"{file}: article {number}"
        text = article.findtext("text")
        if not text:
            raise BenchmarkError(f"{where}: no <text>: is it the XML of LGL or GeoVirus?")
        yield GoldGeo(
            name=article.get("docid") or str(number),
            text=text,
            published=_day(article.findtext("dltime")),
            toponyms=_sorted(_toponyms(where, article, text)),
        )


def _toponyms(where: str, article: ET.Element, text: str) -> list[GoldToponym]:
    if (listed := article.find("toponyms")) is not None:
        return [_toponym(where, t, text, "phrase", "gaztag") for t in listed.iter("toponym")]
    if (listed := article.find("locations")) is not None:
        return [_toponym(where, t, text, "name", ".") for t in listed.iter("location")]
    raise BenchmarkError(
        f"{where}: neither <toponyms> nor <locations>: is it the XML of LGL or GeoVirus?"
    )


def _toponym(
    where: str, element: ET.Element, text: str, words_in: str, place_in: str
) -> GoldToponym:
    words = element.findtext(words_in, "").strip()
    start = _number(where, element.findtext("start", ""))
    place = element.find(place_in)
    lat = place.findtext("lat", "").strip() if place is not None else ""
    lon = place.findtext("lon", "").strip() if place is not None else ""
    coordinates = _degrees(where, lat, lon) if lat or lon else (None, None)
    known = place.get("geonameid") if place is not None else None
    geonames = _number(where, known) if known else None
    return _placed(where, text, words, start, (*coordinates, geonames))


def _brat(
    file: Path,
    wanted: Collection[str] | None,
    locate: Callable[[int], Coordinates | None],
) -> GoldGeo:
    text = _content(file.with_suffix(".txt"))
    marked: dict[str, tuple[int, str]] = {}
    notes: dict[str, str] = {}
    for number, line in enumerate(_content(file).split("\n"), 1):
        if not line.startswith(("T", "#")):
            continue
        where = f"{file}:{number}"
        columns = line.split("\t")
        if len(columns) < 3:
            raise BenchmarkError(f"{where}: fewer than 3 columns with tabs between: is it brat's?")
        key, what, words = columns[0], columns[1].split(), columns[2].strip()
        if key.startswith("#"):
            if len(what) == 2 and what[0] == "AnnotatorNotes":
                notes[what[1]] = words
            continue
        if len(what) < 3:
            raise BenchmarkError(f"{where}: no type and offsets in {columns[1]!r}: is it brat's?")
        label = what[0].lower()
        if label in NOT_TOPONYMS if wanted is None else label not in wanted:
            continue
        start = _number(where, what[1])
        if ";" in columns[1]:  # in pieces: all from the first to the last
            words = text[start : _number(where, what[-1])]
        marked[key] = (start, words)
    toponyms = []
    for key, (start, words) in marked.items():
        where = f"{file}: {key}"
        spot = _noted(where, notes.get(key, ""), locate)
        toponyms.append(_placed(where, text, words, start, spot))
    return GoldGeo(name=file.stem, text=text, toponyms=_sorted(toponyms))


def _noted(where: str, note: str, locate: Callable[[int], Coordinates | None]) -> _Spot:
    """Coordinates and GeoNames id in an annotator's note; other remarks are not read."""
    if note.strip().isdecimal():
        geonames = int(note)
        lat, lon = locate(geonames) or (None, None)
        return lat, lon, geonames
    pair = _COORDINATES.fullmatch(note)
    return (*_degrees(where, *pair.groups()), None) if pair else (None, None, None)


def _content(file: Path) -> str:
    """The file's text with its line ends as they are: brat counts them."""
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise BenchmarkError(
            f"{file}: cannot be read ({error.strerror}): a brat folder has a .txt for each .ann"
        ) from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{file}: not UTF-8 ({error.reason}): store it as UTF-8") from error


def _placed(where: str, text: str, words: str, start: int, spot: _Spot) -> GoldToponym:
    plain = " ".join(words.split())
    for shift in _SHIFTS:
        at = start + shift
        covered = text[at : at + len(words)] if at >= 0 else ""
        # brat shows a line end within a toponym as a space
        if plain and " ".join(covered.split()) == plain:
            lat, lon, known = spot
            end = at + len(words)
            return GoldToponym(start=at, end=end, text=covered, lat=lat, lon=lon, geonames=known)
    raise BenchmarkError(
        f"{where}: {words!r} is not at character {start} of the text: use the corpus unchanged"
    )


def _number(where: str, written: str) -> int:
    try:
        return int(written)
    except ValueError as error:
        raise BenchmarkError(f"{where}: {written!r} is not a number: is the file whole?") from error


def _degrees(where: str, lat: str, lon: str) -> Coordinates:
    try:
        found = float(lat), float(lon)
    except ValueError as error:
        raise BenchmarkError(
            f"{where}: {lat!r}, {lon!r} are not degrees: is the file whole?"
        ) from error
    if not (abs(found[0]) <= _LATITUDE and abs(found[1]) <= _LONGITUDE):  # also not a number
        raise BenchmarkError(f"{where}: {lat}, {lon} is no latitude and longitude")
    return found


def _day(written: str | None) -> str | None:
    try:
        return parse_published(written) if written else None
    except BadDate:
        return None


def _sorted(toponyms: list[GoldToponym]) -> tuple[GoldToponym, ...]:
    return tuple(sorted(toponyms, key=lambda t: (t.start, t.end)))
