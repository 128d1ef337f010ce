"""Event ontologies as validated, frozen data."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from dateline.records import sha256_hex


class OntologyError(ValueError):
    """An ontology file that cannot be used; names the file, the cause and the remedy."""


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an event of a code was done; ``told`` as in :class:`Code`."""

    description: str
    cameo: str | None = None
    told: tuple[str, str, str] | None = None


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One root code.

    ``quad`` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
    4 material conflict; ``score`` runs from -10 (conflict) to +10 (cooperation).
    ``told`` is how a sentence tells such an event: base form, past form, preposition
    in front of the recipient.
    """

    quad: Literal[1, 2, 3, 4]
    score: float
    description: str
    recipient_required: bool = False
    cameo: str | None = None
    told: tuple[str, str, str] | None = None
    modes: dict[str, Mode] = {}


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Codes, modes and contexts with the rules that relate codes.

    ``future`` maps a code to the one that a future event of it has today (PLOVER 3.1);
    ``cancelled`` likewise for an event that was called off; ``content_mode`` maps the
    code of what is asked for or refused to the mode of the request or refusal.
    """

    name: str
    version: str
    quads: dict[str, str]
    codes: dict[str, Code]
    contexts: dict[str, str] = {}
    future: dict[str, str] = {}
    cancelled: dict[str, str] = {}
    content_mode: dict[str, str] = {}
    sha256: str = ""

    @property
    def label(self) -> str:
        """Name, version and content hash, as a coding run states it."""
        return f"{self.name} {self.version} {self.sha256[:12]}"

    def told(self, code: str, mode: str | None) -> tuple[str, str, str]:
        """The words that tell an event; for codes without any, the code's own name."""
        entry = self.codes.get(code)
        if entry is not None:
            own = entry.modes.get(mode) if mode is not None else None
            words = (own.told if own is not None else None) or entry.told
            if words is not None:
                return words
        name = code.lower().replace("_", " ")
        return (f"take part in {name}", f"took part in {name}", "towards")

    def cameo(self, code: str, mode: str | None) -> str | None:
        """The CAMEO code of a root code and mode, where there is one."""
        entry = self.codes[code]
        if mode is not None and mode in entry.modes and entry.modes[mode].cameo:
            return entry.modes[mode].cameo
        return entry.cameo


def load_ontology(path: Path | None = None) -> Ontology:
    """PLOVER as shipped, or a file of the same form.

    Raises:
        OntologyError: the file is missing, is no TOML, or does not follow the form.
    """
    if path is None:
        name, data = "plover.toml", (files("dateline.ontology") / "plover.toml").read_bytes()
    else:
        name = str(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise OntologyError(f"{name}: {error.strerror}: give a readable file") from error
    try:
        table = tomllib.loads(data.decode("utf-8"))
        ontology = msgspec.convert({**table, "sha256": sha256_hex(data)}, Ontology)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise OntologyError(
            f"{name}: not an ontology ({error}): see docs/ontology.md for the form"
        ) from error
    _check(name, ontology)
    return ontology


def _check(name: str, ontology: Ontology) -> None:
    if not ontology.codes:
        raise OntologyError(f"{name}: no codes: an ontology needs at least one [codes.NAME] table")
    quads = {int(q) for q in ontology.quads if q.isdigit()}
    for code, entry in ontology.codes.items():
        if entry.quad not in quads:
            raise OntologyError(f"{name}: {code} has quad {entry.quad}, which [quads] lacks")
        if not -10 <= entry.score <= 10:
            raise OntologyError(f"{name}: {code} has score {entry.score}: give -10 to 10")
    for rule in ("future", "cancelled"):
        for source, target in getattr(ontology, rule).items():
            for code in (source, target):
                if code not in ontology.codes:
                    raise OntologyError(f"{name}: [{rule}] names {code!r}, which is no code")
    for code in ontology.content_mode:
        if code not in ontology.codes:
            raise OntologyError(f"{name}: [content_mode] names {code!r}, which is no code")
