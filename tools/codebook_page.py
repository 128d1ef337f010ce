"""Writes docs/codebook.md: what each code and mode is, examples, and figures on real news.

python tools/codebook_page.py TEXTS          # texts of corpus/real (tools/real_gold.py texts)
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.corpus import GoldEvent, GoldItem, load_corpus
from dateline.measure.event_gold import read_event_gold
from dateline.measure.events import EventScore, Tally, score_events
from dateline.ontology import Ontology, load_ontology
from dateline.pipeline import CodingRun

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "codebook.md"
EXAMPLES = 3
_SHORT, _LONG = 8, 22
_HEAD = """# Codebook

Written by `python tools/codebook_page.py TEXTS`; do not edit. What counts is PLOVER's, in words
of our own ([docs/ontology.md](ontology.md), [guidelines](../corpus/GUIDELINES.md)); the examples
are from the corpus's train half, the trigger in bold. The figures are those of the shipped coder
on `corpus/real`, 50 public news articles with {events} events, labelled by a language model: P is
the share of what was told that is right (trigger and code, for modes the mode too), R the share
of what there is that was found, n how many there are. Below 20 cases a figure says little.
"""


def main(texts: Path) -> None:
    """Write the page."""
    ontology = load_ontology()
    gold = read_event_gold(ROOT / "corpus" / "real" / "gold.jsonl", texts)
    score, _ = score_events(gold, CodingRun())
    items = load_corpus(ROOT / "corpus" / "events", "train", ontology=ontology)
    lines = list(_page(ontology, score, items))
    PAGE.write_text("\n".join([_HEAD.format(events=score.trigger.gold), *lines]) + "\n", "utf-8")


def _page(ontology: Ontology, score: EventScore, items: Sequence[GoldItem]) -> Iterator[str]:
    for name, code in ontology.codes.items():
        yield f"## {name}"
        yield f"{code.description} Quad class {code.quad}, score {code.score:+g}."
        yield ""
        yield _figures(score.per_code.get(name))
        yield ""
        for line in _examples(items, name, None):
            yield f"- {line}"
        if code.modes:
            yield ""
            yield "| mode | what counts | example | P | R | n |"
            yield "| --- | --- | --- | --- | --- | --- |"
            for mode, entry in code.modes.items():
                tally = score.per_mode.get(f"{name}.{mode}")
                example = next(_examples(items, name, mode), "")
                yield (
                    f"| {mode} | {entry.description} | {example} | {_share(tally, 'precision')} "
                    f"| {_share(tally, 'recall')} | {tally.gold if tally else 0} |"
                )
        yield ""


def _figures(tally: Tally | None) -> str:
    if tally is None:
        return "On real news: none there."
    return (
        f"On real news: P {_share(tally, 'precision')}, R {_share(tally, 'recall')}, "
        f"n = {tally.gold}."
    )


def _share(tally: Tally | None, name: str) -> str:
    whole = 0 if tally is None else tally.predicted if name == "precision" else tally.gold
    return f"{getattr(tally, name):.2f}" if whole else "–"


def _examples(items: Sequence[GoldItem], code: str, mode: str | None) -> Iterator[str]:
    """Short sentences of the corpus with one event, of this code and mode."""
    told = 0
    for item in items:
        if item.kind != "sentences" or len(item.events) != 1 or told == EXAMPLES:
            continue
        [event] = item.events
        wanted = mode in event.modes if mode else True
        if event.code == code and wanted and _SHORT <= len(item.text.split()) <= _LONG:
            told += 1
            yield _marked(item, event)


def _marked(item: GoldItem, event: GoldEvent) -> str:
    text, at = item.text, event.trigger
    return f"{text[: at.start]}**{text[at.start : at.end]}**{text[at.end :]}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
