"""From a trained network to the shipped model: ONNX, eight-bit weights, card and tokenizer."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.coder.network import EventNetwork

from dateline.coding.trained.model import Card


class _Scores(nn.Module):
    """The network with its inputs and outputs in order, as they are named below."""

    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, mask: Tensor, clues: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        triggers, roles, events, mean, look = self.network(ids, mask, clues)
        return triggers, roles, events, mean, look


def export(network: EventNetwork, base: Path, folder: Path, *, name: str, threshold: float) -> Path:
    """Write the model folder; returns the network's file.

    ``base`` holds the tokenizer that the network was trained with.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    target = folder / "network.onnx"
    with tempfile.TemporaryDirectory() as work:
        plain = Path(work) / "plain.onnx"
        torch.onnx.export(
            _Scores(network),
            (
                torch.ones(2, 12, dtype=torch.long),
                torch.ones(2, 12, dtype=torch.long),
                torch.zeros(2, 12, len(network.labels.clues)),
            ),
            str(plain),
            input_names=["ids", "mask", "clues"],
            output_names=["triggers", "roles", "events", "mean", "look"],
            dynamic_axes={
                "ids": {0: "batch", 1: "length"},
                "mask": {0: "batch", 1: "length"},
                "clues": {0: "batch", 1: "length"},
                "triggers": {0: "batch", 1: "length"},
                "roles": {0: "batch", 1: "length", 2: "length"},
                "events": {0: "batch", 1: "length"},
                "mean": {0: "batch"},
                "look": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
    card = Card(
        name=name,
        sha256=hashlib.sha256(target.read_bytes()).hexdigest(),
        labels=network.labels,
        threshold=threshold,
    )
    (folder / "card.json").write_bytes(msgspec.json.format(msgspec.json.encode(card)) + b"\n")
    return target
