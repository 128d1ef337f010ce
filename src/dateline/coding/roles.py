"""Turning the phrases that fill a frame into roles: span, actor, country, sector."""

from collections.abc import Iterable, Mapping

import msgspec

from dateline.coding.arguments import surface_subject
from dateline.coding.scene import Scene
from dateline.coding.standing import Standing, after_office, standing, state_on
from dateline.coding.surroundings import Surroundings
from dateline.knowledge import PLOVER_SPECIAL_CODES, Entry, Knowledge
from dateline.records import MODIFIERS, Described, Mention, Role, Token

_FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "retired", "exiled"})
_HOLDING = frozenset({"of", "by", "from", "against", "in", "with", "on", "between", "to"})
"""Prepositions behind a thing that name whose it is or whom it concerns."""
_CAPITAL_SECTOR = "GOV"
"""A capital that acts stands for its government ("Moscow said")."""


_OF_NOWHERE = frozenset({"UAF", "UNK"})
"""Sectors of unnamed people whose country the words must tell."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says of somebody: country, sector and office words."""

    country: str | None = None
    sector: str | None = None


class RoleFinder:
    """Makes roles of one article.

    Args:
        text: the article's text.
        knowledge: names and role nouns.
        profiles: by actor id, what other sentences say of persons.
        surroundings: the countries of the article's places, for those who have none.
    """

    def __init__(
        self,
        text: str,
        knowledge: Knowledge,
        profiles: Mapping[str, Profile] | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        self._text = text
        self._knowledge = knowledge
        self._surroundings = surroundings or Surroundings(())
        self._profiles = profiles or {}

    def roles(
        self,
        scene: Scene,
        tokens: Iterable[Token],
        *,
        acting: bool,
        keep_things: bool = False,
        day: str | None = None,
    ) -> tuple[Role, ...]:
        """Roles for the phrases headed by ``tokens``, in text order, none twice; offices are
        those held on ``day`` (ISO).

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
                found.setdefault((role.start, role.end), role)
        return tuple(_without_nested(sorted(found.values(), key=lambda r: (r.start, r.end))))

    def _holders(self, scene: Scene, token: Token, keep_things: bool) -> list[Token]:
        counted = [real for real in scene.real(token)[1:] if scene.is_agent(real)]
        if counted:
            return counted
        if scene.is_agent(token):
            return [*_shared(scene, token), token]
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
        start, end = self.extent(scene, whole, mention if whole is token else scene.mention(whole))
        name = _close_name(scene, token)
        if name is not None and (mention is None or mention.form == "nominal"):
            # "Russia's foreign minister Sergei Petrov": parsed as noun and apposition
            end, mention = max(end, name.end), name
        speaker = _speaker(scene, token) if mention and mention.form == "pronoun" else None
        if speaker is not None:
            named = scene.mention(speaker)
            profile = self.profile(scene, speaker, named, acting)
            mention = named
        else:
            profile = self.profile(scene, token, mention, acting)
        if profile.sector is None and token.pos == "ADJ":
            noun = _noun_of(scene, token)
            profile = Profile(country=profile.country, sector=self._sector([noun]))
        known = standing(mention.actor, day, self._knowledge) if mention and mention.actor else None
        if known is not None:
            profile = _with_standing(profile, known)
        elif mention is not None and mention.form != "name" and profile.country is None:
            profile = self._of_actor(mention, profile)
        support = _support(mention, profile, known)
        profile = _on_day(profile, day)
        if profile.country is None and self._is_local(mention, profile):
            if mention is not None and mention.form == "name":
                near = self._surroundings.of_named(scene.parse.start, scene.parse.end, start, end)
            else:
                near = self._surroundings.of_unnamed(start, end)
            profile = _on_day(Profile(country=near, sector=profile.sector), day)
            support = _BY_PLACE if near and profile.sector else _NOTHING
        return Role(
            start=start,
            end=end,
            text=self._text[start:end],
            actor=mention.actor if mention else None,
            country=profile.country,
            sector=profile.sector,
            office=known.office if known is not None else None,
            confidence=support,
        )

    def _is_local(self, mention: Mention | None, profile: Profile) -> bool:
        """Whether somebody without a country may be taken to be of the one around: named
        persons and bodies, and people with a calling, but not armed men of nowhere."""
        if mention is None or profile.sector in _OF_NOWHERE:
            return False
        if mention.kind in ("person", "group"):
            return mention.form == "name" or profile.sector is not None
        return mention.kind == "organization" and not (
            mention.form == "name" and self._entry(mention) is not None
        )

    def _of_actor(self, mention: Mention, profile: Profile) -> Profile:
        """What a pronoun or description takes from the one whom it means."""
        known = self._profiles.get(mention.actor or "")
        body = self._knowledge.body(mention.actor or "") if known is None else None
        if body is not None:
            known = Profile(country=body.country, sector=body.sector)
        if known is None:
            return profile
        return Profile(country=known.country, sector=profile.sector or known.sector)

    def extent(self, scene: Scene, token: Token, mention: Mention | None) -> tuple[int, int]:
        """The base phrase with the name it holds; offsets into the article's text."""
        edge = scene.left_edge(token)
        start, end = edge.start, token.end
        if mention is not None:
            start, end = min(start, mention.start), max(end, mention.end)
        if mention is not None and mention.form == "name" and token.dep == "poss":
            start, end = min(mention.start, start), mention.end
        if mention is not None and mention.form == "nominal":
            end = max(end, self._complement_end(scene, token, end))
        shared = _shared_adjectives(scene, token)
        if shared:
            start = shared[-1].start  # "Ukrainian troops" of "Russian and Ukrainian troops"
        return start, end

    def _complement_end(self, scene: Scene, token: Token, end: int) -> int:
        """Where "of France" or "from 14 states" right behind a description ends."""
        for prep in scene.children(token, "prep"):
            complement = scene.child(prep, "pobj")
            if prep.text.lower() in ("of", "from") and prep.i == token.i + 1 and complement:
                inner = scene.mention(complement)
                return max(complement.end, inner.end if inner is not None else 0)
        return end

    def profile(self, scene: Scene, token: Token, mention: Mention | None, acting: bool) -> Profile:
        """Country and sector of a phrase, from its words, else from the article."""
        entry = self._entry(mention)
        if entry is not None and mention is not None and mention.kind != "person":
            named = self._of_entry(entry, acting)
            if entry.reading != "organization":
                return named
            # "Uzbekistan's Senate": whose it is says more than a famous namesake
            owner = self._owner_country(scene, token, mention) or self._country_behind(scene, token)
            return Profile(country=owner or named.country, sector=named.sector)
        told = self._profiles.get(mention.actor) if mention and mention.actor else None
        if told is not None and mention is not None and mention.form == "name":
            country, sector = told.country, told.sector
            if country is not None and sector is not None:
                return told
            more = self._from_words(scene, token, mention)
            return Profile(country=country or more[0], sector=sector or more[1])
        country, sector = self._from_words(scene, token, mention)
        if mention is not None and mention.form == "name" and mention.kind == "organization":
            # What an unknown body is called beside its name says more than a word in it.
            for appositive in scene.children(token, "appos"):
                said = self._from_words(scene, appositive, scene.mention(appositive))
                country, sector = said[0] or country, said[1] or sector
        for appositive in scene.children(token, "appos"):
            if country is None or sector is None:
                more = self._from_words(scene, appositive, scene.mention(appositive))
                country, sector = country or more[0], sector or more[1]
        known = self._profiles.get(mention.actor) if mention and mention.actor else None
        if known is not None:
            country, sector = country or known.country, sector or known.sector
        return Profile(country=country, sector=sector)

    def _entry(self, mention: Mention | None) -> Entry | None:
        if mention is None or mention.form != "name":
            return None
        return self._knowledge.meant(mention.text, mention.actor)

    @staticmethod
    def _of_entry(entry: Entry, acting: bool) -> Profile:
        if entry.reading == "capital":
            return Profile(country=entry.country, sector=_CAPITAL_SECTOR if acting else None)
        if entry.country in _INTERNATIONAL and entry.sector == _CAPITAL_SECTOR:
            return Profile(country=entry.country)  # the body as such is no government
        return Profile(country=entry.country, sector=entry.sector)

    def _from_words(
        self, scene: Scene, token: Token, mention: Mention | None
    ) -> tuple[str | None, str | None]:
        country: str | None = None
        edge = scene.left_edge(token)
        phrase = list(scene.tokens[edge.i : token.i + 1])
        for word in reversed(phrase):
            inner = scene.mention(word)
            if inner is None or inner is mention or inner.form != "name":
                continue
            after = scene.tokens[word.i + 1] if word.i + 1 < len(scene.tokens) else None
            if after is not None and after.text == "-":
                continue
            entry = self._entry(inner)
            if entry is not None and entry.country and inner.kind != "person":
                country = entry.country
                break
        if country is None:
            country = self._country_behind(scene, token)
        sector = self._sector(phrase)
        if token.lemma in _SERVING:
            # "a spokesman *for the strikers*", "secretary *of the miners' union*"
            sector = self._complement_sector(scene, token) or sector
        return country, sector

    def _complement_sector(self, scene: Scene, token: Token) -> str | None:
        """The sector of those whom somebody speaks for, leads or belongs to."""
        for link in scene.children(token, "prep"):
            if link.text.lower() not in ("of", "for", "in", "at", "from", "with"):
                continue
            for complement in scene.children(link, "pobj"):
                entry = self._entry(scene.mention(complement))
                if entry is not None and entry.reading in ("organization", "metonym"):
                    return entry.sector
                edge = scene.left_edge(complement)
                found = self._sector(list(scene.tokens[edge.i : complement.i + 1]))
                if found is not None:
                    return found
        return None

    def _owner_country(self, scene: Scene, token: Token, mention: Mention) -> str | None:
        """The state whose organisation it is, by a possessor or adjective in front."""
        for owner in scene.children(token, "poss", "amod", "compound"):
            inner = scene.mention(owner)
            if inner is not None and inner is not mention and owner.end <= mention.start:
                entry = self._entry(inner)
                if entry is not None and entry.reading in ("state", "demonym", "capital"):
                    return entry.country
        return None

    def _country_behind(self, scene: Scene, token: Token) -> str | None:
        """ "the president *of France*", "*France's* president"."""
        for prep in scene.children(token, "prep"):
            if prep.text.lower() not in ("of", "from"):
                continue
            for complement in scene.children(prep, "pobj"):
                entry = self._entry(scene.mention(complement))
                if entry is not None and entry.country:
                    return entry.country
        for owner in scene.children(token, "poss"):
            mention = scene.mention(owner)
            entry = self._entry(mention)
            if entry is None and mention is not None and mention.actor is not None:
                entry = self._knowledge.body(mention.actor)  # "its forces"
            if entry is not None and entry.country:
                return entry.country
        return None

    def _sector(self, phrase: list[Token]) -> str | None:
        lemmas = [t.lemma for t in phrase if t.pos not in ("DET", "PUNCT")]
        former = any(lemma in _FORMER for lemma in lemmas)
        for last in range(len(lemmas), 0, -1):
            for first in range(max(0, last - 3), last):
                role = self._knowledge.role(" ".join(lemmas[first:last]))
                if role is not None:
                    return after_office(role.sector) if former else role.sector
        return None


def _on_day(profile: Profile, day: str | None) -> Profile:
    """The same with the state that existed on the day."""
    if profile.country is None or day is None:
        return profile
    return Profile(country=state_on(profile.country, day), sector=profile.sector)


_RANKS = frozenset(
    {
        "general", "inspector", "superintendent", "sergeant", "lieutenant", "brigadier", "marshal",
        "corporal", "private", "captain", "major", "colonel", "commander",
        "gen", "col", "maj", "capt", "lt", "sgt", "insp", "supt",
        "economist", "doctor", "lawyer", "engineer", "worker", "teacher",
    }
)  # fmt: skip
"""Ranks and callings that the army, the police and others have: the body behind decides."""

_SERVING = frozenset(
    {
        "spokesman", "spokeswoman", "spokesperson", "secretary", "official", "officer", "member",
        "leader", "head", "chief", "chairman", "chairwoman", "chair", "representative",
        "delegate", "deputy", "commander", "veteran", "clerk", "manager", "director", "organiser",
        "organizer", "negotiator", "adviser", "aide", "envoy", "founder", "man",
    }
)  # fmt: skip
"""Nouns whose sector is that of the body or people behind "of" or "for"."""

_LATER = frozenset({"PTY", "OPP", "REB", "BUS", "JRN", "EDU", "LAB", "CRM"})
"""What somebody can have become after an office, by the words of the text."""

_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})


def _support(mention: Mention | None, profile: Profile, known: Standing | None) -> float:
    """How well country and sector are supported: by the knowledge base for that day, by the
    words, or in part."""
    if known is not None:
        return _BY_BASE if known.now and known.sure else _BY_WORDS if known.country else _IN_PART
    if profile.country is None:
        return _NOTHING
    person = mention is not None and mention.kind in ("person", "group")
    return _IN_PART if person and profile.sector is None else _BY_WORDS


_BY_BASE, _BY_WORDS, _IN_PART, _BY_PLACE, _NOTHING = 0.95, 0.85, 0.6, 0.55, 0.4
"""Confidence by kind of support. The order is that of the shares right on the dev half of
``corpus/actors``; the numbers are not calibrated."""


def _with_standing(profile: Profile, known: Standing) -> Profile:
    """The knowledge base tells what somebody was on the day; where it only knows what came
    before or after, a sector that the text gives and that is no office wins."""
    if known.now:
        return Profile(country=known.country or profile.country, sector=known.sector)
    said = profile.sector if profile.sector in _LATER or known.sector is None else None
    return Profile(country=known.country or profile.country, sector=said or known.sector)


def _shared(scene: Scene, token: Token) -> list[Token]:
    """The other states of "*Russian* and Ukrainian troops", "the presidents of Kenya and
    *Uganda*"."""
    found = _shared_adjectives(scene, token)[:-1]
    for prep in scene.children(token, "prep"):
        complement = scene.child(prep, "pobj")
        if prep.text.lower() in ("of", "from") and prep.i == token.i + 1 and complement:
            group = scene.conjuncts(complement)
            if len(group) > 1 and all(_is_state(scene, t) for t in group):
                found += group[1:]
    return found


def _noun_of(scene: Scene, adjective: Token) -> Token:
    """ "troops" for the first adjective of "Russian and Ukrainian troops"."""
    noun = scene.head(adjective)
    while noun.pos == "ADJ" and noun.head != noun.i:
        noun = scene.head(noun)
    return noun


def _shared_adjectives(scene: Scene, token: Token) -> list[Token]:
    for child in scene.children(token, "amod", "compound"):
        group = scene.conjuncts(child)
        if len(group) > 1 and all(_is_state(scene, t) for t in group):
            return group
    return []


def _is_state(scene: Scene, token: Token) -> bool:
    mention = scene.mention(token)
    return mention is not None and mention.form == "name" and mention.kind == "state"


_PRONOUN_KINDS = {
    "it": frozenset({"state", "organization", "place", "group"}),
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
}


def _speaker(scene: Scene, pronoun: Token) -> Token | None:
    """Who "it", "he" or "she" is in "Turkey said *it* had sent …": the one who says so.

    Only where the saying has one subject of a fitting kind; all other pronouns are left to
    coreference.
    """
    kinds = _PRONOUN_KINDS.get(pronoun.text.lower())
    if kinds is None or pronoun.dep not in ("nsubj", "nsubjpass"):
        return None
    verb = scene.head(pronoun)
    while verb.dep == "conj":
        verb = scene.head(verb)
    above = scene.head(verb)
    if verb.dep != "ccomp" or above.lemma not in scene.classes["saying"]:
        return None
    subjects = surface_subject(scene, above)
    if len(subjects) != 1:
        return None
    mention = scene.mention(subjects[0])
    if mention is None or mention.form == "pronoun" or mention.kind not in kinds:
        return None
    return subjects[0]


def _close_name(scene: Scene, token: Token) -> Mention | None:
    """A person's name that follows its title without a comma."""
    for child in scene.children(token, "appos"):
        mention = scene.mention(child)
        if mention is None or mention.form != "name" or mention.kind != "person":
            continue
        between = [t for t in scene.tokens[token.i + 1 : child.i + 1] if t.end <= mention.start]
        if not between:
            return mention
    return None


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


def person_profiles(described: Mapping[str, Described], knowledge: Knowledge) -> dict[str, Profile]:
    """Country and sector that an article's words give to each person with a name."""
    return {actor: _profile(words, knowledge) for actor, words in described.items()}


def _profile(words: Described, knowledge: Knowledge) -> Profile:
    states = [c for c in words.countries if c not in PLOVER_SPECIAL_CODES]
    country = states[0] if states else next(iter(words.countries), None)
    return Profile(country=country, sector=_described_sector(words, knowledge))


def _described_sector(words: Described, knowledge: Knowledge) -> str | None:
    """The sector of what somebody is called; a spokesman's, an officer's or a nameless one's
    is that of the body or people behind."""
    sectors = [
        (phrase, role.sector) for phrase in words.phrases if (role := knowledge.role(phrase))
    ]
    behind = [role.sector for phrase in words.behind if (role := knowledge.role(phrase))]
    for body in words.bodies:
        behind += [e.sector for e in knowledge.lookup(body)[:1] if e.sector]
    own = next((s for p, s in sectors if p.split()[-1] not in _SERVING | _RANKS), None)
    ranks = next((s for p, s in sectors if p.split()[-1] in _RANKS), None)
    found = own or (behind[0] if behind else None) or ranks or next((s for _, s in sectors), None)
    return after_office(found) if words.former else found
