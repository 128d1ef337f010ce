"""Fixtures that load the language model once for all tests, and the option of the goldens."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

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
    return CodingRun(coder="lexicon")


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


def tool(name: str) -> ModuleType:
    """A script of the folder ``tools`` as a module."""
    file = Path(__file__).parents[1] / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def real_texts(bench_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the texts of ``corpus/real``."""
    folder = tmp_path_factory.mktemp("real")
    tool("real_gold").write_texts(bench_folder / "bench", folder)
    return folder


@pytest.fixture(scope="session")
def corpus_page() -> str:
    """The corpus's page of numbers, made anew."""
    text = tool("corpus_page").page()
    assert isinstance(text, str)
    return text
