"""The annotation step: Article -> sentences, mentions, actors and places."""

from dateline.annotate.blocks import blocks
from dateline.annotate.clues import body_clues
from dateline.annotate.context import context_of
from dateline.annotate.identify import Identifier
from dateline.annotate.language_model import DEFAULT_MODEL
from dateline.annotate.mentions import find_mentions
from dateline.annotate.parser import Parser
from dateline.annotate.source_country import source_country
from dateline.annotate.surnames import with_surnames
from dateline.annotate.times import TimeTagger
from dateline.annotate.toponyms import find_toponyms
from dateline.knowledge import Knowledge
from dateline.records import Annotation, Article, Mention, Parse, Rejection


class Annotator:
    """Needs an article with sections; adds an :class:`Annotation`.

    Args:
        knowledge: names of states and organisations, role nouns.
        model: importable package that holds a spaCy pipeline; loaded at the first article.
    """

    def __init__(self, knowledge: Knowledge, model: str = DEFAULT_MODEL) -> None:
        self._knowledge = knowledge
        self._model = model
        self._times = TimeTagger()
        self._parser: Parser | None = None

    def parse(self, article: Article) -> tuple[tuple[Parse, ...], tuple[Rejection, ...]]:
        """The parsed sentences of the coded sections, and the blocks that were left out."""
        if self._parser is None:
            self._parser = Parser(self._knowledge, self._model)
        good = []
        bad = []
        for block in blocks(article):
            if isinstance(block, Rejection):
                bad.append(block)
            else:
                good.append(block)
        return tuple(self._parser.parse(article.text, good)), tuple(bad)

    def annotate(self, article: Article, parses: tuple[Parse, ...]) -> Annotation:
        """Mentions, actors, chains, places and times of parsed sentences."""
        found: list[Mention] = []
        for parse in parses:
            found += find_mentions(parse, article.text, article.id, self._knowledge)
        found = with_surnames(found, parses, article, self._knowledge)
        identified = Identifier(self._knowledge).identify(article, parses, found)
        home = source_country(article, self._knowledge)
        dateline = _dateline(article)
        return Annotation(
            parses=parses,
            mentions=identified.mentions,
            actors=identified.actors,
            described=identified.described,
            bodies=body_clues(identified.sentences, self._knowledge),
            places=find_toponyms(
                identified.sentences,
                article.text,
                context_of(article, identified.mentions, self._knowledge),
                home,
                self._knowledge,
                dateline=dateline,
            ),
            times=self._times.tag(
                article.text,
                parses,
                published=article.published,
                country=home,
                dateline=dateline,
            ),
        )


def _dateline(article: Article) -> tuple[int, int] | None:
    """The offsets of the article's first dateline ("KYIV, Sept 13 (Agency) -")."""
    for section in article.sections:
        if section.kind == "dateline":
            return section.start, section.end
    return None
