"""Names of places: where they lie, how they are used, and the points that distances lead to."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge import distance_km
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Place, Record

Reader = Callable[..., Record]
DAY = "2023-03-14"


def places(record: Record, text: str) -> list[Place]:
    """All places with these words, in text order."""
    found = [p for p in record.places if p.text == text]
    assert found, f"{text!r} is no place of {[p.text for p in record.places]}"
    return found


def the(record: Record, text: str) -> Place:
    """The only place with these words."""
    [place] = places(record, text)
    return place


def near(place: Place, lat: float, lon: float) -> float:
    """Kilometres between a place and a point."""
    assert place.lat is not None
    assert place.lon is not None
    return distance_km(place.lat, place.lon, lat, lon)


# --- what is said of where it lies


@pytest.mark.parametrize(
    ("text", "name", "country", "region"),
    [
        ("A storm hit Alexandria, Louisiana, on Tuesday.", "Alexandria", "USA", "LA"),
        ("Police arrested two men in Alexandria in Egypt.", "Alexandria", "EGY", None),
        ("A storm hit Alexandria, Egypt, on Tuesday.", "Alexandria", "EGY", None),
        ("A fire destroyed a school in Paris, Texas.", "Paris", "USA", "TX"),
        ("Protesters marched in Paris, Tennessee.", "Paris", "USA", "TN"),
        ("A fire destroyed a school in Paris.", "Paris", "FRA", None),
        ("Doctors in Birmingham, Alabama, went on strike.", "Birmingham", "USA", "AL"),
        ("A judge in London, Ontario, freed the man.", "London", "CAN", None),
        ("Police in Athens, Ohio, arrested two men.", "Athens", "USA", "OH"),
        ("Police in Athens, Greece, arrested two men.", "Athens", "GRC", None),
        ("A court in Tripoli, Lebanon, sentenced two men.", "Tripoli", "LBN", None),
        ("Police in Perth, Scotland, arrested two men.", "Perth", "GBR", None),
        ("Police in Hyderabad, Pakistan, arrested two men.", "Hyderabad", "PAK", None),
        ("Police in Guadalajara, Mexico, arrested two men.", "Guadalajara", "MEX", None),
        ("Workers in St. Petersburg, Florida, went on strike.", "St. Petersburg", "USA", "FL"),
        ("Workers in St Petersburg, Russia, went on strike.", "St Petersburg", "RUS", None),
        ("Workers in Sao Paulo went on strike.", "Sao Paulo", "BRA", None),
    ],
)
def test_the_container_tells(
    text: str, name: str, country: str, region: str | None, read: Reader
) -> None:
    place = the(read(text, DAY), name)
    assert (place.country, place.kind) == (country, "town")
    assert region is None or place.admin1 == region
    assert place.gazetteer_id is not None
    assert place.gazetteer_id.startswith("geonames:")
    assert place.literal


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Perth arrested two men. The Australian government praised them.",
         "Perth", "AUS"),
        ("Police in Hyderabad arrested two men. Officials in Mumbai and Delhi praised India.",
         "Hyderabad", "IND"),
        ("Officials in Venezuela met in Valencia. The Venezuelan army marched.",
         "Valencia", "VEN"),
        ("Officials in Spain met in Valencia. The Spanish army marched.", "Valencia", "ESP"),
        ("Doctors in Birmingham went on strike. Patients in London and Manchester waited.",
         "Birmingham", "GBR"),
        ("Lebanese police in Tripoli arrested two men.", "Tripoli", "LBN"),
        ("Libyan police in Tripoli arrested two men.", "Tripoli", "LBY"),
        ("A court in Georgia sentenced two men. Police in Atlanta arrested a lawyer.",
         "Georgia", "USA"),
        ("A court in Georgia sentenced two men. Police in Tbilisi arrested a lawyer.",
         "Georgia", "GEO"),
    ],
)  # fmt: skip
def test_the_rest_of_the_article_tells(text: str, name: str, country: str, read: Reader) -> None:
    assert the(read(text, DAY), name).country == country


@pytest.mark.xfail(strict=True, reason="a name has one place in an article, whatever is said of it")
@pytest.mark.parametrize(
    ("text", "name", "both"),
    [
        (
            "Villagers in Springfield, Illinois, and in Springfield, Missouri, marched.",
            "Springfield",
            [("USA", "IL"), ("USA", "MO")],
        ),
        (
            "Doctors in Birmingham, Alabama, praised doctors in Birmingham, England.",
            "Birmingham",
            [("USA", "AL"), ("GBR", "ENG")],
        ),
    ],
)
def test_two_places_of_one_name_with_their_containers(
    text: str, name: str, both: list[tuple[str, str]], read: Reader
) -> None:
    assert [(p.country, p.admin1) for p in places(read(text, DAY), name)] == both


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Mosul", 36.34, 43.13),
        ("Lyon", 45.75, 4.85),
        ("Milan", 45.46, 9.19),
        ("Tokyo", 35.69, 139.69),
        ("Kharkiv", 49.99, 36.23),
        ("Lviv", 49.84, 24.02),
        ("Aleppo", 36.2, 37.16),
        ("Basra", 30.51, 47.78),
        ("Kandahar", 31.61, 65.71),
    ],
)
def test_in_a_town_is_where_the_town_lies(name: str, lat: float, lon: float, read: Reader) -> None:
    place = the(read(f"A bomb killed two men in the city of {name} on Tuesday.", DAY), name)
    assert near(place, lat, lon) < 15
    assert place.kind == "town"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [("Kenya", "state", "KEN"), ("Texas", "region1", "USA"), ("Ontario", "region1", "CAN")],
)
def test_states_and_regions(name: str, kind: str, country: str, read: Reader) -> None:
    place = the(read(f"Police in {name} arrested two men.", DAY), name)
    assert (place.kind, place.country, place.literal) == (kind, country, True)


def test_waters_have_no_country(read: Reader) -> None:
    place = the(read("Ships met in the Black Sea.", DAY), "Black Sea")
    assert place.country is None
    assert near(place, 43.4, 34.3) < 300


@pytest.mark.xfail(strict=True, reason="a government's seat is drawn to the towns around its name")
def test_two_governments_are_not_two_villages(read: Reader) -> None:
    record = read("Talks between Moscow and Washington failed.", DAY)
    assert [the(record, name).country for name in ("Moscow", "Washington")] == ["RUS", "USA"]


# --- how a name is used


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Russian soldiers attacked a village.", "Russian", "RUS"),
        ("The Kenyan government met the doctors.", "Kenyan", "KEN"),
        ("Iraqi soldiers killed two men in Mosul.", "Iraqi", "IRQ"),
        ("Police arrested a Frenchman and two Germans.", "Germans", "DEU"),
    ],
)
def test_adjectives_are_no_literal_places(text: str, name: str, country: str, read: Reader) -> None:
    place = the(read(text, DAY), name)
    assert (place.country, place.literal) == (country, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Students of Ohio State University marched in Columbus.",
            "Ohio",
            marks=pytest.mark.xfail(
                strict=True, reason="the model ends the name after its first word"
            ),
        ),
        ("Workers at Texas Instruments went on strike.", "Texas"),
        ("The London School of Economics closed on Monday.", "London"),
        ("The University of Nairobi closed on Monday.", "Nairobi"),
        ("Cairo University students marched in Giza.", "Cairo"),
        ("Bank of China workers went on strike.", "China"),
    ],
)
def test_names_inside_the_name_of_a_body_are_no_literal_places(
    text: str, name: str, read: Reader
) -> None:
    assert not the(read(text, DAY), name).literal


def test_where_the_body_is_stays_literal(read: Reader) -> None:
    record = read("Cairo University students marched in Giza.", DAY)
    assert the(record, "Giza").literal
    assert the(record, "Giza").country == "EGY"


@pytest.mark.parametrize(
    ("body", "part"), [("European Union", "Union"), ("African Union", "Union")]
)
def test_a_union_is_no_town_in_new_jersey(body: str, part: str, read: Reader) -> None:
    record = read(f"The {body} criticised the ministers on Monday.", DAY)
    assert part not in {p.text for p in record.places}


def test_a_government_is_no_literal_place(read: Reader) -> None:
    record = read("Damascus rejected the plan. Protesters gathered in Moscow.", DAY)
    assert not the(record, "Damascus").literal
    assert the(record, "Moscow").literal


def test_a_name_seen_elsewhere_is_known_again(read: Reader) -> None:
    record = read("Police in Cairo arrested two men. The Cairo court freed them.", DAY)
    first, second = places(record, "Cairo")
    assert (first.gazetteer_id, first.country) == (second.gazetteer_id, "EGY")


@pytest.mark.parametrize(
    "word",
    [
        *("turkey", "may", "reading", "nice", "mobile"),
        pytest.param(
            "china", marks=pytest.mark.xfail(strict=True, reason="towns are found in any case")
        ),
    ],
)
def test_small_words_are_no_places(word: str, read: Reader) -> None:
    record = read(f"The farmer sold the {word} to the school.", DAY)
    assert record.places == ()


# --- distances


@pytest.mark.parametrize(
    ("phrase", "km", "north", "east"),
    [
        ("30 km north of", 30, 1, 0),
        ("30 kilometres north of", 30, 1, 0),
        ("30km south of", 30, -1, 0),
        ("30 miles south of", 48.28, -1, 0),
        ("12.5 kilometers east of", 12.5, 0, 1),
        ("30 km west of", 30, 0, -1),
        ("30 miles north-east of", 48.28, 0.7071, 0.7071),
        ("30 km southwest of", 30, -0.7071, -0.7071),
        ("20 km (12 miles) to the south of", 20, -1, 0),
        ("40 miles (64 km) east of", 64.37, 0, 1),
        ("1,200 km north of", 1200, 1, 0),
    ],
)
def test_the_point_that_a_distance_leads_to(
    phrase: str, km: float, north: float, east: float, read: Reader
) -> None:
    record = read(f"A bomb exploded {phrase} Mosul on Tuesday.", DAY)
    point, town = the(record, f"{phrase} Mosul"), the(record, "Mosul")
    assert (point.kind, point.country, point.literal) == ("offset", "IRQ", True)
    assert point.gazetteer_id == town.gazetteer_id
    assert town.lat is not None
    assert town.lon is not None
    assert near(point, town.lat, town.lon) == pytest.approx(km, rel=0.01)
    if km < 100:  # on a short way the Earth is flat
        assert near(point, town.lat + north * km / 111.2, town.lon) == pytest.approx(
            abs(east) * km, abs=0.5
        )
        assert point.lon is not None
        assert (point.lon - town.lon) * east >= 0
    assert point.uncertainty_km is not None
    assert town.uncertainty_km is not None
    assert point.uncertainty_km == pytest.approx(town.uncertainty_km + 0.2 * km, abs=0.2)


def test_a_distance_over_the_date_line(read: Reader) -> None:
    record = read("A tanker sank 300 km east of Suva, Fiji.", DAY)
    point = the(record, "300 km east of Suva")
    assert point.lon is not None
    assert -180 <= point.lon < -178


@pytest.mark.parametrize(
    "phrase",
    [
        "300000 km north of",
        "30 km south-south of",
        "a few kilometres north of",
        "30 hours north of",
        "30 km of",
        "30 km north. In",
    ],
)
def test_what_leads_nowhere(phrase: str, read: Reader) -> None:
    record = read(f"A bomb exploded {phrase} Mosul on Tuesday.", DAY)
    assert "offset" not in {p.kind for p in record.places}


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param(
            text,
            marks=pytest.mark.xfail(strict=True, reason="only figures right before the name"),
        )
        for text in ("30 km north of the city of ", "30 km north of the Iraqi city of ")
    ],
)
def test_the_distance_of_a_described_town(phrase: str, read: Reader) -> None:
    record = read(f"A bomb exploded {phrase}Mosul on Tuesday.", DAY)
    assert "offset" in {p.kind for p in record.places}


# --- what is not known


@pytest.mark.parametrize("name", ["Zzyrkowo", "Qwxzabad", "Blorfingham"])
def test_unknown_names_have_no_coordinates(name: str, read: Reader) -> None:
    record = read(f"Soldiers shelled the village of {name} near Mosul.", DAY)
    for place in record.places:
        if place.text == name:
            assert (place.lat, place.lon, place.uncertainty_km) == (None, None, None)
            assert (place.country, place.gazetteer_id) == (None, None)
    assert the(record, "Mosul").lat is not None


def test_larger_places_are_less_certain(read: Reader) -> None:
    record = read("Police in Athens, Ohio, and police in Tokyo, Japan, met.", DAY)
    found = [the(record, name).uncertainty_km for name in ("Athens", "Tokyo", "Ohio")]
    known = [km for km in found if km is not None]
    assert len(known) == 3
    assert known == sorted(known)


# --- any text

PIECES = st.sampled_from(
    [
        *("Paris", "Paris, Texas", "Alexandria", "Louisiana", "Moscow", "Springfield", "Georgia"),
        *(
            "30 km north of",
            "5 miles south-west of",
            "near",
            "in",
            "of",
            ",",
            ". ",
            "(",
            ")",
            "the",
        ),
        *("Russian", "Ohio State University", "the Black Sea", "St. Petersburg", "La.", "said"),
        *("\u200d", "\n\n", "\U0001f6f0", "Par\u0131s", "Zu\u0308rich", "police", "arrested", "'s"),
        *("Washington", "the White House", "Pole", "99 km east of", "Qwxzabad", "O\u0301 ", "-"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(text=st.lists(PIECES, max_size=16).map(" ".join))
def test_places_stand_where_they_say(text: str, coding_run: CodingRun) -> None:
    record = coding_run.record(plain_article(text, DAY))
    body = record.article.text
    last = (0, 0)
    for place in record.places:
        assert body[place.start : place.end] == place.text
        assert place.start < place.end
        assert (place.start, place.end) >= last
        last = place.start, place.end
        assert (place.lat is None) == (place.lon is None)
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
        assert place.uncertainty_km is None or place.uncertainty_km > 0
        assert place.kind != "offset" or place.gazetteer_id is not None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Dockers at Durban walked out on Wednesday over new weekend rosters.", "Durban", "ZAF"),
        ("Martial law was proclaimed in Kwilu after rebels killed an officer.", "Kwilu", "COD"),
    ],
)
def test_places_that_the_model_takes_for_bodies(
    coding_run: CodingRun, text: str, name: str, country: str
) -> None:
    assert the(coding_run.record(plain_article(text, DAY)), name).country == country
