"""How sure a text leaves its reader that an embedded clause is true: the word above it and where that word stands.

"She did not notice that they had left" leaves little doubt that they had; "I do not think that they left" leaves little
hope. The head of the reading model that weighs single words does not see this far up; what the linguistics of
projection says does (`commitment.tsv`): a class of the word that takes the clause, the environment that this word
stands in, and whose word it is.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from according.attribution.cues import cue_lexicon
from according.attribution.local import polarity
from according.attribution.operators import implicatives, modality
from according.attribution.subjects import speaker
from according.resources import table
from according.words import base

COLUMNS = ("class", "environment", "person", "value", "source")
CLAUSES = frozenset({"ccomp", "csubj"})
CARRIED = frozenset({"xcomp", "conj", "ccomp", "csubj", "advcl", "acl"})
"""Relations over which what stands around a predicate reaches the one below it."""
OPINIONS = frozenset({"belief", "appearance", "plan", "fear", "doubt"})
SUSPICIONS = frozenset({"suspect"})
"""Words that accuse with an object, and think with a clause."""
FIRST, SECOND = frozenset({"i", "we", "us", "me"}), frozenset({"you", "ya"})
PAST = frozenset({"did", "was", "were", "had", "would", "could", "should", "might", "'d"})
REACH = 6  # predicates above a clause that are looked at


@cache
def values(language: str = "en") -> dict[tuple[str, str, str], float]:
    """Rows of `commitment.tsv`: class, environment and person to the value."""
    rows = table("commitment", COLUMNS, language)
    return {(row["class"], row["environment"], row["person"]): float(row["value"]) for row in rows}


OF_RULES = 0.75
"""What the rules weigh beside the head. Rules alone are best for CommitmentBank (r .663; so weighed .630) and worse for
UDS (.797; so weighed .801), where they decide one predicate in fifty."""


def certainty(token: Token) -> float | None:
    """From -3 (surely not) to 3 (surely): the certainty of what `token` says.

    Where the clause stands under a word of thinking, knowing or saying that is negated, asked, conditional or modal, it
    is what that leaves of it, for a quarter what the reading model's head says; elsewhere the head alone, None where
    there is neither.
    """
    value, head = commitment(token), token._.factuality if Token.has_extension("factuality") else None
    if value is None:
        return None if head is None else float(head)
    told = value * polarity(token)
    return told if head is None else OF_RULES * told + (1 - OF_RULES) * float(head)


def commitment(token: Token) -> float | None:
    """The value of the clause around `token` as a whole, its own negation apart; None where nothing above decides."""
    predicate = governor(token)
    if predicate is None:
        return None
    kind = _kind(predicate)
    where = environment(predicate) if kind is not None else None
    if kind is None or where is None:
        return None
    known, person = values(), _person(predicate)
    persons = ([f"{person} now"] if not _past(predicate) else []) + [person, "any"]
    return next((known[kind, where, who] for who in persons if (kind, where, who) in known), None)


def governor(token: Token) -> Token | None:
    """The predicate whose finite clause the token heads, alone or as a conjunct; None for a main clause."""
    node = token
    for _ in range(REACH):
        dep = base(node.dep_)
        if dep in CLAUSES and node.head.i != node.i:
            return node.head
        if dep != "conj":
            return None
        node = node.head
    return None


def _kind(predicate: Token) -> str | None:
    """The class of the word above a clause, or None where it is none that takes one for its content."""
    entry = cue_lexicon().at(predicate) or cue_lexicon().of(predicate.lower_, "adj")
    if entry is None:
        return None
    if entry.implies in ("factive", "counter"):
        return entry.implies
    if entry.cls in OPINIONS or predicate.lemma_.lower() in SUSPICIONS:
        return "opinion"
    return "report"


def _person(predicate: Token) -> str:
    subject = speaker(predicate)
    if subject is None:
        return "third"
    word = subject.lower_
    return "first" if word in FIRST else "second" if word in SECOND else "third"


def _past(predicate: Token) -> bool:
    own = [child.lower_ for child in predicate.children if base(child.dep_) in ("aux", "cop")]
    return predicate.tag_ == "VBD" or any(word in PAST for word in own)


def environment(predicate: Token) -> str | None:
    """What the predicate stands in: question, biased, conditional, negation, modal, in this order; None for a fact."""
    found: set[str] = set()
    node = predicate
    for _ in range(REACH):
        _around(node, found)
        if base(node.dep_) not in CARRIED or node.head.i == node.i:
            break
        if node.dep_ == "acl:relcl" or (base(node.dep_) == "conj" and _own_subject(node)):
            break
        if base(node.dep_) == "advcl":
            break
        _above(node, found)
        node = node.head
    inverted = _inverted(node)
    if (_asked(node) and ("negation" not in found or inverted)) or (inverted and not found):
        return "biased" if "negation" in found else "question"
    return next((name for name in ("conditional", "negation", "modal") if name in found), None)


def _around(node: Token, found: set[str]) -> None:
    """What the predicate's own auxiliaries, adverbs, marks and subject make of it."""
    for child in node.children:
        word, dep = child.lower_, base(child.dep_)
        none = dep in ("nsubj", "obj", "det") and _none(child)
        if word in modality("negator") or word in ("nor", "neither") or none:
            found.add("negation")
        elif dep == "mark" and word in modality("mark"):
            found.add("conditional")
        elif (dep == "aux" and modality("aux").get(word)) or (dep == "advmod" and word in modality("adverb")):
            found.add("modal")


def _above(node: Token, found: set[str]) -> None:
    """What the word above an infinitive does to it: "refused to say", "has to admit", "able to see"."""
    head = node.head
    if base(node.dep_) != "xcomp":
        return
    row = implicatives("adj" if head.pos_ == "ADJ" else "verb").get(head.lemma_.lower())
    if row is not None and row["effect"] != "fact":
        found.add("negation" if row["effect"] == "negated" else "modal")


def _none(token: Token) -> bool:
    words = modality("determiner")
    return token.lower_ in words or any(c.lower_ in words for c in token.children if base(c.dep_) == "det")


def _own_subject(node: Token) -> bool:
    return any(base(child.dep_) == "nsubj" for child in node.children)


def _inverted(node: Token) -> bool:
    """Whether an auxiliary stands before the subject: "Do not you think", "Did he say"."""
    subjects = [child.i for child in node.children if base(child.dep_) == "nsubj"]
    helpers = [child.i for child in node.children if base(child.dep_) in ("aux", "cop")]
    return bool(subjects and helpers) and min(helpers) < min(subjects)


def _asked(node: Token) -> bool:
    """Whether a question mark ends the sentence of a main predicate."""
    end = node.sent[-1]
    while end.i > node.i and (end.is_space or end.is_quote):
        end = end.nbor(-1)
    return end.text == "?" or any(child.text == "?" for child in node.children)
