"""Whether an act is told as done, denied, to come, possible or long past (PLOVER 2.3)."""

from collections.abc import Callable

import pytest
from coding_words import lines

from dateline.records import Record

NEGATED = [
    ("Israel did not attack Iran.", "Israel > ASSAULT negated > Iran"),
    ("The police didn't arrest the editor.", "The police > COERCE negated > the editor"),
    ("Russia has not bombed the port.", "Russia > ASSAULT negated > the port"),
    ("The army never shelled the village.", "The army > ASSAULT negated > the village"),
    ("Japan has never condemned Iran.", "Japan > ACCUSE negated > Iran"),
    ("The rebels never released the hostages.", "The rebels > RETREAT negated > the hostages"),
    ("No soldier attacked the village.", "No soldier > ASSAULT negated > the village"),
    ("No country recognised the government.", "No country > SUPPORT negated > the government"),
    (
        "No police officer beat the protesters.",
        "No police officer > ASSAULT negated > the protesters",
    ),
    (
        "Neither France nor Germany condemned Israel.",
        "France; Germany > ACCUSE negated > Israel",
    ),
    (
        "Neither Kenya nor Uganda sent troops to Congo.",
        "Kenya; Uganda > MOBILIZE negated > Congo",
    ),
    (
        "Neither Iran nor Iraq arrested the rebels.",
        "Iran; Iraq > COERCE negated > the rebels",
    ),
    ("Russia failed to attack Ukraine.", "Russia > ASSAULT negated > Ukraine"),
    ("Police failed to arrest the gunmen.", "Police > COERCE negated > the gunmen"),
    ("The army failed to release the hostages.", "The army > RETREAT negated > the hostages"),
    (
        "The government ended the crisis without arresting protesters.",
        "The government > COERCE negated > protesters",
    ),
    (
        "The president left the city without praising the soldiers.",
        "The president > SUPPORT negated > the soldiers",
    ),
    (
        "The general took the town without killing civilians.",
        "The general > ASSAULT negated > civilians",
    ),
    pytest.param(
        "Turkey refrained from bombing Syria.",
        "Turkey > ASSAULT negated > Syria",
    ),
]
FUTURE = [
    ("Russia will attack Ukraine.", "Russia > ASSAULT future > Ukraine"),
    ("The court will convict the minister.", "The court > SANCTION future > the minister"),
    ("Police will arrest the protesters.", "Police > COERCE future > the protesters"),
    ("The army plans to attack the town.", "The army > ASSAULT future > the town"),
    ("Japan plans to impose sanctions on Russia.", "Japan > SANCTION future > Russia"),
    ("Israel intends to bomb the tunnels.", "Israel > ASSAULT future > the tunnels"),
    ("Germany is set to deport the preacher.", "Germany > COERCE future > the preacher"),
    (
        "Poland is going to expel Russian diplomats.",
        "Poland > SANCTION future > Russian diplomats",
    ),
    (
        "The planned attack on the town worries the villagers.",
        "- > ASSAULT future > the town",
    ),
    ("Japan to impose sanctions on Belarus", "Japan > SANCTION future > Belarus"),
    ("France to send troops to Mali", "France > MOBILIZE future > Mali"),
    pytest.param(
        "Turkey to expel Swedish ambassador",
        "Turkey > SANCTION future > Swedish ambassador",
    ),
]
HYPOTHETICAL = [
    ("Russia may attack Ukraine.", "Russia > ASSAULT hypothetical > Ukraine"),
    ("Japan might impose sanctions on Russia.", "Japan > SANCTION hypothetical > Russia"),
    ("Israel could bomb Iran.", "Israel > ASSAULT hypothetical > Iran"),
    (
        "The army should release the prisoners.",
        "The army > RETREAT hypothetical > the prisoners",
    ),
    ("The army would attack the rebels.", "The army > ASSAULT hypothetical > the rebels"),
    ("France would condemn Israel.", "France > ACCUSE hypothetical > Israel"),
    ("Police would arrest the editor.", "Police > COERCE hypothetical > the editor"),
    ("China wants to arrest the activists.", "China > COERCE hypothetical > the activists"),
    pytest.param(
        "The alleged attack on the village angered Mali.",
        "- > ASSAULT hypothetical > the village",
    ),
]
CONDITION = [
    (
        "If Russia attacks Ukraine, Poland will send troops.",
        ["Russia > ASSAULT hypothetical > Ukraine", "Poland > MOBILIZE future > -"],
    ),
    (
        "If the army shells the town, the farmers lose their harvest.",
        ["the army > ASSAULT hypothetical > the town"],
    ),
    (
        "Unless Israel bombs the tunnels, the general loses his post.",
        ["Israel > ASSAULT hypothetical > the tunnels"],
    ),
    (
        "Poland would expel the ambassador if Russia attacked Ukraine.",
        [
            "Poland > SANCTION hypothetical > the ambassador",
            "Russia > ASSAULT hypothetical > Ukraine",
        ],
    ),
]
THREAT = [
    # What is threatened is part of the threat and no event of its own.
    ("Iran threatened to attack Israel.", ["Iran > THREATEN > Israel"]),
    ("Rebels threatened to kidnap the priest.", ["Rebels > THREATEN > the priest"]),
    ("Russia threatened to expel the diplomats.", ["Russia > THREATEN > the diplomats"]),
]
ALLEGED = [
    (
        "Ukraine accused Russia of shelling the hospital.",
        ["Ukraine > ACCUSE > Russia", "Russia > ASSAULT hypothetical > the hospital"],
    ),
    (
        "Kenya accused the rebels of attacking a village.",
        ["Kenya > ACCUSE > the rebels", "the rebels > ASSAULT hypothetical > a village"],
    ),
    pytest.param(
        "Mali accused the rebels of kidnapping a priest.",
        ["Mali > ACCUSE > the rebels", "the rebels > ASSAULT hypothetical > a priest"],
    ),
    (
        "Japan accused China of arresting a journalist.",
        ["Japan > ACCUSE > China", "China > COERCE hypothetical > a journalist"],
    ),
]
SAID_IT_WOULD = [
    ("Russia said it would attack Ukraine.", ["it > ASSAULT future > Ukraine"]),
    (
        "Poland said it would expel Russian diplomats.",
        ["it > SANCTION future > Russian diplomats"],
    ),
    ("Turkey announced that it would bomb Syria.", ["it > ASSAULT future > Syria"]),
    (
        "Japan said it would impose sanctions on Belarus.",
        ["it > SANCTION future > Belarus"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*NEGATED, *FUTURE, *HYPOTHETICAL])
def test_one_event(sentence: str, expected: str, read: Callable[[str], Record]) -> None:
    assert lines(read(sentence)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), [*CONDITION, *THREAT, *ALLEGED, *SAID_IT_WOULD])
def test_events_of_a_sentence(
    sentence: str, expected: list[str], read: Callable[[str], Record]
) -> None:
    assert lines(read(sentence)) == expected


def test_it_is_the_one_who_said_so(read: Callable[[str], Record]) -> None:
    [event] = read("Poland said it would expel Russian diplomats.").events
    assert [(r.text, r.country) for r in event.actors] == [("it", "POL")]


@pytest.mark.parametrize(
    ("sentence", "aux", "status"),
    [
        ("Russia will not attack Ukraine.", ("negated", "future"), "negated"),
        ("Israel could not bomb Iran.", ("negated", "hypothetical"), "negated"),
        ("Japan may never condemn Iran.", ("negated", "hypothetical"), "negated"),
        ("Germany did not attack Poland in 1938.", ("negated", "historical"), "negated"),
        ("Russia attacked Ukraine.", (), "actual"),
    ],
)
def test_all_auxiliaries_are_kept_and_the_first_names_the_status(
    sentence: str, aux: tuple[str, ...], status: str, read: Callable[..., Record]
) -> None:
    [event] = read(sentence, "2024-05-01").events
    assert (event.aux, event.status) == (aux, status)


OLD = [
    ("Germany attacked Poland in 1939.", "ASSAULT"),
    ("Iraq invaded Kuwait in August 1990.", "ASSAULT"),
    ("In 1973, Egypt attacked Israel.", "ASSAULT"),
    ("Japan imposed sanctions on Belarus in 2011.", "SANCTION"),
    ("Police arrested the editor in 1995.", "COERCE"),
]


@pytest.mark.parametrize(("sentence", "code"), OLD)
def test_a_year_long_before_publication_is_historical(
    sentence: str, code: str, read: Callable[..., Record]
) -> None:
    [event] = read(sentence, "2024-05-01").events
    assert (event.code, event.status) == (code, "historical")
    assert event.date is not None
    assert event.date.latest is not None
    assert event.date.latest[:4] in sentence


@pytest.mark.parametrize(("sentence", "code"), OLD)
def test_without_a_date_of_publication_no_year_is_long_ago(
    sentence: str, code: str, read: Callable[..., Record]
) -> None:
    [event] = read(sentence).events
    assert (event.code, event.status) == (code, "actual")
    assert event.date is not None
    assert event.date.basis == "words"


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize(
    ("published", "latest"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-05-01", "2024-05-01")],
)
def test_a_year_close_to_publication_is_not_historical(
    year: int, published: str, latest: str, read: Callable[..., Record]
) -> None:
    """What is told as done took place by the last day on which the article may have come out."""
    [event] = read(f"Police arrested the editor in {year}.", published).events
    assert event.status == "actual"
    assert event.date is not None
    last = min(latest, f"{year}-12-31")
    assert (event.date.value, event.date.earliest, event.date.latest) == (
        str(year),
        f"{year}-01-01",
        last,
    )
