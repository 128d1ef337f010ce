"""Country and sector of persons and bodies that the knowledge base does not hold."""

from collections.abc import Callable

import pytest
from coding_words import role_of

from dateline.coding.described import name_sector, person_sector
from dateline.coding.support import FLOOR, Kind, confidence_of, is_open
from dateline.coding.surroundings import Near
from dateline.knowledge import Knowledge, load
from dateline.pipeline import CodingRun
from dateline.records import Described, Role

Find = Callable[[str, str], Role]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture
def find(coding_run: CodingRun) -> Find:
    """The role of some words of a text."""

    return lambda text, words: role_of(coding_run, text, words, "1998-03-05")


def parts(role: Role) -> str:
    return f"{role.country or '-'} {role.sector or '-'}"


OWN_WORDS = [
    # a town or region in the description is where somebody is from
    ("Boris Klement, a Leeds schoolteacher, wrote to the Pope.", "Klement", "GBR EDU"),
    ("Ewa Sikorsky, a midwife from Krakow, waited in Vienna.", "Sikorsky", "POL MED"),
    ("Luis Herrero, head of the union at a Medellin steel mill, was shot.", "Herrero", "COL LAB"),
    ("In Paris Anna Keller, who farms wheat near Hanover, shouted.", "Keller", "DEU AGR"),
    # what is said of the nation wins over the place
    ("Piet Jonker, a Dutch surgeon in Nairobi, was robbed.", "Jonker", "NLD MED"),
    # whoever reached or fled a place is not of it
    ("Amina Farah, who reached a camp in Kenya on foot, wept.", "Farah", "- -"),
    (
        "Somali refugees waited. Amina Farah, who reached a camp in Kenya on foot, wept.",
        "Farah",
        "SOM REF",
    ),
    ("Amina Farah, who had fled Mogadishu with her sons, wept.", "Farah", "SOM REF"),
]


@pytest.mark.parametrize(("text", "words", "expected"), OWN_WORDS)
def test_own_words(find: Find, text: str, words: str, expected: str) -> None:
    assert parts(find(text, words)) == expected


AROUND = [
    ("In Lima Carlos Quispe, a priest, rang the bells.", "Quispe", "PER REL"),
    # the clause's place wins over another of the sentence
    (
        "In Lima Carlos Quispe, a priest, said that the letter had come from Rome.",
        "Quispe",
        "PER REL",
    ),
    # where the places compete and no one leads, nothing is said of the country
    (
        "Trains left Lima, Rome and Oslo. A letter from Rome, Oslo or Lima reached Kwame Sarpong, "
        "a priest.",
        "Sarpong",
        "- -",
    ),
    # a country around is nothing for a name of which nothing is told
    ("Carlos Quispe waited in Lima.", "Quispe", "- -"),
]


@pytest.mark.parametrize(("text", "words", "expected"), AROUND)
def test_places_around(find: Find, text: str, words: str, expected: str) -> None:
    assert parts(find(text, words)) == expected


def test_a_sharer_of_a_famous_name_is_a_stranger(find: Find) -> None:
    text = "Bill Clinton flew home. A baker in Leeds whose name is also Bill Clinton laughed."
    role = find(text, "also Bill Clinton")
    assert parts(role) == "GBR LAB"
    assert role.actor is None


def test_kin_and_predecessors_of_known_people(find: Find) -> None:
    # who they are is for the knowledge base; a guess from around would mostly be wrong
    text = "In Washington Bill Clinton met his cousin and the man who beat him."
    assert parts(find(text, "cousin")) == "- -"
    assert parts(find(text, "the man")) == "- -"
    assert parts(find("In Rome Bill Clinton recalled his predecessor.", "predecessor")) == "USA ELI"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (Described(phrases=("spokesman",), behind=("striker",)), "LAB"),
        (Described(phrases=("strike spokesman",)), "LAB"),
        (Described(phrases=("colonel",), behind=("police",)), "COP"),
        (Described(phrases=("police sergeant",)), "COP"),
        (Described(phrases=("colonel",), led=("police",)), "COP"),
        (Described(phrases=("baker",), led=("insurgent committee",)), "REB"),
        (Described(deeds=("teach", "teach latin")), "EDU"),
        (Described(holdings=("pharmacy",)), "MED"),
        (Described(holdings=("sugar plantation",)), "AGR"),
        (Described(led=("federation of coca grower",)), "AGR"),
        (Described(led=("council of inuit woman",)), "SOC"),
        (Described(led=("mine union",)), "LAB"),
        (Described(phrases=("trader",), deeds=("flee", "flee town")), "REF"),
        (Described(phrases=("general",), deeds=("flee",)), "MIL"),
        (Described(phrases=("widow",)), "CVL"),
        (Described(phrases=("prime minister 's daughter",)), None),
        (Described(phrases=("deputy",)), "LEG"),
        (Described(phrases=("former minister",), former=True), "ELI"),
        (Described(phrases=("former banker",), former=True), "CVL"),
        (Described(), None),
    ],
)
def test_sector_of_what_is_said(
    words: Described, expected: str | None, knowledge: Knowledge
) -> None:
    assert person_sector(words, knowledge) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Altai Freedom Front", "REB"),
        ("People's Liberation Brigade", "REB"),
        ("Crimson Valley Brigade", "UAF"),
        ("Construtora Monte Azul", "BUS"),
        ("Harrow & Sons", "BUS"),
        ("Sibpromtrans", "BUS"),
        ("Baltic Amber Holdings", "BUS"),
        ("Los Halcones", "CRM"),
        ("Adana Cotton Ginners' Association", "BUS"),
        ("Assam Tea Growers' Association", "AGR"),
        ("General Confederation of Labour", "LAB"),
        ("Quetta Seamstresses' Union", "LAB"),
        ("Committee for Prisoners' Rights", "SOC"),
        ("Zdravko", None),
    ],
)
def test_sector_of_an_unknown_name(name: str, expected: str | None, knowledge: Knowledge) -> None:
    assert name_sector(name, knowledge) == expected


BODIES = [
    ("The Altai Dawn Brigade, a militia armed by the army, burnt a village.", "Brigade", "PRM"),
    ("The Altai Dawn Brigade, a group of which nobody had heard, struck.", "Brigade", "UAF"),
    ("The Altai Dawn Brigade, a separatist group, shelled the port.", "Brigade", "REB"),
]


@pytest.mark.parametrize(("text", "words", "expected"), BODIES)
def test_what_is_told_of_an_armed_body(find: Find, text: str, words: str, expected: str) -> None:
    assert find(text, words).sector == expected


def test_the_people_of_a_body_of_states_have_no_sector(find: Find) -> None:
    text = "Olaf Brandvold, an envoy of the United Nations, met United Nations troops."
    assert parts(find(text, "Brandvold")) == "UNO -"
    assert parts(find(text, "troops")) == "UNO MIL"


def test_confidence_falls_with_the_support() -> None:
    order: list[Kind] = ["base", "words", "own", "clause", "sentence", "article", "unnamed"]
    near = Near("PER", "article", 0.9)
    values = [confidence_of(kind, None, "exact", near) for kind in order]
    assert values == sorted(values, reverse=True)


def test_what_somebody_was_before_is_less_sure_than_what_he_is() -> None:
    before, now = (confidence_of(kind, None, None, None) for kind in ("past", "base"))
    assert before < now


def test_confidence_falls_with_the_probability_of_the_country() -> None:
    chances = [1.0, 0.9, 0.7, 0.5, 0.3]
    values = [confidence_of("article", None, "exact", Near("PER", "article", c)) for c in chances]
    assert values == sorted(set(values), reverse=True)


def test_confidence_falls_with_the_word_that_tells_the_sector() -> None:
    near = Near("PER", "article", 1.0)
    exact, body, rank, vague = (
        confidence_of("article", None, ground, near)
        for ground in ("exact", "body", "rank", "vague")
    )
    assert exact > body > rank > vague


def test_the_least_supported_stay_open() -> None:
    weak = confidence_of("article", None, "vague", Near("PER", "article", 0.3))
    assert weak < FLOOR
    assert is_open("article", weak)
    assert is_open("calling", confidence_of("calling", None, None, None))
    assert not is_open("unnamed", confidence_of("unnamed", None, None, None))
