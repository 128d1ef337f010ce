"""Values of calendar dates: written in full, incomplete, by number, by name."""

import re
from datetime import date, timedelta

from dateline.annotate.times.calendar import (
    bounds,
    grain_of,
    holiday,
    make_day,
    months,
    shift,
)
from dateline.annotate.times.grammar import Match
from dateline.annotate.times.lexer import YEARS
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.tense import Direction
from dateline.annotate.times.timex import Made
from dateline.annotate.times.vocabulary import cue, vocabulary

MONTH_FIRST = frozenset(("USA", "FSM", "PLW", "MHL", "PHL"))
"""States that write the month first in dates of three numbers (Unicode CLDR short formats)."""

_ON = ("on", "by", "until", "till", "since", "before", "after", "from")
"""Words that show that bare numbers behind them are a day."""

FAR_BACK = 270
NEAR_AHEAD = 60
"""Days: a date without a year that would lie further back than the one, and less far ahead
than the other, lies ahead even in a past clause ("was postponed to April 5")."""

_RUNNING = frozenset(("for", "into", "enter", "enters", "entered", "entering", "reached"))
"""Words in front of "a third day" that show a day counted, and no thing."""

_SCORES = cue("make_dates_scores")
"""Lemmas in front of "6/4" that show a score or a ratio."""

_TOWARDS = frozenset(("to", "until", "till", "for", "by"))
LONG_BACK = 180
SOME_AHEAD = 120
"""Days, as :data:`FAR_BACK` and :data:`NEAR_AHEAD`, behind a word that looks to a later day
("was first called for 25 May")."""

_SEPARATOR = re.compile(r"[-/.]")

TURN = 5
"""Years before and after a century's first that its turn is taken to last."""

PIVOT = 50
"""Two-digit years below are of this century, others of the last."""


def year_of(match: Match, scene: Scene) -> int | None:
    """The year that a match names: in digits, in two digits, or as "last year"."""
    got = match.got
    for name in ("y", "f"):
        if name in got:
            return full_year(got[name])
    if "r" in got:
        steps = {"past": -1, "following": 1}.get(str(got["r"]), got["r"])
        if not isinstance(steps, int):
            return None
        word = scene.items[match.at["r"][0]].lower
        base = scene.published
        if word in ("previous", "following"):
            base = scene.nearby(match.first) or base
        moved = shift(base, steps, "year") if base else None
        return int(moved) if moved else None
    return None


def full_year(written: str | int | float) -> int | None:
    """2013 for 2013, "2013", "13"; ``None`` for what is no plausible year."""
    digits = "".join(c for c in str(written) if c.isdigit())
    if len(digits) == 2:
        n = int(digits)
        return n + (2000 if n < PIVOT else 1900)
    return int(digits) if len(digits) == 4 and int(digits) in YEARS else None


def make_date(match: Match, scene: Scene) -> Made:
    """A month, or a day of a month, with or without its year."""
    got = match.got
    month = int(got["m"])
    day = int(got["d"]) if "d" in got else None
    weekday = int(got["w"]) if "w" in got else None
    if "y" in got or "r" in got:
        year = year_of(match, scene)
        if year is None:
            return Made("DATE", None)
        return _exact(year, month, day)
    if day is not None and make_day(2000, month, day) is None:
        return Made("DATE", None)
    year = _nearest_year(match, scene, month, day, weekday)
    if year is None:
        return Made("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    return _exact(year, month, day)


def _exact(year: int, month: int, day: int | None) -> Made:
    if day is None:
        return Made("DATE", f"{year:04}-{month:02}")
    found = make_day(year, month, day)
    return Made("DATE", found.isoformat() if found else None)


def _nearest_year(
    match: Match, scene: Scene, month: int, day: int | None, weekday: int | None
) -> int | None:
    """The year that puts an incomplete date on the side its clause looks to."""
    if scene.published is None or grain_of(scene.published) not in ("day", "month"):
        return None
    span = bounds(scene.published)
    if span is None:
        return None
    spans: dict[int, tuple[date, date]] = {}
    for year in range(max(span[0].year - 4, 1), span[0].year + 5):
        if day is None:
            spans[year] = months(year, month, 1)
        elif (found := make_day(year, month, day)) is not None:
            spans[year] = (found, found)
    near = {y: s for y, s in spans.items() if abs(y - span[0].year) <= 1}
    if weekday is not None:
        fitting = {y: s for y, s in near.items() if s[0].isoweekday() == weekday}
        near = fitting or near
    way = scene.direction(match.first, match.last)
    before = scene.words_before(match.first, 1)
    if before and before[0] in _TOWARDS and way == "past":
        return choose(near or spans, span, way, LONG_BACK, SOME_AHEAD)
    if before == ["in"] and day is None:
        return choose(near or spans, span, way, ahead_of=0)
    return choose(near or spans, span, way)


def choose(
    spans: dict[int, tuple[date, date]],
    now: tuple[date, date],
    way: Direction,
    far: int = FAR_BACK,
    ahead_of: int = NEAR_AHEAD,
) -> int | None:
    """The key of the span that fits a clause that looks ``way`` from ``now``.

    ``far`` and ``ahead_of`` in days: see :data:`FAR_BACK`.
    """
    back = {k: (now[0] - s[1]).days for k, s in spans.items() if s[0] <= now[1]}
    ahead = {k: (s[0] - now[1]).days for k, s in spans.items() if s[1] >= now[0]}
    last = min(back, key=lambda k: back[k], default=None)
    first = min(ahead, key=lambda k: ahead[k], default=None)
    if last is None or first is None:
        return last if first is None else first
    if way == "past":
        return first if back[last] > far and ahead[first] < ahead_of else last
    if way == "future":
        return last if ahead[first] > far and back[last] < ahead_of else first
    return last if back[last] <= ahead[first] else first


def make_weekday_date(match: Match, scene: Scene) -> Made:
    """ "Monday the 23rd": the nearest month where they meet."""
    today = scene.today
    weekday, number = int(match.got["w"]), int(match.got["d"])
    if today is None:
        return Made("DATE", f"XXXX-XX-{number:02}")
    for steps in (0, -1, 1, -2, 2, -3, 3):
        month = shift(scene.published or "", steps, "month")
        day = make_day(int(month[:4]), int(month[5:]), number) if month else None
        if day is not None and day.isoweekday() == weekday:
            return Made("DATE", day.isoformat())
    return Made("DATE", None)


def make_nth_weekday(match: Match, scene: Scene) -> Made:
    """ "the second Sunday in May", "the last Tuesday of January"."""
    month = make_date(match, scene).value
    span = bounds(month) if month else None
    if span is None or grain_of(month or "") != "month":
        return Made("DATE", None)
    weekday = int(match.got["w"])
    if "l" in match.got:
        day = span[1] - timedelta(days=(span[1].isoweekday() - weekday) % 7)
    else:
        first = span[0] + timedelta(days=(weekday - span[0].isoweekday()) % 7)
        day = first + timedelta(days=7 * (int(match.got["n"]) - 1))
    return Made("DATE", day.isoformat() if day <= span[1] else None)


def make_year(match: Match, scene: Scene) -> Made:
    """A year."""
    year = full_year(match.got["y"])
    approximate = scene.items[match.first].lower in ("circa", "c")
    return Made("DATE", f"{year:04}" if year else None, mod="APPROX" if approximate else None)


def make_numeric(match: Match, scene: Scene) -> Made | None:
    """A date in numbers; the order of day and month is the source's country's."""
    if "a" in match.got:
        return _day_and_month(match, scene)
    written = str(match.got["v"])
    if len(written) <= 8 and "." in written and not _short_date(match, scene, written):
        return None
    first, second, third = (int(p) for p in _SEPARATOR.split(written[:10]))
    if len(written.split("-")[0].split("/")[0]) == 4:
        return _numbered(first, second, third, written)
    year = full_year(f"{third:02}")
    if year is None:
        return Made("DATE", None)
    readings = {
        day
        for month, number in ((first, second), (second, first))
        if (day := make_day(year, month, number)) is not None
    }
    if len(readings) > 1:
        if "." in written:
            readings = {d for d in readings if d.day == first}
        elif scene.country is not None:
            leading = "month" if scene.country in MONTH_FIRST else "day"
            readings = {d for d in readings if getattr(d, leading) == first}
    if len(readings) != 1:
        return Made("DATE", None)
    return Made("DATE", readings.pop().isoformat())


def _day_and_month(match: Match, scene: Scene) -> Made | None:
    """ "on 11/5": only after a preposition of time and with a known country."""
    first, second = int(match.got["a"]), int(match.got["b"])
    ready = scene.words_before(match.first, 1)[-1:] in ([w] for w in _ON)
    if not ready and not _no_fraction(match, scene, first, second):
        return None
    month_first = scene.country in MONTH_FIRST
    if scene.country is None or (first if month_first else second) > 12:
        return None
    got = {"m": first if month_first else second, "d": second if month_first else first}
    return make_date(Match(match.rule, match.first, match.last, got, match.at), scene)


def _no_fraction(match: Match, scene: Scene, first: int, second: int) -> bool:
    """Whether "26/3" without a preposition is a day: above one, or with a rare denominator."""
    if first <= second <= 12 or (first, second) == (24, 7) or scene.country is None:
        return False
    if match.first and scene.items[match.first - 1].raw[-1:] in "$€£#-/+":
        return False
    token = scene.items[match.first - 1].token if match.first else None
    if max(first, second) <= 12 and token is not None and token.lemma in _SCORES:
        return False
    after = scene.items[match.last] if match.last < len(scene.items) else None
    if after is None:
        return True
    if after.lower in ("%", "of", "percent") or (after.glued and after.raw[0].isalnum()):
        return False
    if after.glued and after.lower in ("/", "-"):
        return False
    return after.token is None or not after.token.tag.startswith("NN") or after.raw[0].isupper()


def _short_date(match: Match, scene: Scene, written: str) -> bool:
    """Whether "28.5.53" is a date and not the number of a version or a section."""
    day, month, year = (int(p) for p in written.split("."))
    if make_day(2000, month, day) is None:
        return False
    before = scene.items[match.first - 1] if match.first else None
    if before is not None and before.lower in (*vocabulary().number_after, "version"):
        return False
    if len(written) == 8 or not 0 < year <= 31:
        return True
    return before is not None and before.lower in (*_ON, "of", "dated")


def make_end_day(match: Match, scene: Scene) -> Made:
    """ "the last day of 1981", "the first day of next year"."""
    whole = make_date(match, scene) if "m" in match.got else make_year(match, scene)
    span = bounds(whole.value) if whole.value else None
    if span is None:
        return Made("DATE", None)
    ends = match.got["l"] in ("last", "final", "closing")
    return Made("DATE", span[1 if ends else 0].isoformat())


def make_nth_day(match: Match, scene: Scene) -> Made | None:
    """ "has entered its third day": the day that is written about."""
    before = scene.words_before(match.first, 2)
    running = len(before) == 2 and before[0] in _RUNNING and before[1] in ("a", "its", "their")
    if not running or int(match.got["n"]) < 2 or scene.word_after(match.last) == "-":
        return None
    return Made("DATE", scene.today.isoformat() if scene.today else "XXXX-XX-XX")


def make_new_year(match: Match, scene: Scene) -> Made | None:
    """ "in the new year": the one to come, or in its first months the one just begun."""
    after = scene.items[match.last].token if match.last < len(scene.items) else None
    if after is not None and after.tag.startswith("NN"):
        return None  # "the New Year holiday"
    today = scene.today
    if today is None:
        return Made("DATE", "XXXX")
    begun = today.month <= 2 and scene.direction(match.first, match.last) == "past"
    return Made("DATE", f"{today.year + (not begun):04}")


def make_day_only(match: Match, scene: Scene) -> Made | None:
    """ "since the 6th": the nearest such day on the side that the clause looks to."""
    before = scene.words_before(match.first, 2)
    ends = before[-1:] in (["and"], ["to"]) and match.first > 1
    if ends:
        ends = "ORDDAY" in scene.items[match.first - 2].classes
    if before[-1:] not in ([w] for w in (*_ON, "between")) and not ends:
        return None
    number = int(match.got["d"])
    today = scene.today
    if "r" in match.got:
        steps = {"last": -1, "this": 0, "next": 1, "that": 0}[str(match.got["r"])]
        base = scene.published
        if match.got["r"] == "that":
            base = scene.nearby(match.first, grain="month")
        month = shift(base, steps, "month") if base else None
        if month is None:
            return Made("DATE", f"XXXX-XX-{number:02}")
        return _exact(int(month[:4]), int(month[5:]), number)
    token = scene.items[match.at["d"][0]].token
    if token is None or token.dep in ("amod", "compound", "nummod"):
        return None
    if today is None:
        return Made("DATE", f"XXXX-XX-{number:02}")
    spans: dict[int, tuple[date, date]] = {}
    for steps in range(-2, 3):
        month = shift(today.isoformat(), steps, "month")
        day = make_day(int(month[:4]), int(month[5:]), number) if month else None
        if day is not None:
            spans[steps] = (day, day)
    chosen = choose(spans, (today, today), scene.direction(match.first, match.last))
    return Made("DATE", spans[chosen][0].isoformat() if chosen is not None else None)


def _numbered(year: int, month: int, day: int, written: str) -> Made:
    found = make_day(year, month, day) if year in YEARS else None
    if found is None:
        return Made("DATE", None)
    clock = written[11:]
    return Made("TIME", f"{found}T{clock}") if clock else Made("DATE", found.isoformat())


def make_decade(match: Match, scene: Scene) -> Made:
    """ "the 1990s" is 199; "the 90s" is of the last such decade before publication."""
    written = str(match.got["v"])
    if written.endswith("0") and written < "200" and len(written) == 3:
        return Made("DATE", written[:2])  # "the 1800s" are the century
    if len(written) == 3:
        return Made("DATE", written)
    this = int(scene.published[:4]) // 10 if scene.published else 202
    decade = next(d for d in range(this, this - 11, -1) if d % 10 == int(written))
    return Made("DATE", f"{decade:03}")


def make_century(match: Match, scene: Scene) -> Made:
    """ "the 19th century" is 18, the first two digits of its years."""
    number = int(match.got["c"])
    return Made("DATE", f"{number - 1:02}" if 1 <= number <= 22 else None)


def make_turn(match: Match, scene: Scene) -> Made:
    """ "the turn of the 20th century" is the start of the 1900s."""
    value = scene.published[:2] if scene.published else None
    if "c" in match.got:
        number = int(match.got["c"])
        value = f"{number - 1:02}" if 1 <= number <= 22 else None
    if value is None or int(value) < 1:
        return Made("DATE", None, mod="START")
    first = int(value) * 100
    span = date(first - TURN, 1, 1), date(first + TURN, 12, 31)
    return Made("DATE", value, mod="START", span=span)


def make_holiday(match: Match, scene: Scene) -> Made:
    """A holiday of the year named, or the one that the clause looks to."""
    got = match.got
    entry = vocabulary().holidays[int(got["h"])]
    if "y" in got:
        year = full_year(got["y"])
        day = holiday(entry.rule, year) if year else None
        return Made("DATE", day.isoformat() if day else None)
    today = scene.today
    if today is None:
        fixed = "/" not in entry.rule and not entry.rule.startswith("easter")
        return Made("DATE", f"XXXX-{entry.rule}" if fixed else None)
    spans: dict[int, tuple[date, date]] = {}
    for year in (today.year - 1, today.year, today.year + 1):
        found = holiday(entry.rule, year)
        if found is not None:
            spans[year] = (found, found)
    word = str(scene.items[match.first].lower)
    if "r" in got and word in ("last", "past", "previous"):
        spans = {y: s for y, s in spans.items() if s[0] < today}
        chosen = choose(spans, (today, today), "past")
    elif "r" in got and word in ("next", "coming"):
        spans = {y: s for y, s in spans.items() if s[0] > today}
        chosen = choose(spans, (today, today), "future")
    elif "r" in got:
        chosen = today.year
    else:
        chosen = choose(spans, (today, today), scene.direction(match.first, match.last))
    return Made("DATE", spans[chosen][0].isoformat() if chosen in spans else None)


def make_named_day(match: Match, scene: Scene) -> Made:
    """ "the September 11 attacks": a day of history, not of the last September."""
    entry = vocabulary().named_days[int(match.got["v"])]
    if scene.published is not None:
        span = bounds(scene.published)
        if span is None or span[1] < date.fromisoformat(entry.day) + timedelta(days=1):
            return Made("DATE", None)
    return Made("DATE", entry.day)


def second_day(match: Match, scene: Scene, first: Made) -> Made | None:
    """The other end of a range that shares its month or century ("March 3-5", "1914-18")."""
    end = int(match.got["e"])
    if match.rule.make == "date":
        if first.value is None or int(match.got["d"]) >= end:
            return None
        value = f"{first.value[:-2]}{end:02}"
        return Made("DATE", value if first.value[0] == "X" or bounds(value) else None)
    start = full_year(match.got["y"])
    if start is None:
        return None
    year = end if end >= 1000 else start - start % 100 + end
    if year < start and start % 100 == 99:
        year += 100
    return Made("DATE", f"{year:04}") if start < year <= start + 100 else None
