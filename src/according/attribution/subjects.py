"""Who speaks: the word that heads a cue's source, over subjects, control, relatives and passives."""

from __future__ import annotations

from spacy.tokens import Token

from according.words import accuser, base, children, word_class

EMPTY = frozenset({"it", "there"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
DEPTH = 6


def own_subject(verb: Token) -> Token | None:
    """The active subject among the verb's children, empty pronouns left out."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:outer", "csubj") and child.pos_ not in ("VERB", "AUX"):
            if child.lower_ in EMPTY and _impersonal(verb):
                continue
            return child
    return None


def _impersonal(verb: Token) -> bool:
    """Whether "it" is a dummy before this verb: it comes with a clause for which it stands."""
    return verb.lemma_ in ("seem", "appear", "look", "sound") or bool(children(verb, "csubj", "expl"))


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: it has a passive subject, auxiliary or agent."""
    return any(child.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") for child in verb.children)


def _bare_participle(verb: Token) -> bool:
    """Whether a verb says of the noun before it what befell it: "an assertion disputed by Washington"."""
    active = any(base(child.dep_) in ("nsubj", "obj", "aux") for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not active


def passive_subject(verb: Token) -> Token | None:
    """The subject of a passive verb, empty pronouns left out."""
    for child in verb.children:
        if child.dep_ == "nsubj:pass" and child.lower_ not in EMPTY:
            return child
    return None


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    passive = is_passive(verb) or _bare_participle(verb)
    for child in verb.children:
        cases = {case.lower_ for case in child.children if case.dep_ == "case"}
        if child.dep_ == "obl:agent" and (not cases or "by" in cases):  # nobody blames who is "blamed on"
            return child
        agent_like = base(child.dep_) == "obl" and child.i > verb.i and passive and child.ent_type_ != "DATE"
        if agent_like and "by" in cases:
            return child
    return accuser(verb)


def speaker(verb: Token, depth: int = DEPTH) -> Token | None:
    """The head of the source of a verbal cue, or None where nobody is named.

    A conjoined verb, an infinitive or a participle takes the subject (or the object, after "quoted him
    as saying") of the verb above; a relative clause keeps its relative pronoun, as the guidelines of
    PolNeAR want it, or takes the noun before it.
    """
    if depth == 0:
        return None
    if (is_passive(verb) and not _active_in_passive(verb)) or _shares_passive(verb):
        return agent(verb)
    found = own_subject(verb)
    if found is not None:
        return found
    head, dep = verb.head, base(verb.dep_)
    if dep == "conj":
        if head.pos_ in ("VERB", "AUX") and is_passive(head):
            return passive_subject(head) or speaker(head, depth - 1)
        return _clause_subject(head, depth)
    if dep == "acl" and any(child.dep_ == "mark" and child.lower_ == "of" for child in verb.children):
        return None  # "charges of ordering a raid"
    if dep == "acl":
        # "An officer posted at the port": what was done to the noun is not the noun's word.
        return head if head.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ != "VBN" else None
    if dep == "advcl" and was_done_to(verb):
        return agent(verb)  # "asked whether they had fired, he said": he was asked
    if dep in ("xcomp", "advcl"):
        return _controller(verb, head, depth)
    if dep == "ccomp" and not _finite(verb):
        return _controller(verb, head, depth)
    return None


def was_done_to(verb: Token) -> bool:
    """Whether a participle with no subject, helper or conjunction tells what was done to the main clause's subject."""
    helped = any(base(child.dep_) in ("aux", "mark") or child.dep_.startswith("nsubj") for child in verb.children)
    return verb.tag_ in ("VBN", "VBD") and not helped


def _shares_passive(verb: Token) -> bool:
    """Whether a participle is the second of a passive: "was arrested and *accused* of theft"."""
    own = children(verb, "nsubj", "aux", "obj") or any(child.dep_.startswith("nsubj") for child in verb.children)
    passive = verb.dep_ == "conj" and bool(children(verb.head, "aux:pass"))
    return passive and verb.tag_ == "VBN" and not own


def _active_in_passive(verb: Token) -> bool:
    return own_subject(verb) is not None and passive_subject(verb) is None


def _clause_subject(head: Token, depth: int) -> Token | None:
    if head.pos_ in ("VERB", "AUX"):
        return speaker(head, depth - 1)
    return own_subject(head)


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    """The object of the verb above where it has one and hands it on, else its subject."""
    if head.pos_ not in ("VERB", "AUX"):
        return own_subject(head)
    hands_on = base(verb.dep_) == "xcomp" or head.lemma_ in word_class("quoting")
    if head.lemma_ in word_class("blaming") and any(c.dep_ == "mark" and c.lower_ == "of" for c in verb.children):
        hands_on = True  # "accused the general of ordering the raid"
    if verb.tag_ == "VBG" and head.lemma_ in word_class("spending"):
        hands_on = False  # "took turns urging the crowd to leave"
    if hands_on and not is_passive(head):
        for child in head.children:
            if _handed_on(child, head) and child.i < verb.i:
                return child
    if is_passive(head):
        return passive_subject(head) or speaker(head, depth - 1)
    if head.dep_ == "acl" and head.tag_ == "VBN":
        return head.head if head.head.pos_ in ("NOUN", "PROPN", "PRON") else None  # "a man quoted as saying"
    return speaker(head, depth - 1)


def quoted_as(verb: Token) -> bool:
    """Whether the object of the active verb above says this: "quoted a commander as saying"."""
    head = verb.head
    if base(verb.dep_) not in ("advcl", "xcomp") or head.lemma_ not in word_class("quoting") or is_passive(head):
        return False
    marked = any(child.dep_ in ("mark", "case") and child.lower_ == "as" for child in verb.children)
    return marked and any(_handed_on(child, head) and child.i < verb.i for child in head.children)


def _handed_on(child: Token, head: Token) -> bool:
    """Whether a word is the object of the verb above, which after "quoted" is now and then read as a second subject."""
    after = base(child.dep_) == "nsubj" and head.lemma_ in word_class("quoting")
    return child.i > head.i and (base(child.dep_) in ("obj", "iobj") or after)


def _finite(verb: Token) -> bool:
    if any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children):
        return False
    form = verb.morph.get("VerbForm", [])
    if form:
        return "Fin" in form or any(base(child.dep_) == "aux" for child in verb.children)
    return not verb.lower_.endswith("ing")


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for, or None."""
    if pronoun.lower_ not in RELATIVES:
        return None
    node = pronoun
    for _ in range(DEPTH):
        node = node.head
        if node.dep_ in ("acl:relcl", "acl"):
            return node.head
        if node.dep_ == "ROOT":
            return None
    return None
