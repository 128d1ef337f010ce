"""Names in other transliterations than the tables'."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import load
from dateline.knowledge.spellings import pinyin_keys, short_sound_key, sound_key

PEOPLE = load().people


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Teng Hsiao-ping", "Deng Xiaoping"),
        ("Chou En-lai", "Zhou Enlai"),
        ("Li Hsien-nien", "Li Xiannian"),
        ("Chu Teh", "Zhu De"),
        ("Yeh Chien-ying", "Ye Jianying"),
        ("Mohammed Mussadiq", "Mohammad Mosaddegh"),
        ("Shahpur Bakhtiar", "Shapour Bakhtiar"),
        ("Moammar Qadhafi", "Muammar Gaddafi"),
        ("Mengistu Haile Maryam", "Mengistu Haile Mariam"),
        ("Niwattumrong Boonsongpaisan", "Niwatthamrong Boonsongphaisan"),
    ],
)
def test_other_spellings(written: str, name: str) -> None:
    assert name in {person.name for person in PEOPLE.spelt(written)}


@pytest.mark.parametrize(
    "written",
    ["John Miller", "Maria Lopez", "Peter Smith", "Kang Sheng", "Ahmed Khan", "Lo Wen", "", "x"],
)
def test_who_only_sounds_a_little_like_somebody(written: str) -> None:
    assert PEOPLE.spelt(written) == ()


@pytest.mark.parametrize(
    ("written", "name"), [("Khomeiny", "Ruhollah Khomeini"), ("Teng", "Deng Xiaoping")]
)
def test_short_names(written: str, name: str) -> None:
    assert name in {person.name for person in PEOPLE.spelt_short(written)}


def test_keys() -> None:
    assert "mao zedong" in set(pinyin_keys("mao tse tung"))
    assert list(pinyin_keys("george bush")) == []
    assert sound_key("mohammed mussadiq") == sound_key("mohammad mosaddegh")
    assert short_sound_key("soekarno") == short_sound_key("sukarno")
    assert sound_key("li na") is None


@given(st.text(max_size=30))
def test_any_text_has_keys(written: str) -> None:
    for person in (*PEOPLE.spelt(written), *PEOPLE.spelt_short(written)):
        assert PEOPLE.get(person.id) is person
