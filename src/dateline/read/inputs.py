"""Which inputs a user's paths name: files, folders (walked), standard input."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.read.unreadable import Unreadable
from dateline.records import Rejection

STDIN = "-"
STDIN_NAME = "<stdin>"

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | JSONL_SUFFIXES
"""Extensions that are taken from a folder, each also with ``.gz`` behind it."""


class InputFile(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to read: ``path`` is ``None`` for standard input; ``name`` is for people."""

    path: Path | None
    name: str


def list_inputs(paths: Sequence[str]) -> Iterator[InputFile | Rejection]:
    """The inputs that ``paths`` name, in the order given, folders in sorted order.

    A named file is always taken, whatever its extension. Folders are walked without
    following linked folders (they may form a ring); hidden entries, readmes and files of
    other extensions are left out. ``-`` is standard input. What cannot be found or opened is
    yielded as a rejection, as is a folder without any article.
    """
    for given in paths:
        if given == STDIN:
            yield InputFile(path=None, name=STDIN_NAME)
            continue
        path = Path(given)
        try:
            is_folder = path.is_dir()
            if not is_folder:
                path.stat()
        except OSError as error:
            yield os_problem(error).rejection(printable(given))
            continue
        except ValueError:  # a NUL in the path
            yield Unreadable("not a path", "check the spelling").rejection(printable(given))
            continue
        if not is_folder:
            yield InputFile(path=path, name=printable(given))
            continue
        empty = True
        for found in _walk(path):
            empty = False
            yield found
        if empty:
            kinds = " ".join(sorted(SUFFIXES))
            yield Unreadable(
                "the folder holds no articles", f"files taken from folders end in {kinds} (or .gz)"
            ).rejection(printable(given))


def suffix_of(name: str) -> str:
    """The extension of ``name`` in lower case, looking through ``.gz``."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def printable(path: str | os.PathLike[str]) -> str:
    """A path that can be printed and stored: undecodable bytes become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def os_problem(error: OSError) -> Unreadable:
    """An operating system's refusal in one line, with what to do."""
    if isinstance(error, FileNotFoundError):
        return Unreadable("no such file or folder", "check the spelling of the path")
    if isinstance(error, PermissionError):
        return Unreadable("no permission to read it", "change its permissions or leave it out")
    if isinstance(error, IsADirectoryError):
        return Unreadable("it is a folder", "give the folder itself, or files in it")
    what = error.strerror or type(error).__name__
    return Unreadable(f"it cannot be read: {what.lower()}", "check the path and the disk")


def _is_skipped(name: str) -> bool:
    """Hidden entries, and the readme of a collection, which is no article of it."""
    return name.startswith(".") or name.lower().startswith("readme")


def _found(path: Path) -> InputFile | Rejection:
    """An entry of a folder; a pipe or a device there would never end, or never begin."""
    if path.exists() and not path.is_file():
        return Unreadable("not a file but a pipe or a device", "leave it out").rejection(
            printable(path)
        )
    return InputFile(path=path, name=printable(path))


def _walk(folder: Path) -> Iterator[InputFile | Rejection]:
    # A stack, not recursion: folders may be nested deeper than Python's call stack.
    stack = [folder]
    while stack:
        path = stack.pop()
        try:
            if not path.is_dir() or (path.is_symlink() and path != folder):
                if suffix_of(path.name) in SUFFIXES and not path.is_dir():
                    yield _found(path)
                continue
            entries = [entry for entry in path.iterdir() if not _is_skipped(entry.name)]
        except OSError as error:
            yield os_problem(error).rejection(printable(path))
            continue
        stack.extend(sorted(entries, key=lambda entry: entry.name, reverse=True))
