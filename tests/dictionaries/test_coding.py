"""Sentences to events: patterns and their marks, actors with agents, passives, compounds, nested verbs."""

from __future__ import annotations

import pytest

from according.dictionaries.codes import combined, digits, event_of, negated
from according.dictionaries.coding import discarded, issues_of, split_code
from according.dictionaries.compiled import Dictionaries
from according.dictionaries.names import Names, Words
from according.dictionaries.rows import ActorRow, Rows
from according.dictionaries.verbs import read_verbs
from according.events.ontology import load as load_ontology
from according.resources import table
from tests.dictionaries.fixtures import Coder, parse

SIGNED = "Norway//PROPN/nsubj/2 signed/sign/VERB/root/0 "


def with_verbs(example: Dictionaries, text: str) -> Dictionaries:
    """The example's names with other verbs."""
    rows = Rows()
    read_verbs(text, "test.verbs", rows)
    assert not rows.faults
    made = Dictionaries(rows)
    made.actors, made.agents = example.actors, example.agents
    return made


def test_a_pattern_beats_the_verb_and_is_written_from_both_sides(coded: Coder) -> None:
    text = SIGNED + "a//DET/det/4 treaty//NOUN/obj/2 with//ADP/case/6 Sweden//PROPN/obl/2"
    assert coded(text) == ["NOR SWE 057", "SWE NOR 057"]


def test_a_noun_phrase_pattern_needs_its_words_in_order(coded: Coder) -> None:
    text = SIGNED + "a//DET/det/5 fishing//NOUN/compound/5 accord//NOUN/obj/2 with//ADP/case/7 Iceland//PROPN/nmod/5"
    assert coded(text) == ["NOR ISL 057", "ISL NOR 057"]
    text = SIGNED + "a//DET/det/5 fishing//NOUN/compound/5 accord//NOUN/obj/2 for//ADP/case/7 Iceland//PROPN/nmod/5"
    assert coded(text) == ["NOR ISL 0311", "ISL NOR 0311"]


def test_a_null_code_codes_nothing(coded: Coder) -> None:
    text = SIGNED + "it/it/PRON/obj/2 into//ADP/case/5 law//NOUN/obl/2 for//ADP/case/7 Sweden//PROPN/obl/2"
    assert coded(text) == []


@pytest.mark.parametrize(
    ("verbs", "codes"),
    [
        ("SIGN [057]\n- * TREATY FROM_ [1]\n- * SWEDEN_EARLY [2]\n", ["NOR SWE 057"]),
        ("SIGN [057]\n- * WITH TODAY [058]\n", ["NOR SWE 058"]),
        ("SIGN [057]\n- * TREA [058]\n", ["NOR SWE 058"]),
        ("SIGN [057]\n- * TREA_ [058]\n", ["NOR SWE 057"]),
        ("SIGN [057]\n- $ * + TODAY [058]\n", ["NOR SWE 058"]),
        ("SIGN [057]\n- + * $ TODAY [058]\n", ["SWE NOR 058"]),
        ("SIGN [057]\n- NORWAY_* [058]\n", ["NOR SWE 058"]),
        ("SIGN [057]\n- *_A [058]\n", ["NOR SWE 058"]),
        ("SIGN [057]\n- *_TREATY [058]\n", ["NOR SWE 057"]),
    ],
)
def test_plain_word_order(coded: Coder, example: Dictionaries, verbs: str, codes: list[str]) -> None:
    text = SIGNED + "a//DET/det/4 treaty//NOUN/obj/2 with//ADP/case/6 Sweden//PROPN/obl/2 today//NOUN/obl/2"
    assert coded(text, with_verbs(example, verbs)) == codes


def test_marks_name_source_and_target_and_pass_one_over(coded: Coder, example: Dictionaries) -> None:
    text = SIGNED + "in//ADP/case/4 Iceland//PROPN/obl/2 with//ADP/case/6 Sweden//PROPN/obl/2"
    assert coded(text) == ["NOR ISL 057"]
    assert coded(text, with_verbs(example, "SIGN [057]\n- * (IN ^) (WITH +) [058]\n")) == ["NOR SWE 058"]
    assert coded(text, with_verbs(example, "SIGN [057]\n- * (IN) ^ + [058]\n")) == ["NOR SWE 058"]


def test_a_word_inside_a_phrase_with_a_preposition_does_not_count_alone(coded: Coder, example: Dictionaries) -> None:
    text = SIGNED + "with//ADP/case/4 Sweden//PROPN/obl/2 during//ADP/case/6 talks/talk/NOUN/obl/2"
    assert coded(text, with_verbs(example, "SIGN [057]\n- * {BIG X} [2]\n- * TALKS [058]\n")) == ["NOR SWE 057"]
    assert coded(text, with_verbs(example, "SIGN [057]\n- * (DURING TALKS) [058]\n")) == ["NOR SWE 058"]
    assert coded(text, with_verbs(example, "SIGN [057]\n- * (AT/DURING TALKS) [058]\n")) == ["NOR SWE 058"]


def test_a_passive_is_turned_round(coded: Coder) -> None:
    text = (
        "Sweden//PROPN/nsubj:pass/3 was/be/AUX/aux:pass/3 criticized/criticize/VERB/root/0 by//ADP/case/6 "
        "Norwegian//ADJ/amod/6 lawmakers/lawmaker/NOUN/obl:agent/3"
    )
    assert coded(text) == ["NORLEG SWE 111"]


def test_a_passive_pattern_marks_the_surface(coded: Coder) -> None:
    text = "Iceland//PROPN/nsubj/2 received/receive/VERB/root/0 aid//NOUN/obj/2 from//ADP/case/5 Norway//PROPN/obl/2"
    assert coded(text) == ["NOR ISL 070"]


def test_compound_actors_each_act(coded: Coder) -> None:
    text = "Norway//PROPN/nsubj/4 and//CCONJ/cc/3 Sweden//PROPN/conj/1 visited/visit/VERB/root/0 Iceland//PROPN/obj/4"
    assert coded(text) == ["NOR ISL 042", "SWE ISL 042", "ISL NOR 043", "ISL SWE 043"]


def test_both_marks_pair_the_members_of_a_compound(coded: Coder) -> None:
    text = "Norway//PROPN/nsubj/4 and//CCONJ/cc/3 Sweden//PROPN/conj/1 met/meet/VERB/root/0"
    assert set(coded(text)) == {"NOR SWE 046", "SWE NOR 046"}


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Norwegian//ADJ/amod/2 police//NOUN/nsubj/3", "NORCOP"),
        ("Police/police/NOUN/nsubj/3 abroad//ADV/advmod/1", "---COP"),
    ],
)
def test_agents_take_the_actor_of_their_phrase(coded: Coder, phrase: str, code: str) -> None:
    found = coded(phrase + " arrested/arrest/VERB/root/0 Swedish//ADJ/amod/5 fishermen/fisherman/NOUN/obj/3")
    assert found == [f"{code} SWELAB 173"]


def test_agents_take_the_actors_of_a_phrase_below(coded: Coder) -> None:
    text = (
        "Lawmakers/lawmaker/NOUN/nsubj/6 in//ADP/case/3 Norway//PROPN/nmod/1 and//CCONJ/cc/5 Iceland//PROPN/conj/3 "
        "criticized/criticize/VERB/root/0 Sweden//PROPN/obj/6"
    )
    assert coded(text) == ["NORLEG SWE 111", "ISLLEG SWE 111"]


def test_a_modifier_before_the_first_holds_for_all(coded: Coder) -> None:
    text = (
        "Norwegian//ADJ/amod/2 police//NOUN/nsubj/5 and//CCONJ/cc/4 lawmakers/lawmaker/NOUN/conj/2 "
        "criticized/criticize/VERB/root/0 Sweden//PROPN/obj/5"
    )
    assert coded(text) == ["NORCOP SWE 111", "NORLEG SWE 111"]


@pytest.mark.parametrize(("day", "code"), [("20120601", "NORGOV"), ("20170101", "NOROPP"), ("19990101", "NORELI")])
def test_a_name_is_coded_as_of_the_day(coded: Coder, day: str, code: str) -> None:
    text = "Astrid//PROPN/nsubj/3 Example//PROPN/flat/1 criticized/criticize/VERB/root/0 Sweden//PROPN/obj/3"
    assert coded(text, day=day) == [f"{code} SWE 111"]


def test_on_an_unknown_day_only_what_has_no_date_counts(coded: Coder) -> None:
    text = "Astrid//PROPN/nsubj/3 Example//PROPN/flat/1 criticized/criticize/VERB/root/0 Sweden//PROPN/obj/3"
    assert coded(text, day="") == ["NORELI SWE 111"]


def test_a_promise_to_help_is_one_event(coded: Coder) -> None:
    text = "Norway//PROPN/nsubj/2 promised/promise/VERB/root/0 to//PART/mark/4 help//VERB/xcomp/2 Sweden//PROPN/obj/4"
    assert coded(text) == ["NOR SWE 033"]


def test_a_verb_without_a_code_hands_on_what_is_in_it(coded: Coder, example: Dictionaries) -> None:
    text = "Norway//PROPN/nsubj/2 began/begin/VERB/root/0 to//PART/mark/4 help//VERB/xcomp/2 Sweden//PROPN/obj/4"
    made = with_verbs(example, "BEGIN {BEGAN} [---]\n\nHELP [070]\n")
    assert coded(text, made) == ["NOR SWE 070"]


def test_a_transformation_makes_an_accusation(coded: Coder) -> None:
    text = (
        "Sweden//PROPN/nsubj/2 said/say/VERB/root/0 Norway//PROPN/nsubj/4 arrested/arrest/VERB/ccomp/2 "
        "Swedish//ADJ/amod/6 fishermen/fisherman/NOUN/obj/4"
    )
    assert coded(text) == ["SWE NOR 112", "NOR SWELAB 173"]


def test_not_is_said_and_not_folded_in(coded: Coder) -> None:
    text = "Norway//PROPN/nsubj/4 did/do/AUX/aux/4 not//PART/advmod/4 help//VERB/root/0 Sweden//PROPN/obj/4"
    assert coded(text) == ["NOR SWE 070 not"]


def test_a_verb_of_several_words(coded: Coder) -> None:
    text = (
        "Norway//PROPN/nsubj/2 put//VERB/root/0 name//NOUN/obj/2 to//ADP/case/5 it/it/PRON/obl/2 "
        "with//ADP/case/7 Sweden//PROPN/obl/2"
    )
    assert coded(text) == ["NOR SWE 057"]


def test_a_new_actor_stands_by_its_own_words(coded: Coder) -> None:
    text = "Count//PROPN/nsubj/3 Orlok//PROPN/flat/1 visited/visit/VERB/root/0 Norway//PROPN/obj/3"
    assert coded(text, new=2)[0] == '"COUNT ORLOK" NOR 042'
    assert coded(text, new=1)[0] == "--- NOR 042"


def test_names_prefer_the_longest_and_allow_what_a_blank_allows() -> None:
    rows = [
        ActorRow(phrase, phrase[:3], "", "", phrase, "x") for phrase in ("OLD MAN_HARBOR_", "OLD_", "MAN_", "ARGENTIN")
    ]
    names = Names(rows, stems="capital")

    def found(text: str) -> list[str]:
        words = Words.of(
            next(parse(" ".join(f"{word}//X/dep/{0 if n == 0 else 1}" for n, word in enumerate(text.split()))).sents)
        )
        return [each.rows[0].phrase for each in names.find(words)]

    assert found("old fine man-harbor") == ["OLD MAN_HARBOR_"]
    assert found("old man port") == ["OLD_", "MAN_"]
    assert found("the Argentinian argentine") == ["ARGENTIN"]


def test_discards_and_issues_of_a_sentence(example: Dictionaries) -> None:
    def row(text: str) -> str | None:
        found = discarded(next(parse(text).sents), example)
        return found.scope if found is not None else None

    assert row("Handball//NOUN/root/0") == "sentence"
    assert row("a//DET/det/4 world//NOUN/compound/4 chess//NOUN/compound/4 cup//NOUN/root/0") == "story"
    assert row("Norway//PROPN/root/0") is None
    quotas = "quotas/quota/NOUN/root/0 and//CCONJ/cc/3 quota//NOUN/conj/1"
    assert issues_of(next(parse(quotas).sents), example) == ["FISHERY 2"]
    assert issues_of(next(parse("quota//NOUN/root/0 of//ADP/case/3 jokes/joke/NOUN/nmod/1").sents), example) == []


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("NORGOVMIL", "NOR", ("GOV", "MIL")),
        ("IGOUNO", "UNO", ()),
        ("NGONOR", "NOR", ()),
        ("---COP", None, ("COP",)),
        ("NORGOVFRM", "NOR", ("GOV",)),
        ('"COUNT ORLOK"', None, ()),
    ],
)
def test_split_code(code: str, country: str | None, sectors: tuple[str, ...]) -> None:
    assert split_code(code)[0] == country
    assert [part for part in split_code(code)[1] if part != "NGO"] == list(sectors)


def test_every_cameo_code_is_a_plover_event() -> None:
    types = load_ontology().types
    for row in table("cameo", ["cameo", "type", "mode"]):
        event = event_of(row["cameo"])
        assert event is not None, row["cameo"]
        assert event.type in types, row["cameo"]
        assert event.quad == types[event.type].quad, row["cameo"]


def test_codes_fall_back_on_their_beginning() -> None:
    event = event_of("1743B")
    assert event is not None
    assert (event.type, event.mode, event.cameo) == ("COERCE", "deport", "1743")
    assert event_of("010") is None
    assert event_of("DEF") is None
    assert digits("174L") == "174"


@pytest.mark.parametrize(
    ("above", "below", "code"),
    [
        ("030", "0711", "0331"),
        ("100", "041", "106"),
        ("130", "190", "1384"),
        ("020", "111", None),
        ("120", "070", "122"),
    ],
)
def test_combined(above: str, below: str, code: str | None) -> None:
    assert combined(above, below) == code


@pytest.mark.parametrize(("code", "other"), [("070", "122"), ("052", "120"), ("190", "050"), ("010", "010")])
def test_negated(code: str, other: str) -> None:
    assert negated(code) == other
