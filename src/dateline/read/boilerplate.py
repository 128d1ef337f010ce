"""Lines that belong to the site: adverts, subscription, sharing, cookies, copyright.

Each pattern is a kind of wording that speaks to the reader or of the site, never one
paper's name. A line is boilerplate only as a whole (white space folded).
"""

import re

from dateline.read.words import any_of

MAX_LENGTH = 400
"""Most characters of a line of boilerplate; longer ones are legal texts or prose."""

_OURS = r"(?=.{0,150}\b(?:our|your|us|we|you|now|today|here|free|newsletters?|e-?mails?|account)\b)"
_NETWORK = any_of(
    "twitter", "facebook", "instagram", "x", "linkedin", "whatsapp", "telegram", "youtube",
    "social media", "google news", "bluesky", "threads", "tiktok",
)  # fmt: skip
_END = r".{0,250}"

_ADVERTS = (
    r"[\[(]?(?:advertise(?:ment|ments)|advertising|ad|(?:sponsored|promoted)(?: content)?"
    r"|paid post)[\])]?",
    rf"(?:this )?(?:story|article) continues (?:below|after)\b{_END}",
    rf"we (?:may (?:earn|receive)|earn|recommend the best products)\b{_END}",
    r"th(?:is|e following) (?:article|post|story|page|content|report) contains? "
    rf"(?:references|links|affiliate|sponsored)\b{_END}",
)
_SUBSCRIPTION = (
    rf"(?:please )?(?:sign up|subscribe|register|log in|sign in|become a member)\b{_OURS}{_END}",
    rf"(?:get|receive) .{{0,100}}\b(?:in|to|into) your (?:inbox|email|phone)\b{_END}",
    rf"(?:never|don[’']t) miss (?:a|any|an|the|our|out)\b{_END}",
    rf"(?:download|install|get) (?:the|our) .{{0,60}}\bapps?\b{_END}",
    r"for (?:the )?(?:latest|more|all)\b.{0,100}"
    rf"\b(?:download|visit|click|follow|subscribe|sign up|go to)\b{_END}",
    r"to (?:read|view|see|access|continue reading) (?:the|this|our)\b.{0,80}"
    rf"\b(?:subscribe|log in|sign in|register)\b{_END}",
    rf"if you.{{0,60}}\b(?:subscriber|member)\b.{{0,60}}\b(?:log|sign) in\b{_END}",
    rf"(?:first-time |new )subscribers\b{_END}",
    r"(?:already )?(?:have an account|a subscriber|a member)\s*\?.{0,60}",
    rf"do you want to be (?:informed|notified|kept)\b{_END}",
    r"(?:support|help|donate to) (?:our|us|independent)\b.{0,200}"
    rf"\b(?:journalism|reporting|newsroom|donat\w+|subscri\w+|contribut\w+){_END}",
)
_SHARING = (
    rf"(?:like|follow|join|find|connect with) .{{2,60}} on (?:our )?{_NETWORK}\b{_END}",
    rf"(?:click|tap) (?:here|on|the|to)\b{_END}",
    r"(?:we want to hear|we[’']d (?:love|like) to hear|tell us what|let us know|share your|send us"
    rf"|write to us|email us|contact us|have (?:a|an) (?:tip|story|opinion|question)\b){_END}",
    r"(?:share|print|email|save|comments?|tweet|whatsapp|facebook|twitter|copy link)",
    r"share (?:this|on|via)\b.{0,60}|leave a (?:comment|reply)|(?:\d+|no) comments?(?: yet)?",
    r"(?:post a|view|show) comments?|join the (?:conversation|discussion)\b.{0,60}",
    r"skip to .{0,30}|back to top|continue reading|(?:load|show) more|loading.{0,3}|next|previous",
)
_LEGAL = (
    rf"(?:©|\(c\) |copyright\b(?! (?:law|case|infring))){_END}",
    rf".{{0,120}}\ball rights reserved\b{_END}",
    rf"this (?:material|content|article|story|report) (?:may not be|is (?:part of|republished))"
    rf"\b{_END}",
    r"this (?:article|story|post|content) (?:was )?(?:originally|first) (?:published|appeared)\b"
    rf"{_END}",
    r"the post .{5,200} appeared first on .{2,80}",
    r"our (?:editorial |journalistic )?(?:standards|principles|ethics|guidelines)\s*[:|].{0,120}",
    rf"(?:we|this (?:site|website|page)) uses? cookies\b{_END}|we value your privacy\b{_END}",
    r"by (?:using|continuing|clicking|signing|submitting|subscribing) .{0,80}"
    rf"\byou (?:agree|accept|consent)\b{_END}",
)
_LABELS = (
    r"(?:tags?|topics?|filed (?:under|in)|posted in|categor(?:y|ies)|keywords|section)\s*:.{0,200}",
    r"last (?:modified|updated|edited)\s*:?",
    r"(?:estimated )?read(?:ing)? time\s*:?.{0,30}|\d+\s*-?\s*min(?:ute)?s?\.? read",
)
_LINE = re.compile(
    r"[\"“]?" + any_of(*_ADVERTS, *_SUBSCRIPTION, *_SHARING, *_LEGAL, *_LABELS) + r"[.!]?[\"”]?",
    re.IGNORECASE,
)


def is_boilerplate(text: str) -> bool:
    """Whether the whole line belongs to the site and not to the article."""
    return len(text) <= MAX_LENGTH and _LINE.fullmatch(text) is not None
