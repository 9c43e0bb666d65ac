"""Countries and peoples that qualify an act or a thing."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.events.nations import capital_at, nation_at, nations, pair_before

RAID = "Israeli/amod/2/ADJ raids/nsubj/3/NOUN/raid shook/ROOT/3/VERB/shake the/det/5/DET town/obj/3/NOUN"
LONG = "South/amod/3/ADJ Korean/amod/3/ADJ raids/ROOT/3/NOUN/raid"
PRO = "pro-/amod/2/X Israeli/amod/3/ADJ rallies/ROOT/3/NOUN/rally"
REQUEST = "Yemen/nsubj/2/PROPN rejected/ROOT/2/VERB/reject a/det/5/DET U.S./compound/5/PROPN request/obj/2/NOUN"
TOWNS = "Iran/nsubj/2/PROPN shelled/ROOT/2/VERB/shell Iraqi/amod/4/ADJ towns/obj/2/NOUN/town"


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [(RAID, 0, "ISR"), (LONG, 1, "KOR"), (RAID, 1, None)],
    ids=["adjective", "two words", "no name"],
)
def test_nation_at(tree, text, at, expected):
    found = nation_at(tree(text).doc[at])
    assert (found[0].country if found else None) == expected


def test_what_is_for_a_country_is_not_its_own(tree):
    doc = tree(PRO).doc
    joined = type(doc)(
        doc.vocab, words=["pro", "-", "Israeli"], spaces=[False, False, True], sent_starts=[True, False, False]
    )
    assert nation_at(joined[2]) is None


def test_names_that_need_a_word_near_them_are_left_out():
    assert "Israeli" in nations()
    assert all(nation.name for nation in nations().values())


def test_a_country_that_qualifies_a_deed_does_it(tree):
    (record,) = tree(RAID).records()
    assert [(p.text, p.country, p.name) for p in record.actors] == [("Israeli", "ISR", "Israel")]


def test_who_asked_is_whom_a_refusal_is_aimed_at(tree):
    records = tree(REQUEST, {"Yemen": "YEM"}).records()
    (rejection,) = [r for r in records if r.event.type == "REJECT"]
    assert [p.country for p in rejection.recipients] == ["USA"]
    (request,) = [r for r in records if r.event.type == "REQUEST"]
    assert [p.country for p in request.actors] == ["USA"]


def test_towns_have_the_country_of_their_adjective(tree):
    (record,) = tree(TOWNS, {"Iran": "IRN"}).records()
    assert [(p.text, p.country) for p in record.recipients] == [("Iraqi towns", "IRQ")]


def hyphenated(tree, *words: str):
    """The words as one phrase whose last word is the head, without blanks around hyphens."""
    vocab = tree("talks/ROOT/1/NOUN").doc.vocab
    spaces = ["-" not in (word, after) for word, after in zip(words, (*words[1:], ""), strict=True)]
    kinds = [*("PUNCT" if word == "-" else "PROPN" for word in words[:-1]), "NOUN"]
    return Doc(vocab, words=list(words), spaces=spaces, pos=kinds, sent_starts=[True] + [False] * (len(words) - 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Cuba", "-", "U.S.", "talks"), ["CUB", "USA"]),
        (("U.S.", "-", "South", "Korean", "drills"), ["USA", "KOR"]),
        (("Kabul", "-", "Tehran", "talks"), ["AFG", "IRN"]),
        (("pro", "-", "Israeli", "rallies"), []),
        (("Cuba", "-", "led", "talks"), []),
    ],
    ids=["names", "adjective of two words", "capitals", "for one of them", "one alone"],
)
def test_two_countries_that_a_hyphen_joins(tree, words: tuple[str, ...], expected: list[str]) -> None:
    doc = hyphenated(tree, *words)
    assert [nation.country for nation, _, _ in pair_before(doc[len(doc) - 1])] == expected


def test_a_capital_stands_for_its_state(tree) -> None:
    found = capital_at(tree("Pyongyang/nmod:poss/2/PROPN launch/ROOT/2/NOUN").doc[0])
    assert found is not None
    assert found[0].country == "PRK"
    assert capital_at(tree("Gotham/nmod:poss/2/PROPN launch/ROOT/2/NOUN").doc[0]) is None


def test_the_state_whose_capital_owns_a_deed_does_it(tree) -> None:
    case = tree(
        "France/nsubj/2/PROPN condemned/ROOT/2/VERB/condemn Damascus/nmod:poss/6/PROPN 's/case/3/PART "
        "brutal/amod/6/ADJ crackdown/obj/2/NOUN",
        {"France": "FRA"},
    )
    accused = next(record for record in case.records() if record.event.type == "ACCUSE")
    assert [party.country for party in accused.recipients] == ["SYR"]
