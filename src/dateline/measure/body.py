"""How well the article is cut out of web pages: body extraction on annotated pages.

The folder holds pages and ``expected.json``: for each page, strings that must be in the
body (``with``) and strings that must not (``without``). As in trafilatura's own
evaluation, a ``with`` string found is a true positive, one missing a false negative, a
``without`` string found a false positive, one missing a true negative; all pages are
pooled (micro average). The comparison is trafilatura's ``extract`` with its defaults.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TypedDict

import msgspec

from dateline.read import Loaded, ReadOptions, read_html
from dateline.records import Article, SectionKind

BODY_SECTIONS: frozenset[SectionKind] = frozenset({"headline", "body", "caption"})
"""Kinds of section that count as the article; promos and boilerplate do not."""

EXPECTED = "expected.json"


class Prediction(TypedDict):
    """One string of one page: was it to be in the body, and was it (by us, by the peer)?"""

    page: str
    string: str
    expected: bool
    found: bool
    found_by_default: bool


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Pooled counts and what follows from them (shares from 0 to 1; 0 where undefined).

    ``recall_with`` is the share of wanted strings found (= ``recall``), and
    ``rejection_without`` the share of unwanted strings kept out.
    """

    tp: int
    fn: int
    fp: int
    tn: int

    @property
    def recall_with(self) -> float:
        return _share(self.tp, self.tp + self.fn)

    @property
    def rejection_without(self) -> float:
        return _share(self.tn, self.tn + self.fp)

    @property
    def precision(self) -> float:
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        return self.recall_with

    @property
    def f1(self) -> float:
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    @property
    def accuracy(self) -> float:
        return _share(self.tp + self.tn, self.tp + self.fn + self.fp + self.tn)


class BodyScore(msgspec.Struct, frozen=True, kw_only=True):
    """Our figures and those of trafilatura with its defaults on the same ``n`` pages."""

    n: int
    ours: Figures
    default: Figures

    @property
    def recall_with(self) -> float:
        return self.ours.recall_with

    @property
    def rejection_without(self) -> float:
        return self.ours.rejection_without


class _Page(msgspec.Struct, frozen=True):
    file: str
    wanted: tuple[str, ...] = msgspec.field(name="with", default=())
    unwanted: tuple[str, ...] = msgspec.field(name="without", default=())


def score_body(directory: Path) -> BodyScore:
    """Score the pages in ``directory``.

    Raises:
        OSError: the folder, ``expected.json`` or a page it names cannot be read.
        msgspec.DecodeError: ``expected.json`` does not have the form described above.
    """
    return summarise(predict_body(directory))


def predict_body(directory: Path) -> Iterator[Prediction]:
    """One prediction for each annotated string, pages in the order of ``expected.json``.

    Raises:
        As :func:`score_body`.
    """
    import trafilatura

    listed = msgspec.json.decode((directory / EXPECTED).read_bytes(), type=dict[str, _Page])
    for name, page in listed.items():
        html = (directory / page.file).read_bytes()
        loaded = read_html(html, ReadOptions(), name=page.file)
        ours = body_text(loaded.article) if isinstance(loaded, Loaded) else ""
        default = trafilatura.extract(html) or ""
        for strings, expected in ((page.wanted, True), (page.unwanted, False)):
            for string in strings:
                yield Prediction(
                    page=name,
                    string=string,
                    expected=expected,
                    found=string in ours,
                    found_by_default=string in default,
                )


def summarise(predictions: Iterator[Prediction]) -> BodyScore:
    """Pool predictions into figures."""
    pages: set[str] = set()
    ours: list[tuple[bool, bool]] = []
    default: list[tuple[bool, bool]] = []
    for one in predictions:
        pages.add(one["page"])
        ours.append((one["expected"], one["found"]))
        default.append((one["expected"], one["found_by_default"]))
    return BodyScore(n=len(pages), ours=_figures(ours), default=_figures(default))


def body_text(article: Article) -> str:
    """The parts of the text that are this article's, as written, with a line end between.

    A dateline before the first sentence of a paragraph is part of that paragraph.
    """
    kept: list[str] = []
    start = None
    for part, after in zip_longest(article.sections, article.sections[1:]):
        inline = (
            part.kind == "dateline"
            and after is not None
            and "\n" not in article.text[part.end : after.start]
        )
        if inline:
            start = part.start
        elif part.kind in BODY_SECTIONS:
            kept.append(article.text[part.start if start is None else start : part.end])
            start = None
    return "\n".join(kept)


def _figures(outcomes: list[tuple[bool, bool]]) -> Figures:
    return Figures(
        tp=outcomes.count((True, True)),
        fn=outcomes.count((True, False)),
        fp=outcomes.count((False, True)),
        tn=outcomes.count((False, False)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
