"""Changing a sentence in ways whose effect on its events is known (Ribeiro et al., 2020).

Names of states, numbers and days may change without the code changing; so may active to
passive, with the same doer; a negation must be told as one. Each function gives the new text
with the trigger's new offsets, or ``None`` where the sentence has not the form for it. Offsets
are code points, half-open.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from dateline.coding import Scene
from dateline.corpus import LineEvent
from dateline.records import Token

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBER = re.compile(r"\b\d+\b")
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_YEAR = re.compile(r"(19|20)\d\d")
_SUBJECT, _OBJECT = "nsubj", "dobj"


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A changed text and where the trigger stands in it; ``doer`` is the actor's country."""

    text: str
    start: int
    end: int
    doer: str | None = None


Perturbation = Callable[[str, LineEvent, Sequence[Scene]], Changed | None]


def other_numbers(text: str, event: LineEvent, scenes: Sequence[Scene]) -> Changed | None:
    """Every number and weekday another one; years stay, so that the status does."""
    trigger = (event.trigger.start, event.trigger.end)

    def number(found: re.Match[str]) -> str:
        digits = found.group()
        if _YEAR.fullmatch(digits):
            return digits
        return "".join(str(int(d) % 9 + 1) for d in digits)

    def day(found: re.Match[str]) -> str:
        return _DAYS[(_DAYS.index(found.group()) + 1) % len(_DAYS)]

    return _changed(text, trigger, [*_edits(_NUMBER, number, text), *_edits(_DAY, day, text)])


def other_states(names: Mapping[str, str]) -> Perturbation:
    """Every state that takes part another one, by ``names``."""

    def perturb(text: str, event: LineEvent, scenes: Sequence[Scene]) -> Changed | None:
        words = {text[r.start : r.end] for r in (*event.actors, *event.recipients)}
        chosen = sorted(w for w in words if w in names)
        if not chosen:
            return None
        pattern = re.compile(rf"\b({'|'.join(map(re.escape, chosen))})\b")
        edits = _edits(pattern, lambda m: names[m.group()], text)
        return _changed(text, (event.trigger.start, event.trigger.end), edits)

    return perturb


def passive(text: str, event: LineEvent, scenes: Sequence[Scene]) -> Changed | None:
    """*X accused Y …* as *Y was accused by X …*; only where the participle has the same form."""
    clause = _clause(text, event, scenes)
    if clause is None or not clause.verb.text.endswith("ed"):
        return None
    subject, verb, thing = clause.subject, clause.verb, clause.thing
    was = "were" if clause.many else "was"
    first = text[thing[0] : thing[1]]
    doer = text[subject[0] : subject[1]]
    if clause.opens:
        first = first[:1].upper() + first[1:]
        doer = doer[:1].lower() + doer[1:] if clause.article else doer
    head = f"{text[: subject[0]]}{first} {was} "
    countries = {a.country for a in event.actors}
    return Changed(
        text=f"{head}{verb.text} by {doer}{text[thing[1] :]}",
        start=len(head),
        end=len(head) + len(verb.text),
        doer=countries.pop() if len(countries) == 1 else None,
    )


def negated(text: str, event: LineEvent, scenes: Sequence[Scene]) -> Changed | None:
    """*X accused Y …* as *X did not accuse Y …*."""
    clause = _clause(text, event, scenes)
    if clause is None:
        return None
    head = f"{text[: clause.verb.start]}did not "
    return Changed(
        text=f"{head}{clause.verb.lemma}{text[clause.verb.end :]}",
        start=len(head),
        end=len(head) + len(clause.verb.lemma),
    )


class _Clause(msgspec.Struct, frozen=True, kw_only=True):
    subject: tuple[int, int]
    verb: Token
    thing: tuple[int, int]
    many: bool
    opens: bool
    article: bool


def _clause(text: str, event: LineEvent, scenes: Sequence[Scene]) -> _Clause | None:
    """A plain main clause around a one-word trigger: subject, past tense, object, side by side."""
    for scene in scenes:
        verb = next((t for t in scene.tokens if t.start == event.trigger.start), None)
        if verb is None or verb.end != event.trigger.end or verb.tag != "VBD":
            continue
        subjects = list(scene.children(verb, _SUBJECT))
        things = list(scene.children(verb, _OBJECT))
        if (
            verb.dep != "ROOT"
            or event.status not in (None, "actual")
            or len(subjects) != 1
            or len(things) != 1
            or any(scene.children(verb, "neg", "aux", "auxpass"))
            or {subjects[0].pos, things[0].pos} & {"PRON"}
        ):
            return None
        subject, thing = (_extent(scene, t) for t in (subjects[0], things[0]))
        if text[subject[1] : verb.start].strip() or text[verb.end : thing[0]].strip():
            return None
        opening = next(t for t in scene.tokens if t.start == subject[0])
        return _Clause(
            subject=subject,
            verb=verb,
            thing=thing,
            many=things[0].tag in ("NNS", "NNPS"),
            opens=subject[0] == scene.tokens[0].start,
            article=opening.pos == "DET",
        )
    return None


def _extent(scene: Scene, top: Token) -> tuple[int, int]:
    words = list(scene.subtree(top))
    return min(t.start for t in words), max(t.end for t in words)


_Edit = tuple[int, int, str]


def _edits(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], text: str) -> list[_Edit]:
    found = ((m.start(), m.end(), new(m), m.group()) for m in pattern.finditer(text))
    return [(start, end, to) for start, end, to, was in found if to != was]


def _changed(text: str, trigger: tuple[int, int], edits: Sequence[_Edit]) -> Changed | None:
    """The text with the edits made; ``None`` where there is none or one touches the trigger."""
    if not edits or any(a < trigger[1] and trigger[0] < b for a, b, _ in edits):
        return None
    parts, at, moved = [], 0, 0
    for start, end, to in sorted(edits):
        parts += [text[at:start], to]
        at = end
        if end <= trigger[0]:
            moved += len(to) - (end - start)
    return Changed(
        text="".join([*parts, text[at:]]), start=trigger[0] + moved, end=trigger[1] + moved
    )
