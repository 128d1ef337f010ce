"""Which stretches of a text refer to somebody, and what kind of thing that is."""

from collections.abc import Callable

import pytest

from dateline.records import Mention, Record

Reader = Callable[[str], Record]


def of_form(record: Record, form: str) -> list[str]:
    return [m.text for m in record.mentions if m.form == form]


def the(record: Record, text: str) -> Mention:
    """The only mention with these words."""
    [mention] = [m for m in record.mentions if m.text == text]
    return mention


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kim Jong-un visited Moscow.", "Kim Jong-un"),
        ("Ban Ki-moon praised Kenya.", "Ban Ki-moon"),
        ("Moon Jae-in met the ministers in Seoul.", "Moon Jae-in"),
        ("Jean-Luc Moreau criticised Germany.", "Jean-Luc Moreau"),
        ("Police arrested Ana Silva-Costa in Lisbon.", "Ana Silva-Costa"),
    ],
)
def test_hyphenated_names_are_whole(sentence: str, name: str, read: Reader) -> None:
    mention = the(read(sentence), name)
    assert (mention.form, mention.kind) == ("name", "person")


@pytest.mark.parametrize(
    ("sentence", "name", "phrase"),
    [
        ("US-led forces bombed a rebel base.", "US", "US-led forces"),
        ("Saudi-backed fighters attacked the town.", "Saudi", "Saudi-backed fighters"),
        ("Moscow-backed rebels shelled the village.", "Moscow", "Moscow-backed rebels"),
    ],
)
def test_a_name_ends_where_an_adjective_is_built_on_it(
    sentence: str, name: str, phrase: str, read: Reader
) -> None:
    record = read(sentence)
    assert of_form(record, "name") == [name]
    assert the(record, phrase).form == "nominal"
    # Led or backed by a state is not that state.
    assert [(r.text, r.country) for r in record.events[0].actors] == [(phrase, None)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Iran's army attacked the town.", "Iran"),
        ("Iran’s army attacked the town.", "Iran"),
        ("Maria Lopez's lawyer criticised the court.", "Maria Lopez"),
        ("Kim Jong-un's sister praised the soldiers.", "Kim Jong-un"),
        ("The United States' envoy left the city.", "United States"),
        ("Hamas' leaders met in the city.", "Hamas"),
    ],
)
def test_the_possessive_is_no_part_of_a_name(sentence: str, name: str, read: Reader) -> None:
    assert of_form(read(sentence), "name") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two leaders met at the Vostochny cosmodrome.",
        "The leaders visited the Vostochny cosmodrome on Wednesday.",
        "Putin and Kim met at the Vostochny cosmodrome in the Russian far east.",
    ],
)
def test_the_name_of_a_building_is_no_person(sentence: str, read: Reader) -> None:
    record = read(sentence)
    assert the(record, "the Vostochny cosmodrome").kind == "facility"
    assert the(record, "Vostochny").kind != "person"


@pytest.mark.parametrize(
    ("sentence", "phrase", "kind"),
    [
        ("Soldiers attacked the town.", "Soldiers", "person"),
        ("Soldiers attacked the town.", "the town", "place"),
        ("The army bombed the old bridge.", "The army", "organization"),
        ("The army bombed the old bridge.", "the old bridge", "facility"),
        ("The foreign ministry summoned two envoys.", "The foreign ministry", "organization"),
        ("The foreign ministry summoned two envoys.", "two envoys", "person"),
        ("Thousands rallied in the capital.", "Thousands", "group"),
        ("Gunmen attacked the wounded.", "the wounded", "group"),
        ("Police arrested two others.", "two others", "group"),
    ],
)
def test_descriptions(sentence: str, phrase: str, kind: str, read: Reader) -> None:
    mention = the(read(sentence), phrase)
    assert (mention.form, mention.kind) == ("nominal", kind)


def test_abstract_things_are_no_mentions(read: Reader) -> None:
    assert read("The decision about the price of bread was a mistake.").mentions == ()


def test_pronouns(read: Reader) -> None:
    record = read("Orlov said he thanked her, and they praised us. It was told to him.")
    assert of_form(record, "pronoun") == ["he", "her", "they", "us", "It", "him"]
    kinds = {m.text: m.kind for m in record.mentions if m.form == "pronoun"}
    assert kinds == {
        "he": "person",
        "her": "person",
        "him": "person",
        "they": "group",
        "us": "group",
        "It": "organization",
    }
    actors = {m.text: m.actor for m in record.mentions}
    assert actors["he"] == actors["Orlov"]
    assert actors["her"] is None


@pytest.mark.parametrize("sentence", ["It rained in the hills.", "It is clear that bread is dear."])
def test_who_is_meant_by_it_is_not_made_up(sentence: str, read: Reader) -> None:
    assert all(m.actor is None and m.chain is None for m in read(sentence).mentions)


def test_states_are_linked_to_actors_and_places(read: Reader) -> None:
    record = read("Russian soldiers left Kenya, and the Kremlin praised Nairobi.")
    by_text = {m.text: m for m in record.mentions}
    actors = {a.id: a for a in record.actors}
    assert actors[by_text["Kenya"].actor or ""].country == "KEN"
    assert actors[by_text["Russian"].actor or ""].country == "RUS"
    # A capital that is praised is its government, not the city.
    assert by_text["Nairobi"].actor == by_text["Kenya"].actor
    places = {p.text: (p.country, p.literal) for p in record.places}
    assert places["Kenya"] == ("KEN", True)
    assert places["Russian"] == ("RUS", False)
    assert places["Nairobi"] == ("KEN", False)


def test_nested_mentions_keep_their_own_spans(read: Reader) -> None:
    record = read("The Russian army's commander left the town.")
    spans = [(m.text, m.start) for m in record.mentions]
    assert ("Russian", 4) in spans
    assert spans == sorted(spans, key=lambda s: s[1])


def test_an_article_without_words_has_no_mentions(read: Reader) -> None:
    for text in ("", " \n\t", "…", "123"):
        record = read(text)
        assert (record.mentions, record.events, record.rejections) == ((), (), ())
