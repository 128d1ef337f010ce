"""The frame language of the event lexicon (docs/lexicon.md), parsed into records."""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

RoleLetter = Literal["A", "R", "X"]
SlotType = Literal["agent", "person", "place", "state", "thing"]

PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "amidst",
        "among",
        "amongst",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "besides",
        "between",
        "beyond",
        "by",
        "concerning",
        "despite",
        "down",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "per",
        "regarding",
        "since",
        "through",
        "throughout",
        "till",
        "to",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "up",
        "upon",
        "versus",
        "via",
        "with",
        "within",
        "without",
    ]
)

_SLOT = re.compile(r"(?P<role>[ARX](?![a-z]))?(?P<must>!)?(?P<conditions>[^!]*)(?P<must2>!)?$")
_WORD = re.compile(r"[^\W\d_][\w'.-]*$")
_CONDITION = re.compile(r"(?P<type>:\w+)?(?P<cls>@[\w-]+)?(?P<word>[^:@]+)?$")
_TOKEN = re.compile(r"\(|\)|[^\s()]+")
_TYPES = ("agent", "person", "place", "state", "thing")


class PatternError(ValueError):
    """A frame of the lexicon that cannot be read; the message says where and why."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a frame: a role, conditions on the head word, or both.

    A head fits when its lemma is one of ``words`` or it is of one of ``types``; with
    ``both`` it must satisfy both. Without conditions any head will do.
    """

    role: RoleLetter = "X"
    types: frozenset[SlotType] = frozenset()
    words: frozenset[str] = frozenset()
    both: bool = False
    required: bool = True

    @property
    def weight(self) -> float:
        """How much a match of this slot says for the sense: words most, then types."""
        return 1.0 + 2.0 * bool(self.words) + 1.0 * bool(self.types)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One argument behind the trigger.

    ``link`` tells how it hangs on the trigger: ``object`` (bare), ``prep``,
    ``to`` (infinitive), ``ing`` (gerund) or ``that`` (clause). ``prepositions`` also
    names the preposition in front of a gerund.
    """

    link: Literal["object", "prep", "to", "ing", "that"]
    slot: Slot
    prepositions: frozenset[str] = frozenset()


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A parsed pattern: what stands before the trigger and what follows.

    ``modifier`` is a condition on an adverb, adjective or compound of the trigger itself
    ("*missile* attack").
    """

    subject: Slot | None
    modifier: Slot | None
    parts: tuple[Part, ...]

    @property
    def objects(self) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if p.link == "object")


def parse_pattern(pattern: str, classes: Mapping[str, frozenset[str]], pos: str = "v") -> Frame:
    """Read one pattern of a trigger of part of speech ``pos``.

    Raises:
        PatternError: unknown class, unbalanced parentheses, no trigger mark.
    """
    tokens = _TOKEN.findall(pattern)
    if tokens.count("_") != 1:
        raise PatternError(f"{pattern!r}: needs exactly one trigger mark _")
    at = tokens.index("_")
    before = [_slot(t, classes, pattern, required="!" in t) for t in tokens[:at]]
    modifier = None
    if before and before[-1].words and before[-1].role == "X" and (pos == "n" or len(before) == 2):
        modifier = before.pop()
    if len(before) > 1:
        raise PatternError(f"{pattern!r}: at most a slot and a modifier before the trigger")
    return Frame(
        subject=before[0] if before else None,
        modifier=modifier,
        parts=tuple(_parts(tokens[at + 1 :], classes, pattern)),
    )


def _parts(tokens: list[str], classes: Mapping[str, frozenset[str]], pattern: str) -> list[Part]:
    parts: list[Part] = []
    required = True
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token in "()":
            if (token == "(") != required:
                raise PatternError(f"{pattern!r}: parentheses do not match")
            required = token == ")"
            i += 1
            continue
        if token == "that":
            parts.append(Part(link="that", slot=Slot(required=required)))
            i += 1
            continue
        prepositions: frozenset[str] = frozenset()
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        words = frozenset(token.split("|"))
        if token == "to" and following and following != "ing" and _is_verb_list(following, classes):
            parts.append(Part(link="to", slot=_verbs(following, classes, pattern, required)))
            i += 2
            continue
        if words <= PREPOSITIONS:
            if following is None or following in "()":
                raise PatternError(f"{pattern!r}: preposition {token!r} without a slot")
            prepositions = words
            i += 1
            token = following
            following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token == "ing":
            if following is None or following in "()":
                raise PatternError(f"{pattern!r}: 'ing' without a verb")
            slot = _verbs(following, classes, pattern, required)
            parts.append(Part(link="ing", slot=slot, prepositions=prepositions))
            i += 2
            continue
        slot = _slot(token, classes, pattern, required)
        link: Literal["prep", "object"] = "prep" if prepositions else "object"
        parts.append(Part(link=link, slot=slot, prepositions=prepositions))
        i += 1
    if not required:
        raise PatternError(f"{pattern!r}: parentheses do not match")
    return parts


def _is_verb_list(token: str, classes: Mapping[str, frozenset[str]]) -> bool:
    """Behind "to": VERB, a verb class or words, and not a slot with a role."""
    return token == "VERB" or token[0] not in "ARX("


def _verbs(token: str, classes: Mapping[str, frozenset[str]], pattern: str, required: bool) -> Slot:
    if token == "VERB":
        return Slot(required=required)
    return _slot(token, classes, pattern, required)


def _slot(token: str, classes: Mapping[str, frozenset[str]], pattern: str, required: bool) -> Slot:
    match = _SLOT.match(token)
    if match is None or not (match["role"] or match["conditions"]):
        raise PatternError(f"{pattern!r}: cannot read {token!r}")
    types: set[SlotType] = set()
    words: set[str] = set()
    both = False
    for condition in filter(None, match["conditions"].split("|")):
        parts = _CONDITION.match(condition)
        if parts is None or (parts["word"] and not _WORD.match(parts["word"])):
            raise PatternError(f"{pattern!r}: cannot read {condition!r} in {token!r}")
        if parts["type"]:
            if parts["type"][1:] not in _TYPES:
                raise PatternError(f"{pattern!r}: no slot type {parts['type']}")
            types.add(parts["type"][1:])  # type: ignore[arg-type]
        if parts["cls"]:
            if parts["cls"][1:] not in classes:
                raise PatternError(f"{pattern!r}: no word class {parts['cls']}")
            words |= classes[parts["cls"][1:]]
        if parts["word"]:
            words.add(parts["word"].lower())
        both = both or bool(parts["type"] and parts["cls"])
    role: RoleLetter = match["role"] or "X"  # type: ignore[assignment]
    return Slot(
        role=role, types=frozenset(types), words=frozenset(words), both=both, required=required
    )
