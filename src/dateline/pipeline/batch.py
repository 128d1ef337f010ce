"""Coding a batch of inputs, one article at a time: what each one came to."""

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

import msgspec

from dateline.pipeline.again import with_known
from dateline.pipeline.clock import Clock
from dateline.pipeline.coding_run import CodingRun
from dateline.read import InputFile, Loaded, ReadOptions, list_inputs, read_input
from dateline.records import Record, Rejection
from dateline.store import View, Writer

Outcome = Literal["coded", "unchanged", "updated"]


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was read. ``record`` is ``None`` where it was already stored."""

    name: str
    article_id: str
    record: Record | None
    outcome: Outcome


class Store(Writer, View, Protocol):
    """What a batch needs of a store."""


def expand(paths: Sequence[str]) -> list[InputFile | Rejection]:
    """The inputs that the user's paths name, and those that cannot be."""
    return list(list_inputs(paths))


def code_input(
    source: InputFile, options: ReadOptions, run: CodingRun, store: Store | None, clock: Clock
) -> Iterator[Coded | Rejection]:
    """Read, code and store one input (many articles, if it is JSON Lines).

    Each article is stored as soon as it is coded, whole or not at all; an article that
    this run has coded before is not coded again.

    Raises:
        StoreError: the store cannot be written; what was stored stays.
    """
    items = read_input(source, options)
    while True:
        with clock.step("read"):
            item = next(items, None)
        if item is None:
            return
        if isinstance(item, Rejection):
            if store is not None:
                store.put_rejection(item, run.run)
            yield item
        else:
            yield _code(item, run, store, clock)


def _code(item: Loaded, run: CodingRun, store: Store | None, clock: Clock) -> Coded:
    if store is None:
        record = run.record(item.article)
        return Coded(name=item.name, article_id=item.article.id, record=record, outcome="coded")
    stored = store.article(item.article.id)
    article = with_known(item.article, stored)
    if stored == article and store.has(article.id, run.run.id):
        return Coded(name=item.name, article_id=article.id, record=None, outcome="unchanged")
    record = run.record(article)
    with clock.step("store"):
        result = store.put(record, item.original, input_name=item.name)
    outcome: Outcome = "coded" if result == "added" else result
    return Coded(name=item.name, article_id=article.id, record=record, outcome=outcome)
