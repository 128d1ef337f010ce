"""Writing drafts as records: the end of every coder."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.coding.draft import Draft
from dateline.coding.order import signalled
from dateline.coding.scene import Scene
from dateline.coding.status import status_of
from dateline.coding.where import Whereabouts
from dateline.ontology import Ontology
from dateline.records import Article, Event, Order, Place, Span, content_id


class EventWriter:
    """Writes the events of one article.

    Args:
        article: the article.
        places: its places, for where each event took place.
        ontology: classes and scores of codes.
    """

    def __init__(self, article: Article, places: Sequence[Place], ontology: Ontology) -> None:
        self._article = article
        self._ontology = ontology
        self._whereabouts = Whereabouts(article, places)

    def events(self, drafts: Iterable[tuple[Scene, Sequence[Draft]]]) -> tuple[Event, ...]:
        """The events of all sentences, which come in text order with their drafts."""
        return tuple(
            event
            for number, (scene, told) in enumerate(drafts)
            for event in self._of_sentence(scene, number, told)
        )

    def _of_sentence(self, scene: Scene, number: int, drafts: Sequence[Draft]) -> list[Event]:
        """The events of sentence ``number`` with the order that its words signal."""
        coded = {d.trigger.i: self._event(scene, number, d) for d in drafts}
        ids = {index: event.id for index, event in coded.items()}
        events = []
        for draft in drafts:
            event = coded[draft.trigger.i]
            found = signalled(scene, draft.trigger, ids)
            if found is not None:
                relation, other, cue = found
                span = Span.of(self._article.text, cue.start, cue.end)
                order = (Order(relation=relation, event=ids[other], cue=span),)
                event = msgspec.structs.replace(event, order=order)
            events.append(event)
        return events

    def _event(self, scene: Scene, number: int, draft: Draft) -> Event:
        span = Span.of(self._article.text, draft.start, draft.end)
        entry = self._ontology.codes[draft.code]
        return Event(
            id=content_id(
                "evt",
                self._article.id,
                draft.code,
                draft.mode,
                span.start,
                span.end,
                draft.sense,
            ),
            sentence=number,
            code=draft.code,
            mode=draft.mode,
            contexts=draft.contexts,
            quad=entry.quad,
            score=entry.score,
            cameo=self._ontology.cameo(draft.code, draft.mode),
            trigger=span,
            actors=draft.actors,
            recipients=draft.recipients,
            status=status_of(draft.auxiliaries),
            aux=draft.auxiliaries,
            claims=draft.claims,
            date=draft.date,
            place=self._whereabouts.event_place(scene, draft.trigger, draft.arguments),
            confidence=draft.confidence,
            sense=draft.sense,
        )
