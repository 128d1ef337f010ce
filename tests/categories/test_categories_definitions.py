"""Definitions of a user's own categories: what is read and what is refused."""

from pathlib import Path

import pytest

from dateline.coding.categories import CategoriesError, load_definitions

GOOD = """
name: harbour
categories:
  STORM:
    description: A storm does damage.
    examples: [One storm., Two storms., Three storms.]
none: [A calm day.]
"""


def written(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "own.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_definitions_are_read(tmp_path: Path) -> None:
    found = load_definitions(written(tmp_path, GOOD))
    assert (found.name, list(found.categories), found.none) == (
        "harbour",
        ["STORM"],
        ("A calm day.",),
    )
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        ("name: [", "own.yaml, line"),
        ("", "see docs/categories.md"),
        ("name: x\ncategories: {}", "no categories"),
        ("name: x\ncategories: {A: {description: d, examples: [a, b]}}", "A has 2 examples"),
        ("name: x\ncategories: {A: {description: d, examples: [a, b, ' ']}}", "empty example"),
        (
            "name: x\ncategories: {A: {description: d, examples: [a, b, c]}, "
            "B: {description: d, examples: [c, d, e]}}",
            "B and A share the example 'c'",
        ),
        ("name: x\ncategories: {A: {description: d, example: [a, b, c]}}", "example"),
        ("name: x\ncategories: {A: 3}", "categories"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_file(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    with pytest.raises(CategoriesError) as caught:
        load_definitions(written(tmp_path, text))
    assert "own.yaml" in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CategoriesError, match=r"none\.yaml: cannot be read"):
        load_definitions(tmp_path / "none.yaml")
