"""What every store can do: write records, and read, search and list them."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Literal, Protocol, Self, runtime_checkable

from dateline.records import Article, Record, Rejection, Run
from dateline.store.filter import EventFilter
from dateline.store.hits import Hit, StoredRejection
from dateline.store.rows import Rows

PutResult = Literal["added", "unchanged", "updated"]
"""``added``: this run had not coded the article; ``updated``: something replaced."""


class _Closing(Protocol):
    def close(self) -> None:
        """Let go of the store; closing twice is harmless."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


@runtime_checkable
class Writer(_Closing, Protocol):
    """Writes records, each article whole or not at all."""

    def has(self, article_id: str, run_id: str) -> bool:
        """Whether the run's record of the article is stored, so that it can be skipped."""

    def put(
        self, record: Record, original: bytes | None, *, input_name: str | None = None
    ) -> PutResult:
        """Store what a run says of an article, and the bytes that the article came from.

        The same again changes nothing; what the same run said before of the article is
        replaced; what other runs said stays.
        """

    def put_rejection(self, rejection: Rejection, run: Run) -> PutResult:
        """Store that an input was dropped, once for each run, input, step and reason."""


@runtime_checkable
class View(_Closing, Protocol):
    """Reads what is stored."""

    def article(self, ref: str) -> Article | None:
        """The article with this id, URL, input name or unique beginning of an id."""

    def record(self, article_id: str, run_id: str | None = None) -> Record:
        """The record as it was put; of the newest run when none is named."""

    def original(self, article_id: str) -> bytes:
        """The bytes that the article was read from."""

    def runs(self) -> Sequence[Run]:
        """All runs, oldest first."""

    def articles(self) -> Iterator[Article]:
        """All articles in the order they came."""

    def rejections(self, run_id: str | None = None) -> Sequence[StoredRejection]:
        """What was dropped, in the order it came."""

    def search(self, words: str, limit: int = 20) -> Sequence[Hit]:
        """The articles that ``words`` are found in, best first."""

    def events(self, filter: EventFilter | None = None, **conditions: Any) -> Rows:
        """The events that pass ``filter`` and ``conditions``, by date, article, position."""
