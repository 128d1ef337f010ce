"""The dateline that a text begins with: "MOSCOW, Sept 13 (Agency) - "."""

from collections.abc import Sequence

from dateline.annotate.times.lexer import Item

MAX_TOKENS = 24
"""Most tokens of a dateline, its dash included."""

MAX_STRETCHES = 3
"""Paragraphs at the head of the text that are looked at for a dateline."""

_MARKS = frozenset(("-", ",", ".", "/", "(", ")", "&", "'"))


def leading_dateline(items: Sequence[Item]) -> tuple[int, int] | None:
    """Offsets of place and date before the dash, or ``None``.

    The place is in capitals, as agencies write it, so that "May 3 - 5" or a sentence with
    a dash is not taken for one.
    """
    head = items[:MAX_TOKENS]
    if not head or not (head[0].raw.isupper() and len(head[0].raw) > 1):
        return None
    dash = next((i for i, x in enumerate(head) if "DASH" in x.classes and not x.glued), None)
    if dash is None:
        return None
    months = [i for i, x in enumerate(head[:dash]) if "MONTH" in x.classes]
    if not months:
        return None
    month = months[0]
    beside = [head[i] for i in (month - 1, month + 1) if 0 < i < dash]
    if not any("DAY" in x.classes for x in beside):
        return None
    for item in head[: max(month - 1, 1)]:
        if not (item.raw[0].isupper() or item.lower in _MARKS):
            return None
    return head[0].start, head[dash].start
