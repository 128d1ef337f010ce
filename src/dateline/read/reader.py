"""Inputs to articles: the edge where bytes come in and problems become rejections."""

import re
from collections.abc import Iterator

from dateline.read.build import Known, build_article
from dateline.read.dates import BadDate
from dateline.read.decode import Decoded, check_text, decode
from dateline.read.inputs import (
    HTML_SUFFIXES,
    JSONL_SUFFIXES,
    TEXT_SUFFIXES,
    InputFile,
    suffix_of,
)
from dateline.read.jsonl import Row, parse_row
from dateline.read.options import Form, Loaded, ReadOptions
from dateline.read.streams import (
    MAX_BYTES,
    MAX_ROW_BYTES,
    check_size,
    lines,
    opened,
    read_bounded,
    too_large,
)
from dateline.read.unreadable import Unreadable
from dateline.records import Rejection

DECODER_VERSION = "1"
"""Version of the rules of ``decode``: another number may give other text for odd bytes."""

_PAGE_START = re.compile(
    r"\s*(?:<\?xml\b[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROW_START = re.compile(r'\s*\{\s*"[^"\n]*"\s*:')
_NO_OPTIONS = ReadOptions()


def read_input(
    source: InputFile, options: ReadOptions = _NO_OPTIONS
) -> Iterator[Loaded | Rejection]:
    """The articles in one input, one at a time; problems come as rejections, in place.

    The form is the option's, else the extension's, else the content's (a file that opens
    like a web page is one, whatever its name, unless the option says otherwise). At most
    one article is held in memory.
    """
    try:
        with opened(source) as stream:
            form = options.form or _form(source.name, stream.peek(4096)[:4096])
            if form == "jsonl":
                yield from _read_rows(lines(stream), options, source.name)
                return
            check_size(source)
            data = read_bounded(stream)
        if form == "html":
            yield read_html(data, options, name=source.name)
        else:
            decoded = decode(data)
            yield _text(decoded, data, options, source.name)
    except Unreadable as problem:
        yield problem.rejection(source.name)


def read_text(
    text: str, options: ReadOptions = _NO_OPTIONS, *, name: str = "<text>"
) -> Loaded | Rejection:
    """The article whose text is ``text``, unchanged; its original bytes are the UTF-8 ones."""
    try:
        check_text(text)
        data = text.encode()
        if len(data) > MAX_BYTES:
            raise too_large(len(data))
        return _text(Decoded(text=text, encoding="utf-8"), data, options, name)
    except Unreadable as problem:
        return problem.rejection(name)


def read_html(
    html: bytes | str, options: ReadOptions = _NO_OPTIONS, *, name: str = "<html>"
) -> Loaded | Rejection:
    """The article in a web page. Its text is extracted once, with the title as first line."""
    try:
        if isinstance(html, str):
            check_text(html)
            data, page_text = html.encode(), html
        else:
            data, page_text = html, ""
        if len(data) > MAX_BYTES:
            raise too_large(len(data))
        return _page(page_text or decode(data, declared=True).text, data, options, name)
    except Unreadable as problem:
        return problem.rejection(name)


def _text(decoded: Decoded, data: bytes, options: ReadOptions, name: str) -> Loaded:
    tool = f"decode:{decoded.encoding}"
    if decoded.damaged:
        tool += f" ({decoded.damaged} broken)"
    known = Known(
        title=options.title, url=options.url, source=options.source, given=options.published
    )
    article = build_article(
        decoded.text, known, source_bytes=data, tool=tool, version=DECODER_VERSION
    )
    return Loaded(article=article, original=data, name=name)


def _page(page_text: str, data: bytes, options: ReadOptions, name: str) -> Loaded:
    from dateline.read.page import extract_page

    page = extract_page(page_text)
    known = Known(
        title=options.title or page.title,
        url=options.url or page.url,
        source=options.source or page.source,
        author=page.author,
        given=options.published,
        metadata=page.published,
        links=page.links,
        is_html=True,
    )
    article = build_article(
        page.text, known, source_bytes=data, tool=page.tool, version=page.version
    )
    return Loaded(article=article, original=data, name=name)


def _read_rows(
    rows: Iterator[bytes | None], options: ReadOptions, name: str
) -> Iterator[Loaded | Rejection]:
    for number, line in enumerate(rows, start=1):
        where = f"{name}:{number}"
        if line is None:
            limit = f"{MAX_ROW_BYTES / 1e6:.0f} MB"
            yield Unreadable(
                f"too large: the line is over {limit}", "leave it out, or split its text"
            ).rejection(where)
            continue
        if number == 1:
            if line.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in line[:64]:
                yield Unreadable(
                    "not JSON Lines in UTF-8: it is UTF-16 or binary", "save it as UTF-8"
                ).rejection(name)
                return
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield _read_row(parse_row(line), options, where)
        except Unreadable as problem:
            yield problem.rejection(where)


def _read_row(row: Row, options: ReadOptions, where: str) -> Loaded | Rejection:
    try:
        merged = ReadOptions(
            published=row.published or options.published,
            source=row.source or options.source,
            url=row.url or options.url,
            title=row.title or options.title,
        )
    except BadDate as problem:
        raise Unreadable(
            f"no date in the field published: {problem}", "correct the field or leave it out"
        ) from problem
    if row.text is not None:
        return read_text(row.text, merged, name=where)
    assert row.html is not None  # parse_row has seen to it
    return read_html(row.html, merged, name=where)


def _form(name: str, start: bytes) -> Form:
    suffix = suffix_of(name)
    if suffix in JSONL_SUFFIXES:
        return "jsonl"
    if suffix in HTML_SUFFIXES:
        return "html"
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    opening = start.decode("utf-16" if wide else "utf-8-sig", "replace")
    if _PAGE_START.match(opening):
        return "html"
    if suffix not in TEXT_SUFFIXES and _ROW_START.match(opening):
        return "jsonl"
    return "text"
