"""What is taken for granted, on hand-built trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from according.attribution.given import given, known, pointed

from .fixtures import Row, build


def noun(*before: tuple[str, str, str, str], verb: str = "angered anger", subject: bool = True) -> Token:
    """ "raid" after the words given (form, lemma, POS, relation), as the subject or the object of the verb."""
    form, lemma = verb.split()
    at = len(before) + 1
    rows: list[Row] = [(*word, at) for word in before]
    raid: Row = ("raid", "raid", "NOUN", "nsubj" if subject else "obj", at + 1 if subject else at - len(before))
    if subject:
        rows += [raid, (form, lemma, "VERB", "root", 0), ("residents", "resident", "NOUN", "obj", at + 1)]
        text = " ".join(row[0] for row in rows)
        return build(text, rows)[at - 1]
    shifted: list[Row] = [(w, le, pos, dep, head + 2) for w, le, pos, dep, head in rows]
    rows = [("They", "they", "PRON", "nsubj", 2), (form, lemma, "VERB", "root", 0), *shifted]
    rows.append(("raid", "raid", "NOUN", "obj", 2))
    return build(" ".join(row[0] for row in rows), rows)[-1]


THE = ("the", "the", "DET", "det")
ANY = ("any", "any", "DET", "det")
THIS = ("this", "this", "DET", "det")
FURTHER = ("further", "further", "ADJ", "amod")
LATEST = ("latest", "late", "ADJ", "amod")


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (noun(THE), True),
        (noun(ANY), False),
        (noun(THE, FURTHER), False),
        (noun(THE, verb="happened happen"), False),
        (noun(THIS, verb="hurt hurt", subject=False), True),
        (noun(THE, verb="hurt hurt", subject=False), False),
        (noun(THIS, verb="launched launch", subject=False), False),
    ],
    ids=["the-subject", "any", "further", "takes-place", "this-object", "the-object", "light-verb"],
)
def test_a_known_event_stands_unless_its_verb_is_that_it_takes_place(token: Token, expected: bool) -> None:
    assert given(token, token.head) is expected


@pytest.mark.parametrize(("token", "expected"), [(noun(THE), False), (noun(THIS), True), (noun(THE, LATEST), True)])
def test_words_that_point_at_an_event(token: Token, expected: bool) -> None:
    assert pointed(token) is expected


def test_an_indefinite_event_that_a_clause_tells_of_is_known() -> None:
    text = "They resent a raid that killed six."
    doc = build(text, [
        ("They", "they", "PRON", "nsubj", 2), ("resent", "resent", "VERB", "root", 0), ("a", "a", "DET", "det", 4),
        ("raid", "raid", "NOUN", "obj", 2), ("that", "that", "PRON", "nsubj", 6),
        ("killed", "kill", "VERB", "acl:relcl", 4), ("six", "six", "NUM", "obj", 6), (".", ".", "PUNCT", "punct", 2),
    ])  # fmt: skip
    doc[5].tag_ = "VBD"
    assert known(doc[3])


def test_what_despite_introduces_is_given() -> None:
    text = "They left despite raids."
    doc = build(text, [
        ("They", "they", "PRON", "nsubj", 2), ("left", "leave", "VERB", "root", 0),
        ("despite", "despite", "ADP", "case", 4), ("raids", "raid", "NOUN", "obl", 2), (".", ".", "PUNCT", "punct", 2),
    ])  # fmt: skip
    doc[3].tag_ = "NNS"
    assert given(doc[3], doc[1])
