"""Reading gold events: JSON lines with a text file for each document, or our corpus."""

from pathlib import Path

import msgspec

from dateline.corpus import CorpusError, GoldDocument, gold_document, load_corpus
from dateline.measure.errors import BenchmarkError
from dateline.records import sha256_hex


def read_event_gold(gold: Path, texts: Path) -> list[tuple[GoldDocument, str]]:
    """The documents of ``gold`` with the text of each, ``texts/DOC.txt``.

    Raises:
        BenchmarkError: a file is missing or cannot be read, a line is no gold, a text is
            another than the one that was labelled, or an offset lies outside of it.
    """
    try:
        lines = gold.read_bytes().splitlines()
    except OSError as error:
        raise BenchmarkError(
            f"{gold}: cannot be read ({error.strerror}): check the name"
        ) from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = msgspec.json.decode(line, type=GoldDocument)
        except msgspec.DecodeError as error:
            raise BenchmarkError(
                f'{gold}:{number}: no gold line ({error}): write {{"doc": …, "events": […]}}'
            ) from error
        found.append((document, _text(gold, document, texts)))
    if not found:
        raise BenchmarkError(f"{gold}: no line in it: name a file of gold events")
    return found


def corpus_gold(folder: Path, split: str) -> list[tuple[GoldDocument, str]]:
    """The items of one split of a corpus of markup, each with its text.

    Raises:
        BenchmarkError: no corpus, or markup with a fault.
    """
    try:
        items = load_corpus(folder, split)
    except CorpusError as error:
        raise BenchmarkError(str(error)) from error
    return [(gold_document(item), item.text) for item in items]


def _text(gold: Path, document: GoldDocument, texts: Path) -> str:
    if Path(document.doc).name != document.doc:
        raise BenchmarkError(f"{gold}: {document.doc!r} is no plain name of a document")
    file = texts / f"{document.doc}.txt"
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8")
    except OSError as error:
        raise BenchmarkError(f"{file}: cannot be read ({error.strerror}): check --texts") from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{file}: not UTF-8 text: save the file in UTF-8") from error
    if document.sha256 is not None and document.sha256 != sha256_hex(raw):
        raise BenchmarkError(f"{file}: not the text that was labelled: its SHA-256 differs")
    for event in document.events:
        for span in (event.trigger, *event.actors, *event.recipients):
            if not 0 <= span.start < span.end <= len(text):
                raise BenchmarkError(
                    f"{gold}: {document.doc}: {span.start}:{span.end} lies outside of the text"
                )
    return text
