"""Nouns of office: which offices they may mean, in which states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import KnowledgeError, load
from dateline.knowledge.office_nouns import LEADER, OfficeNouns
from dateline.knowledge.tables import read_table

NOUNS = load().offices


def roles(phrase: str, country: str | None = None) -> tuple[str, ...]:
    noun = NOUNS.get(phrase, country)
    return noun.roles if noun is not None else ()


@pytest.mark.parametrize(
    ("phrase", "country", "role"),
    [
        ("prime minister", "HUN", "head_of_government"),
        ("Prime Minister", None, "head_of_government"),
        ("the hungarian prime minister", "HUN", "head_of_government"),
        ("prime-minister", None, "head_of_government"),
        ("premier", "FRA", "head_of_government"),
        ("foreign minister", None, "foreign_minister"),
        ("defence minister", None, "defence_minister"),
        ("defense minister", None, "defence_minister"),
        ("deputy prime minister", None, "deputy_head_of_government"),
        ("vice-president", None, "deputy_head_of_state"),
        ("chancellor", "DEU", "head_of_government"),
        ("chancellor", "AUT", "head_of_government"),
        ("chancellor", "GBR", "finance_minister"),
        ("secretary of state", "USA", "foreign_minister"),
        ("king", "JOR", "head_of_state"),
        ("north korean leader", "PRK", LEADER),
        ("taoiseach", "IRL", "head_of_government"),
    ],
)
def test_what_a_noun_may_mean(phrase: str, country: str | None, role: str) -> None:
    assert role in roles(phrase, country)


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("", None),
        ("  ", "FRA"),
        ("train", "FRA"),
        ("minister of", "FRA"),
        ("president of france", "FRA"),
        ("chancellor", "FRA"),
        ("chancellor", None),
        ("secretary of state", "GBR"),
        ("taoiseach", "FRA"),
        ("ministers", None),
        ("prime", None),
    ],
)
def test_what_is_no_office_there(phrase: str, country: str | None) -> None:
    assert NOUNS.get(phrase, country) is None


def test_a_president_must_be_called_so() -> None:
    noun = NOUNS.get("the us president", "USA")
    assert noun is not None
    assert noun.titles["head_of_state"] == "president"
    assert noun.noun == "president"


def test_the_longest_ending_counts() -> None:
    vice, deputy = NOUNS.get("vice president", None), NOUNS.get("deputy prime minister", None)
    assert vice is not None
    assert deputy is not None
    assert "head_of_state" not in vice.roles
    assert "head_of_government" not in deputy.roles


@given(st.text(), st.one_of(st.none(), st.text(max_size=3)))
def test_look_ups_take_any_text(phrase: str, country: str | None) -> None:
    noun = NOUNS.get(phrase, country)
    assert noun is None or noun.roles


@pytest.mark.parametrize("phrase", ["president " * 5_000, "x" * 10_000, ".*", "(", "\u200d"])
def test_hostile_phrases(phrase: str) -> None:
    noun = NOUNS.get(phrase, "FRA")
    assert noun is None or noun.noun == "president"


def test_a_meaning_for_a_state_goes_before_the_general_one() -> None:
    text = "noun,roles,countries\nwarden,governor,\nwarden,head_of_state=warden|leader,AND|MCO\n"
    nouns = OfficeNouns(read_table("office_nouns.csv", text.encode()))
    general, ours = nouns.get("the warden", "FRA"), nouns.get("warden", "MCO")
    assert general is not None
    assert ours is not None
    assert (general.roles, general.titles) == (("governor",), {})
    assert (ours.roles, ours.titles) == (("head_of_state", "leader"), {"head_of_state": "warden"})


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("warden,wardens,", "'wardens' is not a role"),
        ("warden,governor|boss=x,", "'boss' is not a role"),
        (",governor,", "no name"),
        ("warden,governor", "2 cells instead of 3"),
    ],
)
def test_a_bad_table_is_one_clear_error(row: str, cause: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        OfficeNouns(read_table("office_nouns.csv", f"noun,roles,countries\n{row}\n".encode()))
    message = str(caught.value)
    assert message.startswith("office_nouns.csv, line 2:")
    assert cause in message
    assert "\n" not in message
