"""Searching: any words are a valid search, and matches stand where they are said to."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import RUN, make_article

from dateline.records import Article, Record
from dateline.store import EventFilter, SqliteStore
from dateline.store.snippets import WIDTH, find_matches, window
from dateline.store.words import parse_words

TEXTS = {
    "a": "Erdoğan negotiated with Putin over the Black Sea grain deal.",
    "b": "Negotiation over the sea: black smoke rose. Kim Jong-un's train left.",
    "c": "L'équipe de France a gagné. OR AND NOT NEAR title:x ^y {z}",
    "d": "Nothing\0of note, but Putin came\r\nin the U.S. too 👩‍👩‍👧 today.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "a.db") as opened:
        for name, text in TEXTS.items():
            article = make_article(
                text, id=name, title=f"Title {name}", published=f"202{ord(name)}"
            )
            opened.put(Record(run=RUN, article=article), None)
        yield opened


def found(store: SqliteStore, words: str) -> str:
    return "".join(sorted(hit.article_id for hit in store.search(words)))


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("putin", "ad"),
        ("PUTIN grain", "a"),
        ("erdogan", "a"),
        ("équipe", "c"),
        ("equipe", "c"),
        ("black sea", "ab"),
        ('"black sea"', "a"),
        ("“black sea”", "a"),
        ('"black sea', "a"),
        ("negotiat*", "ab"),
        ("negotiat", ""),
        ('"over the s"*', "b"),
        ('"over the bl*', ""),
        ("putin -grain", "d"),
        ('putin -"black sea"', "d"),
        ("putin --grain", "d"),
        ("title -put*", "bc"),
        ("-putin", "bc"),
        ("-putin -france", "b"),
        ("Jong-un", "b"),
        ("un-Jong", ""),
        ("U.S.", "d"),
        ("AND", "c"),
        ("OR NOT", "c"),
        ("NEAR(black sea)", ""),
        ("title:x", "c"),
        ("text:putin", ""),
        ("^y {z}", "c"),
        ("came in", "d"),
        ("", ""),
        ("   ", ""),
        ("*", ""),
        ("-", ""),
        ('"', ""),
        ('""', ""),
        ("👩", ""),
        ("putin !!! 👩 *", "ad"),
        ("pu\0tin", ""),
        ("put\0* in", ""),
        ("putin \ud800", "ad"),
        ("title d", "d"),
    ],
)
def test_what_words_find(store: SqliteStore, words: str, ids: str) -> None:
    assert found(store, words) == ids


@pytest.fixture(scope="module")
def shared_store() -> Iterator[SqliteStore]:
    with TemporaryDirectory() as folder, SqliteStore(Path(folder) / "a.db") as opened:
        for name, text in TEXTS.items():
            opened.put(Record(run=RUN, article=make_article(text, id=name)), None)
        yield opened


@settings(deadline=None)
@given(words=st.text() | st.text(alphabet='ab"*-^():{}+, \0NEAROT'))
def test_no_words_are_an_error(shared_store: SqliteStore, words: str) -> None:
    for hit in shared_store.search(words):
        assert hit.article_id in TEXTS
    query = parse_words(words)
    if query.include or query.exclude:
        assert list(shared_store.events(EventFilter(text=words))) == []
    else:
        assert shared_store.search(words) == []


def test_very_many_words_are_no_error(shared_store: SqliteStore) -> None:
    words = " ".join(f"w{n}" for n in range(2000))
    assert shared_store.search(words) == []
    assert len(shared_store.search(words.replace("w", "-w"))) == len(TEXTS)


def test_a_hit_tells_where_the_words_are(store: SqliteStore) -> None:
    (hit,) = store.search('"Putin came" title')
    text = TEXTS["d"]
    assert (hit.article_id, hit.title, hit.source) == ("d", "Title d", "The Gazette")
    assert (hit.published, hit.language) == ("202100", "en")
    assert hit.rank < 0
    assert hit.snippet == text[hit.start : hit.start + len(hit.snippet)]
    assert [hit.snippet[s:e] for s, e in hit.matches] == ["Putin came"]
    assert [str(hit.title)[s:e] for s, e in hit.title_matches] == ["Title"]


def test_hits_come_best_first_and_no_more_than_asked(store: SqliteStore) -> None:
    dense = make_article("Putin. Putin. Putin!", id="e")
    store.put(Record(run=RUN, article=dense), None)
    hits = store.search("putin")
    assert hits[0].article_id == "e"
    assert [h.rank for h in hits] == sorted(h.rank for h in hits)
    assert store.search("putin", limit=1) == hits[:1]
    assert store.search("putin", limit=0) == []
    with pytest.raises(ValueError, match="limit: -1 is negative"):
        store.search("putin", limit=-1)


def test_words_of_the_title_alone_give_the_beginning(store: SqliteStore) -> None:
    article = make_article("word " * 200, id="f", title="Headline")
    store.put(Record(run=RUN, article=article), None)
    (hit,) = store.search("headline")
    assert hit.start == 0
    assert hit.matches == ()
    assert hit.title_matches == ((0, 8),)
    assert len(hit.snippet) <= WIDTH


def test_the_index_follows_a_changed_article(store: SqliteStore) -> None:
    def put(**changes: str) -> Article:
        article = make_article(TEXTS["a"], id="a", **changes)
        store.put(Record(run=RUN, article=article), None)
        return article

    put(title="Harvest")
    assert found(store, "harvest") == "a"
    put(title="Fishing")
    assert found(store, "harvest") == ""
    assert found(store, "fishing grain") == "a"


words = st.sampled_from(["alpha", "beta", "gamma", "älpha"])
gaps = st.sampled_from([" ", "\0", "\x01", "\x02", "\r\n", ", ", " 👩‍👩‍👧 ", "\u202e", ". "])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(words, gaps), max_size=30))
def test_matches_are_exactly_the_words(pieces: list[tuple[str, str]]) -> None:
    text = "".join(itertools.chain.from_iterable(pieces))
    query = parse_words("alpha").include
    assert query is not None
    ((title_matches, matches),) = find_matches(query, [(text, text)])
    assert matches == title_matches
    assert [text[s:e] for s, e in matches] == [w for w, _ in pieces if w in ("alpha", "älpha")]


@given(st.text(alphabet="ab \n", max_size=400), st.data())
def test_a_window_holds_its_matches(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=12)))
    matches = tuple(zip(edges[::2], edges[1::2], strict=False))
    start, end = window(text, matches, width=50)
    assert 0 <= start <= end <= len(text)
    if matches:
        assert any(start <= s and e <= end for s, e in matches)
    inside = sum(start <= s and e <= end for s, e in matches)
    best = max((sum(a <= s and e <= a + 50 for s, e in matches) for a, _ in matches), default=0)
    assert inside >= best
