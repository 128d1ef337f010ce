"""The example articles are what examples/README.md says they are, byte for byte."""

import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "examples"
FILES = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")
NAMES = [path.name for path in FILES]

CP1252 = "08-opinion-cyprus-windows-1252.txt"
UTF16 = "09-regional-paper-utf16.txt"
CRLF = "03-communique-crlf.txt"
SPANISH = "10-es-paso-fronterizo.txt"
PAGE = "05-page-baltic-cable.html"
PROMO = "06-promo-lines-pacific-summit.txt"
BATCH = "07-batch-three-rows.jsonl"
ENCODINGS = {CP1252: "cp1252", UTF16: "utf-16"}


class PageText(HTMLParser):
    """Collects the text of a page, and the elements that hold it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.lines: list[tuple[tuple[str, ...], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "img", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes what is not open"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.lines.append((tuple(self.open), data))


def decoded(name: str) -> str:
    return (FOLDER / name).read_bytes().decode(ENCODINGS.get(name, "utf-8"))


def page() -> PageText:
    parser = PageText()
    parser.feed(decoded(PAGE))
    parser.close()
    assert parser.open == []
    return parser


def rows() -> list[dict[str, str | None]]:
    return [json.loads(line) for line in decoded(BATCH).splitlines()]


def articles() -> Iterator[tuple[str, str]]:
    """Each article of the examples: a name for it and its text."""
    for name in NAMES:
        if name == BATCH:
            for number, row in enumerate(rows(), start=1):
                yield f"{name}:{number}", str(row["text"])
        elif name == PAGE:
            body = [text for path, text in page().lines if "article" in path]
            yield name, " ".join(body)
        else:
            yield name, decoded(name)


def sentences(text: str) -> set[str]:
    """Sentences of three words or more, in lower case and without punctuation at the ends."""
    pieces = re.split(r"\n+|(?<=[.!?…])[”\"’»]?\s+", text)
    cleaned = {re.sub(r"^\W+|\W+$", "", " ".join(piece.split()).lower()) for piece in pieces}
    return {sentence for sentence in cleaned if len(sentence.split()) >= 3}


def test_the_readme_has_a_line_on_each_file_and_on_no_other() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE) == NAMES
    for words in ("CC BY 4.0", "written for this project", "language model", "persons invented"):
        assert words in readme


def test_files_are_numbered_without_gaps_and_differ() -> None:
    assert [name[:3] for name in NAMES] == [f"{n:02d}-" for n in range(1, len(NAMES) + 1)]
    assert len({hashlib.sha256(path.read_bytes()).digest() for path in FILES}) == len(FILES)


def test_articles_are_short_and_not_too_short() -> None:
    lengths = {name: len(text.split()) for name, text in articles()}
    assert len(lengths) == 16
    assert {name: n for name, n in lengths.items() if not 120 <= n <= 350} == {}


def test_no_sentence_stands_in_two_articles() -> None:
    seen: dict[str, str] = {}
    shared = []
    for name, text in articles():
        for sentence in sentences(text):
            if sentence in seen:
                shared.append((seen[sentence], name, sentence))
            seen[sentence] = name
    assert len(seen) > 200
    assert shared == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ENCODINGS])
def test_most_are_utf8_without_a_mark(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert data.decode("utf-8").encode("utf-8") == data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert (b"\r" in data) == (name == CRLF)


def test_one_is_windows_1252_and_nothing_else() -> None:
    data = (FOLDER / CP1252).read_bytes()
    for byte in (b"\x80", b"\x85", b"\x92", b"\x93", b"\x94", b"\x96"):  # € … ’ “ ” –
        assert byte in data
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "€300 million" in data.decode("cp1252")


def test_one_is_utf16_with_a_mark_and_an_astral_character() -> None:
    data = (FOLDER / UTF16).read_bytes()
    assert data.startswith(b"\xff\xfe")
    text = data.decode("utf-16")
    assert len(data) == 2 + 2 * (len(text) + sum(ord(char) > 0xFFFF for char in text))
    assert any(ord(char) > 0xFFFF for char in text)
    assert "\ufeff" not in text


def test_one_has_crlf_line_ends_throughout() -> None:
    data = (FOLDER / CRLF).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") > 10


def test_one_is_spanish() -> None:
    words = decoded(SPANISH).lower().split()
    assert sum(word in {"de", "la", "el", "los", "que", "en"} for word in words) > 20
    assert sum(word in {"the", "of", "and", "to", "said"} for word in words) == 0


def test_the_page_is_whole() -> None:
    source = decoded(PAGE)
    for part in (
        "<!DOCTYPE html>",
        "<nav",
        "<aside",
        "<footer",
        "<figcaption",
        'class="byline"',
        'property="article:published_time" content="2025-02-11T06:40:00+02:00"',
        'property="article:modified_time" content="2025-02-12T09:15:00+02:00"',
    ):
        assert part in source
    [linked] = [text for path, text in page().lines if "script" in path]
    assert json.loads(linked)["@type"] == "NewsArticle"
    assert json.loads(linked)["datePublished"] == "2025-02-11T06:40:00+02:00"
    assert sum(path[-2:] == ("li", "a") and "aside" in path for path, _ in page().lines) == 3


def test_promotional_lines_stand_between_paragraphs() -> None:
    lines = decoded(PROMO).splitlines()
    promos = [line for line in lines[1:] if line and len(line.split()) < 14]
    assert len([line for line in promos if line.startswith("Read more: ")]) == 1
    assert len([line for line in promos if re.fullmatch(r"\[ .+Opens in new window \]", line)]) == 1
    assert len([line for line in promos if re.fullmatch(r"[A-Z][\w ]+", line)]) == 3


def test_rows_have_the_five_fields() -> None:
    assert [sorted(row) for row in rows()] == [["published", "source", "text", "title", "url"]] * 3
    assert [row["published"] for row in rows()] == [
        "2024-05-21",
        "2023-08-09T14:30:00-07:00",
        "2024-10",
    ]
