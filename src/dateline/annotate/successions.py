"""Who is meant by what came before or after: "his predecessor", "the ousted premier", "the man
he overthrew", "the president-elect", and by whose office it is: "his prime minister"."""

from collections.abc import Mapping, Sequence

from dateline.annotate.context import Context
from dateline.annotate.descriptions import Chosen, holders_of
from dateline.annotate.marked import Marked, nominals
from dateline.annotate.office_rows import LEADING, SEAM, SOON, days_between, neighbour
from dateline.knowledge import Knowledge, Person
from dateline.knowledge.office_nouns import LEADER
from dateline.records import Mention, Token

_FALLEN = frozenset(
    {"ousted", "deposed", "overthrown", "toppled", "fallen", "dethroned", "dismissed", "sacked"}
    | {"exiled", "fugitive", "slain", "assassinated", "murdered", "dead", "impeached"}
)
"""Adjectives of the one who held an office until shortly before."""
_LATE = frozenset({"old", "late", "previous"})
"""Adjectives that mean so only right after the change ("the old president")."""
_COMING = frozenset({"elect", "designate", "incoming"})
_RULERS = frozenset({"leader", "ruler", "strongman", "dictator", "monarch"})
_CROWNED = frozenset({"king", "queen", "emperor", "empress", "shah", "sultan", "emir", "tsar"})
"""Nouns that an office's title must hold: who follows an emperor may be none."""
_PEOPLE = frozenset({"man", "woman", "president", "leader", "premier", "ruler", "king", "minister"})
_REPLACING = frozenset(
    {"replace", "succeed", "follow", "overthrow", "oust", "topple", "depose", "unseat", "supplant"}
    | {"dethrone", "dislodge"}
)
_YIELDING = {"make": "way", "give": "way", "hand": "over"}
"""Verbs, with their word, of those who go: "who made *way* for him"."""
_RECENT = 1000
"""Days after its end that an office is still what "the ousted premier" means."""


def successions(
    sentences: Sequence[Marked],
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> Chosen:
    """Who is meant by a place in the row of an office's holders, by mention id; only where the
    knowledge base has one person for it.

    Args:
        named: the persons of the knowledge base whom the article names, by actor id.
    """
    chosen: Chosen = {}
    if context.day is None:
        return chosen
    for sentence, mention, head in nominals(sentences):
        if head.tag in ("NNS", "NNPS"):
            continue
        if mention.actor is not None:
            # "the president whom he overthrew" is not the one of the day
            found = _by_clause(sentence, head, context.day, knowledge)
            if found is not None:
                chosen[mention.id] = found.id, ()
            continue
        found = _meant(sentence, head, context, knowledge, named)
        if found is not None:
            chosen[mention.id] = found.id, ()
    return chosen


def _meant(
    sentence: Marked,
    head: Token,
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> Person | None:
    assert context.day is not None
    owner = _owner(sentence, head)
    if owner is not None:
        return _of_owner(sentence, head, owner, context.day, knowledge)
    found = _by_clause(sentence, head, context.day, knowledge)
    if found is not None:
        return found
    words = sentence.tokens[sentence.left_edge(head).i : head.i + 1]
    lemmas = {t.text.lower() for t in words} | {t.lemma.lower() for t in words}
    behind = sentence.tokens[head.i + 1 : head.i + 3]
    if [t.text for t in behind[:1]] == ["-"]:
        lemmas |= {t.text.lower() for t in behind}
    determiner = sentence.child(head, "det")
    definite = determiner is None or determiner.text.lower() == "the"
    if not definite:
        return None
    phrase = " ".join(t.lemma.lower() for t in words if t.pos not in ("DET", "PUNCT", "ADJ"))
    if lemmas & _COMING:
        phrase = phrase.replace("elect", "").replace("designate", "").strip(" -")
        return _of_state(sentence, head, phrase, context, knowledge, named, reach=-SOON)
    if lemmas & (_FALLEN | _LATE):
        reach = _RECENT if lemmas & _FALLEN else SEAM
        return _of_state(sentence, head, phrase, context, knowledge, named, reach=reach)
    return None


def _owner(sentence: Marked, head: Token) -> str | None:
    """The actor whose predecessor or minister it is; of a joined noun the first one's."""
    node = head
    while node.dep == "conj" and sentence.child(node, "poss", "det") is None:
        node = sentence.head(node)
    token = sentence.child(node, "poss")
    mention = sentence.mention(token) if token is not None else None
    return mention.actor if mention is not None else None


def _of_owner(
    sentence: Marked, head: Token, owner: str, day: str, knowledge: Knowledge
) -> Person | None:
    lemma = head.lemma.lower()
    if lemma in ("predecessor", "successor"):
        return neighbour(owner, day, knowledge, before=lemma == "predecessor")
    held = knowledge.people.held(owner, day)
    lead = next((t for t in held if t.role in LEADING and t.country), None)
    if lead is None or lead.country is None:
        return None
    if lemma == "deputy":
        roles = ("deputy_head_of_state",)
        if lead.role == "head_of_government":
            roles = ("deputy_head_of_government",)
        return _only([h.person for h in knowledge.people.holders(lead.country, roles, day)])
    words = sentence.tokens[sentence.left_edge(head).i : head.i + 1]
    plain = [t for t in words if t.pos in ("NOUN", "PROPN", "ADJ")]
    phrase = " ".join(t.lemma.lower() for t in plain)
    noun = knowledge.offices.get(phrase, lead.country)
    if noun is None or noun.noun != phrase or LEADER in noun.roles:
        return None
    found = [h.person for h in holders_of(noun, lead.country, day, knowledge)]
    return _only([p for p in found if p.id != owner])


def _by_clause(sentence: Marked, head: Token, day: str, knowledge: Knowledge) -> Person | None:
    """ "the man *he overthrew*", "the woman *who succeeded him*"."""
    if head.lemma.lower() not in _PEOPLE:
        return None
    for verb in sentence.children(head, "relcl"):
        subject = sentence.child(verb, "nsubj", "nsubjpass")
        if subject is None:
            continue
        relative = subject.tag in ("WP", "WDT")
        if verb.lemma in _REPLACING:
            agent = sentence.child(verb, "agent")
            passive = sentence.child(verb, "auxpass") is not None or agent is not None
            if relative and passive and agent is not None:
                return _beside(sentence, sentence.child(agent, "pobj"), day, knowledge, before=True)
            if relative:
                other = sentence.child(verb, "dobj")
                return _beside(sentence, other, day, knowledge, before=False)
            if not passive:
                return _beside(sentence, subject, day, knowledge, before=True)
        if relative and verb.lemma in _YIELDING:
            below = {t.text.lower() for t in sentence.subtree(verb)}
            if _YIELDING[verb.lemma] in below:
                for link in sentence.subtree(verb):
                    if link.text.lower() in ("for", "to") and link.pos == "ADP":
                        other = sentence.child(link, "pobj")
                        return _beside(sentence, other, day, knowledge, before=True)
    return None


def _beside(
    sentence: Marked, token: Token | None, day: str, knowledge: Knowledge, *, before: bool
) -> Person | None:
    mention = sentence.mention(token) if token is not None else None
    if mention is None or mention.actor is None:
        return None
    return neighbour(mention.actor, day, knowledge, before=before)


def _of_state(
    sentence: Marked,
    head: Token,
    phrase: str,
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
    *,
    reach: int,
) -> Person | None:
    """The last holder of a state's office, if it ended at most ``reach`` days before; the
    next one's where ``reach`` is negative."""
    assert context.day is not None
    coming = reach < 0
    country = _country(sentence, head, context, knowledge, named)
    if country is None:
        return None
    roles: tuple[str, ...] = ()
    titles: dict[str, str] = {}
    if phrase.split()[-1:] and phrase.split()[-1] in _RULERS:
        roles = LEADING
    else:
        noun = knowledge.offices.get(phrase, country)
        if noun is None or LEADER in noun.roles:
            return None
        roles, titles = noun.roles, noun.titles
    found: list[tuple[int, Person]] = []
    for holder in knowledge.people.ever(country):
        tenure = holder.tenure
        edge = tenure.start if coming else tenure.end
        if tenure.role not in roles or edge is None:
            continue
        if titles.get(tenure.role, "") not in tenure.office.lower():
            continue
        if phrase in _CROWNED and phrase not in tenure.office.lower():
            continue
        away = days_between(context.day, edge) if coming else days_between(edge, context.day)
        if 0 <= away <= abs(reach):
            found.append((away, holder.person))
    nearest = sorted(found, key=lambda f: f[0])
    same = {p.id: p for away, p in nearest if away == nearest[0][0]}
    return _only(list(same.values()))


def _country(
    sentence: Marked,
    head: Token,
    context: Context,
    knowledge: Knowledge,
    named: Mapping[str, Person],
) -> str | None:
    """The state in the phrase, else that of the one who leads in the article, else the
    article's own."""
    words = sentence.tokens[sentence.left_edge(head).i : head.i]
    behind = [
        c
        for link in sentence.children(head, "prep")
        if link.text.lower() == "of"
        for c in sentence.children(link, "pobj")
    ]
    for token in (*words, *behind):
        mention = sentence.mention(token)
        if mention is not None and mention.form == "name":
            entry = knowledge.meant(mention.text, mention.actor)
            return entry.country if entry is not None else None
    assert context.day is not None
    led = {
        t.country
        for person in named.values()
        for t in knowledge.people.held(person.id, context.day)
        if t.role in LEADING and t.country
    }
    if len(led) == 1:
        return led.pop()
    main = context.main
    return main if not led and main is not None and context.share(main) >= 0.5 else None


def _only(found: Sequence[Person]) -> Person | None:
    ids = {p.id for p in found}
    return found[0] if len(ids) == 1 else None


def unowned(sentences: Sequence[Marked], chosen: Chosen, knowledge: Knowledge) -> Chosen:
    """``chosen`` without "his prime minister" and "the ruler of Adjara", whose state is not the
    article's."""
    kept = dict(chosen)
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.id in kept and (
                _has_person(sentence, mention) or _is_elsewhere(sentence, mention, knowledge)
            ):
                del kept[mention.id]
    return kept


def _is_elsewhere(sentence: Marked, mention: Mention, knowledge: Knowledge) -> bool:
    """Whether "of" and a name that is no state's stand behind ("the ruler *of Adjara*")."""
    head = sentence.head_of(mention)
    for link in sentence.children(head, "prep") if head is not None else ():
        complement = sentence.child(link, "pobj")
        inner = sentence.mention(complement) if complement is not None else None
        if link.text.lower() != "of" or complement is None or complement.pos != "PROPN":
            continue
        if inner is None:
            return True
        if inner.form == "name":
            entry = knowledge.meant(inner.text, inner.actor)
            return entry is None or entry.country not in knowledge.leads
    return False


def _has_person(sentence: Marked, mention: Mention) -> bool:
    head = sentence.head_of(mention)
    owner = sentence.child(head, "poss") if head is not None else None
    return owner is not None and owner.text.lower() in ("his", "her")
