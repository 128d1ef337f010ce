"""How alike two sets of labels on the same texts are, layer by layer.

Between runs of a model this is consistency, not inter-coder reliability.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dateline.corpus.gold import GoldEvent, GoldItem
from dateline.records import Span, overlap


class Consistency(msgspec.Struct, frozen=True, kw_only=True):
    """Figures from 0 to 1 (kappa from -1).

    ``empty_kappa``: Cohen's kappa on whether a line has an event. ``trigger_f1``: overlapping
    triggers. On the matched ones: ``code_kappa``, ``mode_same`` (the same set), ``status_kappa``
    and ``polarity_same``; ``actor_f1``, ``recipient_f1``, ``place_f1``, ``time_f1`` and
    ``holder_f1`` of overlapping spans; ``country_same`` among matched roles. ``event_f1``:
    overlapping triggers of the same code. ``statement_f1``: overlapping contents of one kind,
    ``quote_f1``: overlapping contents.
    """

    items: int
    first_events: int
    second_events: int
    empty_kappa: float
    trigger_f1: float
    event_f1: float
    code_kappa: float
    mode_same: float
    status_kappa: float
    actor_f1: float
    recipient_f1: float
    country_same: float
    place_f1: float
    time_f1: float
    holder_f1: float
    statement_f1: float
    quote_f1: float


Pair = tuple[GoldEvent, GoldEvent]
S = TypeVar("S", bound=Span)


def consistency(first: Sequence[GoldItem], second: Sequence[GoldItem]) -> Consistency:
    """Compare the items that both sides hold (by id).

    Raises:
        ValueError: an item's text differs between the two.
    """
    other = {i.id: i for i in second}
    both = [(i, other[i.id]) for i in first if i.id in other]
    for a, b in both:
        if a.text != b.text:
            raise ValueError(f"{a.id}: the two texts differ")
    pairs = [p for a, b in both for p in matched(a.events, b.events)]
    events = sum(len(a.events) + len(b.events) for a, b in both)
    lines = [(_has_event(a, n), _has_event(b, n)) for a, b in both for n in range(len(a.lines))]
    roles = [
        (x, y)
        for a, b in pairs
        for ours, theirs in ((a.actors, b.actors), (a.recipients, b.recipients))
        for x, y in _overlapping(ours, theirs)
    ]
    return Consistency(
        items=len(both),
        first_events=sum(len(a.events) for a, _ in both),
        second_events=sum(len(b.events) for _, b in both),
        empty_kappa=kappa(lines),
        trigger_f1=_share(2 * len(pairs), events),
        event_f1=_share(2 * sum(a.code == b.code for a, b in pairs), events),
        code_kappa=kappa([(a.code, b.code) for a, b in pairs]),
        mode_same=_share(sum(set(a.modes) == set(b.modes) for a, b in pairs), len(pairs)),
        status_kappa=kappa([(a.status, b.status) for a, b in pairs]),
        actor_f1=_span_f1(pairs, lambda e: e.actors),
        recipient_f1=_span_f1(pairs, lambda e: e.recipients),
        country_same=_share(sum(x.country == y.country for x, y in roles), len(roles)),
        place_f1=_span_f1(pairs, lambda e: e.places),
        time_f1=_span_f1(pairs, lambda e: e.times),
        holder_f1=_span_f1(pairs, lambda e: [c.holder for c in e.claims if c.holder is not None]),
        statement_f1=_labelled_f1(
            both, lambda i: {s.kind: [x.content for x in i.statements if x.kind == s.kind]
                             for s in i.statements}
        ),
        quote_f1=_labelled_f1(both, lambda i: {"": [q.content for q in i.quotes]}),
    )  # fmt: skip


def matched(first: Sequence[GoldEvent], second: Sequence[GoldEvent]) -> list[Pair]:
    """Events whose triggers overlap, one to one, those of the same code first."""
    candidates = sorted(
        (
            (a.code != b.code, -shared, i, j)
            for i, a in enumerate(first)
            for j, b in enumerate(second)
            if (shared := _shared(a.trigger, b.trigger))
        )
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(first[i], second[j]) for i, j in sorted(pairs.items())]


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa (1960); 1 where both always give one and the same label."""
    if not pairs:
        return 0.0
    total = len(pairs)
    seen = sum(a == b for a, b in pairs) / total
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(n * theirs[label] for label, n in ours.items()) / total**2
    return 1.0 if chance == 1 else round((seen - chance) / (1 - chance), 4)


def _has_event(item: GoldItem, line: int) -> bool:
    where = item.lines[line]
    return any(where.start <= e.trigger.start < where.end for e in item.events)


def _shared(a: Span, b: Span) -> int:
    return overlap(a.start, a.end, b.start, b.end)


def _overlapping(first: Sequence[S], second: Sequence[S]) -> list[tuple[S, S]]:
    left = list(second)
    found = []
    for span in first:
        partner = max(left, key=lambda other: _shared(span, other), default=None)
        if partner is not None and _shared(span, partner):
            left.remove(partner)
            found.append((span, partner))
    return found


def _span_f1(pairs: Iterable[Pair], spans: Callable[[GoldEvent], Sequence[Span]]) -> float:
    right = total = 0
    for a, b in pairs:
        right += len(_overlapping(spans(a), spans(b)))
        total += len(spans(a)) + len(spans(b))
    return _share(2 * right, total)


def _labelled_f1(
    both: Iterable[tuple[GoldItem, GoldItem]],
    spans: Callable[[GoldItem], Mapping[str, Sequence[Span]]],
) -> float:
    right = total = 0
    for a, b in both:
        ours, theirs = spans(a), spans(b)
        total += sum(map(len, ours.values())) + sum(map(len, theirs.values()))
        right += sum(len(_overlapping(ours[k], theirs.get(k, ()))) for k in ours)
    return _share(2 * right, total)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
