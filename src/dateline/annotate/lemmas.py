"""Mending of lemmas and tokens that the model gets wrong in news text."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=1)
def lemma_table() -> Mapping[str, str]:
    """Right lemmas by ``word/first letter of the tag``, from ``lemmas.toml``."""
    data = (files("dateline.annotate") / "lemmas.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(data))


_WORDS = ("cease-fire", "co-operation", "co-operate", "sit-in", "walk-out", "air-strike")
_FORMS = ("co-operated", "co-operating", "Co-operating", "crack-down", "pull-out", "round-up")
HYPHENATED = (*(f for w in _WORDS for f in (w, w.capitalize(), f"{w}s")), *_FORMS)
"""Words that the tokenizer would cut at the hyphen and that are one word to the lexicon."""
