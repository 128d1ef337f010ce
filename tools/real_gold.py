"""Texts and gold of ``corpus/real`` and ``corpus/meantime``: public articles, not our text.

    python tools/real_gold.py texts BENCH OUT      # the texts as they were labelled
    python tools/real_gold.py compile MARKUP TEXTS GOLD.jsonl
    python tools/real_gold.py compare FIRST SECOND TEXTS

BENCH holds ``gum_news`` (GUM, https://gucorpling.org/gum/), ``quotes/polnear_dev``
(PolNeAR) and ``meantime`` (NewsReader MEANTIME, CC BY 4.0). MARKUP, FIRST and SECOND are
folders of stand-off markup; what is compiled keeps offsets, labels and the SHA-256 of each
text, and none of its words.
"""

import sys
from collections import defaultdict
from itertools import chain, zip_longest
from pathlib import Path

import msgspec

from dateline.corpus import gold_document, load_corpus
from dateline.corpus.consistency import consistency
from dateline.measure.gum import read_gum
from dateline.measure.timeml import read_gold

POLNEAR_ARTICLES = 26


def write_texts(bench: Path, out: Path) -> None:
    """All of GUM's news and of MEANTIME, and PolNeAR's first by name within each publisher."""
    out.mkdir(parents=True, exist_ok=True)
    for document in read_gum(bench / "gum_news"):
        (out / f"{document.name}.txt").write_bytes(document.text.encode())
    publishers: dict[str, list[Path]] = defaultdict(list)
    for file in sorted((bench / "quotes" / "polnear_dev" / "text").glob("*.txt")):
        publishers[file.name.split("_")[0]].append(file)
    turns = chain.from_iterable(zip_longest(*(publishers[p] for p in sorted(publishers))))
    for file in [f for f in turns if f is not None][:POLNEAR_ARTICLES]:
        (out / file.name).write_bytes(file.read_bytes())
    for article in read_gold(bench / "meantime"):
        number = Path(article.name).name.partition("_")[0]
        (out / f"MEANTIME_{number}.txt").write_bytes(article.text.encode())


def read_texts(folder: Path) -> dict[str, str]:
    """The texts by document."""
    return {f.stem: f.read_bytes().decode("utf-8") for f in sorted(folder.glob("*.txt"))}


def main(arguments: list[str]) -> None:
    """Do what the first argument names."""
    match arguments:
        case ["texts", bench, out]:
            write_texts(Path(bench), Path(out))
        case ["compile", markup, texts, gold]:
            items = load_corpus(Path(markup), texts=read_texts(Path(texts)))
            lines = [
                msgspec.json.encode(gold_document(i)) for i in sorted(items, key=lambda i: i.id)
            ]
            Path(gold).write_bytes(b"\n".join(lines) + b"\n")
        case ["compare", first, second, texts]:
            known = read_texts(Path(texts))
            ours, theirs = (load_corpus(Path(p), texts=known) for p in (first, second))
            found = msgspec.json.encode(consistency(ours, theirs))
            print(msgspec.json.format(found).decode())
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
