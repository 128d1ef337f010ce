"""Which time expressions of a sentence govern an event: the words that say when it was."""

from collections.abc import Iterable, Sequence

import msgspec

from dateline.coding.arguments import carrier
from dateline.coding.scene import Scene
from dateline.records import Time, Token

UP_TO = frozenset({"by", "before", "until", "till", "within", "ahead"})
SINCE = frozenset({"since"})
FROM = frozenset({"from", "between"})
TO = frozenset({"to", "until", "till", "and", "through"})
_LINKING = UP_TO | SINCE | FROM | TO
_REPORTING_LINKS = frozenset({"ccomp", "parataxis", "relcl", "acl", "appos"})
_SHARING_LINKS = frozenset({"xcomp", "pcomp", "conj", "oprd", "dep"})
_NOUN_LINKS = frozenset({"dobj", "nsubjpass", "attr", "pobj", "conj", "prep", "oprd", "acomp"})
_EDGES = frozenset(",;:()—–")
_BESIDE = frozenset({"after", "as", "when", "because", "while", "once"})
"""Links of a clause that tells what happened at about the time of the main clause."""
_MAX_CLIMB = 10


class Anchored(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression and the word that it says the time of."""

    time: Time
    governor: int
    preposition: str


def anchored_times(scene: Scene, times: Iterable[Time]) -> list[Anchored]:
    """The time expressions of a sentence with what they hang on."""
    found = []
    inside = {t.i: time for time in times for t in scene.tokens if time.start <= t.start < time.end}
    for time in dict.fromkeys(inside.values()):
        tokens = [t for t in scene.tokens if time.start <= t.start < time.end]
        top = next(
            (t for t in tokens if not any(t.head == o.i for o in tokens if o is not t)), None
        )
        if top is None:
            continue
        # The word in front says more than the tree, which may hang a year on the next noun.
        before = tokens[0].i - 1
        said = scene.tokens[before].text.lower() if before >= 0 else ""
        preposition = said if said in _LINKING else ""
        node = top
        for _ in range(_MAX_CLIMB):
            if node.head == node.i:
                break
            node = scene.head(node)
            if node.pos in ("ADP", "SCONJ", "PART", "ADV") and node.dep != "ROOT":
                preposition = preposition or node.text.lower()
                continue
            if node.i in inside:  # "7 p.m. on Sunday"
                continue
            break
        if node.dep in ("aux", "auxpass"):
            node = scene.head(node)  # "only on Thursday had they declared"
        found.append(Anchored(time=time, governor=node.i, preposition=preposition))
    return found


def governing(scene: Scene, trigger: Token, anchored: Sequence[Anchored]) -> list[Anchored]:
    """The expressions that say when ``trigger`` was.

    First those that hang on it or on a word above it, then those inside its clause that the
    parser hung on another word ("resumed talks on the border *on Thursday*").
    """
    of_clause = [a for a in anchored if _is_when_of(scene, trigger, a)]
    if of_clause:
        # The link is the other clause's
        return [msgspec.structs.replace(a, preposition="") for a in of_clause]
    inside = _aside(scene, trigger.i)
    if inside is not None:
        own = [
            a
            for a in anchored
            if a.time.start >= scene.tokens[inside.start].start
            and a.time.end <= scene.tokens[inside.stop - 1].end
        ]
        if own:
            return own
    anchored = [a for a in anchored if _is_open(scene, trigger, a)]
    chain = _chain(scene, trigger)
    for node in chain:
        here = [a for a in anchored if a.governor == node.i]
        if here:
            return here
    for node in chain:
        here = [a for a in anchored if _is_inside(scene, scene.tokens[a.governor], node)]
        if here:
            return here
    above = {node.i for node in chain}
    of_verb = [a for a in anchored if verb_of(scene, scene.tokens[a.governor]).i in above]
    return of_verb or _beside(scene, trigger, anchored) or _of_main_clause(scene, trigger, anchored)


def _aside(scene: Scene, at: int) -> range | None:
    """The tokens of the aside around token ``at``: a stretch between commas that begins with
    a passive participle, a relative pronoun or a bare phrase ("drawn up in March", "in force
    since 2016") and says when of itself alone."""
    tokens = scene.tokens
    first = at
    while first > 0 and tokens[first - 1].text not in _EDGES:
        first -= 1
    last = at
    while last + 1 < len(tokens) and tokens[last + 1].text not in _EDGES:
        last += 1
    while first < at and tokens[first].pos in ("ADV", "CCONJ"):
        first += 1
    head = tokens[first]
    bare = (
        head.text.lower() == "in"
        and first < last
        and tokens[first + 1].pos == "NOUN"
        and any(t.text.lower() == "since" for t in tokens[first : last + 1])
    )
    own = head.tag in ("WDT", "WP", "WRB") or (
        head.tag == "VBN" and head.dep in ("acl", "advcl", "amod")
    )
    whole = first == 0 and last == len(tokens) - 1
    return range(first, last + 1) if (bare or own) and not whole else None


def _is_open(scene: Scene, trigger: Token, anchored: Anchored) -> bool:
    """Whether an expression may date anything beyond its own phrase: not in an aside, nor
    behind "of" in a phrase that only adds to the act ("banned after the attacks *of 13 May*")."""
    first = next(t for t in scene.tokens if t.start >= anchored.time.start)
    aside = _aside(scene, first.i)
    if aside is not None and trigger.i not in aside:
        return False
    before = scene.tokens[first.i - 1] if first.i else None
    noun = scene.tokens[anchored.governor]
    if before is None or before.text.lower() != "of" or noun.i == trigger.i:
        return True
    return not (noun.pos in ("NOUN", "PROPN") and noun.dep == "pobj")


def _beside(scene: Scene, trigger: Token, anchored: Sequence[Anchored]) -> list[Anchored]:
    """The expression that stands in one stretch with the trigger, with no other verb, clause
    or mark between, where the tree does not show it ("Roadblocks *up* since 9 p.m.")."""
    found = []
    for item in anchored:
        governor = scene.tokens[item.governor]
        if governor.pos == "VERB" and governor.i not in (trigger.i, trigger.head):
            continue
        ahead = item.time.start > trigger.start
        between = [
            t
            for t in scene.tokens
            if (
                trigger.i < t.i and t.start < item.time.start
                if ahead
                else t.i < trigger.i and t.start >= item.time.end
            )
        ]
        if not any(_parts(scene, trigger, t) for t in between):
            found.append(item)
    return sorted(found, key=lambda a: a.time.start < trigger.start)[:1]


def _parts(scene: Scene, trigger: Token, token: Token) -> bool:
    """Whether a word or mark begins another stretch than the trigger's."""
    if token.text in ",;:()-–—":
        return True
    if token.pos == "AUX" or token.dep in ("aux", "auxpass"):
        return token.head != trigger.i and scene.head(trigger).i != token.i
    return token.pos in ("VERB", "SCONJ") or token.tag in ("WDT", "WP", "WRB", "CC")


def _of_main_clause(scene: Scene, trigger: Token, anchored: Sequence[Anchored]) -> list[Anchored]:
    """The main clause's time, of what is told beside it ("resigned on Monday *after* his
    supporters *attacked* a camp")."""
    verb = verb_of(scene, trigger)
    marks = {c.text.lower() for c in scene.children(verb, "mark", "advmod")}
    if verb.dep != "advcl" or (verb.tag != "VBD" and not is_past_passive(scene, verb)):
        return []
    if not marks & _BESIDE:
        return []
    main = scene.head(verb)
    if main.tag not in ("VBD", "VBN"):
        return []
    return [a for a in anchored if a.governor == main.i and a.preposition not in UP_TO | SINCE]


def is_past_passive(scene: Scene, verb: Token) -> bool:
    """Whether a participle is the passive of a past tense ("was arrested")."""
    return verb.tag == "VBN" and any(c.tag == "VBD" for c in scene.children(verb, "auxpass"))


def term_of(scene: Scene, trigger: Token, anchored: Sequence[Anchored]) -> Anchored | None:
    """The term in which the act of an infinitive is to be done, which stands in front of it:
    a limit or a length ("has *until Thursday* to leave", "was given *72 hours* to pay")."""
    to = next((c for c in scene.children(trigger, "aux") if c.tag == "TO"), None)
    if to is None:
        return None
    above = next((t for t in scene.ancestors(trigger) if t.pos in ("VERB", "AUX")), None)
    found = [
        a
        for a in anchored
        if a.time.end <= to.start
        and (above is None or a.time.start > above.start)
        and (
            a.preposition in ("until", "till")
            if a.time.type != "DURATION"
            else a.time.end + 1 >= to.start and a.preposition == ""
        )
    ]
    return found[-1] if found else None


def verb_of(scene: Scene, token: Token) -> Token:
    """The verb that a word belongs to: itself, or the nearest above."""
    for node in (token, *scene.ancestors(token)):
        if node.pos in ("VERB", "AUX"):
            return node
    return token


def _is_when_of(scene: Scene, trigger: Token, anchored: Anchored) -> bool:
    """ "since *1959, when* nine policemen *were killed*"."""
    verb = verb_of(scene, trigger)
    time = anchored.time
    above = scene.head(verb)
    if verb.dep == "relcl" and time.start <= above.start < time.end:
        return True
    when = next((c for c in scene.children(verb, "advmod") if c.text.lower() == "when"), None)
    if when is None or when.i < 2 or trigger.i < when.i:
        return False
    before = scene.tokens[when.i - 1]
    before = scene.tokens[when.i - 2] if before.text == "," else before
    return time.start <= before.start < time.end


def _is_inside(scene: Scene, token: Token, node: Token) -> bool:
    """Whether ``token`` stands below ``node`` in the same clause."""
    for _ in range(_MAX_CLIMB):
        if token.i == node.i:
            return True
        if token.head == token.i:
            return False
        if token.pos in ("VERB", "AUX") and not _is_same_time(scene, token):
            return False
        token = scene.head(token)
    return False


def _is_same_time(scene: Scene, verb: Token) -> bool:
    """Whether the time of a verb is that of the verb above, too ("stopped flowing at two",
    but not "plans to meet in June")."""
    if verb.dep in ("xcomp", "pcomp"):
        above = scene.head(verb).lemma
        classes = scene.classes
        return above not in classes["planning"] | classes["wishing"] | classes["saying"]
    if verb.dep == "advcl" and scene.is_infinitive(verb):
        return True  # "sent troops to enforce it in January"
    return _is_simultaneous(scene, verb)


def _is_simultaneous(scene: Scene, verb: Token) -> bool:
    """ "was killed *when* a bomb went off", "as it left the port"."""
    return verb.dep == "advcl" and any(
        c.text.lower() in ("when", "as", "while") for c in scene.children(verb, "advmod", "mark")
    )


def _chain(scene: Scene, trigger: Token) -> list[Token]:
    """The trigger, and the words above it whose time is its own."""
    chain = [trigger]
    if trigger.pos not in ("VERB", "AUX"):
        light = carrier(scene, trigger)
        if light is not None:
            chain.append(light)
    node = trigger
    for _ in range(_MAX_CLIMB):
        if node.head == node.i:
            break
        head = scene.head(node)
        cleft = _is_cleft(scene, node, head)
        if node.dep in _REPORTING_LINKS and not cleft:
            break
        verbal = node.pos in ("VERB", "AUX")
        if not cleft and not (
            _shares_verb_time(scene, node) if verbal else _shares_noun_time(node, head)
        ):
            break
        chain.append(head)
        node = head
    return chain


def _is_cleft(scene: Scene, node: Token, head: Token) -> bool:
    """ "It was on 6 March 1957 *that he proclaimed* …"."""
    subject = scene.child(head, "nsubj", "expl")
    it = subject is not None and subject.text.lower() == "it"
    return node.dep == "ccomp" and head.lemma == "be" and it


def _shares_verb_time(scene: Scene, verb: Token) -> bool:
    """Whether the time of the verb above is this verb's too."""
    if verb.dep in _SHARING_LINKS or _is_simultaneous(scene, verb):
        return True
    participle = verb.dep == "advcl" and verb.tag in ("VBG", "VBN", "VB")
    return participle and scene.child(verb, "mark") is None


def _shares_noun_time(noun: Token, head: Token) -> bool:
    if noun.dep in _NOUN_LINKS or noun.pos in ("ADP", "SCONJ"):
        return True
    return noun.dep == "nsubj" and head.pos in ("VERB", "AUX")
