"""What marks a word in its phrase or clause: its forms, its preposition, the word that introduces it."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from according.words import base

ENDINGS = (
    ("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")), ("es", ("", "e")), ("s", ("",)),
)  # fmt: skip
PLURALS = tuple(pair for pair in ENDINGS if pair[0].endswith("s"))
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@lru_cache(maxsize=65536)
def forms_as(form: str, lemma: str, noun: bool) -> tuple[str, ...]:
    """What a word may be listed as, read as a noun or as a verb."""
    gerund = noun and form.endswith("ing") and not lemma.endswith("ing")  # "fighting" has rows of its own
    found = [form, lemma] if gerund else [lemma, form]
    for ending, others in PLURALS if noun else ENDINGS:
        if form.endswith(ending) and len(form) >= len(ending) + 2:
            stem = form[: -len(ending)]
            found.extend(stem + other for other in others)
            if ending in {"ed", "ing"} and stem[-1:] == stem[-2:-1]:
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


def forms(token: Token) -> tuple[str, ...]:
    """What a token may be listed as: its lemma, its form (first, of a noun in -ing), its form without regular endings.

    A lemmatiser's slip ("accus") then does not hide the word from the lexicon. A noun has no endings but the
    plural's: "police firing" is no fire. What a hyphen joins is listed as one word before: "cease-fire", "ceasefire".
    """
    noun = token.pos_ in {"NOUN", "PROPN"}
    own = forms_as(token.lower_, token.lemma_.lower(), noun)
    return own if token.i < 2 or token.nbor(-1).text != "-" else (*joined(token, own), *own)


def joined(token: Token, own: tuple[str, ...]) -> tuple[str, ...]:
    """A word's forms behind what a hyphen joins to it, with the hyphen and without: "cease-fires", "ceasefire"."""
    hyphen, first = token.nbor(-1), token.nbor(-2)
    if hyphen.whitespace_ or first.whitespace_ or not first.is_alpha:
        return ()
    return tuple(f"{first.lower_}{sign}{form}" for sign in ("-", "") for form in own)


def listed_from(token: Token, listed: str) -> Token:
    """The word that a token's listed form begins at: "cease" where "fire" is listed as "cease-fire"."""
    own = forms_as(token.lower_, token.lemma_.lower(), token.pos_ in {"NOUN", "PROPN"})
    return token.nbor(-2) if listed not in own and listed in forms(token) else token


def preposition(token: Token) -> str | None:
    """The preposition of a phrase, its fixed parts joined ("because_of"); None without one."""
    found = [child for child in token.children if child.dep_ == "case" and child.text.lower() not in POSSESSIVE]
    if not found and base(token.dep_) in {"obl", "nmod"}:
        # A tree may hang the preposition on another word of the phrase ("against [the party's leader] Ann Lee").
        # Or on what comes after it ("called on Iran to stop").
        edge = token.left_edge
        before = token.doc[max(edge.i - 1, 0)]
        if edge.dep_ != "case" and before.dep_ == "mark" and before.pos_ == "ADP":
            found = [before]
        elif edge.dep_ == "case" and edge.text.lower() not in POSSESSIVE:
            found = [edge]
    if not found:
        return None
    first = found[0]
    words = [first, *(child for child in first.children if child.dep_ == "fixed")]
    if len(found) > 1 and found[1].i == first.i + 1 and found[1].tag_ != "VBG":  # "under withering attack"
        words.append(found[1])
    return "_".join(word.text.lower() for word in words)


def marker(token: Token) -> str | None:
    """The word that introduces a clause ("to", "that", "of" before a gerund); None without one."""
    for child in token.children:
        if child.dep_ in {"mark", "case"}:
            return child.text.lower()
    return None


def has_aux(token: Token) -> bool:
    return any(base(child.dep_) in {"aux", "cop"} for child in token.children)


def is_gerund(token: Token) -> bool:
    return token.text.lower().endswith("ing")


def is_participle(token: Token) -> bool:
    """Whether a verb form that has no auxiliary reads as a past participle."""
    if token.tag_:
        return token.tag_ == "VBN"
    return not is_gerund(token) and token.text.lower() != token.lemma_.lower()


def negated(verb: Token) -> bool:
    """Whether a verb has a "not" or "never" of its own."""
    return any(child.dep_ == "advmod" and child.lower_ in {"not", "n't", "n’t", "never"} for child in verb.children)
