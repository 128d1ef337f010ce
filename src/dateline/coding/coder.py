"""The lexicon coder: Annotation -> event mentions.

A rule-based coder in the line of TABARI and PETRARCH2, over a dependency parse, with a
lexicon of its own. It is the baseline that a trained coder is measured against, and the
gate that finds candidate sentences.
"""

import msgspec

from dateline.coding.arguments import surface_subject
from dateline.coding.content import absorbs, governor, is_absorbed, is_alleged
from dateline.coding.described import body_profiles, person_profiles
from dateline.coding.draft import Draft
from dateline.coding.govern import Anchored
from dateline.coding.lexicon import Lexicon
from dateline.coding.match import Match, best_matches
from dateline.coding.merge import merged
from dateline.coding.order import signalled
from dateline.coding.roles import RoleFinder
from dateline.coding.scene import Scene
from dateline.coding.status import find_auxiliaries, is_cancelling, status_of
from dateline.coding.surroundings import surroundings_of
from dateline.coding.when import Calendar
from dateline.coding.where import LOCATIVE, Whereabouts
from dateline.knowledge import Knowledge
from dateline.ontology import Ontology
from dateline.records import (
    STATUS_PRECEDENCE,
    Annotation,
    Article,
    Event,
    Order,
    Span,
    by_sentence,
    content_id,
    last_day,
)

_PHYSICAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT"})
"""Codes whose recipient may be a place or a building."""


class LexiconCoder:
    """Codes events with the lexicon. Needs an annotation; adds events.

    Args:
        ontology: codes, modes and the rules between them.
        lexicon: senses and word classes.
        knowledge: names and role nouns, for countries and sectors.
    """

    def __init__(self, ontology: Ontology, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self._ontology = ontology
        self.lexicon = lexicon
        self._knowledge = knowledge

    @property
    def label(self) -> str:
        """Name and content hash of the lexicon, as a coding run states it."""
        return f"lexicon {self.lexicon.version}"

    def scenes(self, annotation: Annotation) -> list[Scene]:
        """The sentences with their mentions."""
        inside = by_sentence(annotation.parses, annotation.mentions)
        return [
            Scene(parse, mentions, self.lexicon.classes)
            for parse, mentions in zip(annotation.parses, inside, strict=True)
        ]

    def role_finder(self, article: Article, annotation: Annotation) -> RoleFinder:
        """What makes roles of this article's phrases."""
        day = last_day(article.published) if article.published else None
        return RoleFinder(
            article.text,
            self._knowledge,
            {
                **body_profiles(annotation.bodies, self._knowledge),
                **person_profiles(annotation.described, self._knowledge, day),
            },
            surroundings_of(annotation, article, self._knowledge),
        )

    def code(self, article: Article, annotation: Annotation) -> tuple[Event, ...]:
        """The events of an article in text order."""
        events: list[Event] = []
        whereabouts = Whereabouts(article, annotation.places)
        for number, (scene, drafts) in enumerate(self.drafts(article, annotation)):
            coded = {
                d.match.trigger.i: self._event(article, scene, number, d, whereabouts)
                for d in drafts
            }
            events += _ordered(article, scene, drafts, coded)
        return tuple(events)

    def drafts(self, article: Article, annotation: Annotation) -> list[tuple[Scene, list[Draft]]]:
        """Every sentence with its events before they are written as records."""
        scenes = self.scenes(annotation)
        matches = [best_matches(scene, self.lexicon) for scene in scenes]
        finder = self.role_finder(article, annotation)
        calendar = Calendar(article, annotation.times, scenes)
        return [
            (scene, merged(scene, self._drafts(scene, found, finder, calendar)))
            for scene, found in zip(scenes, matches, strict=True)
        ]

    def _drafts(
        self, scene: Scene, found: list[Match], finder: RoleFinder, calendar: Calendar
    ) -> list[Draft]:
        anchored = calendar.anchored(scene) if found else []
        triggers = {m.trigger.i: m for m in found}
        above = {m.trigger.i: governor(scene, m.trigger, triggers) for m in found}
        content: dict[int, str] = {}
        for match in found:
            by = above[match.trigger.i]
            if by is not None:
                content.setdefault(by.trigger.i, match.sense.code)
        drafts = []
        for match in found:
            by = above[match.trigger.i]
            if by is not None and is_absorbed(match, by):
                continue
            draft = self._draft(
                scene,
                match,
                finder,
                calendar,
                anchored,
                content.get(match.trigger.i),
                alleged=by is not None and is_alleged(by),
            )
            if not draft.recipients and absorbs(match):
                draft = _with_content_roles(
                    draft,
                    [m for m in found if above[m.trigger.i] is match],
                    finder,
                    scene,
                    calendar.day(draft.date),
                )
            if draft.actors or draft.recipients or self._is_placed(scene, draft):
                drafts.append(draft)
        return drafts

    def _is_placed(self, scene: Scene, draft: Draft) -> bool:
        """Whether an act without named participants at least has a place, and is told as an
        act and not as a kind of thing ("protests erupted in Cairo")."""
        return draft.code in _PHYSICAL and any(
            name in LOCATIVE and scene.fits(noun, "place")
            for name, noun in draft.match.arguments.preps
        )

    def _draft(
        self,
        scene: Scene,
        match: Match,
        finder: RoleFinder,
        calendar: Calendar,
        anchored: list[Anchored],
        content: str | None,
        *,
        alleged: bool,
    ) -> Draft:
        code, mode = match.sense.code, match.sense.mode
        auxiliaries = set(find_auxiliaries(scene, match.trigger, match.arguments))
        if alleged:
            auxiliaries.add("hypothetical")
        date = calendar.date(scene, match.trigger, anchored, frozenset(auxiliaries))
        auxiliaries |= calendar.auxiliaries(scene, match.trigger, date)
        things = code in _PHYSICAL
        day = calendar.day(date)
        actors = finder.roles(scene, match.actors, acting=True, day=day)
        recipients = finder.roles(
            scene, match.recipients, acting=False, keep_things=things, day=day
        )
        spans = {(r.start, r.end) for r in actors}
        recipients = tuple(r for r in recipients if (r.start, r.end) not in spans)
        ontology = self._ontology
        if (
            auxiliaries == {"negated"}
            and code in ontology.cancelled
            and self._cancelled(scene, match)
        ):
            code, mode = ontology.cancelled[code], ontology.content_mode.get(code)
            auxiliaries = set()
            # Who calls off a meeting of both refuses it to the other; where nobody does
            # ("were postponed"), it is refused between them.
            doers = surface_subject(scene, scene.head(match.trigger))
            if match.trigger not in doers:
                others = tuple(t for t in (*match.actors, *match.recipients) if t not in doers)
                actors = finder.roles(scene, doers, acting=True, day=day)
                recipients = finder.roles(scene, others, acting=False, day=day)
        elif auxiliaries == {"future"} and code in ontology.future:
            code, mode = ontology.future[code], None
            auxiliaries = set()
            date = calendar.told()  # the will is there today; what is willed has the date
        elif mode is None:
            asked = ontology.content_mode.get(content) if content else self._asked_for(match)
            mode = asked if asked in ontology.codes[code].modes else None
        return Draft(
            match=match,
            code=code,
            mode=mode,
            auxiliaries=tuple(a for a in STATUS_PRECEDENCE if a in auxiliaries),
            actors=actors,
            recipients=recipients,
            date=date,
        )

    def _asked_for(self, match: Match) -> str | None:
        """The mode that a bare noun names ("called for a *ceasefire*")."""
        arguments = match.arguments
        nouns = [n for name, n in arguments.preps if name in ("for", "of", "on")]
        for noun in (*arguments.objects, *nouns):
            for mode in dict.fromkeys(self._ontology.content_mode.values()):
                if noun.lemma in self.lexicon.classes.get(f"content-{mode}", ()):
                    return mode
            if noun.lemma in self.lexicon.classes["content-change"]:
                return "change"
        return None

    def _cancelled(self, scene: Scene, match: Match) -> bool:
        """Whether the meeting was called off, not just denied."""
        head = scene.head(match.trigger)
        return match.trigger.dep in ("dobj", "nsubjpass") and is_cancelling(scene, head)

    def _event(
        self,
        article: Article,
        scene: Scene,
        number: int,
        draft: Draft,
        whereabouts: Whereabouts,
    ) -> Event:
        trigger = draft.match.trigger
        span = Span.of(article.text, trigger.start, trigger.end)
        entry = self._ontology.codes[draft.code]
        status = status_of(draft.auxiliaries)
        return Event(
            id=content_id(
                "evt",
                article.id,
                draft.code,
                draft.mode,
                span.start,
                span.end,
                draft.match.sense.id,
            ),
            sentence=number,
            code=draft.code,
            mode=draft.mode,
            quad=entry.quad,
            score=entry.score,
            cameo=self._ontology.cameo(draft.code, draft.mode),
            trigger=span,
            actors=draft.actors,
            recipients=draft.recipients,
            status=status,
            aux=draft.auxiliaries,
            date=draft.date,
            place=whereabouts.event_place(scene, trigger, draft.match.arguments),
            confidence=_confidence(draft),
            sense=draft.match.sense.id,
        )


def _ordered(
    article: Article, scene: Scene, drafts: list[Draft], coded: dict[int, Event]
) -> list[Event]:
    """The events of a sentence with the order that its words signal."""
    ids = {index: event.id for index, event in coded.items()}
    events = []
    for draft in drafts:
        event = coded[draft.match.trigger.i]
        found = signalled(scene, draft.match.trigger, ids)
        if found is not None:
            relation, other, cue = found
            span = Span.of(article.text, cue.start, cue.end)
            order = (Order(relation=relation, event=ids[other], cue=span),)
            event = msgspec.structs.replace(event, order=order)
        events.append(event)
    return events


_SAME_AGAIN = frozenset({"it", "its", "itself", "he", "she", "they", "we"})
"""Pronouns that in the content of a speech act stand for the speaker as a rule."""


def _with_content_roles(
    draft: Draft, content: list[Match], finder: RoleFinder, scene: Scene, day: str | None
) -> Draft:
    """Whom a promise, threat or refusal concerns, where only its content says so
    ("threatened to attack *Israel*")."""
    own = {r.text.lower() for r in draft.actors} | _SAME_AGAIN
    for match in content:
        tokens = (*match.recipients, *match.actors)
        roles = finder.roles(scene, tokens, acting=False, day=day)
        roles = tuple(r for r in roles if r.text.lower() not in own)
        if roles:
            return msgspec.structs.replace(draft, recipients=roles)
    if draft.code == "REQUEST":
        # "demanded that Seoul stop the exercise"
        for clause in draft.match.arguments.clauses:
            subjects = list(scene.children(clause, "nsubj", "nsubjpass"))
            roles = finder.roles(scene, subjects, acting=False, day=day)
            roles = tuple(r for r in roles if r.text.lower() not in own)
            if roles:
                return msgspec.structs.replace(draft, recipients=roles)
    return draft


def _confidence(draft: Draft) -> float:
    """A rank, not a probability: how specific the frame is and who is known.

    Calibration needs labelled real text, which the corpus (a later step) brings.
    """
    score = 0.3 + 0.05 * min(draft.match.weight, 5.0)
    score += 0.15 * any(r.country for r in draft.actors) + 0.1 * bool(draft.actors)
    score += 0.15 * any(r.country for r in draft.recipients)
    return round(min(score, 0.95), 3)
