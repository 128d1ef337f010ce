"""How sure an event of the trained coder is: a calibrated probability.

A logistic regression (Platt, 1999) on what the network says and on what the rest of the
pipeline found out: whether the lexicon agrees, whether the actors are known, how much of the
article tells events. Its weights were fitted on real news and on the corpus's dev half
(docs/coder.md); the probability is that of a trigger with the right root code.
"""

import math
from collections.abc import Mapping, Sequence

from dateline.coding.support import is_guessed
from dateline.coding.trained.clues import Clue
from dateline.coding.trained.sighting import Sighting
from dateline.records import Role, Token, overlap

_EDGE = 1e-4


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds, kept finite."""
    p = min(max(probability, _EDGE), 1 - _EDGE)
    return math.log(p / (1 - p))


def evidence(
    seen: Sighting,
    trigger: Token,
    words: Sequence[Clue],
    actors: Sequence[Role],
    recipients: Sequence[Role],
    density: float,
) -> dict[str, float]:
    """What speaks for and against a sighting, by name.

    ``words`` are the sentence's clues, in its own offsets as those of ``seen``; ``density`` is
    the mean over the article's sentences of their best score.
    """
    names = {n for w in words if overlap(w.start, w.end, seen.start, seen.end) for n in w.names}
    frames = {n for n in names if n.startswith("frame:")}
    return {
        "always": 1.0,
        "score": log_odds(seen.score),
        "share": log_odds(seen.share),
        "density": log_odds(density),
        "frame agrees": float(f"frame:{seen.code}" in frames),
        "frame differs": float(bool(frames) and f"frame:{seen.code}" not in frames),
        "lemma agrees": float(f"lemma:{seen.code}" in names),
        "verb": float(trigger.pos == "VERB"),
        "noun": float(trigger.pos in ("NOUN", "PROPN")),
        "actor": float(bool(actors)),
        "actor's country": float(any(_has_country(r) for r in actors)),
        "recipient": float(bool(recipients)),
        "recipient's country": float(any(_has_country(r) for r in recipients)),
        "claimed": float(seen.claimed),
        "not actual": float(bool(seen.auxiliaries)),
        f"code {seen.code}": 1.0,
    }


def _has_country(role: Role) -> bool:
    # a guess tells of no event
    return role.country is not None and not is_guessed(role)


def confidence(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The probability that the evidence amounts to; the network's own score without weights."""
    if not weights:
        return 1 / (1 + math.exp(-found["score"]))
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))
