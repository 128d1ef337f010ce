"""How names are spelt where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import NameOrigins, load

NAMES = 50 * [
    *((n, "POL") for n in ("Jan Kowalski", "Piotr Wiśniewski", "Anna Nowakowska")),
    *((n, "ITA") for n in ("Marco Rossi", "Giulia Bianchi", "Paolo Ferrari")),
]
STATES = st.sampled_from(["POL", "ITA", "FRA"])


def test_a_name_speaks_for_the_state_that_spells_like_it() -> None:
    origins = NameOrigins(lambda: NAMES)
    assert origins.favours("Jan Nowak", "POL") > 0 > origins.favours("Jan Nowak", "ITA")
    assert origins.favours("Carlo Marchi", "ITA") > origins.favours("Carlo Marchi", "POL")


@pytest.mark.parametrize("name", ["", "J. K.", "习近平", "...", "x"])
def test_what_has_no_letters_to_compare_speaks_for_nobody(name: str) -> None:
    assert NameOrigins(lambda: NAMES).favours(name, "POL") == 0


def test_of_a_state_without_names_nothing_is_said() -> None:
    assert NameOrigins(lambda: NAMES).favours("Jan Kowalski", "FRA") == 0
    assert NameOrigins(list).favours("Jan Kowalski", "POL") == 0


@given(st.text(max_size=60), STATES)
def test_marks_and_case_do_not_matter_and_weights_are_bounded(name: str, state: str) -> None:
    origins = NameOrigins(lambda: NAMES)
    assert -3 <= origins.favours(name, state) <= 3
    assert origins.favours("Wiśniewski", state) == origins.favours("WISNIEWSKI", state)


def test_a_name_of_ten_thousand_letters_is_read() -> None:
    assert -3 <= NameOrigins(lambda: NAMES).favours("Kowal" * 2000, "POL") <= 3


@pytest.mark.parametrize(
    ("name", "own", "other"),
    [
        ("Riaan Oosthuysen", "ZAF", "LSO"),
        ("Takashi Morinaga", "JPN", "PER"),
        ("Vera Ciobotar", "MDA", "RUS"),
        ("Walter Haskins", "USA", "LBN"),
        ("Hamisi Mwakalonge", "TZA", "UGA"),
        ("Nazdar Hamid", "IRQ", "TUR"),
    ],
)
def test_the_shipped_names_tell_neighbours_apart(name: str, own: str, other: str) -> None:
    origins = load().origins
    assert origins.favours(name, own) > origins.favours(name, other)
