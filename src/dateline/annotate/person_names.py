"""Names of persons that the language model misses, cuts or takes for something else.

Names from languages that the model saw little of are found by what stands around them: a
title or a calling in front, a given name, an apposition with a calling or "who" behind.
"""

from collections.abc import Mapping

from dateline.annotate.nouns import thing_nouns
from dateline.knowledge import Knowledge
from dateline.records import Parse, Token

_LONGEST = 5
"""Words of the longest name that is looked for."""
_TITLE_DOTS = ".-"
_INNER = str.maketrans("", "", ".'’")
"""Marks inside a name's word ("O'Neill", "F.")."""


def found_persons(
    parse: Parse, labels: Mapping[int, str], knowledge: Knowledge
) -> list[tuple[int, int]]:
    """First and last token of names of persons, where the sentence shows that they are.

    Args:
        labels: the model's label of each token that lies in an entity ("PERSON").
    """
    found: list[tuple[int, int]] = []
    if _is_all_capitals(parse):
        return found
    for start, last in _runs(parse):
        behind = _behind_place(parse, start, last, knowledge)
        first = _behind_titles(parse, behind, last, knowledge)
        first, last = _core(parse, first, last, labels, knowledge)
        glued = behind > start and labels.get(start) == labels.get(first) == "PERSON"
        if glued or (first <= last and _is_person(parse, first, last, labels, knowledge)):
            found.append((first, last))
    return found


def _is_all_capitals(parse: Parse) -> bool:
    """Whether the sentence is a headline whose words all begin with a capital."""
    words = [t.text for t in parse.tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 4 and sum(w[0].islower() for w in words) * 4 < len(words)


def found_bodies(
    parse: Parse, labels: Mapping[int, str], knowledge: Knowledge
) -> list[tuple[int, int]]:
    """First and last token of names that the model did not see and that end in a noun for a
    body ("Lyallpur Ginners' *Association*")."""
    tokens = parse.tokens
    found: list[tuple[int, int]] = []
    if _is_all_capitals(parse):
        return found
    for first, last in _runs(parse):
        while first and tokens[first - 1].text in ("'", "’") and _is_name_word(tokens[first - 2]):
            first -= 2
            while first and _is_name_word(tokens[first - 1]):
                first -= 1
        role = knowledge.role(tokens[last].text.lower())
        if last > first and role is not None and role.kind == "organization":
            named = all(t.pos == "PROPN" for t in tokens[first:last] if t.text[0].isupper())
            if named and not any(i in labels for i in range(first, last + 1)):
                found.append((first, last))
    return found


def _runs(parse: Parse) -> list[tuple[int, int]]:
    """Rows of capitalised words, with the hyphens and particles between them."""
    tokens = parse.tokens
    runs = []
    at = 0
    while at < len(tokens):
        if not _is_name_word(tokens[at]):
            at += 1
            continue
        last = at
        step = at + 1
        while step < len(tokens):
            if _is_name_word(tokens[step]):
                last = step
            elif not _is_link(tokens, step):
                break
            step += 1
        runs.append((at, last))
        at = last + 1
    return runs


def _is_name_word(token: Token) -> bool:
    word = token.text
    letters = word.translate(_INNER)
    if not word[0].isupper() or not letters.isalpha():
        return False
    if len(word) > 1 and word.isupper() and "." not in word:
        return False  # an abbreviation
    if token.pos == "PROPN" or token.entity == "B-PERSON":
        return True
    return word.lower() not in thing_nouns()["opening"]


def _is_link(tokens: tuple[Token, ...], at: int) -> bool:
    """A hyphen inside a name ("Maiga-Sidy", "Kim Jong-un"), or a particle."""
    token, before = tokens[at], tokens[at - 1]
    if token.text == "-" or before.text == "-":
        glued = before.end == token.start
        return glued and (token.text == "-" or token.text.isalpha())
    return token.text in thing_nouns()["particle"]


def _behind_titles(parse: Parse, first: int, last: int, knowledge: Knowledge) -> int:
    """Where the name begins behind "Lt.-Gen." or "Foreign Minister", also where something
    else stands in front of the title ("Orlu *Dr.* Okello")."""
    tokens = parse.tokens
    at = first
    while at < last and (tokens[at].text in _TITLE_DOTS or _is_title(tokens[at], knowledge)):
        at += 1
    if knowledge.gender(tokens[at].text) is None:
        for later in range(last - 1, at, -1):
            if tokens[later].text.lower().rstrip(".") in thing_nouns()["title"]:
                return later + 1
    return at


def _is_title(token: Token, knowledge: Knowledge) -> bool:
    word = token.text.lower().rstrip(".")
    if word in thing_nouns()["title"]:
        return True
    role = knowledge.role(word)
    return role is not None and role.kind == "person" and knowledge.gender(token.text) is None


def _behind_place(parse: Parse, first: int, last: int, knowledge: Knowledge) -> int:
    """Where the name begins behind a place that opens the clause ("In Gaza Arafat said")."""
    tokens = parse.tokens
    before = tokens[first - 1] if first else None
    if before is None or before.text.lower() not in thing_nouns()["locative"] or first == last:
        return first
    if not before.text[0].isupper() and (first < 2 or tokens[first - 2].text not in ',;:"“'):
        return first
    for at in range(last, first, -1):
        place = " ".join(t.text for t in tokens[first:at])
        if knowledge.atlas.find(place) or knowledge.lookup(place):
            return at
    for at in range(first + 1, last):
        if knowledge.gender(tokens[at].text) is not None:
            return at
    return first


def _core(
    parse: Parse, first: int, last: int, labels: Mapping[int, str], knowledge: Knowledge
) -> tuple[int, int]:
    """Without what is no name in front and behind: "*Republican* John", "met Okello *Tuesday*"."""
    tokens = parse.tokens
    while last > first and labels.get(last) in _TIMES:
        last -= 1
    person = next((i for i in range(first, last) if tokens[i].entity == "B-PERSON"), first)
    behind = first > 0 and tokens[first - 1].pos == "ADP"
    if behind and person > first and labels.get(first, "") in _PLACES:
        return person, last  # "flew from São Tomé Bengt Hall's machine"
    while first < last and knowledge.gender(tokens[first].text) is None:
        if labels.get(first) not in ("NORP", "LANGUAGE"):
            break
        first += 1
    return first, last


_PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})
_TIMES = frozenset({"DATE", "TIME"})
_NO_PERSON = frozenset({"NORP", "LANGUAGE", "EVENT", "LAW", "DATE", "TIME"})


def _is_person(
    parse: Parse, first: int, last: int, labels: Mapping[int, str], knowledge: Knowledge
) -> bool:
    tokens = parse.tokens
    inside = {labels.get(i, "") for i in range(first, last + 1)}
    words = [t for t in tokens[first : last + 1] if t.text != "-"]
    name = " ".join(t.text for t in tokens[first : last + 1])
    if len(words) > _LONGEST or _names_a_thing(words, knowledge) or knowledge.lookup(name):
        return False
    if inside == {"PERSON"}:
        return False  # the model has it
    titled = first > 0 and _is_addressed(tokens[first - 1], knowledge)
    told = _is_told_of(parse, last, knowledge)
    given = len(words) > 1 and knowledge.gender(words[0].text) is not None
    if inside <= {"", "PERSON"}:
        if len(words) > 1:
            seen = sum(labels.get(t.i) == "PERSON" for t in words)
            named = all(t.pos == "PROPN" for t in words[1:])
            return named and (given or (seen < 2 and (titled or told)))
        return titled and words[0].pos == "PROPN" and knowledge.role(words[0].lemma) is None
    # "General Motors": a title in the body's own name is none.
    titled = titled and labels.get(first - 1, "") not in inside
    if len(words) < 2:
        return titled and not inside & _NO_PERSON and not knowledge.atlas.find(name)
    return titled or (told and (given or _is_who(tokens, last) or "PERSON" in inside))


def _names_a_thing(words: list[Token], knowledge: Knowledge) -> bool:
    """Whether a word of the name says that it is a body, a street or the like."""
    for word in words:
        lemma = word.text.lower()
        if lemma in thing_nouns()["body"] or lemma in thing_nouns()["place"]:
            return True
        if lemma in thing_nouns()["facility"]:
            return True
    role = knowledge.role(words[-1].text.lower())
    return role is not None and len(words) > 1 and role.kind != "person"


def _is_addressed(before: Token, knowledge: Knowledge) -> bool:
    """A title, or a calling right in front ("the strawberry *grower* Nabil")."""
    if before.text[0].isupper():
        return before.text.lower().rstrip(".") in thing_nouns()["title"]
    role = knowledge.role(before.lemma.lower()) if before.pos == "NOUN" else None
    return role is not None and role.kind == "person" and before.tag == "NN"


def _is_who(tokens: tuple[Token, ...], last: int) -> bool:
    behind = tokens[last + 1 : last + 3]
    return [t.text for t in behind[:1]] == [","] and any(
        t.text in ("who", "whose") for t in behind[1:]
    )


def _is_told_of(parse: Parse, last: int, knowledge: Knowledge) -> bool:
    """Whether ", who", ", 43," or a calling stands behind the name."""
    tokens = parse.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    if _is_who(tokens, last):
        return True
    after = tokens[last + 2]
    if after.text.isdigit() and len(after.text) == 2 and last + 3 < len(tokens):
        return tokens[last + 3].text == ","
    for token in tokens[last + 2 : last + 9]:
        if token.pos == "NOUN":
            beyond = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if beyond is not None and beyond.pos == "NOUN":
                continue  # "a *transport* official"
            role = knowledge.role(token.lemma.lower())
            firm = token.lemma.lower() in thing_nouns()["corporate"]
            return role is not None and role.kind == "person" and not firm
        if token.pos not in ("DET", "ADJ", "PROPN", "NUM", "ADV", "PRON", "PART", "PUNCT"):
            return False
        if token.text == ",":
            return False
    return False
