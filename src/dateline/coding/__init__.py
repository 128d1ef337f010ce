"""Coding: Annotation -> event mentions."""

from dateline.coding.coder import LexiconCoder
from dateline.coding.lexicon import Lexicon, LexiconError, Sense, load_lexicon
from dateline.coding.match import Match, best_matches, trigger_matches
from dateline.coding.roles import RoleFinder
from dateline.coding.scene import Scene

__all__ = [
    "Lexicon",
    "LexiconCoder",
    "LexiconError",
    "Match",
    "RoleFinder",
    "Scene",
    "Sense",
    "best_matches",
    "load_lexicon",
    "trigger_matches",
]
