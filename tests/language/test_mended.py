"""Trees mended: titles before names, owners of several words."""

from __future__ import annotations

import pytest

from according.language.mended import (
    Relations,
    give_asides,
    give_attempts,
    give_callers,
    give_clauses,
    give_complements,
    give_names,
    give_objects,
    give_owners,
    give_sharers,
    give_speakers,
    give_subjects,
    give_tenses,
    give_verdicts,
    hang_titles,
)
from tests.conftest import Told

KNOWN = Relations(
    title=1,
    office=2,
    link=3,
    part=4,
    owner=5,
    object=6,
    subject=7,
    clause=8,
    predicate=10,
    joined=11,
    adverbial=12,
    aside=13,
    relative=14,
    told=15,
    mark=9,
    undergoer=16,
    copula=17,
    dummy=99,
)


def test_a_title_with_its_department_hangs_on_the_name_and_leaves_it_its_place() -> None:
    words = ["U.S.", "Secretary", "of", "State", "Kerry", "met", "Lavrov"]
    proper = [True, True, False, True, True, False, True]
    heads, relations = [1, 5, 3, 1, 5, -1, 5], [9, 8, 7, 6, 8, 0, 8]
    hang_titles(words, proper, heads, relations, KNOWN)
    assert heads == [1, 4, 3, 1, 5, -1, 5]
    assert relations == [9, 1, 3, 2, 8, 0, 8]


UNNAMED = [
    "The Secretary of State met Lavrov",
    "Secretary of State Monday said",
    "Director of Public Prosecutions said Lee",
    "Minister of Health for Wales spoke",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_a_title_without_a_name_stays(text: str) -> None:
    words = text.split()
    proper = [word[0].isupper() and word != "The" for word in words]
    heads, relations = [-1, *[0] * (len(words) - 1)], [7] * len(words)
    hang_titles(words, proper, heads, relations, KNOWN)
    assert relations == [7] * len(words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State for Health and Social Care Matt Hancock spoke", "Matt"),
        ("Minister of Public Safety Bill Blair spoke", "Bill"),
    ],
)
def test_all_words_of_a_department_belong_to_it(text: str, name: str) -> None:
    words = text.split()
    at = words.index(name)
    heads, relations = [at, *[0] * (len(words) - 1)], [7] * len(words)
    heads[at], heads[-1] = len(words) - 1, -1
    hang_titles(words, [word[0].isupper() for word in words], heads, relations, KNOWN)
    assert (heads[0], relations[0], heads[at]) == (at, 1, len(words) - 1)


def test_no_tree_turns_in_a_circle() -> None:
    words = ["Secretary", "of", "State", "Kerry", "met"]
    heads, relations = [4, 2, 0, -1, 3], [8, 3, 2, 0, 6]
    hang_titles(words, [True, False, True, True, False], heads, relations, KNOWN)
    assert heads == [4, 2, 0, -1, 3]


def test_title_and_name_of_two_sentences_stay_apart() -> None:
    words = ["Talks", "with", "Secretary", "of", "State", "Washington", "fell"]
    heads, relations = [-1, 2, 0, 4, 2, 6, -1], [0, 3, 2, 3, 2, 8, 0]
    hang_titles(words, [False, False, True, False, True, True, False], heads, relations, KNOWN)
    assert heads == [-1, 2, 0, 4, 2, 6, -1]


def test_the_owner_is_the_noun_before_of() -> None:
    words = ["praised", "the", "Government", "of", "Kenya", "'s", "offer"]
    nominal = [False, False, True, False, True, False, True]
    heads, relations = [-1, 2, 0, 4, 6, 4, 0], [0, 7, 8, 3, 5, 3, 8]
    give_owners(words, nominal, heads, relations, KNOWN)
    assert heads == [-1, 2, 6, 4, 2, 2, 0]
    assert (relations[2], relations[4]) == (5, 2)


def test_what_is_owned_stays_where_of_leads_to_it() -> None:
    words = ["King", "of", "Spain", "'s", "visit"]
    heads, relations = [-1, 4, 4, 2, 0], [0, 3, 5, 3, 2]
    give_owners(words, [True, False, True, False, True], heads, relations, KNOWN)
    assert heads == [-1, 4, 4, 2, 0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U.S. Secretary of State Kerry met Sergei Lavrov in Geneva.", "U.S. Secretary of State Kerry"),
        ("Kenya's Minister of Health Mutahi Kagwe condemned the attack.", "Kenya's Minister of Health Mutahi Kagwe"),
    ],
)
def test_title_and_name_are_one_party(told: Told, text: str, name: str) -> None:
    assert told(text).records[0].actors[0].text == name


def test_what_is_done_to_allies_owns_nothing() -> None:
    words = ["the", "arrest", "of", "Navalny", "'s", "allies"]
    heads, relations = [1, -1, 3, 5, 3, 1], [7, 0, 3, 5, 3, 2]
    give_owners(words, [False, True, False, True, False, True], heads, relations, KNOWN)
    assert heads == [1, -1, 3, 5, 3, 1]


def test_whom_somebody_warns_is_no_object_of_the_infinitive() -> None:
    words = ["Oslo", "warned", "the", "council", "not", "to", "meet"]
    heads, relations = [1, -1, 3, 6, 6, 6, 1], [8, 0, 7, 6, 9, 3, 2]
    give_objects(words, [True, False, False, True, False, False, False], heads, relations, KNOWN)
    assert heads == [1, -1, 3, 1, 6, 6, 1]


def test_an_object_behind_its_verb_stays() -> None:
    words = ["Oslo", "plans", "to", "meet", "rebels"]
    heads, relations = [1, -1, 3, 1, 3], [8, 0, 3, 2, 6]
    give_objects(words, [True, False, False, False, True], heads, relations, KNOWN)
    assert heads == [1, -1, 3, 1, 3]


def test_what_is_asked_for_stays_with_its_infinitive() -> None:
    words = ["must", "decide", "which", "sites", "to", "bomb"]
    heads, relations = [1, -1, 3, 5, 5, 1], [7, 0, 7, 6, 3, 2]
    give_objects(words, [False, False, False, True, False, False], heads, relations, KNOWN)
    assert heads == [1, -1, 3, 5, 5, 1]


def test_who_says_is_no_second_subject_of_what_is_said() -> None:
    # Gunmen shot a mayor , a chief said
    heads, relations = [1, 7, 3, 1, 1, 6, 1, -1], [7, 8, 9, 6, 9, 9, 7, 0]
    give_subjects(heads, relations, KNOWN)
    assert heads == [1, 7, 3, 1, 1, 6, 7, -1]
    alone = [2, 0, -1]  # left, he said: the one subject of a verb stays with it
    give_subjects(alone, [8, 7, 0], KNOWN)
    assert alone == [2, 0, -1]


@pytest.mark.parametrize(
    ("heads", "relations"), [([1, -1, 4, 4, 1], [7, 0, 9, 4, 6]), ([1, -1, 3, 1, 1], [7, 0, 9, 6, 6])]
)
def test_what_somebody_is_called_is_a_predicate(heads: list[int], relations: list[int]) -> None:
    words = ["He", "called", "the", "judges", "crooks"]
    give_names(words, [False, False, False, True, True], heads, relations, KNOWN)
    assert heads == [1, -1, 3, 1, 1]
    assert [relations[3], relations[4]] == [6, 10]


def test_who_is_called_in_is_no_predicate() -> None:
    words = ["He", "called", "the", "army", "spies", "to", "testify"]
    heads, relations = [1, -1, 4, 4, 1, 6, 1], [7, 0, 9, 4, 6, 9, 10]
    give_names(words, [False, False, False, True, True, False, False], heads, relations, KNOWN)
    assert (heads[3:5], relations[3:5]) == ([4, 1], [4, 6])


def test_the_dead_accuse_nobody() -> None:
    # Officials said a woman had died when a shell hit and accused Kyiv
    words = ["Officials", "said", "women", "died", "when", "shells", "hit", "and", "accused", "Kyiv"]
    heads, relations = [1, -1, 3, 1, 6, 6, 3, 8, 6, 8], [7, 0, 7, 8, 9, 7, 12, 9, 11, 6]
    give_speakers(words, heads, relations, KNOWN)
    assert heads == [1, -1, 3, 1, 6, 6, 3, 8, 1, 8]
    words[3] = "resigned"
    heads[8] = 6
    give_speakers(words, heads, relations, KNOWN)
    assert heads[8] == 6


def test_to_whom_something_was_done_accuses_nobody() -> None:
    words = ["Officials", "said", "miners", "were", "expelled", "and", "accused", "Kyiv"]
    heads, relations = [1, -1, 4, 4, 1, 6, 4, 6], [7, 0, 16, 9, 8, 9, 11, 6]
    give_speakers(words, heads, relations, KNOWN)
    assert heads[6] == 1
    heads, relations[7] = [1, -1, 4, 4, 1, 6, 4, 6], 3  # "expelled and accused of theft"
    give_speakers(words, heads, relations, KNOWN)
    assert heads[6] == 4


def test_who_says_what_has_to_be_done_goes_on_to_call_for_it() -> None:
    words = ["Rome", "said", "it", "was", "vital", "that", "Iran", "act", "and", "called", "on", "Oslo"]
    heads, relations = [1, -1, 4, 4, 1, 7, 7, 4, 9, 7, 11, 9], [7, 0, 9, 9, 8, 9, 7, 12, 9, 11, 3, 9]
    give_callers(words, heads, relations, KNOWN)
    assert heads[9] == 1
    words[4], heads[9] = "clear", 7  # that it acted and called is clear
    give_callers(words, heads, relations, KNOWN)
    assert heads[9] == 7


def test_what_it_was_does_nothing() -> None:
    words = ["Rome", "said", "it", "was", "a", "test", "and", "imposed", "sanctions"]
    heads, relations = [1, -1, 5, 5, 5, 1, 7, 5, 7], [7, 0, 7, 17, 9, 8, 9, 11, 6]
    give_speakers(words, heads, relations, KNOWN)
    assert heads[7] == 1
    words[2], heads[7] = "she", 5  # who was a judge may have imposed a sentence
    give_speakers(words, heads, relations, KNOWN)
    assert heads[7] == 5


def test_who_killed_somebody_may_accuse() -> None:
    words = ["He", "said", "rebels", "killed", "men", "and", "accused", "Kyiv"]
    heads, relations = [1, -1, 3, 1, 3, 6, 3, 6], [7, 0, 7, 8, 6, 9, 11, 6]
    give_speakers(words, heads, relations, KNOWN)
    assert heads[6] == 3


def test_the_verdict_is_no_part_of_the_charge() -> None:
    words = ["Lee", "was", "charged", "with", "inciting", "riots", "and", "jailed"]
    heads, relations = [2, 2, -1, 4, 2, 4, 7, 4], [7, 9, 0, 9, 12, 6, 9, 11]
    give_verdicts(words, heads, relations, KNOWN)
    assert heads == [2, 2, -1, 4, 2, 4, 7, 2]
    words[7], heads[7] = "burning", 4
    give_verdicts(words, heads, relations, KNOWN)
    assert heads[7] == 4
    words = [*words[:7], "detained", "men"]  # whom they detained they are accused of detaining
    heads, relations = [2, 2, -1, 4, 2, 4, 7, 4, 7], [7, 9, 0, 9, 12, 6, 9, 11, 6]
    give_verdicts(words, heads, relations, KNOWN)
    assert heads[7] == 4


def test_who_goes_on_to_speak() -> None:
    words = ["Men", "fled", ",", "Rome", "admitted", ",", "after", "denying", "it"]
    heads, relations = [1, -1, 4, 4, 1, 7, 7, 1, 7], [7, 0, 9, 7, 13, 9, 9, 12, 6]
    give_asides(words, heads, relations, KNOWN)
    assert heads[7] == 4
    heads, relations = [1, 4, 4, 4, -1, 7, 7, 1, 7], [7, 8, 9, 7, 0, 9, 9, 12, 6]  # what was said, before its verb
    give_asides(words, heads, relations, KNOWN)
    assert heads[7] == 4
    words = ["Rome", "said", "he", "left", ",", "accusing", "him", "of", "spying"]
    heads, relations = [1, -1, 3, 1, 5, 3, 5, 8, 5], [7, 0, 7, 8, 9, 12, 6, 9, 12]
    give_asides(words, heads, relations, KNOWN)
    assert heads[5] == 1
    words[6], heads[5] = "Oslo", 3  # he may have accused somebody else as he left
    give_asides(words, heads, relations, KNOWN)
    assert heads[5] == 3


def test_what_a_charge_says_is_no_relative_clause() -> None:
    words = ["the", "charge", "that", "he", "killed", "men"]
    heads, relations = [1, -1, 4, 4, 1, 4], [2, 0, 9, 7, 14, 6]
    give_complements(words, heads, relations, KNOWN)
    assert relations[4] == 15
    relations = [2, 0, 6, 7, 14, 1]  # "the men that he killed"
    give_complements(words, heads, relations, KNOWN)
    assert relations[4] == 14


def test_who_demands_something_did_what_the_clause_tells() -> None:
    words = ["Oslo", "freed", "Lee", "after", "men", "demanding", "reform", "blocked", "roads"]
    heads, relations = [1, -1, 1, 5, 5, 1, 5, 1, 7], [7, 0, 6, 9, 7, 15, 6, 12, 6]
    give_clauses(words, heads, relations, KNOWN)
    assert heads == [1, -1, 1, 7, 7, 4, 5, 1, 7]
    words[6] = ","  # "after men demanding, blocked"
    heads = [1, -1, 1, 5, 5, 1, 5, 1, 7]
    give_clauses(words, heads, relations, KNOWN)
    assert heads[4] == 5


def test_whose_attempt_it_was() -> None:
    words = ["Troops", "foiled", "an", "attempt", "by", "rebels", "to", "enter", "Homs"]
    heads, relations = [1, -1, 3, 1, 5, 3, 7, 1, 7], [7, 0, 9, 6, 3, 2, 9, 12, 6]
    give_attempts(words, heads, relations, KNOWN)
    assert (heads[7], relations[7]) == (3, 15)
    words[4], heads[7], relations[7] = "in", 1, 12
    give_attempts(words, heads, relations, KNOWN)
    assert heads[7] == 1


def test_who_refused_is_who_left() -> None:
    words = ["Rome", "agreed", ",", "and", "Oslo", "refused", "and", "left"]
    heads, relations = [1, -1, 5, 5, 5, 1, 7, 1], [7, 0, 9, 9, 7, 11, 9, 11]
    give_sharers(words, heads, relations, KNOWN)
    assert heads[7] == 5
    words[5:7], heads[7] = ["refused", ","], 1  # set off, it may go back to the first
    give_sharers(words, heads, relations, KNOWN)
    assert heads[7] == 1


def test_who_asked_is_who_closed() -> None:
    words = ["Rome", "urged", "citizens", "to", "leave", "and", "closed", "roads"]
    heads, relations = [1, -1, 1, 4, 1, 6, 4, 6], [7, 0, 6, 9, 10, 3, 11, 6]
    give_tenses(words, heads, relations, KNOWN)
    assert heads[6] == 1
    words[6], heads[6] = "close", 4  # what they are to do as well
    give_tenses(words, heads, relations, KNOWN)
    assert heads[6] == 4
    words[4], words[6] = "charged", "tried"  # "wanted him to be charged and tried"
    give_tenses(words, heads, relations, KNOWN)
    assert heads[6] == 4
    words[3:7], heads[6] = ["to", "shot", "and", "burned"], 4  # "is alleged to have shot him and burned it"
    words.insert(4, "have")
    heads, relations = [1, -1, 1, 5, 5, 1, 7, 5, 7], [7, 0, 6, 9, 4, 10, 3, 11, 6]
    give_tenses(words, heads, relations, KNOWN)
    assert heads[7] == 5
