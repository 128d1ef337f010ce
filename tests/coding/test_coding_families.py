"""Families of wordings that tell who somebody is: posts, owners, followers, ranks, places."""

from collections.abc import Callable

import pytest
from coding_words import role_of

from dateline.pipeline import CodingRun
from dateline.records import Role

Find = Callable[[str, str], Role]
DAY = "1998-03-05"


@pytest.fixture
def find(coding_run: CodingRun) -> Find:
    """The role of some words of a text."""

    return lambda text, words: role_of(coding_run, text, words, DAY)


def _check(find: Find, text: str, words: str, expected: str) -> None:
    role = find(text, words)
    assert f"{role.country or '-'} {role.sector or '-'}" == expected


POSTS = [
    ("LIMA - Ana Quispe, who is in charge of a clinic in Puno, wept.", "Quispe", "PER MED"),
    ("LIMA - Sgt. Luis Herrera, who is in charge of crowd control, wept.", "Herrera", "PER COP"),
    ("OSLO - Kari Vik, who is with an international aid agency, left.", "Vik", "NGO SOC"),
    ("LIMA - Ana Quispe, who keeps a grocery near the port, wept.", "Quispe", "PER BUS"),
    ("LIMA - Ana Quispe, who drives a bus in the suburbs, wept.", "Quispe", "PER LAB"),
    ("LIMA - Ana Quispe, who studies law there, wept.", "Quispe", "PER EDU"),
    ("LIMA - Ana Quispe, who was counting votes for the opposition, wept.", "Quispe", "PER OPP"),
    ("LIMA - Luis Herrera, who runs a bakery, wept.", "Herrera", "PER BUS"),
    ("LIMA - Rice farmer Luis Herrera wept.", "Herrera", "PER AGR"),
    ("LIMA - Luis Herrera, the captain of a freighter, wept.", "Herrera", "PER LAB"),
]


@pytest.mark.parametrize(("text", "words", "expected"), POSTS)
def test_posts_and_deeds(find: Find, text: str, words: str, expected: str) -> None:
    _check(find, text, words, expected)


RANKS = [
    ("LIMA - Supt. Luis Herrera said the crowd was calm.", "Herrera", "PER COP"),
    ("LIMA - Army spokesman Major Luis Herrera said the road was cut.", "Herrera", "PER MIL"),
    ("LIMA - U.S. Marine Capt. Ray Colby said the gates were shut.", "Colby", "USA MIL"),
    ("LIMA - Commissioner Luis Herrera, who runs a station, said so.", "Herrera", "PER COP"),
    ("LIMA - Field commander Luis Herrera said they would fight.", "Herrera", "PER REB"),
    ("LIMA - Luis Herrera, a Maoist battalion commander, said so.", "Herrera", "PER REB"),
    ("LIMA - Luis Herrera, the governor-elect, said so.", "Herrera", "PER PTY"),
    ("LIMA - Federal deputy Luis Herrera said so.", "Herrera", "PER LEG"),
    ("LIMA - Luis Herrera, a trade ministry press officer, said so.", "Herrera", "PER GOV"),
    ("LIMA - Luis Herrera, an organizer at a shipyard, said so.", "Herrera", "PER LAB"),
    ("LIMA - Luis Herrera, chairman of a branch of the miners' union, left.", "Herrera", "PER LAB"),
]


@pytest.mark.parametrize(("text", "words", "expected"), RANKS)
def test_ranks_and_titles(find: Find, text: str, words: str, expected: str) -> None:
    _check(find, text, words, expected)


OWNERS = [
    ("LIMA - In Quito, General Luis Paz said his troops would stay.", "his troops", "ECU MIL"),
    ("LIMA - Luis Paz, who commands the rebels, said his men would stay.", "his men", "PER REB"),
    ("LIMA - The nurses' union struck, and its president, Ana Paz, spoke.", "Paz", "PER LAB"),
    ("LIMA - It is a charity whose chairman, Luis Paz, spoke.", "Paz", "PER SOC"),
    ("LIMA - British troops came, and their commander, Colonel Ian Poe, spoke.", "Poe", "GBR MIL"),
]


@pytest.mark.parametrize(("text", "words", "expected"), OWNERS)
def test_owners_and_followers(find: Find, text: str, words: str, expected: str) -> None:
    _check(find, text, words, expected)


def test_the_men_of_their_commander_end_the_search(find: Find) -> None:
    text = "LIMA - Troops came, and their commander said his men would stay."
    assert find(text, "their commander").sector == "MIL"


PLACES = [
    ("LIMA - Western diplomats said so.", "diplomats", "- GOV"),
    ("LIMA - Foreign reporters said so.", "reporters", "- JRN"),
    ("LIMA - West African peacekeepers came.", "peacekeepers", "IGO MIL"),
    (
        "LIMA - Opposition leader Luis Paz spoke, while in Quito the minister said nothing.",
        "Paz",
        "PER OPP",
    ),
    ("LIMA, March 4, Reuter - Carlos Mamani, a farmer, said so.", "Mamani", "PER AGR"),
    ("BENIN CITY, Nigeria - Sam Eze, a clerk, spoke.", "Eze", "NGA LAB"),
    ("LIMA - Luis Paz, a Nasa community leader from Cali, spoke.", "Paz", "COL SOC"),
]


@pytest.mark.parametrize(("text", "words", "expected"), PLACES)
def test_people_of_no_place_and_clauses_beside(
    find: Find, text: str, words: str, expected: str
) -> None:
    _check(find, text, words, expected)


CALLINGS = [
    ("LIMA - Ana Quispe, an estate agent in Puno, wept.", "Quispe", "PER BUS"),
    ("LIMA - Ana Quispe, who grows potatoes and had walked for two nights, wept.", "Quispe",
     "PER AGR"),
    ("LIMA - Ana Quispe, who fled across the river with her cows, wept.", "Quispe", "PER REF"),
    ("LIMA - Ana Quispe, who has a stall by the bridge, wept.", "Quispe", "PER BUS"),
    ("LIMA - Ana Quispe, who lives across the street, wept.", "Quispe", "PER CVL"),
    ("LIMA - Ana Quispe, a naturalist, wept.", "Quispe", "PER EDU"),
    ("LIMA - Luis Huaman, chairman of Huaman Spinning and Weaving, wept.", "Huaman", "PER BUS"),
    ("LIMA - Ana Quispe, a Russian-speaking nurse, wept.", "Quispe", "PER MED"),
    ("BATAVIA, Java - Maj. Piet Lok, a Dutch Army spokesman, wept.", "Lok", "NLD MIL"),
    ("LIMA - Luis Herrera, head of an air traffic controllers' organization, wept.", "Herrera",
     "PER LAB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), CALLINGS)
def test_callings_and_flight(find: Find, text: str, words: str, expected: str) -> None:
    _check(find, text, words, expected)


DESCRIBED = [
    ("LIMA, Peru - Lima wept. In Quito, dockers blocked the road.", "dockers", "ECU LAB"),
    ("LIMA, Peru - Lima wept. Officials in Quito said nothing.", "Officials", "ECU GOV"),
    ("LIMA, Peru - Lima wept. Dockers blocked the road.", "Dockers", "PER LAB"),
    ("LIMA, Peru - Lima wept. Envoys met the rebels in Quito.", "rebels", "PER REB"),
]


@pytest.mark.parametrize(("text", "words", "expected"), DESCRIBED)
def test_unnamed_people_are_of_where_they_are_said_to_be(
    find: Find, text: str, words: str, expected: str
) -> None:
    _check(find, text, words, expected)


CAUSES = [
    ("Two Swiss human rights groups hailed the ruling.", "groups", "NGO"),
    ("A relief agency in Lima hailed the ruling.", "agency", "NGO"),
    ("Peruvian farmers' groups hailed the ruling.", "groups", "PER"),
]


@pytest.mark.parametrize(("text", "words", "country"), CAUSES)
def test_bodies_for_a_cause_are_of_no_state(
    find: Find, text: str, words: str, country: str
) -> None:
    assert find(text, words).country == country


GUESSES = [
    ("LIMA, Peru - Crowds met in Lima. Workers cheered, and they burned tyres.", "they", "PER"),
    ('The Kenyan minister said: "We urge Uganda to talk."', "We", "KEN"),
    ("Kenyan farmers complained that Ugandan policemen had beaten them.", "them", "KEN"),
    ("North Korea fired on the border. The South evacuated a town.", "South", "KOR"),
    ("Kenya, Uganda and Sudan met. They agreed on a border.", "They", None),
    ("LIMA, Peru - Crowds met in Lima. Peru invited 19 countries.", "countries", None),
]


@pytest.mark.parametrize(("text", "word", "country"), GUESSES)
def test_parties_without_a_country_take_that_of_their_side_or_of_none(
    coding_run: CodingRun, text: str, word: str, country: str | None
) -> None:
    role = role_of(coding_run, text, word, DAY, guess=True)
    assert role.country == country
    assert country is None or role.confidence <= 0.6
