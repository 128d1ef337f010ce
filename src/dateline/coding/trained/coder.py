"""The trained coder: Annotation -> event mentions.

The network finds triggers with their code, mode, status and the words of each role; who
those words stand for, when and where it was, is worked out as for the lexicon coder.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from dateline.coding.arguments import Arguments, adjective_arguments, noun_arguments, verb_arguments
from dateline.coding.draft import Draft
from dateline.coding.finders import article_scenes, role_finder
from dateline.coding.govern import Anchored
from dateline.coding.lexicon import Lexicon
from dateline.coding.merge import merged
from dateline.coding.roles import RoleFinder
from dateline.coding.scene import Scene
from dateline.coding.trained.clues import Clue, clues, marked, windows, worth_reading
from dateline.coding.trained.confidence import confidence, evidence
from dateline.coding.trained.linking import Linked, linking
from dateline.coding.trained.model import Model, Reading, Scores, TrainedModelError
from dateline.coding.trained.sighting import Sighting, max_score, sightings
from dateline.coding.when import Calendar
from dateline.coding.writer import EventWriter
from dateline.knowledge import Knowledge
from dateline.ontology import Ontology
from dateline.records import (
    STATUS_PRECEDENCE,
    Annotation,
    Article,
    Claim,
    Event,
    Span,
    Token,
    overlap,
)

_FLOOR = 0.25
"""The network's own score from which a sighting is looked at; below it, one in 30 is right."""
_ROLE_WORDS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
"""Parts of speech that can head a phrase for somebody."""


class _Look(NamedTuple):
    """The best score of a sentence's words, and its sightings, each with the offset of the
    text that was read and that text's clues."""

    best: float
    sightings: list[tuple[int, list[Clue], Sighting]]


class _Part(NamedTuple):
    """A part of a sentence as it was read: offsets in the article, clues and scores."""

    start: int
    end: int
    words: list[Clue]
    reading: Reading


class _Desk(NamedTuple):
    """What tells who and when in one article."""

    article: Article
    finder: RoleFinder
    calendar: Calendar


class TrainedCoder:
    """Codes events with the trained network. Needs an annotation; adds events.

    Args:
        model: the network.
        ontology: codes, modes and the rules between them; the model's labels are its codes.
        lexicon: word classes for dates and roles.
        knowledge: names and role nouns, for countries and sectors.
        threshold: confidence from which an event is told; the model's own if ``None``.

    Raises:
        TrainedModelError: the network codes what the ontology does not have.
    """

    def __init__(
        self,
        model: Model,
        ontology: Ontology,
        lexicon: Lexicon,
        knowledge: Knowledge,
        threshold: float | None = None,
    ) -> None:
        foreign = set(model.card.labels.codes) - ontology.codes.keys()
        foreign |= {
            m
            for m in model.card.labels.modes
            if m.partition(".")[0] in ontology.codes
            and m.partition(".")[2] not in ontology.codes[m.partition(".")[0]].modes
        }
        if foreign:
            raise TrainedModelError(
                f"{ontology.label}: has no {', '.join(sorted(foreign)[:5])}, which the network "
                f"{model.card.name} codes: use --coder lexicon, or a network trained for it"
            )
        self._model = model
        self._ontology = ontology
        self.lexicon = lexicon
        self._knowledge = knowledge
        self._threshold = model.card.threshold if threshold is None else threshold

    @property
    def model(self) -> Model:
        return self._model

    @property
    def label(self) -> str:
        """Name and content hash of the network, as a coding run states it."""
        return f"{self._model.label} at {self._threshold:g}"

    def code(self, article: Article, annotation: Annotation) -> tuple[Event, ...]:
        """The events of an article in text order."""
        writer = EventWriter(article, annotation.places, self._ontology)
        return writer.events(self.drafts(article, annotation))

    def drafts(self, article: Article, annotation: Annotation) -> list[tuple[Scene, list[Draft]]]:
        """Every sentence with its events before they are written as records."""
        weights = self._model.card.calibration
        told = []
        for scene, candidates in self.candidates(article, annotation):
            best: dict[int, Draft] = {}
            for candidate, found in candidates:
                sure = round(confidence(weights, found), 3)
                rival = best.get(candidate.trigger.i)
                if sure >= self._threshold and (rival is None or rival.confidence < sure):
                    best[candidate.trigger.i] = msgspec.structs.replace(candidate, confidence=sure)
            told.append((scene, merged(scene, _apart(best.values()))))
        return told

    def candidates(
        self, article: Article, annotation: Annotation
    ) -> Iterator[tuple[Scene, list[tuple[Draft, dict[str, float]]]]]:
        """Every sentence with what may be an event, and the evidence for each."""
        scenes = article_scenes(annotation, self.lexicon)
        finder = role_finder(article, annotation, self._knowledge)
        desk = _Desk(article, finder, Calendar(article, annotation.times, scenes))
        seen = [self._look(article, scene) for scene in scenes]
        density = sum(look.best for look in seen) / max(len(scenes), 1)
        for scene, look in zip(scenes, seen, strict=True):
            anchored = desk.calendar.anchored(scene) if look.sightings else []
            found = []
            for base, words, one in look.sightings:
                draft = _draft(desk, scene, base, one, anchored)
                sides = (draft.actors, draft.recipients)
                found.append((draft, evidence(one, draft.trigger, words, *sides, density)))
            yield scene, found

    def _look(self, article: Article, scene: Scene) -> _Look:
        """What the network says of a sentence, if the gate lets it pass."""
        labels = self._model.card.labels
        known = clues(scene, self.lexicon)
        if not worth_reading(known):
            return _Look(0.0, [])
        best, found = 0.0, []
        for part in self._parts(article, scene, known):
            best = max(best, max_score(part.reading))
            seen = sightings(part.reading, labels, _FLOOR)
            found += [(part.start, part.words, s) for s in seen]
        return _Look(best, found)

    def _parts(self, article: Article, scene: Scene, known: Sequence[Clue]) -> Iterator[_Part]:
        for start, end, words in windows(scene, known):
            yield _Part(start, end, words, self._model.read(article.text[start:end], words))

    def linking(
        self,
        article: Article,
        annotation: Annotation,
        source: tuple[int, int] | None,
        target: tuple[int, int] | None,
    ) -> Linked:
        """The weight of each code between two parties, and what the best trigger is like."""
        parts = [
            part
            for scene in article_scenes(annotation, self.lexicon)
            for part in self._parts(article, scene, clues(scene, self.lexicon))
        ]
        look = self._closer_look(article, parts, source, target)
        read = [(part.start, part.reading) for part in parts]
        return linking(read, look, self._model.card.labels, source, target)

    def _closer_look(
        self,
        article: Article,
        parts: Sequence[_Part],
        source: tuple[int, int] | None,
        target: tuple[int, int] | None,
    ) -> Scores | None:
        """What a second pass says of the part that holds most of the parties, marked in it."""
        sides = {"actor": source, "recipient": target}
        held = [
            {
                side: (extent[0] - part.start, extent[1] - part.start)
                for side, extent in sides.items()
                if extent is not None and overlap(part.start, part.end, *extent)
            }
            for part in parts
        ]
        best = max(range(len(parts)), key=lambda i: len(held[i]), default=None)
        if best is None or not held[best]:
            return None
        part = parts[best]
        text = article.text[part.start : part.end]
        return self._model.read(text, marked(part.words, held[best])).look


def _draft(desk: _Desk, scene: Scene, base: int, seen: Sighting, anchored: list[Anchored]) -> Draft:
    """A sighting with who, when and who says so; ``base`` is the offset of what was read."""
    finder, calendar = desk.finder, desk.calendar
    start, end = base + seen.start, base + seen.end
    trigger = _head(scene, start, end)
    auxiliaries = frozenset(seen.auxiliaries)
    date = calendar.date(scene, trigger, anchored, auxiliaries)
    auxiliaries |= calendar.auxiliaries(scene, trigger, date)
    day = calendar.day(date)
    doers = _heads(scene, base, seen.roles["actor"])
    undergoers = _heads(scene, base, seen.roles["recipient"])
    actors, recipients = finder.sides(scene, doers, undergoers, keep_things=True, day=day)
    return Draft(
        trigger=trigger,
        start=start,
        end=end,
        arguments=_arguments(scene, trigger),
        sense=f"trained:{seen.code}",
        lemma=trigger.lemma,
        weight=seen.score,
        doers=tuple(doers),
        undergoers=tuple(undergoers),
        code=seen.code,
        mode=seen.mode,
        auxiliaries=tuple(a for a in STATUS_PRECEDENCE if a in auxiliaries),
        actors=actors,
        recipients=recipients,
        date=date,
        claims=_claims(desk, scene, base, seen, day),
        contexts=seen.contexts,
    )


def _claims(
    desk: _Desk, scene: Scene, base: int, seen: Sighting, day: str | None
) -> tuple[Claim, ...]:
    """Who holds that the event is so; empty where the author tells it as a fact.

    Of several holders of a denied event the first says so and the others deny it, as the
    corpus has it in 69 of 78 such events. Where somebody holds it and the words do not
    tell who ("reportedly"), the author does, and not for certain.
    """
    if not seen.claimed:
        return ()
    holders = desk.finder.roles(
        scene, _heads(scene, base, seen.roles["holder"]), acting=True, day=day
    )
    cue = _words(scene, base, seen.roles["cue"])
    span = Span.of(desk.article.text, cue[0].start, cue[-1].end) if cue else None
    if not holders:
        doubt = "unknown" if seen.certainty == "certain" else seen.certainty
        return (Claim(holder="author", certainty=doubt, cue=span),)
    return tuple(
        Claim(
            holder=holder,
            certainty=seen.certainty,
            polarity="-" if seen.denied and (n or len(holders) == 1) else "+",
            cue=span,
        )
        for n, holder in enumerate(holders)
    )


def _apart(drafts: Iterable[Draft]) -> list[Draft]:
    """Of two events told by words side by side ("resumed talks") the surer: they are one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.start):
        if kept and draft.start - kept[-1].end <= 1:
            if draft.confidence > kept[-1].confidence:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _words(scene: Scene, base: int, extents: Sequence[tuple[int, int]]) -> list[Token]:
    """The words that hold a piece of these extents, in text order."""
    tokens = scene.tokens
    ends = [t.end for t in tokens]
    inside = {
        i
        for start, end in extents
        for i in range(
            bisect_right(ends, base + start), min(bisect_left(ends, base + end) + 1, len(tokens))
        )
    }
    return [tokens[i] for i in sorted(inside)]


def _heads(scene: Scene, base: int, extents: Sequence[tuple[int, int]]) -> list[Token]:
    """The heads of the phrases that the network takes for a role."""
    words = _words(scene, base, extents)
    inside = {t.i for t in words}
    heads = [
        t
        for t in words
        if t.pos in _ROLE_WORDS and (t.head not in inside or t.head == t.i or t.dep == "conj")
    ]
    # "its" beside a name says again whose the deed was, not that another took part
    return [t for t in heads if t.tag != "PRP$"] or heads


def _head(scene: Scene, start: int, end: int) -> Token:
    """The word of a trigger that governs the others."""
    words = [t for t in scene.tokens if overlap(start, end, t.start, t.end)]
    inside = {t.i for t in words}
    tops = [t for t in words if t.head not in inside or t.head == t.i]
    return next((t for t in tops if t.pos in ("VERB", "NOUN", "ADJ")), tops[0])


def _arguments(scene: Scene, trigger: Token) -> Arguments:
    if trigger.pos in ("VERB", "AUX"):
        return verb_arguments(scene, trigger)
    if trigger.pos == "ADJ":
        return adjective_arguments(scene, trigger)
    return noun_arguments(scene, trigger)
