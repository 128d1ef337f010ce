"""PLV's roots are those of an older edition: YIELD, and agreements to yield are AGREE."""

import pytest

from dateline.measure.plv import PlvRow, plv_root, predict_plv
from dateline.pipeline import CodingRun


def row(text: str, source: str, target: str) -> PlvRow:
    at, to = text.index(source), text.index(target)
    return PlvRow(
        number=1, text=text, source=(at, at + len(source)), target=(to, to + len(target)),
        root="YIELD", quad=2,
    )  # fmt: skip


def test_both_kinds_of_giving_way_are_yield_unless_promised() -> None:
    assert [plv_root(c) for c in ("CONCEDE", "RETREAT", "AID")] == ["YIELD", "YIELD", "AID"]
    assert plv_root("CONCEDE", promised=True) == "AGREE"
    assert plv_root("ASSAULT", promised=True) == "ASSAULT"
    assert plv_root("SANCTION", mode="convict") == "ACCUSE"
    assert plv_root("SANCTION", mode="expel") == "SANCTION"
    assert plv_root("AGREE", negated=True) == "REJECT"
    assert plv_root("RETREAT", negated=True) == "REJECT"
    assert plv_root("ASSAULT", negated=True) == "ASSAULT"


@pytest.mark.parametrize("coder", ["lexicon", "trained"])
@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Mali withdrew its troops from Togo on Monday.", "YIELD"),
        ("Mali agreed on Monday to withdraw its troops from Togo.", "AGREE"),
        ("Mali will withdraw its troops from Togo.", "AGREE"),
        ("Mali would have withdrawn its troops from Togo.", "YIELD"),
        ("A court in Mali convicted Togo's minister of fraud.", "ACCUSE"),
        ("Mali did not sign the treaty with Togo.", "REJECT"),
        ("Mali bombarded villages in Togo on Monday.", "ASSAULT"),
    ],
)
def test_a_row_gets_the_root_between_its_parties(coder: str, text: str, root: str) -> None:
    [found] = predict_plv(CodingRun(coder=coder), [row(text, "Mali", "Togo")])
    assert found.predicted == root
