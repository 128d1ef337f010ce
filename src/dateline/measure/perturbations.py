"""Scoring how events hold when their sentence is changed (``dateline score perturbations``)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.corpus import GoldDocument, LineEvent
from dateline.measure.perturb import (
    Changed,
    Perturbation,
    negated,
    other_numbers,
    other_states,
    passive,
)
from dateline.measure.spans import share
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Event, overlap

_LONGEST = 600
"""Characters; longer items are whole articles, where a change is no longer one change."""


class PerturbationRate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the events that were told with the right code before the change.

    Shares of ``cases``: ``same`` code, ``other`` code and ``lost``. ``doer_kept`` is the share
    of the same ones whose actor still has the gold's country (``None``: nowhere asked),
    ``negated`` and ``actual`` the shares of the same ones told with that status.
    """

    cases: int
    same: float
    other: float
    lost: float
    doer_kept: float | None
    negated: float
    actual: float


class Perturbed(msgspec.Struct, frozen=True, kw_only=True):
    """One changed sentence and what is told at its trigger afterwards."""

    kind: str
    doc: str
    text: str
    code: str
    told: str | None
    status: str | None
    doer: str | None
    actors: tuple[str, ...]


def score_perturbations(
    gold: Sequence[tuple[GoldDocument, str]], run: CodingRun
) -> tuple[dict[str, PerturbationRate], list[Perturbed]]:
    """Rates by kind of change, over the sentences whose event is coded rightly as it stands."""
    short = [(d, text) for d, text in gold if len(text) <= _LONGEST and d.events]
    kinds: dict[str, Perturbation] = {
        "names": other_states(_exchanged(short, run)),
        "numbers": other_numbers,
        "passive": passive,
        "negation": negated,
    }
    items = [i for document, text in short for i in _perturbed(document, text, kinds, run)]
    return {kind: _rate([i for i in items if i.kind == kind]) for kind in kinds}, items


def _exchanged(gold: Iterable[tuple[GoldDocument, str]], run: CodingRun) -> dict[str, str]:
    """For each state that takes part under its plain name the next one of the alphabet."""
    words = {
        text[r.start : r.end]
        for document, text in gold
        for e in document.events
        for r in (*e.actors, *e.recipients)
    }
    states = sorted(w for w in words if any(x.kind == "state" for x in run.knowledge.lookup(w)[:1]))
    plain = [s for s in states if s[0].isupper() and not s.isupper()]
    return dict(zip(plain, [*plain[1:], *plain[:1]], strict=True))


def _perturbed(
    document: GoldDocument, text: str, kinds: Mapping[str, Perturbation], run: CodingRun
) -> Iterator[Perturbed]:
    article = plain_article(text, document.published)
    annotation = run.annotation(article)
    before = run.coder.code(article, annotation)
    scenes = run.scenes(annotation)
    for event in document.events:
        if not _told(before, event.trigger.start, event.trigger.end, event.code):
            continue
        for kind, change in kinds.items():
            changed = change(text, event, scenes)
            if changed is not None:
                yield _after(kind, document, event, changed, run)


def _told(events: Iterable[Event], start: int, end: int, code: str) -> bool:
    return any(
        e.code == code and overlap(start, end, e.trigger.start, e.trigger.end) for e in events
    )


def _after(
    kind: str, document: GoldDocument, event: LineEvent, changed: Changed, run: CodingRun
) -> Perturbed:
    told = [
        e
        for e in run.record(plain_article(changed.text, document.published)).events
        if overlap(changed.start, changed.end, e.trigger.start, e.trigger.end)
    ]
    best = next((e for e in told if e.code == event.code), told[0] if told else None)
    return Perturbed(
        kind=kind,
        doc=document.doc,
        text=changed.text,
        code=event.code,
        told=None if best is None else best.code,
        status=None if best is None else best.status,
        doer=changed.doer,
        actors=() if best is None else tuple(a.country or "" for a in best.actors),
    )


def _rate(items: Sequence[Perturbed]) -> PerturbationRate:
    fate = Counter(
        "lost" if i.told is None else "same" if i.told == i.code else "other" for i in items
    )
    same = [i for i in items if i.told == i.code]
    doers = [i for i in same if i.doer is not None]
    return PerturbationRate(
        cases=len(items),
        same=share(fate["same"], len(items)),
        other=share(fate["other"], len(items)),
        lost=share(fate["lost"], len(items)),
        doer_kept=share(sum(i.doer in i.actors for i in doers), len(doers)) if doers else None,
        negated=share(sum(i.status == "negated" for i in same), len(same)),
        actual=share(sum(i.status == "actual" for i in same), len(same)),
    )
