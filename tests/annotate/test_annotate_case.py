"""Headlines in Title Case and ALL CAPS, and words that lost the space between them."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.case import odd_case, recase, running_words
from dateline.pipeline import CodingRun
from dateline.read import Loaded, read_text
from dateline.records import Record


@pytest.mark.parametrize(
    ("headline", "trigger", "actor", "recipient"),
    [
        (
            "Turkey expels Swedish ambassador over burning of book",
            "expels",
            "Turkey",
            "Swedish ambassador",
        ),
        (
            "Police arrest three journalists in front of court",
            "arrest",
            "Police",
            "three journalists",
        ),
        ("Kenya condemns Sudan over treatment of prisoners", "condemns", "Kenya", "Sudan"),
        ("Russia attacks Ukraine with missiles and drones", "attacks", "Russia", "Ukraine"),
        ("Germany sends weapons and ammunition to Ukraine", "sends", "Germany", "Ukraine"),
        (
            "Japan imposes fresh sanctions on Belarus over election",
            "imposes",
            "Japan",
            "Belarus",
        ),
    ],
)
@pytest.mark.parametrize("style", [str, str.title, str.upper], ids=["plain", "title", "caps"])
def test_the_verb_of_a_headline(
    style: Callable[[str], str],
    headline: str,
    trigger: str,
    actor: str,
    recipient: str,
    read: Callable[[str], Record],
) -> None:
    record = read(style(headline))
    event = record.events[0]
    assert event.trigger.text == style(trigger)
    assert [r.text for r in event.actors] == [style(actor)]
    assert [r.text for r in event.recipients] == [style(recipient)]
    assert record.article.text == style(headline)


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ("TURKEY EXPELS SWEDISH AMBASSADOR", True),
        ("Turkey Expels the Swedish Ambassador", True),
        ("Turkey expels the Swedish ambassador", False),
        ("Kim Orlov Maria", False),
        ("", False),
        ("1 2 3 4 5", False),
    ],
)
def test_odd_case(line: str, odd: bool) -> None:
    assert odd_case(line) is odd


def test_running_words_come_from_lines_in_ordinary_case() -> None:
    lower, upper = running_words(
        [
            "The army of Kenya left. Soldiers went with Orlov to the border: Reports differ.",
            "Turkey Expels Swedish Ambassador Over Burning",
        ]
    )
    assert {"army", "left", "border", "differ"} <= lower
    assert upper == {"Kenya", "Orlov"}


def test_recase_keeps_names_and_lowers_the_rest() -> None:
    line = "POLICE ARREST ORLOV IN KENYA"
    got = recase(line, {"police"}, {"Orlov"}, [(23, 28)], {"arrest", "in"})
    assert got == "Police arrest Orlov in KENYA"


@given(
    st.text(max_size=60),
    st.frozensets(st.text(max_size=6), max_size=4),
    st.frozensets(st.text(max_size=6), max_size=4),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3),
)
def test_recase_changes_nothing_but_case(
    line: str, lower: frozenset[str], upper: frozenset[str], names: list[tuple[int, int]]
) -> None:
    got = recase(line, lower, upper, names, lower | {"the", "in"})
    assert len(got) == len(line)
    assert all(a == b or a.lower() == b.lower() for a, b in zip(line, got, strict=True))


ARTICLE = (
    "Leaders gather for talks in the old town\n\n"
    "The minister said that he would speak to Orlov and Karo in the afternoon.\n\n"
    "{joined}\n\n"
    "The two men have known each other for a long time, officials in the city said."
)


@pytest.mark.parametrize(
    ("joined", "name", "trigger"),
    [
        ("KaroCondemns new sanctions that were imposed by Japan", "Karo", "Condemns"),
        ("OrlovVisits Kenya for the second time this year", "Orlov", "Visits"),
    ],
)
def test_joined_words_are_read_apart_and_the_text_stays(
    joined: str, name: str, trigger: str, coding_run: CodingRun
) -> None:
    text = ARTICLE.format(joined=joined)
    loaded = read_text(text)
    assert isinstance(loaded, Loaded)
    record = coding_run.record(msgspec.structs.replace(loaded.article, language="en"))
    assert record.article.text == text
    start = text.index(joined)
    mentions = [m for m in record.mentions if m.start == start]
    assert [m.text for m in mentions] == [name]
    [event] = [e for e in record.events if e.trigger.start == start + len(name)]
    assert event.trigger.text == trigger
    assert [r.text for r in event.actors] == [name]


@pytest.mark.parametrize("word", ["McDonald", "YouTube", "PutinOpens"])
def test_a_word_whose_first_part_is_no_name_of_the_article_stays_whole(
    word: str, read: Callable[[str], Record]
) -> None:
    record = read(f"The minister spoke about {word} to the army of Kenya for a long time.")
    at = record.article.text.index(word)
    inside = {at + n for n in range(1, len(word))}
    assert not any({m.start, m.end} & inside for m in record.mentions)
