"""Scoring coreference: are the mentions of one entity brought together?

Gold are the entities of CoNLL-U files (see :mod:`dateline.measure.gum`); ours are the mentions
with the same ``Mention.chain``. A chain of one mention is left out on both sides: the gold
does not mark what is mentioned once. MUC, B³ and CEAF with entity similarity, and their mean
as in the CoNLL-2012 task, are those of Pradhan et al. (ACL 2014), computed by scorch; all
documents are pooled (micro average), as the reference scorer does.

Two variants: ``exact`` wants equal spans, ``head`` only equal syntactic heads, since the gold
takes in all modifiers and we do not. Where mentions of one side share a span or a head, the
shortest of them stands for it ("[Claudia Mo] and Nathan Law").
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from statistics import fmean
from types import ModuleType
from typing import Literal

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.gum import GumDocument, GumMention, read_gum
from dateline.measure.ner import MentionPredictor, gum_predictor
from dateline.measure.spans import Figures, figures
from dateline.pipeline import CodingRun
from dateline.records import Mention

Side = Literal["gold", "predicted"]

Spot = tuple[str, int, int]
"""What mentions are compared by: document, start and end (the head's start, twice)."""

Chains = list[set[Spot]]


class CorefPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A mention that is in a chain, of the gold or of ours.

    Offsets are code points into the document's text, half-open; ``head`` is that of the first
    character of the syntactic head.
    """

    document: str
    side: Side
    chain: str
    start: int
    end: int
    head: int
    text: str


class CorefFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures from 0 to 1. ``conll_f1`` is the mean of the F1 of the three measures.

    ``mentions`` scores the finding of the mentions that are in chains.
    """

    mentions: Figures
    muc: Figures
    b_cubed: Figures
    ceaf_e: Figures
    conll_f1: float


class CorefScore(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of chains with two mentions or more, as spans, and the figures."""

    documents: int
    gold_chains: int
    gold_mentions: int
    predicted_chains: int
    predicted_mentions: int
    exact: CorefFigures
    head: CorefFigures


def score_coref_path(path: Path) -> tuple[CorefScore, list[CorefPrediction]]:
    """Score our chains on a CoNLL-U file, or a folder of such.

    Raises:
        BenchmarkError: gold that cannot be read (see :func:`read_gum`), or no scorch.
        OntologyError, LexiconError, KnowledgeError, ModelError: see :class:`CodingRun`.
    """
    _scorch()  # before the work, not after it
    documents = read_gum(path)
    predictions = list(predict_coref(documents, gum_predictor(CodingRun())))
    return summarise_coref(len(documents), predictions), predictions


def score_coref(documents: Sequence[GumDocument], predict: MentionPredictor) -> CorefScore:
    """Score the chains of ``predict`` on ``documents``.

    Raises:
        BenchmarkError: scorch is not installed.
    """
    return summarise_coref(len(documents), predict_coref(documents, predict))


def predict_coref(
    documents: Iterable[GumDocument], predict: MentionPredictor
) -> Iterator[CorefPrediction]:
    """The mentions of both sides that have a chain: documents in their order, mentions in
    that of the text, chains of one mention among them."""
    for document in documents:
        items = [
            CorefPrediction(
                document=document.name,
                side=side,
                chain=mention.chain,
                start=mention.start,
                end=mention.end,
                head=mention.head,
                text=document.text[mention.start : mention.end],
            )
            for side, mentions in _sides(document.mentions, predict(document))
            for mention in mentions
            if mention.chain is not None
        ]
        yield from sorted(items, key=lambda p: (p.start, p.end, p.side))


def _sides(
    gold: Iterable[GumMention], predicted: Iterable[Mention]
) -> Iterator[tuple[Side, Iterable[GumMention | Mention]]]:
    yield "gold", gold
    yield "predicted", predicted


def summarise_coref(documents: int, predictions: Iterable[CorefPrediction]) -> CorefScore:
    """Pool the mentions of ``documents`` documents.

    Raises:
        BenchmarkError: scorch is not installed.
    """
    items = list(predictions)
    gold = [p for p in items if p.side == "gold"]
    predicted = [p for p in items if p.side == "predicted"]
    gold_spans, predicted_spans = chains(gold, span_spot), chains(predicted, span_spot)
    return CorefScore(
        documents=documents,
        gold_chains=len(gold_spans),
        gold_mentions=sum(map(len, gold_spans)),
        predicted_chains=len(predicted_spans),
        predicted_mentions=sum(map(len, predicted_spans)),
        exact=compare(gold_spans, predicted_spans),
        head=compare(chains(gold, head_spot), chains(predicted, head_spot)),
    )


def span_spot(mention: CorefPrediction) -> Spot:
    """For matching by equal spans."""
    return mention.document, mention.start, mention.end


def head_spot(mention: CorefPrediction) -> Spot:
    """For matching by equal heads."""
    return mention.document, mention.head, mention.head


def chains(mentions: Iterable[CorefPrediction], spot: Callable[[CorefPrediction], Spot]) -> Chains:
    """The chains of two spots or more; each spot is in one chain only."""
    owner: dict[Spot, tuple[str, str]] = {}  # the document and the chain
    for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.document, m.start, m.chain)):
        owner.setdefault(spot(mention), (mention.document, mention.chain))
    found: defaultdict[tuple[str, str], set[Spot]] = defaultdict(set)
    for place, chain in owner.items():
        found[chain].add(place)
    return [spots for _, spots in sorted(found.items()) if len(spots) > 1]


def compare(gold: Chains, predicted: Chains) -> CorefFigures:
    """The figures of ``predicted`` against ``gold``; the sets of a side are disjoint.

    Raises:
        BenchmarkError: scorch is not installed.
    """
    scores = _scorch()
    raw = [measure(gold, predicted) for measure in (scores.muc, scores.b_cubed, scores.ceaf_e)]
    muc, b_cubed, ceaf_e = (
        Figures(precision=round(float(p), 4), recall=round(float(r), 4), f1=round(float(f1), 4))
        for r, p, f1 in raw
    )
    spots = {s for chain in gold for s in chain}
    found = {s for chain in predicted for s in chain}
    return CorefFigures(
        mentions=figures(len(spots & found), len(found), len(spots)),
        muc=muc,
        b_cubed=b_cubed,
        ceaf_e=ceaf_e,
        conll_f1=round(fmean(float(f1) for _, _, f1 in raw), 4),
    )


def _scorch() -> ModuleType:
    try:
        return import_module("scorch.scores")
    except ImportError as error:
        raise BenchmarkError(
            f"coreference is scored by scorch, which is not here ({error}): "
            "run 'pip install scorch==0.2.0'"
        ) from error
