"""Parsing blocks of text with spaCy; nothing of spaCy leaves this module."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.annotate.case import capitals_only, odd_case, recase, running_words
from dateline.annotate.language_model import DEFAULT_MODEL, load_model
from dateline.annotate.lemmas import lemma_table
from dateline.annotate.repair import repaired
from dateline.knowledge import Knowledge
from dateline.records import Parse, SectionKind, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_BATCH = 64
"""Blocks parsed in one call: measured flat between 32 and 256."""

_NEWLINE = re.compile(r"[\r\n\t\u00a0\u2028\u2029\x0b\x0c\x85]")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprstvz]$")
"""Short verbs that double their last letter: "raped" cannot be from "rap" (rapped)."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-"})

_ABBREVIATED = frozenset(
    {"capt", "col", "maj", "gen", "lt", "sgt", "cpl", "brig", "adm", "cmdr", "cdr", "const", "supt"}
    | {
        "insp",
        "det",
        "rev",
        "fr",
        "msgr",
        "sen",
        "rep",
        "gov",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "hon",
    }
)
"""Titles with a full stop, in front of names."""

_SUFFIX_RULES = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ly", ""),
)


class Parser:
    """Dependency parses as our own records.

    Args:
        knowledge: names that keep their capitals in recased headlines.
        model: importable package that holds a spaCy pipeline.
    """

    def __init__(self, knowledge: Knowledge, model: str = DEFAULT_MODEL) -> None:
        self._nlp = load_model(model)
        self._knowledge = knowledge
        self._common = _common_words(self._nlp)

    def parse(self, text: str, blocks: Iterable[tuple[SectionKind, int, int]]) -> Iterator[Parse]:
        """The sentences of ``blocks`` in order. Offsets are code points into ``text``."""
        spans = list(blocks)
        lower, upper = running_words(text[s:e] for _, s, e in spans)
        docs = (self._doc(text[s:e], lower, upper) for _, s, e in spans)
        for (section, start, _), doc in zip(
            spans, self._nlp.pipe(docs, batch_size=_BATCH), strict=True
        ):
            yield from _parses(doc, section, start, text)

    def _doc(self, block: str, lower: frozenset[str], upper: frozenset[str]) -> "Doc":
        shown = _NEWLINE.sub(" ", block).translate(_QUOTES)
        if odd_case(block):
            shouted = capitals_only(block)
            names = [
                (f.start, f.end) for f in self._knowledge.find(block.title() if shouted else block)
            ]
            common = {
                w for w in re.findall(r"[a-z]+", block.lower()) if _is_common(w, self._common)
            }
            shown = recase(shown, lower, upper, names, common)
        doc = self._nlp.make_doc(shown)
        return _with_whole_sentences(_split_joined(doc, upper, self._nlp.vocab), block)


def _common_words(nlp: object) -> frozenset[str]:
    """Base forms of ordinary English words that the lemmatizer's tables list."""
    from spacy.lang.en.stop_words import STOP_WORDS

    table = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    words = set(STOP_WORDS)
    for part in ("verb", "noun", "adj", "adv"):
        words.update(table.get(part, ()))
    return frozenset(words)


def _is_common(word: str, common: frozenset[str]) -> bool:
    if word in common:
        return True
    return any(
        word.endswith(ending) and word[: -len(ending)] + base in common
        for ending, base in _SUFFIX_RULES
        if len(word) > len(ending) + 2
    )


def _split_joined(doc: "Doc", names: frozenset[str], vocab: "Vocab") -> "Doc":
    """Cut words that lost the space between them ("PutinOpens").

    Only where the first part is a name of the same article, so that McDonald and
    YouTube stay whole.
    """
    cuts = {
        token.i: match.start()
        for token in doc
        if (match := _JOINED.search(token.text)) and token.text[: match.start()] in names
    }
    if not cuts:
        return doc
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        at = cuts.get(token.i)
        if at is None:
            words.append(token.text)
        else:
            words += [token.text[:at], token.text[at:]]
            spaces.append(False)
        spaces.append(bool(token.whitespace_))
    return Doc(vocab, words=words, spaces=spaces)


def _with_whole_sentences(doc: "Doc", block: str) -> "Doc":
    """Forbid a sentence to begin right behind a word of the same line or an abbreviated title:
    the parser breaks rare names ("Jawaharlal | Nehru said", "Marine Capt. | Ana Ruiz said")."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        word = doc[token.i - 2] if before.text == "." and token.i > 1 else before
        titled = (
            word.text.lower().rstrip(".") in _ABBREVIATED and word.idx + len(word) >= before.idx
        )
        if (before.is_alpha or titled) and not _NEWLINE.search(block[before.idx : token.idx]):
            token.is_sent_start = False
    return doc


def _lemma(word: str, lemma: str, tag: str, is_entity: bool) -> str:
    """The lemma, where the model's rules err: see ``lemmas.toml``."""
    mended = lemma_table().get(f"{word}/{tag[:1]}")
    if mended is not None:
        return mended
    if tag.startswith("VB") and word in (f"{lemma}ed", f"{lemma}ing") and _DOUBLING.match(lemma):
        return f"{lemma}e"
    if tag == "NNPS" and not is_entity and lemma == word and word.endswith("s"):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return lemma


def _parses(doc: "Doc", section: SectionKind, offset: int, text: str) -> Iterator[Parse]:
    for sentence in doc.sents:
        tokens = [t for t in sentence if not t.is_space]
        if not tokens:
            continue
        index = {t.i: n for n, t in enumerate(tokens)}
        records = repaired(
            [
                Token(
                    n,
                    offset + t.idx,
                    offset + t.idx + len(t),
                    text[offset + t.idx : offset + t.idx + len(t)],
                    _lemma(t.text.lower(), t.lemma_.lower(), t.tag_, bool(t.ent_type_)),
                    t.pos_,
                    t.tag_,
                    t.dep_,
                    index.get(t.head.i, n),
                    t.ent_type_ and f"{t.ent_iob_}-{t.ent_type_}",
                )
                for n, t in enumerate(tokens)
            ]
        )
        yield Parse(start=records[0].start, end=records[-1].end, section=section, tokens=records)
