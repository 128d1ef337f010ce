"""The source's country, and what it changes."""

import pytest

from dateline.annotate.source_country import source_country
from dateline.knowledge import load
from dateline.pipeline import CodingRun
from dateline.read import Loaded, ReadOptions, read_text

CASES = [
    ("https://www.example.co.uk/news/1", None, "GBR"),
    ("https://example.com/news", "example.ie", "IRL"),
    (None, "Le Monde", "FRA"),
    ("https://example.io/x", None, None),
    ("http://[broken", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("url", "source", "country"), CASES)
def test_the_country_of_a_source(url: str | None, source: str | None, country: str | None) -> None:
    loaded = read_text("Text of an article.", ReadOptions(url=url, source=source))
    assert isinstance(loaded, Loaded)
    assert source_country(loaded.article, load()) == country


def test_a_numeric_date_is_read_as_in_the_source_s_country(coding_run: CodingRun) -> None:
    text = "Kenya freed the two men on 03/04/2024, a court in Nairobi said."
    values = []
    for source in ("example.co.ke", "example.us", None):
        loaded = read_text(text, ReadOptions(published="2024-05-01", source=source))
        assert isinstance(loaded, Loaded)
        [time] = coding_run.record(loaded.article).times
        values.append(time.value)
    assert values == ["2024-04-03", "2024-03-04", None]
