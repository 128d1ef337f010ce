"""When an event took place: the time expression that governs its trigger.

The rules follow ``corpus/times/GUIDELINES.md``: an expression in the event's own clause,
of two the finer; without any, the dateline's day or the day of publication, by which a
past event has happened. Carrying a date on from the sentence before made as many dates
wrong as right, so it is not done (docs/times.md).
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence

import msgspec

from dateline.coding.arguments import carrier
from dateline.coding.counted import anchor_of, counted_date, is_exact
from dateline.coding.scene import Scene
from dateline.records import Article, Auxiliary, EventDate, Time, Token

Auxiliaries = frozenset[Auxiliary]

_UP_TO = frozenset({"by", "before", "until", "till", "within", "ahead"})
_SINCE = frozenset({"since"})
_FROM = frozenset({"from", "between"})
_TO = frozenset({"to", "until", "till", "and", "through"})
_REPORTING_LINKS = frozenset({"ccomp", "parataxis", "relcl", "acl", "appos"})
_SHARING_LINKS = frozenset({"xcomp", "pcomp", "conj", "oprd", "dep"})
_NOUN_LINKS = frozenset({"dobj", "nsubjpass", "attr", "pobj", "conj", "prep", "oprd", "acomp"})
_LINKING = _UP_TO | _SINCE | _FROM | _TO
_MAX_CLIMB = 10
_HISTORICAL_GAP = 2
"""Calendar years before publication from which an event counts as historical."""


class Anchored(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression and the word that it says the time of."""

    time: Time
    governor: int
    preposition: str


def anchored_times(scene: Scene, times: Iterable[Time]) -> list[Anchored]:
    """The time expressions of a sentence with what they hang on."""
    found = []
    inside = {t.i: time for time in times for t in scene.tokens if time.start <= t.start < time.end}
    for time in dict.fromkeys(inside.values()):
        tokens = [t for t in scene.tokens if time.start <= t.start < time.end]
        top = next(
            (t for t in tokens if not any(t.head == o.i for o in tokens if o is not t)), None
        )
        if top is None:
            continue
        # The word in front says more than the tree, which may hang a year on the next noun.
        before = tokens[0].i - 1
        said = scene.tokens[before].text.lower() if before >= 0 else ""
        preposition = said if said in _LINKING else ""
        node = top
        for _ in range(_MAX_CLIMB):
            if node.head == node.i:
                break
            node = scene.head(node)
            if node.pos in ("ADP", "SCONJ", "PART", "ADV") and node.dep != "ROOT":
                preposition = preposition or node.text.lower()
                continue
            if node.i in inside:  # "7 p.m. on Sunday"
                continue
            break
        if node.dep in ("aux", "auxpass"):
            node = scene.head(node)  # "only on Thursday had they declared"
        found.append(Anchored(time=time, governor=node.i, preposition=preposition))
    return found


def governing(scene: Scene, trigger: Token, anchored: Sequence[Anchored]) -> list[Anchored]:
    """The expressions that say when ``trigger`` was.

    First those that hang on it or on a word above it, then those inside its clause that the
    parser hung on another word ("resumed talks on the border *on Thursday*").
    """
    of_clause = [a for a in anchored if trigger.dep == "relcl" and _holds(scene.head(trigger), a)]
    if of_clause:
        # "since 1959, when nine policemen were killed": the link is the other clause's
        return [msgspec.structs.replace(a, preposition="") for a in of_clause]
    chain = _chain(scene, trigger)
    for node in chain:
        here = [a for a in anchored if a.governor == node.i]
        if here:
            return here
    for node in chain:
        here = [a for a in anchored if _is_inside(scene, scene.tokens[a.governor], node)]
        if here:
            return here
    above = {node.i for node in chain}
    return [a for a in anchored if _verb_of(scene, scene.tokens[a.governor]).i in above]


def _verb_of(scene: Scene, token: Token) -> Token:
    """The verb that a word belongs to: itself, or the nearest above."""
    for node in (token, *scene.ancestors(token)):
        if node.pos in ("VERB", "AUX"):
            return node
    return token


def _holds(token: Token, anchored: Anchored) -> bool:
    return anchored.time.start <= token.start < anchored.time.end


def _is_inside(scene: Scene, token: Token, node: Token) -> bool:
    """Whether ``token`` stands below ``node`` in the same clause."""
    for _ in range(_MAX_CLIMB):
        if token.i == node.i:
            return True
        if token.head == token.i:
            return False
        if token.pos in ("VERB", "AUX") and not _is_same_time(scene, token):
            return False
        token = scene.head(token)
    return False


def _is_same_time(scene: Scene, verb: Token) -> bool:
    """Whether the time of a verb is that of the verb above, too ("stopped flowing at two",
    but not "plans to meet in June")."""
    if verb.dep in ("xcomp", "pcomp"):
        above = scene.head(verb).lemma
        classes = scene.classes
        return above not in classes["planning"] | classes["wishing"] | classes["saying"]
    if verb.dep == "advcl" and scene.is_infinitive(verb):
        return True  # "sent troops to enforce it in January"
    return _is_simultaneous(scene, verb)


def _is_simultaneous(scene: Scene, verb: Token) -> bool:
    """ "was killed *when* a bomb went off", "as it left the port"."""
    return verb.dep == "advcl" and any(
        c.text.lower() in ("when", "as", "while") for c in scene.children(verb, "advmod", "mark")
    )


def _chain(scene: Scene, trigger: Token) -> list[Token]:
    """The trigger, and the words above it whose time is its own."""
    chain = [trigger]
    if trigger.pos not in ("VERB", "AUX"):
        light = carrier(scene, trigger)
        if light is not None:
            chain.append(light)
    node = trigger
    for _ in range(_MAX_CLIMB):
        if node.head == node.i:
            break
        head = scene.head(node)
        cleft = _is_cleft(scene, node, head)
        if node.dep in _REPORTING_LINKS and not cleft:
            break
        verbal = node.pos in ("VERB", "AUX")
        if not cleft and not (
            _shares_verb_time(scene, node) if verbal else _shares_noun_time(node, head)
        ):
            break
        chain.append(head)
        node = head
    return chain


def _is_cleft(scene: Scene, node: Token, head: Token) -> bool:
    """ "It was on 6 March 1957 *that he proclaimed* …"."""
    subject = scene.child(head, "nsubj", "expl")
    it = subject is not None and subject.text.lower() == "it"
    return node.dep == "ccomp" and head.lemma == "be" and it


def _shares_verb_time(scene: Scene, verb: Token) -> bool:
    """Whether the time of the verb above is this verb's too."""
    if verb.dep in _SHARING_LINKS or _is_simultaneous(scene, verb):
        return True
    participle = verb.dep == "advcl" and verb.tag in ("VBG", "VBN", "VB")
    return participle and scene.child(verb, "mark") is None


def _shares_noun_time(noun: Token, head: Token) -> bool:
    if noun.dep in _NOUN_LINKS or noun.pos in ("ADP", "SCONJ"):
        return True
    return noun.dep == "nsubj" and head.pos in ("VERB", "AUX")


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
    for item in anchored:
        counted = anchor_of(scene, item.time)
        if counted is not None and counted[0].i == trigger.i:
            main = scene.tokens[item.governor]
            main = scene.head(trigger) if main.i == trigger.i else main
            others = [a for a in anchored if a.time is not item.time]
            base = date_event(scene, main, others, today=today) if main.i != trigger.i else None
            earlier = [a for a in others if a.time.end <= item.time.start and a.time.begin]
            if base is None and earlier:
                base = _from(earlier[-1].time, "words")
            exact = is_exact(scene, item.time)
            return counted_date(item.time, counted[1], base, today, exact=exact)
    dated = governing(scene, trigger, [a for a in anchored if _is_dated(a.time)])
    if not dated:
        return None
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
    best = min(dated, key=lambda a: _coarseness(a.time))
    if _is_past(scene, trigger) and today is not None and (best.time.begin or "") > today:
        return None  # "promised relief by Christmas": the date is the promise's content
    return _by_preposition(best, today)


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
    first = next((a for a in dated if a.preposition in _FROM), None)
    last = next((a for a in dated if a.preposition in _TO and a is not first), None)
    if first is None or last is None or first.time.start > last.time.start:
        return None
    return first.time, last.time


def _from(time: Time, basis: str) -> EventDate:
    return EventDate(
        value=time.value,
        earliest=time.begin,
        latest=time.end_date,
        basis=basis,
        start=time.start,
        end=time.end,
    )


def _by_preposition(anchored: Anchored, today: str | None) -> EventDate:
    time, preposition = anchored.time, anchored.preposition
    if preposition in _SINCE and today is not None:
        value = f"{time.value}/{today}"
        return msgspec.structs.replace(_from(time, "words"), value=value, latest=today)
    if preposition in _UP_TO:
        return msgspec.structs.replace(_from(time, "words"), earliest=None)
    return _from(time, "words")


class Calendar:
    """Dates of the events of one article.

    Args:
        times: the article's time expressions.
        published: its date of publication (ISO 8601, any grain) or ``None``.
        sections: used to find the dateline, whose day is the text's today.
    """

    def __init__(self, article: Article, times: Sequence[Time]) -> None:
        self._times = times
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
        found = date_event(scene, trigger, anchored, today=self.today)
        if found is not None:
            return self._clipped(found, auxiliaries)
        if auxiliaries - {"negated"} or not _is_told(scene, trigger):
            return None
        return self.told()

    def _clipped(self, date: EventDate, auxiliaries: Auxiliaries) -> EventDate:
        """What is told as done lies no later than publication, what is to come no earlier."""
        if self._published is None or date.earliest is None or date.latest is None:
            return date
        last = _last_day(self._published)
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
        latest = _last_day(self._published)
        return EventDate(value=self._published, latest=latest, basis="published-by")

    def auxiliaries(self, scene: Scene, trigger: Token, date: EventDate | None) -> Auxiliaries:
        """``historical`` or ``future``, where the date itself says so.

        Historical is what ended in the second calendar year before publication or earlier.
        """
        if date is None or self._published is None or date.basis in ("published-by", "dateline"):
            return frozenset()
        year = int(self._published[:4])
        if date.latest is not None and int(date.latest[:4]) <= year - _HISTORICAL_GAP:
            return frozenset({"historical"})
        last = _last_day(self._published)
        if date.earliest is not None and date.earliest > last:
            return frozenset({"future"})
        # "is to be paid by Friday": not past, and its bounds reach beyond today
        verb = trigger.pos in ("VERB", "AUX") and not _is_past(scene, trigger)
        if verb and trigger.tag != "VBN" and date.latest is not None and date.latest > last:
            return frozenset({"future"})
        return frozenset()


def _is_told(scene: Scene, trigger: Token) -> bool:
    """Whether the words tell an act as done: not an infinitive, nor, outside of headlines,
    a present tense, which tells what is general or about to be."""
    if trigger.pos not in ("VERB", "AUX"):
        return True
    if scene.is_infinitive(trigger):
        return False
    return trigger.tag not in ("VBP", "VBZ") or scene.parse.section == "headline"


def _is_day(begin: str | None, end: str | None) -> bool:
    return begin is not None and begin == end


def _last_day(published: str) -> str:
    """The last day of a year, month or day (ISO 8601)."""
    year, *rest = (int(part) for part in published.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"
