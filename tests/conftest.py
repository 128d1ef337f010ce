"""Fixtures that load the language model once for all tests, and the option of the goldens."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.pipeline import CodingRun, plain_article
from dateline.records import Record

Reader = Callable[..., Record]
"""``read(text, published=None)``: the record of a text that is all body."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/*.json anew from the present behaviour instead of comparing",
    )


@pytest.fixture(scope="session")
def coding_run() -> CodingRun:
    """The shipped ontology, lexicon, knowledge and model; it keeps no state between articles."""
    return CodingRun()


@pytest.fixture(scope="session")
def read(coding_run: CodingRun) -> Reader:
    """Codes a text as it stands, without looking for headlines or promotional lines in it."""

    def record(text: str, published: str | None = None) -> Record:
        return coding_run.record(plain_article(text, published))

    return record


@pytest.fixture(scope="session")
def bench_folder() -> Path:
    """The folder of benchmark data; skips the test where none is named."""
    name = os.environ.get("DATELINE_BENCH")
    if not name:
        pytest.skip("DATELINE_BENCH names no folder")
    return Path(name)
