"""How fast the whole path is: articles, sentences and tokens per CPU-second."""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.measure.errors import BenchmarkError
from dateline.pipeline import Clock, Coded, CodingRun, code_input, expand, plain_article
from dateline.read import InputFile, ReadOptions
from dateline.records import Article
from dateline.store import SqliteStore


class SpeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One input and what it cost."""

    name: str
    articles: int
    cpu_seconds: float


class SpeedScore(msgspec.Struct, frozen=True, kw_only=True):
    """CPU seconds count all threads of the process; loading is told apart.

    ``steps`` are CPU seconds by step; ``peak_memory_mb`` is the process's largest
    resident size (``None`` where the system does not tell).
    """

    articles: int
    sentences: int
    tokens: int
    words: int
    events: int
    load_seconds: float
    cpu_seconds: float
    articles_per_cpu_second: float
    articles_of_500_words_per_cpu_second: float
    sentences_per_cpu_second: float
    tokens_per_cpu_second: float
    steps: dict[str, float]
    peak_memory_mb: float | None


def score_speed(
    paths: Sequence[str], coder: str | None = None
) -> tuple[SpeedScore, list[SpeedItem]]:
    """Read, code and store everything in ``paths`` into a store that is thrown away.

    Raises:
        BenchmarkError: there is nothing to read.
    """
    clock = Clock()
    started = time.process_time()
    run = CodingRun(coder=coder, clock=clock)
    run.record(_warm_up())
    loaded = time.process_time() - started
    clock.seconds.clear()
    warmed_up = run.tokens
    items: list[SpeedItem] = []
    records = []
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "speed.db") as store:
        started = time.process_time()
        for source in expand(paths):
            if not isinstance(source, InputFile):
                continue
            begun = time.process_time()
            coded = [
                item
                for item in code_input(source, ReadOptions(), run, store, clock)
                if isinstance(item, Coded)
            ]
            records += [item.record for item in coded if item.record is not None]
            items.append(
                SpeedItem(
                    name=source.name,
                    articles=len(coded),
                    cpu_seconds=round(time.process_time() - begun, 4),
                )
            )
        seconds = time.process_time() - started
    if not records:
        raise BenchmarkError(f"{', '.join(paths)}: no article to measure: name files or folders")
    words = sum(len(r.article.text.split()) for r in records)
    sentences = sum(len(r.sentences) for r in records)
    tokens = run.tokens - warmed_up
    return (
        SpeedScore(
            articles=len(records),
            sentences=sentences,
            tokens=tokens,
            words=words,
            events=sum(len(r.events) for r in records),
            load_seconds=round(loaded, 3),
            cpu_seconds=round(seconds, 3),
            articles_per_cpu_second=round(len(records) / seconds, 2),
            articles_of_500_words_per_cpu_second=round(words / 500 / seconds, 2),
            sentences_per_cpu_second=round(sentences / seconds, 1),
            tokens_per_cpu_second=round(tokens / seconds, 1),
            steps={k: round(v, 3) for k, v in sorted(clock.seconds.items())},
            peak_memory_mb=_peak_memory_mb(),
        ),
        items,
    )


def _warm_up() -> Article:
    return plain_article("Kenya and Uganda held talks in Nairobi on Monday.")


def _peak_memory_mb() -> float | None:
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
