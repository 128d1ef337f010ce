"""One coding run: the steps wired together, and the run that names them."""

from pathlib import Path

from dateline.annotate import DEFAULT_MODEL, Annotator, model_name
from dateline.coding import LexiconCoder, load_lexicon
from dateline.knowledge import Knowledge
from dateline.knowledge import load as load_knowledge
from dateline.ontology import load_ontology
from dateline.pipeline.clock import Clock
from dateline.pipeline.version import code_version
from dateline.records import Article, Record, Rejection, Run, content_id

ENGLISH = frozenset({"en", None})
"""Languages that are coded. ``None`` is a text too short to tell."""


class CodingRun:
    """Turns articles into records; one article at a time, without side effects.

    Args:
        ontology: a file in the form of ``ontology/plover.toml``; PLOVER if ``None``.
        model: importable package that holds a spaCy pipeline.
        knowledge: a CSV of a user's own actors and places (dateline.knowledge.own), which
            wins over the shipped ones.
        clock: where the time of each step is added up, if wanted.

    ``tokens`` counts what was parsed so far, for measuring.

    Raises:
        OntologyError, LexiconError, KnowledgeError, ModelError: data that cannot be used.
    """

    def __init__(
        self,
        *,
        ontology: Path | None = None,
        model: str = DEFAULT_MODEL,
        knowledge: Path | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.ontology = load_ontology(ontology)
        self.knowledge: Knowledge = load_knowledge(extra=knowledge)
        self.lexicon = load_lexicon(self.ontology)
        self._annotator = Annotator(self.knowledge, model)
        self._coder = LexiconCoder(self.ontology, self.lexicon, self.knowledge)
        self._clock = clock or Clock()
        named = {
            "version": code_version(),
            "model": f"{model_name(model)} + {self._coder.label}",
            "ontology": self.ontology.label,
            "knowledge": self.knowledge.version,
        }
        self.tokens = 0
        self.run = Run(id=content_id("run", *named.values()), **named)

    @property
    def coder(self) -> LexiconCoder:
        return self._coder

    @property
    def annotator(self) -> Annotator:
        return self._annotator

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
