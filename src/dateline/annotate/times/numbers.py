"""Quantities and compound ordinals: rows of tokens that count as one for the grammar."""

from collections.abc import Sequence

from dateline.annotate.times.lexer import Item
from dateline.annotate.times.vocabulary import ClassValue, Vocabulary

VAGUE = "X"
"""The value of a quantity without a number ("several"), as in TIMEX3's ``PXD``."""

MAX_WORDS = 8
"""Most tokens of a quantity in words; bounds the work at each token."""

_FRACTIONS = {"half": 0.5, "quarter": 0.25}


def mark_longer(items: Sequence[Item], words: Vocabulary) -> None:
    """Fill :attr:`Item.longer` with quantities, compound ordinals and fixed phrases."""
    for i, item in enumerate(items):
        _phrases(items, i, words)
        ordinal = _compound_ordinal(items, i, words)
        if ordinal is not None:
            item.longer.append(("ORDLONG", *ordinal))
        for value, end in _quantities(items, i, words):
            item.longer.append(("QTY", value, end))


def _phrases(items: Sequence[Item], i: int, words: Vocabulary) -> None:
    for phrase in words.phrases.get(items[i].lower, ()):
        end = i + len(phrase.words)
        got = tuple(x.lower.replace("’", "'") for x in items[i:end])
        if got != phrase.words or not (items[i].raw[0].isupper() or items[i].raw[0].isdigit()):
            continue
        if phrase.then and not {x.lower for x in items[end : end + 2]} & phrase.then:
            continue
        items[i].longer.append((phrase.cls, phrase.value, end))


def _compound_ordinal(items: Sequence[Item], i: int, words: Vocabulary) -> tuple[int, int] | None:
    tens = words.numbers.get(items[i].lower, 0)
    if tens < 20:
        return None
    at = i + 1
    if at < len(items) and "DASH" in items[at].classes:
        at += 1
    if at < len(items):
        ones = items[at].classes.get("ORD")
        if isinstance(ones, int) and ones < 10:
            return tens + ones, at + 1
    return None


def _quantities(items: Sequence[Item], i: int, words: Vocabulary) -> list[tuple[ClassValue, int]]:
    found: list[tuple[ClassValue, int]] = []
    for width in (1, 2, 3):
        row = tuple(x.lower for x in items[i : i + width])
        if len(row) == width and row in words.vague:
            found.append((VAGUE, i + width))
    first = items[i].classes.get("NUMBER")
    if isinstance(first, int | float):
        value, end = _digits(items, i, first, words)
    else:
        worded = _worded(items, i, words)
        if worded is None:
            return found
        value, end = worded
    found.append((value, end))
    if isinstance(value, int | float):
        found += _and_fraction(items, value, end)
    return found


def _digits(
    items: Sequence[Item], i: int, value: float, words: Vocabulary
) -> tuple[ClassValue, int]:
    end = i + 1
    if end < len(items) and items[end].lower in words.multiples:
        return value * words.multiples[items[end].lower], end + 1
    if end < len(items) and items[end].lower == "½":
        return value + 0.5, end + 1
    return value, end


def _worded(items: Sequence[Item], i: int, words: Vocabulary) -> tuple[ClassValue, int] | None:
    """A number in words ("two hundred and fifty", "twenty-five", "a hundred")."""
    total = current = 0
    end = i
    some = False
    limit = min(len(items), i + MAX_WORDS)
    at = i
    while at < limit:
        lower = items[at].lower
        if lower in words.numbers:
            number = words.numbers[lower]
            if some and current % 100 and not (current % 100 >= 20 and number < 10):
                break
            current += number
        elif lower in words.multiples and (some or (at > i)):
            current = max(current, 1) * words.multiples[lower]
            if words.multiples[lower] > 100:
                total, current = total + current, 0
        elif lower == "a" and at == i and at + 1 < limit and items[at + 1].lower in words.multiples:
            at += 1
            continue
        elif some and (lower == "and" or "DASH" in items[at].classes):
            follows = at + 1 < limit and items[at + 1].lower in words.numbers
            hundreds = lower != "and" or (end > i and items[end - 1].lower in words.multiples)
            if not (follows and hundreds):
                break
            at += 1
            continue
        else:
            break
        some = True
        at += 1
        end = at
    return (total + current, end) if some else None


def _and_fraction(items: Sequence[Item], value: float, end: int) -> list[tuple[ClassValue, int]]:
    """ "and a half", "-and-a-half" after a number."""
    row = [x.lower for x in items[end : end + 6] if x.lower != "-"][:3]
    if row[:2] == ["and", "a"] and len(row) == 3 and row[2] in _FRACTIONS:
        at = end
        seen = 0
        while seen < 3:
            seen += items[at].lower != "-"
            at += 1
        return [(value + _FRACTIONS[row[2]], at)]
    return []
