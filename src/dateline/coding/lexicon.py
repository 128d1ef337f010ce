"""Loading and validating the event lexicon (docs/lexicon.md)."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from dateline.coding.pattern import Frame, PatternError, parse_pattern
from dateline.ontology import Ontology
from dateline.records import sha256_hex

COLUMNS = ("lemma", "pos", "pattern", "mode", "unless", "fires", "near")


class LexiconError(ValueError):
    """A lexicon file that cannot be used; names file, line and cause."""


class Sense(msgspec.Struct, frozen=True, kw_only=True):
    """One sense: a trigger in a frame that tells an event of one code.

    ``id`` is ``CODE:lemma.pos.n`` with n counting senses of the same trigger and code.
    """

    id: str
    lemma: str
    particle: str | None
    pos: Literal["v", "n", "a"]
    frame: Frame
    pattern: str
    code: str
    mode: str | None
    unless: frozenset[str]
    fires: str
    near: str


class Lexicon:
    """All senses, by trigger lemma and part of speech."""

    def __init__(
        self, senses: Iterable[Sense], classes: Mapping[str, frozenset[str]], version: str
    ) -> None:
        self.senses = tuple(senses)
        self.classes = dict(classes)
        self.version = version
        index: dict[tuple[str, str], list[Sense]] = defaultdict(list)
        for sense in self.senses:
            index[(sense.lemma, sense.pos)].append(sense)
        self._index = {key: tuple(value) for key, value in index.items()}

    def triggers(self, lemma: str, pos: str) -> tuple[Sense, ...]:
        """Senses whose trigger is this lemma; ``pos`` is ``v``, ``n`` or ``a``."""
        return self._index.get((lemma, pos), ())

    @cached_property
    def codes_by_lemma(self) -> dict[str, tuple[str, ...]]:
        """The codes that a lemma's senses have, most frequent first."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for sense in self.senses:
            counts[sense.lemma][sense.code] += 1
        return {
            lemma: tuple(sorted(codes, key=lambda c: (-codes[c], c)))
            for lemma, codes in counts.items()
        }


def load_lexicon(
    ontology: Ontology,
    folder: Traversable | None = None,
    faults: list[str] | None = None,
) -> Lexicon:
    """The shipped lexicon, or one of the same form in ``folder``.

    With ``faults`` given, lines that cannot be used are left out and told there instead
    of raising: for whoever is writing senses.

    Raises:
        LexiconError: a file is missing a column, a pattern cannot be read, a code or
            mode is not in the ontology. The message names every such line.
    """
    told: list[str] = []
    folder = folder if folder is not None else files("dateline.coding") / "lexicon"
    entries = sorted(folder.iterdir(), key=lambda f: f.name)
    digest = []
    raw_classes: dict[str, str] = {}
    for entry in entries:
        if entry.name.endswith(".toml"):
            data = entry.read_bytes()
            digest.append(data)
            for name, words in _toml(entry.name, data).items():
                if name in raw_classes:
                    raise LexiconError(f"{entry.name}: word class {name!r} is defined twice")
                raw_classes[name] = words
    classes = _expand(raw_classes)
    senses: list[Sense] = []
    for entry in entries:
        if entry.name.endswith(".tsv"):
            data = entry.read_bytes()
            digest.append(data)
            senses += _senses(entry.name, _text(entry.name, data), classes, ontology, told)
    if faults is not None:
        faults += told
    elif told:
        raise LexiconError("\n".join(told))
    return Lexicon(senses, classes, sha256_hex(b"\0".join(digest))[:12])


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{name}: not UTF-8 (byte {error.start}): save it as UTF-8") from error


def _toml(name: str, data: bytes) -> dict[str, str]:
    try:
        table = tomllib.loads(_text(name, data))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from error
    for key, words in table.items():
        if not isinstance(words, str):
            raise LexiconError(f"{name}: word class {key!r} must be a string of lemmas")
    return table


def _expand(raw: Mapping[str, str]) -> dict[str, frozenset[str]]:
    done: dict[str, frozenset[str]] = {}

    def expand(name: str, above: tuple[str, ...]) -> frozenset[str]:
        if name in done:
            return done[name]
        if name in above or name not in raw:
            raise LexiconError(f"word class @{name}: not defined, or contains itself")
        words: set[str] = set()
        for word in raw[name].split():
            if word.startswith("@"):
                words |= expand(word[1:], (*above, name))
            else:
                words.add(word)
        done[name] = frozenset(words)
        return done[name]

    for name in raw:
        expand(name, ())
    return done


def _senses(
    name: str,
    text: str,
    classes: Mapping[str, frozenset[str]],
    ontology: Ontology,
    faults: list[str],
) -> list[Sense]:
    code = name.removesuffix(".tsv")
    if code not in ontology.codes:
        raise LexiconError(
            f"{name}: the ontology {ontology.name!r} has no code {code!r}, which the lexicon "
            "codes: add it to the ontology's [codes]"
        )
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [(n, line) for n, line in lines if not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        raise LexiconError(f"{name}: the header must be {' '.join(COLUMNS)}, tab-separated")
    senses: list[Sense] = []
    counts: dict[str, int] = defaultdict(int)
    for number, line in lines[1:]:
        try:
            sense = _sense(line.split("\t"), code, classes, ontology)
        except (LexiconError, PatternError) as error:
            faults.append(f"{name}, line {number}: {error}")
            continue
        counts[sense.id] += 1
        senses.append(msgspec.structs.replace(sense, id=f"{sense.id}.{counts[sense.id]}"))
    return senses


def _sense(
    row: list[str], code: str, classes: Mapping[str, frozenset[str]], ontology: Ontology
) -> Sense:
    if len(row) != len(COLUMNS):
        raise LexiconError(f"{len(row)} columns instead of {len(COLUMNS)}")
    lemma, pos, pattern, mode, unless, fires, near = (cell.strip() for cell in row)
    if pos not in ("v", "n", "a") or not lemma or not fires or not near:
        raise LexiconError("needs lemma, pos (v, n or a), fires and near")
    if mode and mode not in ontology.codes[code].modes:
        raise LexiconError(f"{code} has no mode {mode!r}")
    word, _, particle = lemma.partition(" ")
    return Sense(
        id=f"{code}:{lemma.replace(' ', '-')}.{pos}",
        lemma=word,
        particle=particle or None,
        pos=pos,  # type: ignore[arg-type]
        frame=parse_pattern(pattern, classes, pos),
        pattern=pattern,
        code=code,
        mode=mode or None,
        unless=_blockers(unless, classes),
        fires=fires,
        near=near,
    )


def _blockers(cell: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in cell.split():
        if word.startswith("@"):
            if word[1:] not in classes:
                raise LexiconError(f"no word class {word}")
            words |= classes[word[1:]]
        else:
            words.add(word)
    return frozenset(words)
