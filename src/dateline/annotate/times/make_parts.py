"""Values of parts of years: quarters, halves, seasons, fiscal years."""

from collections.abc import Callable
from datetime import date

from dateline.annotate.times.calendar import bounds, season_bounds, shift
from dateline.annotate.times.grammar import Match
from dateline.annotate.times.make_dates import choose, full_year, year_of
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.timex import Made
from dateline.annotate.times.vocabulary import cue

FAR_BACK = 200
"""Days: companies report a quarter long before it lies as far back as this."""

_RESULTS = cue("make_parts_results")
"""What companies and states report for half a year."""

_SPORT = frozenset(("game", "match", "play", "final", "clash", "tie", "contest", "bout"))


def make_quarter(match: Match, scene: Scene) -> Made | None:
    """A quarter of a calendar year, or of a fiscal year (then without bounds)."""
    got = match.got
    after = [x.lower for x in scene.items[match.last : match.last + 3]]
    if set(after) & _SPORT and after[0] in ("of", "in"):
        return None
    number = 4 if "l" in got else 1 if "o" in got else int(got.get("q", 0))
    if "m" in got:  # "the June quarter"
        number = (int(got["m"]) + 2) // 3
    if not 1 <= number <= 4:
        return None
    if "f" in got or _is_fiscal(match, scene):
        year = full_year(got["f"]) if "f" in got else None
        return Made("DATE", f"FY{year}-Q{number}" if year else f"XXXX-Q{number}")
    if "ago" in (scene.items[match.last - 1].lower,):
        year = _last_year(scene)
    else:
        year = year_of(match, scene) if ("y" in got or "r" in got) else None
        if year is None and "l" not in got and "year" in _words(match, scene):
            year = _this_year(scene)
    if year is None and "y" not in got and "r" not in got:
        year = _nearest(match, scene, lambda y: f"{y:04}-Q{number}")
    return Made("DATE", f"{year:04}-Q{number}" if year else f"XXXX-Q{number}")


def make_half(match: Match, scene: Scene) -> Made | None:
    """A half of a year."""
    number = int(match.got["h"])
    if number not in (1, 2):
        return None
    if "f" in match.got:
        fiscal = full_year(match.got["f"])
        return Made("DATE", f"FY{fiscal}-H{number}" if fiscal else None)
    bare = _words(match, scene)[1:] == ["-", "half"]
    if bare and scene.word_after(match.last) not in _RESULTS:  # "first-half goal"
        return None
    given = "y" in match.got or "r" in match.got
    year = year_of(match, scene) if given else _this_year(scene)
    return Made("DATE", f"{year:04}-H{number}" if year else f"XXXX-H{number}")


def make_season(match: Match, scene: Scene) -> Made:
    """A season; its year is the one it begins in."""
    got = match.got
    season = str(got["s"])
    word = scene.items[match.at["r"][0]].lower if "r" in got else ""
    year: int | None
    if "y" in got:
        year = full_year(got["y"])
    elif "n" in got:  # "two summers ago"
        last = _beside(scene, season, back=True)
        count = got["n"]
        whole = isinstance(count, int | float) and count == int(count)
        year = last - int(count) + 1 if whole and last and 0 < int(count) < 500 else None
    elif scene.today is None:
        year = None
    elif word in ("this", "current") and match.at["r"][1] == match.at["s"][0]:
        now = season_bounds(scene.today.year - 1, season, scene.country)
        year = scene.today.year - (now[0] <= scene.today <= now[1])
    elif word in ("last", "past", "previous", "next", "coming", "upcoming") and (
        match.at["r"][1] == match.at["s"][0]
    ):
        year = _beside(scene, season, back=word in ("last", "past", "previous"))
    elif "r" in got and str(got["r"]) not in ("same", "following"):
        year = year_of(match, scene)
    else:
        year = _nearest(match, scene, lambda y: f"{y:04}-{season}")
    return Made("DATE", f"{year:04}-{season}" if year else f"XXXX-{season}")


def _beside(scene: Scene, season: str, *, back: bool) -> int | None:
    """The year of the last season that has ended, or of the next that has not begun."""
    today = scene.today
    if today is None:
        return None
    years = range(today.year - 2, today.year + 3)
    spans = {y: season_bounds(y, season, scene.country) for y in years}
    if back:
        return max((y for y, s in spans.items() if s[1] < today), default=None)
    return min((y for y, s in spans.items() if s[0] > today), default=None)


def make_fiscal(match: Match, scene: Scene) -> Made:
    """A fiscal year: ``FY2009``; when it begins is not known."""
    got = match.got
    year = full_year(got["f"]) if "f" in got else None
    if "r" in got:
        year = year_of(match, scene)
    elif "f" not in got:
        year = _this_year(scene)
    if year is not None and "e" in got:  # "fiscal 2024-25" is named by the year it ends in
        year = year - year % 100 + int(got["e"]) % 100
    return Made("DATE", f"FY{year:04}" if year else None)


def _words(match: Match, scene: Scene) -> list[str]:
    return [x.lower for x in scene.items[match.first : match.last]]


def _is_fiscal(match: Match, scene: Scene) -> bool:
    return any(word in ("fiscal", "financial") for word in _words(match, scene))


def _this_year(scene: Scene) -> int | None:
    if scene.published is None:
        return None
    return int(scene.published[:4])


def _last_year(scene: Scene) -> int | None:
    moved = shift(scene.published, -1, "year") if scene.published else None
    return int(moved) if moved else None


def _nearest(match: Match, scene: Scene, write: Callable[[int], str]) -> int | None:
    """The year nearest to publication on the side the clause looks to."""
    today = scene.today
    if today is None:
        return None
    spans: dict[int, tuple[date, date]] = {}
    for year in (today.year - 1, today.year, today.year + 1):
        span = bounds(write(year), scene.country)
        if span is not None:
            spans[year] = span
    way = scene.direction(match.first, match.last)
    return choose(spans, (today, today), "past" if way == "none" else way, far=FAR_BACK)
