"""Fitting the network to the corpus."""

import random
from collections.abc import Callable, Sequence

import msgspec
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from training.coder.batches import UNMARKED, Batch, Encoded, batches
from training.coder.looks import looks
from training.coder.network import EventNetwork

from dateline.coding.trained.clues import MARKS
from dateline.coding.trained.labels import Labels

_MASK = 103
_LAST_SPECIAL = 103
"""Word pieces of BERT's vocabulary up to here are no words."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a run of training is made with (docs/coder.md)."""

    seed: int = 1
    epochs: int = 5
    batch: int = 32
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warm: float = 0.1
    decay: float = 0.01
    dropout: float = 0.15
    clue_dropout: float = 0.15
    masked: float = 0.15
    looks: float = 0.5
    layers: int = 1
    inner: int = 64
    smoothing: float = 0.05
    trigger_weight: float = 2.0
    none_weight: float = 0.5
    look_weight: float = 1.0
    role_weight: float = 1.0
    other_weight: float = 0.5
    average: float = 0.995
    taught_weight: float = 2.0


def loss_of(
    network: EventNetwork, batch: Batch, settings: Settings, code_weights: Tensor
) -> Tensor:
    """The sum of the heads' losses on one batch."""
    labels = network.labels
    triggers, roles, events, _, look = network(
        hidden(batch.ids, settings), batch.mask, dropped(batch.clues, labels, settings)
    )
    total = torch.zeros(())
    if (batch.triggers != UNMARKED).any():
        total = total + settings.trigger_weight * functional.cross_entropy(
            triggers.float().flatten(0, 1),
            batch.triggers.flatten(),
            weight=code_weights,
            ignore_index=UNMARKED,
            label_smoothing=settings.smoothing,
        )
        total = total + settings.taught_weight * _unlike(triggers.float(), batch, code_weights)
    if (batch.looks != UNMARKED).any():
        total = total + settings.look_weight * functional.cross_entropy(
            look.float(),
            batch.looks,
            ignore_index=UNMARKED,
            label_smoothing=settings.smoothing,
        )
    if not len(batch.where):
        return total
    sentence, piece = batch.where.unbind(1)
    weight = batch.weights / batch.weights.sum()
    said = roles[sentence, piece].float()
    real = batch.mask[sentence].unsqueeze(-1) * _labelled(labels, batch.full).unsqueeze(1)
    apart = functional.binary_cross_entropy_with_logits(said, batch.roles, reduction="none")
    total = total + settings.role_weight * ((apart * real).sum((1, 2)) * weight).sum() / 8
    told = events[sentence, piece].float()
    at = labels.event_columns
    parts = [
        functional.cross_entropy(told[:, at["mode"]], batch.modes, reduction="none"),
        _binary(told[:, at["aux"]], batch.aux).sum(1),
        _binary(told[:, at["claimed"]][:, 0], batch.claimed) * batch.full,
        _binary(told[:, at["denied"]][:, 0], batch.denied) * batch.full,
        functional.cross_entropy(told[:, at["certainty"]], batch.certainty, reduction="none")
        * batch.full,
        _binary(told[:, at["context"]], batch.contexts).sum(1) / 4 * batch.full,
    ]
    for part in parts:
        total = total + settings.other_weight * (part * weight).sum()
    return total


def _unlike(triggers: Tensor, batch: Batch, code_weights: Tensor) -> Tensor:
    """How far the triggers are from what the teacher thinks of them, where there is one
    (cross-entropy with soft labels; Hinton et al., 2015)."""
    asked = (batch.triggers != UNMARKED) & (batch.taught.sum(-1) > 0)
    wanted = batch.taught * code_weights * asked.unsqueeze(-1)
    return -(wanted * triggers.log_softmax(-1)).sum() / wanted.sum().clamp_min(1)


def _labelled(labels: Labels, full: Tensor) -> Tensor:
    """Which kinds of role each event has labels for (events, kinds)."""
    always = torch.tensor([float(k in ("actor", "recipient")) for k in labels.roles])
    return torch.maximum(always.unsqueeze(0), full.unsqueeze(1))


def dropped(clues: Tensor, labels: Labels, settings: Settings) -> Tensor:
    """The clues with some kinds left out for a whole sentence, so that none is relied on;
    marks stay."""
    keep = torch.rand(clues.shape[0], 1, clues.shape[2]) >= settings.clue_dropout
    keep[:, :, [labels.clues.index(m) for m in MARKS]] = True
    return clues * keep


def hidden(ids: Tensor, settings: Settings) -> Tensor:
    """The word pieces with some of them masked, so that no single word is relied on."""
    chosen = (torch.rand(ids.shape) < settings.masked) & (ids > _LAST_SPECIAL)
    return ids.masked_fill(chosen, _MASK)


def _binary(logits: Tensor, gold: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")


def fit(
    network: EventNetwork,
    encoded: Sequence[Encoded],
    labels: Labels,
    settings: Settings,
    after: Callable[[int, float], None] | None = None,
) -> None:
    """Train in place; ``after`` is told each finished epoch and its mean loss.

    What is kept is the moving average of the weights over the last steps (Polyak, 1992).
    """
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    head = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "lr": settings.encoder_rate},
            {"params": head, "lr": settings.head_rate},
        ],
        weight_decay=settings.decay,
        fused=True,
    )
    read = len(encoded) + round(settings.looks * len(encoded))
    steps = settings.epochs * -(-read // settings.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=[settings.encoder_rate, settings.head_rate],
        total_steps=steps,
        pct_start=settings.warm,
        anneal_strategy="linear",
    )
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(settings.average))
    weights = torch.ones(len(labels.codes) + 1)
    weights[0] = settings.none_weight
    for epoch in range(settings.epochs):
        network.train()
        sums = []
        closer = looks(encoded, labels, rng, round(settings.looks * len(encoded)))
        read = [*encoded, *closer]
        for batch in batches(read, labels, settings.batch, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch, settings, weights)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(network)
            sums.append(loss.item())
        if after is not None:
            after(epoch, sum(sums) / len(sums))
    network.load_state_dict(mean.module.state_dict())
