"""Reading an article again: what was known of it is not lost."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipeline import plain_article
from dateline.pipeline.again import with_known
from dateline.records import Article, PublishedBasis, content_id

BASES = get_args(PublishedBasis)
FACTS = ("url", "source", "title", "fetched")

optional = st.none() | st.sampled_from(["x", "y"])


@st.composite
def readings(draw: st.DrawFn) -> Article:
    """One article's text as some reading knows it."""
    basis = draw(st.sampled_from(BASES))
    return msgspec.structs.replace(
        plain_article("Kenya met Uganda."),
        **{name: draw(optional) for name in FACTS},
        published=None if basis == "unknown" else draw(st.sampled_from(["2023", "2024-02"])),
        published_basis=basis,
    )


@given(readings(), readings())
def test_nothing_known_is_lost_and_the_new_wins(new: Article, stored: Article) -> None:
    both = with_known(new, stored)
    for name in FACTS:
        assert getattr(both, name) == (getattr(new, name) or getattr(stored, name))
    strength = ["unknown", "dateline", "metadata", "given"].index
    better = max((new, stored), key=lambda one: strength(one.published_basis))
    if new.published_basis == stored.published_basis:
        better = new
    assert (both.published, both.published_basis) == (better.published, better.published_basis)
    assert both.text == new.text
    assert (both.id, both.sections, both.language) == (new.id, new.sections, new.language)


@given(readings(), readings())
def test_reading_once_more_changes_nothing(new: Article, stored: Article) -> None:
    once = with_known(new, stored)
    assert with_known(new, once) == once
    assert with_known(once, stored) == once


@given(readings())
def test_without_an_earlier_reading_it_is_as_read(new: Article) -> None:
    assert with_known(new, None) == new
    other = msgspec.structs.replace(new, id=content_id("art", "another"), url="z")
    assert with_known(new, other) == new


@pytest.mark.parametrize("basis", BASES)
def test_every_basis_has_its_rank(basis: PublishedBasis) -> None:
    article = msgspec.structs.replace(plain_article("x"), published_basis=basis)
    assert with_known(article, article) == article
