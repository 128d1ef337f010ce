"""Toponyms of an article: which names are places, how they are used, and where they lie."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, radians, sin

from dateline.annotate.clues import entry_of
from dateline.annotate.context import Context
from dateline.annotate.geocode import Toponym, candidates, locate
from dateline.annotate.marked import Marked
from dateline.annotate.metonyms import stands_for_government
from dateline.knowledge import Knowledge, KnownPlace
from dateline.knowledge.atlas import EARTH_KM
from dateline.knowledge.gazetteer import place_key
from dateline.records import Mention, Place, Token

_PLACES = frozenset({"state", "place", "facility"})
_INSIDE = frozenset({"in", "of", "within", "across"})
_AT = frozenset(
    {"in", "at", "near", "outside", "around", "from", "to", "towards", "toward", "into"}
)
_DISTANCE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?)\s*(?P<unit>km|kms|kilometres?|kilometers?|miles?|mi)\s+"
    r"(?:\([^()]{1,30}\)\s+)?(?:to the\s+)?"
    r"(?P<way>(?:north|south)?-?(?:east|west)?|north|south)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_NESTED = "nested-"
"""Mark of the id of a name that stands inside the name of a body."""
_SETTLED = frozenset({"town", "region1"})
_BESIDE = frozenset({"at", "outside", "around", "across", "throughout"})
"""Words behind which a name is mostly a place's; "to" and "from" go with firms and clubs too."""
_LARGE = 50_000
"""Population from which a town's name is taken for it where it stands for a body as well."""
_TOWN = re.compile(r"[A-Z][^\W\d_]+(?:[ '’-][A-Z][^\W\d_]+){0,3}(?=[,(/ ]| -|\s*[-–—])")
"""A name in capitals at the head of a dateline."""
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
_MILE_KM = 1.609344
_LOOK_BACK = 70
"""Characters in front of a name in which a distance phrase is looked for."""


def find_toponyms(
    sentences: Sequence[Marked],
    text: str,
    context: Context,
    home: str | None,
    knowledge: Knowledge,
    *,
    dateline: tuple[int, int] | None = None,
) -> tuple[Place, ...]:
    """The places that an article names, in text order; ``dateline`` are the offsets of
    its dateline, which is no sentence but names a place.

    Adjectives ("Russian") and capitals that stand for their government are kept with
    ``literal=False``. A distance phrase ("30 km north of Mosul") is a place of its own,
    with the point it leads to and an uncertainty of a fifth of the way more.
    """
    named = [
        (sentence, mention)
        for sentence in sentences
        for mention in sentence.mentions
        if _is_toponym(sentence, mention, knowledge)
    ]
    named += _unseen(sentences, {m.text for _, m in named}, knowledge)
    toponyms = {
        m.id: _toponym(s, m, knowledge) for s, m in named if not _is_adjective(m, knowledge)
    }
    first = _of_dateline(text, dateline, named)
    if first is not None:
        toponyms[first.id] = Toponym(text=first.text)
    found = locate(_merged(toponyms.values()), context, home, knowledge)
    by_text = {t.text: place for t, place in found.items()}
    places = []
    if first is not None and first.text in by_text:
        spot = by_text[first.text]
        places.append(_record(first, spot, True, spot.kind))
    for sentence, mention in named:
        if mention.id not in toponyms:
            places.append(_adjective(mention, knowledge))
            continue
        where = by_text.get(mention.text)
        literal = not mention.id.startswith(_NESTED) and not (
            _is_capital(mention, knowledge) and stands_for_government(sentence, mention)
        )
        places.append(_record(mention, where, literal, _kind(mention, where)))
        if where is not None:
            offset = _offset(mention, where, text)
            if offset is not None:
                places.append(offset)
    return tuple(sorted(places, key=lambda p: (p.start, p.end)))


def _of_dateline(
    text: str, dateline: tuple[int, int] | None, named: Sequence[tuple[Marked, Mention]]
) -> Mention | None:
    """The town that a dateline begins with ("GOMA, Feb 10 (Agency) -")."""
    if dateline is None or any(dateline[0] <= m.start < dateline[1] for _, m in named):
        return None
    match = _TOWN.match(text, dateline[0], dateline[1])
    if match is None:
        return None
    return Mention(
        id="dateline",
        start=match.start(),
        end=match.end(),
        text=match[0],
        form="name",
        kind="place",
        head=match.start(),
    )


def _is_toponym(sentence: Marked, mention: Mention, knowledge: Knowledge) -> bool:
    if mention.form != "name":
        return False
    entry = entry_of(mention, knowledge)
    if entry is not None and entry.reading in ("organization", "metonym"):
        return False
    if mention.kind in _PLACES:
        return True
    if entry is not None and entry.reading == "demonym":
        return True
    head = sentence.head_of(mention)
    if mention.kind not in ("organization", "person", "other") or head is None:
        return False
    if mention.actor is not None and mention.kind == "person" and " " in mention.text:
        return False
    return _is_misread(sentence, mention, head, knowledge)


def _is_misread(sentence: Marked, mention: Mention, head: Token, knowledge: Knowledge) -> bool:
    """Whether the model takes the name of a place for a person's or a firm's: any town or region
    behind "in" or "near" ("in Kleinfeld"), a large one behind others that tell where."""
    before = sentence.word_before(mention)
    inside = before in ("in", "near")
    beside = before in _BESIDE and mention.kind == "organization"
    if head.dep != "pobj" or not (inside or beside):
        return False
    places = (p for p in candidates(mention.text, knowledge) if p.kind in _SETTLED)
    return any(inside or _is_large(p) for p in places)


def _is_large(place: KnownPlace) -> bool:
    return place.kind != "town" or place.population >= _LARGE


def _unseen(
    sentences: Sequence[Marked], known: set[str], knowledge: Knowledge
) -> list[tuple[Marked, Mention]]:
    """Names of places that are no mention of their own: those that the article names
    elsewhere ("the Alexandria woman"), and those inside the name of a body ("[Ohio] State
    University"), which are no literal places."""
    found = []
    for sentence in sentences:
        names = [m for m in sentence.mentions if m.form == "name"]
        done = -1
        for token in sentence.tokens:
            if token.start < done or not token.text[0].isupper():
                continue
            inside = next((m for m in names if m.start <= token.start < m.end), None)
            if inside is None:
                if token.pos == "PROPN" and token.text in known:
                    found.append((sentence, _mention(token, token.text, "")))
                continue
            whole = inside.start == token.start and inside.end <= token.end
            if inside.kind not in ("organization", "document", "other") or whole:
                continue
            name = _embedded(sentence, token, inside, known, knowledge)
            if name is not None:
                found.append((sentence, _mention(token, name, _NESTED)))
                done = token.start + len(name)
    return found


def _embedded(
    sentence: Marked, token: Token, body: Mention, known: set[str], knowledge: Knowledge
) -> str | None:
    """The longest name of a place that begins at a token inside a body's name."""
    for length in (3, 2, 1):
        words = sentence.tokens[token.i : token.i + length]
        if len(words) < length or words[-1].end > body.end:
            continue
        if any(w.end + 1 != n.start for w, n in pairwise(words)):
            continue
        name = " ".join(w.text for w in words)
        if name == body.text:
            continue
        entries = knowledge.lookup(name)
        if entries and entries[0].reading in ("state", "capital", "demonym"):
            return name
        key = place_key(name)
        towns = not knowledge.lookup(body.text)  # "the African *Union*" is no town
        if name in known or any(
            p.kind in ("state", "region1")
            or (towns and p.population >= _LARGE and place_key(p.name) == key)
            for p in candidates(name, knowledge)
        ):
            return name
    return None


def _mention(token: Token, name: str, mark: str) -> Mention:
    return Mention(
        id=f"{mark}{token.start}",
        start=token.start,
        end=token.start + len(name),
        text=name,
        form="name",
        kind="place",
        head=token.start,
    )


def _is_adjective(mention: Mention, knowledge: Knowledge) -> bool:
    entry = entry_of(mention, knowledge)
    return entry is not None and entry.reading == "demonym"


def _is_capital(mention: Mention, knowledge: Knowledge) -> bool:
    entry = entry_of(mention, knowledge)
    return entry is not None and entry.reading == "capital"


def _toponym(sentence: Marked, mention: Mention, knowledge: Knowledge) -> Toponym:
    """The name with what is said of where it lies."""
    after = [t for t in sentence.tokens if t.start >= mention.end][:6]
    containers = []
    if len(after) > 1 and after[0].text in (",", "("):
        following = sentence.mention(after[1])
        if following is not None and following.form == "name" and following.kind in _PLACES:
            containers.append(following.text)
    elif after and after[0].text.lower() in _INSIDE:
        for token in after[1:4]:
            following = sentence.mention(token)
            if following is not None:
                if following.form == "name" and following.kind in _PLACES:
                    containers.append(following.text)
                break
    owners = []
    before = [t for t in sentence.tokens if t.end <= mention.start][-6:]
    for token in reversed(before):
        owner = sentence.mention(token)
        entry = entry_of(owner, knowledge)
        if entry is not None and entry.country:
            if entry.reading in ("state", "demonym"):
                owners.append(entry.country)
            break
        if token.pos in ("VERB", "PUNCT"):
            break
    return Toponym(text=mention.text, containers=tuple(containers), owners=tuple(owners))


def _merged(toponyms: Iterable[Toponym]) -> list[Toponym]:
    """Each name once, with all that is said of it."""
    by_text: dict[str, Toponym] = {}
    for toponym in toponyms:
        old = by_text.get(toponym.text)
        if old is None:
            by_text[toponym.text] = toponym
            continue
        by_text[toponym.text] = Toponym(
            text=toponym.text,
            containers=tuple(dict.fromkeys((*old.containers, *toponym.containers))),
            owners=tuple(dict.fromkeys((*old.owners, *toponym.owners))),
        )
    return list(by_text.values())


def _adjective(mention: Mention, knowledge: Knowledge) -> Place:
    entry = entry_of(mention, knowledge)
    where = knowledge.atlas.state(entry.country or "") if entry else None
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        name=entry.name if entry else None,
        country=entry.country if entry else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        kind="state",
        literal=False,
    )


def _kind(mention: Mention, where: KnownPlace | None) -> str:
    return where.kind if where is not None else mention.kind


def _record(mention: Mention, where: KnownPlace | None, literal: bool, kind: str) -> Place:
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        name=where.name if where else None,
        country=where.country if where else None,
        admin1=where.region if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        kind=kind,
        gazetteer_id=where.id if where else None,
        literal=literal,
        uncertainty_km=round(where.radius_km, 1) if where else None,
    )


def _offset(mention: Mention, where: KnownPlace, text: str) -> Place | None:
    """The point that a distance phrase in front of a name leads to."""
    begin = max(0, mention.start - _LOOK_BACK)
    match = _DISTANCE.search(text[begin : mention.start])
    if match is None:
        return None
    bearing = _BEARINGS.get(match["way"].lower().replace("-", ""))
    if bearing is None:
        return None
    number = match["number"]
    # "1,200 km" is a thousand and more, "1,2 km" a little over one
    km = float(number.replace(",", "" if _THOUSANDS.fullmatch(number) else "."))
    if match["unit"].lower().startswith("mi"):
        km *= _MILE_KM
    if km > 2000:
        return None
    lat, lon = _moved(where.lat, where.lon, bearing, km)
    start = begin + match.start()
    return Place(
        start=start,
        end=mention.end,
        text=text[start : mention.end],
        name=where.name,
        country=where.country,
        lat=round(lat, 4),
        lon=round(lon, 4),
        kind="offset",
        gazetteer_id=where.id,
        literal=True,
        uncertainty_km=round(where.radius_km + 0.2 * km, 1),
    )


def _moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point that lies ``km`` from another on a great circle that begins at ``bearing``."""
    a, b, way, arc = radians(lat), radians(lon), radians(bearing), km / EARTH_KM
    up = asin(sin(a) * cos(arc) + cos(a) * sin(arc) * cos(way))
    right = b + atan2(sin(way) * sin(arc) * cos(a), cos(arc) - sin(a) * sin(up))
    return degrees(up), (degrees(right) + 540) % 360 - 180
