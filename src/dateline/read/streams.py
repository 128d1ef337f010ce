"""Bounded reading of files, compressed files and standard input."""

import gzip
import io
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import cast

from dateline.read.inputs import InputFile, os_problem
from dateline.read.unreadable import Unreadable

MAX_BYTES = 10_000_000
"""Most bytes of one text or page, decompressed: 10 MB, some 1.5 million words.

No article is as long; a file that is, is an archive or a dump to be split first. Every
later step's memory is bounded by this number.
"""

MAX_ROW_BYTES = 2 * MAX_BYTES
"""Most bytes of one line of a JSONL file: JSON writes some characters in several bytes."""

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16


def too_large(size: int | None) -> Unreadable:
    """The rejection of something over :data:`MAX_BYTES` (``size`` in bytes, if known)."""
    seen = f"{size / 1e6:.1f} MB" if size is not None else f"over {MAX_BYTES / 1e6:.0f} MB"
    return Unreadable(
        f"too large: {seen}, and one article may have {MAX_BYTES / 1e6:.0f} MB",
        "split it into articles, or give them as JSON Lines",
    )


@contextmanager
def opened(source: InputFile) -> Iterator[BufferedReader]:
    """The decompressed bytes of ``source``.

    Raises:
        Unreadable: it cannot be opened or read, or its compression is broken. Errors of
            reading inside the ``with`` block are brought into this form, too.
    """
    try:
        if source.path is None:
            yield _decompressed(cast(BufferedReader, sys.stdin.buffer))
        else:
            with source.path.open("rb") as file:
                yield _decompressed(file)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(
            "the gzip compression is broken or cut off", "fetch the file again"
        ) from error
    except OSError as error:
        raise os_problem(error) from error


def check_size(source: InputFile) -> None:
    """Turn away a file over the limit without opening it; compressed ones are met later.

    Raises:
        Unreadable: the file is too large or cannot be looked at.
    """
    if source.path is None:
        return
    try:
        status = source.path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size <= MAX_BYTES:
            return
        with source.path.open("rb") as file:
            compressed = file.read(2) == _GZIP
    except OSError as error:
        raise os_problem(error) from error
    if not compressed:
        raise too_large(status.st_size)


def read_bounded(stream: BufferedReader) -> bytes:
    """All of ``stream``.

    Raises:
        Unreadable: it has more than :data:`MAX_BYTES`; no more than that is ever read.
    """
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise too_large(None)
    return b"".join(chunks)


def lines(stream: BufferedReader) -> Iterator[bytes | None]:
    """The lines of ``stream`` without their ends; ``None`` for one over the row limit."""
    while line := stream.readline(MAX_ROW_BYTES + 1):
        if len(line) > MAX_ROW_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield None
        else:
            yield line.rstrip(b"\r\n")


def _decompressed(file: BufferedReader) -> BufferedReader:
    if file.peek(2)[:2] == _GZIP:
        # BufferedReader takes any raw stream at run time; the stubs ask for RawIOBase.
        return BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=file, mode="rb")))
    return file
