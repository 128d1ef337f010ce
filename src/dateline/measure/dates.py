"""Scoring time expressions and dates of events on our own gold (``corpus/times``).

Each event of the gold is given by its trigger word; its date is right when the day (or, for
coarser dates, the value at its grain) is the gold's, or when both abstain. Times of day are
compared by their day.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.annotate.times import TimeTagger
from dateline.coding.arguments import Arguments, carrier
from dateline.coding.scene import Scene
from dateline.coding.status import find_auxiliaries
from dateline.coding.when import Calendar
from dateline.measure.errors import BenchmarkError
from dateline.measure.spans import share
from dateline.measure.time_gold import GoldEventDate, TimeItem, load_times
from dateline.measure.timeml import GoldDocument, GoldTime
from dateline.measure.timex import TimexPrediction, TimexScore, predict_timex, summarise_timex
from dateline.pipeline import CodingRun
from dateline.read import ReadOptions, read_text
from dateline.records import Article, Rejection, Time, Token

_DAY = 10
"""Characters of an ISO day: what follows is a time of day."""


class DatePrediction(msgspec.Struct, frozen=True, kw_only=True):
    """The date of one gold event and what was found for it."""

    item: str
    trigger: str
    gold: str | None
    predicted: str | None
    basis: str | None
    gold_status: str
    predicted_status: str

    @property
    def right(self) -> bool:
        return (self.gold or "")[:_DAY] == (self.predicted or "")[:_DAY]


class DatesScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1 over the events, and the figures of the time expressions."""

    items: int
    events: int
    date_accuracy: float
    day_accuracy: float
    status_accuracy: float
    times: TimexScore


class _Read(msgspec.Struct, frozen=True):
    item: TimeItem
    article: Article
    scenes: list[Scene]
    times: tuple[Time, ...]


def score_dates(
    folder: Path, split: str
) -> tuple[DatesScore, list[TimexPrediction | DatePrediction]]:
    """Score one split of the gold in ``folder``; ``day_accuracy`` is that of the events
    whose gold date is a day.

    Raises:
        BenchmarkError: no gold, or gold that cannot be read.
    """
    items = [item for item in load_times(folder) if item.split == split]
    if not items:
        raise BenchmarkError(f"{folder}: no items of the split {split!r}: name corpus/times")
    run = CodingRun()
    read = {item.id: _read(item, run) for item in items}
    documents = [_document(item) for item in items]
    times = list(predict_timex(documents, lambda d: read[d.name].times))
    dates = [p for one in read.values() for p in _dates(one)]
    days = [p for p in dates if p.gold is not None and len(p.gold) >= _DAY and "/" not in p.gold]
    score = DatesScore(
        items=len(items),
        events=len(dates),
        date_accuracy=share(sum(p.right for p in dates), len(dates)),
        day_accuracy=share(sum(p.right for p in days), len(days)),
        status_accuracy=share(sum(p.gold_status == p.predicted_status for p in dates), len(dates)),
        times=summarise_timex(len(documents), times),
    )
    return score, [*times, *dates]


def _document(item: TimeItem) -> GoldDocument:
    return GoldDocument(
        name=item.id,
        text=item.text,
        dct=item.published,
        times=tuple(
            GoldTime(start=t.start, end=t.end, type=t.type, value=t.value) for t in item.times
        ),
        scored_until=None,
    )


def _read(item: TimeItem, run: CodingRun) -> _Read:
    loaded = read_text(item.text, ReadOptions(published=item.published), name=item.id)
    if isinstance(loaded, Rejection):
        raise BenchmarkError(f"{item.id}: {loaded.reason}")
    article = loaded.article
    parses, _ = run.annotator.parse(article)
    dateline = next(((s.start, s.end) for s in article.sections if s.kind == "dateline"), None)
    times = TimeTagger().tag(
        article.text,
        parses,
        published=article.published,
        country=item.source_country,
        dateline=dateline,
    )
    return _Read(item, article, run.scenes(run.annotator.annotate(article, parses)), times)


def _dates(read: _Read) -> Iterator[DatePrediction]:
    calendar = Calendar(read.article, read.times, read.scenes)
    for scene in read.scenes:
        anchored = calendar.anchored(scene)
        for event in read.item.events:
            token = _trigger(scene, event)
            if token is None:
                continue
            light = None if token.pos == "VERB" else carrier(scene, token)
            said = frozenset(find_auxiliaries(scene, token, Arguments(light=light)))
            date = calendar.date(scene, token, anchored, said)
            auxiliaries = said | calendar.auxiliaries(scene, token, date)
            status = next((s for s in ("historical", "future") if s in auxiliaries), "actual")
            yield DatePrediction(
                item=read.item.id,
                trigger=event.trigger,
                gold=event.date,
                predicted=date.value if date is not None else None,
                basis=date.basis if date is not None else None,
                gold_status=event.status,
                predicted_status=status,
            )


def _trigger(scene: Scene, event: GoldEventDate) -> Token | None:
    return next((t for t in scene.tokens if t.start <= event.start < t.end), None)
