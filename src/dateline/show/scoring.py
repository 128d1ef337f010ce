"""The ``score`` commands. The last line that each prints is one JSON object."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.pipeline import CodingRun
from dateline.show.visible import visible


def plv_command(file: Path, predictions: Path | None, coder: str | None = None) -> None:
    """Score a coder on PLV rows."""
    from dateline.measure.plv import predict_plv, read_plv, score_plv

    rows = read_plv(file)
    predicted = list(predict_plv(CodingRun(coder=coder), rows))
    _write(predictions, predicted)
    figures = score_plv(predicted)
    for root, f1 in figures.root_f1.items():
        print(f"{root:10} F1 {f1:5.1f}")
    _finish("plv", figures, file)


def body_command(folder: Path, predictions: Path | None) -> None:
    """Score body extraction on annotated pages."""
    from dateline.measure.body import predict_body, summarise

    try:
        predicted = list(predict_body(folder))
    except OSError as error:
        raise BenchmarkError(
            f"{error.filename}: {error.strerror}: name a folder of pages with expected.json"
        ) from error
    except msgspec.DecodeError as error:
        raise BenchmarkError(f"{folder}/expected.json: not of the form wanted: {error}") from error
    _write(predictions, predicted)
    figures = summarise(iter(predicted))
    table: dict[str, Any] = {"pages": figures.n}
    for name, side in (("dateline", figures.ours), ("trafilatura_default", figures.default)):
        shares = ("recall_with", "rejection_without", "precision", "f1", "accuracy")
        counts = msgspec.to_builtins(side)
        table[name] = counts | {s: round(getattr(side, s), 3) for s in shares}
    _finish("body", table, folder)


def speed_command(paths: Sequence[str], predictions: Path | None, coder: str | None = None) -> None:
    """Time the whole path over the user's own files."""
    from dateline.measure.speed import score_speed

    figures, items = score_speed(paths, coder)
    _write(predictions, items)
    for step, seconds in figures.steps.items():
        print(f"{step:10} {seconds:8.3f} s  {seconds / figures.cpu_seconds:6.1%}")
    _finish("speed", figures, Path(paths[0]))


def timex_command(folder: Path, predictions: Path | None) -> None:
    """Score time expressions on TimeML or MEANTIME files by the TempEval-3 definition."""
    from dateline.measure.timex import score_timex_folder

    figures, items = score_timex_folder(folder)
    _write(predictions, items)
    _finish("timex", figures, folder)


def dates_command(folder: Path, split: str, predictions: Path | None) -> None:
    """Score time expressions and event dates on our own gold."""
    from dateline.measure.dates import score_dates

    figures, items = score_dates(folder, split)
    _write(predictions, items)
    _finish("dates", figures, folder)


def geo_command(path: Path, predictions: Path | None) -> None:
    """Score places on LGL or GeoVirus XML or a brat folder, spaCy's entities beside them."""
    from dateline.measure.geo import score_geo_sides

    figures, items = score_geo_sides(path)
    _write(predictions, items)
    _finish("geo", figures, path)


def ner_command(path: Path, predictions: Path | None) -> None:
    """Score names on CoNLL columns (wikigold), or their recall on GUM's CoNLL-U."""
    from dateline.measure.ner import score_gum_names_path, score_ner_path

    figures: Any
    items: Sequence[Any]
    if path.is_dir() or path.suffix == ".conllu":
        figures, items = score_gum_names_path(path)
    else:
        figures, items = score_ner_path(path)
    _write(predictions, items)
    _finish("ner", figures, path)


def coref_command(path: Path, predictions: Path | None) -> None:
    """Score chains on GUM's CoNLL-U."""
    from dateline.measure.coref import score_coref_path

    figures, items = score_coref_path(path)
    _write(predictions, items)
    _finish("coref", figures, path)


def actors_command(folder: Path, split: str, predictions: Path | None) -> None:
    """Score who is meant on our own gold."""
    from dateline.measure.actors import score_actors

    figures, items = score_actors(folder, split)
    _write(predictions, items)
    _finish("actors", figures, folder)


def quiet_command(
    paths: Sequence[str],
    predictions: Path | None,
    coder: str | None = None,
    threshold: float | None = None,
) -> None:
    """Count and list events in texts that tell none."""
    from dateline.measure.quiet import score_quiet

    figures, items = score_quiet(paths, CodingRun(coder=coder, threshold=threshold))
    _write(predictions, items)
    for item in items:
        print(visible(f"{item.confidence:.2f} {item.code:9} [{item.trigger}] {item.sentence}"))
    _finish("quiet", figures, Path(paths[0]))


def perturbations_command(
    folder: Path, split: str, predictions: Path | None, coder: str | None = None
) -> None:
    """Score how events hold when their sentence is changed."""
    from dateline.measure.event_gold import corpus_gold
    from dateline.measure.perturbations import score_perturbations

    rates, items = score_perturbations(corpus_gold(folder, split), CodingRun(coder=coder))
    _write(predictions, items)
    _finish("perturbations", {k: msgspec.to_builtins(r) for k, r in rates.items()}, folder)


def events_command(
    gold: Path,
    texts: Path | None,
    split: str,
    predictions: Path | None,
    coder: str | None = None,
    threshold: float | None = None,
) -> None:
    """Score events on gold lines with their texts, or on a split of our corpus."""
    from dateline.measure.event_gold import corpus_gold, read_event_gold
    from dateline.measure.events import score_events

    if gold.is_dir():
        documents = corpus_gold(gold, split)
    elif texts is None:
        raise BenchmarkError(f"{gold}: needs the folder of the texts: add --texts FOLDER")
    else:
        documents = read_event_gold(gold, texts)
    figures, items = score_events(documents, CodingRun(coder=coder, threshold=threshold))
    _write(predictions, items)
    for code, t in figures.per_code.items():
        print(
            f"{code:10} P {t.precision:.2f} R {t.recall:.2f} F1 {t.f1:.2f}"
            f"  gold {t.gold:4} predicted {t.predicted:4}"
        )
    _finish("events", figures, gold)


def categories_command(
    definitions: Path, gold: Path, threshold: float, predictions: Path | None
) -> None:
    """Score a user's own categories on labelled sentences."""
    from dateline.coding.categories import load_definitions
    from dateline.measure.categories import read_rows, score_categories
    from dateline.pipeline.categories import CategoryRun

    known = load_definitions(definitions)
    rows = read_rows(gold)
    figures, items = score_categories(CategoryRun(known, threshold=threshold), rows)
    _write(predictions, items)
    for name, t in figures.per_category.items():
        print(f"{name:12} P {t.precision:.2f} R {t.recall:.2f} F1 {t.f1:.2f}  gold {t.gold}")
    _finish("categories", figures, gold)


def lexicon_command(codes: Sequence[str], predictions: Path | None) -> None:
    """Check the senses of ``codes`` (all, if none is named) on their own sentences."""
    from dateline.coding import LexiconCoder
    from dateline.measure.lexicon import check_senses

    run = CodingRun()
    wanted = {c.upper() for c in codes}
    unknown = wanted - run.ontology.codes.keys()
    if unknown:
        raise BenchmarkError(
            f"{', '.join(sorted(unknown))}: no root code: use {', '.join(run.ontology.codes)}"
        )
    senses = [s for s in run.lexicon.senses if not wanted or s.code in wanted]
    coder = LexiconCoder(run.ontology, run.lexicon, run.knowledge)
    faults = list(check_senses(senses, coder, run.annotator))
    _write(predictions, faults)
    for fault in faults:
        print(f"{fault.sense} [{fault.pattern}] {fault.column}: {fault.sentence}")
        print(f"    coded: {', '.join(fault.coded) or 'nothing'}")
    _finish("lexicon", {"senses": len(senses), "faults": len(faults)}, None)


def _write(target: Path | None, items: Iterable[Any]) -> None:
    if target is None:
        return
    with target.open("wb") as file:
        for item in items:
            file.write(msgspec.json.encode(item) + b"\n")


def _finish(score: str, figures: Any, data: Path | None) -> None:
    table = msgspec.to_builtins(figures)
    line = {"score": score, "data": str(data) if data else None, **table}
    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()
