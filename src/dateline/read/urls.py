"""Light normalisation of an article's address, so that its copies share one."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"})
_TRACKING_PREFIX = "utm_"
_PORTS = {"http": 80, "https": 443}


def normalise_url(url: str | None) -> str | None:
    """``url`` with a lower-case host and without fragment, default port and tracking parameters.

    Addresses that are not of the web (a DOI, an archive's key) are kept as they are; an
    empty one is ``None``.
    """
    stripped = (url or "").strip()
    if not stripped:
        return None
    try:
        parts = urlsplit(stripped)
        port = parts.port
    except ValueError:
        return stripped
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return stripped
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_tracking(pair[0])]
    if len(kept) != len(pairs):
        query = urlencode(kept)
    return urlunsplit((scheme, netloc, parts.path or "/", query, ""))


def host_of(url: str | None) -> str | None:
    """The host of a web address without ``www.``, or ``None``."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _is_tracking(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith(_TRACKING_PREFIX)
