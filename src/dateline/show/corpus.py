"""The ``corpus`` commands: check, count and compile the gold corpus."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.corpus import SPLITS, CorpusError, GoldItem, gold_document, load_corpus
from dateline.corpus.closeness import pieces
from dateline.corpus.loader import read_file
from dateline.corpus.statistics import count
from dateline.corpus.validate import (
    Balance,
    faults_of_balance,
    faults_of_closeness,
    faults_of_items,
    faults_of_splits,
)
from dateline.ontology import load_ontology


def check_command(folder: Path, against: Sequence[Path], *, balance: bool) -> int:
    """Print every fault; the exit code is 1 where there is one."""
    splits = load_splits(folder)
    items = [i for part in splits.values() for i in part]
    faults = [*faults_of_items(items), *faults_of_splits(splits)]
    if balance:
        faults += faults_of_balance(items, load_ontology(), Balance())
    for file in against:
        others = pieces(read_file(file))
        faults += faults_of_closeness(items, others)
    for fault in faults:
        print(fault)
    print(f"{len(items)} items, {len(faults)} faults")
    return 1 if faults else 0


def stats_command(folder: Path, split: str | None) -> None:
    """Print the counts as one JSON object."""
    items = load_corpus(folder, split)
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(count(items))).decode() + "\n")


def compile_command(folder: Path, split: str, out: Path) -> None:
    """Write ``out/SPLIT.jsonl`` and the texts into ``out/texts``."""
    items = load_corpus(folder, split)
    texts = out / "texts"
    try:
        texts.mkdir(parents=True, exist_ok=True)
        for item in items:
            (texts / f"{item.id}.txt").write_bytes(item.text.encode())
        lines = b"".join(msgspec.json.encode(gold_document(i)) + b"\n" for i in items)
        (out / f"{split}.jsonl").write_bytes(lines)
    except OSError as error:
        raise CorpusError(
            f"{error.filename}: cannot be written ({error.strerror}): name another folder"
        ) from error
    print(f"{len(items)} documents in {out / f'{split}.jsonl'}, texts in {texts}")


def load_splits(folder: Path) -> dict[str, list[GoldItem]]:
    """The splits that ``folder`` has.

    Raises:
        CorpusError: it has none.
    """
    present = [s for s in SPLITS if (folder / s).is_dir()]
    if not present:
        raise CorpusError(f"{folder}: no folder train, dev or test: name a corpus folder")
    return {s: load_corpus(folder, s) for s in present}
