"""Dates carried on from what was told just before ("marched on Sunday. Police *fired*").

A plain past tells on from the day of the main act before it; a perfect, a report or a state
does not ("has recalled", "denied it", "the envoy was in Cairo").
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from dateline.coding.govern import is_past_passive, verb_of
from dateline.coding.scene import Scene
from dateline.records import EventDate, Token

Dated = Callable[[Scene, Token], EventDate | None]
"""The date that an act has by the words of its own sentence."""

_REACH = 2
"""Sentences before the act's own in which the main act may stand."""
_DAYS = 7
"""What lies further back than this is background, from which nothing is told on."""
_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})


def carried_date(
    scenes: Sequence[Scene], at: int, trigger: Token, today: str | None, dated: Dated
) -> EventDate | None:
    """The day of the act before ``trigger``, if the text tells on from there.

    Args:
        scenes: the article's sentences; ``trigger`` stands in ``scenes[at]``.
        today: the day from which the text speaks.
    """
    scene = scenes[at]
    verb = verb_of(scene, trigger)
    if today is None or not _tells_on(scene, verb):
        return None
    # "said on Tuesday that rebels attacked": the day of the saying is not the attack's
    found = None if verb.dep == "ccomp" else _of_sentence(scene, verb.i, dated, today)
    for back in range(1, _REACH + 1):
        if found is not None or at - back < 0:
            break
        before = scenes[at - back]
        if before.parse.section != scene.parse.section:
            break
        found = _of_sentence(before, len(before.tokens), dated, today)
    return None if found is None else msgspec.structs.replace(found, basis="carried")


def _tells_on(scene: Scene, verb: Token) -> bool:
    classes = scene.classes
    still = classes["state-verb"] | classes["saying"] | classes["answering"]
    return verb.dep in _MAIN and verb.lemma not in still and is_plain_past(scene, verb)


def is_plain_past(scene: Scene, verb: Token) -> bool:
    """A past tense or a past passive, without "have" or "had"."""
    if verb.tag == "VBD":
        return not any(scene.children(verb, "aux"))
    return is_past_passive(scene, verb) and not any(scene.children(verb, "aux"))


def _of_sentence(scene: Scene, until: int, dated: Dated, today: str) -> EventDate | None:
    """The day of the last main act in front of token ``until``."""
    for token in reversed(scene.tokens[:until]):
        if token.pos != "VERB" or token.dep not in ("ROOT", "conj", "parataxis"):
            continue
        if not is_plain_past(scene, token):
            continue
        found = dated(scene, token)
        if found is not None and found.basis == "words" and _is_near(found, today):
            return found
    return None


def _is_near(found: EventDate, today: str) -> bool:
    if found.earliest is None or found.earliest != found.latest:
        return False
    day, now = date.fromisoformat(found.earliest), date.fromisoformat(today)
    return now - timedelta(days=_DAYS) <= day <= now
