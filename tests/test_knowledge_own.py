"""A user's own CSV of actors and places: it wins over the shipped data."""

from pathlib import Path

import pytest

import dateline
from dateline.knowledge import Knowledge, KnowledgeError, load

SHIPPED = load()


def own(folder: Path, text: str) -> Knowledge:
    file = folder / "own.csv"
    file.write_text(text, encoding="utf-8")
    return load(extra=file)


def offices(knowledge: Knowledge, name: str) -> list[tuple[str, str | None, str | None]]:
    (person,) = knowledge.people.named(name)
    return [(t.office, t.start, t.end) for t in knowledge.people.tenures(person.id)]


# --- persons


def test_a_new_person_is_known_by_name_alias_and_office(tmp_path: Path) -> None:
    knowledge = own(
        tmp_path,
        "kind,name,aliases,country,sector,role,office,start,end,gender,wikidata\n"
        "person,Ada Example,A. B. Example | Ada B. Example,KEN,GOV,foreign_minister,"
        "Minister of Foreign Affairs,2024-01-10,,f,Q424242424242\n",
    )
    (person,) = knowledge.people.named("Ada B. Example")
    assert (person.name, person.country, person.gender) == ("Ada Example", "KEN", "f")
    assert person.wikidata == "Q424242424242"
    assert knowledge.people.called("Example") == (person,)
    (tenure,) = knowledge.people.held(person.id, "2024-06-01")
    assert (tenure.sector, tenure.role, tenure.source) == ("GOV", "foreign_minister", "own")
    assert tenure.confirmed("2099-01-01")
    assert person in [
        h.person for h in knowledge.people.holders("KEN", ["foreign_minister"], "2024-06-01")
    ]
    assert not SHIPPED.people.named("Ada Example")


def test_own_offices_replace_the_shipped_ones_that_they_overlap(tmp_path: Path) -> None:
    before = offices(SHIPPED, "Liz Truss")
    at = ("Prime Minister", "2022-09-06", "2022-10-25")
    assert at in before
    knowledge = own(
        tmp_path,
        "kind,name,country,sector,role,office,start,end\n"
        "person,Liz Truss,GBR,GOV,head_of_government,Premier,2022-09-07,2022-10-24\n",
    )
    after = offices(knowledge, "Liz Truss")
    assert ("Premier", "2022-09-07", "2022-10-24") in after
    assert at not in after
    # What ended before it or on the day before stays.
    assert [o for o in before if o[2] and o[2] <= "2022-09-06"] == [
        o for o in after if o[2] and o[2] <= "2022-09-06"
    ]
    (was,) = SHIPPED.people.named("Liz Truss")
    (now,) = knowledge.people.named("Liz Truss")
    assert (was.id, was.wikidata, was.aliases) == (now.id, now.wikidata, now.aliases)


@pytest.mark.parametrize(
    ("start", "end", "replaced"),
    [
        ("2017-01-20", "2021-01-20", True),
        ("2017", "2021", True),
        ("2018-03", "2018-04", True),
        ("2018", "2018", True),
        ("", "", True),
        ("2021-01-20", "2021-02-01", False),  # terms meet on a day
        ("2021", "2021", False),  # at the grain of a year they only meet
        ("", "2016", False),
        ("2022", "2023", False),
    ],
)
def test_what_counts_as_overlap(tmp_path: Path, start: str, end: str, replaced: bool) -> None:
    knowledge = own(
        tmp_path,
        "kind,name,country,role,office,start,end\n"
        f"person,Donald Trump,USA,other,Example,{start},{end}\n",
    )
    found = offices(knowledge, "Donald Trump")
    assert ("Example", start or None, end or None) in found
    first_term = [o for o in found if o[0] != "Example" and o[1:] == ("2017-01-20", "2021-01-20")]
    assert bool(first_term) is not replaced


def test_a_row_without_an_office_only_adds_names(tmp_path: Path) -> None:
    knowledge = own(tmp_path, "kind,name,aliases\nperson,Donald Trump,Candidate Example\n")
    assert offices(knowledge, "Donald Trump") == offices(SHIPPED, "Donald Trump")
    (person,) = knowledge.people.named("Candidate Example")
    assert person.name == "Donald Trump"


def test_persons_are_told_apart_by_their_wikidata_ids(tmp_path: Path) -> None:
    knowledge = own(
        tmp_path,
        "kind,name,country,sector,role,office,start,wikidata\n"
        "person,Donald Trump,IRL,JRN,other,Editor,2020,Q424242424242\n"
        "person,Donald J Trump,USA,GOV,other,Example,2030,Q22686\n",
    )
    namesakes = knowledge.people.named("Donald Trump")
    assert sorted(p.country or "" for p in namesakes) == ["IRL", "USA"]
    assert {p.name for p in namesakes} == {"Donald Trump"}
    (shipped,) = SHIPPED.people.named("Donald Trump")
    assert "Example" in [t.office for t in knowledge.people.tenures(shipped.id)]


def test_a_name_that_several_persons_have_is_an_error(tmp_path: Path) -> None:
    text = "kind,name,country,role\nperson,Modibo Keïta,MLI,other\n"
    with pytest.raises(KnowledgeError, match=r"own\.csv, line 2: .* may be .*born 1915.* or "):
        own(tmp_path, text)
    knowledge = own(tmp_path, text.replace("Keïta", "Keïta (born 1915)"))
    assert len(knowledge.people) == len(SHIPPED.people)


# --- organisations


def test_organisations_are_added_and_found_in_text(tmp_path: Path) -> None:
    knowledge = own(
        tmp_path,
        "kind,name,aliases,country,sector,start,end,wikidata\n"
        "organization,Lake Herders' Union,LHU|~Herders,UGA,AGR,1998-05-01,2011,Q424242424242\n",
    )
    (found,) = knowledge.find("Members of the LHU met.")
    entry = found.candidates[0]
    assert (entry.name, entry.country, entry.sector) == ("Lake Herders' Union", "UGA", "AGR")
    assert (entry.begin, entry.end) == (1998, 2011)
    assert knowledge.actor(entry).wikidata == "Q424242424242"
    assert knowledge.body(entry.id) == entry
    assert knowledge.lookup("Herders") == (entry,)
    assert not knowledge.find("Herders met.")


@pytest.mark.parametrize("name", ["Hamas", "Kremlin"])
def test_an_organisation_replaces_the_shipped_one_or_metonym(tmp_path: Path, name: str) -> None:
    knowledge = own(tmp_path, f"kind,name,country,sector\norganization,{name},IGO,REL\n")
    (entry,) = knowledge.lookup(name)
    assert (entry.country, entry.sector) == ("IGO", "REL")
    for other in SHIPPED.entries:
        if other.name == name:
            assert other.id not in {e.id for e in knowledge.entries}


def test_shipped_aliases_stay(tmp_path: Path) -> None:
    shipped = SHIPPED.lookup("UN")[0]
    knowledge = own(tmp_path, f"kind,name,country,sector\norganization,{shipped.name},UNO,GOV\n")
    assert knowledge.lookup("UN")[0].sector == "GOV"


def test_an_own_name_wins_over_every_reading(tmp_path: Path) -> None:
    knowledge = own(tmp_path, "kind,name,country,sector\norganization,Georgia,USA,BUS\n")
    assert [e.country for e in knowledge.lookup("Georgia")[:2]] == ["USA", "GEO"]


# --- places


def test_a_place_is_added(tmp_path: Path) -> None:
    knowledge = own(
        tmp_path,
        "kind,name,aliases,country,lat,lon,radius_km\n"
        "place,Example Ford,The Ford,KEN,-0.5,34.25,2\n",
    )
    place, *_ = knowledge.atlas.find("the ford")
    assert (place.name, place.country, place.kind) == ("Example Ford", "KEN", "place")
    assert (place.lat, place.lon, place.radius_km) == (-0.5, 34.25, 2.0)


def test_a_place_replaces_those_of_its_name_in_its_state(tmp_path: Path) -> None:
    knowledge = own(
        tmp_path, "kind,name,country,lat,lon,wikidata\nplace,Springfield,USA,39.8,-89.64,Q28515\n"
    )
    first, *others = knowledge.atlas.find("Springfield")
    assert (first.id, first.lat) == ("wikidata:Q28515", 39.8)
    shipped = SHIPPED.atlas.find("Springfield")
    named = [p for p in shipped if p.country != "USA"]
    assert named
    assert [p for p in others if p.country != "USA"] == named
    assert not [p for p in others if p.country == "USA"]


def test_a_place_is_corrected_under_its_other_names_too(tmp_path: Path) -> None:
    knowledge = own(tmp_path, "kind,name,country,lat,lon\nplace,Kyiv,UKR,50.5,30.5\n")
    for name in ("Kyiv", "Kiev"):
        assert [(p.name, p.lat) for p in knowledge.atlas.find(name)] == [("Kyiv", 50.5)]


def test_a_place_of_no_state_replaces_all_of_its_name(tmp_path: Path) -> None:
    knowledge = own(tmp_path, "kind,name,lat,lon\nplace,Springfield,1,2\n")
    assert [p.country for p in knowledge.atlas.find("Springfield")] == [None]


# --- the file


def test_the_version_changes_with_the_content(tmp_path: Path) -> None:
    empty = own(tmp_path, "kind,name\n")
    one = own(tmp_path, "kind,name,country\norganization,Example,KEN\n")
    two = own(tmp_path, "kind,name,country\norganization,Example,UGA\n")
    assert len({SHIPPED.version, empty.version, one.version, two.version}) == 4
    assert own(tmp_path, "kind,name\n").version == empty.version
    assert load().version == SHIPPED.version


def test_what_spreadsheets_write_is_read(tmp_path: Path) -> None:
    text = "name , kind,country\r\n\r\n Example  Front ,organization, KEN\r\n,,\r\n"
    knowledge = own(tmp_path, "\ufeff" + text)
    assert knowledge.lookup("Example Front")[0].country == "KEN"


HEADER = "kind,name,country,sector,role,start,end,gender,lat,lon,radius_km,wikidata"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: no column 'kind'"),
        ("kind;name\nperson;X\n", "line 1: columns separated by ';'"),
        ("kind,name,colour\n", "line 1: unknown column 'colour'; the columns are kind,"),
        ("kind,name,name\n", "line 1: column 'name' stands twice"),
        ("kind,country\n", "line 1: no column 'name'"),
        ("kind,name\nperson\n", "line 2: 1 cells instead of 2"),
        ('kind,name\nperson,"X\n', "not CSV"),
        (f"{HEADER}\nstate,X,,,,,,,,,,\n", "line 2: 'state' is not a kind; write one of person"),
        (f"{HEADER}\nperson,,KEN,,,,,,,,,\n", "line 2: no name"),
        (f"{HEADER}\nperson,?!,KEN,,,,,,,,,\n", "line 2: '?!' has no letters"),
        (f"{HEADER}\nperson,A|B,KEN,,,,,,,,,\n", "put other names in 'aliases'"),
        (f"{HEADER}\nperson,~A,KEN,,,,,,,,,\n", "begins with a mark"),
        (f"{HEADER}\nperson,X,Kenya,,,,,,,,,\n", "line 2: 'Kenya' is no country code; write ISO"),
        (f"{HEADER}\nplace,X,IGO,,,,,,1,2,,\n", "'IGO' is no country code"),
        (f"{HEADER}\nperson,X,KEN,FOO,,,,,,,,\n", "'FOO' is not a PLOVER sector; write one of AGR"),
        (f"{HEADER}\nperson,X,KEN,,boss,,,,,,,\n", "'boss' is not a role; write one of head_of"),
        (f"{HEADER}\nperson,X,KEN,,,2012-13,,,,,,\n", "'2012-13' is not a date; write 2012"),
        (f"{HEADER}\nperson,X,KEN,,,2011-02-29,,,,,,\n", "'2011-02-29' is not a date"),
        (f"{HEADER}\nperson,X,KEN,,,2012,2011-05,,,,,\n", "ends (2011-05) before it starts"),
        (f"{HEADER}\nperson,X,KEN,,,,,x,,,,\n", "'x' is not a gender"),
        (f"{HEADER}\nperson,X,KEN,,,,,,,,,42\n", "'42' is no Wikidata id"),
        (f"{HEADER}\nperson,X,KEN,,,,,,1,2,,\n", "a person has no lat; leave that cell empty"),
        (f"{HEADER}\nplace,X,KEN,,,,,,,,,\n", "line 2: no coordinates; give lat and lon"),
        (f"{HEADER}\nplace,X,KEN,,,,,,north,2,,\n", "lat 'north' is no number"),
        (f"{HEADER}\nplace,X,KEN,,,,,,nan,2,,\n", "lat 'nan' is no number"),
        (f"{HEADER}\nplace,X,KEN,,,,,,91,2,,\n", "lies on no globe"),
        (f"{HEADER}\nplace,X,KEN,,,,,,1,2,-3,\n", "a radius of -3.0 km"),
        (f"{HEADER}\norganization,X,,,,,,,,,,\norganization,X,,,,,,,,,,\n", "already in line 2"),
    ],
)
def test_errors_name_file_line_cause_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        own(tmp_path, text)
    message = str(error.value)
    assert words in message
    assert message.startswith(f"{tmp_path / 'own.csv'}, line ")
    assert "; " in message
    assert "\n" not in message


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv", Path("a\0b")):
        with pytest.raises(KnowledgeError, match="cannot be read"):
            load(extra=path)
    latin = tmp_path / "latin.csv"
    latin.write_bytes("kind,name\nperson,José\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match="line 2: not UTF-8"):
        load(extra=latin)


def test_the_python_interface_takes_it(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "kind,name,country,sector\norganization,Lake Herders' Union,UGA,AGR\n", encoding="utf-8"
    )
    record = dateline.read_text("The Lake Herders' Union criticized Kenya.", knowledge=file)
    assert [r.country for e in record.events for r in e.actors] == ["UGA"]


def test_the_example_in_the_readme_is_read(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("kind,name,aliases,") :].partition("```")[0]
    knowledge = own(tmp_path, table)
    assert len(knowledge.people) == len(SHIPPED.people) + 1
    assert knowledge.lookup("LHU")
    assert knowledge.atlas.find("Example Ford")
