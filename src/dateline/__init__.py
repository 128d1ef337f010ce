"""Dateline reads the news and keeps the record.

    >>> import dateline
    >>> record = dateline.read_text("Kenya held talks with Uganda.", published="2023-09-13")
    >>> record.events[0].code
    'CONSULT'

``read_text``, ``read_html`` and ``read_path`` give records; ``open`` gives a store of
records, whose ``events()`` are rows and tables. Heavy parts load when first used.
"""

from dateline._version import __version__
from dateline.api import ReadError, open, read_html, read_path, read_text
from dateline.records import Article, Event, Mention, Record, Rejection, Role, Span

__all__ = [
    "Article",
    "Event",
    "Mention",
    "ReadError",
    "Record",
    "Rejection",
    "Role",
    "Span",
    "__version__",
    "open",
    "read_html",
    "read_path",
    "read_text",
]
