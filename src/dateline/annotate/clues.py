"""What the words around a name say of its bearer: title, country, calling, former or not."""

from collections.abc import Iterator, Sequence

from dateline.annotate.deeds import deeds_of, spoken_of
from dateline.annotate.kinds import age_behind
from dateline.annotate.marked import Marked
from dateline.annotate.wording import FORMER as FORMER
from dateline.annotate.wording import Clues as Clues
from dateline.annotate.wording import entry_of as entry_of
from dateline.annotate.wording import joined as joined
from dateline.annotate.wording import phrase_clues, places_below, title_before, title_inside
from dateline.knowledge import Knowledge
from dateline.records import Mention, Token

_BODIES = frozenset({"organization", "facility", "other", "place", "document"})
_DOCTOR = frozenset({"dr", "doctor"})
_CALLED = frozenset({"call", "name", "know", "identify", "nickname", "dub"})
"""Verbs whose complement is the name of their object ("a trumpeter called …")."""


def clues_of(sentence: Marked, mention: Mention, knowledge: Knowledge) -> Clues:
    """The clues of a name in its sentence: the words in front of it, the phrase that it
    stands in apposition to, those that stand in apposition to it, and relative clauses."""
    head = sentence.head_of(mention)
    if head is None:
        return Clues()
    title = phrase_clues(sentence, head, mention, knowledge)
    found = Clues()
    for node in (head, *(t for t in _inner(sentence, mention) if t.i != head.i)):
        for noun in _descriptions(sentence, node, knowledge):
            found = joined(found, phrase_clues(sentence, noun, mention, knowledge))
            places = places_below(sentence, noun, mention, knowledge)
            found = joined(found, Clues(places=places))
            found = joined(found, deeds_of(sentence, noun, mention, knowledge))
        found = joined(found, deeds_of(sentence, node, mention, knowledge))
    if not title.phrases and not title_inside(mention):
        title = joined(title, title_before(sentence, mention, knowledge))
    doctor = sentence.word_before(mention).rstrip(".") in _DOCTOR or _is_doctor(mention)
    last = max((t.i for t in _inner(sentence, mention)), default=head.i)
    own = Clues(
        places=places_below(sentence, head, mention, knowledge),
        phrases=title_inside(mention),
        spoken=(*(("dr",) if doctor else ()), *spoken_of(sentence, head, doctor)),
        aged=age_behind(sentence.tokens, last),
    )
    # What is said behind the name is more exact than the title in front of it.
    return joined(joined(found, title), own)


def body_clues(sentences: Sequence[Marked], knowledge: Knowledge) -> dict[str, Clues]:
    """The clues of the bodies that the knowledge base does not hold, by their name as it is
    written: what one sentence says of a body holds in the next."""
    found: dict[str, Clues] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.form != "name" or mention.kind not in _BODIES or mention.actor:
                continue
            if entry_of(mention, knowledge) is None:
                clues = clues_of(sentence, mention, knowledge)
                # The model takes firms for buildings ("Construtora Alba, a builder of roads").
                if mention.kind == "organization" or clues.phrases or clues.deeds or clues.spoken:
                    found[mention.text] = joined(found.get(mention.text, Clues()), clues)
    return found


def _descriptions(sentence: Marked, node: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The nouns that describe the bearer of a name: appositions, complements of "be", and
    the noun of "a trumpeter *called* …"."""
    for appositive in sentence.children(node, "appos"):
        yield _counted(sentence, appositive)
        yield from _further(sentence, appositive, knowledge)
        for clause in sentence.children(appositive, "relcl"):  # "a lawyer *who is a senator*"
            subject = sentence.child(clause, "nsubj")
            if clause.lemma == "be" and subject is not None and subject.tag == "WP":
                yield from (_counted(sentence, t) for t in sentence.children(clause, "attr"))
    above = sentence.head(node)
    if node.dep == "appos" and above.i != node.i:
        yield _titled_place(sentence, above, knowledge) or above
        # "In Athens, Ana Ruiz, a deputy, said": the parser joins both to the place
        yield from (t for t in sentence.children(above, "appos") if t.i > node.i)
    if node.dep in ("nsubj", "nsubjpass") and above.lemma == "be":
        yield from sentence.children(above, "attr")
    for clause in sentence.children(node, "relcl"):
        subject = sentence.child(clause, "nsubj")
        owner = sentence.child(subject, "poss") if subject is not None else None
        if clause.lemma == "be" and (owner is None or owner.tag != "WP$"):
            yield from (_counted(sentence, t) for t in sentence.children(clause, "attr"))
    if node.dep in ("oprd", "dobj") and above.lemma in _CALLED and above.dep == "acl":
        yield sentence.head(above)


def _further(sentence: Marked, noun: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The callings joined to one that says nothing public: "the rapper and former *mayor*"."""
    role = knowledge.role(noun.lemma.lower())
    if role is None or role.sector == "CVL":
        for other in sentence.children(noun, "conj"):
            if other.pos == "NOUN" and sentence.child(other, "det") is None:
                yield other


def _is_doctor(mention: Mention) -> bool:
    return mention.text.split()[0].lower().rstrip(".") in _DOCTOR


def _titled_place(sentence: Marked, place: Token, knowledge: Knowledge) -> Token | None:
    """ "The *governor* of the region, Ana Ruiz": the parser joins the name to the region."""
    link = sentence.head(place)
    if place.dep != "pobj" or link.dep != "prep" or place.i == link.i:
        return None
    person = knowledge.role(place.lemma.lower())
    noun = sentence.head(link)
    role = knowledge.role(noun.lemma.lower()) if noun.pos in ("NOUN", "PROPN") else None
    titled = role is not None and role.kind == "person" and noun.tag not in ("NNS", "NNPS")
    return noun if titled and (person is None or person.kind != "person") else None


def _counted(sentence: Marked, appositive: Token) -> Token:
    """ "judges" of "one of the judges on the case"."""
    if appositive.pos in ("NUM", "PRON") or appositive.lemma in ("one", "member"):
        for link in sentence.children(appositive, "prep"):
            group = sentence.child(link, "pobj")
            if link.text.lower() == "of" and group is not None and group.tag == "NNS":
                return group
    return appositive


def _inner(sentence: Marked, mention: Mention) -> list[Token]:
    return [t for t in sentence.tokens if mention.start <= t.start < mention.end]
