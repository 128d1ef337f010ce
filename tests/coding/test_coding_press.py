"""Country and sector in agency prose: datelines, what is said of oneself, movements by day."""

from collections.abc import Callable

import pytest
from coding_words import role_of

from dateline.pipeline import CodingRun

Said = Callable[[str, str, str], str]


@pytest.fixture
def said(coding_run: CodingRun) -> Said:
    """Country and sector of the last mention of a name in an article of a day."""

    def of(text: str, name: str, published: str) -> str:
        role = role_of(coding_run, text, name, published, last=True)
        return f"{role.country or '-'} {role.sector or '-'}"

    return of


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # the dateline tells where speakers are from, on the day
        ("LIMA, Peru, May 2 (AP) - Rosa Quispe, a nurse, wept.", "Quispe", "PER MED"),
        ("BIRMINGHAM, Ala., May 2 (AP) - Ann Boyle, a nurse, wept.", "Boyle", "USA MED"),
        ("BRATISLAVA, May 2 (AFP) - Jana Novak, a nurse, wept.", "Novak", "SVK MED"),
        # what somebody says of themselves
        ("LIMA, May 2 - Dr. Rosa Quispe said her ward was full.", "Quispe", "PER MED"),
        ("LIMA, May 2 - Rosa Quispe, 41, said the street was dark.", "Quispe", "PER CVL"),
        ("LIMA, May 2 - Golden Gate Tours said its buses stood idle.", "Tours", "PER BUS"),
        # callings: of professors, of the retired, of soldiers, and bodies with members
        ("LIMA, May 2 - Rosa Quispe, a professor of history, wept.", "Quispe", "PER EDU"),
        ("LIMA, May 2 - Rosa Quispe, a retired teacher, wept.", "Quispe", "PER CVL"),
        ("LIMA, May 2 - Rosa Quispe, an army nurse, wept.", "Quispe", "PER MIL"),
        ("LIMA, May 2 - Rosa Quispe, whose brother was lost, wept.", "Quispe", "PER CVL"),
        (
            "LIMA, May 2 - Rosa Quispe, president of a federation of bus drivers, wept.",
            "Quispe",
            "PER LAB",
        ),
        # a country that is named once, by the way
        (
            "LIMA, May 2 - Lima wept. Rosa Quispe, a nurse, saw the flag over Johannesburg.",
            "Quispe",
            "PER MED",
        ),
        # officers: the body decides, not the rank nor where he serves
        ("LIMA, May 2 - Lt. Col. Luis Ramos, a staff officer, left.", "Ramos", "PER MIL"),
        ("LIMA, May 2 - Brigadier Luis Ramos, a police spokesman, left.", "Ramos", "PER COP"),
        (
            "LIMA, May 2 - Col. Luis Ramos, the provincial constabulary commander, left.",
            "Ramos",
            "PER COP",
        ),
        (
            "RANGOON, May 2 - Tin Oo, an organiser for the National League for Democracy, left.",
            "Oo",
            "MMR OPP",
        ),
        ("LIMA, May 2 - Rosa Quispe, who runs a dialysis unit, wept.", "Quispe", "PER MED"),
        (
            "LIMA, May 2 - Dr. Rosa Quispe, a consultant in its emergency department, wept.",
            "Quispe",
            "PER MED",
        ),
        (
            "LIMA, May 2 - Rosa Quispe, who speaks for orderlies in a public-sector union, wept.",
            "Quispe",
            "PER LAB",
        ),
        ("LIMA, May 2 - Luis Ramos, the singer and senator, left.", "Ramos", "PER LEG"),
        # of whom somebody speaks, whom he serves and what he is said to lead
        (
            "LIMA, May 2 - Capt. Luis Ramos, master of the ship, said his crew wept.",
            "Ramos",
            "PER LAB",
        ),
        (
            "LIMA, May 2 - Luis Ramos, a commander, said his group was not bound.",
            "Ramos",
            "PER REB",
        ),
        ("LIMA, May 2 - Luis Ramos, an aide to the bishop, left.", "Ramos", "PER REL"),
        ("LIMA, May 2 - The dockers' union, led by Luis Ramos, struck.", "Ramos", "PER LAB"),
        (
            "LIMA, May 2 - Rosa Quispe, who negotiates for the finance ministry, left.",
            "Quispe",
            "PER GOV",
        ),
        (
            "LIMA, May 2 - Rosa Quispe, who heads a refugee support group, left.",
            "Quispe",
            "PER SOC",
        ),
        (
            "LIMA, May 2 - Luis Ramos, the provincial commissioner for refugees, left.",
            "Ramos",
            "PER GOV",
        ),
        (
            "BOISE, May 2 - State Sen. Ann Boyle, a Republican on the finance committee, left.",
            "Boyle",
            "USA LEG",
        ),
        ("LIMA, May 2 - Rosa Quispe, who has taught in Puno Province, wept.", "Quispe", "PER EDU"),
        ("LIMA, May 2 - Rosa Quispe, who hid with two children, wept.", "Quispe", "PER CVL"),
        ("LIMA, May 2 - Inca Superstores cut jobs.", "Superstores", "PER BUS"),
        ("LIMA, May 2 - El Diario de Puno protested.", "Puno", "PER JRN"),
        # one name, several bodies: that of the state the article is about
        ("ACCRA, May 2 - The Trades Union Congress of Ghana met in Accra.", "Congress", "GHA LAB"),
        ("ACCRA, May 2 - The Trades Union Congress met.", "Congress", "GHA LAB"),
        ("SANTIAGO, Chile, May 2 - The Christian Democrats protested.", "Democrats", "CHL PTY"),
        # a state that somebody is only for, or whose people are only most of those told of
        ("KIEV, May 2 - Pro-Russian separatists fired.", "separatists", "UKR REB"),
        (
            "LIMA, May 2 - Rev. Luis Ramos, pastor of a largely Polish congregation, wept.",
            "Ramos",
            "PER REL",
        ),
        ("LIMA, May 2 - People displaced by the flood wept.", "People", "PER REF"),
        ("LIMA, May 2 - The West African regional bloc met.", "bloc", "IGO -"),
        ("SUVA, May 2 - In the west of Viti Levu farmers wept.", "farmers", "FJI AGR"),
        # clauses
        ("LIMA, May 2 - Rosa Quispe, who raises pigs, wept.", "Quispe", "PER AGR"),
        ("LIMA, May 2 - Luis Ramos, who works at a steel mill, wept.", "Ramos", "PER LAB"),
        ("LIMA, May 2 - Luis Ramos, who chairs the works council, wept.", "Ramos", "PER LAB"),
        ("LIMA, May 2 - Luis Ramos, president of a chamber of commerce, left.", "Ramos", "PER BUS"),
        ("LIMA, May 2 - Luis Ramos, a deputy of the Socialist party, left.", "Ramos", "PER LEG"),
        # whose refugees there are is where they are from
        (
            "GOMA, Zaire, May 2 (AFP) - Rwandan refugees slept in the streets. Ana Uwase, who "
            "crossed with two sons, wept.",
            "Uwase",
            "RWA REF",
        ),
        # who is of a body of states has no sector, and is not of the state that it is about
        ("Jane Doe, the U.N. coordinator for Iraq, left.", "Doe", "UNO -"),
    ],
)
def test_agency_prose(said: Said, text: str, name: str, expected: str) -> None:
    assert said(text, name, "1998-05-03") == expected


@pytest.mark.parametrize(
    ("text", "name", "day", "expected"),
    [
        ("Sandinistas shelled the town.", "Sandinistas", "1978-09-12", "NIC REB"),
        ("Sandinistas won the vote.", "Sandinistas", "1984-11-05", "NIC PTY"),
        ("The FMLN attacked the base.", "FMLN", "1985-03-01", "SLV REB"),
        ("The FMLN criticised the budget.", "FMLN", "2004-03-01", "SLV PTY"),
        ("The Taliban attacked the base.", "Taliban", "2009-03-01", "AFG REB"),
        ("The Taliban attacked the base.", "Taliban", "2023-03-01", "AFG GOV"),
        ("KIEV, May 2 (AP) - Olena Bondar, a nurse, wept.", "Bondar", "1986-05-03", "SUN MED"),
        # an officer's command beside an office that has ended; "president" may be said of old
        (
            "Brigadier Sitiveni Rabuka, the army commander, left Suva.",
            "Rabuka",
            "1988-06-15",
            "FJI MIL",
        ),
        # firms are of the state of their head office, unless nobody calls them by one
        ("Boeing sued the union.", "Boeing", "2004-03-01", "USA BUS"),
        ("Gazprom sued the union.", "Gazprom", "2004-03-01", "RUS BUS"),
        ("Shell sued the union.", "Shell", "2004-03-01", "MNC BUS"),
        ("PODGORICA, May 2 - Ana Peric, a nurse, wept.", "Peric", "2004-05-03", "SCG MED"),
    ],
)
def test_what_was_on_the_day(said: Said, text: str, name: str, day: str, expected: str) -> None:
    assert said(text, name, day) == expected
