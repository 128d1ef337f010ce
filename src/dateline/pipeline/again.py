"""Reading an article again: what was known of it is not lost."""

import msgspec

from dateline.records import Article, PublishedBasis

_RANK: dict[PublishedBasis, int] = {"unknown": 0, "dateline": 1, "metadata": 2, "given": 3}
"""DESIGN section 3: what the user gives wins, then the page's metadata, then the dateline."""


def with_known(article: Article, stored: Article | None) -> Article:
    """``article`` with what an earlier reading of the same bytes knew and this one does not.

    A newly given value wins over a stored one of the same or a weaker basis.
    """
    if stored is None or stored.id != article.id:
        return article
    published, basis = article.published, article.published_basis
    if _RANK[stored.published_basis] > _RANK[basis]:
        published, basis = stored.published, stored.published_basis
    return msgspec.structs.replace(
        article,
        url=article.url or stored.url,
        source=article.source or stored.source,
        title=article.title or stored.title,
        fetched=article.fetched or stored.fetched,
        published=published,
        published_basis=basis,
    )
