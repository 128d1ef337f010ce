"""Every problem a user can meet, told in one line and an exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.show.visible import visible

if TYPE_CHECKING:
    import typer

REJECTED = 1
USAGE = 2
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""

TRACEBACK_SWITCH = "DATELINE_TRACEBACK"
"""Environment variable: where it is set, an unforeseen error shows Python's traceback."""


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"dateline: {' '.join(visible(message).split())}", file=sys.stderr)


def run_guarded(app: "typer.Typer", arguments: Sequence[str]) -> int:
    """Run ``app`` and turn what can go wrong into a line and an exit code."""
    _safe_streams()
    try:
        code = _run(app, arguments)
        sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
    except KeyboardInterrupt:
        complain("interrupted: what was stored is whole; run the same command to go on")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe (head, less) has left: not an error of ours.
        _drop_output()
        return 0
    except Exception as error:
        told = _explain(error)
        if told is None:
            if os.environ.get(TRACEBACK_SWITCH):
                raise
            told = _unforeseen(error), REJECTED
        message, code = told
        if message:
            complain(message)
        if isinstance(error, OSError):
            _drop_output()
    return code


def _run(app: "typer.Typer", arguments: Sequence[str]) -> int:
    """What Typer's own ``main`` does, less its handling of Ctrl-C and closed pipes."""
    import typer.main

    command = typer.main.get_command(app)
    try:
        with command.make_context("dateline", list(arguments)) as context:
            result = command.invoke(context)
    except typer.Exit as leave:
        return leave.exit_code
    return result if isinstance(result, int) else 0


def _explain(error: Exception) -> tuple[str, int] | None:
    """What to print for an error that a user can do something about."""
    if hasattr(error, "format_message"):  # the command line parser's own errors
        return _usage(error), USAGE
    for kinds, code in _known():
        if isinstance(error, kinds):
            return str(error), code
    if isinstance(error, OSError):
        cause = error.strerror or str(error) or type(error).__name__
        if error.filename is None:
            return f"the output cannot be written: {cause}: make room or write elsewhere", REJECTED
        return f"{error.filename}: {cause}: check the path and its permissions", REJECTED
    if isinstance(error, MemoryError):
        return "out of memory: close other programs or split the input", REJECTED
    return None


def _usage(error: Any) -> str:
    """The line for a wrong call; a call without any argument gets the whole help instead."""
    message = str(error.format_message())
    context = error.ctx
    if context is None:
        return f"{message} (see 'dateline --help')"
    if message == context.get_help():
        print(message, file=sys.stderr)
        return ""
    return f"{message} (see '{context.command_path} --help')"


def _unforeseen(error: Exception) -> str:
    return (
        f"internal error, {type(error).__name__}: {error}: a fault of Dateline, please report it "
        f"(with {TRACEBACK_SWITCH}=1 set, it says where)"
    )


def _known() -> list[tuple[tuple[type[Exception], ...], int]]:
    """Known kinds of error with their exit codes; loaded only when something went wrong."""
    from dateline.annotate import ModelError
    from dateline.coding import LexiconError, TrainedModelError
    from dateline.coding.categories import CategoriesError
    from dateline.corpus import CorpusError
    from dateline.knowledge import KnowledgeError
    from dateline.measure.errors import BenchmarkError
    from dateline.ontology import OntologyError
    from dateline.read import BadDate
    from dateline.store import NotStoredError, StoreError

    usage = (
        *(BadDate, OntologyError, LexiconError, KnowledgeError),
        *(BenchmarkError, CorpusError, ModelError, TrainedModelError, CategoriesError),
    )
    return [(usage, USAGE), ((NotStoredError,), USAGE), ((StoreError,), REJECTED)]


def _safe_streams() -> None:
    """Consoles that cannot show a character show a replacement instead of failing; streams
    that were closed before the start (``>&-``) are empty ones."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - kept to the end
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _drop_output() -> None:
    """Let go of what could not be written, or Python tries once more at its end and says so."""
    with suppress(OSError):  # also where standard output is no file (in tests)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
