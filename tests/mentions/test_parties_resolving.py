"""How parties are resolved on hand-built Docs: roles and names, offices, descriptions, scenes, speakers."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from according.document import Document, Party, Place
from according.mentions.acronyms import find_acronyms
from according.mentions.graph import Graph
from according.mentions.offices import office
from according.mentions.parties import PartyFinder
from tests.conftest import english

NLP = english()
FINDER = PartyFinder.load()
LEMMAS = {"said": "say", "fled": "flee", "fired": "fire", "marched": "march", "fell": "fall", "seems": "seem"}
Ents = tuple[tuple[int, int, str], ...]


def find(
    tokens: str, ents: Ents = (), day: str = "2016-05-01", places: tuple[tuple[int, str], ...] = ()
) -> list[Party]:
    """Parties of "word/POS/dep/head" items; `ents` are entities by token, `places` countries by token."""
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
    document = Document(id="d", text=doc.text, published=day)
    for i, country in places:
        start, end = doc[i].idx, doc[i].idx + len(doc[i])
        document.places.append(Place(start, end, doc[i].text, name=doc[i].text, country=country))
    return FINDER(doc, document)


def texts(parties: list[Party]) -> list[str]:
    return [party.text for party in parties]


def named(parties: list[Party], text: str) -> Party:
    found = [party for party in parties if party.text == text]
    assert len(found) == 1, texts(parties)
    return found[0]


def test_a_role_before_a_name_is_one_party_with_it() -> None:
    found = find(
        "Russian/ADJ/amod/1 lawyer/NOUN/nsubj/4 Ann/PROPN/appos/1 Lee/PROPN/flat/2 fled/VERB/ROOT/4",
        ((2, 4, "PERSON"),),
    )
    assert texts(found) == ["Russian lawyer Ann Lee"]
    assert (found[0].name, found[0].country, found[0].sectors) == ("Ann Lee", "RUS", ("JUD",))


def test_a_name_in_apposition_is_in_and_an_apposition_to_a_name_is_out() -> None:
    inner = find(
        "A/DET/det/1 lawyer/NOUN/nsubj/6 ,/PUNCT/punct/3 Ann/PROPN/appos/1 Lee/PROPN/flat/3 "
        ",/PUNCT/punct/3 fled/VERB/ROOT/6",
        ((3, 5, "PERSON"),),
    )
    assert [(party.text, party.name) for party in inner] == [("A lawyer , Ann Lee", "Ann Lee")]
    outer = find(
        "Ann/PROPN/nsubj/6 Lee/PROPN/flat/0 ,/PUNCT/punct/4 a/DET/det/4 lawyer/NOUN/appos/0 "
        ",/PUNCT/punct/4 fled/VERB/ROOT/6",
        ((0, 2, "PERSON"),),
    )
    assert [(party.text, party.sectors) for party in outer] == [("Ann Lee", ("JUD",))]


def test_a_given_name_is_whoever_has_it_alone() -> None:
    found = find(
        "Ann/PROPN/nsubj/2 Lee/PROPN/flat/0 fled/VERB/ROOT/2 ./PUNCT/punct/2 Ann/PROPN/nsubj/5 fell/VERB/ROOT/5",
        ((0, 2, "PERSON"), (4, 5, "PERSON")),
    )
    assert [party.name for party in found] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("text", "letters", "long"),
    [
        ("the Harbour Affairs Council ( HAC ) met", "HAC", "Harbour Affairs Council"),
        ("the UN Mission in Atlantis and Eritrea ( UNMAE ) met", "UNMAE", "UN Mission in Atlantis and Eritrea"),
        ("Ministry of Ports ( MOP ) met", "MOP", "Ministry of Ports"),
        ("two ships ( USA ) met", None, ""),
    ],
    ids=["initials", "letters within", "small word", "none"],
)
def test_acronyms(text: str, letters: str | None, long: str) -> None:
    doc = Doc(NLP.vocab, words=text.split())
    found = find_acronyms(Graph(doc))
    wanted = [(letters, long)] if letters else []
    assert [(acronym.letters, doc[acronym.start : acronym.end].text) for acronym in found.values()] == wanted


def test_an_office_is_held_by_someone_on_the_day() -> None:
    words = "Syria/PROPN/nmod:poss/2 's/PART/case/0 president/NOUN/nsubj/3 fled/VERB/ROOT/3"
    party = named(find(words), "Syria 's president")
    assert (party.id, party.country) == ("wd:Q44329", "SYR")
    assert "parties: office on the day" in party.why
    words = "A/DET/det/2 Syrian/ADJ/amod/2 president/NOUN/nsubj/3 fled/VERB/ROOT/3"
    assert named(find(words), "A Syrian president").name is None


@pytest.mark.parametrize(
    ("title", "plain"), [("Premier", "prime minister"), ("defense secretary", "defence minister"), ("mayor", "mayor")]
)
def test_titles_of_one_office(title: str, plain: str) -> None:
    assert office(title) == plain


def test_the_extremists_are_the_one_armed_group_of_the_report() -> None:
    found = find(
        "Boko/PROPN/nsubj/2 Haram/PROPN/flat/0 fled/VERB/ROOT/2 ./PUNCT/punct/2 "
        "The/DET/det/5 extremists/NOUN/nsubj/6 fell/VERB/ROOT/6"
    )
    assert [party.name for party in found] == ["Boko Haram", "Boko Haram"]


def test_a_spokesman_speaks_for_the_body_that_spoke() -> None:
    found = find(
        "The/DET/det/2 United/PROPN/compound/2 Nations/PROPN/nsubj/3 protested/VERB/ROOT/3 ./PUNCT/punct/3 "
        "A/DET/det/6 spokesman/NOUN/nsubj/7 said/VERB/ROOT/7"
    )
    assert named(found, "A spokesman").country == "UNO"


def test_whom_somebody_leans_to_is_not_whose_they_are() -> None:
    found = find(
        "A/DET/det/4 pro/ADJ/compound/3 -/PUNCT/punct/3 Russian/ADJ/amod/4 insurgency/NOUN/nsubj/5 fell/VERB/ROOT/5"
    )
    assert [(party.country, party.sectors) for party in found] == [(None, ("REB",))]


def test_faith_comes_after_what_somebody_does() -> None:
    (party,) = find("Muslim/ADJ/amod/1 terrorists/NOUN/nsubj/2 fled/VERB/ROOT/2")
    assert party.sectors[0] == "REB"


SCENE = (
    "In/ADP/case/1 Sydney/PROPN/obl/4 ,/PUNCT/punct/1 protesters/NOUN/nsubj/4 marched/VERB/ROOT/4 ./PUNCT/punct/4 "
    "Israel/PROPN/nsubj/7 protested/VERB/ROOT/7 and/CCONJ/cc/9 Egypt/PROPN/conj/6 ./PUNCT/punct/7"
)


def test_a_clause_tells_where_its_people_are() -> None:
    found = find(SCENE, places=((1, "AUS"),))
    party = named(found, "protesters")
    assert (party.country, party.sectors) == ("AUS", ("CVL",))
    assert "parties: place of the clause" in party.why


def test_the_scene_holds_for_the_sentences_after_it() -> None:
    found = find(SCENE + " Police/NOUN/nsubj/12 fled/VERB/ROOT/12", places=((1, "AUS"),))
    assert named(found, "Police").country == "AUS"


def test_ours_are_of_the_speaker() -> None:
    found = find("Ukraine/PROPN/nsubj/1 said/VERB/ROOT/1 our/PRON/nmod:poss/3 soldiers/NOUN/nsubj/4 fled/VERB/ccomp/1")
    party = named(found, "our soldiers")
    assert party.country == "UKR"
    assert "parties: owner's country" in party.why


def test_half_the_name_of_a_divided_country() -> None:
    found = find(
        "North/PROPN/compound/1 Korea/PROPN/nsubj/2 fired/VERB/ROOT/2 ./PUNCT/punct/2 "
        "The/DET/det/5 North/PROPN/nsubj/6 said/VERB/ROOT/6",
        ((5, 6, "ORG"),),
    )
    assert [party.country for party in found] == ["PRK", "PRK"]


def test_a_month_is_nobody() -> None:
    found = find("Rebels/NOUN/nsubj/1 fled/VERB/ROOT/1 in/ADP/case/3 May/PROPN/obl/1", day="2016-09-01")
    assert texts(found) == ["Rebels"]


def test_a_unit_is_one_party_with_its_members() -> None:
    found = find(
        "Contingents/NOUN/nsubj/5 of/ADP/case/2 police/NOUN/nmod/0 and/CCONJ/cc/4 paramilitaries/NOUN/conj/2 "
        "fled/VERB/ROOT/5"
    )
    assert texts(found) == ["Contingents of police and paramilitaries"]
    assert {"COP", "PRM"} <= set(found[0].sectors)


def test_bare_coordinated_nouns_are_one_party() -> None:
    found = find("Thirteen/NUM/nummod/1 women/NOUN/nsubj/4 and/CCONJ/cc/3 children/NOUN/conj/1 fled/VERB/ROOT/4")
    assert texts(found) == ["Thirteen women and children"]


@pytest.mark.parametrize(
    "words",
    [
        "Rebels/NOUN/nsubj/1 fled/VERB/ROOT/1 near/ADP/case/4 the/DET/det/4 mosque/NOUN/obl/1",
        "Rebels/NOUN/nsubj/1 fled/VERB/ROOT/1 out/ADP/case/5 of/ADP/fixed/2 the/DET/det/5 country/NOUN/obl/1",
        "Rebels/NOUN/nsubj/1 seized/VERB/ROOT/1 power/NOUN/obj/1",
    ],
    ids=["building", "country", "power"],
)
def test_nouns_that_do_not_act_are_no_parties(words: str) -> None:
    assert texts(find(words)) == ["Rebels"]


def test_it_before_a_clause_is_nobody() -> None:
    found = find(
        "Hamas/PROPN/nsubj/1 fled/VERB/ROOT/1 ./PUNCT/punct/1 It/PRON/nsubj/4 seems/VERB/ROOT/4 that/SCONJ/mark/7 "
        "rebels/NOUN/nsubj/7 fell/VERB/ccomp/4"
    )
    assert texts(found) == ["Hamas", "rebels"]


def test_we_of_a_minister_is_the_state() -> None:
    found = find(
        "We/PRON/nsubj/1 fled/VERB/ccomp/6 ,/PUNCT/punct/6 a/DET/det/5 Ukrainian/ADJ/amod/5 minister/NOUN/nsubj/6 "
        "said/VERB/ROOT/6"
    )
    party = named(found, "We")
    assert (party.name, party.country) == ("Ukraine", "UKR")


@pytest.mark.parametrize(
    ("noun", "kind", "name"),
    [("country", "country", "Serbia"), ("regime", "agent", "Government of Serbia")],
    ids=["the state itself", "who rules it"],
)
def test_the_state_last_named(noun: str, kind: str, name: str) -> None:
    found = find(
        f"Serbia/PROPN/nsubj/1 fell/VERB/ROOT/1 ./PUNCT/punct/1 The/DET/det/4 {noun}/NOUN/nsubj/5 fled/VERB/ROOT/5"
    )
    state = named(found, f"The {noun}")
    assert (state.country, state.kind, state.name) == ("SRB", kind, name)


@pytest.mark.parametrize(
    ("epithet", "name"), [("rogue", "Serbia"), ("northern", None)], ids=["told by its epithet", "any state"]
)
def test_the_state_that_acted_last(epithet: str, name: str | None) -> None:
    found = find(
        "Serbia/PROPN/nsubj/1 fired/VERB/ROOT/1 over/ADP/case/3 Japan/PROPN/obl/1 ./PUNCT/punct/1 "
        f"The/DET/det/7 {epithet}/ADJ/amod/7 state/NOUN/nsubj/8 fled/VERB/ROOT/8"
    )
    assert named(found, f"The {epithet} state").name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The/DET/det/6 veteran/ADJ/amod/6 leader/NOUN/nsubj/7", "Robert Mugabe"),
        ("The/DET/det/6 rebel/NOUN/compound/6 leader/NOUN/nsubj/7", None),
        ("The/DET/det/6 Kurdish/ADJ/amod/6 leader/NOUN/nsubj/7", None),
        ("The/DET/det/6 jailed/ADJ/amod/6 leader/NOUN/nsubj/7", None),
    ],
    ids=["of the state", "of rebels", "of a people", "of whom nobody knows"],
)
def test_the_leader_is_who_leads_the_state(words: str, name: str | None) -> None:
    before = "Robert/PROPN/nsubj/2 Mugabe/PROPN/flat/0 fell/VERB/ROOT/2 ./PUNCT/punct/2 "
    found = find(f"{before}{words} fled/VERB/ROOT/7", ((0, 2, "PERSON"),))
    assert next(party for party in found if party.text.endswith("leader")).name == name


def test_a_clause_set_off_tells_no_group_apart() -> None:
    before = "Hamas/PROPN/nsubj/1 fired/VERB/ROOT/1 ./PUNCT/punct/1 "
    clause = "the/DET/det/4 group/NOUN/obj/8 ,/PUNCT/punct/7 which/PRON/nsubj/7 fell/VERB/acl:relcl/4 fled/VERB/ROOT/8"
    assert named(find(before + clause), "the group").name == "Hamas"


def test_the_neighbouring_country_is_not_the_one_named() -> None:
    found = find(
        "Serbia/PROPN/nsubj/1 fell/VERB/ROOT/1 ./PUNCT/punct/1 "
        "The/DET/det/5 neighbouring/ADJ/amod/5 country/NOUN/nsubj/6 fled/VERB/ROOT/6"
    )
    assert named(found, "The neighbouring country").country is None


@pytest.mark.parametrize(("verb", "sectors"), [("bomb", ("GOV",)), ("march", ("CVL",))], ids=["a state's", "anyone's"])
def test_nationals_who_do_what_states_do(verb: str, sectors: tuple[str, ...]) -> None:
    found = find(f"The/DET/det/1 Russians/PROPN/nsubj/2 {verb}/VERB/ROOT/2")
    assert (named(found, "The Russians").country, named(found, "The Russians").sectors) == ("RUS", sectors)


def test_who_acts_on_a_state_is_not_the_state_acted_on() -> None:
    found = find(
        "Serbia/PROPN/nsubj/1 fell/VERB/ROOT/1 ./PUNCT/punct/1 France/PROPN/nsubj/4 fired/VERB/ROOT/4 "
        "the/DET/det/6 regime/NOUN/obj/4"
    )
    assert named(found, "the regime").country == "SRB"


def test_a_clause_tells_a_body_from_those_named_before() -> None:
    before = "The/DET/det/2 Senate/PROPN/compound/2 Committee/PROPN/nsubj/3 fell/VERB/ROOT/3 ./PUNCT/punct/3 "
    found = find(
        before + "The/DET/det/6 commission/NOUN/nsubj/9 that/PRON/nsubj/8 fled/VERB/acl:relcl/6 fell/VERB/ROOT/9",
        ((1, 3, "ORG"),),
    )
    assert named(found, "The commission").name is None


@pytest.mark.parametrize(
    ("noun", "country"), [("neighbour", None), ("army", "SRB")], ids=["of another country", "of its own"]
)
def test_whose_a_neighbour_is_tells_not_its_country(noun: str, country: str | None) -> None:
    found = find(
        f"Serbia/PROPN/nsubj/1 fired/VERB/ROOT/1 its/PRON/nmod:poss/3 {noun}/NOUN/obj/1 ./PUNCT/punct/1",
    )
    assert next(p for p in found if p.text.endswith(noun)).country == country


@pytest.mark.parametrize("act", ["firing", "station"], ids=["an act", "a thing"])
def test_a_bare_noun_before_an_act_does_it(act: str) -> None:
    found = find(f"Serbia/PROPN/nsubj/1 fled/VERB/ROOT/1 police/NOUN/compound/3 {act}/NOUN/obj/1 ./PUNCT/punct/1")
    assert ("police" in texts(found)) == (act == "firing")


def test_letters_stand_for_the_reports_own_long_form() -> None:
    found = find(
        "The/DET/det/3 Central/PROPN/compound/3 Irrigation/PROPN/compound/3 Authority/PROPN/nsubj/7 (/PUNCT/punct/5 "
        "CIA/PROPN/appos/3 )/PUNCT/punct/5 fell/VERB/ROOT/7 ./PUNCT/punct/7 CIA/PROPN/nsubj/10 fled/VERB/ROOT/10",
        ((1, 4, "ORG"), (5, 6, "ORG"), (9, 10, "ORG")),
    )
    assert found[-1].name == "Central Irrigation Authority"


@pytest.mark.parametrize("word", ["against", "still", "and", ","])
def test_what_begins_no_party_is_taken_off(word: str) -> None:
    relation = {",": "punct", "and": "cc", "still": "advmod"}.get(word, "case")
    found = find(f"Serbia/PROPN/nsubj/1 fled/VERB/ROOT/1 {word}/X/{relation}/4 the/DET/det/4 rebels/NOUN/obj/1")
    assert texts(found)[-1] == "the rebels"


def test_a_part_of_america_is_not_the_united_states() -> None:
    found = find("A/DET/det/3 Central/PROPN/amod/3 American/ADJ/amod/3 soldier/NOUN/nsubj/4 fled/VERB/ROOT/4")
    assert [party.country for party in found] == [None]


def test_a_reflexive_is_its_subject() -> None:
    found = find(
        "Ann/PROPN/nsubj/2 Lee/PROPN/flat/0 fled/VERB/ROOT/2 ./PUNCT/punct/2 A/DET/det/5 lawyer/NOUN/nsubj/6 "
        "fired/VERB/ROOT/6 herself/PRON/obj/6",
        ((0, 2, "PERSON"),),
    )
    assert (named(found, "herself").name, named(found, "herself").sectors) == (None, ("JUD",))


def test_a_faith_has_the_nation_before_it() -> None:
    found = find("Indonesian/ADJ/amod/1 Muslims/PROPN/nsubj/2 fled/VERB/ROOT/2")
    assert [(party.text, party.country) for party in found] == [("Indonesian Muslims", "IDN")]


def test_an_office_that_a_tree_parts_is_one() -> None:
    found = find(
        "The/DET/det/1 Secretary/PROPN/nsubj/4 -/PUNCT/punct/1 General/PROPN/nsubj/4 fled/VERB/ROOT/4",
        day="2010-05-01",
    )
    assert [(party.text, party.country) for party in found] == [("The Secretary - General", "UNO")]


def test_soldiers_are_of_who_sends_them() -> None:
    found = find(
        "France/PROPN/nsubj/2 will/AUX/aux/2 send/VERB/ROOT/2 soldiers/NOUN/obj/2 to/ADP/case/5 Mali/PROPN/obl/2",
        places=((5, "MLI"),),
    )
    assert named(found, "soldiers").country == "FRA"


@pytest.mark.parametrize(("at", "expected"), [(0, "USA"), (3, "GRC")])
def test_a_word_that_is_a_town_of_another_country_names_no_capital(at: int, expected: str) -> None:
    tokens = "Athens/PROPN/compound/1 police/NOUN/nsubj/2 fled/VERB/ROOT/2 Athens/PROPN/obj/2"
    police = find(tokens, places=((at, "USA"),))[0]
    assert (police.text, police.country) == ("Athens police", expected)


@pytest.mark.parametrize(
    ("tokens", "name", "country"),
    [
        ("Ohio/PROPN/compound/2 Supreme/PROPN/amod/2 Court/PROPN/nsubj/3 met/VERB/ROOT/3", "Ohio Supreme Court", "USA"),
        ("German/ADJ/amod/2 Red/PROPN/amod/2 Cross/PROPN/nsubj/3 met/VERB/ROOT/3", "German Red Cross", "DEU"),
    ],
)
def test_namesakes_of_national_and_international_bodies(tokens: str, name: str, country: str) -> None:
    (body,) = find(tokens, ents=((0, 3, "ORG"),))
    assert (body.name, body.country) == (name, country)


def test_an_alliance_has_no_national_sisters() -> None:
    tokens = "German/ADJ/amod/2 NATO/PROPN/compound/2 troops/NOUN/nsubj/3 fled/VERB/ROOT/3"
    assert find(tokens, ents=((1, 2, "ORG"),))[0].country in ("DEU", "IGO")


@pytest.mark.parametrize(
    ("adjective", "name", "country"),
    [("Chinese", "Chinese CDC", "CHN"), ("American", "Centers for Disease Control and Prevention", "USA")],
)
def test_another_countrys_body_of_that_name(adjective: str, name: str, country: str) -> None:
    found = find(f"The/DET/det/2 {adjective}/ADJ/amod/2 CDC/PROPN/nsubj/3 fled/VERB/ROOT/3", ((2, 3, "ORG"),))
    body = next(party for party in found if party.text.endswith("CDC"))
    assert (body.name, body.country) == (name, country)
