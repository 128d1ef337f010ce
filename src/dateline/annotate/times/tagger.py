"""Finding the time expressions of an article and saying when they are."""

from collections.abc import Iterator, Sequence

from dateline.annotate.times.calendar import bounds, grain_of
from dateline.annotate.times.grammar import Match, load_grammar
from dateline.annotate.times.leading import MAX_STRETCHES, leading_dateline
from dateline.annotate.times.lexer import YEARS, Item, lex
from dateline.annotate.times.names import is_no_time
from dateline.annotate.times.numbers import mark_longer
from dateline.annotate.times.phrases import phrases
from dateline.annotate.times.resolve import resolve
from dateline.annotate.times.scene import Scene
from dateline.annotate.times.timex import Timex
from dateline.annotate.times.vocabulary import vocabulary
from dateline.records import Parse, Time

MAX_LAG = 7
"""Most days from a dateline to publication; a dateline further back is not this article's."""


class TimeTagger:
    """Finds TIMEX3 expressions and their values.

    The data are loaded once a process, at the first call of :meth:`tag`.
    """

    def tag(
        self,
        text: str,
        parses: Sequence[Parse],
        *,
        published: str | None,
        country: str | None = None,
        dateline: tuple[int, int] | None = None,
    ) -> tuple[Time, ...]:
        """The time expressions of an article, in the order of the text.

        Args:
            text: the article's text; all offsets are code points into it.
            parses: the parsed sentences, in text order.
            published: the day, month or year of publication (ISO 8601), or ``None``.
            country: ISO 3166 alpha-3 of the source's state: decides the order of
                numbers in 03/04/2024 and the hemisphere of seasons.
            dateline: offsets of a dateline outside of ``parses``.
        """
        return tuple(
            Time(
                start=x.start,
                end=x.end,
                text=text[x.start : x.end],
                type=x.type,
                value=x.value,
                mod=x.mod,
                quant=x.quant,
                freq=x.freq,
                begin=x.begin,
                end_date=x.end_date,
                anchor=x.anchor,
            )
            for x in self.expressions(
                text, parses, published=published, country=country, dateline=dateline
            )
        )

    def expressions(
        self,
        text: str,
        parses: Sequence[Parse],
        *,
        published: str | None,
        country: str | None = None,
        dateline: tuple[int, int] | None = None,
    ) -> tuple[Timex, ...]:
        """As :meth:`tag`, with the attributes of sets as well."""
        scene = Scene(_plausible(published), country, parses)
        found: list[Timex] = []
        dated = False
        for n, (start, end, inside) in enumerate(stretches(text, parses, dateline)):
            items = lex(text, start, end, inside, vocabulary())
            mark_longer(items, vocabulary())
            scene.items = items
            scene.fronts = {}
            scene.clocks = {}
            place = dateline
            if place is None and n < MAX_STRETCHES:
                place = leading_dateline(items)
            if place is not None and not dated and start <= place[0] < end:
                dated = True
                _take_day(_expressions(items, scene), place, scene)
            found += _expressions(items, scene)
        return tuple(found)


def _plausible(published: str | None) -> str | None:
    """The day, month or year of publication; ``None`` outside of :data:`YEARS`."""
    span = bounds(published[:10]) if published else None
    return published[:10] if published and span and span[0].year in YEARS else None


def _take_day(found: Sequence[Timex], dateline: tuple[int, int], scene: Scene) -> None:
    """A dateline's day is what "today" means, where it fits the day of publication."""
    scene.days.clear()
    scene.recent.clear()
    scene.moment = None
    for timex in found:
        inside = dateline[0] <= timex.start < dateline[1]
        if not inside or timex.value is None or grain_of(timex.value) != "day":
            continue
        day, now = bounds(timex.value), bounds(scene.published) if scene.published else None
        if day is None:
            continue
        if now is None or 0 <= (now[1] - day[0]).days <= MAX_LAG or now[0] <= day[0] <= now[1]:
            scene.published = timex.value[:10]
        return


def stretches(
    text: str, parses: Sequence[Parse], dateline: tuple[int, int] | None
) -> Iterator[tuple[int, int, list[tuple[int, Parse]]]]:
    """Runs of sentences that no line break parts, as (start, end, parses with their index).

    A sentence break inside a date ("Sept. 13") does no harm that way.
    """
    if dateline is not None and not any(p.start < dateline[1] <= p.end for p in parses):
        yield (*dateline, [])
    group: list[tuple[int, Parse]] = []
    for i, parse in enumerate(parses):
        if group and (
            "\n" in text[group[-1][1].end : parse.start] or group[-1][1].section != parse.section
        ):
            yield group[0][1].start, group[-1][1].end, group
            group = []
        group.append((i, parse))
    if group:
        yield group[0][1].start, group[-1][1].end, group


def find_matches(items: Sequence[Item]) -> list[Match]:
    """The longest matches from left to right that are times."""
    grammar = load_grammar()
    words = vocabulary()
    found: list[Match] = []
    at = 0
    while at < len(items):
        match = grammar.match(items, at) if grammar.begins(items[at]) else None
        if match is None:
            at += 1
            continue
        if match.rule.kind == "void":
            at = match.last
        elif is_no_time(match, items, words):
            at += 1
        else:
            found.append(match)
            at = match.last
    return found


def _expressions(items: Sequence[Item], scene: Scene) -> list[Timex]:
    found: list[Timex] = []
    rows = phrases(find_matches(items), items, scene)
    for n, phrase in enumerate(rows):
        found += resolve(phrase, rows[n + 1] if n + 1 < len(rows) else None, scene, found)
    return found
