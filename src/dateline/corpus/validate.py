"""What is wrong with a corpus as a whole: balance, doubles, leaks between splits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.corpus.closeness import SHORTEST, close_pairs
from dateline.corpus.gold import GoldItem
from dateline.corpus.statistics import count
from dateline.ontology import Ontology

CLOSE = 0.6
"""Likeness from which two texts count as near-duplicates."""


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """The least that a corpus must hold."""

    sentences: int = 4000
    empty: int = 1300
    articles: int = 150
    per_code: int = 200
    per_mode: int = 20
    not_actual: int = 600
    negated: int = 250


def faults_of_items(items: Sequence[GoldItem]) -> Iterator[str]:
    """Items of sentences that say neither an event nor why there is none, or both; triggers
    labelled twice with one code."""
    for item in items:
        if item.kind == "sentences":
            empty = any(line.empty for line in item.lines)
            if empty == bool(item.events):
                yield f"{item.id}: needs either an event or a 0 line"
        seen = {(e.trigger.start, e.trigger.end, e.code) for e in item.events}
        if len(seen) < len(item.events):
            yield f"{item.id}: one trigger has one code twice"


def faults_of_balance(
    items: Sequence[GoldItem], ontology: Ontology, least: Balance
) -> Iterator[str]:
    """Where the corpus holds less than it must."""
    counts = count(items)
    not_actual = counts.events - counts.statuses.get("actual", 0)
    figures = (
        ("sentences", counts.sentences, least.sentences),
        ("sentences without an event", sum(counts.empty.values()), least.empty),
        ("articles", counts.articles, least.articles),
        ("events that are not actual", not_actual, least.not_actual),
        ("negated events", counts.statuses.get("negated", 0), least.negated),
        *((code, counts.codes.get(code, 0), least.per_code) for code in ontology.codes),
        *(
            (f"{code}.{mode}", counts.modes.get(f"{code}.{mode}", 0), least.per_mode)
            for code, known in ontology.codes.items()
            for mode in known.modes
        ),
    )
    for name, found, wanted in figures:
        if found < wanted:
            yield f"{name}: {found}, at least {wanted} wanted"


def faults_of_splits(splits: Mapping[str, Sequence[GoldItem]]) -> Iterator[str]:
    """Families in two splits, and near-duplicates across splits or within one."""
    homes: dict[str, set[str]] = defaultdict(set)
    for split, items in splits.items():
        for item in items:
            homes[item.family].add(split)
    for family, where in homes.items():
        if len(where) > 1:
            yield f"family {family} is in {', '.join(sorted(where))}"
    lines = {name: _lines(items) for name, items in splits.items()}
    texts = {name: [text for _, text in found] for name, found in lines.items()}
    names = list(splits)
    for at, first in enumerate(names):
        for second in names[at:]:
            for i, j, likeness in close_pairs(texts[first], texts[second], CLOSE):
                one, other = lines[first][i][0], lines[second][j][0]
                yield f"{one} ({first}) and {other} ({second}): {likeness:.2f}"


def faults_of_closeness(items: Sequence[GoldItem], others: Sequence[str]) -> Iterator[str]:
    """Items that are too close to texts that may not be in the corpus."""
    lines = _lines(items)
    for i, j, likeness in close_pairs([text for _, text in lines], others, CLOSE):
        yield f"{lines[i][0]} is {likeness:.2f} close to {others[j][:60]!r}"


def _lines(items: Sequence[GoldItem]) -> list[tuple[str, str]]:
    """(item, text) of every line. Whole articles would not do: the longer two texts are, the
    more the counts of their grams are those of the language."""
    return [
        (item.id, text)
        for item in items
        for line in item.lines
        if len(text := item.text[line.start : line.end]) >= SHORTEST
    ]
