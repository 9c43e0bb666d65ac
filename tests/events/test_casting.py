"""Who plays which part, on hand-built trees: deeds spoken of, places, fights, titles, persons before a noun."""

from __future__ import annotations

import pytest

CONDEMNED = (
    "France/nsubj/2/PROPN condemned/ROOT/2/VERB/condemn the/det/4/DET killing/obj/2/NOUN of/case/6/ADP "
    "students/nmod/4/NOUN/student by/case/8/ADP police/nmod/4/NOUN"
)
CONDEMNED_ALONE = (
    "France/nsubj/2/PROPN condemned/ROOT/2/VERB/condemn the/det/4/DET killing/obj/2/NOUN of/case/6/ADP "
    "students/nmod/4/NOUN/student"
)
WHERE = "Students/nsubj/2/NOUN/student protested/ROOT/2/VERB/protest in/case/4/ADP Serbia/obl/2/PROPN"
CLASHED = "Rebels/nsubj/2/NOUN/rebel clashed/ROOT/2/VERB/clash with/case/4/ADP police/obl/2/NOUN"
TITLE = (
    "Police/nsubj/2/NOUN arrested/ROOT/2/VERB/arrest the/det/4/DET governor/obj/2/NOUN Ann/appos/4/PROPN "
    "Lee/flat/5/PROPN"
)
BEFORE = (
    "The/det/3/DET Hariri/compound/3/PROPN murder/nsubj/4/NOUN shocked/ROOT/4/VERB/shock the/det/6/DET "
    "nation/obj/4/NOUN"
)
THING = "Rebels/nsubj/2/NOUN/rebel attacked/ROOT/2/VERB/attack a/det/4/DET bridge/obj/2/NOUN"


def parts(case, type_):
    records = [r for r in case.records() if r.event.type == type_]
    return [([p.text for p in r.actors], [p.text for p in r.recipients]) for r in records]


@pytest.mark.parametrize(
    ("text", "parties", "type_", "expected"),
    [
        (CONDEMNED, {"France": "FRA"}, "ACCUSE", (["France"], ["police"])),
        (CONDEMNED_ALONE, {"France": "FRA"}, "ACCUSE", (["France"], [])),
        (CLASHED, {}, "ASSAULT", (["Rebels", "police"], [])),
        (THING, {}, "ASSAULT", (["Rebels"], [])),
    ],
    ids=["who killed is condemned", "who was killed is not", "two-sided fight", "a thing of nobody"],
)
def test_parts(tree, text, parties, type_, expected):
    assert parts(tree(text, parties), type_) == [expected]


def test_where_a_protest_takes_place_is_not_whom_it_is_aimed_at(tree):
    assert parts(tree(WHERE, {"Serbia": "SRB"}, {"Serbia": "SRB"}), "PROTEST") == [(["Students"], [])]


def test_title_and_name_are_one_party(tree):
    case = tree(TITLE)
    case.parties = [case.party("the governor"), case.party("Ann Lee", name="Ann Lee")]
    (record,) = case.records()
    assert [(p.text, p.name) for p in record.recipients] == [("the governor Ann Lee", "Ann Lee")]


def test_a_person_before_a_murder_is_its_victim(tree):
    case = tree(BEFORE)
    case.parties = [case.party("Hariri", name="Rafik Hariri", kind="person")]
    assert parts(case, "ASSAULT") == [([], ["Hariri"])]
