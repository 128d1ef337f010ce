"""Word lists and alternatives of patterns, written so that they can be read."""


def word_set(words: str) -> frozenset[str]:
    """The words of ``words``, which white space separates."""
    return frozenset(words.split())


def any_of(*patterns: str) -> str:
    """A regular expression that matches any of ``patterns``."""
    return "(?:" + "|".join(patterns) + ")"
