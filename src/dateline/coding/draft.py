"""An event on its way from a coder's finding to a record."""

import msgspec

from dateline.coding.arguments import Arguments
from dateline.records import Auxiliary, Claim, EventDate, Role, Token


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An event of one sentence before it is written as a record.

    ``trigger`` is the head of the trigger's words, which reach from ``start`` to ``end``;
    ``sense`` names the lexicon entry or model head that found it and ``lemma`` its word;
    ``weight`` orders two tellings of one act. ``doers`` and ``undergoers`` are the heads of the
    phrases that fill the frame, of which actors and recipients are made.
    """

    trigger: Token
    start: int
    end: int
    arguments: Arguments
    sense: str
    lemma: str
    weight: float
    doers: tuple[Token, ...]
    undergoers: tuple[Token, ...]
    code: str
    mode: str | None
    auxiliaries: tuple[Auxiliary, ...]
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    date: EventDate | None
    claims: tuple[Claim, ...] = ()
    contexts: tuple[str, ...] = ()
    confidence: float = 0.0
