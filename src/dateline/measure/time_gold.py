"""The gold corpus of time expressions and event dates, ``corpus/times``.

The corpus is kept in a compact markup that is described in its ``GUIDELINES.md``; this
module reads it, works out what the markup leaves to rules (types, bounds, status) and
refuses what cannot be right. It has its own small calendar and imports nothing of the
annotator, so that the gold does not inherit the faults of what it measures.

``python -m dateline.measure.time_gold FOLDER`` prints the corpus as JSON lines.
"""

import re
import sys
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal, cast

import msgspec

from dateline.measure.errors import BenchmarkError

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
DateStatus = Literal["actual", "future", "historical"]
Split = Literal["dev", "test"]
Days = tuple[date, date]

TYPES = ("DATE", "TIME", "DURATION", "SET")
MODS = (
    *("START", "MID", "END", "APPROX", "BEFORE", "AFTER"),
    *("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"),
)
"""Modifiers of TimeML 1.2.1 that the corpus uses."""
STATUSES = ("actual", "future", "historical")
STYLES = ("agency", "newspaper", "broadcaster", "communique", "opinion")
SPLITS: tuple[Split, ...] = ("dev", "test")
HISTORICAL_YEARS = 2
"""Calendar years before publication from which an event is historical (docs/ontology.md)."""
SOUTHERN = frozenset(
    re.findall(
        "[A-Z]{3}",
        "AGO ARG AUS BOL BRA BWA CHL COK FJI KIR LSO MDG MOZ MUS MWI NAM NZL PER PNG PRY SLB SWZ "
        "TLS TON TUV URY VUT WSM ZAF ZMB ZWE",
    )
)
"""ISO 3166 alpha-3 codes of countries whose summer is from December to February."""
_DUPLICATE = 0.4
"""Share of common five-word sequences from which two items are near-duplicates."""


class GoldTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression; ``text[start:end]`` in code points, TIMEX3 type, value and mod."""

    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None = None


class GoldEventDate(msgspec.Struct, frozen=True, kw_only=True):
    """When an event took place, as the item tells it.

    ``text[start:end] == trigger``. ``date`` is a value at its grain or two joined by ``/``,
    ``earliest`` and ``latest`` inclusive ISO days; each is ``None`` where it cannot be known.
    ``basis`` is ``dateline``, ``published``, ``none`` or numbers of expressions of the item,
    counted from 1: ``2``, ``2-3`` (from the one to the other), ``1+2`` (both are needed).
    """

    start: int
    end: int
    trigger: str
    date: str | None
    earliest: str | None
    latest: str | None
    basis: str
    status: DateStatus

    @property
    def expressions(self) -> tuple[int, ...]:
        """Indices, from 0, of the expressions that ``basis`` names."""
        return tuple(int(n) - 1 for n in re.findall(r"\d+", self.basis))


class TimeItem(msgspec.Struct, frozen=True, kw_only=True):
    """A short news item with its labels.

    ``published`` is an ISO day, an ISO month or ``None`` (unknown); ``dateline`` the day that
    the item's dateline names, to which "today" then refers; ``source_country`` is ISO 3166
    alpha-3; ``family`` the file's name without its ending.
    """

    id: str
    text: str
    published: str | None
    dateline: str | None
    source_country: str
    style: str
    family: str
    split: Split
    times: tuple[GoldTime, ...]
    events: tuple[GoldEventDate, ...]


# --- calendar ---------------------------------------------------------------------------

_FORMS: dict[str, tuple[str, ...]] = {
    "DATE": (
        r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?",
        r"\d{2,3}",
        r"(?:\d{4}|XXXX)-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?",
        r"(?:\d{4}|XXXX)-(?:Q[1-4]|H[12]|SP|SU|FA|WI)",
        r"FY\d{4}(?:-Q[1-4]|-H[12])?",
        r"(?:PAST|PRESENT|FUTURE)_REF",
    ),
    "TIME": (
        r"(?:(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-WXX-[1-7])"
        r"T(?:MO|MI|AF|EV|NI|\d\d(?::\d\d){0,2}(?:Z|[+-]\d\d:\d\d)?)",
    ),
    "DURATION": (
        r"P(?=[\dX]|T[\dX])(?:N+Y)?(?:N+M)?(?:N+W)?(?:N+D)?(?:T(?=[\dX])(?:N+H)?(?:N+M)?(?:N+S)?)?",
        r"P(?:\d+|X)(?:DE|CE)",
    ),
    "SET": (
        r"XXXX-(?:\d\d|XX)(?:-(?:\d\d|XX))?(?:T(?:MO|MI|AF|EV|NI|\d\d:\d\d))?",
        r"XXXX-(?:SP|SU|FA|WI)",
        r"XXXX-WXX-(?:[1-7]|WE)(?:T(?:MO|MI|AF|EV|NI|\d\d:\d\d))?",
    ),
}
_FORMS["SET"] += _FORMS["DURATION"]
_NUMBER = r"(?:\d+(?:\.\d+)?|X)"
_VALUES = {
    kind: re.compile("|".join(f.replace("N+", _NUMBER) for f in forms))
    for kind, forms in _FORMS.items()
}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_bounds(value: str, mod: str | None = None, *, southern: bool = False) -> Days | None:
    """The first and last day that a DATE or TIME value allows, or ``None`` without such.

    START, MID and END are thirds: January to April, May to August, September to December of a
    year, days 1-10, 11-20 and 21 on of a month, and so on; the other modifiers change nothing.
    A night belongs to the day on which it begins, a season to the year in which it begins.
    ``southern`` puts summer at December.

    Raises:
        ValueError: there is no such day, month or week.
    """
    if "X" in value or value.endswith("_REF") or value.startswith(("FY", "P")):
        return None
    value = re.sub(r"T.*", "", value)
    if re.fullmatch(r"\d{2,4}", value):
        years = 10 ** (4 - len(value))
        first = int(value) * years
        if first < 1:
            raise ValueError(f"no such year: {value}")
        if years == 10 and mod in ("START", "MID", "END"):
            low, high = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[mod]
            return date(first + low, 1, 1), date(first + high, 12, 31)
        return _thirds(_months(first, 1, 12 * years), mod)
    year = int(value[:4])
    rest = value[5:]
    if re.match(r"W\d", rest):
        week, _, day = rest[1:].partition("-")
        monday = date.fromisocalendar(year, int(week), 1)
        if day == "WE":
            return monday + timedelta(5), monday + timedelta(6)
        if day:
            exact = monday + timedelta(int(day) - 1)
            return exact, exact
        return _thirds((monday, monday + timedelta(6)), mod)
    if rest[0] == "Q":
        return _thirds(_months(year, 3 * int(rest[1]) - 2, 3), mod)
    if rest[0] == "H":
        return _thirds(_months(year, 6 * int(rest[1]) - 5, 6), mod)
    if rest in _SEASON_MONTHS:
        month = _SEASON_MONTHS[rest]
        return _thirds(_months(year, (month + 5) % 12 + 1 if southern else month, 3), mod)
    if len(rest) == 2:
        return _thirds(_months(year, int(rest), 1), mod)
    exact = date.fromisoformat(value)
    return exact, exact


def _span_of(value: str, mod: str | None = None, *, southern: bool = False) -> Days:
    """``day_bounds`` of a value that must have them."""
    days = day_bounds(value, mod, southern=southern)
    if days is None:
        raise ValueError(f"{value} is no day, week, month, season or year of the calendar")
    return days


def _months(year: int, month: int, count: int) -> Days:
    last = year * 12 + month - 1 + count - 1
    year_of_last, month_of_last = last // 12, last % 12 + 1
    days = monthrange(year_of_last, month_of_last)[1]
    return date(year, month, 1), date(year_of_last, month_of_last, days)


def _thirds(days: Days, mod: str | None) -> Days:
    """The third that START, MID or END names: whole months where there are three or more."""
    first, last = days
    length = (last - first).days + 1
    if mod not in ("START", "MID", "END") or length > 366:
        return days
    if length > 80:
        months = {3: 1, 6: 2, 12: 4}[round(length / 30.4)]
        index = first.month - 1 + ("START", "MID", "END").index(mod) * months
        return _months(first.year + index // 12, index % 12 + 1, months)
    one, two = (10, 20) if length > 7 else (2, 4)
    cut = {"START": (0, one - 1), "MID": (one, two - 1), "END": (two, length - 1)}[mod]
    return first + timedelta(cut[0]), first + timedelta(cut[1])


# --- markup -----------------------------------------------------------------------------

_HEADER = re.compile(r"# (?P<id>[a-z0-9-]+)(?P<fields>(?: [a-z]+=\S+)*)")
_MARK = re.compile(
    r"\[(?P<time>[^][{}|]+)\|(?P<label>[^][{}|]+)\]|\{(?P<trigger>[^][{}|]+)\|(?P<date>[^][{}|]+)\}"
)


class _RawEvent(msgspec.Struct, frozen=True):
    start: int
    end: int
    fields: list[str]


def load_times(folder: Path) -> tuple[TimeItem, ...]:
    """The items of ``folder/dev`` and ``folder/test``, one ``.txt`` file a family, in order.

    Raises:
        BenchmarkError: a file is missing or cannot be right; the message names file and item.
    """
    items: list[TimeItem] = []
    for split in SPLITS:
        paths = sorted((folder / split).glob("*.txt"))
        if not paths:
            raise BenchmarkError(f"{folder / split}: no .txt files; name the folder corpus/times")
        for path in paths:
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise BenchmarkError(f"{path}: cannot be read: {error}; give UTF-8") from error
            items += parse_times(text, family=path.stem, split=split, source=str(path))
    check_corpus(items)
    return tuple(items)


def parse_times(
    markup: str, *, family: str, split: Split, source: str = "markup"
) -> tuple[TimeItem, ...]:
    """The items of one file.

    Raises:
        BenchmarkError: the markup or a label cannot be right; the message names ``source``,
            line, cause and remedy.
    """
    items: list[TimeItem] = []
    lines = markup.splitlines()
    starts = [i for i, line in enumerate(lines) if line.startswith("# ")]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        raise BenchmarkError(f"{source}:1: no item; begin with a line '# ID published=… …'")
    for first, after in pairwise([*starts, len(lines)]):
        try:
            items.append(_item(lines[first], lines[first + 1 : after], family, split))
        except ValueError as error:
            raise BenchmarkError(f"{source}:{first + 1}: {error}") from error
    return tuple(items)


def _item(header: str, lines: Sequence[str], family: str, split: Split) -> TimeItem:
    match = _HEADER.fullmatch(header.rstrip())
    if match is None:
        raise ValueError("header cannot be read; write '# ID published=… country=… style=…'")
    fields = dict(f.split("=", 1) for f in match["fields"].split())
    unknown = fields.keys() - {"published", "country", "style"}
    missing = {"published", "country", "style"} - fields.keys()
    if unknown or missing:
        named = ", ".join(sorted(unknown or missing))
        raise ValueError(f"{'unknown' if unknown else 'missing'} field {named} in the header")
    if fields["style"] not in STYLES:
        raise ValueError(f"unknown style {fields['style']}; use {', '.join(STYLES)}")
    if not re.fullmatch(r"[A-Z]{3}", fields["country"]):
        raise ValueError(f"country {fields['country']} is no ISO 3166 alpha-3 code")
    published = None if fields["published"] == "unknown" else fields["published"]
    if published is not None:
        if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", published):
            raise ValueError(f"published={published}; write YYYY-MM-DD, YYYY-MM or unknown")
        day_bounds(published)
    text, times, raw = _strip("\n".join(lines).strip())
    dateline = _dateline(text, times)
    anchor = dateline or published
    southern = fields["country"] in SOUTHERN
    for time in times:
        _check_time(time, text[time.start : time.end], anchor)
    events = tuple(_event(r, text, times, published, dateline, southern) for r in raw)
    return TimeItem(
        id=match["id"],
        text=text,
        published=published,
        dateline=dateline,
        source_country=fields["country"],
        style=fields["style"],
        family=family,
        split=split,
        times=tuple(times),
        events=events,
    )


def _dateline(text: str, times: Sequence[GoldTime]) -> str | None:
    """The day in the line's head: "LIMA, Oct. 3 (Wire) -"."""
    if times and re.fullmatch(r"\d{4}-\d\d-\d\d", times[0].value):
        before, after = text[: times[0].start], text[times[0].end :]
        if re.fullmatch(r"[A-Z][A-Z' .-]+(?:, [\w ]+)?, ", before) and re.match(r" [-(]", after):
            return times[0].value
    return None


def _strip(marked: str) -> tuple[str, list[GoldTime], list[_RawEvent]]:
    """The plain text and what was marked in it."""
    parts: list[str] = []
    times: list[GoldTime] = []
    events: list[_RawEvent] = []
    length = position = 0
    for match in _MARK.finditer(marked):
        between = marked[position : match.start()]
        inner = match["time"] or match["trigger"]
        start = length + len(between)
        end = start + len(inner)
        if inner != inner.strip():
            raise ValueError(f"white space at the edge of '{inner}'")
        if match["time"]:
            times.append(_time(start, end, inner, match["label"].split()))
        else:
            events.append(_RawEvent(start, end, match["date"].split()))
        parts += (between, inner)
        length, position = end, match.end()
    text = "".join([*parts, marked[position:]])
    stray = re.search(r"[][{}|]", text)
    if stray:
        near = text[max(0, stray.start() - 20) : stray.end() + 20].replace("\n", " ")
        raise ValueError(f"mark not closed, nested or without a label near '{near}'")
    return text, times, events


def _time(start: int, end: int, inner: str, label: list[str]) -> GoldTime:
    left = list(label)
    kind = left.pop(0) if left and left[0] in TYPES else None
    mod = left.pop() if left and left[-1] in MODS else None
    if len(left) != 1:
        raise ValueError(f"label '{' '.join(label)}' of '{inner}'; write 'TYPE? VALUE MOD?'")
    value = left[0]
    if kind is None:
        if value.startswith("P") and not value.endswith("_REF"):
            kind = "DURATION"
        else:
            kind = "TIME" if re.search(r"[\dX]T", value) else "DATE"
    if not _VALUES[kind].fullmatch(value):
        raise ValueError(f"'{value}' of '{inner}' is no value of a {kind}")
    return GoldTime(start=start, end=end, type=cast(TimeType, kind), value=value, mod=mod)


def _event(
    raw: _RawEvent,
    text: str,
    times: Sequence[GoldTime],
    published: str | None,
    dateline: str | None,
    southern: bool,
) -> GoldEventDate:
    """Completes an event by the rules of the guidelines."""
    trigger = text[raw.start : raw.end]
    fields = list(raw.fields)
    basis = fields.pop(0)
    mark = fields.pop() if fields and fields[-1] in STATUSES else None
    given = fields.pop() if fields and ".." in fields[-1] else None
    value = fields.pop(0) if fields else None
    if fields:
        raise ValueError(f"date of '{trigger}': write 'BASIS VALUE? EARLIEST..LATEST? STATUS?'")
    anchor = dateline or published
    days: Days | None = None
    numbers = [int(n) for n in re.findall(r"\d+", basis)] if basis.startswith("@") else []
    if basis.startswith("@"):
        if not re.fullmatch(r"@\d+([-+]\d+)*", basis) or not all(
            1 <= n <= len(times) for n in numbers
        ):
            raise ValueError(f"basis {basis} of '{trigger}': there are {len(times)} expressions")
        basis = basis[1:]
        if value is None:
            value, days = _value_of(trigger, basis, [times[n - 1] for n in numbers], southern)
    elif basis in ("dateline", "published"):
        own = dateline if basis == "dateline" else published
        if own is None:
            raise ValueError(f"'{trigger}' rests on the {basis}, which has no date")
        if value is None and mark != "future":
            value = own
        given = given or (f"{own}.." if mark == "future" else f"..{own}")
    elif basis != "none":
        raise ValueError(f"unknown basis {basis} of '{trigger}'; use @N, dateline, published, none")
    if value == "-":
        value = None
    if "+" in basis and value is not None:
        _check_sum(trigger, value, [times[n - 1] for n in numbers])
    if value is not None and days is None:
        ends = [_span_of(v, southern=southern) for v in value.split("/")]
        days = ends[0][0], ends[-1][1]
    earliest, latest = (d.isoformat() for d in days) if days else (None, None)
    if given is not None:
        low, high = given.split("..", 1)
        earliest = _day(low, 0, southern)
        latest = _day(high, 1, southern)
    elif anchor is not None and len(anchor) == 10 and earliest is not None and latest is not None:
        # What has happened happened by the day of writing, what is to come comes after it.
        if mark == "future":
            earliest = max(earliest, anchor)
        elif earliest <= anchor:
            latest = min(latest, anchor)
    if earliest and latest and earliest > latest:
        raise ValueError(f"'{trigger}' cannot lie between {earliest} and {latest}")
    return GoldEventDate(
        start=raw.start,
        end=raw.end,
        trigger=trigger,
        date=value,
        earliest=earliest,
        latest=latest,
        basis=basis,
        status=cast(DateStatus, mark or _status(earliest, latest, published)),
    )


def _day(value: str, which: Literal[0, 1], southern: bool) -> str | None:
    """The first (0) or last (1) day of one side of EARLIEST..LATEST."""
    if not value:
        return None
    return _span_of(value, southern=southern)[which].isoformat()


def _value_of(
    trigger: str, basis: str, times: Sequence[GoldTime], southern: bool
) -> tuple[str, Days]:
    """The date that expressions give by themselves."""
    if "+" in basis or any(t.type not in ("DATE", "TIME") for t in times):
        raise ValueError(f"'{trigger}' needs its date written out: {basis} alone gives none")
    try:
        bounds = [_span_of(t.value, t.mod, southern=southern) for t in times]
    except ValueError as error:
        raise ValueError(
            f"'{trigger}' needs its date written out ('-' where it has none): {error}"
        ) from error
    values = [re.sub(r"T.*", "", t.value) for t in times]
    value = values[0] if len(set(values)) == 1 else f"{values[0]}/{values[-1]}"
    return value, (bounds[0][0], bounds[-1][1])


def _status(earliest: str | None, latest: str | None, published: str | None) -> DateStatus:
    if published is None:
        return "actual"
    if earliest is not None and earliest > _span_of(published)[1].isoformat():
        return "future"
    if latest is not None and int(latest[:4]) <= int(published[:4]) - HISTORICAL_YEARS:
        return "historical"
    return "actual"


# --- checks -----------------------------------------------------------------------------

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_NAMES = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_WEEKDAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\b(?! (?:after|before)\b)"
)
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b")
_PREPOSITIONS = frozenset(
    re.findall(
        r"\w+", "after at before between by during for from in of on since till until within"
    )
)
_UNITS = {"day": 1, "week": 7}
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_WORD_NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20},
}


def _check_time(time: GoldTime, words: str, anchor: str | None) -> None:
    """Refuses a value that its words or the calendar contradict."""
    said = words.lower()
    if said.split()[0] in _PREPOSITIONS:
        raise ValueError(f"'{words}': leave the preposition out of the expression")
    bounds = None
    if time.type in ("DATE", "TIME"):
        bounds = day_bounds(time.value, time.mod)
    if time.type not in ("DATE", "TIME") or bounds is None:
        return
    exact = bounds[0] if bounds[0] == bounds[1] and "WE" not in time.value else None

    def refuse(cause: str) -> None:
        raise ValueError(f"'{words}' is not {time.value}: {cause}")

    weekday = _WEEKDAY.search(said)
    if weekday and exact and _DAY_NAMES[exact.weekday()] != weekday[1]:
        refuse(f"that is a {_DAY_NAMES[exact.weekday()]}")
    month = _MONTH.search(said)
    if month and len(time.value) > 4 and re.match(r"\d{4}-\d\d", time.value):
        if _MONTH_NAMES[int(time.value[5:7]) - 1] != month[1]:
            refuse("another month")
        day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d|\s*[ap]\.?m\b)", said)
        if day and exact and int(day[1]) != exact.day and "T" not in time.value:
            refuse("another day of the month")
    year = re.search(r"(?<![\d-])(1[89]\d\d|20\d\d)(?![\d:])", said)
    if (
        year
        and time.type == "DATE"
        and year[1][: len(time.value)] not in (time.value[:4], time.value[2:6])
    ):
        refuse("another year")
    if anchor is not None and len(anchor) == 10:
        expected = _relative(said, date.fromisoformat(anchor))
        if expected is not None and not time.value.startswith(expected):
            refuse(f"seen from {anchor} it is {expected}")


def _check_sum(trigger: str, value: str, times: Sequence[GoldTime]) -> None:
    """Refuses a day that lies not as many days or weeks from its anchor as the words say."""
    length = next((t for t in times if t.type == "DURATION" and t.mod is None), None)
    anchor = next((day_bounds(t.value) for t in times if t.type in ("DATE", "TIME")), None)
    count = re.fullmatch(r"P(\d+)([DW])", length.value) if length else None
    if count is None or anchor is None or anchor[0] != anchor[1] or len(value) != 10:
        return
    days = timedelta(int(count[1]) * (7 if count[2] == "W" else 1))
    if value not in ((anchor[0] - days).isoformat(), (anchor[0] + days).isoformat()):
        raise ValueError(f"'{trigger}' on {value} is not {days.days} days from {anchor[0]}")


def _relative(said: str, anchor: date) -> str | None:
    """What the plainest deictic expressions mean; ``None`` for all others."""
    shift = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}.get(
        re.sub(r"^(?:early|late|earlier|later) ", "", said).split()[0]
    )
    if shift is None and said in ("this morning", "this afternoon", "this evening"):
        shift = 0
    if shift is not None:
        return (anchor + timedelta(shift)).isoformat()
    ago = re.fullmatch(r"(\w+) (day|week|month|year)s? ago", said)
    if ago:
        number = _WORD_NUMBERS.get(ago[1]) or (int(ago[1]) if ago[1].isdecimal() else None)
        return _moved(anchor, ago[2], -number) if number else None
    unit = re.fullmatch(r"(?:earlier |later )?(last|this|next) (week|month|year)", said)
    return _moved(anchor, unit[2], _SHIFTS[unit[1]]) if unit else None


def _moved(anchor: date, unit: str, count: int) -> str:
    if unit == "year":
        return str(anchor.year + count)
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + count
        return f"{index // 12:04}-{index % 12 + 1:02}"
    day = anchor + timedelta(count * _UNITS[unit])
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()


def check_corpus(items: Sequence[TimeItem]) -> None:
    """Refuses ids used twice, families in both splits and items or sentences told twice.

    Raises:
        BenchmarkError: naming the first fault.
    """
    seen: set[str] = set()
    splits: dict[str, str] = {}
    sentences: dict[str, str] = {}
    for item in items:
        if item.id in seen:
            raise BenchmarkError(f"{item.id}: the id is used twice; give another")
        seen.add(item.id)
        if splits.setdefault(item.family, item.split) != item.split:
            raise BenchmarkError(f"{item.family}: is in dev and in test; move one file")
        for sentence in re.split(r"(?<=[.!?])\s+", item.text):
            other = sentences.setdefault(sentence, item.id)
            if other != item.id and len(sentence.split()) > 3:
                raise BenchmarkError(f"{item.id}: a sentence of {other} again: {sentence!r}")
    shingles = [(item.id, _shingles(item.text)) for item in items]
    for (one, a), (two, b) in combinations(shingles, 2):
        if len(a & b) > _DUPLICATE * min(len(a), len(b)):
            raise BenchmarkError(f"{one} and {two}: nearly the same text; write one anew")


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(5)), strict=False))


def json_lines(items: Iterable[TimeItem]) -> Iterator[str]:
    """Every item as one line of JSON, without its line end."""
    for item in items:
        yield msgspec.json.encode(item).decode()


def main(arguments: Sequence[str]) -> int:
    """Prints the corpus in the folder that ``arguments`` name; 2 for bad use, 1 for bad data."""
    if len(arguments) != 1:
        print("usage: python -m dateline.measure.time_gold FOLDER", file=sys.stderr)
        return 2
    try:
        for line in json_lines(load_times(Path(arguments[0]))):
            print(line)
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
