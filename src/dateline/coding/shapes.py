"""Shapes of phrases that stand for somebody: what is joined, apposed, said by whom."""

from dateline.coding.arguments import surface_subject
from dateline.coding.scene import Scene
from dateline.records import Mention, Token


def shared_states(scene: Scene, token: Token) -> list[Token]:
    """The other states of "*Russian* and Ukrainian troops", "the presidents of Kenya and
    *Uganda*"."""
    found = shared_adjectives(scene, token)[:-1]
    for prep in scene.children(token, "prep"):
        complement = scene.child(prep, "pobj")
        if prep.text.lower() in ("of", "from") and prep.i == token.i + 1 and complement:
            group = scene.conjuncts(complement)
            if len(group) > 1 and all(_is_state(scene, t) for t in group):
                found += group[1:]
    return found


def noun_of(scene: Scene, adjective: Token) -> Token:
    """ "troops" for the first adjective of "Russian and Ukrainian troops"."""
    noun = scene.head(adjective)
    while noun.pos == "ADJ" and noun.head != noun.i:
        noun = scene.head(noun)
    return noun


def shared_adjectives(scene: Scene, token: Token) -> list[Token]:
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


def speaker_of(scene: Scene, pronoun: Token) -> Token | None:
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


_SELVES = frozenset({"we", "us", "i", "me"})
_OTHERS = frozenset({"they", "them"})
_PARTIES = frozenset({"person", "group", "organization", "state", "place"})


def side_of(scene: Scene, pronoun: Token) -> Token | None:
    """On whose side a pronoun stands: of "we" whoever says so, of "they" the subject of the
    nearest clause above their own, if it can be several."""
    word = pronoun.text.lower()
    speaking = word in _SELVES
    if not speaking and word not in _OTHERS:
        return None
    clauses = [t for t in scene.ancestors(pronoun) if t.pos in ("VERB", "AUX")]
    for verb in clauses if speaking else clauses[1:]:
        if speaking and verb.lemma not in scene.classes["saying"]:
            continue
        for subject in scene.children(verb, "nsubj"):
            mention = scene.mention(subject)
            if mention is None or mention.form == "pronoun" or mention.kind not in _PARTIES:
                continue
            several = subject.tag in ("NNS", "NNPS") or len(scene.conjuncts(subject)) > 1
            if speaking or several or mention.kind != "person":
                return subject
    return None


def close_name(scene: Scene, token: Token) -> Mention | None:
    """A person's name that follows its title without a comma."""
    for child in scene.children(token, "appos"):
        mention = scene.mention(child)
        if mention is None or mention.form != "name" or mention.kind != "person":
            continue
        between = [t for t in scene.tokens[token.i + 1 : child.i + 1] if t.end <= mention.start]
        if not between:
            return mention
    return None


def complement_end(scene: Scene, token: Token, end: int) -> int:
    """Where "of France" or "from 14 states" right behind a description ends."""
    for prep in scene.children(token, "prep"):
        complement = scene.child(prep, "pobj")
        if prep.text.lower() in ("of", "from") and prep.i == token.i + 1 and complement:
            inner = scene.mention(complement)
            return max(complement.end, inner.end if inner is not None else 0)
    return end


def extent(scene: Scene, token: Token, mention: Mention | None) -> tuple[int, int]:
    """The base phrase with the name it holds; offsets into the article's text."""
    edge = scene.left_edge(token)
    start, end = edge.start, token.end
    if mention is not None:
        start, end = min(start, mention.start), max(end, mention.end)
    if mention is not None and mention.form == "name" and token.dep == "poss":
        start, end = min(mention.start, start), mention.end
    if mention is not None and mention.form == "nominal":
        end = max(end, complement_end(scene, token, end))
    shared = shared_adjectives(scene, token)
    if shared:
        start = shared[-1].start  # "Ukrainian troops" of "Russian and Ukrainian troops"
    return start, end


_CLOSE = 5
"""Words between "is" and the last word of the name ("whose name is also Ann Mary Lee")."""
_ONESELF = frozenset({"himself", "herself", "themselves", "itself"})
_CALLING = frozenset({"call", "name", "know", "nickname", "dub"})


def stranger(scene: Scene, token: Token) -> Token | None:
    """The noun for somebody who only bears a name that another has, by the words: "a *plumber*
    whose name is also Ian Smith", "a *trumpeter* called George Bush"."""
    above = scene.head(token)
    if token.dep in ("oprd", "dobj") and above.lemma in _CALLING and above.dep == "acl":
        noun = scene.head(above)
        if any(c.text.lower() in _ONESELF for c in scene.children(above, "dobj")):
            return None  # "a man calling himself Ka Dencio" has that name from himself
        return noun if _is_new(scene, noun) else None
    for verb in reversed(scene.tokens[max(0, token.i - _CLOSE) : token.i]):
        if verb.lemma == "be" and verb.dep == "relcl":
            subject = scene.child(verb, "nsubj", "attr")
            named = subject is not None and subject.lemma in ("name", "namesake")
            return scene.head(verb) if named else None
    return None


def _is_new(scene: Scene, noun: Token) -> bool:
    determiner = scene.child(noun, "det")
    return determiner is not None and determiner.text.lower() in ("a", "an", "another", "one")
