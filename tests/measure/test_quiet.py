"""Events where there should be none: counted over sentences, listed with their words."""

from pathlib import Path

import pytest

from dateline.measure.errors import BenchmarkError
from dateline.measure.quiet import score_quiet
from dateline.pipeline import CodingRun

QUIET = "The museum opens at nine. Children pay nothing.\n\nThe tea room sells scones."
LOUD = "Mali's army bombarded Gao on Monday."


def test_events_are_counted_over_sentences_and_listed(
    coding_run: CodingRun, tmp_path: Path
) -> None:
    (tmp_path / "quiet.txt").write_text(QUIET, encoding="utf-8")
    (tmp_path / "loud.txt").write_text(LOUD, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    score, events = score_quiet([str(tmp_path)], coding_run)
    assert (score.documents, score.rejected, score.sentences, score.events) == (2, 1, 4, 1)
    assert score.per_thousand == 250.0
    [event] = events
    assert (event.doc, event.trigger) == (str(tmp_path / "loud.txt"), "bombarded")
    assert event.sentence == LOUD
    assert score.from_confidence["0.3"] == 250.0


def test_a_file_in_conll_columns_is_read_as_text(coding_run: CodingRun, tmp_path: Path) -> None:
    file = tmp_path / "some.conll.txt"
    file.write_text("Mali I-LOC\nbombarded O\nGao I-LOC\n. O\n\nTea O\nhelps O\n. O\n", "utf-8")
    score, events = score_quiet([str(file)], coding_run)
    assert (score.documents, score.sentences) == (1, 2)
    assert [e.trigger for e in events] == ["bombarded"]


def test_nothing_to_read_is_said(coding_run: CodingRun, tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="name files or folders"):
        score_quiet([str(tmp_path)], coding_run)
