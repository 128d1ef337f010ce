"""One event for one act: merging what a sentence tells twice."""

from collections.abc import Iterable

import msgspec

from dateline.coding.arguments import carrier
from dateline.coding.draft import Draft
from dateline.coding.scene import Scene
from dateline.records import Role, Token


def merged(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """One event for repeated words of one act in one sentence ("bombed … the attack")."""
    kept: list[Draft] = []
    for draft in drafts:
        for at, other in enumerate(kept):
            if _same_act(scene, other, draft):
                kept[at] = _joined(other, draft)
                break
        else:
            kept.append(draft)
    return kept


def _joined(a: Draft, b: Draft) -> Draft:
    """The fuller of two tellings of one act, with the recipients that only the other has."""
    first, second = (b, a) if _fullness(b) > _fullness(a) else (a, b)
    spans = {(r.start, r.end) for r in (*first.actors, *first.recipients)}
    more = tuple(r for r in second.recipients if (r.start, r.end) not in spans)
    roles = tuple(sorted((*first.recipients, *more), key=lambda r: (r.start, r.end)))
    return msgspec.structs.replace(
        first,
        recipients=roles,
        actors=first.actors or second.actors,
        mode=first.mode or second.mode,
        date=first.date if _has_words(first) or not _has_words(second) else second.date,
    )


def _has_words(draft: Draft) -> bool:
    """Whether the date is said by the text and not only by its day of publication."""
    return draft.date is not None and draft.date.start is not None


def _fullness(draft: Draft) -> tuple[int, float]:
    return (bool(draft.actors) + bool(draft.recipients), draft.weight)


def _same_act(scene: Scene, a: Draft, b: Draft) -> bool:
    if a.code != b.code or a.auxiliaries != b.auxiliaries:
        return False
    if a.code == "ASSAULT" and _is_consequence(scene, a.trigger, b.trigger):
        joined = b.trigger.dep == "conj"  # "attacked … and kidnapped …" are two acts
        like = a.mode == b.mode or (not joined and None in (a.mode, b.mode))
        if like and (a.actors == b.actors or not b.actors):
            return True
    if a.mode != b.mode and a.mode is not None and b.mode is not None:
        return False
    if not (_compatible(a.actors, b.actors) and _compatible(a.recipients, b.recipients)):
        return False
    empty = not (b.actors or b.recipients) or not (a.actors or a.recipients)
    light = carrier(scene, b.trigger)
    linked = (
        scene.head(b.trigger).i == a.trigger.i
        or (light is not None and light.i == a.trigger.i)
        or _is_near_above(scene, a.trigger, b.trigger)
        or _is_near_above(scene, b.trigger, a.trigger)
    )
    same = a.actors == b.actors and a.recipients == b.recipients
    return linked or (same and not empty) or (a.lemma == b.lemma and empty)


def _is_near_above(scene: Scene, above: Token, below: Token) -> bool:
    """Whether ``above`` governs ``below`` without another verb between them."""
    if below.pos == "VERB":
        return False
    for token in scene.ancestors(below):
        if token.i == above.i:
            return True
        if token.pos in ("VERB", "AUX"):
            return False
    return False


def _is_consequence(scene: Scene, act: Token, other: Token) -> bool:
    """ "attacked the town, *killing* three", "killed three and *wounded* five"."""
    if scene.head(other).i != act.i:
        return False
    if other.dep == "conj":
        return scene.child(other, "nsubj", "nsubjpass") is None
    return other.dep == "advcl" and other.tag == "VBG"


def _compatible(a: tuple[Role, ...], b: tuple[Role, ...]) -> bool:
    if not a or not b:
        return True
    spans = {(r.start, r.end) for r in a}
    countries = {r.country for r in a if r.country}
    return any((r.start, r.end) in spans or (r.country and r.country in countries) for r in b)
