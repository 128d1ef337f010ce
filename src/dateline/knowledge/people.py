"""Persons by name, and who held which office on a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import cast, get_args

from dateline.knowledge.entry import PLOVER_SECTORS, PLOVER_SPECIAL_CODES
from dateline.knowledge.person import ROLE_RANK, Gender, Holder, OfficeRole, Person, Tenure
from dateline.knowledge.spellings import (
    ROMANIZED,
    alike,
    pinyin_keys,
    short_sound_key,
    sound_key,
)
from dateline.knowledge.tables import Row
from dateline.knowledge.tokens import fold
from dateline.records import content_id

_DATE = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_IN_EVERY_MONTH = "28"
_LETTERS = re.compile(r"[a-z ]*")
_UNCOUNTED = frozenset({"al", "el", "ul", "jr", "sr"})
"""Words of a name that may be left out: Arabic articles, junior and senior."""
_INITIALS = re.compile(r"[A-Z]{2,3} \S")
"""Initials that the paper writes as one word."""
_QUALIFIER = re.compile(r" \([^()]*\)$")
_ROLES = frozenset(get_args(OfficeRole))


def person_key(name: str) -> str:
    """The form under which a person's name is looked up: no case, marks, hyphens, dots, and
    no Arabic article ("Bashar al-Assad" as "bashar assad")."""
    plain = (name if name.isascii() else fold(name)).lower()
    if not _LETTERS.fullmatch(plain):
        plain = plain.replace("-", " ").replace("'", "").replace(".", " ").replace("’", "")
    words = plain.split()
    if not _UNCOUNTED.isdisjoint(words):
        words = [w for w in words if w not in _UNCOUNTED]
    return " ".join(words)


def display_name(written: str) -> str:
    """A name of the tables without what tells namesakes apart ("Pérez (ELN)" as "Pérez")."""
    return _QUALIFIER.sub("", written) if written.endswith(")") else written


class People:
    """Look-up of persons and offices. Not changed after it is built.

    Args:
        persons: rows of the tables of persons.
        offices: rows of the tables of offices.
        kin: rows that say who is whose son, widow and the like.

    Raises:
        KnowledgeError: a row is not as it should be, or names nobody.
    """

    def __init__(
        self, persons: Sequence[Row], offices: Sequence[Row], kin: Sequence[Row] = ()
    ) -> None:
        ids = {r.cells["name"]: _actor_id(r) for r in persons}
        tenures = _tenures(offices, ids)
        self._tenures: dict[str, tuple[Tenure, ...]] = {}
        self._people: dict[str, Person] = {}
        for row in persons:
            actor = ids[row.cells["name"]]
            if actor in self._people:
                raise row.error(f"{row.cells['name']!r} stands twice", "keep one row")
            self._tenures[actor] = tuple(tenures.get(actor, ()))
            self._people[actor] = _person(row, actor, self._tenures[actor])
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_short: dict[str, list[Person]] = defaultdict(list)
        self._by_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for person in self._people.values():
            self._index(person)
        self._kin: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in kin:
            for column in ("person", "relative"):
                if row.cells[column] not in ids:
                    raise row.error(f"{row.cells[column]!r} is no person", "add a row there")
            at = ids[row.cells["person"]], row.cells["relation"]
            self._kin[at].append(ids[row.cells["relative"]])

    def _index(self, person: Person) -> None:
        for key in {person_key(n) for n in (person.name, *person.aliases)}:
            self._by_name[key].append(person)
        for key in {person_key(n) for n in person.short}:
            self._by_short[key].append(person)
        for tenure in self._tenures[person.id]:
            place = tenure.country or tenure.organization or ""
            self._by_office[(place, tenure.role)].append(tenure)
            if tenure.country and tenure.organization:
                self._by_office[(tenure.organization, tenure.role)].append(tenure)

    def __len__(self) -> int:
        return len(self._people)

    def of_states(self) -> Iterator[tuple[str, str]]:
        """The names of all who are of a state, each with its code."""
        return ((p.name, p.country) for p in self._people.values() if p.country is not None)

    def get(self, actor: str) -> Person | None:
        """The person with this actor id."""
        return self._people.get(actor)

    def named(self, name: str) -> tuple[Person, ...]:
        """Those whose full name or alias this is; diacritics, hyphens and case do not count."""
        found = self._by_name.get(person_key(name))
        if found is None and _INITIALS.match(name):
            first, _, rest = name.partition(" ")
            found = self._by_name.get(person_key(f"{' '.join(first)} {rest}"))  # "FW de Klerk"
        return tuple(found or ())

    def called(self, name: str) -> tuple[Person, ...]:
        """Those whom the papers call so after the first mention ("Kim", "Assad")."""
        return tuple(self._by_short.get(person_key(name), ()))

    def spelt(self, name: str) -> tuple[Person, ...]:
        """Those whose full name this may be in another transliteration ("Teng Hsiao-ping",
        "Mohammed Mussadiq"); surer look-ups come first."""
        key = person_key(name)
        chinese = self._by_pinyin(key, self._by_name)
        if chinese:
            return chinese
        sound = sound_key(key)
        found = self._by_sound.get(sound, ()) if sound is not None else ()
        return tuple(
            p for p in found if any(alike(key, person_key(n)) for n in (p.name, *p.aliases))
        )

    def spelt_short(self, name: str) -> tuple[Person, ...]:
        """Those who may be called so in another transliteration ("Teng", "Khomeiny")."""
        key = person_key(name)
        chinese = self._by_pinyin(key, self._by_short)
        if chinese:
            return chinese
        sound = short_sound_key(key)
        return tuple(self._by_short_sound.get(sound, ())) if sound is not None else ()

    @staticmethod
    def _by_pinyin(key: str, index: Mapping[str, Sequence[Person]]) -> tuple[Person, ...]:
        found = (p for k in pinyin_keys(key) if k != key for p in index.get(k, ()))
        return tuple(dict.fromkeys(p for p in found if p.country in _CHINESE))

    @cached_property
    def _by_sound(self) -> Mapping[str, Sequence[Person]]:
        return _sounding(self._by_name, sound_key)

    @cached_property
    def _by_short_sound(self) -> Mapping[str, Sequence[Person]]:
        return _sounding(self._by_short, short_sound_key)

    def kin(self, actor: str, relation: str) -> Person | None:
        """The one relative of a person by that noun ("grandson"), as far as recorded."""
        found = self._kin.get((actor, relation), ())
        return self._people[found[0]] if len(found) == 1 else None

    def tenures(self, actor: str) -> tuple[Tenure, ...]:
        """All offices of a person, in the order of the tables."""
        return self._tenures.get(actor, ())

    def held(self, actor: str, day: str) -> tuple[Tenure, ...]:
        """The offices held on ``day`` (ISO), that which speaks most for its state first."""
        held = [t for t in self.tenures(actor) if t.covers(day)]
        person = self._people.get(actor)
        own = person.country if person is not None else None
        return tuple(
            sorted(held, key=lambda t: (ROLE_RANK[t.role], t.country != own, not t.confirmed(day)))
        )

    def leads(self, actor: str, day: str) -> bool:
        """Whether a person was head of state or of government on ``day`` (ISO)."""
        heads = ("head_of_state", "head_of_government")
        return any(t.role in heads and t.covers(day) for t in self.tenures(actor))

    def last(self, actor: str, day: str) -> Tenure | None:
        """The office that ended last before ``day``, ``None`` if none had."""
        ended = [t for t in self.tenures(actor) if t.end is not None and t.end < day]
        return max(ended, key=lambda t: (t.end or "", -ROLE_RANK[t.role]), default=None)

    def holders(self, place: str, roles: Iterable[str], day: str) -> tuple[Holder, ...]:
        """Who held one of ``roles`` in a state (alpha-3) or body (its name) on ``day``."""
        found: dict[str, Holder] = {}
        for role in roles:
            for tenure in self._by_office.get((place, role), ()):
                if tenure.covers(day):
                    found.setdefault(tenure.person, self._holder(tenure))
        return tuple(found.values())

    def _holder(self, tenure: Tenure) -> Holder:
        return Holder(person=self._people[tenure.person], tenure=tenure)

    def ever(self, place: str) -> tuple[Holder, ...]:
        """All who ever held an office of a state (alpha-3) or body (its name), by rank."""
        return tuple(
            self._holder(t) for role in ROLE_RANK for t in self._by_office.get((place, role), ())
        )


def _sounding(
    names: Mapping[str, Sequence[Person]], key_of: Callable[[str], str | None]
) -> dict[str, list[Person]]:
    """The persons of romanized names by the sound of these. Made when first asked for: most
    texts spell their names as the tables do."""
    found: dict[str, list[Person]] = defaultdict(list)
    for name, people in names.items():
        for person in people:
            sound = key_of(name) if person.country in ROMANIZED else None
            if sound is not None and person not in found[sound]:
                found[sound].append(person)
    return found


_CHINESE = frozenset({"CHN", "TWN", "HKG", "SGP"})


def _actor_id(row: Row) -> str:
    return content_id("actor", "person", row.cells["name"], row.cells["wikidata"])


def _tenures(rows: Iterable[Row], ids: Mapping[str, str]) -> dict[str, list[Tenure]]:
    tenures: dict[str, list[Tenure]] = defaultdict(list)
    for row in rows:
        cells = row.cells
        _check_office(row)
        actor = ids.get(cells["person"])
        if actor is None:
            raise row.error(f"{cells['person']!r} is in no table of persons", "add a row there")
        tenures[actor].append(
            Tenure(
                person=actor,
                country=cells["country"] or None,
                organization=cells["organization"] or None,
                role=cast(OfficeRole, cells["role"]),
                office=cells["office"],
                sector=cells["sector"] or None,
                start=cells["start"] or None,
                end=cells["end"] or None,
                as_of=cells["as_of"] or None,
                source=cells["source"],
            )
        )
    return tenures


def _check_office(row: Row) -> None:
    cells = row.cells
    if cells["role"] not in _ROLES:
        raise row.error(f"{cells['role']!r} is not a role", "see OfficeRole for the list")
    if cells["sector"] and cells["sector"] not in PLOVER_SECTORS:
        raise row.error(f"{cells['sector']!r} is not a PLOVER sector", "see the codebook")
    for column in ("start", "end", "as_of"):
        if cells[column] and not _is_date(cells[column]):
            raise row.error(f"{cells[column]!r} is not a date", "write 2012, 2012-05 or 2012-05-07")
    start, end = cells["start"], cells["end"]
    if start and end and start[: len(end)] > end[: len(start)]:
        raise row.error(f"ends ({end}) before it starts ({start})", "correct one of them")


@lru_cache(maxsize=1 << 15)
def _is_date(written: str) -> bool:
    """Whether it is a day, month or year of the calendar. Only the last days of a month are
    looked up there, and each date once: this is asked tens of thousands of times."""
    if not _DATE.fullmatch(written):
        return False
    if written[8:] > _IN_EVERY_MONTH:
        try:
            date.fromisoformat(written)
        except ValueError:
            return False
    return True


def _person(row: Row, actor: str, tenures: Sequence[Tenure]) -> Person:
    cells = row.cells
    if cells["gender"] not in ("m", "f", ""):
        raise row.error(f"{cells['gender']!r} is not a gender", "write m, f or nothing")
    name = display_name(cells["name"])
    return Person(
        id=actor,
        name=name,
        short=row.names("short") or (name.split()[-1],),
        aliases=row.names("aliases"),
        gender=cast(Gender, cells["gender"]) if cells["gender"] else None,
        country=_main_country(tenures),
        wikidata=cells["wikidata"] or None,
    )


def _main_country(tenures: Sequence[Tenure]) -> str | None:
    """The state of the offices; of several, that of most of them, then of the highest, then
    of that held longest."""
    states = [t for t in tenures if t.country and t.country not in PLOVER_SPECIAL_CODES]
    if len({t.country for t in states}) < 2:
        return states[0].country if states else None
    counts = Counter(t.country for t in states if t.role not in _HONORARY.get(t.country or "", ()))
    counts = counts or Counter(t.country for t in states)
    return max(states, key=lambda t: (counts[t.country], -ROLE_RANK[t.role], _years(t))).country


def _years(tenure: Tenure) -> int:
    """For how long an office was held, at the least, as far as is known."""
    until = tenure.end or tenure.as_of or tenure.start
    return int(until[:4]) - int(tenure.start[:4]) if tenure.start and until else 0


_REALMS = frozenset(
    [
        "ATG",
        "AUS",
        "BHS",
        "BLZ",
        "BRB",
        "CAN",
        "GRD",
        "JAM",
        "KNA",
        "LCA",
        "NZL",
        "PNG",
        "SLB",
        "TUV",
        "VCT",
    ]
)
_HONORARY = dict.fromkeys(("AND", *_REALMS), ("head_of_state",))
"""States whose head is that of another state as well (the co-princes of Andorra, the realms)."""
