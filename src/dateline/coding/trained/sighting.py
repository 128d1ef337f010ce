"""From scores to sightings: where a text tells an event, of what kind, and by which words."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from dateline.coding.trained.labels import Labels
from dateline.coding.trained.model import Reading, Scores, sigmoid
from dateline.records import Auxiliary, Certainty

_LIKELY = 0.5


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One event as the network sees it.

    ``start`` and ``end`` are code points into the text that was read. ``score`` is the
    network's own probability that the words tell an event at all, ``share`` that of the code
    among the codes. ``roles`` holds for each kind of role the word pieces that have it.
    """

    start: int
    end: int
    code: str
    mode: str | None
    score: float
    share: float
    auxiliaries: tuple[Auxiliary, ...]
    claimed: bool
    denied: bool
    certainty: Certainty
    contexts: tuple[str, ...]
    roles: dict[str, tuple[tuple[int, int], ...]]


def sightings(reading: Reading, labels: Labels, floor: float) -> list[Sighting]:
    """The events of a text whose score is ``floor`` or more, in text order.

    Neighbouring words of one code are one trigger.
    """
    found = []
    for pieces in _runs(reading, floor):
        triggers = reading.triggers[pieces]
        likely = triggers[:, 1:].sum(0)
        code = int(likely.argmax())
        roles = sigmoid(reading.roles[pieces].mean(0))
        found.append(
            _sighting(reading, labels, pieces, labels.codes[code], roles, likely / likely.sum())
        )
    return found


def max_score(reading: Reading) -> float:
    """The best score of the words of a text."""
    return max(
        (float(1 - reading.triggers[i, 0]) for i, first in enumerate(reading.first) if first),
        default=0.0,
    )


def _runs(reading: Reading, floor: float) -> Iterator[list[int]]:
    """The first pieces of words that stand side by side, score ``floor`` or more and are of
    one code."""
    codes = reading.triggers[:, 1:].argmax(-1)
    scores = 1 - reading.triggers[:, 0]
    run: list[int] = []
    for i, first in enumerate(reading.first):
        if not first:
            continue
        if run and (scores[i] < floor or codes[i] != codes[run[-1]]):
            yield run
            run = []
        if scores[i] >= floor:
            run.append(i)
    if run:
        yield run


def word_end(reading: Reading, piece: int) -> int:
    """Where the word ends that begins with ``piece``."""
    end = reading.offsets[piece][1]
    for i in range(piece + 1, len(reading.first)):
        if reading.first[i] or reading.offsets[i][0] == reading.offsets[i][1]:
            break
        end = reading.offsets[i][1]
    return end


def _sighting(
    reading: Reading,
    labels: Labels,
    pieces: Sequence[int],
    code: str,
    roles: Scores,
    share: Scores,
) -> Sighting:
    at = labels.event_columns
    event = reading.events[list(pieces)].mean(0)
    contexts = sigmoid(event[at["context"]])
    return Sighting(
        start=reading.offsets[pieces[0]][0],
        end=word_end(reading, pieces[-1]),
        code=code,
        mode=likely_mode(event, labels, code),
        score=float(1 - reading.triggers[list(pieces), 0].min()),
        share=float(share.max()),
        auxiliaries=likely_auxiliaries(event, labels),
        claimed=float(sigmoid(event[at["claimed"]])[0]) > _LIKELY,
        denied=float(sigmoid(event[at["denied"]])[0]) > _LIKELY,
        certainty=labels.certainties[int(event[at["certainty"]].argmax())],
        contexts=tuple(c for c, p in zip(labels.contexts, contexts, strict=True) if p > _LIKELY),
        roles={
            kind: tuple(
                (start, end)
                for piece, (start, end) in enumerate(reading.offsets)
                if start < end and roles[piece, n] > _LIKELY
            )
            for n, kind in enumerate(labels.roles)
        },
    )


def likely_auxiliaries(event: Scores, labels: Labels) -> tuple[Auxiliary, ...]:
    """The auxiliaries of status that a row of the event output has."""
    shares = sigmoid(event[labels.event_columns["aux"]])
    return tuple(a for a, p in zip(labels.auxiliaries, shares, strict=True) if p > _LIKELY)


def likely_mode(event: Scores, labels: Labels, code: str) -> str | None:
    """The likeliest of the code's modes by a row of the event output, or ``None`` where none
    is likelier."""
    scores = event[labels.event_columns["mode"]]
    allowed = [0, *(n for n, m in enumerate(labels.modes, 1) if m.startswith(f"{code}."))]
    best = allowed[int(np.argmax(scores[allowed]))]
    return labels.modes[best - 1].partition(".")[2] if best else None
