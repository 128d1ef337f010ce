"""Telling an event in a sentence, with the words that support it."""

from collections.abc import Sequence

from dateline.ontology import Ontology
from dateline.records import Status

_BASE = {"negated": "did not {}", "future": "will {}", "hypothetical": "may {}"}


def tell(
    ontology: Ontology,
    *,
    code: str,
    mode: str | None,
    status: Status,
    aux: Sequence[str],
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None = None,
) -> str:
    """One English sentence without a full stop: "Kenya (KEN) will hold talks with Uganda".

    ``actors`` and ``recipients`` are phrases ready to print (see :func:`phrase`).
    """
    base, past, preposition = ontology.told(code, mode)
    if status == "negated" and "hypothetical" in aux:
        verb = f"may not {base}"
    elif status == "negated" and "future" in aux:
        verb = f"will not {base}"
    elif status in _BASE:
        verb = _BASE[status].format(base)
    else:
        verb = past
    words = [join(actors) or "Somebody", verb]
    if recipients:
        words += [preposition, join(recipients)]
    if place:
        words += ["in", place]
    if status == "historical":
        words.append("(in the past)")
    return " ".join(w for w in words if w)


def phrase(text: str, country: str | None, sector: str | None) -> str:
    """A role as a sentence shows it: its words, then country and sector where known."""
    codes = " ".join(c for c in (country, sector) if c)
    text = " ".join(text.split())
    return f"{text} ({codes})" if codes else text


def join(phrases: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def excerpt(text: str, start: int, end: int, width: int = 160) -> tuple[str, str, str]:
    """About ``width`` characters of ``text`` around ``start:end``, as before, inside, after.

    White space is folded for the screen; an ellipsis marks what was cut.
    """
    room = max(0, width - (end - start))
    first = max(0, start - room // 2)
    last = min(len(text), end + room - (start - first))
    first = max(0, min(first, last - width))
    before, inside, after = text[first:start], text[start:end], text[end:last]
    before = " ".join(before.split()) + (" " if before[-1:].isspace() else "")
    after = (" " if after[:1].isspace() else "") + " ".join(after.split())
    if first > 0:
        before = "…" + before.lstrip()
    if last < len(text):
        after = after.rstrip() + "…"
    return before, " ".join(inside.split()), after
