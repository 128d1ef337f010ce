"""Country and sector of a phrase by the words in it."""

from collections.abc import Iterator

from dateline.coding.callings import callings, is_for_cause
from dateline.coding.profile import ANYBODY, INTERNATIONAL, REFUGEE, Profile
from dateline.coding.scene import Scene
from dateline.coding.standing import after_office
from dateline.coding.surroundings import PEOPLE, STANCES
from dateline.knowledge import Entry, Knowledge
from dateline.records import MODIFIERS, Mention, Token

_CAPITAL_SECTOR = "GOV"
"""A capital that acts stands for its government ("Moscow said")."""
_OF_NO_STATE = "NGO"
_FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "late", "retired", "exiled", "toppled", "overthrown"}
    | {"dethroned", "fallen", "dismissed", "sacked"}
)
_OFFICES = frozenset(
    {"president", "premier", "king", "regime", "government", "ruler", "emperor", "shah"}
)
_SENT = frozenset({"MIL", "GOV", "JRN", "UAF", "UNK", "SPY", "REB", None})
"""Sectors of people who may be abroad; whoever is called nothing is not looked for."""
_OF_STATE = frozenset({"state", "demonym", "capital"})
_DISPLACING = frozenset({"displace", "uproot"})
_WITHIN = frozenset({"of", "from", "in", "at", "near", "outside", "for"})


class PhraseReader:
    """Reads phrases of one article.

    Args:
        knowledge: names and role nouns.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def entry(self, mention: Mention | None) -> Entry | None:
        """What a name stands for in the knowledge base, persons left out."""
        if mention is None or mention.form != "name":
            return None
        return self._knowledge.meant(mention.text, mention.actor)

    def of_entry(self, entry: Entry, acting: bool, day: str | None = None) -> Profile:
        """What a name that the knowledge base holds stands for on a day (ISO); a capital that
        acts is its government."""
        phase = self._knowledge.phase(entry.name, day) if entry.reading == "organization" else None
        if phase is not None:
            return Profile(country=phase.country, sector=phase.sector)
        if entry.reading == "capital":
            return Profile(country=entry.country, sector=_CAPITAL_SECTOR if acting else None)
        if entry.country in INTERNATIONAL and entry.sector == _CAPITAL_SECTOR:
            return Profile(country=entry.country)  # the body as such is no government
        return Profile(country=entry.country, sector=entry.sector)

    def from_words(self, scene: Scene, token: Token, mention: Mention | None) -> Profile:
        """Country and sector that the base phrase and its complements tell."""
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
            if _is_stance(scene, word):
                continue
            entry = self.entry(inner)
            if entry is not None and entry.country and inner.kind != "person":
                country = entry.country
                break
        if is_for_cause(" ".join(t.lemma.lower() for t in phrase)):
            country = _OF_NO_STATE
        if country is None:
            country = self.country_behind(scene, token)
        sector = self.sector(phrase)
        if token.lemma in callings().serving:
            # "a spokesman *for the strikers*", "secretary *of the miners' union*"
            sector = self._complement_sector(scene, token) or sector
        sector = self._body_in_front(scene, token, sector) or sector
        if sector in ANYBODY and _is_displaced(scene, token):
            sector = REFUGEE
        places = () if country is not None else tuple(self._places(scene, token, mention, sector))
        return Profile(country=country, sector=sector, places=places)

    def _body_in_front(self, scene: Scene, token: Token, sector: str | None) -> str | None:
        """What members and fighters of a body are by the body: "*Hezbollah* fighters"."""
        if token.lemma in ("spokesman", "spokeswoman", "spokesperson"):
            owners = scene.children(token, "poss")
        elif token.lemma == "member" or sector == "UAF":
            owners = scene.children(token, *MODIFIERS)
        else:
            return None
        for child in owners:
            mention = scene.mention(child)
            entry = self.entry(mention)
            if entry is None and mention is not None and mention.actor is not None:
                entry = self._knowledge.body(mention.actor)  # "the *group's* spokesman"
            if entry is not None and entry.reading == "organization" and entry.sector:
                return entry.sector
        return None

    def _places(
        self, scene: Scene, token: Token, mention: Mention | None, sector: str | None
    ) -> Iterator[str]:
        """The towns and regions that the words tie somebody to: "a *Leeds* baker", "farmers from
        *Thrace*"; who is "in" one is of it unless he was sent there."""
        front = scene.children(token, "poss", *MODIFIERS)
        named = [scene.mention(child) for child in front if not _is_stance(scene, child)]
        sent = sector in _SENT
        for link in scene.children(token, "prep"):
            word = link.text.lower()
            if word in _WITHIN and (word in ("of", "from") or not sent):
                named += [scene.mention(noun) for noun in scene.children(link, "pobj")]
        for inner in named:
            if inner is None or inner is mention or inner.form != "name":
                continue
            if inner.kind in ("place", "state") and not self._knowledge.is_family(inner.text):
                yield inner.text

    def _complement_sector(self, scene: Scene, token: Token) -> str | None:
        """The sector of those whom somebody speaks for, leads or belongs to."""
        for link in scene.children(token, "prep"):
            if link.text.lower() not in ("of", "for", "in", "at", "from", "with"):
                continue
            for complement in scene.children(link, "pobj"):
                entry = self.entry(scene.mention(complement))
                if entry is not None and entry.reading in ("organization", "metonym"):
                    return entry.sector
                edge = scene.left_edge(complement)
                found = self.sector(list(scene.tokens[edge.i : complement.i + 1]))
                if found is not None:
                    return found
        return None

    def owner_country(self, scene: Scene, token: Token, mention: Mention) -> str | None:
        """The state whose organisation it is, by a possessor or adjective in front."""
        for owner in scene.children(token, "poss", "amod", "compound"):
            inner = scene.mention(owner)
            if inner is not None and inner is not mention and owner.end <= mention.start:
                entry = self.entry(inner)
                if entry is not None and entry.reading in ("state", "demonym", "capital"):
                    return entry.country
        return None

    def country_behind(self, scene: Scene, token: Token) -> str | None:
        """ "the president *of France*", "*France's* president"."""
        for prep in scene.children(token, "prep"):
            if prep.text.lower() not in ("of", "from"):
                continue
            for complement in scene.children(prep, "pobj"):
                entry = self.entry(scene.mention(complement))
                if entry is not None and entry.country:
                    return entry.country
                for inner in scene.children(complement, "amod", "compound", "poss"):
                    within = self.entry(scene.mention(inner))
                    if within is not None and within.country and within.reading in _OF_STATE:
                        return within.country  # "a deputy of the *Lithuanian* parliament"
        for owner in scene.children(token, "poss"):
            mention = scene.mention(owner)
            entry = self.entry(mention)
            if entry is None and mention is not None and mention.actor is not None:
                entry = self._knowledge.body(mention.actor)  # "its forces"
            if entry is not None and entry.country:
                return entry.country
        return None

    def sector(self, phrase: list[Token]) -> str | None:
        """The sector of the last role noun of a phrase, and what it makes of a former one."""
        lemmas = [t.lemma for t in phrase if t.pos not in ("DET", "PUNCT")]
        former = any({t.lemma, t.text.lower()} & _FORMER or _is_past(t, phrase) for t in phrase)
        for last in range(len(lemmas), 0, -1):
            for first in range(max(0, last - 3), last):
                role = self._knowledge.role(" ".join(lemmas[first:last]))
                if role is not None:
                    return after_office(role.sector) if former else role.sector
        return None


def _is_displaced(scene: Scene, token: Token) -> bool:
    """ "people *displaced* by the flood", "the *uprooted*"."""
    return any(c.lemma in _DISPLACING for c in scene.children(token, "acl", *MODIFIERS))


def _is_stance(scene: Scene, word: Token) -> bool:
    """Whether a state is only one that somebody is for or against, or a people: "pro-*Russian*
    separatists", "ethnic *Uzbek* refugees"."""
    front = [t.text.lower() for t in scene.tokens[max(0, word.i - 2) : word.i]]
    return "".join(front) in STANCES or front[-1:] == [PEOPLE]


def _is_past(token: Token, phrase: list[Token]) -> bool:
    """Whether "old" puts an office into the past: "the *old* president", but not "the
    70-year-old president" or "the old man"."""
    at = phrase.index(token)
    return (
        token.text.lower() == "old"
        and at == 1
        and phrase[0].text.lower() == "the"
        and phrase[-1].lemma in _OFFICES
    )
