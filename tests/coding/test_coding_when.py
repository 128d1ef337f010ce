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


BESIDE = [
    # an aside has its own time and gives it to nobody else
    (
        "The accord, signed in March 2023, was attacked by rebels on Monday.",
        "ASSAULT",
        "2024-04-29",
        "words",
    ),
    # the main clause's day holds for what is told beside it
    (
        "The premier resigned on Monday after rebels attacked the town.",
        "ASSAULT",
        "2024-04-29",
        "words",
    ),
    # a day to come is the content of what is told as done
    (
        "Rebels who are to lay down arms by 20 May 2024 attacked the town.",
        "ASSAULT",
        "2024-05-01",
        "published-by",
    ),
    # "of March 1" belongs to the noun
    (
        "Police arrested two students over the protest of March 1.",
        "COERCE",
        "2024-05-01",
        "published-by",
    ),
    (
        "Rebels have been attacking the town for two weeks.",
        "ASSAULT",
        "2024-W16/2024-05-01",
        "words",
    ),
]


@pytest.mark.parametrize(("sentence", "code", "value", "basis"), BESIDE)
def test_which_words_date_an_event(
    sentence: str, code: str, value: str, basis: str, read: Callable[..., Record]
) -> None:
    dates = [e.date for e in read(sentence, "2024-05-01").events if e.code == code]
    assert [(d.value, d.basis) if d else None for d in dates] == [(value, basis)]


CARRIED = [
    ("Rebels attacked the town on Monday. They killed nine soldiers.", "2024-04-29", "carried"),
    # a perfect and a statement are told of the day of the article
    ("Rebels attacked the town on Monday. They have killed nine soldiers.", None, "published-by"),
    # background is not told on from
    ("Rebels attacked the town in 2019. They killed nine soldiers.", None, "published-by"),
]


@pytest.mark.parametrize(("text", "value", "basis"), CARRIED)
def test_a_plain_past_tells_on_from_the_day_before(
    text: str, value: str | None, basis: str, read: Callable[..., Record]
) -> None:
    date = read(text, "2024-05-01").events[-1].date
    assert date is not None
    assert (date.value, date.basis) == (value or "2024-05-01", basis)
    if basis == "carried":
        record = read(text, "2024-05-01")
        assert record.article.text[date.start : date.end] == "Monday"
