"""What a body was at a time: movements that fought before they sat in parliament.

The day on which a war ended, power was taken or an accord was signed is the last one of an
armed group; a cease-fire that did not hold ends nothing.
"""

import re
from collections.abc import Collection, Iterable, Mapping

import msgspec

from dateline.knowledge.tables import Row

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """Country (alpha-3) and PLOVER sector from ``first`` to ``last`` (ISO days, both included;
    an empty ``last`` is still going on)."""

    country: str
    sector: str
    first: str
    last: str

    def covers(self, day: str) -> bool:
        """Whether the body was this on a day (ISO)."""
        return self.first <= day and (not self.last or day <= self.last)


def phases_of(rows: Iterable[Row], names: Collection[str]) -> Mapping[str, tuple[Phase, ...]]:
    """The phases of each body, by the name of its entry.

    Raises:
        KnowledgeError: a body that no table holds, or a day that is none.
    """
    found: dict[str, tuple[Phase, ...]] = {}
    for row in rows:
        cells = row.cells
        if cells["name"] not in names:
            raise row.error(f"no body {cells['name']!r}", "write the name of an organization")
        for column in ("first", "last"):
            if not _DAY.fullmatch(cells[column]) and (column == "first" or cells[column]):
                raise row.error(f"{cells[column]!r} is not a day", "write YYYY-MM-DD")
        phase = Phase(
            country=cells["code"],
            sector=cells["sector"],
            first=cells["first"],
            last=cells["last"],
        )
        found[cells["name"]] = (*found.get(cells["name"], ()), phase)
    return found
