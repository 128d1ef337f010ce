"""Gold toponyms in three forms and the scorer of places, on texts written for it."""

import math
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import distance_km
from dateline.knowledge.atlas import EARTH_KM
from dateline.measure.errors import BenchmarkError
from dateline.measure.geo import (
    entity_predictor,
    keep_literal,
    place_predictor,
    predict_geo,
    score_geo,
    score_geo_path,
    summarise_geo,
)
from dateline.measure.geo_gold import LITERAL_TYPES, GoldGeo, GoldToponym, read_geo
from dateline.pipeline import CodingRun
from dateline.records import Place

LGL = """<?xml version="1.0" encoding="utf-8"?>
<articles>
  <article docid="77">
    <dltime>2009-03-20 12:24:52.002364-05</dltime>
    <text><![CDATA[Rök & Søn 🛰 left Alba for Bree.]]></text>
    <toponyms count="2">
      <toponym><start>17</start><end>21</end><phrase>Alba</phrase>
        <gaztag geonameid="42"><name>Alba</name><lat>44.7</lat><lon>-8.03</lon></gaztag></toponym>
      <toponym><start>26</start><end>30</end><phrase>Bree</phrase></toponym>
    </toponyms>
  </article>
</articles>
"""

GEOVIRUS = """<articles><article><source>a page</source><text>From Cork to Dole and Cork.</text>
<locations><location><name>Cork</name><start>23</start><end>27</end><lat>51.9</lat><lon>-8.5</lon>
<location><name>Dole</name><start>14</start><end>18</end><lat>47.1</lat><lon>5.5</lon></location>
</location></locations></article></articles>
"""

NOTES = """T1\tLiteral 4 8\tAlba
#1\tAnnotatorNotes T1\t12.5, -45.25
T2\tMetonymic 10 15\tNew B
T3\tLiteral_Expression 0 3\tThe
T4\tNon_Toponym 10 15\tNew B
A1\tModifier_Type T2 Noun
#2\tAnnotatorNotes T2\t42
T5\tLiteral 17 21;26 30\tCork Dole
#3\tAnnotatorNotes T5\tno idea
T6\tLITERAL 33 37\tRome\t
#4\tAnnotatorNotes T6\t43
"""


def write(file: Path, content: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode())
    return file


def brat(folder: Path, notes: str = NOTES) -> Path:
    write(folder / "one.txt", "The Alba\r\nNew\nB, Cork and Dole or Rome")
    write(folder / "one.ann", notes)
    return folder


def shown(gold: GoldGeo) -> list[tuple[str, float | None, float | None, int | None]]:
    assert all(gold.text[t.start : t.end] == t.text for t in gold.toponyms)
    return [(t.text, t.lat, t.lon, t.geonames) for t in gold.toponyms]


def test_lgl(tmp_path: Path) -> None:
    (gold,) = read_geo(write(tmp_path / "lgl.xml", LGL))
    assert (gold.name, gold.published) == ("77", "2009-03-20")
    assert shown(gold) == [("Alba", 44.7, -8.03, 42), ("Bree", None, None, None)]


def test_geovirus_counts_from_one_and_may_nest(tmp_path: Path) -> None:
    (gold,) = read_geo(write(tmp_path / "GeoVirus.xml", GEOVIRUS))
    assert (gold.name, gold.published) == ("1", None)
    assert shown(gold) == [("Dole", 47.1, 5.5, None), ("Cork", 51.9, -8.5, None)]
    assert [t.start for t in gold.toponyms] == [13, 22]


def test_brat(tmp_path: Path) -> None:
    (gold,) = read_geo(brat(tmp_path), locate={43: (41.9, 12.5)}.get)
    assert gold.name == "one"
    assert shown(gold) == [
        ("Alba", 12.5, -45.25, None),
        ("New\nB", None, None, 42),  # the line end stands as a space in the notes
        ("Cork and Dole", None, None, None),
        ("Rome", 41.9, 12.5, 43),
    ]
    (literal,) = read_geo(tmp_path, types=LITERAL_TYPES)
    assert [t.text for t in literal.toponyms] == ["Alba", "Cork and Dole", "Rome"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<articles>", r"gold\.xml: not XML .*line 1"),
        ('<?xml version="1.0" encoding="nope"?><a/>', r"gold\.xml: not readable XML .*UTF-8"),
        ("<TimeML/>", r"gold\.xml: no <articles>"),
        ("<articles/>", r"gold\.xml: no <articles> with <article>"),
        ("<articles><article/></articles>", r"article 1: no <text>"),
        ("<articles><article><text>a</text></article></articles>", r"article 1: neither"),
        (LGL.replace("<start>17", "<start>3"), r"article 1: 'Alba' is not at character 3"),
        (LGL.replace("<start>17", "<start>x"), r"article 1: 'x' is not a number"),
        (LGL.replace("44.7", "north"), r"'north', '-8.03' are not degrees"),
        (LGL.replace("44.7", "144.7"), r"144.7, -8.03 is no latitude"),
        (LGL.replace("44.7", "nan"), r"nan, -8.03 is no latitude"),
        (LGL.replace("<lat>44.7</lat>", ""), r"'', '-8.03' are not degrees"),
        (LGL.replace("<phrase>Alba</phrase>", ""), r"'' is not at character 17"),
    ],
)
def test_bad_xml_is_told_in_a_line(tmp_path: Path, content: str, told: str) -> None:
    file = write(tmp_path / "gold.xml", content)
    with pytest.raises(BenchmarkError, match=told) as caught:
        read_geo(file)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("T1\tLiteral 4 8", r"one\.ann:1: fewer than 3 columns"),
        ("T1\tLiteral\tAlba", r"one\.ann:1: no type and offsets in 'Literal'"),
        ("T1\tLiteral a b\tAlba", r"one\.ann:1: 'a' is not a number"),
        ("T1\tLiteral 0 4\tAlba", r"one\.ann: T1: 'Alba' is not at character 0"),
        ("T1\tLiteral 4 8\tAlba\n#1\tAnnotatorNotes T1\t95.5, 0", r"T1: 95.5, 0 is no latitude"),
    ],
)
def test_bad_brat_is_told_in_a_line(tmp_path: Path, notes: str, told: str) -> None:
    with pytest.raises(BenchmarkError, match=told) as caught:
        read_geo(brat(tmp_path, notes))
    assert "\n" not in str(caught.value)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"none\.xml: cannot be read"):
        read_geo(tmp_path / "none.xml")
    with pytest.raises(BenchmarkError, match=r"no \.ann file"):
        read_geo(tmp_path)
    write(tmp_path / "one.ann", NOTES)
    with pytest.raises(BenchmarkError, match=r"one\.txt: cannot be read .*a \.txt for each"):
        read_geo(tmp_path)
    (tmp_path / "one.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(BenchmarkError, match=r"one\.txt: not UTF-8"):
        read_geo(tmp_path)


WORD = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Z")), min_size=1, max_size=6)


@given(st.lists(WORD, min_size=1, max_size=8), st.integers(0, 7), st.integers(-2, 2))
def test_offsets_are_those_of_the_words(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], which: int, shift: int
) -> None:
    name = words[which % len(words)]
    text = " ".join(words)
    start = text.index(name) + shift
    content = (
        f"<articles><article><text>{escape(text)}</text><locations><location>"
        f"<name>{escape(name)}</name><start>{start}</start><end>0</end></location>"
        "</locations></article></articles>"
    )
    (gold,) = read_geo(write(tmp_path_factory.mktemp("geo") / "a.xml", content))
    assert gold.text == text
    assert shown(gold) == [(name, None, None, None)]


def test_distances() -> None:
    quarter = math.pi * EARTH_KM / 2
    assert distance_km(0, 0, 0, 90) == pytest.approx(quarter)
    assert distance_km(90, 17, -90, -120) == pytest.approx(2 * quarter)
    assert distance_km(10, 20, 11, 20) == pytest.approx(quarter / 90)  # a degree: 111.195 km
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(quarter / 90)
    assert distance_km(51.5, -0.1, 51.5, -0.1) == 0


TEXT = "Alba, Bree, Cork and Dole."


def toponym(name: str, lat: float | None = None, lon: float | None = None) -> GoldToponym:
    start = TEXT.index(name)
    return GoldToponym(start=start, end=start + len(name), text=name, lat=lat, lon=lon)


def place(words: str, lat: float | None = None, lon: float | None = None) -> Place:
    start = TEXT.index(words)
    literal = words != "and"
    return Place(start=start, end=start + len(words), text=words, lat=lat, lon=lon, literal=literal)


GOLD = GoldGeo(
    name="one",
    text=TEXT,
    toponyms=(
        toponym("Alba", 10, 20),
        toponym("Bree", 0, 0),
        toponym("Cork", 5, 0),
        toponym("Dole"),
    ),
)


def places(_: GoldGeo) -> Sequence[Place]:
    return [
        place("Alba", 11, 20),  # strict; one degree off: near
        place("Bree, Cork", 2, 0),  # over both: two degrees off, and three
        place("and", 1, 1),  # spurious
    ]


def test_figures() -> None:
    score = score_geo([GOLD], places)
    assert (score.documents, score.gold, score.predicted) == (1, 4, 3)
    assert (score.strict.precision, score.strict.recall) == (0.3333, 0.25)
    assert score.strict.f1 == pytest.approx(2 / 7, abs=1e-4)
    assert (score.relaxed.precision, score.relaxed.recall) == (0.6667, 0.5)
    assert score.relaxed.f1 == pytest.approx(4 / 7, abs=1e-4)
    assert (score.with_coordinates, score.found, score.located) == (3, 3, 3)
    assert (score.within_161_km, score.acc161, score.acc161_found) == (1, 0.3333, 0.3333)
    assert score.median_error_km == pytest.approx(222.4)


def test_places_without_coordinates_are_found_and_wrong() -> None:
    found = [place("Alba", 10, 21), place("Bree")]
    score = score_geo([GOLD], lambda _: found)
    assert (score.with_coordinates, score.found, score.located) == (3, 2, 1)
    assert (score.acc161, score.acc161_found) == (0.3333, 0.5)
    assert score.median_error_km == pytest.approx(111.195 * math.cos(math.radians(10)), abs=0.1)


def test_the_nearest_of_several_places_counts() -> None:
    found = [place("Alba, Bree", 40, 40), place("Alba", 10, 20)]
    (first, *_) = predict_geo([GOLD], lambda _: found)
    assert (first.match, first.error_km, first.near) == ("strict", 0, True)


def test_what_counts_as_a_prediction_is_the_callers_choice() -> None:
    score = score_geo([GOLD], places, keep_literal)
    assert (score.predicted, score.relaxed.precision) == (2, 1.0)


def test_documents_are_pooled() -> None:
    other = GoldGeo(name="two", text=TEXT, toponyms=(toponym("Dole", 1, 1),))
    score = score_geo([GOLD, other], lambda d: places(d) if d is GOLD else [])
    assert (score.documents, score.gold, score.acc161) == (2, 5, 0.25)
    assert score.relaxed.recall == 0.4


def test_nothing_found_and_nothing_to_find() -> None:
    score = score_geo([GOLD], lambda _: [])
    assert (score.relaxed.f1, score.acc161, score.median_error_km) == (0, 0, None)
    assert score_geo([], places).relaxed.f1 == 0


def test_item_by_item() -> None:
    items = list(predict_geo([GOLD], places))
    assert [(i.text, i.match, i.covered, i.near) for i in items] == [
        ("Alba", "strict", True, True),
        ("Bree", "relaxed", True, False),
        ("Cork", "missed", True, False),
        ("and", "spurious", False, False),
        ("Dole", "missed", False, False),
    ]
    assert items[0].error_km == pytest.approx(111.195, abs=1e-3)
    assert (items[1].predicted_start, items[1].predicted_end) == (6, 16)
    assert summarise_geo(1, items) == score_geo([GOLD], places)


STORY = "Floods cut roads in Kenya.\n\nThe Red Sea coast of Egypt stayed dry, officials said."


def story() -> GoldGeo:
    words = ("Kenya", "Red Sea", "Egypt")
    return GoldGeo(
        name="story",
        text=STORY,
        toponyms=tuple(
            GoldToponym(start=STORY.index(w), end=STORY.index(w) + len(w), text=w) for w in words
        ),
    )


def test_our_places_and_the_models_entities(coding_run: CodingRun) -> None:
    ours = score_geo([story()], place_predictor(coding_run))
    assert ours.relaxed.recall == 1.0
    items = list(predict_geo([story()], entity_predictor(coding_run)))
    assert [(i.text, i.match, i.located) for i in items] == [
        ("Kenya", "strict", False),
        ("Red Sea", "strict", False),
        ("Egypt", "strict", False),
    ]


def test_a_document_that_cannot_be_read_is_told(coding_run: CodingRun) -> None:
    with pytest.raises(BenchmarkError, match=r"^empty: "):
        score_geo([GoldGeo(name="empty", text=" \n", toponyms=())], place_predictor(coding_run))


def test_a_file_as_a_whole(tmp_path: Path) -> None:
    score, items = score_geo_path(write(tmp_path / "lgl.xml", LGL), keep=keep_literal)
    assert score == summarise_geo(1, items)
    assert score.gold == 2
