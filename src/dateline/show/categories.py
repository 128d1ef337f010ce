"""The ``categories`` command: sentences that tell a user's own categories."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.coding.categories import load_definitions
from dateline.pipeline import CodingRun, expand
from dateline.pipeline.categories import CategoryRun
from dateline.read import InputFile, Loaded, ReadOptions, read_input
from dateline.records import Rejection
from dateline.show.problems import REJECTED, complain


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
