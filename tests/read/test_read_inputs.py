"""Files, folders, standard input and JSON Lines: what is read and what is refused, and how."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read import (
    MAX_BYTES,
    InputFile,
    Loaded,
    ReadOptions,
    list_inputs,
    read_input,
    read_text,
)
from dateline.read import streams as streams_module
from dateline.records import Rejection, content_id, sha256_hex

STORY = (
    "The two governments agreed on Tuesday to open the bridge again, after eleven months.\r\n"
    "\r\n"
    "Traders said – “at last” – that they would believe it when they saw the first lorry.\n"
)


def read(path: Path | str, **options: str) -> list[Loaded | Rejection]:
    result: list[Loaded | Rejection] = []
    for found in list_inputs([str(path)]):
        if isinstance(found, InputFile):
            result.extend(read_input(found, ReadOptions(**options)))  # type: ignore[arg-type]
        else:
            result.append(found)
    return result


def loaded(path: Path | str, **options: str) -> Loaded:
    (one,) = read(path, **options)
    assert isinstance(one, Loaded), one
    return one


def refused(path: Path | str, **options: str) -> Rejection:
    (one,) = read(path, **options)
    assert isinstance(one, Rejection), one
    assert one.step == "read"
    assert one.reason
    assert "\n" not in one.reason
    assert one.remedy
    return one


def names(paths: list[str]) -> list[str | None]:
    found = list_inputs(paths)
    return [one.name if isinstance(one, InputFile) else one.input for one in found]


def test_a_folder_is_walked_in_order_and_what_is_not_an_article_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/z.md", "c/a.jsonl.gz", ".hidden.txt", ".git/x.txt", "d.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "c" / "ring").symlink_to(tmp_path)
    expected = ["a.html", "b.txt", "c/a.jsonl.gz", "c/z.md"]
    assert names([str(tmp_path)]) == [str(tmp_path / name) for name in expected]


def test_named_files_are_taken_whatever_they_are_called(tmp_path: Path) -> None:
    path = tmp_path / ".odd.name"
    path.write_text(STORY)
    assert loaded(path).name == str(path)


def test_what_is_not_there_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text(STORY)
    missing = tmp_path / "missing.txt"
    first, second = list_inputs([str(missing), str(there)])
    assert isinstance(first, Rejection)
    assert first.input == str(missing)
    assert "no such file" in first.reason
    assert isinstance(second, InputFile)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no articles" in refused(empty).reason


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read all: let the opening refuse

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    assert "permission" in refused(path).reason


def test_text_is_the_input_with_its_line_ends(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(STORY.encode(encoding))
        one = loaded(path)
        assert one.article.text == STORY
        assert one.original == STORY.encode(encoding)
        assert one.article.id == content_id("art", sha256_hex(one.original))
        assert one.article.extraction.text_sha256 == sha256_hex(STORY.encode())


def test_the_same_text_has_one_id_however_it_comes(tmp_path: Path) -> None:
    plain = tmp_path / "a.txt"
    plain.write_bytes(STORY.encode())
    packed = tmp_path / "a.txt.gz"
    packed.write_bytes(gzip.compress(STORY.encode()))
    rows = tmp_path / "a.jsonl"
    rows.write_text(json.dumps({"text": STORY}))
    direct = read_text(STORY)
    assert isinstance(direct, Loaded)
    ids = {loaded(path).article.id for path in (plain, packed, rows)}
    assert ids == {direct.article.id}


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def give(data: bytes) -> None:
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]
        monkeypatch.setattr(sys, "stdin", stream)

    give(STORY.encode("cp1252"))
    assert loaded("-").article.text == STORY
    give(gzip.compress(b'{"text": "One story."}\n{"text": "Another."}\n'))
    assert [one.name for one in read("-") if isinstance(one, Loaded)] == ["<stdin>:1", "<stdin>:2"]
    give(b"")
    assert refused("-").input == "<stdin>"


def test_the_form_is_the_options_then_the_names_then_the_contents(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><body><p>Short.</p></body></html>"
    path = tmp_path / "page"
    path.write_text(page)
    assert "no article" in refused(path).reason
    assert loaded(path, form="text").article.text == page
    row = tmp_path / "row"
    row.write_text('{"text": "One story."}')
    assert loaded(row).article.text == "One story."
    named = tmp_path / "row.txt"
    named.write_text('{"text": "One story."}')
    assert loaded(named).article.text.startswith("{")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: it takes no disk

    def fail(_: object) -> bytes:
        raise AssertionError("the file was read")

    monkeypatch.setattr("dateline.read.reader.read_bounded", fail)
    reason = refused(path).reason
    assert "50.0 MB" in reason
    assert "10 MB" in reason


def test_a_decompression_bomb_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"word " * (MAX_BYTES // 4)))
    assert "too large" in refused(path).reason


def test_broken_compression(tmp_path: Path) -> None:
    whole = gzip.compress(os.urandom(5_000))
    for name, data in (("cut", whole[:-900]), ("bad", whole[:100] + b"\xff" * 400 + whole[500:])):
        path = tmp_path / f"{name}.txt.gz"
        path.write_bytes(data)
        assert "gzip" in refused(path).reason


def test_long_lines_without_a_space_are_an_article(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("a" * 1_000_000)
    article = loaded(path).article
    assert len(article.text) == 1_000_000
    assert [(part.start, part.end) for part in article.sections] == [(0, 1_000_000)]


@pytest.mark.parametrize("data", [b"", b" \n ", b"\x00\x01\x02", b"%PDF-1.4 ...", b"\xff\xfe"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refused(path).input == str(path)


def test_rows_fail_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        b'\xef\xbb\xbf{"text": "First story.", "source": "Courier", "url": "HTTP://Ex.org/a#b"}',
        b"",
        b"{broken",
        b'{"title": "no text"}',
        b'{"text": 5}',
        b'["text"]',
        b'{"text": "\\ud800"}',
        b'{"text": "  "}',
        b'{"text": "Dated.", "published": "2023-13-45"}',
        b'{"text": "Dated.", "published": "99999"}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
        b'{"text": "Last story.", "published": "2021-02", "title": "T", "other": [1]}',
    ]
    path.write_bytes(b"\n".join(rows))
    result = read(path, source="Given", published="2020")
    good = [one for one in result if isinstance(one, Loaded)]
    bad = [one for one in result if isinstance(one, Rejection)]
    assert [one.name for one in good] == [f"{path}:1", f"{path}:13"]
    assert [one.input for one in bad] == [f"{path}:{n}" for n in range(3, 13)]
    assert all(one.reason and "\n" not in one.reason and one.remedy for one in bad)
    first, last = (one.article for one in good)
    assert (first.source, first.url, first.published) == ("Courier", "http://ex.org/a", "2020")
    assert (last.source, last.title, last.published) == ("Given", "T", "2021-02")
    assert last.published_basis == "given"


def test_a_row_over_the_limit_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams_module, "MAX_ROW_BYTES", 1_000)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "a " * 100_000 + '"}\n{"text": "Second story."}\n')
    first, second = read(path)
    assert isinstance(first, Rejection)
    assert first.input == f"{path}:1"
    assert isinstance(second, Loaded)


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "First story."}\n' * 2 + "{broken\n")
    rows = read_input(InputFile(path=path, name="a"))
    assert isinstance(next(rows), Loaded)
    rows.close()


def test_rows_in_utf16_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "First story."}\n{"text": "Second."}\n'.encode("utf-16"))
    assert "UTF-16" in refused(path).reason


def test_where_the_date_comes_from() -> None:
    dated = f"KYIV, Sept 13, 2023 (Agency) - {STORY}"
    updated = f"Updated: 5 May 2021\n\n{STORY}"
    cases = [
        (STORY, None, (None, "unknown")),
        (dated, None, ("2023-09-13", "dateline")),
        (dated, "2020-01", ("2020-01", "given")),
        (updated, None, (None, "unknown")),
        (f"It was on 3 May 2021 that it began. {STORY}", None, (None, "unknown")),
    ]
    for text, given_date, expected in cases:
        one = read_text(text, ReadOptions(published=given_date))
        assert isinstance(one, Loaded)
        assert (one.article.published, one.article.published_basis) == expected


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("https://WWW.Example.org:443/a?utm_source=x&id=1#top", "https://www.example.org/a?id=1"),
        ("http://example.org", "http://example.org/"),
        ("doi:10.1/x", "doi:10.1/x"),
        ("http://[broken", "http://[broken"),
        (" ", None),
    ],
)
def test_addresses_are_normalised_lightly(given_url: str, expected: str | None) -> None:
    one = read_text(STORY, ReadOptions(url=given_url))
    assert isinstance(one, Loaded)
    assert one.article.url == expected


@given(st.binary(max_size=400))
def test_any_jsonl_line_is_an_article_or_refused(line: bytes) -> None:
    from dateline.read.jsonl import Row, parse_row
    from dateline.read.unreadable import Unreadable

    result: Row | Unreadable
    try:
        result = parse_row(line)
    except Unreadable as error:
        result = error
    assert isinstance(result, Unreadable) or result.text is not None or result.html is not None


def test_importing_is_cheap() -> None:
    import subprocess

    code = (
        "import sys, dateline.read; "
        "print([m for m in ('trafilatura', 'lxml', 'py3langid', 'numpy', 'charset_normalizer')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "pipe" in refused(tmp_path).reason


def test_an_empty_date_in_a_row_is_no_date(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": STORY, "published": ""}))
    assert loaded(path).article.published is None
    assert loaded(path, published="2023-09").article.published == "2023-09"
