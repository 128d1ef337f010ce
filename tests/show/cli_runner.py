"""Runs the command line, in this process (the language model loads once) or in its own."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from dateline.show.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"

LAKE = {
    "text": "Kenya and Uganda held talks in Nairobi on Monday. The “lake” question was left open.",
    "title": "Lake talks",
    "source": "The Lake Tribune",
    "url": "https://lake.example/talks",
    "published": "2023-09-13",
}
RIVER = {
    "text": "Brazil and Argentina held talks in Brasilia. Brazil did not hold talks with Chile.",
    "title": "River talks",
    "source": "El Río",
    "published": "2024-02",
}
UNDATED = "France and Germany held talks in Paris.\n"
SPANISH = (
    "El presidente de Colombia se reunió el lunes con su homólogo de Ecuador en la frontera. "
    "Los dos gobiernos acordaron abrir de nuevo el puente y hablar otra vez en la semana "
    "siguiente, según dijo la ministra a los periodistas que la esperaban en la plaza.\n"
)

MAIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a caller may have switched it off
{before}
from dateline.show.cli import main
main()
"""


class Result(NamedTuple):
    """What a run of the command line came to."""

    code: int
    out: str
    err: str

    def json_lines(self) -> list[Any]:
        return [msgspec.json.decode(line) for line in self.out.splitlines()]

    def problem(self) -> str:
        """The only line on standard error."""
        assert self.err.startswith("dateline: "), self.err
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        return self.err.removeprefix("dateline: ").removesuffix("\n")


def run(*arguments: object, stdin: bytes = b"") -> Result:
    """``dateline ARGUMENTS`` in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setenv("DATELINE_TRACEBACK", "1")  # a fault of ours fails the test with its place
        with pytest.raises(SystemExit) as leave:
            main([str(argument) for argument in arguments])
    assert isinstance(leave.value.code, int)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    return Result(leave.value.code, *texts)


def start(*arguments: object, before: str = "", **options: Any) -> subprocess.Popen[bytes]:
    """``dateline ARGUMENTS`` in a process of its own, after the statements ``before``.

    ``options`` are those of ``Popen``; ``env`` is added to the environment there is.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path)} | options.pop("env", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(
        [sys.executable, "-c", MAIN.format(before=before), *map(str, arguments)],
        env=env,
        stdin=options.pop("stdin", subprocess.DEVNULL),
        **options,
    )


def finish(process: subprocess.Popen[bytes]) -> Result:
    """Wait for ``process``; whatever happened, no traceback is shown."""
    with process:
        out, err = process.communicate(timeout=120)
    result = Result(process.returncode, (out or b"").decode(), (err or b"").decode())
    for words in ("Traceback", "Exception ignored", "internal error"):
        assert words not in result.err, result.err
    return result


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    """A JSON Lines file of ``rows``."""
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return path


def talks(number: int) -> dict[str, str]:
    """A row like no other: two states that meet."""
    return {"text": f"Kenya and Uganda held talks on Monday. Meeting {number} was short."}
