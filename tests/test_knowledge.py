"""States and their names, organisations, role nouns, and finding them in text."""

import csv
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import (
    PLOVER_SECTORS,
    PLOVER_SPECIAL_CODES,
    Entry,
    KnowledgeError,
    load,
)
from dateline.records import Actor

DATA = Path(str(resources.files("dateline.knowledge"))) / "data"
KNOWLEDGE = load()
MARKS = "~?^"
WITHOUT_CAPITAL = {"GIB", "HKG", "MAC"}  # cities


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def written_names() -> Iterator[tuple[str, str]]:
    """Every name in the data with its marks, and the code of its row."""
    for file in ("states.csv", "organizations.csv", "metonyms.csv", "regions.csv"):
        for row in rows(file):
            code = row.get("alpha3") or row.get("code") or ""
            for column in ("name", "official", "demonyms", "capitals", "aliases"):
                for name in row.get(column, "").replace("=", "|").split("|"):
                    if name:
                        yield name, code


NAMES = list(written_names())


def best(name: str) -> Entry:
    return KNOWLEDGE.lookup(name)[0]


def found(text: str) -> list[tuple[str, str | None]]:
    return [(f.text, f.candidates[0].country) for f in KNOWLEDGE.find(text)]


# --- the data


def test_every_name_is_looked_up() -> None:
    for name, code in NAMES:
        countries = {entry.country for entry in KNOWLEDGE.lookup(name.lstrip(MARKS))}
        assert (code or None) in countries, name


def test_every_name_is_found_unless_it_is_for_look_up_only() -> None:
    for marked, code in NAMES:
        name = marked.lstrip(MARKS)
        text = f"and then {name}, too"
        hits = [f for f in KNOWLEDGE.find(text) if f.text == name]
        if "~" in marked[: len(marked) - len(name)]:
            assert not any(e.country == code for f in hits for e in f.candidates), name
        else:
            assert len(hits) == 1, name
            assert (code or None) in {e.country for e in hits[0].candidates}, name


def test_states_have_a_name_an_adjective_and_a_capital() -> None:
    states = rows("states.csv")
    assert len(states) >= 195
    assert all(row["demonyms"] for row in states)
    assert {row["alpha3"] for row in states if not row["capitals"]} == WITHOUT_CAPITAL
    former = {row["alpha3"] for row in states if row["end"]}
    assert former >= {"SUN", "DDR", "CSK", "YUG", "SCG", "VDR"}
    assert {row["alpha3"] for row in states} >= {"XKX", "TWN", "PSE", "ESH", "HKG", "GRL", "PRI"}


def test_sectors_are_plover_sectors_and_all_are_used() -> None:
    nouns = rows("sectors.csv")
    assert len(nouns) >= 700
    assert {row["sector"] for row in nouns} == PLOVER_SECTORS
    for row in nouns:
        noun = KNOWLEDGE.role(row["lemma"])
        assert noun is not None
        assert (noun.lemma, noun.sector, noun.kind) == (row["lemma"], row["sector"], row["kind"])
        for alias in filter(None, row["aliases"].split("|")):
            assert KNOWLEDGE.role(alias) == noun


def test_countries_and_sectors_of_entries_are_known() -> None:
    alpha3 = {row["alpha3"] for row in rows("states.csv")}
    for entry in KNOWLEDGE.entries:
        assert entry.country is None or entry.country in alpha3 | PLOVER_SPECIAL_CODES
        assert entry.sector is None or entry.sector in PLOVER_SECTORS


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.name)
def test_files_are_sorted_with_line_feeds(path: Path) -> None:
    assert b"\r" not in path.read_bytes()
    first = next(iter(rows(path.name)[0]))
    keys = [row[first].lstrip(MARKS) for row in rows(path.name)]
    assert keys == sorted(keys)


# --- looking up


@pytest.mark.parametrize(
    ("name", "country", "reading"),
    [
        ("South Korea", "KOR", "state"),
        ("Republic of Korea", "KOR", "state"),
        ("DPRK", "PRK", "state"),
        ("N. Korea", "PRK", "state"),
        ("N Korea", "PRK", "state"),
        ("RUSSIA", "RUS", "state"),
        ("US", "USA", "state"),
        ("U.S.", "USA", "state"),
        ("the U.S.A.", "USA", "state"),
        ("America", "USA", "state"),
        ("the States", "USA", "state"),
        ("UK", "GBR", "state"),
        ("U.K.", "GBR", "state"),
        ("Great Britain", "GBR", "state"),
        ("Holland", "NLD", "state"),
        ("Burma", "MMR", "state"),
        ("Czech Republic", "CZE", "state"),
        ("Czechia", "CZE", "state"),
        ("Ivory Coast", "CIV", "state"),
        ("Côte d'Ivoire", "CIV", "state"),
        ("Cote d’Ivoire", "CIV", "state"),
        ("Co\u0302te d'Ivoire", "CIV", "state"),
        ("COTE D'IVOIRE", "CIV", "state"),
        ("Türkiye", "TUR", "state"),
        ("Turkiye", "TUR", "state"),
        ("Turkey", "TUR", "state"),
        ("Swaziland", "SWZ", "state"),
        ("North Macedonia", "MKD", "state"),
        ("East Timor", "TLS", "state"),
        ("UAE", "ARE", "state"),
        ("the Gambia", "GMB", "state"),
        ("The Gambia", "GMB", "state"),
        ("DR Congo", "COD", "state"),
        ("Congo-Brazzaville", "COG", "state"),
        ("Guinea Bissau", "GNB", "state"),
        ("Trinidad & Tobago", "TTO", "state"),
        ("St. Kitts and Nevis", "KNA", "state"),
        ("Bosnia And Herzegovina", "BIH", "state"),
        ("U.S.S.R.", "SUN", "state"),
        ("East Germany", "DDR", "state"),
        ("Kosovo", "XKX", "state"),
        ("the Palestinian territories", "PSE", "state"),
        ("Moscow", "RUS", "capital"),
        ("Kyiv", "UKR", "capital"),
        ("Kiev", "UKR", "capital"),
        ("Washington, D.C.", "USA", "capital"),
        ("Bogotá", "COL", "capital"),
        ("N’Djamena", "TCD", "capital"),
        ("The Hague", "NLD", "capital"),
        ("the Kremlin", "RUS", "metonym"),
        ("the White House", "USA", "metonym"),
        ("Downing Street", "GBR", "metonym"),
        ("Quai d’Orsay", "FRA", "metonym"),
        ("the Élysée palace", "FRA", "metonym"),
        ("Brussels", "EUR", "metonym"),
        ("the UN", "UNO", "organization"),
        ("U.N.", "UNO", "organization"),
        ("UN security council", "UNO", "organization"),
        ("WHO", "UNO", "organization"),
        ("NATO", "IGO", "organization"),
        ("Nato", "IGO", "organization"),
        ("the European Union", "EUR", "organization"),
        ("the I.M.F.", "IGO", "organization"),
        ("al Qaeda", "IMG", "organization"),
        ("Al-Qaida", "IMG", "organization"),
        ("Daesh", "IMG", "organization"),
        ("Hamas", "PSE", "organization"),
        ("the Houthis", "YEM", "organization"),
        ("Rapid Support Forces", "SDN", "organization"),
        ("Amnesty International", "NGO", "organization"),
        ("South Korean", "KOR", "demonym"),
        ("South Koreans", "KOR", "demonym"),
        ("Filipina", "PHL", "demonym"),
        ("Dutch", "NLD", "demonym"),
        ("Nigerien", "NER", "demonym"),
        ("Nigerian", "NGA", "demonym"),
        ("Soviet", "SUN", "demonym"),
        ("Scottish", "GBR", "demonym"),
        ("Gaza", "PSE", "region"),
        ("the West", None, "region"),
        ("Western", None, "demonym"),
        ("Russia's", "RUS", "state"),
        ("Saint John's", "ATG", "capital"),
    ],
)
def test_lookup(name: str, country: str | None, reading: str) -> None:
    entry = best(name)
    assert (entry.country, entry.reading) == (country, reading)


@pytest.mark.parametrize(
    "word",
    [
        *("us", "who", "may", "May", "turkey", "china", "it", "is", "polish", "jordan", "west"),
        *("West", "ice", "the", "", " ", "'s", ".", "kremlin palaces", "Fed", "Us", "Un"),
    ],
)
def test_common_words_are_not_names(word: str) -> None:
    assert KNOWLEDGE.lookup(word) == ()
    assert KNOWLEDGE.find(f"so {word} here") == ()


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("Georgia", [("state", "GEO"), ("region", "USA")]),
        ("Congo", [("state", "COD"), ("state", "COG")]),
        ("Korea", [("state", "KOR"), ("state", "PRK")]),
        ("Guinea", [("state", "GIN"), ("state", "GNB"), ("state", "GNQ")]),
        ("Washington", [("capital", "USA"), ("region", "USA")]),
        ("Jordan", [("state", "JOR")]),
        ("Moscow", [("capital", "RUS"), ("capital", "SUN")]),
        ("Jerusalem", [("capital", "ISR"), ("capital", "PSE")]),
        ("Brussels", [("metonym", "EUR"), ("capital", "BEL")]),
        ("Congolese", [("demonym", "COD"), ("demonym", "COG")]),
        ("Luxembourg", [("state", "LUX"), ("capital", "LUX")]),
    ],
)
def test_ambiguous_names_give_all_readings_best_first(
    name: str, readings: list[tuple[str, str]]
) -> None:
    assert [(e.reading, e.country) for e in KNOWLEDGE.lookup(name)] == readings


def test_demonym() -> None:
    entry = KNOWLEDGE.demonym("South Korean")
    assert entry is not None
    assert (entry.name, entry.country) == ("South Korea", "KOR")
    assert KNOWLEDGE.demonym("Moscow") is None
    assert KNOWLEDGE.demonym("korean") is None


def test_an_adjective_and_its_state_are_one_actor() -> None:
    state, demonym = best("South Korea"), best("South Korean")
    assert state.id == demonym.id
    assert KNOWLEDGE.actor(state) == KNOWLEDGE.actor(demonym)
    actor = KNOWLEDGE.actor(best("the Kremlin"))
    assert (actor.name, actor.kind, actor.country) == ("Kremlin", "organization", "RUS")


def test_spellings_of_a_capital_are_one_place() -> None:
    assert best("Kiev") == best("Kyiv")
    assert best("Rangoon") == best("Yangon") != best("Naypyidaw")


def test_ids_tell_actors_apart() -> None:
    actors: dict[str, Actor] = {}
    for entry in KNOWLEDGE.entries:
        actor = KNOWLEDGE.actor(entry)
        assert actors.setdefault(entry.id, actor) == actor
    assert len({(a.kind, a.name, a.country) for a in actors.values()}) == len(actors)


def test_years() -> None:
    assert (best("Soviet Union").begin, best("Soviet Union").end) == (1922, 1991)
    assert best("South Sudan").begin == 2011
    assert best("Warsaw Pact").end == 1991


def test_state() -> None:
    assert KNOWLEDGE.state("FRA") == best("France")
    assert KNOWLEDGE.state("ZZZ") is None


# --- role nouns


@pytest.mark.parametrize(
    ("phrase", "lemma", "sector", "kind"),
    [
        ("troops", "troop", "MIL", "group"),
        ("lawmaker", "lawmaker", "LEG", "person"),
        ("gunmen", "gunman", "UAF", "person"),
        ("prosecutors", "prosecutor", "JUD", "person"),
        ("protestors", "protester", "OPP", "person"),
        ("rebel", "rebel", "REB", "person"),
        ("farmer", "farmer", "AGR", "person"),
        ("journalist", "journalist", "JRN", "person"),
        ("fishermen", "fisherman", "CVL", "person"),
        ("Prime Minister", "prime minister", "GOV", "person"),
        ("defense ministers", "defence minister", "GOV", "person"),
        ("foreign ministry", "foreign ministry", "GOV", "organization"),
        ("security forces", "security force", "COP", "organization"),
        ("riot police", "riot police", "COP", "organization"),
        ("heads of state", "head of state", "GOV", "person"),
        ("MPs", "member of parliament", "LEG", "person"),
        ("asylum-seekers", "asylum seeker", "REF", "person"),
        ("peace-keeper", "peacekeeper", "MIL", "person"),
        ("ex-president", "ex-president", "ELI", "person"),
        ("two senior finance ministry officials", "ministry official", "GOV", "person"),
        ("thieves", "thief", "CRM", "person"),
        ("nearby countries", "country", "GOV", "state"),
    ],
)
def test_role(phrase: str, lemma: str, sector: str, kind: str) -> None:
    noun = KNOWLEDGE.role(phrase)
    assert noun is not None
    assert (noun.lemma, noun.sector, noun.kind) == (lemma, sector, kind)


@pytest.mark.parametrize("phrase", ["", "  ", "train", "president of the", "satellite launch"])
def test_no_role(phrase: str) -> None:
    assert KNOWLEDGE.role(phrase) is None


# --- finding


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US-led and Moscow-backed forces", [("US", "USA"), ("Moscow", "RUS")]),
        ("the U.S.-China talks", [("U.S.", "USA"), ("China", "CHN")]),
        ("Russia’s and IRAN'S men", [("Russia", "RUS"), ("IRAN", "IRN")]),
        ("tell us who may go", []),
        ("MAN WHO SHOT MP", []),
        ("The WHO said so", [("WHO", "UNO")]),
        ("a turkey in Turkey", [("Turkey", "TUR")]),
        ("South Korea, not Korea", [("South Korea", "KOR"), ("Korea", "KOR")]),
        ("from North\nKorea", [("North\nKorea", "PRK")]),
        ("from North\n\nKorea", [("Korea", "KOR")]),
        ("in the UN. Security Council members", [("UN", "UNO"), ("Security Council", "UNO")]),
        ("Burundi's National Security Council", [("Burundi", "BDI")]),
        ("The West Bengal strike", [("West Bengal", "IND")]),
        ("in the West Bank", [("West Bank", "PSE")]),
        ("The West warned", [("The West", None)]),
        ("at West Point", []),
        ("back to the states", []),
        ("al Shabaab and Al-Shabaab", [("al Shabaab", "SOM"), ("Al-Shabaab", "SOM")]),
        ("Papua New Guinea's guinea pigs", [("Papua New Guinea", "PNG")]),
        ("South China Sea", [("South China Sea", None)]),
        ("New Mexico and Mexico", [("New Mexico", "USA"), ("Mexico", "MEX")]),
        ("the Berlin Wall in Berlin", [("Berlin", "DEU")]),
        ("Trade in Malé? A male bird. Male bird.", []),
        ("the Bahamas", [("Bahamas", "BHS")]),
    ],
)
def test_find(text: str, names: list[tuple[str, str | None]]) -> None:
    assert found(text) == names


PIECES = st.one_of(
    st.sampled_from([name.lstrip(MARKS) for name, _ in NAMES]),
    st.sampled_from(
        [
            *(" ", ", ", "'s", "’s", "-", "-led ", "\n", "\n\n", ". ", "the ", "The ", "\u0301"),
            *("\U0001f6f0 ", " & ", " of ", "ß", "'", "U.", "N", " WHO ", "İ", "ʼ", "\u00a0"),
        ]
    ),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_found_names_stand_where_they_say(text: str) -> None:
    last = 0
    for hit in KNOWLEDGE.find(text):
        assert last <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        assert hit.candidates
        assert hit.candidates[0] in KNOWLEDGE.lookup(hit.text)
        last = hit.end


@given(st.text())
def test_look_ups_take_any_text(text: str) -> None:
    for entry in KNOWLEDGE.lookup(text):
        assert entry in KNOWLEDGE.entries
    noun = KNOWLEDGE.role(text)
    assert noun is None or noun.sector in PLOVER_SECTORS


# --- loading


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def folder(whole: Path) -> Path:
    """The data with the long tables emptied, which the tests of the others need not read."""
    for table in (*whole.glob("*/*.csv"), whole / "kin.csv", whole / "given_names.csv"):
        header, _, _ = table.read_text(encoding="utf-8").partition("\n")
        table.write_text(f"{header}\n", encoding="utf-8", newline="\n")
    return whole


def replace(path: Path, old: str, new: str) -> int:
    """Replace the first ``old`` of a file; the line where it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def test_a_folder_with_the_same_files_is_the_same_knowledge(whole: Path) -> None:
    again = load(whole)
    assert again.version == KNOWLEDGE.version
    assert again.entries == KNOWLEDGE.entries


def test_another_name_is_another_version(folder: Path) -> None:
    replace(folder / "states.csv", ",Holland,", ",Holland|Batavian Republic,")
    changed = load(folder)
    assert changed.version != KNOWLEDGE.version
    assert changed.lookup("Batavian Republic")[0].country == "NLD"
    assert changed.lookup("Batavian Republic")[0].id == best("Netherlands").id


@pytest.mark.parametrize(
    ("file", "old", "new", "cause"),
    [
        ("states.csv", "alpha3,name", "alpha3,nom", "unknown column 'nom'"),
        ("states.csv", ",begin,end", ",begin", "no column 'end'"),
        ("states.csv", "alpha3,name", "name,alpha3", "columns out of order"),
        ("states.csv", "\nFRA,", "\nFr,", "'Fr' is not an alpha-3 code"),
        ("states.csv", "\nFRA,", "\nBEL,", "BEL is already in line"),
        ("states.csv", ",Holland,", ",Holland|Holland,", "'Holland' is already in line"),
        ("states.csv", ",Holland,", ",Belgium,", "'Belgium' is already in line"),
        ("states.csv", ",Holland,", ",Holland|,", "holds an empty name"),
        ("states.csv", ",Holland,", ",---,", "'---' has no letters"),
        ("states.csv", "\nFRA,France,", "\nFRA,,", "no name"),
        ("states.csv", ",1922,1991", ",1922,91", "'91' is not a year"),
        ("states.csv", "\nFRA,", "\nFRA,x,", "14 cells instead of 13"),
        ("metonyms.csv", ",RUS,", ",QQQ,", "'QQQ' is neither an alpha-3 code"),
        ("metonyms.csv", ",GOV,", ",GOVT,", "'GOVT' is not a PLOVER sector"),
        ("organizations.csv", ",IGO,", ",I,", "'I' is neither an alpha-3 code"),
        ("regions.csv", ",place,", ",planet,", "'planet' is not a kind"),
        ("sectors.csv", ",LEG,person", ",,person", "no sector"),
        ("sectors.csv", "\nabbess,", "\nabbot,", "'abbot' is already in line"),
        ("sectors.csv", "\nabbess,", '\n"abbess,', "not CSV"),
    ],
)
def test_bad_data_is_one_clear_error(
    folder: Path, file: str, old: str, new: str, cause: str
) -> None:
    line = replace(folder / file, old, new) + old.count("\n")
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(f"{file}, line ")
    assert cause in message
    assert "\n" not in message
    if "already" not in cause and "CSV" not in cause:
        assert message.startswith(f"{file}, line {line}:")


def test_a_file_in_another_encoding(folder: Path) -> None:
    path = folder / "states.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252", "replace"))
    with pytest.raises(KnowledgeError, match=r"^states\.csv, line \d+: not UTF-8"):
        load(folder)


def test_a_missing_file(folder: Path) -> None:
    (folder / "sectors.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"^sectors\.csv: cannot be read"):
        load(folder)
