"""The ``read`` command: progress, output and the summary."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.annotate import DEFAULT_MODEL
from dateline.pipeline import Clock, Coded, CodingRun, code_input, expand
from dateline.read import InputFile, ReadOptions
from dateline.records import Record, Rejection
from dateline.show.problems import REJECTED, complain
from dateline.store import SqliteStore

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_STEP_OF_LANGUAGE = "language"


class Tally:
    """What became of the inputs."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.events = 0
        self.languages: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    @property
    def read(self) -> int:
        return sum(self.outcomes.values())

    @property
    def rejected(self) -> int:
        return sum(self.reasons.values())

    def lines(self) -> Iterator[str]:
        """The summary, line by line."""
        coded = self.outcomes["coded"] + self.outcomes["updated"] - sum(self.languages.values())
        parts = [f"{_count(coded, 'article')} coded with {_count(self.events, 'event')}"]
        if self.outcomes["unchanged"]:
            parts.append(f"{self.outcomes['unchanged']} already stored and unchanged")
        yield f"Read {_count(self.read, 'article')}: {', '.join(parts)}."
        for language, number in sorted(self.languages.items()):
            yield f"Not coded: {number} in language '{language}' (only English is coded)."
        if self.rejected:
            yield f"Rejected: {self.rejected}."
            for reason, number in _by_kind(self.reasons):
                yield f"  {number} × {reason}"


def _by_kind(reasons: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Reasons with their numbers; those that differ only after a colon are one kind, so
    that a summary stays short however many lines of a file are broken."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for reason in sorted(reasons):
        kinds[reason.partition(": ")[0]].append(reason)
    for kind, those in kinds.items():
        yield those[0] if len(those) == 1 else kind, sum(reasons[reason] for reason in those)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def read_command(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    db: Path | None,
    as_json: bool,
    ontology: Path | None,
    model: str | None,
    knowledge: Path | None = None,
    coder: str | None = None,
    threshold: float | None = None,
) -> int:
    """Read, code and store or print; the exit code is 1 when something was rejected."""
    clock = Clock()
    run = CodingRun(
        ontology=ontology,
        model=model or DEFAULT_MODEL,
        knowledge=knowledge,
        coder=coder,
        threshold=threshold,
        clock=clock,
    )
    tally = Tally()
    with ExitStack() as stack:
        store = stack.enter_context(SqliteStore(db)) if db is not None else None
        try:
            inputs = expand(paths)
            with _progress(len(inputs), as_json) as bar:
                for source in inputs:
                    items: Iterator[Coded | Rejection]
                    if isinstance(source, InputFile):
                        items = code_input(source, options, run, store, clock)
                    else:
                        items = iter([source])
                        if store is not None:
                            store.put_rejection(source, run.run)
                    for item in items:
                        _note(item, tally, stored=store is not None)
                        if as_json and isinstance(item, Coded):
                            _print_json(item, run, store)
                        bar.show(tally.read)
                    bar.advance()
        finally:
            out = sys.stderr if as_json else sys.stdout
            for line in tally.lines():
                print(line, file=out)
            if db is not None:
                print(f"Records are in {db}", file=out)
    return REJECTED if tally.rejected else 0


def _note(item: Coded | Rejection, tally: Tally, *, stored: bool) -> None:
    if isinstance(item, Rejection):
        _reject(item, item.input or "input", tally)
        return
    tally.outcomes[item.outcome] += 1
    if item.record is None:
        return
    tally.events += len(item.record.events)
    for rejection in item.record.rejections:
        if rejection.step == _STEP_OF_LANGUAGE:
            language = item.record.article.language or "unknown"
            tally.languages[language] += 1
            kept = "; stored and searchable" if stored else ""
            complain(f"{item.name}: {rejection.reason}{kept}")
        else:
            _reject(rejection, item.name, tally)


def _reject(rejection: Rejection, name: str, tally: Tally) -> None:
    tally.reasons[rejection.reason] += 1
    at = "" if rejection.start is None else f" (characters {rejection.start} to {rejection.end})"
    remedy = f": {rejection.remedy}" if rejection.remedy else ""
    complain(f"{name}{at}: {rejection.reason}{remedy}")


def _print_json(item: Coded, run: CodingRun, store: SqliteStore | None) -> None:
    record: Record | None = item.record
    if record is None and store is not None:
        record = store.record(item.article_id, run.run.id)
    if record is not None:
        sys.stdout.buffer.write(record.to_json() + b"\n")
        sys.stdout.buffer.flush()


@contextmanager
def _progress(inputs: int, as_json: bool) -> "Iterator[_Bar]":
    """A bar on standard error where that is a terminal; it is gone when the work is done."""
    if not sys.stderr.isatty() or (as_json and sys.stdout.isatty()):
        yield _Bar(None, None)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = [TextColumn("reading"), BarColumn()]
    if inputs > 1:
        columns += [MofNCompleteColumn(), TimeRemainingColumn()]
    else:  # one file of many articles, perhaps: how many is not known before its end
        columns += [TimeElapsedColumn()]
    columns += [TextColumn("articles: {task.fields[articles]}")]
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        total = inputs if inputs > 1 else None
        yield _Bar(bar, bar.add_task("read", total=total, articles=0))


class _Bar:
    """The bar, if there is one."""

    def __init__(self, bar: "Progress | None", task: "TaskID | None") -> None:
        self._bar = bar
        self._task = task

    def show(self, articles: int) -> None:
        """Say how many articles were read."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, articles=articles)

    def advance(self) -> None:
        """Move on by one input."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
