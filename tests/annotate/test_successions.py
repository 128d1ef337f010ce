"""Persons meant by a place in the row of holders, by a body or by kin."""

from collections.abc import Callable

import pytest

from dateline.knowledge import load
from dateline.records import Record

Reader = Callable[..., Record]
KNOWLEDGE = load()


def whom(record: Record, words: str) -> str | None:
    [mention] = [m for m in record.mentions if m.text == words]
    person = KNOWLEDGE.people.get(mention.actor or "")
    return person.name if person is not None else None


@pytest.mark.parametrize(
    ("text", "day", "words", "name"),
    [
        (
            "Georges Pompidou met his officials. His predecessor had left on Saturday.",
            "1962-04-17",
            "His predecessor",
            "Michel Debré",
        ),
        (
            "Helmut Schmidt spoke on Friday. His predecessor listened.",
            "1974-05-18",
            "His predecessor",
            "Willy Brandt",
        ),
        (
            "Angela Merkel met reporters. Her successor was sworn in later.",
            "2021-12-08",
            "Her successor",
            "Olaf Scholz",
        ),
        (
            "János Kádár appealed for work in Budapest, but the ousted premier stayed away.",
            "1956-11-14",
            "the ousted premier",
            "Imre Nagy",
        ),
        (
            "President B. J. Habibie spoke. Suharto wept. The former president was absent.",
            "1998-06-10",
            "The former president",
            "Suharto",
        ),
        (
            "Captain Ibrahim Traoré spoke. The man he overthrew was flown to Togo.",
            "2022-10-04",
            "The man",
            "Paul-Henri Sandaogo Damiba",
        ),
        (
            "Lucas Papademos, Greece's premier since Friday, spoke. "
            "The man who made way for him last week never signed.",
            "2011-11-15",
            "The man",
            "George Papandreou",
        ),
        (
            "Ibrahim Traoré spoke. The president who had been overthrown by him left.",
            "2022-10-04",
            "The president",
            "Paul-Henri Sandaogo Damiba",
        ),
        ("The US Secretary of State left.", "2005-05-05", "The US Secretary",
         "Condoleezza Rice"),
        ("The US president-elect met senators.", "2008-11-20", "The US president-elect",
         "Barack Obama"),
        (
            "Dmitry Medvedev spoke, though his prime minister had done most of the talking.",
            "2008-08-13",
            "his prime minister",
            "Vladimir Putin",
        ),
        (
            "Pasteur Bizimungu spoke in Kigali. Real power lies with his deputy.",
            "1994-07-21",
            "his deputy",
            "Paul Kagame",
        ),
        ("Raúl Castro met his elder brother.", "1958-12-21", "his elder brother", "Fidel Castro"),
        ("The Hezbollah leader criticised Israel.", "2010-05-05", "The Hezbollah leader",
         "Hassan Nasrallah"),
        ("NATO's secretary-general visited Kabul.", "2010-05-05", "NATO's secretary-general",
         "Anders Fogh Rasmussen"),
        ("The head of the FSB met reporters.", "1999-05-13", "The head", "Vladimir Putin"),
        ("The Chechen leader met reporters.", "2008-05-05", "The Chechen leader",
         "Ramzan Kadyrov"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, day: str, words: str, name: str, read: Reader) -> None:
    assert whom(read(text, day), words) == name


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Amina Wanjiku spoke. Her predecessor left.", "2020-05-05", "Her predecessor"),
        ("The ousted premier spoke.", "2020-05-05", "The ousted premier"),
        ("The Green Buffalo leader met reporters in Kenya.", "2020-05-05",
         "The Green Buffalo leader"),
        ("The deputy head of Hezbollah spoke.", "2010-05-05", "The deputy head"),
        ("The ruler of Qandaria left Russia for Moscow.", "2010-05-05", "The ruler"),
        ("Olaf Scholz spoke in Berlin. His minister left.", "2022-05-05", "His minister"),
        (  # who holds the office is not meant for the vice presidency he held before
            "President B. J. Habibie spoke in Jakarta. The former president was absent.",
            "1998-06-10",
            "The former president",
        ),
    ],
)  # fmt: skip
def test_nobody_is_guessed(text: str, day: str, words: str, read: Reader) -> None:
    assert whom(read(text, day), words) is None


def test_elder_and_younger(read: Reader) -> None:
    record = read(
        "Justin Trudeau spoke. He has more patience than the elder Trudeau showed.", "2015-11-03"
    )
    assert whom(record, "Trudeau") == "Pierre Trudeau"


@pytest.mark.parametrize(
    "text",
    [
        "Ian Smith flew home. A plumber whose name is also Ian Smith complained.",
        "Ian Smith flew home. A plumber called Ian Smith complained.",
        "Ian Smith flew home. Ian Smith, a plumber from Bulawayo, complained.",
    ],
)
def test_a_private_namesake_beside_the_known_one(text: str, read: Reader) -> None:
    record = read(f"{text} Rhodesia and Rhodesian ministers waited.", "1976-11-06")
    known, private = [m for m in record.mentions if m.text == "Ian Smith"]
    assert KNOWLEDGE.people.get(known.actor or "") is not None
    assert private.actor not in (None, known.actor)
    assert KNOWLEDGE.people.get(private.actor or "") is None


def test_a_calling_of_before_does_not_hide_somebody(read: Reader) -> None:
    record = read("Godfrey Binaisa, a lawyer, took the oath in Uganda.", "1979-06-22")
    assert whom(record, "Godfrey Binaisa") == "Godfrey Binaisa"
