"""The shipped network on sentences that it has not seen: direction, status, spans, faults."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding import Model, TrainedModelError
from dateline.coding.trained.clues import clue_columns, clue_names, clues, windows, worth_reading
from dateline.pipeline import CodingRun, plain_article
from dateline.records import Event, Record, Role

SHIPPED = Path(__file__).parents[2] / "src/dateline/coding/trained/data"


@pytest.fixture(scope="module")
def trained() -> CodingRun:
    return CodingRun(coder="trained")


def events(run: CodingRun, text: str) -> tuple[Event, ...]:
    return run.record(plain_article(text, "2016-05-12")).events


def told(event: Event) -> str:
    def side(roles: tuple[Role, ...]) -> str:
        return "+".join(r.country or r.text for r in roles) or "-"

    return f"{side(event.actors)} {event.code} {side(event.recipients)}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Turkish jets bombed Kurdish positions in Syria on Tuesday.", "TUR ASSAULT"),
        ("Three reporters were arrested by Belarusian police in Minsk.", "BLR COERCE"),
        ("Japan condemned North Korea for the missile test.", "JPN ACCUSE PRK"),
        ("North Korea was condemned by Japan for the missile test.", "JPN ACCUSE PRK"),
        ("The foreign ministers of Peru and Chile met in Lima on Monday.", "CHL+PER CONSULT -"),
        ("Protesters marched through Nairobi on Saturday.", "KEN PROTEST"),
    ],
)
def test_who_does_what_to_whom(trained: CodingRun, text: str, wanted: str) -> None:
    found = [told(e) for e in events(trained, text)]
    assert any(sorted_sides(f).startswith(wanted) for f in found), found


def sorted_sides(line: str) -> str:
    actors, code, recipients = line.split(" ", 2)
    return f"{'+'.join(sorted(actors.split('+')))} {code} {recipients}"


def test_a_denied_act_is_negated(trained: CodingRun) -> None:
    [event] = [
        e
        for e in events(trained, "Ukraine has not attacked the Russian border town of Belgorod.")
        if e.code == "ASSAULT"
    ]
    assert event.status == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "The striker attacked down the left wing and scored in the last minute.",
        "Shares in the company rose four per cent after it reported its results.",
        "The museum holds nine hundred paintings of the school of Siena.",
    ],
)
def test_no_event_where_there_is_none(trained: CodingRun, text: str) -> None:
    assert events(trained, text) == ()


def test_a_run_names_the_network(trained: CodingRun) -> None:
    assert Model().label in trained.run.model
    assert trained.run.id != CodingRun(coder="lexicon").run.id


def test_the_threshold_moves_what_is_told() -> None:
    text = "The minister was said to be unhappy with the way the talks were going."
    loose = CodingRun(coder="trained", threshold=0.0)
    strict = CodingRun(coder="trained", threshold=1.0)
    assert events(strict, text) == ()
    assert all(0 <= e.confidence <= 1 for e in events(loose, text))


def test_the_same_text_is_coded_alike_alone_and_with_others(trained: CodingRun) -> None:
    one = "Kenya and Uganda signed a border treaty in Nairobi on Monday."
    many = f"{one} " + "The weather was fine. " * 30 + "Mali expelled two French diplomats."
    alone = [(e.trigger.text, e.code, e.status) for e in events(trained, one)]
    first = [(e.trigger.text, e.code, e.status) for e in events(trained, many) if e.sentence == 0]
    assert alone == first


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200))
def test_every_span_points_at_its_words(text: str) -> None:
    record: Record = RUN.record(plain_article(text))
    for event in record.events:
        spans = [event.trigger, *event.actors, *event.recipients]
        spans += [c.cue for c in event.claims if c.cue is not None]
        for span in spans:
            assert record.article.text[span.start : span.end] == span.text


RUN = CodingRun(coder="trained", threshold=0.0)


def test_clues_are_columns_of_the_words_that_pieces_begin_in() -> None:
    run = CodingRun(coder="lexicon")
    article = plain_article("Russian troops shelled Kharkiv.")
    [scene] = run.scenes(run.annotation(article))
    words = clues(scene, run.lexicon)
    names = clue_names(run.ontology.codes)
    columns = clue_columns(
        [(0, 0), (0, 7), (8, 14), (15, 18), (18, 22), (23, 30), (30, 31), (0, 0)],
        words,
        {n: i for i, n in enumerate(names)},
    )
    said = [{names[c] for c in part} for part in columns]
    assert said[0] == set()
    assert {"frame:ASSAULT", "lemma:ASSAULT", "tag:VBD"} <= said[3]
    assert said[3] == said[4]
    assert "frame-actor" in said[2]
    assert "frame-recipient" in said[5]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya bombed it.", True),
        ("They met.", True),
        ("The colour was blue.", False),
    ],
)
def test_the_gate(trained: CodingRun, text: str, wanted: bool) -> None:
    article = plain_article(text)
    [scene] = trained.scenes(trained.annotation(article))
    assert worth_reading(clues(scene, trained.lexicon)) is wanted


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_a_missing_file_is_told(copied: Path) -> None:
    (copied / "network.onnx").unlink()
    with pytest.raises(TrainedModelError, match=r"network\.onnx: cannot be read"):
        Model(copied)


def test_a_damaged_network_is_told(copied: Path) -> None:
    whole = (copied / "network.onnx").read_bytes()
    (copied / "network.onnx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TrainedModelError, match="not the network that card"):
        Model(copied)


@pytest.mark.parametrize("damage", [b'{"name": 3}', b"\xff\xfe"])
def test_a_card_that_is_none_is_told(copied: Path, damage: bytes) -> None:
    (copied / "card.json").write_bytes(damage)
    with pytest.raises(TrainedModelError, match=r"card\.json: no model card"):
        Model(copied)


@pytest.mark.parametrize("damage", [b"junk", b"\xff\xfe"])
def test_a_tokenizer_that_is_none_is_told(copied: Path, damage: bytes) -> None:
    (copied / "tokenizer.json").write_bytes(damage)
    with pytest.raises(TrainedModelError, match=r"tokenizer\.json: no tokenizer"):
        Model(copied)


def test_a_network_that_is_none_is_told(copied: Path) -> None:
    (copied / "network.onnx").write_bytes(b"junk")
    card = json.loads((copied / "card.json").read_bytes())
    card["sha256"] = hashlib.sha256(b"junk").hexdigest()
    (copied / "card.json").write_text(json.dumps(card))
    with pytest.raises(TrainedModelError, match=r"network\.onnx: no ONNX network"):
        Model(copied)


def test_a_network_for_other_clues_is_told(copied: Path) -> None:
    card = json.loads((copied / "card.json").read_bytes())
    card["labels"]["clues"].pop()
    (copied / "card.json").write_text(json.dumps(card))
    with pytest.raises(TrainedModelError, match="are not those of card"):
        Model(copied)


def test_a_network_for_other_codes_is_told(copied: Path) -> None:
    card = json.loads((copied / "card.json").read_bytes())
    card["labels"]["codes"][0] = "BAZ"
    (copied / "card.json").write_text(json.dumps(card))
    with pytest.raises(TrainedModelError, match="has no BAZ, which the network"):
        CodingRun(coder=copied)


def test_a_long_sentence_is_read_in_parts() -> None:
    run = CodingRun(coder="lexicon")
    article = plain_article("Kenya bombed Uganda and " * 100 + "Mali.")
    for scene in run.scenes(run.annotation(article)):
        words = clues(scene, run.lexicon)
        parts = list(windows(scene, words))
        assert sum(len(part) for _, _, part in parts) == len(words)
        for start, _, part in parts:
            for clue in part:
                assert article.text[start + clue.start : start + clue.end].strip()
