"""Values that are counted from the day of publication or from another date of the text."""

from datetime import date, timedelta

from dateline.annotate.times.calendar import (
    at_grain,
    bounds,
    grain_of,
    shift,
    shift_day,
    unit_value,
)
from dateline.annotate.times.grammar import Match
from dateline.annotate.times.make_dates import choose, year_of
from dateline.annotate.times.make_durations import length
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.timex import Made

_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
}
"""TIMEX3's values for a unit of the calendar that is not known."""

_LASTING = frozenset(("week", "month", "year", "decade", "century"))
"""Units that "over the last ..." measures; "during the last quarter" names one."""

_OVER = frozenset(("over", "in", "during", "within", "for", "throughout", "across"))
_BACK = frozenset(("last", "past", "previous", "preceding", "prior", "before"))
_RANGE = 8
"""Most tokens in front of the later end of a range that are looked at for its "from"."""
_VAGUE = {
    "ago": "PAST_REF",
    "hence": "FUTURE_REF",
    "now": "FUTURE_REF",
    "time": "FUTURE_REF",
}
"""Values of "some years ago" and the like, by their last word."""
_STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "before": -1,
    "ago": -1,
    "earlier": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "very": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "after": 1,
}


def make_day_shift(match: Match, scene: Scene) -> Made:
    """yesterday, today, tomorrow."""
    steps = match.rule.args.get(str(match.got["x"]), 0)
    value = shift(scene.published, steps, "day") if scene.published else None
    return Made("DATE", value or _UNKNOWN["day"])


def make_day_two(match: Match, scene: Scene) -> Made:
    """The day before yesterday, the day after tomorrow."""
    steps = -2 if match.got["x"] == "before" else 2
    value = shift(scene.published, steps, "day") if scene.published else None
    return Made("DATE", value or _UNKNOWN["day"])


def relation_word(match: Match, scene: Scene) -> str:
    """The word that says which one is meant: "last", "this", "following"."""
    return scene.items[match.at["r"][0]].lower if "r" in match.got else ""


def make_weekday(match: Match, scene: Scene) -> Made | None:
    """A day of the week; without more words, on the side that its clause looks to."""
    weekday = int(match.got["w"])
    unknown = Made("DATE", f"XXXX-WXX-{weekday}")
    word = relation_word(match, scene)
    today = scene.today
    if today is None:
        return unknown
    if word in ("before", "after"):
        near = scene.nearby(match.first, grain="day")
        span = bounds(near) if near else None
        if span is None or not (
            scene.items[match.last - 1].lower == "that" or _stands_alone(match, scene, word, "r")
        ):
            return None
        day = (_day_before if word == "before" else _day_after)(span[0], weekday)
        return Made("DATE", day.isoformat())
    if "r" in match.got and match.at["r"][0] + 1 != match.at["w"][0]:  # "Tuesday of last week"
        monday = today - timedelta(days=today.isoweekday() - 1)
        moved = monday + timedelta(days=7 * _STEP.get(word, 0) + weekday - 1)
        return Made("DATE", moved.isoformat())
    base = today
    if word in ("following", "preceding", "previous", "same"):
        near = scene.nearby(match.first, grain="day")
        span = bounds(near) if near else None
        if span is None:
            return unknown
        base = span[0]
    if word in _BACK:
        return Made("DATE", _day_before(base, weekday).isoformat())
    if word in ("next", "coming", "upcoming", "following"):
        return Made("DATE", _day_after(base, weekday).isoformat())
    words = [x.lower for x in scene.items[match.first : match.at["w"][0]]]
    if words[:1] == ["a"] and len(words) > 1:  # "a week ago Tuesday"
        return Made("DATE", (_day_before(base, weekday) - timedelta(days=7)).isoformat())
    if words[-1:] == ["a"]:  # "on 1 June 1976, a Tuesday"
        near = scene.nearby(match.first, 0, "day")
        span = bounds(near) if near else None
        apposed = span is not None and scene.words_before(match.first, 1) == [","]
        if span is not None and apposed and span[0].isoweekday() == weekday:
            return Made("DATE", span[0].isoformat())
        return unknown
    start = _range_start(match, scene)
    if start is not None:
        return Made("DATE", _day_after(start, weekday).isoformat())
    way = scene.direction(match.first, match.last)
    if scene.items[match.last - 1].lower == "week" and "r" not in match.got:  # "Sunday week"
        coming = _day_after(base - timedelta(days=1), weekday)
        return Made("DATE", (coming + timedelta(days=7)).isoformat())
    if base.isoweekday() == weekday:
        return Made("DATE", base.isoformat())
    if word == "this" and way != "past":
        way = "future"
    ahead = way in ("future", "present")
    day = _day_after(base, weekday) if ahead else _day_before(base, weekday)
    return Made("DATE", day.isoformat())


def _range_start(match: Match, scene: Scene) -> date | None:
    """The day that "from Wednesday to Friday" begins with, for its later end."""
    front = scene.words_before(match.first, _RANGE)
    for words in (front, scene.words_before(scene.clocks.get(match.first, match.first), _RANGE)):
        if words and words[-1] in ("to", "until", "till", "through") and "from" in words:
            day = scene.days.get(scene.items[match.first].sentence)
            span = bounds(day) if day else None
            return span[0] if span else None
    return None


def _day_before(base: date, weekday: int) -> date:
    return base - timedelta(days=(base.isoweekday() - weekday - 1) % 7 + 1)


def _day_after(base: date, weekday: int) -> date:
    return base + timedelta(days=(weekday - base.isoweekday() - 1) % 7 + 1)


def make_month_relative(match: Match, scene: Scene) -> Made:
    """ "last March", "this May", "the following June"."""
    month = int(match.got["m"])
    word = relation_word(match, scene)
    base = scene.published
    if word in ("following", "preceding", "previous", "same"):
        base = scene.nearby(match.first) or base
    if word == "that":
        near = scene.nearby(match.first, grain="month")
        if near:
            return Made("DATE", f"{near[:4]}-{month:02}")
    span = bounds(base) if base and at_grain(base, "month") else None
    if span is None:
        return Made("DATE", f"XXXX-{month:02}")
    year = span[0].year
    here = span[0].month
    if word in _BACK:
        year -= here <= month
    elif word in ("next", "coming", "upcoming", "following"):
        year += here >= month
    elif word not in ("this", "current"):
        options = {y: (date(y, month, 1), date(y, month, 28)) for y in (year - 1, year, year + 1)}
        chosen = choose(options, span, scene.direction(match.first, match.last))
        year = chosen if chosen is not None else year
    return Made("DATE", f"{year:04}-{month:02}")


def make_unit_relative(match: Match, scene: Scene) -> Made | None:
    """ "last week", "the same day", "that year", "the previous quarter", "the past decade"."""
    unit = str(match.got["u"])
    if "m" in match.got:
        return _week_of_month(match, scene)
    if "two" in match.got:
        return _two_away(match, scene, unit)
    word = relation_word(match, scene)
    words = [x.lower for x in scene.items[match.first : match.last]]
    if unit in ("period", "month", "quarter", "day", "week") and (
        "same" in words[:2] or (words[-3:-1] == ["year", "-"] or "year" in words[:2])
    ):
        a_year_back = year_of(match, scene) if word not in ("earlier", "ago", "") else None
        if (
            a_year_back is not None
            or words[-1] in ("ago", "earlier", "before")
            or word
            in (
                "ago",
                "earlier",
            )
        ):
            return _same_period(match, scene, unit, a_year_back)
    if unit == "time":
        return Made("DATE", scene.nearby(match.first) or "PAST_REF")
    if unit == "date":
        near = scene.nearby(match.first, grain="day")
        return Made("DATE", near) if near else None
    if word in ("before", "after") and not _stands_alone(match, scene, word, "r"):
        return None
    grain = "week" if unit == "fortnight" else unit
    if grain not in (*_UNKNOWN, "decade", "century"):
        return None
    if unit == "weekend":
        return _weekend(match, scene, word)
    the = words[0] == "the"
    over = bool(set(scene.words_before(match.first, 1)) & _OVER)
    if word == "past" or (the and word in ("last", "next", "coming") and over and unit in _LASTING):
        return _window(scene, grain, back=word in _BACK)
    own = scene.nearby(match.first, grain=grain) or scene.nearby(match.first)
    anaphoric = word in (
        "following", "same", "that", "preceding", "prior", "before", "after", "very",
    ) or (word == "previous") or (the and word == "next")  # fmt: skip
    step = _STEP.get(word, 0)
    if anaphoric:
        base = own if own and at_grain(own, grain) else None
        told = word == "next" and scene.direction(match.first, match.last) == "past"
        if base is None and word in ("previous", "prior", "before", "preceding", "next"):
            base = None if told else scene.published
        elif base is None and own and word in ("that", "same"):
            base = own if grain_of(own) == grain else None
    else:
        base = scene.published
    value = shift(base, step, grain) if base else None
    return Made("DATE", value or _UNKNOWN.get(grain))


def _two_away(match: Match, scene: Scene, unit: str) -> Made | None:
    """ "the week after next", "the month before last"."""
    if unit not in _UNKNOWN:
        return None
    steps = 2 if match.got["two"] == "after" else -2
    value = shift(scene.published, steps, unit) if scene.published else None
    return Made("DATE", value or _UNKNOWN[unit])


def _window(scene: Scene, grain: str, *, back: bool) -> Made:
    """ "the past decade": a duration that ends or begins with the day of publication."""
    span = None
    today = scene.today
    if today is not None:
        other = shift_day(today, -1 if back else 1, grain)
        if other is not None:
            span = (other, today) if back else (today, other)
    return Made("DURATION", length(1, grain), span=span)


def _weekend(match: Match, scene: Scene, word: str) -> Made:
    """A weekend; of the week of publication, unless that one has not come yet."""
    today = scene.today
    if today is None:
        return Made("DATE", _UNKNOWN["weekend"])
    steps = _STEP.get(word, 0)
    if word in ("", "this", "past", "the", "very", "same", "that"):
        way = scene.direction(match.first, match.last)
        steps = -1 if word == "past" or (way == "past" and today.isoweekday() <= 5) else 0
    value = shift(today.isoformat(), steps, "weekend")
    return Made("DATE", value or _UNKNOWN["weekend"])


def _same_period(match: Match, scene: Scene, unit: str, year: int | None) -> Made:
    """ "the same period last year": the last date named, in another year."""
    base = scene.nearby(match.first) or scene.published
    if base is None:
        return Made("DATE", None)
    if unit != "period":
        base = at_grain(base, unit) or base
    span = bounds(base)
    grain = grain_of(base)
    if span is None or grain is None:
        return Made("DATE", None)
    back = span[0].year - year if year is not None else 1
    moved = shift_day(span[0], -back, "year")
    if moved is None:
        return Made("DATE", None)
    return Made(
        "DATE", unit_value(moved, grain) if grain != "season" else f"{moved.year}{base[4:]}"
    )


def _week_of_month(match: Match, scene: Scene) -> Made:
    """ "the first week of March": the ISO week that its first (second ...) seven days begin in."""
    from dateline.annotate.times.make_dates import make_date

    month = make_date(match, scene).value
    span = bounds(month) if month else None
    if span is None:
        return Made("DATE", None)
    if "l" in match.got:
        return Made("DATE", unit_value(span[1] - timedelta(days=6), "week"))
    nth = int(match.got["n"])
    if not 1 <= nth <= 5:
        return Made("DATE", None)
    return Made("DATE", unit_value(span[0] + timedelta(days=7 * (nth - 1)), "week"))


def make_unit_weak(match: Match, scene: Scene) -> Made | None:
    """ "the year", "the day", "year-end": the unit of the last date named nearby, or today's."""
    unit = str(match.got.get("u", "year"))
    words = [x.lower for x in scene.items[match.first : match.last]]
    if words[-1] in ("end", "yearend"):
        return Made("DATE", scene.published[:4] if scene.published else None, mod="END")
    if unit in ("time", "period"):
        return Made("DATE", scene.nearby(match.first) or "PAST_REF") if unit == "time" else None
    if unit == "weekend":
        return _weekend(match, scene, "")
    if scene.word_after(match.last) == "to" and unit in ("year", "quarter", "month"):
        return Made("DURATION", length(1, unit))
    if unit == "hour" and len(words) == 2:  # "within the hour"
        return Made("DURATION", length(1, unit))
    if unit not in (*_UNKNOWN, "decade", "century"):
        return None
    base = scene.nearby(match.first, 3 if unit == "day" else 0, unit) or scene.published
    if scene.words_before(match.first, 1) == ["before"] and unit != "day":
        base = scene.published or base  # "before the year is out"
    value = at_grain(base, unit) if base else None
    return Made("DATE", value or _UNKNOWN.get(unit))


def make_this_time(match: Match, scene: Scene) -> Made:
    """ "this time last year": the day of publication, moved."""
    today = scene.today
    step = _STEP.get(str(match.got["r"]), 0)
    moved = shift_day(today, step, str(match.got["u"])) if today else None
    return Made("DATE", moved.isoformat() if moved else "XXXX-XX-XX")


def make_shifted(match: Match, scene: Scene) -> Made | None:
    """ "three days ago", "two weeks later", "a year before"."""
    got = match.got
    unit = str(got["u"])
    word = str(got["x"])
    count = counted(match, scene)
    if not _stands_alone(match, scene, word):
        return Made("DURATION", length(count, unit), last=match.at["u"][1])
    back = word in ("ago", "earlier", "before", "previously", "prior")
    if count is None and unit in ("second", "minute", "hour"):
        return _same_day(match, scene, word)
    if count is None:
        vague = {
            "ago": "PAST_REF",
            "hence": "FUTURE_REF",
            "now": "FUTURE_REF",
            "time": "FUTURE_REF",
        }
        return Made("DATE", vague.get(word, "XXXX-XX-XX"))
    if unit in ("second", "minute", "hour"):
        return _hours(match, scene, -count if back else count, unit)
    if unit in ("night", "fortnight"):
        unit, count = ("day", count) if unit == "night" else ("week", 2 * count)
    base = scene.published
    if word in ("yesterday", "tomorrow"):
        base = shift(base, -1 if word == "yesterday" else 1, "day") if base else None
    elif word not in ("ago", "hence", "now", "today", "time"):
        near = scene.nearby(match.first, grain=_counting(unit, count)[1])
        if near:
            base = near
        elif not back or unit not in ("year", "quarter", "month"):
            base = None
    number, grain = _counting(unit, count)
    if "w" in got and scene.today is not None:
        moved = shift_day(_day_before(scene.today, int(got["w"])), -number, grain)
        return Made("DATE", moved.isoformat() if moved else None)
    if "t" in got and scene.today is not None:
        moved = shift_day(scene.today, -number, grain)
        fine = "day" if got["t"] in ("today", "day") else str(got["t"])
        return Made("DATE", unit_value(moved, fine) if moved else None)
    value = shift(base, -number if back else number, grain) if base else None
    if value is not None and grain != unit and unit in ("year", "decade", "century"):
        return Made("DATE", value)
    return Made("DATE", value or _UNKNOWN.get(grain))


def _same_day(match: Match, scene: Scene, word: str) -> Made:
    """ "hours later": within the day that is being told of."""
    near = None
    if word not in ("ago", "hence", "now"):
        near = scene.nearby(match.first, grain="day")
    base = near or scene.published
    return Made("DATE", at_grain(base, "day") if base else None)


def _hours(match: Match, scene: Scene, count: float, unit: str) -> Made:
    """ "17 hours later" from the last time by the clock, else only the day."""
    word = str(match.got["x"])
    if scene.moment is None or word in ("ago", "hence", "now"):
        if unit == "hour" and count % 24 == 0:
            base = scene.published
            if word not in ("ago", "hence", "now"):
                base = scene.nearby(match.first, grain="day")
            return Made("DATE", shift(base, int(count // 24), "day") if base else None)
        return _same_day(match, scene, word)
    seconds = {"second": 1, "minute": 60, "hour": 3600}[unit]
    try:
        moment = scene.moment + timedelta(seconds=round(count * seconds))
    except OverflowError:
        return Made("TIME", None)
    return Made("TIME", moment.isoformat(timespec="minutes"))


def _counting(unit: str, count: float) -> tuple[int, str]:
    """Fractions are counted in the next smaller unit: two and a half years are 30 months."""
    if count == int(count):
        return int(count), unit
    smaller = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}
    times, grain = smaller.get(unit, (7, "day") if unit == "week" else (1, unit))
    if unit == "month":
        times, grain = 30, "day"
    return round(count * times), grain


def counted(match: Match, scene: Scene) -> float | None:
    """The number of units that a match names; ``None`` for "several" and the like."""
    words = [x.lower for x in scene.items[match.first : match.last]]
    half = 0.5 if "half" in words else 0.0
    if "n" in match.got:
        n = match.got["n"]
        return None if isinstance(n, str) else float(n)
    if words[0] == "half":
        return 0.5
    if words[0] in ("a", "an", "one", "the") or match.at["u"][0] == match.first:
        plural = "UNITS" in scene.items[match.at["u"][0]].classes
        return None if plural else 1.0 + half
    return None


def _stands_alone(match: Match, scene: Scene, word: str, name: str = "x") -> bool:
    """Whether "before" or "later" ends the expression and does not begin another phrase."""
    if word in ("ago", "hence", "now", "today", "yesterday", "tomorrow", "time"):
        return True
    if scene.word_after(match.last) == "than":
        return False
    if word in ("earlier", "later") or "that" in (scene.items[match.last - 1].lower,):
        return True
    token = scene.items[match.at[name][0]].token
    if token is None:
        after = scene.word_after(match.last)
        return not after or not after[0].isalnum()
    if token.dep in ("prep", "mark"):
        tokens = scene.tokens(match.first)
        has_object = any(
            t.head == token.i and t.i > token.i for t in tokens[token.i : token.i + 12]
        )
        return token.dep == "prep" and not has_object
    return True
