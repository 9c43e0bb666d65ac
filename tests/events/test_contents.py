"""Modes by what is asked, threatened or refused, and contexts by words, on hand-built trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from according.events.contents import content_mode, sentence_contexts

URGED = (
    "urged/ROOT/1/VERB/urge Iran/obj/1/PROPN that/mark/6/SCONJ the/det/5/DET government/nsubj/6/NOUN "
    "{}/ccomp/1/VERB the/det/8/DET {}/obj/6/NOUN"
)
DESCRIBED = (
    "helps/ROOT/1/VERB/help the/det/3/DET town/obj/1/NOUN that/nsubj/5/PRON attacked/acl:relcl/3/VERB/negotiate "
    "Iran/obj/5/PROPN"
)


@pytest.mark.parametrize(
    ("verb", "thing", "expected"),
    [
        ("release", "prisoner", "yield"),
        ("lift", "sanction", "yield"),
        ("end", "war", "yield"),
        ("investigate", "charge", "change"),
        ("impose", "sanction", None),
        ("meet", "target", None),
        ("meet", "envoy", "meet"),
    ],
)
def test_mode_by_what_is_asked(tree, verb, thing, expected):
    doc = tree(URGED.format(verb, thing)).doc
    found = content_mode("REQUEST", [doc[5]])
    assert (found.mode if found else None) == expected


def test_a_clause_that_describes_tells_no_mode(tree):
    found = content_mode("REQUEST", [tree(DESCRIBED).doc[0]])
    assert found is not None
    assert found.mode == "assist"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The/det/2/DET democratic/amod/3/ADJ vote/ROOT/3/NOUN", {"pro_democracy", "election"}),
        ("Democratic/amod/2/PROPN Republic/ROOT/2/PROPN", set()),
        ("Japanese/amod/2/ADJ waters/ROOT/2/NOUN/water", set()),
        ("clean/amod/2/ADJ water/ROOT/2/NOUN/water", {"human_security"}),
        ("They/nsubj/2/PRON stormed/ROOT/2/VERB/storm it/obj/2/PRON", set()),
        ("a/det/2/DET storm/ROOT/2/NOUN", {"disasters"}),
        ("defense/compound/2/NOUN group/ROOT/2/NOUN", set()),
        ("defense/compound/2/NOUN minister/ROOT/2/NOUN", {"military", "executive"}),
    ],
)
def test_contexts_by_words(tree, text, expected):
    assert set(sentence_contexts(tree(text).doc[:])) == expected


def test_a_title_before_a_name_tells_no_context(tree):
    doc = tree("President/compound/2/PROPN Lee/ROOT/2/PROPN").doc
    assert sentence_contexts(doc[:]) == ["executive"]
    doc.ents = [Span(doc, 1, 2, label="PERSON")]
    assert sentence_contexts(doc[:]) == []
