"""Scoring names: are persons, organisations, places and other names found and told apart?

Two kinds of gold:

* CoNLL columns (wikigold: Balasuriya et al., People's Web 2009): a token and its tag a line,
  ``I-PER`` and so on (IOB1 or IOB2), blank lines between sentences, ``-DOCSTART-`` between
  documents. Types are PER, ORG, LOC and MISC. The spaces of the original are not known: the
  text that is annotated has single spaces between all tokens and an empty line between
  sentences, which no newspaper has.
* CoNLL-U with entity brackets (GUM news, see :mod:`dateline.measure.gum`). It brackets only
  what is mentioned more than once, without types. So what is scored is whether the mentions
  that are headed by a proper noun (days and months apart) are found as names: recall only,
  since a name found without a bracket may well be right.

The whole text counts as body (the headlines and captions that GUM marks as such): what is
measured is the finding of names, not that of an article's parts.
"""

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.measure.gum import GumDocument, gum_article, read_gum
from dateline.measure.spans import Figures, figures, share
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Annotation, Article, Mention, MentionKind, Section

NameType = Literal["PER", "ORG", "LOC", "MISC"]

TYPES: tuple[NameType, ...] = ("PER", "ORG", "LOC", "MISC")

TYPE_OF: dict[MentionKind, NameType] = {
    "person": "PER",
    "organization": "ORG",
    "state": "LOC",
    "place": "LOC",
    "facility": "LOC",
    "group": "MISC",
    "document": "MISC",
    "other": "MISC",
}
"""CoNLL's type for our kind of mention; a state's adjective ("Russian") is MISC there."""

_TAG = re.compile(r"O|[BI]-(PER|ORG|LOC|MISC)")
_DOCSTART = "-DOCSTART-"
_DATE = re.compile("|".join([*day_name, *month_name[1:]]))
"""Days and months are proper nouns and no names of ours."""

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’]s?$|(?<=\S)\s+['’]s?$")


class TypedName(msgspec.Struct, frozen=True, kw_only=True):
    """A name, of the gold or found: code points into the document's text, half-open."""

    start: int
    end: int
    type: NameType


class NerDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated text. ``name`` is the file's name and the document's number in it."""

    name: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    names: tuple[TypedName, ...]


NerPredictor = Callable[[NerDocument], Iterable[TypedName]]
"""Finds the names of a document, with CoNLL's types."""

MentionPredictor = Callable[[GumDocument], Iterable[Mention]]
"""Finds the mentions of a document: code points into its text, half-open."""


class NerPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A span that is a name in the gold, among those found, or both.

    Offsets are code points into the document's text, half-open. A type is ``None`` where
    that side has no name of just this span.
    """

    document: str
    start: int
    end: int
    text: str
    gold_type: NameType | None
    predicted_type: NameType | None


class NerScore(msgspec.Struct, frozen=True, kw_only=True):
    """Counts, and figures of equal spans.

    ``typed`` wants the type right as well, ``untyped`` does not. ``types`` has ``typed`` for
    each type of its own.
    """

    documents: int
    gold: int
    predicted: int
    typed: Figures
    untyped: Figures
    types: dict[NameType, Figures]


class NameRecallPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """A mention headed by a proper noun; offsets as in :class:`NerPrediction`.

    ``exact`` says that a name of this span was found, ``covered`` that one holds its head.
    """

    document: str
    start: int
    end: int
    text: str
    exact: bool
    covered: bool


class NameRecallScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1 of the mentions headed by a proper noun.

    ``exact_recall`` wants a name of the same span, ``head_recall`` one that holds the head:
    a mention may be a whole phrase ("US President Donald Trump") where a name is not.
    """

    documents: int
    gold: int
    exact_recall: float
    head_recall: float


def score_ner_path(path: Path) -> tuple[NerScore, list[NerPrediction]]:
    """Score our names on a file in CoNLL columns.

    Raises:
        BenchmarkError: gold that cannot be read (see :func:`read_conll`).
        OntologyError, LexiconError, KnowledgeError, ModelError: see :class:`CodingRun`.
    """
    documents = read_conll(path)
    predictions = list(predict_ner(documents, ner_predictor(CodingRun())))
    return summarise_ner(len(documents), predictions), predictions


def score_gum_names_path(path: Path) -> tuple[NameRecallScore, list[NameRecallPrediction]]:
    """Score our names on a CoNLL-U file with entities, or a folder of such.

    Raises:
        BenchmarkError: gold that cannot be read (see :func:`read_gum`).
        OntologyError, LexiconError, KnowledgeError, ModelError: see :class:`CodingRun`.
    """
    documents = read_gum(path)
    predictions = list(predict_gum_names(documents, gum_predictor(CodingRun())))
    return summarise_gum_names(len(documents), predictions), predictions


def ner_predictor(run: CodingRun) -> NerPredictor:
    """Our own names of a document in CoNLL columns, with CoNLL's types."""

    def predict(document: NerDocument) -> Sequence[TypedName]:
        annotation = _annotation(run, _article(document))
        adjectives = {t.start for p in annotation.parses for t in p.tokens if t.tag == "JJ"}
        return [
            TypedName(
                start=mention.start,
                end=mention.end,
                type="MISC"
                if mention.kind == "state" and mention.head in adjectives
                else TYPE_OF[mention.kind],
            )
            for mention in annotation.mentions
            if mention.form == "name"
        ]

    return predict


def gum_predictor(run: CodingRun) -> MentionPredictor:
    """Our own mentions of a document in CoNLL-U."""
    return lambda document: _annotation(run, gum_article(document)).mentions


def _annotation(run: CodingRun, article: Article) -> Annotation:
    return run.annotation(article)


def _article(document: NerDocument) -> Article:
    """Sentences as sections of their own: the gold tells where they end."""
    return msgspec.structs.replace(
        plain_article(document.text),
        sections=tuple(Section(kind="body", start=s, end=e) for s, e in document.sentences),
    )


def read_conll(path: Path) -> list[NerDocument]:
    """The documents of a file in CoNLL columns: the first is the token, the last the tag.

    Raises:
        BenchmarkError: a file that cannot be read, or is not of this form.
    """
    try:
        content = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BenchmarkError(
            f"{path}: cannot be read ({error.strerror}): name a file in CoNLL columns"
        ) from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{path}: not UTF-8 ({error.reason}): store it as UTF-8") from error
    documents: list[list[list[tuple[str, str]]]] = [[[]]]
    for number, line in enumerate(content.split("\n"), 1):
        columns = line.split()
        if not columns:
            documents[-1].append([])
        elif columns[0] == _DOCSTART:
            documents.append([[]])
        elif len(columns) < 2 or not _TAG.fullmatch(columns[-1]):
            raise BenchmarkError(
                f"{path}:{number}: no token with a tag such as O or I-PER in {line.strip()!r}: "
                "name a file in CoNLL columns"
            )
        else:
            documents[-1][-1].append((columns[0], columns[-1]))
    filled = [sentences for d in documents if (sentences := [s for s in d if s])]
    if not filled:
        raise BenchmarkError(f"{path}: no tokens in it: name a file in CoNLL columns")
    return [_document(f"{path.name}:{n}", sentences) for n, sentences in enumerate(filled, 1)]


def _document(name: str, sentences: Iterable[Sequence[tuple[str, str]]]) -> NerDocument:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    names: list[TypedName] = []
    at = 0
    for sentence in sentences:
        if parts:
            parts.append("\n\n")
            at += 2
        begin = at
        before = "O"
        for i, (token, tag) in enumerate(sentence):
            if i:
                parts.append(" ")
                at += 1
            if tag != "O":
                kind = next(t for t in TYPES if t == tag[2:])
                # IOB1: "B-" only where a name follows another of its type
                if tag[0] == "I" and before[2:] == kind:
                    names[-1] = msgspec.structs.replace(names[-1], end=at + len(token))
                else:
                    names.append(TypedName(start=at, end=at + len(token), type=kind))
            parts.append(token)
            at += len(token)
            before = tag
        spans.append((begin, at))
    return NerDocument(name=name, text="".join(parts), sentences=tuple(spans), names=tuple(names))


def score_ner(documents: Sequence[NerDocument], predict: NerPredictor) -> NerScore:
    """Score the names of ``predict`` on ``documents``."""
    return summarise_ner(len(documents), predict_ner(documents, predict))


def predict_ner(documents: Iterable[NerDocument], predict: NerPredictor) -> Iterator[NerPrediction]:
    """Span by span: documents in their order, spans in that of the text."""
    for document in documents:
        gold = {(n.start, n.end): n.type for n in document.names}
        found = {(n.start, n.end): n.type for n in predict(document)}
        for start, end in sorted(gold.keys() | found.keys()):
            yield NerPrediction(
                document=document.name,
                start=start,
                end=end,
                text=document.text[start:end],
                gold_type=gold.get((start, end)),
                predicted_type=found.get((start, end)),
            )


def summarise_ner(documents: int, predictions: Iterable[NerPrediction]) -> NerScore:
    """Pool the predictions of ``documents`` documents (micro average)."""
    gold: Counter[NameType] = Counter()
    found: Counter[NameType] = Counter()
    right: Counter[NameType] = Counter()
    same = 0
    for item in predictions:
        if item.gold_type is not None:
            gold[item.gold_type] += 1
        if item.predicted_type is not None:
            found[item.predicted_type] += 1
        if item.gold_type is not None and item.predicted_type is not None:
            same += 1
            right[item.gold_type] += item.gold_type == item.predicted_type
    return NerScore(
        documents=documents,
        gold=gold.total(),
        predicted=found.total(),
        typed=figures(right.total(), found.total(), gold.total()),
        untyped=figures(same, found.total(), gold.total()),
        types={t: figures(right[t], found[t], gold[t]) for t in TYPES},
    )


def score_gum_names(documents: Sequence[GumDocument], predict: MentionPredictor) -> NameRecallScore:
    """Score the names among the mentions of ``predict`` on ``documents``."""
    return summarise_gum_names(len(documents), predict_gum_names(documents, predict))


def predict_gum_names(
    documents: Iterable[GumDocument], predict: MentionPredictor
) -> Iterator[NameRecallPrediction]:
    """Mention by mention, without the article in front and the possessive mark behind."""
    for document in documents:
        found = {(m.start, m.end) for m in predict(document) if m.form == "name"}
        for mention in document.mentions:
            if not mention.named or _DATE.match(document.text, mention.head):
                continue
            start, end = _bare(document.text, mention.start, mention.end)
            yield NameRecallPrediction(
                document=document.name,
                start=start,
                end=end,
                text=document.text[start:end],
                exact=(start, end) in found,
                covered=any(s <= mention.head < e for s, e in found),
            )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    article = _ARTICLE.match(words)
    mark = _POSSESSIVE.search(words)
    return start + (article.end() if article else 0), start + (mark.start() if mark else len(words))


def summarise_gum_names(
    documents: int, predictions: Iterable[NameRecallPrediction]
) -> NameRecallScore:
    """Pool the predictions of ``documents`` documents."""
    items = list(predictions)
    return NameRecallScore(
        documents=documents,
        gold=len(items),
        exact_recall=share(sum(p.exact for p in items), len(items)),
        head_recall=share(sum(p.covered for p in items), len(items)),
    )
