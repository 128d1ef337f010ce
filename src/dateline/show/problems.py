"""Every problem a user can meet, told in one line and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

REJECTED = 1
USAGE = 2
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"dateline: {' '.join(message.split())}", file=sys.stderr)


def run_guarded(app: "typer.Typer", arguments: Sequence[str]) -> int:
    """Run ``app`` and turn what can go wrong into a line and an exit code."""
    _safe_streams()
    try:
        result = app(args=list(arguments), prog_name="dateline", standalone_mode=False)
    except KeyboardInterrupt:
        complain("interrupted: what was stored is whole; run the same command to go on")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe (head, less) has left: not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        told = _explain(error)
        if told is None:
            raise
        message, code = told
        if message:
            complain(message)
        return code
    return result if isinstance(result, int) else 0


def _explain(error: Exception) -> tuple[str, int] | None:
    """What to print for an error that a user can do something about."""
    usage = getattr(error, "format_message", None)  # the command line parser's own errors
    if usage is not None:
        return f"{usage()} (see 'dateline --help')", USAGE
    for kinds, code in _known():
        if isinstance(error, kinds):
            return str(error), code
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror or error}", REJECTED
    return None


def _known() -> list[tuple[tuple[type[Exception], ...], int]]:
    """Known kinds of error with their exit codes; loaded only when something went wrong."""
    from dateline.annotate import ModelError
    from dateline.coding import LexiconError
    from dateline.knowledge import KnowledgeError
    from dateline.measure.errors import BenchmarkError
    from dateline.ontology import OntologyError
    from dateline.read import BadDate
    from dateline.store import NotStoredError, StoreError

    usage = (BadDate, OntologyError, LexiconError, KnowledgeError, BenchmarkError, ModelError)
    return [(usage, USAGE), ((NotStoredError,), USAGE), ((StoreError,), REJECTED)]


def _safe_streams() -> None:
    """Consoles that cannot show a character show a replacement instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
