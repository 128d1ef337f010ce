"""Reading: text, web pages and JSON Lines to articles whose parts are told apart.

What is read and how is in the modules named for it; this one only gathers the names that
other packages use. Importing it loads neither the page extractor nor the detectors.
"""

from dateline.read.dates import BadDate
from dateline.read.inputs import InputFile, list_inputs
from dateline.read.options import Form, Loaded, ReadOptions
from dateline.read.reader import read_html, read_input, read_text
from dateline.read.sections import sections
from dateline.read.streams import MAX_BYTES

__all__ = [
    "MAX_BYTES",
    "BadDate",
    "Form",
    "InputFile",
    "Loaded",
    "ReadOptions",
    "list_inputs",
    "read_html",
    "read_input",
    "read_text",
    "sections",
]
