"""Names of persons that the model misses, by what stands around them."""

from collections.abc import Callable

import pytest

from dateline.records import Record

Reader = Callable[..., Record]


def persons(record: Record) -> list[str]:
    return [m.text for m in record.mentions if m.form == "name" and m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nomvula Khathide, the only midwife in the valley, left.", "Nomvula Khathide"),
        ("Pemba Lhakpo, a Tibetan trader, crossed the pass.", "Pemba Lhakpo"),
        ("In Soweto Nomvula Khathide, headmistress of a school, spoke.", "Nomvula Khathide"),
        ("In Gaza Arafat said that the talks would go on.", "Arafat"),
        ("Rosaura Villanueva Pech, who edits a weekly, was arrested.", "Rosaura Villanueva Pech"),
        ("The strawberry grower Nabil Sawarkeh sold nothing.", "Nabil Sawarkeh"),
        ("Lt. Nidal Barghashi of the police spoke.", "Nidal Barghashi"),
    ],
)
def test_names_by_what_stands_around_them(text: str, name: str, read: Reader) -> None:
    assert name in persons(read(text, "1996-06-03"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Motors closed the plant.", "Motors"),
        ("The General Assembly met in New York.", "Assembly"),
        ("In Oran the Secret Army Organisation robbed two banks.", "Oran"),
        ("Morgan Stanley, a bank, said that profits fell.", "Morgan Stanley"),
        ("Paris Match, who else, printed the pictures.", "Match"),
    ],
)
def test_what_is_no_person(text: str, name: str, read: Reader) -> None:
    assert name not in persons(read(text, "1996-06-03"))


def test_bodies_that_their_noun_shows(read: Reader) -> None:
    record = read("The Lyallpur Cotton Ginners' Association closed its mills.", "1951-10-20")
    [body] = [m for m in record.mentions if m.form == "name"]
    assert (body.text, body.kind) == ("Lyallpur Cotton Ginners' Association", "organization")


def test_a_place_in_front_stays_a_place(read: Reader) -> None:
    record = read("In Gaza Arafat said that the talks would go on.", "1996-06-03")
    assert {m.text: m.kind for m in record.mentions if m.form == "name"} == {
        "Gaza": "place",
        "Arafat": "person",
    }


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("May survived the vote of her own members.", "2018-12-14", "May"),
        ("Will Garsdale came by bus. Will will not wait.", "1963-10-26", "Will"),
        ("Xi Jinping met Olaf Scholz. Xi praised Scholz.", "2023-03-14", "Xi"),
    ],
)
def test_short_names_that_are_other_words(text: str, day: str, name: str, read: Reader) -> None:
    assert name in persons(read(text, day))
