"""Closer looks: one possible event of a sentence with its words marked.

A second pass of the network reads a sentence once more with the trigger, the actor or the
recipient marked (Zhou and Chen, 2022, for relations), and says which code it is or that it is
none. What is marked changes from epoch to epoch.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from training.coder.batches import Encoded, covered
from training.coder.examples import TrainingEvent

from dateline.coding.trained.labels import Labels

_MARKED = (
    (4, ("trigger",)),
    (4, ("trigger", "actor", "recipient")),
    (4, ("actor", "recipient")),
    (1, ("trigger", "actor")),
    (1, ("trigger", "recipient")),
)
"""What is marked, and how often among the ways that an event has the words for."""
_EVENTS = 0.6
"""Share of the marked texts that mark an event; the others mark words that tell none."""
_OTHER = 0.3
_SIDES = 0.5
"""How often a word that the lexicon does not have is marked as well, and a name beside a word
that tells nothing."""
_CONTENT = ("tag:VB", "tag:VBD", "tag:VBG", "tag:VBN", "tag:VBP", "tag:VBZ", "tag:NN", "tag:NNS")


def looks(
    encoded: Sequence[Encoded], labels: Labels, rng: random.Random, count: int
) -> list[Encoded]:
    """``count`` marked texts: the events first, then words that tell none."""
    told = [_event(item, e, labels, rng) for item in encoded for e in item.example.events]
    none = [m for item in encoded for m in _none(item, labels, rng)]
    rng.shuffle(told)
    rng.shuffle(none)
    events = told[: round(count * _EVENTS)]
    return [*events, *none[: count - len(events)]]


def mark(
    item: Encoded,
    labels: Labels,
    words: Mapping[str, Iterable[int]],
    event: TrainingEvent | None,
) -> Encoded:
    """``item`` with the word pieces of each side marked, to be read as ``event`` or as none."""
    clues = [list(c) for c in item.clues]
    for side, pieces in words.items():
        column = labels.clues.index(f"mark:{side}")
        for i in pieces:
            clues[i].append(column)
    look = 0 if event is None else labels.codes.index(event.code) + 1
    example = msgspec.structs.replace(item.example, events=() if event is None else (event,))
    return msgspec.structs.replace(item, clues=clues, look=look, example=example)


def _event(item: Encoded, event: TrainingEvent, labels: Labels, rng: random.Random) -> Encoded:
    actors, recipients = (list(event.roles.get(k, ())) for k in ("actor", "recipient"))
    rng.shuffle(actors)
    if not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:2]
    words = {
        "trigger": covered(item.offsets, event.trigger),
        "actor": [i for a in actors[:1] for i in covered(item.offsets, a)],
        "recipient": [i for r in recipients[:1] for i in covered(item.offsets, r)],
    }
    ways = [(n, w) for n, w in _MARKED if all(words[side] for side in w)] or [(1, ("trigger",))]
    sides = rng.choices([w for _, w in ways], [n for n, _ in ways])[0]
    return mark(item, labels, {s: words[s] for s in sides}, event)


def _none(item: Encoded, labels: Labels, rng: random.Random) -> Iterator[Encoded]:
    """A word of the lexicon that tells no event here, and sometimes another one."""
    told = {i for e in item.example.events for i in covered(item.offsets, e.trigger)}
    free = [i for i, first in enumerate(item.first) if first and i not in told]
    names = {i: {labels.clues[c] for c in item.clues[i]} for i in free}
    likely = [i for i in free if any(n.startswith(("lemma:", "frame:")) for n in names[i])]
    others = [i for i in free if i not in likely and names[i] & set(_CONTENT)]
    chosen = [rng.choice(likely)] if likely else []
    if others and rng.random() < _OTHER:
        chosen.append(rng.choice(others))
    named = [i for i in free if "known" in names[i] or "kind:person" in names[i]]
    for i in chosen:
        words = {"trigger": [i]}
        rng.shuffle(named)
        if named and rng.random() < _SIDES:
            words["actor"] = named[:1]
        if len(named) > 1 and rng.random() < _SIDES:
            words["recipient"] = named[1:2]
        yield mark(item, labels, words, None)
