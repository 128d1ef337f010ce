"""Scoring events: pairs of triggers, triples, status, the table of confusions."""

from collections.abc import Sequence

import pytest

from dateline.corpus.lines import Extent, GoldDocument, LineEvent, LineRole
from dateline.measure.events import match_triggers, score_events, triples
from dateline.pipeline import CodingRun
from dateline.records import Event, Role, Span


def gold(start: int, end: int, code: str) -> LineEvent:
    return LineEvent(trigger=Extent(start=start, end=end), code=code)


def found(start: int, end: int, code: str, *actors: str | None) -> Event:
    roles = tuple(Role(start=0, end=1, text="x", country=c) for c in actors)
    return Event(
        id=f"{start}{code}", sentence=0, code=code, quad=1, score=0.0, confidence=0.5,
        trigger=Span(start=start, end=end, text="x" * (end - start)), actors=roles,
    )  # fmt: skip


def test_each_trigger_has_one_partner_of_the_same_code_if_there_is_one() -> None:
    golden = [gold(0, 5, "AID"), gold(4, 9, "AGREE"), gold(20, 22, "AID")]
    predicted = [found(3, 9, "AID"), found(0, 9, "AGREE"), found(30, 31, "AID")]
    pairs = list(match_triggers(golden, predicted))
    assert {(g.code, p.code) for g, p in pairs} == {("AID", "AID"), ("AGREE", "AGREE")}


def roles(countries: Sequence[str | None]) -> tuple[LineRole, ...]:
    return tuple(LineRole(start=0, end=1, country=c) for c in countries)


@pytest.mark.parametrize(
    ("actors", "recipients", "wanted"),
    [
        (["KEN"], ["UGA"], {("KEN", "UGA", "AID")}),
        (["KEN", "TZA"], ["UGA"], {("KEN", "UGA", "AID"), ("TZA", "UGA", "AID")}),
        (["KEN"], [], {("KEN", "---", "AID")}),
        ([], ["UNO"], {("---", "UNO", "AID")}),
        ([None], [None], {("---", "---", "AID")}),
        (["UGA", "KEN"], [], {("KEN", "UGA", "AID")}),
        (["UGA", "KEN", "TZA"], [], {("KEN", "UGA", "AID"), ("TZA", "UGA", "AID"),
                                     ("KEN", "TZA", "AID")}),
    ],
)  # fmt: skip
def test_triples(actors: list[str | None], recipients: list[str | None], wanted: object) -> None:
    event = LineEvent(
        trigger=Extent(start=0, end=1), code="AID", actors=roles(actors),
        recipients=roles(recipients),
    )  # fmt: skip
    assert triples([event]) == wanted


def test_a_document_is_coded_and_compared() -> None:
    text = "Kenya accused Uganda of lying. Uganda did not withdraw its troops from Busia."
    accused, withdraw = text.index("accused"), text.index("withdraw")
    document = GoldDocument(
        doc="a",
        published="2001-01-01",
        events=(
            LineEvent(
                trigger=Extent(start=accused, end=accused + 7), code="ACCUSE", modes=("allege",),
                actors=roles(["KEN"]), recipients=roles(["UGA"]),
            ),
            LineEvent(
                trigger=Extent(start=withdraw, end=withdraw + 8), code="RETREAT",
                status="negated", actors=roles(["UGA"]),
            ),
            LineEvent(trigger=Extent(start=24, end=29), code="REJECT"),
        ),
    )  # fmt: skip
    score, items = score_events([(document, text)], CodingRun(coder="lexicon"))
    assert (score.trigger.right, score.trigger.gold, score.trigger.predicted) == (2, 3, 2)
    assert score.trigger_code.precision == 1.0
    assert score.trigger_code.recall == pytest.approx(2 / 3, abs=1e-4)
    assert (score.status_right, score.negated.right, score.negated_as_actual) == (1.0, 1, 0.0)
    assert score.triple.right == 2
    assert score.confusion == {
        "ACCUSE": {"ACCUSE": 1}, "REJECT": {"-": 1}, "RETREAT": {"RETREAT": 1},
    }  # fmt: skip
    assert score.per_code["REJECT"].recall == 0.0
    assert score.per_mode["ACCUSE.allege"].gold == 1
    assert [i.gold for i in items] == ["ACCUSE", "RETREAT", "REJECT"]
    empty, _ = score_events([(GoldDocument(doc="b"), text)], CodingRun())
    assert empty.trigger.f1 == 0.0
    assert empty.confusion["-"] == {"ACCUSE": 1, "RETREAT": 1}
