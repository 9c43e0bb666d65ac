"""Months that are people, by neighbours, by the rest of the text, by the parse. Anchor: Tuesday 14 November 2017."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from according.document import Document
from according.mentions.timex import find_timexes

MAY = "Prime Minister Theresa May won the vote. "


def found(text: str, doc: Doc | None = None) -> list[str]:
    return [time.text for time in find_timexes(text, Document(id="n", text=text, published="2017-11-14"), doc)]


@pytest.mark.parametrize(
    "text",
    [
        MAY + "The deal by May was rejected.",
        MAY + "It was the third defeat for May and the envoy heard from May's office.",
        MAY + "Since May took office the party has split.",
        "Mr. May left. A letter from May was read out.",
        "The court heard that April Jones told her mother.",
        "A neighbour, June Osborne said, had called the police.",
    ],
    ids=["by", "from and possessive", "since with its verb", "title", "april and its verb", "june and its verb"],
)
def test_a_surname_or_first_name_is_no_month(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MAY + "In May the party split.", ["May"]),
        (MAY + "It has split since May.", ["May"]),
        (MAY + "The vote was held in early May.", ["early May"]),
        (MAY + "The vote was held on May 5.", ["May 5"]),
        ("Republicans May Lose House\n\nThe vote is held by May.", ["May"]),
        ("In April Russia said it would leave.", ["April"]),
        ("He visited Paris. May I come? They left by May.", ["May"]),
    ],
    ids=["in", "since", "early", "day", "a headline's modal", "in april", "a sentence's end"],
)
def test_a_month_stays_one_where_words_of_time_stand_before(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(("label", "words"), [("PER", []), ("PERSON", []), ("LOC", ["May"])])
def test_a_person_of_the_parse_is_no_month(label: str, words: list[str]) -> None:
    doc = Doc(Vocab(), words=["He", "left", "before", "May", "."], spaces=[True, True, True, False, False])
    doc.ents = [Span(doc, 3, 4, label=label)]
    assert found(doc.text, doc) == words
