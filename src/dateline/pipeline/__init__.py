"""Wiring of the steps: articles in, records out."""

from dateline.pipeline.batch import Coded, code_input, expand
from dateline.pipeline.clock import Clock
from dateline.pipeline.coding_run import CodingRun
from dateline.pipeline.plain import plain_article

__all__ = ["Clock", "Coded", "CodingRun", "code_input", "expand", "plain_article"]
