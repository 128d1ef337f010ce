"""The lexicon coder: Annotation -> event mentions.

A rule-based coder in the line of TABARI and PETRARCH2, over a dependency parse, with a
lexicon of its own. It is the baseline that a trained coder is measured against, and the
gate that finds candidate sentences.
"""

import msgspec

from dateline.coding.arguments import surface_subject
from dateline.coding.content import absorbs, governor, is_absorbed, is_alleged
from dateline.coding.draft import Draft
from dateline.coding.finders import article_scenes, role_finder
from dateline.coding.govern import Anchored
from dateline.coding.lexicon import Lexicon
from dateline.coding.match import Match, best_matches
from dateline.coding.merge import merged
from dateline.coding.roles import RoleFinder
from dateline.coding.scene import Scene
from dateline.coding.status import find_auxiliaries, is_cancelling
from dateline.coding.when import Calendar
from dateline.coding.where import LOCATIVE
from dateline.coding.writer import EventWriter
from dateline.knowledge import Knowledge
from dateline.ontology import Ontology
from dateline.records import (
    STATUS_PRECEDENCE,
    Annotation,
    Article,
    Event,
    Role,
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

    def code(self, article: Article, annotation: Annotation) -> tuple[Event, ...]:
        """The events of an article in text order."""
        writer = EventWriter(article, annotation.places, self._ontology)
        return writer.events(self.drafts(article, annotation))

    def drafts(self, article: Article, annotation: Annotation) -> list[tuple[Scene, list[Draft]]]:
        """Every sentence with its events before they are written as records."""
        scenes = article_scenes(annotation, self.lexicon)
        matches = [best_matches(scene, self.lexicon) for scene in scenes]
        finder = role_finder(article, annotation, self._knowledge)
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
            name in LOCATIVE and scene.fits(noun, "place") for name, noun in draft.arguments.preps
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
        actors, recipients = finder.sides(
            scene,
            match.actors,
            match.recipients,
            keep_things=things,
            guess_undergoers=not things,
            day=day,
        )
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
                actors = finder.roles(scene, doers, acting=True, guess=True, day=day)
                recipients = finder.roles(scene, others, acting=False, guess=True, day=day)
        elif auxiliaries == {"future"} and code in ontology.future:
            code, mode = ontology.future[code], None
            auxiliaries = set()
            date = calendar.told()  # the will is there today; what is willed has the date
        elif mode is None:
            asked = ontology.content_mode.get(content) if content else self._asked_for(match)
            mode = asked if asked in ontology.codes[code].modes else None
        return Draft(
            trigger=match.trigger,
            start=match.trigger.start,
            end=match.trigger.end,
            arguments=match.arguments,
            sense=match.sense.id,
            lemma=match.sense.lemma,
            weight=match.weight,
            doers=match.actors,
            undergoers=match.recipients,
            code=code,
            mode=mode,
            auxiliaries=tuple(a for a in STATUS_PRECEDENCE if a in auxiliaries),
            actors=actors,
            recipients=recipients,
            date=date,
            confidence=_confidence(match.weight, actors, recipients),
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
        roles = finder.roles(scene, tokens, acting=False, guess=True, day=day)
        roles = tuple(r for r in roles if r.text.lower() not in own)
        if roles:
            return msgspec.structs.replace(draft, recipients=roles)
    if draft.code == "REQUEST":
        # "demanded that Seoul stop the exercise"
        for clause in draft.arguments.clauses:
            subjects = list(scene.children(clause, "nsubj", "nsubjpass"))
            roles = finder.roles(scene, subjects, acting=False, guess=True, day=day)
            roles = tuple(r for r in roles if r.text.lower() not in own)
            if roles:
                return msgspec.structs.replace(draft, recipients=roles)
    return draft


def _confidence(weight: float, actors: tuple[Role, ...], recipients: tuple[Role, ...]) -> float:
    """A rank, not a probability: how specific the frame is and who is known."""
    score = 0.3 + 0.05 * min(weight, 5.0)
    score += 0.15 * any(r.country for r in actors) + 0.1 * bool(actors)
    score += 0.15 * any(r.country for r in recipients)
    return round(min(score, 0.95), 3)
