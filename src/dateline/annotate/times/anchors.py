"""What a duration is counted from: "18 months into its full-scale invasion of Ukraine"."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from dateline.annotate.times.calendar import bounds, shift, shift_day
from dateline.annotate.times.lexer import Item
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.tense import MAX_CLIMB
from dateline.annotate.times.timex import Timex
from dateline.records import Token

_SIGNALS = frozenset(("into", "after", "before", "since", "from", "following"))

MAX_ANCHOR = 40
"""Most parser's tokens that are looked at for the anchoring phrase."""

_GRAINS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def anchored(timex: Timex, last: int, scene: Scene, before: Sequence[Timex]) -> Timex:
    """A duration with the phrase it is counted from and the days it spans, where known.

    "N units into X" ends on the day of publication; "<date>, N units after X" ends with
    that date, "<date>, N units before X" begins with it.
    """
    if timex.type != "DURATION" or last >= len(scene.items):
        return timex
    items = scene.items
    signal = items[last]
    if signal.lower not in _SIGNALS or signal.token is None:
        return timex
    phrase = _phrase(scene.tokens(last), signal.token)
    if phrase is None:
        return timex
    timex = msgspec.structs.replace(timex, anchor=f"{phrase[0]}:{phrase[1]}")
    count = _count(timex.value)
    if count is None:
        return timex
    number, grain = count
    if signal.lower == "into" and scene.today is not None:
        start = shift(scene.today.isoformat(), -number, grain)
        span = bounds(start) if start else None
        if span is not None:
            return msgspec.structs.replace(
                timex, begin=span[0].isoformat(), end_date=scene.today.isoformat()
            )
    base = _apposed(timex, items, before)
    if base is None or signal.lower not in ("after", "before"):
        return timex
    whole = bounds(base)
    if whole is None:
        return timex
    if signal.lower == "after":
        begin = shift_day(whole[0], -number, grain)
        end = whole[1]
    else:
        begin = whole[0]
        other = shift_day(whole[1] + timedelta(days=1), number, grain)
        end = other - timedelta(days=1) if other else whole[1]
    if begin is None:
        return timex
    return msgspec.structs.replace(timex, begin=begin.isoformat(), end_date=end.isoformat())


def _apposed(timex: Timex, items: Sequence[Item], before: Sequence[Timex]) -> str | None:
    """The date that the duration is put beside ("in 1949, a year after ...")."""
    if not before or before[-1].value is None or before[-1].type == "DURATION":
        return None
    return before[-1].value if 0 < timex.start - before[-1].end <= 2 else None


def _count(value: str | None) -> tuple[int, str] | None:
    if value is None or not value.startswith("P") or "T" in value:
        return None
    digits, letter = value[1:-1], value[-1:]
    if not digits.isdigit() or letter not in _GRAINS:
        return None
    return int(digits), _GRAINS[letter]


def _phrase(tokens: Sequence[Token], signal: Token) -> tuple[int, int] | None:
    """Offsets of the words that ``signal`` governs, or of its clause."""
    if signal.dep == "mark":
        root = signal.head
    elif signal.dep == "prep" or signal.pos == "ADP":
        root = signal.i
    else:
        return None
    first = last = None
    for token in tokens[signal.i + 1 : signal.i + 1 + MAX_ANCHOR]:
        if token.i != root and not _under(tokens, token.i, root):
            break
        if token.dep == "cc" and token.head == root and last is not None:
            break
        first = token.start if first is None else first
        if token.pos != "PUNCT":
            last = token.end
    return (first, last) if first is not None and last is not None else None


def _under(tokens: Sequence[Token], at: int, root: int) -> bool:
    for _ in range(MAX_CLIMB):
        head = tokens[at].head
        if head == root:
            return True
        if head == at:
            return False
        at = head
    return False
