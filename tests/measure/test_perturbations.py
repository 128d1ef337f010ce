"""Changed sentences: what changes, where the trigger goes, what is refused, and the rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding import Scene
from dateline.corpus.lines import Extent, GoldDocument, LineEvent, LineRole
from dateline.measure.perturb import negated, other_numbers, other_states, passive
from dateline.measure.perturbations import score_perturbations
from dateline.pipeline import CodingRun, plain_article

KENYA = "Kenya accused 3 Ugandan officers of lying on Monday."


def event(text: str, word: str, actor: str = "", country: str = "KEN") -> LineEvent:
    start = text.index(word)
    actors = ()
    if actor:
        at = text.index(actor)
        actors = (LineRole(start=at, end=at + len(actor), country=country),)
    return LineEvent(
        trigger=Extent(start=start, end=start + len(word)), code="ACCUSE", actors=actors
    )


def scenes(run: CodingRun, text: str) -> list[Scene]:
    return run.scenes(run.annotation(plain_article(text)))


def test_numbers_and_days_change_and_the_trigger_moves_with_them() -> None:
    text = "On Monday 19 guards accused Kenya."
    changed = other_numbers(text, event(text, "accused"), ())
    assert changed is not None
    assert changed.text == "On Tuesday 21 guards accused Kenya."
    assert changed.text[changed.start : changed.end] == "accused"


@given(st.text(alphabet="0123456789 ,.Mondayx", max_size=40), st.text(max_size=20))
def test_the_trigger_is_always_the_same_word(before: str, after: str) -> None:
    text = f"{before} accused {after}"
    changed = other_numbers(
        text,
        LineEvent(
            trigger=Extent(start=len(before) + 1, end=len(before) + 8),
            code="ACCUSE",
        ),
        (),
    )
    assert changed is None or changed.text[changed.start : changed.end] == "accused"


def test_years_and_texts_without_numbers_stay() -> None:
    text = "In 1998 Kenya accused Uganda."
    assert other_numbers(text, event(text, "accused"), ()) is None


def test_only_states_that_take_part_are_exchanged_and_everywhere() -> None:
    text = "Kenya accused Uganda; Kenya and Malawi wept."
    change = other_states({"Kenya": "Libya", "Malawi": "Togo"})
    changed = change(text, event(text, "accused", "Kenya"), ())
    assert changed is not None
    assert changed.text == "Libya accused Uganda; Libya and Malawi wept."
    assert change(text, event(text, "accused"), ()) is None


def test_active_becomes_passive_with_the_doer_kept(coding_run: CodingRun) -> None:
    text = "The Kenyan army attacked two villages on Monday."
    changed = passive(text, event(text, "attacked", "The Kenyan army"), scenes(coding_run, text))
    assert changed is not None
    assert changed.text == "Two villages were attacked by the Kenyan army on Monday."
    assert changed.text[changed.start : changed.end] == "attacked"
    assert changed.doer == "KEN"


def test_a_negation_takes_the_verb_s_bare_form(coding_run: CodingRun) -> None:
    changed = negated(KENYA, event(KENYA, "accused", "Kenya"), scenes(coding_run, KENYA))
    assert changed is not None
    assert changed.text == "Kenya did not accuse 3 Ugandan officers of lying on Monday."
    assert changed.text[changed.start : changed.end] == "accuse"


@pytest.mark.parametrize(
    "text",
    [
        "He accused Uganda of lying.",
        "Kenya has accused Uganda of lying.",
        "Kenya never accused Uganda of lying.",
        "Officials said Kenya accused Uganda of lying.",
        "Kenya sharply accused Uganda of lying.",
    ],
)
def test_other_clauses_are_left_alone(coding_run: CodingRun, text: str) -> None:
    found = scenes(coding_run, text)
    assert passive(text, event(text, "accused"), found) is None
    assert negated(text, event(text, "accused"), found) is None


def test_the_rates_count_only_what_was_right_before(coding_run: CodingRun) -> None:
    wrong = "Kenya baked 3 loaves of bread."
    gold = [
        (GoldDocument(doc="a", events=(event(KENYA, "accused", "Kenya"),)), KENYA),
        (GoldDocument(doc="b", events=(event(wrong, "baked", "Kenya"),)), wrong),
    ]
    rates, items = score_perturbations(gold, coding_run)
    assert {i.doc for i in items} == {"a"}
    assert rates["numbers"].cases == 1
    assert rates["numbers"].same == 1.0
    assert rates["negation"].negated == 1.0
    assert rates["passive"].doer_kept == 1.0
