"""Arguments in a UD tree: passives and their agents, and subjects wherever they stand.

Relative pronouns give way to their antecedents; subjects that stand elsewhere are found by coordination, control and
raising. What a verb governs as a whole is its frame (frames.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from according.events.antecedents import RELATIVE, SUBJECTS, antecedent, is_ranked, predicated_of
from according.events.gaps import asked_after, undergone
from according.events.marks import forms, forms_as, has_aux, is_gerund, is_participle, marker, preposition
from according.words import accuser, base, word_class

HOLDERS = frozenset({"of", "by"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
NAMES = frozenset({"PROPN", "PRON"})
CLOSING = frozenset({'"', "”", "''"})
RECIPROCAL = frozenset({"each other", "one another"})


def is_passive(token: Token) -> bool:
    """Whether a verb is passive: by auxiliary or subject, as a bare participle, or as a conjunct of a passive."""
    dep = base(token.dep_)
    for child in token.children:
        if child.dep_ in {"nsubj:pass", "aux:pass", "csubj:pass"}:
            return True
        if is_agent(child) and not has_aux(token) and is_participle(token):
            return True
    if undergone(token) or (without_auxiliary(token) and is_passive(token.head)):
        return True
    if left_so(token):
        return True
    if any(child.dep_ in {"nsubj", "obj", "aux"} for child in token.children):
        return False
    if token.tag_ == "VBN" and any(child.pos_ == "PROPN" and preposition(child) == "by" for child in token.children):
        return True
    if token.dep_ in {"acl", "advcl"} and not has_aux(token) and is_participle(token):
        return marker(token) not in {"to"}
    if dep == "conj" and token.head.pos_ == "VERB" and not has_aux(token):
        led = any(is_agent(child) and child.i < token.i for child in token.children)
        # "Was charged and extradited".
        undergoing = token.tag_ == "VBD" and token.lemma_.lower() in word_class("undergone")
        return (led or undergoing or is_participle(token)) and is_passive(token.head)
    return False


def left_so(verb: Token) -> bool:
    """Whether a participle says after "with" what was done to its subject: "with a vote for the mayor ruled out"."""
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBD", "VBN"} or marker(verb) != "with":
        return False
    kinds = {base(child.dep_) for child in verb.children}
    return "nsubj" in kinds and not kinds & {"obj", "iobj", "ccomp", "xcomp", "aux"}


def without_auxiliary(verb: Token) -> bool:
    """Whether a verb shares what makes the one before it passive: "six men had been killed and two officers hurt"."""
    kinds = {base(child.dep_) for child in verb.children}
    joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and "nsubj" in kinds
    done = verb.tag_ in {"VBD", "VBN"} and verb.lemma_ in word_class("undergone") | word_class("harming")
    return joined and done and not kinds & {"obj", "iobj", "ccomp", "xcomp", "aux"}


def own_subjects(token: Token) -> list[Token]:
    """Subjects in the tree; a phrase with "by" is none, whatever the tree calls it."""
    found = [child for child in token.children if base(child.dep_) in SUBJECTS and not by_phrase(child)]
    if len(found) > 1:  # "“The mayor asked us to leave,” Ann Lee writes": she is another verb's
        found = [child for child in found if not any(w.text in CLOSING for w in token.doc[token.i : child.left_edge.i])]
    before = [child for child in found if child.i < token.i and child.dep_ == "nsubj"]
    if len(before) > 1 and before[-2].pos_ == "NOUN" and before[-2].i + 1 < token.i and before[-2].nbor(1).text == ",":
        # "In Jakarta, the region's largest city, workers marched": what stands beside a place is no subject.
        found = [child for child in found if child not in before[:-1]]
    whom = asked_after(found)
    return [antecedent(child) for child in found if whom is None or child.i != whom.i]


def by_phrase(token: Token) -> bool:
    """Whether "by" stands before a word's own phrase."""
    return any(child.dep_ == "case" and child.text.lower() == "by" for child in token.children)


def controller(verb: Token, mark: str, control: Mapping[tuple[str, str], str]) -> str | None:
    """Whose act a clause or noun after `mark` is, by the verb above it: "subject", "object", or unknown."""
    words = forms(verb)
    if verb.pos_ == "NOUN" and is_gerund(verb):  # "her pleading with the officers not to shoot"
        words = (*words, *forms_as(verb.lower_, verb.lemma_.lower(), False))
    for form in words:
        given = control.get((form, mark)) or control.get((form, "*"))
        if given:
            return given
    return None


def controlled(token: Token, control: Mapping[tuple[str, str], str]) -> list[Token]:
    """Whose act an embedded clause is, where that is not the subject of the word above it: its object, or a phrase.

    "Ordered the unit to leave", "called on the mayor to resign", "calls for the mayor to resign".
    """
    head, mark = token.head, marker(token) or ""
    given = controller(head, mark, control)
    if given is None and mark == "for" and is_gerund(token):  # "hold the aide in contempt for refusing"
        given = "object" if any(item.pos_ in NAMES for item in objects_of(head)) else "subject"
    if given is None:
        plain = base(token.dep_) == "xcomp" or (base(token.dep_) == "ccomp" and mark != "that")
        given = "object" if plain else "subject"
    if given == "subject" and mark == "to" and head.lemma_ in word_class("wishing") and wished_of(head):
        given = "object"
    if given == "subject":
        return []
    if given == "object":  # those who accuse each other are accused themselves
        asked = objects_of(head)
        return [] if is_passive(head) or any(map(is_reciprocal, asked)) else asked
    names = given.split("|")
    around = [*head.children]
    if head.pos_ == "VERB":  # "imposed sanctions on the state for arming", where a tree hangs the state on them
        around += [below for child in head.children if child.dep_ == "obj" for below in child.children]
    found = [
        antecedent(child)
        for child in around
        if base(child.dep_) in {"obl", "nmod"} and (preposition(child) or particle_before(child)) in names
    ]
    if not found and head.pos_ == "VERB" and head.lemma_ == "pressure" and not is_passive(head):
        return objects_of(head)  # "put pressure on them to go", but "pressured them to go"
    return found


def wished_of(verb: Token) -> bool:
    """Whether a verb of wishing has an object that could act, none that is a means ("wants weapons to kill them")."""
    return any(item.lemma_.lower() not in word_class("instruments") for item in objects_of(verb))


def particle_before(phrase: Token) -> str | None:
    """The word right before a phrase that a tree takes for its verb's particle ("called on her to resign")."""
    first = phrase.left_edge.i - 1
    if first < 0 or phrase.doc[first].dep_ != "compound:prt":
        return None
    return phrase.doc[first].lower_


def objects_of(token: Token) -> list[Token]:
    """Surface objects, the antecedent standing for a gap in a relative clause."""
    found = [antecedent(child) for child in token.children if child.dep_ in {"obj", "iobj"}]
    direct = [item for item in found if item.dep_ != "iobj"]
    return direct or found


def gap(token: Token) -> Token | None:
    """The antecedent of a relative clause without a pronoun in it ("the man police arrested")."""
    if token.dep_ != "acl:relcl" or objects_of(token):
        return None
    if any(child.text.lower() in RELATIVE and child.dep_ != "mark" for child in token.children):
        return None
    if any(word.lower_ == "whose" for child in own_subjects(token) for word in child.children):
        return None
    return token.head


def surface_subjects(token: Token, control: Mapping[tuple[str, str], str], depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, own or shared; empty where the tree shows none."""
    own = own_subjects(token)
    if own or depth > 5:
        return own
    dep, head = base(token.dep_), token.head
    if (asked := for_to(token)) is not None:
        return [asked]
    if dep == "conj":
        return surface_subjects(head, control, depth + 1) if head.pos_ in PREDICATES else []
    if dep == "acl":
        return acl_subjects(token, control, depth)
    if dep == "advcl" and (absolute := beside_with(token) or right_before(token)):
        return absolute
    if (
        dep in {"xcomp", "advcl"}
        and head.lemma_ in word_class("means")
        and is_passive(head)
        and (users := agents(head))
    ):
        return [antecedent(user) for user in users]
    if dep == "advcl" and (decided := deciding(token)):
        return decided
    if dep in {"xcomp", "ccomp", "advcl", "parataxis"} and head.i != token.i:
        if (dep == "parataxis" and head.pos_ != "VERB") or is_imperative(token):
            return []
        return controlled(token, control) or surface_subjects(head, control, depth + 1)
    return []


def for_to(token: Token) -> Token | None:
    """Who stands between "for" and "to", where a tree takes him for an adjunct ("called again for the mayor to go")."""
    marks = [child for child in token.children if child.dep_ == "mark" and child.i < token.i]
    if [mark.lower_ for mark in marks] != ["for", "to"]:
        return None
    between = [child for child in token.children if marks[0].i < child.i < marks[1].i and child.pos_ in NOMINAL]
    return between[0] if len(between) == 1 else None


def deciding(token: Token) -> list[Token]:
    """Who made a decision to do it, as the relative clause tells: "the decision the mayor made to resign"."""
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > token.sent.start else None
    if before is None or marker(token) != "to" or before.pos_ != "VERB" or before.dep_ != "acl:relcl":
        return []
    return own_subjects(before) if before.head.lemma_.lower() in word_class("held") and not is_passive(before) else []


def beside_with(token: Token) -> list[Token]:
    """Who acts in "with Oslo and Riga condemning the raid", where a tree takes "with" for a preposition of the verb."""
    if token.tag_ != "VBG" or marker(token) is not None:
        return []
    return [c for c in token.children if c.dep_ == "obl" and c.i < token.i and preposition(c) == "with"]


def right_before(token: Token) -> list[Token]:
    """The people who do what stands right behind them: "the police clashed with workers demanding higher wages"."""
    first, head = token.left_edge.i, token.head
    if token.tag_ != "VBG" or marker(token) is not None or token.lemma_ not in word_class("crowd_deeds"):
        return []
    before = [c for c in head.children if head.i < c.i < first and base(c.dep_) in {"obl", "obj"}]
    close = [child for child in before if child.right_edge.i + 1 == first and child.tag_ in {"NNS", "NNPS"}]
    return close if token.i == first else []


def is_imperative(token: Token) -> bool:
    """Whether a clause that is said is a command, whose actor is whoever is spoken to ("'Don't shoot,' she says")."""
    said = base(token.dep_) in {"ccomp", "parataxis"} and token.tag_ == "VB" and token.i < token.head.i
    if marker(token) is not None:
        return False
    helped = any(child.dep_ == "aux" and child.lower_ not in {"do", "n't"} for child in token.children)
    return said and not helped


def is_infinitive(token: Token) -> bool:
    """Whether "to" stands right among the marks of a clause ("a decision on whether to attack")."""
    return any(child.dep_ == "mark" and child.lower_ == "to" for child in token.children)


def acl_subjects(token: Token, control: Mapping[tuple[str, str], str], depth: int) -> list[Token]:
    """Who does what a clause under a noun says: the noun, or for "a plan to" its owner."""
    head = token.head
    if token.dep_ == "acl:relcl" and is_infinitive(token):  # "one of four groups to sue"
        return ranked(head)
    if token.dep_ == "acl:relcl":
        return [head] if not any(c.text.lower() in RELATIVE for c in token.children) and is_passive(token) else []
    if head.pos_ == "NOUN" and (marker(token) in {"to", "of", "for"} or is_infinitive(token)):
        if controller(head, marker(token) or "", control) not in {None, "subject", "object"}:
            return controlled(token, control)  # "calls on the mayor to resign"; a plan or an order to is its owner's
        owners = [child for child in head.children if child.dep_ == "nmod:poss"]
        if not owners and head.lemma_.lower() in word_class("held"):
            owners = [child for child in head.children if base(child.dep_) == "nmod" and preposition(child) in HOLDERS]
        if owners:
            return owners
        if base(head.dep_) in {"obj", "obl"} and head.head.pos_ in {"VERB", "AUX"}:
            if head.i > head.head.i and preposition(head) in word_class("causes_before") and objects_of(head.head):
                return []  # "expelled four officers after a failed attempt to hack it"
            if preposition(head) == "against":  # "warned (them) against any attempt to storm the ship"
                return objects_of(head.head)
            if head.dep_ == "obj" and not word_class("others_deeds").isdisjoint(forms(head.head)):
                return []
            named = head.head.lemma_ in word_class("naming_untrue") and head.lemma_ in word_class("attempts")
            if head.dep_ == "obj" and named:  # "an assault that the government called an attempt to topple it"
                return []
            given = [antecedent(child) for child in head.head.children if child.dep_ == "iobj"]
            if given and head.dep_ == "obj":  # "gave the army orders to fire"
                return given
            return surface_subjects(head.head, control, depth + 1)
        return ranked(head)
    predicate = any(child.dep_ == "cop" for child in head.children)
    if predicate and (preposition(head) is None or is_gerund(token)):  # "he was the 31st person killed"
        return own_subjects(head) or [head]
    return [head]


def ranked(noun: Token) -> list[Token]:
    """Who does what an infinitive under a noun says, where that counts them: "one of four groups to sue".

    A copula names who it was: "the first senator to back him was Ann Lee".
    """
    one = predicated_of(noun)
    if one is not None:
        return [one]
    if not is_ranked(noun):
        return []
    above = noun.head
    told = above.pos_ == "PROPN" and base(noun.dep_) == "nsubj" and any(c.dep_ == "cop" for c in above.children)
    return [above] if told else [noun]


def is_reciprocal(token: Token) -> bool:
    """Whether a word ends "each other" or "one another", or begins it where a tree joins the two."""
    before = token.i > 0 and f"{token.nbor(-1).lower_} {token.lower_}" in RECIPROCAL
    return before or (token.i + 1 < len(token.doc) and f"{token.lower_} {token.nbor(1).lower_}" in RECIPROCAL)


def is_agent(token: Token) -> bool:
    """Whether a phrase that a tree calls an agent can be one: "handed over to the army" names none."""
    lead = preposition(token)
    if token.dep_ != "obl:agent" or lead not in {None, "by", "from"}:
        return False
    if is_means(token):
        return False
    if lead == "from" and token.head.lemma_.lower() in word_class("parting"):
        return False  # "was expelled from the league"
    between = token.doc[min(token.head.i, token.i) : token.i]
    return lead is not None or any(word.lower_ == "by" for word in between)  # "hanged along with a bomber"


def is_means(phrase: Token) -> bool:
    """Whether a bare noun after "by" says how something was done or sent: "evacuated by helicopter", "by phone"."""
    bare = phrase.tag_ == "NN" and all(child.dep_ == "case" for child in phrase.children)
    return bare and phrase.lemma_.lower() in word_class("conveyances")


def agents(token: Token) -> list[Token]:
    """Agents of a passive: obl:agent, or a phrase with "by", also where a tree hung it on the one acted on."""
    found = [
        child
        for child in token.children
        if is_agent(child)
        or (base(child.dep_) == "obl" and preposition(child) == "by" and not is_means(child))
        or (base(child.dep_) in SUBJECTS and by_phrase(child))
    ]
    # "He was arrested in May by the police, then extradited": a tree may hang the police on what follows.
    found = found or [
        agent
        for verb in token.children
        if verb.dep_ == "conj" and verb.pos_ == "VERB"
        for agent in verb.children
        if agent.i < verb.i and base(agent.dep_) == "obl" and preposition(agent) == "by"
    ]
    by = accuser(token)
    found = found or ([by] if by is not None else []) or shared_agents(token)
    if found:
        return found
    acted_on = [child for child in token.children if child.dep_ == "nsubj:pass"]
    acted_on += [token.head] if token.dep_ == "acl" else []
    return [
        child
        for item in acted_on
        for child in item.children
        if base(child.dep_) == "nmod" and child.i > token.i and preposition(child) == "by"
    ]


def shared_agents(verb: Token) -> list[Token]:
    """The agent of the last of coordinated participles, whose it is too: "were beaten and shot by the guards"."""
    first = verb.head if verb.dep_ == "conj" else verb
    beside = [child for child in first.children if child.dep_ == "conj" and child.i > verb.i]
    for other in beside:
        between = verb.doc[verb.i + 1 : other.i]
        if other.tag_ != "VBN" or not all(w.pos_ in {"PUNCT", "CCONJ", "ADV"} or w in beside for w in between):
            return []
        own = [child for child in other.children if is_agent(child) and child.i > other.i]
        if own:
            return own
    return []
