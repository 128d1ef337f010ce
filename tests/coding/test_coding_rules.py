"""PLOVER's rules between codes: what is announced, called off, asked for or refused."""

from collections.abc import Callable

import pytest
from coding_words import codes, lines

from dateline.records import Record

AGREE = [
    ("Kenya will hold talks with Uganda.", "Kenya; Uganda > AGREE > -"),
    ("The two ministers will meet in Vienna.", "The two ministers > AGREE > -"),
    ("Canadian minister to visit Iran", "Canadian minister > AGREE > Iran"),
    ("France will support Ukraine.", "France > AGREE > Ukraine"),
    ("Italy will recognise Palestine.", "Italy > AGREE > Palestine"),
    ("Canada plans to endorse Kenya.", "Canada > AGREE > Kenya"),
    ("China and Russia will hold joint exercises.", "China; Russia > AGREE > -"),
    ("India will cooperate with Japan.", "India; Japan > AGREE > -"),
    ("Japan will send food to Kenya.", "Japan > AGREE > Kenya"),
    ("Canada will donate vaccines to Haiti.", "Canada > AGREE > Haiti"),
    ("Germany plans to give weapons to Ukraine.", "Germany > AGREE > Ukraine"),
]
CONCEDE = [
    ("Russia will withdraw its troops from Syria.", "Russia > CONCEDE > Syria"),
    ("Hamas will release the hostages.", "Hamas > CONCEDE > the hostages"),
    ("Ethiopia will free the prisoners.", "Ethiopia > CONCEDE > the prisoners"),
    ("The prime minister will resign.", "The prime minister > CONCEDE > -"),
    ("Israel said it would release the prisoners.", "it > CONCEDE > the prisoners"),
]
CANCELLED = [
    ("Russia cancelled talks with Japan.", "Russia > REJECT > Japan"),
    ("Kenya cancelled a meeting with Uganda.", "Kenya > REJECT > Uganda"),
    ("Turkey called off the talks with Greece.", "Turkey > REJECT > Greece"),
    ("The meeting with Egypt was called off.", "- > REJECT > Egypt"),
    *(
        pytest.param(
            *case,
        )
        for case in (
            ("Egypt suspended negotiations with Ethiopia.", "Egypt > REJECT > Ethiopia"),
            ("Japan scrapped a summit with South Korea.", "Japan > REJECT > South Korea"),
        )
    ),
]
CONTENT_MODE = [
    ("Japan asked for talks with China.", "REQUEST/meet"),
    ("France urged Iran to hold talks with Israel.", "REQUEST/meet"),
    ("Kenya demanded the release of the prisoners.", "REQUEST/yield"),
    ("The European Union urged Serbia to release the hostages.", "REQUEST/yield"),
    ("Haiti appealed for food aid.", "REQUEST/assist"),
    ("Haiti asked Kenya to send aid.", "REQUEST/assist"),
    ("Iran refused to hold talks with Israel.", "REJECT/meet"),
    ("China rejected a meeting with Japan.", "REJECT/meet"),
    ("Hungary refused to send weapons to Ukraine.", "REJECT/assist"),
    ("Turkey refused to support Sweden.", "REJECT/assist"),
    ("Sudan refused to release the prisoners.", "REJECT/yield"),
    ("The rebels refused to withdraw from the town.", "REJECT/yield"),
    ("Mali rejected the demand.", "REJECT"),
    pytest.param(
        "The United Nations called for a ceasefire in Sudan.",
        "REQUEST/yield",
    ),
    pytest.param(
        "Ukraine asked Germany for weapons.",
        "REQUEST/assist",
    ),
]
ONE_ACT = [
    (
        "Russia attacked Kharkiv, killing 12 people.",
        "Russia > ASSAULT > Kharkiv; 12 people",
    ),
    (
        "Rebels attacked the town, killing three soldiers.",
        "Rebels > ASSAULT > the town; three soldiers",
    ),
    (
        "The army shelled the village, wounding six farmers.",
        "The army > ASSAULT > the village; six farmers",
    ),
    ("The army carried out a bombing raid on the town.", "The army > ASSAULT > the town"),
    ("The ministers met for talks in Vienna.", "The ministers > CONSULT > -"),
    (
        "Kenya and Uganda held talks, and the talks lasted two days.",
        "Kenya; Uganda > CONSULT > -",
    ),
]
TWO_ACTS = [
    (
        "Rebels attacked the town and kidnapped a priest.",
        ["Rebels > ASSAULT > the town", "Rebels > ASSAULT > a priest"],
    ),
    (
        "Iran bombed Iraq, and Israel bombed Syria.",
        ["Iran > ASSAULT > Iraq", "Israel > ASSAULT > Syria"],
    ),
    (
        "Kenya did not arrest the editor but Uganda arrested the lawyer.",
        ["Kenya > COERCE negated > the editor", "Uganda > COERCE > the lawyer"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*AGREE, *CONCEDE, *CANCELLED])
def test_announced_and_cancelled(
    sentence: str, expected: str, read: Callable[[str], Record]
) -> None:
    assert lines(read(sentence)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya will not hold talks with Uganda.",
        "Kenya may hold talks with Uganda.",
        "Kenya will perhaps never hold talks with Uganda.",
    ],
)
def test_only_what_is_plainly_to_come_is_an_agreement(
    sentence: str, read: Callable[[str], Record]
) -> None:
    [event] = read(sentence).events
    assert event.code == "CONSULT"
    assert event.aux != ()


def test_a_denied_meeting_is_not_a_cancelled_one(read: Callable[[str], Record]) -> None:
    assert codes(read("Kenya did not hold talks with Uganda.")) == ["CONSULT negated"]
    assert codes(read("Kenya cancelled talks with Uganda.")) == ["REJECT/meet"]


@pytest.mark.parametrize(("sentence", "expected"), CONTENT_MODE)
def test_the_mode_is_what_is_asked_for_or_refused(
    sentence: str, expected: str, read: Callable[[str], Record]
) -> None:
    assert codes(read(sentence)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), ONE_ACT)
def test_several_words_for_one_act_are_one_event(
    sentence: str, expected: str, read: Callable[[str], Record]
) -> None:
    assert lines(read(sentence)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), TWO_ACTS)
def test_two_acts_are_two_events(
    sentence: str, expected: list[str], read: Callable[[str], Record]
) -> None:
    assert lines(read(sentence)) == expected


def test_quad_score_and_cameo_are_the_ontologys(read: Callable[[str], Record]) -> None:
    [event] = read("Police arrested three journalists.").events
    assert (event.code, event.mode) == ("COERCE", "arrest")
    assert (event.quad, event.score, event.cameo) == (4, -7.2, "173")
    assert event.sense is not None
    assert event.sense.startswith("COERCE:arrest.v.")
    assert 0 < event.confidence < 1
