"""Time expressions: TIMEX3 detection and normalisation."""

from dateline.annotate.times.tagger import TimeTagger
from dateline.annotate.times.timex import Timex

__all__ = ["TimeTagger", "Timex"]
