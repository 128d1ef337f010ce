"""The score of body extraction, on two small pages written for it."""

import json
from pathlib import Path

import pytest

from dateline.measure.body import predict_body, score_body

PARAGRAPH = (
    "The two governments agreed on Tuesday to open the bridge again, after eleven months in which "
    "nobody could cross it without a permit from both of the capitals. "
)
PAGE = (
    "<html><head><title>Bridge opens</title></head><body><nav>Weather and traffic</nav>"
    f"<article><h1>Bridge opens</h1><p>KYIV — {PARAGRAPH}</p><p>{PARAGRAPH}</p>"
    "<p>Sign up for our newsletter</p></article></body></html>"
)


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    (tmp_path / "one.html").write_text(PAGE)
    (tmp_path / "two.html").write_text("<html><body></body></html>")
    expected = {
        "one": {
            "file": "one.html",
            "with": ["KYIV — The two", "Bridge opens"],
            "without": ["Weather and traffic", "Sign up for our newsletter", "open the bridge"],
        },
        "two": {"file": "two.html", "with": ["missing"], "without": []},
    }
    (tmp_path / "expected.json").write_text(json.dumps(expected))
    return tmp_path


def test_counts_and_figures(bench: Path) -> None:
    score = score_body(bench)
    assert score.n == 2
    assert (score.ours.tp, score.ours.fn, score.ours.fp, score.ours.tn) == (2, 1, 1, 2)
    assert score.recall_with == pytest.approx(2 / 3)
    assert score.rejection_without == pytest.approx(2 / 3)
    assert score.ours.precision == pytest.approx(2 / 3)
    assert score.ours.f1 == pytest.approx(2 / 3)
    assert score.ours.accuracy == pytest.approx(4 / 6)
    assert score.default.tn <= score.ours.tn


def test_predictions_can_be_written_as_json(bench: Path) -> None:
    predictions = list(predict_body(bench))
    assert [one["page"] for one in predictions] == ["one"] * 5 + ["two"]
    assert json.loads(json.dumps(predictions[0]))["found"] is True
