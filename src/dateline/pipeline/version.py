"""What code a run was made with: the version and a hash of the package's own files."""

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline._version import __version__
from dateline.records import sha256_hex

_SUFFIXES = (".py", ".toml", ".tsv", ".csv", ".sql")


@lru_cache(maxsize=1)
def code_version() -> str:
    """``0.1.0+1a2b3c4d``: two runs with the same label were made by the same code and data."""
    parts: list[bytes] = []
    _collect(files("dateline"), "", parts)
    return f"{__version__}+{sha256_hex(b''.join(parts))[:8]}"


def _collect(folder: Traversable, path: str, parts: list[bytes]) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                _collect(entry, name, parts)
        elif entry.name.endswith(_SUFFIXES):
            # Line ends differ between checkouts; they change nothing.
            parts += [name.encode(), entry.read_bytes().replace(b"\r\n", b"\n")]
