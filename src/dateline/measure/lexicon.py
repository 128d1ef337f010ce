"""Checking the lexicon against its own sentences.

For every sense its ``fires`` must be coded by it (or, where it fits too, by another sense
of the same code and mode) and its ``near`` must not be coded by it.
"""

from collections.abc import Iterable, Iterator

import msgspec

from dateline.annotate import Annotator
from dateline.coding import LexiconCoder, Sense, article_scenes, trigger_matches
from dateline.pipeline import plain_article
from dateline.records import Event


class SenseFault(msgspec.Struct, frozen=True, kw_only=True):
    """A sense that does not do on its own sentence what it should."""

    sense: str
    pattern: str
    column: str
    sentence: str
    coded: tuple[str, ...]


def check_senses(
    senses: Iterable[Sense], coder: LexiconCoder, annotator: Annotator
) -> Iterator[SenseFault]:
    """The faults of ``senses``, in order."""
    for sense in senses:
        for column, sentence in (("fires", sense.fires), ("near", sense.near)):
            events, fitting = _events(sentence, coder, annotator)
            own = any(e.sense == sense.id for e in events)
            if column == "fires":
                same = any((e.code, e.mode) == (sense.code, sense.mode) for e in events)
                good = own or (same and sense.id in fitting)
            else:
                good = not own
            if not good:
                yield SenseFault(
                    sense=sense.id,
                    pattern=sense.pattern,
                    column=column,
                    sentence=sentence,
                    coded=tuple(e.sense or e.code for e in events),
                )


def _events(
    sentence: str, coder: LexiconCoder, annotator: Annotator
) -> tuple[tuple[Event, ...], set[str]]:
    """The events of one sentence, and the ids of all senses that fit somewhere in it."""
    article = plain_article(sentence)
    parses, _ = annotator.parse(article)
    annotation = annotator.annotate(article, parses)
    fitting = {
        m.sense.id
        for scene in article_scenes(annotation, coder.lexicon)
        for token in scene.tokens
        for m in trigger_matches(scene, token, coder.lexicon)
    }
    return coder.code(article, annotation), fitting
