"""The one internal error of reading; the package's edge turns it into a Rejection."""

from dateline.records import Rejection

STEP = "read"
"""The name of this step in rejections."""


class Unreadable(Exception):  # noqa: N818 - it is read as a finding
    """An input cannot become an article.

    ``reason`` says what is wrong, ``remedy`` what the user can do; both are one line.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def rejection(self, name: str) -> Rejection:
        """The error as a record about the input called ``name``."""
        return Rejection(step=STEP, reason=self.reason, remedy=self.remedy, input=name)
