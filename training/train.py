"""Train the event coder that Dateline ships, from the gold corpus.

    python training/train.py --base WEIGHTS_FOLDER --real TEXTS --teacher MODEL_FOLDER

``WEIGHTS_FOLDER`` holds all-MiniLM-L6-v2 (config.json, model.safetensors, tokenizer.json; the
hash is checked), ``TEXTS`` the articles of corpus/real and corpus/meantime
(``python tools/real_gold.py texts``), ``MODEL_FOLDER`` the network before this one, of which the
new one also learns what it thinks of every word (docs/coder.md). Learns from
corpus/events/train, corpus/meantime and the lexicon's sentences; corpus/events/dev and
corpus/real fit the confidence and the threshold; corpus/events/test is not touched. Writes the
model folder (default: the shipped one). Some fifty minutes on one core.
Needs the extra ``train``.
"""

import argparse
import hashlib
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import msgspec
import torch
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from training.coder.batches import encode  # noqa: E402
from training.coder.calibrate import (  # noqa: E402
    Judged,
    calibration_error,
    fit_calibration,
    judged,
    probabilities,
)
from training.coder.examples import Example, examples  # noqa: E402
from training.coder.export import export  # noqa: E402
from training.coder.fit import Settings, fit  # noqa: E402
from training.coder.lexicon_text import lexicon_examples  # noqa: E402
from training.coder.network import EventNetwork  # noqa: E402

from dateline.coding.trained.labels import Labels  # noqa: E402
from dateline.coding.trained.model import Card, Model, Scores  # noqa: E402
from dateline.measure.event_gold import corpus_gold, read_event_gold  # noqa: E402
from dateline.pipeline import CodingRun  # noqa: E402

BASE_SHA256 = "53aa51172d142c89"
"""How the hash of the base weights starts (all-MiniLM-L6-v2, Apache-2.0)."""
SHIPPED = ROOT / "src" / "dateline" / "coding" / "trained" / "data"
EVENTS = ROOT / "corpus" / "events"
MEANTIME = ROOT / "corpus" / "meantime" / "gold.jsonl"
RUNS = (Settings(epochs=6, dropout=0.1),)
"""What is trained; the mean of several is taken. A shorter second run with more dropout was
trained beside it: the mean was better on PLV's coarse figures and worse on real news."""
NAME = "dateline-minilm 4"
_FOLDS = 5
_WORTH = 0.01


def check_base(base: Path) -> None:
    """Refuse other weights than those that the model card names.

    Raises:
        SystemExit: the hash differs.
    """
    found = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if not found.startswith(BASE_SHA256):
        raise SystemExit(f"{base}: SHA-256 {found[:16]} is not {BASE_SHA256}: other weights")


def opinions(teacher: Model, texts: Sequence[Example]) -> list[Scores]:
    """What an earlier network thinks of each word piece of ``texts``."""
    return [teacher.read(text.text, text.clues).triggers for text in texts]


def learn(
    base: Path,
    texts: Sequence[Example],
    settings: Settings,
    taught: Sequence[Scores] | None = None,
) -> EventNetwork:
    """A network trained on ``texts``."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    torch.manual_seed(settings.seed)
    network = untrained(base, settings)
    started = time.monotonic()

    def after(epoch: int, loss: float) -> None:
        seconds = time.monotonic() - started
        name = f"dropout {settings.dropout}, epoch {epoch + 1}"
        print(f"{name}: loss {loss:.3f}, {seconds:.0f} s", flush=True)

    labels = network.labels
    encoded = encode(texts, tokenizer, labels)
    if taught is not None:
        pairs = zip(encoded, taught, strict=True)
        encoded = [msgspec.structs.replace(e, taught=t) for e, t in pairs]
    fit(network, encoded, labels, settings, after)
    return network


def untrained(base: Path, settings: Settings) -> EventNetwork:
    """The encoder with new heads, of the sizes that the settings name."""
    labels = Labels.of(CodingRun(coder="lexicon").ontology)
    return EventNetwork(
        labels, base, dropout=settings.dropout, layers=settings.layers, inner=settings.inner
    )


def on_one_thread() -> None:
    """Keep sums in one order, so that the same numbers come out everywhere."""
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)


def one_run(
    base: Path,
    texts: Sequence[Example],
    taught: Sequence[Scores] | None,
    number: int,
    folder: Path,
) -> Path:
    """The weights of one of ``RUNS`` in a file of ``folder``; for a process of its own."""
    on_one_thread()
    path = folder / f"run{number}.pt"
    torch.save(learn(base, texts, RUNS[number], taught).state_dict(), path)
    return path


def all_runs(
    base: Path, texts: Sequence[Example], taught: Sequence[Scores] | None, folder: Path
) -> EventNetwork:
    """The mean of the runs, which are made side by side, one process each."""
    folder.mkdir(parents=True, exist_ok=True)
    count = len(RUNS)
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as pool:
        same = map(repeat, (base, texts, taught))
        paths = list(pool.map(one_run, *same, range(count), repeat(folder)))
    networks = []
    for path, settings in zip(paths, RUNS, strict=True):
        network = untrained(base, settings)
        network.load_state_dict(torch.load(path))
        networks.append(network)
    return averaged(networks)


def averaged(networks: Sequence[EventNetwork]) -> EventNetwork:
    """A network with the mean of the others' weights (a "soup", Wortsman et al., 2022)."""
    first, *others = networks
    states = [n.state_dict() for n in others]
    mean = {
        name: sum((s[name] for s in states), value) / len(networks)
        if value.is_floating_point()
        else value
        for name, value in first.state_dict().items()
    }
    first.load_state_dict(mean)
    return first


def calibrate(folder: Path, real_texts: Path) -> Card:
    """Fit confidence and threshold of a model folder, and write them to its card.

    The threshold is the highest whose F1 on real news is within ``_WORTH`` of the best, where
    the weights were fitted on the other four fifths of its articles: of two that find as much,
    the one that says less.
    """
    run = CodingRun(coder=folder)
    gold = read_event_gold(ROOT / "corpus" / "real" / "gold.jsonl", real_texts)
    real = judged(gold, run)
    dev = judged(corpus_gold(EVENTS, "dev"), run)
    events = sum(len(document.events) for document, _ in gold)
    pairs = _held_out(real, dev)
    threshold, best = _best_threshold(pairs, events)
    weights = fit_calibration([*real, *dev])
    path = folder / "card.json"
    card = msgspec.structs.replace(
        msgspec.json.decode(path.read_bytes(), type=Card), calibration=weights, threshold=threshold
    )
    path.write_bytes(msgspec.json.format(msgspec.json.encode(card)) + b"\n")
    error = calibration_error(pairs)
    print(f"real news, held out: F1 {best:.3f} at {threshold}, calibration error {error:.3f}")
    return card


def _held_out(real: Sequence[Judged], dev: Sequence[Judged]) -> list[tuple[float, bool]]:
    documents = sorted({r.doc for r in real})
    random.Random(0).shuffle(documents)
    pairs: list[tuple[float, bool]] = []
    for k in range(_FOLDS):
        held = set(documents[k::_FOLDS])
        weights = fit_calibration([*(r for r in real if r.doc not in held), *dev])
        rows = [r for r in real if r.doc in held]
        pairs += zip(probabilities(rows, weights), [r.right for r in rows], strict=True)
    return pairs


def _best_threshold(pairs: Sequence[tuple[float, bool]], gold: int) -> tuple[float, float]:
    def f1(threshold: float) -> float:
        told = [right for p, right in pairs if p >= threshold]
        return 2 * sum(told) / (len(told) + gold)

    thresholds = [n / 100 for n in range(5, 90)]
    best = max(map(f1, thresholds))
    chosen = max(t for t in thresholds if f1(t) >= best - _WORTH)
    return chosen, f1(chosen)


def main() -> None:
    """Train, export, calibrate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--teacher", type=Path, help="model folder of an earlier network")
    parser.add_argument("--weights", type=Path, help="keep each run's weights here")
    parser.add_argument("--calibrate-only", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    on_one_thread()
    if not options.calibrate_only:
        check_base(options.base)
        if options.teacher is None:
            parser.error(f"{NAME} had a teacher: name the network before it with --teacher")
        teacher = Model(options.teacher)
        run = CodingRun(coder="lexicon")
        gold = [*corpus_gold(EVENTS, "train"), *read_event_gold(MEANTIME, options.real)]
        texts = [*examples(gold, run), *lexicon_examples(run)]
        print(f"{len(texts)} sentences, {sum(len(t.events) for t in texts)} events", flush=True)
        taught = opinions(teacher, texts)
        with tempfile.TemporaryDirectory() as scratch:
            network = all_runs(options.base, texts, taught, options.weights or Path(scratch))
        export(network, options.base, options.out, name=NAME, threshold=0.5)
    calibrate(options.out, options.real)


if __name__ == "__main__":
    main()
