"""Which events to list: a filter that says in a sentence what it asks for."""

import msgspec

from dateline.records import Status
from dateline.store.dates import days_of
from dateline.store.fold import fold, is_country_code
from dateline.store.words import parse_words

_STATUSES: tuple[Status, ...] = ("actual", "negated", "future", "hypothetical", "historical")


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What an event must be to be listed; what is ``None`` is not asked.

    ``actor``, ``recipient`` and ``either`` (on any side) are found in the words of a role
    and in the name of its resolved actor, whatever the case and the diacritics. Three
    capital letters are a country code instead, matched exactly (``RUS`` is not
    "Belarus"); as words they count only when they stand alone in capitals ("the FBI").
    ``place`` does the same with an event's place.

    ``since`` and ``until`` are ISO dates of any grain (2023, 2023-09, 2023-09-13,
    2023-W37, 2023-Q3); an event is listed when its date, or where it has none its
    article's publication date, shares a day with them.

    ``text`` is searched in the event's article like the words of a search. ``article``
    and ``run`` are ids (``run``: the newest of each article when not given).
    ``min_confidence`` is from 0 to 1. ``limit`` and ``offset`` count events.

    Raises:
        ValueError: a value cannot be meant (no date, no status, empty, negative).
    """

    actor: str | None = None
    recipient: str | None = None
    either: str | None = None
    code: str | None = None
    mode: str | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    text: str | None = None
    article: str | None = None
    run: str | None = None
    min_confidence: float | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, str):
                _check_text(name, value)
        if self.text is not None and parse_words(self.text) == parse_words(""):
            raise ValueError(f"text: {self.text!r} holds no word to look for; give a word")
        if self.status is not None and self.status not in _STATUSES:
            raise ValueError(
                f"status: {self.status!r} is no status; use one of {', '.join(_STATUSES)}"
            )
        days = self.days
        if days[0] is not None and days[1] is not None and days[0] > days[1]:
            raise ValueError(
                f"since {self.since} is after until {self.until}; exchange the two dates"
            )
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise ValueError(
                f"min_confidence: {self.min_confidence} is not from 0 to 1; give a share like 0.5"
            )
        for name, count in (("limit", self.limit), ("offset", self.offset)):
            if count is not None and count < 0:
                raise ValueError(f"{name}: {count} is negative; give 0 or more")

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day asked for (``YYYY-MM-DD``), each ``None`` when open."""
        since = None if self.since is None else _days("since", self.since)[0]
        until = None if self.until is None else _days("until", self.until)[1]
        return since, until

    def describe(self) -> str:
        """The filter in words: ``ASSAULT events by RUS on UKR since 2023-01 near "Kyiv"``."""
        parts = [self.status, self.code, "events"]
        for phrase, value in (
            ("by", self.actor),
            ("on", self.recipient),
            ("involving", self.either),
        ):
            parts += [phrase, _name(value)] if value is not None else []
        parts += ["of mode", self.mode] if self.mode is not None else []
        for phrase, value in (("since", self.since), ("until", self.until)):
            parts += [phrase, value] if value is not None else []
        parts += ["near", _name(self.place)] if self.place is not None else []
        parts += ["in articles that hold", self.text] if self.text is not None else []
        parts += ["in article", self.article] if self.article is not None else []
        parts += ["of run", self.run] if self.run is not None else []
        if self.min_confidence is not None:
            parts.append(f"with a confidence of at least {self.min_confidence:g}")
        sentence = " ".join(part for part in parts if part is not None)
        if sentence == "events":
            sentence = "all events"
        if self.limit is not None:
            sentence += f", at most {self.limit}"
        if self.offset:
            sentence += f", after the first {self.offset}"
        return sentence


def _check_text(name: str, value: str) -> None:
    if not value.strip():
        raise ValueError(f"{name}: is empty; leave it out or give a value")
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise ValueError(f"{name}: {value!r} holds bytes that are not UTF-8; type it again")
    if name in ("actor", "recipient", "either", "place") and not fold(value).strip():
        raise ValueError(f"{name}: {value!r} holds no letter; give a name or a country code")


def _days(name: str, value: str) -> tuple[str, str]:
    days = days_of(value)
    if days is None:
        raise ValueError(f"{name}: {value!r} is not an ISO date; write 2023, 2023-09 or 2023-09-13")
    return days


def _name(value: str) -> str:
    """``value`` as a sentence shows it: codes bare, words in double quotes."""
    return value if is_country_code(value) else f'"{value}"'
