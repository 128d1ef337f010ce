"""Toponyms among the mentions; coordinates are a later step's."""

from collections.abc import Iterable

from dateline.knowledge import Knowledge
from dateline.records import Mention, Place


def find_places(mentions: Iterable[Mention], knowledge: Knowledge) -> tuple[Place, ...]:
    """States and places that are named, with the country where the knowledge base has it.

    Adjectives ("Russian") are kept with ``literal=False``: they name no location.
    """
    places = []
    for mention in mentions:
        if mention.form != "name" or mention.kind not in ("state", "place", "facility"):
            continue
        entries = knowledge.lookup(mention.text)
        entry = entries[0] if entries else None
        if entry is not None and entry.reading == "organization":
            continue
        places.append(
            Place(
                start=mention.start,
                end=mention.end,
                text=mention.text,
                name=entry.name if entry else None,
                country=entry.country if entry else None,
                kind=_kind(mention, entry.reading if entry else None),
                literal=entry is None or entry.reading not in ("demonym", "metonym"),
            )
        )
    return tuple(places)


def _kind(mention: Mention, reading: str | None) -> str:
    if reading in ("state", "demonym"):
        return "state"
    return "capital" if reading == "capital" else mention.kind
