"""What the words around a name say of its bearer: title, country, former or not."""

from collections.abc import Iterable, Sequence

from dateline.annotate.marked import Marked
from dateline.knowledge import Entry, Knowledge
from dateline.records import Described, Mention, Token

FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "retired", "exiled", "then"})
"""Words that put an office into the past."""
_OF = frozenset({"of", "from", "for", "in", "at", "with"})
_LEADING = frozenset(
    {"head", "lead", "run", "chair", "command", "direct", "manage", "represent", "own", "edit"}
    | {"teach"}
)
_WORKING = frozenset({"work", "serve", "sit", "speak", "fight"})
_AT = frozenset({"in", "at", "near", "outside"})
_LOCATED = frozenset({"place", "state", "facility"})
_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "prof", "professor", "comrade"}
)


Clues = Described


def joined(one: Clues, other: Clues) -> Clues:
    """Both together, each thing once."""
    return Clues(
        phrases=tuple(dict.fromkeys((*one.phrases, *other.phrases))),
        behind=tuple(dict.fromkeys((*one.behind, *other.behind))),
        countries=tuple(dict.fromkeys((*one.countries, *other.countries))),
        bodies=tuple(dict.fromkeys((*one.bodies, *other.bodies))),
        former=one.former or other.former,
    )


def clues_of(sentence: Marked, mention: Mention, knowledge: Knowledge) -> Clues:
    """The clues of a name in its sentence: the words in front of it, the phrase that it
    stands in apposition to, and those that stand in apposition to it."""
    head = sentence.head_of(mention)
    if head is None:
        return Clues()
    title = _phrase(sentence, head, mention, knowledge)
    found = Clues()
    nodes = [head, *(t for t in _inner(sentence, mention) if t.i != head.i)]
    for node in nodes:
        for appositive in sentence.children(node, "appos"):
            found = joined(found, _phrase(sentence, appositive, mention, knowledge))
        above = sentence.head(node)
        if node.dep == "appos" and above.i != node.i:
            found = joined(found, _phrase(sentence, above, mention, knowledge))
        if node.dep in ("nsubj", "nsubjpass") and above.lemma == "be":
            for complement in sentence.children(above, "attr"):
                found = joined(found, _phrase(sentence, complement, mention, knowledge))
        found = joined(found, _deeds(sentence, node, mention, knowledge))
    # What is said behind the name is more exact than the title in front of it.
    return joined(found, title)


def _deeds(sentence: Marked, name: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """What a relative clause says of somebody's calling: "who *heads a union* of drivers",
    "who *worked at the ministry*"."""
    found = Clues()
    for verb in sentence.children(name, "relcl"):
        if verb.lemma in _LEADING:
            for governed in sentence.children(verb, "dobj"):
                inner = _phrase(sentence, governed, mention, knowledge)
                found = joined(
                    found,
                    Clues(
                        behind=(*inner.phrases, *inner.behind),
                        countries=inner.countries,
                        bodies=inner.bodies,
                    ),
                )
        if verb.lemma in _WORKING:
            found = joined(found, _complements(sentence, verb, mention, knowledge))
    return found


def entry_of(mention: Mention | None, knowledge: Knowledge) -> Entry | None:
    """What a name stands for in the knowledge base: the reading chosen, else the best."""
    if mention is None or mention.form != "name":
        return None
    return knowledge.meant(mention.text, mention.actor)


def _inner(sentence: Marked, mention: Mention) -> list[Token]:
    return [t for t in sentence.tokens if mention.start <= t.start < mention.end]


def _phrase(sentence: Marked, head: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """The clues of one noun phrase, without the name itself."""
    edge = sentence.left_edge(head)
    words = [
        t
        for t in sentence.tokens[edge.i : head.i + 1]
        if not mention.start <= t.start < mention.end
    ]
    own = Clues()
    if words:
        own = Clues(
            phrases=(*_clerical(words, mention), *_roles(words, knowledge)),
            behind=_modifying(words, head, knowledge),
            former=any({t.lemma.lower(), t.text.lower()} & FORMER for t in words),
        )
        inside = [
            m
            for m in sentence.inside(words[0].start, words[-1].end)
            if not (m.kind in _LOCATED and sentence.word_before(m) in _AT)
        ]
        own = joined(own, _named(inside, mention, knowledge))
    return joined(own, _complements(sentence, head, mention, knowledge))


def _complements(sentence: Marked, head: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """ "the president *of Chile*", "an officer *in the Ethiopian army*"."""
    names: list[Mention] = []
    behind: tuple[str, ...] = ()
    for owner in sentence.children(head, "poss"):
        inner = sentence.mention(owner)
        if inner is not None:
            names.append(inner)
    for link in sentence.children(head, "prep"):
        if link.text.lower() not in _OF:
            continue
        for complement in sentence.children(link, "pobj"):
            edge = sentence.left_edge(complement)
            inner = sentence.mention(complement)
            if link.text.lower() == "in" and inner is not None and inner.kind in _LOCATED:
                continue  # "met Stalin in Moscow": where, not whose
            names += sentence.inside(edge.start, complement.end)
            if inner is not None:
                names.append(inner)
            words = sentence.tokens[edge.i : complement.i + 1]
            behind += _roles(words, knowledge)
            for further in sentence.children(complement, "prep", "poss"):
                below = further if further.dep == "poss" else sentence.child(further, "pobj")
                inner = sentence.mention(below) if below is not None else None
                if inner is not None:
                    names.append(inner)
    return joined(Clues(behind=behind), _named(names, mention, knowledge))


def _named(names: Iterable[Mention], mention: Mention, knowledge: Knowledge) -> Clues:
    countries: list[str] = []
    bodies: list[str] = []
    for name in names:
        if name is mention or name.start == mention.start or name.kind == "person":
            continue
        entry = entry_of(name, knowledge)
        if entry is None:
            continue
        if entry.country:
            countries.append(entry.country)
        if entry.reading in ("organization", "metonym"):
            bodies.append(entry.name)
    return Clues(countries=tuple(dict.fromkeys(countries)), bodies=tuple(dict.fromkeys(bodies)))


_CLERICAL = {"father": "priest", "sister": "nun", "rev": "priest", "reverend": "priest",
             "msgr": "bishop", "mother": "nun", "brother": "monk"}  # fmt: skip


def _clerical(words: Sequence[Token], mention: Mention) -> tuple[str, ...]:
    """ "Father Mulhearne", "Sister Clare": a capital before the name, which is no kin."""
    last = words[-1]
    title = last.text.lower().rstrip(".")
    if last.end < mention.start and last.text[0].isupper() and title in _CLERICAL:
        return (_CLERICAL[title],)
    return ()


def _modifying(words: Sequence[Token], head: Token, knowledge: Knowledge) -> tuple[str, ...]:
    """Nouns in front of a description's head: "a *police* colonel"."""
    return (
        tuple(
            t.lemma.lower()
            for t in words
            if t.head == head.i
            and t.dep in ("compound", "nmod")
            and t.pos == "NOUN"
            and knowledge.role(t.lemma.lower()) is not None
        )
        + tuple(
            phrase
            for t in words
            if t.head == head.i and t.pos == "ADJ"
            # "a naval spokesman" is of the navy, as "naval officer" is
            for phrase in (f"{t.lemma.lower()} officer", f"{t.lemma.lower()} official")
            if (role := knowledge.role(phrase)) is not None and role.lemma == phrase
        )[:1]
    )


def _roles(words: Iterable[Token], knowledge: Knowledge) -> tuple[str, ...]:
    """The longest row of words that is a known role or office, as lemmas."""
    lemmas = [t.lemma.lower() for t in words if t.pos not in ("DET", "PUNCT")]
    lemmas = [x for x in lemmas if x.strip(".") not in _HONORIFICS]
    for last in range(len(lemmas), 0, -1):
        for first in range(max(0, last - 5), last):
            phrase = " ".join(lemmas[first:last])
            if knowledge.role(phrase) is not None or knowledge.offices.get(phrase, None):
                return (phrase,)
    return ()
