"""Matching the senses of the lexicon against a sentence."""

from collections.abc import Iterator

import msgspec

from dateline.coding.arguments import (
    Arguments,
    adjective_arguments,
    noun_arguments,
    verb_arguments,
    with_objects,
)
from dateline.coding.lexicon import Lexicon, Sense
from dateline.coding.pattern import Part, Slot
from dateline.coding.scene import Scene
from dateline.records import MODIFIERS, Token

_PARTICLE_WEIGHT = 2.0
_SUBJECT_WEIGHT = 0.5
_ANSWERING = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
"""Codes that answer what somebody said or did: the owner of the deed is the recipient."""
_ADVERBIAL = frozenset({"off", "out", "up", "down", "over", "away", "back"})
_BODILY = frozenset({"ASSAULT"})
"""Codes that nobody can do to a relation, a hope or a bill."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A sense that fits a trigger, with the tokens that fill its roles.

    ``consumed`` are the words that the frame itself names ("held *talks*"): they tell no
    event of their own. ``weight`` orders the senses of one trigger.
    """

    sense: Sense
    trigger: Token
    arguments: Arguments
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    consumed: frozenset[int]
    weight: float


def best_matches(scene: Scene, lexicon: Lexicon) -> list[Match]:
    """The most specific sense of every trigger of the sentence, in text order.

    Of equal senses the first in the lexicon wins.
    """
    best = []
    for token in scene.tokens:
        matches = list(trigger_matches(scene, token, lexicon))
        if matches:
            best.append(max(matches, key=lambda m: m.weight))
    consumed = {i for m in best for i in m.consumed if i != m.trigger.i}
    return [m for m in best if m.trigger.i not in consumed]


def trigger_matches(scene: Scene, token: Token, lexicon: Lexicon) -> Iterator[Match]:
    """Every sense that fits ``token`` as its trigger."""
    pos = _part_of_speech(scene, token)
    if pos is None:
        return
    senses = lexicon.triggers(token.lemma, pos)
    if pos == "a" and token.tag == "VBN":
        senses = lexicon.triggers(token.text.lower(), pos)  # "are opposed to"
    if pos == "n" and not senses and token.text.lower() != token.lemma:
        senses = lexicon.triggers(token.text.lower(), pos)
    if not senses:
        return
    if pos == "v":
        arguments = verb_arguments(scene, token)
    elif pos == "n":
        arguments = noun_arguments(scene, token)
    else:
        arguments = adjective_arguments(scene, token)
    for sense in senses:
        if sense.unless & scene.lemmas:
            continue
        match = _match(scene, token, sense, arguments)
        if match is not None:
            yield match


def _part_of_speech(scene: Scene, token: Token) -> str | None:
    if token.tag == "VBN" and token.dep == "acomp":
        return "a"
    if token.pos == "VERB" and token.dep not in MODIFIERS:
        return "v"
    if token.pos in ("NOUN", "PROPN"):
        if token.dep in ("compound", "nmod", "npadvmod", "amod"):
            return None
        mention = scene.mention(token)
        if token.pos == "PROPN" and token.entity.endswith(("-DATE", "-TIME")):
            return None  # "March 1973"
        if token.pos == "PROPN" and mention is not None and mention.form == "name":
            return None
        return "n"
    if token.pos == "ADJ" and token.dep in ("acomp", "oprd", "attr", "ROOT", "amod", "conj"):
        return "a"
    return None


class _Filled:
    """Roles as they fill up while a frame is tried."""

    def __init__(self) -> None:
        self.actors: list[Token] = []
        self.recipients: list[Token] = []
        self.consumed: set[int] = set()
        self.used: set[int] = set()
        self.weight = 1.0

    def add(self, slot: Slot, tokens: list[Token]) -> None:
        if slot.role == "A":
            self.actors += [t for t in tokens if t not in self.actors]
        elif slot.role == "R":
            self.recipients += [t for t in tokens if t not in self.recipients]
        if slot.words and slot.role == "X":
            self.consumed |= {t.i for t in tokens}
        self.used |= {t.i for t in tokens}


def _fitting(scene: Scene, slot: Slot, tokens: tuple[Token, ...] | list[Token]) -> list[Token]:
    """Those of ``tokens`` that satisfy the slot's words and type."""
    found = []
    for token in tokens:
        for real in scene.real(token):
            if _satisfies(scene, slot, real):
                found.append(real)
                break
    return found


def _satisfies(scene: Scene, slot: Slot, token: Token) -> bool:
    if not slot.words and not slot.types:
        return True
    word = token.lemma in slot.words or token.text.lower() in slot.words
    kind = any(scene.fits(token, t) for t in slot.types)
    return (word and kind) if slot.both else (word or kind)


def _match(scene: Scene, token: Token, sense: Sense, arguments: Arguments) -> Match | None:
    filled = _Filled()
    if sense.particle is not None:
        if not _has_particle(scene, token, sense.particle):
            return None
        filled.weight += _PARTICLE_WEIGHT
        arguments = _with_particle_object(scene, token, arguments)
    if sense.code in _BODILY and any(
        o.lemma in scene.classes["abstract"] for o in arguments.objects[:1]
    ):
        return None
    if not _objects_fit(scene, sense, arguments, filled):
        return None
    modifier = sense.frame.modifier
    if modifier is not None:
        words = list(scene.children(token, "compound", "amod", "nmod", "advmod", "poss"))
        hits = [w for w in words if _satisfies(scene, modifier, w)]
        if not hits:
            return None
        filled.consumed |= {w.i for w in hits}
        filled.weight += modifier.weight
    if sense.frame.subject is None and sense.pos == "n":
        filled.actors += _implicit_actors(sense, arguments)
    if not _subject_fits(scene, token, sense, arguments, filled):
        return None
    for part in sense.frame.parts:
        if part.link == "object":
            continue
        hit = _part_fits(scene, part, sense, arguments, filled)
        if not hit and part.slot.required:
            return None
    if sense.pos == "n" and arguments.reversed:
        filled.recipients += () if filled.recipients else arguments.reversed
        if not filled.actors:  # "came under attack from rebels"
            filled.actors += [n for name, n in arguments.preps if name in ("from", "by")]
    if sense.code in _ANSWERING and not filled.recipients:
        # "rejected *Mexico's* appeal": whose request, plan or deed it is
        named = [o for o in arguments.objects if o.i in filled.consumed]
        filled.recipients += [t for o in named for t in scene.named_modifiers(o)]
    return Match(
        sense=sense,
        trigger=token,
        arguments=arguments,
        actors=tuple(filled.actors),
        recipients=tuple(t for t in filled.recipients if t not in filled.actors),
        consumed=frozenset(filled.consumed),
        weight=filled.weight,
    )


def _implicit_actors(sense: Sense, arguments: Arguments) -> tuple[Token, ...]:
    """ "a Russian drone attack on": a noun's doer, where its frame gives the place no role."""
    if sense.frame.modifier is None:
        return ()
    return arguments.subject


def _has_particle(scene: Scene, verb: Token, particle: str) -> bool:
    return any(
        c.text.lower() == particle
        and (
            c.dep in ("prt", "advmod")
            or scene.child(c, "pobj", "pcomp") is None
            or _is_misread_particle(verb, c)
        )
        for c in scene.children(verb)
    )


def _is_misread_particle(verb: Token, word: Token) -> bool:
    """ "cordoned off the streets", where the parser takes the particle for a preposition."""
    near = word.dep in ("prep", "prt") and word.i == verb.i + 1
    return near and word.text.lower() in _ADVERBIAL


def _with_particle_object(scene: Scene, verb: Token, arguments: Arguments) -> Arguments:
    """The object that the parser hung on a particle."""
    for child in scene.children(verb, "prep", "prt"):
        if _is_misread_particle(verb, child) and not arguments.objects:
            found = [n for o in scene.children(child, "pobj") for n in scene.conjuncts(o)]
            return with_objects(scene, arguments, found)
    return arguments


def _subject_fits(
    scene: Scene, trigger: Token, sense: Sense, arguments: Arguments, filled: _Filled
) -> bool:
    slot = sense.frame.subject
    if slot is None:
        return True
    tokens = [t for t in arguments.subject if t.i not in filled.used]
    if slot.words and sense.pos == "n":
        tokens += [t for t in scene.children(trigger, "compound", "amod") if t not in tokens]
    if not tokens:
        return not slot.required and not (slot.words and sense.pos == "v")
    fitting = _fitting(scene, slot, tokens)
    if fitting:
        filled.add(slot, fitting)
        filled.weight += _SUBJECT_WEIGHT * slot.weight
        if sense.pos == "v" and slot.role == "X":
            # "air strikes by the coalition killed 12": whose strikes they were
            filled.actors += [t for n in fitting for t in noun_arguments(scene, n).subject]
        return True
    return sense.pos == "n" and not slot.required


def _objects_fit(scene: Scene, sense: Sense, arguments: Arguments, filled: _Filled) -> bool:
    parts = sense.frame.objects
    if sense.pos != "v":
        return not any(p.slot.required for p in parts)
    if not parts:
        return not arguments.objects and not arguments.passive
    if len(parts) == 1:
        tokens = arguments.objects[: 1 if arguments.passive else None] or arguments.datives
        if arguments.passive:
            tokens = arguments.objects
        return _take(scene, parts[0].slot, tokens, filled)
    dative, direct = parts[0].slot, parts[1].slot
    receivers = [*arguments.datives]
    objects = list(arguments.objects)
    if not receivers and len(objects) > 1 and _fitting(scene, direct, objects[1:]):
        receivers, objects = objects[:1], objects[1:]
    if not receivers:
        receivers = [
            n
            for name, n in arguments.preps
            if name == "to" or (name == "for" and scene.is_agent(n))
        ]
    return _take(scene, direct, objects, filled) and _take(scene, dative, receivers, filled)


def _take(
    scene: Scene, slot: Slot, tokens: list[Token] | tuple[Token, ...], filled: _Filled
) -> bool:
    fitting = _fitting(scene, slot, tokens)
    if not fitting:
        return not slot.required
    filled.add(slot, fitting)
    filled.weight += slot.weight
    return True


def _part_fits(
    scene: Scene, part: Part, sense: Sense, arguments: Arguments, filled: _Filled
) -> bool:
    if part.link == "prep":
        return _preposition_fits(scene, part, sense, arguments, filled)
    if part.link == "that":
        if not arguments.clauses:
            return False
        filled.weight += part.slot.weight
        return True
    if part.link == "to":
        verbs = list(arguments.infinitives)
    else:
        wanted = part.prepositions
        verbs = [v for name, v in arguments.gerunds if not wanted or name in wanted]
    hits = [
        v
        for v in verbs
        if (not part.slot.words or v.lemma in part.slot.words)
        and (sense.frame.objects or scene.child(v, "neg") is None)
    ]  # "vowed not to attack" is no vow to attack; "urged them not to go" is still urging
    if not hits:
        return False
    filled.weight += part.slot.weight
    return True


def _preposition_fits(
    scene: Scene, part: Part, sense: Sense, arguments: Arguments, filled: _Filled
) -> bool:
    tokens = [
        noun
        for name, noun in arguments.preps
        if name in part.prepositions and noun.i not in filled.used
    ]
    if not tokens and sense.pos == "n" and "of" in part.prepositions and not sense.frame.subject:
        tokens = list(arguments.subject)
    fitting = _fitting(scene, part.slot, tokens)
    if not fitting:
        return False
    filled.add(part.slot, fitting)
    filled.weight += part.slot.weight
    return True
