"""The ``show`` command: an article's text with its events underlined and listed."""

import sys
import textwrap
from pathlib import Path
from typing import TypeGuard

from rich.text import Text

from dateline.ontology import load_ontology
from dateline.records import Event, EventPlace, Record, Role
from dateline.show.console import PlainConsole
from dateline.show.telling import phrase, tell
from dateline.show.visible import visible
from dateline.store import NotStoredError, SqliteStore

_INDENT = "    "
_SECTION_STYLES = {"headline": "bold", "promo": "dim", "boilerplate": "dim", "byline": "italic"}


def show_command(db: Path, ref: str, run: str | None, ontology: Path | None) -> None:
    """Print one article.

    Raises:
        NotStoredError: nothing stored is called ``ref``.
        StoreError: the store cannot be read.
    """
    with SqliteStore(db, read_only=True) as store:
        article = store.article(ref)
        if article is None:
            raise NotStoredError(
                f"{db}: no article {ref!r}: 'dateline search' and 'dateline events' show ids"
            )
        record = store.record(article.id, run)
    console = PlainConsole()
    article = record.article
    console.print(Text(visible(article.title or article.id), style="bold"))
    facts = [article.id, article.source, article.url, article.language]
    facts.append(
        f"published {article.published} ({article.published_basis})"
        if article.published
        else "no publication date"
    )
    console.print(visible(" · ".join(f for f in facts if f)))
    console.print()
    console.print(_marked_text(record, numbers=not sys.stdout.isatty()))
    console.print()
    chosen = load_ontology(ontology)
    for number, event in enumerate(record.events, 1):
        sentence = tell(
            chosen,
            code=event.code,
            mode=event.mode,
            status=event.status,
            aux=event.aux,
            actors=_phrases(event.actors),
            recipients=_phrases(event.recipients),
            place=event.place.text if _is_told(event.place) else None,
        )
        console.print(Text(visible(f"[{number}] {sentence}"), style="bold"))
        for line in textwrap.wrap(visible(_details(event)), max(console.width, 20) - len(_INDENT)):
            console.print(f"{_INDENT}{line}")
    for rejection in record.rejections:
        where = "" if rejection.start is None else f" ({rejection.start}–{rejection.end})"
        console.print(visible(f"{rejection.reason[:1].upper()}{rejection.reason[1:]}{where}"))
    if not record.events:
        console.print("No events.")


def _phrases(side: tuple[Role, ...]) -> list[str]:
    return [phrase(r.text, r.country, r.sector) for r in side]


def _details(event: Event) -> str:
    code = event.code if event.mode is None else f"{event.code} {event.mode}"
    parts = [code, event.status, f"“{event.trigger.text}” at {event.trigger.start}"]
    parts += [_place_of(role, "by") for role in event.actors]
    parts += [_place_of(role, "to") for role in event.recipients]
    if event.date is not None and event.date.value is not None:
        by = "by " if event.date.basis == "published-by" else ""
        parts.append(f"{by}{event.date.value}")
    if event.place is not None and event.place.name is not None:
        where = (
            event.place.name
            if event.place.country is None
            else f"{event.place.name}, {event.place.country}"
        )
        parts.append(where if _is_told(event.place) else f"{where} (by the {event.place.basis})")
    if event.cameo:
        parts.append(f"CAMEO {event.cameo}")
    parts.append(f"confidence {event.confidence:.2f}")
    return " · ".join(parts)


def _is_told(place: EventPlace | None) -> TypeGuard[EventPlace]:
    """Whether the words at the trigger, and not only the article, say where it was."""
    return place is not None and place.basis.startswith(("words", "sentence"))


def _place_of(role: Role, word: str) -> str:
    return f"{word} “{' '.join(role.text.split())}” at {role.start}"


def _marked_text(record: Record, *, numbers: bool) -> Text:
    """The article's text with triggers underlined; with numbers behind them where the
    output cannot show underlining."""
    text = visible(record.article.text)
    out = Text()
    marks = sorted(
        (event.trigger.start, event.trigger.end, n) for n, event in enumerate(record.events, 1)
    )
    at = 0
    for start, end, number in marks:
        if start >= at:
            out.append(text[at:start])
            out.append(text[start:end], style="underline bold")
            at = end
        if numbers:  # of events with one trigger, each
            out.append(f"[{number}]")
    out.append(text[at:])
    if not numbers:
        for section in record.article.sections:
            style = _SECTION_STYLES.get(section.kind)
            if style:
                out.stylize(style, section.start, section.end)
    return out
