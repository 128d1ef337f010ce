"""Rows of JSON Lines: one article a line, as text or as a page."""

from typing import Any

import msgspec

from dateline.read.unreadable import Unreadable

_ROW_REMEDY = (
    'each line is an object with "text" or "html", and optionally url, title, source, published'
)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a row that are read; others are let be."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None


def parse_row(line: bytes) -> Row:
    """The row in one line.

    Raises:
        Unreadable: the line is not JSON in UTF-8, not an object, has fields of the wrong
            type, or neither ``text`` nor ``html``.
    """
    try:
        row: Row = _convert(line)
    except msgspec.ValidationError as error:
        raise Unreadable(f"a field has the wrong type: {_plain(error)}", _ROW_REMEDY) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"not valid JSON: {_plain(error)}", _ROW_REMEDY) from error
    except RecursionError as error:
        raise Unreadable("not valid JSON: it is nested too deeply", _ROW_REMEDY) from error
    if row.text is None and row.html is None:
        raise Unreadable('the row has neither "text" nor "html"', _ROW_REMEDY)
    return row


def _convert(line: bytes) -> Any:
    return msgspec.json.decode(line, type=Row)


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
