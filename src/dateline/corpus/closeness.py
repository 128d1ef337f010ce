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
_ROWS = 512
"""Texts compared at a time: 512 rows of 32,768 float32 are 64 MiB."""

Floats = npt.NDArray[np.float32]
Grams = tuple[npt.NDArray[np.intp], Floats]
"""The columns that a text has grams in, and their counts brought to unit length."""


def close_pairs(
    ours: Sequence[str], others: Sequence[str], least: float
) -> Iterator[tuple[int, int, float]]:
    """(index of ours, index of others, likeness 0 to 1) of each pair from ``least`` on."""
    our_grams = [_grams(text) for text in ours]
    for other_at in range(0, len(others), _ROWS):
        right = _dense([_grams(text) for text in others[other_at : other_at + _ROWS]]).T
        for our_at in range(0, len(ours), _ROWS):
            likeness = _dense(our_grams[our_at : our_at + _ROWS]) @ right
            for i, j in zip(*np.nonzero(likeness >= least), strict=True):
                yield our_at + int(i), other_at + int(j), float(likeness[i, j])


def _grams(text: str) -> Grams:
    plain = " ".join(text.lower().split()).encode()
    # crc32 because Python's own hash differs from process to process
    columns = [
        zlib.crc32(plain[at : at + GRAM]) % _BUCKETS for at in range(max(1, len(plain) - GRAM + 1))
    ]
    found, counts = np.unique(np.array(columns, dtype=np.intp), return_counts=True)
    values = counts.astype(np.float32)
    return found, values / np.linalg.norm(values)


def _dense(texts: Sequence[Grams]) -> Floats:
    """One row of unit length for each text."""
    found = np.zeros((len(texts), _BUCKETS), dtype=np.float32)
    for row, (columns, values) in enumerate(texts):
        found[row, columns] = values
    return found


def pieces(text: str) -> list[str]:
    """The cells and sentences of a text or table: what an item could be a copy of."""
    found = []
    for paragraph in re.split(r"\n\s*\n|\t|\n(?=\S*\t)", text):
        for sentence in re.split(r"(?<=[.!?”])\s+", " ".join(paragraph.split())):
            if len(sentence) >= SHORTEST:
                found.append(sentence)
    return found
