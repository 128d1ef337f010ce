"""What a relative clause says of somebody's calling: "who *heads a union* of drivers"."""

from collections.abc import Iterator

from dateline.annotate.marked import Marked
from dateline.annotate.wording import (
    Clues,
    complements,
    entry_of,
    joined,
    phrase_clues,
    places_below,
)
from dateline.knowledge import Knowledge
from dateline.records import Mention, Token

_LEADING = frozenset({"head", "lead", "chair", "command", "direct", "represent", "found"})
_OWNING = frozenset({"run", "own", "have", "manage", "keep", "operate", "edit", "publish"})
_RUNNING = frozenset({"run", "own", "manage", "operate"})
_FIRM = ("business",)
"""What a thing with a name of which nothing is known mostly is where somebody runs it."""
_WORKING = frozenset(
    {"work", "serve", "sit", "speak", "fight", "report", "write", "teach", "study"}
    | {"organize", "organise", "campaign", "volunteer", "drive", "fly", "cook", "canvass", "count"}
    | {"negotiate", "lobby"}
)
_BASED = frozenset(
    {"head", "lead", "chair", "run", "own", "manage", "keep", "operate", "edit", "publish"}
    | {"work", "serve", "sit", "teach", "study", "live", "farm", "nurse", "preach", "practise"}
)
"""Verbs whose place is where somebody belongs; one that is reached or left is not."""
_AT = frozenset({"in", "at", "near", "outside", "from", "around", "of", "on", "to", "for"})
_FLEEING = frozenset({"flee", "escape", "leave"})
"""Verbs whose place is where somebody came from."""
_CLAIMING = frozenset({"say", "claim"})
_SHELTERS = frozenset({"camp", "tent", "shelter"})
"""Where somebody lives who is not from there."""
_NO_DEED = frozenset({"be", "have", "say", "do"})


def deeds_of(sentence: Marked, noun: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """The clues of the relative clauses and participles behind a noun or name."""
    found = Clues()
    for verb in _verbs(sentence, noun):
        if verb.lemma in _HEARD and _is_denied(sentence, verb):
            found = joined(found, Clues(deeds=("unknown",)))
        driven = verb.lemma == "drive" and sentence.child(verb, "nsubjpass") is not None
        if (verb.lemma in _UPROOTED or driven) and sentence.child(verb, "neg") is None:
            found = joined(found, Clues(deeds=("uproot",)))
        if _is_owned(sentence, verb) or sentence.child(verb, "neg") is not None:
            continue
        found = joined(found, _deed(sentence, verb, mention, knowledge))
    for link in _posts(sentence, noun):
        found = joined(found, _post(sentence, link, mention, knowledge))
    body = _led_body(sentence, noun)
    if body is not None:
        found = joined(found, _of_body(sentence, body, mention, knowledge))
    for child in _owned(sentence, noun):
        inner = phrase_clues(sentence, child, mention, knowledge)
        places = places_below(sentence, child, mention, knowledge)
        holdings = _known(_lemmas(sentence, child))
        own = Clues(holdings=holdings, countries=inner.countries, places=places)
        found = joined(found, own)
    return found


def _led_body(sentence: Marked, name: Token) -> Token | None:
    """The body that is said to be led by the bearer of a name: "*the union*, led by Ana Ruiz"."""
    link = sentence.head(name)
    verb = sentence.head(link)
    led = name.dep == "pobj" and link.text.lower() == "by" and verb.lemma in _LEADING
    return sentence.head(verb) if led and verb.dep == "acl" and verb.tag == "VBN" else None


def _of_body(sentence: Marked, noun: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """The clues of a body that somebody leads or works for."""
    inner = phrase_clues(sentence, noun, mention, knowledge)
    led = (_lemmas(sentence, noun), *inner.behind)
    own = Clues(led=led, countries=inner.countries, bodies=inner.bodies)
    return joined(own, _body_named(sentence, noun, knowledge))


def _body_named(sentence: Marked, noun: Token, knowledge: Knowledge) -> Clues:
    """A body by its name, and its state where the knowledge base holds it."""
    named = sentence.mention(noun)
    if named is None or named.form != "name":
        return Clues()
    entry = entry_of(named, knowledge)
    if entry is None or entry.reading != "organization":
        return Clues(bodies=(named.text,))
    return Clues(bodies=(entry.name,), countries=(entry.country,) if entry.country else ())


def _owned(sentence: Marked, noun: Token) -> Iterator[Token]:
    """What clauses with "whose" say that somebody has, also where the parser took them for the
    main clause ("Ana Ruiz, *whose shop* was burnt, said")."""
    clauses = list(sentence.children(noun, "relcl"))
    for verb in clauses:
        for child in sentence.children(verb, "nsubj", "nsubjpass", "dobj"):
            if any(c.tag == "WP$" for c in sentence.children(child, "poss")):
                yield child
    after = sentence.tokens[noun.i + 1 : noun.i + 3]
    if not clauses and len(after) == 2 and after[0].text == "," and after[1].tag == "WP$":
        yield sentence.head(after[1])


_CHARGE = frozenset({"charge", "command", "control"})
"""Nouns of "in … of" that tell what somebody leads."""
_EMPLOYED = frozenset({"with", "from", "of"})
"""Prepositions that alone tell where somebody works: "who is *with* a relief agency"."""


def _posts(sentence: Marked, noun: Token) -> Iterator[Token]:
    """The prepositions behind "who is" or a name: "who is *in* charge of …", "*with* a firm"."""
    for verb in sentence.children(noun, "relcl"):
        if (
            verb.lemma == "be"
            and sentence.child(verb, "neg") is None
            and not _is_owned(sentence, verb)
        ):
            yield from sentence.children(verb, "prep")
    yield from (t for t in sentence.children(noun, "prep") if t.text.lower() == "in")


def _post(sentence: Marked, link: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """What somebody leads by "in charge of", or works for by "is with"."""
    found = Clues()
    word = link.text.lower()
    for noun in sentence.children(link, "pobj"):
        if word == "in" and noun.lemma in _CHARGE:
            for of in sentence.children(noun, "prep"):
                if of.text.lower() == "of":
                    found = joined(found, _body_of(sentence, of, mention, knowledge))
        elif word in _EMPLOYED and link.head != noun.i and sentence.head(link).lemma == "be":
            return _body_of(sentence, link, mention, knowledge)
    return found


def _body_of(sentence: Marked, link: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """The clues of what stands behind a preposition, as of a body that somebody leads."""
    found = Clues()
    for noun in sentence.children(link, "pobj"):
        places = places_below(sentence, link, mention, knowledge)
        found = joined(found, _of_body(sentence, noun, mention, knowledge))
        found = joined(found, Clues(places=places))
    return found


def _verbs(sentence: Marked, noun: Token) -> Iterator[Token]:
    for verb in sentence.children(noun, "relcl", "acl"):
        if verb.pos != "VERB":
            continue
        yield from sentence.conjuncts(verb)
    for link in sentence.children(noun, "prep"):  # "a mother of three *who was driven out*"
        below = sentence.child(link, "pobj")
        if below is not None and below.pos == "NUM":
            yield from sentence.children(below, "relcl")


def _is_owned(sentence: Marked, verb: Token) -> bool:
    """Whether the clause is about a thing of somebody's, or what is done to them ("whose shop
    was burnt", "whom the police seek")."""
    if verb.dep == "conj" or verb.dep == "acl":
        return False
    subjects = list(sentence.children(verb, "nsubj", "nsubjpass"))
    return not all(s.text.lower() in ("who", "that", "which") for s in subjects) or any(
        s.dep == "nsubjpass" for s in subjects
    )


_UPROOTED = frozenset({"displace", "uproot", "evacuate", "expel", "deport"})
"""What is done to those who then are refugees."""
_HEARD = frozenset({"hear", "know"})


def _is_denied(sentence: Marked, verb: Token) -> bool:
    """ "of which nobody had heard", "about which little is known"."""
    return any(
        c.lemma.lower() in ("nobody", "none", "no", "little", "few", "never", "not", "nothing")
        or c.text.lower() == "no-one"
        for c in sentence.children(verb)
    )


def _deed(sentence: Marked, verb: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    lemma = verb.lemma.lower()
    found = Clues(deeds=_told(sentence, verb))
    if lemma in _CLAIMING:
        for inner_verb in sentence.children(verb, "ccomp", "xcomp"):
            if inner_verb.lemma in _LEADING | _WORKING:  # "who said he spoke for the rebels"
                found = joined(found, _deed(sentence, inner_verb, mention, knowledge))
    for governed in sentence.children(verb, "dobj"):
        if lemma in _LEADING or lemma in _OWNING:
            inner = phrase_clues(sentence, governed, mention, knowledge)
            whole = (*_known(_lemmas(sentence, governed)), *inner.behind)
            if lemma in _LEADING:
                own = Clues(countries=inner.countries, bodies=inner.bodies, led=whole)
            else:
                own = Clues(holdings=whole)  # whoever owns a French hotel may be anybody
                named = sentence.mention(governed)
                if governed.pos == "PROPN" and named is not None and lemma in _RUNNING:
                    unknown = entry_of(named, knowledge) is None and named.kind != "person"
                    own = Clues(holdings=(*whole, *(_FIRM if unknown else ())))
            found = joined(found, own)
        elif any(t.tag == "PRP$" for t in sentence.children(governed, "poss")):
            # "who rebuilt *her stall*", "standing in front of *his shop*"
            found = joined(found, Clues(holdings=_known(_lemmas(sentence, governed))))
        if lemma in _BASED:
            places = places_below(sentence, governed, mention, knowledge)
            found = joined(found, Clues(places=places))
    if lemma in _FLEEING:
        for child in sentence.children(verb, "dobj", "prep"):
            if child.dep == "dobj" or child.text.lower() in ("from", "of"):
                places = _here(sentence, child, mention, knowledge)
                found = joined(found, Clues(places=places))
    if lemma in _WORKING:
        inner = complements(sentence, verb, mention, knowledge)
        for governed in sentence.children(verb, "dobj"):  # "counting returns *for the rebels*"
            own = Clues(led=tuple(_objects(sentence, governed, _FOR)))
            found = joined(found, own)
        own = Clues(countries=inner.countries, bodies=inner.bodies, led=inner.behind)
        found = joined(found, joined(own, Clues(led=tuple(_objects(sentence, verb)))))
    elif lemma in _LEADING:
        found = joined(found, Clues(led=tuple(_objects(sentence, verb))))
    if lemma in _BASED:
        for link in sentence.children(verb, "prep"):
            sheltered = any(c.lemma in _SHELTERS for c in sentence.children(link, "pobj"))
            if link.text.lower() in _AT and not sheltered:
                places = places_below(sentence, link, mention, knowledge)
                found = joined(found, Clues(places=places))
    return found


_OF_BODY = frozenset({"police"})
"""Who speaks of them without more is mostly one of them."""
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
_SELVES = frozenset({"he", "she", "it", "they", "we", "i"})


def spoken_of(sentence: Marked, name: Token, titled: bool) -> tuple[str, ...]:
    """What the bearer of a name says of themselves: their own things ("*her hospital*", "*its
    drivers*") and what "he", "she" or "it" does, a verb alone and with its object; of a
    doctor also the other things that are spoken of."""
    verb = sentence.head(name)
    if name.dep != "nsubj" or verb.pos != "VERB":
        return ()
    said = next(iter(sentence.children(verb, "ccomp", "dobj", "xcomp")), None)
    if said is None:
        return ()
    found = [
        t.lemma.lower()
        for t in sentence.children(said, "nsubj", "nsubjpass")
        if t.lemma in _OF_BODY
    ]
    for token in sentence.tokens if titled else sentence.subtree(said):
        if token.dep == "poss" and token.text.lower() in _OWNERS:
            found.append(sentence.head(token).lemma.lower())
        elif token.dep == "nsubj" and token.text.lower() in _SELVES:
            found += _told(sentence, sentence.head(token))
        elif titled and token.pos == "NOUN":
            found.append(token.lemma.lower())
    return tuple(found)


def _here(sentence: Marked, node: Token, mention: Mention, knowledge: Knowledge) -> tuple[str, ...]:
    """The place that a word names or that stands below it."""
    inner = sentence.mention(node)
    own = (inner.text,) if inner is not None and inner.form == "name" else ()
    return own or places_below(sentence, node, mention, knowledge)


def _told(sentence: Marked, verb: Token) -> tuple[str, ...]:
    lemma = verb.lemma.lower()
    if lemma in _NO_DEED:
        return ()
    nouns = [c.lemma.lower() for c in sentence.children(verb, "dobj")]
    for link in sentence.children(verb, "prep", "advmod", "agent"):
        nouns += [c.lemma.lower() for c in sentence.children(link, "pobj") if c.pos == "NOUN"]
        nouns += [link.text.lower()] if link.dep == "prep" else []
    return (lemma, *(f"{lemma} {noun}" for noun in nouns))


def _known(phrase: str) -> tuple[str, ...]:
    return (phrase,) if phrase else ()


_FOR = frozenset({"for"})


def _objects(sentence: Marked, verb: Token, links: frozenset[str] = _AT) -> Iterator[str]:
    """What somebody speaks for, sits on or works at, as lemmas."""
    for link in sentence.children(verb, "prep"):
        if link.text.lower() in links:
            for noun in sentence.children(link, "pobj"):
                inner = sentence.mention(noun)
                where = inner is not None and inner.form == "name" and inner.kind == "place"
                if noun.pos in ("NOUN", "PROPN") and not where:
                    yield _lemmas(sentence, noun)


def _lemmas(sentence: Marked, noun: Token) -> str:
    """A noun phrase with the "of" behind it: "federation of coca grower"."""
    edge = sentence.left_edge(noun)
    words = sentence.tokens[edge.i : noun.i + 1]
    plain = [t.lemma.lower() for t in words if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    for link in sentence.children(noun, "prep"):
        below = sentence.child(link, "pobj")
        if link.text.lower() in ("of", "for") and below is not None:
            plain += [link.text.lower(), _lemmas(sentence, below)]
    return " ".join(plain)
