"""Lines that describe or credit a picture (white space folded)."""

import re

from dateline.read.words import any_of

MAX_LENGTH = 600
"""Most characters of a caption."""

_AGENCY = any_of("AP", "AFP", "EPA", "REUTERS", "Reuters", "Getty(?: Images)?", "Pool", "Xinhua")
_PICTURE = any_of(
    "(?i:file photo)", "(?i:photo)", "(?i:image)", "(?i:picture)", "(?i:credit)", "Pic", "via"
)
_CREDIT_END = re.compile(
    any_of(
        rf"[(\[]\s*{_PICTURE}\b.{{0,80}}[)\]]\.?",
        rf"[(\[][^()\[\]]{{0,60}}(?:\bvia |/\s*){_AGENCY}[^()\[\]]{{0,20}}[)\]]\.?",
        rf"[(\[]{_AGENCY} (?:Photo|Images?|File)\b[^()\[\]]{{0,60}}[)\]]\.?",
        r"\b(?:Photo(?:graph)?|Image|Picture|Credit)(?: by| credit)?\s*:\s*[^.:]{2,80}\.?",
        r"\b(?:REUTERS|Reuters|AFP|AP|EPA)/[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}\.?",
        r"\b(?:Getty Images|AP Photo/[\w. '-]{2,40}|Shutterstock|iStock)",
    )
    + "$"
)
_START = re.compile(
    r"(?:file )?(?:photo|photograph|image|picture|caption|pictured|fig(?:ure)?\.? ?\d*)"
    r"(?: by| credit| caption| courtesy| source)?\s*[:|]\s*\S",
    re.IGNORECASE,
)
_FILE = re.compile(r"FILE\s*[-–—]+\s*\S")


def is_caption(text: str) -> bool:
    """Whether the line describes or credits a picture."""
    if len(text) > MAX_LENGTH:
        return False
    return bool(_START.match(text) or _FILE.match(text) or _CREDIT_END.search(text[-160:]))
