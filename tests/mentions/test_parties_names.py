"""What names and the words around them tell: titles outside the tree, bodies' own words, relatives, documents."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from according.document import Document, Party
from according.mentions.bodynames import telling_word, written_out
from according.mentions.knowledge import KnowledgeBase
from according.mentions.longforms import LongForms
from according.mentions.matching import find_names
from according.mentions.parties import PartyFinder
from according.mentions.persons import parted
from according.mentions.samename import surnames
from tests.conftest import english

NLP = english()
FINDER = PartyFinder.load()
KNOWLEDGE = KnowledgeBase.load()
LEMMAS = {"said": "say", "fled": "flee", "told": "tell", "hurt": "hurt", "named": "name", "issued": "issue"}
Ents = tuple[tuple[int, int, str], ...]


def find(
    tokens: str, ents: Ents = (), day: str = "2016-05-01", sources: tuple[tuple[int, int], ...] = (), sent: int = 0
) -> list[Party]:
    """Parties of "word/POS/dep/head" items; `ents` and `sources` are spans of tokens, `sent` begins a sentence."""
    rows = [item.rsplit("/", 3) for item in tokens.split()]
    doc = Doc(
        NLP.vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[LEMMAS.get(row[0], row[0].lower()) for row in rows],
    )
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in ents]
    doc.spans["sources"] = [Span(doc, start, end) for start, end in sources]
    return FINDER(doc, Document(id="d", text=doc.text, published=day))


def named(parties: list[Party], name: str) -> Party:
    found = [party for party in parties if party.name == name]
    assert found, [(party.text, party.name) for party in parties]
    return found[0]


def test_a_title_counts_where_the_sentence_was_cut_after_its_dot() -> None:
    found = find(
        "Chairman/NOUN/ROOT/0 Rep./PROPN/ROOT/1 Ann/PROPN/nsubj/4 Lee/PROPN/flat/2 fled/VERB/ROOT/4",
        ((2, 4, "PERSON"),),
    )
    party = named(found, "Ann Lee")
    assert (party.text, party.sectors) == ("Chairman Rep. Ann Lee", ("LEG",))


def test_the_body_before_a_title_is_whose_title_it_is() -> None:
    found = find(
        "Cuban/ADJ/amod/3 National/PROPN/compound/3 Assembly/PROPN/compound/3 President/PROPN/nsubj/6 "
        "Ann/PROPN/flat/3 Lee/PROPN/flat/3 fled/VERB/ROOT/6",
        ((4, 6, "PERSON"),),
    )
    party = named(found, "Ann Lee")
    assert (party.country, party.sectors) == ("CUB", ("LEG",))


@pytest.mark.parametrize(
    ("words", "sectors"),
    [
        ("Ann/PROPN/nsubj/4 Lee/PROPN/flat/0 (R-Utah/PROPN/appos/0 )/PUNCT/punct/2 fled/VERB/ROOT/4", ("LEG", "PTY")),
        ("Ann/PROPN/nsubj/4 Lee/PROPN/flat/0 ,/PUNCT/punct/3 D-Calif./PROPN/appos/0 fled/VERB/ROOT/4", ("LEG", "PTY")),
    ],
    ids=["in brackets", "after a comma"],
)  # fmt: skip
def test_a_party_mark_is_of_congress(words: str, sectors: tuple[str, ...]) -> None:
    party = named(find(words, ((0, 2, "PERSON"),)), "Ann Lee")
    assert (party.sectors, party.country) == (sectors, "USA")


def test_the_name_after_the_phrase_of_a_role_is_its_holder() -> None:
    found = find(
        "Head/NOUN/nsubj/8 of/ADP/case/5 the/DET/det/5 port/NOUN/compound/5 safety/NOUN/compound/5 board/NOUN/nmod/0 "
        "Ann/PROPN/nsubj/8 Lee/PROPN/flat/6 fled/VERB/ROOT/8",
        ((6, 8, "PERSON"),),
    )
    assert named(found, "Ann Lee").text == "Head of the port safety board Ann Lee"
    aide = find(
        "An/DET/det/1 aide/NOUN/nsubj/5 to/ADP/case/3 Ann/PROPN/nmod/1 Lee/PROPN/flat/3 fled/VERB/ROOT/5",
        ((3, 5, "PERSON"),),
    )
    assert "An aide" in [party.text for party in aide]


def test_a_name_between_commas_belongs_to_the_role_whose_phrase_cannot_bear_it() -> None:
    found = find(
        "A/DET/det/1 lawyer/NOUN/nsubj/9 for/ADP/case/4 the/DET/det/4 workers/NOUN/nmod/1 ,/PUNCT/punct/6 "
        "Ann/PROPN/appos/4 Lee/PROPN/flat/6 ,/PUNCT/punct/6 fled/VERB/ROOT/9",
        ((6, 8, "PERSON"),),
    )
    party = named(found, "Ann Lee")
    assert (party.text, party.sectors[0]) == ("A lawyer for the workers , Ann Lee", "JUD")


@pytest.mark.parametrize(
    ("words", "sectors"),
    [
        ("harbour workers union", "LAB"),
        ("bank of ruritania towers", "BUS"),
        ("the evening herald", "JRN"),
        ("institute for war", "EDU"),
        ("the blue lamp", None),
    ],
    ids=["last word", "before of", "newspaper", "before for", "nothing told"],
)
def test_words_of_a_name_tell_the_sector(words: str, sectors: str | None) -> None:
    row = telling_word(KNOWLEDGE, words.split())
    assert (row["sectors"] if row is not None else None) == sectors


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Harbour Board", "Harbour Board"),
        ("U.S. Harbour Command", "United States Harbour Command"),
        ("UN Mission in Ruritania (UNMIR", "United Nations Mission in Ruritania"),
        ("us harbours", "us harbours"),
        ("UN", "UN"),
    ],
)
def test_names_of_bodies_written_out(name: str, plain: str) -> None:
    assert written_out(name) == plain


def test_an_unknown_body_has_the_country_in_its_name() -> None:
    found = find(
        "The/DET/det/2 Harbour/PROPN/compound/2 Board/PROPN/nsubj/5 of/ADP/case/4 Norway/PROPN/nmod/2 fled/VERB/ROOT/5",
        ((1, 5, "ORG"),),
    )
    assert named(found, "Harbour Board of Norway").country == "NOR"


def test_part_of_a_name_is_enough_in_the_country_of_the_report() -> None:
    forms = LongForms(KNOWLEDGE)
    labor = forms.find("Labor", "AUS")
    assert labor is not None
    assert labor.name == "Australian Labor Party"
    assert forms.find("Labor", "FRA") is None
    assert forms.find("Party", "AUS") is None


def test_a_body_of_state_has_the_name_that_it_bears_in_its_country() -> None:
    found = find(
        "South/PROPN/nmod:poss/4 Korea/PROPN/flat/0 's/PART/case/0 defence/NOUN/compound/4 ministry/NOUN/nsubj/5 "
        "fled/VERB/ROOT/5"
    )
    assert named(found, "Ministry of National Defense (South Korea)").sectors == ("GOV", "MIL")
    agency = find(
        "Cuba/PROPN/nmod:poss/4 's/PART/case/0 official/ADJ/amod/4 news/NOUN/compound/4 agency/NOUN/nsubj/5 "
        "fled/VERB/ROOT/5"
    )
    assert named(agency, "Prensa Latina").sectors == ("JRN",)


KIN = (
    "Bob/PROPN/nmod:poss/3 Lee/PROPN/flat/0 's/PART/case/0 wife/NOUN/nsubj/4 fled/VERB/ROOT/4 ./PUNCT/punct/4 "
    "Ann/PROPN/nsubj/8 Lee/PROPN/flat/6 said/VERB/ROOT/8 her/PRON/nmod:poss/10 husband/NOUN/nsubj/11 fell/VERB/ccomp/8"
)


def test_relatives_of_one_surname_are_told_apart() -> None:
    found = find(KIN, ((0, 2, "PERSON"), (6, 8, "PERSON")))
    by_text = {party.text: party.name for party in found}
    assert by_text["Bob Lee 's wife"] == "Ann Lee"
    assert by_text["her husband"] == "Bob Lee"


def test_a_given_name_tells_the_gender_of_pronouns() -> None:
    found = find(
        "Robert/PROPN/nsubj/2 Fox/PROPN/flat/0 met/VERB/ROOT/2 Sarah/PROPN/obj/2 Lee/PROPN/flat/3 ./PUNCT/punct/2 "
        "She/PRON/nsubj/7 fled/VERB/ROOT/7 ./PUNCT/punct/7 He/PRON/nsubj/10 fell/VERB/ROOT/10",
        ((0, 2, "PERSON"), (3, 5, "PERSON")),
    )
    assert {party.text: party.name for party in found if party.kind == "pronoun"} == {
        "She": "Sarah Lee",
        "He": "Robert Fox",
    }


def test_the_subject_of_saying_is_the_pronoun_of_its_clause() -> None:
    found = find(
        "Hamas/PROPN/nsubj/1 fled/VERB/ROOT/1 ./PUNCT/punct/1 The/DET/det/4 ministry/NOUN/nsubj/5 said/VERB/ROOT/5 "
        "it/PRON/nsubj/7 fell/VERB/ccomp/5"
    )
    pronoun = next(party for party in found if party.kind == "pronoun")
    assert "GOV" in pronoun.sectors


def test_a_document_that_speaks_is_its_makers() -> None:
    found = find(
        "A/DET/det/1 statement/NOUN/nsubj/5 from/ADP/case/3 Hamas/PROPN/nmod/1 ,/PUNCT/punct/1 said/VERB/ROOT/5 "
        "rebels/NOUN/nsubj/7 fled/VERB/ccomp/5",
        sources=((0, 4),),
    )
    assert [party.text for party in found][:2] == ["A statement from Hamas", "Hamas"]
    assert {party.name for party in found[:2]} == {"Hamas"}
    quiet = find(
        "A/DET/det/1 statement/NOUN/nsubj/4 from/ADP/case/3 Hamas/PROPN/nmod/1 fell/VERB/ROOT/4", sources=((3, 4),)
    )
    assert [party.text for party in quiet] == ["Hamas"]


def test_others_are_of_those_just_named() -> None:
    found = find(
        "A/DET/det/2 Syrian/ADJ/amod/2 soldier/NOUN/nsubj/3 fell/VERB/ROOT/3 and/CCONJ/cc/7 70/NUM/nummod/6 "
        "others/NOUN/nsubj/7 fled/VERB/conj/3"
    )
    assert {party.text: (party.country, party.sectors) for party in found}["70 others"] == ("SYR", ("MIL",))


def test_an_age_after_an_unknown_name_is_a_private_persons() -> None:
    found = find(
        "Ann/PROPN/nsubj/5 Lee/PROPN/flat/0 ,/PUNCT/punct/3 34/NUM/appos/0 ,/PUNCT/punct/3 fled/VERB/ROOT/5",
        ((0, 2, "PERSON"),),
    )
    assert named(found, "Ann Lee").sectors == ("CVL",)


def test_a_city_that_does_deeds_is_a_government() -> None:
    found = find("Damascus/PROPN/nsubj/1 rebuilt/VERB/ROOT/1 the/DET/det/3 port/NOUN/obj/1")
    assert [(party.text, party.name) for party in found] == [("Damascus", "Syria")]
    still = find("Damascus/PROPN/nsubj/1 suffer/VERB/ROOT/1 a/DET/det/3 drought/NOUN/obj/1")
    assert "Damascus" not in [party.text for party in still]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Security council", ["United Nations Security Council"]),
        ("Boko haram", []),
        ("boko haram", []),
        ("BOKO HARAM", ["Boko Haram"]),
        ("the US-led coalition", ["Global Coalition against Daesh"]),
    ],
    ids=["a generic noun may be small", "a later capital counts", "small", "all capitals", "the longer name"],
)
def test_every_capital_of_a_name_counts(text: str, names: list[str]) -> None:
    assert [hit.aliases[0].entity.name for hit in find_names(text, KNOWLEDGE)] == names


def test_short_forms_of_a_name() -> None:
    assert surnames("Debbie Wasserman Schultz") == ["Schultz", "Debbie", "Wasserman Schultz"]
    assert surnames("Bashar al-Assad") == ["al-Assad", "Assad"]


def test_a_title_reaches_over_the_acronym_of_its_body() -> None:
    found = find(
        "Hamas/PROPN/compound/4 (/PUNCT/punct/2 HMS/PROPN/appos/4 )/PUNCT/punct/2 Chairman/NOUN/nmod:desc/5 "
        "Ann/PROPN/nsubj/7 Lee/PROPN/flat/5 fled/VERB/ROOT/7",
        ((5, 7, "PERSON"),),
    )
    assert [(party.text, party.country) for party in found if party.name == "Ann Lee"] == [
        ("Hamas ( HMS ) Chairman Ann Lee", "PSE")
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The/DET/det/2 state/NOUN/compound/2 Senate/PROPN/nsubj/3 fled/VERB/ROOT/3", None),
        (
            "The/DET/det/4 Democratic/ADJ/amod/4 -/PUNCT/punct/3 led/VERB/amod/4 Senate/PROPN/nsubj/5 fled/VERB/ROOT/5",
            "United States Senate",
        ),
    ],
    ids=["part of it", "led by some"],
)
def test_a_part_of_a_state_has_no_state_body(words: str, expected: str | None) -> None:
    end = words.count(" ")
    found = find(
        f"{words} Obama/PROPN/nsubj/{end + 2} left/VERB/ROOT/{end + 2} America/PROPN/obj/{end + 2}", sent=end + 1
    )
    assert [party.name for party in found if "Senate" in party.text] == [expected]


def test_a_panel_of_a_headline_is_the_committee_named_soon_after() -> None:
    found = find(
        "House/PROPN/compound/1 panel/NOUN/nsubj/2 voted/VERB/ROOT/2 The/DET/det/6 House/PROPN/compound/6 "
        "Budget/PROPN/compound/6 Committee/PROPN/nsubj/7 met/VERB/ROOT/7",
        ((4, 7, "ORG"),),
        sent=3,
    )
    assert [party.name for party in found] == ["House Budget Committee"] * 2


@pytest.mark.parametrize("name", ["al-Shabaab", "al Shabaab", "Al-Shabaab"])
def test_an_article_of_a_name_may_be_small(name: str) -> None:
    hits = find_names(f"In Mogadishu they blamed {name} for it.", KnowledgeBase.load())
    assert "Al-Shabaab" in {alias.entity.name for alias in hits[1].aliases}


def test_another_word_of_a_name_may_not_be_small() -> None:
    assert find_names("They stood in the shining path of the sun.", KnowledgeBase.load()) == []


@pytest.mark.parametrize(
    ("name", "whole"),
    [("TomMarino", "Tom Marino"), ("MaryAnn Fox", "MaryAnn Fox"), ("Ronald McDonald", "Ronald McDonald")],
)
def test_a_lost_blank_behind_a_given_name(name: str, whole: str) -> None:
    assert parted(name, KNOWLEDGE.given_names) == whole
