"""What a maker says of a match, and the finished time expression."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec

from dateline.records.annotation import TimexType

Quant = Literal["EVERY", "EACH"]


@dataclass(frozen=True, slots=True)
class Made:
    """The meaning of a match, before it is joined with its neighbours.

    ``value`` is a TIMEX3 value; of a time of day without its day only the part from the
    ``T`` on. ``span`` overrides the bounds that the value implies, inclusive; ``last``
    the index after the last token, where a match turned out to be shorter.
    """

    type: TimexType
    value: str | None
    mod: str | None = None
    quant: Quant | None = None
    freq: str | None = None
    span: tuple[date, date] | None = None
    last: int | None = None


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression with all that is known of it.

    Offsets are code points into the article's text, half-open. ``begin`` and ``end_date``
    are ISO days, inclusive. ``quant`` and ``freq`` are TimeML's attributes of a SET.
    ``anchor`` is "start:end", the offsets of the phrase a duration is counted from.
    """

    start: int
    end: int
    type: TimexType
    value: str | None = None
    mod: str | None = None
    quant: Quant | None = None
    freq: str | None = None
    begin: str | None = None
    end_date: str | None = None
    anchor: str | None = None
