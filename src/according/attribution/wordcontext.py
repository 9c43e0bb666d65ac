"""Where a listed word stands: conditions of wording.tsv over the tree, names, and what a word hangs on.

A condition is a lemma, which must be the governor, a dependent or a direct neighbour of the word; `=lemma`, which
must be its subject; or one of TESTS by its name with a colon before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Doc, Token

from according.document import Claim, Document, TargetKind
from according.spans import Span
from according.words import base, children, phrase, word_class

TITLE = 0.7
"""Share of a headline's longer words with a capital from which on capitals there say nothing of names."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LARGE = frozenset({"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "billion", "half"})


def head_of(doc: Doc, left: int, right: int) -> Token:
    """The word of `doc[left:right]` that hangs on something outside it."""
    for token in doc[left:right]:
        if token.head.i == token.i or not left <= token.head.i < right:
            return token
    return doc[left]


def holds(token: Token, last: Token, conditions: Iterable[str]) -> bool:
    """Whether any condition holds of words whose head is `token` and the last of which is `last`."""
    company: set[str] | None = None
    for condition in conditions:
        if condition.startswith(":"):
            met = TESTS[condition](token, last)
        elif condition.startswith("="):
            met = condition[1:] in _forms(subjects(token))
        else:
            company = _company(token, last) if company is None else company
            met = condition in company
        if met:
            return True
    return False


def subjects(token: Token) -> list[Token]:
    """Subjects of a verb; for a participle the noun that it modifies, for a conjoined verb those of the first."""
    found = children(token, "nsubj", "nsubj:pass")
    if not found and base(token.dep_) == "acl":
        return [token.head]
    if not found and base(token.dep_) == "conj" and token.head.i != token.i:
        return children(token.head, "nsubj", "nsubj:pass")
    return found


def _company(token: Token, last: Token) -> set[str]:
    """Lemmas and forms of governor, dependents (those of a compound too) and the words right beside."""
    near = [token.head, *token.children]
    near += [grandchild for child in token.children if child.i < token.i for grandchild in child.children]
    near += [token.nbor(-1)] if token.i else []
    near += [last.nbor(1)] if last.i + 1 < len(last.doc) else []
    return _forms(word for word in near if word.i != token.i)


def _forms(tokens: Iterable[Token]) -> set[str]:
    return {text.lower() for token in tokens for text in (token.lemma_, token.text)}


def _follower(last: Token, steps: int = 1) -> Token | None:
    return last.nbor(steps) if last.i + steps < len(last.doc) else None


def _clause(token: Token, last: Token) -> bool:
    """A verb with what is said: a clause, a verb's infinitive or a quotation."""
    after = _follower(last)
    if after is not None and after.lower_ in ("that", "“", '"'):
        return True
    if children(token, "ccomp") or base(token.dep_) == "parataxis":
        return True
    return any(child.pos_ in ("VERB", "AUX") for child in children(token, "xcomp", "parataxis"))


def _linking(token: Token, last: Token) -> bool:
    """A verb such as "appear" with what it says of its subject: an infinitive, an adjective, a clause."""
    after = _follower(last)
    if after is None:
        return False
    return (
        after.lower_ in ("to", "that", "as", "likely", "far") or after.pos_ == "ADJ" or bool(children(token, "xcomp"))
    )


def _number(token: Token, last: Token) -> bool:
    """A figure follows, at once or behind one other word or sign."""
    following = [_follower(last, steps) for steps in (1, 2)]
    return any(after is not None and (after.like_num or after.lower_ in _LARGE) for after in following)


def _passive(token: Token, last: Token) -> bool:
    """A participle that tells of its subject or its noun what unnamed people say of it."""
    if children(token, "aux:pass", "nsubj:pass"):
        return True
    alone = not children(token, "nsubj", "obj", "ccomp", "aux")
    return base(token.dep_) == "amod" or (alone and base(token.dep_) in ("acl", "advcl", "dep", "xcomp"))


def _attributive(token: Token, last: Token) -> bool:
    """Before the noun that it modifies."""
    return base(token.dep_) in ("amod", "compound", "nmod", "det") and token.head.i > last.i


def _of_verb(token: Token, last: Token) -> bool:
    """On what is said to happen: a verb, not a participle that only describes a noun."""
    head = token.head
    return base(token.dep_) == "advmod" and head.pos_ in ("VERB", "AUX") and base(head.dep_) != "amod"


def _of_adjective(token: Token, last: Token) -> bool:
    return base(token.dep_) == "advmod" and token.head.pos_ == "ADJ"


def _of_sentence(token: Token, last: Token) -> bool:
    """An adverb on the whole statement: before what it modifies, where one of manner would follow its verb."""
    return base(token.dep_) == "advmod" and token.i < token.head.i


def _predicate(token: Token, last: Token) -> bool:
    """Said of a subject by a copula: "is certain to"."""
    return bool(children(token, "cop", "aux:pass"))


def _of_place(token: Token, last: Token) -> bool:
    """A deed done to a place: its object, its passive subject, the noun that it modifies, or "of" one."""
    things = children(token, "obj", "nsubj:pass", "nmod")
    things += [token.head] if base(token.dep_) in ("amod", "acl") else []
    return any(thing.pos_ == "PROPN" or thing.lemma_.lower() in word_class("held_places") for thing in things)


def _compound(token: Token, last: Token) -> bool:
    """A modifier of a noun: the "shock proof" of a camera, an "evidence" bag."""
    return base(token.dep_) in ("compound", "amod") and token.head.i != token.i


TESTS: dict[str, Callable[[Token, Token], bool]] = {
    ":adjective": _of_adjective,
    ":attributive": _attributive,
    ":clause": _clause,
    ":compound": _compound,
    ":linking": _linking,
    ":number": _number,
    ":passive": _passive,
    ":place": _of_place,
    ":predicate": _predicate,
    ":sentence": _of_sentence,
    ":verb": _of_verb,
}
"""Conditions by name: of the head of the words, and the last of them."""


def in_name(first: Token, last: Token) -> bool:
    """Whether the words are part of a name by their capitals: "Terrorist Screening Center", "Martyrs Square"."""
    if not first.text[:1].isupper() or (first.is_upper and len(first) > 1):
        return False
    before, after = (first.nbor(-1) if first.i else None), _follower(last)
    follows = after is not None and after.text[:1].isupper()
    if before is None or first.is_sent_start or before.is_punct or before.is_space:
        return follows and after is not None and after.pos_ == "PROPN"
    return follows or (before.text[:1].isupper() and before.pos_ == "PROPN")


def capitals_everywhere(text: str) -> bool:
    """Whether nearly every longer word of a line has a capital, as headlines in title case have."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= TITLE * len(words)


def target(token: Token, kind: str, document: Document, claims: Sequence[Claim]) -> tuple[TargetKind, Span]:
    """What the words hang on: the party they name or describe, the claim they weigh, or else the event.

    An adverb hangs on its verb, an adjective on its noun or subject, a name on itself, a noun such as
    "evidence" or a verb such as "appears" on its clause.
    """
    governed = _governed(token)
    span = document.span(governed.idx, governed.idx + len(governed))
    if any(claim.cue and claim.cue.overlaps(span) for claim in claims):
        return "claim", span
    if governed.pos_ in _NOMINAL:
        holders = [party for party in document.parties if party.covers(span.start, span.end)]
        if holders:
            party = min(holders, key=lambda p: p.end - p.start)
            return "party", document.span(party.start, party.end)
    if kind == "evidential" and governed.i == token.i:
        whole = phrase(token)
        return "claim", document.span(whole.start_char, whole.end_char)
    return "event", span


def _governed(token: Token) -> Token:
    relation = base(token.dep_)
    if relation in ("amod", "advmod", "det", "compound", "acl", "discourse", "case", "mark") and token.pos_ != "NOUN":
        return token.head
    if token.pos_ == "ADJ" and (found := children(token, "nsubj")):
        return found[0]
    if token.pos_ in ("VERB", "NOUN") and (clauses := children(token, "xcomp", "ccomp")):
        return clauses[0]
    return token
