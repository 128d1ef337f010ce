"""What is said of somebody in an article, and how well it is supported."""

from typing import Literal

import msgspec

from dateline.coding.callings import callings
from dateline.coding.standing import Standing
from dateline.knowledge import state_on
from dateline.records import Mention

INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})
"""Bodies of states: they and their people are of no state's sector."""


ANYBODY = frozenset({None, "CVL", "UNK"})
"""What is said of those of whom no public calling is told."""
REFUGEE = "REF"


Ground = Literal["exact", "body", "rank", "vague"]
"""What a sector rests on: a word or deed that tells it ("farmer", "who teaches"), the body or
people behind ("a spokesman for …"), a rank, or a noun of any body ("chairman")."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says of somebody: country and sector.

    ``places`` are the names of towns and regions that the words tie somebody to, ``ground`` what
    the sector of a person with a name rests on.
    """

    country: str | None = None
    sector: str | None = None
    places: tuple[str, ...] = ()
    ground: Ground | None = None


def on_day(profile: Profile, day: str | None) -> Profile:
    """The same with the state that existed on the day."""
    if profile.country is None or day is None:
        return profile
    return msgspec.structs.replace(profile, country=state_on(profile.country, day))


def with_standing(profile: Profile, known: Standing) -> Profile:
    """The knowledge base tells what somebody was on the day; where it only knows what came
    before or after, a sector that the text gives and that is no office wins."""
    if known.now and profile.sector == "OPP" and known.sector in ("PTY", "LEG"):
        return Profile(country=known.country or profile.country, sector="OPP")
    if known.now or (known.elect and profile.sector in ANYBODY):
        return Profile(country=known.country or profile.country, sector=known.sector)
    waits = known.elect and profile.sector != "GOV"  # not yet in office
    free = known.sector is None or waits or _is_later(profile)
    said = profile.sector if profile.sector in callings().later or free else None
    return Profile(country=known.country or profile.country, sector=said or known.sector)


def _is_later(profile: Profile) -> bool:
    """Whether the words tell of an office that the knowledge base may not hold: those of
    officers and deputies, but not "president", which is said of former ones too."""
    return profile.sector in _UNRECORDED and profile.ground in ("exact", "body")


_UNRECORDED = frozenset({"MIL", "COP", "LEG", "JUD"})


def international(profile: Profile, mention: Mention | None) -> Profile:
    """The people and organs of a body of states have no sector of a state's; its soldiers, who
    are not named, do ("United Nations troops")."""
    if profile.country not in INTERNATIONAL:
        return profile
    if profile.sector == "MIL":
        return profile  # its troops and their commander
    named = mention is None or mention.form == "name" or mention.kind == "organization"
    if named or profile.sector in ("GOV", "LEG", "JUD"):
        return Profile(country=profile.country)
    return profile
