"""States, regions, landmarks and towns as places with coordinates."""

import shutil
from importlib import resources
from math import isfinite, pi
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import KnowledgeError, KnownPlace, distance_km, load
from dateline.knowledge.atlas import EARTH_KM, Atlas
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.tables import FOLDERS, Row, read_table

DATA = Path(str(resources.files("dateline.knowledge"))) / "data"
ATLAS = load().atlas


def kinds(name: str) -> dict[str, str | None]:
    """Kind and country of the first place of each kind that has this name."""
    found: dict[str, str | None] = {}
    for place in ATLAS.find(name):
        found.setdefault(place.kind, place.country)
    return found


# --- states


@pytest.mark.parametrize(
    ("code", "name", "lat", "lon"),
    [
        ("FRA", "France", 47, 2),
        ("BRA", "Brazil", -10, -53),
        ("KEN", "Kenya", 0, 38),
        ("NZL", "New Zealand", -41, 174),
        ("USA", "United States", 39, -98),
    ],
)
def test_a_state_has_a_point_inside(code: str, name: str, lat: float, lon: float) -> None:
    state = ATLAS.state(code)
    assert state is not None
    assert (state.name, state.kind, state.country) == (name, "state", code)
    assert (state.lat, state.lon) == pytest.approx((lat, lon), abs=4)


@pytest.mark.parametrize("code", ["", "fra", "France", "QQQ", "EUR", "IGO", "\u200d", "F" * 10_000])
def test_what_is_no_state(code: str) -> None:
    assert ATLAS.state(code) is None


# --- names


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Louisiana", "region1", "USA"),
        ("La.", "region1", "USA"),
        ("Texas", "region1", "USA"),
        ("Calif.", "region1", "USA"),
        ("Ontario", "region1", "CAN"),
        ("Scotland", "region1", "GBR"),
        ("Paris", "town", "FRA"),
        ("Mosul", "town", "IRQ"),
        ("Black Sea", "sea", None),
    ],
)
def test_kinds_of_places(name: str, kind: str, country: str | None) -> None:
    found = kinds(name)
    assert kind in found
    assert found[kind] == country


def test_places_of_our_own_tables_come_first() -> None:
    assert ATLAS.find("Texas")[0].kind == "region1"
    found = ATLAS.find("Sao Paulo")
    assert "town" in {place.kind for place in found}
    towns = [place.kind == "town" for place in found]
    assert towns == sorted(towns)


def test_an_abbreviation_keeps_its_full_stop() -> None:
    assert "region1" not in kinds("La")
    assert "region1" not in kinds("LA")
    assert kinds("La.")["region1"] == "USA"


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "-", "\u200d", "\u0301", "Qwxzabad", ".*", "(", "Tex.s", "\\"),
        *("T\u0435xas", "x" * 10_000, "Paris " * 2_000),
    ],
)
def test_what_is_no_places_name(name: str) -> None:
    assert ATLAS.find(name) == ()


@given(st.text())
def test_look_ups_take_any_text(name: str) -> None:
    for place in ATLAS.find(name):
        assert isfinite(place.lat)
        assert isfinite(place.lon)
        assert place.radius_km > 0


def test_all_places_of_our_own_are_found() -> None:
    for file in sorted((DATA / "places").glob("*.csv")):
        for row in read_table(f"places/{file.name}", file.read_bytes(), FOLDERS["places"]):
            here = float(row.cells["lat"]), float(row.cells["lon"])
            for name in (row.cells["name"], *row.names("aliases")):
                points = {(place.lat, place.lon) for place in ATLAS.find(name)}
                assert here in points, (file.name, row.line, name)


def test_uncertainty_grows_with_a_place() -> None:
    sizes = [(p.population, p.radius_km) for p in ATLAS.find("Springfield") if p.kind == "town"]
    assert len(sizes) > 3
    assert [radius for _, radius in sorted(sizes)] == sorted(radius for _, radius in sizes)
    assert all(radius >= 1 for _, radius in sizes)


# --- distances

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((52.52, 13.405), (48.8566, 2.3522), 878),  # Berlin to Paris
        ((40.7128, -74.006), (51.5074, -0.1278), 5570),  # New York to London
        ((-18.1416, 178.4419), (-13.8333, -171.7667), 1150),  # Suva to Apia, over 180 degrees
        ((0, 0), (0, 180), EARTH_KM * pi),
        ((90, 0), (-90, 0), EARTH_KM * pi),
        ((90, 0), (90, 120), 0),
        ((10, 180), (10, -180), 0),
    ],
)
def test_distances(here: tuple[float, float], there: tuple[float, float], km: float) -> None:
    assert distance_km(*here, *there) == pytest.approx(km, rel=0.01, abs=1e-6)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_distance_is_the_same_both_ways(a: float, b: float, c: float, d: float) -> None:
    there = distance_km(a, b, c, d)
    assert there == pytest.approx(distance_km(c, d, a, b), abs=1e-6)
    assert 0 <= there <= EARTH_KM * pi + 1e-6
    assert distance_km(a, b, a, b) == pytest.approx(0, abs=1e-6)


# --- tables of our own

HEADER = ",".join(FOLDERS["places"])


def rows(*lines: str) -> tuple[Row, ...]:
    text = "\n".join((HEADER, *lines, ""))
    return read_table("places/ours.csv", text.encode(), FOLDERS["places"])


def atlas(*lines: str) -> Atlas:
    return Atlas(rows(*lines), {"FRA": ("France", 46.6, 2.5)}, Gazetteer())


def test_a_small_table() -> None:
    ours = atlas("Lamp Bay,Bay of Lamps|Baie des Lampes,bay,,-10.5,170,,")
    [bay] = ours.find("the bay of lamps".removeprefix("the "))
    assert bay == KnownPlace(
        id=bay.id, name="Lamp Bay", kind="bay", country=None, lat=-10.5, lon=170, radius_km=10
    )
    assert ours.find("Baie-des-Lampes") == ours.find("LAMP BAY") == (bay,)
    state = ours.state("FRA")
    assert state is not None
    assert (state.name, state.lat, state.lon) == ("France", 46.6, 2.5)
    assert ours.state("DEU") is None


def test_a_name_of_two_places_gives_both() -> None:
    ours = atlas("Lamp Hill,,hill,FRA,1,1,5,", "Lamp Hill,,hill,DEU,2,2,5,")
    assert [place.country for place in ours.find("Lamp Hill")] == ["FRA", "DEU"]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("Lamp Bay,,bay,,ten,170,,", "a coordinate is no number"),
        ("Lamp Bay,,bay,,,170,,", "a coordinate is no number"),
        ("Lamp Bay,,bay,,10,170,wide,", "a coordinate is no number"),
        ("Lamp Bay,,bay,,100,17,5,", "lies on no globe"),
        ("Lamp Bay,,bay,,10,181,5,", "lies on no globe"),
        ("Lamp Bay,,bay,,nan,17,5,", "lies on no globe"),
        ("Lamp Bay,,bay,,10,inf,5,", "lies on no globe"),
        (",,bay,,10,17,5,", "no name"),
        ("Lamp Bay,Bay||Cove,bay,,10,17,5,", "holds an empty name"),
        ("Lamp Bay,,bay,,10,17,5", "7 cells instead of 8"),
    ],
)
def test_a_bad_table_is_one_clear_error(line: str, cause: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        atlas("Lamp Hill,,hill,FRA,1,1,5,", line)
    message = str(caught.value)
    assert message.startswith("places/ours.csv, line 3:")
    assert cause in message
    assert "\n" not in message


@pytest.mark.parametrize("radius", ["-5", "0", "nan", "inf"])
def test_an_extent_that_cannot_be_is_an_error(radius: str) -> None:
    with pytest.raises(KnowledgeError, match=r"^places/ours\.csv, line 2: a radius of [^\n]*$"):
        atlas(f"Lamp Hill,,hill,FRA,1,1,{radius},")


# --- the whole folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_a_missing_file_of_places(folder: Path) -> None:
    (folder / "places.dat").unlink()
    with pytest.raises(KnowledgeError, match=r"^places\.dat: cannot be read"):
        load(folder)


@pytest.mark.parametrize("name", ["persons", "offices", "places"])
def test_a_missing_folder(name: str, folder: Path) -> None:
    shutil.rmtree(folder / name)
    with pytest.raises(KnowledgeError, match=rf"^{name}: cannot be read .* {name}/\*\.csv"):
        load(folder)


@pytest.mark.parametrize(
    ("name", "line", "cause"),
    [
        ("persons", "Lamp Lighter,,,q,", "'q' is not a gender"),
        ("offices", "FRA,,Nobody Atall,minister,Minister,GOV,2001,,,ours", "in no table of"),
        ("offices", "FRA,,Angela Merkel,boss,Boss,GOV,2001,,,ours", "'boss' is not a role"),
        ("places", "Lamp Bay,,bay,,100,17,5,", "lies on no globe"),
        (
            "offices",
            "QQQ,,Angela Merkel,minister,Minister,GOV,2001,,,ours",
            "'QQQ' is neither an alpha-3 code",
        ),
        ("places", "Lamp Bay,,bay,QQQ,10,17,5,", "'QQQ' is neither an alpha-3 code"),
    ],
)
def test_a_bad_row_in_a_folder(name: str, line: str, cause: str, folder: Path) -> None:
    file = folder / name / "zz_ours.csv"
    file.write_text(f"{','.join(FOLDERS[name])}\n{line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(f"{name}/zz_ours.csv, line 2:")
    assert cause in message
    assert "\n" not in message


def test_another_place_is_another_version(folder: Path) -> None:
    before = load(folder)
    file = folder / "places" / "zz_ours.csv"
    file.write_text(f"{HEADER}\nLamp Bay,,bay,,10,17,5,\n", encoding="utf-8")
    after = load(folder)
    assert before.atlas.find("Lamp Bay") == ()
    assert [place.kind for place in after.atlas.find("Lamp Bay")] == ["bay"]
    assert before.version != after.version
