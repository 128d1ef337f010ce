"""Events told in texts that tell none: encyclopaedia, sport, business (``dateline score quiet``).

Texts are whatever ``dateline read`` reads, or a file in CoNLL columns (wikigold). Every event
is listed with its sentence, so that it can be read whether it is one after all.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.ner import read_conll
from dateline.measure.spans import share
from dateline.pipeline import CodingRun, expand, plain_article
from dateline.read import Loaded, ReadOptions, read_input
from dateline.records import Article, Record, Rejection

_CONLL = ".conll.txt"
_STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class QuietEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event with the sentence that is said to tell it."""

    doc: str
    code: str
    trigger: str
    confidence: float
    sentence: str


class QuietScore(msgspec.Struct, frozen=True, kw_only=True):
    """Events in 1,000 sentences, at the coder's threshold and from higher confidences on.

    ``rejected`` are the inputs that could not be read.
    """

    documents: int
    rejected: int
    sentences: int
    events: int
    per_thousand: float
    from_confidence: dict[str, float]


def score_quiet(paths: Sequence[str], run: CodingRun) -> tuple[QuietScore, list[QuietEvent]]:
    """Count what is told in ``paths``, articles and documents alike.

    Raises:
        BenchmarkError: nothing to read, or a CoNLL file that is none.
    """
    documents = sentences = rejected = 0
    events: list[QuietEvent] = []
    for name, article in _articles(paths):
        if isinstance(article, Rejection):
            rejected += 1
            continue
        record = run.record(article)
        documents += 1
        sentences += len(record.sentences)
        events += _events(name, record)
    if not sentences:
        raise BenchmarkError(f"{', '.join(paths)}: no article in it: name files or folders")
    return (
        QuietScore(
            documents=documents,
            rejected=rejected,
            sentences=sentences,
            events=len(events),
            per_thousand=_per_thousand(len(events), sentences),
            from_confidence={
                str(step): _per_thousand(sum(e.confidence >= step for e in events), sentences)
                for step in _STEPS
            },
        ),
        sorted(events, key=lambda e: -e.confidence),
    )


def _per_thousand(events: int, sentences: int) -> float:
    return round(1000 * share(events, sentences), 1)


def _articles(paths: Sequence[str]) -> Iterator[tuple[str, Article | Rejection]]:
    """Each article, or why there is none, with the name of its source."""
    for path in paths:
        if path.endswith(_CONLL):
            for document in read_conll(Path(path)):
                yield document.name, plain_article(document.text)
            continue
        for source in expand([path]):
            if isinstance(source, Rejection):
                yield path, source
                continue
            for item in read_input(source, ReadOptions()):
                yield source.name, item.article if isinstance(item, Loaded) else item


def _events(name: str, record: Record) -> Iterator[QuietEvent]:
    for event in record.events:
        sentence = record.sentences[event.sentence]
        yield QuietEvent(
            doc=name,
            code=event.code,
            trigger=event.trigger.text,
            confidence=event.confidence,
            sentence=record.article.text[sentence.start : sentence.end],
        )
