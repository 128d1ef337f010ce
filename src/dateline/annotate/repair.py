"""Mending attachments that the parser gets wrong in a way that its own tags show."""

from collections.abc import Sequence

import msgspec

from dateline.records import Token

_SPEECH = frozenset({"accuse", "blame", "urge", "warn", "vow", "condemn", "demand", "threaten"})
_SPEAKER = frozenset({"it", "he", "she", "they"})


def _is_said_too(tokens: Sequence[Token], token: Token, inner: Token) -> bool:
    """ "denied that it carried out the attack and *blamed* …": a second speech act behind a
    clause about the speaker, which is the speaker's in either reading."""
    subject = next((t for t in tokens if t.head == inner.i and t.dep == "nsubj"), None)
    about_speaker = subject is not None and subject.text.lower() in _SPEAKER
    return token.lemma in _SPEECH and about_speaker


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
        if inner.dep != "ccomp" or outer.tag != token.tag:
            continue
        if inner.tag == token.tag and not _is_said_too(tokens, token, inner):
            continue
        below = {t.dep for t in tokens if t.head == token.i and t.i != token.i}
        if not below & {"nsubj", "nsubjpass", "aux", "auxpass"}:
            found[token.i] = msgspec.structs.replace(token, head=outer.i)
    return tuple(found)
