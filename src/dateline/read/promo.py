"""Links to other stories pasted between the paragraphs of an article.

Two kinds of evidence: wording that only a link has ("Read more:", "Opens in new window",
square brackets around a headline, an arrow), and, where the markup is lost, grammar: a
line of a headline's length and form among full paragraphs. What is not clear stays body:
a missed promo adds another story's event, a false one loses an event of this story.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dateline.read.words import any_of, word_set

MIN_WORDS, MAX_WORDS = 6, 24
"""Length of a headline in words. Shorter lines in a body are its subheadings."""

FULL_PARAGRAPH = 15
"""Least words of a paragraph ending in punctuation, for the body to count as under way."""

THRESHOLD = 2
"""Points (see :func:`headline_points`) from which a line among paragraphs is a promo.

Swept on 198 news articles as they are, and on 84 of them with one of 676 real headlines
pasted in (561 of six words or more): at 3, no false promo and 38% of the headlines found; at
2, none and 58% (70% of the longer ones); at 1, six false ones and 71%.
"""

FOLLOWER_THRESHOLD = 1
"""Points needed by a line that stands directly beside a sure promo."""

MAX_RUN = 6
"""Most headline-like lines in a row; more are a list, verse or a table."""

_MARK = r"(?:[►▶▸➤➜→⇒»›•*|\[(-]\s*)*"
_AFTER_READ = any_of(r"\s*[:|–—»›→>.…!-]", "$", r" (?:on|about|here|at|from)\b")
_STORIES = any_of(
    "articles?", "stor(?:y|ies)", "news", "content", "coverage", "reading", "topics?", "links?",
    "posts?", "videos?", "now", "for you", "on .{2,40}",
)  # fmt: skip
_RECOMMENDED = any_of(
    "related", "recommended", "suggested", "similar", "popular", "trending", "most read",
    "most popular", r"editor[’']?s[’']? (?:picks?|choice)", "top stor(?:y|ies)",
)  # fmt: skip
_LABEL = any_of(
    "watch", "listen", "video", "podcast", "audio", "gallery", "in pictures", "photos",
    "live(?: updates| blog)?", "read", "see", "go deeper", "deep dive", "up next", "next up",
    r"don[’']t miss", "in case you missed it", "icymi", "related", "from the archives?",
    "explainer", "opinion",
)  # fmt: skip
_LEAD_IN = re.compile(
    _MARK
    + any_of(
        r"(?:read|see|learn|find out|hear|discover) (?:more|also|next|on|now|this|the rest"
        rf"|the full (?:story|article|report))\b(?={_AFTER_READ})",
        r"(?:also|must|further|recommended|suggested|more)[\s-]read(?:ing|s)?\b\s*(?:[:|–—-]|$)",
        rf"{_RECOMMENDED}(?: {_STORIES}){{0,3}}\s*(?:[:|–—]|$)",
        r"you (?:may|might) also (?:like|be interested in|enjoy)\b",
        r"more (?:from|on|about|in) [^.]{2,60}(?::|$)",
        r"more (?:stories|news|coverage|reading)\b\s*(?:[:|–—]|$)",
        rf"{_LABEL}(?: now| live| here| below| also)?\s*[:|]\s*\S",
        r"(?-i:READ|WATCH)\s+[-–—]\s*\S",
        r"(?:full|complete) (?:story|coverage|article|report)\s*(?:[:|→»›>]|here|$)",
    ),
    re.IGNORECASE,
)
_HEADING = re.compile(
    _MARK
    + any_of(
        r"(?:read|see) (?:more|also|next)",
        rf"{_RECOMMENDED}(?: {_STORIES}){{0,3}}",
        r"more (?:on|about) th(?:is|e) (?:story|topic|subject|issue)",
        r"more (?:stories|news|coverage|reading)(?: .{2,30})?",
        r"you (?:may|might) also (?:like|be interested in|enjoy)",
    )
    + r"\s*[:…»›→]*",
    re.IGNORECASE,
)
"""A line that only announces links; they follow below it."""

_GENRE = re.compile(
    r"(?:explainer|opinion|analysis|live(?: updates| blog)?|in pictures|podcast|video)\s*[:|]\s*\S",
    re.IGNORECASE,
)
_NEW_WINDOW = re.compile(
    r"opens? (?:external link )?in (?:a )?new (?:window|tab|page)\b|\(external link\)",
    re.IGNORECASE,
)
_ARROW_START = re.compile(r"[►▶▸➤➜→⇒]\s*\S")
_ARROW_END = re.compile(r"\S\s*(?:[►▶▸➤➜→⇒]|>>)$")
_BRACKETED = re.compile(r"\[\s*(.+?)\s*\]")
_NOTE = re.compile(
    r"(?:editor|author|note|update|correction|clarification|translat|sic\b|laugh|applause|music|"
    r"inaudible|crosstalk|end\b|photo|image|pictured|above|below|left|right|top|bottom)",
    re.IGNORECASE,
)

_TERMINAL = re.compile(r"[.?!…]\s*['\"”’»)\]`]*$|[:;,–—-]$")
_STOPPED = re.compile(r"[.?!…]\s*['\"”’»)\]`]*$")
_ITEM = re.compile(r"(?:[-*•‣▪·–—]\s?|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|#|>|@)")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’ -]{1,40}|Q|A|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}):\s")
_ATTRIBUTION = re.compile(r"[―—–-]\s*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}$")
_DANGLING = word_set(
    "a an the and or but of to from for with by at in on as that which who is are was were"
)
_SAID = word_set(
    """said told asked added replied was were had been did went came took made gave got knew thought
    saw became began left felt kept found i me my we us you your he him she her it its they
    them their there this these those would could should"""
)
"""Words of running prose that headlines leave out: the past tense, pronouns."""

_ARTICLES = word_set("a an the")
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_VERB_FORM = re.compile(r"\w{2,}(?:[^s]s|ed|ing)$")
_HEADLINE_VERBS = word_set(
    """accuses admits agrees announces approves arrests asks attacks backs bans becomes begins
    blames blocks breaks brings calls claims clears confirms considers continues crosses
    cuts declares defends delays demands denies dies discusses drops eases elects ends
    enters expels faces fails falls fears fights finds fires flees flies gains gets gives
    grows halts has hails heads helps hints hits holds hosts hopes insists is joins keeps
    kills launches leads leaves lifts links looks loses makes marks meets moves names needs
    offers opens orders ousts passes pays plans pledges promises pulls pushes puts raises
    ratifies reaches rejects releases remains reports resigns returns reveals rises rules
    runs says sees seeks seizes sells sends sets shows signs slams sparks stays steps stops
    strikes suspends takes talks targets tells threatens turns unveils urges visits votes
    vows wants warns welcomes wins withdraws are could may must will won’t can’t should
    facing set amid to"""
)
"""Verbs in the forms of headlines: the third person present, and what stands for a future."""

_BASE_FORMS = frozenset(
    re.sub(r"(?<=[a-z]{2})ies$", "y", re.sub(r"(?<=[sc]h|ss)es$", "", verb)).removesuffix("s")
    for verb in _HEADLINE_VERBS
    if verb.endswith("s") and verb not in ("is", "has", "dies", "passes")
) | {"die", "pass"}
"""The same verbs as plurals have them: "Police arrest", "Two parties agree"."""

_PLURAL = re.compile(r"\w{2}[^s’]s$")
_PLURALS = word_set("police people men women children troops and us eu uk un gop")
_GUIDES = word_set("how what why tips ways where when who which if")
"""First words of guides' subheadings; as headlines they are too rare to tell apart."""

_NUMBERED = re.compile(
    r"#\d|\b\d{1,2}\s*[–-]\s*\d{1,2}\b|^(?:[A-Z]\w+ )?(?:[IVX]+|\d{1,2})\s*[.:)]"
)
NEVER = -9


class Line(msgspec.Struct, frozen=True):
    """A unit as the promo rules see it: its folded text and whether it is surely body."""

    text: str
    eligible: bool
    link: bool = False


def is_marked(text: str) -> bool:
    """Whether the wording alone shows a link to another story."""
    if len(text) > 300:
        return False
    if _NEW_WINDOW.search(text) or _LEAD_IN.match(text):
        return len(text.split()) <= 40
    if _ITEM.match(text) or not 3 <= len(text.split()) <= MAX_WORDS + 6:
        return False
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is not None:
        inner = bracketed[1]
        words = re.findall(r"[^\W\d_]{2,}", inner)
        capital = inner.lstrip("‘'“\"")[:1].isupper()
        return capital and len(words) >= 4 and not _STOPPED.search(inner) and not _NOTE.match(inner)
    return not _STOPPED.search(text.rstrip("►▶▸➤➜→⇒> ")) and bool(
        _ARROW_START.match(text) or _ARROW_END.search(text)
    )


def names_genre(text: str) -> bool:
    """Whether a headline tells its own story's kind ("Explainer: …"), as links do too."""
    return _GENRE.match(text) is not None


def is_full_paragraph(text: str) -> bool:
    """Whether the line is running prose: long enough and with an end."""
    return len(text.split(None, FULL_PARAGRAPH)) >= FULL_PARAGRAPH and bool(
        _STOPPED.search(text[-12:])
    )


def headline_points(text: str) -> int:
    """How much a line reads like a headline: points for and against, negative if it cannot be."""
    if len(text) > 220 or not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return NEVER
    if _TERMINAL.search(text) or _ITEM.match(text) or _NUMBERED.search(text):
        return NEVER
    opens = text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\""
    if not opens or _ATTRIBUTION.search(text) or (_SPEAKER.match(text) and _said(text)):
        return NEVER
    words: list[str] = re.findall(r"[\w’'-]+", text)
    lower = [word.lower().replace("'", "’") for word in words]
    if lower[-1] in _DANGLING:
        return NEVER
    points = 0
    # Names beyond the first word, and partial quotation in single marks, as headlines have.
    names = sum(word[:1].isupper() for word in words[1:])
    points += (names > 0) + (names > 2)
    points += 2 * bool(re.search(r"(?<!\w)[‘'][^‘’']{3,60}[’'](?!\w)", text))
    points += _has_headline_verb(lower)
    points += bool(re.match(r"[^:]{4,70}: [A-Z‘“'\"\d]", text)) * 2
    points += len(words) >= 8
    articles = sum(word in _ARTICLES for word in lower[1:])
    points += 1 if articles == 0 else -articles if articles > 1 else 0
    points -= 2 * min(2, sum(word in _SAID for word in lower))
    points -= 2 * any(word in _WEEKDAYS for word in lower)
    points -= 3 * (lower[0] in _GUIDES)
    points -= text.count(",") > 1 and len(words) > 15
    if ":" not in text and not any(
        word in _HEADLINE_VERBS
        or word in _BASE_FORMS
        or (word[0].islower() and _VERB_FORM.search(word))
        for word in words[1:]
    ):
        return min(points, FOLLOWER_THRESHOLD)  # names alone: a score, a post and its holder
    return points


def _has_headline_verb(lower: Sequence[str]) -> bool:
    """A verb in the present tense: of the third person, or bare behind a plural."""
    return any(
        word in _HEADLINE_VERBS
        or (word in _BASE_FORMS and (before in _PLURALS or _PLURAL.search(before) is not None))
        for before, word in pairwise(lower)
    )


def _said(text: str) -> bool:
    """Whether what stands before the first colon is a speaker's name in capitals or a letter."""
    name = text.split(":", 1)[0]
    return name.isupper()


def promo_lines(lines: Sequence[Line], *, by_grammar: bool = True) -> frozenset[int]:
    """Indexes of the promos among the units of one text.

    ``Line.link`` marks lines known to be whole links. ``by_grammar`` allows the second
    kind of evidence; leave it off where the markup was seen and showed no link.
    """
    marked = {i for i, line in enumerate(lines) if line.eligible and is_marked(line.text)}
    full = [line.eligible and is_full_paragraph(line.text) for line in lines]
    if by_grammar:
        marked |= _below_heading(lines, full)
    if not any(full):
        return frozenset(marked)
    first, last = full.index(True), len(full) - 1 - full[::-1].index(True)
    marked |= {i for i, line in enumerate(lines) if line.eligible and line.link and i > first}
    if not by_grammar or _is_transcript(lines):
        return frozenset(marked)
    found: set[int] = set()
    i = first + 1
    while i < last:
        stop = i
        while stop < last and not full[stop]:
            stop += 1
        found |= _in_run(lines, marked, i, stop)
        i = stop + 1
    if marked or found:
        # Where one link was pasted, lines behind the last paragraph are likely links too.
        found |= _in_run(lines, marked, last + 1, len(lines))
    if len(found) > 2 * sum(full):  # the lines are the text, not strangers in it
        return frozenset(marked)
    return frozenset(marked | found)


def _below_heading(lines: Sequence[Line], full: Sequence[bool]) -> set[int]:
    """The lines at the end of a text below a heading of links ("More on this story")."""
    end = len(lines)
    for i in range(end - 2, max(0, end - 2 - MAX_RUN), -1):
        if full[i] or full[i + 1]:
            return set()
        if lines[i].eligible and _HEADING.fullmatch(lines[i].text):
            return {j for j in range(i + 1, end) if lines[j].eligible}
    return set()


def _in_run(lines: Sequence[Line], marked: set[int], start: int, stop: int) -> set[int]:
    """Promos by grammar among the lines between two full paragraphs."""
    run = [i for i in range(start, stop) if lines[i].eligible]
    if not run or len(run) > MAX_RUN or lines[start - 1].text.rstrip().endswith(":"):
        return set()
    points = {i: headline_points(lines[i].text) for i in run}
    sure = {i for i in run if i in marked or points[i] >= THRESHOLD}
    # Stanzas and lists: if most lines of a run are no headlines, none is.
    if len(run) > 2 and 2 * len(sure) < len(run):
        return set()
    beside = {i for i in run if points[i] >= FOLLOWER_THRESHOLD and {i - 1, i + 1} & sure}
    return (sure | beside) - marked


def _is_transcript(lines: Sequence[Line]) -> bool:
    spoken = sum(bool(_SPEAKER.match(line.text)) for line in lines)
    return spoken >= 3 and spoken * 4 >= len(lines)
