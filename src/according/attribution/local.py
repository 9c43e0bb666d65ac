"""What the words around an event make of it: negation, modality, tense, conditions, implicatives.

The walk goes from the trigger up its tree and stops at the cue of the innermost claim: what lies above belongs to the
claim. What a clause holds itself is told in clause.py, what a word makes of what it governs in governing.py, what is
taken for granted in given.py.
"""

from __future__ import annotations

from spacy.tokens import Token

from according.attribution.clause import (
    NOMINAL,
    VERBAL,
    determined,
    modal,
    modifiers,
    negator_of,
    no_word,
    set_for,
    weigh,
    weigh_clause,
)
from according.attribution.cues import cue_lexicon
from according.attribution.given import POINTING, definite, given, happening, opened
from according.attribution.governing import adverbial, govern
from according.attribution.operators import Local, implicatives, modality
from according.words import base, word_class

SETTING = frozenset({"at", "in", "during", "on"})
"""Prepositions of a phrase that takes place when its clause does: "will be raised at a meeting"."""
PLACING = SETTING | {"before", "after"}
"""Prepositions after which a noun that hangs on a noun has a life of its own: "address the arrests at a meeting"."""

ASKING = frozenset({"what", "which", "who", "whom", "whose", "why", "how", "when", "where"})
CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
PHRASES = frozenset({"obj", "iobj", "nsubj", "nmod", "compound", "obl", "acl", "amod"})
PASSED = frozenset({"root", "det", "case", "flat", "fixed", "nummod", "goeswith", "cop", "aux", "dep", "advmod"})
"""Relations over which the walk goes on, and nothing is done to the event."""
REACHED = frozenset({"of", "for"})
"""Prepositions under which a noun's "no" reaches: "no sign of an attack", "no plans for talks"."""


def local_state(trigger: Token, stops: frozenset[int]) -> Local:
    """Walk up from the trigger to the root or to a token of `stops` (cues of its claims)."""
    state = Local()
    node = trigger
    if node.i not in stops:
        weigh(node, state)
        _weighed(node, state)
    seen = {node.i}
    while base(node.dep_) != "ROOT" and node.head.i != node.i and node.head.i not in seen:
        head = node.head
        if head.i in stops or node.i in stops:
            break
        if not _climb(node, head, state):
            break
        node = head
        seen.add(node.i)
    return state


def _weighed(verb: Token, state: Local) -> None:
    """A light verb that leaves what it carries ahead or open: "is considering strikes", "plans a raid"."""
    if verb.lower_ == "expected" and any(base(child.dep_) == "xcomp" for child in verb.children):
        state.apply("planned")  # "are expected to meet"
    row = modality("weighs").get(verb.lemma_.lower())
    if row is None or verb.pos_ != "VERB" or _behind(verb):
        return
    if any(base(child.dep_) in ("obj", "nsubj") for child in verb.children):
        state.apply(row["effect"])
        state.note(row, verb.lower_)


def _behind(verb: Token) -> bool:
    """Whether a plan is told of once its deed is known: "he planned the attacks", not "they planned a march"."""
    deeds = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")]
    articles = {child.lower_ for deed in deeds for child in deed.children if child.dep_ == "det"}
    later = (child for word in (verb, *deeds) for child in word.children if base(child.dep_) in ("obl", "nmod"))
    ahead = any("for" in _cases(child) and (child.head is verb or child.ent_type_ == "DATE") for child in later)
    return verb.tag_ in ("VBD", "VBN") and bool(articles & {"the", *POINTING}) and not ahead


def polarity(token: Token) -> int:
    """-1 where the token's own clause negates it ("did not leave", "no withdrawal"), else 1."""
    state = Local()
    weigh(token, state)
    return -1 if state.negated else 1


def _climb(node: Token, head: Token, state: Local) -> bool:
    """Apply what `head` does to `node`; False where the walk ends (another clause begins)."""
    dep = base(node.dep_)
    if node.dep_ in ("acl:relcl", "acl", "ccomp") and head.lemma_ in modality("no-noun") and no_word(head):
        state.apply("negated")
        state.note(modality("no-noun")[head.lemma_], f"no {head.lemma_}")
        return False
    past = node.dep_ == "acl" and node.tag_ == "VBN" and not any(child.lower_ == "being" for child in node.children)
    if node.dep_ in ("acl:relcl", "advcl:relcl") or past:
        return _described(node, head, state)
    if dep == "conj" and node.tag_ == "VBD" and head.tag_ == "VB":
        return False  # "vowed to fire and deployed a battery": no infinitive has a past beside it
    if dep == "conj":
        state.contrast = state.contrast or (_joined(node) == "but" and node.pos_ in NOMINAL)
        _shared(node, head, state)
        return not (node.pos_ in VERBAL and _has_subject(node))
    if dep in ("parataxis", "discourse", "vocative", "appos", "dislocated"):
        return dep == "appos"
    if dep == "advcl":
        return adverbial(node, head, state)
    if dep in CLAUSES or dep in PHRASES:
        return _argument(node, head, dep, state)
    return dep in PASSED


def _described(node: Token, head: Token, state: Local) -> bool:
    """A clause that describes a noun, which stands apart from what is done with the noun, if there is such a thing.

    "A law that bans strikes" is as real as the law; "the law" that bans them is there, and what is over ("regain
    territory seized by rebels") has been.
    """
    if head.lower_ in word_class("anybody"):
        state.apply("hypothetical")  # "anyone who attacked them would pay" tells of no attack
        return False
    if node.dep_ == "acl":
        if head.pos_ not in NOMINAL or opened(head):
            return _argument(node, head, "acl", state)
        real = True
    else:
        real = state.finite_past or head.pos_ != "NOUN" or definite(head)
    state.background = real and not state.irrealis and not state.would
    return not real


def _argument(node: Token, head: Token, dep: str, state: Local) -> bool:
    """What a governing word makes of a clause or phrase that it takes; False where the walk ends."""
    if dep == "ccomp" and head.lemma_ in modality("ensures"):
        state.finite_past = False  # "see to it that they were freed" tells of no past
    governed = govern(node, head, state)
    if state.presupposed:
        return False  # whatever ends, or could end, has begun
    if head.pos_ in NOMINAL and cue_lexicon().at(head) is not None and (word := refuting(head)) is not None:
        state.apply("negated")
        state.note(modality("untrue")[word], word)
        return False
    state.aside = state.aside or (dep == "nmod" and bool(_cases(node) & PLACING))
    free = dep in PHRASES and not governed and not state.aside
    if free and not _unverified(head, dep) and given(node, head):
        state.apply("presupposed")
        return False
    if _asked_for(node, head, state):
        return False
    if dep == "obl" and not governed and not _light_host(head):
        if not _cases(node) & SETTING or definite(node) or base(head.dep_) not in ("xcomp", "advcl"):
            _around(head, state)
            return False
        weigh_clause(head, state)
        state.mentioned = True
        return True
    if dep == "nmod" and no_word(head) is not None and _cases(node) and not _cases(node) & REACHED:
        return False  # "no influence on the talks" denies no talks
    _over(node, head, dep, state, governed)
    return True


def _asked_for(node: Token, head: Token, state: Local) -> bool:
    """Whether a clause is a question for who, what, when or how, which takes its deed for granted ("did not say what
    type was launched"), though the deed be told of the past alone."""
    if (
        base(node.dep_) not in ("ccomp", "xcomp", "acl", "advcl")
        or not state.finite_past
        or state.irrealis
        or state.would
    ):
        return False
    opens = node.left_edge.lower_ in ASKING and node.left_edge.i > head.i
    state.background = state.background or opens
    return opens


def _cases(node: Token) -> set[str]:
    return {child.lower_ for child in node.children if child.dep_ == "case"}


def _light_host(head: Token) -> bool:
    return head.lemma_ in ("be", "happen", "occur", "place", "carry", "take", "result", "lead")


def _over(node: Token, head: Token, dep: str, state: Local, governed: bool) -> None:
    """The operators on the governing word itself, when its scope reaches down to `node`."""
    if _unverified(head, dep):
        state.apply("open")
        state.note(modality("unverified")[head.lemma_], head.lower_)
        return
    if head.pos_ in VERBAL or any(child.dep_ == "cop" for child in head.children):
        if dep == "ccomp" and not governed:
            return
        if dep == "nsubj":
            set_for(head, state)
            _predicated(head, state)
            if not happening(head) and not _exists(head):
                _around(head, state)
                return
        weigh(head, state, counted=node)
        if dep == "csubj" and state.would:
            state.apply("hypothetical")  # "leaving would be wise" announces nothing
    elif head.pos_ in NOMINAL and not (node.pos_ in VERBAL and _has_subject(node)):
        # "No explanation why it has banned flights": the flights are banned.
        determined(head, state)


def _unverified(head: Token, dep: str) -> bool:
    """Whether the event stands under a word that, negated, leaves it open: "could not be confirmed"."""
    if dep not in ("obj", "nsubj", "ccomp", "nsubj:pass") or head.lemma_ not in modality("unverified"):
        return False
    nobody = any(base(child.dep_) == "nsubj" and no_word(child) for child in head.children)
    return nobody or negator_of(head) is not None


def _around(head: Token, state: Local) -> None:
    """What a clause makes of what it only mentions: its modality reaches that, its negation does not.

    "The talks did not fail" were held, "nobody died in the attack" was one; "may meet at the talks" leaves both open.
    """
    negated = state.negated
    weigh_clause(head, state)
    state.negated = negated


def _exists(head: Token) -> bool:
    """Whether a noun is said to be or not to be, as in "there was no attack"."""
    return head.lemma_ == "be" or any(child.dep_ == "expl" for child in head.children)


def refuting(node: Token) -> str | None:
    """The word that says of what was told that it is not so: "untrue" of "claims that he fired are untrue"."""
    words = modality("untrue")
    said = [node.head] if base(node.dep_) == "nsubj" else []
    if said and node.head.lemma_ in word_class("proving"):
        said = [child for child in node.head.children if base(child.dep_) == "xcomp"]
    for word in said:
        if word.lemma_.lower() in words and negator_of(word) is None and negator_of(node.head) is None:
            return str(word.lemma_.lower())
    if any(child.lower_ == "as" and child.dep_ == "case" for child in node.children):
        return None  # "dismissed as baseless claims that": the verb has said so
    return next((c.lower_ for c in node.children if base(c.dep_) == "amod" and c.lower_ in words), None)


def unconfirmed(node: Token) -> bool:
    """Whether it is told that what was said is not confirmed: "could not verify claims", "no proof of the claim"."""
    head, dep = node.head, base(node.dep_)
    if node.pos_ != "NOUN" or head.i == node.i:
        return False
    if head.pos_ == "NOUN":
        return dep == "nmod" and head.lemma_ in modality("no-noun") and no_word(head) is not None
    return head.pos_ == "VERB" and _unverified(head, node.dep_ if node.dep_ == "nsubj:pass" else dep)


def _predicated(head: Token, state: Local) -> None:
    """A predicate that says of its subject what a modifier would: "an attack is imminent", "a strike is possible"."""
    row = implicatives("modifier").get(head.lower_)
    if row is not None and head.pos_ in ("ADJ", "ADV"):
        state.apply(row["effect"])
        state.note(row, head.lower_)


def _shared(node: Token, head: Token, state: Local) -> None:
    """Operators of a first conjunct that reach the second: its modal and mark where it has none.

    "Not resistance but murder" is murder: after "but" no negation reaches.
    """
    own = {base(child.dep_) for child in node.children}
    if node.pos_ in VERBAL and head.pos_ in VERBAL and not own & {"aux", "nsubj"}:
        for child in head.children:
            if base(child.dep_) == "nsubj" and (word := no_word(child)) is not None:
                state.apply("negated")  # "nobody will come out and say so"
                state.note(modality("determiner")[word], child.text)
            if base(child.dep_) == "aux" and child.lower_ in modality("aux"):
                modal(child, head, state)
            if child.dep_ == "mark" and child.lower_ in modality("mark"):
                state.apply(modality("mark")[child.lower_]["effect"])
            if base(child.dep_) == "advmod" and child.lower_ in modality("negator") and _joined(node, head) == "or":
                state.apply("negated")
    elif node.pos_ in NOMINAL and head.pos_ in NOMINAL and "det" not in own:
        determined(head, state)
        modifiers(head, state)


def _joined(node: Token, first: Token | None = None) -> str | None:
    """The conjunction of a conjunct; in a list after its first member, of the last ("not fire, raid or burn")."""
    listed = [word for word in first.children if word.dep_ == "conj" and word.i > node.i] if first is not None else []
    for word in (node, *listed):
        if (found := next((c.lower_ for c in word.children if c.dep_ == "cc"), None)) is not None:
            return found
    return None


def _has_subject(node: Token) -> bool:
    return any(base(child.dep_) in ("nsubj", "csubj") for child in node.children)
