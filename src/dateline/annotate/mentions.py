"""Finding mentions: names, descriptions and pronouns with exact spans.

Names come from two sources that check each other: the model's entities and the
knowledge base's names (which win where they cover as much). Descriptions are noun
phrases whose head is a role noun ("troops", "foreign ministry"); pronouns are personal.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dateline.annotate.kinds import TITLES, mended
from dateline.annotate.nouns import thing_nouns
from dateline.annotate.person_names import found_bodies, found_persons
from dateline.knowledge import Entry, Knowledge
from dateline.records import Mention, MentionForm, MentionKind, Parse, Token, Tree, content_id

ENTITY_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "LAW": "document",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "document",
}
"""OntoNotes entity types that are mentions, and our kinds for them."""

PRONOUNS: dict[str, MentionKind] = {
    **dict.fromkeys(("he", "she", "him", "her", "himself", "herself"), "person"),
    **dict.fromkeys(("his",), "person"),
    **dict.fromkeys(("it", "itself", "its"), "organization"),
    **dict.fromkeys(("their", "our", "theirs", "ours"), "group"),
    **dict.fromkeys(("they", "them", "themselves", "we", "us", "who", "whom"), "group"),
    **dict.fromkeys(("i", "me"), "person"),
}


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent"})
_PEOPLE = frozenset({"others", "wounded", "injured", "dead", "displaced"})


class _Draft(NamedTuple):
    first: int
    last: int
    head: int
    form: MentionForm
    kind: MentionKind
    entries: tuple[Entry, ...]


def find_mentions(parse: Parse, text: str, article_id: str, knowledge: Knowledge) -> list[Mention]:
    """All mentions of one sentence in text order; offsets are into ``text``."""
    tree = Tree(parse)
    drafts = _names(parse, text, knowledge)
    drafts += _titled(tree, {i for d in drafts for i in range(d.first, d.last + 1)}, knowledge)
    named_heads = {d.head for d in drafts}
    drafts += _descriptions(tree, named_heads, knowledge)
    drafts += _pronouns(parse)
    mentions = [_mention(parse, text, article_id, draft) for draft in drafts]
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _mention(parse: Parse, text: str, article_id: str, draft: _Draft) -> Mention:
    start, end = parse.tokens[draft.first].start, parse.tokens[draft.last].end
    best = draft.entries[0] if draft.entries else None
    resolved = best if best is not None and _certain(best, draft.entries) else None
    return Mention(
        id=content_id("men", article_id, start, end, draft.form),
        start=start,
        end=end,
        text=text[start:end],
        form=draft.form,
        kind=draft.kind,
        actor=resolved.id if resolved else None,
        candidates=(),
        head=parse.tokens[draft.head].start,
    )


def _certain(best: Entry, entries: Iterable[Entry]) -> bool:
    """A capital may be the city or the government: that is left open here."""
    return best.reading not in ("capital", "region") and all(
        e.country == best.country for e in entries
    )


def _names(parse: Parse, text: str, knowledge: Knowledge) -> list[_Draft]:
    tokens = parse.tokens
    spans: dict[tuple[int, int], tuple[MentionKind, tuple[Entry, ...]]] = {}
    entities = _entities(parse)
    for first, last, label in entities:
        if label in ENTITY_KINDS:
            whole = _unjoined(parse, *_whole_words(parse, text, first, last))
            for part in _parted(parse, *whole):
                spans[_trim(parse, *part)] = (ENTITY_KINDS[label], ())
    for (first, last), (kind, _) in list(spans.items()):
        titled = tokens[first].text.lower().rstrip(".") in TITLES
        if kind in ("organization", "other", "place") and titled and last > first:
            del spans[(first, last)]
            spans[(first + 1, last)] = ("person", ())
    for (first, last), (kind, _) in list(spans.items()):
        parts = _placed(parse, first, last, knowledge) if kind == "person" else None
        if parts is not None:
            del spans[(first, last)]
            spans[parts[0]] = ("place", ())
            spans[parts[1]] = ("person", ())
    labels = {i: label for first, last, label in entities for i in range(first, last + 1)}
    for first, last in found_persons(parse, labels, knowledge):
        _put_person(parse, spans, first, last)
    covered = {i for first, last in spans for i in range(first, last + 1)}
    for first, last in found_bodies(parse, labels, knowledge):
        if covered.isdisjoint(range(first, last + 1)):
            spans[(first, last)] = ("organization", ())
    for first, last in _known_persons(parse, text, knowledge):
        clash = [s for s in spans if s[0] <= last and first <= s[1]]
        if any(s[0] < first or s[1] > last for s in clash):
            continue  # part of a longer name
        for span in clash:
            del spans[span]
        spans[(first, last)] = ("person", ())
    for span, (kind, _) in list(spans.items()):
        if kind == "person" and _is_of_calling(parse, span, knowledge):
            del spans[span]
    by_start = {t.start: t.i for t in tokens}
    by_end = {t.end: t.i for t in tokens}
    for found in knowledge.find(text[parse.start : parse.end]):
        begin, finish = by_start.get(found.start + parse.start), by_end.get(found.end + parse.start)
        if begin is None or finish is None or not found.candidates:
            continue
        first, last = begin, finish
        clash = [s for s in spans if s[0] <= last and first <= s[1]]
        longer = [s for s in clash if s[1] - s[0] > last - first]
        if longer and not any(spans[s][0] in ("place", "group", "state") for s in longer):
            continue  # "Bank of China", "Georgia Smith": the longer name is another name
        entries = tuple(found.candidates)
        part_of_person = any(spans[s][0] == "person" and s != (first, last) for s in clash)
        if part_of_person and entries[0].reading != "organization":
            continue
        for span in clash:
            del spans[span]
        spans[(first, last)] = (_entry_kind(entries[0], tokens[last]), entries)
    return [
        _Draft(first, last, _head(parse, first, last), "name", kind, entries)
        for (first, last), (kind, entries) in mended(
            parse, _checked(parse, spans), knowledge
        ).items()
    ]


_LONGEST_NAME = 5
"""Tokens of the longest name of a person that is looked for."""


def _put_person(
    parse: Parse,
    spans: dict[tuple[int, int], tuple[MentionKind, tuple[Entry, ...]]],
    first: int,
    last: int,
) -> None:
    """Enter a person's name for what the model saw there; a place in front stays one."""
    for span in [s for s in spans if s[0] <= last and first <= s[1]]:
        kind, _ = spans[span]
        if kind == "person" and span[0] <= first and last <= span[1]:
            title = parse.tokens[span[0]].text.lower().rstrip(".") in thing_nouns()["title"]
            if title or span == (first, last):
                return  # "King Hussein"
        del spans[span]
        if span[0] < first:
            front = _trim(parse, span[0], first - 1)
            spans[front] = ("place" if kind == "person" else kind, ())
    spans[(first, last)] = ("person", ())


def _known_persons(parse: Parse, text: str, knowledge: Knowledge) -> list[tuple[int, int]]:
    """First and last token of the full names of persons that the knowledge base holds and
    that are no state's or body's too."""
    tokens = parse.tokens
    found = []
    at = 0
    while at < len(tokens):
        step = 1
        if tokens[at].text[0].isupper():
            for last in range(min(len(tokens), at + _LONGEST_NAME) - 1, at, -1):
                if not (tokens[last].text[0].isupper() or tokens[last - 1].text == "-"):
                    continue
                name = text[tokens[at].start : tokens[last].end]
                if "\n" not in name and knowledge.people.named(name):
                    if not knowledge.lookup(name):
                        found.append((at, last))
                        step = last - at + 1
                    break
        at += step
    return found


def _entry_kind(entry: Entry, last: Token) -> MentionKind:
    if entry.reading in ("capital", "region"):
        return "place"
    if entry.reading == "demonym":
        return "group" if last.tag in ("NNPS", "NNS") else "state"
    return entry.kind


def _entities(parse: Parse) -> list[tuple[int, int, str]]:
    runs: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        mark, _, label = token.entity.partition("-")
        if not label:
            continue
        if mark == "I" and runs and runs[-1][1] == token.i - 1 and runs[-1][2] == label:
            runs[-1] = (runs[-1][0], token.i, label)
        else:
            runs.append((token.i, token.i, label))
    return runs


def _whole_words(parse: Parse, text: str, first: int, last: int) -> tuple[int, int]:
    """Extend over hyphens: the tokenizer cuts "Kim Jong-un" into four tokens."""
    tokens = parse.tokens

    def glued(left: int, right: int) -> bool:
        return (
            left >= 0
            and right < len(tokens)
            and tokens[left].end == tokens[right].start
            and (tokens[left].text == "-" or tokens[right].text == "-")
            and tokens[left].text.isalpha() + tokens[right].text.isalpha() == 1
        )

    while glued(last, last + 1):
        after = tokens[last + 2] if last + 2 < len(tokens) else None
        if tokens[last + 1].text == "-" and (
            after is None or after.pos in ("VERB", "ADJ") or after.start != tokens[last + 1].end
        ):
            break  # "US-led", "Moscow-backed"
        last += 1
    while glued(first - 1, first) and tokens[first - 1].text != "-":
        first -= 1
    return first, last


def _unjoined(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Not beyond a word that lost the space in front of it ("PutinOpens")."""
    for i in range(first, last):
        left, right = parse.tokens[i], parse.tokens[i + 1]
        if left.end == right.start and left.text.isalpha() and right.text.isalpha():
            return first, i
    return first, last


def _is_of_calling(parse: Parse, span: tuple[int, int], knowledge: Knowledge) -> bool:
    """Whether the first word of a sentence is a part of a calling and no surname: "*Rice*
    farmer Ana Ruiz said"."""
    if span != (0, 0) or len(parse.tokens) < 2 or parse.tokens[1].pos != "NOUN":
        return False
    role = knowledge.role(f"{parse.tokens[0].text} {parse.tokens[1].lemma}".lower())
    return role is not None and " " in role.lemma


def _placed(
    parse: Parse, first: int, last: int, knowledge: Knowledge
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A place that opens the clause apart from the person behind it ("In [Oran] [Ana Ruiz]
    said"), which the model takes for one name."""
    before = parse.tokens[first - 1] if first else None
    if before is None or before.text.lower() not in ("in", "at", "near", "outside", "from"):
        return None
    for at in range(last - 2, first - 1, -1):
        place = " ".join(t.text for t in parse.tokens[first : at + 1])
        if any(p.kind != "town" or p.population >= _TOWN for p in knowledge.atlas.find(place)):
            return (first, at), (at + 1, last)
    return None


_TOWN = 20_000
"""Population of a town that may be meant in front of a name."""


def _parted(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """A place that opens the clause apart from the body behind it ("In [Oran] the [Army]")."""
    before = parse.tokens[first - 1].text.lower() if first else ""
    if before in thing_nouns()["locative"]:
        for i in range(first + 1, last):
            if parse.tokens[i].text == "the":
                return [(first, i - 1), (i + 1, last)]
    return [(first, last)]


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Names without the article in front and the possessive mark behind."""
    tokens = parse.tokens
    while first < last and tokens[first].text.lower() in ("the", "a", "an", '"', "'", "“", "‘"):
        first += 1
    while last > first and (tokens[last].tag == "POS" or tokens[last].text in "\"'”’.,-"):
        last -= 1
    return first, last


def _head(parse: Parse, first: int, last: int) -> int:
    """The token of the span whose head lies outside it (the last such one)."""
    inside = range(first, last + 1)
    heads = [i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    return heads[-1] if heads else last


def _checked(
    parse: Parse, spans: dict[tuple[int, int], tuple[MentionKind, tuple[Entry, ...]]]
) -> dict[tuple[int, int], tuple[MentionKind, tuple[Entry, ...]]]:
    """Mend kinds that the sentence contradicts ("the Vostochny cosmodrome" is no person)."""
    checked = {}
    for (first, last), (kind, entries) in spans.items():
        token = parse.tokens[last]
        above = parse.tokens[token.head]
        if kind == "person" and token.dep in ("compound", "amod") and above.i == last + 1:
            if above.lemma in thing_nouns()["facility"]:
                kind = "facility"
            elif above.lemma in thing_nouns()["place"]:
                kind = "place"
        if kind == "group" and not entries and token.pos == "ADJ" and token.dep == "amod":
            kind = "other"
        checked[(first, last)] = (kind, entries)
    return checked


def _titled(tree: Tree, named: set[int], knowledge: Knowledge) -> list[_Draft]:
    """Names that only their title shows ("Prime Minister Okello")."""
    drafts = []
    for token in tree.tokens[1:]:
        before = tree.tokens[token.i - 1]
        if token.pos != "PROPN" or token.i in named or before.i in named:
            continue
        if before.dep != "compound" or before.head != token.i or not before.text[0].isupper():
            continue
        role = knowledge.role(before.lemma)
        if role is not None and role.kind == "person" and knowledge.role(token.lemma) is None:
            drafts.append(_Draft(token.i, token.i, token.i, "name", "person", ()))
    return drafts


def _descriptions(tree: Tree, named_heads: set[int], knowledge: Knowledge) -> list[_Draft]:
    drafts = []
    for token in tree.tokens:
        if token.i in named_heads or token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
            continue
        if token.pos == "VERB" and tree.child(token, "det") is None:
            continue  # "the wounded" is tagged as a verb
        if token.dep in ("compound", "amod", "nmod", "npadvmod", "advmod", "det", "quantmod"):
            continue
        kind = noun_kind(tree, token, knowledge)
        if kind is None:
            continue
        first = tree.left_edge(token).i
        drafts.append(_Draft(first, token.i, token.i, "nominal", kind, ()))
    return drafts


def noun_kind(tree: Tree, token: Token, knowledge: Knowledge) -> MentionKind | None:
    """What kind of thing a common noun stands for, or ``None`` for abstract things."""
    if token.text.lower() in _PEOPLE:
        # "two others", "the wounded": people, when they are subject or object
        return "group" if token.dep in _ARGUMENTS else None
    if token.pos in ("NUM", "ADJ", "VERB"):
        return None
    if token.lemma in thing_nouns()["number"]:
        return "group" if token.dep in _ARGUMENTS else None
    role = knowledge.role(head_phrase(tree, token)) or knowledge.role(token.lemma)
    if role is not None:
        return role.kind
    if token.lemma in thing_nouns()["facility"]:
        return "facility"
    if token.lemma in thing_nouns()["place"]:
        return "place"
    return None


def head_phrase(tree: Tree, token: Token) -> str:
    """A noun with its compounds, as lemmas: "foreign ministry", "riot police"."""
    words = [c.lemma for c in tree.children(token, "compound", "amod") if c.i < token.i][-1:]
    return " ".join([*words, token.lemma])


def _pronouns(parse: Parse) -> list[_Draft]:
    return [
        _Draft(t.i, t.i, t.i, "pronoun", PRONOUNS[t.text.lower()], ())
        for t in parse.tokens
        if t.tag in ("PRP", "PRP$", "WP")
        and t.dep != "expl"
        and t.text.lower() in PRONOUNS
        and not t.entity
    ]
