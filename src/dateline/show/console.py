"""Printing with Rich; imported only where something is printed with it."""

import sys
from typing import NoReturn

from rich.console import Console

_WIDTH = 110
"""Columns of what is not printed on a terminal."""


class PlainConsole(Console):
    """Prints text as it is: no markup, no guessing of numbers and links."""

    def __init__(self) -> None:
        width = None if sys.stdout.isatty() else _WIDTH
        super().__init__(width=width, markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the caller; Rich itself would exit with 1."""
        raise BrokenPipeError
