"""Reading coreference gold: CoNLL-U files with ``Entity`` brackets, as GUM has them.

``Entity=(3`` in the last column opens a mention of entity 3 at a token, ``Entity=3)`` closes
it, ``Entity=(3)`` is one of one token; several stand side by side ("3)(7)") or nest
("(9(8)"). What follows the number after a hyphen is not read.

The text is put together again from the tokens, ``SpaceAfter=No`` and the paragraph marks:
spaces are those of the original, and paragraphs have an empty line between them.

In the news of GUM as released in the OntoNotes scheme an entity that is mentioned only once
has no brackets, and neither types nor links to Wikipedia are given.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.pipeline import plain_article
from dateline.read import BadDate
from dateline.read.dates import parse_published
from dateline.records import Article, Section, SectionKind

_COLUMNS = 10
_FIELD = "Entity="
_BRACKET = re.compile(r"\((?P<single>[^()]+)\)|\((?P<opened>[^()]+)|(?P<closed>[^()]+)\)")
_BLOCKS: dict[str, SectionKind] = {"head": "headline", "figure": "caption"}
"""Kinds of ``newpar_block`` that are no body text, and our sections for them."""


class GumMention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention. Offsets are code points into the document's text, half-open.

    ``head`` is the offset of the first character of the syntactic head, of a flat name's last
    word ("Donald *Trump*"), as our own mentions have it. ``named`` says that the head is a
    proper noun. Mentions with the same ``chain`` are of one entity.
    """

    start: int
    end: int
    head: int
    named: bool
    chain: str


class GumDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated text.

    ``name`` is the file's name without ending. ``published`` is an ISO 8601 date, ``None``
    where the file does not tell. ``mentions`` are in the order of the text.
    """

    name: str
    text: str
    published: str | None
    sections: tuple[Section, ...]
    mentions: tuple[GumMention, ...]


def read_gum(path: Path) -> list[GumDocument]:
    """The document of a ``.conllu`` file, or those of a folder in the order of their names.

    Raises:
        BenchmarkError: nothing to read, or a file that is not CoNLL-U with entities.
    """
    if not path.is_dir():
        return [_document(path)]
    files = sorted(path.glob("*.conllu"))
    if not files:
        raise BenchmarkError(f"{path}: no .conllu file in it: name a folder of CoNLL-U files")
    return [_document(file) for file in files]


def gum_article(document: GumDocument) -> Article:
    """The document as an article whose parts are those that the file tells."""
    return msgspec.structs.replace(
        plain_article(document.text, document.published), sections=document.sections
    )


class _Row(msgspec.Struct, frozen=True):
    """A line of the file with its place there."""

    file: Path
    line: int
    columns: tuple[str, ...]

    def error(self, cause: str) -> BenchmarkError:
        return BenchmarkError(f"{self.file}:{self.line}: {cause}: is the file whole?")

    def integer(self, column: int) -> int:
        return self.number(self.columns[column])

    def number(self, written: str) -> int:
        try:
            return int(written)
        except ValueError as error:
            raise self.error(f"{written!r} is not a number") from error


class _Word(msgspec.Struct, frozen=True):
    number: int
    start: int
    end: int
    upos: str
    head: int
    relation: str


class _Reader:
    """Puts the text of one file together and collects the mentions in it."""

    def __init__(self) -> None:
        self.mentions: list[GumMention] = []
        self._parts: list[str] = []
        self._length = 0
        self._space = ""
        self._blocks: list[tuple[SectionKind, int]] = []

    def paragraph(self, kind: SectionKind) -> None:
        """What comes next is a new paragraph."""
        self._space = "\n\n" if self._parts else ""
        start = self._length + len(self._space)
        if self._blocks and self._blocks[-1][1] == start:
            self._blocks.pop()  # "newpar" and then "newpar_block" with its kind
        self._blocks.append((kind, start))

    def word(self, form: str, misc: str) -> int:
        """Add a word as it is written; gives where it starts."""
        if not self._blocks:
            self.paragraph("body")
        start = self._length + len(self._space)
        self._parts += (self._space, form)
        self._length = start + len(form)
        self._space = "" if "SpaceAfter=No" in misc.split("|") else " "
        return start

    def document(self, name: str, published: str | None) -> GumDocument:
        text = "".join(self._parts)
        ends = [start for _, start in self._blocks[1:]] + [len(text)]
        return GumDocument(
            name=name,
            text=text,
            published=published,
            sections=tuple(
                Section(kind=kind, start=start, end=start + len(text[start:end].rstrip()))
                for (kind, start), end in zip(self._blocks, ends, strict=True)
                if text[start:end].strip()
            ),
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.start, -m.end))),
        )


def _document(file: Path) -> GumDocument:
    reader = _Reader()
    published = None
    sentence: list[_Row] = []
    for number, raw in enumerate([*_content(file).split("\n"), ""], 1):
        line = raw.rstrip("\r")
        if line.startswith("#"):
            key, _, value = (part.strip() for part in line[1:].partition("="))
            if key in ("newpar", "newpar_block"):
                reader.paragraph(_BLOCKS.get(value.partition(" ")[0], "body"))
            elif key == "meta::dateCreated":
                published = _day(value)
        elif line.strip():
            columns = tuple(line.split("\t"))
            if len(columns) != _COLUMNS:
                raise BenchmarkError(
                    f"{file}:{number}: {len(columns)} columns, not {_COLUMNS} with tabs between: "
                    "name a CoNLL-U file"
                )
            sentence.append(_Row(file, number, columns))
        elif sentence:
            _sentence(reader, sentence)
            sentence = []
    if not reader.mentions:
        raise BenchmarkError(f"{file}: no Entity in a last column: name CoNLL-U with coreference")
    return reader.document(file.stem, published)


def _content(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise BenchmarkError(
            f"{file}: cannot be read ({error.strerror}): check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{file}: not UTF-8 ({error.reason}): store it as UTF-8") from error


def _sentence(reader: _Reader, rows: Sequence[_Row]) -> None:
    words: list[_Word] = []
    brackets: list[tuple[_Row, str]] = []
    for row, start, end in _placed(reader, rows):
        relation = row.columns[7].partition(":")[0]
        words.append(_Word(row.integer(0), start, end, row.columns[3], row.integer(6), relation))
        entity = [f[len(_FIELD) :] for f in row.columns[9].split("|") if f.startswith(_FIELD)]
        brackets.append((row, "".join(entity)))
    for first, last, chain in _spans(brackets):
        inside = words[first : last + 1]
        head = _head(inside)
        reader.mentions.append(
            GumMention(
                start=inside[0].start,
                end=inside[-1].end,
                head=head.start,
                named=head.upos == "PROPN",
                chain=chain,
            )
        )


def _placed(reader: _Reader, rows: Iterable[_Row]) -> Iterator[tuple[_Row, int, int]]:
    """The words with their start and end.

    "hadn't" has a row of its own before the rows of its parts, which stand where they are
    found in it, or each for the whole where they are not. Empty nodes ("21.1") are left out.
    """
    last, surface, begin, at = 0, "", 0, 0
    for row in rows:
        key, form, misc = row.columns[0], row.columns[1], row.columns[9]
        if "." in key:
            continue
        if "-" in key:
            last, surface, at = row.number(key.partition("-")[2]), form, 0
            begin = reader.word(form, misc)
        elif row.integer(0) <= last:
            part = surface.find(form, at)
            if part < 0:
                yield row, begin, begin + len(surface)
            else:
                at = part + len(form)
                yield row, begin + part, begin + at
        else:
            start = reader.word(form, misc)
            yield row, start, start + len(form)


def _spans(brackets: Sequence[tuple[_Row, str]]) -> Iterator[tuple[int, int, str]]:
    """First and last word and chain of each mention of a sentence."""
    opened: dict[str, list[tuple[int, _Row]]] = {}
    for index, (row, field) in enumerate(brackets):
        if _BRACKET.sub("", field):
            raise row.error(f"Entity={field} is not made of brackets")
        for match in _BRACKET.finditer(field):
            kind, chain = str(match.lastgroup), match[str(match.lastgroup)].partition("-")[0]
            if kind == "single":
                yield index, index, chain
            elif kind == "opened":
                opened.setdefault(chain, []).append((index, row))
            elif opened.get(chain):
                yield opened[chain].pop()[0], index, chain
            else:
                raise row.error(f"entity {chain} is closed and was not opened in the sentence")
    for chain, places in opened.items():
        for _, row in places:
            raise row.error(f"entity {chain} is opened and not closed in the sentence")


def _head(inside: Sequence[_Word]) -> _Word:
    """The first word whose own head lies outside; of a flat name its last word."""
    numbers = {w.number for w in inside}
    outward = [w for w in inside if w.head not in numbers]
    top = next((w for w in outward if w.upos != "PUNCT"), outward[0] if outward else inside[-1])
    flat = [w for w in inside if w.relation == "flat" and w.head == top.number]
    return flat[-1] if flat else top


def _day(written: str) -> str | None:
    try:
        return parse_published(written)
    except BadDate:
        return None
