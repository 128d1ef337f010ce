"""Web pages: text, metadata, dates and refusals. The pages were written for these tests."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read import Loaded, ReadOptions, read_html
from dateline.records import Rejection, sha256_hex

PARAGRAPHS = [
    "The two governments agreed on Tuesday to open the bridge again, after eleven months in which "
    "nobody could cross it without a permit from both of the capitals.",
    "Traders on the eastern bank said they had lost most of their customers, and that they would "
    "not believe in the opening until they had seen the first lorry.",
    "A spokeswoman for the transport ministry declined to name a day, but engineers who worked on "
    "the bridge since the spring expect it to be ready within a month.",
]
TITLE = "Norland and Sudland agree to open the great bridge"


def page(head: str = "", *, title: str = TITLE, body: str | None = None) -> str:
    text = body if body is not None else "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>{title} - The Courier</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>{title}</h1>{text}</article>"
        f"<footer>© The Courier. All rights reserved.</footer></body></html>"
    )


def loaded(html: str | bytes, **options: str) -> Loaded:
    one = read_html(html, ReadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(one, Loaded), one
    return one


def refused(html: str | bytes) -> Rejection:
    one = read_html(html)
    assert isinstance(one, Rejection)
    assert "\n" not in one.reason
    assert one.remedy
    return one


def test_the_text_is_the_title_and_the_paragraphs() -> None:
    html = page()
    article = loaded(html).article
    assert article.text == "\n".join([TITLE, *PARAGRAPHS])
    assert article.title == TITLE
    assert article.language == "en"
    assert [part.kind for part in article.sections] == ["headline", "body", "body", "body"]
    assert article.extraction.tool == "trafilatura"
    assert article.extraction.raw_sha256 == sha256_hex(html.encode())
    assert article.extraction.text_sha256 == sha256_hex(article.text.encode())


def test_metadata_of_the_page() -> None:
    html = page(
        '<meta property="og:site_name" content="The Courier">'
        '<meta name="author" content="Ann Example">'
        '<link rel="canonical" href="https://courier.example.org/bridge?utm_source=x">'
    )
    article = loaded(html).article
    assert article.source == "The Courier"
    assert article.url is not None
    assert article.url.startswith("https://courier.example.org/bridge")
    assert loaded(html, source="Mine", url="https://a.org/b", title="T").article.title == "T"


LINKED = "Finance minister resigns over the contract for the new bridge"


def test_a_paragraph_that_is_a_link_is_promo() -> None:
    body = "".join(
        f"<p>{part}</p>"
        for part in (*PARAGRAPHS[:2], f"<a href='/other-story'>{LINKED}</a>", PARAGRAPHS[2])
    )
    article = loaded(page(body=body)).article
    found = {article.text[part.start : part.end]: part.kind for part in article.sections}
    assert found[LINKED] == "promo"
    assert found[PARAGRAPHS[2]] == "body"


JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<meta property="article:published_time" content="2021-05-03T22:10:00-05:00">',
            "2021-05-03",
        ),
        ('<meta name="pubdate" content="Mon, 03 May 2021 22:10:00 -0500">', "2021-05-03"),
        ('<meta name="date" content="May 3, 2021">', "2021-05-03"),
        ('<meta name="date" content="2021/05/03">', "2021-05-03"),
        ('<meta name="dc.date" content="2021-05">', "2021-05"),
        ('<meta property="article:modified_time" content="2021-05-03">', None),
        ('<meta name="last-modified" content="2021-05-03">', None),
        ('<meta name="date" content="99999-01-01">', None),
        ('<meta name="date" content="today">', None),
        (
            JSON_LD.format(
                '{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},'
                ' {"@type": "NewsArticle", "datePublished": "2021-05-03T08:00Z",'
                ' "dateModified": "2022-01-01"}]}'
            ),
            "2021-05-03",
        ),
        (JSON_LD.format('{"@type": "NewsArticle", "dateModified": "2022-01-01"}'), None),
        (
            JSON_LD.format(
                '{"@type": "ItemList", "itemListElement":'
                ' [{"@type": "NewsArticle", "datePublished": "2021-05-03"}]}'
            ),
            None,
        ),
        (JSON_LD.format('{"broken": , "datePublished": "2021-05-03"}'), "2021-05-03"),
        (JSON_LD.format('{"datePublished": 20210503}'), None),
        (JSON_LD.format("[" * 5_000), None),
        ('<link rel="canonical" href="https://a.example.org/2021/05/03/bridge">', "2021-05-03"),
        ('<meta itemprop="datePublished" content="2021-05-03">', "2021-05-03"),
        (
            '<meta itemprop="datePublished" content="1988">'
            '<meta itemprop="datePublished" content="2006">',
            None,
        ),
        ("", None),
    ],
)
def test_only_publication_dates_are_taken(head: str, expected: str | None) -> None:
    article = loaded(page(head)).article
    assert article.published == expected
    assert article.published_basis == ("metadata" if expected else "unknown")


def test_what_the_user_gives_wins_and_a_dateline_comes_last() -> None:
    head = '<meta name="date" content="2021-05-03">'
    assert loaded(page(head), published="2020").article.published == "2020"
    body = f"<p>KYIV, Sept 13, 2023 (Agency) - {PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    dated = loaded(page(body=body)).article
    assert (dated.published, dated.published_basis) == ("2023-09-13", "dateline")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1251", "shift_jis"]
)
def test_encodings_of_pages(encoding: str) -> None:
    words = {
        "windows-1251": "Правительства двух стран договорились снова открыть мост через реку. ",
        "shift_jis": "両国政府は川にかかる橋を再び開通させることで合意した。",
    }.get(encoding, "Les gouvernements ont décidé à Genève de rouvrir le pont fermé en été. ")
    body = f"<p>{words * 5}</p><p>{words * 4}</p>"
    name = encoding.removesuffix("-sig")
    html = page(f'<meta charset="{name}">', title="A title", body=body)
    article = loaded(html.encode(encoding, "xmlcharrefreplace")).article
    assert words.strip() in article.text


def test_an_xml_declaration_does_not_spoil_the_text() -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + page(title="Élysée reçoit Genève")
    assert loaded(html).article.text.startswith("Élysée reçoit Genève\n")


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><head></head><body><p>Too short.</p></body></html>",
        "<html><body>" + "<div>" * 20_000,
        "not a page at all",
        "<!DOCTYPE html>",
        "<",
    ],
)
def test_pages_without_an_article(html: str) -> None:
    assert "page" in refused(html).reason


def test_what_is_no_page_at_all() -> None:
    assert "PDF" in refused(b"%PDF-1.7").reason
    assert "empty" in refused("  ").reason
    assert "surrogate" in refused("<p>\ud800</p>").reason
    assert "too large" in refused(b"<html>" + b" " * 10_000_000).reason


@given(st.text("<>/pabdivh1 ='\"&;!-[]", max_size=300))
def test_no_page_breaks_the_reader(html: str) -> None:
    one = read_html(f"<html><body>{html}")
    assert isinstance(one, Loaded | Rejection)


def test_nothing_is_logged_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("trafilatura").propagate = True
    read_html("<html><body></body></html>")
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err == ""
