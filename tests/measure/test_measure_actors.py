"""The gold of actors in context: how it is read, how it is scored, what is in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import load
from dateline.measure.actor_gold import GoldActor, GoldPassage, load_actors
from dateline.measure.actors import ActorPrediction, score_actors
from dateline.measure.errors import BenchmarkError

CORPUS = Path(__file__).parents[2] / "corpus" / "actors"

HEADER = "# x-01 published=2023-05-02 country=KEN\n"
MARKED = (
    "[Viktor Orban|HUN GOV =Viktor Orbán] met [Amina Wanjiku|KEN LEG/OPP], a Kenyan lawmaker, "
    "in Nairobi.\n[Olaf Scholz|FRA GOV =Olaf Scholz] criticised Denmark, and "
    "[Angela Merkel|DEU GOV =Angela Merkel @2015-06-01] praised it. "
    "[Gunmen|- UAF] killed two men.\n"
)


def gold(folder: Path, content: str | bytes, split: str = "dev") -> Path:
    (folder / split).mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode()
    (folder / split / "x.txt").write_bytes(data)
    return folder


def only(folder: Path, content: str) -> GoldPassage:
    [passage] = load_actors(gold(folder, content), "dev")
    return passage


def by_text(items: list[ActorPrediction]) -> dict[str, ActorPrediction]:
    return {item.text: item for item in items}


# --- markup


def test_marks_become_spans(tmp_path: Path) -> None:
    passage = only(tmp_path, HEADER + MARKED)
    assert (passage.id, passage.published) == ("x-01", "2023-05-02")
    assert passage.text.startswith("Viktor Orban met Amina Wanjiku, a Kenyan lawmaker, in Nairobi.")
    assert not set(passage.text) & set("[]|=@")
    assert [passage.text[a.start : a.end] for a in passage.actors] == [
        "Viktor Orban",
        "Amina Wanjiku",
        "Olaf Scholz",
        "Angela Merkel",
        "Gunmen",
    ]
    orban, wanjiku, _, merkel, gunmen = passage.actors
    assert orban == GoldActor(
        start=0,
        end=12,
        text="Viktor Orban",
        countries=frozenset({"HUN"}),
        sectors=frozenset({"GOV"}),
        name="Viktor Orbán",
        day="2023-05-02",
    )
    assert (wanjiku.sectors, wanjiku.name) == ({"LEG", "OPP"}, None)
    assert (merkel.name, merkel.day) == ("Angela Merkel", "2015-06-01")
    assert (gunmen.countries, gunmen.sectors) == (frozenset(), {"UAF"})


def test_passages_of_all_files_of_the_split(tmp_path: Path) -> None:
    gold(tmp_path, HEADER + "One.\n\n" + HEADER.replace("x-01", "x-02") + "Two.\n\nThree.\n")
    (tmp_path / "dev" / "a.txt").write_text(HEADER.replace("x-01", "a-01") + "Four.", "utf-8")
    gold(tmp_path, HEADER.replace("x-01", "y-01") + "Five.", "test")
    found = [(p.id, p.text) for p in load_actors(tmp_path, "dev")]
    assert found == [("a-01", "Four."), ("x-01", "One."), ("x-02", "Two.\n\nThree.")]
    assert [p.id for p in load_actors(tmp_path, "test")] == ["y-01"]


WORDS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="[]|#"), min_size=1)


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=8))
def test_offsets_are_those_of_the_words(
    tmp_path_factory: pytest.TempPathFactory, words: list[tuple[str, bool]]
) -> None:
    marked = " ".join(f"[{w}|KEN GOV]" if m else w for w, m in words)
    passage = only(tmp_path_factory.mktemp("gold"), HEADER + marked)
    assert passage.text == " ".join(w for w, _ in words)
    assert [a.text for a in passage.actors] == [w for w, m in words if m]
    assert all(passage.text[a.start : a.end] == a.text for a in passage.actors)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("# x-01 published=2023-05-02\nWords.", r"x\.txt:1: no header: '# x-01 published=2023-"),
        (HEADER + "Words.\n# next\nMore.", r"x\.txt:3: no header: '# next'"),
        (HEADER.replace("KEN", "Kenya") + "Words.", r"x\.txt:1: no header"),
        (HEADER + "[Orban|Hungary GOV] spoke.", r"x\.txt: x-01: '\[Orban\|Hungary GOV\]' is no"),
        (HEADER + "[Orban|HUN] spoke.", "is no label"),
        (HEADER + "[Orban|HUN GOV Viktor Orbán] spoke.", "is no label"),
        (HEADER + "[Orban|HUN GOV @soon] spoke.", "is no label"),
        (HEADER + "[Orban|HUN GVT] spoke.", r"x-01: '\[Orban\|HUN GVT\]': no PLOVER sector"),
        (HEADER + "[Orban|HUN GOV spoke.", "x-01: a bracket is left over"),
        (HEADER + "Orban] spoke.", "x-01: a bracket is left over"),
        (HEADER + "[Orban] spoke.", "x-01: a bracket is left over"),
    ],
)
def test_broken_markup_is_told_in_a_line(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(BenchmarkError, match=told) as caught:
        load_actors(gold(tmp_path, content), "dev")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no passage"),
        (b"Words.\n" + HEADER.encode() + b"More.", "words before the first header"),
        (HEADER.encode() + b"Jos\xe9 spoke.", "not UTF-8"),
        (HEADER.encode(), "no text"),
        (HEADER.encode() + b"[Orban|HUN GOV @2023-44] spoke.", "is no date"),
    ],
)
def test_what_is_no_gold_is_told_in_a_line(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(BenchmarkError, match=told):
        score_actors(gold(tmp_path, content), "dev")


def test_nothing_to_read(tmp_path: Path) -> None:
    gold(tmp_path, HEADER + "Words.")
    for folder, split in ((tmp_path, "test"), (tmp_path / "none", "dev"), (tmp_path / "dev", "x")):
        with pytest.raises(BenchmarkError, match=r"no \.txt files; name the folder corpus/actors"):
            load_actors(folder, split)


# --- scoring


def test_counts_by_hand(tmp_path: Path) -> None:
    score, items = score_actors(gold(tmp_path, HEADER + MARKED), "dev")
    found = by_text(items)
    assert [item.passage for item in items] == ["x-01"] * 5
    orban, wanjiku, scholz = (found[n] for n in ("Viktor Orban", "Amina Wanjiku", "Olaf Scholz"))
    assert (orban.country, orban.sector, orban.name) == ("HUN", "GOV", "Viktor Orbán")
    assert (orban.gold, orban.gold_name) == ("HUN GOV", "Viktor Orbán")
    assert (wanjiku.gold, wanjiku.country, wanjiku.sector) == ("KEN LEG/OPP", "KEN", "LEG")
    assert (scholz.country, scholz.right) == ("DEU", False)  # the gold is wrong here
    merkel = found["Angela Merkel"]
    assert (merkel.country, merkel.sector, merkel.right) == ("DEU", "GOV", True)  # on that day
    gunmen = found["Gunmen"]
    assert (gunmen.country, gunmen.sector, gunmen.right) == (None, "UAF", True)
    assert [n for n, item in found.items() if item.known] == [
        "Viktor Orban",
        "Olaf Scholz",
        "Angela Merkel",
    ]
    assert (score.mentions, score.answered, score.right_of_answered) == (5, 1.0, 0.8)
    assert (score.known, score.known_right, score.identified) == (3, 0.6667, 1.0)
    assert (score.unknown, score.unknown_right) == (2, 1.0)


def test_another_person_than_the_one_meant_is_wrong(tmp_path: Path) -> None:
    score, [item] = score_actors(
        gold(tmp_path, HEADER + "[Viktor Orban|HUN GOV =Amina Wanjiku] praised the nurses."), "dev"
    )
    assert (item.country, item.sector, item.answered) == ("HUN", "GOV", True)
    assert not item.right
    assert score.right_of_answered == 0


def test_of_joined_states_each_is_asked_for_by_its_own_words(tmp_path: Path) -> None:
    marked = "[Brazilian|BRA GOV] and [Argentine diplomats|ARG GOV] praised the nurses."
    score, items = score_actors(gold(tmp_path, HEADER + marked), "dev")
    assert [(i.country, i.sector) for i in items] == [("BRA", "GOV"), ("ARG", "GOV")]
    assert score.right_of_answered == 1


def test_whoever_nobody_knows_is_rightly_left_open(tmp_path: Path) -> None:
    score, [item] = score_actors(gold(tmp_path, HEADER + "[She|- -] praised the nurses."), "dev")
    assert (item.country, item.sector, item.name) == (None, None, None)
    assert (item.known, item.answered, item.right) == (False, True, True)
    assert (score.unknown, score.unknown_right, score.known, score.known_right) == (1, 1, 0, 0)


def test_no_mention_at_all(tmp_path: Path) -> None:
    score, items = score_actors(gold(tmp_path, HEADER + "Nobody spoke."), "dev")
    assert items == []
    assert (score.mentions, score.answered, score.right_of_answered) == (0, 0, 0)


# --- our own gold


@pytest.fixture(scope="module")
def corpus() -> list[GoldPassage]:
    return [*load_actors(CORPUS, "dev"), *load_actors(CORPUS, "test")]


def test_the_corpus_is_large_enough(corpus: list[GoldPassage]) -> None:
    actors = [a for p in corpus for a in p.actors]
    assert len(actors) >= 300
    assert len({p.id for p in corpus}) == len(corpus)
    assert all(p.text[a.start : a.end] == a.text for p in corpus for a in p.actors)


def test_the_corpus_has_many_whom_no_table_holds(corpus: list[GoldPassage]) -> None:
    knowledge = load()
    actors = [a for p in corpus for a in p.actors]
    nameless = [a for a in actors if a.name is None and not knowledge.lookup(a.text)]
    assert len(nameless) >= 0.3 * len(actors)


def test_the_corpus_has_old_and_new_news(corpus: list[GoldPassage]) -> None:
    for split in ("dev", "test"):
        years = [int(p.published[:4]) for p in load_actors(CORPUS, split)]
        assert min(years) < 1960
        assert max(years) > 2020


def test_the_codes_of_the_corpus_are_codes(corpus: list[GoldPassage]) -> None:
    knowledge = load()
    special = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    codes = {c for p in corpus for a in p.actors for c in a.countries}
    assert {c for c in codes - special if knowledge.state(c) is None} == set()
