"""The lexicon's own sentences as more text to learn from.

Each sense of the lexicon has a sentence that it must code and a near miss that it must not
(docs/lexicon.md). The labels are the lexicon coder's, so what it says of their frames is kept
from the network: it would learn to copy it.
"""

from collections.abc import Iterable, Iterator

import msgspec
from training.coder.examples import Example, Extent, TrainingEvent

from dateline.coding.trained.clues import Clue, clues
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Event, Role


def lexicon_examples(run: CodingRun) -> Iterator[Example]:
    """Every sentence of the lexicon once, with the events that its coder tells of it."""
    texts: dict[str, str] = {}
    for sense in run.lexicon.senses:
        texts.setdefault(sense.fires, f"{sense.id} fires")
        texts.setdefault(sense.near, f"{sense.id} near")
    for text, name in texts.items():
        if text:
            yield from _examples(run, text, name)


def _examples(run: CodingRun, text: str, name: str) -> Iterator[Example]:
    article = plain_article(text)
    annotation = run.annotation(article)
    events = run.coder.code(article, annotation)
    for number, scene in enumerate(run.scenes(annotation)):
        start, end = scene.parse.start, scene.parse.end
        yield Example(
            item=name,
            hand="lexicon",
            text=text[start:end],
            events=tuple(_event(e, start, end) for e in events if e.sentence == number),
            clues=tuple(_without_frames(c) for c in clues(scene, run.lexicon)),
        )


def _event(event: Event, start: int, end: int) -> TrainingEvent:
    def inside(roles: Iterable[Role]) -> tuple[Extent, ...]:
        return tuple(
            (r.start - start, r.end - start) for r in roles if start <= r.start and r.end <= end
        )

    return TrainingEvent(
        trigger=(event.trigger.start - start, event.trigger.end - start),
        code=event.code,
        modes=(event.mode,) if event.mode else (),
        roles={"actor": inside(event.actors), "recipient": inside(event.recipients)},
        aux=event.aux,
        full=False,
    )


def _without_frames(clue: Clue) -> Clue:
    names = tuple(n for n in clue.names if not n.startswith("frame"))
    return msgspec.structs.replace(clue, names=names)
