"""Two sets of labels compared layer by layer."""

import pytest

from dateline.corpus import GoldItem, read_markup
from dateline.corpus.consistency import consistency, kappa
from dateline.ontology import load_ontology

TEXT = "Kenya accused Uganda on Friday of theft; Uganda denied it and left the talks."


def item(*labels: str, text: str = TEXT) -> GoldItem:
    head = "%% family=f hand=h kind=sentences\n# 1 2001-01-01 agency\n"
    found, faults = read_markup(head + "\n".join((text, *labels)), load_ontology())
    assert not faults
    return found[0]


ACCUSED = 'ACCUSE.allege "accused" a="Kenya":KEN r="Uganda":UGA t="Friday"'
DENIED = 'REJECT "denied" a="Uganda"#2:UGA'


def test_the_same_labels_are_alike_in_every_layer() -> None:
    one = item(ACCUSED, DENIED)
    same = consistency([one], [one])
    assert same.trigger_f1 == same.event_f1 == same.code_kappa == same.mode_same == 1.0
    assert same.actor_f1 == same.recipient_f1 == same.country_same == same.time_f1 == 1.0


def test_what_differs_shows_in_its_own_layer() -> None:
    other = item(
        'ACCUSE "accused" a="Kenya":KEN r="Uganda"#2:RWA st=negated',
        'SANCTION.withdraw "left" a="Uganda"#2:UGA',
    )
    found = consistency([item(ACCUSED, DENIED)], [other])
    assert (found.first_events, found.second_events, found.items) == (2, 2, 1)
    assert found.trigger_f1 == 0.5
    assert found.event_f1 == 0.5
    assert found.mode_same == 0.0
    assert found.status_kappa == 0.0
    assert found.actor_f1 == 1.0
    assert found.recipient_f1 == 0.0
    assert found.country_same == 1.0
    assert found.time_f1 == 0.0


def test_another_code_at_the_same_words_is_a_trigger_and_no_event() -> None:
    found = consistency([item(DENIED)], [item('CONCEDE "denied" a="Uganda"#2:USA')])
    assert (found.trigger_f1, found.event_f1, found.country_same) == (1.0, 0.0, 0.0)


def test_other_texts_are_not_compared() -> None:
    with pytest.raises(ValueError, match="f-1: the two texts differ"):
        consistency([item(DENIED)], [item(text="Rain.")])
    assert consistency([], []).items == 0


def test_kappa_takes_chance_away() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert kappa([("a", "b"), ("b", "a")]) == -1.0
    assert kappa([("a", "a")]) == 1.0
    # Cohen (1960), table 1: 200 cases, kappa .49
    table = {("a", "a"): 88, ("a", "b"): 14, ("a", "c"): 18, ("b", "a"): 10, ("b", "b"): 40,
             ("b", "c"): 10, ("c", "a"): 2, ("c", "b"): 6, ("c", "c"): 12}  # fmt: skip
    assert kappa([p for p, n in table.items() for _ in range(n)]) == pytest.approx(0.49, abs=0.01)
