"""Whether a person is a he or a she, as far as anything tells."""

from dateline.annotate.groups import FEMALE, MALE, Group
from dateline.knowledge import Knowledge, Person

_MALE_ENDS = ("spokesman", "chairman", "businessman", "policeman", "congressman", "gunman")
_FEMALE_ENDS = ("spokeswoman", "chairwoman", "businesswoman", "policewoman", "congresswoman")


def gender_of(group: Group, person: Person | None, knowledge: Knowledge) -> str | None:
    """ "m" or "f": by the knowledge base, a title, the description, else the given name."""
    if person is not None and person.gender is not None:
        return person.gender
    words = {m.text.split()[0].lower().rstrip(".") for m in group.mentions}
    phrases = group.clues.phrases
    words |= group.honorifics
    words |= {w for phrase in phrases for w in phrase.split()}
    if words & MALE or any(p.endswith(_MALE_ENDS) for p in phrases):
        return "m"
    if words & FEMALE or any(p.endswith(_FEMALE_ENDS) for p in phrases):
        return "f"
    return knowledge.gender(group.name.split()[0]) if " " in group.name else None
