"""Private persons who happen to be called like somebody known."""

from dateline.annotate.marked import Marked
from dateline.knowledge import Knowledge, RoleNoun
from dateline.records import Mention, Token

PRIVATE = frozenset({"CVL", "LAB", "AGR", "REF", "CRM"})
"""Sectors of callings that no office holder is introduced by."""
_CALLING = frozenset({"call", "name", "baptise", "baptize", "christen"})
_APART = (
    "no relation", "not related", "unrelated to", "namesake", "shares a surname", "shares a name",
    "shares his name", "shares her name", "shares the name", "only a name", "same name",
    "same surname", "not to be confused",
)  # fmt: skip
"""What is said of somebody who has another's name."""
_REACH = 14
"""Tokens behind a name in which that is said."""


def is_told_apart(sentence: Marked, mention: Mention, knowledge: Knowledge) -> bool:
    """Whether the sentence says that this is not the one known by the name."""
    head = sentence.head_of(mention)
    if head is None or not knowledge.people.named(mention.text):
        return False
    behind = sentence.tokens[head.i + 1 : head.i + 1 + _REACH]
    after = " ".join(t.text.lower() for t in behind)
    if behind and behind[0].text == "," and any(words in after for words in _APART):
        return True
    first = next(t.i for t in sentence.tokens if t.start >= mention.start)
    front = [t.lemma.lower() for t in sentence.tokens[max(0, first - 4) : first]]
    if "be" in front and {"name", "namesake"} & set(front[: front.index("be")]):
        return True  # "whose name is also Ian Smith"
    above = sentence.head(head)
    if above.lemma in _CALLING and above.tag == "VBN" and head.dep != "nsubj":
        return _is_private(sentence, sentence.head(above), knowledge)
    return False


def is_private(sentence: Marked, mention: Mention, knowledge: Knowledge) -> bool:
    """Whether a known name is introduced as that of a private person ("Ian Smith, a plumber")."""
    head = sentence.head_of(mention)
    if head is None or not knowledge.people.named(mention.text):
        return False
    beside = list(sentence.children(head, "appos"))
    if head.dep == "appos":
        beside.append(sentence.head(head))
    return any(_is_private(sentence, noun, knowledge) for noun in beside)


def _is_private(sentence: Marked, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun phrase is an indefinite one for a private person ("a pipe welder")."""
    if noun.pos != "NOUN" or noun.tag in ("NNS", "NNPS"):
        return False
    determiner = sentence.child(noun, "det", "poss")
    if determiner is not None and determiner.text.lower() not in ("a", "an"):
        return False
    edge = sentence.left_edge(noun)
    words = [t.lemma.lower() for t in sentence.tokens[edge.i : noun.i + 1]]
    if "former" in words:
        return False
    role = _role(words, knowledge)
    return role is not None and role.sector in PRIVATE


def _role(words: list[str], knowledge: Knowledge) -> RoleNoun | None:
    return knowledge.role(" ".join(w for w in words if w.isalpha() and w not in ("a", "an")))
