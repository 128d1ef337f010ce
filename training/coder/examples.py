"""From the gold corpus to training examples: one parsed sentence with its events.

The sentences are cut by the same annotator that cuts them at run time. All offsets are code
points into ``Example.text``, half-open.
"""

from collections.abc import Iterable, Iterator

import msgspec

from dateline.coding.trained.clues import Clue, clues
from dateline.corpus import GoldDocument, LineEvent
from dateline.corpus.lines import Extent as LineExtent
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Auxiliary

Extent = tuple[int, int]


class TrainingEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a sentence; ``roles`` holds the extents of each kind of role.

    ``full`` is false where only code, mode, status, actors and recipients are labelled.
    """

    trigger: Extent
    code: str
    modes: tuple[str, ...] = ()
    roles: dict[str, tuple[Extent, ...]] = {}
    aux: tuple[Auxiliary, ...] = ()
    claimed: bool = False
    denied: bool = False
    certainty: str = "certain"
    contexts: tuple[str, ...] = ()
    full: bool = True


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with its events, the item it comes from and the hand that wrote it."""

    item: str
    hand: str
    text: str
    events: tuple[TrainingEvent, ...] = ()
    clues: tuple[Clue, ...] = ()


def examples(documents: Iterable[tuple[GoldDocument, str]], run: CodingRun) -> Iterator[Example]:
    """The sentences of gold documents, each with the events whose trigger starts in it.

    Roles that stand in another sentence are left out: the model sees one at a time.
    """
    for document, text in documents:
        article = plain_article(text, document.published)
        for scene in run.scenes(run.annotation(article)):
            parse = scene.parse
            yield Example(
                item=document.doc,
                hand=document.hand or "",
                text=text[parse.start : parse.end],
                events=tuple(
                    _event(e, parse.start, parse.end)
                    for e in document.events
                    if parse.start <= e.trigger.start < parse.end
                ),
                clues=tuple(clues(scene, run.lexicon)),
            )


def _event(event: LineEvent, start: int, end: int) -> TrainingEvent:
    def inside(spans: Iterable[LineExtent]) -> tuple[Extent, ...]:
        return tuple(
            (s.start - start, s.end - start) for s in spans if start <= s.start and s.end <= end
        )

    claims = event.claims
    holders = [c.holder for c in claims if not isinstance(c.holder, str)]
    return TrainingEvent(
        trigger=(event.trigger.start - start, min(event.trigger.end, end) - start),
        code=event.code,
        modes=event.modes,
        roles={
            "actor": inside(event.actors),
            "recipient": inside(event.recipients),
            "place": inside(event.places),
            "time": inside(event.times),
            "holder": inside(holders),
            "cue": inside(c.cue for c in claims if c.cue is not None),
        },
        aux=event.aux,
        claimed=bool(claims),
        denied=any(c.polarity == "-" for c in claims),
        certainty=claims[0].certainty if claims else "certain",
        contexts=event.contexts,
    )
