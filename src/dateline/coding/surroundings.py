"""Which country somebody without one is of, by the places and states that are named around."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from dateline.coding.desk import province_of
from dateline.coding.scene import Scene
from dateline.knowledge import PLOVER_SPECIAL_CODES, Knowledge, KnownPlace, land_on, town_on
from dateline.records import Annotation, Article, Place, Token, last_day

_DOMINANT = 0.5
"""Share of an article's names from which their country is that of whoever is in it."""
_CLEARLY = 1.2
"""How many times more it must be than that of the next."""
_WHERE = frozenset(
    ["in", "from", "of", "inside", "across", "throughout", "near", "around", "outside"]
)
_LITERAL = 2
"""What a literal place counts beside an adjective, a person in office or a body."""
_LEAD = 1
"""What the first place of an article counts more: it mostly is where the news is from."""
_BEGINNING = 200
"""Characters in which it must stand."""
_DATELINE = 2
"""What the place of a dateline counts more: those who speak mostly are from there."""
_TIED = 0.3
"""Share of the names from which a dateline's country may be meant where none has the half."""
_TOWARDS_TEXT = """
northern southern eastern western central northeastern northwestern southeastern southwestern
north-eastern north-western south-eastern south-western upper lower rural mainland neighbouring
neighboring coastal
"""
_TOWARDS = frozenset(_TOWARDS_TEXT.split())
"""Adjectives between "in" and the name of where something is."""
_REFUGEES = re.compile(r"\W+(?:\w+ )?(?:refugees?|exiles|migrants|asylum.seekers)\b", re.I)
_FLEEING = re.compile(
    r"\b(?:fle[de]|fleeing|(?:escap|cross)(?:ed|ing)(?: from)?)(?: \w+)? (?:the )?$", re.I
)
_VILLAGE = re.compile(r"\b(?:village|hamlet|settlement|slum|camp) of $", re.I)
_REACH = 25
"""Characters beside a state's name that may say so."""
_AT = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "on"})
"""Prepositions that say where a clause happens."""
_FLED = 0.85
"""How sure it is that who has fled is of the state that people flee from."""
_LARGE = 3.0
"""How many times larger than its namesakes in other states a town must be to be meant."""
_TOWN = 20_000
"""Population from which a town that the article does not tell more of may be meant."""
_CITY = 100_000
"""The same in an article that is about another country."""

_COMMON = frozenset(
    {"chinatown", "old city", "old town", "downtown", "the old city", "little italy", "uptown"}
    | {"new town", "koreatown", "main street", "high street", "city hall", "the bund"}
)
"""Names of quarters that many towns have."""
_EVERYWHERE = frozenset({"square", "street", "park", "bridge", "palace", "stadium", "building"})
"""Kinds of places whose names many towns have ("*Independence Square*")."""

_HALVES = ({"North": "PRK", "South": "KOR"},)
"""States that are called by where they lie in a land that they share."""

Support = Literal["own", "clause", "sentence", "article"]


class Near(NamedTuple):
    """A country (alpha-3) and what ties somebody to it: a place in the words about them, one
    that their clause or alone their sentence names, or most of the article; ``sure`` is the
    probability that it is theirs."""

    country: str
    support: Support
    sure: float = 1.0


class Surroundings:
    """The countries of an article's places, bodies and persons.

    Args:
        places: in text order, as annotated.
        text: the article's, whose words in front of a state's name say whether it is where
            something is or who takes part ("in Russia", "accused Russia").
        others: the states of known persons and bodies, one for each mention of them.
        desk: the country of the dateline.
        day: of publication (ISO), which tells what state a place was in.
    """

    def __init__(
        self,
        places: Sequence[Place],
        text: str = "",
        others: Iterable[str] = (),
        *,
        desk: str | None = None,
        day: str | None = None,
    ) -> None:
        places = [on_day(p, day) for p in places] if day else places
        desk = land_on(desk, day) if desk and day else desk
        self._day = day
        self._text = text
        self._all = places
        self._places = [
            p
            for p in places
            if p.country and p.country not in PLOVER_SPECIAL_CODES and _is_where(p, text)
        ]
        counts: Counter[str] = Counter(land_on(c, day) if day else c for c in others)
        self._others = frozenset(counts)
        there = set(counts)
        for place in self._places:
            counts[place.country or ""] += _LITERAL if place.literal else 1
            if place.literal:
                there.add(place.country or "")
        first = next((p for p in self._places if p.literal), None)
        if desk is not None:
            counts[desk] += _DATELINE
            there.add(desk)
        elif first is not None and first.start < _BEGINNING:
            counts[first.country or ""] += _LEAD
        self._counts: Mapping[str, int] = counts
        self._there = there
        main = _dominant(counts)
        self._most = main
        self._main = main if main in there else None
        if self._main is None and desk and counts[desk] >= _TIED * counts.total():
            self._main = desk
        self._spots = {
            p.start: p.country for p in self._places if p.literal and not self._is_namesake(p)
        }
        self._fled = _left(self._places, text)
        self._by_name = {p.text: p.country for p in places if p.country}
        for place in places:  # a village is no large town abroad of the same name
            once = self._counts.get(place.country or "", 0) <= _LITERAL
            if once and self._main and _VILLAGE.search(text[: place.start][-_REACH:]):
                self._by_name[place.text] = self._main

    def of_named(self, scene: Scene, token: Token, at: int, until: int) -> Near | None:
        """The country for a name by its clause, its sentence or the article.

        Args:
            token: the head of the phrase in its sentence.
            at, until: offsets of the phrase; what stands in it is no state of theirs
                ("US-led forces").
        """
        clause = self._of_clause(scene, token)
        if clause is not None:
            return Near(clause, "clause")
        start, end = scene.parse.start, scene.parse.end
        here = [
            p
            for p in self._places
            if start <= p.start < end
            and not at <= p.start < until
            and not _is_of_other_clause(scene, token, p)
        ]
        countries = {p.country for p in here if p.literal and not self._is_namesake(p)}
        if len(countries) == 1:
            [there] = countries
            by_the_way = self._counts.get(there or "", 0) <= _LITERAL
            if self._main in (None, there) or not by_the_way:
                return Near(there or "", "sentence")
            return self.of_unnamed(at, until, named=True)  # "sells soap at *Soweto* market"
        if countries and self._main not in countries:
            return None  # several compete
        return self.of_unnamed(at, until, named=True)

    def likely(self, at: int, until: int) -> str | None:
        """The country of most of the article for somebody of whom no word tells one, also where
        the article is only about its government or its people; ``None`` where states compete,
        or where an adjective between the offsets is built on a place ("*Moscow*-backed rebels")."""
        inside = [p for p in self._all if at <= p.start < until and p.country]
        if any(self._text[p.end : p.end + 1] == "-" for p in inside):
            return None
        return self._main or self._most

    def weights(self) -> dict[str, float]:
        """The share of each state in all that the article names, where places count more than
        adjectives and bodies, and the dateline most."""
        total = sum(self._counts.values())
        return {country: n / total for country, n in self._counts.items() if n}

    def is_there(self, country: str) -> bool:
        """Whether the article has a place or somebody of a state, which may also only be spoken
        of ("accused *Russia*")."""
        return country in self._there

    def named(self, country: str | None) -> int:
        """How often the article names a state, its places, people and bodies."""
        return self._counts.get(country or "", 0)

    def half(self, name: str) -> str | None:
        """The state that "the North" or "the South" means where the article names its like."""
        for halves in _HALVES:
            if name in halves and set(halves.values()) & {p.country for p in self._all}:
                return halves[name]
        return None

    def of_described(self, scene: Scene, token: Token, at: int, until: int) -> Near | None:
        """The country for a description by where it or its clause says that it is ("officials *in
        Oslo*"), else as :meth:`of_unnamed`."""
        there = self._of_places(scene, token) or self._of_clause(scene, token)
        return Near(there, "clause") if there else self.of_unnamed(at, until)

    def of_unnamed(self, at: int, until: int, *, named: bool = False) -> Near | None:
        """The country for a description: that of most of the article, unless its own words
        name one."""
        inside = any(
            at <= p.start < until
            and self._is_told(p)
            and not (named and p.country == self._main)  # "*Tokyo* Power spokesman Ken Ito"
            for p in self._all
        )
        return Near(self._main, "article") if self._main and not inside else None

    def _is_namesake(self, place: Place) -> bool:
        """Whether a square or street may well be another's of that name: its state is spoken
        of nowhere else, and the article is about another."""
        alone = self._counts.get(place.country or "", 0) <= _LITERAL
        common = place.kind in _EVERYWHERE or place.text.lower() in _COMMON
        return common and alone and self._main not in (None, place.country)

    def _is_told(self, place: Place) -> bool:
        """Whether a place in a name or description says more than any word of a firm's name
        ("Maple Gate *Tours*")."""
        if place.kind != "town" or not place.country:
            return bool(place.country)
        return self._counts.get(place.country, 0) > _LITERAL

    def of_fled(self, scene: Scene) -> Near | None:
        """The country for somebody who has fled: that of most of the article, where more than
        the sentence, which mostly tells where to, speaks of it; where the article names whose
        refugees there are, or what state people flee, that one."""
        if self._fled is not None:
            return Near(self._fled, "sentence", _FLED)
        start, end = scene.parse.start, scene.parse.end
        elsewhere = {p.country for p in self._places if not start <= p.start < end}
        told = self._main in elsewhere or self._main in self._others
        return Near(self._main, "article", _FLED) if self._main and told else None

    def of_words(self, names: Iterable[str], knowledge: Knowledge) -> Near | None:
        """The country of the first of the places that the words about somebody name."""
        for name in names:
            if knowledge.is_family(name):
                continue  # "an Obama official"
            if any(self._is_namesake(p) for p in self._all if p.text == name):
                continue  # a square, which other towns have too
            country = self._by_name.get(name) or province_of(name.rpartition(", ")[2])
            if country != self._main or country is None:
                country = self._at_home(name, knowledge) or country
            country = country or self._meant(name, knowledge)
            if country is not None and country not in PLOVER_SPECIAL_CODES:
                return Near(town_on(name, country, self._day) if self._day else country, "own")
        return None

    def inside(self, start: int, end: int) -> tuple[str, ...]:
        """The names of the places that stand between two offsets, in a body's name; towns
        only of states that the article speaks of elsewhere ("Green *Buffalo* Youth")."""
        found = [p for p in self._all if start <= p.start and p.end <= end and p.country]
        found = [p for p in found if (p.start, p.end) != (start, end)]
        return tuple(p.text for p in found if p.kind != "town" or p.country in self._there)

    def _at_home(self, name: str, knowledge: Knowledge) -> str | None:
        """The article's country where it has a place of that name ("a *Scarborough* hospital" in
        news from Toronto), and the place is nowhere told to be in another."""
        if self._main is None or self._counts.get(self._by_name.get(name) or "", 0) > _LITERAL:
            return None
        found = knowledge.atlas.find(name)
        return next((p.country for p in found if p.country == self._main and _is_known(p)), None)

    def _meant(self, name: str, knowledge: Knowledge) -> str | None:
        """The country of a place that was not annotated as one: one that the article speaks
        of, else of a region or of a town far larger than its namesakes."""
        found = knowledge.atlas.find(name)
        for place in sorted(found, key=lambda p: -self._counts.get(p.country or "", 0)):
            if place.country and self._counts.get(place.country) and _is_known(place):
                return place.country
        regions = {p.country for p in found if p.kind in ("region1", "region2") and p.country}
        if len(regions) == 1:
            return regions.pop()
        least = _CITY if self._main is not None else _TOWN
        towns = [p for p in found if p.kind == "town" and p.population >= least]
        if not towns or regions:
            return None
        rest = [p for p in towns if p.country != towns[0].country]
        sure = not rest or towns[0].population >= _LARGE * rest[0].population
        return towns[0].country if sure else None

    def _of_clause(self, scene: Scene, token: Token) -> str | None:
        """The country of the places that say where the clause of a phrase happens."""
        verb = next((t for t in scene.ancestors(token) if t.pos in ("VERB", "AUX")), None)
        if verb is None:
            return None
        return self._of_places(scene, verb)

    def _of_places(self, scene: Scene, token: Token) -> str | None:
        """The one country of the places that prepositions tie to a word."""
        spots = self._spots
        countries = set()
        for link in scene.children(token, "prep"):
            if link.text.lower() in _AT or (link.text == "From"):
                for noun in scene.children(link, "pobj"):
                    country = next(
                        (spots[t.start] for t in _name(scene, noun) if t.start in spots), None
                    )
                    if country is not None:
                        countries.add(country)
        return countries.pop() if len(countries) == 1 else None


_BESIDE = frozenset({"conj", "advcl", "parataxis"})


def _is_of_other_clause(scene: Scene, token: Token, place: Place) -> bool:
    """Whether a place belongs to a clause beside that of ``token``, with a subject of its own
    ("while *in Canberra* the minister said …")."""
    inside = next((t for t in scene.tokens if t.start == place.start), None)
    if inside is None:
        return False
    above = {token.i, *(t.i for t in scene.ancestors(token))}
    for verb in scene.ancestors(inside):
        if verb.i in above:
            return False
        own = any(scene.children(verb, "nsubj", "nsubjpass"))
        if verb.dep in _BESIDE and verb.pos in ("VERB", "AUX") and own:
            return True
    return False


def on_day(place: Place, day: str) -> Place:
    if place.country is None or (not place.literal and place.kind == "state"):
        return place
    return msgspec.structs.replace(place, country=town_on(place.text, place.country, day))


def _left(places: Iterable[Place], text: str) -> str | None:
    """The one state whose refugees an article names, or from which people in it flee."""
    found = {
        p.country
        for p in places
        if (_REFUGEES.match(text[p.end : p.end + _REACH]) and not _is_people(p, text))
        or _FLEEING.search(text[max(0, p.start - _REACH) : p.start])
    }
    return found.pop() if len(found) == 1 else None


def _is_people(place: Place, text: str) -> bool:
    """ "ethnic *Uzbek* refugees" may be of another state."""
    return text[: place.start].lower().endswith(f"{PEOPLE} ")


def _dominant(counts: Counter[str]) -> str | None:
    """The country that has the half of all, and clearly more than any other."""
    ranked = sorted(((n, c) for c, n in counts.items()), reverse=True)
    if not ranked or ranked[0][0] < _DOMINANT * counts.total():
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]:
        return None
    return ranked[0][1]


def _name(scene: Scene, noun: Token) -> Sequence[Token]:
    return scene.tokens[scene.left_edge(noun).i : noun.i + 1]


def _is_known(place: KnownPlace) -> bool:
    return place.kind != "town" or place.population >= _TOWN


def surroundings_of(
    annotation: Annotation,
    article: Article,
    knowledge: Knowledge,
    places: Iterable[Place],
    desk: str | None,
) -> Surroundings:
    """The surroundings that an annotated article makes, with its ``places`` as the dateline has
    them and the country of the dateline."""
    others = []
    for mention in annotation.mentions:
        if mention.form != "name" or mention.actor is None:
            continue
        person = knowledge.people.get(mention.actor)
        body = knowledge.body(mention.actor) if person is None else None
        country = person.country if person is not None else body.country if body else None
        state = body is not None and body.reading in ("state", "demonym", "capital", "region")
        if country and country not in PLOVER_SPECIAL_CODES and not state:
            others.append(country)
    return Surroundings(
        [
            p
            for p in places
            if not article.text[max(0, p.start - 5) : p.start].lower().endswith(STANCES)
        ],
        article.text,
        others,
        desk=desk,
        day=last_day(article.published) if article.published else None,
    )


def places_by_dateline(
    annotation: Annotation, article: Article, desk: str | None
) -> tuple[Place, ...]:
    """The places; what else a dateline says tells which of its namesakes a town in it is."""
    lead = max((s.end for s in article.sections if s.kind == "dateline"), default=0)
    return tuple(
        msgspec.structs.replace(p, country=desk) if desk and p.start < lead else p
        for p in annotation.places
    )


STANCES = ("pro-", "anti-")
"""In front of a state that somebody is only for or against ("*pro-Russian* separatists")."""


PEOPLE = "ethnic"
"""In front of a state's adjective that only tells a people ("*ethnic Uzbek* refugees")."""


def _is_where(place: Place, text: str) -> bool:
    if place.kind != "state" or not place.literal:
        return True
    words = text[max(0, place.start - 40) : place.start].lower().split()
    while words and (words[-1] == "the" or words[-1] in _TOWARDS):
        words.pop()
    return bool(words) and words[-1] in _WHERE
