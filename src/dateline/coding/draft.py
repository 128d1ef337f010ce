"""An event on its way from a matched sense to a record."""

import msgspec

from dateline.coding.match import Match
from dateline.records import Auxiliary, EventDate, Role


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An event of one sentence before it is written as a record."""

    match: Match
    code: str
    mode: str | None
    auxiliaries: tuple[Auxiliary, ...]
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    date: EventDate | None
