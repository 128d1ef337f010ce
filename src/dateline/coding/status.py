"""Whether a text tells an event as done, denied, to come, possible or long past.

The auxiliaries follow PLOVER section 2.3. They are read from the words that govern the
trigger: negation, modals, verbs of planning, wishing and preventing, conditionals, and
adjectives and dates at the noun.
"""

from dateline.coding.arguments import Arguments
from dateline.coding.scene import Scene
from dateline.records import STATUS_PRECEDENCE, Auxiliary, Status, Token

_NEGATIVE = frozenset({"no", "neither", "nor", "none"})
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_HYPOTHETICAL_MODALS = frozenset({"could", "may", "might", "should", "must", "can", "ought", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_COMPLEMENTS = frozenset({"xcomp", "pcomp", "oprd"})
_MAX_CLIMB = 12


def find_auxiliaries(scene: Scene, trigger: Token, arguments: Arguments) -> tuple[Auxiliary, ...]:
    """All auxiliaries that the words say, in the order of their precedence.

    What only a date tells (historical, and future without a future verb) is added by
    :class:`dateline.coding.when.Calendar`.
    """
    found: set[Auxiliary] = set()
    _own(scene, trigger, arguments, found)
    _climb(scene, trigger, found)
    return tuple(a for a in STATUS_PRECEDENCE if a in found)


def status_of(auxiliaries: tuple[Auxiliary, ...]) -> Status:
    """The one status that the record shows."""
    return next((a for a in STATUS_PRECEDENCE if a in auxiliaries), "actual")


def _own(scene: Scene, trigger: Token, arguments: Arguments, found: set[Auxiliary]) -> None:
    """What the trigger itself and its light verb say."""
    if trigger.pos in ("VERB", "AUX"):
        _verb_signs(scene, trigger, found)
        for noun in (*arguments.subject, *arguments.objects):
            if _is_negative(scene, noun):
                found.add("negated")
        if any(
            t.text.lower() in ("nobody", "none", "nothing")
            for t in (*arguments.subject, *arguments.objects)
        ):
            found.add("negated")
        return
    for child in scene.children(trigger, "det", "amod", "nummod", "neg", "advmod"):
        word = child.text.lower()
        if word in _NEGATIVE or child.dep == "neg":
            found.add("negated")
        elif (
            child.lemma in scene.classes["future-adjective"]
            or word in scene.classes["future-adjective"]
        ):
            found.add("future")
        elif {child.lemma, word} & scene.classes["doubtful-adjective"]:
            found.add("hypothetical")
    head = scene.head(trigger)
    if trigger.dep == "pobj":
        word = head.text.lower()
        if word == "without":
            found.add("negated")
        elif word == "before" or (word == "of" and scene.head(head).text.lower() == "ahead"):
            found.add("future")
    if arguments.light is not None:
        _verb_signs(scene, arguments.light, found)
        _climb(scene, arguments.light, found)


def _is_negative(scene: Scene, noun: Token) -> bool:
    """ "no soldier", "neither France nor Italy"."""
    top = noun
    while top.dep == "conj" and scene.head(top).pos == noun.pos:
        top = scene.head(top)
    return any(
        c.text.lower() in _NEGATIVE
        for n in {noun.i: noun, top.i: top}.values()
        for c in scene.children(n, "det", "nummod", "preconj")
    )


def _verb_signs(scene: Scene, verb: Token, found: set[Auxiliary], depth: int = 0) -> None:
    """Negation, modals and conditions at one verb; shared by verbs joined to it."""
    own_subject = scene.child(verb, "nsubj", "nsubjpass") is not None
    auxiliaries = list(scene.children(verb, "aux"))
    words = {a.text.lower() for a in auxiliaries}
    for child in scene.children(verb, "neg", "advmod", "preconj", "cc"):
        if child.dep == "neg" or child.lemma in ("never", "neither", "nor"):
            found.add("negated")
    if words & _FUTURE_MODALS:
        found.add("future")
    if words & _HYPOTHETICAL_MODALS:
        found.add("hypothetical")
    if words & {"would", "'d"}:
        found.add("future" if _is_reported_plan(scene, verb) else "hypothetical")
    if any(a.tag == "TO" for a in auxiliaries) and _is_headline_future(scene, verb):
        found.add("future")
    if any(c.text.lower() in _CONDITIONS for c in scene.children(verb, "mark")):
        found.add("hypothetical")
    if verb.dep == "conj" and not own_subject and not auxiliaries and depth < _MAX_CLIMB:
        head = scene.head(verb)
        if head.pos in ("VERB", "AUX") and head.tag == verb.tag and head.tag != "VBD":
            _verb_signs(scene, head, found, depth + 1)


def _is_reported_plan(scene: Scene, verb: Token) -> bool:
    """ "said it would withdraw": the future seen from the past, not a condition."""
    head = scene.head(verb)
    if verb.dep not in ("ccomp", "conj", "relcl") or any(
        c.text.lower() in _CONDITIONS
        for clause in scene.children(verb, "advcl")
        for c in scene.children(clause, "mark")
    ):
        return False
    if verb.dep == "conj":
        return _is_reported_plan(scene, head)
    return verb.dep == "ccomp" and head.lemma in scene.classes["saying"]


def _is_headline_future(scene: Scene, verb: Token) -> bool:
    """ "Kim to visit Moscow": an infinitive as the main verb, with a subject of its own."""
    head = scene.head(verb)
    if verb.dep in ("relcl", "acl", "advcl"):
        # parsed as "the Kim who is to visit": there is no other main verb
        return head.dep == "ROOT" and head.pos in ("PROPN", "NOUN")
    return verb.dep in ("ROOT", "conj") or (
        verb.dep in ("ccomp", "parataxis") and scene.child(verb, "nsubj", "nsubjpass") is not None
    )


def _climb(scene: Scene, trigger: Token, found: set[Auxiliary]) -> None:
    """What the verbs above the trigger say of it."""
    node = trigger
    for _ in range(_MAX_CLIMB):
        head = scene.head(node)
        if head.i == node.i:
            return
        if node.dep == "prep" or (node.dep == "conj" and head.pos == node.pos):
            if node.dep == "prep" and node.text.lower() == "without" and trigger.pos == "VERB":
                found.add("negated")
            node = head
            continue
        if head.pos not in ("VERB", "AUX", "NOUN", "ADJ", "ADP"):
            return
        lemma = head.lemma
        classes = scene.classes
        if node.dep == "pobj" or (node.dep in _COMPLEMENTS and head.pos == "ADP"):
            verb = scene.head(head)
            if head.text.lower() == "without" and node.pos == "VERB":
                found.add("negated")
            if node.dep == "pobj" and head.text.lower() not in (
                "of",
                "for",
                "to",
                "against",
                "from",
            ):
                return
            lemma, head = verb.lemma, verb
        elif node.dep == "acl" and scene.is_infinitive(node):
            if _is_negative(scene, head):
                found.add("negated")  # "has no plans to attack"
        elif node.dep == "advcl" and lemma in classes["wishing"] and scene.is_infinitive(node):
            found.add("hypothetical")  # "called for the government to resign"
            return
        elif node.dep == "advcl" and scene.is_infinitive(node):
            _verb_signs(scene, head, found)  # "will travel to Paris to meet …"
            node = head
            continue
        elif node.dep == "advcl" and node.tag in ("VBP", "VBZ") and scene.has_modal(head):
            found.add("future")  # "may be punished when they meet"
            return
        elif node.dep in ("advcl", "relcl"):
            mark = scene.child(node, "mark")
            if mark is not None and mark.text.lower() in _CONDITIONS:
                found.add("hypothetical")
            return
        elif node.dep in ("nsubj", "nsubjpass"):
            if node.dep == "nsubjpass" and (
                lemma in classes["negating"] or is_cancelling(scene, head)
            ):
                found.add("negated")
            if node.dep == "nsubjpass" and lemma in classes["scheduling"]:
                found.add("future")
            if node.dep == "nsubj" and lemma in classes["occur"]:
                _verb_signs(scene, head, found)
                node = head
                continue
            return
        elif node.dep not in (*_COMPLEMENTS, "dobj", "ccomp", "acomp", "attr"):
            return
        complement = node.dep in _COMPLEMENTS or node.dep == "acl"
        if (
            lemma in classes["negating"] and not (node.dep == "ccomp" and lemma not in ("deny",))
        ) or (is_cancelling(scene, head) and node.dep == "dobj"):
            found.add("negated")
        elif lemma == "go" and node.dep == "xcomp":
            if head.tag == "VBG" and scene.is_infinitive(node):
                found.add("future")
        elif node.dep == "ccomp":
            # A clause has its own tense; only a bare subjunctive depends on the verb above.
            modal = scene.has_modal(node)
            if lemma in classes["wishing"] and node.tag == "VB" and not modal:
                found.add("hypothetical")
        elif lemma in classes["planning"]:
            found.add("future")
        elif lemma in classes["wishing"] and not (lemma == "call" and node.dep == "dobj"):
            found.add("hypothetical")  # not "called a session"
        if complement and head.pos in ("VERB", "AUX"):
            _verb_signs(scene, head, found)
        if node.dep == "ccomp" or not (complement or node.dep in ("dobj", "pobj")):
            return
        node = head


def is_cancelling(scene: Scene, verb: Token) -> bool:
    """Whether the verb says that what it governs will not take place ("call off")."""
    if verb.lemma in scene.classes["cancel"]:
        return True
    return verb.lemma == "call" and any(
        c.text.lower() == "off" for c in scene.children(verb, "prt", "advmod", "prep")
    )
