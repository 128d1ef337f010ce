"""Groups by whose they are: "his troops", "the warlord's men", "its spokesman"."""

from dateline.coding.arguments import surface_subject
from dateline.coding.callings import callings
from dateline.coding.profile import Profile
from dateline.coding.scene import Scene
from dateline.records import Mention, Role, Token

_ARMED = frozenset({"MIL", "REB", "COP", "PRM", "UAF", "CRM", "SPY"})
"""Sectors of those whose men are what they are."""
_OWNERS = {
    "his": frozenset({"person"}),
    "her": frozenset({"person"}),
    "its": frozenset({"organization", "group", "state"}),
    "their": frozenset({"organization", "group", "person"}),
}


def owner_of(scene: Scene, token: Token) -> Token | None:
    """Whose followers a phrase names: the owner in front, for a pronoun that nobody has linked
    the one who says it; ``None`` for other phrases."""
    tables = callings()
    owner = scene.child(token, "poss")
    if owner is None or owner.tag == "WP$":
        return None
    whole = scene.mention(token)
    body = whole is not None and whole.kind == "organization" and whole.form == "nominal"
    if token.lemma not in tables.followers | tables.armed_followers and not (
        body and owner.tag == "PRP$"  # "*his* government", "*its* justice ministry"
    ):
        return None
    mention = scene.mention(owner)
    if mention is not None and mention.form != "pronoun":
        return owner
    kinds = _OWNERS.get(owner.text.lower())
    subject = _subject(scene, owner, kinds) if kinds is not None else None
    if mention is None or mention.actor is None:
        return subject
    # where the subject stands tells more of its country than the pronoun does
    named = scene.mention(subject) if subject is not None else None
    return subject if named is not None and named.actor == mention.actor else owner


def _subject(scene: Scene, token: Token, kinds: frozenset[str]) -> Token | None:
    """The one subject above a word, if of a fitting kind: of its own clause or a saying."""
    own = token.text.lower() != "its"  # "boarded the ship and held *its* officers"
    for verb in scene.ancestors(token):
        if verb.pos != "VERB" or not (own or verb.lemma in scene.classes["saying"]):
            continue
        own = False
        subjects = surface_subject(scene, verb)
        if subjects and any(t.i == token.i for t in scene.subtree(subjects[0])):
            continue  # "*their* commander said": the word stands in the subject itself
        mention = scene.mention(subjects[0]) if len(subjects) == 1 else None
        fits = mention is not None and mention.kind in kinds and mention.form != "pronoun"
        fits = fits and not (token.text.lower() != "their" and subjects[0].tag in ("NNS", "NNPS"))
        return subjects[0] if fits else None
    return None


def following(own: Profile, token: Token, owner: Role) -> Profile | None:
    """What the followers of ``owner`` are: of his country; of his side where he is armed, and
    else what the noun says."""
    if owner.country is None:
        return None
    armed = owner.sector in _ARMED
    generic = token.lemma in callings().followers
    sector = owner.sector if armed else None if generic and own.sector == "CVL" else own.sector
    return Profile(country=owner.country, sector=sector or own.sector)


def is_anywhere(scene: Scene, token: Token, mention: Mention | None) -> bool:
    """Whether an adjective says that people are not of the place around ("*foreign*
    reporters")."""
    if mention is None or mention.form != "nominal":
        return False
    return any(c.text.lower() in callings().elsewhere for c in scene.children(token, "amod"))
