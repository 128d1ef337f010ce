"""Country and sector of those who act, and the place of an event."""

from collections.abc import Callable

import pytest
from coding_words import names, parts

from dateline.records import Record

ACTORS = [
    # metonyms and capitals stand for a government
    ("The Kremlin condemned Poland.", "RUS GOV"),
    ("Moscow condemned Poland.", "RUS GOV"),
    ("The White House criticised Israel.", "USA GOV"),
    ("Downing Street condemned Iran.", "GBR GOV"),
    ("Beijing warned Japan.", "CHN GOV"),
    ("Ankara accused Greece of spying.", "TUR GOV"),
    ("The Pentagon sent warships to Oman.", "USA MIL"),
    # states, demonyms and names of organisations
    ("Russia attacked Ukraine.", "RUS -"),
    ("The Russian army attacked the town.", "RUS MIL"),
    ("Kenyan police arrested two lawyers.", "KEN COP"),
    ("Israeli soldiers shot a teacher.", "ISR MIL"),
    ("The Brazilian government banned the party.", "BRA GOV"),
    ("Hamas released the hostages.", "PSE REB"),
    ("The United Nations condemned Sudan.", "UNO -"),
    ("The European Union condemned Serbia.", "EUR -"),
    # titles and possessors
    ("Japan's foreign minister condemned Iran.", "JPN GOV"),
    ("The president of Chile praised the teachers.", "CHL GOV"),
    ("The foreign minister of Ghana condemned the junta.", "GHA GOV"),
    ("British Foreign Secretary John Smith condemned Iran.", "GBR GOV"),
    # apposition
    ("John Smith, the British foreign secretary, condemned Iran.", "GBR GOV"),
    ("Maria Lopez, the Mexican president, praised Canada.", "MEX GOV"),
    ("Peter Novak, a Slovak lawmaker, criticised Hungary.", "SVK LEG"),
    ("Sweden's prime minister, Anna Berg, thanked Finland.", "SWE GOV"),
    # former holders of offices are elites (PLOVER table 5.2)
    ("Former president Carlos Diaz criticised the army.", "- -"),
    ("Former president Carlos Diaz of Peru criticised the army.", "PER ELI"),
    ("Former Kenyan president John Otieno criticised the government.", "KEN ELI"),
    ("The former prime minister of Peru criticised the army.", "PER ELI"),
    ("The ousted president condemned the army.", "- ELI"),
    # without a country
    ("Police arrested two lawyers.", "- COP"),
    ("Rebels attacked the town.", "- REB"),
    pytest.param(
        "Russian and Ukrainian troops clashed.",
        "RUS MIL; UKR MIL",
    ),
]
RECIPIENTS = [
    ("Police arrested the former prime minister.", "- ELI"),
    ("The former president of Peru was arrested.", "PER ELI"),
    ("Japan expelled two Chinese diplomats.", "CHN GOV"),
    ("Israeli soldiers shot a Palestinian teacher.", "PSE EDU"),
    ("Police arrested three journalists.", "- JRN"),
    ("The rebels released the hostages.", "- CVL"),
    ("Egypt arrested two students and a lawyer.", "- EDU; - CVL"),
    # as the target of talk or force a capital is a place first
    ("Iran attacked Riyadh.", "SAU -"),
]


@pytest.mark.parametrize(("sentence", "expected"), ACTORS)
def test_actors(sentence: str, expected: str, read: Callable[[str], Record]) -> None:
    assert parts(read(sentence).events[0].actors) == expected


@pytest.mark.parametrize(("sentence", "expected"), RECIPIENTS)
def test_recipients(sentence: str, expected: str, read: Callable[[str], Record]) -> None:
    assert parts(read(sentence).events[0].recipients) == expected


def test_what_one_sentence_says_of_a_person_holds_in_the_next(
    read: Callable[[str], Record],
) -> None:
    record = read("Anna Berg, the Swedish prime minister, thanked Finland. Berg condemned Iran.")
    assert [e.code for e in record.events] == ["SUPPORT", "ACCUSE"]
    assert [parts(e.actors) for e in record.events] == ["SWE GOV", "SWE GOV"]
    assert len({r.actor for e in record.events for r in e.actors}) == 1


@pytest.mark.parametrize(
    ("sentence", "place", "country", "basis"),
    [
        ("Rebels attacked soldiers in Mali.", "Mali", "MLI", "words:in"),
        ("Kenya and Uganda held talks in Nairobi.", "Nairobi", "KEN", "words:in"),
        ("The two ministers met in Vienna.", "Vienna", "AUT", "words:in"),
        ("Protesters marched in Nairobi.", "Nairobi", "KEN", "words:in"),
        ("Gunmen kidnapped a priest near Kaduna.", "Kaduna", "NGA", "words:near"),
        ("Three journalists were arrested in Minsk.", "Minsk", "BLR", "words:in"),
    ],
)
def test_place(
    sentence: str, place: str, country: str | None, basis: str, read: Callable[[str], Record]
) -> None:
    [event] = read(sentence).events
    assert event.place is not None
    assert (event.place.text, event.place.country, event.place.basis) == (place, country, basis)
    assert sentence[event.place.start : event.place.end] == place


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia attacked Ukraine.",
        "France condemned Iran in strong words.",
        "Police arrested the editor in March.",
        "Japan expelled two diplomats.",
    ],
)
def test_no_place(sentence: str, read: Callable[[str], Record]) -> None:
    [event] = read(sentence).events
    assert event.place is None


def test_nobody_is_actor_and_recipient(read: Callable[[str], Record]) -> None:
    [event] = read("Kenya met with Uganda.").events
    assert (names(event.actors), names(event.recipients)) == ("Kenya; Uganda", "-")


def test_a_distance_behind_the_trigger_places_the_event(read: Callable[[str], Record]) -> None:
    events = read(
        "In Omdurman a general accused rebels. They shelled a hospital 15 km north of Khartoum."
    ).events
    [place] = [e.place for e in events if e.code == "ASSAULT"]
    assert place is not None
    assert (place.basis, place.text, place.kind) == (
        "words:of",
        "15 km north of Khartoum",
        "offset",
    )
    assert place.uncertainty_km is not None
    assert place.uncertainty_km > 3
