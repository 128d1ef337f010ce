"""Who does what to whom, whatever the form of the clause."""

from collections.abc import Callable

import pytest
from coding_words import lines

from dateline.records import Record

ACTIVE = [
    ("Russia attacked Ukraine.", "Russia > ASSAULT > Ukraine"),
    ("France condemned Iran.", "France > ACCUSE > Iran"),
    ("Japan expelled two Chinese diplomats.", "Japan > SANCTION > two Chinese diplomats"),
    ("Police arrested three journalists.", "Police > COERCE > three journalists"),
]
PASSIVE = [
    ("Ukraine was attacked by Russia.", "Russia > ASSAULT > Ukraine"),
    ("Iran was condemned by France.", "France > ACCUSE > Iran"),
    (
        "Two Chinese diplomats were expelled by Japan on Monday.",
        "Japan > SANCTION > Two Chinese diplomats",
    ),
    (
        "Three journalists have been arrested by the police.",
        "the police > COERCE > Three journalists",
    ),
]
PASSIVE_WITHOUT_AGENT = [
    ("Three journalists were arrested in Minsk.", "- > COERCE > Three journalists"),
    ("Two Chinese diplomats were expelled on Monday.", "- > SANCTION > Two Chinese diplomats"),
    ("The village was bombed overnight.", "- > ASSAULT > The village"),
    ("The hostages have been released.", "- > RETREAT > The hostages"),
]
REDUCED_RELATIVE = [
    ("Diplomats expelled by Moscow arrived in Warsaw.", "Moscow > SANCTION > Diplomats"),
    ("The villages shelled by the army lie near the border.", "the army > ASSAULT > The villages"),
    (
        "Activists arrested by Belarusian police were taken to Grodno.",
        "Belarusian police > COERCE > Activists",
    ),
    ("The hostages freed by the rebels flew to Doha.", "the rebels > RETREAT > The hostages"),
]
RELATIVE = [
    (
        "The rebels who attacked the town fled into the hills.",
        "The rebels > ASSAULT > the town",
    ),
    (
        "The soldiers that shelled the village belonged to the army.",
        "The soldiers > ASSAULT > the village",
    ),
    (
        "The minister, who condemned Israel, left the hall.",
        "The minister > ACCUSE > Israel",
    ),
    (
        "The militia that the police arrested came from Mali.",
        "the police > COERCE > The militia",
    ),
    (
        "Turkey, which expelled the ambassador, is a member of the alliance.",
        "Turkey > SANCTION > the ambassador",
    ),
]
JOINED_SUBJECTS = [
    ("France and Germany condemned Iran.", "France; Germany > ACCUSE > Iran"),
    (
        "Kenya, Uganda and Rwanda sent troops to Congo.",
        "Kenya; Uganda; Rwanda > MOBILIZE > Congo",
    ),
    ("Iran was attacked by Iraq and Syria.", "Iraq; Syria > ASSAULT > Iran"),
]
JOINED_OBJECTS = [
    ("Japan imposed sanctions on Russia and Belarus.", "Japan > SANCTION > Russia; Belarus"),
    (
        "The police arrested two students and a lawyer.",
        "The police > COERCE > two students; a lawyer",
    ),
    ("Russia bombed Poland and Latvia.", "Russia > ASSAULT > Poland; Latvia"),
]
JOINED_VERBS = [
    (
        "Soldiers stormed the office and arrested the editor.",
        ["Soldiers > ASSAULT > the office", "Soldiers > COERCE > the editor"],
    ),
    (
        "Turkey condemned Israel and expelled its ambassador.",
        ["Turkey > ACCUSE > Israel", "Turkey > SANCTION > its ambassador"],
    ),
    (
        "The army attacked and destroyed the bridge.",
        ["The army > ASSAULT > the bridge"],
    ),
    (
        "The village was shelled and its mayor was arrested.",
        ["- > ASSAULT > The village", "- > COERCE > its mayor"],
    ),
]
CONTROL = [
    ("Iran agreed to release the prisoners.", "Iran > CONCEDE > the prisoners"),
    ("Kenya agreed to hold talks with Uganda.", "Kenya > AGREE > Uganda"),
    (
        "The United States urged Israel to open the crossing.",
        "The United States > REQUEST > Israel",
    ),
    (
        "The United Nations urged Sudan to let aid workers enter.",
        "The United Nations > REQUEST > Sudan",
    ),
    ("Poland called on Germany to support Ukraine.", "Poland > REQUEST > Germany"),
    ("Rebels managed to attack the airport.", "Rebels > ASSAULT > the airport"),
    ("Turkey began to bomb Syria.", "Turkey > ASSAULT > Syria"),
    ("Iran promised to support Iraq.", "Iran > AGREE > Iraq"),
    ("Japan ordered the police to arrest the activists.", "Japan > REQUEST > the police"),
]
ONE_EVENT = [
    *ACTIVE,
    *PASSIVE,
    *PASSIVE_WITHOUT_AGENT,
    *REDUCED_RELATIVE,
    *RELATIVE,
    *JOINED_SUBJECTS,
    *JOINED_OBJECTS,
    *CONTROL,
]


@pytest.mark.parametrize(("sentence", "expected"), ONE_EVENT)
def test_one_event(sentence: str, expected: str, read: Callable[[str], Record]) -> None:
    assert lines(read(sentence)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), JOINED_VERBS)
def test_joined_verbs(sentence: str, expected: list[str], read: Callable[[str], Record]) -> None:
    assert lines(read(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The weather in Nairobi was warm on Tuesday.",
        "The president of Chile lives in a white house.",
        pytest.param(
            "The committee discussed the colour of the curtains.",
            marks=pytest.mark.xfail(strict=True, reason="lexicon: any discussion is a CONSULT"),
        ),
        "",
        "12 34 56",
    ],
)
def test_no_event(sentence: str, read: Callable[[str], Record]) -> None:
    assert lines(read(sentence)) == []
