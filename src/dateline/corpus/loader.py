"""Loading the corpus folder: ``train``, ``dev`` and ``test``, a file for each family."""

from collections.abc import Mapping
from pathlib import Path

from dateline.corpus.gold import GoldItem
from dateline.corpus.markup import read_markup
from dateline.ontology import Ontology, load_ontology

SPLITS = ("train", "dev", "test")


class CorpusError(ValueError):
    """A corpus that cannot be used; names the file, the cause and the remedy."""


def load_corpus(
    folder: Path,
    split: str | None = None,
    *,
    ontology: Ontology | None = None,
    texts: Mapping[str, str] | None = None,
) -> list[GoldItem]:
    """The items of one split, or of all, in the order of file names.

    Args:
        folder: the corpus folder, which holds a folder for each split.
        split: ``train``, ``dev`` or ``test``; ``None`` for every file below ``folder``.
        ontology: the ontology whose labels are used; PLOVER unless given.
        texts: for stand-off files the texts by document.

    Raises:
        CorpusError: no file, a file that is not UTF-8, or the first fault of its markup.
    """
    files = sorted((folder / split if split else folder).rglob("*.txt"))
    if not files:
        where = folder / split if split else folder
        raise CorpusError(f"{where}: no .txt files; name a folder of corpus markup")
    known = ontology or load_ontology()
    items: list[GoldItem] = []
    for file in files:
        found, faults = read_markup(read_file(file), known, texts)
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            raise CorpusError(f"{file}:{faults[0]}{more}; see corpus/GUIDELINES.md")
        items += found
    return items


def read_file(file: Path) -> str:
    """The file's text.

    Raises:
        CorpusError: not readable, or not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        cause = error.strerror or str(error)
        raise CorpusError(f"{file}: cannot be read ({cause}): check the name") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{file}: not UTF-8 text: save the file in UTF-8") from error
