"""Country and sector that an article's words give to persons and bodies with a name."""

from collections.abc import Iterable, Mapping

import msgspec

from dateline.coding.callings import callings, thing_sector
from dateline.coding.profile import INTERNATIONAL, Ground, Profile
from dateline.coding.standing import after_office
from dateline.knowledge import OFFICIAL_SECTORS, PLOVER_SPECIAL_CODES, Knowledge, RoleNoun
from dateline.records import Described

_CIVIL = frozenset({"CVL", "UNK"})
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "toppled", "retired"})
_CALLINGS = frozenset({"BUS", "EDU", "JRN", "LAB", "MED", "AGR"})
"""Private callings: who left one ("a former banker") is something else now."""
_FIGHTING = frozenset(
    {"democratic", "people", "people's", "popular", "islamic", "free", "patriotic"}
)
"""Words in the name of an army or brigade that is no state's."""
_SENT_BY = frozenset({"ambassador", "representative", "envoy", "delegate", "member"})
"""Those at an international body who are of their state."""
_CHOSEN = frozenset({"delegate", "convener", "convenor", "steward", "organiser", "organizer"})
"""Those whom workers choose."""
_WATCHING = frozenset({"economist", "analyst", "strategist"})
"""Who is of the bank or the university that employs them."""
_PARTIES = frozenset({"PTY", "OPP", "GOV", "LEG"})
"""Whose deputies may be."""
_SOLDIERLY = frozenset({"army", "navy", "naval", "military"})
"""Words in front of a calling whose bearers are soldiers."""
_NO_BODY = frozenset({"press", "media", "information", "duty", "field", "staff"})
"""In front of an officer they tell no body of his."""
_OF_DOCTORS = frozenset({"treat", "wound", "wounded", "injury", "bed", "antibiotic", "anesthetic"})
"""What doctors of medicine speak of."""
_SPOKEN_OF = {"police": "COP", "crew": "LAB", "group": "REB"}
"""What an officer speaks of tells whose he is: "Brigadier Nel said *police* would …", a captain
of "*his crew*", a commander of "*his group*"."""
_VAGUE = frozenset({"local official", "provincial official", "national"})
"""What adjectives of any office make of those before whom they stand; a body says more ("local
organiser for the *National League*")."""
_PARTS = frozenset({"branch", "delegation", "team", "wing", "chapter"})
"""Parts of a body, whose name says more: "the city *branch* of the Muslim League"."""
_NEARBY = frozenset({"local", "branch"})
"""In front of a noun they name no union's local or branch: "the *local* manager"."""
_FLEEING = frozenset({"flee", "escape", "cross", "uproot"})
"""Verbs that tell of flight whatever somebody's calling is."""
_ARMED = frozenset({"REB", "UAF", "PRM", "MIL"})


def person_profiles(
    described: Mapping[str, Described], knowledge: Knowledge, day: str | None = None
) -> dict[str, Profile]:
    """Country and sector that an article's words give to each person with a name; bodies are
    what they were on ``day`` (ISO)."""
    found = {}
    for actor, words in described.items():
        country = _country(words) or _of_charity(words, knowledge) or _of_name(words, knowledge)
        sector = person_sector(words, knowledge, day)
        found[actor] = Profile(
            country=country,
            sector=sector,
            places=words.places,
            ground=_ground(words, sector, knowledge, day),
        )
    return found


def _ground(
    words: Described, sector: str | None, knowledge: Knowledge, day: str | None
) -> Ground | None:
    """Which of the words tells the sector, the surest first."""
    if sector is None:
        return None
    tables = callings()
    roles = [(p, role) for p in words.phrases if (role := knowledge.role(p)) is not None]
    called = [(p, _title(p, role, knowledge)) for p, role in roles]
    exact = {s for p, s in called if _is_plain(p, knowledge)} - _CIVIL
    exact |= {tables.deeds[d] for d in words.deeds if d in tables.deeds}
    if sector in exact or sector in ("REF", _first(words.holdings, knowledge)):
        return "exact"
    if sector == _behind(words, knowledge, day):
        return "body"
    if sector == _first(words.led, knowledge):
        return "vague"
    graded = any(s == sector and p.split()[-1] in tables.ranks for p, s in called)
    if graded or sector == _of_spoken(words):
        return "rank"
    plain = any(s == sector and p.split()[-1] not in tables.serving for p, s in called)
    return "exact" if plain else "vague"


def body_profiles(described: Mapping[str, Described], knowledge: Knowledge) -> dict[str, Profile]:
    """The same for each body that the knowledge base does not hold, by its name."""
    return {
        name: Profile(
            country=_body_country(words),
            sector=_body_sector(name, words, knowledge),
            places=words.places,
        )
        for name, words in described.items()
    }


def _country(words: Described) -> str | None:
    first = next(iter(words.countries), None)
    if first in INTERNATIONAL and not any(p.split()[-1] in _SENT_BY for p in words.phrases):
        return first  # "the U.N. coordinator for Iraq"
    states = [c for c in words.countries if c not in PLOVER_SPECIAL_CODES]
    # a foreman at a multinational firm is of where the firm's works are
    return states[0] if states else next((c for c in words.countries if c != "MNC"), None)


_CHARITIES = ("charity", "aid agency", "relief agency", "aid group", "relief group", "ngo")


def _of_charity(words: Described, knowledge: Knowledge) -> str | None:
    """Those who work for a charity of no state ("an *international aid agency*")."""
    for phrase in (*words.led, *words.behind):
        front = phrase.split()[:1]
        if not phrase.endswith(_CHARITIES) or not front:
            continue
        entry = knowledge.demonym(front[0].title())
        if front[0] in callings().elsewhere or (entry is not None and entry.country is None):
            return "NGO"
    return None


def _of_name(words: Described, knowledge: Knowledge) -> str | None:
    """The state that the name of an unknown body begins with: "*Kenya* Red Cross official"."""
    for body in words.bodies:
        first, _, rest = body.removeprefix("the ").removeprefix("The ").partition(" ")
        if not rest or knowledge.lookup(body):
            continue
        for entry in knowledge.lookup(first)[:1]:
            if entry.reading in ("state", "demonym") and entry.country:
                return entry.country
    return None


def _head_of(phrase: str) -> str:
    """The last word before "of" ("head *office* of …"); empty where nothing stands there."""
    return phrase.partition(" of ")[0].rpartition(" ")[2]


def person_sector(words: Described, knowledge: Knowledge, day: str | None = None) -> str | None:
    """The sector of what somebody is called and does.

    A spokesman's, an officer's or a nameless one's is that of the body or people behind; what
    somebody leads wins over a private calling, as flight does.
    """
    tables = callings()
    now = [p for p in words.phrases if not _FORMER & set(p.split())]
    if words.former and now and words.behind:
        words = msgspec.structs.replace(words, phrases=tuple(now), former=False)
    called = [
        (phrase, _title(phrase, role, knowledge))
        for phrase in words.phrases
        if (role := knowledge.role(phrase)) and (role.kind != "state" or phrase in tables.titles)
    ]
    own = next((s for p, s in called if s not in _CIVIL and _is_plain(p, knowledge)), None)
    civil = next((s for p, s in called if p.split()[-1] not in tables.serving), None)
    kin = _is_kin_of_official(words, knowledge)
    civil = civil if civil in _CIVIL and not kin else None
    behind = _behind(words, knowledge, day) if civil is None else None
    generic = [x for x in words.led if _head_of(x) in tables.generic]
    led = _first([*(x for x in words.led if x not in generic), *generic], knowledge)
    if led == "BUS" and any(d in tables.working for d in words.deeds):
        led = "LAB"  # "who works at a steel mill"
    graded = [s for p, s in called if p.split()[-1] in tables.ranks]
    ranks = next((s for s in graded if s not in _CIVIL), next(iter(graded), None))
    told = [tables.deeds[d] for d in words.deeds if d in tables.deeds]
    done = next((s for s in told if s not in _CIVIL), None)
    kept = any(h.rpartition(" ")[2] in tables.kin for h in words.holdings) or "CVL" in told
    held = _first(words.holdings, knowledge)
    at_station = any(d.endswith(" station") for d in words.deeds)
    if (at_station or "station" in (*words.holdings, *words.led)) and ranks in ("MIL", "GOV"):
        ranks = "COP"  # "Commissioner Diaz, who runs a station"
    flees = any(d in tables.refugee for d in (*words.deeds, *words.spoken))
    if any(s == "LEG" and p.split()[-1] == "deputy" for p, s in called) and behind in _PARTIES:
        behind = "LEG"  # "a deputy of the Conservative party"
    if "LAB" in (_front(words, knowledge), behind):
        behind = "LAB"  # "lodge chairman at a pit"
    if behind == "BUS" and any(p.split()[-1] in _CHOSEN for p, _ in called):
        behind = "LAB"  # a delegate of those who work there
    watching = any(p.split()[-1] in _WATCHING for p, _ in called)
    if ranks in ("MED", "EDU") and behind == "BUS" and not watching:
        behind = None  # a firm's doctor, or one at a hotel, is a doctor
    found = own or behind or (ranks if led is None else None)
    if found == "MIL" and behind is None:
        found = next((s for w, s in _SPOKEN_OF.items() if w in words.spoken), found)
    if behind == "REF" and any(p.split()[-1] == "commissioner" for p, _ in called):
        found = "GOV"  # "a commissioner for refugees"
    if own == "PTY" and ("LEG" in (behind, *(s for _, s in called))):
        found = "LEG"  # "a Socialist in the regional parliament", "State Sen. Ruiz, a Republican"
    if not any(d.split()[0] in _FLEEING for d in words.deeds) and (own or done):
        flees = False  # a farmer who walked for two days, a nurse who speaks of a camp
    if flees and found not in tables.public:
        return "REF"
    if led is not None and (found is None or (found in tables.private and behind != "LAB")):
        found = led  # but who speaks for orderlies in a union is of the union
    found = found or done or held or civil or next((s for _, s in called), None)
    if done == "REB" and found in tables.private:
        found = done  # "an engineer who joined the rebels"
    if found in (None, "UNK") and words.spoken:
        found = _of_spoken(words)
    if found is None and kept:
        found = "CVL"  # "whose sister was on the flight", "who lives above the harbour"
    told_of = (words.phrases, words.led, words.behind, words.bodies, words.holdings, words.deeds)
    if found is None and words.places and not any(told_of):
        found = "CVL"  # "Ann Poe of Tampa"
    if found is None and words.aged and not words.phrases:
        found = "CVL"  # of whom only the age is told, as of people in the street
    if found == "UAF" and led is not None:
        found = "REB"  # whoever leads an armed group by his name is not unidentified
    if found == "UNK" or (kin and found == "CVL"):
        found = None
    if words.former:
        return "CVL" if found in _CALLINGS and led is None else after_office(found)
    return found


def _title(phrase: str, role: RoleNoun, knowledge: Knowledge) -> str:
    """The sector of a title or calling: "deputy" is one of parliament's, of whatever party."""
    tables = callings()
    first = phrase.split()[0]
    if first in _SOLDIERLY and role.kind == "person" and role.sector in _CALLINGS | {"REL"}:
        return "MIL"  # "an army nurse"
    if role.kind in ("group", "organization") and role.sector in ("SOC", "UNK"):
        return thing_sector(phrase, knowledge) or role.sector  # "a cotton growers' association"
    if role.lemma in tables.titles:
        return tables.titles[role.lemma]
    return tables.titles.get(phrase, role.sector)


def _of_spoken(words: Described) -> str | None:
    """The sector of those who speak of their own patients, pupils or soldiers; doctors may be
    of anything else only if they say so."""
    told = [callings().spoken[w] for w in words.spoken if w in callings().spoken]
    if "dr" in words.spoken:
        return "MED" if "MED" in told or _OF_DOCTORS & set(words.spoken) else None
    return told[0] if told else None


def _is_kin_of_official(words: Described, knowledge: Knowledge) -> bool:
    """ "the prime minister's daughter" tells no calling of hers, and she is rarely nobody."""
    for phrase in words.phrases:
        owner, mark, rest = phrase.partition(" 's ")
        if mark and rest.split()[-1] in callings().kin:
            role = knowledge.role(owner)
            return role is not None and role.sector in OFFICIAL_SECTORS
    return False


def _is_plain(phrase: str, knowledge: Knowledge) -> bool:
    """Whether a calling says its sector itself: "farmer" and "police sergeant", but not
    "spokesman", "sergeant" or "union secretary"."""
    tables = callings()
    last = phrase.split()[-1]
    role = knowledge.role(phrase)
    compound = role is not None and not set(role.lemma.split()) <= tables.ranks
    compound = compound and role is not None and " " in role.lemma
    if compound and role is not None and role.sector in ("LEG", "REB"):
        return True  # "federal deputy", "field commander"
    return last not in tables.serving and (last not in tables.ranks or compound)


def _behind(words: Described, knowledge: Knowledge, day: str | None) -> str | None:
    """The sector of whom somebody serves or speaks for: behind "of", in front of the noun
    ("a *strike* spokesman"), or of a body with a name."""
    if any(_is_of_rebels(phrase) for phrase in words.phrases):
        return "REB"
    named = {b.lower() for b in words.bodies}
    parts = [b for b in words.behind if b.split()[-1] in _PARTS]
    plain = [b for b in words.behind if b not in _VAGUE and b not in named and b not in parts]
    found = _first(plain, knowledge)
    if found is not None:
        return found
    for body in words.bodies:
        for entry in knowledge.lookup(body)[:1]:
            if entry.sector and entry.reading in ("organization", "metonym"):
                phase = knowledge.phase(entry.name, day)
                return phase.sector if phase is not None else entry.sector
    for body in words.bodies:
        by_name = name_sector(body, knowledge) if not knowledge.lookup(body) else None
        if by_name is not None:
            return by_name
    vague = [b for b in words.behind if b in _VAGUE]
    return _first(parts, knowledge) or _front(words, knowledge) or _first(vague, knowledge)


def _is_of_rebels(phrase: str) -> bool:
    """ "a *Maoist* battalion commander": whose commander says more than of what unit."""
    tables = callings()
    *front, last = phrase.split()
    graded = last in tables.serving | tables.ranks
    return graded and "hold" not in front and any(tables.things.get(w) == "REB" for w in front)


def _front(words: Described, knowledge: Knowledge) -> str | None:
    """The sector of what stands in front of a noun: "a *strike* spokesman"."""
    graded = callings().serving | callings().ranks
    front = [
        " ".join(w for w in p.split()[:-1] if w not in graded and w not in _NO_BODY)
        for p in words.phrases
        if p.split()[-1] in graded and not _is_calling(p, knowledge)
    ]
    return _first([f for f in front if f and f not in _NEARBY], knowledge)


def _is_calling(phrase: str, knowledge: Knowledge) -> bool:
    """Whether words of a private trade are one calling as a whole: "estate agent"."""
    role = knowledge.role(phrase)
    return role is not None and " " in role.lemma and role.sector in ("BUS", "LAB", "MED", "EDU")


def _first(phrases: Iterable[str], knowledge: Knowledge) -> str | None:
    graded = callings().serving | callings().ranks
    found = (thing_sector(phrase, knowledge) for phrase in phrases if phrase not in graded)
    return next((sector for sector in found if sector is not None), None)


def _body_country(words: Described) -> str | None:
    """Several states make a firm multinational; of what lies in one it is that one's."""
    if any(set(p.split()) & callings().multinational for p in words.phrases):
        return "MNC"
    return _country(words)


def _body_sector(name: str, words: Described, knowledge: Knowledge) -> str | None:
    """The sector of an unknown body: what it is called in apposition, what is told of it if it
    is armed, else what its name says."""
    tables = callings()
    roles = [role for p in words.phrases if (role := knowledge.role(p))]
    if roles and all(role.kind == "person" and role.sector != "BUS" for role in roles):
        return person_sector(words, knowledge)  # a name that the model takes for a body's
    called = [role.sector for role in roles]
    said = next((s for s in called if s not in _CIVIL), None)
    by_name = name_sector(name, knowledge)
    if said is None or said in _ARMED:
        told = next((tables.armed[d] for d in words.deeds if d in tables.armed), None)
        if told is not None and (said in _ARMED or by_name in _ARMED):
            return told
    found = said or by_name or _first(words.led, knowledge) or _first(words.holdings, knowledge)
    if found is None and _may_be_firm(name):
        does = any(d in tables.firm for d in words.deeds)
        speaks = any(w in tables.spoken_firm for w in words.spoken)
        found = "BUS" if does or speaks else None
    return found


def _may_be_firm(name: str) -> bool:
    """Whether a name of which nothing else is known may be a firm's: two words and more, no
    article and no word that other bodies are called by."""
    words = name.lower().split()
    tables = callings()
    other = tables.any_body | tables.union | tables.no_firm
    return len(words) > 1 and words[0] != "the" and not other & set(words)


def name_sector(name: str, knowledge: Knowledge) -> str | None:
    """What an unknown body's name says of its sector."""
    tables = callings()
    words = [w.strip("'’,.()") for w in name.lower().replace("-", " ").split()]
    words = [w.removesuffix("'s").removesuffix("’s") for w in words if w]
    if not words:
        return None
    alone = knowledge.role(words[0]) if len(words) == 1 else None
    if alone is not None and alone.kind == "organization" and alone.sector not in _CIVIL:
        return alone.sector  # "*Army* spokesman"
    if words[0] in tables.names and tables.names[words[0]] == "CRM":
        return "CRM"
    singular = [w.removesuffix("s") if w.endswith("s") else w for w in words]
    own = singular[: singular.index("of")] if "of" in singular[1:] else singular
    if own[-1] in tables.union | tables.any_body and len(own) > 1:
        members = thing_sector(" ".join(singular), knowledge)
        if members is not None:
            return members
    role = knowledge.role(" ".join(words))
    known = role is not None and role.kind != "person" and role.sector not in _CIVIL
    if role is not None and known and " " in role.lemma:
        return role.sector
    told = [tables.names[w] for w in reversed(words) if w in tables.names]
    if told and told[0] == "UAF" and knowledge.demonym(words[0].title()) is not None:
        return "MIL"  # "*Dutch* Army"
    if told and told[0] == "UAF" and ("REB" in told or _FIGHTING & set(words)):
        return "REB"
    if told:
        return told[0]
    if role is not None and known:
        return role.sector
    for ending, sector in tables.endings.items():
        if len(words[-1]) > len(ending) + 2 and words[-1].endswith(ending):
            return sector
        if words[-1] == ending and "-" in name:
            return sector
    return None
