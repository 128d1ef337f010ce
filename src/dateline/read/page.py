"""Web pages: the article's text and what the page says of it, by trafilatura.

Settings, measured on the 85 annotated pages (F1 over strings that must and must not be
in the body): balanced without readers' comments .939, recall mode .938, precision mode
.930, balanced with comments .924, fast mode .927. Balanced without comments is used.
"""

import logging
import re
import unicodedata
from typing import Any

import msgspec

from dateline.read.page_dates import published_date
from dateline.read.unreadable import Unreadable
from dateline.read.urls import host_of, normalise_url

MIN_WORDS = 25
"""Least words of a page's text if the page has no title: less is a menu or an error."""

MIN_LINK_WORDS = 4
"""Least words of a link's text to be the headline of another story."""

_XML_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
_NO_ARTICLE = "give the address of an article's own page, or its text with --as text"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds. ``links`` are the whole texts of its links, white space folded."""

    text: str
    tool: str
    version: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    links: frozenset[str] = frozenset()


def extract_page(html: str) -> Page:
    """The article in a web page. Its title is the first line of the text.

    Raises:
        Unreadable: no article could be found in it.
    """
    tree, found = _extracted(html)
    body = unicodedata.normalize("NFC", found.text or "").strip() if found else ""
    title = _without_site(_one_line(found.title), _one_line(found.sitename)) if found else None
    if not body:
        raise Unreadable("no article in the page: no running text was found", _NO_ARTICLE)
    if _words(body) < MIN_WORDS and not title:
        raise Unreadable(
            f"no article in the page: it has no title and fewer than {MIN_WORDS} words", _NO_ARTICLE
        )
    url = normalise_url(found.url)
    return Page(
        text=_with_title(body, title),
        tool="trafilatura",
        version=_version(),
        title=title,
        url=url,
        source=_one_line(found.sitename) or host_of(url),
        author=_one_line(found.author),
        published=published_date(tree, url),
        links=_link_texts(tree),
    )


def _extracted(html: str) -> tuple[Any, Any]:
    """The page's tree and what trafilatura found in it (``None`` for nothing)."""
    import trafilatura
    from lxml.etree import LxmlError

    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        # The libraries report odd pages by logging; without a handler Python prints them.
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        tree = trafilatura.load_html(_XML_DECLARATION.sub("", html))
        if tree is None:
            raise Unreadable("no article in the page: it is not HTML", _NO_ARTICLE)
        return tree, trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            # Its date is not used (it may be one of change, or guessed from the text); a
            # fixed bound keeps the search from asking the clock.
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "max_date": "2100-12-31",
            },
        )
    except (RecursionError, LxmlError, ArithmeticError, LookupError, *_TREE_ERRORS) as error:
        raise Unreadable(
            f"the page cannot be taken apart ({type(error).__name__})", _NO_ARTICLE
        ) from error


_TREE_ERRORS = (AttributeError, TypeError, ValueError)
"""What trafilatura and lxml raise when a broken or hostile page has a form they never met."""


def _version() -> str:
    import trafilatura

    return str(trafilatura.__version__)


def _words(text: str) -> int:
    """Words, or for scripts without spaces two characters for a word."""
    return max(len(text.split()), sum("\u3040" <= c <= "\ud7a3" for c in text) // 2)


def _one_line(value: str | None) -> str | None:
    folded = " ".join((value or "").split())
    return folded or None


def _without_site(title: str | None, site: str | None) -> str | None:
    """``title`` without the site's name behind a dash or bar."""
    if title is None or site is None:
        return title
    match = re.fullmatch(rf"(.+?)\s+[|–—:·•»-]\s+{re.escape(site)}", title, re.IGNORECASE)
    return match[1] if match else title


def _with_title(body: str, title: str | None) -> str:
    """``body`` with the title as its first line, unless it begins with it."""
    if title is None:
        return body
    first = " ".join(body.split("\n", 1)[0].split()).casefold()
    # A title may carry the site's name behind the headline that the page shows.
    if first == title.casefold() or (len(first.split()) > 3 and title.casefold().startswith(first)):
        return body
    return f"{unicodedata.normalize('NFC', title)}\n{body}"


def _link_texts(tree: Any) -> frozenset[str]:
    """The texts of links that are long enough to be headlines, white space folded."""
    texts = (
        " ".join(unicodedata.normalize("NFC", link.text_content()).split())
        for link in tree.iter("a")
        if "#" not in (link.get("href") or "#")  # not to another part of this page
    )
    return frozenset(text for text in texts if len(text.split()) >= MIN_LINK_WORDS)
