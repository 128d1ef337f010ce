"""Short names that the language model misses, found by the full names of the article."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from dateline.annotate.groups import bare_name
from dateline.knowledge import Knowledge
from dateline.records import MODIFIERS, Article, Mention, Parse, Token, content_id, last_day

_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "attr"})
_WHERE = frozenset({"in", "from", "to", "at", "near", "across", "inside", "outside", "into"})


def with_surnames(
    mentions: list[Mention], parses: Iterable[Parse], article: Article, knowledge: Knowledge
) -> list[Mention]:
    """``mentions`` with the short names that the model missed ("Kim to visit Moscow").

    A word counts when the article has it in a full name, and it stands as a name in no other
    mention, or when somebody is called so who leads a state on the day. One that the model
    takes for a place or a firm is a person's too, unless it is a known name ("Washington") or
    names a thing ("the Orlov bridge").
    """
    parses = tuple(parses)
    full = [name.split() for m in mentions if (name := _name(m)) and " " in name]
    short = _short_names(full, knowledge)
    starts = {at for m in mentions if m.form == "name" for at in range(m.start, m.end)}
    titled = {
        after.start
        for parse in parses
        for before, after in pairwise(parse.tokens)
        if before.text.lower().rstrip(".") in _HONORIFICS
    }
    modifiers = {t.start for parse in parses for t in parse.tokens if t.dep in MODIFIERS}
    day = last_day(article.published) if article.published else None
    states = _surnames_of_states(full, mentions, parses, knowledge)
    found = []
    for mention in mentions:
        mended = mention.form == "name" and mention.head not in modifiers
        if mended and (
            mention.start in states
            or (
                (mention.text in short or _is_leader(mention, day, knowledge))
                and (mention.start in titled or not knowledge.lookup(mention.text))
            )
        ):
            mention = msgspec.structs.replace(mention, kind="person", actor=None)
        found.append(mention)
    for parse in parses:
        new = [
            token
            for token in parse.tokens
            if token.start not in starts
            and (_is_short(parse, token, short) or _leads(token, day, knowledge))
        ]
        found += [_mention(row, article) for row in _rows(new)]
    return sorted(found, key=lambda m: (m.start, m.end))


def _rows(tokens: Iterable[Token]) -> list[list[Token]]:
    """Words right behind one another are one name."""
    rows: list[list[Token]] = []
    for token in tokens:
        if rows and rows[-1][-1].i == token.i - 1:
            rows[-1].append(token)
        else:
            rows.append([token])
    return rows


def _mention(row: Sequence[Token], article: Article) -> Mention:
    start, end = row[0].start, row[-1].end
    return Mention(
        id=content_id("men", article.id, start, end, "name"),
        start=start,
        end=end,
        text=article.text[start:end],
        form="name",
        kind="person",
        head=row[-1].start,
    )


def _name(mention: Mention) -> str | None:
    if mention.form != "name" or mention.kind != "person":
        return None
    return bare_name(" ".join(mention.text.split()))


def _short_names(full: Iterable[Sequence[str]], knowledge: Knowledge) -> set[str]:
    """The words by which the bearers of full names are called: first and last, as a family
    name may stand in front ("Xi"), and what the knowledge base says."""
    short: set[str] = set()
    for words in full:
        short |= {words[0], words[-1]}
        for person in knowledge.people.named(" ".join(words)):
            short |= {name for name in person.short if " " not in name}
    return {word for word in short if len(word) > 1 and "." not in word}


def _is_short(parse: Parse, token: Token, short: set[str]) -> bool:
    if token.text not in short:
        return False
    if token.entity.endswith(("DATE", "TIME")) and token.dep != "nsubj":
        return False  # "in May", where the article has a Theresa May
    if token.pos == "PROPN":
        return True
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    # "Will will not wait": two auxiliaries in a row, of which the first is a name
    return token.pos == "AUX" and after is not None and after.pos == "AUX" and after.tag == "MD"


def _surnames_of_states(
    full: Iterable[Sequence[str]],
    mentions: Iterable[Mention],
    parses: Iterable[Parse],
    knowledge: Knowledge,
) -> set[int]:
    """Where a surname stands that is a state's name too, in an article that has the full name
    and says nothing of the state ("Vernon Jordan … *Jordan* criticised the court")."""
    wanted = {
        words[-1]
        for words in full
        if (entries := knowledge.lookup(words[-1])) and entries[0].reading == "state"
    }
    if not wanted:
        return set()
    countries = {name: {e.country for e in knowledge.lookup(name) if e.country} for name in wanted}
    told = {
        entry.country
        for m in mentions
        if m.form == "name" and m.kind != "person" and m.text not in wanted
        for entry in knowledge.lookup(m.text)[:1]
    }
    tokens = {t.start: (parse, t) for parse in parses for t in parse.tokens}
    found: set[int] = set()
    for mention in mentions:
        if mention.text not in wanted or mention.form != "name" or countries[mention.text] & told:
            continue
        parse, token = tokens[mention.start]
        before = parse.tokens[token.i - 1].text.lower() if token.i else ""
        if before not in _WHERE and token.dep in _PARTS:
            found.add(mention.start)
    return found


def _leads(token: Token, day: str | None, knowledge: Knowledge) -> bool:
    """Whether a word that the model knows nothing of is what the papers call somebody who
    leads a state on the day ("*Sukarno* stayed at the palace")."""
    if token.pos != "PROPN" or token.dep not in _PARTS:
        return False
    if token.entity:
        # "May survived the vote": no month does anything
        acts = token.entity == "B-DATE" and token.dep in ("nsubj", "nsubjpass")
        if not acts or not knowledge.people.called(token.text):
            return False
    return _is_called(token.text, day, knowledge)


def _is_leader(mention: Mention, day: str | None, knowledge: Knowledge) -> bool:
    """Whether the model took such a name for a firm, a place or a thing."""
    if mention.kind == "person" or " " in mention.text or knowledge.lookup(mention.text):
        return False
    if mention.kind == "place" and knowledge.atlas.find(mention.text):
        return False
    return _is_called(mention.text, day, knowledge)


def _is_called(name: str, day: str | None, knowledge: Knowledge) -> bool:
    """Whether somebody who leads a state is called so, or has no other name."""
    if not name[0].isupper() or len(name) < 2:
        return False
    people = knowledge.people
    if people.named(name) and len(name) > 3:
        return True
    return day is not None and any(people.leads(p.id, day) for p in people.called(name))
