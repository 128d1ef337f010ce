"""What is already known of each word when the network reads it: its part in the parse, who it
names, and what the lexicon says that it can mean.

The clues are given to the network beside the word pieces, so that it need not learn grammar
and a verb's meaning from a few thousand sentences.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.coding.lexicon import Lexicon
from dateline.coding.match import best_matches
from dateline.coding.scene import Scene

_POS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}

_TAGS = (
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "MD",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "PRP",
    "PRP$",
    "JJ",
    "RB",
    "RP",
    "IN",
    "TO",
    "DT",
    "CD",
    "WDT",
    "WP",
    "CC",
    "POS",
    "EX",
)
_DEPENDENCIES = (
    "ROOT",
    "nsubj",
    "nsubjpass",
    "dobj",
    "dative",
    "pobj",
    "agent",
    "prep",
    "poss",
    "compound",
    "amod",
    "appos",
    "conj",
    "advcl",
    "acl",
    "relcl",
    "ccomp",
    "xcomp",
    "pcomp",
    "attr",
    "acomp",
    "aux",
    "auxpass",
    "neg",
    "mark",
    "advmod",
    "prt",
    "nummod",
    "npadvmod",
    "oprd",
    "det",
    "case",
    "cc",
)
_ENTITIES = (
    "PERSON",
    "NORP",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "EVENT",
    "LAW",
    "DATE",
    "TIME",
    "MONEY",
    "CARDINAL",
)
_KINDS = (
    "person",
    "organization",
    "state",
    "place",
    "facility",
    "group",
    "document",
    "other",
)

MARKS = ("mark:trigger", "mark:actor", "mark:recipient")
"""What a second, closer look is about: the words of one possible event."""


def clue_names(codes: Iterable[str]) -> tuple[str, ...]:
    """Every clue there is, for an ontology of these codes."""
    codes = tuple(codes)
    return (
        *(f"tag:{t}" for t in _TAGS),
        *(f"dep:{d}" for d in _DEPENDENCIES),
        *(f"ent:{e}" for e in _ENTITIES),
        *(f"kind:{k}" for k in _KINDS),
        "known",
        *(f"lemma:{c}" for c in codes),
        *(f"frame:{c}" for c in codes),
        "frame-actor",
        "frame-recipient",
        *MARKS,
    )


class Clue(msgspec.Struct, frozen=True, array_like=True):
    """The clues of one word; offsets are code points into the sentence's text."""

    start: int
    end: int
    names: tuple[str, ...]


def clues(scene: Scene, lexicon: Lexicon) -> list[Clue]:
    """The clues of every word of a sentence."""
    matches = best_matches(scene, lexicon)
    frames = {m.trigger.i: m.sense.code for m in matches}
    actors = {t.i for m in matches for t in m.actors}
    recipients = {t.i for m in matches for t in m.recipients}
    base = scene.parse.start
    found = []
    for token in scene.tokens:
        names = [f"tag:{token.tag}", f"dep:{token.dep}"]
        if token.entity:
            names.append(f"ent:{token.entity.partition('-')[2]}")
        mention = scene.mention(token)
        if mention is not None:
            names.append(f"kind:{mention.kind}")
            if mention.actor is not None:
                names.append("known")
        pos = _POS.get(token.pos)
        if pos is not None:
            codes = {s.code for s in lexicon.triggers(token.lemma, pos)}
            names += [f"lemma:{c}" for c in sorted(codes)]
        if token.i in frames:
            names.append(f"frame:{frames[token.i]}")
        if token.i in actors:
            names.append("frame-actor")
        if token.i in recipients:
            names.append("frame-recipient")
        found.append(Clue(token.start - base, token.end - base, tuple(names)))
    return found


WINDOW = 90
"""Words of a sentence that are read together; longer ones, lists as a rule, are cut."""


def windows(scene: Scene, words: Sequence[Clue]) -> Iterator[tuple[int, int, list[Clue]]]:
    """The parts of a sentence that are read at once: offsets in the article, and the clues of
    their words in the offsets of the part."""
    base = scene.parse.start
    for at in range(0, len(words), WINDOW):
        part = words[at : at + WINDOW]
        start, end = part[0].start, part[-1].end
        moved = [Clue(w.start - start, w.end - start, w.names) for w in part]
        yield base + start, base + end, moved


_ACTING = frozenset({"kind:person", "kind:organization", "kind:state", "kind:group"})


def worth_reading(words: Iterable[Clue]) -> bool:
    """The gate: whether a sentence names somebody who can act, or has a word of the lexicon.

    Of the gold's triggers 99.8 in 100 pass on real news, and 96 of 100 sentences. A linear
    model of clues and lemmas passed as many at 99 (docs/coder.md): what tells nothing cannot
    be told cheaply from what tells something.
    """
    return any(n in _ACTING or n.startswith("lemma:") for word in words for n in word.names)


def clue_columns(
    offsets: Sequence[tuple[int, int]], words: Sequence[Clue], index: Mapping[str, int]
) -> list[list[int]]:
    """For each word piece the input columns of the word that it begins in."""
    found: list[list[int]] = []
    at = 0
    for start, end in offsets:
        columns: list[int] = []
        if start < end:
            while at < len(words) and words[at].end <= start:
                at += 1
            if at < len(words) and words[at].start < end:
                columns = [index[n] for n in words[at].names if n in index]
        found.append(columns)
    return found


def marked(words: Sequence[Clue], extents: Mapping[str, tuple[int, int]]) -> list[Clue]:
    """``words`` with the marks of a closer look: ``extents`` maps trigger, actor and recipient
    to their offsets, which are those of the words."""
    return [
        Clue(
            word.start,
            word.end,
            (
                *word.names,
                *(
                    f"mark:{side}"
                    for side, (start, end) in extents.items()
                    if word.start < end and start < word.end
                ),
            ),
        )
        for word in words
    ]
