"""The event lexicon keeps to its form, and every sense does what its own sentences say."""

from collections import Counter
from pathlib import Path

import pytest

from dateline.coding import LexiconError, load_lexicon
from dateline.measure.lexicon import check_senses
from dateline.ontology import load_ontology
from dateline.pipeline import CodingRun

PLOVER = load_ontology()
LEXICON = load_lexicon(PLOVER)

MODE_FROM_CONTENT = frozenset({"REQUEST", "REJECT"})
"""Codes whose mode the engine takes from what is asked for or refused."""

HEADER = "lemma\tpos\tpattern\tmode\tunless\tfires\tnear"
GOOD = "bomb\tv\tA _ R\taerial\t@body\tMali bombed a camp.\tThe play bombed."
CLASSES = 'body = "arm leg"\nlimb = "@body foot"\n'


@pytest.mark.parametrize("code", PLOVER.codes)
def test_every_sense_fires_on_its_sentence_and_not_on_its_near_miss(
    code: str, coding_run: CodingRun
) -> None:
    senses = [s for s in coding_run.lexicon.senses if s.code == code]
    faults = [
        f"{f.sense} [{f.pattern}] {f.column}: {f.sentence} -> {', '.join(f.coded) or 'nothing'}"
        for f in check_senses(senses, coding_run.coder, coding_run.annotator)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("code", PLOVER.codes)
def test_every_code_has_senses(code: str) -> None:
    assert sum(s.code == code for s in LEXICON.senses) >= 20


MODES = [
    pytest.param(
        code,
        mode,
        marks=[pytest.mark.xfail(strict=True, reason="lexicon: fights have no mode yet")]
        if mode == "sideAB"
        else [],
    )
    for code, entry in PLOVER.codes.items()
    for mode in entry.modes
    if code not in MODE_FROM_CONTENT
]


@pytest.mark.parametrize(("code", "mode"), MODES)
def test_every_mode_has_a_sense(code: str, mode: str) -> None:
    assert any((s.code, s.mode) == (code, mode) for s in LEXICON.senses)


def test_no_sentence_serves_two_senses_of_one_code() -> None:
    counts = Counter((s.code, s.fires) for s in LEXICON.senses)
    assert [key for key, n in counts.items() if n > 1] == []


def test_no_sense_has_its_own_sentence_as_near_miss() -> None:
    assert [s.id for s in LEXICON.senses if s.fires == s.near] == []


def test_ids_of_senses_are_unique_and_show_code_and_trigger() -> None:
    ids = [s.id for s in LEXICON.senses]
    assert len(set(ids)) == len(ids)
    for sense in LEXICON.senses:
        words = "-".join(filter(None, (sense.lemma, sense.particle)))
        assert sense.id.startswith(f"{sense.code}:{words}.{sense.pos}.")


def write(folder: Path, rows: str, classes: str = CLASSES, name: str = "ASSAULT.tsv") -> Path:
    (folder / "classes.toml").write_text(classes, encoding="utf-8")
    (folder / name).write_text(rows, encoding="utf-8")
    return folder


def row(**cells: str) -> str:
    """A line of the lexicon: the good one with some cells replaced."""
    names = HEADER.split("\t")
    values = dict(zip(names, GOOD.split("\t"), strict=True)) | cells
    return "\t".join(values[name] for name in names)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    rows = f"# comment\n{HEADER}\n\n{GOOD}\n{row(pattern='A _ (on|against R)', pos='n')}\n"
    lexicon = load_lexicon(PLOVER, write(tmp_path, rows))
    assert [s.id for s in lexicon.senses] == ["ASSAULT:bomb.v.1", "ASSAULT:bomb.n.1"]
    first = lexicon.senses[0]
    assert (first.code, first.mode, first.unless) == ("ASSAULT", "aerial", {"arm", "leg"})
    assert lexicon.triggers("bomb", "v") == (first,)
    assert lexicon.triggers("bomb", "a") == ()
    assert lexicon.classes["limb"] == {"arm", "leg", "foot"}


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    first = load_lexicon(PLOVER, write(tmp_path, f"{HEADER}\n{GOOD}\n")).version
    assert load_lexicon(PLOVER, tmp_path).version == first
    assert load_lexicon(PLOVER, write(tmp_path, f"{HEADER}\n{row(mode='')}\n")).version != first
    changed = CLASSES + 'more = "x"\n'
    assert load_lexicon(PLOVER, write(tmp_path, f"{HEADER}\n{GOOD}\n", changed)).version != first


BAD_ROWS = {
    "a missing column": ("bomb\tv\tA _ R\t\t\tMali bombed a camp.", "6 columns instead of 7"),
    "a column too many": (GOOD + "\tmore", "8 columns instead of 7"),
    "unknown part of speech": (row(pos="x"), "pos"),
    "no sentence": (row(fires=" "), "fires"),
    "no near miss": (row(near=""), "near"),
    "unknown class in the frame": (row(pattern="A _ R@nosuch"), "no word class @nosuch"),
    "unknown class of verbs": (row(pattern="A _ to @nosuch"), "no word class @nosuch"),
    "unknown class in unless": (row(unless="@nosuch"), "no word class @nosuch"),
    "unknown mode": (row(mode="nosuch"), "ASSAULT has no mode 'nosuch'"),
    "unknown type": (row(pattern="A _ R:nosuch"), "no slot type :nosuch"),
    "no trigger": (row(pattern="A R"), "exactly one trigger mark"),
    "two triggers": (row(pattern="A _ _ R"), "exactly one trigger mark"),
    "parenthesis not closed": (row(pattern="A _ (on R"), "parentheses do not match"),
    "parenthesis not opened": (row(pattern="A _ on R)"), "parentheses do not match"),
    "nested parentheses": (row(pattern="A _ ((on R))"), "parentheses do not match"),
    "preposition at the end": (row(pattern="A _ R with"), "preposition 'with' without a slot"),
    "gerund at the end": (row(pattern="A _ from ing"), "'ing' without a verb"),
    "too much before the trigger": (row(pattern="A R X _"), "before the trigger"),
    "a slot that is no slot": (row(pattern="A _ R:"), "cannot read"),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_bad_line_is_named_with_file_line_and_cause(case: str, tmp_path: Path) -> None:
    bad, cause = BAD_ROWS[case]
    folder = write(tmp_path, f"# comment\n{HEADER}\n{GOOD}\n{bad}\n")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(PLOVER, folder)
    message = str(caught.value)
    assert message.startswith("ASSAULT.tsv, line 4: ")
    assert cause in message
    assert "\n" not in message


def test_all_bad_lines_are_told_at_once(tmp_path: Path) -> None:
    bad = (row(mode="nosuch"), GOOD, row(pattern="A R"))
    folder = write(tmp_path, "\n".join((HEADER, *bad)))
    with pytest.raises(LexiconError) as caught:
        load_lexicon(PLOVER, folder)
    told = str(caught.value).splitlines()
    assert [line.partition(": ")[0] for line in told] == [
        "ASSAULT.tsv, line 2",
        "ASSAULT.tsv, line 4",
    ]
    faults: list[str] = []
    lexicon = load_lexicon(PLOVER, folder, faults)
    assert faults == told
    assert [s.id for s in lexicon.senses] == ["ASSAULT:bomb.v.1"]


@pytest.mark.parametrize(
    ("rows", "name", "cause"),
    [
        ("", "ASSAULT.tsv", "header"),
        (GOOD + "\n", "ASSAULT.tsv", "header"),
        (HEADER.replace("\tnear", "") + "\n", "ASSAULT.tsv", "header"),
        (f"{HEADER}\n{GOOD}\n", "HIT.tsv", "has no code 'HIT'"),
    ],
)
def test_a_bad_file_is_named(rows: str, name: str, cause: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(PLOVER, write(tmp_path, rows, name=name))
    assert str(caught.value).startswith(f"{name}: ")
    assert cause in str(caught.value)


@pytest.mark.parametrize(
    ("classes", "cause"),
    [
        ("body = arm", "line 1"),
        ("body = 1", "'body'"),
        ('body = "arm"\nbody = "leg"\n', "line 2"),
    ],
)
def test_a_bad_class_file_is_named(classes: str, cause: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(PLOVER, write(tmp_path, f"{HEADER}\n", classes))
    assert str(caught.value).startswith("classes.toml: ")
    assert cause in str(caught.value)


@pytest.mark.parametrize("classes", ['body = "@nosuch"', 'body = "@limb"\nlimb = "@body"'])
def test_a_class_that_is_not_there_or_holds_itself_is_named(classes: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"word class @\w+: not defined, or contains itself"):
        load_lexicon(PLOVER, write(tmp_path, f"{HEADER}\n", classes))


def test_a_class_defined_in_two_files_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, f"{HEADER}\n{GOOD}\n")
    (tmp_path / "classes_more.toml").write_text('body = "hand"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"classes_more\.toml.*body"):
        load_lexicon(PLOVER, tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    write(tmp_path, f"{HEADER}\n{GOOD}\n")
    (tmp_path / "ASSAULT.tsv").write_bytes(f"{HEADER}\n{GOOD}é\n".encode("cp1252"))
    with pytest.raises(LexiconError, match=r"ASSAULT\.tsv.*UTF-8"):
        load_lexicon(PLOVER, tmp_path)
