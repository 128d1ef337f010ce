"""Persons by name, the offices they held on a day, and tables that are not as they should be."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import KnowledgeError, Person, Tenure, load
from dateline.knowledge.people import People, person_key
from dateline.knowledge.person import OfficeRole
from dateline.knowledge.tables import COLUMNS, FOLDERS, Row, read_table

PEOPLE = load().people
HEAD = ("head_of_state",)
GOVERNMENT = ("head_of_government",)


def one(name: str) -> Person:
    """The only bearer of a full name."""
    [person] = PEOPLE.named(name)
    return person


def names(people: Iterable[Person]) -> set[str]:
    return {person.name for person in people}


def in_office(place: str, roles: Iterable[str], day: str) -> set[str]:
    return {holder.person.name for holder in PEOPLE.holders(place, roles, day)}


def tenure(
    start: str | None = None,
    end: str | None = None,
    as_of: str | None = None,
    role: OfficeRole = "minister",
) -> Tenure:
    return Tenure(
        person="somebody",
        country="FRA",
        organization=None,
        role=role,
        office="Minister",
        sector="GOV",
        start=start,
        end=end,
        as_of=as_of,
    )


# --- dates at their grain


@pytest.mark.parametrize(
    ("start", "end", "day", "covered"),
    [
        ("2012-05-07", "2018-05-07", "2012-05-06", False),
        ("2012-05-07", "2018-05-07", "2012-05-07", True),
        ("2012-05-07", "2018-05-07", "2018-05-07", True),
        ("2012-05-07", "2018-05-07", "2018-05-08", False),
        ("2012-05", "2018-05", "2012-04-30", False),
        ("2012-05", "2018-05", "2012-05-01", True),
        ("2012-05", "2018-05", "2018-05-31", True),
        ("2012-05", "2018-05", "2018-06-01", False),
        ("2012", "2018", "2011-12-31", False),
        ("2012", "2018", "2012-01-01", True),
        ("2012", "2018", "2018-12-31", True),
        ("2012", "2018", "2019-01-01", False),
        ("1998", "1998", "1998-07-01", True),
        ("2012", "2012-05-07", "2012-05-08", False),
        ("2012-05-07", "2012", "2012-05-06", False),
        ("2012-05-07", "2012", "2012-12-31", True),
        (None, "1990-10-02", "0900-01-01", True),
        (None, "1990-10-02", "1990-10-03", False),
        ("1999-12-31", None, "2099-01-01", True),
        ("1999-12-31", None, "1999-12-30", False),
        (None, None, "1500-01-01", True),
    ],
)
def test_an_office_covers_the_days_that_its_dates_allow(
    start: str | None, end: str | None, day: str, covered: bool
) -> None:
    assert tenure(start, end).covers(day) is covered


@pytest.mark.parametrize(
    ("end", "as_of", "day", "confirmed"),
    [
        (None, "2025-10", "2025-10-31", True),
        (None, "2025-10", "2025-11-01", False),
        (None, "2025", "2025-12-31", True),
        (None, "2025", "2026-01-01", False),
        (None, "2025-10-15", "2025-10-15", True),
        (None, "2025-10-15", "2025-10-16", False),
        (None, None, "2090-01-01", True),
        ("2020-01-01", None, "2019-01-01", True),
        ("2020-01-01", "2019-05", "2019-12-01", True),
    ],
)
def test_an_open_office_is_confirmed_up_to_its_last_sighting(
    end: str | None, as_of: str | None, day: str, confirmed: bool
) -> None:
    assert tenure("2010-01-01", end, as_of).confirmed(day) is confirmed


DAYS = st.dates().map(lambda day: day.isoformat())
GRAINS = st.sampled_from([4, 7, 10])


@given(DAYS, DAYS, DAYS, GRAINS, GRAINS)
def test_a_coarser_date_covers_no_less(
    start: str, end: str, day: str, begins: int, ends: int
) -> None:
    if tenure(start, end).covers(day):
        assert tenure(start[:begins], end[:ends]).covers(day)
    assert tenure(start, None).covers(day) is (start <= day)
    assert tenure(None, end).covers(day) is (day <= end)


# --- who held an office


@pytest.mark.parametrize(
    ("place", "roles", "day", "name"),
    [
        ("USA", HEAD, "2017-01-19", "Barack Obama"),
        ("USA", HEAD, "2017-01-21", "Donald Trump"),
        ("USA", HEAD, "2021-01-19", "Donald Trump"),
        ("USA", HEAD, "2021-01-21", "Joe Biden"),
        ("USA", HEAD, "2025-01-19", "Joe Biden"),
        ("USA", HEAD, "2025-01-21", "Donald Trump"),
        ("GBR", GOVERNMENT, "2022-09-05", "Boris Johnson"),
        ("GBR", GOVERNMENT, "2022-09-07", "Liz Truss"),
        ("GBR", GOVERNMENT, "2022-10-24", "Liz Truss"),
        ("GBR", GOVERNMENT, "2022-10-26", "Rishi Sunak"),
        ("DEU", GOVERNMENT, "2021-12-07", "Angela Merkel"),
        ("DEU", GOVERNMENT, "2021-12-09", "Olaf Scholz"),
        ("HUN", GOVERNMENT, "2022-04-03", "Viktor Orbán"),
        ("SUN", HEAD, "1991-12-24", "Mikhail Gorbachev"),
        ("RUS", HEAD, "1991-12-26", "Boris Yeltsin"),
        ("RUS", HEAD, "1999-12-30", "Boris Yeltsin"),
        ("RUS", HEAD, "2010-06-01", "Dmitry Medvedev"),
        ("RUS", GOVERNMENT, "2010-06-01", "Vladimir Putin"),
    ],
)
def test_one_holder_on_a_day(place: str, roles: tuple[str, ...], day: str, name: str) -> None:
    assert in_office(place, roles, day) == {name}


@pytest.mark.parametrize(
    ("place", "roles", "day", "both"),
    [
        ("USA", HEAD, "2017-01-20", {"Barack Obama", "Donald Trump"}),
        ("USA", HEAD, "2021-01-20", {"Donald Trump", "Joe Biden"}),
        ("GBR", GOVERNMENT, "2022-09-06", {"Boris Johnson", "Liz Truss"}),
        ("DEU", GOVERNMENT, "2021-12-08", {"Angela Merkel", "Olaf Scholz"}),
    ],
)
def test_both_hold_the_office_on_the_day_of_change(
    place: str, roles: tuple[str, ...], day: str, both: set[str]
) -> None:
    assert in_office(place, roles, day) == both


def test_nobody_leads_a_state_that_has_ended() -> None:
    assert in_office("SUN", (*HEAD, *GOVERNMENT), "1992-01-01") == set()
    assert in_office("DDR", (*HEAD, *GOVERNMENT), "1991-01-01") == set()
    assert in_office("", HEAD, "2020-01-01") == set()
    assert in_office("QQQ", HEAD, "2020-01-01") == set()
    assert in_office("USA", (), "2020-01-01") == set()
    assert in_office("USA", ("king of the hill",), "2020-01-01") == set()


def test_a_holder_of_two_of_the_roles_is_listed_once() -> None:
    held = PEOPLE.holders("USA", (*HEAD, *GOVERNMENT), "2018-06-01")
    assert [holder.person.name for holder in held] == ["Donald Trump"]


def test_heads_of_bodies_are_found_by_the_name_of_the_body() -> None:
    head = ("organization_head",)
    assert in_office("United Nations", head, "2020-06-01") == {"António Guterres"}
    assert in_office("United Nations", HEAD, "2020-06-01") == set()


# --- somebody's offices


def test_offices_on_a_day_come_with_the_highest_first() -> None:
    trump = one("Donald Trump").id
    assert [t.role for t in PEOPLE.held(trump, "2018-06-01")][:2] == [
        "head_of_state",
        "head_of_government",
    ]
    assert {t.role for t in PEOPLE.held(trump, "2016-06-01")} <= {"businessperson", "other"}
    assert PEOPLE.held(trump, "1950-01-01") == ()


@pytest.mark.parametrize(
    ("name", "day", "ended"),
    [
        ("Angela Merkel", "2023-01-01", "2021-12-08"),
        ("Boris Johnson", "2023-01-01", "2022-09-06"),
        ("Boris Johnson", "2018-12-01", "2018-07-09"),
        ("Viktor Orban", "2003-01-01", "2002-05-27"),
    ],
)
def test_the_last_office_before_a_day(name: str, day: str, ended: str) -> None:
    last = PEOPLE.last(one(name).id, day)
    assert last is not None
    assert last.end == ended


def test_no_office_before_the_first() -> None:
    assert PEOPLE.last(one("Angela Merkel").id, "1960-01-01") is None
    assert PEOPLE.last("nobody", "2020-01-01") is None
    assert PEOPLE.tenures("nobody") == PEOPLE.held("nobody", "2020-01-01") == ()
    assert PEOPLE.get("nobody") is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Angela Merkel", "DEU"),
        ("Vladimir Putin", "RUS"),
        ("Mikhail Gorbachev", "SUN"),
        ("Viktor Orbán", "HUN"),
        ("Kim Jong-un", "PRK"),
        ("François Hollande", "FRA"),
        ("Emmanuel Macron", "FRA"),
        ("Elizabeth II", "GBR"),
        ("Charles III", "GBR"),
    ],
)
def test_the_country_of_a_person_is_that_of_the_main_office(name: str, country: str) -> None:
    assert one(name).country == country


def test_every_tenure_belongs_to_its_person_and_begins_before_it_ends() -> None:
    for name in ("Donald Trump", "Boris Johnson", "Kim Jong-un", "Recep Tayyip Erdogan"):
        person = one(name)
        assert PEOPLE.get(person.id) is person
        for held in PEOPLE.tenures(person.id):
            assert held.person == person.id
            if held.start and held.end:
                assert held.start[: len(held.end)] <= held.end[: len(held.start)]


# --- names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Viktor Orban", "Viktor Orbán"),
        ("Viktor Orbán", "Viktor Orbán"),
        ("Viktor Orba\u0301n", "Viktor Orbán"),
        ("VIKTOR ORBÁN", "Viktor Orbán"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskyy"),
        ("Moamer Kadhafi", "Muammar Gaddafi"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Muammar el-Qaddafi", "Muammar Gaddafi"),
        ("Muammar al-Gaddafi", "Muammar Gaddafi"),
        ("Bashar al-Assad", "Bashar al-Assad"),
        ("Bashar Al-Assad", "Bashar al-Assad"),
        ("Bashar el-Assad", "Bashar al-Assad"),
        ("Bashar al Assad", "Bashar al-Assad"),
        ("Bashar Assad", "Bashar al-Assad"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Jong-Un", "Kim Jong-un"),
        ("KIM JONG-UN", "Kim Jong-un"),
        ("Jean Claude Juncker", "Jean-Claude Juncker"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("George W Bush", "George W. Bush"),
        ("  Angela   Merkel ", "Angela Merkel"),
        ("Guðni Th. Jóhannesson", "Guðni Th. Jóhannesson"),
        ("GUÐNI TH. JÓHANNESSON", "Guðni Th. Jóhannesson"),
    ],
)
def test_spellings_of_a_full_name(written: str, name: str) -> None:
    assert names(PEOPLE.named(written)) == {name}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Bashar al-Assad", "bashar assad"),
        ("Martin Luther King Jr.", "martin luther king"),
        ("N'Golo Kanté", "ngolo kante"),
        ("Sinéad O’Connor", "sinead oconnor"),
        ("St. John", "st john"),
        ("Lech Wałęsa", "lech walesa"),
        ("Søren Åß", "soren ass"),
        ("", ""),
        ("al-", ""),
        ("...", ""),
    ],
)
def test_the_form_for_look_up(written: str, key: str) -> None:
    assert person_key(written) == key


@given(st.text())
def test_the_form_for_look_up_of_any_text(written: str) -> None:
    key = person_key(written)
    assert key == " ".join(key.split())
    assert not {"al", "el", "jr"} & set(key.split())
    assert person_key(f" {written}\t") == key


def test_surnames_list_all_their_bearers() -> None:
    assert {"Bashar al-Assad", "Hafez al-Assad"} <= names(PEOPLE.called("Assad"))
    assert {"Bashar al-Assad", "Hafez al-Assad"} <= names(PEOPLE.called("al-Assad"))
    assert "Kim Jong-un" in names(PEOPLE.called("Kim"))
    assert "Viktor Orbán" in names(PEOPLE.called("Orban"))
    assert "Recep Tayyip Erdoğan" in names(PEOPLE.called("Erdogan"))
    assert "Volodymyr Zelenskyy" in names(PEOPLE.called("Zelensky"))
    assert PEOPLE.named("Assad") == ()


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "\n", "a", "Z", ".", "-", "'", "al", "el", "Jr.", "al-", "\u200d", "\ufeff"),
        *("ambassador", "president", "the president", "will", "Turkey", "President"),
        *(".*", "(?i)putin", "[A-Z]+ [A-Z]+", "Vl.dimir Putin", "\\", "Angela Merkel$", "(", "%s"),
        "Angela \u0391\u200dMerkel",
        "\u0410ngela Merkel",  # the first letter is Cyrillic
        "Angela M\u0435rkel",
        "Merkel Angela Dorothea Kasner Nobody",
        "x" * 10_000,
        "Angela " * 10_000,
        "-" * 10_000,
        "\u0301" * 10_000,
    ],
)
def test_what_is_nobodys_name(written: str) -> None:
    assert PEOPLE.named(written) == ()
    assert PEOPLE.called(written) == ()


JUNK = st.text(
    st.sampled_from([*"AaZz.*+?()[]{}|\\^$-'’ ", "\u200d", "\u200b", "\u0301", "\u0430", "é", "٣"]),
    max_size=60,
)


@given(st.one_of(st.text(), JUNK), st.text(max_size=12))
def test_look_ups_take_any_text(written: str, day: str) -> None:
    for person in (*PEOPLE.named(written), *PEOPLE.called(written)):
        assert PEOPLE.get(person.id) is person
    for holder in PEOPLE.holders(written, (written, *HEAD), day):
        assert written in (holder.tenure.country, holder.tenure.organization)
        assert holder.tenure.covers(day)
    assert PEOPLE.kin(written, written) is None


# --- kin


def test_kin() -> None:
    kim = one("Kim Jong-un")
    father = PEOPLE.kin(kim.id, "father")
    assert father is not None
    assert father.name == "Kim Jong-il"
    assert PEOPLE.kin(kim.id, "neighbour") is None
    assert PEOPLE.kin("nobody", "father") is None


# --- tables of our own

PERSONS = """name,short,aliases,gender,wikidata
Ada Ring,,Ada B. Ring,f,
Bo al-Ring,Ring|Bo,,m,Q1
Cy Moss (chemist),,,,
"""
OFFICES = """country,organization,person,role,office,sector,start,end,as_of,source
FRA,,Ada Ring,minister,Minister of Trade,GOV,2001,2004-06,,hand
FRA,,Ada Ring,head_of_government,Prime Minister,GOV,2004-06-10,2009-03-02,,hand
FRA,Lamp Party,Bo al-Ring,party_leader,Chair,PTY,2005-01,,2010-01,hand
IGO,League of Lamps,Cy Moss (chemist),organization_head,Head,,2000,,,hand
"""
KIN = "person,relation,relative\nAda Ring,son,Bo al-Ring\n"


def table(name: str, text: str) -> tuple[Row, ...]:
    columns = FOLDERS.get(name, COLUMNS.get(f"{name}.csv", ()))
    return read_table(
        f"{name}/ours.csv" if name in FOLDERS else f"{name}.csv", text.encode(), columns
    )


def people(persons: str = PERSONS, offices: str = OFFICES, kin: str = KIN) -> People:
    return People(table("persons", persons), table("offices", offices), table("kin", kin))


def test_a_small_table() -> None:
    ours = people()
    assert len(ours) == 3
    [ada], [bo], [cy] = ours.named("ada ring"), ours.named("Bo Ring"), ours.called("Moss")
    assert (ada.country, bo.country, cy.country) == ("FRA", "FRA", None)
    assert (ada.short, bo.short, cy.name) == (("Ring",), ("Ring", "Bo"), "Cy Moss")
    assert (ada.gender, cy.gender, bo.wikidata) == ("f", None, "Q1")
    assert ours.called("Ring") == (ada, bo)
    assert ours.called("Bo") == (bo,)
    assert ours.kin(ada.id, "son") == bo
    assert [h.person for h in ours.holders("FRA", GOVERNMENT, "2009-03-02")] == [ada]
    assert ours.holders("FRA", GOVERNMENT, "2009-03-03") == ()
    assert [h.person for h in ours.holders("Lamp Party", ("party_leader",), "2020-01-01")] == [bo]
    assert [t.role for t in ours.held(ada.id, "2004-06-30")] == ["head_of_government", "minister"]
    assert [t.confirmed("2010-02-01") for t in ours.held(bo.id, "2010-02-01")] == [False]


def test_a_relation_to_two_is_nobody() -> None:
    ours = people(kin=KIN + "Ada Ring,son,Cy Moss (chemist)\n")
    [ada] = ours.named("Ada Ring")
    assert ours.kin(ada.id, "son") is None


@pytest.mark.parametrize(
    ("which", "old", "new", "line", "cause"),
    [
        ("persons", "name,short", "nom,short", 1, "unknown column 'nom'"),
        ("persons", ",wikidata", "", 1, "no column 'wikidata'"),
        ("persons", "\nBo", "\nAda Ring,,,f,Q2\nBo", 3, "'Ada Ring' stands twice"),
        ("persons", ",f,", ",x,", 2, "'x' is not a gender"),
        ("persons", "Ada Ring,", ",", 2, "no name"),
        ("persons", "Ada B. Ring", "Ada B. Ring|", 2, "holds an empty name"),
        ("persons", "Bo al-Ring,Ring|Bo", "Bo al-Ring,Ring,Bo", 3, "6 cells instead of 5"),
        ("persons", "Ada Ring", '"Ada Ring', 4, "not CSV"),
        ("offices", "minister,", "monarch,", 2, "'monarch' is not a role"),
        ("offices", ",GOV,2001", ",GOVT,2001", 2, "'GOVT' is not a PLOVER sector"),
        ("offices", ",2001,", ",1 May 2001,", 2, "'1 May 2001' is not a date"),
        ("offices", ",2004-06,", ",2004-6,", 2, "'2004-6' is not a date"),
        ("offices", ",2010-01,", ",soon,", 4, "'soon' is not a date"),
        ("offices", ",2001,", ",2005,", 2, "ends (2004-06) before it starts (2005)"),
        ("offices", "2009-03-02", "2004-06-09", 3, "ends (2004-06-09) before it starts"),
        ("offices", "Bo al-Ring", "Bo Rong", 4, "'Bo Rong' is in no table of persons"),
        ("kin", "Bo al-Ring", "Bo Rong", 2, "'Bo Rong' is no person"),
        ("kin", "Ada Ring", "Ida Ring", 2, "'Ida Ring' is no person"),
    ],
)
def test_a_bad_table_is_one_clear_error(
    which: str, old: str, new: str, line: int, cause: str
) -> None:
    texts = {"persons": PERSONS, "offices": OFFICES, "kin": KIN}
    assert old in texts[which]
    texts[which] = texts[which].replace(old, new, 1)
    with pytest.raises(KnowledgeError) as caught:
        people(**texts)
    message = str(caught.value)
    file = "kin.csv" if which == "kin" else f"{which}/ours.csv"
    assert message.startswith(f"{file}, line {line}:")
    assert cause in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "date",
    [
        "2001-13",
        "2001-00",
        "2001-02-30",
        "2001-02-29",
        "2001-04-31",
        "2001-00-00",
        "0000",
        "２００１",
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(date: str) -> None:
    with pytest.raises(KnowledgeError, match="is not a date"):
        people(offices=OFFICES.replace(",2001,", f",{date},", 1))
