"""Scoring events of whole articles against gold: trigger, code, triple, status.

Triggers are matched one to one, those that share most characters first, those of the same
code before others. A document's triples are DESIGN's: each pair of actor country and
recipient country of an event with its code, ``---`` for a missing side, unordered where the
event is reciprocal (several actors, no recipient).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

import msgspec

from dateline.corpus.lines import GoldDocument, LineEvent
from dateline.measure.spans import share
from dateline.pipeline import CodingRun
from dateline.read import Loaded, ReadOptions, read_text
from dateline.records import Event, overlap

MISSING = "---"
Triple = tuple[str, str, str]


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of right, predicted and gold things with the figures that follow."""

    right: int
    predicted: int
    gold: int
    precision: float
    recall: float
    f1: float


class EventScore(msgspec.Struct, frozen=True, kw_only=True):
    """Figures from 0 to 1.

    ``trigger`` counts overlapping triggers, ``trigger_code`` those with the same root code,
    ``triple`` the documents' triples. ``status_right`` is the share of matched triggers whose
    status is the gold's, ``negated`` the events called negated among gold and predicted
    triggers, ``negated_as_actual`` the share of the gold's negated ones that are told as
    actual. ``confusion`` maps a gold code to the codes predicted for it (``-``: not found),
    with ``-`` as gold for what is no event.
    """

    documents: int
    trigger: Tally
    trigger_code: Tally
    triple: Tally
    mode_right: float
    status_right: float
    negated: Tally
    negated_as_actual: float
    per_code: dict[str, Tally]
    per_mode: dict[str, Tally]
    confusion: dict[str, dict[str, int]]


class EventPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """One gold or predicted trigger with its partner, for looking at errors."""

    doc: str
    trigger: str
    gold: str | None
    predicted: str | None
    gold_status: str | None
    status: str | None
    confidence: float | None


class _Matched(msgspec.Struct, frozen=True):
    document: GoldDocument
    text: str
    events: tuple[Event, ...]
    pairs: tuple[tuple[LineEvent, Event], ...]


def score_events(
    gold: Iterable[tuple[GoldDocument, str]], run: CodingRun | None = None
) -> tuple[EventScore, list[EventPrediction]]:
    """Code the text of every document and compare with its labels."""
    coding = run or CodingRun()
    documents = []
    for document, text in gold:
        events = _events(document, text, coding)
        documents.append(
            _Matched(document, text, events, tuple(match_triggers(document.events, events)))
        )
    return _score(documents), [p for d in documents for p in _predictions(d)]


def _events(document: GoldDocument, text: str, run: CodingRun) -> tuple[Event, ...]:
    loaded = read_text(text, ReadOptions(published=document.published), name=document.doc)
    return run.record(loaded.article).events if isinstance(loaded, Loaded) else ()


class Extended(Protocol):
    """Something with a place in a text: code points, half-open."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Triggered(Protocol):
    """An event as far as matching needs it."""

    @property
    def trigger(self) -> Extended: ...
    @property
    def code(self) -> str: ...


_Told = TypeVar("_Told", bound=Triggered)


def match_triggers(
    gold: Sequence[LineEvent], predicted: Sequence[_Told]
) -> Iterable[tuple[LineEvent, _Told]]:
    """Pairs of overlapping triggers, each used once."""
    candidates = sorted(
        (
            (g.code == p.code, shared, -g_at, -p_at)
            for g_at, g in enumerate(gold)
            for p_at, p in enumerate(predicted)
            if (shared := overlap(g.trigger.start, g.trigger.end, p.trigger.start, p.trigger.end))
        ),
        reverse=True,
    )
    gold_left, predicted_left = set(range(len(gold))), set(range(len(predicted)))
    for _, _, g_at, p_at in candidates:
        if -g_at in gold_left and -p_at in predicted_left:
            gold_left.discard(-g_at)
            predicted_left.discard(-p_at)
            yield gold[-g_at], predicted[-p_at]


def triples(events: Iterable[LineEvent | Event]) -> set[Triple]:
    """The triples of a document's events."""
    found: set[Triple] = set()
    for event in events:
        actors = [r.country or MISSING for r in event.actors] or [MISSING]
        recipients = [r.country or MISSING for r in event.recipients]
        if len(actors) > 1 and not recipients:
            for a, b in combinations(actors, 2):
                first, second = sorted((a, b))
                found.add((first, second, event.code))
            continue
        found |= {(a, r, event.code) for a in actors for r in recipients or [MISSING]}
    return found


def _score(documents: Sequence[_Matched]) -> EventScore:
    pairs = [pair for d in documents for pair in d.pairs]
    gold = [e for d in documents for e in d.document.events]
    predicted = [e for d in documents for e in d.events]
    right = [(g, p) for g, p in pairs if g.code == p.code]
    golden = [triples(d.document.events) for d in documents]
    found = [triples(d.events) for d in documents]
    negated = [(g, p) for g, p in pairs if g.status == "negated"]
    return EventScore(
        documents=len(documents),
        trigger=tally(len(pairs), len(predicted), len(gold)),
        trigger_code=tally(len(right), len(predicted), len(gold)),
        triple=tally(
            sum(len(a & b) for a, b in zip(golden, found, strict=True)),
            sum(map(len, found)),
            sum(map(len, golden)),
        ),
        mode_right=share(
            sum(p.mode in g.modes if g.modes else p.mode is None for g, p in right), len(right)
        ),
        status_right=share(sum((g.status or "actual") == p.status for g, p in pairs), len(pairs)),
        negated=tally(
            sum(p.status == "negated" for _, p in negated),
            sum(p.status == "negated" for p in predicted),
            sum(g.status == "negated" for g in gold),
        ),
        negated_as_actual=share(
            sum(p.status == "actual" for _, p in negated), sum(g.status == "negated" for g in gold)
        ),
        per_code=_per_code(right, gold, predicted),
        per_mode=_per_mode(right, gold, predicted),
        confusion=_confusion(pairs, gold, predicted),
    )


def _per_code(
    right: Sequence[tuple[LineEvent, Event]],
    gold: Sequence[LineEvent],
    predicted: Sequence[Event],
) -> dict[str, Tally]:
    hits = Counter(g.code for g, _ in right)
    golden = Counter(g.code for g in gold)
    found = Counter(p.code for p in predicted)
    return {c: tally(hits[c], found[c], golden[c]) for c in sorted(golden.keys() | found.keys())}


def _per_mode(
    right: Sequence[tuple[LineEvent, Event]],
    gold: Sequence[LineEvent],
    predicted: Sequence[Event],
) -> dict[str, Tally]:
    """By ``CODE.mode``; right is a trigger with the code and one of the gold's modes."""
    hits = Counter(f"{p.code}.{p.mode}" for g, p in right if p.mode in g.modes)
    golden = Counter(f"{g.code}.{mode}" for g in gold for mode in g.modes)
    found = Counter(f"{p.code}.{p.mode}" for p in predicted if p.mode is not None)
    return {m: tally(hits[m], found[m], golden[m]) for m in sorted(golden.keys() | found.keys())}


def _confusion(
    pairs: Sequence[tuple[LineEvent, Event]],
    gold: Sequence[LineEvent],
    predicted: Sequence[Event],
) -> dict[str, dict[str, int]]:
    cells = Counter((g.code, p.code) for g, p in pairs)
    cells.update(Counter((g.code, "-") for g in gold))
    cells.subtract(Counter((g.code, "-") for g, _ in pairs))
    cells.update(Counter(("-", p.code) for p in predicted))
    cells.subtract(Counter(("-", p.code) for _, p in pairs))
    table: dict[str, dict[str, int]] = {}
    for (row, column), count in sorted(cells.items()):
        if count:
            table.setdefault(row, {})[column] = count
    return table


def tally(right: int, predicted: int, gold: int) -> Tally:
    """Precision, recall and F1 of counts; 0 where there is nothing to count."""
    return Tally(
        right=right,
        predicted=predicted,
        gold=gold,
        precision=share(right, predicted),
        recall=share(right, gold),
        f1=share(2 * right, predicted + gold),
    )


def _predictions(matched: _Matched) -> Iterable[EventPrediction]:
    taken = {id(p) for _, p in matched.pairs}
    partner = {id(g): p for g, p in matched.pairs}
    for gold in matched.document.events:
        found = partner.get(id(gold))
        yield EventPrediction(
            doc=matched.document.doc,
            trigger=matched.text[gold.trigger.start : gold.trigger.end],
            gold=gold.code,
            predicted=found.code if found is not None else None,
            gold_status=gold.status or "actual",
            status=found.status if found is not None else None,
            confidence=found.confidence if found is not None else None,
        )
    for event in matched.events:
        if id(event) not in taken:
            yield EventPrediction(
                doc=matched.document.doc,
                trigger=event.trigger.text,
                gold=None,
                predicted=event.code,
                gold_status=None,
                status=event.status,
                confidence=event.confidence,
            )
