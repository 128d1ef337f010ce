"""Which way a clause looks from the day it was written: back, ahead, or neither."""

from collections.abc import Sequence
from typing import Literal

from dateline.annotate.times.vocabulary import cue
from dateline.records import Token

Direction = Literal["past", "future", "present", "none"]

MAX_CLIMB = 12
"""Most heads that are followed from a time expression to its verb."""

_AHEAD = cue("tense_ahead")
"""Lemmas whose infinitive ("plans to", "was due to") is ahead of them whatever their own tense."""

_PLANNED = cue("tense_planned")
"""Participles that speak of what is to come ("talks planned for Friday")."""

_TIMETABLE = cue("tense_timetable")
"""Verbs whose present tense is used of timetables ("the trial begins on Monday")."""

_TELLING = cue("tense_telling")
"""Verbs whose present tense tells of what was said or seen."""

_MOVED = cue("tense_moved")
"""Verbs that move something to a later day ("was extended until Sunday")."""

_DUE = frozenset(("due", "likely", "bound", "ready", "expected", "set", "scheduled"))
"""Predicates of "be" in the present that speak of what is to come ("elections are due")."""

_DEADLINES = frozenset(("until", "till", "by", "before"))
_BACKWARD = frozenset(("since", "after"))


def direction(tokens: Sequence[Token], at: int, section: str, before: Sequence[str]) -> Direction:
    """The direction of the clause that a time expression stands in.

    Args:
        tokens: of the sentence.
        at: index of the expression's head token.
        section: kind of section; a headline's present tense tells of the past.
        before: lower-case words in front of the expression, nearest last.
    """
    if before[-2:] == ["ahead", "of"]:
        return "future"
    if before[-2:] == ["as", "of"] and _verb(tokens, at) is None:
        return "future"
    if section != "headline" and _unseen_timetable(tokens, at):
        return "future"
    verb = _verb(tokens, at)
    found: Direction = "none"
    if verb is not None:
        found = _of_verb(tokens, verb, section, MAX_CLIMB)
    moved = verb is not None and tokens[verb].lemma in _MOVED
    if moved and before and before[-1] in ("until", "till", "to", "for"):
        return "future"
    if found == "none" and verb is None and _due(tokens, at):
        return "future"
    if before and (before[-1] in _DEADLINES or before[-2:] == ["later", "than"]):
        asked = verb is not None and (
            tokens[verb].lemma in _AHEAD or any(t.tag == "TO" and t.head == verb for t in tokens)
        )
        return "future" if found != "past" or asked else found
    if before and before[-1] in _BACKWARD and found in ("none", "present"):
        return "past"
    return found


def _due(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause without a verb hangs on "due" ("Elections due in May")."""
    for _ in range(MAX_CLIMB):
        if tokens[at].text.lower() == "due":
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


def _unseen_timetable(tokens: Sequence[Token], at: int) -> bool:
    """Whether the parser took a timetable's verb for a noun ("the upper house votes on Friday").

    Only where the word heads the sentence or is joined to its verb, with a noun in front.
    """
    for _ in range(MAX_CLIMB):
        token = tokens[at]
        if token.pos in ("VERB", "AUX") and token.dep != "nsubj":
            return False
        plural = token.tag == "NNS" and token.text.islower()
        if (plural or token.text.lower() == "open") and token.lemma in _TIMETABLE and token.i > 0:
            front = tokens[token.i - 1]
            if token.head == at and token.dep == "ROOT":
                return front.tag.startswith("NN")
            return (
                token.dep == "conj"
                and front.text.lower() == "and"
                and (tokens[token.head].pos == "VERB")
            )
        if token.head == at:
            return False
        at = token.head
    return False


def _verb(tokens: Sequence[Token], at: int) -> int | None:
    for step in range(MAX_CLIMB):
        token = tokens[at]
        is_verb = token.pos in ("VERB", "AUX")
        if is_verb and step:
            return at
        if token.head == at:
            return at if is_verb else None
        at = token.head
    return None


def _of_verb(tokens: Sequence[Token], at: int, section: str, left: int) -> Direction:
    """``left`` bounds the climb through participles and infinitives."""
    verb = tokens[at]
    near = tokens[max(0, at - 10) : at]
    helpers = [t for t in near if t.head == at and t.dep in ("aux", "auxpass")]
    tags = {t.tag for t in helpers}
    perfect = any(t.lemma in ("have", "'ve", "’ve") for t in helpers)
    if "MD" in tags:
        will = any(t.tag == "MD" and t.lemma in ("will", "shall", "'ll", "’ll") for t in helpers)
        return "past" if perfect and not will else "future"
    if "TO" in tags:
        if perfect and tokens[verb.head].lemma == "be":
            return "past"  # "was to have opened"
        return _infinitive(tokens, at, section, left)
    finite = next((t for t in helpers if t.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        if verb.lemma in _PLANNED and verb.tag == "VBN" and not perfect:
            return "future"
        if finite.tag == "VBD" or perfect:
            return "past"
        return "future" if verb.tag == "VBG" else "present"
    if verb.tag == "VBD":
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        if section == "headline":
            return "past"
        if verb.lemma == "be" and any(t.head == at and t.lemma == "it" for t in near):
            return "none"
        if verb.lemma == "be" and any(t.head == at and t.text.lower() in _DUE for t in tokens):
            return "future"
        if verb.lemma in _TELLING:
            return "past"
        return "future" if verb.lemma in _TIMETABLE else "present"
    if verb.tag == "VBN":
        return "future" if verb.lemma in _PLANNED else "past"
    return _above(tokens, at, section, left)


def _above(tokens: Sequence[Token], at: int, section: str, left: int) -> Direction:
    """A participle or an infinitive looks where the verb above it looks."""
    if tokens[at].head == at or left <= 0:
        return "none"
    above = _verb(tokens, at)
    if above is None or above == at:
        return "none"
    return _of_verb(tokens, above, section, left - 1)


def _infinitive(tokens: Sequence[Token], at: int, section: str, left: int) -> Direction:
    governor = tokens[tokens[at].head]
    if governor.i == at or governor.lemma in _AHEAD or governor.lemma in ("be", "go"):
        return "future"
    if governor.pos in ("NOUN", "ADJ"):  # "plans to", "ready to", "a deadline to"
        return "future"
    return _above(tokens, at, section, left)
