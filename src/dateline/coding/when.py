"""When an event took place: the time expression that governs its trigger.

The rules follow ``corpus/times/GUIDELINES.md``: an expression in the event's own clause,
of two the finer; without any, the day of the act told before, where the text tells on from
it (carried.py), else the dateline's day or the day of publication, by which a past event has
happened.
"""

from collections.abc import Sequence

import msgspec

from dateline.coding.carried import carried_date
from dateline.coding.counted import anchor_of, counted_date, is_exact
from dateline.coding.govern import (
    FROM,
    SINCE,
    TO,
    UP_TO,
    Anchored,
    anchored_times,
    governing,
    term_of,
    verb_of,
)
from dateline.coding.scene import Scene
from dateline.records import Article, Auxiliary, EventDate, Time, Token, last_day

Auxiliaries = frozenset[Auxiliary]

_DUE = frozenset({"due", "expected", "scheduled", "planned", "set"})
"""Predicates of what is to come ("final figures are *due*")."""
_HISTORICAL_GAP = 2
"""Calendar years before publication from which an event counts as historical."""


def _coarseness(time: Time) -> tuple[int, int]:
    value = time.value or ""
    if "T" in value:
        grain = 0
    elif time.begin and time.end_date:
        grain = 1 if time.begin == time.end_date else 2 + len(time.begin)
        days = int(time.end_date[:4]) * 372 - int(time.begin[:4]) * 372
        days += (int(time.end_date[5:7]) - int(time.begin[5:7])) * 31
        days += int(time.end_date[8:10]) - int(time.begin[8:10])
        grain = 1 + days
    else:
        grain = 100000
    return grain, time.start


def date_event(
    scene: Scene, trigger: Token, anchored: Sequence[Anchored], *, today: str | None
) -> EventDate | None:
    """The date of an event by the words of its sentence, else ``None``.

    ``today`` is the day from which the text speaks (its dateline's, else publication), an
    ISO day, or ``None``.
    """
    counted = _counted(scene, trigger, anchored, today)
    if counted is not None:
        return counted
    term = term_of(scene, trigger, anchored)
    if term is not None:
        return _by_term(scene, trigger, term, anchored, today)
    dated = governing(scene, trigger, [a for a in anchored if _is_dated(a.time)])
    if not dated:
        return _lasting(scene, trigger, anchored, today)
    ends = _range(dated)
    if ends is not None:
        first, last = ends
        return EventDate(
            value=f"{first.value}/{last.value}",
            earliest=first.begin,
            latest=last.end_date,
            basis="words",
            start=first.start,
            end=last.end,
        )
    if _is_past(scene, trigger) and today is not None:
        # "promised relief by Christmas": the date is the promise's content
        dated = [a for a in dated if (a.time.begin or "") <= last_day(today)]
    if scene.classes["moving"] & {trigger.lemma}:
        # "was put off *to Friday*": the date is the new one's, not the act's
        dated = [a for a in dated if a.preposition not in TO]
    if not dated:
        return None
    best = min(dated, key=lambda a: _coarseness(a.time))
    begun = _begun(scene, trigger, best, anchored, today)
    return _by_preposition(best, today) if begun is None else begun


def _begun(
    scene: Scene, trigger: Token, end: Anchored, anchored: Sequence[Anchored], today: str | None
) -> EventDate | None:
    """What began with the act before it and went on to a limit ("seized power in 1973 and
    *ruled until 1990*")."""
    if end.preposition not in ("until", "till") or trigger.dep != "conj":
        return None
    others = [a for a in anchored if a.time.end <= trigger.start]
    start = date_event(scene, scene.head(trigger), others, today=today)
    if start is None or start.basis != "words" or start.earliest is None:
        return None
    if end.time.begin is None or start.earliest > end.time.begin:
        return None
    return EventDate(
        value=f"{start.value}/{end.time.value}",
        earliest=start.earliest,
        latest=end.time.end_date,
        basis="words",
        start=start.start,
        end=end.time.end,
    )


def _counted(
    scene: Scene, trigger: Token, anchored: Sequence[Anchored], today: str | None
) -> EventDate | None:
    """The date of an event that a duration links to another ("*left* on Friday, two days
    after rebels *attacked*"), by the date of the other."""
    for item in anchored:
        found = anchor_of(scene, item.time)
        if found is None:
            continue
        anchor, word = found
        others = [a for a in anchored if a.time is not item.time]
        dated = [a for a in others if _is_dated(a.time)]
        exact = is_exact(scene, item.time)
        if _is_anchor(scene, trigger, anchor):
            behind = [a for a in dated if a.time.start > item.time.end]
            if governing(scene, trigger, behind) and any(
                scene.tokens[a.governor].i == anchor.i for a in behind
            ):
                continue  # "ten days before the two met *on Saturday*"
            main = scene.tokens[item.governor]
            main = scene.head(anchor) if main.i == anchor.i else main
            base = date_event(scene, main, others, today=today) if main.i != trigger.i else None
            earlier = [a for a in others if a.time.end <= item.time.start and a.time.begin]
            if base is None and earlier:
                base = _from(earlier[-1].time, "words")
            return counted_date(item.time, word, base, today, exact=exact)
        if item.governor == trigger.i and not governing(scene, trigger, dated):
            base = date_event(scene, anchor, others, today=None)
            if base is not None and base.basis == "words":
                back = "before" if word != "before" else "after"
                return counted_date(item.time, back, base, today, exact=exact)
    return None


def _is_anchor(scene: Scene, trigger: Token, anchor: Token) -> bool:
    """Whether a duration is counted from ``trigger``: from its verb, where that only links."""
    if anchor.i == trigger.i:
        return True
    linking = anchor.pos in ("VERB", "AUX") and trigger.head == anchor.i
    return (
        linking
        and trigger.dep in ("acomp", "attr", "oprd", "xcomp")
        and (anchor.lemma in ("be", "become", "go"))
    )


def _lasting(
    scene: Scene, trigger: Token, anchored: Sequence[Anchored], today: str | None
) -> EventDate | None:
    """What has gone on for a length of time that ends today ("has been raining *for a week*",
    "killed 40 people *in the past two weeks*")."""
    lengths = [a for a in anchored if a.time.type == "DURATION" and a.time.mod is None]
    for item in governing(scene, trigger, lengths):
        time = item.time
        until_now = time.end_date is not None and time.end_date == today
        verb = verb_of(scene, trigger)
        # "has suspended flights for a week" looks ahead; "has been fighting for a week" back
        has = any(c.tag in ("VBZ", "VBP") for c in scene.children(verb, "aux"))
        going_on = has and verb.tag == "VBG" and item.preposition == "for"
        if not until_now and not going_on:
            continue
        begun = counted_date(time, "after", None, today)
        if begun is None:
            continue
        value = f"{begun.value}/{today}"
        return msgspec.structs.replace(begun, value=value, latest=today, basis="words")
    return None


def _by_term(
    scene: Scene, trigger: Token, term: Anchored, anchored: Sequence[Anchored], today: str | None
) -> EventDate | None:
    """What is to be done within a term: by its end, or within a length from when it was set
    ("gave it on Sunday *seven days to leave*")."""
    if _is_dated(term.time):
        return _by_preposition(term, today)
    setter = scene.head(trigger)
    while setter.pos not in ("VERB", "AUX") and setter.head != setter.i:
        setter = scene.head(setter)
    others = [a for a in anchored if a.time is not term.time]
    base = date_event(scene, setter, others, today=today) if setter.i != trigger.i else None
    if base is None:
        return None
    return counted_date(term.time, "before", base, today)


def _is_dated(time: Time) -> bool:
    """Whether an expression names a stretch of the calendar, also one whose days are not
    known ("fiscal 2009")."""
    value = time.value or ""
    return time.type in ("DATE", "TIME") and (value[:1].isdigit() or value.startswith("FY"))


def _is_past(scene: Scene, verb: Token) -> bool:
    if verb.tag == "VBD":
        return True
    return verb.tag == "VBN" and any(c.lemma == "have" for c in scene.children(verb, "aux"))


def _range(dated: Sequence[Anchored]) -> tuple[Time, Time] | None:
    first = next((a for a in dated if a.preposition in FROM), None)
    last = next((a for a in dated if a.preposition in TO and a is not first), None)
    if first is None or last is None or first.time.start > last.time.start:
        return None
    return first.time, last.time


def _from(time: Time, basis: str) -> EventDate:
    value = time.value or ""
    if value.startswith("FY") and time.begin and time.end_date:
        value = f"{time.begin}/{time.end_date}"
    return EventDate(
        value=value or None,
        earliest=time.begin,
        latest=time.end_date,
        basis=basis,
        start=time.start,
        end=time.end,
    )


def _by_preposition(anchored: Anchored, today: str | None) -> EventDate:
    time, preposition = anchored.time, anchored.preposition
    if preposition in SINCE and today is not None:
        value = f"{time.value}/{today}"
        return msgspec.structs.replace(_from(time, "words"), value=value, latest=today)
    if preposition in UP_TO:
        return msgspec.structs.replace(_from(time, "words"), earliest=None)
    return _from(time, "words")


class Calendar:
    """Dates of the events of one article.

    Args:
        times: the article's time expressions.
        published: its date of publication (ISO 8601, any grain) or ``None``.
        sections: used to find the dateline, whose day is the text's today.
    """

    def __init__(
        self, article: Article, times: Sequence[Time], scenes: Sequence[Scene] = ()
    ) -> None:
        self._times = times
        self._scenes = scenes
        self._at = {scene.parse.start: n for n, scene in enumerate(scenes)}
        self._published = article.published
        self._dateline = next(
            (
                time
                for section in article.sections
                if section.kind == "dateline"
                for time in times
                if section.start <= time.start < section.end and _is_day(time.begin, time.end_date)
            ),
            None,
        )

    @property
    def today(self) -> str | None:
        """The day from which the text speaks, if it is known to the day."""
        if self._dateline is not None:
            return self._dateline.begin
        return self._published if self._published and len(self._published) == 10 else None

    def anchored(self, scene: Scene) -> list[Anchored]:
        """The time expressions of one sentence with what they hang on."""
        start, end = scene.parse.start, scene.parse.end
        return anchored_times(scene, [t for t in self._times if start <= t.start < end])

    def date(
        self, scene: Scene, trigger: Token, anchored: Sequence[Anchored], auxiliaries: Auxiliaries
    ) -> EventDate | None:
        """When the event of ``trigger`` was or will be.

        Without words that say so, an event that is told as done had happened by the
        dateline's day, else by the day of publication; ``None`` for all other events.
        """
        found = date_event(scene, trigger, anchored, today=self.today or self._published)
        if found is not None:
            return self._clipped(found, auxiliaries)
        if _has_since(scene, trigger):
            return None
        if auxiliaries - {"negated"} or not _is_told(scene, trigger):
            return None
        at = self._at.get(scene.parse.start)
        if at is not None:
            carried = carried_date(self._scenes, at, trigger, self.today, self._by_words)
            if carried is not None:
                return carried
        return self.told()

    def _by_words(self, scene: Scene, trigger: Token) -> EventDate | None:
        return date_event(scene, trigger, self.anchored(scene), today=self.today)

    def _clipped(self, date: EventDate, auxiliaries: Auxiliaries) -> EventDate:
        """What is told as done lies no later than publication, what is to come no earlier."""
        if self._published is None or date.earliest is None or date.latest is None:
            return date
        last = last_day(self._published)
        if "future" in auxiliaries:
            today = self.today
            if today is not None and date.earliest < today <= date.latest:
                return msgspec.structs.replace(date, earliest=today)
        elif not auxiliaries - {"negated"} and date.earliest <= last < date.latest:
            return msgspec.structs.replace(date, latest=last)
        return date

    def told(self) -> EventDate | None:
        """The day by which what is told as done had happened: the dateline's, else that of
        publication."""
        if self._dateline is not None:
            return msgspec.structs.replace(_from(self._dateline, "dateline"), earliest=None)
        if self._published is None:
            return None
        latest = last_day(self._published)
        return EventDate(value=self._published, latest=latest, basis="published-by")

    def day(self, date: EventDate | None) -> str | None:
        """The day (ISO) on which those who took part held the offices that count: the event's,
        if it is past, else the day of publication."""
        published = last_day(self._published) if self._published else None
        days = (date.latest or date.earliest) if date is not None else None
        if days is None or (published is not None and days > published):
            return published
        return days

    def auxiliaries(self, scene: Scene, trigger: Token, date: EventDate | None) -> Auxiliaries:
        """``historical`` or ``future``, where the date itself says so.

        Historical is what ended in the second calendar year before publication or earlier.
        """
        if date is None or self._published is None or date.basis in ("published-by", "dateline"):
            return frozenset()
        year = int(self._published[:4])
        if date.latest is not None and int(date.latest[:4]) <= year - _HISTORICAL_GAP:
            return frozenset({"historical"})
        last = last_day(self._published)
        if date.earliest is not None and date.earliest > last:
            return frozenset({"future"})
        # "is to be paid by Friday": not past, and its bounds reach beyond today
        verb = trigger.pos in ("VERB", "AUX") and not _is_past(scene, trigger)
        if verb and trigger.tag != "VBN" and date.latest is not None and date.latest > last:
            return frozenset({"future"})
        return frozenset()


def _has_since(scene: Scene, verb: Token) -> bool:
    """ "*has since* closed": some day between the act before it and today."""
    perfect = any(c.tag in ("VBZ", "VBP") for c in scene.children(verb, "aux"))
    since = any(c.text.lower() == "since" for c in scene.children(verb, "advmod"))
    return perfect and since


def _is_told(scene: Scene, trigger: Token) -> bool:
    """Whether the words tell an act as done: not an infinitive, nor, outside of headlines,
    a present tense, which tells what is general or about to be, but for what is said."""
    if trigger.text.lower() in _DUE:
        return False
    if scene.is_infinitive(trigger):
        return False
    if trigger.pos not in ("VERB", "AUX") or trigger.lemma in scene.classes["saying"]:
        return True
    return trigger.tag not in ("VBP", "VBZ") or scene.parse.section == "headline"


def _is_day(begin: str | None, end: str | None) -> bool:
    return begin is not None and begin == end
