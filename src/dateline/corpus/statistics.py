"""Counts over a corpus: what it holds of each label."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dateline.corpus.gold import GoldItem


class CorpusCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What a corpus holds; every table is sorted by its keys.

    ``sentences`` are items of one line, ``empty`` those of them without an event by reason;
    ``statuses`` counts events by status, ``modes`` by ``CODE.mode``.
    """

    sentences: int
    articles: int
    events: int
    empty: dict[str, int]
    codes: dict[str, int]
    modes: dict[str, int]
    statuses: dict[str, int]
    contexts: dict[str, int]
    statements: dict[str, int]
    quotes: dict[str, int]
    claims: int
    roles: int
    chains: int
    styles: dict[str, int]
    decades: dict[str, int]
    hands: dict[str, int]
    families: int
    words: int


def count(items: Sequence[GoldItem]) -> CorpusCounts:
    """The counts of ``items``."""
    events = [e for i in items for e in i.events]
    sentences = [i for i in items if i.kind == "sentences"]
    return CorpusCounts(
        sentences=len(sentences),
        articles=len(items) - len(sentences),
        events=len(events),
        empty=_table(
            next((x.empty for x in i.lines if x.empty), "?") for i in sentences if not i.events
        ),
        codes=_table(e.code for e in events),
        modes=_table(f"{e.code}.{m}" for e in events for m in e.modes),
        statuses=_table(e.status for e in events),
        contexts=_table(c for e in events for c in e.contexts),
        statements=_table(s.kind for i in items for s in i.statements),
        quotes=_table(q.kind for i in items for q in i.quotes),
        claims=sum(bool(e.claims) for e in events),
        roles=sum(len(e.actors) + len(e.recipients) for e in events),
        chains=sum(len(i.chains) for i in items),
        styles=_table(i.style for i in items),
        decades=_table(f"{i.published[:3]}0s" for i in items),
        hands=_table(i.hand for i in items),
        families=len({i.family for i in items}),
        words=sum(len(i.text.split()) for i in items),
    )


def _table(labels: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(labels).items()))
