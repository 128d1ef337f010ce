"""The Python interface: articles in, records out; stores opened."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.records import Record, Rejection

if TYPE_CHECKING:
    from dateline.pipeline import CodingRun
    from dateline.read import Loaded, ReadOptions
    from dateline.store import SqliteStore


class ReadError(ValueError):
    """A text or page that cannot be read as an article; says why and what to do."""


@lru_cache(maxsize=4)
def _run(
    ontology: Path | None, model: str | None, knowledge: Path | None, coder: str | None
) -> "CodingRun":
    """A coding run, kept because its model takes a second to load."""
    from dateline.annotate import DEFAULT_MODEL
    from dateline.pipeline import CodingRun

    return CodingRun(
        ontology=ontology, model=model or DEFAULT_MODEL, knowledge=knowledge, coder=coder
    )


def _record(
    loaded: "Loaded | Rejection",
    ontology: Path | None,
    model: str | None,
    knowledge: Path | None,
    coder: str | None,
) -> Record:
    if isinstance(loaded, Rejection):
        remedy = f": {loaded.remedy}" if loaded.remedy else ""
        raise ReadError(f"{loaded.input or 'input'}: {loaded.reason}{remedy}")
    return _run(ontology, model, knowledge, coder).record(loaded.article)


def read_text(
    text: str,
    *,
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    ontology: Path | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    coder: str | None = None,
) -> Record:
    """The record of one article given as plain text.

    ``record.article.text`` is ``text``, unchanged: all offsets count its code points.
    ``published`` is an ISO date of any grain; ``ontology`` a file instead of PLOVER
    (docs/ontology.md), ``model`` an installed spaCy pipeline instead of the shipped one,
    ``knowledge`` a CSV of your own actors and places (README) and ``coder`` ``trained`` or
    ``lexicon`` (docs/coder.md).

    Raises:
        ReadError: the text is empty, too long or not text.
        ValueError: ``published`` is no date.
    """
    from dateline.read import ReadOptions
    from dateline.read import read_text as read

    options = ReadOptions(published=published, source=source, url=url, title=title)
    return _record(read(text, options), ontology, model, knowledge, coder)


def read_html(
    html: str | bytes,
    *,
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    ontology: Path | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    coder: str | None = None,
) -> Record:
    """The record of one web page; its text is what the extractor takes for the article.

    Raises:
        ReadError: there is no article in the page.
        ValueError: ``published`` is no date.
    """
    from dateline.read import ReadOptions
    from dateline.read import read_html as read

    options = ReadOptions(published=published, source=source, url=url, title=title)
    return _record(read(html, options), ontology, model, knowledge, coder)


def read_path(
    path: str | Path,
    *,
    published: str | None = None,
    source: str | None = None,
    ontology: Path | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    coder: str | None = None,
) -> Iterator[Record | Rejection]:
    """The records of a file or folder, one after the other; what cannot be read comes
    as a :class:`~dateline.records.Rejection`.

    Raises:
        ValueError: ``published`` is no date.
    """
    from dateline.read import ReadOptions

    # Not a generator itself, so that a wrong date is told at once.
    options = ReadOptions(published=published, source=source)
    return _records(str(path), options, ontology, model, knowledge, coder)


def _records(
    path: str,
    options: "ReadOptions",
    ontology: Path | None,
    model: str | None,
    knowledge: Path | None,
    coder: str | None,
) -> Iterator[Record | Rejection]:
    from dateline.pipeline import Clock, code_input, expand

    for source_file in expand([path]):
        if isinstance(source_file, Rejection):
            yield source_file
            continue
        run = _run(ontology, model, knowledge, coder)
        for item in code_input(source_file, options, run, None, Clock()):
            if isinstance(item, Rejection):
                yield item
            elif item.record is not None:
                yield item.record


def open(path: str | Path, *, read_only: bool = True) -> "SqliteStore":
    """A store of records: ``dateline.open("file.db").events(actor="RUS").to_pandas()``.

    Raises:
        StoreError: there is no such file, or it is not a store.
    """
    from dateline.store import SqliteStore

    return SqliteStore(path, read_only=read_only)
