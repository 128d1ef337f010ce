"""The likeliest code of what somebody does to somebody, where one must be named.

Benchmarks of event coding ask for the code between a marked source and target, whether or
not the coder would have told an event there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from dateline.coding.trained.labels import Labels
from dateline.coding.trained.model import Reading, Scores, sigmoid
from dateline.coding.trained.sighting import likely_auxiliaries, likely_mode, word_end
from dateline.records import Auxiliary

Extent = tuple[int, int]
_BOTH = 0.5
"""What a target counts for that acts too ("Kenya and Uganda met")."""
_UNTOLD = 0.05
"""What a word counts for that has no part in the event."""
_DOUBT = 0.01
"""What either opinion leaves to every code, so that neither can rule one out alone."""


class Linked(NamedTuple):
    """The weight of each code, and of the best trigger its words (offsets in the article), its
    likeliest mode under each code and the auxiliaries of its status."""

    weights: Mapping[str, float]
    words: Extent | None = None
    modes: Mapping[str, str | None] = {}
    auxiliaries: tuple[Auxiliary, ...] = ()


def linking(
    readings: Sequence[tuple[int, Reading]],
    look: Scores | None,
    labels: Labels,
    source: Extent | None,
    target: Extent | None,
) -> Linked:
    """The weight of every code between source and target.

    ``readings`` come with the offset of their text in the article; extents are code points
    into the article. ``look`` is what a closer look at the sentence with source and target
    marked says; both opinions are multiplied (a product of experts, Hinton, 2002).
    """
    weights = dict.fromkeys(labels.codes, 0.0)
    best, found = -1.0, None
    for base, reading in readings:
        linked = _linked(base, reading, labels, source, target)
        for piece, shares in linked:
            for code, share in zip(labels.codes, shares, strict=True):
                weights[code] = max(weights[code], float(share))
            if float(shares.max()) > best:
                best, found = float(shares.max()), (base, reading, piece)
    if look is not None:
        total = sum(weights.values()) or 1.0
        weights = {
            code: (weights[code] / total + _DOUBT) * (float(share) + _DOUBT)
            for code, share in zip(labels.codes, look[1:], strict=True)
        }
    if found is None:
        return Linked(weights)
    base, reading, piece = found
    start, end = reading.offsets[piece][0], word_end(reading, piece)
    event = reading.events[piece]
    return Linked(
        weights,
        (base + start, base + end),
        {code: likely_mode(event, labels, code) for code in labels.codes},
        likely_auxiliaries(event, labels),
    )


def _linked(
    base: int,
    reading: Reading,
    labels: Labels,
    source: Extent | None,
    target: Extent | None,
) -> Iterator[tuple[int, np.ndarray]]:
    """Each word that may be a trigger with the weight of each code."""
    sources, targets = (_pieces(base, reading, e) for e in (source, target))
    actor, recipient = labels.roles.index("actor"), labels.roles.index("recipient")
    for piece, first in enumerate(reading.first):
        if not first:
            continue
        roles = sigmoid(reading.roles[piece])
        link = 1.0
        if source is not None:
            link *= max((float(roles[p, actor]) for p in sources), default=_UNTOLD)
        if target is not None:
            link *= max(
                (max(float(roles[p, recipient]), _BOTH * float(roles[p, actor])) for p in targets),
                default=_UNTOLD,
            )
        yield piece, reading.triggers[piece, 1:] * link


def _pieces(base: int, reading: Reading, extent: Extent | None) -> list[int]:
    if extent is None:
        return []
    return [
        i
        for i, (a, b) in enumerate(reading.offsets)
        if a < b and base + a < extent[1] and extent[0] < base + b
    ]
