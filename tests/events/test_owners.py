"""Whose a possessive pronoun is, on hand-built trees, and whom the pronouns of an event stand for."""

from __future__ import annotations

import pytest

from according.document import Claim, Document, Party
from according.events.lexicon import load
from according.events.nations import state_of
from according.events.owners import KINDS, Owners, is_many, is_one
from according.events.roles import Parties

CATAPHORA = (
    "In/case/3/ADP his/nmod:poss/3/PRON appeal/obl/6/NOUN Bob/nsubj/6/PROPN Lee/flat/4/PROPN "
    "accused/ROOT/6/VERB/accuse Serbia/obj/6/PROPN"
)
NEAREST = (
    "The/det/2/DET mayor/nsubj/3/NOUN praised/ROOT/3/VERB/praise Serbia/obj/3/PROPN for/case/8/ADP "
    "its/nmod:poss/8/PRON missile/compound/8/NOUN test/obl/3/NOUN"
)
SPOKEN = (
    "Our/nmod:poss/2/PRON appeal/nsubj/3/NOUN concerns/ccomp/7/VERB/concern Serbia/obj/3/PROPN ,/punct/3/PUNCT "
    "Lee/nsubj/7/PROPN said/ROOT/7/VERB/say"
)
ISOLATE = (
    "France/nsubj/2/PROPN shelled/ROOT/2/VERB/shell Serbia/obj/2/PROPN and/cc/5/CCONJ attacked/conj/2/VERB/attack "
    "it/obj/5/PRON"
)
REJECTED = "France/nsubj/2/PROPN rejected/ROOT/2/VERB/reject it/obj/2/PRON"
COUNTRY = (
    "Serbia/nsubj/2/PROPN waited/ROOT/2/VERB/wait while/mark/5/SCONJ France/nsubj/5/PROPN attacked/advcl/2/VERB/attack "
    "the/det/7/DET country/obj/5/NOUN"
)
VICTIM = (
    "He/nsubj/5/PRON was/cop/5/AUX/be the/det/5/DET 31st/amod/5/ADJ person/ROOT/5/NOUN killed/acl/5/VERB/kill "
    "here/advmod/6/ADV"
)
KILLED = "The/det/2/DET attack/nsubj/3/NOUN killed/ROOT/3/VERB/kill 13/nummod/5/NUM students/obj/3/NOUN/student"
DISPERSE = (
    "Police/nsubj/2/NOUN opened/ROOT/2/VERB/open fire/obj/2/NOUN to/mark/5/PART disperse/advcl/2/VERB "
    "students/obj/5/NOUN/student"
)
SHOOT = (
    "Do/aux/3/AUX not/advmod/3/PART shoot/ccomp/7/VERB students/obj/3/NOUN/student ,/punct/3/PUNCT Lee/nsubj/7/PROPN "
    "said/ROOT/7/VERB/say"
)
EACH_OTHER = "Rebels/nsubj/2/NOUN/rebel attacked/ROOT/2/VERB/attack each/det/4/DET other/obj/2/ADJ"
OF_THEM = "Police/nsubj/2/NOUN arrested/ROOT/2/VERB/arrest two/obj/2/NUM of/case/5/ADP them/nmod/3/PRON"
TWICE = "Lee/nsubj/2/PROPN attacked/ROOT/2/VERB/attack Serbia/obj/2/PROPN and/cc/5/CCONJ Belgrade/conj/3/PROPN"
TO_ARMY = (
    "Students/nsubj:pass/3/NOUN/student were/aux:pass/3/AUX/be handed/ROOT/3/VERB/hand over/compound:prt/3/ADP "
    "to/case/7/ADP the/det/7/DET army/obl:agent/3/NOUN"
)
CRACKDOWN = (
    "France/nsubj/2/PROPN saw/ROOT/2/VERB/see a/det/4/DET crackdown/obj/2/NOUN on/case/6/ADP "
    "students/nmod/4/NOUN/student by/case/8/ADP police/nmod/6/NOUN"
)
ORGANISERS = (
    "Organisers/nsubj/7/NOUN/organiser of/case/4/ADP a/det/4/DET rally/nmod/1/NOUN in/case/6/ADP Belgrade/nmod/4/PROPN "
    "spoke/ROOT/7/VERB/speak"
)
OUT_OF = (
    "Rebels/nsubj/2/NOUN/rebel dropped/ROOT/2/VERB/drop bombs/obj/2/NOUN/bomb out/case/6/ADP of/fixed/4/ADP "
    "helicopters/obl/2/NOUN/helicopter"
)


def sides(case, type_):
    return [
        ([p.text for p in record.actors], [p.text for p in record.recipients])
        for record in case.records()
        if record.event.type == type_
    ]


def test_a_pronoun_before_its_owner(tree):
    case = tree(CATAPHORA, {"Serbia": "SRB"})
    case.parties.append(case.party("Bob Lee", name="Bob Lee", kind="person"))
    assert parties_of(case).owners.of(case.doc[1]).name == "Bob Lee"


def test_a_given_name_of_another_gender_owns_nothing(tree):
    case = tree(CATAPHORA.replace("Bob", "Ann"), {"Serbia": "SRB"})
    case.parties.append(case.party("Ann Lee", name="Ann Lee", kind="person"))
    assert parties_of(case).owners.of(case.doc[1]) is None


def parties_of(case):
    return Parties(case.doc, case.document, case.parties, case.places, load().classes)


def test_the_nearest_that_agrees_owns(tree):
    case = tree(NEAREST, {"Serbia": "SRB"})
    case.parties.append(case.party("The mayor", kind="agent", country="FRA"))
    assert parties_of(case).owners.of(case.doc[5]).name == "Serbia"


def test_ours_is_the_speakers(tree):
    case = tree(SPOKEN, {"Serbia": "SRB"})
    lee = case.party("Lee", name="Ann Lee", kind="person")
    case.parties.append(lee)
    content = case.document.span(0, case.document.text.index(" ,"))
    case.document.claims = [Claim(lee, None, (content,), "asserts", "direct")]
    assert parties_of(case).owners.of(case.doc[0]) == lee


def test_a_speaker_is_not_the_third_person_of_his_own_words(tree):
    case = tree(
        "Her/nmod:poss/2/PRON claim/nsubj/4/NOUN was/cop/4/AUX/be untrue/ccomp/7/ADJ ,/punct/4/PUNCT Lee/nsubj/7/PROPN "
        "said/ROOT/7/VERB/say"
    )
    lee = case.party("Lee", name="Ann Lee", kind="person")
    case.parties = [lee]
    case.document.claims = [Claim(lee, None, (case.document.span(0, 20),), "asserts", "direct")]
    assert parties_of(case).owners.of(case.doc[0]) is None


@pytest.mark.parametrize(
    ("text", "parties", "type_", "expected"),
    [
        (ISOLATE, {"France": "FRA", "Serbia": "SRB"}, "ASSAULT", (["France"], ["Serbia"])),
        (REJECTED, {"France": "FRA"}, "REJECT", (["France"], [])),
        (COUNTRY, {"France": "FRA", "Serbia": "SRB"}, "ASSAULT", (["France"], ["the country"])),
        (VICTIM, {}, "ASSAULT", ([], ["He"])),
        (KILLED, {}, "ASSAULT", ([], ["13 students"])),
        (DISPERSE, {}, "ASSAULT", (["Police"], ["students"])),
        (SHOOT, {}, "ASSAULT", ([], ["students"])),
        (EACH_OTHER, {}, "ASSAULT", (["Rebels"], [])),
        (TO_ARMY, {}, "RETREAT", ([], ["the army"])),
        (CRACKDOWN, {"France": "FRA"}, "COERCE", (["police"], ["students"])),
        (OUT_OF, {}, "ASSAULT", (["Rebels"], [])),
    ],
    ids=[
        "it is attacked", "it is rejected", "the country", "the 31st person killed", "an attack that killed",
        "fire to disperse", "a command", "each other", "handed over to", "by inside the phrase", "out of helicopters",
    ],
)  # fmt: skip
def test_who_is_meant(tree, text, parties, type_, expected):
    assert expected in sides(tree(text, parties), type_)


def test_organisers_hold_their_rally(tree):
    case = tree(ORGANISERS, {}, {"Belgrade": "SRB"})
    case.parties = [case.party("Organisers", kind="agent", country="SRB")]
    assert [actors for actors, _ in sides(case, "PROTEST")] == [["Organisers"]]


def test_the_country_is_the_one_named_before_it(tree):
    (record,) = [r for r in tree(COUNTRY, {"France": "FRA", "Serbia": "SRB"}).records() if r.event.type == "ASSAULT"]
    assert [(p.text, p.country) for p in record.recipients] == [("the country", "SRB")]


def test_some_of_them_stand_in_their_own_words(tree):
    case = tree(OF_THEM)
    case.parties = [case.party("them", kind="pronoun", country="SRB", sectors=("CVL",))]
    (record,) = case.records()
    assert [(p.text, p.country) for p in record.recipients] == [("two of them", "SRB")]


def test_a_party_named_twice_stands_once(tree):
    case = tree(TWICE)
    case.parties = [
        case.party("Lee", name="Ann Lee", kind="person"),
        case.party("Serbia", name="Serbia", country="SRB", kind="country"),
        case.party("Belgrade", name="Serbia", country="SRB", kind="country"),
    ]
    (record,) = [r for r in case.records() if r.recipients]
    assert [p.text for p in record.recipients] == ["Serbia"]


def test_a_state_by_its_code():
    assert state_of("FRA").name == "France"
    assert state_of("UNO") is None
    assert state_of(None) is None


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("the witness", None, False),
        ("a caucus", None, False),
        ("some Israelis", "Israelis", True),
        ("20 men", None, True),
    ],
)
def test_who_is_several(words, name, expected):
    party = Party(0, len(words), words, name=name, kind="agent", country="ISR")
    assert is_many(party) is expected
    assert not (expected and is_one(party))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("rebels", True), ("a police source", False), ("their governments", False)],
    ids=["several", "who tells of others", "what the same people own"],
)
def test_who_owns_what_is_theirs(words, expected):
    party = Party(0, len(words), words, kind="agent", country="ISR")
    owners = Owners(Document("d", words), [party], lambda token: None)
    assert owners.fits(party, "their", None, KINDS["their"]) is expected
