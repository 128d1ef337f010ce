"""A user's own categories over articles: the same parse and encoder, another head."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
import numpy as np

from dateline.coding import Model, TrainedCoder
from dateline.coding.categories import Definitions, Sighted, Vectors, fit_head
from dateline.coding.trained.clues import clues
from dateline.pipeline.coding_run import CodingRun
from dateline.pipeline.plain import plain_article
from dateline.records import Article, Span

_BACKGROUND = 400
"""Sentences of the lexicon that stand for what tells none of the categories."""
_ALIKE = 0.75
"""Cosine from which such a sentence is too like an example to be one of none."""


class CategorySighting(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an article that tells one of the user's categories."""

    article: str
    sentence: int
    category: str
    confidence: float
    span: Span


class CategoryRun:
    """Codes articles with a user's own categories; deterministic.

    Args:
        definitions: the categories (dateline.coding.categories.load_definitions).
        run: a coding run with the trained coder, whose encoder is used as it is.
        threshold: confidence from which a sentence is told.
    """

    def __init__(
        self, definitions: Definitions, run: CodingRun | None = None, threshold: float = 0.5
    ) -> None:
        self._run = run or CodingRun(coder="trained")
        assert isinstance(self._run.coder, TrainedCoder)
        self._model: Model = self._run.coder.model
        self._threshold = threshold
        examples = {
            name: self._vectors([category.description, *category.examples])
            for name, category in definitions.categories.items()
        }
        self._head = fit_head(definitions, examples, self._none(definitions, examples))

    def sightings(self, article: Article) -> Iterator[CategorySighting]:
        """The sentences of an article that tell a category, in text order."""
        spans, vectors = self._sentences(article)
        for number, (span, found) in enumerate(zip(spans, self._judge(vectors), strict=True)):
            if found is not None:
                yield CategorySighting(
                    article=article.id,
                    sentence=number,
                    category=found.category,
                    confidence=found.confidence,
                    span=span,
                )

    def judge(self, texts: Sequence[str]) -> list[Sighted | None]:
        """The category of each text, each read as one sentence."""
        return self._judge(list(self._vectors(texts)))

    def _judge(self, vectors: Sequence[Vectors]) -> list[Sighted | None]:
        if not vectors:
            return []
        return self._head.judge(np.stack(vectors), self._threshold)

    def _sentences(self, article: Article) -> tuple[list[Span], list[Vectors]]:
        scenes = self._run.scenes(self._run.annotation(article))
        spans = [Span.of(article.text, s.parse.start, s.parse.end) for s in scenes]
        return spans, [
            self._model.read(span.text, clues(scene, self._run.lexicon)).vector
            for span, scene in zip(spans, scenes, strict=True)
        ]

    def _vectors(self, texts: Iterable[str]) -> Vectors:
        """One vector a text: the mean over its sentences."""
        found = []
        for text in texts:
            _, vectors = self._sentences(plain_article(text))
            found.append(np.mean(vectors, axis=0) if vectors else self._empty())
        stacked: Vectors = np.stack(found)
        return stacked

    def _empty(self) -> Vectors:
        """The vector of a text without a sentence."""
        vector: Vectors = self._model.read(".", []).vector
        return vector

    def _none(self, definitions: Definitions, examples: dict[str, Vectors]) -> Vectors:
        """What tells none: the user's own sentences, and others that are not like an example."""
        senses = self._run.lexicon.senses
        step = max(1, len(senses) // _BACKGROUND)
        texts = [s.near or s.fires for s in islice(senses, 0, None, step)]
        background = _unit(self._vectors(texts))
        known = _unit(np.concatenate(list(examples.values())))
        apart: Vectors = background[(background @ known.T).max(1) < _ALIKE]
        if definitions.none:
            apart = np.concatenate([_unit(self._vectors(definitions.none)), apart])
        return apart


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return unit
