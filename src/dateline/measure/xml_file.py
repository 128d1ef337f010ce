"""Reading an XML file of gold, with one clear line where it cannot be read."""

import xml.etree.ElementTree as ET
from pathlib import Path

from dateline.measure.errors import BenchmarkError


def read_xml(file: Path, remedy: str) -> ET.Element:
    """The root element of a file.

    Args:
        remedy: what to do with a file that is not XML.

    Raises:
        BenchmarkError: it cannot be opened, is not XML, or in an unknown encoding.
    """
    try:
        return ET.fromstring(file.read_bytes())
    except OSError as error:
        raise BenchmarkError(
            f"{file}: cannot be read ({error.strerror}): check the path"
        ) from error
    except ET.ParseError as error:
        raise BenchmarkError(f"{file}: not XML ({error}): {remedy}") from error
    except (LookupError, ValueError) as error:  # an encoding that the parser does not know
        raise BenchmarkError(f"{file}: not readable XML ({error}): store it as UTF-8") from error
