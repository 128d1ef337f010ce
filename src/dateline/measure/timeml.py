"""Reading gold time expressions: TimeML documents and the MEANTIME corpus.

Two forms are told apart by the root element:

* ``TimeML`` (TempEval-3): ``<DCT>`` holds the document's creation time and ``<TEXT>`` the
  text with inline ``TIMEX3``, ``EVENT`` and ``SIGNAL``. What stands outside ``<TEXT>`` is
  not annotated and not part of the document's text.
* ``Document`` (CAT XML, as in NewsReader MEANTIME): tokens with sentence numbers, and
  ``<Markables>`` whose ``TIMEX3`` name their tokens. The text is put together from the
  tokens, each sentence a paragraph of its own; the sentence that is only the creation time
  is left out, so that it is given and not scored, as in TempEval-3.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.xml_file import read_xml
from dateline.read import BadDate
from dateline.read.dates import find_full_date, parse_published

ENDINGS = frozenset({".tml", ".xml"})
"""Endings of the files that are read in a folder."""

ANNOTATED_SENTENCES = 6
"""MEANTIME's annotators stopped after sentence index 5 (the title, the date, four of the body):
no time expression of the corpus lies behind it, and what is found there cannot be judged."""

_CREATION = "CREATION_TIME"
_HEAD = 2
"""Among the first sentences of a MEANTIME article, one that is only a date dates it, even
where the annotators forgot to say so (two articles)."""

_CLOSING = frozenset((*",.;:!?%)]}’”", "...", "''", "n't"))
_OPENING = frozenset((*"([{`“‘$£€", "``"))
_BOTH = frozenset("/")
_QUOTES = {"``": '"', "''": '"', "`": "'"}


class GoldTime(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated expression: code points into the document's text, half-open.

    ``value`` is ``None`` where the annotators gave none.
    """

    start: int
    end: int
    type: str
    value: str | None


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated text.

    ``name`` is the file's path below the folder that was read. ``dct`` is the creation
    time as an ISO 8601 date (its time of day dropped), or ``None`` where none is given.
    What begins at or behind ``scored_until`` (a code-point offset) was not annotated.
    """

    name: str
    text: str
    dct: str | None
    times: tuple[GoldTime, ...]
    scored_until: int | None = None


def read_gold(path: Path) -> list[GoldDocument]:
    """The documents of a file, or of a folder and its sub-folders, in the order of their names.

    Raises:
        BenchmarkError: nothing to read, or a file that is not of one of the two forms.
    """
    if path.is_dir():
        files = sorted(
            f
            for f in path.rglob("*")
            if f.suffix.lower() in ENDINGS and not f.name.startswith(".") and f.is_file()
        )
        if not files:
            raise BenchmarkError(f"{path}: no .tml or .xml file in it: name a folder of TimeML")
        return [_document(f, f.relative_to(path).as_posix()) for f in files]
    return [_document(path, path.name)]


def _document(file: Path, name: str) -> GoldDocument:
    root = read_xml(file, "mend it or take it away")
    if root.tag == "TimeML":
        return _timeml(file, name, root)
    if root.tag == "Document":
        return _cat(file, name, root)
    raise BenchmarkError(
        f"{file}: its root is <{root.tag}>, not <TimeML> or CAT's <Document>: take it out of "
        "the folder"
    )


def _timeml(file: Path, name: str, root: ET.Element) -> GoldDocument:
    body = root.find("TEXT")
    if body is None:
        raise BenchmarkError(f"{file}: no <TEXT> below <TimeML>: is it a TempEval-3 file?")
    text, spans = _flat(body)
    times = []
    for element, start, end in spans:
        if element.tag != "TIMEX3":
            continue
        first, last = _bare(text, start, end)
        if first < last:  # an empty TIMEX3 stands for a time that no words name
            times.append(_gold(element, first, last))
    dated = [
        t for t in root.iter("TIMEX3") if t.get("functionInDocument") == _CREATION
    ] or root.findall("DCT//TIMEX3")
    creation = dated[0] if dated else None
    return GoldDocument(
        name=name,
        text=text,
        dct=None if creation is None else _day(creation, "".join(creation.itertext())),
        times=_sorted(times),
    )


def _flat(root: ET.Element) -> tuple[str, list[tuple[ET.Element, int, int]]]:
    """The text of ``root`` and where each element in it starts and ends."""
    parts = [root.text or ""]
    at = len(parts[0])
    spans: list[tuple[ET.Element, int, int]] = []
    opened = [(root, iter(root), 0)]  # a stack: nesting may be deeper than Python's own
    while opened:
        element, children, start = opened[-1]
        child = next(children, None)
        if child is not None:
            opened.append((child, iter(child), at))
            piece = child.text
        else:
            opened.pop()
            spans.append((element, start, at))
            piece = element.tail if opened else None
        if piece:
            parts.append(piece)
            at += len(piece)
    return "".join(parts), spans


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """``start:end`` without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


class _Word(msgspec.Struct, frozen=True):
    id: str
    sentence: int
    text: str


def _cat(file: Path, name: str, root: ET.Element) -> GoldDocument:
    words = [_word(file, t) for t in root.iter("token")]
    if not words:
        raise BenchmarkError(f"{file}: no <token> in it: is it a CAT file of MEANTIME?")
    by_id = {w.id: w for w in words}
    sentences: defaultdict[int, list[_Word]] = defaultdict(list)
    for word in words:
        sentences[word.sentence].append(word)
    marked = [
        (t, anchors) for t in root.iter("TIMEX3") if (anchors := _anchors(file, t, by_id))
    ]  # without anchors: a point in time that no words name

    creation = _creation(marked, sentences)
    dct = dated = None
    if creation is not None:
        markable, anchors = creation
        dct = _day(markable, _join([anchors])[0])
        dated = _whole_sentence(anchors, sentences)

    kept = [s for number, s in sentences.items() if number != dated]
    text, spans = _join(kept)
    last = [spans[s[-1].id][1] for s in kept if s[0].sentence < ANNOTATED_SENTENCES]
    times = [
        _gold(t, min(spans[a.id][0] for a in anchors), max(spans[a.id][1] for a in anchors))
        for t, anchors in marked
        if creation is None or t is not creation[0]
    ]
    return GoldDocument(
        name=name, text=text, dct=dct, times=_sorted(times), scored_until=max(last, default=0)
    )


def _word(file: Path, token: ET.Element) -> _Word:
    try:
        return _Word(token.attrib["t_id"], int(token.attrib["sentence"]), token.text or "")
    except (KeyError, ValueError) as error:
        raise BenchmarkError(
            f"{file}: a <token> without t_id or sentence number: is it a CAT file of MEANTIME?"
        ) from error


def _anchors(file: Path, markable: ET.Element, by_id: dict[str, _Word]) -> list[_Word]:
    ids = [a.get("t_id", "") for a in markable.iter("token_anchor")]
    missing = [i for i in ids if i not in by_id]
    if missing:
        raise BenchmarkError(
            f"{file}: TIMEX3 {markable.get('m_id')} names token {missing[0]!r}, which is not there"
        )
    return [by_id[i] for i in ids]


_Marked = tuple[ET.Element, list[_Word]]


def _creation(marked: list[_Marked], sentences: dict[int, list[_Word]]) -> _Marked | None:
    """The markable that says when the document was written."""
    for one in marked:
        if one[0].get("functionInDocument") == _CREATION:
            return one
    for one in marked:
        number = _whole_sentence(one[1], sentences)
        if one[0].get("type") == "DATE" and number is not None and number < _HEAD:
            return one
    return None


def _whole_sentence(anchors: list[_Word], sentences: dict[int, list[_Word]]) -> int | None:
    """The number of the sentence that ``anchors`` are all the words of, if there is one."""
    number = anchors[0].sentence
    same = {a.id for a in anchors} == {w.id for w in sentences[number]}
    return number if same else None


def _join(sentences: Sequence[list[_Word]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of tokenised sentences as people write it, and where each word stands in it.

    Sentences have an empty line between them.
    """
    parts: list[str] = []
    at = 0
    spans: dict[str, tuple[int, int]] = {}
    for words in sentences:
        before = "\n\n" if parts else ""
        for word, space in zip(words, _spaces(words), strict=True):
            before += " " * space
            shown = _QUOTES.get(word.text, word.text)
            spans[word.id] = (at + len(before), at + len(before) + len(shown))
            parts += (before, shown)
            at += len(before) + len(shown)
            before = ""
    return "".join(parts), spans


def _spaces(words: list[_Word]) -> Iterator[bool]:
    """Whether a space stands before each word."""
    quoted = False
    glued = True  # nothing before the first word
    for word, after in zip(words, [*words[1:], None], strict=True):
        shown = word.text
        if shown == '"':
            yield not (glued or quoted)
            quoted = not quoted
            glued = quoted
            continue
        # 's and 've, but not '11 or 'switch
        clitic = shown.startswith("'") and shown[1:] in ("", "s", "ve", "re", "ll", "d", "m")
        yield not (glued or clitic or shown in _CLOSING or shown in _BOTH)
        # US$ 40, and what a tokeniser cut before the apostrophe's end (I' m, O' Reilly)
        cut = shown[:1].isalpha() and shown.endswith("'") and after is not None
        glued = shown in _OPENING or shown in _BOTH or shown.endswith("$") or cut


def _gold(markable: ET.Element, start: int, end: int) -> GoldTime:
    return GoldTime(
        start=start,
        end=end,
        type=markable.get("type", ""),
        value=markable.get("value") or None,
    )


def _sorted(times: list[GoldTime]) -> tuple[GoldTime, ...]:
    return tuple(sorted(times, key=lambda t: (t.start, t.end)))


def _day(markable: ET.Element, words: str) -> str | None:
    """The date of a creation time: its value, or what its words say where that is no date."""
    try:
        return parse_published(markable.get("value", ""))
    except BadDate:
        return find_full_date(words)
