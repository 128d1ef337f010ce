"""The trained event coder: a small network, and what turns its scores into events."""

from dateline.coding.trained.coder import TrainedCoder
from dateline.coding.trained.model import Model, TrainedModelError

__all__ = ["Model", "TrainedCoder", "TrainedModelError"]
