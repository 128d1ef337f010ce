"""Fitting the confidence of the trained coder: from evidence to the share that is right."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import torch
from torch.nn import functional

from dateline.coding import TrainedCoder
from dateline.corpus import GoldDocument
from dateline.measure.events import match_triggers
from dateline.pipeline import CodingRun
from dateline.read import Loaded, ReadOptions, read_text

_PENALTY = 3e-3
_STEPS = 400


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate with its evidence: whether the gold has an event of that code there."""

    doc: str
    evidence: dict[str, float]
    right: bool


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What ``match_triggers`` needs of an event."""

    trigger: "_Extent"
    code: str


class _Extent(msgspec.Struct, frozen=True, kw_only=True):
    start: int
    end: int


def judged(documents: Iterable[tuple[GoldDocument, str]], run: CodingRun) -> list[Judged]:
    """All candidates of a trained coder on gold documents."""
    assert isinstance(run.coder, TrainedCoder)
    rows = []
    for document, text in documents:
        loaded = read_text(text, ReadOptions(published=document.published), name=document.doc)
        if not isinstance(loaded, Loaded):
            continue
        annotation = run.annotation(loaded.article)
        found = [
            (_Found(trigger=_Extent(start=draft.start, end=draft.end), code=draft.code), evidence)
            for _, candidates in run.coder.candidates(loaded.article, annotation)
            for draft, evidence in candidates
        ]
        pairs = match_triggers(document.events, [f for f, _ in found])
        right = {id(f) for gold, f in pairs if gold.code == f.code}
        rows += [
            Judged(doc=document.doc, evidence=evidence, right=id(f) in right)
            for f, evidence in found
        ]
    return rows


def fit_calibration(rows: Sequence[Judged]) -> dict[str, float]:
    """Weights of a logistic regression."""
    names = sorted({name for row in rows for name in row.evidence})
    matrix = torch.tensor([[row.evidence.get(n, 0.0) for n in names] for row in rows])
    right = torch.tensor([float(row.right) for row in rows])
    free = torch.tensor([float(n not in ("always", "score")) for n in names])
    weight = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = functional.binary_cross_entropy_with_logits(matrix @ weight, right)
        value = value + _PENALTY * (free * weight.pow(2)).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return {n: round(float(w), 4) for n, w in zip(names, weight.detach(), strict=True)}


def calibration_error(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error with equally wide bins (Naeini et al., 2015)."""
    total = 0.0
    for k in range(bins):
        inside = [
            (p, r) for p, r in pairs if k / bins <= p < (k + 1) / bins or (p == 1 and k == bins - 1)
        ]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            total += abs(mean - share) * len(inside)
    return total / max(len(pairs), 1)


def probabilities(rows: Iterable[Judged], weights: Mapping[str, float]) -> list[float]:
    """The confidence of each row."""
    from dateline.coding.trained.confidence import confidence

    return [confidence(weights, row.evidence) for row in rows]
