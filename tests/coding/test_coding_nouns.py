"""Events told by nouns, and the people found inside longer phrases."""

from collections.abc import Callable

import pytest
from coding_words import lines

from dateline.records import Record

OF_AND_BY = [
    (
        "The arrest of the opposition leader by police angered the crowd.",
        "police > COERCE > the opposition leader",
    ),
    ("The kidnapping of the priest by rebels shocked Haiti.", "rebels > ASSAULT > the priest"),
    ("The invasion of Kuwait by Iraq surprised the world.", "Iraq > ASSAULT > Kuwait"),
]
POSSESSOR = [
    ("Russia's attack on Ukraine shocked Europe.", "Russia > ASSAULT > Ukraine"),
    ("Israel's bombardment of Gaza continued on Monday.", "Israel > ASSAULT > Gaza"),
    (
        "Moscow's expulsion of British diplomats surprised nobody.",
        "Moscow > SANCTION > British diplomats",
    ),
]
ADJECTIVE = [
    ("The Russian attack on Ukraine lasted two hours.", "Russian > ASSAULT > Ukraine"),
    ("The Israeli bombardment of Gaza continued on Monday.", "Israeli > ASSAULT > Gaza"),
    ("The French condemnation of Iran came on Monday.", "French > ACCUSE > Iran"),
]
LIGHT_VERB = [
    ("Russia launched an attack on Ukraine.", "Russia > ASSAULT > Ukraine"),
    (
        "Turkey launched air strikes on Kurdish rebels in Iraq.",
        "Turkey > ASSAULT > Kurdish rebels",
    ),
    ("Kenya held talks with Uganda.", "Kenya; Uganda > CONSULT > -"),
    ("The army carried out strikes on the port.", "The army > ASSAULT > the port"),
    ("The base came under attack.", "- > ASSAULT > The base"),
    ("The army base came under attack on Sunday.", "- > ASSAULT > The army base"),
    ("The garrison suffered an attack by rebels.", "rebels > ASSAULT > The garrison"),
    ("The minister faces criticism from Germany.", "Germany > ACCUSE > The minister"),
    ("Russia faces condemnation from France.", "France > ACCUSE > Russia"),
    pytest.param(
        "The garrison came under attack from rebels.",
        "rebels > ASSAULT > The garrison",
    ),
    pytest.param(
        "Iran faces sanctions from the United States.",
        "the United States > SANCTION > Iran",
    ),
]
RECIPROCAL = [
    ("The two leaders met in Vienna.", "The two leaders > CONSULT > -"),
    ("Kenya met with Uganda.", "Kenya; Uganda > CONSULT > -"),
    ("Kenya and Uganda held talks in Nairobi.", "Kenya; Uganda > CONSULT > -"),
    ("Police clashed with protesters in Nairobi.", "Police; protesters > ASSAULT > -"),
    ("India and Pakistan exchanged fire across the border.", "India; Pakistan > ASSAULT > -"),
    ("Russia and Iran held joint exercises.", "Russia; Iran > COOPERATE > -"),
    pytest.param(
        "The presidents of Kenya and Uganda met on Tuesday.",
        "The presidents of Kenya; Uganda > CONSULT > -",
    ),
]
PARTITIVE = [
    ("Rebels killed dozens of soldiers.", "Rebels > ASSAULT > soldiers"),
    ("The army arrested hundreds of protesters.", "The army > COERCE > protesters"),
    ("Police detained a group of journalists.", "Police > COERCE > journalists"),
    ("Hamas released scores of hostages.", "Hamas > RETREAT > hostages"),
    (
        "Thousands of teachers protested against the government.",
        "teachers > PROTEST > the government",
    ),
]
DIGGING = [
    ("France condemned Iran's missile test.", "France > ACCUSE > Iran"),
    ("Japan criticised North Korea's missile launch.", "Japan > ACCUSE > North Korea"),
    ("The minister condemned the attack by Israel.", "The minister > ACCUSE > Israel"),
    ("Germany welcomed Turkey's decision.", "Germany > SUPPORT > Turkey"),
    ("Mexico praised Brazil's plan.", "Mexico > SUPPORT > Brazil"),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [*OF_AND_BY, *POSSESSOR, *ADJECTIVE, *LIGHT_VERB, *RECIPROCAL, *PARTITIVE],
)
def test_one_event(sentence: str, expected: str, read: Callable[[str], Record]) -> None:
    assert lines(read(sentence)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), DIGGING)
def test_the_one_named_inside_a_phrase_is_the_recipient(
    sentence: str, expected: str, read: Callable[[str], Record]
) -> None:
    assert lines(read(sentence))[0] == expected


def test_what_is_condemned_is_an_event_too(read: Callable[[str], Record]) -> None:
    assert lines(read("Poland protested against Russia's attack on the port.")) == [
        "Poland > ACCUSE > Russia",
        "Russia > ASSAULT > the port",
    ]


def test_the_role_is_the_phrase_and_not_the_whole_clause(read: Callable[[str], Record]) -> None:
    [event] = read("France condemned Iran's latest missile strategy.").events
    assert [(r.start, r.end, r.text) for r in event.recipients] == [(17, 21, "Iran")]
