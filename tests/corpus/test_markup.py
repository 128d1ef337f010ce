"""The corpus markup: what it compiles to, and what a writer is told of faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corpus import GoldItem, gold_document, read_markup
from dateline.corpus.lines import GoldDocument
from dateline.ontology import load_ontology
from dateline.records import Span, sha256_hex

ONTOLOGY = load_ontology()
FILE = """%% family=horn-talks hand=w03 kind=sentences
# 1 1998-05-12 agency
Ethiopia accused Eritrea on Tuesday of shelling Zalambessa, killing 12; Ethiopia would wait.
ACCUSE.allege "accused" a="Ethiopia":ETH r="Eritrea":ERI t="Tuesday" ctx=military,human_rights
ASSAULT.destroy "shelling" a="Eritrea":ERI+"Ethiopia"#2:--- st=future,hypothetical by="Ethiopia" cert=possible pol=- by2="Eritrea" dead="12"
~accusation "shelling Zalambessa" by="Ethiopia" to="Eritrea"
^indirect "Ethiopia would wait" by="Ethiopia"

# 2 2004-02 newspaper
The coach said his side would attack.
0 sport
"""  # noqa: E501


def items(content: str, texts: dict[str, str] | None = None) -> list[GoldItem]:
    found, faults = read_markup(content, ONTOLOGY, texts)
    assert not faults
    return found


def faults(*lines: str) -> list[str]:
    content = "%% family=f hand=h kind=sentences\n# 1 2001-01-01 agency\nKenya met Uganda.\n"
    return read_markup(content + "\n".join(lines), ONTOLOGY)[1]


def spans(item: GoldItem) -> list[Span]:
    events = [
        s
        for e in item.events
        for s in (
            e.trigger,
            *e.actors,
            *e.recipients,
            *e.places,
            *e.times,
            *(x.span for x in e.sizes),
            *(x for c in e.claims for x in (c.holder, c.cue)),
        )
    ]
    said = [s for q in item.quotes for s in (q.content, q.speaker, q.cue)]
    meant = [s for x in item.statements for s in (x.content, x.maker, x.counterpart)]
    return [s for s in (*events, *said, *meant) if s is not None]


def test_an_item_has_its_labels_with_offsets() -> None:
    first, second = items(FILE)
    accused, shelling = first.events
    assert (first.id, first.family, first.hand, first.style) == (
        "horn-talks-1", "horn-talks", "w03", "agency",
    )  # fmt: skip
    assert (accused.code, accused.modes, accused.status) == ("ACCUSE", ("allege",), "actual")
    assert accused.contexts == ("military", "human_rights")
    assert [(r.text, r.country) for r in shelling.actors] == [
        ("Eritrea", "ERI"),
        ("Ethiopia", None),
    ]
    assert shelling.actors[1].start == first.text.rindex("Ethiopia")
    assert shelling.aux == ("hypothetical", "future")
    assert shelling.status == "hypothetical"
    assert [(c.certainty, c.polarity) for c in shelling.claims] == [
        ("possible", "-"),
        ("certain", "+"),
    ]
    assert [(s.kind, s.span.text) for s in shelling.sizes] == [("dead", "12")]
    assert second.lines[0].empty == "sport"
    assert second.published == "2004-02"


def test_every_span_holds_its_words() -> None:
    for item in items(FILE):
        for span in spans(item):
            assert item.text[span.start : span.end] == span.text


def test_whole_words_are_meant() -> None:
    [item] = items(
        "%% family=f hand=h kind=sentences\n# 1 1980-01-01 agency\n"
        'The USSR and the US met.\nCONSULT "met" a="USSR":SUN+"US":USA\n'
    )
    assert [r.start for r in item.events[0].actors] == [4, 17]


def test_an_article_has_paragraphs_and_chains() -> None:
    [item] = items(
        "%% family=f hand=h kind=articles\n# 1 2001-01-01 agency\nKenya and Uganda meet\n\n"
        'Kenya met Uganda.\nCONSULT "met" a="Kenya":KEN+"Uganda":UGA\nKenya left.\n0 other\n'
        '& "Kenya"@1 "Kenya"@2 "Kenya"@3\n'
    )
    assert item.text == "Kenya and Uganda meet\n\nKenya met Uganda.\n\nKenya left."
    assert [s.start for s in item.chains[0]] == [0, 23, 42]
    assert item.text[item.events[0].trigger.start :].startswith("met")


def test_standoff_labels_point_into_the_text_and_keep_no_words() -> None:
    text = 'Head\n\nKenya "met" Uganda.\n'
    [item] = items(
        "%% family=f hand=h kind=standoff\n# doc 2001-01-01 agency\n@ 2\n"
        'CONSULT "met" a="Kenya":KEN\n',
        {"doc": text},
    )
    line = gold_document(item)
    assert item.text[line.events[0].trigger.start : line.events[0].trigger.end] == "met"
    assert line.events[0].trigger.text is None
    assert line.events[0].actors[0].text is None
    assert line.sha256 == sha256_hex(text.encode())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('CONSULT "meets" a="Kenya":KEN', '4: "meets" is not in the line'),
        ('CONSULT "met"#2 a="Kenya":KEN', '4: "met"#2 is not in the line'),
        ('CONSULT "et" a="Kenya":KEN', '4: "et" is only part of a word'),
        ('CONSULT "met" a="Kenya"', '4: "Kenya" needs a country (:KEN, or :---)'),
        ('CONSULT.dance "met" a="Kenya":KEN', "4: CONSULT has no mode dance"),
        ('DANCE "met" a="Kenya":KEN', "4: no code: DANCE"),
        ('CONSULT "met" x="Kenya":KEN', "4: no field: x"),
        ('CONSULT "met" a="Kenya":KEN a="Uganda":UGA', "4: a= is there twice; join lists with +"),
        ('CONSULT "met" st=maybe', "4: no status: maybe"),
        ('CONSULT "met" ctx=fun', "4: no context: fun"),
        ('CONSULT "met" a="Kenya":KEN and more', "4: cannot be read: 'and more'"),
        ("0 boredom", "4: no reason: 'boredom'"),
        ('^shouted "Kenya"', "4: no kind: 'shouted'"),
        ('& "Kenya"@1', '4: a chain needs two mentions or more, each "words"@LINE'),
        ('& "Kenya"@1 "Uganda"@7', "4: no line 7 in the text"),
        ("Another line", "4: a second line of text in an item of sentences"),
        ("# 2 yesterday agency", "4: no item header: '# 2 yesterday agency'"),
        ("# 2 2001-13-01 agency", "4: no date: '2001-13-01'"),
        ("# 2 2001-01-01 poem", "4: no style: 'poem'"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(line: str, told: str) -> None:
    assert any(fault.startswith(told) for fault in faults(line))


def test_every_fault_of_a_file_is_told_at_once() -> None:
    assert len(faults('CONSULT "meets"', "0 boredom", "~oath", 'AGREE "met" cert=sure')) == 4


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(content: str) -> None:
    found, told = read_markup(
        "%% family=f hand=h kind=articles\n# 1 2001-01-01 agency\n" + content, ONTOLOGY
    )
    assert all(isinstance(f, str) for f in told)
    for item in found:
        for line in item.lines:
            assert item.text[line.start : line.end].strip()


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "So")), min_size=1, max_size=8),
    min_size=3,
    max_size=9,
    unique=True,
)


@given(WORDS)
def test_offsets_are_code_points(words: list[str]) -> None:
    text = "x " + " ".join(words)
    [item] = items(
        f"%% family=f hand=h kind=sentences\n# 1 2001-01-01 agency\n{text}\n"
        f'CONSULT "{words[1]}" a="{words[2]}":KEN\n'
    )
    trigger = item.events[0].trigger
    assert item.text[trigger.start : trigger.end] == words[1]
    line = gold_document(item)
    assert isinstance(line, GoldDocument)
    assert line.events[0].trigger.start == trigger.start
