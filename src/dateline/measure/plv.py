"""Scoring on PLV, the PLOVER benchmark of Hu et al. (ACL 2024): one root code a row.

Each row is a sentence with a marked source and target. Its most likely root code is
the code of the event that links the two best. The lexicon coder falls back on a trigger word
near them, and at last on a constant; the network has a weight for every code. PLV has 15
roots: YIELD stands for CONCEDE and RETREAT.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.coding import TrainedCoder
from dateline.coding.draft import Draft
from dateline.coding.match import Match, trigger_matches
from dateline.coding.scene import Scene
from dateline.measure.agreement import f1_by_class, macro_f1
from dateline.measure.errors import BenchmarkError
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Annotation, Article, Token

COLUMNS = ("marked_sentence", "source", "target", "gold_root", "gold_penta")

QUADS = {
    **dict.fromkeys(("AGREE", "SUPPORT", "CONSULT"), 1),
    **dict.fromkeys(("YIELD", "AID", "COOPERATE"), 2),
    **dict.fromkeys(("REJECT", "ACCUSE", "REQUEST", "THREATEN"), 3),
    **dict.fromkeys(("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"), 4),
}
"""PLV's quad classes of its 15 roots."""

_COOPERATION = 2
"""The last quad class of cooperation."""

DEFAULT_ROOT = "CONSULT"
"""Where nothing is found: PLOVER 3.2 calls it the largest category of most event data."""

_MARK = re.compile(r"</?[st]>")

Extent = tuple[int, int]


class PlvRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row; spans are code points into ``text``, ``None`` where a side is not marked."""

    number: int
    text: str
    source: Extent | None
    target: Extent | None
    root: str
    quad: int


class PlvPrediction(msgspec.Struct, frozen=True, kw_only=True):
    """What was predicted for a row and on what ground."""

    row: int
    gold: str
    predicted: str
    gold_quad: int
    basis: str
    trigger: str | None


class PlvScore(msgspec.Struct, frozen=True, kw_only=True):
    """Macro-F1 figures in percent."""

    rows: int
    binary_macro_f1: float
    quad_macro_f1: float
    root_macro_f1: float
    root_accuracy: float
    root_f1: dict[str, float]
    by_basis: dict[str, int]


def read_plv(path: Path) -> list[PlvRow]:
    """The rows of a PLV file.

    Raises:
        BenchmarkError: not readable, a column is missing, or there is no row.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t")
            missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise BenchmarkError(f"{path}: no column {', '.join(missing)}: is it a PLV file?")
            rows = [_row(path, n, row) for n, row in enumerate(reader, 2)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        raise BenchmarkError(f"{path}: cannot be read ({cause}): name a PLV file") from error
    if not rows:
        raise BenchmarkError(f"{path}: no rows: is it a PLV file?")
    return rows


def _row(path: Path, number: int, row: dict[str, str]) -> PlvRow:
    text = ""
    at = 0
    opened: dict[str, int] = {}
    spans: dict[str, Extent] = {}
    marked = row["marked_sentence"]
    if marked is None:
        raise BenchmarkError(f"{path}, line {number}: no marked_sentence: the row is cut short")
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        side = match.group()[-2]
        if match.group().startswith("</"):
            spans[side] = (opened.get(side, len(text)), len(text))
        else:
            opened[side] = len(text)
    text += marked[at:]
    try:
        quad = int(row["gold_penta"])
    except (TypeError, ValueError) as error:
        raise BenchmarkError(f"{path}, line {number}: gold_penta is no number") from error
    if row["gold_root"] not in QUADS:
        raise BenchmarkError(f"{path}, line {number}: unknown root {row['gold_root']!r}")
    return PlvRow(
        number=number,
        text=text,
        source=spans.get("s"),
        target=spans.get("t"),
        root=row["gold_root"],
        quad=quad,
    )


def predict_plv(run: CodingRun, rows: Sequence[PlvRow]) -> Iterator[PlvPrediction]:
    """The most likely root of each row."""
    for row in rows:
        code, basis, trigger = _most_likely(run, row)
        yield PlvPrediction(
            row=row.number,
            gold=row.root,
            predicted=code,
            gold_quad=row.quad,
            basis=basis,
            trigger=trigger,
        )


def score_plv(predictions: Sequence[PlvPrediction]) -> PlvScore:
    """Binary, quad and root macro-F1 (in percent) as PLV defines them."""
    gold = [p.gold for p in predictions]
    predicted = [p.predicted for p in predictions]
    gold_quads = [p.gold_quad for p in predictions]
    quads = [QUADS[c] for c in predicted]
    bases = [p.basis for p in predictions]
    return PlvScore(
        rows=len(predictions),
        binary_macro_f1=_percent(macro_f1([q <= 2 for q in gold_quads], [q <= 2 for q in quads])),
        quad_macro_f1=_percent(macro_f1(gold_quads, quads)),
        root_macro_f1=_percent(macro_f1(gold, predicted)),
        root_accuracy=_percent(
            sum(g == p for g, p in zip(gold, predicted, strict=True)) / max(len(gold), 1)
        ),
        root_f1={c: _percent(v) for c, v in f1_by_class(gold, predicted).items()},
        by_basis={b: bases.count(b) for b in sorted(set(bases))},
    )


def _percent(share: float) -> float:
    return round(100 * share, 1)


def plv_root(
    code: str, *, mode: str | None = None, promised: bool = False, negated: bool = False
) -> str:
    """PLV's name for a PLOVER root code.

    PLV was labelled by an edition of PLOVER nearer to CAMEO, whose codes it takes over by
    their first two digits (manual, table 7.1); ours follows PLOVER 1.3. It has YIELD in place
    of CONCEDE and RETREAT and counts an agreement or offer to yield as AGREE (CAMEO 035; here
    CONCEDE, section 3.1), finding guilty as ACCUSE (CAMEO 116; here SANCTION, mode
    ``convict``). It has no negation: cooperation that does not come about is REJECT.
    """
    if code == "SANCTION" and mode == "convict":
        return "ACCUSE"
    if code in ("CONCEDE", "RETREAT"):
        code = "AGREE" if promised else "YIELD"
    return "REJECT" if negated and QUADS[code] <= _COOPERATION else code


def _most_likely(run: CodingRun, row: PlvRow) -> tuple[str, str, str | None]:
    article = plain_article(row.text)
    annotation = run.annotation(article)
    if isinstance(run.coder, TrainedCoder):
        return _by_network(run, run.coder, article, annotation, row)
    sentences = run.coder.drafts(article, annotation)
    drafts = [(scene, d) for scene, found in sentences for d in found]
    if drafts:
        scene, best = max(drafts, key=lambda p: _draft_score(p[0], p[1], row))
        root = plv_root(
            best.code,
            mode=best.mode,
            promised=_promising(run, scene, best.trigger),
            negated="negated" in best.auxiliaries,
        )
        return root, "event", best.trigger.text
    matches = [
        (scene, m)
        for scene, _ in sentences
        for token in scene.tokens
        for m in trigger_matches(scene, token, run.lexicon)
    ]
    if matches:
        scene, match = max(matches, key=lambda p: _match_score(p[0], p[1], row))
        root = plv_root(
            match.sense.code,
            mode=match.sense.mode,
            promised=_promising(run, scene, match.trigger),
        )
        return root, "frame", match.trigger.text
    words = [
        (token, codes[0])
        for scene, _ in sentences
        for token in scene.tokens
        if token.pos in ("VERB", "NOUN") and (codes := run.lexicon.codes_by_lemma.get(token.lemma))
    ]
    if words:
        token, code = max(words, key=lambda pair: _nearness(pair[0], row))
        return plv_root(code), "word", token.text
    return DEFAULT_ROOT, "default", None


def _by_network(
    run: CodingRun, coder: TrainedCoder, article: Article, annotation: Annotation, row: PlvRow
) -> tuple[str, str, str | None]:
    linked = coder.linking(article, annotation, row.source, row.target)
    words = linked.words
    if words is None:
        return DEFAULT_ROOT, "default", None
    promised = any(
        _promising(run, scene, token)
        for scene in run.scenes(annotation)
        for token in scene.tokens
        if words[0] <= token.start < words[1]
    )
    roots: dict[str, float] = {}
    for code, weight in linked.weights.items():
        root = plv_root(
            code,
            mode=linked.modes[code],
            promised=promised,
            negated="negated" in linked.auxiliaries,
        )
        roots[root] = roots.get(root, 0.0) + weight
    best = max(roots, key=lambda r: roots[r])
    return best, "network", article.text[words[0] : words[1]]


def _promising(run: CodingRun, scene: Scene, trigger: Token) -> bool:
    """Whether something is promised, offered or to come: the lexicon has the word, or one of
    the two that govern it, for a consent, or it stands with "will"."""
    auxiliaries = {c.lemma.lower() for c in scene.children(trigger, "aux")}
    if auxiliaries & _TO_COME and "have" not in auxiliaries:
        return True
    words = [trigger]
    while words[-1].dep in _CONTENT and len(words) <= _GOVERNORS:
        words.append(scene.head(words[-1]))
    return any(
        s.code == "AGREE"
        for word in words
        for s in run.lexicon.triggers(word.lemma, _POS.get(word.pos, ""))
    )


_TO_COME = frozenset({"will", "shall", "would"})
_CONTENT = frozenset({"xcomp", "ccomp", "pobj", "prep", "dobj", "pcomp", "acl"})
_GOVERNORS = 2
_POS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}


def _draft_score(scene: Scene, draft: Draft, row: PlvRow) -> float:
    linked = _link_score(scene, draft.trigger, draft.doers, draft.undergoers, row)
    return linked + 0.5 * draft.weight / 10


def _match_score(scene: Scene, match: Match, row: PlvRow) -> float:
    return _link_score(scene, match.trigger, match.actors, match.recipients, row)


def _link_score(
    scene: Scene,
    trigger: Token,
    doers: Sequence[Token],
    undergoers: Sequence[Token],
    row: PlvRow,
) -> float:
    """How well an event links source and target: the right sides count most."""
    actor = _share(scene, doers, row.source)
    recipient = _share(scene, undergoers, row.target)
    other_actor = _share(scene, doers, row.target)
    other_recipient = _share(scene, undergoers, row.source)
    together = 2.0 * min(actor, other_actor)
    turned = 0.3 * (other_actor + other_recipient)
    return 2 * actor + 2 * recipient + together + turned + _nearness(trigger, row)


def _share(scene: Scene, tokens: Sequence[Token], extent: Extent | None) -> float:
    """1 when a head lies in the extent, 0.5 when the extent lies in the head's phrase."""
    if extent is None:
        return 0.0
    best = 0.0
    for token in tokens:
        if extent[0] <= token.start < extent[1]:
            return 1.0
        below = list(scene.subtree(token))
        if min(t.start for t in below) <= extent[0] < max(t.end for t in below):
            best = 0.5
    return best


def _nearness(token: Token, row: PlvRow) -> float:
    """0.5 for a trigger between source and target, less the farther it stands from them."""
    ends = [e for extent in (row.source, row.target) if extent for e in extent]
    if not ends:
        return 0.0
    if min(ends) <= token.start <= max(ends):
        return 0.5
    distance = min(abs(token.start - e) for e in ends)
    return 0.4 / (1 + distance / 40)
