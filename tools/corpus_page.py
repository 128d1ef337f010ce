"""Writes ``docs/corpus.md``: what ``corpus/events`` and ``corpus/real`` hold.

python tools/corpus_page.py
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dateline.corpus import SPLITS, GoldDocument, GoldItem, load_corpus
from dateline.corpus.statistics import CorpusCounts, count
from dateline.ontology import Ontology, load_ontology

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "corpus.md"


def page(root: Path = ROOT) -> str:
    """The page's text."""
    splits = {s: load_corpus(root / "corpus" / "events", s) for s in SPLITS}
    every = [i for items in splits.values() for i in items]
    real = read_real(root / "corpus" / "real" / "gold.jsonl")
    ontology = load_ontology()
    counts = {name: count(items) for name, items in splits.items()}
    parts = [
        "# The gold corpus in numbers\n\n"
        "Written by `python tools/corpus_page.py`; do not edit. Rules: "
        "[guidelines](../corpus/GUIDELINES.md); origin, uses and limits: "
        "[datasheet](../corpus/DATASHEET.md). A language model wrote and labelled all of it.\n",
        _overview(counts, count(every), real),
        _codes(counts, count(every), real, ontology),
        _modes(count(every), real, ontology),
        _pairs("Sentences without an event, by reason", count(every).empty),
        _pairs("Statements", count(every).statements),
        _pairs("Contexts", count(every).contexts),
        _pairs("Styles", count(every).styles),
        _pairs("Decades of publication", count(every).decades),
        _hands(every),
    ]
    return "\n".join(parts)


def read_real(file: Path) -> list[GoldDocument]:
    """The stand-off gold; none where it is not there."""
    if not file.exists():
        return []
    lines = file.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=GoldDocument) for line in lines if line.strip()]


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *[[str(c) for c in row] for row in rows]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _overview(
    counts: Mapping[str, CorpusCounts], every: CorpusCounts, real: list[GoldDocument]
) -> str:
    events = [e for d in real for e in d.events]
    status = Counter(e.status or "actual" for e in events)
    rows: list[tuple[object, ...]] = [
        (
            name,
            c.sentences,
            sum(c.empty.values()),
            c.articles,
            c.words,
            c.events,
            c.events - c.statuses.get("actual", 0),
            c.statuses.get("negated", 0),
            c.claims,
            sum(c.statements.values()),
            sum(c.quotes.values()),
            c.chains,
            c.families,
        )
        for name, c in [*counts.items(), ("all", every)]
    ]
    rows.append(
        (
            "real news",
            "–",
            "–",
            len(real),
            "–",
            len(events),
            len(events) - status["actual"],
            status["negated"],
            sum(bool(e.claims) for e in events),
            sum(len(d.statements) for d in real),
            sum(len(d.quotes) for d in real),
            sum(len(d.chains) for d in real),
            "–",
        )
    )  # fmt: skip
    head = (
        "part", "sentences", "of these without event", "articles", "words", "events",
        "not actual", "negated", "as a claim", "statements", "quotes", "chains", "families",
    )  # fmt: skip
    return "## Parts\n" + _table(head, rows)


def _codes(
    counts: Mapping[str, CorpusCounts],
    every: CorpusCounts,
    real: list[GoldDocument],
    ontology: Ontology,
) -> str:
    news = Counter(e.code for d in real for e in d.events)
    rows = [
        (
            code,
            *(c.codes.get(code, 0) for c in counts.values()),
            every.codes.get(code, 0),
            news[code],
        )
        for code in ontology.codes
    ]
    return "## Root codes\n" + _table(("code", *counts, "all", "real news"), rows)


def _modes(every: CorpusCounts, real: list[GoldDocument], ontology: Ontology) -> str:
    news = Counter(f"{e.code}.{m}" for d in real for e in d.events for m in e.modes)
    names = [f"{code}.{mode}" for code, known in ontology.codes.items() for mode in known.modes]
    rows = [(name, every.modes.get(name, 0), news[name]) for name in names]
    return "## Modes\n" + _table(("mode", "corpus", "real news"), rows)


def _pairs(title: str, table: Mapping[str, int]) -> str:
    ordered = sorted(table.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"## {title}\n" + ", ".join(f"{name} {n}" for name, n in ordered) + ".\n"


def _hands(items: list[GoldItem]) -> str:
    sentences = Counter(i.hand for i in items if i.kind == "sentences")
    articles = Counter(i.hand for i in items if i.kind == "articles")
    rows = [(h, sentences[h], articles[h]) for h in sorted(sentences.keys() | articles.keys())]
    return "## Hands\nEach is a run of a language model with a brief of its own.\n\n" + _table(
        ("hand", "sentences", "articles"), rows
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
