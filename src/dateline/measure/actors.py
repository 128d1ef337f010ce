"""Scoring who is meant: country, sector and identity of mentions in context."""

from pathlib import Path

import msgspec

from dateline.coding import RoleFinder, Scene
from dateline.knowledge import Knowledge
from dateline.measure.actor_gold import GoldActor, GoldPassage, load_actors
from dateline.measure.spans import share
from dateline.pipeline import CodingRun
from dateline.read import Loaded, ReadOptions, read_text
from dateline.records import Role, Token, last_day


class ActorPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """One gold mention and what was found for it."""

    passage: str
    text: str
    gold: str
    gold_name: str | None
    country: str | None
    sector: str | None
    name: str | None
    known: bool
    confidence: float
    answered: bool
    right: bool


class ActorScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1.

    A mention is answered when it has a country or a sector, or is rightly left without. It
    is right when country and sector are among the gold's, and no other person than the
    gold's is named. ``sure`` are the answers with a confidence of 0.8 and more: most that rest on
    the knowledge base, or on a plain calling and a country of which there is little doubt.
    ``known`` are those whom the knowledge base holds under the gold's name, ``unknown`` the
    invented and missing ones.
    """

    mentions: int
    answered: float
    right_of_answered: float
    sure: float
    right_of_sure: float
    known: int
    known_right: float
    identified: float
    unknown: int
    unknown_right: float


_SURE = 0.8


def score_actors(folder: Path, split: str) -> tuple[ActorScore, list[ActorPrediction]]:
    """Score one split of the gold in ``folder``.

    Raises:
        BenchmarkError: no gold, or gold that cannot be read.
    """
    run = CodingRun()
    found = [p for passage in load_actors(folder, split) for p in _predictions(passage, run)]
    answered = [p for p in found if p.answered]
    sure = [p for p in answered if p.confidence >= _SURE]
    known = [p for p in found if p.known]
    unknown = [p for p in found if not p.known]
    named = [p for p in known if p.gold_name is not None]
    return (
        ActorScore(
            mentions=len(found),
            answered=share(len(answered), len(found)),
            right_of_answered=share(sum(p.right for p in answered), len(answered)),
            sure=share(len(sure), len(found)),
            right_of_sure=share(sum(p.right for p in sure), len(sure)),
            known=len(known),
            known_right=share(sum(p.right for p in known), len(known)),
            identified=share(sum(p.name is not None for p in named), len(named)),
            unknown=len(unknown),
            unknown_right=share(sum(p.right for p in unknown), len(unknown)),
        ),
        found,
    )


def _predictions(passage: GoldPassage, run: CodingRun) -> list[ActorPrediction]:
    loaded = read_text(passage.text, ReadOptions(published=passage.published), name=passage.id)
    assert isinstance(loaded, Loaded), passage.id
    article = loaded.article
    annotation = run.annotation(article)
    scenes = run.scenes(annotation)
    finder = run.role_finder(article, annotation)
    names = {a.id: a.name for a in annotation.actors}
    found = []
    for gold in passage.actors:
        role = _role(scenes, finder, gold)
        name = names.get(role.actor) if role is not None and role.actor else None
        found.append(_prediction(passage, gold, role, name, run.knowledge))
    return found


def _role(scenes: list[Scene], finder: RoleFinder, gold: GoldActor) -> Role | None:
    for scene in scenes:
        if not scene.parse.start <= gold.start < scene.parse.end:
            continue
        token = _head(scene, gold)
        if token is None:
            return None
        roles = finder.roles(scene, [token], acting=True, keep_things=True, day=last_day(gold.day))
        # "Brazilian and Argentine diplomats" are two: the one of the marked words counts.
        return max(roles, key=lambda r: _overlap(r, gold), default=None)
    return None


def _overlap(role: Role, gold: GoldActor) -> float:
    """Characters that role and gold share, as a share of those of either (Jaccard)."""
    both = max(0, min(role.end, gold.end) - max(role.start, gold.start))
    return both / (role.end - role.start + gold.end - gold.start - both)


def _head(scene: Scene, gold: GoldActor) -> Token | None:
    """The token of the marked words whose governor lies outside of them."""
    inside = [t for t in scene.tokens if gold.start <= t.start < gold.end]
    own = {t.i for t in inside}
    heads = [t for t in inside if t.head not in own or t.head == t.i]
    return heads[-1] if heads else None


def _prediction(
    passage: GoldPassage,
    gold: GoldActor,
    role: Role | None,
    name: str | None,
    knowledge: Knowledge,
) -> ActorPrediction:
    country = role.country if role is not None else None
    sector = role.sector if role is not None else None
    fits_country = country in gold.countries if gold.countries else country is None
    fits_sector = sector in gold.sectors if gold.sectors else sector is None
    nobody = not gold.countries and not gold.sectors
    persons = {p.id for p in knowledge.people.named(gold.name)} if gold.name else set()
    other = (
        role is not None
        and role.actor is not None
        and knowledge.people.get(role.actor) is not None
        and role.actor not in persons
        and not (gold.name and name and gold.name.split()[-1] == name.split()[-1])
    )
    bodies = knowledge.lookup(gold.name) if gold.name else ()
    is_state = gold.name is None and bool(knowledge.lookup(gold.text))
    return ActorPrediction(
        passage=passage.id,
        text=gold.text,
        gold=f"{'/'.join(sorted(gold.countries)) or '-'} {'/'.join(sorted(gold.sectors)) or '-'}",
        gold_name=gold.name,
        country=country,
        sector=sector,
        name=name,
        known=bool(persons or bodies or is_state),
        confidence=(role.confidence or 0.0) if role is not None else 0.0,
        answered=bool(country or sector) or nobody,
        right=fits_country and fits_sector and not other,
    )
