"""Scores of predicted against gold labels."""

from collections import Counter
from collections.abc import Hashable, Sequence


def macro_f1(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> float:
    """The unweighted mean of the F1 of every class in gold or predictions (0 to 1).

    Raises:
        ValueError: the two sequences differ in length.
    """
    hits: Counter[Hashable] = Counter()
    gold_counts = Counter(gold)
    predicted_counts = Counter(predicted)
    for g, p in zip(gold, predicted, strict=True):
        hits[g] += g == p
    classes = set(gold_counts) | set(predicted_counts)
    if not classes:
        return 0.0
    return sum(2 * hits[c] / (gold_counts[c] + predicted_counts[c]) for c in classes) / len(classes)


def f1_by_class(gold: Sequence[str], predicted: Sequence[str]) -> dict[str, float]:
    """The F1 of every class in gold (0 to 1)."""
    result = {}
    for c in sorted(set(gold)):
        hits = sum(g == p == c for g, p in zip(gold, predicted, strict=True))
        result[c] = 2 * hits / (sum(g == c for g in gold) + sum(p == c for p in predicted))
    return result
