"""The ``who`` and ``where`` commands: what the knowledge base holds under a name."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.knowledge import Knowledge, load
from dateline.read.dates import BadDate, parse_published
from dateline.show.answers import Answer, Answers, Office, PlaceAnswer
from dateline.show.problems import REJECTED, complain
from dateline.show.visible import visible
from dateline.show.where import country_code, where
from dateline.show.who import who

_OTHERS = 8
"""Losing candidates that are listed; --json has all."""
_OFFICES = 12
"""Offices that are listed; --json has all."""
_LONGEST = 200
"""Characters of the longest name that is looked up."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class LookupProblem(ValueError):  # noqa: N818 - it is told to the user, no fault of ours
    """A wrong question; the message says what to write instead."""


def who_command(name: str, on: str | None, *, as_json: bool, knowledge: Path | None) -> int:
    """Print who is called ``name``; the exit code is 1 where nobody is.

    Raises:
        LookupProblem: the name is empty, or ``on`` is not a day.
        KnowledgeError: a user's own file cannot be used.
    """
    _check_name(name)
    day = _day(on)
    known = load(extra=knowledge)
    return _told(name, who(name, day, known), "actor", as_json=as_json)


def where_command(name: str, near: str | None, *, as_json: bool, knowledge: Path | None) -> int:
    """Print the places called ``name``; the exit code is 1 where there is none.

    Raises:
        LookupProblem: the name is empty, or ``near`` is no state.
        KnowledgeError: a user's own file cannot be used.
    """
    _check_name(name)
    known = load(extra=knowledge)
    return _told(name, where(name, _near(near, known), known), "place", as_json=as_json)


def _check_name(name: str) -> None:
    if not any(c.isalnum() for c in name):
        raise LookupProblem(f"{name!r} holds no name; give one")
    if len(name) > _LONGEST:
        raise LookupProblem(f"{name[:20]!r}… is longer than any name; give one of them alone")


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    try:
        day = parse_published(written)
    except BadDate as error:
        raise LookupProblem(f"--on: {error}") from error
    if not _DAY.fullmatch(day):
        raise LookupProblem(f"--on: {written!r} is not a day; write one such as {day[:4]}-06-30")
    return day


def _near(written: str | None, knowledge: Knowledge) -> str | None:
    if written is None:
        return None
    code = country_code(written.strip(), knowledge)
    if code is None:
        raise LookupProblem(
            f"--near: {written!r} is no state; write its name or alpha-3 code, such as FRA"
        )
    return code


def _told(name: str, answers: Sequence[Answer], kind: str, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(Answers(tuple(answers))) + b"\n")
        sys.stdout.buffer.flush()
    elif answers:
        for line in _lines(answers):
            print(visible(line))
    if answers:
        return 0
    other = "where" if kind == "actor" else "who"
    complain(
        f"no {kind} is known as {name!r}: try another spelling or 'dateline {other}', or add it "
        "to a CSV of your own and name that with --knowledge"
    )
    return REJECTED


def _lines(answers: Sequence[Answer]) -> Iterator[str]:
    best, *others = answers
    yield f"{best.name} ({_kind(best)})"
    if best.office:
        yield f"  {_office(best)}"
    yield f"  by: {best.why} (score {best.score:.2f})"
    if _facts(best):
        yield f"  {_facts(best)}"
    if best.offices:
        yield "offices:"
        for office in best.offices[:_OFFICES]:
            yield f"  {_held(office)}"
        if len(best.offices) > _OFFICES:
            yield f"  and {len(best.offices) - _OFFICES} more (--json has all)"
    if others:
        yield "others:"
        for other in others[:_OTHERS]:
            yield f"  {other.score:.2f}  {other.name} ({_kind(other)}): {_short(other)}"
        if len(others) > _OTHERS:
            yield f"  and {len(others) - _OTHERS} more (--json has all)"


def _kind(answer: Answer) -> str:
    code = " ".join(c for c in (answer.country, answer.sector) if c)
    return f"{answer.kind}, {code}" if code else answer.kind


def _facts(answer: Answer) -> str:
    facts = []
    if isinstance(answer, PlaceAnswer):
        facts.append(f"{answer.lat:.4f}, {answer.lon:.4f} ± {answer.radius_km:g} km")
        if answer.region:
            facts.append(f"region {answer.region}")
        if answer.population:
            facts.append(f"{answer.population:,} people")
        facts.append(answer.gazetteer_id)
    elif not answer.office and (answer.begin or answer.end):
        facts.append(_span(answer.begin, answer.end))
    if answer.wikidata:
        facts.append(f"Wikidata {answer.wikidata}")
    return " · ".join(facts)


def _office(answer: Answer) -> str:
    return f"{answer.office}, {_span(answer.begin, answer.end)}"


def _held(office: Office) -> str:
    code = " ".join(c for c in (office.country, office.sector) if c)
    title = f"{office.office or 'no title'} ({code})" if code else office.office or "no title"
    confirmed = f" (confirmed to {office.as_of})" if office.end is None and office.as_of else ""
    return f"{_span(office.begin, office.end)}{confirmed}  {title}"


def _span(begin: str | None, end: str | None) -> str:
    return f"{begin or '…'} to {end or '…'}"


def _short(answer: Answer) -> str:
    if isinstance(answer, PlaceAnswer):
        return _facts(answer)
    return _office(answer) if answer.office else answer.why
