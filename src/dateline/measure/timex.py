"""Scoring time expressions as TempEval-3 does (UzZaman et al., SemEval 2013, task 1).

An expression found is a strict match if its span is that of a gold expression, a relaxed
one if the two overlap. Each gold and each found expression is matched at most once. All
documents are pooled (micro average). The task divides its attribute scores so: accuracy is
the share of relaxed matches with the right attribute, and F1 is accuracy times relaxed F1.
Values and types are right where the strings are equal; no value equals no value. The
creation time is given and not scored.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from dateline.annotate.times import TimeTagger
from dateline.measure.spans import match_spans
from dateline.measure.timeml import GoldDocument, GoldTime, read_gold
from dateline.pipeline import CodingRun, plain_article
from dateline.read.units import units
from dateline.records import Article, Section, Time

Tagger = Callable[[GoldDocument], Sequence[Time]]
"""Finds the time expressions of a document: code points into its text, half-open."""

MatchKind = Literal["strict", "relaxed", "missed", "spurious"]

_MATCHED: frozenset[MatchKind] = frozenset({"strict", "relaxed"})


class TimexPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A gold expression with what was found for it, or one found where gold has none.

    The gold fields are ``None`` where ``match`` is ``spurious``, the predicted ones where
    it is ``missed``. Offsets are code points into the document's text, half-open.
    """

    document: str
    match: MatchKind
    start: int
    end: int
    text: str
    gold_type: str | None = None
    gold_value: str | None = None
    predicted_start: int | None = None
    predicted_end: int | None = None
    predicted_text: str | None = None
    predicted_type: str | None = None
    predicted_value: str | None = None

    @property
    def type_right(self) -> bool:
        return self.match in _MATCHED and self.gold_type == self.predicted_type

    @property
    def value_right(self) -> bool:
        return self.match in _MATCHED and self.gold_value == self.predicted_value


class TimexScore(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of expressions, and shares from 0 to 1 (0 where undefined).

    ``value_accuracy`` and ``type_accuracy`` are shares of the expressions found (the
    relaxed matches); the two F1 of attributes are these times ``relaxed_f1``.
    """

    documents: int
    gold: int
    predicted: int
    strict_precision: float
    strict_recall: float
    strict_f1: float
    relaxed_precision: float
    relaxed_recall: float
    relaxed_f1: float
    value_accuracy: float
    value_f1: float
    type_accuracy: float
    type_f1: float


def score_timex_folder(path: Path) -> tuple[TimexScore, list[TimexPrediction]]:
    """Score our own tagger on the TimeML or MEANTIME files in ``path``.

    Raises:
        BenchmarkError: gold that cannot be read (see :func:`read_gold`).
        OntologyError, LexiconError, KnowledgeError, ModelError: see :class:`CodingRun`.
    """
    documents = read_gold(path)
    predictions = list(predict_timex(documents, own_tagger(CodingRun())))
    return summarise_timex(len(documents), predictions), predictions


def score_timex(documents: Sequence[GoldDocument], tag: Tagger) -> TimexScore:
    """Score ``tag`` on ``documents``."""
    return summarise_timex(len(documents), predict_timex(documents, tag))


def own_tagger(run: CodingRun) -> Tagger:
    """Our tagger over the parses of ``run``; every paragraph is body text."""
    tagger = TimeTagger()

    def tag(document: GoldDocument) -> Sequence[Time]:
        parses, _ = run.annotator.parse(_article(document))
        return tagger.tag(document.text, parses, published=document.dct)

    return tag


def _article(document: GoldDocument) -> Article:
    """Paragraphs as sections of their own: a title is not to run into the sentence below."""
    return msgspec.structs.replace(
        plain_article(document.text, document.dct),
        sections=tuple(
            Section(kind="body", start=u.start, end=u.end) for u in units(document.text)
        ),
    )


def predict_timex(documents: Iterable[GoldDocument], tag: Tagger) -> Iterator[TimexPrediction]:
    """What ``tag`` finds, item by item: documents in their order, items in that of the text.

    What begins behind the annotated part of a document is left out.
    """
    for document in documents:
        border = len(document.text) if document.scored_until is None else document.scored_until
        gold = [t for t in document.times if t.start < border]
        found = [t for t in tag(document) if t.start < border]
        pairs = match_times(gold, found)
        spurious = set(range(len(found))) - set(pairs.values())
        items = [
            _prediction(document, g, found[pairs[i]] if i in pairs else None)
            for i, g in enumerate(gold)
        ]
        items += [_spurious(document, found[j]) for j in sorted(spurious)]
        yield from sorted(items, key=lambda p: (p.start, p.end))


def match_times(gold: Sequence[GoldTime], found: Sequence[Time]) -> dict[int, int]:
    """For each matched index of ``gold`` the index of ``found``: both at most once.

    See :func:`match_spans` for which go first.
    """
    return match_spans([(g.start, g.end) for g in gold], [(f.start, f.end) for f in found])


def _same_span(gold: GoldTime, found: Time) -> bool:
    return (gold.start, gold.end) == (found.start, found.end)


def _prediction(document: GoldDocument, gold: GoldTime, found: Time | None) -> TimexPrediction:
    one = TimexPrediction(
        document=document.name,
        match="missed",
        start=gold.start,
        end=gold.end,
        text=document.text[gold.start : gold.end],
        gold_type=gold.type,
        gold_value=gold.value,
    )
    if found is None:
        return one
    return msgspec.structs.replace(
        one,
        match="strict" if _same_span(gold, found) else "relaxed",
        predicted_start=found.start,
        predicted_end=found.end,
        predicted_text=document.text[found.start : found.end],
        predicted_type=found.type,
        predicted_value=found.value,
    )


def _spurious(document: GoldDocument, found: Time) -> TimexPrediction:
    text = document.text[found.start : found.end]
    return TimexPrediction(
        document=document.name,
        match="spurious",
        start=found.start,
        end=found.end,
        text=text,
        predicted_start=found.start,
        predicted_end=found.end,
        predicted_text=text,
        predicted_type=found.type,
        predicted_value=found.value,
    )


def summarise_timex(documents: int, predictions: Iterable[TimexPrediction]) -> TimexScore:
    """Pool the predictions of ``documents`` documents into figures, rounded to 4 places."""
    items = list(predictions)
    kinds = [p.match for p in items]
    strict = kinds.count("strict")
    relaxed = strict + kinds.count("relaxed")
    gold = len(items) - kinds.count("spurious")
    predicted = len(items) - kinds.count("missed")
    relaxed_f1 = _f1(relaxed, predicted, gold)
    value_accuracy = _share(sum(p.value_right for p in items), relaxed)
    type_accuracy = _share(sum(p.type_right for p in items), relaxed)
    shares = {
        "strict_precision": _share(strict, predicted),
        "strict_recall": _share(strict, gold),
        "strict_f1": _f1(strict, predicted, gold),
        "relaxed_precision": _share(relaxed, predicted),
        "relaxed_recall": _share(relaxed, gold),
        "relaxed_f1": relaxed_f1,
        "value_accuracy": value_accuracy,
        "value_f1": value_accuracy * relaxed_f1,
        "type_accuracy": type_accuracy,
        "type_f1": type_accuracy * relaxed_f1,
    }
    return TimexScore(
        documents=documents,
        gold=gold,
        predicted=predicted,
        **{name: round(share, 4) for name, share in shares.items()},
    )


def _f1(matched: int, predicted: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return _share(2 * matched, predicted + gold)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
