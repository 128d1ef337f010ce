"""Actors and places: states, organisations, role nouns, persons and the offices they held on
a day, places with coordinates; data files and look-up."""

from dateline.knowledge.atlas import distance_km
from dateline.knowledge.base import Knowledge, load
from dateline.knowledge.entry import (
    OFFICIAL_SECTORS,
    PLOVER_SECTORS,
    PLOVER_SPECIAL_CODES,
    Entry,
    Found,
    KnowledgeError,
    Reading,
    RoleNoun,
)
from dateline.knowledge.name_origins import NameOrigins
from dateline.knowledge.person import Holder, OfficeRole, Person, Tenure
from dateline.knowledge.place import KnownPlace
from dateline.knowledge.states import SUCCESSORS, land_on, state_on, town_on

__all__ = [
    "OFFICIAL_SECTORS",
    "PLOVER_SECTORS",
    "PLOVER_SPECIAL_CODES",
    "SUCCESSORS",
    "Entry",
    "Found",
    "Holder",
    "Knowledge",
    "KnowledgeError",
    "KnownPlace",
    "NameOrigins",
    "OfficeRole",
    "Person",
    "Reading",
    "RoleNoun",
    "Tenure",
    "distance_km",
    "land_on",
    "load",
    "state_on",
    "town_on",
]
