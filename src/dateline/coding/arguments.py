"""The arguments of a verb or noun in the dependency parse, whatever the clause's form.

Passives, participles, relative clauses, shared subjects and control are undone here, so
that the frames of the lexicon can be written for the plain active clause. Labels are
ClearNLP's, as spaCy's English models give them.
"""

from collections.abc import Iterator

import msgspec

from dateline.coding.scene import RELATIVE, Scene
from dateline.records import Token

_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "use", "take"})
_MAX_DEPTH = 8
_BARE = frozenset({"let", "help", "make", "have", "see", "watch"})
"""Verbs that take a bare infinitive, which the tagger often reads as a finite plural."""
_OF_TIME = frozenset({"on", "at", "in", "by", "during", "since", "until", "before", "after"})
_TIMES_OF_DAY = frozenset({"dawn", "dusk", "night", "noon", "midnight", "sunrise", "sunset"})
_INSIDE = frozenset({"in", "into", "at", "for", "to", "on"})
_CARRYING = frozenset(
    {("under", "come"), ("under", "be"), ("under", "remain"), ("with", "proceed"), ("with", "go")}
)
"""Prepositions and verbs that together carry an event noun ("came under attack")."""


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """Logical arguments of a trigger: heads of phrases, conjuncts written out."""

    subject: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    datives: tuple[Token, ...] = ()
    preps: tuple[tuple[str, Token], ...] = ()
    gerunds: tuple[tuple[str, Token], ...] = ()
    infinitives: tuple[Token, ...] = ()
    clauses: tuple[Token, ...] = ()
    passive: bool = False
    reversed: tuple[Token, ...] = ()
    light: Token | None = None


def is_passive(scene: Scene, verb: Token, depth: int = 0) -> bool:
    """Whether the verb's surface subject is its logical object."""
    if scene.child(verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if scene.child(verb, "nsubj") is not None:
        return False
    if verb.tag not in ("VBN", "VBD"):
        return False
    if verb.dep == "acl":
        return scene.child(verb, "dobj") is None
    if scene.child(verb, "aux") is not None or depth > _MAX_DEPTH:
        return False
    head = scene.head(verb)
    if verb.dep == "conj" and head.pos in ("VERB", "AUX") and verb.tag == "VBN":
        return is_passive(scene, head, depth + 1)
    return verb.tag == "VBN" and verb.dep in ("advcl", "xcomp", "oprd", "amod", "relcl")


def surface_subject(scene: Scene, verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The grammatical subject, found through relative clauses, sharing and control."""
    if depth > _MAX_DEPTH:
        return ()
    own = scene.child(verb, "nsubj", "nsubjpass", "csubj")
    head = scene.head(verb)
    if own is not None:
        if own.text.lower() in RELATIVE and own.tag in ("WP", "WDT", "IN", "DT"):
            return _antecedent(scene, verb)
        return tuple(scene.conjuncts(own))
    if verb.dep == "acl":
        if scene.is_infinitive(verb):
            return _noun_owner(scene, head, depth)
        return (head,)
    if verb.dep == "relcl":
        return (head,) if verb.tag in ("VBN", "VBG") or scene.is_infinitive(verb) else ()
    if verb.dep == "conj":
        return surface_subject(scene, head, depth + 1) if _verbal(head) else ()
    if verb.dep in ("xcomp", "oprd"):
        return _controller(scene, head, depth) if _verbal(head) or head.pos == "ADJ" else ()
    if verb.dep in ("advcl", "ccomp", "dep", "parataxis"):
        if _is_headline_subject(scene, verb, head):
            return (head,)
        if verb.tag in ("VBG", "VBN") or scene.is_infinitive(verb):
            return surface_subject(scene, head, depth + 1) if _verbal(head) else ()
        return ()
    if verb.dep == "pcomp":
        above = scene.head(head)
        if _verbal(above):
            if head.text.lower() in ("of", "from", "for", "into"):
                return _controller(scene, above, depth)
            return surface_subject(scene, above, depth + 1)
        if scene.is_agent(above):
            return (above,)  # "accused the rebels of kidnapping", the phrase hung on the rebels
        return _noun_owner(scene, above, depth)
    return ()


def _is_headline_subject(scene: Scene, verb: Token, head: Token) -> bool:
    """ "Turkey to expel ambassador", parsed as a noun with a clause."""
    return head.dep == "ROOT" and head.pos in ("PROPN", "NOUN") and scene.is_infinitive(verb)


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def _antecedent(scene: Scene, verb: Token) -> tuple[Token, ...]:
    node = verb
    for above in scene.ancestors(verb):
        if node.dep == "relcl":
            return (above,)
        node = above
    return ()


def _controller(scene: Scene, verb: Token, depth: int) -> tuple[Token, ...]:
    """Who does what a complement of ``verb`` tells: its object, else its subject."""
    if verb.lemma not in _SUBJECT_CONTROL and not is_passive(scene, verb):
        below = scene.child(verb, "dobj", "dative")
        if below is not None and below.pos != "ADP":
            return tuple(scene.conjuncts(below))
    return surface_subject(scene, verb, depth + 1)


def _noun_owner(scene: Scene, noun: Token, depth: int) -> tuple[Token, ...]:
    """Whose decision, plan or attempt it is."""
    owners = scene.named_modifiers(noun)
    owners += [n for name, n in _prepositions(scene, noun) if name == "by"]
    if owners:
        return tuple(owners)
    above = scene.head(noun)
    if noun.dep in ("dobj", "attr") and _verbal(above):
        return surface_subject(scene, above, depth + 1)
    return ()


def small_clauses(scene: Scene, verb: Token) -> Iterator[tuple[str, Token, Token]]:
    """Infinitives with a subject of their own: "let *aid workers enter*", "called for *the
    government to resign*". Yields preposition (or ""), subject and verb; the parser makes
    clauses of them, the lexicon's frames take the subject for an object."""
    for clause in scene.children(verb, "ccomp", "advcl"):
        subject = scene.child(clause, "nsubj", "nsubjpass")
        bare = clause.tag == "VB" or (clause.tag == "VBP" and verb.lemma in _BARE)
        if subject is None or not (bare or scene.is_infinitive(clause)):
            continue
        auxiliaries = [a for a in scene.children(clause, "aux") if a.tag == "MD"]
        mark = scene.child(clause, "mark")
        if auxiliaries or subject.i < verb.i:
            continue
        if clause.dep == "ccomp" and mark is None:
            yield "", subject, clause
        elif mark is not None and mark.text.lower() == "for":
            yield "for", subject, clause


def _objects(scene: Scene, verb: Token) -> tuple[Token, ...]:
    own = [o for d in scene.children(verb, "dobj") for o in scene.conjuncts(d)]
    own = [o for o in own if not (o.text.lower() in RELATIVE and o.dep == "dobj")]
    if own:
        return tuple(own)
    if verb.dep == "relcl" and scene.child(verb, "nsubj") is not None:
        subject = scene.child(verb, "nsubj")
        stranded = any(
            scene.child(p, "pobj", "pcomp") is None for p in scene.children(verb, "prep")
        )
        if subject is not None and subject.text.lower() not in RELATIVE and not stranded:
            return (scene.head(verb),)
    # "attacked and destroyed the bridge": the object follows the last verb.
    if scene.child(verb, "ccomp", "xcomp", "prep", "nsubjpass", "auxpass") is None:
        for other in scene.children(verb, "conj"):
            if _verbal(other) and scene.child(other, "nsubj") is None and other.i - verb.i <= 3:
                return tuple(o for d in scene.children(other, "dobj") for o in scene.conjuncts(d))
    return ()


def _prepositions(scene: Scene, token: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions below a word with the phrases behind them."""
    for child in scene.children(token, "prep", "agent", "dative", "prt", "advmod"):
        if child.dep in ("prt", "advmod"):
            yield from _prepositions(scene, child)
            continue
        if child.pos == "NOUN" or (child.dep == "dative" and child.pos not in ("ADP", "PART")):
            continue
        for prep in scene.conjuncts(child):
            name = prep.text.lower()
            for complement in scene.children(prep, "pobj"):
                if name in _OF_TIME and _is_time(complement):
                    continue
                for noun in scene.conjuncts(complement):
                    yield name, noun
            for inner in scene.children(prep, "prep"):
                for complement in scene.children(inner, "pobj"):
                    for noun in scene.conjuncts(complement):
                        yield inner.text.lower(), noun
                        yield name, noun


def _is_time(token: Token) -> bool:
    """ "on Monday", "at dawn": when, never who or where."""
    return token.entity.endswith(("-DATE", "-TIME")) or token.lemma in _TIMES_OF_DAY


def _gerunds(scene: Scene, token: Token) -> Iterator[tuple[str, Token]]:
    for child in scene.children(token):
        if child.dep in ("xcomp", "ccomp", "dobj", "advcl", "acl") and child.tag == "VBG":
            yield "", child
        elif child.dep in ("prep", "agent"):
            for complement in scene.children(child, "pcomp"):
                for verb in scene.conjuncts(complement):
                    yield child.text.lower(), verb


def _infinitives(scene: Scene, token: Token) -> Iterator[Token]:
    for child in scene.children(token, "xcomp", "advcl", "acl", "ccomp", "relcl", "dep"):
        if scene.is_infinitive(child) and scene.child(child, "mark") is None:
            yield from scene.conjuncts(child)


def verb_arguments(scene: Scene, verb: Token) -> Arguments:
    """Logical arguments of a verb."""
    passive = is_passive(scene, verb)
    surface = surface_subject(scene, verb)
    objects = _objects(scene, verb)
    datives = tuple(
        o
        for d in scene.children(verb, "dative")
        if d.pos not in ("ADP", "PART")
        for o in scene.conjuncts(d)
    )
    preps = list(_prepositions(scene, verb))
    for name, noun in tuple(preps):
        if name == "under":  # "came under fire from rebels"
            preps += _prepositions(scene, noun)
    for noun in objects if not passive else (*objects, *surface):
        if noun.head == verb.i or noun.dep == "conj":
            preps += _prepositions(scene, noun)
    for noun in surface:
        # "a truce between the two sides took effect"
        preps += [p for p in _prepositions(scene, noun) if p[0] == "between" and p not in preps]
    infinitives = list(_infinitives(scene, verb))
    for noun in objects:
        infinitives += _infinitives(scene, noun)
    small = list(small_clauses(scene, verb))
    for name, inner, clause in small:
        infinitives += scene.conjuncts(clause)
        if name:
            preps += [(name, n) for n in scene.conjuncts(inner)]
        elif not objects and not passive:
            objects = tuple(scene.conjuncts(inner))
    inside = {clause.i for _, _, clause in small}
    clauses = tuple(
        c for c in scene.children(verb, "ccomp") if c.i not in inside and _is_statement(scene, c)
    )
    if passive:
        subject = tuple(n for name, n in preps if name == "by")
        objects = (*surface, *objects)
    else:
        subject = surface
    return Arguments(
        subject=subject,
        objects=objects,
        datives=datives,
        preps=tuple(preps),
        gerunds=tuple(_gerunds(scene, verb)),
        infinitives=tuple(infinitives),
        clauses=clauses,
        passive=passive,
    )


def with_objects(scene: Scene, arguments: Arguments, nouns: list[Token]) -> Arguments:
    """``arguments`` with these objects and the prepositions that hang on them."""
    preps = [p for n in nouns for p in _prepositions(scene, n) if p not in arguments.preps]
    return msgspec.structs.replace(
        arguments, objects=tuple(nouns), preps=(*arguments.preps, *preps)
    )


def _is_statement(scene: Scene, clause: Token) -> bool:
    """Whether a complement clause says that something is so, and does not ask whether."""
    mark = scene.child(clause, "mark")
    return mark is None or mark.text.lower() == "that"


def noun_arguments(scene: Scene, noun: Token) -> Arguments:
    """Logical arguments of an event noun, with those of a light verb that carries it."""
    preps = list(_prepositions(scene, noun))
    for name, inner in tuple(preps):
        if name in ("of", "in") and not scene.is_agent(inner):
            # "the exchange of intelligence between France and Morocco"
            preps += [p for p in _prepositions(scene, inner) if p not in preps]
    subject = scene.named_modifiers(noun)
    subject += [n for name, n in preps if name == "by"]
    undergoes: tuple[Token, ...] = ()
    light = carrier(scene, noun)
    if light is not None:
        for pair in _prepositions(scene, light):
            if pair[1].i != noun.i and pair not in preps:
                preps.append(pair)
        passive = is_passive(scene, light)
        doers = surface_subject(scene, light)
        doers = tuple(d for d in doers if d.i != noun.i)
        if passive:
            doers = tuple(n for name, n in _prepositions(scene, light) if name == "by")
        under = scene.head(noun).text.lower() == "under"
        if (under or light.lemma in scene.classes["light-reverse"]) and not passive:
            undergoes = doers
        elif not subject:
            subject = list(doers)
    return Arguments(
        subject=tuple(subject),
        preps=tuple(preps),
        gerunds=tuple(_gerunds(scene, noun)),
        infinitives=tuple(_infinitives(scene, noun)),
        clauses=tuple(scene.children(noun, "ccomp", "acl")),
        reversed=undergoes,
        light=light,
    )


def carrier(scene: Scene, noun: Token) -> Token | None:
    """The light verb that an event noun leans on, if any."""
    top = noun
    while top.dep == "conj" and scene.head(top).pos in ("NOUN", "PROPN"):
        top = scene.head(top)
    above = scene.head(top)
    # "launched a series of attacks"
    if top.dep == "pobj" and above.text.lower() == "of":
        quantity = scene.head(above)
        if quantity.lemma in scene.classes["partitive"]:
            top, above = quantity, scene.head(quantity)
    carrying = scene.classes["light"] | scene.classes["light-reverse"] | scene.classes["cancel"]
    if top.dep in ("dobj", "nsubjpass") and above.lemma in carrying:
        return above
    if top.dep == "pobj":
        prep = above
        verb = scene.head(prep)
        name = prep.text.lower()
        inside = name in _INSIDE and verb.lemma in scene.classes["light-in"]
        if _verbal(verb) and (inside or (name, verb.lemma) in _CARRYING):
            return verb
    if top.dep == "nsubj" and above.lemma in scene.classes["occur"]:
        return above
    return None


def adjective_arguments(scene: Scene, adjective: Token) -> Arguments:
    """Arguments of a predicate adjective: the copula's subject and the prepositions of both."""
    copula = scene.head(adjective)
    preps = list(_prepositions(scene, adjective))
    subject: tuple[Token, ...] = ()
    infinitives = list(_infinitives(scene, adjective))
    if adjective.dep in ("acomp", "oprd", "attr", "xcomp", "ROOT", "conj") and _verbal(copula):
        subject = surface_subject(scene, copula)
        preps += _prepositions(scene, copula)
        infinitives += _infinitives(scene, copula)
    elif adjective.dep == "amod" and adjective.i > copula.i:
        subject = (copula,)
    return Arguments(
        subject=subject,
        preps=tuple(preps),
        gerunds=tuple(_gerunds(scene, adjective)),
        infinitives=tuple(infinitives),
        clauses=tuple(scene.children(adjective, "ccomp")),
        light=copula if _verbal(copula) else None,
    )
