"""Scoring a user's own categories on sentences with their category."""

from collections.abc import Sequence

import msgspec

from dateline.measure.events import Tally, tally
from dateline.pipeline.categories import CategoryRun

NONE = "-"


class CategoryPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A row, and what it was taken for."""

    text: str
    gold: str
    predicted: str
    confidence: float | None


class CategoryScore(msgspec.Struct, frozen=True, kw_only=True):
    """``right`` is the share of rows with the right category, none among them."""

    rows: int
    right: float
    macro_f1: float
    per_category: dict[str, Tally]


def score_categories(
    run: CategoryRun, rows: Sequence[tuple[str, str]]
) -> tuple[CategoryScore, list[CategoryPrediction]]:
    """Judge the texts of ``rows`` (text, category; ``-`` is none) and count."""
    found = [
        CategoryPrediction(
            text=text,
            gold=gold,
            predicted=seen.category if seen is not None else NONE,
            confidence=seen.confidence if seen is not None else None,
        )
        for (text, gold), seen in zip(rows, run.judge([t for t, _ in rows]), strict=True)
    ]
    names = sorted({p.gold for p in found} | {p.predicted for p in found} - {NONE})
    per = {
        name: tally(
            sum(p.gold == p.predicted == name for p in found),
            sum(p.predicted == name for p in found),
            sum(p.gold == name for p in found),
        )
        for name in names
        if name != NONE
    }
    return (
        CategoryScore(
            rows=len(found),
            right=round(sum(p.gold == p.predicted for p in found) / max(len(found), 1), 4),
            macro_f1=round(sum(t.f1 for t in per.values()) / max(len(per), 1), 4),
            per_category=per,
        ),
        found,
    )
