"""The network: one encoder pass, and heads that read every word as a possible trigger."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from dateline.coding.trained.clues import MARKS
from dateline.coding.trained.labels import Labels

FARTHEST = 24
"""Word pieces between trigger and role beyond which the distance is no longer told apart."""


class EventNetwork(nn.Module):
    """Trigger, role and event scores of a batch of sentences.

    ``forward`` takes ids and mask (batch, length) and returns logits: triggers (batch,
    length, codes + 1), roles (batch, trigger, word, kinds) and events (batch, length,
    ``Labels.event_width``), the mean of the words for other heads, and what a closer look at
    the marked words says (batch, codes + 1).
    """

    def __init__(
        self, labels: Labels, base: Path, *, inner: int = 64, dropout: float = 0.1, layers: int = 1
    ) -> None:
        super().__init__()
        self.labels = labels
        config = AutoConfig.from_pretrained(base)
        self.encoder = AutoModel.from_pretrained(base, config=config, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = config.hidden_size
        self.clues = nn.Linear(len(labels.clues), width, bias=False)
        nn.init.zeros_(self.clues.weight)
        self.kinds, self.inner = len(labels.roles), inner
        self.mix = nn.Parameter(torch.zeros(layers))
        self.drop = nn.Dropout(dropout)
        self.trigger = nn.Sequential(
            nn.Linear(width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, len(labels.codes) + 1),
        )
        self.role_trigger = nn.Linear(width, self.kinds * inner)
        self.role_word = nn.Linear(width, self.kinds * inner)
        self.role_alone = nn.Linear(width, self.kinds)
        self.role_distance = nn.Embedding(2 * FARTHEST + 1, self.kinds)
        nn.init.zeros_(self.role_distance.weight)
        self.event = nn.Sequential(
            nn.Linear(2 * width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, labels.event_width),
        )
        self.register_buffer("marks", torch.tensor([labels.clues.index(m) for m in MARKS]))
        self.look = nn.Sequential(
            nn.Linear((1 + len(MARKS)) * width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, len(labels.codes) + 1),
        )

    def forward(
        self, ids: Tensor, mask: Tensor, clues: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.clues(clues)
        out = self.encoder(inputs_embeds=words, attention_mask=mask, output_hidden_states=True)
        weights = self.mix.softmax(0)
        hidden = sum(
            w * h for w, h in zip(weights, out.hidden_states[-len(weights) :], strict=True)
        )
        mean = (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        words = self.drop(hidden)
        batch, length = ids.shape
        triggers = self.trigger(words)
        doing = self.role_trigger(words).view(batch, length, self.kinds, self.inner)
        being = self.role_word(words).view(batch, length, self.kinds, self.inner)
        places = torch.arange(length, device=ids.device)
        apart = (places.unsqueeze(0) - places.unsqueeze(1)).clamp(-FARTHEST, FARTHEST) + FARTHEST
        roles = (
            torch.einsum("bikd,bjkd->bijk", doing, being) / self.inner**0.5
            + self.role_alone(words).unsqueeze(1)
            + self.role_distance(apart).unsqueeze(0)
        )
        whole = mean.unsqueeze(1).expand(-1, length, -1)
        events = self.event(torch.cat([words, whole], -1))
        marked = clues.index_select(2, self.marks)
        sums = torch.einsum("blm,blw->bmw", marked, hidden)
        means = sums / marked.sum(1).clamp_min(1).unsqueeze(-1)
        look = self.look(self.drop(torch.cat([mean, means.flatten(1)], -1)))
        return triggers, roles, events, mean, look
