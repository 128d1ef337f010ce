"""The trained network at run time: texts in, scores of every word piece out.

The network is an ONNX file with eight-bit weights; ``onnxruntime`` runs it on the CPU and
``tokenizers`` cuts the texts. Nothing here knows what the scores are used for.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.coding.trained.clues import Clue, clue_columns
from dateline.coding.trained.labels import Labels
from dateline.records import sha256_hex

Scores = NDArray[np.float32]

LONGEST = 160
"""Word pieces that the network reads at once; longer texts must be cut (``windows``)."""
_INPUTS = {"ids", "mask", "clues"}
_OUTPUTS = ("triggers", "roles", "events", "mean", "look")


class TrainedModelError(ValueError):
    """A model that cannot be used; names the file, the cause and the remedy."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside the weights: labels, calibration and the hash of the network.

    ``threshold`` is the confidence from which events are told, ``calibration`` the weights of
    ``dateline.coding.trained.confidence``.
    """

    name: str
    sha256: str
    labels: Labels
    threshold: float
    calibration: dict[str, float] = {}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one text.

    ``offsets`` (pieces) are code points into the text, equal where a piece has no text;
    ``first`` tells which pieces begin a word: only those are judged as triggers;
    ``triggers`` (pieces, codes + 1) are probabilities; ``roles`` (trigger, piece, kind) and
    ``events`` (pieces, columns of ``Labels.event_columns``) are logits; ``vector`` is the mean
    of the encoder's words, ``look`` (codes + 1) the probability of none and of each code for
    the words that are marked.
    """

    offsets: tuple[tuple[int, int], ...]
    first: tuple[bool, ...]
    triggers: Scores
    roles: Scores
    events: Scores
    vector: Scores
    look: Scores


class Model:
    """A model folder: ``network.onnx``, ``tokenizer.json`` and ``card.json``.

    Args:
        folder: the folder; the shipped model if ``None``.

    Raises:
        TrainedModelError: a file is missing, damaged or not the one that the card names, or
            onnxruntime cannot be loaded.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._remedy = (
            "install dateline again, or code with --coder lexicon"
            if folder is None
            else "name 'trained', 'lexicon' or a folder that training/train.py wrote"
        )
        self._folder = folder or Path(str(files("dateline.coding.trained") / "data"))
        card, network, words = (
            self._bytes(name) for name in ("card.json", "network.onnx", "tokenizer.json")
        )
        try:
            self.card = msgspec.json.decode(card, type=Card)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._unusable("card.json", f"no model card ({error})") from error
        if sha256_hex(network) != self.card.sha256:
            raise self._unusable("network.onnx", "not the network that card.json names")
        self._hash = sha256_hex(network + words + card)[:12]
        self._columns = {name: n for n, name in enumerate(self.card.labels.clues)}
        self._tokenizer = self._load_tokenizer(words)
        self._session = self._load_network(network)

    @property
    def label(self) -> str:
        """Name and content hash of network, tokenizer and card, as a coding run states it."""
        return f"{self.card.name} {self._hash}"

    def _bytes(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise self._unusable(name, f"cannot be read ({error.strerror})") from error

    def _unusable(self, name: str, cause: str) -> TrainedModelError:
        return TrainedModelError(f"{self._folder / name}: {cause}: {self._remedy}")

    def _load_tokenizer(self, words: bytes) -> Any:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_str(words.decode("utf-8"))
        except Exception as error:
            raise self._unusable("tokenizer.json", f"no tokenizer ({error})") from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        return tokenizer

    def _load_network(self, network: bytes) -> Any:
        try:
            import onnxruntime
        except ImportError as error:
            raise TrainedModelError(
                f"onnxruntime cannot be loaded ({error}): install it for this system, or code "
                "with --coder lexicon"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                network, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise self._unusable("network.onnx", "no ONNX network") from error
        inputs = {i.name: i for i in session.get_inputs()}
        outputs = {o.name: o for o in session.get_outputs()}
        labels = self.card.labels
        fits = (
            inputs.keys() == _INPUTS
            and set(_OUTPUTS) <= outputs.keys()
            and inputs["clues"].shape[-1] == len(labels.clues)
        )
        if not fits:
            raise self._unusable(
                "network.onnx", "its inputs and outputs are not those of card.json"
            )
        return session

    def read(self, text: str, words: Sequence[Clue]) -> Reading:
        """The scores of one text; what is behind ``LONGEST`` pieces is not read.

        ``words`` is what is known of its words. Texts are never read together: the scale of
        the eight-bit activations is that of what is read at once, so that a batch would let
        one sentence change the scores of another.
        """
        coded = self._tokenizer.encode(text)
        known = np.zeros((1, len(coded.ids), len(self._columns)), dtype=np.float32)
        for piece, columns in enumerate(clue_columns(coded.offsets, words, self._columns)):
            known[0, piece, columns] = 1
        triggers, roles, events, means, looks = self._session.run(
            _OUTPUTS,
            {
                "ids": np.array([coded.ids], dtype=np.int64),
                "mask": np.ones((1, len(coded.ids)), dtype=np.int64),
                "clues": known,
            },
        )
        return Reading(
            offsets=tuple(coded.offsets),
            first=_beginnings(coded.word_ids),
            triggers=softmax(triggers[0]),
            roles=roles[0],
            events=events[0],
            vector=means[0],
            look=softmax(looks[0]),
        )


def _beginnings(words: Sequence[int | None]) -> tuple[bool, ...]:
    """Which word pieces begin a word."""
    before: Sequence[int | None] = [None, *words]
    return tuple(w is not None and w != b for b, w in zip(before, words, strict=False))


def softmax(logits: Scores) -> Scores:
    """Probabilities along the last axis."""
    grown = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Scores = grown / grown.sum(-1, keepdims=True)
    return shares


def sigmoid(logits: Scores) -> Scores:
    """Probabilities one by one."""
    shares: Scores = 1 / (1 + np.exp(-logits.clip(-30, 30)))
    return shares
