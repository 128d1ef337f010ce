"""Bad input: one line each (file, cause, remedy), and the rest of the batch goes on."""

import gzip
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_runner import EXAMPLES, run, talks, write_rows

import dateline

NOBODY = 65534
"""The user without any rights, on Linux and the BSDs."""

MEGABYTE = 1_000_000

NOISE = bytes(range(1, 256)) * 20
"""Text in no encoding."""


def big(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"Kenya and Uganda held talks in Nairobi. " * (MEGABYTE // 40))


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "empty.txt": (lambda p: p.write_bytes(b""), "empty: there is no text in it", "leave it out"),
    "blank.txt": (lambda p: p.write_bytes(b" \r\n\t\n"), "empty", "leave it out"),
    "image.txt": (
        lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9),
        "not text: it looks like",
        "",
    ),
    "program.txt": (
        lambda p: p.write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 9),
        "not text: it looks like",
        "",
    ),
    "noise.txt": (lambda p: p.write_bytes(NOISE), "encoding could not be told", "save it as UTF-8"),
    "not-16.txt": (lambda p: p.write_bytes(b"\xff\xfe" + b"\x00\xd8" * 99), "damaged", "UTF-8"),
    "empty.html": (lambda p: p.write_bytes(b"<html><body></body></html>"), "no article", ""),
    "menu.html": (
        lambda p: p.write_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
        "no article",
        "",
    ),
    "cut.txt.gz": (
        lambda p: p.write_bytes(gzip.compress(os.urandom(999))[:500]),
        "the gzip compression is broken or cut off",
        "fetch the file again",
    ),
    "big.txt": (big, "too large: 50.0 MB", "split it into articles"),
    "row.jsonl": (
        lambda p: p.write_bytes(b'{"text": "Kenya met Uganda.'),
        "not valid JSON",
        'each line is an object with "text" or "html"',
    ),
    "year.jsonl": (
        lambda p: write_rows(p, [{"text": "Kenya met Uganda.", "published": "99999-01-01"}]),
        "no date in the field published: '99999-01-01' is not a date",
        "correct the field",
    ),
    "link.txt": (lambda p: p.symlink_to("gone"), "no such file or folder", "check the spelling"),
    "ring.txt": (lambda p: p.symlink_to(p), "cannot be read", "check the path"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_gets_one_line_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    make, cause, remedy = BAD[name]
    bad = tmp_path / name
    make(bad)
    result = run("read", bad, "-", "--json", stdin=talks(1)["text"].encode())
    assert result.code == 1
    line = result.err.splitlines()[0]
    assert line.startswith(f"dateline: {bad}:")
    assert cause in line
    assert remedy in line
    assert result.err.count("dateline: ") == 1
    assert "Rejected: 1.\n  1 × " in result.err
    assert [record["article"]["text"] for record in result.json_lines()] == [talks(1)["text"]]


def test_a_whole_batch_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [name for name in BAD if name != "big.txt"]
    for name in names:
        BAD[name][0](folder / name)
    (folder / "good.txt").write_text(talks(1)["text"], encoding="utf-8")
    write_rows(folder / "good.jsonl", [talks(2), talks(3)])
    with (folder / "good.jsonl").open("ab") as file:
        file.write(b"broken\n")
    db = tmp_path / "a.db"
    for coded, same in (("3 articles coded", ""), ("0 articles coded", ", 3 already stored")):
        result = run("read", folder, "--db", db)
        assert result.code == 1
        assert result.out.startswith(f"Read 3 articles: {coded}")
        assert same in result.out.splitlines()[0]
        assert f"Rejected: {len(names) + 1}.\n" in result.out
        told = [line.split(":")[1].strip() for line in result.err.splitlines()]
        assert sorted(told) == sorted(str(folder / name) for name in [*names, "good.jsonl"])
        with dateline.open(db) as store:
            assert len(list(store.articles())) == 3
            assert len(store.rejections()) == len(names) + 1


def test_a_megabyte_without_a_space_is_kept_and_not_coded(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    text = "Kenya and Uganda held talks.\n\n" + "A" * MEGABYTE + "\n"
    file.write_text(text, encoding="utf-8")
    db = tmp_path / "a.db"
    result = run("read", file, "--db", db)
    assert result.code == 1
    problem = result.problem()
    assert problem.startswith(f"{file} (characters 30 to {30 + MEGABYTE}): not coded")
    assert len(problem) < 300
    assert "Read 1 article: 1 article coded with 1 event." in result.out
    with dateline.open(db) as store:
        (article,) = store.articles()
    assert article.text == text


def test_deep_nesting_is_no_fault(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 20_000 + "Kenya met Uganda." + "</div>" * 20_000
    (tmp_path / "deep.html").write_text(page, encoding="utf-8")
    (tmp_path / "deep.jsonl").write_text("[" * 200_000, encoding="utf-8")
    (tmp_path / "deep.txt").write_text("(" * 400 + "Kenya met Uganda." + ")" * 400)
    result = run("read", tmp_path, "--json")
    assert result.code == 1
    assert all(line.startswith("dateline: ") for line in result.err.split("Read ")[0].splitlines())


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ('{"text": "Kenya met Uganda.", "published": "2023-02-30"}', "no day 30"),
        ('{"text": "Kenya met Uganda.", "published": 2023}', "wrong type"),
        ('{"text": ""}', "empty"),
        ('{"text": null}', 'neither "text" nor "html"'),
        ('{"text": "a\\u0000b"}', "control characters"),
        ('{"text": "a\\ud800b"}', "not valid JSON"),
        ('{"text": "Kenya met Uganda.", "title": "\\udfff"}', "not valid JSON"),
        ('{"html": "<p></p>"}', "no article"),
        ('["text"]', "wrong type"),
        ('{"text": "\udcff"}', "not valid JSON"),
    ],
)
def test_a_bad_row_among_good_ones(row: str, cause: str, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [talks(1)])
    with rows.open("ab") as file:
        file.write(row.encode("utf-8", "surrogateescape") + b"\n")
        file.write(write_rows(tmp_path / "more", [talks(2)]).read_bytes())
    result = run("read", rows, "--db", tmp_path / "a.db")
    assert result.code == 1
    assert result.problem().startswith(f"{rows}:2: ")
    assert cause in result.problem()
    assert result.out.startswith("Read 2 articles: 2 articles coded with 2 events.\nRejected: 1.\n")


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "red\x1b[31m\nname.txt"
    file.write_bytes(b"")
    assert "\x1b" not in run("read", file, "--json").err
    result = run("read", os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"), "--json")
    assert "/\ufffd.txt: no such file" in result.err


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user whom file modes bind; root is for a while nobody."""
    if not hasattr(os, "geteuid"):
        pytest.skip("file modes do not keep anybody out here")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        if not os.access(EXAMPLES, os.R_OK, effective_ids=True):
            pytest.skip("the checkout itself is closed to the user nobody")
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that everybody may read (those of pytest are its user's own)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.iterdir():
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_without_permission(public_folder: Path) -> None:
    file, closed = public_folder / "closed.txt", public_folder / "closed"
    file.write_text(talks(1)["text"], encoding="utf-8")
    closed.mkdir()
    (public_folder / "open.txt").write_text(talks(2)["text"], encoding="utf-8")
    for path in (file, closed):
        path.chmod(0)
    with without_rights():
        result = run("read", public_folder, closed / "in.txt", "--json")
    assert result.code == 1
    remedy = "no permission to read it: change its permissions or leave it out"
    for name in (file, closed, closed / "in.txt"):
        assert f"dateline: {name}: {remedy}\n" in result.err
    assert result.err.count("dateline: ") == 3
    assert [record["article"]["text"] for record in result.json_lines()] == [talks(2)["text"]]


def test_an_ontology_and_predictions_without_permission(public_folder: Path) -> None:
    own = public_folder / "own.toml"
    own.touch(mode=0o000)
    with without_rights():
        result = run("read", "x.txt", "--json", "--ontology", own)
        assert result.code == 2
        assert result.problem() == f"{own}: Permission denied: give a readable file"
        result = run("score", "lexicon", "CONSULT", "--predictions", public_folder / "p.jsonl")
    assert result.code == 1
    assert result.problem().startswith(f"{public_folder / 'p.jsonl'}: Permission denied: ")
