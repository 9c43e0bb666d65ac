"""Agent nouns that mean something else where they stand, and whose sectors a party takes."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from according.document import Document, Party
from according.errors import ResourceError
from according.mentions import senses
from according.mentions.knowledge import KnowledgeBase
from according.mentions.matching import find_names
from according.mentions.nouns import key_of
from according.mentions.parties import PartyFinder
from according.resources import Row
from tests.conftest import Told, english

SECTORS = frozenset(
    [
        "CVL",
        "REL",
        "BUS",
        "LEG",
        "PTY",
        "MIL",
        "GOV",
        "UAF",
        "JUD",
        "MED",
        "EDU",
        "LAB",
        "AGR",
        "JRN",
        "COP",
        "SPY",
        "SOC",
    ]
)
NLP = english()
FINDER = PartyFinder.load()
KNOWLEDGE = KnowledgeBase.load()
Ents = tuple[tuple[int, int, str], ...]


def find(tokens: str, ents: Ents = (), day: str = "2016-05-01") -> list[Party]:
    """Parties of "word/POS/dep/head" items; `ents` are entities by token."""
    rows = [item.rsplit("/", 3) for item in tokens.split()]
    lemmas = {"forces": "force", "heads": "head", "shelled": "shell", "freed": "free", "asked": "ask", "said": "say"}
    doc = Doc(
        NLP.vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[lemmas.get(row[0], row[0].lower()) for row in rows],
    )
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in ents]
    return FINDER(doc, Document(id="d", text=doc.text, published=day))


def test_a_head_that_is_struck_is_no_party_and_one_that_speaks_is() -> None:
    struck = find("It/PRON/nsubj/1 struck/VERB/ROOT/1 the/DET/det/3 head/NOUN/obj/1")
    spoke = find("The/DET/det/1 head/NOUN/nsubj/2 spoke/VERB/ROOT/2")
    assert [p.text for p in struck] == []
    assert [p.text for p in spoke] == ["The head"]


@pytest.mark.parametrize(
    ("tokens", "found"),
    [
        ("Market/NOUN/compound/1 forces/NOUN/nsubj/2 won/VERB/ROOT/2", []),
        ("Rebel/NOUN/compound/1 forces/NOUN/nsubj/2 won/VERB/ROOT/2", [("Rebel forces", ("REB",))]),
        ("He/PRON/nsubj/1 wanted/VERB/ROOT/1 justice/NOUN/obj/1", []),
        ("Two/NUM/nummod/1 speakers/NOUN/nsubj/2 spoke/VERB/ROOT/2", [("Two speakers", ())]),
        ("The/DET/det/1 speaker/NOUN/nsubj/2 spoke/VERB/ROOT/2", [("The speaker", ("LEG",))]),
        (
            "His/PRON/nmod:poss/2 spiritual/ADJ/amod/2 adviser/NOUN/nsubj/3 spoke/VERB/ROOT/3",
            [("His spiritual adviser", ("REL",))],
        ),
        (
            "The/DET/det/1 pilot/NOUN/nsubj/5 of/ADP/case/4 the/DET/det/4 airliner/NOUN/nmod/1 spoke/VERB/ROOT/5",
            [("The pilot", ("CVL",))],
        ),
    ],
)
def test_senses_by_the_words_around(tokens: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    parties = [p for p in find(tokens) if p.kind != "pronoun"]
    assert [(p.text, p.sectors) for p in parties] == found


def test_a_row_with_an_unknown_condition_fails_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row({"noun": "keeper", "when": "sometimes", "words": "", "sectors": "MIL", "source": "test"}, "senses", 7)
    monkeypatch.setattr(senses, "table", lambda name, columns: (row,))
    with pytest.raises(ResourceError, match=r"senses:7.*got 'sometimes' for when"):
        senses.senses.__wrapped__()


def test_every_row_is_of_an_agent_noun_with_known_sectors() -> None:
    for noun, rows in senses.senses().items():
        assert key_of(noun) in KNOWLEDGE.nouns, noun
        for row in rows:
            assert row["sectors"] in ("-", "none") or set(row.words("sectors")) <= SECTORS, (noun, row.line)
            assert bool(row.words("words")) == (row["when"] in ("before", "sentence", "report")), (noun, row.line)
            assert all(word.islower() for word in row.words("words")), (noun, row.line)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nato said so", "NATO"),
        ("the NATO chief", "NATO"),
        ("Unicef said so", "United Nations Children's Fund"),
        ("Isis fled", "Islamic State"),
        ("Robert M. Gates left", "Robert Gates"),
    ],
)
def test_acronyms_in_small_letters_and_initials_that_are_not_held(text: str, name: str) -> None:
    assert [hit.aliases[0].entity.name for hit in find_names(text, KNOWLEDGE)] == [name]


def test_an_initial_belongs_to_persons_alone() -> None:
    assert not [hit for hit in find_names("the Red J. Cross", KNOWLEDGE) if "Cross" in hit.aliases[0].entity.name]


def test_a_lawyer_is_no_official_for_working_for_one() -> None:
    found = find(
        "President/PROPN/nmod:poss/3 Obama/PROPN/flat/0 's/PART/case/0 lawyer/NOUN/nsubj/4 spoke/VERB/ROOT/4",
        ((1, 2, "PERSON"),),
        "2012-05-01",
    )
    lawyer = next(p for p in found if p.text.endswith("lawyer"))
    assert lawyer.sectors == ("JUD",)


def test_whoever_works_for_a_company_of_no_country_is_not_of_none() -> None:
    found = find(
        "Ann/PROPN/nsubj/7 Lee/PROPN/flat/0 ,/PUNCT/punct/0 a/DET/det/4 user/NOUN/appos/0 of/ADP/case/6 "
        "Facebook/PROPN/nmod/4 left/VERB/ROOT/7",
        ((0, 2, "PERSON"), (6, 7, "ORG")),
    )
    assert {p.country for p in found if p.name == "Ann Lee"} == {None}


def test_nobody_does_to_himself_what_a_possessor_fails_to_do() -> None:
    found = find(
        "Nigeria/PROPN/nmod:poss/2 's/PART/case/0 failure/NOUN/nsubj/9 to/PART/mark/4 free/VERB/acl/2 them/PRON/obj/4 "
        "after/ADP/case/8 the/DET/det/8 war/NOUN/obl/4 angered/VERB/ROOT/9 people/NOUN/obj/9",
        ((0, 1, "GPE"),),
    )
    them = next(p for p in found if p.text == "them")
    assert them.name is None


def test_photographers_are_journalists_and_nobody_is_taken_for_them() -> None:
    found = find(
        "Ann/PROPN/ROOT/0 Lee/PROPN/flat/0 //SYM/punct/0 Reuters/PROPN/appos/0 He/PRON/nsubj/5 left/VERB/ROOT/5",
        ((0, 2, "PERSON"), (3, 4, "ORG")),
    )
    lee = next(p for p in found if p.name == "Ann Lee")
    assert (lee.sectors, lee.country) == (("JRN",), None)
    assert next(p for p in found if p.text == "He").name is None


def test_a_body_of_another_state_by_its_own_words() -> None:
    found = find(
        "Seoul/PROPN/nmod:poss/3 's/PART/case/0 Joint/PROPN/compound/3 Chiefs/PROPN/nsubj/6 of/ADP/case/5 "
        "Staff/PROPN/nmod/3 spoke/VERB/ROOT/6",
        ((2, 6, "ORG"),),
    )
    assert next(p for p in found if "Chiefs" in p.text).country == "KOR"


def test_a_surname_is_of_whom_the_report_names_in_full() -> None:
    found = find(
        "Nick/PROPN/nsubj/2 Leahy/PROPN/flat/0 spoke/VERB/ROOT/2 ./PUNCT/punct/2 Leahy/PROPN/nsubj/5 left/VERB/ROOT/5",
        ((0, 2, "PERSON"), (4, 5, "PERSON")),
    )
    assert {p.name for p in found} == {"Nick Leahy"}


@pytest.mark.parametrize(("title", "name"), [("Mr.", "Bill Clinton"), ("Mrs.", "Hillary Clinton")])
def test_titles_tell_two_people_of_one_surname_apart(title: str, name: str) -> None:
    found = find(
        "Bill/PROPN/nsubj/5 Clinton/PROPN/flat/0 and/CCONJ/cc/3 Hillary/PROPN/conj/0 Clinton/PROPN/flat/3 "
        f"met/VERB/ROOT/5 ./PUNCT/punct/5 {title}/PROPN/compound/8 Clinton/PROPN/nsubj/9 left/VERB/ROOT/9",
        ((0, 2, "PERSON"), (3, 5, "PERSON"), (8, 9, "PERSON")),
    )
    assert found[-1].name == name


def test_the_first_word_of_a_company_alone_is_the_company() -> None:
    found = find(
        "American/PROPN/compound/1 Airlines/PROPN/nsubj/2 apologised/VERB/ROOT/2 ./PUNCT/punct/2 "
        "American/PROPN/nsubj/5 left/VERB/ROOT/5",
        ((0, 2, "ORG"),),
    )
    assert [(p.name, p.sectors) for p in found] == [("American Airlines", ("BUS",))] * 2


@pytest.mark.parametrize(
    ("title", "name"),
    [("president", "Barack Obama"), ("vice/NOUN/compound/9 president", "Joe Biden")],
)
def test_the_president_is_no_vice_president(title: str, name: str) -> None:
    head = 9 if "/" in title else 8
    found = find(
        "Barack/PROPN/nsubj/5 Obama/PROPN/flat/0 and/CCONJ/cc/3 Joe/PROPN/conj/0 Biden/PROPN/flat/3 met/VERB/ROOT/5 "
        f"./PUNCT/punct/5 The/DET/det/{head} {title}/NOUN/nsubj/{head + 1} left/VERB/ROOT/{head + 1}",
        ((0, 2, "PERSON"), (3, 5, "PERSON")),
        "2014-05-01",
    )
    assert found[-1].name == name


def test_a_deputy_coordinator_is_no_deputy() -> None:
    found = find(
        "Deputy/PROPN/compound/2 Port/PROPN/compound/2 Coordinator/PROPN/compound/3 Ann/PROPN/nsubj/5 Lee/PROPN/flat/3 "
        "left/VERB/ROOT/5",
        ((3, 5, "PERSON"),),
    )
    assert "LEG" not in found[0].sectors


def test_the_ministry_beside_a_state_s_army_is_of_that_state() -> None:
    found = find(
        "Japan/PROPN/nmod:poss/2 's/PART/case/0 army/NOUN/nsubj/3 fired/VERB/ROOT/3 and/CCONJ/cc/7 the/DET/det/7 "
        "defence/NOUN/compound/7 ministry/NOUN/nsubj/8 said/VERB/conj/3 so/ADV/advmod/8"
    )
    assert next(p for p in found if p.text == "the defence ministry").country == "JPN"


def test_he_is_nobody_who_has_been_called_she() -> None:
    she = "./PUNCT/punct/{0} She/PRON/nsubj/{1} spoke/VERB/ROOT/{1} "
    tokens = "Tam/PROPN/nsubj/2 Quill/PROPN/flat/0 left/VERB/ROOT/2 "
    tokens += she.format(2, 5) + she.format(5, 8) + she.format(8, 11)
    tokens += "./PUNCT/punct/11 He/PRON/nsubj/14 stayed/VERB/ROOT/14"
    found = find(tokens, ((0, 2, "PERSON"),))
    assert [p.name for p in found] == [*["Tam Quill"] * 4, None]


def test_where_a_person_was_met_is_not_whose_she_is() -> None:
    found = find(
        "He/PRON/nsubj/1 met/VERB/ROOT/1 Ms./PROPN/compound/3 Lee/PROPN/obj/1 in/ADP/case/5 Spain/PROPN/nmod/3",
        ((3, 4, "PERSON"), (5, 6, "GPE")),
    )
    assert next(p for p in found if p.name == "Lee").country is None


@pytest.mark.model
def test_officers_in_a_sentence_of_police_are_police_where_a_coup_is_told_of(told: Told) -> None:
    text = "Opponents called it a coup. Two died in clashes with police and four officers were hurt. An officer fled."
    assert [p.sectors for p in told(text).parties if "officer" in p.text] == [("COP",), ("MIL",)]
