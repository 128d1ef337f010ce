"""The commands ``who`` and ``where``: what the knowledge base holds under a name."""

from pathlib import Path
from typing import Any

import pytest
from cli_runner import Result, run

KEYS = ["name", "kind", "country", "sector", "office", "from", "to", "wikidata", "score"]
"""The keys that every answer starts with, in their order."""


@pytest.fixture(autouse=True)
def _no_file_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_KNOWLEDGE", raising=False)


def answers(*arguments: object) -> list[dict[str, Any]]:
    result = run(*arguments, "--json")
    assert (result.code, result.err) == (0, "")
    (line,) = result.json_lines()
    assert list(line) == ["answers"]
    found: list[dict[str, Any]] = line["answers"]
    scores = [answer["score"] for answer in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(list(answer)[: len(KEYS)] == KEYS for answer in found)
    return found


def best(*arguments: object) -> dict[str, Any]:
    return answers(*arguments)[0]


# --- who


@pytest.mark.parametrize(
    ("day", "sector", "office", "begin"),
    [
        ("2018-01-01", "GOV", "President of the United States", "2017-01-20"),
        ("2022-06-01", "ELI", None, None),
        ("2025-06-01", "GOV", "President of the United States", "2025-01-20"),
    ],
)
def test_an_office_is_that_of_the_day(
    day: str, sector: str, office: str | None, begin: str | None
) -> None:
    answer = best("who", "Donald Trump", "--on", day)
    assert (answer["kind"], answer["country"], answer["sector"]) == ("person", "USA", sector)
    assert (answer["office"], answer["from"]) == (office, begin)
    assert answer["wikidata"] == "Q22686"
    assert answer["why"].startswith("full name; ")
    assert day in answer["why"]
    assert best("who", "Trump", "--on", day)["name"] == "Donald Trump"


def test_without_a_day_the_latest_office_counts_and_all_are_listed() -> None:
    answer = best("who", "Boris Johnson")
    assert (answer["office"], answer["from"], answer["to"]) == (
        "Prime Minister",
        "2019-07-24",
        "2022-09-06",
    )
    ends = [office["to"] for office in answer["offices"]]
    assert len(ends) > 1
    assert ends == sorted(ends, reverse=True)
    assert "no day" in answer["why"]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2022-07-01", "Boris Johnson"),
        ("2022-09-20", "Liz Truss"),
        ("2022-11-01", "Rishi Sunak"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "UK prime minister",
        "the British prime minister",
        "prime minister of the United Kingdom",
        "Britain's premier",
    ],
)
def test_a_description_of_office_is_its_holder(words: str, day: str, name: str) -> None:
    answer = best("who", words, "--on", day)
    assert (answer["name"], answer["country"], answer["sector"]) == (name, "GBR", "GOV")
    assert f"in office on {day}" in answer["why"]


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("Hungarian prime minister", "2023-09-13", "Viktor Orbán"),
        ("president of France", "2010-01-01", "Nicolas Sarkozy"),
        ("chancellor of Germany", "1995-01-01", "Helmut Kohl"),
        ("Soviet leader", "1987-01-01", "Mikhail Gorbachev"),
        ("UN secretary-general", "2003-05-01", "Kofi Annan"),
        ("pope", "2000-01-01", "Pope John Paul II"),
        ("President Putin", "2001-01-01", "Vladimir Putin"),
    ],
)
def test_offices_of_states_and_bodies(words: str, day: str, name: str) -> None:
    assert best("who", words, "--on", day)["name"] == name


def test_the_holders_of_an_office_without_a_day_are_listed_latest_first() -> None:
    names = [a["name"] for a in answers("who", "UK prime minister") if a["kind"] == "person"]
    held = [names.index(n) for n in ("Rishi Sunak", "Liz Truss", "Tony Blair", "John Major")]
    assert held == sorted(held)


@pytest.mark.parametrize(
    ("name", "kind", "country", "sector"),
    [
        ("Germany", "state", "DEU", None),
        ("germany", "state", "DEU", None),
        ("Bonn", "place", "DEU", "GOV"),
        ("NATO", "organization", "IGO", None),
        ("KFOR", "organization", "IGO", "MIL"),
        ("the Kremlin", "organization", "RUS", "GOV"),
        ("Hungarians", "state", "HUN", None),
        ("gunmen", "role", None, "UAF"),
        ("Russian lawmakers", "role", "RUS", "LEG"),
    ],
)
def test_states_bodies_and_role_nouns(
    name: str, kind: str, country: str | None, sector: str | None
) -> None:
    answer = best("who", name)
    assert (answer["kind"], answer["country"], answer["sector"]) == (kind, country, sector)


@pytest.mark.parametrize(
    ("name", "day", "country"),
    [
        ("USSR", "1991-12-01", "SUN"),
        ("USSR", "1992-01-01", "RUS"),
        ("Russia", "1991-06-01", "SUN"),
        ("Russia", "1992-06-01", "RUS"),
        ("Moscow", "1985-01-01", "SUN"),
    ],
)
def test_a_state_is_that_of_the_day(name: str, day: str, country: str) -> None:
    assert best("who", name, "--on", day)["country"] == country


def test_an_alias_says_whose_it_is() -> None:
    answer = best("who", "Donald John Trump", "--on", "2018-01-01")
    assert answer["why"].startswith("alias of Donald Trump")


def test_a_list_to_read() -> None:
    result = run("who", "Trump", "--on", "2018-01-01")
    assert (result.code, result.err) == (0, "")
    first, office, by, *rest = result.out.splitlines()
    assert first == "Donald Trump (person, USA GOV)"
    assert office == "  President of the United States, 2017-01-20 to 2021-01-20"
    assert by.startswith("  by: short name; in office on 2018-01-01 (score ")
    assert rest.index("offices:") < rest.index("others:")
    assert any("Ivanka Trump" in line for line in rest[rest.index("others:") :])


# --- where


def test_a_place_has_its_point() -> None:
    for name in ("Kyiv", "Kiev", "kyiv"):
        place = best("where", name)
        assert (place["name"], place["kind"], place["country"]) == ("Kyiv", "town", "UKR")
        assert (round(place["lat"], 1), round(place["lon"], 1)) == (50.5, 30.5)
        assert place["gazetteer_id"] == "geonames:703448"
        assert place["population"] > 2_000_000
        assert {"radius_km", "region", "why"} <= place.keys()
    assert "capital of Ukraine" in best("where", "Kyiv")["why"]


def test_near_puts_the_places_of_a_country_first() -> None:
    american = answers("where", "Springfield", "--near", "USA")
    assert (american[0]["country"], american[0]["region"]) == ("USA", "MO")
    for near in ("AUS", "aus", "Australia"):
        first, second, *_ = answers("where", "Springfield", "--near", near)
        assert (first["country"], second["country"]) == ("AUS", "USA")
        assert first["score"] >= 0.5 > second["score"]


def test_states_and_regions_share_names() -> None:
    assert [(p["kind"], p["country"]) for p in answers("where", "Georgia")][:2] == [
        ("state", "GEO"),
        ("region1", "USA"),
    ]
    assert best("where", "Georgia", "--near", "USA")["kind"] == "region1"
    assert best("where", "the Black Sea")["country"] is None


def test_a_list_of_places_to_read() -> None:
    lines = run("where", "Springfield", "--near", "USA").out.splitlines()
    assert lines[0] == "Springfield (town, USA)"
    assert any(line.startswith("  37.2") and "region MO" in line for line in lines)
    assert lines[-1].endswith("more (--json has all)")


# --- what is not known or asked wrongly


@pytest.mark.parametrize("command", ["who", "where"])
def test_an_unknown_name_gets_one_line_with_a_remedy_and_1(command: str) -> None:
    result = run(command, "Xyzzyq Plugh")
    assert (result.code, result.out) == (1, "")
    assert "'Xyzzyq Plugh'" in result.problem()
    assert "--knowledge" in result.problem()
    result = run(command, "Xyzzyq Plugh", "--json")
    assert (result.code, result.out) == (1, '{"answers":[]}\n')
    assert run(command, "a\udcff\0").code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["who"], "Missing argument"),
        (["who", " "], "holds no name"),
        (["who", "x" * 999], "longer than any name"),
        (["who", "Trump", "--on", "yesterday"], "--on: 'yesterday' is not a date"),
        (["who", "Trump", "--on", "2023-02-30"], "no day 30"),
        (["who", "Trump", "--on", "2023-02"], "'2023-02' is not a day"),
        (["where", "Kyiv", "--near", "Nowhere"], "'Nowhere' is no state"),
        (["where", "?!"], "holds no name"),
        (["who", "Trump", "--knowledge", "none.csv"], "none.csv: cannot be read"),
    ],
)
def test_a_wrong_question_gets_one_line_and_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.problem()


# --- a user's own file


OWN = """kind,name,country,sector,role,office,start,lat,lon
person,Ada Example,KEN,GOV,foreign_minister,Foreign Minister,2024-01-10,,
organization,Lake Herders' Union,UGA,AGR,,,,,
place,Example Ford,KEN,,,,,-0.5,34.25
"""


def asked(own: Path, *arguments: object) -> Result:
    return run(*arguments, "--knowledge", own)


def test_a_file_of_ones_own_is_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN, encoding="utf-8")
    assert "Ada Example (person, KEN GOV)" in asked(own, "who", "Ada Example").out
    assert "Lake Herders' Union" in asked(own, "who", "Lake Herders' Union").out
    assert "-0.5000, 34.2500" in asked(own, "where", "Example Ford").out
    assert best("who", "Kenyan foreign minister", "--on", "2024-06-01", "--knowledge", own)[
        "office"
    ].startswith("Foreign")
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(own))
    assert best("who", "Ada Example", "--on", "2024-06-01")["office"] == "Foreign Minister"


def test_a_file_of_ones_own_is_read_with(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN, encoding="utf-8")
    article = tmp_path / "talks.txt"
    article.write_text("The Lake Herders' Union criticized Kenya.", encoding="utf-8")
    plain = run("read", article, "--published", "2024-06-01", "--json").json_lines()[0]
    result = asked(own, "read", article, "--published", "2024-06-01", "--json")
    (record,) = result.json_lines()
    assert record["run"]["knowledge"] != plain["run"]["knowledge"]
    assert record["run"]["id"] != plain["run"]["id"]
    assert "Lake Herders' Union" in [actor["name"] for actor in record["actors"]]
    (event,) = record["events"]
    assert [(a["country"], a["sector"]) for a in event["actors"]] == [("UGA", "AGR")]
