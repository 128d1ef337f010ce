"""Processes of their own: interrupts, full disks, closed pipes, consoles and terminals."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest
from cli_runner import EXAMPLES, Result, finish, run, start, talks, write_rows

import dateline

ROWS = 3000
"""Far more than are read before the test stops the reading."""

posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits are POSIX's")


def count(db: Path) -> int:
    """Articles stored so far; 0 while the tables are being made."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True)) as c:
        return int(c.execute("SELECT count(*) FROM codings").fetchone()[0])
    return 0


def until(done: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while not done():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)


def check_whole_and_go_on(db: Path, rows: Path, result: Result) -> None:
    """What was stored is whole, and the same command goes on where it was stopped."""
    with dateline.open(db) as store:
        articles = list(store.articles())
        for article in articles:
            events = store.record(article.id).events
            assert [event.code for event in events] == ["CONSULT"]
    stored = len(articles)
    assert 0 < stored < ROWS
    said = int(result.out.split()[1])  # Read N articles: the last may not have been counted
    assert said in (stored, stored - 1)
    write_rows(rows, [talks(n) for n in range(stored + 2)])
    again = run("read", rows, "--db", db)
    assert again.out.splitlines()[0] == (
        f"Read {stored + 2} articles: 2 articles coded with 2 events, "
        f"{stored} already stored and unchanged."
    )
    with dateline.open(db) as store:
        assert len(list(store.articles())) == len(store.events()) == stored + 2


@posix
def test_ctrl_c_leaves_what_was_stored_whole(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [talks(n) for n in range(ROWS)])
    db = tmp_path / "a.db"
    process = start("read", rows, "--db", db)
    until(lambda: count(db) >= 3, process)
    process.send_signal(signal.SIGINT)
    result = finish(process)
    assert result.code == 130
    assert result.problem().startswith("interrupted: what was stored is whole")
    assert result.out.endswith(f"Records are in {db}\n")
    check_whole_and_go_on(db, rows, result)


LIMIT = """
import resource
from dateline.read.language import detect_language
detect_language("The detector unpacks its model into a temporary file, which is not meant here.")
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
"""


@posix
def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [talks(n) for n in range(ROWS)])
    db = tmp_path / "a.db"
    result = finish(start("read", rows, "--db", db, before=LIMIT))
    assert result.code == 1
    problem = result.problem()
    assert problem.startswith(f"{db}: cannot ")
    assert "full" in problem
    assert "make room" in problem
    check_whole_and_go_on(db, rows, result)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "command",
    [["events"], ["events", "--format", "csv"], ["search", "talks"], ["show"], ["--help"]],
)
def test_output_that_cannot_be_written(command: list[str], stored: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = finish(start(*with_db(command, stored), stdout=full))
    assert result.code == 1
    assert result.problem() == (
        "the output cannot be written: No space left on device: make room or write elsewhere"
    )


def with_db(command: list[str], stored: Path) -> list[str]:
    """``command`` on the store of the tests."""
    article = [str(stored.parent / "undated.txt")] if command == ["show"] else []
    return command + article + ([] if command == ["--help"] else ["--db", str(stored)])


@posix
@pytest.mark.parametrize(
    "command", [["events"], ["events", "--format", "jsonl"], ["search", "talks"], ["show"]]
)
def test_a_reader_that_has_left(command: list[str], stored: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = finish(start(*with_db(command, stored), stdout=writing))
    finally:
        os.close(writing)
    assert (result.code, result.err) == (0, "")


@posix
def test_a_reader_that_leaves_after_one_record(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [talks(n) for n in range(ROWS)])
    process = start("read", rows, "--json")
    assert process.stdout is not None
    first = msgspec.json.decode(process.stdout.readline())
    process.stdout.close()
    process.stdout = None
    assert first["article"]["text"] == talks(0)["text"]
    result = finish(process)
    assert result.code == 0
    assert 0 < int(result.err.split()[1]) < ROWS


@pytest.mark.parametrize("command", [["events"], ["search", "talks"], ["--help"]])
def test_a_console_that_knows_only_ascii(command: list[str], stored: Path) -> None:
    result = finish(start(*with_db(command, stored), env={"PYTHONIOENCODING": "ascii"}))
    assert (result.code, result.err) == (0, "")
    assert result.out.isascii()


def test_csv_and_json_are_utf8_whatever_the_console(stored: Path) -> None:
    for form in ("csv", "jsonl"):
        command = ["events", "--db", stored, "--format", form]
        result = finish(start(*command, env={"PYTHONIOENCODING": "ascii"}))
        assert result.code == 0
        assert "El Río" in result.out


@posix
def test_streams_that_were_closed_before_the_start(stored: Path, tmp_path: Path) -> None:
    def closing_all(*numbers: int) -> dict[str, object]:
        return {"preexec_fn": lambda: [os.close(number) for number in numbers]}

    read = start("read", "-", "--db", tmp_path / "a.db", **closing_all(0))
    result = finish(read)
    assert result.code == 1
    assert result.problem().startswith("<stdin>: empty")
    for form in ("table", "csv", "jsonl"):
        command = ["events", "--db", stored, "--format", form]
        assert finish(start(*command, **closing_all(1))).code == 0
    assert finish(start("events", "--db", tmp_path / "none.db", **closing_all(2))).code == 1


@posix
def test_the_real_command_tells_bad_input_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    write_rows(tmp_path / "rows.jsonl", [talks(n) for n in range(3)])
    result = finish(start("read", tmp_path, "--db", tmp_path / "a.db"))
    assert result.code == 1
    starts = [f"dateline: {tmp_path / name}: " for name in ("empty.html", "empty.txt")]
    lines = result.err.splitlines()  # and no bar, as this is no terminal
    assert len(lines) == 2
    assert all(line.startswith(begin) for line, begin in zip(lines, starts, strict=True))
    assert result.out.startswith("Read 3 articles: 3 articles coded with 3 events.\nRejected: 2.\n")


class Terminal:
    """A terminal that standard error is connected to; collects what is written there."""

    def __init__(self) -> None:
        self.outer, self.inner = os.openpty()
        self.written = b""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        with suppress(OSError):  # Linux's word for "nobody has it open any more"
            while data := os.read(self.outer, 65536):
                self.written += data

    def close(self) -> str:
        os.close(self.inner)
        self._reader.join()
        os.close(self.outer)
        return self.written.decode()


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="terminals end differently elsewhere")
@pytest.mark.parametrize("many", [False, True])
def test_a_bar_on_a_terminal(many: bool, tmp_path: Path) -> None:
    inputs = ["-", EXAMPLES / "10-es-paso-fronterizo.txt"] if many else ["-"]
    terminal = Terminal()
    options = {"stdin": subprocess.PIPE, "env": {"TERM": "xterm", "COLUMNS": "300"}}
    command = ["read", *inputs, "--json", "--as", "text" if many else "jsonl"]
    process = start(*command, stderr=terminal.inner, **options)
    rows = write_rows(tmp_path / "rows", [talks(1), talks(2)]).read_bytes()
    assert process.stdin is not None
    process.stdin.write(rows)
    result = finish(process)
    shown = terminal.close()
    assert result.code == 0
    texts = [record["article"]["text"] for record in result.json_lines()]
    assert texts[:-1] == ([rows.decode()] if many else [talks(1)["text"]])
    assert len(texts) == 2
    assert "reading" in shown
    assert "articles: 2" in shown
    assert ("2/2" in shown) == many
    assert ("language 'es'" in shown) == many
    assert "Read 2 articles" in shown
