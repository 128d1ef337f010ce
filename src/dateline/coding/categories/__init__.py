"""Categories of a user's own: told by a description and some examples each."""

from dateline.coding.categories.definitions import (
    CategoriesError,
    Category,
    Definitions,
    load_definitions,
)
from dateline.coding.categories.head import CategoryHead, Sighted, Vectors, fit_head

__all__ = [
    "CategoriesError",
    "Category",
    "CategoryHead",
    "Definitions",
    "Sighted",
    "Vectors",
    "fit_head",
    "load_definitions",
]
