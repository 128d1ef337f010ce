"""Who and what the mentions of an article mean: the steps in their order."""

from collections.abc import Sequence

import msgspec

from dateline.annotate.context import Context, context_of
from dateline.annotate.coreference import chained, with_chains
from dateline.annotate.departments import department_heads
from dateline.annotate.descriptions import describe
from dateline.annotate.genders import gender_of
from dateline.annotate.groups import person_groups
from dateline.annotate.heads import heads_of_bodies
from dateline.annotate.marked import Marked, marked_anew, marked_sentences
from dateline.annotate.metonyms import governments
from dateline.annotate.persons import actor_id, choose_among, identify, linked, of_generation
from dateline.annotate.relatives import apposed, relatives
from dateline.annotate.successions import successions, unowned
from dateline.knowledge import Knowledge, Person
from dateline.records import Actor, Article, Candidate, Described, Mention, Parse


class Identified(msgspec.Struct, frozen=True):
    """Mentions with actors, candidates and chains, the actors that they mean, the context, what
    the words say of persons, and the sentences with these mentions."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    context: Context
    described: dict[str, Described]
    sentences: list[Marked]


class Identifier:
    """Needs parses and mentions; adds actors, candidates and chains.

    Args:
        knowledge: persons, offices, states and bodies.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def identify(
        self, article: Article, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> Identified:
        """The mentions of one article with what they mean."""
        knowledge = self._knowledge
        context = context_of(article, mentions, knowledge)
        sentences = marked_sentences(parses, mentions)
        chosen: dict[str, tuple[str | None, tuple[Candidate, ...]]] = {}
        actors: dict[str, Actor] = {}
        genders: dict[str, str] = {}
        described: dict[str, Described] = {}
        known: dict[str, Person] = {}
        groups = person_groups(sentences, mentions, knowledge, context.day)
        verdicts = {g.key: identify(g, context, knowledge) for g in groups}
        for group in groups:
            verdict = verdicts[group.key]
            if group.generation is not None:
                older = of_generation(group, verdicts, context, knowledge)
                verdict = msgspec.structs.replace(verdict, person=older)
            elif verdict.person is None:
                among = choose_among(group, groups, verdicts, context, knowledge)
                verdict = msgspec.structs.replace(verdict, person=among)
            actor = actor_id(group, verdict, groups, article.id, knowledge)
            if actor is None:
                for mention in group.mentions:
                    chosen[mention.id] = None, verdict.candidates
                continue
            person = verdict.person
            if person is not None:
                known[actor] = person
            actors[actor] = _actor(actor, group.name, person)
            described[actor] = group.clues
            gender = gender_of(group, person, knowledge)
            if gender is not None:
                genders[actor] = gender
            for mention in group.mentions:
                chosen[mention.id] = actor, verdict.candidates
        chosen |= unowned(sentences, describe(sentences, context, knowledge, known), knowledge)
        chosen |= heads_of_bodies(sentences, context, knowledge)
        chosen |= department_heads(sentences, context, knowledge)
        resolved = linked(mentions, chosen)
        sentences = marked_anew(sentences, resolved)
        resolved = linked(resolved, {**apposed(sentences), **governments(sentences, knowledge)})
        for person in _persons(resolved, knowledge):
            if person.id not in actors and person.gender is not None:
                genders[person.id] = person.gender
        links = chained(marked_anew(sentences, resolved), article.id, genders)
        resolved = with_chains(resolved, links)
        known |= {p.id: p for p in _persons(resolved, knowledge)}
        sentences = marked_anew(sentences, resolved)
        related = {
            **relatives(sentences, context, knowledge, known),
            **successions(sentences, context, knowledge, known),
        }
        resolved = linked(resolved, related)
        chains = {m.actor: m.chain for m in resolved if m.actor and m.chain}
        resolved = tuple(
            msgspec.structs.replace(m, chain=chains.get(m.actor or "")) if m.id in related else m
            for m in resolved
        )
        for person in _persons(resolved, knowledge):
            actors.setdefault(person.id, _actor(person.id, person.name, person))
        return Identified(
            resolved,
            _used(resolved, actors, knowledge),
            context,
            described,
            marked_anew(sentences, resolved),
        )


def _persons(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Person]:
    """The persons of the knowledge base whom some mention means, in text order."""
    found = (knowledge.people.get(m.actor) for m in mentions if m.actor is not None)
    return [person for person in found if person is not None]


def _actor(actor: str, name: str, person: Person | None) -> Actor:
    if person is None:
        return Actor(id=actor, name=name, kind="person")
    return Actor(
        id=actor,
        name=person.name,
        kind="person",
        country=person.country,
        wikidata=person.wikidata,
    )


def _used(
    mentions: Sequence[Mention], people: dict[str, Actor], knowledge: Knowledge
) -> tuple[Actor, ...]:
    """The actors that some mention means: persons in text order, then bodies by id."""
    persons: dict[str, Actor] = {}
    bodies: dict[str, Actor] = {}
    for mention in mentions:
        actor = mention.actor
        if actor is None or actor in persons or actor in bodies:
            continue
        if actor in people:
            persons[actor] = people[actor]
            continue
        body = knowledge.body(actor)
        if body is not None:
            bodies[actor] = knowledge.actor(body)
    return (*persons.values(), *(bodies[i] for i in sorted(bodies)))
