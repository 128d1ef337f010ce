"""Four example articles give, in short, the records that lie in ``golden/``.

After a change that is meant: ``pytest tests/test_golden.py --update-golden``, then read the
difference line by line. The goldens are what the coder does today, checked by eye; they
are no gold standard.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.pipeline import CodingRun
from dateline.read import InputFile, Loaded, read_input
from dateline.records import Event, Record, Role

TESTS = Path(__file__).resolve().parent
GOLDEN = TESTS / "golden"

CASES = {
    "agency": ("01-agency-border-talks.txt", 0),
    "page": ("05-page-baltic-cable.html", 0),
    "promo": ("06-promo-lines-pacific-summit.txt", 0),
    "row": ("07-batch-three-rows.jsonl", 0),
}
_SHOWN = 48
"""Characters of a section that are shown: enough to know it by."""


def _role(role: Role) -> str:
    """ "the Kremlin [RUS GOV]"."""
    return f"{role.text} [{role.country or '-'} {role.sector or '-'}]"


def _event(event: Event, record: Record) -> dict[str, Any]:
    sentence = record.sentences[event.sentence]
    return {
        "sentence": record.article.text[sentence.start : sentence.end],
        "event": f"{event.code}/{event.mode}" if event.mode else event.code,
        "status": event.status,
        "aux": list(event.aux),
        "trigger": event.trigger.text,
        "actors": [_role(r) for r in event.actors],
        "recipients": [_role(r) for r in event.recipients],
        "place": event.place and f"{event.place.text} [{event.place.country or '-'}]",
    }


def summary(record: Record) -> dict[str, Any]:
    """The parts of a record that people can check by reading, without ids and offsets."""
    article = record.article
    return {
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": f"{article.published} ({article.published_basis})",
        "language": article.language,
        "sections": [
            f"{s.kind}: {' '.join(article.text[s.start : s.end].split())[:_SHOWN]}"
            for s in article.sections
        ],
        "events": [_event(event, record) for event in record.events],
        "rejections": [r.reason for r in record.rejections],
    }


def read_example(file: str, index: int) -> Loaded:
    path = TESTS.parent / "examples" / file
    item = list(read_input(InputFile(path=path, name=file)))[index]
    assert isinstance(item, Loaded)
    return item


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, coding_run: CodingRun, pytestconfig: pytest.Config) -> None:
    found = summary(coding_run.record(read_example(*CASES[name]).article))
    file = GOLDEN / f"{name}.json"
    if pytestconfig.getoption("--update-golden"):
        text = json.dumps(found, ensure_ascii=False, indent=1)
        file.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    assert found == json.loads(file.read_text(encoding="utf-8"))


def test_every_golden_file_has_a_case() -> None:
    assert sorted(p.stem for p in GOLDEN.iterdir()) == sorted(CASES)
