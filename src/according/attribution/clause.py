"""What the words of one clause make of its verb, and those of one phrase of its noun: the operators that they hold."""

from __future__ import annotations

from spacy.tokens import Token

from according.attribution.operators import Local, implicatives, modality, signatures
from according.words import base, word_class

INVERTED = frozenset({"were", "had", "should"})
OPEN_QUESTION = frozenset({"why", "when", "where", "how", "who", "whom", "whose"})
PAST_HELPERS = frozenset({"has", "have", "had", "'ve", "’ve", "was", "were", "did"})
EPISTEMIC = frozenset({"may", "might", "could"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})


def weigh(node: Token, state: Local, counted: Token | None = None) -> None:
    """Operators among the word's own children; what `counted` says of itself ("no withdrawal") has been heard."""
    if node.pos_ in NOMINAL and not any(child.dep_ == "cop" for child in node.children):
        modifiers(node, state)
        determined(node, state)
        _case(node, state)
        return
    weigh_clause(node, state, counted)


def weigh_clause(node: Token, state: Local, counted: Token | None = None) -> None:
    """Operators of a verb's own clause: modals, negations, marks, tense, inversion, and a question mark at its end."""
    if _ordered(node):
        state.apply("hypothetical")  # who orders not to shoot says nothing of shots
        return
    helped = _helpers(node) or (_helpers(node.head) if node.dep_ == "conj" and node.tag_ == "VBN" else set())
    past = (node.tag_ in ("VBD", "VBN") or "Past" in node.morph.get("Tense", [])) and "be" not in helped
    past = past and (bool(helped) or not _bidden(node))
    if _mandated(node, helped):
        state.apply("hypothetical")  # "suggested that they meet": a subjunctive
    if infinitive(node) and any(child.dep_ == "cop" for child in node.children):
        _equated(node, state)
    if undone(node):
        state.apply("negated")
    if _if_true(node):
        state.apply("hypothetical")
        state.why.append("status: if it is true")
    if _to_come(node):
        state.apply("planned")
        state.why.append("status: infinitive of a headline")
    for child in node.children:
        if _operator(child, node, state, counted):
            continue
        if base(child.dep_) == "aux" and child.lower_ in PAST_HELPERS:
            past = True
        elif child != counted:
            _absent(child, node, state)
    if node.lower_ in INVERTED and _inverted(node, node):
        state.apply("hypothetical")
        state.why.append(f"status: inversion {node.lower_}")
    state.finite_past = state.finite_past or (past and not state.irrealis and not state.would)
    if _asked(node):
        state.asked = True
        if _turned(node):
            state.why.append("status: asked whether")


def _helpers(verb: Token) -> set[str]:
    """The auxiliaries of a verb; the second of two participles has those of the first: "be freed and jailed"."""
    return {child.lower_ for child in verb.children if base(child.dep_) == "aux"}


def _bidden(node: Token) -> bool:
    """Whether a participle without a helper is what somebody is told or wished to suffer: "ordered him *killed*"."""
    bidding = node.head.lemma_ in modality("bids") or node.head.lemma_ in modality("wishes")
    return node.tag_ == "VBN" and base(node.dep_) in ("xcomp", "ccomp") and bidding


def _if_true(node: Token) -> bool:
    """Whether the clause hangs on the truth of what is told: "if the reports are true, the army used gas"."""
    conditions = (child for child in node.children if base(child.dep_) == "advcl")
    return any(
        clause.lower_ in word_class("true_words")
        and any(child.dep_ == "mark" and child.lower_ == "if" for child in clause.children)
        for clause in conditions
    )


def _equated(node: Token, state: Local) -> None:
    """What a noun makes of the infinitive that it is said to be: "the plan is to retake the town"."""
    for child in node.children:
        for row in signatures("noun").get(child.lemma_.lower(), []) if base(child.dep_) == "nsubj" else []:
            if "to" in row.words("frames"):
                state.apply(row["effect"])
                state.note(row, child.lower_)
                return


def _operator(child: Token, node: Token, state: Local, counted: Token | None) -> bool:
    """Apply a child that is an operator on its clause; False where it is none."""
    word, dep = child.lower_, base(child.dep_)
    if dep == "aux" and word in modality("aux"):
        modal(child, node, state)
    elif dep == "advmod" and word in modality("negator") and _denying(child, node, counted) and not state.contrast:
        state.apply("negated")
        state.note(modality("negator")[word], word)
    elif dep == "advmod" and _no_longer(child) and not state.contrast:
        state.apply("negated")
    elif dep == "advmod" and word in modality("adverb"):
        state.apply("hypothetical")
        state.note(modality("adverb")[word], word)
    elif dep in ("case", "mark", "amod") and word in modality("before-infinitive") and infinitive(node):
        # "is due to meet" is often read as the preposition "due to".
        state.apply(modality("before-infinitive")[word]["effect"])
        state.note(modality("before-infinitive")[word], word)
    elif dep == "mark" and word in modality("mark"):
        # "Whether to go" weighs what may be done, "whether they went" asks.
        state.apply("hypothetical" if infinitive(node) else modality("mark")[word]["effect"])
        state.note(modality("mark")[word], word)
    elif word in INVERTED and _inverted(child, node):
        state.apply("hypothetical")
        state.why.append(f"status: inversion {word}")
    else:
        return False
    return True


def _absent(child: Token, node: Token, state: Local) -> None:
    """A negative word among the phrases of a clause: "no troops attacked", "at no time"."""
    word, dep = no_word(child), base(child.dep_)
    if word is not None and dep in ("nsubj", "obj"):
        state.apply("negated")
        state.note(modality("determiner")[word], child.text)
    elif word is not None and dep == "obl" and child.i < node.i:
        state.apply("negated")


def _denying(negator: Token, node: Token, counted: Token | None) -> bool:
    """Whether a negation undoes its verb: neither "not just" and "not only" do, nor "almost never", which has one.

    "Almost" undoes the event's own verb alone: "I would almost like to see them leave".
    """
    after = negator.nbor(1).lower_ if negator.i + 1 < len(negator.doc) else ""
    first = negator_of(node)
    if first is not None and first.i < negator.i and after not in ("only", "just") and _two_helpers(first, negator):
        return False  # "cannot and will not sign" is one refusal
    if _ended(node):
        return False
    if after == "to" and negator.i > node.i:
        return False  # "chose not to fire"
    if negator.lower_ in ("almost", "nearly"):
        return counted is None and after not in ("all", "every", "certainly") and after not in modality("negator")
    return after not in ("just", "only", "merely", "simply")


def _two_helpers(first: Token, second: Token) -> bool:
    """Whether two negations stand at two auxiliaries of one verb: "cannot and will not"."""
    between = first.doc[first.i + 1 : second.i]
    return any(word.dep_ == "cc" for word in between) and any(base(word.dep_) == "aux" for word in between)


def _ended(node: Token) -> bool:
    """Whether a deed of the past was only put off: "did not reply until after the vote" replied then."""
    if not {child.lower_ for child in node.children} & {"did", "had"}:
        return False
    later = [child for child in node.children if base(child.dep_) in ("obl", "advcl") and child.i > node.i]
    until = [
        child for child in later if any(c.lower_ == "until" and c.dep_ in ("case", "mark") for c in child.children)
    ]
    return any(child.lower_ not in ("now", "then") for child in until)


def mandated(node: Token) -> bool:
    """Whether a content clause has the base form after its subject, a mandative subjunctive."""
    return _mandated(node, {child.lower_ for child in node.children if base(child.dep_) == "aux"})


def _mandated(node: Token, helped: set[str]) -> bool:
    """Whether a content clause has the base form after its subject, a mandative subjunctive (Quirk et al. 1985 14.24).

    It is sure after a verb of bidding, and where the subject would ask for an -s otherwise: "insists that he leave".
    """
    joined = base(node.dep_) == "conj" and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    if (
        not (joined or base(node.dep_) == "ccomp")
        or infinitive(node)
        or helped & {"do", "did", "does", *modality("aux")}
    ):
        return False
    subject = next((c for c in node.children if base(c.dep_) == "nsubj" and c.i < node.i), None)
    passive = node.tag_ == "VBN" and "be" in helped and not helped & {"been", "being"}
    singular = subject is not None and (subject.tag_ in ("NN", "NNP") or subject.lower_ in ("he", "she", "it"))
    bidding = node.head.lemma_ in modality("bids")
    # "He suggested countries meet": a present under a past verb of bidding.
    bidden = bidding and node.head.tag_ in ("VBD", "VBN") and node.tag_ == "VBP"
    if subject is None:  # "suggested countries meet", read as an object and a clause
        told = any(base(c.dep_) == "obj" and node.head.i < c.i < node.i for c in node.head.children)
        return told and bidding and node.tag_ == "VB"
    return passive or bidden or (node.tag_ == "VB" and (singular or bidding))


def _ordered(node: Token) -> bool:
    """Whether the verb is an order in a sentence of its own: "Do not shoot"."""
    quoted = base(node.dep_) == "ccomp" and not any(child.dep_ == "mark" for child in node.children)
    if node.tag_ != "VB" or not (quoted or base(node.dep_) in ("ROOT", "parataxis")):
        return False
    helpers = {child.lower_ for child in node.children if base(child.dep_) in ("aux", "mark", "nsubj", "csubj", "expl")}
    return helpers <= {"do"} and any(child.lower_ in modality("negator") for child in node.children)


def _inverted(verb: Token, clause: Token) -> bool:
    """Whether an auxiliary opens a dependent clause before its subject: a condition without "if".

    "Were Iran to attack", "Had the army fired", "Should talks fail" (Quirk et al. 1985 §15.36).
    """
    if base(clause.dep_) == "ROOT" or base(clause.dep_) not in ("advcl", "ccomp", "parataxis", "dep", "conj"):
        return False
    subjects = [child for child in clause.children if base(child.dep_) == "nsubj"]
    opening = all(child.i >= verb.i or child.dep_ in ("punct", "cc") for child in clause.children)
    return bool(subjects) and opening and verb.i < subjects[0].i and verb.i <= clause.i


def infinitive(node: Token) -> bool:
    return node.pos_ in VERBAL and any(child.lower_ == "to" for child in node.children)


def _to_come(node: Token) -> bool:
    """Whether an infinitive is the predicate of its sentence, as headlines tell what will be: "US to send troops".

    A tree hangs it on its subject as well. "Obama to visit Hanoi, aides say" has the cue behind it.
    """
    marks = [child for child in node.children if child.dep_ == "mark" and child.lower_ == "to"]
    if not marks or node.tag_ != "VB":
        return False
    if node.dep_ == "acl":
        name = node.head
        return name.dep_ == "ROOT" and name.pos_ == "PROPN" and name.left_edge.i == name.sent.start
    subjects = [child for child in node.children if base(child.dep_) == "nsubj" and child.i < marks[0].i]
    told = node.dep_ == "ROOT" or (base(node.dep_) in ("ccomp", "parataxis") and node.head.i > node.i)
    helped = any(base(child.dep_) == "aux" for child in node.children)
    return told and bool(subjects) and not helped


def modal(child: Token, node: Token, state: Local) -> None:
    row = modality("aux")[child.lower_]
    perfect = any(base(c.dep_) == "aux" and c.lemma_ == "have" for c in node.children)
    effect = row["effect"]
    state.epistemic = state.epistemic or child.lower_ in EPISTEMIC
    if child.lower_ in ("could", "can") and negator_of(node) is not None:
        effect = "fact"  # "could not reach" is a plain negation
    if child.lower_ in ("'d",) and not perfect:
        effect = "would"
    elif effect == "would" and perfect:
        effect = "hypothetical"
    elif perfect and child.lower_ in ("should", "ought"):
        effect = "negated"  # "should have left" did not, and "should not have left" did
    state.apply(effect)
    state.note(row, child.lower_)


def _in_case(noun: Token) -> bool:
    """Whether a participle right behind the noun makes it a condition: "the launches, if made, …"."""
    at = noun.i + 1
    doc = noun.doc
    while at < len(doc) and doc[at].text == ",":
        at += 1
    return at + 1 < len(doc) and doc[at].lower_ == "if" and doc[at + 1].tag_ in ("VBN", "JJ", "RB")


def negator_of(node: Token) -> Token | None:
    adverbs = (child for child in node.children if base(child.dep_) == "advmod")
    return next((c for c in adverbs if c.lower_ in modality("negator") or _no_longer(c)), None)


def undone(node: Token) -> bool:
    """Whether a deed has not been done so far: "has yet to reply", whichever word of it the tree makes the head."""
    to = next((child.i for child in node.children if child.lower_ == "to" and child.i < node.i), 0)
    return to > 1 and node.doc[to - 1].lower_ == "yet" and node.doc[to - 2].lemma_ in ("have", "be")


def _no_longer(adverb: Token) -> bool:
    """Whether an adverb says that what was is over: "no longer"."""
    return adverb.lower_ == "longer" and adverb.i > 0 and adverb.nbor(-1).lower_ == "no"


def _asked(node: Token) -> bool:
    """Whether the clause is a question: a question mark ends its sentence and it is the main clause.

    A question for the time, place, reason or doer takes the deed itself for granted ("Why did they fire?").
    """
    first = node
    while base(first.dep_) == "conj" and first.head.pos_ in VERBAL and first.head.i != first.i:
        first = first.head  # "if he comes and talks, who will?" asks for no talk
    if base(first.dep_) not in ("ROOT", "ccomp", "parataxis", "conj"):
        return False
    words = {child.lower_ for child in node.children if base(child.dep_) in ("advmod", "nsubj", "obj", "mark")}
    if words & OPEN_QUESTION:
        return False
    last = node
    for child in node.children:
        if child.i > last.i and child.dep_ == "punct":
            last = child
    end = node.sent[-1]
    while end.i > node.i and end.text in ('"', "”", "’", "'", "''"):
        end = end.nbor(-1)
    return "?" in (last.text, end.text)


def _turned(node: Token) -> bool:
    """Whether a helper stands before the subject: "Did the army fire?"; what is asked so, nothing takes for granted."""
    subjects = [child.i for child in node.children if base(child.dep_) == "nsubj"]
    return bool(subjects) and any(base(c.dep_) == "aux" and c.i < subjects[0] for c in node.children)


def no_word(token: Token) -> str | None:
    """The negative word of a noun phrase ("no troops", "none of", "nobody"), or None."""
    words = modality("determiner")
    if token.lower_ in words:
        return token.lower_
    if token.lemma_.lower() in modality("no-matter"):
        return None
    return next((c.lower_ for c in token.children if base(c.dep_) in ("det", "advmod") and c.lower_ in words), None)


def determined(noun: Token, state: Local) -> None:
    word = no_word(noun)
    if word is not None:
        state.apply("negated")
        state.note(modality("determiner")[word], word)


def _case(noun: Token, state: Local) -> None:
    for child in noun.children:
        if child.dep_ == "case" and child.lower_ in modality("case"):
            state.apply("negated")
            state.note(modality("case")[child.lower_], child.lower_)


def set_for(word: Token, state: Local) -> None:
    """A participle that puts its noun ahead: "talks set for Monday"."""
    row = modality("set-for").get(word.lower_)
    ahead = row is not None and any(c.dep_ == "case" and c.lower_ == "for" for o in word.children for c in o.children)
    if row is not None and ahead and not any(base(child.dep_) == "obj" for child in word.children):
        state.apply(row["effect"])
        state.note(row, word.lower_)


def modifiers(noun: Token, state: Local) -> None:
    if _in_case(noun):
        state.apply("hypothetical")
    for child in noun.children:
        if child.dep_ == "acl":
            set_for(child, state)
        if base(child.dep_) not in ("amod", "compound", "advmod"):
            continue
        row = implicatives("modifier").get(child.lower_)
        if row is not None:
            state.apply(row["effect"])
            state.note(row, child.lower_)
