"""Values of durations and sets."""

from datetime import date

from dateline.annotate.times.calendar import shift, shift_day
from dateline.annotate.times.grammar import Match
from dateline.annotate.times.numbers import VAGUE
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.timex import Made, Quant
from dateline.annotate.times.vocabulary import cue

_LETTER = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "night": ("", "D", 1),
    "week": ("", "W", 1),
    "weekend": ("", "WE", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "quarter": ("", "Q", 1),
    "year": ("", "Y", 1),
    "decade": ("", "DE", 1),
    "century": ("", "CE", 1),
    "millennium": ("", "ML", 1),
}
"""By unit: TIMEX3's mark of time, its letter (of TIDES, where ISO 8601 has none), times."""

_BEFORE_DURATION = cue("make_durations_before_duration")
_AFTER_DURATION = cue("make_durations_after_duration")
_VERBS = cue("make_durations_verbs")
_LONG = frozenset(("year", "month", "week", "decade", "century"))
_FREQUENCY = {"once": 1, "twice": 2, "thrice": 3}

_BEFORE_PLURAL = frozenset(
    ("DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "POS", "CD", "WP$")
)
"""Penn tags in front of "days" or "hours" that make it no vague duration ("school days")."""


def length(count: float | None, unit: str) -> str:
    """A duration as a TIMEX3 value: ``P3D``, ``PT30M``, ``P2.5Y``, ``PXM``."""
    time, letter, times = _LETTER[unit]
    if count is None:
        return f"P{time}X{letter}"
    whole = count * times
    number = str(int(whole)) if whole == int(whole) else f"{whole:.2f}".rstrip("0")
    return f"P{time}{number}{letter}"


def _number(got: object) -> float | None:
    return float(got) if isinstance(got, int | float) else None


def make_duration(match: Match, scene: Scene) -> Made | None:
    """A length of time; or "a day" in "five times a day", which is a SET."""
    got = match.got
    words = [x.lower for x in scene.items[match.first : match.last]]
    if "u" not in got:
        return Made("DURATION", str(got["v"]))
    unit = str(got["u"])
    if "v" in got and "u" in got:
        return _compound(match, scene)
    if "q" in got:  # "a quarter century"
        return Made("DURATION", length(25, "year"))
    if "d" in got:
        return Made("DURATION", "PT45M")
    if "half" in words:
        return _halves(match, words, unit)
    if "quarter" in words and unit == "century":
        return Made("DURATION", length(25, "year"))
    if unit == "second" and words[-1][-1:] != "s" and "-" not in words:
        return None
    if "n" not in got:
        return _article(match, scene, words, unit)
    count = _number(got["n"])
    if unit == "quarter" and scene.word_after(match.last) == "of":
        return None
    if words == ["one", unit] and unit in ("day", "night"):
        before = scene.words_before(match.first, 1)
        if not before or before[0] not in _BEFORE_DURATION:
            return None
    if got["n"] == VAGUE and words[0] in ("some", "many") and unit in ("time", "day"):
        return None
    if words[-2:-1] == ["at"]:  # "two years at most"
        side = "EQUAL_OR_LESS" if words[-1] == "most" else "EQUAL_OR_MORE"
        return Made("DURATION", length(count, unit), mod=side)
    ahead = _point_ahead(match, scene, count, unit)
    return ahead or Made("DURATION", length(count, unit))


def _halves(match: Match, words: list[str], unit: str) -> Made:
    n = _number(match.got.get("n", 0))
    if words[0] == "half" or words[:2] in (["a", "half"], ["an", "half"], ["one", "half"]):
        small = {
            "hour": "PT30M",
            "year": "P6M",
            "decade": "P5Y",
            "century": "P50Y",
            "minute": "PT30S",
            "day": "PT12H",
        }
        return Made("DURATION", small.get(unit, length(0.5, unit)))
    n = n or 1
    return Made("DURATION", length(n if n != int(n) else n + 0.5, unit))


def _compound(match: Match, scene: Scene) -> Made:
    """ "two hours and 30 minutes" """
    first = length(_number(match.got.get("n", 1)), str(match.got["u"]))
    second = length(_number(match.got.get("k", 1)), str(match.got["v"]))
    if "X" in first or "X" in second:
        return Made("DURATION", first)
    if "T" in first:
        return Made("DURATION", first + second.removeprefix("PT"))
    return Made("DURATION", first + second.removeprefix("P"))


def _article(match: Match, scene: Scene, words: list[str], unit: str) -> Made | None:
    """ "a year" and its like: a duration, a rate, or only a word for a day."""
    if "UNITS" in scene.items[match.at["u"][0]].classes:  # "decades-long"
        return Made("DURATION", length(None, unit))
    value = length(1, unit)
    if words[-1] in ("long", "old") or words[0] == "another" or len(words) > 2:
        return Made("DURATION", value)
    if words[0] not in ("a", "an", "one") or unit in ("second", "quarter"):
        return None
    before = scene.words_before(match.first, 2)
    near = before[-1] if before else ""
    previous = scene.items[match.first - 1].token if match.first else None
    if words[0] != "one" and previous is not None and near not in _BEFORE_DURATION:
        counts = previous.pos in ("NOUN", "NUM", "SYM", "PROPN") or near in ("%", "times")
        if counts and scene.word_after(match.last) not in ("ago", "after", "before", "later"):
            return Made("SET", value)
    if near in _BEFORE_DURATION or scene.word_after(match.last) in _AFTER_DURATION:
        return Made("DURATION", value)
    if unit in _LONG and previous is not None and previous.lemma in _VERBS:
        return Made("DURATION", value)
    return None


def _point_ahead(match: Match, scene: Scene, count: float | None, unit: str) -> Made | None:
    """ "will meet in three weeks": the day, and no length of time."""
    if scene.words_before(match.first, 1) != ["in"] or count is None or count != int(count):
        return None
    if unit not in ("day", "week", "month", "year") or scene.published is None:
        return None
    if _ranks(match, scene):
        return None
    token = scene.items[match.first - 1].token
    tokens = scene.tokens(match.first)
    if token is None or tokens[token.head].pos != "VERB":
        return None
    if scene.direction(match.first, match.last) != "future":
        return None
    value = shift(scene.published, int(count), unit)
    return Made("DATE", value) if value else None


def _ranks(match: Match, scene: Scene) -> bool:
    """Whether "in ten years" belongs to a rank ("the first in", "its ninth president in")."""
    front = scene.items[max(0, match.first - 6) : match.first]
    return any("ORD" in x.classes or (x.token and x.token.tag in ("JJS", "RBS")) for x in front)


def make_range(match: Match, scene: Scene) -> Made:
    """The first of two durations that share their unit."""
    return Made("DURATION", length(_number(match.got["n"]), str(match.got["u"])))


def second_length(match: Match) -> Made:
    """The second of two durations that share their unit."""
    return Made("DURATION", length(_number(match.got["k"]), str(match.got["u"])))


def make_window(match: Match, scene: Scene) -> Made:
    """ "the past two years", "the next four days", "the first three months of 2008"."""
    got = match.got
    unit = str(got["u"])
    count = _number(got.get("n", VAGUE))
    word = scene.items[match.at["r"][0]].lower
    value = length(count, unit)
    if word in ("first", "final") or (word == "last" and "of" in _words(match, scene)):
        return _of_year(match, scene, word, count, unit, value)
    span: tuple[date, date] | None = None
    today = scene.today
    grain = {"night": "day", "fortnight": "week", "weekend": "week"}.get(unit, unit)
    if today is not None and count is not None and count == int(count):
        back = word in ("last", "past", "previous", "preceding", "these", "since")
        times = int(count) * (2 if unit == "fortnight" else 1)
        known = grain not in ("second", "minute", "hour", "millennium")
        other = shift_day(today, -times if back else times, grain) if known else None
        if other is not None:
            span = (other, today) if back else (today, other)
        if word in ("previous", "preceding", "following"):
            span = None  # counted from another date
    return Made("DURATION", value, span=span)


def _words(match: Match, scene: Scene) -> list[str]:
    return [x.lower for x in scene.items[match.first : match.last]]


def _of_year(
    match: Match, scene: Scene, word: str, count: float | None, unit: str, value: str
) -> Made:
    words = [x.lower for x in scene.items[match.first : match.last]]
    year = int(match.got["y"]) if "y" in match.got else None
    if year is None and "of" in words and scene.published is not None:
        year = int(scene.published[:4]) - (match.got.get("r2") == "last")
    if year is None or unit != "month" or count not in (3, 6, 9):
        return Made("DURATION", value)
    months = int(count)
    if months == 9:
        from dateline.annotate.times.calendar import months as whole

        start = 1 if word == "first" else 4
        return Made("DURATION", value, span=whole(year, start, 9))
    if months == 3:
        return Made("DATE", f"{year:04}-Q{1 if word == 'first' else 4}")
    return Made("DATE", f"{year:04}-H{1 if word == 'first' else 2}")


def make_vague_duration(match: Match, scene: Scene) -> Made | None:
    """ "for years", "decades of war": plural units without a number."""
    unit = str(match.got["u"])
    if match.last - match.first > 1:
        return Made("DURATION", length(None, unit))
    front = scene.words_before(match.first, 1)
    if unit == "second" and front not in (["within"], ["for"], ["in"]):
        return None
    if unit in ("quarter", "weekend", "night"):
        return None
    token = scene.items[match.first].token
    if token is None or token.dep == "compound":
        return None
    before = scene.items[match.first - 1].token if match.first else None
    if before is not None and before.tag in _BEFORE_PLURAL:
        return None
    return Made("DURATION", length(None, unit))


def make_often(match: Match, scene: Scene) -> Made:
    """ "annual", "daily", "twice-yearly"."""
    freq = _FREQUENCY.get(str(match.got.get("f", "")))
    return Made("SET", str(match.got["v"]), freq=f"{freq}X" if freq else None)


def make_every(match: Match, scene: Scene) -> Made | None:
    """ "every Monday", "each year", "weekends", "per day"."""
    got = match.got
    words = [x.lower for x in scene.items[match.first : match.last]]
    quant: Quant | None = "EACH" if got.get("q") == "each" else "EVERY"
    if words[0] == "per":
        quant = None
    if "w" in got and "u" in got:
        return Made("SET", "P1M", quant=quant)
    if "w" in got and "n" in got:
        return Made("SET", f"P{int(got['n'])}W", quant=quant)
    if "w" in got and "other" in words:
        return Made("SET", "P2W", quant=quant)
    if "m" in got and "d" in got:
        return Made("SET", f"XXXX-{int(got['m']):02}-{int(got['d']):02}", quant=quant)
    if "w" in got:
        value = f"XXXX-WXX-{int(got['w'])}"
        return Made("SET", value + str(got.get("p", "")), quant=quant)
    if "p" in got:
        return Made("SET", f"XXXX-XX-XX{got['p']}", quant=quant)
    if "s" in got:
        return Made("SET", f"XXXX-{got['s']}", quant=quant)
    if "m" in got:
        return Made("SET", f"XXXX-{int(got['m']):02}", quant=quant)
    if "k" in got:
        return Made("SET", "XXXX-WXX-WE" if got["k"] == "weekends" else "P1D", quant=quant)
    if "u" not in got:
        return Made("SET", "P1Y", quant=quant)
    unit = str(got["u"])
    if unit == "second":
        return None
    count = _number(got["n"]) if "n" in got else 2.0 if "other" in words else 1.0
    return Made("SET", length(count, unit), quant=quant)


def make_times_a(match: Match, scene: Scene) -> Made | None:
    """ "twice a week", "three times a year"."""
    got = match.got
    words = [x.lower for x in scene.items[match.first : match.last]]
    unit = str(got["u"])
    freq = _FREQUENCY.get(str(got.get("f", "")))
    if freq is None:
        number = _number(got["n"])
        freq = int(number) if number is not None else None
    count = _number(got["k"]) if "k" in got else 1.0
    if "f" in got and "n" in got:
        count = _number(got["n"])
    written = f"{freq}X" if freq is not None else None
    if "times" not in words and "f" not in got:
        names = {"days": "D", "nights": "D", "hours": "H"}
        letter = next((names[w] for w in words if w in names), "X")
        written = f"{freq}{letter}" if freq is not None else None
    return Made("SET", length(count, unit), freq=written)


def make_times_in(match: Match, scene: Scene) -> Made:
    """ "twice", "three times" beside a date: how often within it."""
    freq = _FREQUENCY.get(str(match.got.get("f", "")))
    if freq is None:
        number = _number(match.got["n"])
        freq = int(number) if number is not None else None
    mod = "EQUAL_OR_MORE" if scene.items[match.first].lower == "at" else None
    return Made("SET", None, mod=mod, freq=f"{freq}X" if freq is not None else None)
