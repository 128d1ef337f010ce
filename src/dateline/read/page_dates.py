"""When a page says that it was published (never when it was changed, never the clock)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.read.dates import BadDate, find_full_date, parse_published

_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "date_published",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "citation_online_date",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc:date:issued",
    "dcterms.created",
    "dc.date.created",
    "publication_date",
    "publication-date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "pubdate",
    "pub_date",
    "rbpubdate",
    "cxenseparse:recs:publishtime",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "date",
)
"""Names of meta elements that hold a date of publication, the surer first."""

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Reportage|Report|Review)$")
_LOOSE_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_URL_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")


def published_date(tree: Any, url: str | None) -> str | None:
    """The ISO date of publication in the metadata of a page, or ``None``.

    ``tree`` is the page as an lxml element, ``url`` its address (a date in the path of
    an address is the last thing looked at). Values that are not dates are passed over.
    """
    for written in _written_dates(tree):
        date = _date(written)
        if date is not None:
            return date
    match = _URL_DATE.search(url or "")
    return _date("-".join(match.groups())) if match else None


def _written_dates(tree: Any) -> Iterator[str]:
    yield from _json_ld(tree)
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                named.setdefault(name, content)
    yield from (named[name] for name in _META if name in named)
    marked = list(_marked(tree))
    if len(set(marked)) == 1:  # several are of the works that a page cites or lists
        yield marked[0]


def _marked(tree: Any) -> Iterator[str]:
    """Dates in the page's own elements, marked as of publication (microdata, hAtom)."""
    for element in tree.iter("meta", "time", "span", "abbr", "div", "p"):
        is_date = (
            (element.get("itemprop") or "").lower() == "datepublished"
            or (element.tag == "time" and element.get("pubdate") is not None)
            or (
                element.tag in ("time", "abbr")
                and "published" in (element.get("class") or "").lower().split()
            )
        )
        if is_date:
            attributes = (element.get(name) for name in ("datetime", "content", "title"))
            yield next(filter(None, attributes), None) or element.text_content()[:100]


def _json_ld(tree: Any) -> Iterator[str]:
    """``datePublished`` of the page's own JSON-LD objects, articles before other types."""
    others: list[str] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            found = set(_LOOSE_JSON.findall(script.text))
            others.extend(found if len(found) == 1 else ())
            continue
        for thing in _own_objects(data):
            written = thing.get("datePublished")
            if not isinstance(written, str):
                continue
            types = thing.get("@type")
            named = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in named):
                yield written
            else:
                others.append(written)
    yield from others


def _own_objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects about the page itself, not those of lists of other stories."""
    queue = [data]
    while queue:
        thing = queue.pop(0)
        if isinstance(thing, list):
            queue.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            queue.extend(
                thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing
            )


def _date(written: str) -> str | None:
    cleaned = _SLASHED.sub(
        lambda match: f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", written.strip()
    )
    cleaned = re.sub(r"^(\d{4})/(\d{2})$", r"\1-\2", cleaned)
    match = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", cleaned)
    if match:
        cleaned = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    try:
        return parse_published(cleaned)
    except BadDate:
        return find_full_date(cleaned)
