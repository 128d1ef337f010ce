"""Surnames that the language model misses, found by the full names of the article."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from dateline.knowledge import Knowledge
from dateline.records import MODIFIERS, Article, Mention, Parse, Token, content_id, last_day

_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})


def with_surnames(
    mentions: list[Mention], parses: Iterable[Parse], article: Article, knowledge: Knowledge
) -> list[Mention]:
    """``mentions`` with the surnames that the model missed ("Kim to visit Moscow").

    A surname counts when the article has it in a full name, and the word stands as a name
    in no other mention. One that the model takes for a place or a firm is a person's too,
    unless it is a known name ("Washington") or names a thing ("the Orlov bridge").
    """
    parses = tuple(parses)
    full = [name.split() for m in mentions if (name := _name(m)) and " " in name]
    # A hyphen in the second part marks a Korean or Chinese name: the family name is first.
    surnames = {parts[0] if "-" in parts[-1] else parts[-1] for parts in full}
    starts = {at for m in mentions if m.form == "name" for at in range(m.start, m.end)}
    titled = {
        after.start
        for parse in parses
        for before, after in pairwise(parse.tokens)
        if before.text.lower().rstrip(".") in _HONORIFICS
    }
    modifiers = {t.start for parse in parses for t in parse.tokens if t.dep in MODIFIERS}
    day = last_day(article.published) if article.published else None
    found = [
        msgspec.structs.replace(m, kind="person", actor=None)
        if m.form == "name"
        and (m.text in surnames or _is_leader(m, day, knowledge))
        and m.head not in modifiers
        and (m.start in titled or not knowledge.lookup(m.text))
        else m
        for m in mentions
    ]
    for parse in parses:
        for token in parse.tokens:
            if token.entity.endswith(("DATE", "TIME")) and token.dep != "nsubj":
                continue  # "in May", where the article has a Theresa May
            if token.start in starts or token.pos != "PROPN":
                continue
            if token.text in surnames or _leads(token, day, knowledge):
                found.append(
                    Mention(
                        id=content_id("men", article.id, token.start, token.end, "name"),
                        start=token.start,
                        end=token.end,
                        text=token.text,
                        form="name",
                        kind="person",
                        head=token.start,
                    )
                )
    return sorted(found, key=lambda m: (m.start, m.end))


def _name(mention: Mention) -> str | None:
    if mention.form != "name" or mention.kind != "person":
        return None
    return " ".join(mention.text.split())


def _leads(token: Token, day: str | None, knowledge: Knowledge) -> bool:
    """Whether a word that the model knows nothing of is what the papers call somebody who
    leads a state on the day ("*Sukarno* stayed at the palace")."""
    if token.entity or token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"):
        return False
    return _is_called(token.text, day, knowledge)


def _is_leader(mention: Mention, day: str | None, knowledge: Knowledge) -> bool:
    """Whether the model took such a name for a firm or a thing."""
    if mention.kind not in ("organization", "other") or " " in mention.text:
        return False
    return not knowledge.lookup(mention.text) and _is_called(mention.text, day, knowledge)


def _is_called(name: str, day: str | None, knowledge: Knowledge) -> bool:
    if day is None or not name[0].isupper() or len(name) < 3:
        return False
    people = knowledge.people
    return any(people.leads(person.id, day) for person in people.called(name))
