"""Mending the kind and extent of names that the sentence shows to be somebody else's.

The model takes rare names of persons for places or bodies, and stops a name too early. What
only a person has - a title, an age, a clause with "who", a calling in apposition - shows it.
"""

from dateline.annotate.nouns import thing_nouns
from dateline.knowledge import Entry, Knowledge
from dateline.records import MentionKind, Parse, Token

Span = tuple[int, int]
Kinds = dict[Span, tuple[MentionKind, tuple[Entry, ...]]]

TITLES = frozenset(
    {"sister", "father", "brother", "rev", "reverend", "msgr", "mr", "mrs", "ms", "dr", "prof"}
    | {"gen", "col", "maj", "capt", "lt", "sgt", "insp", "supt", "sen", "rep", "gov"}
)
"""Titles that no body's name begins with."""
_FULL_TITLES = frozenset(
    {"general", "colonel", "major", "captain", "lieutenant", "sergeant", "brigadier", "professor"}
    | {"inspector", "superintendent", "judge", "canon", "bishop", "pastor", "rabbi", "sheikh"}
    | {"doctor", "senator", "madame", "mme", "don", "doña", "hajji", "alhaji"}
)
_UNSURE = frozenset({"organization", "place", "facility", "other", "document"})
_LONGEST = 4
"""Words of the longest name that is taken for a person's."""
_AGES = range(10, 110)


def mended(parse: Parse, spans: Kinds, knowledge: Knowledge) -> Kinds:
    """The names of a sentence with the kinds and ends that its words show; names that the
    knowledge base holds stay as they are."""
    found: Kinds = {}
    for span, (kind, entries) in spans.items():
        if entries:
            found[span] = (kind, entries)
            continue
        taken = [s for s in (*spans, *found) if s != span]
        wide = _widened(parse, span, kind, taken, knowledge)
        found[wide] = (_kind(parse, wide, kind, knowledge), entries)
    for span, kind in unseen(parse, found, knowledge):
        found[span] = (kind, ())
    return found


def unseen(parse: Parse, spans: Kinds, knowledge: Knowledge) -> list[tuple[Span, MentionKind]]:
    """Rows of capitals that the model did not see as a name and that a clause or an age
    describes: "*Gjallica Invest*, which …", "*Besnik Hoxhallari*, 33, …"."""
    tokens = parse.tokens
    taken = list(spans)
    found: list[tuple[Span, MentionKind]] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _is_part(tokens[end], taken, knowledge):
            end += 1
        span = (at, end - 1)
        if 2 <= end - at <= _LONGEST and tokens[span[1]].dep in _SUBJECTS:
            if _follows(parse, span, "who") or _has_age(parse, span):
                found.append((span, "person"))
            elif _follows(parse, span, "which"):
                found.append((span, "organization"))
        at = max(end, at + 1)
    return found


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "appos", "pobj", "dobj", "conj", "ROOT"})


def _kind(parse: Parse, span: Span, kind: MentionKind, knowledge: Knowledge) -> MentionKind:
    if kind == "person":
        return "organization" if _follows(parse, span, "which") else kind
    tokens = parse.tokens[span[0] : span[1] + 1]
    if kind not in _UNSURE or len(tokens) > _LONGEST or tokens[0].text.lower() == "the":
        return kind
    if not all(t.pos == "PROPN" and t.text[0].isupper() for t in tokens):
        return kind
    shown = (
        _is_title(parse, span[0] - 1)
        or (len(tokens) > 1 and _has_age(parse, span))
        or (len(tokens) > 1 and _follows(parse, span, "who"))
        or (len(tokens) > 1 and _has_calling(parse, span, knowledge))
    )
    return "person" if shown else kind


def _widened(
    parse: Parse, span: Span, kind: MentionKind, taken: list[Span], knowledge: Knowledge
) -> Span:
    """A name with the capitals beside it that the parser joins to it and the model left out."""
    first, last = span
    tokens = parse.tokens
    end = tokens[last]
    if kind == "person" and end.dep == "compound" and end.head == last + 1:
        further = tokens[last + 1]
        if _is_part(further, taken, knowledge) and end.end + 1 == further.start:
            last += 1
    if kind in _UNSURE and _is_title(parse, first - 2):
        further = tokens[first - 1]
        if _is_part(further, taken, knowledge) and first <= further.head <= last:
            first -= 1
    return first, last


def _is_part(token: Token, taken: list[Span], knowledge: Knowledge) -> bool:
    """Whether a word beside a name may be part of it: a capital that means nothing itself."""
    word = token.lemma.lower()
    things = thing_nouns()
    return (
        token.pos == "PROPN"
        and token.text[0].isupper()
        and token.text.isalpha()
        and not token.text.isupper()
        and not any(first <= token.i <= last for first, last in taken)
        and knowledge.role(word) is None
        and not knowledge.lookup(token.text)
        and word not in things["facility"]
        and word not in things["place"]
    )


def _is_title(parse: Parse, at: int) -> bool:
    if at >= 1 and parse.tokens[at].text == ".":
        at -= 1
    if at < 0:
        return False
    word = parse.tokens[at].text
    return word[0].isupper() and word.lower().rstrip(".") in TITLES | _FULL_TITLES


def _has_age(parse: Parse, span: Span) -> bool:
    return age_behind(parse.tokens, span[1])


def age_behind(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether an age stands behind a name: "Maria Pop, *34*, said"."""
    if last + 3 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    age, after = tokens[last + 2], tokens[last + 3]
    return age.text.isdecimal() and int(age.text) in _AGES and after.text in (",", ".", ";")


def _follows(parse: Parse, span: Span, word: str) -> bool:
    tokens = parse.tokens
    at = span[1] + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    return tokens[at + 1].text.lower() == word


def _has_calling(parse: Parse, span: Span, knowledge: Knowledge) -> bool:
    """ "Mongi Bouslimane, *a surgeon* at …": what only a person is; makers may be firms."""
    tokens = parse.tokens
    above = tokens[span[1]].head if tokens[span[1]].dep == "appos" else -1
    for token in tokens[span[1] + 1 :]:
        if token.dep != "appos" or token.tag != "NN":
            continue
        if span[0] <= token.head <= span[1] or token.head == above:
            role = knowledge.role(token.lemma.lower())
            return role is not None and role.kind == "person" and role.sector not in _FIRMS
    return False


_FIRMS = frozenset({"BUS", "UNK"})
