"""The ``events`` and ``search`` commands: tables for people, CSV and JSON lines for programs."""

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.ontology import Ontology, load_ontology
from dateline.show.telling import excerpt, phrase, tell
from dateline.show.visible import visible
from dateline.store import EventFilter, EventRow, Hit, NotStoredError, SqliteStore

if TYPE_CHECKING:
    from rich.text import Text

_LIST_SEPARATOR = "|"
_SPACES = re.compile(r"\s+")


def events_command(db: Path, chosen: EventFilter, format: str, ontology: Path | None) -> None:
    """Print the events of ``chosen`` as a table, CSV or JSON lines.

    Raises:
        NotStoredError: nothing was found, and the ontology has no such code or mode.
        StoreError: the store cannot be read.
    """
    with SqliteStore(db, read_only=True) as store:
        rows = store.events(chosen)
        if not rows:
            _check_names(chosen, load_ontology(ontology))
        if format == "jsonl":
            _print_jsonl(msgspec.to_builtins(row) for row in rows)
        elif format == "csv":
            _print_csv(EventRow.__struct_fields__, (msgspec.to_builtins(row) for row in rows))
        else:
            _print_table(rows, chosen, load_ontology(ontology), db)


def _check_names(chosen: EventFilter, ontology: Ontology) -> None:
    """A misspelt code or mode finds nothing; say so."""
    if chosen.code is not None and chosen.code not in ontology.codes:
        raise NotStoredError(f"no code {chosen.code!r}: use one of {', '.join(ontology.codes)}")
    codes = ontology.codes if chosen.code is None else (chosen.code,)
    modes = sorted({mode for code in codes for mode in ontology.codes[code].modes})
    if chosen.mode is not None and chosen.mode not in modes:
        known = ", ".join(modes) or f"{chosen.code} has none"
        raise NotStoredError(f"no mode {chosen.mode!r}: use one of {known}")


def search_command(db: Path, words: str, limit: int, format: str) -> None:
    """Print the articles that hold ``words``."""
    with SqliteStore(db, read_only=True) as store:
        hits = store.search(words, limit=limit)
    if format == "jsonl":
        _print_jsonl(msgspec.to_builtins(hit) for hit in hits)
    elif format == "csv":
        _print_csv(Hit.__struct_fields__, (msgspec.to_builtins(hit) for hit in hits))
    else:
        from dateline.show.console import PlainConsole

        console = PlainConsole()
        for hit in hits:
            console.print(_hit_text(hit), soft_wrap=False)
        console.print(f"{len(hits)} article{'' if len(hits) == 1 else 's'} found in {db}")


def row_sentence(row: EventRow, ontology: Ontology) -> str:
    """The event of a row told in a sentence."""
    return tell(
        ontology,
        code=row.code,
        mode=row.mode,
        status=row.status,
        aux=row.aux,
        actors=[
            phrase(*parts)
            for parts in zip(row.actors, row.actor_countries, row.actor_sectors, strict=True)
        ],
        recipients=[
            phrase(*parts)
            for parts in zip(
                row.recipients, row.recipient_countries, row.recipient_sectors, strict=True
            )
        ],
        place=row.place,
    )


def _print_table(
    rows: Sequence[EventRow], chosen: EventFilter, ontology: Ontology, db: Path
) -> None:
    from rich import box
    from rich.table import Table

    from dateline.show.console import PlainConsole

    console = PlainConsole()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column("date", no_wrap=True)
    table.add_column("code", no_wrap=True)
    table.add_column("event, and the words that say so", ratio=1)
    table.add_column("article", no_wrap=True)
    for row in rows:
        code = row.code if row.mode is None else f"{row.code}\n {row.mode}"
        table.add_row(_when(row), code, _told(row, ontology), row.article_id[:12])
    console.print(table)
    console.print(f"{len(rows)} event{'' if len(rows) == 1 else 's'}: {chosen.describe()}, in {db}")


def _when(row: EventRow) -> str:
    if row.date and row.date_basis != "published-by":
        return row.date
    return f"by {row.published}" if row.published else "no date"


def _told(row: EventRow, ontology: Ontology) -> "Text":
    from rich.text import Text

    text = Text(visible(row_sentence(row, ontology)), style="bold")
    if row.sentence is None or row.sentence_start is None:
        return text
    start, end = row.start - row.sentence_start, row.end - row.sentence_start
    before, trigger, after = excerpt(visible(row.sentence), start, end)
    text.append("\n“", style="not bold")
    text.append(before, style="not bold")
    text.append(trigger, style="not bold underline" if sys.stdout.isatty() else "")
    text.append(f"{after}”", style="not bold")
    return text


def _hit_text(hit: Hit) -> "Text":
    from rich.text import Text

    text = Text(visible(hit.title or "(no title)"), style="bold")
    facts = " · ".join(f for f in (hit.source, hit.published, hit.article_id, hit.language) if f)
    cut = "…" if hit.start else ""
    text.append(f"\n  {visible(facts)}\n  {cut}", style="not bold")
    at = 0
    for start, end in hit.matches:
        text.append(_folded(hit.snippet[at:start]), style="not bold")
        text.append(_folded(hit.snippet[start:end]), style="not bold underline")
        at = end
    text.append(_folded(hit.snippet[at:]) + "\n", style="not bold")
    return text


def _folded(text: str) -> str:
    return _SPACES.sub(" ", visible(text))


def _print_jsonl(rows: Iterable[Any]) -> None:
    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
    sys.stdout.buffer.flush()


def _print_csv(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[c]) for c in columns])


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return _LIST_SEPARATOR.join("" if v is None else str(v) for v in value)
    return value
