"""Events put into short lines, so that tests can say what they expect."""

from collections.abc import Iterable

from dateline.pipeline import CodingRun
from dateline.read import Loaded, ReadOptions, read_text
from dateline.records import Event, Record, Role


def names(roles: Iterable[Role]) -> str:
    """ "Kenya; Uganda", or "-" where nobody is known."""
    return "; ".join(role.text for role in roles) or "-"


def parts(roles: Iterable[Role]) -> str:
    """Country and sector of each role: "RUS GOV; - MIL"."""
    return "; ".join(f"{r.country or '-'} {r.sector or '-'}" for r in roles) or "-"


def line(event: Event) -> str:
    """ "Russia > ASSAULT > Ukraine"; a status other than actual stands behind the code."""
    status = "" if event.status == "actual" else f" {event.status}"
    return f"{names(event.actors)} > {event.code}{status} > {names(event.recipients)}"


def lines(record: Record) -> list[str]:
    """One line for each event, in text order."""
    return [line(event) for event in record.events]


def codes(record: Record) -> list[str]:
    """Code, mode and status of each event: "REQUEST/yield", "ASSAULT negated"."""
    return [
        e.code + (f"/{e.mode}" if e.mode else "") + ("" if e.status == "actual" else f" {e.status}")
        for e in record.events
    ]


def role_of(
    run: CodingRun, text: str, words: str, day: str, *, guess: bool = False, last: bool = False
) -> Role:
    """The one role of the phrase that ends with ``words`` in an article of ``day``; that of
    their last occurrence with ``last``."""
    loaded = read_text(text, ReadOptions(published=day), name="x")
    assert isinstance(loaded, Loaded)
    article = loaded.article
    annotation = run.annotation(article)
    finder = run.role_finder(article, annotation)
    start = article.text.rindex(words) if last else article.text.index(words)
    at = start + len(words) - 1
    scene = next(s for s in run.scenes(annotation) if s.parse.start <= at < s.parse.end)
    token = next(t for t in scene.tokens if t.start <= at < t.end)
    [role] = finder.roles(scene, [token], acting=True, keep_things=not guess, guess=guess, day=day)
    return role
