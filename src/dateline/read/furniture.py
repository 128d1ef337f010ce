"""Lines around an article that name its place, date, author and site: patterns of forms.

Every pattern is of a kind of wording (an imperative to subscribe, a credit in brackets),
never of one paper's name. All take a unit's text with white space folded.
"""

import re

from dateline.read.dates import MONTH_PATTERN

_I = re.IGNORECASE

# --- bylines ------------------------------------------------------------------------------

_NAME = r"(?:[A-Z][\w.'’-]*|[A-Z]\.|d[aei]l?|de|van|von|der|bin|al-[A-Z]\w*|el-[A-Z]\w*)"
_BYLINE = re.compile(
    rf"""(?:By|BY|by|Words\ by|Story\ by|Written\ by|Reported\ by|Posted\ by|From|Von|Par|Por)
         :?\s+(?:the\ )?
         {_NAME}(?:(?:\s+|\s*[,&|/·•–-]\s*)(?:and\ |in\ |at\ |for\ |of\ |the\ )*{_NAME})*
         \s*(?:[|,·•–-]\s*.{{0,40}})?""",
    re.VERBOSE,
)
_FROM_OR_LOWER = re.compile(r"by |From ")
_SIGN_OFF = re.compile(
    r"""[(\[]?(?:(?:additional\ |with\ )?reporting|writing|editing|compiled|edited|written|reported)
        \s+(?:[\w\ ,]{0,30}\s)?by\b.{0,200}?[)\].]*""",
    re.VERBOSE | _I,
)
_AUTHOR_LABEL = re.compile(r"(?:Author|Reporter|Correspondent|Autor|Auteur)s?\s*:\s+\S.{0,80}", _I)


def is_byline(text: str, author: str | None = None) -> bool:
    """Whether the line only says who wrote the article (``author``: what metadata say)."""
    if len(text) > 250:
        return False
    if author is not None and text.casefold() in {
        author.casefold(),
        f"by {author}".casefold(),
    }:
        return True
    if _SIGN_OFF.fullmatch(text) or _AUTHOR_LABEL.fullmatch(text):
        return True
    if len(text.split()) > 16 or _FROM_OR_LOWER.match(text):
        return False
    return _BYLINE.fullmatch(text) is not None


# --- datelines ----------------------------------------------------------------------------

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_PATTERN}(?:,?\s+\d{{4}})?"
    rf"|{MONTH_PATTERN}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_CLOCK = (
    r"(?:\s*[,|·•–-]?\s*(?:at\s+)?(?:T?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?[A-Z]{1,4}\)?(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_DATE_ONLY = re.compile(rf"{_WEEKDAY}{_DAY}{_CLOCK}\.?", _I)
_DATE_LABEL = re.compile(
    r"""(?:first\ |last\ )?(?:published|posted|updated|modified|created|issued|date|publication\ date
        |date\ published|released)(?:\ on|\ at)?\s*[:|–-]?\s*(?P<rest>.*)""",
    re.VERBOSE | _I,
)
_HAS_DAY = re.compile(_DAY, _I)
_CHANGED = re.compile(r"\b(?:updated|modified)\b", _I)

# "KYIV, Ukraine, Sept 13 (Reuters) - ", "Kyiv (AFP) – ", "LONDON, 3 May 2021 —"
_PLACE_CAPS = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]+(?:[\s/][A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]*)*"
_PLACE_ANY = r"[A-ZÀ-Þ][\w.'’-]+(?:[\s/](?:[A-ZÀ-Þ][\w.'’-]+|de|del|al|la|le|of|and|sur))*"
_WHERE = rf"(?:,\s*(?!(?i:{MONTH_PATTERN})\s*\d){_PLACE_ANY})*"
_WHEN = rf"(?:,?\s*(?i:{_WEEKDAY}{_DAY}))?"
_AGENCY = r"(?:\s*\((?:[A-Z][\w.&'’/ -]{1,40})\))"
_DASH = r"\s*(?:—|–|―|--|-|_)\s*"
_PREFIX = re.compile(
    rf"""(?:
        (?:{_PLACE_CAPS}|{_PLACE_ANY}){_WHERE}{_WHEN}{_AGENCY}(?:{_DASH}|:\s+)
      | \((?:[A-Z][\w.&'’ -]{{1,30}})\)\s*(?:—|–|―|--|-)\s+
      | {_PLACE_CAPS}{_WHERE}{_WHEN}(?:\s*(?:—|–|―|--)\s*|\s+-\s+)
      | {_PLACE_ANY}{_WHERE},?\s*(?i:{_WEEKDAY}{_DAY})(?:\s*(?:—|–|―|--)\s*|\s+-\s+|:\s+)
      | {_PLACE_CAPS}:\s+
    )(?=["“‘'«(]?\w)""",
    re.VERBOSE,
)
_NOT_PLACES = frozenset(
    """ADVERTISEMENT ALERT ALSO ANALYSIS AUDIO BREAKING CLARIFICATION COLUMN COMMENT CORRECTION DEAR
    DEVELOPING EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FEATURE FLASH INSIGHT INTERVIEW LISTEN
    LIVE MORE NEW NEWS NOTE OBITUARY OPINION PHOTO PHOTOS PODCAST POLL PROFILE Q QUESTION RECAP RELATED
    READ REVIEW SEE SPECIAL TIMELINE UPDATE UPDATED UPDATES URGENT VIDEO WATCH WHO WHY WHAT HOW A I""".split()
)


def is_dateline(text: str) -> bool:
    """Whether the whole line only says when (and where) the article was published."""
    if len(text) > 150:
        return False
    if _DATE_ONLY.fullmatch(text):
        return True
    label = _DATE_LABEL.fullmatch(text)
    if label is not None and len(text.split()) <= 16:
        return _HAS_DAY.search(label["rest"]) is not None
    prefix = _PREFIX.match(text + " — x")
    return prefix is not None and prefix.end() == len(text) + 3 and bool(_HAS_DAY.search(text))


def dateline_prefix(text: str) -> int:
    """Length of the dateline that a paragraph begins with, its dash included, or 0."""
    match = _PREFIX.match(text[:200])
    if match is None or match.end() >= len(text):
        return 0
    words = re.findall(r"\w+", match[0])
    if not words or words[0].upper() in _NOT_PLACES or len(words) > 14:
        return 0
    # Before a colon stand speakers and labels, too; a city is a word of some length.
    if match[0].rstrip().endswith(":") and "(" not in match[0] and max(map(len, words)) < 5:
        return 0
    return match.end()


def names_change(text: str) -> bool:
    """Whether a dateline speaks of a change and not of publication only."""
    return _CHANGED.search(text) is not None


# --- captions -----------------------------------------------------------------------------

_CREDIT_END = re.compile(
    r"""(?:[(\[]\s*(?:(?:file\s+)?(?:photo|image|picture|credit|pic|via|illustration|graphic)\b.{0,80}
            |[^()\[\]]{0,60}(?:\bvia\s+(?:AP|Getty|REUTERS)|/\s*(?:AP|AFP|Reuters|Getty(?:\s+Images)?|EPA|Pool|Xinhua))
            |(?:AP|AFP|EPA|Reuters|Getty)\s+(?:Photo|Images?|File)\b.{0,60})\s*[)\]]\.?
        |\b(?:Photo(?:graph)?|Image|Picture|Credit)(?:\s+(?:by|credit))?\s*:\s*[^.]{2,80}\.?
        |\b(?:REUTERS|Reuters|AFP|AP|EPA)/[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,3}\.?
        |\b(?:Getty\s+Images|AFP\s+via\s+Getty|AP\s+Photo/[\w.\ '-]{2,40}|Shutterstock|iStock))$""",
    re.VERBOSE,
)
_CAPTION_START = re.compile(
    r"(?:file\s+)?(?:photo|photograph|image|picture|caption|pictured|fig(?:ure)?\.?\s*\d*)"
    r"(?:\s+(?:by|credit|caption|courtesy|source))?\s*[:|]\s*\S|FILE\s*[-–—]+\s*\S",
    _I,
)


def is_caption(text: str) -> bool:
    """Whether the line describes or credits a picture."""
    if len(text) > 600:
        return False
    return bool(_CAPTION_START.match(text) or _CREDIT_END.search(text[-160:]))


# --- boilerplate --------------------------------------------------------------------------

_READER = r"(?:our|your|the|this|my|us|we|you|now|today|here|free)"
_BOILERPLATE = re.compile(
    rf"""["“]?(?:
        (?:\[|\()?(?:advertisements?|advertising|sponsored(?:\ content)?|promoted(?:\ content)?|paid\ post|ad)(?:\]|\))?
      | (?:this\ )?(?:story|article)\ continues\ (?:below|after)\b.{{0,60}}
      | (?:please\ )?(?:sign\ up|subscribe|register|log\ in|sign\ in|become\ a\ member)\b(?=.{{0,150}}\b{_READER}\b).{{0,200}}
      | (?:click|tap)\ (?:here|on|the|to)\b.{{0,150}}
      | (?:like|follow|join|find|connect\ with)\ (?:us|me|him|her|them|.{{2,60}})\ on\ (?:our\ )?(?:twitter|facebook|instagram|x|linkedin|whatsapp|telegram|youtube|social\ media|google\ news|bluesky|threads|tiktok)\b.{{0,200}}
      | (?:get|receive)\ .{{0,100}}\b(?:in|to|into)\ your\ (?:inbox|email|phone|in-box)\b.{{0,120}}
      | (?:never|don[’']t)\ miss\ (?:a|any|an|the|our|out)\b.{{0,150}}
      | (?:download|install|get)\ (?:the|our)\ .{{0,60}}\bapps?\b.{{0,150}}
      | for\ (?:the\ )?(?:latest|more|all)\b.{{0,100}}\b(?:download|visit|click|follow|subscribe|sign\ up|go\ to)\b.{{0,150}}
      | to\ (?:read|view|see|access|continue\ reading)\ (?:the|this|our)\b.{{0,80}}\b(?:subscribe|log\ in|sign\ in|register)\b.{{0,120}}
      | if\ you.{{0,60}}\b(?:already\ a\ )?(?:subscriber|member)\b.{{0,60}}\b(?:log|sign)\ in\b.{{0,120}}
      | (?:first-time\ |new\ )subscribers\b.{{0,150}}
      | (?:already\ )?(?:have\ an\ account|a\ subscriber|a\ member)\s*\?.{{0,60}}
      | (?:we\ want\ to\ hear|we[’']d\ (?:love|like)\ to\ hear|tell\ us|let\ us\ know|share\ your|send\ us|write\ to\ us|email\ us|contact\ us|have\ (?:a|an)\ (?:tip|story|opinion|question))\b.{{0,200}}
      | do\ you\ want\ to\ be\ (?:informed|notified|kept)\b.{{0,150}}
      | (?:support|help|donate\ to)\ (?:our|us|independent)\b.{{0,200}}\b(?:journalism|reporting|newsroom|donat\w+|subscri\w+|contribut\w+).{{0,120}}
      | (?:©|\(c\)\s|copyright\b).{{0,200}}
      | .{{0,120}}\ball\ rights\ reserved\b.{{0,150}}
      | (?:this\ (?:material|content|article|story|post|report)\ )(?:may\ not\ be|(?:was\ )?(?:originally|first)\ (?:published|appeared)|contains?\ (?:references|links|affiliate|sponsored)|is\ (?:part\ of|brought|sponsored|republished|free)).{{0,250}}
      | (?:the\ post\ ).{{5,200}}\ appeared\ first\ on\ .{{2,80}}
      | we\ (?:may\ (?:earn|receive)|earn|recommend\ (?:the\ best\ )?products|use\ cookies|value\ your\ privacy)\b.{{0,250}}
      | (?:this\ (?:site|website|page)\ uses\ cookies|by\ (?:using|continuing|clicking|signing|submitting|subscribing)\ .{{0,80}}\byou\ (?:agree|accept|consent)).{{0,200}}
      | (?:share|print|email|save|comment|comments|tweet|whatsapp|facebook|twitter|copy\ link|share\ (?:this|on|via)\b.{{0,60}}|leave\ a\ (?:comment|reply)|\d+\ comments?|no\ comments(?:\ yet)?|post\ a\ comment|view\ comments|show\ comments|join\ the\ (?:conversation|discussion).{{0,60}}|skip\ to\ .{{0,30}}|back\ to\ top|continue\ reading|load\ more|show\ more|loading.{{0,3}}|next|previous)
      | (?:tags?|topics?|filed\ (?:under|in)|posted\ in|categor(?:y|ies)|keywords|section)\s*:\s*.{{0,200}}
      | last\ (?:modified|updated|edited)\s*:?
      | (?:estimated\ )?(?:reading\ time|read\ time)\s*:?.{{0,30}} | \d+\s*(?:-\s*)?min(?:ute)?s?\.?\ read
    )[.!]?["”]?""",
    re.VERBOSE | _I,
)


def is_boilerplate(text: str) -> bool:
    """Whether the line belongs to the site (adverts, subscription, sharing, copyright)."""
    return len(text) <= 400 and _BOILERPLATE.fullmatch(text) is not None
