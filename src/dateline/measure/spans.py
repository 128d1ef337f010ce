"""Comparing spans that were found with those of the gold: pairs, precision, recall, F1."""

from collections.abc import Sequence

import msgspec

from dateline.records import overlap

Extent = tuple[int, int]
"""Start and end of a span: code points, half-open."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and their harmonic mean, from 0 to 1 (0 where undefined)."""

    precision: float
    recall: float
    f1: float


def figures(right: int, predicted: int, gold: int) -> Figures:
    """The figures of ``right`` correct items among ``predicted`` and ``gold``, to 4 places."""
    return Figures(
        precision=share(right, predicted),
        recall=share(right, gold),
        f1=share(2 * right, predicted + gold),
    )


def share(part: int, whole: int) -> float:
    """``part / whole`` rounded to 4 places, 0 where there is no whole."""
    return round(part / whole, 4) if whole else 0.0


def match_spans(gold: Sequence[Extent], found: Sequence[Extent]) -> dict[int, int]:
    """For each matched index of ``gold`` the index of ``found``; each is matched at most once.

    Spans match that overlap. Equal ones go first, then those with the most characters in
    common, then the leftmost.
    """
    candidates = sorted(
        (g != f, -shared, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (shared := overlap(*g, *f))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
