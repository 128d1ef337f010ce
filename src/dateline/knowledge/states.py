"""What state a country, a land or a town was in on a day."""

from typing import NamedTuple


class _Ended(NamedTuple):
    """First and last day (ISO) of a state, and the one that the news goes on to speak of."""

    first: str
    last: str
    successor: str

    def on(self, day: str) -> bool:
        return self.first <= day <= self.last


_ENDED = {
    "SUN": _Ended("1922-12-30", "1991-12-25", "RUS"),
    "CSK": _Ended("1918-10-28", "1992-12-31", "CZE"),
    "YUG": _Ended("1918-12-01", "2003-02-03", "SRB"),
    "SCG": _Ended("2003-02-04", "2006-06-05", "SRB"),
    "DDR": _Ended("1949-10-07", "1990-10-02", "DEU"),
    "VDR": _Ended("1945-09-02", "1976-07-02", "VNM"),
    "YMD": _Ended("1967-11-30", "1990-05-21", "YEM"),
}

SUCCESSORS = {code: state.successor for code, state in _ENDED.items()}
"""The state that the news goes on to speak of for one that has ended."""

_BEFORE: dict[str, tuple[str, ...]] = {
    "RUS": ("SUN",),
    "CZE": ("CSK",),
    "SRB": ("YUG", "SCG"),
}
"""States whose capital and people spoke for a larger one before it ended."""


def state_on(country: str, day: str) -> str:
    """The state that a code meant on a day (ISO): Russia was part of the Soviet Union to the
    end of 1991, and what is said of the Soviet Union later is Russia's."""
    if country == "YUG" and _ENDED["SCG"].on(day):
        return "SCG"
    ended = _ENDED.get(country)
    if ended is not None and day > ended.last:
        return ended.successor
    return next((former for former in _BEFORE.get(country, ()) if _ENDED[former].on(day)), country)


_LANDS: tuple[tuple[str, str, str, str], ...] = (
    ("SUN", "UKR BLR MDA GEO ARM AZE KAZ UZB KGZ TJK TKM", "1922-12-30", "1991-12-25"),
    ("SUN", "EST LVA LTU", "1940-08-06", "1991-09-05"),
    ("CSK", "SVK", "1945-04-04", "1992-12-31"),
    ("YUG", "HRV SVN", "1945-03-07", "1991-10-07"),
    ("YUG", "MKD", "1945-03-07", "1991-09-07"),
    ("YUG", "BIH", "1945-03-07", "1992-03-02"),
    ("YUG", "MNE", "1918-12-01", "2003-02-03"),
    ("SCG", "MNE", "2003-02-04", "2006-06-02"),
    ("ETH", "ERI", "1952-09-15", "1993-05-23"),
    ("SDN", "SSD", "1956-01-01", "2011-07-08"),
    ("PAK", "BGD", "1947-08-14", "1971-12-15"),
    ("IDN", "TLS", "1975-12-07", "1999-10-24"),
    ("ZAF", "NAM", "1915-07-09", "1990-03-20"),
)
"""States, those that were lands of theirs, and the first and last day of that."""


def land_on(country: str, day: str) -> str:
    """The state that a place in today's ``country`` belonged to on a day (ISO): Kyiv was in the
    Soviet Union in 1986, Bar in Serbia and Montenegro in 2004."""
    for whole, lands, first, last in _LANDS:
        if first <= day <= last and country in lands.split():
            return whole
    return state_on(country, day)


_EAST_GERMAN_TEXT = """
East Berlin|Pankow|Köpenick|Prenzlauer Berg|Friedrichshain|Treptow|Lichtenberg|Leipzig|Dresden
Karl-Marx-Stadt|Chemnitz|Magdeburg|Rostock|Halle|Erfurt|Potsdam|Gera|Schwerin|Cottbus|Zwickau|Jena
Dessau|Stralsund|Frankfurt an der Oder|Weimar|Neubrandenburg|Görlitz|Goerlitz|Plauen|Wismar
Greifswald|Suhl|Gotha|Bautzen|Wittenberg|Eisenach|Hoyerswerda|Eisenhüttenstadt|Schwedt|Merseburg
Bitterfeld|Leuna|Meissen|Freiberg|Nordhausen|Halberstadt|Stendal|Güstrow|Torgau|Riesa|Pirna
Saxony|Thuringia|Mecklenburg|Saxony-Anhalt|Brandenburg|Ruegen|Rügen
"""
_EAST_GERMAN = frozenset(
    name.lower() for line in _EAST_GERMAN_TEXT.strip().splitlines() for name in line.split("|")
)
"""The larger towns and the lands of East Germany, and districts of East Berlin."""


_SOUTH_YEMENI = frozenset(
    {"aden", "mukalla", "al mukalla", "lahej", "lahij", "zinjibar", "abyan", "shabwa", "ataq"}
    | {"hadramaut", "hadhramaut", "hadramawt", "seiyun", "say'un", "shibam", "al mahrah"}
    | {"socotra", "al ghaydah", "crater"}
)
"""The towns and provinces of South Yemen."""


def town_on(name: str, country: str, day: str) -> str:
    """The state that a town or region of today's ``country`` belonged to on a day (ISO)."""
    if country == "YEM" and _ENDED["YMD"].on(day) and name.lower() in _SOUTH_YEMENI:
        return "YMD"
    if country == "DEU" and _ENDED["DDR"].on(day) and name.lower() in _EAST_GERMAN:
        return "DDR"
    return land_on(country, day)
