"""The open gold corpus of political events and claims: its markup and records."""

from dateline.corpus.gold import (
    GoldClaim,
    GoldEvent,
    GoldItem,
    GoldLine,
    GoldQuote,
    GoldRole,
    GoldSize,
    GoldStatement,
)
from dateline.corpus.markup import read_markup

__all__ = [
    "GoldClaim",
    "GoldEvent",
    "GoldItem",
    "GoldLine",
    "GoldQuote",
    "GoldRole",
    "GoldSize",
    "GoldStatement",
    "read_markup",
]
