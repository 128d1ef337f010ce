"""Persons named twice in an article: the full name, then the surname."""

from collections.abc import Callable

import pytest

from dateline.records import Mention, Record

Reader = Callable[[str], Record]


def named(record: Record, text: str) -> list[Mention]:
    return [m for m in record.mentions if m.text == text]


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Vladimir Orlov left Kenya. Orlov praised the army.", "Vladimir Orlov", "Orlov"),
        ("Kim Jong-un left China. Kim praised the army.", "Kim Jong-un", "Kim"),
        ("Orlov praised the army. Vladimir Orlov is a general.", "Vladimir Orlov", "Orlov"),
        ("Kim to visit Moscow.\nKim Jong-un praised China.", "Kim Jong-un", "Kim"),
    ],
)
def test_a_surname_is_linked_to_the_full_name(
    text: str, full: str, short: str, read: Reader
) -> None:
    record = read(text)
    [whole] = named(record, full)
    [part] = named(record, short)
    assert whole.actor is not None
    assert whole.chain is not None
    assert (part.actor, part.chain) == (whole.actor, whole.chain)
    [actor] = [a for a in record.actors if a.id == whole.actor]
    assert (actor.name, actor.kind) == (full, "person")


@pytest.mark.parametrize(
    "text",
    [
        # Alone, the model takes these surnames for a firm and a place.
        "Kenya thanked the minister, Jonathan Ferrisbury. Ferrisbury condemned Iran.",
        "Anna Berg, Sweden's prime minister, thanked Finland. Berg condemned Iran.",
    ],
)
def test_a_surname_is_a_persons_whatever_it_looks_like(text: str, read: Reader) -> None:
    people = [m for m in read(text).mentions if m.form == "name" and m.kind == "person"]
    assert len(people) == 2
    assert len({m.actor for m in people}) == 1


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # A known name stays what it is, and so does the name of a thing.
        ("Police arrested Carla Washington. Washington condemned Iran.", "Washington", "place"),
        ("Police arrested Petra Novak. Rebels shelled the Novak airport.", "Novak", "facility"),
    ],
)
def test_not_every_word_that_is_a_surname_is_a_person(
    text: str, name: str, kind: str, read: Reader
) -> None:
    [mention] = named(read(text), name)
    assert mention.kind == kind


def test_two_persons_are_two_chains(read: Reader) -> None:
    record = read("Vladimir Orlov met Kim Jong-un. Orlov praised Kim.")
    orlov, kim = named(record, "Orlov")[0], named(record, "Kim")[0]
    assert orlov.actor != kim.actor
    assert orlov.chain != kim.chain
    assert orlov.actor == named(record, "Vladimir Orlov")[0].actor
    assert kim.actor == named(record, "Kim Jong-un")[0].actor


def test_a_surname_of_two_persons_is_left_open(read: Reader) -> None:
    record = read("Ivan Orlov met Boris Orlov. Orlov praised the army.")
    [short] = named(record, "Orlov")
    assert (short.actor, short.chain) == (None, None)
    first, second = named(record, "Ivan Orlov")[0], named(record, "Boris Orlov")[0]
    assert first.actor != second.actor


def test_a_surname_without_a_full_name_is_nobody_in_another_article(read: Reader) -> None:
    [orlov] = named(read("Orlov praised the army of Kenya."), "Orlov")
    [other] = named(read("Orlov praised the army of Ghana."), "Orlov")
    assert (orlov.kind, orlov.chain) == ("person", None)
    assert orlov.actor != other.actor


def test_the_same_name_is_the_same_actor_in_every_article(read: Reader) -> None:
    first = read("Vladimir Orlov praised Kenya.")
    second = read("Yesterday Vladimir Orlov left.")
    one, other = named(first, "Vladimir Orlov")[0], named(second, "Vladimir Orlov")[0]
    assert one.actor == other.actor
    assert one.id != other.id


def test_a_line_break_in_a_name_does_not_make_another_person(read: Reader) -> None:
    record = read("Vladimir\nOrlov left Kenya. Vladimir Orlov praised the army.")
    actors = [m.actor for m in record.mentions if "Orlov" in m.text]
    assert len(actors) == 2
    assert len(set(actors)) == 1
    [actor] = [a for a in record.actors if a.kind == "person"]
    assert actor.name == "Vladimir Orlov"
