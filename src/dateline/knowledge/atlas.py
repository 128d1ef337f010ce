"""Places by name: states, regions and landmarks of our own tables, towns of GeoNames."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import asin, cos, inf, radians, sin, sqrt

from dateline.knowledge.gazetteer import Gazetteer, Town, place_key
from dateline.knowledge.place import KnownPlace
from dateline.knowledge.tables import Row
from dateline.records import content_id

EARTH_KM = 6371.0
"""Mean radius of the Earth (IUGG)."""

_STATE_RADIUS = 300.0
"""Half the extent of a state of middling size; for states the point says little anyway."""


class Atlas:
    """Look-up of places. Not changed after it is built.

    Args:
        rows: of the tables of regions and landmarks.
        states: by alpha-3 code, name and point (degrees) of each state.
        towns: GeoNames' populated places.
        own: rows of a user's own places: they stand for the other places of the same name
            in their state, or anywhere where they have no state.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        states: Mapping[str, tuple[str, float, float]],
        towns: Gazetteer,
        own: Iterable[Row] = (),
    ) -> None:
        self._towns = towns
        self._places = _by_name(rows)
        self._own = _by_name(own)
        self._states = {
            code: KnownPlace(
                id=content_id("place", "state", code),
                name=name,
                kind="state",
                country=code,
                lat=lat,
                lon=lon,
                radius_km=_STATE_RADIUS,
            )
            for code, (name, lat, lon) in states.items()
        }

    def state(self, code: str) -> KnownPlace | None:
        """The state with this alpha-3 code as a place."""
        return self._states.get(code)

    def find(self, name: str) -> tuple[KnownPlace, ...]:
        """Regions, landmarks and towns of that name, states not among them; a user's own
        first, then our tables, then towns by population."""
        key = _key(name)
        shipped = (*self._places.get(key, ()), *(_of_town(t) for t in self._towns.find(name)))
        return self._corrected(key, shipped) if self._own else shipped

    def _corrected(self, key: str, shipped: tuple[KnownPlace, ...]) -> tuple[KnownPlace, ...]:
        """A user's own places of a name, and in place of the shipped ones what corrects them."""
        own = self._own.get(key, ())
        found = list(own)
        for place in shipped:
            named = self._own.get(_key(place.name), ())
            if not _instead(own, place):
                found += _instead(named, place) or [place]
        return tuple(dict.fromkeys(found))


def _by_name(rows: Iterable[Row]) -> dict[str, list[KnownPlace]]:
    places: dict[str, list[KnownPlace]] = defaultdict(list)
    for row in rows:
        place = _place(row)
        for name in (row.cells["name"], *row.names("aliases")):
            found = places[_key(name)]
            if place not in found:
                found.append(place)
    return places


def _instead(own: Iterable[KnownPlace], place: KnownPlace) -> list[KnownPlace]:
    """Those of a user's own places that replace a shipped one of their name."""
    return [o for o in own if o.country is None or o.country == place.country]


def _key(name: str) -> str:
    """An abbreviation keeps its full stop: "La." is Louisiana, "LA" is not."""
    return name if name.endswith(".") else place_key(name)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points given in degrees, by the haversine formula."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def _place(row: Row) -> KnownPlace:
    cells = row.cells
    try:
        lat, lon = float(cells["lat"]), float(cells["lon"])
        radius = float(cells["radius_km"] or 10)
    except ValueError:
        raise row.error("a coordinate is no number", "write decimal degrees") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise row.error(f"{lat}, {lon} lies on no globe", "latitude first, then longitude")
    if not 0 < radius < inf:  # nor nan
        raise row.error(f"a radius of {radius} km", "write a number above 0, or nothing")
    return KnownPlace(
        id=cells.get("id") or content_id("place", cells["kind"], cells["name"], cells["country"]),
        name=cells["name"],
        kind=cells["kind"],
        country=cells["country"] or None,
        lat=lat,
        lon=lon,
        radius_km=radius,
        region=cells["code"] or None,
    )


def _of_town(town: Town) -> KnownPlace:
    return KnownPlace(
        id=f"geonames:{town.geonames}",
        name=town.name,
        kind="town",
        country=town.country,
        lat=town.lat,
        lon=town.lon,
        radius_km=_town_radius(town.population),
        population=town.population,
        region=town.region or None,
    )


def _town_radius(population: int) -> float:
    """About half the extent of a town: 4,000 people a square kilometre, in a disc."""
    return max(1.0, sqrt(population / 4000 / 3.14))
