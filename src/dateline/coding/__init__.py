"""Coding: Annotation -> event mentions."""

from dateline.coding.coder import LexiconCoder
from dateline.coding.finders import article_scenes, role_finder
from dateline.coding.lexicon import Lexicon, LexiconError, Sense, load_lexicon
from dateline.coding.match import Match, best_matches, trigger_matches
from dateline.coding.roles import RoleFinder
from dateline.coding.scene import Scene
from dateline.coding.trained import Model, TrainedCoder, TrainedModelError

__all__ = [
    "Lexicon",
    "LexiconCoder",
    "LexiconError",
    "Match",
    "Model",
    "RoleFinder",
    "Scene",
    "Sense",
    "TrainedCoder",
    "TrainedModelError",
    "article_scenes",
    "best_matches",
    "load_lexicon",
    "role_finder",
    "trigger_matches",
]
