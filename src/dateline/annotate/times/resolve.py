"""From phrases to finished expressions: values, bounds, and what later ones count from."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import msgspec

from dateline.annotate.times import (
    make_clock,
    make_dates,
    make_durations,
    make_parts,
    make_relative,
)
from dateline.annotate.times.anchors import anchored
from dateline.annotate.times.calendar import bounds, grain_of, shift, thirds
from dateline.annotate.times.fiscal import fiscal_bounds
from dateline.annotate.times.grammar import Match
from dateline.annotate.times.lexer import Item
from dateline.annotate.times.phrases import Phrase
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.tense import Direction
from dateline.annotate.times.timex import Made, Timex

Maker = Callable[[Match, Scene], Made | None]


def _reference(match: Match, scene: Scene) -> Made:
    return Made("DATE", match.rule.value)


def _then(match: Match, scene: Scene) -> Made | None:
    """ "since then", where a date was named nearby."""
    near = scene.nearby(match.first)
    ready = scene.words_before(match.first, 1)[-1:] in (["since"], ["by"], ["until"], ["before"])
    return Made("DATE", near) if near and ready else None


NEAR_CLOCK = 2
"""Sentences that a day holds for times by the clock that name none."""

_BACKGROUND = 7
"""Days from publication beyond which a day of another sentence is background, and holds for
no time by the clock."""

MAKERS: dict[str, Maker] = {
    "date": make_dates.make_date,
    "weekday_date": make_dates.make_weekday_date,
    "year": make_dates.make_year,
    "nth_weekday": make_dates.make_nth_weekday,
    "day_only": make_dates.make_day_only,
    "then": _then,
    "end_day": make_dates.make_end_day,
    "nth_day": make_dates.make_nth_day,
    "new_year": make_dates.make_new_year,
    "date_time_group": make_clock.make_date_time_group,
    "numeric": make_dates.make_numeric,
    "decade": make_dates.make_decade,
    "century": make_dates.make_century,
    "turn": make_dates.make_turn,
    "holiday": make_dates.make_holiday,
    "named_day": make_dates.make_named_day,
    "quarter": make_parts.make_quarter,
    "half": make_parts.make_half,
    "season": make_parts.make_season,
    "fiscal": make_parts.make_fiscal,
    "day_shift": make_relative.make_day_shift,
    "day_two": make_relative.make_day_two,
    "weekday": make_relative.make_weekday,
    "month_relative": make_relative.make_month_relative,
    "unit_relative": make_relative.make_unit_relative,
    "this_time": make_relative.make_this_time,
    "unit_weak": make_relative.make_unit_weak,
    "shifted": make_relative.make_shifted,
    "clock": make_clock.make_clock,
    "clock_range": make_clock.make_clock_range,
    "daypart": make_clock.make_daypart,
    "duration": make_durations.make_duration,
    "range": make_durations.make_range,
    "window": make_durations.make_window,
    "vague_duration": make_durations.make_vague_duration,
    "often": make_durations.make_often,
    "every": make_durations.make_every,
    "times_a": make_durations.make_times_a,
    "times_in": make_durations.make_times_in,
    "reference": _reference,
}
"""The functions that ``make`` names in ``grammar.toml``."""


def resolve(
    phrase: Phrase, following: Phrase | None, scene: Scene, before: Sequence[Timex]
) -> list[Timex]:
    """The expressions of a phrase: one, or two where a range shares its words."""
    made: Made | None
    core = phrase.date or phrase.clock[0]
    scene.fronts[core.first] = phrase.first
    scene.clocks[core.first] = phrase.first
    if phrase.date is not None:
        made = MAKERS[core.rule.make](core, scene)
        if made is None:
            return []
        for clock in phrase.clock:
            made = _at_time(made, clock, scene)
    else:
        made = _clock_alone(phrase, following, scene)
        if made is None:
            return []
    last = made.last if made.last is not None and not phrase.clock else phrase.last
    if made.last is not None and phrase.modifier and phrase.modifier.last > core.first:
        return []
    if phrase.count is not None and made.value is None:
        made = Made(made.type, phrase.count, made.mod, made.quant, made.freq)
    timex = _timex(phrase, made, last, scene)
    if core.rule.also and len(phrase.clock) == 0:
        return _ends(core, made, phrase, timex, scene)
    _remember(timex, scene, phrase.first)
    hours = next((c for c in phrase.clock if c.rule.make == "clock_range"), None)
    if hours is not None and timex.value is not None:
        return _hours(hours, phrase, timex, scene)
    return [anchored(timex, last, scene, before)]


def _hours(hours: Match, phrase: Phrase, timex: Timex, scene: Scene) -> list[Timex]:
    """The two ends of a range of hours, which share their day."""
    start = make_clock.range_start(hours, scene)
    if start is None or timex.value is None:
        return [timex]
    value = timex.value.partition("T")[0] + start
    end = scene.items[hours.at["h"][1] - 1].end
    begin = scene.items[hours.at["e"][0]].start
    return [
        msgspec.structs.replace(timex, end=end, value=value),
        msgspec.structs.replace(timex, start=begin, mod=None),
    ]


def _ends(core: Match, made: Made, phrase: Phrase, timex: Timex, scene: Scene) -> list[Timex]:
    """The two ends of a range, each an expression of its own."""
    name = core.rule.also
    if name not in core.at:
        return [timex]
    at = core.at[name][0]
    if core.rule.make == "range":
        other: Made | None = make_durations.second_length(core)
    else:
        other = make_dates.second_day(core, scene, made)
    if other is None:
        _remember(timex, scene, phrase.first)
        return [timex]
    day = core.at.get("d") or core.at.get("n") or core.at["y"]
    items = scene.items
    first_end = items[
        max(day[1], core.at["m"][1] if "m" in core.at and core.at["m"][1] <= at else 0) - 1
    ]
    first = _timex(phrase, made, phrase.last, scene)
    one = Timex(
        start=first.start, end=first_end.end, type=first.type, value=first.value, mod=first.mod,
        begin=first.begin, end_date=first.end_date,
    )  # fmt: skip
    end = phrase.last
    span = bounds(other.value, scene.country) if other.value else None
    two = Timex(
        start=items[at].start,
        end=items[end - 1].end,
        type=other.type,
        value=other.value,
        begin=span[0].isoformat() if span else None,
        end_date=span[1].isoformat() if span else None,
    )
    _remember(one, scene, phrase.first)
    _remember(two, scene, phrase.first)
    return [one, two]


def _at_time(made: Made, clock: Match, scene: Scene) -> Made:
    """A date and a time of day: ``2013-03-19TNI``."""
    time = MAKERS[clock.rule.make](clock, scene)
    if time is None or time.value is None or made.value is None:
        return Made("TIME", None, made.mod)
    part = time.value[time.value.index("T") :]
    if "T" in made.value:  # "10 p.m. Tuesday night"
        day, _, had = made.value.partition("T")
        if ":" in had:
            return Made("TIME", day + _twelve_more(f"T{had}", part[1:]), made.mod)
        return Made("TIME", day + _twelve_more(part, had), made.mod) if ":" in part else made
    grain = grain_of(made.value)
    if grain != "day" and not made.value.startswith("XXXX"):
        return made
    return Made("TIME", made.value + part, made.mod)


def _clock_alone(phrase: Phrase, following: Phrase | None, scene: Scene) -> Made | None:
    """A time of day without its day: that of the sentence's date, else of publication."""
    clock = phrase.clock[0]
    made = MAKERS[clock.rule.make](clock, scene)
    if made is None or made.value is None:
        return made
    named: str | None = None
    for other in phrase.clock[1:]:
        more = MAKERS[other.rule.make](other, scene)
        if more is None or more.value is None:
            continue
        if not more.value.startswith("T"):
            named = more.value.partition("T")[0]
            part = more.value.partition("T")[2]
            made = Made("TIME", _twelve_more(made.value, part) if made.value else None)
        elif ":" in more.value:
            made = more
        else:
            made = Made("TIME", _twelve_more(made.value or "", more.value[1:]))
    if made.value is None or not made.value.startswith("T"):
        return made
    if named is not None:
        return Made("TIME", named + made.value, made.mod)
    sentence = scene.items[phrase.first].sentence
    day = scene.days.get(sentence)
    if (
        day is None
        and following is not None
        and following.date is not None
        and following.first - phrase.last <= 2
        and following.date.rule.make in ("date", "weekday", "day_shift")
    ):
        ahead = MAKERS[following.date.rule.make](following.date, scene)
        day = ahead.value if ahead is not None and ahead.value is not None else None
        day = day if day and grain_of(day) == "day" else None
    leads = phrase.first == 0 and clock.rule.make == "clock"  # "16:10 He spoke": a live report
    way = scene.direction(clock.first, clock.last)
    before = scene.words_before(phrase.first, 1)
    if day is None and not leads:
        day = _near_day(phrase, scene, made.value, way)
    today = scene.today
    if today is not None:
        day = day or today.isoformat()
        if (
            day == today.isoformat()
            and made.value == "T24:00"
            and way == "past"
            and before != ["to"]
        ):
            return _past_midnight(phrase, scene, day)
    if "c" in clock.got and "p" not in clock.got and scene.moment is not None:
        made = Made("TIME", _after_noon(made.value, day, scene.moment), made.mod)
    return Made("TIME", f"{day or 'XXXX-XX-XX'}{made.value}", made.mod)


def _near_day(phrase: Phrase, scene: Scene, clock: str, way: Direction) -> str | None:
    """The day named before, unless the clause looks to the other side of publication."""
    day = scene.nearby(phrase.first, NEAR_CLOCK, "day")
    span = bounds(day) if day else None
    today = scene.today
    if day is None or span is None or today is None:
        return day
    words = {x.lower for x in scene.items[phrase.first : phrase.last]}
    if "that" in words:
        return day
    if (way == "future" and span[1] < today) or (way == "past" and span[0] > today):
        return None
    if abs((span[0] - today).days) > _BACKGROUND:
        return None
    if clock == "T00:00" and way == "past" and span[0] < today:
        return shift(day, 1, "day")  # "on Friday ... Shortly after midnight ..."
    return day


def _after_noon(clock: str, day: str | None, moment: datetime) -> str:
    """ "at 1 p.m. ... at 2:20": without a.m. or p.m., the hour after the one told before."""
    if moment.date().isoformat() != day or moment.hour < 12 or len(clock) != len("T02:20"):
        return clock
    hour, minute = int(clock[1:3]), int(clock[4:6])
    if (
        1 <= hour < 12
        and (hour, minute) < (moment.hour, moment.minute)
        and hour + 12 >= moment.hour
    ):
        return f"T{hour + 12}:{minute:02}"
    return clock


def _past_midnight(phrase: Phrase, scene: Scene, today: str) -> Made:
    """The midnight that today began with; as a limit, the end of the day before."""
    if scene.words_before(phrase.first, 1)[-1:] in (["before"], ["by"], ["until"], ["till"]):
        day = shift(today, -1, "day")
        return Made("TIME", f"{day}T24:00" if day else None)
    return Made("TIME", f"{today}T00:00")


def _twelve_more(clock: str, part: str) -> str:
    """ "half past four" in the afternoon is ``T16:30``."""
    if part in ("AF", "EV", "NI") and clock[1:3].isdigit() and clock[3:4] == ":":
        hour = int(clock[1:3])
        if hour < 12 and not (part == "NI" and hour < 6):
            return f"T{hour + 12:02}{clock[3:]}"
    return clock


_SIDES: dict[str, str | None] = {
    "EARLIER": None, "LATER": None, "HALF1": "START", "HALF2": "END",
}  # fmt: skip
"""TIMEX3's MOD for the modifiers of the grammar that are none themselves."""


def _timex(phrase: Phrase, made: Made, last: int, scene: Scene) -> Timex:
    items = scene.items
    mod = made.mod
    span = made.span
    value = made.value
    written = phrase.modifier.rule.mod if phrase.modifier is not None else None
    if written is not None and made.type in ("DATE", "TIME") and value is not None:
        fiscal = value.startswith("FY") and len(value) == 6
        if written in ("HALF1", "HALF2") and (fiscal or grain_of(value) == "year"):
            value = f"{value}-H{written[-1]}"
        else:
            mod = _SIDES.get(written, written)
            span = _part(value, written, scene)
    elif written is not None:
        mod = _SIDES.get(written, written)
    if span is None and value is not None and made.type in ("DATE", "TIME"):
        part = mod if mod in ("START", "MID", "END") and made.type == "DATE" else None
        if part:
            span = thirds(value, part, scene.country)
        else:
            span = bounds(value, scene.country) or fiscal_bounds(value, scene.country)
    return Timex(
        start=items[phrase.first].start,
        end=items[last - 1].end - _full_stop(items, last),
        type=made.type,
        value=value,
        mod=mod,
        quant=made.quant,
        freq=made.freq,
        begin=span[0].isoformat() if span else None,
        end_date=span[1].isoformat() if span else None,
    )


def _full_stop(items: Sequence[Item], last: int) -> int:
    """1 where the period of an abbreviated day or month ends a sentence too."""
    item = items[last - 1]
    if not item.raw.endswith(".") or not item.classes.keys() & {"MONTH", "WEEKDAY"}:
        return 0
    after = items[last] if last < len(items) else None
    return int(after is None or (after.raw[0].isupper() and after.sentence != item.sentence))


def _part(value: str, written: str, scene: Scene) -> tuple[date, date] | None:
    """The days that "earlier", "late" or "the first half of" leave of a calendar value."""
    whole = bounds(value, scene.country)
    if whole is None:
        return None
    today = scene.today
    if written in ("EARLIER", "LATER") and today is not None and whole[0] <= today <= whole[1]:
        return (whole[0], today) if written == "EARLIER" else (today, whole[1])
    if written in ("START", "MID", "END"):
        return thirds(value, written, scene.country)
    if written in ("HALF1", "HALF2"):
        middle = whole[0] + (whole[1] - whole[0]) // 2
        return (whole[0], middle) if written == "HALF1" else (middle, whole[1])
    return whole


def _moment(value: str) -> datetime | None:
    """A day and a time by the clock; one with a zone leaves the zone aside."""
    try:
        return datetime.fromisoformat(value[:16]) if "T" in value and ":" in value else None
    except ValueError:
        return None


def _remember(timex: Timex, scene: Scene, first: int) -> None:
    """Later expressions may be counted from this one."""
    if timex.type not in ("DATE", "TIME") or timex.value is None:
        return
    if grain_of(timex.value) is None:
        return
    sentence = scene.items[first].sentence
    plain = timex.value.split("T")[0]
    scene.moment = _moment(timex.value) or scene.moment
    scene.name(plain, sentence)
    if grain_of(plain) == "day":
        scene.days[sentence] = plain
