"""Trees mended: titles before names, owners of several words."""

from __future__ import annotations

import pytest

from according.language.mended import Relations, give_owners, hang_titles
from tests.conftest import Told

KNOWN = Relations(title=1, office=2, link=3, part=4, owner=5)


def test_a_title_with_its_department_hangs_on_the_name_and_leaves_it_its_place() -> None:
    words = ["U.S.", "Secretary", "of", "State", "Kerry", "met", "Lavrov"]
    proper = [True, True, False, True, True, False, True]
    heads, relations = [1, 5, 3, 1, 5, -1, 5], [9, 8, 7, 6, 8, 0, 8]
    hang_titles(words, proper, heads, relations, KNOWN)
    assert heads == [1, 4, 3, 1, 5, -1, 5]
    assert relations == [9, 1, 3, 2, 8, 0, 8]


@pytest.mark.parametrize("text", ["The Secretary of State met Lavrov", "The secretary of state Ohio knows"])
def test_a_title_without_a_name_stays(text: str) -> None:
    words = text.split()
    proper = [word[0].isupper() and word not in ("The",) for word in words]
    heads, relations = [1] * len(words), [7] * len(words)
    hang_titles(words, proper, heads, relations, KNOWN)
    assert (heads, relations) == ([1] * len(words), [7] * len(words))


def test_the_owner_is_the_noun_before_of() -> None:
    words = ["welcomes", "the", "Government", "of", "Iraq", "'s", "liberation"]
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
