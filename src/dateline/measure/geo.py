"""Scoring places: are the toponyms found, and are they put in the right spot?

Detection is scored as spans, strict (equal) and relaxed (overlapping), each gold and each
found one matched at most once. Location is scored on the gold toponyms with coordinates by
``acc161``, the share whose place is within 161 km (100 miles) of the gold's (Cheng et al.,
CIKM 2010; for toponyms see Gritta et al., Language Resources and Evaluation 2020). Of several
places over one toponym the nearest counts. All documents are pooled (micro average).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Literal

import msgspec

from dateline.knowledge import distance_km
from dateline.measure.errors import BenchmarkError
from dateline.measure.geo_gold import GoldGeo, GoldToponym, read_geo
from dateline.measure.spans import Figures, figures, match_spans, share
from dateline.pipeline import CodingRun
from dateline.read import ReadOptions, read_text
from dateline.records import Article, Parse, Place, Rejection, overlap

NEAR_KM = 161.0
"""What counts as the right spot: 100 miles, the usual bound."""


ENTITY_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""OntoNotes entity types that name places."""

GeoPredictor = Callable[[GoldGeo], Sequence[Place]]
"""Finds the places of a document: code points into its text, half-open."""

Keep = Callable[[Place], bool]
"""Whether a place counts as a prediction."""

MatchKind = Literal["strict", "relaxed", "missed", "spurious"]


class GeoPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A gold toponym with what was found for it, or a place found where gold has none.

    ``match`` is that of detection. ``covered`` says that any place overlaps the gold toponym,
    ``located`` that one of these has coordinates, and ``error_km`` is the distance from the
    gold's to the nearest of these, ``None`` where a side has no coordinates. ``has_gold`` says
    that the gold toponym has coordinates. Offsets are code points, half-open.
    """

    document: str
    match: MatchKind
    start: int
    end: int
    text: str
    has_gold: bool = False
    covered: bool = False
    located: bool = False
    error_km: float | None = None
    predicted_start: int | None = None
    predicted_end: int | None = None
    predicted_name: str | None = None

    @property
    def near(self) -> bool:
        return self.error_km is not None and self.error_km <= NEAR_KM


class GeoScore(msgspec.Struct, frozen=True, kw_only=True):
    """Counts, and shares from 0 to 1 (0 where undefined).

    ``with_coordinates`` counts gold toponyms that have them; of these ``found`` have a place
    over them and ``located`` one with coordinates. ``acc161`` is over all of the first,
    ``acc161_found`` over the second (one without coordinates is wrong), and
    ``median_error_km`` over the third (``None`` if there are none).
    """

    documents: int
    gold: int
    predicted: int
    strict: Figures
    relaxed: Figures
    with_coordinates: int
    found: int
    located: int
    within_161_km: int
    acc161: float
    acc161_found: float
    median_error_km: float | None


def keep_all(_: Place) -> bool:
    """Every place counts, adjectives ("Russian") and metonyms ("the Kremlin") too."""
    return True


def keep_literal(place: Place) -> bool:
    """Only places meant as such count."""
    return place.literal


def score_geo_path(path: Path, *, keep: Keep = keep_all) -> tuple[GeoScore, list[GeoPrediction]]:
    """Score our places on an XML file or brat folder (see :func:`read_geo`).

    Raises:
        BenchmarkError: gold that cannot be read.
        OntologyError, LexiconError, KnowledgeError, ModelError: see :class:`CodingRun`.
    """
    documents = read_geo(path)
    predictions = list(predict_geo(documents, place_predictor(CodingRun()), keep))
    return summarise_geo(len(documents), predictions), predictions


class GeoSides(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of all our places, of the literal ones, and of spaCy's entities (which
    have no coordinates) on the same documents."""

    places: GeoScore
    literal: GeoScore
    spacy: GeoScore


def score_geo_sides(path: Path) -> tuple[GeoSides, list[GeoPrediction]]:
    """Score our places and the model's own entities on an XML file or brat folder.

    Raises:
        BenchmarkError: gold that cannot be read.
        OntologyError, LexiconError, KnowledgeError, ModelError: see :class:`CodingRun`.
    """
    documents = read_geo(path)
    run = CodingRun()
    places: dict[str, Sequence[Place]] = {}
    entities: dict[str, Sequence[Place]] = {}
    for document in documents:
        article = _article(document)
        parses, _ = run.annotator.parse(article)  # once for both sides: it is what takes time
        places[document.name] = run.annotator.annotate(article, parses).places
        entities[document.name] = _all_entities(parses, article.text)
    ours = list(predict_geo(documents, lambda d: places[d.name], keep_all))
    sides = GeoSides(
        places=summarise_geo(len(documents), ours),
        literal=score_geo(documents, lambda d: places[d.name], keep_literal),
        spacy=score_geo(documents, lambda d: entities[d.name]),
    )
    return sides, ours


def score_geo(
    documents: Sequence[GoldGeo], predict: GeoPredictor, keep: Keep = keep_all
) -> GeoScore:
    """Score the places of ``predict`` that ``keep`` lets through on ``documents``."""
    return summarise_geo(len(documents), predict_geo(documents, predict, keep))


def place_predictor(run: CodingRun) -> GeoPredictor:
    """Our own places: the document is read, its parts told apart and annotated as by a user.

    The predictor raises BenchmarkError for a text that cannot be read.
    """

    def predict(document: GoldGeo) -> Sequence[Place]:
        article = _article(document)
        return run.annotation(article).places

    return predict


def entity_predictor(run: CodingRun) -> GeoPredictor:
    """The peer: what the same language model calls GPE, LOC or FAC, as it stands.

    These have no coordinates, so that only detection can be compared. The model takes an
    article ("the Gulf") and a possessive mark into the entity, which strict figures punish.
    """

    def predict(document: GoldGeo) -> Sequence[Place]:
        article = _article(document)
        parses, _ = run.annotator.parse(article)
        return _all_entities(parses, article.text)

    return predict


def _all_entities(parses: Iterable[Parse], text: str) -> list[Place]:
    return [place for parse in parses for place in _entities(parse, text)]


def _article(document: GoldGeo) -> Article:
    loaded = read_text(document.text, ReadOptions(published=document.published), name=document.name)
    if isinstance(loaded, Rejection):
        raise BenchmarkError(f"{document.name}: {loaded.reason}: take the document out")
    if loaded.article.text != document.text:  # offsets would mean nothing
        raise BenchmarkError(f"{document.name}: reading changed the text: report this as a fault")
    return loaded.article


def _entities(parse: Parse, text: str) -> Iterator[Place]:
    start = end = 0
    label = ""
    for token in parse.tokens:
        mark, _, found = token.entity.partition("-")
        if mark == "I" and found == label:
            end = token.end
            continue
        if label in ENTITY_LABELS:
            yield Place.of(text, start, end)
        start, end, label = token.start, token.end, found
    if label in ENTITY_LABELS:
        yield Place.of(text, start, end)


def predict_geo(
    documents: Iterable[GoldGeo], predict: GeoPredictor, keep: Keep = keep_all
) -> Iterator[GeoPrediction]:
    """What ``predict`` finds, item by item: documents in their order, items in that of the
    text."""
    for document in documents:
        gold = document.toponyms
        found = [place for place in predict(document) if keep(place)]
        pairs = match_spans([(t.start, t.end) for t in gold], [(p.start, p.end) for p in found])
        spurious = set(range(len(found))) - set(pairs.values())
        items = [
            _prediction(document, toponym, found[pairs[i]] if i in pairs else None, found)
            for i, toponym in enumerate(gold)
        ]
        items += [_spurious(document, found[j]) for j in spurious]
        yield from sorted(items, key=lambda p: (p.start, p.end))


def _prediction(
    document: GoldGeo, toponym: GoldToponym, paired: Place | None, found: Iterable[Place]
) -> GeoPrediction:
    over = [p for p in found if overlap(toponym.start, toponym.end, p.start, p.end)]
    spots = [(p.lat, p.lon) for p in over if p.lat is not None and p.lon is not None]
    error = None
    if toponym.lat is not None and toponym.lon is not None:
        error = min((distance_km(toponym.lat, toponym.lon, *s) for s in spots), default=None)
    return GeoPrediction(
        document=document.name,
        match=_match(toponym, paired),
        start=toponym.start,
        end=toponym.end,
        text=toponym.text,
        has_gold=toponym.lat is not None and toponym.lon is not None,
        covered=bool(over),
        located=bool(spots),
        error_km=None if error is None else round(error, 3),
        predicted_start=paired.start if paired else None,
        predicted_end=paired.end if paired else None,
        predicted_name=paired.name if paired else None,
    )


def _match(toponym: GoldToponym, paired: Place | None) -> MatchKind:
    if paired is None:
        return "missed"
    same = (toponym.start, toponym.end) == (paired.start, paired.end)
    return "strict" if same else "relaxed"


def _spurious(document: GoldGeo, place: Place) -> GeoPrediction:
    return GeoPrediction(
        document=document.name,
        match="spurious",
        start=place.start,
        end=place.end,
        text=document.text[place.start : place.end],
        predicted_start=place.start,
        predicted_end=place.end,
        predicted_name=place.name,
    )


def summarise_geo(documents: int, predictions: Iterable[GeoPrediction]) -> GeoScore:
    """Pool the predictions of ``documents`` documents; shares to 4 places, km to 1."""
    items = list(predictions)
    kinds = [p.match for p in items]
    strict = kinds.count("strict")
    relaxed = strict + kinds.count("relaxed")
    gold = len(items) - kinds.count("spurious")
    predicted = len(items) - kinds.count("missed")
    spots = [p for p in items if p.has_gold]
    covered = sum(p.covered for p in spots)
    near = sum(p.near for p in spots)
    errors = [p.error_km for p in spots if p.error_km is not None]
    return GeoScore(
        documents=documents,
        gold=gold,
        predicted=predicted,
        strict=figures(strict, predicted, gold),
        relaxed=figures(relaxed, predicted, gold),
        with_coordinates=len(spots),
        found=covered,
        located=len(errors),
        within_161_km=near,
        acc161=share(near, len(spots)),
        acc161_found=share(near, covered),
        median_error_km=round(median(errors), 1) if errors else None,
    )
