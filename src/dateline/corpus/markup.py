"""Reading the corpus markup (``corpus/GUIDELINES.md``, section 1) into gold items.

Every fault of a file is collected with its line number, so that a writer sees all of them
at once.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NoReturn, get_args

from dateline.corpus.gold import (
    Certainty,
    FileKind,
    GoldClaim,
    GoldEvent,
    GoldItem,
    GoldLine,
    GoldQuote,
    GoldRole,
    GoldSize,
    GoldStatement,
    QuoteKind,
    StatementKind,
    Style,
)
from dateline.ontology import Ontology
from dateline.records import STATUS_PRECEDENCE, Auxiliary, Span, last_day

_FILE = re.compile(r"%% family=(?P<family>[\w-]+) hand=(?P<hand>[\w-]+) kind=(?P<kind>\w+)\s*")
_ITEM = re.compile(r"# (?P<id>[\w.-]+) (?P<day>\d{4}(?:-\d{2}){0,2}) (?P<style>\w+)\s*")
_LINE = re.compile(r"@ (\d+)\s*")
_CODE = re.compile(r"(?P<code>[A-Z]{3,})(?P<modes>(?:\.[A-Za-z-]+)*)\s+(?P<rest>.*)")
_QUOTED = r'"[^"]+"(?:#\d+)?(?::[A-Z]{3}|:---)?'
_FIELD = re.compile(rf"([a-z]+\d?)=((?:{_QUOTED})(?:\+{_QUOTED})*|[^\s\"]+)")
_WORDS = re.compile(r'"(?P<words>[^"]+)"(?:#(?P<nth>\d+))?(?::(?P<country>[A-Z]{3}|---))?')
_LINK = re.compile(r'"(?P<words>[^"]+)"@(?P<line>\d+)(?:#(?P<nth>\d+))?')
_EVENT_FIELDS = frozenset(
    ["a", "r", "p", "t", "st", "ctx", "dead", "injured", "arrested", "people", "money"]
    + [name + n for name in ("by", "cue", "cert", "pol") for n in ("", "2")]
)
EMPTY_REASONS = frozenset(
    {
        "sport", "business", "metaphor", "statement", "biography", "background",
        "culture", "science", "weather", "crime", "other",
    }
)  # fmt: skip
"""Why a line may hold no event (guidelines, section 1)."""


class _FaultError(ValueError):
    """One fault in one line, in words for the writer."""


def read_markup(
    content: str, ontology: Ontology, texts: Mapping[str, str] | None = None
) -> tuple[list[GoldItem], list[str]]:
    """The items of one file and its faults (``line: what is wrong``).

    Args:
        content: the file's text.
        ontology: whose codes, modes and contexts may be used.
        texts: for ``kind=standoff`` the text of each document by its id.
    """
    items: list[GoldItem] = []
    faults: list[str] = []
    header: re.Match[str] | None = None
    item: _ItemReader | None = None
    seen: set[str] = set()
    for number, line in enumerate([*content.splitlines(), "# end"], 1):
        line = line.strip()
        try:
            if line.startswith("%%"):
                header = _FILE.fullmatch(line)
                if header is None or header["kind"] not in get_args(FileKind):
                    _fault("no file header: %% family=NAME hand=NAME kind=sentences|articles")
            elif line.startswith("# "):
                if item is not None:
                    items.append(item.item())
                item = None
                if line != "# end":
                    item = _start(header, line, ontology, texts)
                    if item.id in seen:
                        _fault(f"item {item.id} is there twice")
                    seen.add(item.id)
            elif line and item is not None:
                item.read(line)
            elif line and item is None and not faults:
                _fault("words outside of any item")
        except _FaultError as fault:
            faults.append(f"{number}: {fault}")
    return items, faults


def _fault(text: str) -> NoReturn:
    raise _FaultError(text)


def _start(
    header: re.Match[str] | None,
    line: str,
    ontology: Ontology,
    texts: Mapping[str, str] | None,
) -> "_ItemReader":
    if header is None:
        _fault("an item before the file's %% header")
    found = _ITEM.fullmatch(line)
    if found is None:
        _fault(f"no item header: {line!r}; write # NUMBER YYYY-MM-DD STYLE")
    if found["style"] not in get_args(Style):
        _fault(f"no style: {found['style']!r}")
    try:
        date.fromisoformat(last_day(found["day"]))
    except ValueError:
        _fault(f"no date: {found['day']!r}")
    if header["kind"] != "standoff":
        return _ItemReader(header, found, ontology, None)
    text = (texts or {}).get(found["id"])
    if text is None:
        _fault(f"no text for {found['id']}")
    return _ItemReader(header, found, ontology, text)


class _ItemReader:
    """Builds one item from its lines."""

    def __init__(
        self,
        header: re.Match[str],
        found: re.Match[str],
        ontology: Ontology,
        text: str | None,
    ) -> None:
        self._header, self._found, self._ontology = header, found, ontology
        self.id = found["id"] if text is not None else f"{header['family']}-{found['id']}"
        self._standoff = text is not None
        self._text = text or ""
        self._lines = _lines_of(self._text)
        self._at = None if text is not None else -1
        self._empty: dict[int, str] = {}
        self._events: list[GoldEvent] = []
        self._quotes: list[GoldQuote] = []
        self._statements: list[GoldStatement] = []
        self._chains: list[tuple[Span, ...]] = []

    def read(self, line: str) -> None:
        """Take in one line below the item's header."""
        chosen = _LINE.fullmatch(line)
        code = _CODE.fullmatch(line)
        if self._standoff and chosen:
            if not 1 <= int(chosen[1]) <= len(self._lines):
                _fault(f"no line {chosen[1]} in the text")
            self._at = int(chosen[1]) - 1
        elif line.startswith("0 "):
            reason = line[2:].strip()
            if reason not in EMPTY_REASONS:
                _fault(f"no reason: {reason!r}")
            self._empty[self._line()] = reason
        elif line.startswith("^"):
            self._quotes.append(self._quote(line))
        elif line.startswith("~"):
            self._statements.append(self._statement(line))
        elif line.startswith("& "):
            self._chains.append(self._chain(line))
        elif code is not None and code["code"] in self._ontology.codes and '"' in line:
            self._events.append(self._event(code))
        elif code is not None and '"' in line and "=" in line:
            _fault(f"no code: {code['code']}")
        elif self._standoff:
            _fault(f"no label line: {line!r}")
        else:
            self._add_text(line)

    def _add_text(self, line: str) -> None:
        if any(mark in line for mark in ('"', "\t")):
            _fault("a straight quotation mark or tab in the text; use “ ”")
        if self._header["kind"] == "sentences" and self._lines:
            _fault("a second line of text in an item of sentences; or a label that is none")
        start = len(self._text) + 2 if self._text else 0
        self._text = f"{self._text}\n\n{line}" if self._text else line
        self._lines.append((start, start + len(line)))
        self._at = len(self._lines) - 1

    def item(self) -> GoldItem:
        """The item as read so far."""
        kind = self._header["kind"]
        if not self._lines:
            _fault(f"{self.id} has no text")
        return GoldItem(
            id=self.id,
            family=self._header["family"],
            hand=self._header["hand"],
            kind=kind,  # type: ignore[arg-type]
            published=self._found["day"],
            style=self._found["style"],  # type: ignore[arg-type]
            text=self._text,
            lines=tuple(
                GoldLine(start=s, end=e, empty=self._empty.get(n))
                for n, (s, e) in enumerate(self._lines)
            ),
            events=tuple(self._events),
            quotes=tuple(self._quotes),
            statements=tuple(self._statements),
            chains=tuple(self._chains),
        )

    def _line(self) -> int:
        if self._at is None or self._at < 0:
            _fault("a label before its text")
        return self._at

    def _span(self, words: str, nth: str | None, line: int | None = None) -> Span:
        start, end = self._lines[self._line() if line is None else line]
        found = [start + m.start() for m in re.finditer(re.escape(words), self._text[start:end])]
        # "US" is also in "USSR", "he" in "the": only whole words are meant and counted
        whole = [at for at in found if _whole(self._text, at, at + len(words))]
        number = int(nth or 1)
        if len(whole) < number:
            if found and not whole:
                _fault(f'"{words}" is only part of a word')
            _fault(f'"{words}"{"#" + nth if nth else ""} is not in the line')
        return Span.of(self._text, whole[number - 1], whole[number - 1] + len(words))

    def _fields(self, rest: str, allowed: frozenset[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        at = 0
        for match in _FIELD.finditer(rest):
            if rest[at : match.start()].strip():
                break
            if match[1] not in allowed:
                _fault(f"no field: {match[1]}")
            if match[1] in found:
                _fault(f"{match[1]}= is there twice; join lists with +")
            found[match[1]] = match[2]
            at = match.end()
        if rest[at:].strip():
            _fault(f"cannot be read: {rest[at:].strip()[:60]!r}")
        return found

    def _spans(self, value: str) -> tuple[Span, ...]:
        return tuple(self._span(m["words"], m["nth"]) for m in self._words(value))

    @staticmethod
    def _words(value: str) -> list[re.Match[str]]:
        found = list(_WORDS.finditer(value))
        if not found:
            _fault(f"no words in quotation marks: {value!r}")
        return found

    def _one(self, fields: dict[str, str], key: str) -> Span | None:
        if key not in fields:
            return None
        spans = self._spans(fields[key])
        if len(spans) > 1:
            _fault(f"{key}= takes one span")
        return spans[0]

    def _roles(self, value: str | None) -> tuple[GoldRole, ...]:
        roles = []
        for match in self._words(value) if value else ():
            if match["country"] is None:
                _fault(f'"{match["words"]}" needs a country (:KEN, or :---)')
            span = self._span(match["words"], match["nth"])
            country = None if match["country"] == "---" else match["country"]
            roles.append(GoldRole(start=span.start, end=span.end, text=span.text, country=country))
        return tuple(roles)

    def _event(self, found: re.Match[str]) -> GoldEvent:
        self._line()
        known = self._ontology.codes[found["code"]]
        modes = tuple(m for m in found["modes"].split(".") if m)
        for mode in modes:
            if mode not in known.modes:
                _fault(f"{found['code']} has no mode {mode}")
        trigger = _WORDS.match(found["rest"])
        if trigger is None:
            _fault(f"no trigger in quotation marks: {found['rest'][:40]!r}")
        fields = self._fields(found["rest"][trigger.end() :], _EVENT_FIELDS)
        return GoldEvent(
            trigger=self._span(trigger["words"], trigger["nth"]),
            code=found["code"],
            modes=modes,
            actors=self._roles(fields.get("a")),
            recipients=self._roles(fields.get("r")),
            places=self._spans(fields["p"]) if "p" in fields else (),
            times=self._spans(fields["t"]) if "t" in fields else (),
            aux=self._aux(fields.get("st")),
            claims=tuple(self._claims(fields)),
            contexts=self._contexts(fields.get("ctx")),
            sizes=tuple(
                GoldSize(kind=kind, span=span)
                for kind in ("dead", "injured", "arrested", "people", "money")
                if (span := self._one(fields, kind)) is not None
            ),
        )

    @staticmethod
    def _aux(value: str | None) -> tuple[Auxiliary, ...]:
        words = set(value.split(",")) if value else set()
        words.discard("actual")
        wrong = words - set(STATUS_PRECEDENCE)
        if wrong:
            _fault(f"no status: {', '.join(sorted(wrong))}")
        return tuple(s for s in STATUS_PRECEDENCE if s in words)

    def _contexts(self, value: str | None) -> tuple[str, ...]:
        names = tuple(value.split(",")) if value else ()
        for name in names:
            if name not in self._ontology.contexts:
                _fault(f"no context: {name}")
        return names

    def _claims(self, fields: dict[str, str]) -> list[GoldClaim]:
        claims = []
        for n in ("", "2"):
            keys = {f"by{n}", f"cue{n}", f"cert{n}", f"pol{n}"}
            if not keys & fields.keys():
                continue
            certainty = fields.get(f"cert{n}", "certain")
            if certainty not in get_args(Certainty):
                _fault(f"no certainty: {certainty}")
            polarity = fields.get(f"pol{n}", "+")
            if polarity not in ("+", "-"):
                _fault(f"no polarity: {polarity}")
            claims.append(
                GoldClaim(
                    holder=self._one(fields, f"by{n}"),
                    cue=self._one(fields, f"cue{n}"),
                    certainty=certainty,  # type: ignore[arg-type]
                    polarity=polarity,  # type: ignore[arg-type]
                )
            )
        return claims

    def _quote(self, line: str) -> GoldQuote:
        kind, content, fields = self._marked(line, get_args(QuoteKind), "by cue")
        return GoldQuote(
            kind=kind,  # type: ignore[arg-type]
            content=content,
            speaker=self._one(fields, "by"),
            cue=self._one(fields, "cue"),
        )

    def _statement(self, line: str) -> GoldStatement:
        kind, content, fields = self._marked(line, get_args(StatementKind), "by to if due")
        return GoldStatement(
            kind=kind,  # type: ignore[arg-type]
            content=content,
            maker=self._one(fields, "by"),
            counterpart=self._one(fields, "to"),
            condition=self._one(fields, "if"),
            deadline=self._one(fields, "due"),
        )

    def _marked(
        self, line: str, kinds: tuple[str, ...], allowed: str
    ) -> tuple[str, Span, dict[str, str]]:
        kind, _, rest = line[1:].partition(" ")
        if kind not in kinds:
            _fault(f"no kind: {kind!r}")
        content = _WORDS.match(rest.strip())
        if content is None:
            _fault("no content in quotation marks")
        fields = self._fields(rest.strip()[content.end() :], frozenset(allowed.split()))
        return kind, self._span(content["words"], content["nth"]), fields

    def _chain(self, line: str) -> tuple[Span, ...]:
        spans = []
        for match in _LINK.finditer(line):
            number = int(match["line"])
            if not 1 <= number <= len(self._lines):
                _fault(f"no line {number} in the text")
            spans.append(self._span(match["words"], match["nth"], number - 1))
        if len(spans) < 2 or _LINK.sub("", line[2:]).strip():
            _fault('a chain needs two mentions or more, each "words"@LINE')
        return tuple(spans)


def _lines_of(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold anything, as spans."""
    return [m.span() for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", text)]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a word."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after
