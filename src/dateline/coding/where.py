"""Where an event took place, by the words that hang on its trigger."""

from dateline.coding.arguments import Arguments
from dateline.coding.scene import Scene
from dateline.knowledge import Knowledge
from dateline.records import EventPlace, Token

LOCATIVE = ("in", "at", "near", "outside", "inside", "across", "around", "off", "within")
"""Prepositions that place an event, nearest first where several stand."""


def event_place(
    scene: Scene, trigger: Token, arguments: Arguments, text: str, knowledge: Knowledge
) -> EventPlace | None:
    """The named place behind a locative preposition at the trigger, else ``None``.

    Coordinates and descriptions ("the city") are a later step's.
    """
    pairs = [p for p in arguments.preps if p[0] in LOCATIVE]
    for name, noun in sorted(pairs, key=lambda p: abs(p[1].i - trigger.i)):
        mention = scene.mention(noun)
        if mention is None or mention.form != "name":
            continue
        if mention.kind not in ("place", "state", "facility"):
            continue
        entries = knowledge.lookup(mention.text)
        entry = entries[0] if entries else None
        if entry is not None and entry.reading in ("organization", "metonym", "demonym"):
            continue
        return EventPlace(
            basis=f"words:{name}",
            start=mention.start,
            end=mention.end,
            text=text[mention.start : mention.end],
            name=entry.name if entry else None,
            country=entry.country if entry else None,
            kind="state"
            if mention.kind == "state"
            else "capital"
            if entry is not None and entry.reading == "capital"
            else mention.kind,
        )
    return None
