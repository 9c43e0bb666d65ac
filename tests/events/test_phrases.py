"""Lists of parties in the text, bodies before an act, who is told something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.document import Document, Party
from according.events.lexicon import load
from according.events.phrases import body_noun, is_told, lists
from according.events.roles import Parties


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Niger, Chad and Mali met", ("Niger", "Chad", "Mali"), [["Niger", "Chad", "Mali"]]),
        ("Niger, Chad, and Mali met", ("Niger", "Chad", "Mali"), [["Niger", "Chad", "Mali"]]),
        ("Chad and Mali met", ("Chad", "Mali"), []),
        ("Niger, Chad said, and Mali", ("Niger", "Chad", "Mali"), []),
        ("Niger; Chad and Mali met", ("Niger", "Chad", "Mali"), []),
    ],
    ids=["list", "serial comma", "pair", "clause between", "other mark"],
)
def test_lists_are_read_off_the_text(text: str, names: tuple[str, ...], expected: list[list[str]]) -> None:
    mentions = [Party(text.index(n), text.index(n) + len(n), n, name=n, kind="country") for n in names]
    assert [[party.text for party in row] for row in lists(mentions, text).values()] == expected


def test_a_side_is_the_whole_list(tree: Callable[..., Case]) -> None:
    case = tree(
        "Niger/nsubj/7/PROPN ,/punct/3/PUNCT Chad/nsubj/6/PROPN and/cc/5/CCONJ Mali/conj/1/PROPN met/ccomp/7/VERB/meet "
        "said/ROOT/7/VERB/say",
        {"Niger": "NER", "Chad": "TCD", "Mali": "MLI"},
    )
    parties = Parties(case.doc, case.document, case.parties, [], load().classes)
    assert [party.text for party in parties.resolve(case.doc[2])] == ["Niger", "Chad", "Mali"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A/det/3/DET coalition/compound/3/NOUN raid/ROOT/3/NOUN", "coalition", ("coalition", None)),
        ("A/det/3/DET school/compound/3/NOUN raid/ROOT/3/NOUN", "school", None),
        ("anti/compound/4/NOUN -/punct/4/PUNCT government/compound/4/NOUN raids/ROOT/4/NOUN", "government", None),
    ],
    ids=["body", "thing", "against it"],
)
def test_a_bare_body_before_an_act(
    tree: Callable[..., Case], text: str, word: str, expected: tuple[str, str | None] | None
) -> None:
    case = tree(text)
    (token,) = [token for token in case.doc if token.text == word]
    found = body_noun(token, [], case.document)
    assert (None if found is None else (found.text, found.country)) == expected


def test_a_bare_body_is_the_one_last_called_so(tree: Callable[..., Case]) -> None:
    case = tree(
        "the/det/2/DET coalition/nsubj/3/NOUN denied/ROOT/3/VERB/deny coalition/compound/5/NOUN raids/obj/3/NOUN"
    )
    before = Party(0, 13, "the coalition", country="SAU", sectors=("MIL",), kind="agent")
    found = body_noun(case.doc[3], [before], case.document)
    assert found is not None
    assert (found.text, found.country, found.sectors) == ("coalition", "SAU", ("MIL",))


def test_who_leads_a_raid_does_it(tree: Callable[..., Case]) -> None:
    case = tree("Saudi/compound/3/PROPN -/punct/3/PUNCT led/amod/4/VERB/lead raid/ROOT/4/NOUN")
    case.document = Document(id="t", text=case.document.text)
    parties = Parties(case.doc, case.document, [], [], load().classes)
    found = parties.modifier(case.doc[2])
    assert found is not None
    assert found.country == "SAU"


def test_who_is_told_something(tree: Callable[..., Case]) -> None:
    doc = tree("He/nsubj/2/PRON told/ROOT/2/VERB/tell students/iobj/2/NOUN/student").doc
    assert [is_told(token) for token in doc] == [False, False, True]
    assert not is_told(None)
