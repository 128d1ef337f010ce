"""What somebody was on a day: state, sector and office, by the knowledge base."""

from datetime import date

import msgspec

from dateline.knowledge import OFFICIAL_SECTORS, SUCCESSORS, Knowledge, Tenure

_FORMER_SECTOR = "ELI"


_LED = frozenset({"PTY", "OPP", "GOV", "REB"})
"""Sectors of those who lead a movement: what it was on the day decides."""


def after_office(sector: str | None) -> str | None:
    """The sector of somebody who is of ``sector`` no longer: an elite if it was official
    (PLOVER codebook, table 5.2), else the same."""
    return _FORMER_SECTOR if sector in OFFICIAL_SECTORS else sector


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Country (alpha-3 or PLOVER special code), PLOVER sector and office on a day.

    ``sure`` is whether the office is confirmed for that day; ``now`` whether any office was
    held then; ``elect`` whether one is about to be.
    """

    country: str | None
    sector: str | None
    office: str | None
    sure: bool
    now: bool
    elect: bool = False


def standing(actor: str, day: str | None, knowledge: Knowledge) -> Standing | None:
    """What the person with this actor id was on ``day`` (ISO); ``None`` for persons that the
    knowledge base does not hold.

    Former officials are ELI of their state, as the PLOVER codebook has it (table 5.2);
    before the first office only the country is given.
    """
    people = knowledge.people
    person = people.get(actor)
    if person is None:
        return None
    if day is None:
        return Standing(country=person.country, sector=None, office=None, sure=False, now=False)
    held = people.held(actor, day)
    if held:
        best = held[0]
        phase = knowledge.phase(best.organization or "", day)
        return Standing(
            country=phase.country if phase else _country(best, knowledge),
            sector=phase.sector if phase and best.sector in _LED else best.sector,
            office=best.office or None,
            sure=best.confirmed(day),
            now=True,
        )
    if _is_elect(actor, day, knowledge):
        return Standing(
            country=person.country, sector=_ELECT, office=None, sure=True, now=False, elect=True
        )
    last = people.last(actor, day)
    if last is None:
        return Standing(country=person.country, sector=None, office=None, sure=False, now=False)
    sector = _FORMER_SECTOR if last.sector is None else after_office(last.sector)
    country = person.country or _country(last, knowledge)
    return Standing(country=country, sector=sector, office=None, sure=True, now=False)


_ELECT = "PTY"
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_WAITING = 75
"""Days from an election to the office, at most, for who is taken for elected."""


def _is_elect(actor: str, day: str, knowledge: Knowledge) -> bool:
    """Whether somebody without an office is about to hold the first of a state."""
    today = date.fromisoformat(day)
    return any(
        t.role in _LEADERS
        and t.start is not None
        and len(t.start) == len(day)
        and 0 < (date.fromisoformat(t.start) - today).days <= _WAITING
        for t in knowledge.people.tenures(actor)
    )


_ENDED: dict[str, tuple[str, str]] = {
    "SUN": ("1922-12-30", "1991-12-25"),
    "CSK": ("1918-10-28", "1992-12-31"),
    "YUG": ("1918-12-01", "2003-02-04"),
    "SCG": ("2003-02-04", "2006-06-05"),
    "DDR": ("1949-10-07", "1990-10-02"),
    "VDR": ("1945-09-02", "1976-07-02"),
    "YMD": ("1967-11-30", "1990-05-21"),
}
"""First and last day of states that have ended and that others took the name of."""

_BEFORE: dict[str, tuple[str, ...]] = {
    "RUS": ("SUN",),
    "CZE": ("CSK",),
    "SRB": ("YUG", "SCG"),
}
"""States whose capital and people spoke for a larger one before it ended."""


def state_on(country: str, day: str) -> str:
    """The state that a code meant on a day (ISO): Russia was part of the Soviet Union to the
    end of 1991, and what is said of the Soviet Union later is Russia's."""
    if country == "YUG" and _ENDED["SCG"][0] <= day <= _ENDED["SCG"][1]:
        return "SCG"
    if country in _ENDED and day > _ENDED[country][1]:
        return SUCCESSORS[country]
    for former in _BEFORE.get(country, ()):
        first, last = _ENDED[former]
        if first <= day <= last:
            return former
    return country


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
    ("PAK", "BGD", "1947-08-14", "1971-03-25"),
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
    first, last = _ENDED["YMD"]
    if country == "YEM" and first <= day <= last and name.lower() in _SOUTH_YEMENI:
        return "YMD"
    first, last = _ENDED["DDR"]
    if country == "DEU" and first <= day <= last and name.lower() in _EAST_GERMAN:
        return "DDR"
    return land_on(country, day)


def _country(tenure: Tenure, knowledge: Knowledge) -> str | None:
    """The state of an office, else the code of the body that it is one of."""
    if tenure.country is not None:
        return tenure.country
    entries = knowledge.lookup(tenure.organization or "")
    person = knowledge.people.get(tenure.person)
    states = {e.country for e in entries}
    if person is not None and person.country in states:
        return person.country  # of several "Democratic Parties" that of their own state
    return entries[0].country if entries else None
