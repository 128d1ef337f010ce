"""Listed events, one flat row each, and the tables they convert to."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import msgspec

from dateline.records import Auxiliary, Status

if TYPE_CHECKING:
    import pandas
    import pyarrow


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event with what its article and its roles say, flat.

    ``start`` and ``end`` are the trigger's, ``sentence_start`` and ``sentence_end`` the
    sentence's: code points of the article's text, half-open. The n-th entries of
    ``actors``, ``actor_countries`` and ``actor_sectors`` belong to one role, ``None``
    where not known; so for recipients. ``date`` is the event's own, in its grain, and
    ``published`` the article's. Sentence fields are ``None`` only for an event whose
    sentence number does not exist.
    """

    event_id: str
    article_id: str
    run_id: str
    date: str | None
    date_basis: str | None
    published: str | None
    source: str | None
    title: str | None
    url: str | None
    code: str
    mode: str | None
    quad: int
    score: float
    status: Status
    aux: tuple[Auxiliary, ...]
    actors: tuple[str, ...]
    actor_countries: tuple[str | None, ...]
    actor_sectors: tuple[str | None, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str | None, ...]
    recipient_sectors: tuple[str | None, ...]
    trigger: str
    start: int
    end: int
    sentence: str | None
    sentence_start: int | None
    sentence_end: int | None
    place: str | None
    place_country: str | None
    confidence: float
    sense: str | None
    cameo: str | None
    contexts: tuple[str, ...]


_INTEGERS = frozenset({"quad", "start", "end", "sentence_start", "sentence_end"})
_FLOATS = frozenset({"score", "confidence"})
_LISTS = frozenset(
    {
        "aux",
        "actors",
        "actor_countries",
        "actor_sectors",
        "recipients",
        "recipient_countries",
        "recipient_sectors",
        "contexts",
    }
)


class Rows(Sequence[EventRow]):
    """Events in the order date, article, position; iterable, countable, convertible."""

    def __init__(self, rows: Sequence[EventRow]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> EventRow: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows": ...
    def __getitem__(self, index: int | slice) -> "EventRow | Rows":
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[EventRow]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} events>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dictionary a row, with lists for tuples, ready for JSON."""
        return [
            {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in msgspec.structs.asdict(row).items()
            }
            for row in self._rows
        ]

    def to_arrow(self) -> "pyarrow.Table":
        """A ``pyarrow.Table`` with :func:`arrow_schema`, also when there is no row.

        Raises:
            ImportError: pyarrow is not installed.
        """
        pyarrow = _pyarrow()
        columns = {
            name: [getattr(row, name) for row in self._rows] for name in EventRow.__struct_fields__
        }
        return pyarrow.Table.from_pydict(columns, schema=arrow_schema())

    def to_pandas(self) -> "pandas.DataFrame":
        """A ``pandas.DataFrame`` with the columns of :class:`EventRow`.

        Raises:
            ImportError: pandas is not installed.
        """
        try:
            import pandas  # noqa: F401 - pyarrow needs it, and says so less clearly
        except ImportError as error:
            raise ImportError(
                "events cannot be turned into a data frame: pandas is not installed; "
                "run pip install 'dateline[pandas]', or use to_arrow() or to_dicts()",
                name="pandas",
            ) from error
        return self.to_arrow().to_pandas()


def arrow_schema() -> "pyarrow.Schema":
    """The Arrow schema of :meth:`Rows.to_arrow`: a field for each one of ``EventRow``.

    Raises:
        ImportError: pyarrow is not installed.
    """
    pyarrow = _pyarrow()

    def type_of(name: str) -> Any:
        if name in _LISTS:
            return pyarrow.list_(pyarrow.string())
        if name in _FLOATS:
            return pyarrow.float64()
        return pyarrow.int64() if name in _INTEGERS else pyarrow.string()

    return pyarrow.schema([(name, type_of(name)) for name in EventRow.__struct_fields__])


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError(
            "events cannot be turned into an Arrow table: pyarrow is not installed; "
            "run pip install pyarrow, or use to_dicts()",
            name="pyarrow",
        ) from error
    return pyarrow
