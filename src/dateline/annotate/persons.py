"""Who a name means: persons of the knowledge base for the names of an article.

Each group of names gets the persons of the knowledge base that bear its name, scored by the day,
the countries of the article, and what the words around the name say. A group whose best
candidate is not good enough, or not better than the next, stays unresolved; the candidates
stay listed.
"""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.annotate.clues import Clues
from dateline.annotate.context import Context
from dateline.annotate.groups import Group, parts_of
from dateline.annotate.namesakes import PRIVATE
from dateline.annotate.nouns import thing_nouns
from dateline.knowledge import (
    PLOVER_SPECIAL_CODES,
    SUCCESSORS,
    Knowledge,
    Person,
    Tenure,
)
from dateline.knowledge.tokens import fold
from dateline.records import Candidate, Mention, content_id

_ENOUGH = 0.5
"""Score from which the best candidate may be taken; chosen on the dev half of the gold."""
_MARGIN = 0.12
"""By how much it must be better than the next."""
_LEADS = 0.15
"""What somebody has who leads a state on the day."""
_KEPT = 5
"""Losing candidates that stay listed."""

_FULL = 0.55
_EXACT = 0.13
"""What the very name has before one with "Jr." or the like."""
_SHORT = 0.25


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Who a group is: a person of the knowledge base or ``None``, and all candidates."""

    person: Person | None
    candidates: tuple[Candidate, ...]


def identify(group: Group, context: Context, knowledge: Knowledge) -> Verdict:
    """Who the person of a group is."""
    if group.private:
        return Verdict(person=None, candidates=())
    full = _fully_named(group, knowledge)
    short = _shortly_named(group, knowledge)
    gender = group.gender
    scored = sorted(
        (
            (score(p, group, context, knowledge, full=p.id in full), p)
            for p in (short | full).values()
            if gender is None or p.gender in (None, gender)
        ),
        key=lambda s: (-s[0], s[1].id),
    )
    listed = tuple(
        Candidate(actor=p.id, score=round(min(1.0, s), 3)) for s, p in scored[:_KEPT] if s > 0.001
    )
    if not scored or scored[0][0] < _ENOUGH:
        return Verdict(person=None, candidates=listed)
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        return Verdict(person=None, candidates=listed)
    return Verdict(person=scored[0][1], candidates=listed)


def _fully_named(group: Group, knowledge: Knowledge) -> dict[str, Person]:
    """The persons whose full name or alias the group has, "King Charles" among them."""
    people = knowledge.people
    found = {p.id: p for p in people.named(group.name)}
    for text in {m.text for m in group.mentions}:
        found |= {p.id: p for p in people.named(text)}
        for title in group.honorifics:
            found |= {p.id: p for p in people.named(f"{title} {text}")}
    return found or {p.id: p for p in people.spelt(group.name)}


def _shortly_named(group: Group, knowledge: Knowledge) -> dict[str, Person]:
    """The persons whom the papers call so; by another spelling only with a title in front."""
    people = knowledge.people
    if " " in group.name:
        return {}
    found = people.called(group.name)
    if not found and group.honorifics | set(group.clues.phrases):
        found = people.spelt_short(group.name)
    return {p.id: p for p in found}


def choose_among(
    group: Group,
    groups: Sequence[Group],
    verdicts: Mapping[str, Verdict],
    context: Context,
    knowledge: Knowledge,
) -> Person | None:
    """Whom a surname means that several persons of the article bear: the one of them who is
    in office on the day, else the one whose full name stands there most often.

    Args:
        verdicts: of the groups with a full name, by key.
    """
    if " " in group.name or context.day is None or group.key != group.name:
        return None
    bearers = _bearers(group, groups, knowledge)
    known = [p for g in bearers if (p := verdicts[g.key].person) is not None]
    holding = [p for p in known if knowledge.people.leads(p.id, context.day)]
    if len(holding) == 1:
        return holding[0]
    counts = sorted((len(g.mentions) for g in bearers), reverse=True)
    if len(counts) > 1 and counts[0] >= 2 * counts[1]:
        most = next(g for g in bearers if len(g.mentions) == counts[0])
        return verdicts[most.key].person
    return None


def of_generation(
    group: Group, verdicts: Mapping[str, Verdict], context: Context, knowledge: Knowledge
) -> Person | None:
    """Whom "the elder Trudeau" means: the father of the one in the article, else of the only
    two of that name on record; "the younger" his son who has held the highest office."""
    if group.generation is None:
        return None
    people = knowledge.people
    known = {v.person.id: v.person for v in verdicts.values() if v.person is not None}
    called = {p.id: p for p in people.called(group.name)}
    found: dict[str, Person] = {}
    for person in called.values():
        parent = people.kin(person.id, "father") or people.kin(person.id, "mother")
        if parent is None or parent.id not in called:
            continue
        chosen = parent if group.generation == "elder" else person
        other = person if group.generation == "elder" else parent
        if other.id in known or not called.keys() & known.keys():
            led = [t for t in people.tenures(chosen.id) if t.role in _LEADING]
            if led and min(t.start or "" for t in led) <= (context.day or "9"):
                found[chosen.id] = chosen
    return next(iter(found.values())) if len(found) == 1 else None


def _bearers(group: Group, groups: Sequence[Group], knowledge: Knowledge) -> list[Group]:
    """The other groups whose bearer may be called so, too."""
    return [g for g in groups if " " in g.name and group.name in parts_of(g.name, knowledge)]


def score(
    person: Person, group: Group, context: Context, knowledge: Knowledge, *, full: bool
) -> float:
    """How well a person fits a group of names, which is the full name or a short one: from
    below 0 to somewhat above 1."""
    people, clues = knowledge.people, group.clues
    tenures = people.tenures(person.id)
    total = _FULL if full else _SHORT + _rarity(group, knowledge)
    if context.day is not None and people.leads(person.id, context.day):
        total += _LEADS
    total += _by_day(tenures, context.day)
    total += _EXACT if _is_exact(person, group.name) else 0.0
    total += _by_title(person, tenures, clues, context, knowledge)
    countries = {t.country for t in tenures if t.country}
    bodies = {t.organization for t in tenures if t.organization}
    countries |= {SUCCESSORS[c] for c in countries if c in SUCCESSORS}
    said = {c for c in clues.countries if c not in PLOVER_SPECIAL_CODES}
    if bodies & set(clues.bodies):
        total += 0.3
    if said and countries:
        total += 0.2 if countries & said else -0.45
    elif countries:
        share = max(context.share(c) for c in countries)
        if share:
            total += 0.25 * min(1.0, 2 * share)
        elif context.countries:
            total -= 0.05 if full else 0.15
    return total


def _is_exact(person: Person, name: str) -> bool:
    folded = fold(name).lower()
    return any(fold(n).lower() == folded for n in (person.name, *person.aliases))


def _rarity(group: Group, knowledge: Knowledge) -> float:
    """How readily a surname alone means a person: by how many bear it."""
    bearers = len(knowledge.people.called(group.name))
    return 0.2 if bearers == 1 else 0.1 if bearers == 2 else 0.0


def _by_day(tenures: Sequence[Tenure], day: str | None) -> float:
    """In office on the day is best; long before the first office or after the last, worst."""
    if day is None or not tenures:
        return 0.0
    held = [t for t in tenures if t.covers(day)]
    if held:
        return 0.2 if any(t.confirmed(day) for t in held) else 0.15
    starts = [int(t.start[:4]) for t in tenures if t.start]
    ends = [int((t.end or t.as_of or t.start or "0")[:4]) for t in tenures]
    year = int(day[:4])
    if starts and year < min(starts):
        return 0.0 if min(starts) - year <= 10 else -0.3
    gap = year - max(ends, default=year)
    return 0.1 if gap <= 3 else 0.0 if gap <= 25 else -0.1


def _by_title(
    person: Person, tenures: Sequence[Tenure], clues: Clues, context: Context, knowledge: Knowledge
) -> float:
    """Whether the office that the words give is one that the person held, then or before."""
    best = 0.0
    for phrase in clues.phrases:
        country = person.country
        noun = knowledge.offices.get(phrase, country)
        if noun is None:
            role = knowledge.role(phrase)
            if role is not None and best <= 0 and not clues.former:
                held_sectors = {t.sector for t in tenures}
                if role.sector not in held_sectors:
                    best = min(best, _against(phrase.split()[-1], role.sector))
            continue
        fits = [
            t
            for t in tenures
            if (t.role in noun.roles and noun.titles.get(t.role, "") in t.office.lower())
            or ("leader" in noun.roles and t.role in _LEADING)
        ]
        if context.day is not None and not clues.former:
            now = [t for t in fits if t.covers(context.day)]
            best = max(best, 0.35 if now else 0.1 if fits else best)
        elif fits:
            best = max(best, 0.3)
    return best


def _against(noun: str, sector: str) -> float:
    """What a calling that is on nobody's record says against a holder of offices."""
    if noun in thing_nouns()["kin"]:
        return 0.0
    if noun in thing_nouns()["statesman"]:
        return -0.2
    return -0.85 if sector in PRIVATE else -0.3 if sector in _OWN_CALLINGS else 0.0


_OWN_CALLINGS = frozenset({"BUS", "EDU", "JRN", "MED", "REL", "SOC"})
"""Sectors of callings that many had before an office ("a banker", "a surgeon")."""
_LEADING = frozenset(
    {"head_of_state", "head_of_government", "party_leader", "rebel_leader", "opposition_leader"}
)


def actor_id(
    group: Group, verdict: Verdict, groups: Sequence[Group], article_id: str, knowledge: Knowledge
) -> str | None:
    """The id of a group's actor: the person's; else one made of the full name, or, of a
    surname alone, of the name and the article, as it says nothing in another. ``None`` for a
    surname that several persons of the article bear."""
    if verdict.person is not None:
        return verdict.person.id
    if " " in group.name:
        return content_id("actor", "person", group.key)
    bearers = _bearers(group, groups, knowledge) if group.key == group.name else ()
    return None if bearers else content_id("actor", "person", article_id, group.key)


def linked(
    mentions: Sequence[Mention], chosen: Mapping[str, tuple[str | None, tuple[Candidate, ...]]]
) -> tuple[Mention, ...]:
    """``mentions`` with actor and candidates by mention id."""
    found = []
    for mention in mentions:
        actor, candidates = chosen.get(mention.id, (mention.actor, mention.candidates))
        found.append(msgspec.structs.replace(mention, actor=actor, candidates=candidates))
    return tuple(found)
