"""The names of an article by whom they mean, before anybody knows who that is.

Names that share a surname are one person where only one full name has it. A man and a woman
of one surname are two, and so are a known person and a namesake who is told apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dateline.annotate.clues import Clues, clues_of, joined
from dateline.annotate.marked import Marked
from dateline.annotate.namesakes import is_private, is_told_apart
from dateline.annotate.nouns import thing_nouns
from dateline.knowledge import Knowledge
from dateline.records import Mention

MALE = frozenset({"mr", "sir", "lord", "king", "prince", "emperor", "pope", "father"})
FEMALE = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "empress", "begum", "madame"}
)


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The name mentions of one person in an article: ``name`` is the fullest form.

    ``key`` tells the groups of one name apart. ``private`` is somebody whom the words set
    apart from a known namesake ("a plumber also called Ian Smith").
    """

    key: str
    name: str
    mentions: tuple[Mention, ...]
    clues: Clues
    honorifics: frozenset[str] = frozenset()
    private: bool = False

    @property
    def generation(self) -> str | None:
        """ "elder" or "younger" for "the elder Trudeau"."""
        mark = self.key.rpartition("#")[2]
        return mark if mark in _GENERATIONS else None

    @property
    def gender(self) -> str | None:
        """ "m" or "f" where a title in front says so, and none says otherwise."""
        words = self.honorifics | {_first_word(m.text) for m in self.mentions}
        return _gender_of(words)


_GENERATIONS = frozenset({"elder", "younger"})


def _gender_of(words: Iterable[str]) -> str | None:
    words = frozenset(words)
    male, female = bool(words & MALE), bool(words & FEMALE)
    return None if male == female else "m" if male else "f"


def _first_word(text: str) -> str:
    return text.split()[0].lower().rstrip(".")


def bare_name(text: str) -> str:
    """A name without honorifics and titles in front ("Mr. Putin" is "Putin")."""
    words = text.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in thing_nouns()["title"]:
        words = words[1:]
    return " ".join(words)


def person_groups(
    sentences: Sequence[Marked],
    mentions: Iterable[Mention],
    knowledge: Knowledge,
    day: str | None,
) -> list[Group]:
    """The names of persons by whom they mean, in the order of their first mention."""
    of_sentence = {m.id: s for s in sentences for m in s.mentions}
    named = [m for m in mentions if m.form == "name" and m.kind == "person"]
    apart: set[str] = set()
    private: set[str] = set()
    for mention in named:
        sentence = of_sentence.get(mention.id)
        if sentence is not None and is_told_apart(sentence, mention, knowledge):
            apart.add(mention.id)
        elif sentence is not None and is_private(sentence, mention, knowledge):
            private.add(mention.id)
    others = {
        name
        for m in named
        if m.id not in apart | private and _is_prominent(name := bare_name(m.text), day, knowledge)
    }
    titles = {m.id: _titles(of_sentence.get(m.id), m) for m in named}
    full = list(dict.fromkeys(n for m in named if " " in (n := bare_name(m.text))))
    genders = {name: _name_gender(name, knowledge) for name in full}
    owners: dict[str, set[str]] = defaultdict(set)
    for name in full:
        for part in parts_of(name, knowledge):
            owners[part].add(name)
    both = _shared_by_sexes(named, titles)
    groups: dict[str, list[Mention]] = defaultdict(list)
    names: dict[str, str] = {}
    for mention in named:
        name = bare_name(mention.text)
        before = sentence.word_before(mention) if (sentence := of_sentence.get(mention.id)) else ""
        if before in _GENERATIONS and " " not in name:
            key = f"{name}#{before}"
        elif mention.id in apart | private and name in others:
            key = f"{name}#{mention.start}"
        else:
            key = _key_of(name, titles[mention.id], owners, genders, both, knowledge)
        names.setdefault(key, key if key in full else name)
        groups[key].append(mention)
    _join_spellings(groups, names, knowledge)
    return [_group(k, names[k], tuple(found), of_sentence, knowledge, apart)
            for k, found in groups.items()]  # fmt: skip


def _is_prominent(name: str, day: str | None, knowledge: Knowledge) -> bool:
    """Whether somebody of that name is in office on the day, who may be meant elsewhere."""
    people = knowledge.people
    return any(day is None or people.held(p.id, day) for p in people.named(name))


def _key_of(
    name: str,
    titles: frozenset[str],
    owners: dict[str, set[str]],
    genders: dict[str, str | None],
    both: frozenset[str],
    knowledge: Knowledge,
) -> str:
    """The full name that a name is short for, else itself; with the sex where the article has
    a Mr. and a Mrs. of it."""
    gender = _gender_of(titles)
    whose = {
        n
        for n in owners.get(name, set()) - {name}
        if gender is None or genders[n] in (None, gender)
    }
    is_part = " " not in name or not knowledge.people.named(name)
    if is_part and len(whose) == 1:
        return whose.pop()
    if " " not in name and gender is not None and (name in both or owners.get(name)):
        return f"{name}#{gender}"
    return name


def _shared_by_sexes(named: Iterable[Mention], titles: dict[str, frozenset[str]]) -> frozenset[str]:
    sexes: dict[str, set[str | None]] = defaultdict(set)
    for mention in named:
        sexes[bare_name(mention.text)].add(_gender_of(titles[mention.id]))
    return frozenset(name for name, found in sexes.items() if {"m", "f"} <= found)


def _name_gender(name: str, knowledge: Knowledge) -> str | None:
    known = {p.gender for p in knowledge.people.named(name)}
    return known.pop() if len(known) == 1 else knowledge.gender(name.split()[0])


def _titles(sentence: Marked | None, mention: Mention) -> frozenset[str]:
    """The titles right in front of a name or in it."""
    words = {_first_word(mention.text)}
    if sentence is not None:
        words.add(sentence.word_before(mention).rstrip("."))
    return frozenset(words) & thing_nouns()["title"]


def _group(
    key: str,
    name: str,
    members: tuple[Mention, ...],
    of_sentence: dict[str, Marked],
    knowledge: Knowledge,
    apart: set[str],
) -> Group:
    clues = Clues()
    honorifics: set[str] = set()
    for mention in members:
        sentence = of_sentence.get(mention.id)
        if sentence is not None:
            honorifics |= _titles(sentence, mention)
            clues = joined(clues, clues_of(sentence, mention, knowledge))
    return Group(
        key=key,
        name=name,
        mentions=members,
        clues=clues,
        honorifics=frozenset(honorifics),
        private=members[0].id in apart,
    )


def parts_of(name: str, knowledge: Knowledge) -> set[str]:
    """What the bearer of a full name may be called later: first and last word, the last from
    its particle on ("von der Leyen"), and what the knowledge base says."""
    words = name.split()
    parts = {words[0], words[-1]}
    if len(words) > 2:
        parts.add(" ".join(words[-2:]))
    particles = thing_nouns()["particle"]
    for at in range(1, len(words) - 1):
        if words[at].lower() in particles:
            tail = " ".join(words[at:])
            parts |= {tail, tail[0].upper() + tail[1:]}
            break
    for person in knowledge.people.named(name):
        parts.update(person.short)
    return parts


def _join_spellings(
    groups: dict[str, list[Mention]], names: dict[str, str], knowledge: Knowledge
) -> None:
    """Two full names of one person of the knowledge base are one group."""
    bearers: dict[str, str] = {}
    for key in list(groups):
        people = knowledge.people.named(key)
        if len(people) != 1:
            continue
        first = bearers.setdefault(people[0].id, key)
        if first != key:
            groups[first] += groups.pop(key)
            names.pop(key)
