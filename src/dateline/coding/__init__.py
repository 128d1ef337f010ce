"""Coding: Annotation -> event mentions."""

from dateline.coding.coder import LexiconCoder
from dateline.coding.lexicon import Lexicon, LexiconError, Sense, load_lexicon
from dateline.coding.match import Match, best_matches, trigger_matches
from dateline.coding.roles import RoleFinder, person_profiles
from dateline.coding.scene import Scene
from dateline.coding.surroundings import Surroundings

__all__ = [
    "Lexicon",
    "LexiconCoder",
    "LexiconError",
    "Match",
    "RoleFinder",
    "Scene",
    "Sense",
    "Surroundings",
    "best_matches",
    "load_lexicon",
    "person_profiles",
    "trigger_matches",
]
