"""From the network's scores to sightings, without the network."""

import numpy as np
import pytest

from dateline.coding.trained.clues import Clue, marked
from dateline.coding.trained.labels import Labels
from dateline.coding.trained.linking import Linked, linking
from dateline.coding.trained.model import Reading
from dateline.coding.trained.sighting import Sighting, max_score, sightings

LABELS = Labels(
    codes=("AID", "ASSAULT"),
    modes=("ASSAULT.aerial", "ASSAULT.drone"),
    contexts=("military", "election"),
)
TEXT = "Mali bombarded Gao by drone"
OFFSETS = ((0, 0), (0, 4), (5, 9), (9, 14), (15, 18), (19, 21), (22, 27), (0, 0))
FIRST = (False, True, True, False, True, True, True, False)


def reading(scores: dict[int, tuple[float, float]], **said: dict[int, float]) -> Reading:
    """Scores by piece (of AID and of ASSAULT); ``said``: event columns of all pieces."""
    triggers = np.zeros((8, 3), dtype=np.float32)
    for piece in range(8):
        triggers[piece, 1:] = scores.get(piece, (0.0, 0.0))
    triggers[:, 0] = 1 - triggers.sum(1)
    events = np.full((8, LABELS.event_width), -5.0, dtype=np.float32)
    for name, columns in said.items():
        at = LABELS.event_columns[name]
        for column, value in columns.items():
            events[:, at.start + column] = value
    roles = np.full((8, 8, len(LABELS.roles)), -5.0, dtype=np.float32)
    roles[2, 1, LABELS.roles.index("actor")] = 5
    roles[2, 4, LABELS.roles.index("recipient")] = 5
    return Reading(
        offsets=OFFSETS, first=FIRST, triggers=triggers, roles=roles, events=events,
        vector=np.zeros(4, dtype=np.float32), look=np.zeros(3, dtype=np.float32),
    )  # fmt: skip


def only(found: list[Sighting]) -> Sighting:
    [one] = found
    return one


def test_a_trigger_is_a_whole_word() -> None:
    one = only(sightings(reading({2: (0.1, 0.8)}), LABELS, 0.5))
    assert TEXT[one.start : one.end] == "bombarded"
    assert (one.code, one.mode) == ("ASSAULT", None)
    assert one.score == pytest.approx(0.9)
    assert one.share == pytest.approx(0.8 / 0.9)


def test_pieces_inside_a_word_are_no_triggers() -> None:
    assert sightings(reading({3: (0.0, 0.9)}), LABELS, 0.5) == []


def test_neighbouring_words_of_one_code_are_one_trigger() -> None:
    one = only(sightings(reading({5: (0.0, 0.7), 6: (0.0, 0.9)}), LABELS, 0.5))
    assert TEXT[one.start : one.end] == "by drone"
    assert one.score == pytest.approx(0.9)


def test_neighbouring_words_of_two_codes_are_two() -> None:
    found = sightings(reading({5: (0.8, 0.0), 6: (0.0, 0.9)}), LABELS, 0.5)
    assert [(TEXT[s.start : s.end], s.code) for s in found] == [("by", "AID"), ("drone", "ASSAULT")]


def test_nothing_below_the_floor() -> None:
    assert sightings(reading({2: (0.1, 0.3)}), LABELS, 0.5) == []
    assert max_score(reading({2: (0.1, 0.3)})) == pytest.approx(0.4)


def test_a_mode_is_one_of_the_code() -> None:
    aerial = reading({2: (0.0, 0.9)}, mode={0: 0.0, 1: 3.0})
    assert only(sightings(aerial, LABELS, 0.5)).mode == "aerial"
    other = reading({2: (0.9, 0.0)}, mode={0: 0.0, 1: 3.0})
    assert only(sightings(other, LABELS, 0.5)).mode is None


def test_status_claim_and_contexts() -> None:
    said = reading({2: (0.0, 0.9)}, aux={0: 4.0}, claimed={0: 4.0}, denied={0: 4.0},
                   certainty={2: 4.0}, context={1: 4.0})  # fmt: skip
    one = only(sightings(said, LABELS, 0.5))
    assert one.auxiliaries == (LABELS.auxiliaries[0],)
    assert (one.claimed, one.denied, one.certainty) == (True, True, LABELS.certainties[2])
    assert one.contexts == ("election",)


def test_linking_follows_the_direction() -> None:
    read = [(100, reading({2: (0.1, 0.8), 6: (0.5, 0.0)}))]
    mali, gao = (100, 104), (115, 118)
    linked = linking(read, None, LABELS, mali, gao)
    weights = linked.weights
    assert max(weights, key=lambda c: weights[c]) == "ASSAULT"
    assert linked.words == (105, 114)
    assert set(linked.modes) == set(LABELS.codes)
    turned = linking(read, None, LABELS, gao, mali)
    assert turned.weights["ASSAULT"] < weights["ASSAULT"] / 100


def test_linking_without_a_text() -> None:
    assert linking([], None, LABELS, (0, 1), None) == Linked({"AID": 0.0, "ASSAULT": 0.0})


def test_a_closer_look_can_turn_a_doubtful_code_but_not_alone() -> None:
    mali, gao = (100, 104), (115, 118)
    doubtful = [(100, reading({2: (0.35, 0.45)}))]
    sure = [(100, reading({2: (0.001, 0.98)}))]
    look = np.array([0.1, 0.7, 0.2], dtype=np.float32)
    turned = linking(doubtful, look, LABELS, mali, gao)
    assert max(turned.weights, key=lambda c: turned.weights[c]) == "AID"
    assert turned.words == (105, 114)
    kept = linking(sure, look, LABELS, mali, gao).weights
    assert max(kept, key=lambda c: kept[c]) == "ASSAULT"


def test_marks_stand_on_the_words_that_they_touch() -> None:
    words = [Clue(0, 4, ("tag:NNP",)), Clue(5, 14, ()), Clue(15, 18, ())]
    found = marked(words, {"actor": (0, 4), "recipient": (15, 18)})
    assert [w.names for w in found] == [("tag:NNP", "mark:actor"), (), ("mark:recipient",)]
    assert marked(words, {}) == words
