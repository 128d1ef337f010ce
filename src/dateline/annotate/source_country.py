"""The country of an article's source, which decides how it writes dates and seasons."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import urlsplit

from dateline.knowledge import PLOVER_SPECIAL_CODES, Knowledge
from dateline.records import Article

_PRESS = "JRN"


def source_country(article: Article, knowledge: Knowledge) -> str | None:
    """ISO 3166 alpha-3 of the source: of a medium that the knowledge base holds, else of the
    country-code domain of the article's address; ``None`` where neither tells."""
    if article.source:
        for entry in knowledge.lookup(article.source):
            if entry.sector == _PRESS and entry.country not in PLOVER_SPECIAL_CODES:
                return entry.country
    for address in (article.url, article.source):
        country = _domains().get((_host(address) or "").rpartition(".")[2])
        if country is not None:
            return country
    return None


def _host(address: str | None) -> str | None:
    """The host of an address, also of a bare "news.example.ie"; ``None`` if it is none."""
    if not address or " " in address or "." not in address:
        return None
    try:
        return urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:  # "http://[broken"
        return None


@lru_cache(maxsize=1)
def _domains() -> Mapping[str, str]:
    text = (files("dateline.annotate") / "domains.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text)["domains"])
