"""How alike texts are: cosine of their counts of character 4-grams."""

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

GRAM = 4
"""Characters of a gram, over lower-cased text with single blanks."""
SHORTEST = 30
"""Shorter pieces are headings and scraps, to which anything is close."""
_BUCKETS = 1 << 15
"""Grams are hashed into so many columns; collisions only raise a likeness a little."""
_FOLDED = 1 << 11
"""Columns that are compared first: grams that fall together can only add to a likeness, so that
what stays below is not looked at closely; of the corpus' own lines hardly a pair is left."""
_ROWS = 1024
"""Texts compared at a time."""
_ROUNDING = 1e-3
"""What sums of float32 may lack."""

Floats = npt.NDArray[np.float32]
Grams = tuple[npt.NDArray[np.intp], Floats]
"""The columns that a text has grams in, and their counts brought to unit length."""


def close_pairs(
    ours: Sequence[str], others: Sequence[str], least: float
) -> Iterator[tuple[int, int, float]]:
    """(index of ours, index of others, likeness 0 to 1) of each pair from ``least`` on; of one
    list with itself each pair once, the lower index first."""
    alone = ours is others
    left = [_grams(text) for text in ours]
    right = left if alone else [_grams(text) for text in others]
    folded_left = _folded(left)
    folded_right = folded_left if alone else _folded(right)
    for at in range(0, len(left), _ROWS):
        for other_at in range(at if alone else 0, len(right), _ROWS):
            most = folded_left[at : at + _ROWS] @ folded_right[other_at : other_at + _ROWS].T
            for row, column in zip(*np.nonzero(most >= least - _ROUNDING), strict=True):
                i, j = at + int(row), other_at + int(column)
                if alone and i >= j:
                    continue
                likeness = _likeness(left[i], right[j])
                if likeness >= least:
                    yield i, j, likeness


def _grams(text: str) -> Grams:
    plain = " ".join(text.lower().split()).encode()
    # crc32 because Python's own hash differs from process to process
    columns = [
        zlib.crc32(plain[at : at + GRAM]) % _BUCKETS for at in range(max(1, len(plain) - GRAM + 1))
    ]
    found, counts = np.unique(np.array(columns, dtype=np.intp), return_counts=True)
    values = counts.astype(np.float32)
    return found, values / np.linalg.norm(values)


def _folded(texts: Sequence[Grams]) -> Floats:
    """One row for each text, its columns folded into fewer."""
    found = np.zeros((len(texts), _FOLDED), dtype=np.float32)
    for row, (columns, values) in enumerate(texts):
        found[row] = np.bincount(columns % _FOLDED, weights=values, minlength=_FOLDED)
    return found


def _likeness(one: Grams, other: Grams) -> float:
    _, at, other_at = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    return float(one[1][at] @ other[1][other_at])


def pieces(text: str) -> list[str]:
    """The cells and sentences of a text or table: what an item could be a copy of."""
    found = []
    for paragraph in re.split(r"\n\s*\n|\t|\n(?=\S*\t)", text):
        for sentence in re.split(r"(?<=[.!?”])\s+", " ".join(paragraph.split())):
            if len(sentence) >= SHORTEST:
                found.append(sentence)
    return found
