"""Words that look like times but are not: names, verbs, numbers of things."""

from collections.abc import Callable, Sequence

from dateline.annotate.times.grammar import Match
from dateline.annotate.times.lexer import Item
from dateline.annotate.times.vocabulary import Vocabulary, cue

_IN_FRONT = cue("names_in_front")
"""Words in front of "May", "March" or "spring" that show a time is meant."""

_YEAR_IN_FRONT = cue("names_year_in_front")

_NAMES = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "GPE", "LOC", "NORP")
_TITLES = ("WORK_OF_ART", "PRODUCT")
_COUNTED = ("CARDINAL", "MONEY", "QUANTITY", "PERCENT")

_SEASON_IN_FRONT = frozenset(
    ("in", "during", "by", "since", "until", "over", "through", "for", "of", "after", "before")
)
_CALLED = frozenset(("called", "named", "nicknamed", "dubbed"))

_CLOCK_IN_FRONT = frozenset(
    ("at", "since", "from", "until", "till", "by", "to", "before", "after", "between", "and", "-",
     "run", "runs", "starts", "begins", "ends")
)  # fmt: skip
"""Words in front of four digits that may be hours."""

_CHANNELS = frozenset(("usa", "bbc", "psychology", "russia", "world"))
"""Words in front of "Today" in the names of newspapers and programmes."""


def is_no_time(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """Whether a match is part of a name, a verb, or a number of something else."""
    if match.rule.kind == "date" and _before_name(match, items, words):
        return True
    test = _TESTS.get(match.rule.make)
    if test is not None and test(match, items, words):
        return True
    return _in_name(match, items)


def _kind(item: Item) -> str:
    """The OntoNotes type of the entity that a token stands in, or the empty string."""
    return item.token.entity[2:] if item.token is not None else ""


def _before(match: Match, items: Sequence[Item]) -> str:
    return items[match.first - 1].lower if match.first else ""


def _before_name(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """Whether a word follows that makes a name of a date ("Thursday Island")."""
    if match.last >= len(items) or match.rule.make in ("year", "named_day"):
        return False
    after = items[match.last]
    return after.raw[0].isupper() and after.lower in words.name_after


def _in_name(match: Match, items: Sequence[Item]) -> bool:
    """Whether the words lie inside a name that goes beyond them."""
    inside = items[match.first : match.last]
    if any(c.isdigit() for x in inside for c in x.raw):
        first = inside[0]
        return (
            match.rule.make == "year"
            and _kind(first) in _TITLES
            and match.first > 0
            and _kind(items[match.first - 1]) == _kind(first)
        )
    kinds = {_kind(x) for x in inside}
    if not kinds & set(_NAMES) or not any(x.raw[0].isupper() for x in inside):
        return False
    kind = next(k for k in kinds if k in _NAMES)
    around = [*items[max(0, match.first - 1) : match.first], *items[match.last : match.last + 1]]
    return any(_kind(x) == kind and x.raw[0].isupper() for x in around)


def _named_neighbour(match: Match, items: Sequence[Item]) -> bool:
    """Whether a single word is bound to a capitalised neighbour ("April Jones", "Brian May")."""
    item = items[match.first]
    if match.last < len(items):
        after = items[match.last]
        bound = (
            item.token is not None
            and after.token is not None
            and after.raw[0].isupper()
            and not after.glued
            and after.token.tag.startswith("NNP")
            and (_kind(item) not in ("DATE", "TIME") or _before(match, items) not in _IN_FRONT)
            and item.token.dep in ("compound", "nmod", "poss")
            and item.token.head == after.token.i
        )
        if bound:
            return True
    if not match.first or item.token is None:
        return False
    previous = items[match.first - 1]
    return (
        previous.token is not None
        and previous.raw[0].isupper()
        and not item.glued
        and previous.token.tag.startswith(("NNP", "JJ"))
        and previous.token.head == item.token.i
        and previous.token.dep in ("compound", "amod", "nmod")
        and not set(previous.classes) & {"MONTH", "WEEKDAY", "REL", "DAYPART"}
        and previous.lower not in _IN_FRONT
        and _kind(item) not in ("DATE", "TIME")
    )


def _no_month(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    at = match.at["m"][0]
    item = items[at]
    abbreviated = item.raw.endswith(".")
    alone = match.last - match.first == 1
    if item.lower in ("may", "march", "mar") and item.raw.islower():
        return True
    if not alone:
        if item.raw.islower() and item.lower in words.doubtful:
            return True
        return bool("w" in match.got and not items[match.first].raw[0].isupper())
    if item.lower in words.doubtful and not abbreviated:
        return item.raw.islower() or _before(match, items) not in _IN_FRONT
    if not item.raw[0].isupper():
        return item.lower in ("august", "april", "june") and _before(match, items) not in _IN_FRONT
    if item.lower in ("may", "march", "april", "june", "august"):
        dated = _kind(item) == "DATE"
        if not dated and _before(match, items) not in _IN_FRONT:
            return True
        verb = item.token is not None and item.token.tag in ("MD", "VB", "VBP", "VBD", "VBZ")
        if verb and item.lower in ("may", "march"):
            return True
        previous = items[match.first - 1] if match.first else None
        capital = previous is not None and previous.raw[0].isupper() and previous.raw.isalpha()
        if capital and _before(match, items) not in _IN_FRONT:
            return True
        if _kind(item) == "PERSON" or _before(match, items) in _CALLED:
            return True
    return _named_neighbour(match, items)


def _no_weekday(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    at = match.at["w"][0] if "w" in match.at else match.first
    item = items[at]
    that = items[match.first].token
    if that is not None and that.lemma == "that" and that.tag != "DT":
        return True
    if _before(match, items) in _CALLED or (at and items[at - 1].lower == "may"):
        return True
    if item.lower in words.doubtful and not item.raw.endswith("."):
        return item.raw.islower() or _kind(item) != "DATE"
    if item.raw.islower() and item.token is not None and item.lower in words.doubtful:
        return True
    if match.last - match.first > 1:
        return False
    return _named_neighbour(match, items)


def _no_year(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    if "y" not in match.at:
        return False
    at = match.at["y"][0]
    item = items[at]
    before = items[at - 1].lower if at else ""
    if "YEAR2" in item.classes:
        return _no_short_year(match, items, before)
    if match.last - match.first > 1:
        return False
    year = item.classes.get("YEAR")
    after = items[match.last] if match.last < len(items) else None
    if before in ("$", "€", "£", "¥", "#") or before in words.number_after:
        return True
    if after is not None and after.lower in words.counted:
        return True
    if after is not None and (
        after.lower in ("%", "percent", "per", "°") or (after.glued and after.raw[0].isalpha())
    ):
        return True
    if after is not None and after.glued and after.lower in "-/:" and match.last + 1 < len(items):
        follows = items[match.last + 1]
        if follows.glued and follows.raw[0].isdigit():
            return True
    if (
        before == "-"
        and items[at - 1].glued
        and item.glued
        and at > 1
        and items[at - 2].raw[-1].isdigit()
    ):
        return "YEAR" not in items[at - 2].classes
    token = item.token
    plausible = isinstance(year, int) and 1900 <= year <= 2060
    if token is None:
        return not plausible and before not in _YEAR_IN_FRONT
    kind = _kind(item)
    if kind in _COUNTED and not (
        plausible and before in _YEAR_IN_FRONT and not _counts(item, after)
    ):
        return True
    if not plausible:
        return before not in ("in", "since", "by", "from", "until", "year", "to", "of") or _counts(
            item, after
        )
    return kind != "DATE" and _counts(item, after)


def _no_short_year(match: Match, items: Sequence[Item], before: str) -> bool:
    """ "'08" is a year only where the words around show it."""
    if match.last - match.first > 1 and "m" in match.got:
        return False
    return before not in ("in", "since", "by", "of", "from", "until", "class", "to", "before")


def _counts(item: Item, after: Item | None) -> bool:
    """Whether a number counts the plural noun behind it ("2000 soldiers")."""
    if item.token is None or after is None or after.token is None:
        return False
    return item.token.dep == "nummod" and after.token.tag in ("NNS", "NNPS", "JJ", "VBN")


def _no_season(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    if "n" in match.got:
        return False
    at = match.at["s"][0]
    item = items[at]
    after = items[match.last].lower if match.last < len(items) else ""
    before = _before(match, items)
    if item.token is not None and item.token.tag.startswith("V"):
        return True
    if match.last - match.first == 1:
        if item.raw[0].isupper() and match.first and items[match.first - 1].raw[0].isupper():
            return before not in _IN_FRONT
        if item.lower in ("fall", "spring"):
            return before not in _IN_FRONT or before in ("the", "-", ",", "(", "and", "to")
        return before not in _IN_FRONT and not (item.token and item.token.dep == "nsubj")
    if item.lower == "fall" and items[match.first].lower == "the" and "r" not in match.got:
        if "y" in match.got:
            return False
        return after == "of" or before not in ("in", "during", "by", "since", "until")
    if items[match.first].lower == "the" and "y" not in match.got and "r" not in match.got:
        return after == "of" or before not in _SEASON_IN_FRONT
    return False


def _no_decade(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """ "in his 80s", "in her thirties", "temperatures in the 90s" are no decades."""
    item = items[match.at["v"][0]]
    before = _before(match, items)
    if before in ("his", "her", "their", "my", "your", "our", "its", "one's"):
        return True
    if "DECADE" in item.classes and item.raw[0].isdigit():
        return item.glued and match.first > 0 and items[match.first - 1].raw.isalpha()
    short = item.raw[0].isdigit() and match.last - match.first == 1
    if short:
        near = items[max(0, match.first - 2) : match.first]
        return not any("DECADE2" in x.classes or "DECADE" in x.classes for x in near) and (
            before not in ("early", "late", "mid", "-")
        )
    if not item.raw[0].isdigit() and "DECADE" in item.classes:
        front = {x.lower for x in items[max(0, match.first - 2) : match.last]}
        return not front & {"the", "early", "late", "mid"}
    return False


def _no_often(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    item = items[match.first]
    capital = item.raw[0].isupper() and item.token is not None
    if capital and item.token is not None and item.token.tag.startswith("NNP"):
        return True
    after = items[match.last] if match.last < len(items) else None
    named = after is not None and after.raw[0].isupper() and _kind(after) in ("ORG", "WORK_OF_ART")
    return named and item.lower in ("daily", "weekly", "monthly")


def _no_holiday(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """Holidays whose words name other things too stand after a preposition, without a noun."""
    if not words.holidays[int(match.got["h"])].strict:
        return False
    if _before(match, items) not in ("on", "by", "before", "until", "since", "after", "this"):
        return True
    after = items[match.last].token if match.last < len(items) else None
    return after is not None and after.tag.startswith("NN")


def _no_today(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    item = items[match.last - 1]
    return item.raw == "Today" and _before(match, items) in _CHANNELS


def _no_reference(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    word = items[match.first].lower
    before = _before(match, items)
    after = items[match.last] if match.last < len(items) else None
    if after is not None and after.lower == "-" and after.glued:
        return True
    if items[match.first].glued and before == "-":
        return True
    if word in ("soon", "recent"):
        follows = after.lower if after else ""
        return before in ("as", "so", "too", "how", "most") or follows in ("after", "as")
    noun = ("NN", "CD", "JJ", "NNS", "NNP")
    if match.last - match.first == 2 and items[match.last - 1].lower in ("past", "future"):
        return after is not None and after.token is not None and after.token.tag in noun
    if word == "now":
        return before in ("democracy", "apocalypse") or items[match.first].raw == "NOW"
    return False


def _no_unit(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """ "last minute", "the next second", "this time" and "the same time" are no dates."""
    unit = match.got.get("u")
    that = items[match.first].token
    if that is not None and that.lemma == "that" and that.tag != "DT":
        return True
    if unit in ("second", "minute", "hour", "millennium", "night", "fortnight"):
        return True
    after = items[match.last].lower if match.last < len(items) else ""
    return unit == "day" and after == "-" and items[match.first].lower in ("this",)


def _no_duration(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """ "Six-Day War", "Hundred Years' War": lengths inside a name."""
    unit = items[match.at["u"][0]] if "u" in match.at else None
    if unit is None or not unit.raw[0].isupper() or match.last >= len(items):
        return False
    if match.at["u"][0] == match.first:
        return False
    after = next((x for x in items[match.last : match.last + 2] if x.lower not in "'’"), None)
    return after is not None and after.raw[0].isupper()


def _no_clock(match: Match, items: Sequence[Item], words: Vocabulary) -> bool:
    """ "0700" and "2130" are hours only behind a preposition of time."""
    if match.last - match.first > 1 or not str(match.got.get("k", "")).isdigit():
        return False
    after = items[match.last] if match.last < len(items) else None
    if after is not None and after.lower in ("today", "tonight", "tomorrow", "yesterday"):
        return False
    if _before(match, items) not in _CLOCK_IN_FRONT:
        return True
    if after is None:
        return False
    counted = after.token is not None and after.token.tag in ("NN", "NNS", "CD")
    named = after.raw.istitle() and not after.classes.keys() & {"WEEKDAY", "MONTH"}
    if named and after.token is not None and after.token.tag.startswith("NNP"):
        return items[match.first].raw[0] != "0"  # "at 1800 Main Street"
    lower = after.lower in ("%", "percent", "per") or (after.glued and after.raw[0].isalnum())
    return lower or (counted and not after.raw[0].isupper())


_Test = Callable[[Match, Sequence[Item], Vocabulary], bool]

_TESTS: dict[str, _Test] = {
    "clock": _no_clock,
    "date": _no_month,
    "month_relative": _no_month,
    "weekday": _no_weekday,
    "year": _no_year,
    "duration": _no_duration,
    "season": _no_season,
    "holiday": _no_holiday,
    "decade": _no_decade,
    "often": _no_often,
    "day_shift": _no_today,
    "reference": _no_reference,
    "unit_relative": _no_unit,
}
