"""What an article is about as a whole: its day and the countries it names."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from dateline.annotate.clues import entry_of
from dateline.knowledge import PLOVER_SPECIAL_CODES, Knowledge
from dateline.records import Article, Mention, last_day


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What helps to tell namesakes apart.

    ``day`` is the day from which the article speaks (ISO; the last day of a month or year
    where no more is known), ``None`` if unknown. ``countries`` are the shares of alpha-3
    codes among the names of states, capitals and bodies, and of known persons; they add up to
    1 or, where persons count, to less, or are empty.
    ``names`` are the shares by name and country.
    """

    day: str | None
    countries: dict[str, float]
    names: dict[tuple[str, str], float] = {}

    def share(self, country: str | None, without: str = "") -> float:
        """How much of the article is about a country, from 0 to 1, the name ``without`` not
        counted."""
        if not country:
            return 0.0
        own = self.names.get((without, country), 0.0)
        rest = 1.0 - sum(x for (name, _), x in self.names.items() if name == without)
        return (self.countries.get(country, 0.0) - own) / rest if rest > 0.01 else 0.0

    @property
    def main(self) -> str | None:
        """The country that it is most about."""
        return max(self.countries, key=lambda c: (self.countries[c], c), default=None)


def context_of(article: Article, mentions: Iterable[Mention], knowledge: Knowledge) -> Context:
    """The context of an article by its names, those of persons too where they are known;
    what stands in its first 300 characters counts double."""
    counts: defaultdict[str, float] = defaultdict(float)
    names: defaultdict[tuple[str, str], float] = defaultdict(float)
    doubt = 0.0
    for mention in mentions:
        entry = entry_of(mention, knowledge)
        if entry is not None and entry.country and entry.country not in PLOVER_SPECIAL_CODES:
            weight = 2 if mention.start < _LEAD else 1
            counts[entry.country] += weight
            names[mention.text, entry.country] += weight
        elif entry is None and (home := _home(mention, knowledge)) is not None:
            counts[home] += _PERSON
            names[mention.text, home] += _PERSON
            doubt = _DOUBT
    total = sum(counts.values()) + doubt
    return Context(
        day=last_day(article.published) if article.published else None,
        countries={c: n / total for c, n in counts.items()} if total else {},
        names={k: n / total for k, n in names.items()} if total else {},
    )


def _home(mention: Mention, knowledge: Knowledge) -> str | None:
    """The state of the person whom a name is known to mean."""
    if mention.form != "name" or mention.actor is None:
        return None
    person = knowledge.people.get(mention.actor)
    return person.country if person is not None else None


_PERSON = 0.5
"""What a person's name counts beside a state's: a president travels."""
_DOUBT = 3.0
"""Names that stand for what is not said, where persons tell: a few are no proof."""
_LEAD = 300
"""Characters of the lead, in which an article says what it is about."""
