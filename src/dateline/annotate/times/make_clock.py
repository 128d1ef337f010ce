"""Values of times of day."""

from datetime import date

from dateline.annotate.times.calendar import make_day, shift, shift_day
from dateline.annotate.times.grammar import Match
from dateline.annotate.times.make_dates import make_date
from dateline.annotate.times.make_relative import make_weekday
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.timex import Made
from dateline.annotate.times.vocabulary import cue

_BARE = cue("make_clock_bare")


def make_clock(match: Match, scene: Scene) -> Made | None:
    """A time by the clock, from the ``T`` on: ``T10:30``, ``T18:00Z``, ``T09:00-05:00``."""
    got = match.got
    if "n" in got:
        return _minutes(match, scene)
    if "w" in got:
        return _on_weekday(match, scene)
    if "k" in got:
        word = str(got["k"])
        if word.isdigit():
            value: str | None = f"T{word[:2]}:{word[2:]}"
        elif word in ("noon", "midday"):
            value = "T12:00"
        else:
            follows = {"after", "since", "from", "past"} & set(scene.words_before(match.first, 1))
            value = "T00:00" if follows else "T24:00"
        return Made("TIME", value + _zone(match, scene) if value else None)
    if "h" in got:
        hour, minute = int(got["h"]), 0
    else:
        parts = str(got["c"]).replace(".", ":").replace("h", ":").split(":")
        if len(parts) < 2 or len(parts[1]) != 2:
            return None
        hour, minute = int(parts[0]), int(parts[1])
    words = [x.lower for x in scene.items[match.first : match.last]]
    if words[0] == "half":
        minute = 30
    elif "quarter" in words:
        minute = 15 if "past" in words else 45
        hour -= minute == 45
    if "p" in got:
        if not 1 <= hour <= 12:
            return Made("TIME", None)
        hour = hour % 12 + int(got["p"])
    if "d" in got or "x" in got:
        return _in_daypart(match, scene, hour, minute)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Made("TIME", f"T{hour:02}:{minute:02}{_zone(match, scene)}")


def make_clock_range(match: Match, scene: Scene) -> Made | None:
    """The later end of "between 6 and 7 p.m."."""
    clock = _of_end(match, "e")
    return Made("TIME", clock + _zone(match, scene)) if clock else None


def range_start(match: Match, scene: Scene) -> str | None:
    """The earlier end's part from the ``T`` on; "11 to 2 p.m." begins in the morning."""
    first, last = _of_end(match, "h"), _of_end(match, "e")
    if first is None or last is None:
        return None
    if first > last and "p" in match.got and int(first[1:3]) >= 12:
        first = f"T{int(first[1:3]) - 12:02}{first[3:]}"
    return first + _zone(match, scene)


def _of_end(match: Match, name: str) -> str | None:
    hour, _, rest = str(match.got[name]).replace("h", ":").partition(":")
    number = int(hour)
    minute = int(rest[:2]) if rest else 0
    if "p" in match.got:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + int(match.got["p"])
    return f"T{number:02}:{minute:02}" if number < 24 and minute < 60 else None


def _minutes(match: Match, scene: Scene) -> Made | None:
    """ "ten past six", "twenty to four": only in words and after a preposition."""
    n = match.got["n"]
    if "m" in match.got:
        return Made("TIME", f"T00:{int(n):02}" if isinstance(n, int) and n < 60 else None)
    words = [x.lower for x in scene.items[match.first : match.last]]
    if {"minute", "minutes"} & set(words) and isinstance(n, int) and 0 < n < 60:
        past = "past" in words
        return Made("TIME", f"T{int(match.got['h']) - (not past):02}:{n if past else 60 - n:02}")
    if n not in (5, 10, 20, 25) or scene.items[match.first].raw.isdigit():
        return None
    if not scene.words_before(match.first, 1) or scene.words_before(match.first, 1)[0] not in _BARE:
        return None
    past = any(x.lower == "past" for x in scene.items[match.first : match.last])
    hour = int(match.got["h"]) - (not past)
    return Made("TIME", f"T{hour:02}:{int(n) if past else 60 - int(n):02}")


def _in_daypart(match: Match, scene: Scene, hour: int, minute: int) -> Made | None:
    """ "seven in the morning", "nine tonight", "five yesterday afternoon"."""
    if not 1 <= hour <= 12:
        return None
    part = str(match.got.get("d", "TNI"))
    part = "TNI" if part == "night" else part
    late = part in ("TAF", "TEV") or (part == "TNI" and hour >= 6)
    hour = hour % 12 + (12 if late else 0)
    if part == "TNI" and hour == 12:
        hour = 0
    clock = f"T{hour:02}:{minute:02}"
    word = scene.items[match.at["r"][0]].lower if "r" in match.got else str(match.got.get("x", ""))
    if not word or word == "that":
        return Made("TIME", clock)
    steps = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(word, 0)
    day = shift(scene.published, steps, "day") if scene.published else None
    return Made("TIME", f"{day or 'XXXX-XX-XX'}{clock}")


def _on_weekday(match: Match, scene: Scene) -> Made | None:
    """ "eleven on Monday morning"."""
    day = make_weekday(match, scene)
    clock = _in_daypart(match, scene, int(match.got["h"]), 0)
    if day is None or day.value is None or clock is None or clock.value is None:
        return None
    return Made("TIME", day.value + clock.value)


def make_date_time_group(match: Match, scene: Scene) -> Made:
    """ "172100Z JUNE 53": day, hour and minute in UTC; without a month, that of publication."""
    written = str(match.got["v"])
    number, clock = int(written[:2]), f"T{written[2:4]}:{written[4:6]}Z"
    if "m" in match.got:
        got = {**match.got, "d": number}
        day = make_date(Match(match.rule, match.first, match.last, got, match.at), scene).value
    else:
        found = None
        if scene.today is not None:
            found = make_day(scene.today.year, scene.today.month, number)
        day = found.isoformat() if found else f"XXXX-XX-{number:02}"
    known = day is not None and int(written[2:4]) < 24 and 1 <= number <= 31
    return Made("TIME", f"{day}{clock}" if known else None)


def _zone(match: Match, scene: Scene) -> str:
    """The distance from UTC where the zone's name fixes it, else nothing."""
    zone = match.got.get("z")
    if zone is None or zone == "":
        return ""
    hours = int(zone)
    if "off" in match.got:
        written = str(match.got["off"]).split(":")[0]
        dash = "DASH" in scene.items[match.at["sign"][0]].classes
        sign = -1 if dash else 1
        hours = int(written) * sign
    if hours == 0:
        return "Z"
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def make_daypart(match: Match, scene: Scene) -> Made | None:
    """A part of the day: with its day where the words name it, else from the ``T`` on."""
    got = match.got
    first = scene.items[match.first].lower
    if "x" in got:
        today = scene.today
        if today is None:
            return Made("TIME", "XXXX-XX-XXTNI")
        if got["x"] == "overnight":
            return _overnight(match, scene, today)
        return Made("TIME", f"{today}TNI")
    words = [x.lower for x in scene.items[match.first : match.last]]
    part = "TMO" if words[-1] in ("hours", "light") else str(got.get("p", "TNI"))
    part = part if part.startswith("T") else f"T{part}"
    if "r" not in got:
        return Made("TIME", part)
    word = scene.items[match.at["r"][0]].lower
    if first == "the":
        day = scene.nearby(match.first, 2, "day")
        steps = {"following": 1, "next": 1, "previous": -1, "before": -1}.get(word, 0)
        moved = shift(day, steps, "day") if day else None
        return Made("TIME", f"{moved or 'XXXX-XX-XX'}{part}")
    if word == "that":
        near = scene.nearby(match.first, 2, "day")
        day = shift(near, 0, "day") if near else None
        return Made("TIME", f"{day or 'XXXX-XX-XX'}{part}")
    steps = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(word, 0)
    value = shift(scene.published, steps, "day") if scene.published else None
    return Made("TIME", f"{value or 'XXXX-XX-XX'}{part}")


def _overnight(match: Match, scene: Scene, today: date) -> Made:
    """The night that ends on the day of publication, unless it is still to come."""
    ahead = scene.direction(match.first, match.last) == "future"
    other = shift_day(today, 1 if ahead else -1, "day")
    if other is None:
        return Made("TIME", "XXXX-XX-XXTNI")
    first, last = sorted((today, other))
    return Made("TIME", f"{first}TNI", span=(first, last))


def is_bare(match: Match, scene: Scene) -> bool:
    """Whether nothing shows that "morning" is meant as a time ("morning trading" is not)."""
    if match.last - match.first > 1:
        return False
    word = scene.items[match.first].lower
    if word in ("tonight", "overnight"):
        return False
    before = scene.words_before(match.first, 1)
    if word == "night":
        return not before or before[0] not in ("by", "during", "that", "one")
    return not before or before[0] not in _BARE
