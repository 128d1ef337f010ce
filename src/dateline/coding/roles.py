"""Turning the phrases that fill a frame into roles: span, actor, country, sector."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from dateline.coding.described import name_sector
from dateline.coding.followers import following, is_anywhere, owner_of
from dateline.coding.nearby import Nearby
from dateline.coding.phrases import PhraseReader
from dateline.coding.profile import ANYBODY, REFUGEE, Profile, international, on_day, with_standing
from dateline.coding.relations import relation
from dateline.coding.residence import Residence
from dateline.coding.scene import Scene
from dateline.coding.shapes import (
    close_name,
    extent,
    noun_of,
    shared_states,
    side_of,
    speaker_of,
    stranger,
)
from dateline.coding.standing import Standing, standing
from dateline.coding.support import (
    GUESS_LEAST,
    SIDE,
    confidence_of,
    guess_confidence,
    is_open,
    kind_of,
)
from dateline.coding.surroundings import Near, Surroundings
from dateline.knowledge import PLOVER_SPECIAL_CODES, Entry, Knowledge
from dateline.records import MODIFIERS, Mention, Role, Token

_HOLDING = frozenset({"of", "by", "from", "against", "in", "with", "on", "between", "to"})
"""Prepositions behind a thing that name whose it is or whom it concerns."""
_OF_NOWHERE = frozenset({"UAF", "UNK"})
"""Sectors of unnamed people whose country the words must tell, unless a guess is asked for."""
_PRIVATE = "CVL"
"""Somebody who is only known for a famous name."""
_OF_SEVERAL = frozenset({"peacekeeper", "troop", "soldier", "monitor", "force", "leader", "bloc"})
"""Whose adjective of a region tells a body of states."""
_OPPOSED = frozenset({"side", "party", "neighbor", "neighbour", "rival"})
"""Who is, in the plural, not of one state ("the two *sides*")."""
_MOVING = frozenset({"REB", "PTY", "OPP", "PRM"})
"""Movements, which speak and are spoken to abroad ("talks with *the rebels* in Mexico")."""


class RoleFinder:
    """Makes roles of one article.

    Args:
        text: the article's text.
        knowledge: names and role nouns.
        profiles: what other sentences say: of persons by actor id, of unknown bodies by name.
        surroundings: the countries of the article's places, for those who have none.
        nearby: where the article names which state, for parties to events who have none.
        names: the full names of the article's persons by actor id.
    """

    def __init__(
        self,
        text: str,
        knowledge: Knowledge,
        profiles: Mapping[str, Profile] | None = None,
        surroundings: Surroundings | None = None,
        nearby: Nearby | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self._text = text
        self._knowledge = knowledge
        self._reader = PhraseReader(knowledge)
        self._surroundings = surroundings or Surroundings(())
        self._nearby = nearby or Nearby()
        self._profiles = profiles or {}
        self._residence = Residence(
            self._surroundings, self._nearby, knowledge.origins, names or {}
        )

    def roles(
        self,
        scene: Scene,
        tokens: Iterable[Token],
        *,
        acting: bool,
        keep_things: bool = False,
        guess: bool = False,
        day: str | None = None,
    ) -> tuple[Role, ...]:
        """Roles for the phrases headed by ``tokens``, in text order, none twice; offices are
        those held on ``day`` (ISO). With ``guess`` whoever has no country takes the likeliest of
        those that the article names, with a low confidence.

        A phrase that is not itself somebody stands for the one named in it ("Iran's
        missile test": Iran). Where nobody is found it is left out, unless
        ``keep_things`` and it is a place or a building.
        """
        found: dict[tuple[int, int], Role] = {}
        for token in tokens:
            for holder in self._holders(scene, token, keep_things):
                in_front = holder.dep in MODIFIERS and holder.head == token.i
                whole = token if in_front and not scene.is_agent(token) else holder
                role = self._role(scene, holder, whole, acting, day)
                if guess and role.country is None:
                    role = self._guessed(scene, holder, role, day)
                found.setdefault((role.start, role.end), role)
        return tuple(_without_nested(sorted(found.values(), key=lambda r: (r.start, r.end))))

    def sides(
        self,
        scene: Scene,
        doers: Iterable[Token],
        undergoers: Iterable[Token],
        *,
        keep_things: bool,
        guess_undergoers: bool = True,
        day: str | None = None,
    ) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
        """Actors and recipients of an event, as :meth:`roles`; who acts is no recipient."""
        actors = self.roles(scene, doers, acting=True, guess=True, day=day)
        spans = {(r.start, r.end) for r in actors}
        recipients = self.roles(
            scene,
            undergoers,
            acting=False,
            keep_things=keep_things,
            guess=guess_undergoers,
            day=day,
        )
        return actors, tuple(r for r in recipients if (r.start, r.end) not in spans)

    def _holders(self, scene: Scene, token: Token, keep_things: bool) -> list[Token]:
        counted = [real for real in scene.real(token)[1:] if scene.is_agent(real)]
        if counted:
            return counted
        if scene.is_agent(token):
            return [*shared_states(scene, token), token]
        mention = scene.mention(token)
        if mention is not None and keep_things and mention.kind in ("place", "facility"):
            return [token]
        owners = [t for t in scene.named_modifiers(token) if self._is_somebody(scene, t)]
        if owners:
            return owners
        for prep in scene.children(token, "prep", "agent"):
            if prep.text.lower() in _HOLDING:
                below = [
                    c
                    for o in scene.children(prep, "pobj")
                    for c in scene.conjuncts(o)
                    if scene.is_agent(c)
                ]
                if below:
                    return below
        return []

    def _is_somebody(self, scene: Scene, token: Token) -> bool:
        mention = scene.mention(token)
        return mention is not None and (scene.is_agent(token) or mention.kind == "state")

    def _role(
        self, scene: Scene, token: Token, whole: Token, acting: bool, day: str | None
    ) -> Role:
        """The role of ``token``; ``whole`` heads the phrase around it ("Russian *missiles*")."""
        mention = scene.mention(token)
        start, end = extent(scene, whole, mention if whole is token else scene.mention(whole))
        name = close_name(scene, token)
        if name is not None and (mention is None or mention.form == "nominal"):
            # "Russia's foreign minister Sergei Petrov": parsed as noun and apposition
            end, mention = max(end, name.end), name
        speaker = speaker_of(scene, token) if mention and mention.form == "pronoun" else None
        if speaker is not None:
            mention = scene.mention(speaker)
        said = self._said(scene, speaker or token, mention, acting, day)
        known: Standing | None = None
        if said.actor is not None:
            known = standing(said.actor, day, self._knowledge)
        profile = said.profile
        related = relation(scene, token, mention, day, self._knowledge)
        if related is not None:
            profile = related.profile
        elif known is not None:
            profile = with_standing(profile, known)
        elif mention is not None and mention.form != "name" and profile.country is None:
            profile = self._of_actor(mention, profile, day)
        profile = international(on_day(profile, day), mention)
        near = None
        owner = owner_of(scene, token) if profile.country is None else None
        if owner is not None:
            theirs = self._role(scene, owner, owner, acting, day)
            profile = following(profile, token, theirs) or profile
        local = related is None and self._is_local(mention, profile)
        if profile.country is None and local:
            near = self._near(scene, token, mention, profile, (start, end))
            if near is not None:
                profile = on_day(msgspec.structs.replace(profile, country=near.country), day)
        support = kind_of(mention, profile, known, near)
        confidence = confidence_of(support, mention, profile.ground, near)
        profile = Profile() if is_open(support, confidence) else international(profile, mention)
        return Role(
            start=start,
            end=end,
            text=self._text[start:end],
            actor=said.actor,
            country=profile.country,
            sector=profile.sector,
            office=known.office if known is not None else None,
            confidence=confidence,
        )

    def _guessed(self, scene: Scene, token: Token, role: Role, day: str | None) -> Role:
        """The role with the country of the side that "we" or "they" stand on, of a half of Korea,
        else with the likeliest of the states that the article names, unless its words tell that
        it may be of any."""
        mention = scene.mention(token)
        if self._is_of_region(scene, token) or is_anywhere(scene, token, mention):
            return role
        if mention is not None and mention.kind == "state" and mention.form == "nominal":
            return role  # "195 countries", "its neighbours"
        if token.tag == "NNS" and token.lemma in _OPPOSED:
            return role
        side = side_of(scene, token)
        if side is not None:
            theirs = self._role(scene, side, side, True, day)
            if theirs.country is not None:
                return msgspec.structs.replace(role, country=theirs.country, confidence=SIDE)
        half = self._surroundings.half(token.text)
        if half is not None:
            return msgspec.structs.replace(role, country=half, confidence=SIDE)
        span = (role.start, role.end)
        chosen = self._nearby.choice(token, mention, span, self._surroundings.likely(*span))
        if chosen is None or chosen[1] < GUESS_LEAST:
            return role
        named = mention is not None and mention.kind == "person" and mention.form == "name"
        if named and role.sector is None and not self._nearby.is_beyond(chosen[0], role.start):
            return role  # "Gordon Smith criticised Tunisia"
        country = on_day(Profile(country=chosen[0]), day).country
        return msgspec.structs.replace(
            role, country=country, confidence=guess_confidence(chosen[1])
        )

    def _said(
        self, scene: Scene, token: Token, mention: Mention | None, acting: bool, day: str | None
    ) -> "_Said":
        """Who is meant and what the words say; of somebody who only shares a name with another,
        what is said of the sharer."""
        noun = stranger(scene, token) if mention is not None and mention.kind == "person" else None
        if noun is not None:
            said = self._reader.from_words(scene, noun, scene.mention(noun))
            return _Said(None, msgspec.structs.replace(said, sector=said.sector or _PRIVATE))
        profile = self.profile(scene, token, mention, acting, day)
        if profile.sector is None and token.pos == "ADJ":
            sector = self._reader.sector([noun_of(scene, token)])
            profile = msgspec.structs.replace(profile, sector=sector)
        return _Said(mention.actor if mention else None, profile)

    def _near(
        self,
        scene: Scene,
        token: Token,
        mention: Mention | None,
        profile: Profile,
        span: tuple[int, int],
    ) -> Near | None:
        own = self._surroundings.of_words(profile.places, self._knowledge)
        if own is not None:
            return own
        if profile.sector == REFUGEE:  # not of where he or she is
            return self._surroundings.of_fled(scene)
        for name in profile.places:
            body = self._profiles.get(name)  # "a local at Maplestone Aluminum"
            country = body.country if body is not None else None
            if country is not None and country not in PLOVER_SPECIAL_CODES:
                return Near(country, "own")
        if self._is_of_region(scene, token) or is_anywhere(scene, token, mention):
            # "West African peacekeepers" are of several states, "foreign reporters" of any
            return Near("IGO", "own") if token.lemma in _OF_SEVERAL else None
        there = self._of_antecedent(scene, token)
        if there is not None:
            return there
        if mention is not None and mention.form == "name":
            near = self._surroundings.of_named(scene, token, *span)
        elif profile.sector in _MOVING:
            near = self._surroundings.of_unnamed(*span)
        else:
            near = self._surroundings.of_described(scene, token, *span)
        if near is not None and near.support == "clause":
            return near
        return self._residence.settled(token, mention, span, near)

    def _is_of_region(self, scene: Scene, token: Token) -> bool:
        """Whether an adjective in front names a part of the world and no state ("*Asian*
        workers")."""
        for child in scene.children(token, *MODIFIERS):
            entry = self._reader.entry(scene.mention(child))
            if entry is not None and entry.reading == "demonym" and entry.country is None:
                return True
        return False

    def _of_antecedent(self, scene: Scene, token: Token) -> Near | None:
        """The country of what a clause with "where" is about ("Congress, *where* lawmakers …")."""
        for verb in scene.ancestors(token):
            where = any(c.text.lower() == "where" for c in scene.children(verb, "advmod"))
            if verb.dep == "relcl" and where:
                about = scene.mention(scene.head(verb))
                entry = self._reader.entry(about)
                if entry is not None and entry.country:
                    return Near(entry.country, "clause")
                if about is not None and about.form == "name":
                    near = self._surroundings.of_words((about.text,), self._knowledge)
                    return Near(near.country, "clause") if near is not None else None
        return None

    def _is_local(self, mention: Mention | None, profile: Profile) -> bool:
        """Whether somebody without a country may be taken to be of the one around: named
        persons and bodies, and people with a calling, but not armed men of nowhere."""
        if mention is None:
            return False
        if mention.form != "name" and profile.sector in _OF_NOWHERE:
            return False
        if mention.kind in ("person", "group"):
            return mention.form == "name" or profile.sector is not None
        if mention.form == "name":
            entry = self._reader.entry(mention)
            if entry is not None and entry.country is None and entry.reading == "organization":
                return True  # "the Christian Democrats", of whatever state
            unknown = entry is None
            return unknown and (mention.kind == "organization" or mention.text in self._profiles)
        return mention.kind == "organization"

    def _of_actor(self, mention: Mention, profile: Profile, day: str | None) -> Profile:
        """What a pronoun or description takes from the one whom it means."""
        known = self._profiles.get(mention.actor or "")
        body = self._knowledge.body(mention.actor or "") if known is None else None
        if body is not None:
            known = self._reader.of_entry(body, acting=False, day=day)
        if known is None:
            return profile
        own = mention.form == "nominal" and profile.sector not in ANYBODY
        sector = profile.sector if own else known.sector or profile.sector
        return Profile(country=known.country, sector=sector, places=known.places)

    def profile(
        self,
        scene: Scene,
        token: Token,
        mention: Mention | None,
        acting: bool,
        day: str | None = None,
    ) -> Profile:
        """Country and sector of a phrase, from its words, else from the article."""
        reader = self._reader
        entry = reader.entry(mention)
        if entry is not None and mention is not None and mention.kind != "person":
            entry = self._of_here(mention, entry)
            named = reader.of_entry(entry, acting, day)
            if entry.reading != "organization":
                return named
            # "Uzbekistan's Senate": whose it is says more than a famous namesake
            owner = reader.owner_country(scene, token, mention) or reader.country_behind(
                scene, token
            )
            return Profile(country=owner or named.country, sector=named.sector)
        if mention is not None and mention.form == "name":
            told = self._profiles.get(mention.actor or mention.text)
            if told is not None and mention.actor is None:
                return self._of_body(scene, token, mention, told)
            if told is not None:
                if told.country is not None and told.sector is not None:
                    return told
                return _filled(told, reader.from_words(scene, token, mention))
        if mention is not None and mention.kind == "organization" and mention.form == "nominal":
            for appositive in scene.children(token, "appos"):
                known = reader.entry(scene.mention(appositive))
                if known is not None and known.reading == "organization":
                    return reader.of_entry(known, acting, day)  # "his force, the Carabineros"
        found = reader.from_words(scene, token, mention)
        if mention is not None and mention.kind == "organization" and token.pos == "PROPN":
            # "the Adana Ginners' Association", which the model did not see as a name
            by_name = name_sector(mention.text, self._knowledge)
            found = msgspec.structs.replace(found, sector=by_name or found.sector)
        for appositive in scene.children(token, "appos"):
            if found.country is None or found.sector is None:
                more = reader.from_words(scene, appositive, scene.mention(appositive))
                found = _filled(found, more)
        said = self._profiles.get(mention.actor) if mention and mention.actor else None
        return _filled(found, said) if said is not None else found

    def _of_here(self, mention: Mention, entry: Entry) -> Entry:
        """Of bodies of several states with one name ("the Trades Union Congress") that of the
        state that the article names most, unless the mention's own reading is settled."""
        if mention.actor is not None or entry.reading != "organization":
            return entry
        named = self._surroundings.named
        return max(
            (e for e in self._knowledge.lookup(mention.text) if e.reading == "organization"),
            key=lambda e: named(e.country),
            default=entry,
        )

    def _of_body(self, scene: Scene, token: Token, mention: Mention, told: Profile) -> Profile:
        """An unknown body: what is said of it, whose it is, and the places in its name."""
        words = self._reader.from_words(scene, token, mention)
        inside = self._surroundings.inside(mention.start, mention.end)
        return Profile(
            country=told.country or words.country,
            sector=told.sector or words.sector,
            places=(*(p for p in inside if self._knowledge.lookup(p)), *told.places, *inside),
        )


class _Said(NamedTuple):
    """Who is meant, and what the words say."""

    actor: str | None
    profile: Profile


def _filled(one: Profile, other: Profile) -> Profile:
    """``one``, with what ``other`` knows where it knows nothing."""
    return Profile(
        country=one.country or other.country,
        sector=one.sector or other.sector,
        places=(*one.places, *other.places),
        ground=one.ground if one.sector is not None else other.ground,
    )


def _without_nested(roles: list[Role]) -> list[Role]:
    """Drop a role whose span lies inside another's."""
    return [
        r
        for r in roles
        if not any(
            o is not r
            and o.start <= r.start
            and r.end <= o.end
            and (o.end - o.start) > (r.end - r.start)
            for o in roles
        )
    ]
