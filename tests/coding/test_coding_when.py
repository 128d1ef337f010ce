from collections.abc import Callable

import pytest

from dateline.records import Record

DATED = [
    ("Russia attacked Ukraine on Monday.", "2024-04-29", "words", "Monday"),
    ("Police arrested 12 students last Friday in Bogota.", "2024-04-26", "words", "last Friday"),
    ("In March 2024 Peru expelled two diplomats.", "2024-03", "words", "March 2024"),
    ("Tuesday's attack on the base killed four soldiers.", "2024-04-30", "words", "Tuesday"),
    ("It was on 6 March that rebels attacked the town.", "2024-03-06", "words", "6 March"),
    ("On Monday the rebels had attacked the town.", "2024-04-29", "words", "Monday"),
    ("Iran has detained the journalist since February.", "2024-02/2024-05-01", "words", "February"),
    ("Rebels attacked the town.", "2024-05-01", "published-by", None),
]


@pytest.mark.parametrize(("sentence", "value", "basis", "words"), DATED)
def test_dates_and_what_they_rest_on(
    sentence: str, value: str, basis: str, words: str | None, read: Callable[..., Record]
) -> None:
    record = read(sentence, "2024-05-01")
    date = record.events[0].date
    assert date is not None
    assert (date.value, date.basis) == (value, basis)
    told = None if date.start is None else record.article.text[date.start : date.end]
    assert told == words


@pytest.mark.parametrize(
    ("sentence", "code", "value"),
    [
        (
            "Kenya freed them on Thursday, two days after Uganda arrested them.",
            "COERCE",
            "2024-04-23",
        ),
        (
            "The army left on Friday, three days after rebels attacked it.",
            "ASSAULT",
            "2024-04-23",
        ),
    ],
)
def test_dates_counted_from_another_event(
    sentence: str, code: str, value: str, read: Callable[..., Record]
) -> None:
    events = read(sentence, "2024-04-28").events
    [date] = [e.date for e in events if e.code == code]
    assert date is not None
    assert (date.value, date.basis) == (value, "counted")


def test_the_time_of_saying_is_not_the_time_of_the_event(read: Callable[..., Record]) -> None:
    [event] = read("Officials said on Tuesday that rebels attacked the town.", "2024-05-01").events
    assert event.date is not None
    assert event.date.basis == "published-by"


def test_a_future_day_makes_the_event_future(read: Callable[..., Record]) -> None:
    [event] = read("Britain expels two Russian diplomats on 9 May 2024.", "2024-05-01").events
    assert (event.status, event.date and event.date.value) == ("future", "2024-05-09")


def test_a_past_promise_does_not_take_the_day_promised(read: Callable[..., Record]) -> None:
    [event] = read("Japan promised aid to Kenya by 20 May 2024.", "2024-05-01").events
    assert event.date is not None
    assert event.date.basis == "published-by"


def test_nothing_is_dated_without_publication_and_words(read: Callable[..., Record]) -> None:
    [event] = read("Rebels attacked the town.").events
    assert event.date is None
