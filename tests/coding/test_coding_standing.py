"""What somebody was on a day."""

import pytest

from dateline.coding.standing import standing
from dateline.knowledge import load

KNOWLEDGE = load()


def actor(name: str) -> str:
    """The id of the only bearer of a full name."""
    [person] = KNOWLEDGE.people.named(name)
    return person.id


@pytest.mark.parametrize(
    ("name", "day", "country", "sector", "office"),
    [
        ("Angela Merkel", "2015-06-01", "DEU", "GOV", "Chancellor"),
        ("Olaf Scholz", "2023-06-01", "DEU", "GOV", "Chancellor"),
        ("Boris Johnson", "2017-06-01", "GBR", "GOV", "Foreign Secretary"),
        ("Boris Johnson", "2021-06-01", "GBR", "GOV", "Prime Minister"),
        ("Rishi Sunak", "2021-06-01", "GBR", "GOV", "Chancellor of the Exchequer"),
        ("Vladimir Putin", "2005-06-01", "RUS", "GOV", "President"),
        ("Vladimir Putin", "2010-06-01", "RUS", "GOV", "Prime Minister"),
        ("Mikhail Gorbachev", "1991-06-01", "SUN", "GOV", "President"),
        ("Donald Trump", "2018-06-01", "USA", "GOV", "President of the United States"),
        ("Viktor Orban", "2023-06-01", "HUN", "GOV", "Prime Minister"),
    ],
)
def test_the_office_of_the_day(name: str, day: str, country: str, sector: str, office: str) -> None:
    found = standing(actor(name), day, KNOWLEDGE)
    assert found is not None
    assert (found.country, found.sector, found.office) == (country, sector, office)
    assert found.now
    assert found.sure


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Nicolas Sarkozy", "2009-06-01"),
        ("François Hollande", "2014-06-01"),
        ("Emmanuel Macron", "2019-06-01"),
    ],
)
def test_a_french_president_is_first_of_all_french(name: str, day: str) -> None:
    found = standing(actor(name), day, KNOWLEDGE)
    assert found is not None
    assert found.country == "FRA"


def test_a_british_monarch_is_first_of_all_british() -> None:
    found = standing(actor("Queen Elizabeth II"), "2010-06-01", KNOWLEDGE)
    assert found is not None
    assert found.country == "GBR"


@pytest.mark.parametrize(
    ("name", "day", "country"),
    [
        ("Angela Merkel", "2021-12-09", "DEU"),
        ("Angela Merkel", "2023-06-01", "DEU"),
        ("Boris Johnson", "2023-06-01", "GBR"),
        ("Barack Obama", "2018-06-01", "USA"),
        ("Tony Blair", "2023-06-01", "GBR"),
        ("Mikhail Gorbachev", "1995-06-01", "SUN"),
    ],
)
def test_former_officials_are_elites(name: str, day: str, country: str) -> None:
    found = standing(actor(name), day, KNOWLEDGE)
    assert found is not None
    assert (found.country, found.sector, found.office) == (country, "ELI", None)
    assert not found.now
    assert found.sure


@pytest.mark.parametrize(
    ("name", "country"),
    [("Angela Merkel", "DEU"), ("Viktor Orban", "HUN"), ("Kim Jong-un", "PRK")],
)
@pytest.mark.parametrize("day", ["1950-01-01", None])
def test_before_the_first_office_or_without_a_day_only_the_country(
    name: str, country: str, day: str | None
) -> None:
    found = standing(actor(name), day, KNOWLEDGE)
    assert found is not None
    assert (found.country, found.sector, found.office) == (country, None, None)
    assert not found.sure
    assert not found.now


def test_heads_of_bodies_stand_for_the_body() -> None:
    found = standing(actor("António Guterres"), "2020-06-01", KNOWLEDGE)
    assert found is not None
    assert found.country == "UNO"
    before = standing(actor("António Guterres"), "2000-06-01", KNOWLEDGE)
    assert before is not None
    assert (before.country, before.sector, before.office) == ("PRT", "GOV", "Prime Minister")


def test_an_office_after_its_last_sighting_is_not_sure() -> None:
    held = KNOWLEDGE.people.tenures(actor("Kim Jong-un"))
    assert any(t.end is None and t.as_of for t in held)
    found = standing(actor("Kim Jong-un"), "2199-01-01", KNOWLEDGE)
    assert found is not None
    assert found.now
    assert not found.sure


@pytest.mark.parametrize("unknown", ["", "nobody", "actor-0000000000000000", "x" * 10_000])
@pytest.mark.parametrize("day", ["2020-01-01", None])
def test_somebody_whom_the_knowledge_base_does_not_hold(unknown: str, day: str | None) -> None:
    assert standing(unknown, day, KNOWLEDGE) is None


def test_a_state_is_nobodys_office() -> None:
    france = KNOWLEDGE.state("FRA")
    assert france is not None
    assert standing(france.id, "2020-01-01", KNOWLEDGE) is None
