"""Events as rows: columns to filter by, and the whole event as JSON."""

import msgspec

from dateline.records import Article, Claim, Event, EventDate, Record, Role
from dateline.store.codec import Row
from dateline.store.dates import days_of
from dateline.store.fold import fold

EVENT_COLUMNS = (
    "coding",
    "seq",
    "run_id",
    "id",
    "article_id",
    "code",
    "mode",
    "quad",
    "score",
    "cameo",
    "status",
    "confidence",
    "sense",
    "trigger_text",
    '"start"',
    '"end"',
    "sentence",
    "sentence_text",
    "sentence_start",
    "sentence_end",
    "date",
    "date_basis",
    "date_from",
    "date_to",
    "place_text",
    "place_name",
    "place_country",
    "place_folded",
    "body",
)

INSERT_EVENT = (
    f"INSERT INTO events ({', '.join(EVENT_COLUMNS)}) "
    f"VALUES ({', '.join('?' for _ in EVENT_COLUMNS)})"
)
INSERT_ROLE = (
    'INSERT INTO event_roles (event, side, seq, text, "start", "end", actor, actor_name, '
    "country, sector, office, confidence, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_CLAIM = (
    "INSERT INTO claims (event, seq, holder, holder_actor, holder_country, certainty, "
    "polarity, cue, parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_EVENT = msgspec.json.Decoder(Event)


class EventRows(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one event: its own without the coding's number, those of its roles and
    claims without the event's."""

    event: Row
    roles: tuple[Row, ...]
    claims: tuple[Row, ...]


def encode_events(record: Record) -> tuple[EventRows, ...]:
    """The rows of all events of ``record``, in order."""
    names = {actor.id: actor.name for actor in record.actors}
    return tuple(
        EventRows(
            event=_event(record, seq, event),
            roles=tuple(
                _role(side, n, role, names)
                for side, roles in (("actor", event.actors), ("recipient", event.recipients))
                for n, role in enumerate(roles)
            ),
            claims=tuple(_claim(n, claim) for n, claim in enumerate(event.claims)),
        )
        for seq, event in enumerate(record.events)
    )


def decode_event(body: str) -> Event:
    """The event in the column ``body``.

    Raises:
        msgspec.MsgspecError: it does not hold an event.
    """
    return _EVENT.decode(body)


def event_date(date: EventDate | None) -> str | None:
    """The date to show for an event: its value in its grain, else a day that bounds it."""
    return None if date is None else date.value or date.earliest or date.latest


def _event(record: Record, seq: int, event: Event) -> Row:
    first, last = _days(event.date, record.article)
    place = event.place
    return (
        seq,
        record.run.id,
        event.id,
        record.article.id,
        event.code,
        event.mode,
        event.quad,
        event.score,
        event.cameo,
        event.status,
        event.confidence,
        event.sense,
        event.trigger.text,
        event.trigger.start,
        event.trigger.end,
        event.sentence,
        *_sentence(record, event.sentence),
        event_date(event.date),
        None if event.date is None else event.date.basis,
        first,
        last,
        None if place is None else place.text,
        None if place is None else place.name,
        None if place is None else place.country,
        None if place is None else _folded(place.text, place.name),
        msgspec.json.encode(event).decode(),
    )


def _sentence(record: Record, index: int) -> tuple[str | None, int | None, int | None]:
    if not 0 <= index < len(record.sentences):
        return None, None, None
    sentence = record.sentences[index]
    return record.article.text[sentence.start : sentence.end], sentence.start, sentence.end


def _days(date: EventDate | None, article: Article) -> tuple[str | None, str | None]:
    """The first and last day of an event; a side that is not known is taken from the other."""
    if date is not None:
        value = days_of(date.value or "") or (None, None)
        earliest = days_of(date.earliest or "") or value
        latest = days_of(date.latest or "") or value
        first, last = earliest[0] or latest[0], latest[1] or earliest[1]
        if first is not None:
            return first, last
    return days_of(article.published or "") or (None, None)


def _role(side: str, seq: int, role: Role, names: dict[str, str]) -> Row:
    name = names.get(role.actor) if role.actor is not None else None
    return (
        side,
        seq,
        role.text,
        role.start,
        role.end,
        role.actor,
        name,
        role.country,
        role.sector,
        role.office,
        role.confidence,
        _folded(role.text, name),
    )


def _claim(seq: int, claim: Claim) -> Row:
    holder = claim.holder
    return (
        seq,
        holder if isinstance(holder, str) else holder.text,
        None if isinstance(holder, str) else holder.actor,
        None if isinstance(holder, str) else holder.country,
        claim.certainty,
        claim.polarity,
        None if claim.cue is None else claim.cue.text,
        claim.parent,
    )


def _folded(text: str, name: str | None) -> str:
    return fold(text) if name is None else f"{fold(text)}\n{fold(name)}"
