"""A few-shot head: from a handful of examples to a probability for every sentence.

The vectors are those of the trained coder's encoder, which stays as it is. The head is a
softmax regression with an L2 penalty on them (as SetFit, Tunstall et al., 2022, has it on top
of a frozen body); sentences of the lexicon are what tells none of the categories. Its
temperature is fitted on what it says of each example when that is left out.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.coding.categories.definitions import Definitions
from dateline.coding.trained.model import softmax

Vectors = NDArray[np.float32]

NONE = "-"
_PENALTY = 2e-3
_STEPS = 300
_RATE = 2.0
_MOMENTUM = 0.9
_NONE_WEIGHT = 2.0
"""How much all sentences without a category count together, as examples of one category."""
_FOLDS = 5
_TEMPERATURES = tuple(float(t) for t in np.geomspace(0.25, 8.0, 41))


class Sighted(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that tells a category."""

    category: str
    confidence: float


class CategoryHead:
    """Judges sentence vectors. Make it with :func:`fit_head`.

    Args:
        names: the categories; column 0 of ``weights`` is "none".
        weights: one row more than a vector has numbers: the last is the bias.
        temperature: what the scores are divided by.
    """

    def __init__(self, names: Sequence[str], weights: Vectors, temperature: float) -> None:
        self.names = tuple(names)
        self._weights = weights
        self.temperature = temperature

    def judge(self, vectors: Vectors, threshold: float = 0.5) -> list[Sighted | None]:
        """The likeliest category of each vector, or ``None`` below the threshold."""
        shares = softmax(_with_bias(vectors) @ self._weights / self.temperature)
        found: list[Sighted | None] = []
        for row in shares:
            best = int(row[1:].argmax())
            sure = float(row[1 + best])
            told = sure >= threshold and sure >= float(row[0])
            found.append(
                Sighted(category=self.names[best], confidence=round(sure, 3)) if told else None
            )
        return found


def fit_head(
    definitions: Definitions,
    examples: dict[str, Vectors],
    none: Vectors,
) -> CategoryHead:
    """A head for these definitions.

    Args:
        definitions: the categories, in their order.
        examples: for each category the vectors of its description and examples.
        none: vectors of sentences that tell none of them.
    """
    names = tuple(definitions.categories)
    vectors = np.concatenate([none, *(examples[n] for n in names)])
    labels = np.concatenate(
        [np.zeros(len(none)), *(np.full(len(examples[n]), i) for i, n in enumerate(names, 1))]
    ).astype(np.int64)
    held_out = np.zeros((len(vectors), len(names) + 1), dtype=np.float32)
    folds = np.arange(len(vectors)) % _FOLDS
    for fold in range(_FOLDS):
        weights = _fitted(vectors[folds != fold], labels[folds != fold], len(names) + 1)
        held_out[folds == fold] = _with_bias(vectors[folds == fold]) @ weights
    temperature = min(_TEMPERATURES, key=lambda t: _loss(held_out / t, labels))
    return CategoryHead(names, _fitted(vectors, labels, len(names) + 1), temperature)


def _with_bias(vectors: Vectors) -> Vectors:
    long = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(long, 1e-6)
    return np.concatenate([unit, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)


def _row_weights(labels: NDArray[np.int64], classes: int) -> Vectors:
    """Each category counts alike, however many examples it has."""
    counts = np.maximum(np.bincount(labels, minlength=classes), 1)
    shares = 1.0 / counts
    shares[0] *= _NONE_WEIGHT
    weights: Vectors = (shares[labels] / shares[labels].sum()).astype(np.float32)
    return weights


def _fitted(vectors: Vectors, labels: NDArray[np.int64], classes: int) -> Vectors:
    """Weights by gradient descent with momentum from zero: the loss is convex."""
    rows = _with_bias(vectors)
    counts = _row_weights(labels, classes)[:, None]
    wanted = np.eye(classes, dtype=np.float32)[labels]
    weights: Vectors = np.zeros((rows.shape[1], classes), dtype=np.float32)
    moving: Vectors = np.zeros_like(weights)
    for _ in range(_STEPS):
        gradient = rows.T @ ((softmax(rows @ weights) - wanted) * counts) + _PENALTY * weights
        moving = _MOMENTUM * moving - _RATE * gradient
        weights = weights + moving
    return weights


def _loss(scores: Vectors, labels: NDArray[np.int64]) -> float:
    counts = _row_weights(labels, scores.shape[1])
    right = softmax(scores)[np.arange(len(labels)), labels]
    return float(-(counts * np.log(np.maximum(right, 1e-9))).sum())
