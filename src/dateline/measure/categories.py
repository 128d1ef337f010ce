"""Scoring a user's own categories on sentences with their category."""

import csv
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.events import Tally, tally
from dateline.pipeline.categories import CategoryRun

NONE = "-"
_COLUMNS = ("text", "category")


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


def read_rows(file: Path) -> list[tuple[str, str]]:
    """Text and category of the rows of a tab-separated file; ``-`` is none.

    Raises:
        BenchmarkError: not readable, a column is missing, or no row.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, delimiter="\t")
            missing = [c for c in _COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise BenchmarkError(
                    f"{file}: no column {', '.join(missing)}: write text and category, tab between"
                )
            rows = [(row["text"] or "", row["category"] or "-") for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        raise BenchmarkError(f"{file}: cannot be read ({cause}): check the name") from error
    if not rows:
        raise BenchmarkError(f"{file}: no rows: write text and category, tab between")
    return rows


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
