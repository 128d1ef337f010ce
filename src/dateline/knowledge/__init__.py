"""States, their names, main organisations and role nouns: data files and look-up.

This is the small base that the first coder needs. The full knowledge base (people,
offices held on a date, places with coordinates) will stand beside it in this package.
"""

from dateline.knowledge.base import Knowledge, load
from dateline.knowledge.entry import (
    PLOVER_SECTORS,
    PLOVER_SPECIAL_CODES,
    Entry,
    Found,
    KnowledgeError,
    Reading,
    RoleNoun,
)

__all__ = [
    "PLOVER_SECTORS",
    "PLOVER_SPECIAL_CODES",
    "Entry",
    "Found",
    "Knowledge",
    "KnowledgeError",
    "Reading",
    "RoleNoun",
    "load",
]
