"""The choice of a state for parties of whom no word tells one."""

from typing import get_args

import pytest
from coding_words import role_of
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.nearby import Nearby, Spot
from dateline.coding.profile import Ground
from dateline.coding.support import (
    GUESS_LEAST,
    SIDE,
    Kind,
    confidence_of,
    guess_confidence,
    is_guessed,
    is_open,
)
from dateline.coding.surroundings import Near
from dateline.pipeline import CodingRun
from dateline.records import Mention, Role, Token

DAY = "1998-03-05"


def token(tag: str = "NN") -> Token:
    """The word "police" from 50 to 56."""
    return Token(
        i=0,
        start=50,
        end=56,
        text="police",
        lemma="police",
        pos="NOUN",
        tag=tag,
        dep="nsubj",
        head=0,
        entity="",
    )


def mention(kind: str, form: str = "nominal") -> Mention:
    return Mention(id="m", start=50, end=56, text="police", form=form, kind=kind, head=50)


def chosen(nearby: Nearby, tag: str = "NN", who: Mention | None = None) -> tuple[str, float]:
    found = nearby.choice(token(tag), who, (50, 56), None)
    assert found is not None
    return found


def test_the_state_of_the_headline_and_of_most_of_the_article_is_likeliest() -> None:
    spots = [Spot(0, "PER"), Spot(30, "CHL"), Spot(90, "PER")]
    state, share = chosen(Nearby(spots, [0, 20, 40], headline=10))
    assert state == "PER"
    assert share > GUESS_LEAST


def test_the_last_one_named_and_the_sentence_before_count() -> None:
    spots = [Spot(10, "PER"), Spot(25, "CHL")]
    assert chosen(Nearby(spots, [0, 20, 40]))[0] == "CHL"
    assert chosen(Nearby(spots, [0, 20, 40, 45]))[1] < chosen(Nearby(spots, [0, 20, 40]))[1]


def test_plurals_and_people_are_more_often_of_none() -> None:
    nearby = Nearby([Spot(10, "PER")], [0, 40])
    one = chosen(nearby)[1]
    many = chosen(nearby, "NNS")[1]
    people = chosen(nearby, "NNS", mention("person"))[1]
    assert one > many > people


def test_nobody_without_a_state_around() -> None:
    assert Nearby().choice(token(), None, (50, 56), None) is None
    own = Nearby([Spot(52, "PER")], [0, 40])
    assert own.choice(token(), None, (50, 56), None) is None


@given(
    st.lists(
        st.builds(
            Spot,
            st.integers(0, 99),
            st.sampled_from(["PER", "CHL", "BOL"]),
        )
    ),
    st.sampled_from([None, "PER", "ECU"]),
)
def test_a_share_is_a_share(spots: list[Spot], likely: str | None) -> None:
    found = Nearby(spots, [0, 30, 60]).choice(token(), None, (50, 56), likely)
    assert found is None or 0 < found[1] < 1
    assert found is None or found[0] in {"PER", "CHL", "BOL", likely}


@given(st.floats(GUESS_LEAST, 1))
def test_what_is_chosen_can_be_told_from_what_words_say(probability: float) -> None:
    role = Role(start=0, end=1, text="x", country="PER", confidence=guess_confidence(probability))
    assert is_guessed(role)


def test_the_country_of_a_side_is_a_guess() -> None:
    assert is_guessed(Role(start=0, end=1, text="we", country="PER", confidence=SIDE))


@given(
    st.sampled_from(get_args(Kind)),
    st.sampled_from([None, "name", "nominal", "pronoun"]),
    st.sampled_from([None, *get_args(Ground)]),
    st.floats(0, 1),
)
def test_what_words_say_is_no_guess(
    kind: Kind, form: str | None, ground: Ground | None, share: float
) -> None:
    who = mention("person", form) if form is not None else None
    confidence = confidence_of(kind, who, ground, Near("PER", "article", share))
    if not is_open(kind, confidence) and kind != "unnamed":
        assert not is_guessed(Role(start=0, end=1, text="x", country="PER", confidence=confidence))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("LIMA, Peru - The mayor wept. Gunmen fired on a lorry.", "Gunmen", "PER"),
        ("Peru warned Chile. Neighbours kept quiet.", "Neighbours", None),
        ("Peru and Chile met. The two sides signed nothing in Lima, Peru.", "sides", None),
        ("Gordon Smith criticised Tunisia.", "Smith", None),
        # a person of the name of a state is none
        ("Michael Jordan came. Jordan thanked us. Jordan wept. A gunman fled.", "gunman", None),
        # the state of the day
        (
            "Men fired on cars in Leipzig and Dresden. The mayor wept. A gunman fled.",
            "gunman",
            "DEU",
        ),
    ],
)
def test_parties_of_whom_no_word_tells_a_state(
    coding_run: CodingRun, text: str, words: str, country: str | None
) -> None:
    assert role_of(coding_run, text, words, DAY, guess=True).country == country
