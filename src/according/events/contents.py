"""Modes by content and contexts by words: what a demand, threat or refusal is about, what a sentence treats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from according.events.ontology import load as load_ontology
from according.resources import table
from according.words import base, word_class

REACH = 24  # words of a complement that are looked at
CLOSE_BY = 16  # words among what is asked, threatened or refused that tell its mode
ASIDE = frozenset({"punct", "det", "case", "mark", "nsubj", "csubj", "acl:relcl", "parataxis", "appos"})
"""Relations of words that do not tell what is asked for."""
NAMED = frozenset({"pro_democracy", "rights_freedoms", "environment", "human_security", "inequality"})
"""Contexts that a name's words do not tell of ("the Democratic People's Republic", "Ulchi Freedom Guardian")."""


@dataclass(frozen=True, slots=True)
class ModeRow:
    """A mode that words among an event's arguments give it ("demanded the release" is REQUEST yield)."""

    type: str
    words: frozenset[str]
    mode: str
    cameo: str | None
    label: str


@cache
def mode_rows(language: str = "en") -> Mapping[str, tuple[ModeRow, ...]]:
    """`modes.tsv` by type, in the file's order; raises ResourceError (file:line) where a row does not hold."""
    ontology = load_ontology(language)
    found: dict[str, list[ModeRow]] = {}
    for row in table("modes", ("type", "words", "mode", "cameo"), language):
        ontology.check(row, row["type"], row["mode"], ())
        words = frozenset(word.replace("_", " ") for word in row.words("words"))
        item = ModeRow(row["type"], words, row["mode"], row.get("cameo"), f"{row.file}:{row.line}")
        found.setdefault(row["type"], []).append(item)
    return {type_: tuple(rows) for type_, rows in found.items()}


@cache
def context_words(language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Lemma → contexts, from `contexts.tsv`; raises ResourceError (file:line) for an unknown context."""
    known = load_ontology(language).contexts
    found: dict[str, list[str]] = {}
    for row in table("contexts", ("context", "words"), language):
        if row["context"] not in known:
            raise row.error(f"got context {row['context']!r}, expected one of {', '.join(sorted(known))}")
        for word in row.words("words"):
            found.setdefault(word.replace("_", " "), []).append(row["context"])
    return {word: tuple(contexts) for word, contexts in found.items()}


def complement_lemmas(heads: Iterable[Token]) -> list[str]:
    """Lemmas of the phrases under `heads`, nearest words first, at most REACH of them."""
    lemmas: list[str] = []
    queue = list(heads)
    for token in queue:
        lemmas.append(token.lemma_.lower())
        if len(lemmas) >= REACH:
            break
        queue.extend(child for child in token.children if child.dep_ not in {"punct", "det", "case"})
    return lemmas


def content_mode(type_: str, heads: Iterable[Token]) -> ModeRow | None:
    """The first mode row of the type that a word among the complements meets, the nearest word first."""
    rows = mode_rows().get(type_)
    if not rows:
        return None
    for lemma in asked(heads):
        for row in rows:
            if lemma in row.words:
                return row
    return None


def asked(heads: Iterable[Token]) -> Iterator[str]:
    """Lemmas of what a demand, threat or refusal is about, nearest first, at most CLOSE_BY of them.

    Who should do it, and clauses that only describe, tell nothing of it: "urged the government to help the town that
    was attacked" asks for help. Targets that are met are no meeting.
    """
    queue, left = list(heads), CLOSE_BY
    for token in queue:
        if left == 0:
            return
        left -= 1
        things = (
            c
            for c in token.children
            if base(c.dep_) == "obj" and c.pos_ == "NOUN" and c.lemma_ in word_class("met_targets")
        )
        if token.lemma_.lower() != "meet" or next(things, None) is None:
            yield token.lemma_.lower()
        queue.extend(child for child in token.children if base(child.dep_) not in ASIDE and child.dep_ not in ASIDE)


def silent(token: Token) -> bool:
    """Whether a word tells no context: of a person's name, a title before one, a verb ("stormed the school")."""
    if token.ent_type_ == "PERSON" or (token.pos_ == "VERB" and token.lemma_.lower() in word_class("only_nouns")):
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.ent_type_ == "PERSON" and token.pos_ in {"NOUN", "PROPN"}


def sentence_contexts(sentence: Span, words: Mapping[str, tuple[str, ...]] | None = None) -> list[str]:
    """Contexts that the sentence's words speak of, in order of first mention; `words` are PLOVER's by default."""
    barred = NAMED if words is None else frozenset()
    words = context_words() if words is None else words
    found: list[str] = []
    previous = ""
    for token in sentence:
        lemma = token.lemma_.lower()
        for key in () if silent(token) else (lemma, f"{previous} {lemma}"):
            named = token.pos_ == "PROPN" or token.lower_ == "waters"
            told = (context for context in words.get(key, ()) if not (named and context in barred))
            found.extend(context for context in told if context not in found)
        previous = lemma if token.ent_type_ != "PERSON" else ""
    return found
