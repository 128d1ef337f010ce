"""Text from outside, made safe to print: no character of it can steer a terminal."""

import re

_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}
_LINE_END = re.compile("\r(?!\n)|[\v\f\x85]")


def visible(text: str) -> str:
    """``text``, as many characters long, with spaces for control characters (C0 and C1).

    Newlines and tabs stay; the other line ends become newlines. Offsets into ``text``
    hold for the result.
    """
    return _LINE_END.sub("\n", text).translate(_CONTROLS)
