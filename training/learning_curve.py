"""A learning curve of the corpus: a quick pair classifier, trained on growing parts of it.

For each event with its first actor and recipient the sentence is shown with both marked, as
PLV shows its rows, and a small encoder learns the root code. It is a yardstick for the
*text* (is more of it worth writing? are the labels of one kind with other people's?) and no
part of the product.

    python training/learning_curve.py --base WEIGHTS_FOLDER --corpus corpus/events \
        --plv plv_train.tsv --sizes 125 250 500 --seeds 3

PLV is only ever scored. Needs torch and transformers (extra ``train``).
"""

import argparse
import csv
import json
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import AutoModel, AutoTokenizer

from dateline.corpus import GoldItem, read_markup
from dateline.measure.agreement import macro_f1
from dateline.measure.plv import QUADS, plv_root
from dateline.ontology import load_ontology

ROOTS = sorted(QUADS)
MARKS = {"s": "@", "t": "#"}
BATCH = 16


def samples(items: Sequence[GoldItem]) -> list[tuple[int, str, str]]:
    """(item, text with marks, root) for every event that has somebody to mark."""
    found = []
    for n, item in enumerate(items):
        for event in item.events:
            line = next(x for x in item.lines if x.start <= event.trigger.start < x.end)
            roles = []
            if event.actors:
                roles.append((event.actors[0].start, event.actors[0].end, MARKS["s"]))
            other = event.recipients or event.actors[1:]
            if other:
                roles.append((other[0].start, other[0].end, MARKS["t"]))
            roles = [r for r in roles if line.start <= r[0] and r[1] <= line.end]
            if not roles:
                continue
            text = item.text[: line.end]
            for start, end, mark in sorted(roles, reverse=True):
                text = f"{text[:start]}{mark} {text[start:end]} {mark}{text[end:]}"
            found.append((n, text[line.start :], plv_root(event.code)))
    return found


def plv_rows(path: Path) -> list[tuple[str, str]]:
    """(text with our marks, root) of a PLV file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = []
    for row in rows:
        text = re.sub(r"</?([st])>", lambda m: f" {MARKS[m[1]]} ", row["marked_sentence"])
        found.append((re.sub(r" +", " ", text), row["gold_root"]))
    return [(t, r) for t, r in found if r in QUADS]


class PairClassifier(torch.nn.Module):
    """Mean of the last layer, dropout, one linear layer."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base)
        self.drop = torch.nn.Dropout(0.1)
        self.out = torch.nn.Linear(self.encoder.config.hidden_size, len(ROOTS))

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        hidden = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        out: torch.Tensor = self.out(self.drop(mean))
        return out


def train(base: Path, rows: list[tuple[str, str]], seed: int, steps: int) -> PairClassifier:
    """Fine-tune on (text, root) for ``steps`` batches of 16, whatever the number of rows;
    classes weighted by the root of their rarity."""
    torch.manual_seed(seed)
    random.seed(seed)
    tokenizer = AutoTokenizer.from_pretrained(base)
    model = PairClassifier(base)
    counts = torch.tensor([max(1, sum(r == x for _, r in rows)) for x in ROOTS]).float()
    weight = (counts.mean() / counts).sqrt()
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": 1e-4},
            {"params": model.out.parameters(), "lr": 2e-3},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[1e-4, 2e-3], total_steps=steps, pct_start=0.1
    )
    model.train()
    order: list[tuple[str, str]] = []
    for _ in range(steps):
        if len(order) < BATCH:
            order += random.sample(rows, len(rows))
        part, order = order[:BATCH], order[BATCH:]
        batch = tokenizer(
            [t for t, _ in part],
            padding=True,
            truncation=True,
            max_length=96,
            return_tensors="pt",
        )
        gold = torch.tensor([ROOTS.index(r) for _, r in part])
        loss = torch.nn.functional.cross_entropy(
            model(dict(batch)), gold, weight=weight, label_smoothing=0.05
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return model


def predict(base: Path, model: PairClassifier, texts: list[str]) -> list[str]:
    """The most likely root of each text."""
    tokenizer = AutoTokenizer.from_pretrained(base)
    model.eval()
    found: list[str] = []
    with torch.no_grad():
        for at in range(0, len(texts), 64):
            batch = tokenizer(
                texts[at : at + 64],
                padding=True,
                truncation=True,
                max_length=96,
                return_tensors="pt",
            )
            found += [ROOTS[i] for i in model(dict(batch)).argmax(-1).tolist()]
    return found


def main() -> None:
    """Print one JSON line for each size and seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--plv", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[125, 250, 500])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--steps", type=int, default=500)
    options = parser.parse_args()
    torch.set_num_threads(2)
    ontology = load_ontology()
    items: list[GoldItem] = []
    for file in sorted(options.corpus.rglob("*.txt")):
        found, faults = read_markup(file.read_text("utf-8"), ontology)
        if faults:
            sys.exit(f"{file}:{faults[0]}")
        items += found
    plv = plv_rows(options.plv)
    gold = [r for _, r in plv]
    for seed in range(options.seeds):
        order = random.Random(seed).sample(items, len(items))
        for size in options.sizes:
            rows = [(t, r) for _, t, r in samples(order[:size])]
            model = train(options.base, rows, seed, options.steps)
            guess = predict(options.base, model, [t for t, _ in plv])
            score = {
                "sentences": min(size, len(items)),
                "events": len(rows),
                "seed": seed,
                "root": round(100 * macro_f1(gold, guess), 1),
                "quad": round(
                    100 * macro_f1([QUADS[g] for g in gold], [QUADS[g] for g in guess]), 1
                ),
            }
            print(json.dumps(score), flush=True)


if __name__ == "__main__":
    main()
