"""What every coder needs of an article: its sentences with their mentions, and who is who."""

from dateline.coding.described import body_profiles, person_profiles
from dateline.coding.desk import desk_of
from dateline.coding.lexicon import Lexicon
from dateline.coding.nearby import nearby_of
from dateline.coding.roles import RoleFinder
from dateline.coding.scene import Scene
from dateline.coding.surroundings import places_by_dateline, surroundings_of
from dateline.knowledge import Knowledge
from dateline.records import Annotation, Article, by_sentence, last_day


def article_scenes(annotation: Annotation, lexicon: Lexicon) -> list[Scene]:
    """The sentences with their mentions."""
    inside = by_sentence(annotation.parses, annotation.mentions)
    return [
        Scene(parse, mentions, lexicon.classes)
        for parse, mentions in zip(annotation.parses, inside, strict=True)
    ]


def role_finder(article: Article, annotation: Annotation, knowledge: Knowledge) -> RoleFinder:
    """What makes roles of this article's phrases."""
    day = last_day(article.published) if article.published else None
    desk = desk_of(annotation.places, article, knowledge)
    places = places_by_dateline(annotation, article, desk)
    return RoleFinder(
        article.text,
        knowledge,
        {
            **body_profiles(annotation.bodies, knowledge),
            **person_profiles(annotation.described, knowledge, day),
        },
        surroundings_of(annotation, article, knowledge, places, desk),
        nearby_of(annotation, article, knowledge, places),
        {a.id: a.name for a in annotation.actors if a.kind == "person"},
    )
