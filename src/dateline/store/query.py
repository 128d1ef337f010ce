"""Filters and searches as SQL with bound parameters."""

import sqlite3

import msgspec

from dateline.records import Role
from dateline.store.event_codec import decode_event, event_date
from dateline.store.filter import EventFilter
from dateline.store.fold import fold, is_country_code
from dateline.store.hits import Hit
from dateline.store.rows import EventRow, Rows
from dateline.store.snippets import find_matches, window
from dateline.store.words import TextQuery, parse_words


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A condition in SQL and the values of its question marks, in order."""

    sql: str
    values: tuple[str | int | float, ...] = ()


_NEWEST = Clause(sql="e.coding IN (SELECT max(n) FROM codings GROUP BY article_id)")

_EVENTS = """
SELECT e.body, e.run_id, e.article_id, e.sentence_text, e.sentence_start, e.sentence_end,
       a.published, a.source, a.title, a.url
FROM (
    SELECT e.n, e.date_from, e.article_id, e."start", e.id FROM events AS e WHERE {where}
    ORDER BY e.date_from IS NULL, e.date_from, e.article_id, e."start", e.id
    LIMIT ? OFFSET ?
) AS chosen
JOIN events AS e ON e.n = chosen.n
JOIN articles AS a ON a.id = e.article_id
ORDER BY chosen.date_from IS NULL, chosen.date_from, chosen.article_id, chosen."start", chosen.id
"""

_HITS = """
SELECT a.id, a.title, a.source, a.published, a.language, a.text, articles_fts.rank
FROM articles_fts JOIN articles AS a ON a.n = articles_fts.rowid
WHERE articles_fts MATCH ? {excluding}
ORDER BY articles_fts.rank, a.n LIMIT ?
"""

_WITHOUT = """
SELECT a.id, a.title, a.source, a.published, a.language, a.text, 0.0
FROM articles AS a WHERE {excluding}
ORDER BY a.published DESC, a.n LIMIT ?
"""

_MOST = 2**63 - 1
"""The greatest integer that SQLite takes."""

_MATCHING = "(SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"


def where(filter: EventFilter) -> Clause:
    """The condition on the table ``events`` (as ``e``) that ``filter`` asks for."""
    clauses = [_NEWEST if filter.run is None else _is("e.run_id", filter.run)]
    for column, value in (
        ("e.article_id", filter.article),
        ("e.code", filter.code),
        ("e.mode", filter.mode),
        ("e.status", filter.status),
    ):
        if value is not None:
            clauses.append(_is(column, value))
    for sides, name in (
        ("r.side = 'actor' AND ", filter.actor),
        ("r.side = 'recipient' AND ", filter.recipient),
        ("", filter.either),
    ):
        if name is not None:
            clauses.append(_has_role(sides, name))
    if filter.place is not None:
        columns = ("e.place_country", "e.place_folded", "e.place_text", "e.place_name")
        clauses.append(_named(filter.place, *columns))
    since, until = filter.days
    if since is not None:
        clauses.append(Clause(sql="e.date_to >= ?", values=(since,)))
    if until is not None:
        clauses.append(Clause(sql="e.date_from <= ?", values=(until,)))
    if filter.text is not None:
        words = _contains(parse_words(filter.text))
        clauses.append(
            Clause(
                sql=f"e.article_id IN (SELECT a.id FROM articles AS a WHERE {words.sql})",
                values=words.values,
            )
        )
    if filter.min_confidence is not None:
        clauses.append(Clause(sql="e.confidence >= ?", values=(filter.min_confidence,)))
    return Clause(
        sql=" AND ".join(f"({clause.sql})" for clause in clauses),
        values=tuple(value for clause in clauses for value in clause.values),
    )


def select_events(db: sqlite3.Connection, filter: EventFilter) -> Rows:
    """The events that pass ``filter``."""
    condition = where(filter)
    limit = _MOST if filter.limit is None else min(filter.limit, _MOST)
    offset = min(filter.offset, _MOST)
    rows = db.execute(_EVENTS.format(where=condition.sql), (*condition.values, limit, offset))
    return Rows([_event_row(*row) for row in rows])


def search(db: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """The articles that ``words`` are found in, best first."""
    query, limit = parse_words(words), min(limit, _MOST)
    excluding = f"a.n NOT IN {_MATCHING}"
    if query.include is None:
        if query.exclude is None:
            return []
        sql = _WITHOUT.format(excluding=excluding)
        return [_hit(row, (), ()) for row in db.execute(sql, (query.exclude, limit))]
    sql = _HITS.format(excluding="" if query.exclude is None else f"AND {excluding}")
    words_of = [w for w in (query.include, query.exclude) if w is not None]
    rows = db.execute(sql, (*words_of, limit)).fetchall()
    found = find_matches(query.include, [(row[1] or "", row[5]) for row in rows])
    return [_hit(row, *matches) for row, matches in zip(rows, found, strict=True)]


def _is(column: str, value: str) -> Clause:
    return Clause(sql=f"{column} = ?", values=(value,))


def _has_role(side: str, name: str) -> Clause:
    named = _named(name, "r.country", "r.folded", "r.text", "r.actor_name")
    return Clause(
        sql=f"e.n IN (SELECT r.event FROM event_roles AS r WHERE {side}({named.sql}))",
        values=named.values,
    )


def _named(name: str, country: str, folded: str, *texts: str) -> Clause:
    if not is_country_code(name):
        return Clause(sql=f"instr({folded}, ?) > 0", values=(fold(name).strip(),))
    # In words the letters must stand alone and in capitals: "the FBI", not "Belarus".
    alone = f"*[^A-Za-z]{name}[^A-Za-z]*"
    words = " OR ".join(f"' ' || {text} || ' ' GLOB ?" for text in texts)
    return Clause(sql=f"{country} = ? OR {words}", values=(name, *(alone for _ in texts)))


def _contains(query: TextQuery) -> Clause:
    """The condition on the table ``articles`` (as ``a``) that ``query`` asks for."""
    clauses = []
    if query.include is not None:
        clauses.append(Clause(sql=f"a.n IN {_MATCHING}", values=(query.include,)))
    if query.exclude is not None:
        clauses.append(Clause(sql=f"a.n NOT IN {_MATCHING}", values=(query.exclude,)))
    return Clause(
        sql=" AND ".join(clause.sql for clause in clauses),
        values=tuple(value for clause in clauses for value in clause.values),
    )


def _hit(
    row: tuple[str, str | None, str | None, str | None, str | None, str, float],
    title_matches: tuple[tuple[int, int], ...],
    matches: tuple[tuple[int, int], ...],
) -> Hit:
    article_id, title, source, published, language, text, rank = row
    start, end = window(text, matches)
    return Hit(
        article_id=article_id,
        title=title,
        source=source,
        published=published,
        language=language,
        snippet=text[start:end],
        start=start,
        matches=tuple((s - start, e - start) for s, e in matches if start <= s and e <= end),
        title_matches=title_matches,
        rank=rank,
    )


def _event_row(
    body: str,
    run_id: str,
    article_id: str,
    sentence: str | None,
    sentence_start: int | None,
    sentence_end: int | None,
    published: str | None,
    source: str | None,
    title: str | None,
    url: str | None,
) -> EventRow:
    event = decode_event(body)
    actors, actor_countries, actor_sectors = _columns(event.actors)
    recipients, recipient_countries, recipient_sectors = _columns(event.recipients)
    return EventRow(
        event_id=event.id,
        article_id=article_id,
        run_id=run_id,
        date=event_date(event.date),
        date_basis=None if event.date is None else event.date.basis,
        published=published,
        source=source,
        title=title,
        url=url,
        code=event.code,
        mode=event.mode,
        quad=event.quad,
        score=event.score,
        status=event.status,
        aux=event.aux,
        actors=actors,
        actor_countries=actor_countries,
        actor_sectors=actor_sectors,
        recipients=recipients,
        recipient_countries=recipient_countries,
        recipient_sectors=recipient_sectors,
        trigger=event.trigger.text,
        start=event.trigger.start,
        end=event.trigger.end,
        sentence=sentence,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        place=None if event.place is None else event.place.text,
        place_country=None if event.place is None else event.place.country,
        confidence=event.confidence,
        sense=event.sense,
        cameo=event.cameo,
        contexts=event.contexts,
    )


def _columns(
    roles: tuple[Role, ...],
) -> tuple[tuple[str, ...], tuple[str | None, ...], tuple[str | None, ...]]:
    return (
        tuple(role.text for role in roles),
        tuple(role.country for role in roles),
        tuple(role.sector for role in roles),
    )
