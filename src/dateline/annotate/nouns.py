"""Common nouns that stand for places and built things, as data."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=1)
def thing_nouns() -> Mapping[str, frozenset[str]]:
    """Lemmas by kind of mention (``facility``, ``place``), from ``nouns.toml``."""
    data = (files("dateline.annotate") / "nouns.toml").read_text("utf-8")
    table = {kind: frozenset(words.split()) for kind, words in tomllib.loads(data).items()}
    return MappingProxyType(table)
