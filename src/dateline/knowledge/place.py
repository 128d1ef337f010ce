"""What the knowledge base says of a place."""

import msgspec


class KnownPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place with coordinates (WGS 84 degrees).

    ``kind`` is ``state``, ``region1`` or ``region2`` (first and second administrative
    level), ``town``, or a landmark's kind ("sea", "base"). ``country`` is an alpha-3 code,
    ``None`` for waters and what several states share. ``region`` is the code of the
    first-level region that it is or lies in, where known. ``radius_km`` is about half its
    extent. ``population`` is that of towns, else 0. ``id`` is "geonames:…", "wikidata:…" or
    a hash of ours.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    region: str | None = None
