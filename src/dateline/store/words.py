"""What people type into a search box, as a full-text query that is never malformed."""

import re
import unicodedata

import msgspec

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_TERM = re.compile(r'(-*)"([^"]*)(?:"(\*?)|$)|([^\s"]+)')


class TextQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A search: FTS5 expressions of what must and of what must not stand in an article.

    Each is ``None`` where the words ask for nothing of the kind.
    """

    include: str | None
    exclude: str | None


def parse_words(words: str) -> TextQuery:
    """Read ``words``: all must occur; ``"a phrase"``; ``word*``; ``-word`` must not.

    Everything else is taken literally, so no input is a syntax error. Words without a
    letter or digit are left out.
    """
    include: list[str] = []
    exclude: list[str] = []
    for match in _TERM.finditer(_clean(words)):
        minus, phrase, star, bare = match.groups()
        if bare is not None:
            phrase = bare.lstrip("-")
            minus = bare[: len(bare) - len(phrase)]
            star = "*" if phrase.endswith("*") else ""
        if any(_in_token(c) for c in phrase):
            quoted = f'"{phrase}" *' if star else f'"{phrase}"'
            (exclude if minus else include).append(quoted)
    return TextQuery(
        include=" AND ".join(include) or None,
        exclude=" OR ".join(exclude) or None,
    )


def _clean(words: str) -> str:
    # FTS5 reads its query as a C string, so a NUL would cut it in the middle of a quote;
    # a lone surrogate cannot be handed to SQLite at all.
    usable = (" " if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in words)
    return "".join(usable).translate(_QUOTES)


def _in_token(character: str) -> bool:
    # unicode61 makes tokens of letters, numbers and private-use characters.
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
