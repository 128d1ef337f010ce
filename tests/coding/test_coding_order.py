from collections.abc import Callable

import pytest

from dateline.records import Record


@pytest.mark.parametrize(
    ("sentence", "first", "relation", "second", "cue"),
    [
        (
            "North Korea fired two missiles shortly before Kim and Putin met.",
            "MOBILIZE",
            "before",
            "CONSULT",
            "before",
        ),
        (
            "Kenya released the fishermen after Uganda withdrew its troops.",
            "RETREAT",
            "after",
            "RETREAT",
            "after",
        ),
        (
            "Police arrested the editor while protesters marched in Lima.",
            "COERCE",
            "simultaneous",
            "PROTEST",
            "while",
        ),
    ],
)
def test_order_that_a_word_signals(
    sentence: str,
    first: str,
    relation: str,
    second: str,
    cue: str,
    read: Callable[..., Record],
) -> None:
    events = {e.id: e for e in read(sentence).events}
    [(event, order)] = [(e, o) for e in events.values() for o in e.order]
    assert (event.code, order.relation) == (first, relation)
    assert events[order.event].code == second
    assert order.cue.text == cue


def test_no_order_without_a_cue(read: Callable[..., Record]) -> None:
    events = read("Kenya condemned Uganda and recalled its ambassador.").events
    assert len(events) == 2
    assert all(event.order == () for event in events)
