"""How much more text helps: a learning curve on real news with bootstrap intervals.

    python training/learning_curve.py --base WEIGHTS_FOLDER --real TEXTS

Trains a network on 500, 1,000, 2,000 and 4,000 sentences of corpus/events/train drawn at
random, each with as many steps, and prints F1 of trigger with code on corpus/real and on
corpus/events/dev. The threshold on the network's own score is the best one for dev. Intervals
are the middle 95% of 1,000 resamplings of the documents. About half an hour on one core.
"""

import argparse
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from training.coder.calibrate import Judged, judged  # noqa: E402
from training.coder.examples import examples  # noqa: E402
from training.coder.export import export  # noqa: E402
from training.coder.fit import Settings  # noqa: E402
from training.train import EVENTS, check_base, learn  # noqa: E402

from dateline.measure.event_gold import corpus_gold, read_event_gold  # noqa: E402
from dateline.pipeline import CodingRun  # noqa: E402

SIZES = (500, 1000, 2000, 4000)
STEPS = 800
_BATCH = 32
_RESAMPLINGS = 1000
_TAIL = 0.025

Counts = dict[str, tuple[int, int, int]]
"""Of each document: right, told and gold events."""


def counts(rows: Sequence[Judged], gold: Counter[str], threshold: float) -> Counts:
    """What is told from ``threshold`` (log-odds of the network's score) on."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for row in rows:
        if row.evidence["score"] >= threshold:
            told[row.doc] += 1
            right[row.doc] += row.right
    return {doc: (right[doc], told[doc], gold[doc]) for doc in gold.keys() | told.keys()}


def f1(documents: Sequence[tuple[int, int, int]]) -> float:
    """F1 over the documents' counts."""
    right, told, gold = (sum(d[i] for d in documents) for i in range(3))
    return 2 * right / max(told + gold, 1)


def interval(found: Counts) -> tuple[float, float]:
    """The middle 95% of F1 over resampled documents (Efron, 1979)."""
    rng = random.Random(0)
    documents = [found[d] for d in sorted(found)]
    drawn = sorted(f1(rng.choices(documents, k=len(documents))) for _ in range(_RESAMPLINGS))
    return drawn[int(_TAIL * len(drawn))], drawn[int((1 - _TAIL) * len(drawn)) - 1]


def main() -> None:
    """Train and measure each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    options = parser.parse_args()
    check_base(options.base)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    sets = {
        "real": read_event_gold(ROOT / "corpus" / "real" / "gold.jsonl", options.real),
        "dev": corpus_gold(EVENTS, "dev"),
    }
    gold = {s: Counter({d.doc: len(d.events) for d, _ in docs}) for s, docs in sets.items()}
    texts = list(examples(corpus_gold(EVENTS, "train"), CodingRun(coder="lexicon")))
    random.Random(0).shuffle(texts)
    for size in SIZES:
        settings = Settings(epochs=math.ceil(STEPS * _BATCH / size), looks=0)
        network = learn(options.base, texts[:size], settings)
        with tempfile.TemporaryDirectory() as folder:
            export(network, options.base, Path(folder), name=f"curve {size}", threshold=0.5)
            run = CodingRun(coder=Path(folder))
            rows = {s: judged(docs, run) for s, docs in sets.items()}
        scores = sorted({round(r.evidence["score"], 1) for r in rows["dev"]})
        best = max(scores, key=lambda t: f1(list(counts(rows["dev"], gold["dev"], t).values())))
        for name in sets:
            found = counts(rows[name], gold[name], best)
            low, high = interval(found)
            value = f1(list(found.values()))
            print(f"{size} sentences: {name} {value:.3f} ({low:.3f} to {high:.3f})", flush=True)


if __name__ == "__main__":
    main()
