"""PLOVER as shipped is PLOVER; a user's own ontology is loaded or refused in one line."""

from pathlib import Path

import pytest

from dateline.ontology import Ontology, OntologyError, load_ontology
from dateline.records import sha256_hex

PLOVER = load_ontology()

# PLOVER manual 1.3, table 7.2, but SANCTION as in section 3.13.4.
QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
# Tables 3.1 to 3.11.
MODES = {
    "AGREE": 0,
    "CONSULT": 4,
    "SUPPORT": 0,
    "CONCEDE": 0,
    "COOPERATE": 0,
    "AID": 0,
    "RETREAT": 7,
    "REQUEST": 4,
    "ACCUSE": 3,
    "REJECT": 4,
    "THREATEN": 7,
    "PROTEST": 6,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 11,
    "ASSAULT": 19,
}

MINIMAL = """\
name = "Weather"
version = "1"
[quads]
1 = "fair"
4 = "foul"
[codes.RAIN]
quad = 4
score = -2.5
description = "It rains."
[codes.SUN]
quad = 1
score = 3
description = "It shines."
told = ["shine", "shone", "on"]
modes.noon = { description = "at noon", cameo = "999" }
modes.dawn = { description = "at dawn", told = ["rise", "rose", "over"] }
"""


def test_plover_has_16_codes_in_its_four_quads() -> None:
    found = {q: {c for c, e in PLOVER.codes.items() if e.quad == q} for q in QUADS}
    assert found == QUADS
    assert len(PLOVER.codes) == 16
    assert set(PLOVER.quads) == {"1", "2", "3", "4"}


def test_plover_has_its_modes_and_37_contexts() -> None:
    assert {code: len(entry.modes) for code, entry in PLOVER.codes.items()} == MODES
    assert len(PLOVER.contexts) == 37


# Table 2.2.
SCORES = {
    "ASSAULT": -9.3,
    "COERCE": -7.2,
    "PROTEST": -6.6,
    "MOBILIZE": -5.3,
    "SANCTION": -5.2,
    "THREATEN": -5.1,
    "REQUEST": -5.0,
    "REJECT": -4.2,
    "ACCUSE": -2.0,
    "CONSULT": 2.1,
    "AGREE": 4.2,
    "SUPPORT": 4.6,
    "CONCEDE": 5.0,
    "COOPERATE": 6.8,
    "AID": 7.4,
    "RETREAT": 7.6,
}


def test_scores_and_codes_that_need_a_recipient() -> None:
    assert {code: entry.score for code, entry in PLOVER.codes.items()} == SCORES
    needy = {code for code, entry in PLOVER.codes.items() if entry.recipient_required}
    assert needy == {"COOPERATE", "AID", "SANCTION"}  # sections 3.5.2, 3.6.1, 3.13.1


@pytest.mark.parametrize("code", PLOVER.codes)
def test_every_code_and_mode_is_described_and_has_a_cameo_code(code: str) -> None:
    entry = PLOVER.codes[code]
    assert len(entry.description) > 20
    for mode in (None, *entry.modes):
        cameo = PLOVER.cameo(code, mode)
        assert cameo is not None
        assert cameo.isdigit()
        assert 3 <= len(cameo) <= 4
    assert all(mode.description for mode in entry.modes.values())


def test_a_mode_without_a_cameo_code_has_that_of_its_root() -> None:
    assert PLOVER.cameo("COERCE", "arrest") == "173"
    assert PLOVER.cameo("COERCE", "nosuch") == PLOVER.cameo("COERCE", None) == "170"


def test_rules_between_codes() -> None:
    assert PLOVER.future == {
        "CONSULT": "AGREE",
        "SUPPORT": "AGREE",
        "COOPERATE": "AGREE",
        "AID": "AGREE",
        "RETREAT": "CONCEDE",
    }
    assert PLOVER.cancelled == {"CONSULT": "REJECT"}
    for code in ("REQUEST", "REJECT"):
        assert set(PLOVER.content_mode.values()) <= set(PLOVER.codes[code].modes)


def test_the_label_names_name_version_and_content(tmp_path: Path) -> None:
    assert PLOVER.label == f"PLOVER 1.3 {PLOVER.sha256[:12]}"
    file = tmp_path / "own.toml"
    file.write_text(MINIMAL)
    first = load_ontology(file)
    assert first.sha256 == sha256_hex(MINIMAL.encode())
    file.write_text(MINIMAL + "# a comment\n")
    assert load_ontology(file).label != first.label


@pytest.mark.parametrize("code", PLOVER.codes)
def test_every_plover_code_can_be_told_in_a_sentence(code: str) -> None:
    for mode in (None, *PLOVER.codes[code].modes):
        base, past, preposition = PLOVER.told(code, mode)
        assert base
        assert past
        assert preposition == preposition.strip()
        assert "take part" not in base


@pytest.mark.parametrize(
    ("code", "mode", "past"),
    [
        ("COERCE", None, "used coercion"),
        ("COERCE", "arrest", "arrested"),
        ("CONSULT", "third-party", "held talks"),
        ("CONSULT", "nosuch", "held talks"),
        ("NO_SUCH", None, "took part in no such"),
        ("NO_SUCH", "arrest", "took part in no such"),
    ],
)
def test_told(code: str, mode: str | None, past: str) -> None:
    assert PLOVER.told(code, mode)[1] == past


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def test_an_own_ontology(own: Path) -> None:
    own.write_text(MINIMAL)
    ontology = load_ontology(own)
    assert isinstance(ontology, Ontology)
    assert list(ontology.codes) == ["RAIN", "SUN"]
    assert (ontology.contexts, ontology.future) == ({}, {})
    assert ontology.told("RAIN", None) == ("take part in rain", "took part in rain", "towards")
    assert ontology.told("SUN", None) == ("shine", "shone", "on")
    assert ontology.told("SUN", "noon") == ("shine", "shone", "on")
    assert ontology.told("SUN", "dawn") == ("rise", "rose", "over")
    assert ontology.cameo("RAIN", None) is None
    assert ontology.cameo("SUN", "noon") == "999"
    assert ontology.cameo("SUN", "dawn") is None


BAD = {
    "empty": ("", "missing required field `name`"),
    "no TOML": ("name = x", "line 1"),
    "no codes": ('name = "x"\nversion = "1"\n[quads]\n[codes]\n', "no codes"),
    "no quads": (MINIMAL.replace("[quads]", "[contexts]"), "missing required field `quads`"),
    "quad not named": (MINIMAL.replace('4 = "foul"', ""), "RAIN has quad 4, which [quads] lacks"),
    "quad out of range": (MINIMAL.replace("quad = 4", "quad = 5"), "$.codes[...].quad"),
    "score out of range": (MINIMAL.replace("-2.5", "-12"), "RAIN has score -12.0: give -10 to 10"),
    "score not a number": (MINIMAL.replace("-2.5", '"low"'), "$.codes[...].score"),
    "score nan": (MINIMAL.replace("-2.5", "nan"), "RAIN has score nan: give -10 to 10"),
    "unknown field": (MINIMAL.replace("score = 3", "score = 3\nweight = 1"), "`weight`"),
    "no description": (MINIMAL.replace('description = "It rains."', ""), "`description`"),
    "told too short": (MINIMAL.replace('"shone", ', ""), "told"),
    "future of no code": (MINIMAL + '[future]\nSNOW = "SUN"\n', "[future] names 'SNOW'"),
    "future to no code": (MINIMAL + '[future]\nSUN = "SNOW"\n', "[future] names 'SNOW'"),
    "cancelled of no code": (MINIMAL + '[cancelled]\nSNOW = "SUN"\n', "[cancelled] names 'SNOW'"),
    "content of no code": (MINIMAL + '[content_mode]\nSNOW = "x"\n', "[content_mode] names 'SNOW'"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_ontology_is_refused_with_file_and_cause(case: str, own: Path) -> None:
    text, cause = BAD[case]
    own.write_text(text)
    with pytest.raises(OntologyError) as caught:
        load_ontology(own)
    message = str(caught.value)
    assert message.startswith(f"{own}: ")
    assert cause in message
    assert "\n" not in message


def test_a_file_that_is_not_there_a_folder_and_another_encoding(own: Path) -> None:
    with pytest.raises(OntologyError, match=r"own\.toml: No such file .*: give a readable file"):
        load_ontology(own)
    with pytest.raises(OntologyError, match="give a readable file"):
        load_ontology(own.parent)
    own.write_bytes(MINIMAL.replace("It rains", "Café").encode("cp1252"))
    with pytest.raises(OntologyError, match=r"own\.toml: not an ontology \('utf-8'"):
        load_ontology(own)
