"""Half-open character spans into an article's immutable text."""

from typing import Self

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of an article's text.

    ``start`` and ``end`` count Unicode code points from 0, half-open, so that
    ``article.text[start:end] == text`` always holds.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, article_text: str, start: int, end: int) -> Self:
        """The span ``start:end`` of ``article_text``.

        Raises:
            ValueError: the offsets are not inside the text or are reversed.
        """
        if not 0 <= start <= end <= len(article_text):
            raise ValueError(
                f"span {start}:{end} does not fit a text of {len(article_text)} characters"
            )
        return cls(start=start, end=end, text=article_text[start:end])


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    """How many characters two half-open spans share (0 when they are apart)."""
    return max(0, min(a_end, b_end) - max(a_start, b_start))
