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
from dateline.corpus.lines import GoldDocument, LineEvent, gold_document
from dateline.corpus.loader import SPLITS, CorpusError, load_corpus
from dateline.corpus.markup import read_markup

__all__ = [
    "SPLITS",
    "CorpusError",
    "GoldClaim",
    "GoldDocument",
    "GoldEvent",
    "GoldItem",
    "GoldLine",
    "GoldQuote",
    "GoldRole",
    "GoldSize",
    "GoldStatement",
    "LineEvent",
    "gold_document",
    "load_corpus",
    "read_markup",
]
