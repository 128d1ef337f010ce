from collections.abc import Callable

import pytest

from dateline.annotate.repair import repaired
from dateline.records import Record, Token


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya denied that it had attacked the village and blamed Uganda.", "Kenya > Uganda"),
        ("Sudan denied that it carried out the attack and blamed Chad.", "Sudan > Chad"),
        ("Mali said that it had withdrawn and accused France of sabotage.", "Mali > France"),
    ],
)
def test_a_second_speech_act_belongs_to_the_speaker(
    sentence: str, expected: str, read: Callable[..., Record]
) -> None:
    events = [e for e in read(sentence).events if e.code == "ACCUSE"]
    assert [f"{e.actors[0].text} > {e.recipients[0].text}" for e in events] == [expected]


def test_what_agrees_with_its_neighbour_stays() -> None:
    words = [
        ("Police", "NNS", "nsubj", 1),
        ("said", "VBD", "ROOT", 1),
        ("rebels", "NNS", "nsubj", 3),
        ("attacked", "VBD", "ccomp", 1),
        ("and", "CC", "cc", 3),
        ("fled", "VBD", "conj", 3),
    ]
    tokens = tuple(
        Token(i, i, i + 1, w, w, "X", tag, dep, head, "")
        for i, (w, tag, dep, head) in enumerate(words)
    )
    assert repaired(tokens) == tokens
