"""Which letters beyond ASCII the languages in Latin script write, to tell code pages apart.

Statistics of charset-normalizer need long texts; news paragraphs in a Western code page
have a dozen telling letters, and for those membership in one alphabet is the better test.
"""

_PUNCTUATION = frozenset("“”„‘’‚–—…«»‹›•·€£§°©®™½¼¾×¡¿ºª†‰\xa0\xad")

_ALPHABETS: tuple[tuple[str, str], ...] = (
    ("cp1252", "éèêëïöçñôâàü"),  # English, with its borrowed letters
    ("cp1252", "àâæçéèêëîïôœùûüÿ"),  # French
    ("cp1252", "äöüßéèàáç"),  # German
    ("cp1252", "áéíñóúü"),  # Spanish
    ("cp1252", "áâãàçéêíóôõúü"),  # Portuguese
    ("cp1252", "àèéìíîòóùú"),  # Italian
    ("cp1252", "éëïóöüèáíúàê"),  # Dutch
    ("cp1252", "åäöéüæøáàèó"),  # Swedish, Danish, Norwegian, Finnish
    ("cp1252", "àçèéíïòóúü"),  # Catalan
    ("cp1250", "ąćęłńóśźż"),  # Polish
    ("cp1250", "áčďéěíňóřšťúůýž"),  # Czech
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),  # Slovak
    ("cp1250", "áéíóöőúüű"),  # Hungarian
    ("cp1250", "čćđšž"),  # Croatian, Slovene, Bosnian
    ("cp1250", "ăâîşţșț"),  # Romanian
    ("iso8859_2", "ąćęłńóśźż"),
    ("iso8859_2", "áčďéěíňóřšťúůýž"),
    ("iso8859_2", "áäčďéíĺľňóôŕšťúýž"),
    ("iso8859_2", "áéíóöőúüű"),
    ("iso8859_2", "čćđšž"),
    ("cp1254", "âçğıîöşüûi̇"),  # Turkish
    ("cp1257", "ąčęėįšųūž"),  # Lithuanian
    ("cp1257", "āčēģīķļņšūž"),  # Latvian
    ("cp1257", "äöõüšž"),  # Estonian
    ("cp1252", "áðéíóúýþæö"),  # Icelandic
    ("cp1252", "àâæçéèêëîïôœùûüÿäößáíñóúãõåøìò"),  # several Western languages at once
    ("mac_roman", "àâæçéèêëîïôœùûüÿäößáíñóúãõåøìò"),
)
"""Encoding and letters, the likelier first: the order decides where the fit is equal."""

MIN_FIT = 0.9
"""Share of characters beyond ASCII that must belong to an alphabet or be punctuation."""


def latin_encoding(data: bytes) -> str | None:
    """The encoding in which the bytes above 127 fit one alphabet best, or ``None``.

    ``data`` is a sample of text in some encoding of one byte a character. The cost grows
    with the sample and the number of alphabets only.
    """
    counts = {byte: count for byte in range(128, 256) if (count := data.count(byte))}
    total = sum(counts.values())
    best, best_fit = None, MIN_FIT - 1e-9
    for encoding, letters in _ALPHABETS:
        alphabet = set(letters) | set(letters.upper()) | _PUNCTUATION
        fit = 0
        for byte, count in counts.items():
            character = bytes([byte]).decode(encoding, "replace")
            if character == "\ufffd":
                break
            fit += count if character in alphabet else 0
        else:
            if fit / total > best_fit:
                best, best_fit = encoding, fit / total
    return best
