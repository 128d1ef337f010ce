"""Coding with categories of one's own: the worked example of docs/categories.md."""

from pathlib import Path

import numpy as np
import pytest

from dateline.coding.categories import Category, Definitions, fit_head, load_definitions
from dateline.measure.categories import read_rows, score_categories
from dateline.pipeline import plain_article
from dateline.pipeline.categories import CategoryRun

CORPUS = Path(__file__).parents[2] / "corpus" / "categories"


@pytest.fixture(scope="module")
def hardship() -> CategoryRun:
    return CategoryRun(load_definitions(CORPUS / "hardship.yaml"))


def test_the_worked_example_finds_most(hardship: CategoryRun) -> None:
    score, found = score_categories(hardship, read_rows(CORPUS / "hardship.tsv"))
    assert score.macro_f1 >= 0.6, found
    assert all(p.confidence is None or p.confidence >= 0.5 for p in found)


def test_sentences_of_an_article_with_their_places(hardship: CategoryRun) -> None:
    text = (
        "The sun shone on the harbour. The steel mill cut 300 jobs on Friday. "
        "Children were playing in the square."
    )
    found = list(hardship.sightings(plain_article(text)))
    assert [(s.category, s.sentence) for s in found] == [("LAYOFF", 1)]
    [one] = found
    assert text[one.span.start : one.span.end] == one.span.text


@pytest.mark.xfail(strict=True, reason="the fourth network's vectors do not show it")
def test_a_dismissal_is_a_layoff(hardship: CategoryRun) -> None:
    [found] = hardship.judge(["The cannery dismissed 200 workers on Friday."])
    assert found is not None
    assert found.category == "LAYOFF"


def test_texts_without_words(hardship: CategoryRun) -> None:
    assert hardship.judge(["", "   "]) == hardship.judge(["", "   "])
    assert list(hardship.sightings(plain_article("…"))) == []


def test_a_head_is_the_same_again_and_knows_its_examples() -> None:
    rng = np.random.default_rng(3)
    centres = rng.normal(size=(3, 12)).astype(np.float32)

    def around(n: int) -> np.ndarray:
        return (centres[n] + 0.1 * rng.normal(size=(8, 12))).astype(np.float32)

    examples = {"A": around(0), "B": around(1)}
    definitions = Definitions(
        name="x", categories={n: Category(description="d", examples=()) for n in examples}
    )
    none = around(2)
    first, second = (fit_head(definitions, examples, none) for _ in range(2))
    assert first.judge(examples["A"]) == second.judge(examples["A"])
    assert {s.category for s in first.judge(examples["B"]) if s is not None} == {"B"}
    assert [s for s in first.judge(none) if s is not None] == []
    assert [s for s in first.judge(examples["A"], threshold=1.0) if s is not None] == []
