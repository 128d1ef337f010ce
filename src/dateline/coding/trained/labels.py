"""What the trained coder can say: its label sets, in the order of its output columns."""

from typing import Self

import msgspec

from dateline.coding.trained.clues import clue_names
from dateline.ontology import Ontology
from dateline.records import STATUS_PRECEDENCE, Auxiliary, Certainty

ROLES = ("actor", "recipient", "place", "time", "holder", "cue")
"""What a word can be to a trigger; holder and cue belong to the claim that tells of it."""

CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """Label sets of one model.

    ``modes`` are written ``CODE.mode``. Column 0 of the trigger and mode outputs means
    "none"; ``contexts`` and ``auxiliaries`` are judged one by one. ``clues`` are the input's.
    """

    codes: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    clues: tuple[str, ...] = ()
    roles: tuple[str, ...] = ROLES
    auxiliaries: tuple[Auxiliary, ...] = STATUS_PRECEDENCE
    certainties: tuple[Certainty, ...] = CERTAINTIES

    @classmethod
    def of(cls, ontology: Ontology) -> Self:
        """The labels of an ontology, in its own order."""
        return cls(
            codes=tuple(ontology.codes),
            modes=tuple(f"{c}.{m}" for c, code in ontology.codes.items() for m in code.modes),
            contexts=tuple(ontology.contexts),
            clues=clue_names(ontology.codes),
        )

    @property
    def event_columns(self) -> dict[str, slice]:
        """Where each kind of judgment stands in the event output."""
        columns: dict[str, slice] = {}
        at = 0
        for name, width in (
            ("mode", len(self.modes) + 1),
            ("aux", len(self.auxiliaries)),
            ("claimed", 1),
            ("denied", 1),
            ("certainty", len(self.certainties)),
            ("context", len(self.contexts)),
        ):
            columns[name] = slice(at, at + width)
            at += width
        return columns

    @property
    def event_width(self) -> int:
        """The number of columns of the event output."""
        widest: int = max(s.stop for s in self.event_columns.values())
        return widest
