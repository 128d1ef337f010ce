"""What a search finds, and rejections as they are stored."""

import msgspec

from dateline.records import Rejection
from dateline.store.snippets import Match


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that a search found.

    ``snippet`` is a piece of the article's text as it is (newlines included) that begins
    at code point ``start``. ``matches`` are the matched words in the snippet and
    ``title_matches`` those in the title: offsets in code points, half-open, from the
    beginning of the snippet and of the title. ``rank`` is SQLite's bm25: the smaller
    (the more negative), the better; 0 where the search only excludes words.
    """

    article_id: str
    title: str | None
    source: str | None
    published: str | None
    language: str | None
    snippet: str
    start: int
    matches: tuple[Match, ...] = ()
    title_matches: tuple[Match, ...] = ()
    rank: float


class StoredRejection(Rejection, frozen=True, kw_only=True):
    """A rejection with the run that made it, and its article where a part was dropped."""

    run_id: str
    article_id: str | None = None
