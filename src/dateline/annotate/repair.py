"""Mending attachments that the parser gets wrong in a way that its own tags show."""

from collections.abc import Sequence

import msgspec

from dateline.records import Token


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """``tokens`` with verbs joined to the verb that they agree with.

    In "Kenya denied that it had attacked and blamed Uganda" the parser joins *blamed* to
    *attacked*. A finite verb without subject or auxiliary cannot share those of a
    participle; where the verb above the clause has its form, it belongs to that one.
    """
    found = list(tokens)
    for token in tokens:
        if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBP"):
            continue
        inner = tokens[token.head]
        outer = tokens[inner.head]
        if inner.dep != "ccomp" or inner.tag == token.tag or outer.tag != token.tag:
            continue
        below = {t.dep for t in tokens if t.head == token.i and t.i != token.i}
        if not below & {"nsubj", "nsubjpass", "aux", "auxpass"}:
            found[token.i] = msgspec.structs.replace(token, head=outer.i)
    return tuple(found)
