"""Batches: word pieces with the labels that the heads learn."""

import random
from collections.abc import Iterator, Sequence

import msgspec
import torch
from tokenizers import Tokenizer
from torch import Tensor
from training.coder.examples import Example, Extent

from dateline.coding.trained.clues import clue_columns
from dateline.coding.trained.labels import Labels
from dateline.coding.trained.model import LONGEST, Scores

UNMARKED = -100
"""The label of what is not learned from: a piece that begins no word, a text without marks."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Tensors of one batch. ``rows`` holds (sentence, word piece, event) of gold triggers."""

    ids: Tensor
    mask: Tensor
    clues: Tensor
    triggers: Tensor
    where: Tensor
    roles: Tensor
    modes: Tensor
    aux: Tensor
    claimed: Tensor
    denied: Tensor
    certainty: Tensor
    contexts: Tensor
    weights: Tensor
    full: Tensor
    looks: Tensor
    taught: Tensor


class Encoded(msgspec.Struct, frozen=True, kw_only=True):
    """One example as word pieces; ``first`` tells which begin a word: only those are triggers.

    ``look`` is what a closer look at the marked words finds: a code's column, or 0 for none;
    ``taught`` (pieces, codes + 1) what a teacher thinks of each piece, if there is one.
    """

    ids: list[int]
    offsets: list[Extent]
    first: list[bool]
    clues: list[list[int]]
    example: Example
    look: int = UNMARKED
    taught: Scores | None = None


def encode(examples: Sequence[Example], tokenizer: Tokenizer, labels: Labels) -> list[Encoded]:
    """Word pieces of each sentence, with [CLS] and [SEP] around them."""
    found = []
    index = {name: n for n, name in enumerate(labels.clues)}
    for example, coded in zip(
        examples, tokenizer.encode_batch([e.text for e in examples]), strict=True
    ):
        found.append(
            Encoded(
                ids=coded.ids[:LONGEST],
                offsets=coded.offsets[:LONGEST],
                first=[
                    w is not None and (i == 0 or w != coded.word_ids[i - 1])
                    for i, w in enumerate(coded.word_ids[:LONGEST])
                ],
                clues=clue_columns(coded.offsets[:LONGEST], example.clues, index),
                example=example,
            )
        )
    return found


def covered(offsets: Sequence[Extent], extent: Extent) -> list[int]:
    """The word pieces that share a character with ``extent``."""
    return [i for i, (a, b) in enumerate(offsets) if a < b and a < extent[1] and extent[0] < b]


def batches(
    encoded: Sequence[Encoded], labels: Labels, size: int, rng: random.Random
) -> Iterator[Batch]:
    """All examples once, in batches of like length and random order."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids) + rng.random() * 8)
    parts = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(parts)
    for part in parts:
        yield batch_of([encoded[i] for i in part], labels)


def batch_of(encoded: Sequence[Encoded], labels: Labels) -> Batch:
    """The tensors of some examples."""
    longest = max(len(e.ids) for e in encoded)
    shape = (len(encoded), longest)
    ids = torch.zeros(shape, dtype=torch.long)
    clues = torch.zeros((*shape, len(labels.clues)))
    mask = torch.zeros(shape, dtype=torch.long)
    triggers = torch.full(shape, UNMARKED)
    taught = torch.zeros((*shape, len(labels.codes) + 1))
    code_at = {c: n for n, c in enumerate(labels.codes, 1)}
    mode_at = {m: n for n, m in enumerate(labels.modes, 1)}
    context_at = {c: n for n, c in enumerate(labels.contexts)}
    where, roles, modes, aux, claimed, denied, certainty, contexts, weights, full = (
        [] for _ in range(10)
    )
    for n, item in enumerate(encoded):
        ids[n, : len(item.ids)] = torch.tensor(item.ids)
        mask[n, : len(item.ids)] = 1
        for i, columns in enumerate(item.clues):
            clues[n, i, columns] = 1
        marked = item.look != UNMARKED
        if item.taught is not None and not marked:
            taught[n, : len(item.ids)] = torch.from_numpy(item.taught)
        for i, first in enumerate(item.first):
            if first and not marked:
                triggers[n, i] = 0
        for event in item.example.events:
            pieces = [i for i in covered(item.offsets, event.trigger) if item.first[i]]
            role = torch.zeros(longest, len(labels.roles))
            for k, kind in enumerate(labels.roles):
                for extent in event.roles.get(kind, ()):
                    for i in covered(item.offsets, extent):
                        role[i, k] = 1
            mode = torch.zeros(len(labels.modes) + 1)
            for name in event.modes:
                mode[mode_at[f"{event.code}.{name}"]] = 1 / len(event.modes)
            if not event.modes:
                mode[0] = 1
            context = torch.zeros(len(labels.contexts))
            for name in event.contexts:
                context[context_at[name]] = 1
            for i in pieces:
                if not marked:
                    triggers[n, i] = code_at[event.code]
                where.append((n, i))
                roles.append(role)
                modes.append(mode)
                aux.append([float(a in event.aux) for a in labels.auxiliaries])
                claimed.append(float(event.claimed))
                denied.append(float(event.denied))
                certainty.append(labels.certainties.index(event.certainty))
                contexts.append(context)
                weights.append(1 / len(pieces))
                full.append(float(event.full))
    return Batch(
        ids=ids,
        mask=mask,
        clues=clues,
        triggers=triggers,
        where=torch.tensor(where, dtype=torch.long).reshape(-1, 2),
        roles=torch.stack(roles) if roles else torch.zeros(0, longest, len(labels.roles)),
        modes=torch.stack(modes) if modes else torch.zeros(0, len(labels.modes) + 1),
        aux=torch.tensor(aux).reshape(-1, len(labels.auxiliaries)),
        claimed=torch.tensor(claimed),
        denied=torch.tensor(denied),
        certainty=torch.tensor(certainty, dtype=torch.long),
        contexts=torch.stack(contexts) if contexts else torch.zeros(0, len(labels.contexts)),
        weights=torch.tensor(weights),
        full=torch.tensor(full),
        looks=torch.tensor([e.look for e in encoded]),
        taught=taught,
    )
