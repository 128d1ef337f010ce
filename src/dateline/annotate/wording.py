"""Reading one noun phrase: offices and callings, countries, bodies and places in it."""

from collections.abc import Iterable, Sequence

from dateline.annotate.marked import Marked
from dateline.knowledge import Entry, Knowledge
from dateline.records import MODIFIERS, Described, Mention, Token

FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "late", "retired", "exiled", "then", "toppled"}
    | {"overthrown", "dethroned", "fallen", "dismissed", "sacked"}
)
"""Words that put an office into the past."""
_OF = frozenset({"of", "from", "for", "in", "at", "with"})
_AT = frozenset({"in", "at", "near", "outside"})
_MOSTLY = frozenset(
    {"largely", "mainly", "mostly", "predominantly", "ethnically", "overwhelmingly", "ethnic"}
)
"""In front of a people they tell no state: "pastor of a *largely Polish* congregation"."""
_NO_STATE_OF = frozenset({"parish", "congregation", "diaspora", "reformed", "affairs"})
"""Behind a people they tell none either: "of a *Polish parish*", a "*Dutch Reformed* minister",
the minister for "*Algerian affairs*"."""
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
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        deeds=tuple(dict.fromkeys((*one.deeds, *other.deeds))),
        led=tuple(dict.fromkeys((*one.led, *other.led))),
        holdings=tuple(dict.fromkeys((*one.holdings, *other.holdings))),
        spoken=tuple(dict.fromkeys((*one.spoken, *other.spoken))),
        aged=one.aged or other.aged,
    )


def entry_of(mention: Mention | None, knowledge: Knowledge) -> Entry | None:
    """What a name stands for in the knowledge base: the reading chosen, else the best."""
    if mention is None or mention.form != "name":
        return None
    return knowledge.meant(mention.text, mention.actor)


def phrase_clues(sentence: Marked, head: Token, mention: Mention, knowledge: Knowledge) -> Clues:
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
            phrases=(
                *_clerical(words, mention),
                *(_with_of(sentence, words, head, knowledge) or role_words(words, knowledge)),
            ),
            behind=_modifying(words, head, knowledge),
            former=any({t.lemma.lower(), t.text.lower()} & FORMER for t in words),
        )
        inside = [
            m
            for m in _told_of(sentence, words[0].start, words[-1].end)
            if not (m.kind in _LOCATED and sentence.word_before(m) in _AT)
            and not _is_joined(sentence, m)  # "a *Russian*-speaking optician"
        ]
        own = joined(own, _named(inside, mention, knowledge, _peoples(sentence)))
    found = joined(own, complements(sentence, head, mention, knowledge))
    return joined(found, Clues(behind=_graded(words, head, knowledge)))


def _told_of(sentence: Marked, start: int, end: int) -> list[Mention]:
    """The mentions between two offsets, but for peoples that tell no state."""
    return [
        m
        for m in sentence.inside(start, end)
        if sentence.word_before(m) not in _MOSTLY and sentence.word_behind(m) not in _NO_STATE_OF
    ]


def complements(sentence: Marked, head: Token, mention: Mention, knowledge: Knowledge) -> Clues:
    """ "the president *of Chile*", "an officer *in the Ethiopian army*"."""
    names: list[Mention] = []
    behind: tuple[str, ...] = ()
    for owner in sentence.children(head, "poss"):
        inner = sentence.mention(owner)
        if inner is not None:
            names.append(inner)
        if owner.tag in ("WP$", "PRP$"):
            body = _owner_of(sentence, owner, knowledge)
            if body is not None:
                named = sentence.mention(body)
                names += [named] if named is not None else []
                names += sentence.inside(sentence.left_edge(body).start, body.end)
                behind += _body_words(sentence, body)
        elif inner is None or inner.form != "name":
            behind += _body_words(sentence, owner)  # "the *militia's* spokesman"
    for link in sentence.children(head, "prep"):
        if link.text.lower() not in _OF and not _is_aide(head, link):
            continue
        for complement in sentence.children(link, "pobj"):
            edge = sentence.left_edge(complement)
            inner = sentence.mention(complement)
            if link.text.lower() == "in" and inner is not None and inner.kind in _LOCATED:
                continue  # "met Stalin in Moscow": where, not whose
            names += _told_of(sentence, edge.start, complement.end)
            if inner is not None:
                names.append(inner)
            for apposed in sentence.children(complement, "appos"):
                inner = sentence.mention(apposed)
                names += [inner] if inner is not None and inner.form == "name" else []
            words = sentence.tokens[edge.i : complement.i + 1]
            behind += _gathered(sentence, complement)
            behind += _branch(sentence, complement)
            behind += (
                _with_of(sentence, words, complement, knowledge)
                or _whole_role(words, knowledge)
                or _nouns(words)
            )
            behind += _firm(sentence, complement)
            behind += _cause(sentence, complement)
            for further in sentence.children(complement, "prep", "poss"):
                below = further if further.dep == "poss" else sentence.child(further, "pobj")
                inner = sentence.mention(below) if below is not None else None
                if inner is not None:
                    names.append(inner)
    return joined(Clues(behind=behind), _named(names, mention, knowledge, _peoples(sentence)))


_AIDES = frozenset({"aide", "adviser", "advisor", "assistant"})


def _is_aide(head: Token, link: Token) -> bool:
    """ "An *aide to* the ayatollah" is of him."""
    return link.text.lower() == "to" and head.lemma in _AIDES


_PLURAL_OWNERS = frozenset({"its", "their"})


def _owner_of(sentence: Marked, owner: Token, knowledge: Knowledge) -> Token | None:
    """Whom "whose" or "its" means: what the clause is about, or the body that is the subject of
    a clause before it ("the union struck, and *its* president …")."""
    if owner.tag == "WP$":
        verb = next((t for t in sentence.ancestors(owner) if t.dep == "relcl"), None)
        return sentence.head(verb) if verb is not None else _noun_before(sentence, owner)
    if owner.text.lower() not in _PLURAL_OWNERS:
        return None
    for token in reversed(sentence.tokens[: owner.i]):
        if token.dep in ("nsubj", "nsubjpass") and token.pos in ("NOUN", "PROPN"):
            mention = sentence.mention(token)
            many = token.tag in ("NNS", "NNPS")
            fits = mention is not None and mention.kind in ("organization", "group")
            return token if fits or (many and mention is not None) else None
    return None


def _noun_before(sentence: Marked, word: Token) -> Token | None:
    """The noun right in front of a word, but for a comma."""
    at = word.i - 1
    if at > 0 and sentence.tokens[at].text == ",":
        at -= 1
    before = sentence.tokens[at] if at >= 0 else None
    return before if before is not None and before.pos in ("NOUN", "PROPN") else None


def _body_words(sentence: Marked, body: Token) -> tuple[str, ...]:
    """The nouns of a phrase: of "an exile charity" both."""
    edge = sentence.left_edge(body)
    words = [t for t in sentence.tokens[edge.i : body.i + 1] if t.pos == "NOUN"]
    return _nouns(words) if words else ()


_GATHERED = frozenset(
    {"federation", "confederation", "union", "association", "league", "committee", "group"}
    | {"council", "network", "movement", "cooperative", "co-operative", "syndicate", "guild"}
    | {"coalition", "organisation", "organization", "society", "alliance", "collective"}
)
"""Bodies whose members are named behind them."""


def _gathered(sentence: Marked, body: Token) -> tuple[str, ...]:
    """A body with its members: "president of a *federation of jeepney drivers*"."""
    if body.lemma not in _GATHERED:
        return ()
    return tuple(
        f"{body.lemma} of {noun}"
        for link in sentence.children(body, "prep")
        if link.text.lower() in ("of", "for")
        for below in sentence.children(link, "pobj")
        for noun in _nouns(sentence.tokens[sentence.left_edge(below).i : below.i + 1])
    )


_BRANCHES = frozenset({"branch", "chapter", "wing", "section", "arm", "cell", "lodge"})
"""Parts of a body, which are what the body is."""


def _branch(sentence: Marked, part: Token) -> tuple[str, ...]:
    """The body behind a part of it: "a provincial branch *of the veterans' association*"."""
    if part.lemma not in _BRANCHES:
        return ()
    return tuple(
        phrase
        for link in sentence.children(part, "prep")
        if link.text.lower() == "of"
        for below in sentence.children(link, "pobj")
        for phrase in _nouns(sentence.tokens[sentence.left_edge(below).i : below.i + 1])
    )


def _nouns(words: Sequence[Token]) -> tuple[str, ...]:
    """The common nouns of a phrase, as lemmas: of "an Abadan oil refinery" "oil refinery"."""
    plain = " ".join(t.lemma.lower() for t in words if t.pos == "NOUN")
    return (plain,) if plain else ()


def _whole_role(words: Sequence[Token], knowledge: Knowledge) -> tuple[str, ...]:
    """The role at the end of a phrase, behind what it stands in: of "a department store", of
    which only "department" is a role, the store first."""
    roles = role_words(words, knowledge)
    if roles and not roles[-1].endswith(words[-1].lemma.lower()):
        return (*_nouns(words), *roles)
    return roles


def _with_of(
    sentence: Marked, words: Sequence[Token], head: Token, knowledge: Knowledge
) -> tuple[str, ...]:
    """A role noun that has "of" in it: "*chamber of commerce*", "*member of parliament*"."""
    link = next((c for c in sentence.children(head, "prep") if c.text.lower() == "of"), None)
    below = sentence.child(link, "pobj") if link is not None else None
    if below is None or not words or words[-1].i != head.i:
        return ()
    inner = sentence.tokens[sentence.left_edge(below).i : below.i + 1]
    both = [*words, *[t for t in inner if t.pos != "DET"]]
    phrase = " ".join(t.lemma.lower() for t in words if t.pos not in ("DET", "PUNCT"))
    phrase += " of " + " ".join(t.lemma.lower() for t in both[len(words) :])
    role = knowledge.role(phrase)
    return (phrase,) if role is not None and " of " in role.lemma else ()


def _firm(sentence: Marked, first: Token) -> tuple[str, ...]:
    """The last word of a name that is joined by "and": of "the Calder and Hythe *Line*"."""
    if first.pos != "PROPN":
        return ()
    whole = [t for t in sentence.conjuncts(first) if t.pos == "PROPN" and t.i > first.i]
    near = [t for t in whole if t.i - first.i <= _JOINED]
    return (near[-1].lemma.lower(),) if near else ()


_JOINED = 4
"""Words between the parts of one name joined by "and"."""


_STANDING = frozenset({"speak", "campaign", "represent", "help", "fight", "lobby", "work", "care"})


def _cause(sentence: Marked, body: Token) -> tuple[str, ...]:
    """For whom a body stands: "a group that speaks for the *families* …"."""
    return tuple(
        f"{body.lemma} of {noun.lemma}".lower()
        for clause in sentence.children(body, "relcl")
        if clause.lemma in _STANDING
        for link in sentence.children(clause, "prep", "dobj")
        for noun in ([link] if link.dep == "dobj" else sentence.children(link, "pobj"))
        if noun.pos == "NOUN"
    )


_PEOPLES = frozenset({"community", "tribe", "tribal", "clan", "villager", "elder", "indigenous"})


def _peoples(sentence: Marked) -> frozenset[int]:
    """Where names end behind which a people stands: "a *Nasa* community leader"."""
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return frozenset(one.end for one, other in pairs if other.lemma.lower() in _PEOPLES)


def _named(
    names: Iterable[Mention], mention: Mention, knowledge: Knowledge, peoples: frozenset[int]
) -> Clues:
    countries: list[str] = []
    bodies: list[str] = []
    for name in names:
        if name is mention or name.start == mention.start or name.kind == "person":
            continue
        entry = entry_of(name, knowledge) or _without_post(name, knowledge)
        if entry is not None and entry.reading == "organization" and name.end in peoples:
            continue
        if entry is None:
            bodies += [name.text] if name.kind in ("organization", "facility") else []
            continue
        if entry.country and name.text.lower().removeprefix("the ") not in _OF_MANY:
            countries.append(entry.country)
        if entry.reading in ("organization", "metonym"):
            bodies.append(entry.name)
    return Clues(countries=tuple(dict.fromkeys(countries)), bodies=tuple(dict.fromkeys(bodies)))


def _is_joined(sentence: Marked, name: Mention) -> bool:
    after = next((t for t in sentence.tokens if t.start >= name.end), None)
    return after is not None and after.text == "-" and after.start == name.end


def _without_post(name: Mention, knowledge: Knowledge) -> Entry | None:
    """The body in front of a post with a capital: "*State Department* Spokesperson"."""
    body, _, post = name.text.rpartition(" ")
    role = knowledge.role(post.lower()) if body and name.form == "name" else None
    return knowledge.meant(body, None) if role is not None and role.kind == "person" else None


_OF_MANY_TEXT = """
democratic|republican|labour|labor|liberal|conservative|socialist|communist|social democratic|green
christian democratic|national|nationalist|people's|progressive|radical|workers'|peasants'
"""
_OF_MANY = frozenset(
    f"{word} party" for line in _OF_MANY_TEXT.strip().splitlines() for word in line.split("|")
)
"""Names that parties of many states bear: they tell no country of their members."""

_CLERICAL = {"father": "priest", "sister": "nun", "rev": "priest", "reverend": "priest",
             "msgr": "bishop", "mother": "nun", "brother": "monk", "canon": "priest",
             "monsignor": "bishop", "archdeacon": "priest", "padre": "priest", "fr": "priest",
             "dom": "monk", "deacon": "priest", "abbé": "priest", "mgr": "bishop"}  # fmt: skip


def _clerical(words: Sequence[Token], mention: Mention) -> tuple[str, ...]:
    """ "Father Mulhearne", "Sister Clare": a capital before the name, which is no kin."""
    last = words[-1]
    title = last.text.lower().rstrip(".")
    if last.end < mention.start and last.text[0].isupper() and title in _CLERICAL:
        return (_CLERICAL[title],)
    return ()


_LEADING_TITLES = frozenset(_CLERICAL) | {
    "judge", "colonel", "general", "major", "captain", "lieutenant", "sergeant", "brigadier",
    "bishop", "archbishop", "cardinal", "pastor", "rabbi", "imam", "mullah", "mayor", "senator",
    "inspector", "superintendent", "professor", "ambassador", "justice", "nurse",
}  # fmt: skip


def title_inside(mention: Mention) -> tuple[str, ...]:
    """The title that the model took for a part of a name: "*Canon* Philip Aldwark"."""
    first, *rest = mention.text.split()
    title = first.lower().rstrip(".")
    if mention.kind != "person" or not rest or title not in _LEADING_TITLES:
        return ()
    return (_CLERICAL.get(title, title),)


def title_before(sentence: Marked, mention: Mention, knowledge: Knowledge) -> Clues:
    """A title right in front of a name that the parser joins to another word: "*Supt.* Ana Ruiz
    said", with the capitals in front of it ("*U.S. Marine Capt.*")."""
    before = [t for t in sentence.tokens if t.end <= mention.start]
    if not before or mention.kind != "person":
        return Clues()
    if before[-1].text[-1] != "." and before[-1].text.lower() not in _LEADING_TITLES:
        return Clues()
    at = len(before) - (2 if before[-1].text == "." else 1)
    word = before[at].lemma.lower().rstrip(".") if at >= 0 else ""
    role = knowledge.role(word)
    if role is None or role.kind != "person" or not before[at].text[0].isupper():
        return Clues()
    first = at
    while first > 0 and before[first - 1].text[0].isupper():
        first -= 1
    inside = sentence.inside(before[first].start, before[at].end)
    named = _named(inside, mention, knowledge, _peoples(sentence))
    words = " ".join(t.lemma.lower() for t in before[first : at + 1])
    phrase = words if knowledge.role(words) is not None else word
    return joined(Clues(phrases=(phrase,)), Clues(countries=named.countries))


_GRADES = frozenset(
    {"senior", "general", "junior", "chief", "high", "top", "rebel", "retired", "former"}
)
"""Adjectives that tell a rank and no body."""


_NO_BODY = frozenset({"volunteer", "press", "media", "information", "duty", "field", "staff"})
"""Nouns in front that tell no body: a volunteer doctor is a doctor, a press officer none of
the press, a staff officer no employee."""


def _modifying(words: Sequence[Token], head: Token, knowledge: Knowledge) -> tuple[str, ...]:
    """Nouns in front of a description's head: "a *police* colonel"."""
    return tuple(
        t.lemma.lower()
        for t in words
        if t.head == head.i
        and t.dep in ("compound", "nmod")
        and t.pos == "NOUN"
        and t.lemma.lower() not in _NO_BODY
        and knowledge.role(t.lemma.lower()) is not None
    )


def _graded(words: Sequence[Token], head: Token, knowledge: Knowledge) -> tuple[str, ...]:
    """Adjectives that tell a body: "a *naval* spokesman" is of the navy, as "naval officer" is."""
    return tuple(
        phrase
        for t in words
        if t.head == head.i and t.pos == "ADJ" and t.lemma not in _GRADES
        for phrase in (f"{t.lemma.lower()} officer", f"{t.lemma.lower()} official")
        if (role := knowledge.role(phrase)) is not None and role.lemma == phrase
    )[:1]


def role_words(words: Iterable[Token], knowledge: Knowledge) -> tuple[str, ...]:
    """The longest row of words that is a known role or office, as lemmas."""
    lemmas = [t.lemma.lower() for t in words if t.pos not in ("DET", "PUNCT")]
    # "a professor" is one, "Professor Lee" only bears the title
    lemmas = [x for x in lemmas[:-1] if x.strip(".") not in _HONORIFICS] + [
        x for x in lemmas[-1:] if x == "professor" or x.strip(".") not in _HONORIFICS
    ]
    for last in range(len(lemmas), 0, -1):
        for first in range(max(0, last - 5), last):
            phrase = " ".join(lemmas[first:last])
            if knowledge.role(phrase) is not None or knowledge.offices.get(phrase, None):
                return (phrase,)
    return ()


_WITHIN = frozenset({"of", "from", "in", "at", "near", "outside", "for", "on", "with", "around"})
_BELOW = frozenset({"prep", "pobj", "poss", *MODIFIERS})
_DEEPEST = 5
"""Links between a description and a place that it holds ("head of the union at a *Turin* mill")."""


def places_below(
    sentence: Marked, head: Token, mention: Mention, knowledge: Knowledge
) -> tuple[str, ...]:
    """The names of towns, regions and states in front of a noun or behind it, not those of
    clauses, and none of the name that is asked for."""
    found: dict[str, None] = {}
    level = [head]
    for _ in range(_DEEPEST):
        below = []
        for node in level:
            for child in sentence.children(node, *_BELOW):
                if child.dep == "prep" and child.text.lower() not in _WITHIN:
                    continue
                below.append(child)
                if child.lemma in ("base", "based") and child.dep in MODIFIERS:
                    below += sentence.children(child, "npadvmod")  # "*Lahore*-based"
                    below.remove(child)
                    child = below[-1] if below else child
                name = _place_name(sentence, child, mention, knowledge)
                if name is not None and not knowledge.is_family(name):
                    found[name] = None
        level = below
    return tuple(found)


def _place_name(
    sentence: Marked, token: Token, mention: Mention, knowledge: Knowledge
) -> str | None:
    """The name of a place that a token stands in, also where the model took it for something
    else but it stands where places stand ("a *Mayo* priest")."""
    if mention.start <= token.start < mention.end or not token.text[0].isupper():
        return None
    inner = sentence.mention(token)
    if inner is not None and inner.form == "name":
        entry = entry_of(inner, knowledge)
        if entry is not None:
            return inner.text if entry.reading in ("state", "capital", "region") else None
        if inner.kind in _LOCATED:
            return inner.text
        if inner.start == sentence.tokens[0].start:
            return None  # the capital of a sentence's first word: "*Metro* worker Ana Ruiz"
        if " " in inner.text or knowledge.role(inner.text.lower()) is not None:
            return None
        return inner.text if token.dep in MODIFIERS or token.dep == "pobj" else None
    stands = (
        token.pos == "PROPN"
        and token.i > 0
        and (token.dep == "pobj" or (token.dep in MODIFIERS and sentence.head(token).pos == "NOUN"))
    )
    return token.text if stands and knowledge.role(token.lemma.lower()) is None else None
