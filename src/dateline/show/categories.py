"""The ``categories`` command: sentences that tell a user's own categories."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.coding.categories import load_definitions
from dateline.measure.errors import BenchmarkError
from dateline.pipeline import CodingRun, expand
from dateline.pipeline.categories import CategoryRun
from dateline.read import InputFile, Loaded, ReadOptions, read_input
from dateline.records import Rejection
from dateline.show.problems import REJECTED, complain

COLUMNS = ("text", "category")


def categories_command(
    definitions: Path, paths: Sequence[str], *, coder: str | None, threshold: float
) -> int:
    """Print the sentences of articles that tell a category, one JSON object a line."""
    run = CategoryRun(load_definitions(definitions), CodingRun(coder=coder or "trained"), threshold)
    rejected = False
    for source in expand(paths):
        loaded = read_input(source, ReadOptions()) if isinstance(source, InputFile) else [source]
        for item in loaded:
            if isinstance(item, Rejection):
                remedy = f": {item.remedy}" if item.remedy else ""
                complain(f"{item.input or 'input'}: {item.reason}{remedy}")
                rejected = True
            elif isinstance(item, Loaded):
                for found in run.sightings(item.article):
                    print(msgspec.json.encode(found).decode())
    sys.stdout.flush()
    return REJECTED if rejected else 0


def score_rows(file: Path) -> list[tuple[str, str]]:
    """Text and category of the rows of a tab-separated file; ``-`` is none.

    Raises:
        BenchmarkError: not readable, a column is missing, or no row.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, delimiter="\t")
            missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise BenchmarkError(
                    f"{file}: no column {', '.join(missing)}: write text and category, tab between"
                )
            rows = [(row["text"] or "", row["category"] or "-") for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        raise BenchmarkError(f"{file}: cannot be read ({cause}): check the name") from error
    if not rows:
        raise BenchmarkError(f"{file}: no rows: write text and category, tab between")
    return rows
