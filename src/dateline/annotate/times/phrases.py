"""Joining matches that belong together: "late" + "Tuesday" + "night", "10 a.m." + "Tuesday"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.annotate.times.grammar import Match
from dateline.annotate.times.lexer import Item
from dateline.annotate.times.make_clock import is_bare
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.vocabulary import cue

_DATE_THEN_CLOCK = (
    (),
    ("at",),
    ("at", "about"),
    ("at", "around"),
    ("at", "exactly"),
    ("in",),
    ("around",),
    ("about",),
)
"""What may stand between a day and its time of day."""
_DAYS = frozenset(
    (
        "weekday", "day_shift", "day_two", "numeric", "holiday", "named_day", "weekday_date",
        "day_only", "nth_weekday",
    )
)  # fmt: skip
"""Rules whose value is a day."""
_CLOCK_THEN_DATE = ((), ("on",), ("of",), ("last",))
_LOWER = frozenset(
    ("tomorrow", "today", "yesterday", "tonight", "this", "the", "that", "last", "next", "at")
)
MAX_PLACE = 4
"""Most tokens of "in Washington on" between a time of day and its day."""
_WEAK_AFTER = cue("phrases_weak_after")
_WEAK_UNITS = frozenset(("year", "quarter", "month", "week", "decade"))


@dataclass(slots=True)
class Phrase:
    """Matches that make one expression; ``first:last`` are its tokens, half-open.

    ``date`` may also be a duration, a set or a reference; ``count`` is the TIMEX3 value
    of a set that only says how often, where the date beside it gives the period.
    """

    first: int
    last: int
    date: Match | None = None
    clock: tuple[Match, ...] = ()
    modifier: Match | None = None
    count: str | None = None


def phrases(matches: Sequence[Match], items: Sequence[Item], scene: Scene) -> list[Phrase]:
    """The expressions that the matches make, in the order of the text."""
    found: list[Phrase] = []
    n = 0
    while n < len(matches):
        match = matches[n]
        phrase, used = _phrase(matches, n, items)
        n += used
        if phrase is None:
            continue
        if match.rule.kind == "count" and phrase.date is not None:
            beside = n < len(matches) and matches[n].first == match.last
            grain = matches[n].rule.make if beside else ""
            if grain not in ("unit_relative", "year") and not (
                n < len(matches)
                and matches[n].first == match.last + 1
                and items[match.last].lower == "in"
                and matches[n].rule.make in ("year", "unit_relative")
            ):
                continue
            unit = matches[n].got.get("u", "year")
            phrase.count = {"week": "P1W", "month": "P1M", "year": "P1Y"}.get(str(unit), "P1Y")
        if _stands(phrase, items, scene):
            found.append(phrase)
    _share_years(found)
    return found


def _phrase(matches: Sequence[Match], n: int, items: Sequence[Item]) -> tuple[Phrase | None, int]:
    """The phrase that begins with match ``n``, and how many matches it takes."""
    match = matches[n]
    kind = match.rule.kind
    following = matches[n + 1] if n + 1 < len(matches) else None
    if kind in ("modifier", "amount"):
        if following is None or following.first != match.last:
            return None, 1
        wanted = ("date", "weak", "clock") if kind == "modifier" else ("duration", "date", "clock")
        if following.rule.kind not in wanted:
            return None, 1
        if (
            kind == "amount"
            and following.rule.kind == "date"
            and (
                following.rule.make not in ("year", "shifted", "decade")
                or match.rule.mod not in ("APPROX", "MORE_THAN", "LESS_THAN", "EXACT")
            )
        ):
            return None, 1
        inner, used = _phrase(matches, n + 1, items)
        if inner is None:
            return None, 1
        inner.modifier = match
        inner.first = match.first
        return inner, used + 1
    if kind == "clock":
        return _from_clock(matches, n, items)
    phrase = Phrase(match.first, match.last, date=match)
    used = 1
    if following is not None and match.rule.make == "day_shift":
        between = [x.lower for x in items[match.last : following.first]]
        if between == [","] and following.rule.make in ("date", "weekday") and _is_day(following):
            full = following.rule.make == "date"
            return Phrase(match.first, following.last, date=following if full else match), 2
    while kind == "date" and not match.rule.also and n + used < len(matches):
        clock = matches[n + used]
        about = None
        if clock.rule.kind == "amount" and n + used + 1 < len(matches):
            later = matches[n + used + 1]
            near = tuple(x.lower for x in items[phrase.last : clock.first])
            if later.first == clock.last and near in (("at",), ()) and later.rule.make == "clock":
                about, clock = clock, later
        gap = tuple(x.lower for x in items[phrase.last : (about or clock).first])
        zoned = gap == (",",) and match.rule.make in ("numeric", "date") and "z" in clock.got
        if clock.rule.kind != "clock" or "r" in clock.got:
            break
        if gap not in _DATE_THEN_CLOCK and not zoned:
            break
        if gap == ("in",) and items[clock.first].lower != "the":
            break
        if gap == () and items[clock.first].lower == "the":
            break
        if not _is_day(match):
            break
        phrase.clock += (clock,)
        phrase.last = clock.last
        phrase.modifier = phrase.modifier or about
        used += 1 if about is None else 2
    return phrase, used


def _from_clock(
    matches: Sequence[Match], n: int, items: Sequence[Item]
) -> tuple[Phrase | None, int]:
    match = matches[n]
    phrase = Phrase(match.first, match.last, clock=(match,))
    used = 1
    while n + used < len(matches):
        other = matches[n + used]
        gap = tuple(x.lower for x in items[phrase.last : other.first])
        closed = other.last < len(items) and items[other.last].lower == ")"
        if other.rule.make == "clock" and gap == ("(",) and closed:
            phrase.last = other.last + 1  # the same moment in another zone
            used += 1
            continue
        if _sentence_begins(items, other.first):
            break
        on_the = gap == ("on",) and items[other.first].lower == "the"
        if other.rule.kind == "clock" and (
            gap in ((), ("in",), ("at",)) or (on_the and other.rule.make == "daypart")
        ):
            phrase.clock += (other,)
        elif (
            other.rule.kind == "date"
            and _is_day(other)
            and (
                gap in _CLOCK_THEN_DATE
                or (match.rule.make == "clock" and _place(items, phrase.last, other.first))
            )
        ):
            phrase.date = other
        else:
            break
        phrase.last = other.last
        used += 1
        if phrase.date is not None:
            if n + used < len(matches):
                tail = matches[n + used]
                if tail.rule.kind == "clock" and tail.first == phrase.last and "r" not in tail.got:
                    phrase.clock = (tail, *phrase.clock)
                    phrase.last = tail.last
                    used += 1
                elif _bracketed(tail, phrase.last, items):
                    phrase.last = tail.last + 1
                    used += 1
            break
    return phrase, used


def _bracketed(match: Match, last: int, items: Sequence[Item]) -> bool:
    """Whether a time of day follows in brackets: the same moment in another zone."""
    return (
        match.rule.make == "clock"
        and match.first == last + 1
        and items[last].lower == "("
        and match.last < len(items)
        and items[match.last].lower == ")"
    )


def _sentence_begins(items: Sequence[Item], first: int) -> bool:
    """Whether "Tomorrow" is capitalised because a sentence begins there ("at 1 p.m. Tomorrow")."""
    raw = items[first].raw
    return raw.istitle() and items[first].lower in _LOWER and first > 0


def _place(items: Sequence[Item], start: int, end: int) -> bool:
    """ "2.13 p.m. in Washington on Tuesday", "9 a.m., Eastern standard time, Wednesday"."""
    gap = items[start:end]
    words = [x.lower for x in gap]
    if words == [","]:
        return items[start - 1].lower == "time" and "WEEKDAY" in items[end].classes
    if not 2 <= len(words) <= MAX_PLACE or words[0] != "in":
        return False
    names = gap[1:-1] if words[-1] == "on" else gap[1:]
    return bool(names) and all(x.raw[0].isupper() for x in names)


def _is_day(match: Match) -> bool:
    """Whether a date match names a day."""
    make = match.rule.make
    if make in _DAYS:
        return True
    return make == "date" and "d" in match.got


def _stands(phrase: Phrase, items: Sequence[Item], scene: Scene) -> bool:
    """Whether a phrase says a time without more words."""
    if phrase.date is None:
        return (
            phrase.modifier is not None
            or len(phrase.clock) > 1
            or phrase.clock[0].rule.make != "daypart"
            or not is_bare(phrase.clock[0], scene)
        )
    if phrase.date.rule.kind != "weak" or phrase.modifier is not None:
        return True
    unit = phrase.date.got.get("u")
    words = [x.lower for x in items[phrase.first : phrase.last]]
    if words[-1] in ("end", "yearend") or unit == "weekend":
        return True
    before = scene.words_before(phrase.first, 1)
    if unit == "time":
        return before == ["at"] and scene.word_after(phrase.last) != "of"
    if words[1:2] in (["entire"], ["whole"], ["full"]):
        return unit in _WEAK_UNITS or unit == "day"
    if before == ["within"] and unit == "hour":
        return True
    if before == ["before"] and scene.word_after(phrase.last) in ("is", "was", "end", "ends"):
        return unit in _WEAK_UNITS
    if unit in _WEAK_UNITS and before and before[0] in _WEAK_AFTER:
        ranked = any(
            "ORD" in x.classes or "ORDDAY" in x.classes or "ORDLONG" in x.classes
            for x in items[max(0, phrase.first - 4) : phrase.first]
        )
        return (before[0] != "of" or ranked) and scene.word_after(phrase.last) not in ("of", "-")
    return False


def _share_years(found: Sequence[Phrase]) -> None:
    """ "in March and April 2012": the month without a year takes its neighbour's."""
    for one, two in pairwise(found):
        first, second = one.date, two.date
        if first is None or second is None or two.first - one.last > 2:
            continue
        if first.rule.make != "date" or second.rule.make != "date":
            continue
        bare = not first.got.keys() & {"y", "r"} and "y" in second.got
        if bare and int(first.got["m"]) <= int(second.got["m"]):
            one.date = Match(
                first.rule,
                first.first,
                first.last,
                {**first.got, "y": second.got["y"]},
                {**first.at, "y": second.at["y"]},
            )
