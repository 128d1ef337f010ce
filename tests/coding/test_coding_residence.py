"""Of which state somebody is whom no word tells of one."""

import pytest
from coding_words import role_of
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.nearby import Nearby, Spot
from dateline.coding.residence import LEAST, Residence
from dateline.coding.surroundings import Near, Surroundings
from dateline.knowledge import NameOrigins
from dateline.pipeline import CodingRun
from dateline.records import Mention, Token

WORD = Token(
    i=0, start=50, end=56, text="Kowalski", lemma="kowalski", pos="PROPN", tag="NNP",
    dep="nsubj", head=0, entity="PERSON",
)  # fmt: skip
ORIGINS = NameOrigins(lambda: [("Jan Kowalski", "POL"), ("Rossi Marco", "ITA")] * 100)


def person(text: str, form: str = "name") -> Mention:
    return Mention(id="m", start=50, end=58, text=text, form=form, kind="person", head=50)


def residence(*spots: Spot) -> Residence:
    return Residence(Surroundings(()), Nearby(spots, [0, 40]), ORIGINS, {})


def test_the_name_decides_between_two_states() -> None:
    around = residence(Spot(3, "ITA"), Spot(9, "POL"))
    for name, country in (("Kowalski", "POL"), ("Rossi", "ITA")):
        found = around.settled(WORD, person(name), (50, 58), None)
        assert found is not None
        assert found.country == country


def test_a_name_brings_no_state_that_the_article_does_not_name() -> None:
    clues = residence(Spot(3, "ITA")).clues(WORD, person("Kowalski"), (50, 58), None)
    assert set(clues) == {"ITA", None}
    assert residence().settled(WORD, person("Kowalski"), (50, 58), None) is None


def test_where_states_compete_and_the_name_tells_nothing_it_stays_open() -> None:
    around = residence(Spot(3, "ITA"), Spot(9, "POL"), Spot(15, "FRA"))
    assert around.settled(WORD, person("Xyz"), (50, 58), None) is None


def test_without_a_name_the_rules_must_find_a_state_first() -> None:
    around = residence(Spot(3, "ITA"))
    described = person("the priest", "nominal")
    assert around.settled(WORD, described, (50, 58), None) is None
    found = around.settled(WORD, described, (50, 58), Near("ITA", "article"))
    assert found is not None
    assert found.country == "ITA"


@given(
    st.lists(st.builds(Spot, st.integers(0, 99), st.sampled_from(["POL", "ITA", "FRA"]))),
    st.sampled_from(["Kowalski", "Rossi", "Ng"]),
    st.sampled_from([None, Near("POL", "article"), Near("ITA", "sentence")]),
)
def test_only_states_around_are_settled_on_whatever_the_order(
    spots: list[Spot], name: str, near: Near | None
) -> None:
    found = residence(*spots).settled(WORD, person(name), (50, 58), near)
    again = residence(*reversed(spots)).settled(WORD, person(name), (50, 58), near)
    assert (found and found.country) == (again and again.country)
    if found is not None:
        around = {s.country for s in spots if not 50 <= s.start < 58}
        assert found.country in around | ({near.country} if near else set())
        assert LEAST <= found.sure <= 1


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "MASERU - South African troops entered Lesotho. Pretoria defended it. Captain Riaan "
            "Oosthuysen, a nurse, spoke.",
            "Oosthuysen",
            "ZAF",
        ),
        (
            "LIMA, Peru - Guests of the Japanese ambassador to Peru are held. Japan has appealed "
            "to Peru. Takashi Morinaga, a salesman, was let go.",
            "Morinaga",
            "JPN",
        ),
    ],
)
def test_in_an_article(coding_run: CodingRun, text: str, words: str, country: str) -> None:
    assert role_of(coding_run, text, words, "1998-09-24").country == country


def test_a_pronoun_is_of_the_state_of_the_name(coding_run: CodingRun) -> None:
    text = (
        "LIMA, Peru - Guests of the Japanese ambassador to Peru are held. Japan has appealed "
        "to Peru. Takashi Morinaga, a salesman, was let go. He thanked the guards."
    )
    assert role_of(coding_run, text, "He", "1998-09-24").country == "JPN"
