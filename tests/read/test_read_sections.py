"""What each part of a text is for. All texts here were written for these tests."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read import read_text
from dateline.read.options import Loaded
from dateline.read.sections import sections
from dateline.records import Section

PARAGRAPHS = (
    "The two governments agreed on Tuesday to open the bridge again, after eleven months in which "
    "nobody could cross it without a permit from both capitals.",
    "Traders on the eastern bank said they had lost most of their customers, and that they would "
    "not believe in the opening until they had seen the first lorry.",
    "A spokeswoman for the transport ministry declined to name a day, but engineers who worked "
    "on the bridge since the spring expect it to be ready within a month.",
    "The opposition called the agreement a surrender and asked for a vote in parliament before any "
    "part of it comes into force.",
)


def kinds(text: str, **known: object) -> list[tuple[str, str]]:
    found = sections(text, **known)  # type: ignore[arg-type]
    return [(part.kind, text[part.start : part.end]) for part in found]


def kind_of(text: str, line: str, **known: object) -> str:
    return next(kind for kind, part in kinds(text, **known) if part == line)


def amid(*lines: str) -> str:
    """The lines between paragraphs of an article."""
    return "\n".join([*PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:]])


def assert_well_formed(text: str, found: tuple[Section, ...]) -> None:
    end = 0
    for part in found:
        assert end <= part.start < part.end <= len(text)
        assert text[end : part.start].strip() == ""
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        end = part.end
    assert text[end:].strip() == ""


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(PARAGRAPHS),
    st.sampled_from(
        [
            "KYIV, Sept 13 (Agency) - Something happened there and was told at length.",
            "By Ann Example",
            "Published: 3 May 2021",
            "Read more: Minister quits over bridge",
            "[ Minister quits over bridge contract ]",
            "PARIS: ",
            "",
        ]
    ),
)
TEXTS = st.one_of(
    st.text(),
    st.builds(lambda parts, end: end.join(parts), st.lists(LINES), st.sampled_from("\n\r\u2028")),
    st.builds("\r\n".join, st.lists(LINES)),
)


@given(TEXTS, st.one_of(st.none(), LINES), st.booleans())
def test_sections_hold_every_word_once_and_in_order(
    text: str, title: str | None, is_html: bool
) -> None:
    links = frozenset(text.splitlines()[1:2])
    assert_well_formed(text, sections(text, title, is_html, author=title, links=links))


@given(TEXTS)
def test_the_text_is_never_edited(text: str) -> None:
    loaded = read_text(text)
    if isinstance(loaded, Loaded):
        assert loaded.article.text == text
        assert loaded.original.decode() == text
    else:
        assert loaded.reason
        assert loaded.remedy


PROMOS = [
    "Prime minister sees ‘no way back’ for gas deal with eastern neighbour",
    "Border guards arrest four smugglers near Lake Ardan",
    "Norland parliament votes to leave customs union",
    "The Courier view on Norland and its neighbours: Time to talk",
    "Finance minister Petra Holm resigns amid bribery inquiry",
    "Read more: How the bridge was closed",
    "READ MORE: Prime minister sees no way back",
    "ALSO READ | Prime minister sees no way back",
    "Related: Prime minister sees no way back.",
    "See also: The history of the bridge in pictures",
    "Watch: Lorries queue at the border",
    "VIDEO | Lorries queue at the border",
    "Recommended for you",
    "Related articles",
    "More from Europe:",
    "▶ Lorries queue at the border",
    "→ How the bridge was closed",
    "Lorries queue at the border »»→",
    "[ Finance minister resigns over contract for new bridge ]",
    "[ ‘We will rebuild’, minister tells traders – Opens in new window ]",
    "Lorries queue at border crossingOpens in new window",
    "Read the full story here",
]


@pytest.mark.parametrize("line", PROMOS)
def test_a_link_to_another_story_is_promo(line: str) -> None:
    text = amid(line)
    assert [kind for kind, part in kinds(text) if part == line] == ["promo"]
    assert [kind for kind, part in kinds(text) if part != line] == ["body"] * 4


def test_a_run_of_pasted_headlines_is_promo() -> None:
    run = PROMOS[:5]
    assert [kind for kind, _ in kinds(amid(*run))] == ["body"] * 2 + ["promo"] * 5 + ["body"] * 2


NOT_PROMOS = [
    "What happens next",
    "A long wait",
    "The bridge and its builders",
    "“We will never forgive them for this,” she said.",
    "Officials declined to say on Tuesday when the bridge would be open to all traffic",
    "She said that it was the worst winter they had ever had on the river",
    "- Open the bridge to lorries of all countries",
    "1. Open the bridge to lorries of all countries",
    "• Leaders meet at the bridge on the river",
    "the rest of the sentence after a broken line",
    "The demands of the three parties are these:",
    "“The worst deal in our history” — Petra Holm",
    "Petra Holm, finance minister of Norland since May",
    "Group B — Norland 2 – 1 Sudland after penalties",
    "[Editor’s note: the name of the river has been corrected]",
    "[1, 2, 3, 5, 8]",
    "Is the bridge worth it?",
    "Watch the river long enough and you will see the lorries come back",
    "Related problems were found by the engineers in other bridges",
    "Read in full, the agreement says less than its authors claim",
]


@pytest.mark.parametrize("line", NOT_PROMOS)
def test_lines_of_the_article_itself_stay_body(line: str) -> None:
    assert kind_of(amid(line), line) == "body"


def test_verse_stays_body() -> None:
    verse = [
        "O river that runs by the mills of the town",
        "And carries the snow and the summer down",
        "Bring home the boats that have gone to sea",
        "And one that is bringing my love to me",
    ]
    assert {kind for kind, _ in kinds(amid(*verse))} == {"body"}


def test_a_list_after_a_colon_stays_body() -> None:
    opening = "The parties, who met in a hotel by the river for the whole of the week, agreed on:"
    points = [
        "Norland opens its border to Sudland lorries",
        "Sudland drops duties on Norland timber",
    ]
    text = amid(opening, *points)
    assert [kind for kind, part in kinds(text) if part in points] == ["body", "body"]


def test_a_transcript_stays_body() -> None:
    spoken = [
        "HOLM: Norland wants talks and Sudland rejects them",
        "REPORTER: Will Norland open the bridge to Sudland traders",
        "HOLM: Norland offers terms and waits for Sudland to answer",
    ]
    text = "\n".join([PARAGRAPHS[0], *spoken, PARAGRAPHS[1]])
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_news_in_brief_is_not_all_promo() -> None:
    brief = [f"Norland minister {n} wins vote in Sudland parliament" for n in range(5)]
    text = "\n".join([PARAGRAPHS[0], *brief, PARAGRAPHS[1]])
    assert {kind for kind, _ in kinds(text)} == {"body"}


def wrap(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_wrapped_lines_are_paragraphs_and_never_promo(width: int, between: str) -> None:
    wrapped = ["\n".join(wrap(paragraph, width)) for paragraph in PARAGRAPHS]
    found = kinds(between.join(wrapped))
    assert {kind for kind, _ in found} == {"body"}
    if between == "\n\n":
        assert [part for _, part in found] == wrapped


def test_a_headline_pasted_into_wrapped_text_is_promo() -> None:
    wrapped = ["\n".join(wrap(paragraph, 70)) for paragraph in PARAGRAPHS]
    text = "\n\n".join([*wrapped[:2], PROMOS[2], *wrapped[2:]])
    assert kind_of(text, PROMOS[2]) == "promo"


def test_the_title_line_is_a_headline() -> None:
    for title in ("Bridge opens again after eleven months", "Is the Bridge Open at Last?"):
        text = "\n\n".join([title, *PARAGRAPHS])
        assert [kind for kind, _ in kinds(text)] == ["headline", *["body"] * 4]
    dotted = "\n\n".join(["Norland Opens Its Great Bridge at Last.", *PARAGRAPHS])
    assert kinds(dotted)[0][0] == "headline"
    assert kinds("\n\n".join(PARAGRAPHS))[0][0] == "body"
    assert kinds("Bridge opens again after eleven months")[0][0] == "body"


def test_a_known_title_is_found_with_or_without_the_sites_name() -> None:
    text = "\n".join(["Politics", "Bridge opens to all.", *PARAGRAPHS])
    assert kind_of(text, "Bridge opens to all.", title="Bridge  opens to all.") == "headline"
    assert kind_of(text, "Bridge opens to all.", title="Bridge opens to all. | The Courier") == (
        "headline"
    )


DATELINES = [
    ("KYIV, Sept 13 (Reuters) - ", "Something"),
    ("WARSAW, Aug 12, Reuter - ", "Something"),
    ("SOFIA, May 3, AFP - ", "Something"),
    ("KYIV, Ukraine (AP) — ", "Something"),
    ("WASHINGTON -- ", "Something"),
    ("NEW YORK – ", "Something"),
    ("Moscow, 3 May 2021 (TASS) – ", "Something"),
    ("LONDON, 3 May 2021 — ", "“Something"),
    ("Brussels (dpa) - ", "Something"),
    ("(Reuters) - ", "Something"),
    ("ISLAMABAD: ", "Something"),
    ("ST. JOHN’S, Newfoundland — ", "Something"),
]


@pytest.mark.parametrize(("prefix", "word"), DATELINES)
def test_a_dateline_is_split_from_its_sentence(prefix: str, word: str) -> None:
    rest = f"{word} happened there on Monday which nobody had thought could happen at all."
    assert kinds(prefix + rest)[:2] == [("dateline", prefix.strip()), ("body", rest)]


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE: The bridge was opened this morning, an hour before it was to be opened.",
        "BREAKING — The bridge was opened this morning, an hour before it was to be opened.",
        "Norland - once a quiet country - has opened its great bridge to all the traffic.",
        "US: The bridge was opened this morning, an hour before it was to be opened, it says.",
        "Nobody came. Kyiv (the capital) - where it all began - was quiet for all of the day.",
    ],
)
def test_what_only_looks_like_a_dateline(line: str) -> None:
    assert kinds(line) == [("body", line)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ann Example", "byline"),
        ("By Ann Example and Jan de Vries in Brussels", "byline"),
        ("BY ANN EXAMPLE, Staff Writer", "byline"),
        ("Published: 3 May 2021", "dateline"),
        ("Published on May 3, 2021 at 10:30 GMT", "dateline"),
        ("Friday, July 21, 2017", "dateline"),
        ("2021-05-03", "dateline"),
        ("Last updated: 3 May 2021", "dateline"),
        (
            "By Friday, the army had taken the bridge and the hills behind it, officials said.",
            "body",
        ),
        ("By the river", "headline"),
        ("Published works of hers fill a whole shelf in the library of the university.", "body"),
    ],
)
def test_lines_at_the_top(line: str, kind: str) -> None:
    text = "\n\n".join(["Bridge opens again after eleven months", line, *PARAGRAPHS])
    assert kind_of(text, line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lorries wait at the bridge on Monday. (AP Photo/Ann Example)", "caption"),
        ("Photo: Ann Example/The Courier", "caption"),
        ("Lorries wait at the bridge. REUTERS/Ann Example", "caption"),
        ("FILE - Lorries wait at the bridge in 2019", "caption"),
        ("Advertisement", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("Follow us on Twitter and Facebook", "boilerplate"),
        ("© 2021 The Courier. All rights reserved.", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("Article continues below advertisement", "boilerplate"),
        ("Copyright law was changed by both of the parliaments in the same week.", "body"),
        ("Sign up they did, in hundreds, when the army asked for volunteers.", "body"),
        ("The photo shows lorries that wait at the bridge, the ministry said.", "body"),
        ("(Reporting by Ann Example; Editing by Jan de Vries)", "byline"),
    ],
)
def test_captions_and_boilerplate(line: str, kind: str) -> None:
    assert kind_of(amid(line), line) == kind


def test_in_a_page_links_are_the_evidence() -> None:
    line = PROMOS[1]
    assert kind_of(amid(line), line, is_html=True) == "body"
    assert kind_of(amid(line), line, is_html=True, links=frozenset({line})) == "promo"


@pytest.mark.bench
def test_the_founding_article() -> None:
    path = next((Path(os.environ["DATELINE_BENCH"]) / "seed").glob("*.txt"))
    text = path.read_bytes().decode()
    promos = [part for kind, part in kinds(text) if kind == "promo"]
    openings = (
        "Hungarian leader",
        "The Irish Times view on",
        "US pledges to send",
        "Ukraine facing",
        "[ Kim Jong-un",
        "[ 'We will",
    )
    assert len(promos) == len(openings)
    assert all(map(str.startswith, promos, openings))
    assert {kind for kind, _ in kinds(text)} == {"body", "promo"}


@pytest.mark.parametrize("heading", ["More on this story", "Related:", "You might also like"])
def test_what_stands_below_a_heading_of_links_at_the_end_is_promo(heading: str) -> None:
    links = ["Why the river is rising", "What is a sluice?"]
    text = "\n".join([*PARAGRAPHS, heading, *links])
    assert [kind for kind, part in kinds(text) if part in links] == ["promo", "promo"]


def test_a_comma_before_a_small_letter_ends_no_sentence() -> None:
    text = "The raid on the village began before dawn on Thursday,\nkilling eleven.\nNobody fled."
    assert [part for _, part in kinds(text)] == [text[: text.index("\nNobody")], "Nobody fled."]
