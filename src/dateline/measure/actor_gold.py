"""Reading the gold of actors in context (``corpus/actors``, see its guidelines)."""

import re
from pathlib import Path

import msgspec

from dateline.knowledge import PLOVER_SECTORS
from dateline.measure.errors import BenchmarkError
from dateline.records import last_day

_HEADER = re.compile(
    r"# (?P<id>[\w-]+) published=(?P<day>\d{4}(?:-\d{2}){0,2}) country=(?P<country>[A-Z]{3})\s*"
)
_MARK = re.compile(r"\[(?P<words>[^\[\]|]+)\|(?P<label>[^\[\]|]+)\]")
_LABEL = re.compile(
    r"(?P<country>[A-Z]{3}(?:/[A-Z]{3})*|-) (?P<sector>[A-Z]{3}(?:/[A-Z]{3})*|-)"
    r"(?: =(?P<name>[^@]+?))?(?: @(?P<day>\d{4}(?:-\d{2}){0,2}))?"
)


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """One marked mention. Offsets are code points into the passage's text, half-open.

    ``countries`` and ``sectors`` are those that count as right, empty for none; ``name`` is
    the real person's or body's, ``None`` for invented ones and states; ``day`` (ISO) is the
    day whose office counts.
    """

    start: int
    end: int
    text: str
    countries: frozenset[str]
    sectors: frozenset[str]
    name: str | None
    day: str


class GoldPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with its day of publication and its marked mentions."""

    id: str
    published: str
    text: str
    actors: tuple[GoldActor, ...]


def load_actors(folder: Path, split: str) -> list[GoldPassage]:
    """The passages of one split (``dev`` or ``test``) in file order.

    Raises:
        BenchmarkError: no files, or markup that cannot be read.
    """
    files = sorted((folder / split).glob("*.txt"))
    if not files:
        raise BenchmarkError(f"{folder / split}: no .txt files; name the folder corpus/actors")
    return [p for file in files for p in _passages(file)]


def _passages(file: Path) -> list[GoldPassage]:
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{file}: not UTF-8 text; save the file in UTF-8") from error
    found = []
    header: re.Match[str] | None = None
    body: list[str] = []
    for number, line in enumerate([*text.splitlines(), "# end"], 1):
        if not line.startswith("# "):
            body.append(line)
            continue
        marked = "\n".join(body).strip()
        if header is not None:
            found.append(_passage(file, header, marked))
        elif marked:
            raise BenchmarkError(f"{file}:{number}: words before the first header")
        body = []
        header = _HEADER.fullmatch(line)
        if header is None and line != "# end":
            raise BenchmarkError(f"{file}:{number}: no header: {line!r}; see the guidelines")
    if not found:
        raise BenchmarkError(f"{file}: no passage; see the guidelines")
    return found


def _passage(file: Path, header: re.Match[str], marked: str) -> GoldPassage:
    if not marked:
        raise BenchmarkError(f"{file}: {header['id']}: no text; write the passage below its header")
    parts: list[str] = []
    actors: list[GoldActor] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        label = _LABEL.fullmatch(mark["label"].strip())
        if label is None:
            raise BenchmarkError(f"{file}: {header['id']}: {mark[0]!r} is no label")
        sectors = _split(label["sector"])
        if sectors - PLOVER_SECTORS:
            raise BenchmarkError(f"{file}: {header['id']}: {mark[0]!r}: no PLOVER sector")
        day = label["day"] or header["day"]
        try:
            last_day(day)
        except ValueError as error:
            raise BenchmarkError(f"{file}: {header['id']}: {day!r} is no date") from error
        parts += [marked[at : mark.start()], mark["words"]]
        start = length + mark.start() - at
        length = start + len(mark["words"])
        at = mark.end()
        actors.append(
            GoldActor(
                start=start,
                end=length,
                text=mark["words"],
                countries=_split(label["country"]),
                sectors=sectors,
                name=label["name"],
                day=day,
            )
        )
    text = "".join([*parts, marked[at:]])
    if "[" in text or "]" in text:
        raise BenchmarkError(f"{file}: {header['id']}: a bracket is left over")
    return GoldPassage(id=header["id"], published=header["day"], text=text, actors=tuple(actors))


def _split(label: str) -> frozenset[str]:
    return frozenset() if label == "-" else frozenset(label.split("/"))
