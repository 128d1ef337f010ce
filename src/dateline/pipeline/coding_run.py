"""One coding run: the steps wired together, and the run that names them."""

from pathlib import Path

from dateline.annotate import DEFAULT_MODEL, Annotator, model_name
from dateline.coding import (
    LexiconCoder,
    Model,
    RoleFinder,
    Scene,
    TrainedCoder,
    article_scenes,
    load_lexicon,
    role_finder,
)
from dateline.knowledge import Knowledge
from dateline.knowledge import load as load_knowledge
from dateline.ontology import load_ontology
from dateline.pipeline.clock import Clock
from dateline.pipeline.version import code_version
from dateline.records import Annotation, Article, Record, Rejection, Run, content_id

Coder = LexiconCoder | TrainedCoder
DEFAULT_CODER = "trained"
ENGLISH = frozenset({"en", None})
"""Languages that are coded. ``None`` is a text too short to tell."""


class CodingRun:
    """Turns articles into records; one article at a time, without side effects.

    Args:
        ontology: a file in the form of ``ontology/plover.toml``; PLOVER if ``None``.
        model: importable package that holds a spaCy pipeline.
        knowledge: a CSV of a user's own actors and places (dateline.knowledge.own), which
            wins over the shipped ones.
        coder: ``trained`` for the shipped network, ``lexicon`` for the rules, or the folder of
            a network of one's own (training/); ``DEFAULT_CODER`` if ``None``.
        threshold: confidence from which the trained coder tells an event; the network's own
            if ``None``.
        clock: where the time of each step is added up, if wanted.

    ``tokens`` counts what was parsed so far, for measuring.

    Raises:
        OntologyError, LexiconError, KnowledgeError, ModelError, TrainedModelError: data that
            cannot be used.
    """

    def __init__(
        self,
        *,
        ontology: Path | None = None,
        model: str = DEFAULT_MODEL,
        knowledge: Path | None = None,
        coder: str | Path | None = None,
        threshold: float | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.ontology = load_ontology(ontology)
        self.knowledge: Knowledge = load_knowledge(extra=knowledge)
        self.lexicon = load_lexicon(self.ontology)
        self._annotator = Annotator(self.knowledge, model)
        self._coder = self._make_coder(coder or DEFAULT_CODER, threshold)
        self._clock = clock or Clock()
        named = {
            "version": code_version(),
            "model": f"{model_name(model)} + {self._coder.label}",
            "ontology": self.ontology.label,
            "knowledge": self.knowledge.version,
        }
        self.tokens = 0
        self.run = Run(id=content_id("run", *named.values()), **named)

    def _make_coder(self, coder: str | Path, threshold: float | None) -> Coder:
        if coder == "lexicon":
            if threshold is not None:
                raise ValueError("only the network has a threshold: leave it out for the lexicon")
            return LexiconCoder(self.ontology, self.lexicon, self.knowledge)
        model = Model(None if coder == "trained" else Path(coder))
        return TrainedCoder(model, self.ontology, self.lexicon, self.knowledge, threshold)

    @property
    def coder(self) -> Coder:
        return self._coder

    def scenes(self, annotation: Annotation) -> list[Scene]:
        """The sentences of an annotated article as a coder sees them."""
        return article_scenes(annotation, self.lexicon)

    def role_finder(self, article: Article, annotation: Annotation) -> RoleFinder:
        """What makes roles of this article's phrases."""
        return role_finder(article, annotation, self.knowledge)

    @property
    def annotator(self) -> Annotator:
        return self._annotator

    def annotation(self, article: Article) -> Annotation:
        """The article's sentences, mentions, chains, times and places, before any event."""
        parses, _ = self._annotator.parse(article)
        return self._annotator.annotate(article, parses)

    def record(self, article: Article) -> Record:
        """The record of one article.

        An article in another language than English is kept with its text and sections,
        and a rejection says that it was not coded.
        """
        if article.language not in ENGLISH:
            return Record(
                run=self.run,
                article=article,
                rejections=(
                    Rejection(
                        step="language",
                        reason=f"not coded: language {article.language!r}, only English is coded",
                    ),
                ),
            )
        try:
            return self._coded(article)
        except RecursionError:
            reason = "not coded: a sentence is nested too deeply to be analysed"
        except MemoryError:
            reason = "not coded: the text needs more memory than there is"
        return Record(
            run=self.run,
            article=article,
            rejections=(Rejection(step="annotate", reason=reason),),
        )

    def _coded(self, article: Article) -> Record:
        clock = self._clock
        with clock.step("parse"):
            parses, rejections = self._annotator.parse(article)
        self.tokens += sum(len(p.tokens) for p in parses)
        with clock.step("mentions"):
            annotation = self._annotator.annotate(article, parses)
        with clock.step("events"):
            events = self._coder.code(article, annotation)
        return Record(
            run=self.run,
            article=article,
            sentences=annotation.sentences,
            mentions=annotation.mentions,
            actors=annotation.actors,
            places=annotation.places,
            times=annotation.times,
            events=events,
            rejections=rejections,
        )
