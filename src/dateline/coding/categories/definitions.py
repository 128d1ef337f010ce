"""Reading the definitions of a user's own categories (YAML)."""

from pathlib import Path

import msgspec

from dateline.records import sha256_hex

LEAST_EXAMPLES = 3


class CategoriesError(ValueError):
    """Definitions that cannot be used; names the file, the cause and the remedy."""


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as a category, and sentences that tell it."""

    description: str
    examples: tuple[str, ...]


class Definitions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of categories; ``none`` are sentences that tell none of them.

    ``sha256`` is that of the file, so that what was coded says by which definitions.
    """

    name: str
    categories: dict[str, Category]
    none: tuple[str, ...] = ()
    sha256: str = ""


def load_definitions(file: Path) -> Definitions:
    """The definitions in a YAML file (docs/categories.md).

    Raises:
        CategoriesError: the file cannot be read, is no YAML, lacks a field, or a category has
            fewer than ``LEAST_EXAMPLES`` examples or one that another category has too.
    """
    import yaml

    try:
        raw = file.read_bytes()
        tree = yaml.safe_load(raw.decode("utf-8"))
    except OSError as error:
        cause = error.strerror or str(error)
        raise CategoriesError(f"{file}: cannot be read ({cause}): check the name") from error
    except UnicodeDecodeError as error:
        raise CategoriesError(f"{file}: not UTF-8 text: save the file in UTF-8") from error
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where is not None else ""
        problem = getattr(error, "problem", None) or "no YAML"
        raise CategoriesError(f"{file}{line}: {problem}: see docs/categories.md") from error
    try:
        found = msgspec.convert(tree, Definitions)
    except msgspec.ValidationError as error:
        raise CategoriesError(f"{file}: {error}: see docs/categories.md") from error
    _check(file, found)
    return msgspec.structs.replace(found, sha256=sha256_hex(raw))


def _check(file: Path, found: Definitions) -> None:
    if not found.categories:
        raise CategoriesError(f"{file}: no categories: write at least one, with examples")
    seen: dict[str, str] = {}
    for name, category in found.categories.items():
        if len(category.examples) < LEAST_EXAMPLES:
            raise CategoriesError(
                f"{file}: {name} has {len(category.examples)} examples: "
                f"write at least {LEAST_EXAMPLES}, better ten"
            )
        for example in category.examples:
            if not example.strip():
                raise CategoriesError(f"{file}: {name} has an empty example: write or delete it")
            if example in seen:
                raise CategoriesError(
                    f"{file}: {name} and {seen[example]} share the example {example!r}: "
                    "keep it in one"
                )
            seen[example] = name
