"""What the words around an event make of it: negation, modality, tense, conditions, implicatives.

The walk goes from the trigger up its tree and stops at the cue of the innermost claim: what lies above
belongs to the claim. Signatures of predicates after Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from spacy.tokens import Token

from according.attribution.cues import UPOS, base_forms, cue_lexicon
from according.attribution.given import definite, given, happening, opened
from according.attribution.operators import Local, implicatives, modality, signatures
from according.resources import Row
from according.words import base

ADVERBIAL = frozenset({"advcl", "parataxis", "conj", "discourse", "vocative", "acl:relcl", "advcl:relcl", "ROOT"})
ATTEMPTS = frozenset({"try", "attempt", "seek"})
INVERTED = frozenset({"were", "had", "should"})
OPEN_QUESTION = frozenset({"why", "when", "where", "how", "who", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
PLACING = frozenset({"at", "in", "during", "on", "before", "after"})
"""Prepositions after which a noun that hangs on a noun has a life of its own: "address the arrests at a meeting".""" 


def local_state(trigger: Token, stops: frozenset[int]) -> Local:
    """Walk up from the trigger to the root or to a token of `stops` (cues of its claims)."""
    state = Local()
    node = trigger
    if node.i not in stops:
        _own(node, state)
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
    row = modality("weighs").get(verb.lemma_.lower())
    if row is not None and verb.pos_ == "VERB" and any(base(child.dep_) in ("obj", "nsubj") for child in verb.children):
        state.apply(row["effect"])
        state.note(row, verb.lower_)


def polarity(token: Token) -> int:
    """-1 where the token's own clause negates it ("did not leave", "no withdrawal"), else 1."""
    state = Local()
    _own(token, state)
    return -1 if state.negated else 1


def _climb(node: Token, head: Token, state: Local) -> bool:
    """Apply what `head` does to `node`; False where the walk ends (another clause begins)."""
    dep = base(node.dep_)
    if node.dep_ in ("acl:relcl", "acl", "ccomp") and head.lemma_ in modality("no-noun") and _none(head):
        state.apply("negated")
        state.note(modality("no-noun")[head.lemma_], f"no {head.lemma_}")
        return False
    if node.dep_ in ("acl:relcl", "advcl:relcl"):
        # "A law that bans strikes" is as real as the law; "the law" that bans them is there.
        real = state.finite_past or head.pos_ != "NOUN" or definite(head)
        state.background = real and not state.irrealis and not state.would
        return not real
    if node.dep_ == "acl" and node.tag_ == "VBN" and head.pos_ in NOMINAL and not opened(head):
        state.background = not state.irrealis and not state.would  # "regain territory seized by rebels"
        return False
    if dep == "conj":
        state.contrast = state.contrast or (_joined(node) == "but" and node.pos_ in NOMINAL)
        _shared(node, head, state)
        return not (node.pos_ in VERBAL and _has_subject(node))
    if dep in ("parataxis", "discourse", "vocative", "appos", "dislocated"):
        return dep == "appos"
    if dep == "advcl":
        return _adverbial(node, head, state)
    if dep == "ccomp" and head.lemma_ in modality("ensures"):
        state.finite_past = False  # "see to it that they were freed" tells of no past
    governed = _governed(node, head, state)
    if state.presupposed:
        return False  # whatever ends, or could end, has begun
    nominal_argument = dep in ("obj", "iobj", "nsubj", "nmod", "compound", "obl", "acl", "amod")
    state.aside = state.aside or (dep == "nmod" and bool(_cases(node) & PLACING))
    if nominal_argument and not governed and not state.aside and not _unverified(head, dep) and given(node, head):
        state.apply("presupposed")
        return False
    if dep in ("ccomp", "xcomp", "csubj") or nominal_argument:
        if dep == "obl" and not governed and not _light_host(head):
            _around(head, state)
            return False
        _over(node, head, dep, state, governed)
        return True
    return dep in (
        "root",
        "det",
        "case",
        "flat",
        "fixed",
        "nummod",
        "goeswith",
        "cop",
        "aux",
        "dep",
        "advmod",
    )


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
            _set_for(head, state)
            _predicated(head, state)
            if not happening(head) and not _exists(head):
                _around(head, state)
                return
        _own(head, state, counted=node)
    elif head.pos_ in NOMINAL and not (node.pos_ in VERBAL and _has_subject(node)):
        # "No explanation why it has banned flights": the flights are banned.
        _determined(head, state)


def _unverified(head: Token, dep: str) -> bool:
    """Whether the event stands under a word that, negated, leaves it open: "could not be confirmed"."""
    verifies = dep in ("obj", "nsubj", "ccomp") and head.lemma_ in modality("unverified")
    return verifies and _negator(head) is not None


def _around(head: Token, state: Local) -> None:
    """What a clause makes of what it only mentions: its modality reaches that, its negation does not.

    "The talks did not fail" were held, "nobody died in the attack" was one; "may meet at the talks" leaves both open.
    """
    negated = state.negated
    _own_clause(head, state)
    state.negated = negated


def _own(node: Token, state: Local, counted: Token | None = None) -> None:
    """Operators among the word's own children; what `counted` says of itself ("no withdrawal") has been heard."""
    if node.pos_ in NOMINAL and not any(child.dep_ == "cop" for child in node.children):
        _modifiers(node, state)
        _determined(node, state)
        _case(node, state)
        return
    _own_clause(node, state, counted)


def _own_clause(node: Token, state: Local, counted: Token | None = None) -> None:
    if _ordered(node):
        state.apply("hypothetical")  # who orders not to shoot says nothing of shots
        return
    helped = {child.lower_ for child in node.children if base(child.dep_) == "aux"}
    past = (node.tag_ in ("VBD", "VBN") or "Past" in node.morph.get("Tense", [])) and "be" not in helped
    if _mandated(node, helped):
        state.apply("hypothetical")  # "suggested that they meet": a subjunctive
    for child in node.children:
        word, dep = child.lower_, base(child.dep_)
        if dep == "aux" and word in modality("aux"):
            _modal(child, node, state)
        elif dep == "advmod" and word in modality("negator") and _denying(child, counted) and not state.contrast:
            state.apply("negated")
            state.note(modality("negator")[word], word)
        elif dep == "advmod" and word in modality("adverb"):
            state.apply("hypothetical")
            state.note(modality("adverb")[word], word)
        elif dep in ("case", "mark", "amod") and word in modality("before-infinitive") and _infinitive(node):
            # "is due to meet" is often read as the preposition "due to".
            state.apply(modality("before-infinitive")[word]["effect"])
            state.note(modality("before-infinitive")[word], word)
        elif dep == "mark" and word in modality("mark"):
            # "Whether to go" weighs what may be done, "whether they went" asks.
            state.apply("hypothetical" if _infinitive(node) else modality("mark")[word]["effect"])
            state.note(modality("mark")[word], word)
        elif word in INVERTED and _inverted(child, node):
            state.apply("hypothetical")
            state.why.append(f"status: inversion {word}")
        elif dep == "aux" and word in ("has", "have", "had", "'ve", "’ve", "was", "were", "did"):
            past = True
        elif child == counted:
            continue
        elif dep in ("nsubj", "obj") and _none(child):
            state.apply("negated")
            state.note(modality("determiner")[_none(child) or "no"], child.text)
        elif dep == "obl" and _none(child) and child.i < node.i:
            state.apply("negated")
    if node.lower_ in INVERTED and _inverted(node, node):
        state.apply("hypothetical")
        state.why.append(f"status: inversion {node.lower_}")
    state.finite_past = state.finite_past or (past and not state.irrealis and not state.would)
    if _asked(node):
        state.asked = True


def _denying(negator: Token, counted: Token | None) -> bool:
    """Whether a negation undoes its verb: neither "not just" and "not only" do, nor "almost never", which has one.

    "Almost" undoes the event's own verb alone: "I would almost like to see them leave".
    """
    after = negator.nbor(1).lower_ if negator.i + 1 < len(negator.doc) else ""
    if negator.lower_ in ("almost", "nearly"):
        return counted is None and after not in ("all", "every", "certainly") and after not in modality("negator")
    return after not in ("just", "only", "merely", "simply")


def _mandated(node: Token, helped: set[str]) -> bool:
    """Whether a content clause has the base form after its subject, the mandative subjunctive (Quirk et al. 1985 §14.24).

    It is sure after a verb of bidding, and where the subject would ask for an -s otherwise: "insists that he leave".
    """
    if base(node.dep_) != "ccomp" or _infinitive(node) or helped & {"do", "did", "does", *modality("aux")}:
        return False
    subject = next((c for c in node.children if base(c.dep_) == "nsubj" and c.i < node.i), None)
    passive = node.tag_ == "VBN" and "be" in helped and not helped & {"been", "being"}
    singular = subject is not None and (subject.tag_ in ("NN", "NNP") or subject.lower_ in ("he", "she", "it"))
    bidding = node.head.lemma_ in modality("bids")
    return subject is not None and (passive or (node.tag_ == "VB" and (singular or bidding)))


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


def _infinitive(node: Token) -> bool:
    return node.pos_ in VERBAL and any(child.lower_ == "to" for child in node.children)


def _modal(child: Token, node: Token, state: Local) -> None:
    row = modality("aux")[child.lower_]
    perfect = any(base(c.dep_) == "aux" and c.lemma_ == "have" for c in node.children)
    effect = row["effect"]
    if child.lower_ in ("could", "can") and _negator(node) is not None:
        effect = "fact"  # "could not reach" is a plain negation
    if child.lower_ in ("'d",) and not perfect:
        effect = "would"
    elif effect == "would" and perfect:
        effect = "hypothetical"
    elif perfect and child.lower_ in ("should", "ought"):
        effect = "negated"  # "should have left" did not, and "should not have left" did
    state.apply(effect)
    state.note(row, child.lower_)


def _negator(node: Token) -> Token | None:
    return next((c for c in node.children if base(c.dep_) == "advmod" and c.lower_ in modality("negator")), None)


def _asked(node: Token) -> bool:
    """Whether the clause is a question: a question mark ends its sentence and it is the main clause.

    A question for the time, place, reason or doer takes the deed itself for granted ("Why did they fire?").
    """
    if base(node.dep_) not in ("ROOT", "ccomp", "parataxis", "conj"):
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


def _none(token: Token) -> str | None:
    """The negative word of a noun phrase ("no troops", "none of", "nobody"), or None."""
    words = modality("determiner")
    if token.lower_ in words:
        return token.lower_
    return next((c.lower_ for c in token.children if base(c.dep_) in ("det", "advmod") and c.lower_ in words), None)


def _determined(noun: Token, state: Local) -> None:
    word = _none(noun)
    if word is not None:
        state.apply("negated")
        state.note(modality("determiner")[word], word)


def _case(noun: Token, state: Local) -> None:
    for child in noun.children:
        if child.dep_ == "case" and child.lower_ in modality("case"):
            state.apply("negated")
            state.note(modality("case")[child.lower_], child.lower_)


def _exists(head: Token) -> bool:
    """Whether a noun is said to be or not to be, as in "there was no attack"."""
    return head.lemma_ == "be" or any(child.dep_ == "expl" for child in head.children)


def _predicated(head: Token, state: Local) -> None:
    """A predicate that says of its subject what a modifier would: "an attack is imminent", "a strike is possible"."""
    row = implicatives("modifier").get(head.lower_)
    if row is not None and head.pos_ in ("ADJ", "ADV"):
        state.apply(row["effect"])
        state.note(row, head.lower_)


def _set_for(word: Token, state: Local) -> None:
    """A participle that puts its noun ahead: "talks set for Monday"."""
    row = modality("set-for").get(word.lower_)
    ahead = row is not None and any(c.dep_ == "case" and c.lower_ == "for" for o in word.children for c in o.children)
    if row is not None and ahead and not any(base(child.dep_) == "obj" for child in word.children):
        state.apply(row["effect"])
        state.note(row, word.lower_)


def _modifiers(noun: Token, state: Local) -> None:
    for child in noun.children:
        if child.dep_ == "acl":
            _set_for(child, state)
        if base(child.dep_) not in ("amod", "compound", "advmod"):
            continue
        row = implicatives("modifier").get(child.lower_)
        if row is not None:
            state.apply(row["effect"])
            state.note(row, child.lower_)


def _frame(node: Token) -> set[str]:
    """The frames that a dependent can fill, by its relation, its mark and its case."""
    dep = base(node.dep_)
    frames: set[str] = set()
    marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "case") and c.i < node.i}
    if dep in ("xcomp", "ccomp", "acl", "advcl", "csubj"):
        if "to" in marks:
            frames.add("to")
        elif node.lower_.endswith("ing"):
            frames |= {"ing"} | marks
        elif node.pos_ in ("ADJ", "NOUN") and dep == "xcomp":
            frames.add("to")
        else:
            frames |= {"that"} | marks
            if dep == "xcomp":
                frames.add("to")
    elif dep in ("obj", "iobj") or node.dep_ == "nsubj:pass":
        frames.add("obj")
    elif dep in ("obl", "nmod"):
        frames |= marks
    elif dep == "compound":
        frames |= {"obj", "of", "for"}
    return frames


def _governed(node: Token, head: Token, state: Local) -> bool:
    """Apply the signature of a governing predicate whose frame `node` fills; True where there is one."""
    frames = _frame(node)
    row = _signature(node, head, frames)
    if row is None:
        if head.pos_ == "ADJ" and _infinitive(node) and not _was(head):
            state.apply("hypothetical")  # "it is unhelpful to blame others" tells of no blaming
            return True
        return False
    if head.lemma_ == "have" and "to" not in frames:
        return False
    if row["effect"] != "fact":
        # Who did not try to fire did not fire: under a negation an attempt leaves nothing open.
        untried = row["effect"] == "hypothetical" and head.lemma_ in ATTEMPTS and _negator(head) is not None
        if not untried:
            wished = row["effect"] == "planned" and head.lemma_ in modality("wishes") and _refused(head)
            state.averted = state.averted or row["effect"] == "negated"
            effect = "presupposed" if row["effect"] == "given" else row["effect"]
            state.apply("hypothetical" if wished else effect)
        state.note(row, head.lower_)
    return True


def _refused(head: Token) -> bool:
    """Whether a wish is denied: "nobody wants a war" leaves open whether there is one."""
    subject = next((child for child in head.children if base(child.dep_) == "nsubj"), None)
    return _negator(head) is not None or (subject is not None and _none(subject) is not None)


def _signature(node: Token, head: Token, frames: set[str]) -> Row | None:
    """The row of a governing word for a frame; where it takes its event for granted, only for a known one."""
    pos = "adj" if head.pos_ == "ADJ" else UPOS.get(head.pos_)
    if pos is None:
        return None
    if pos in ("verb", "adj") and _infinitive(node) and (content := _content_noun(head)) is not None:
        return content
    table = signatures(pos)
    rows = table.get(_with_particle(head)) or table.get(head.lemma_.lower()) or _by_form(head, table)
    if not rows and head.pos_ == "VERB":
        rows = signatures("adj").get(head.lower_)
    for row in rows or ():
        if frames & set(row.words("frames")):
            sure = definite(node) if base(node.dep_) in ("obj", "nsubj") else not opened(node)
            if row["effect"] != "given" or sure:
                return row
    return None


def _by_form(head: Token, table: dict[str, list[Row]]) -> list[Row]:
    """Rows by the word's regular base forms: of nouns that a headline writes with a capital, of verbs in -ing."""
    if head.pos_ == "NOUN" and head.lower_.endswith("ing"):  # "her pleading not to shoot"
        table = signatures("verb")
    elif head.pos_ != "PROPN":
        return []
    return next((table[form] for form in base_forms(head.lower_) if form in table), [])


def _was(head: Token) -> bool:
    """Whether an adjective is said of the past: "it was wrong to fire" tells of fire."""
    return any(child.dep_ == "cop" and child.lower_ in ("was", "were", "been") for child in head.children)


def _with_particle(head: Token) -> str:
    particle = next((c.lower_ for c in head.children if c.dep_ == "compound:prt"), None)
    return f"{head.lemma_.lower()} {particle}" if particle else ""


def _adverbial(node: Token, head: Token, state: Local) -> bool:
    """Adverbial clauses: conditions, purposes, and what was not done; the walk ends there."""
    words = [c.lower_ for c in node.children if c.dep_ in ("mark", "case", "advmod") and c.i < node.i]
    # "Especially to ban strikes", "not to shoot": what stands before the infinitive says nothing of its kind.
    words = [word for word in words if word not in modality("negator") and not (word.endswith("ly") and "to" in words)]
    if "without" in words or ("than" in words and "rather" in words) or "instead" in words:
        # "Instead of using force, they should talk": what should give way to something else is done.
        state.apply("background" if _owed(head) and "without" not in words else "negated")
    elif words[:1] == ["to"] or ("to" in words and ("order" in words or "so" in words)):
        governed = _governed(node, head, state)
        if not governed and head.lemma_ in modality("host") and (_speech(node) or node.lemma_ in modality("utters")):
            _own(head, state)
            state.note(modality("host")[head.lemma_], head.lower_)
            return True
        if not governed:
            state.apply(_aimed(head))
            state.apply("hypothetical" if _irreal(head) == "hypothetical" else "fact")
        return False
    elif words and words[0] in modality("background") and not state.irrealis:
        state.background = words[0] in modality("background") and not state.would
    elif words[:1] == ["before"] and node.tag_ == "VBG" and head.tag_ in ("VBD", "VBN") and not _irreal(head):
        pass  # "played for two years before joining" joined
    elif words and words[0] in modality("mark-future") and not state.finite_past:
        state.apply("hypothetical")
        state.note(modality("mark-future")[words[0]], words[0])
    elif node.lower_.endswith("ing") and _governed(node, head, state):
        _own(head, state)
        return True
    elif node.lower_.endswith("ing") and not words and _irreal(head):
        state.apply(_irreal(head) or "fact")
    return False


def _aimed(head: Token) -> str:
    """What an infinitive of purpose is: planned, but after an adjective ("free to go") or a subject that takes
    one for its content ("pressure grows to free them") what that makes of it.
    """
    row = _content_noun(head)
    if row is not None:
        return row["effect"]
    empty = any(child.lower_ == "it" and base(child.dep_) in ("nsubj", "expl") for child in head.children)
    if head.pos_ == "ADJ" or (empty and head.lemma_ in ("make", "be", "remain", "seem", "become", "appear")):
        return "hypothetical"
    return "planned"


def _content_noun(head: Token) -> Row | None:
    """The row of a noun around a verb that an infinitive may be the content of, though the tree hangs it on the verb:
    "pressure grows to free them", "made a bid to win", "moves were under way to oust her"."""
    nouns = [child for child in head.children if base(child.dep_) in ("nsubj", "obj") and child.pos_ in NOMINAL]
    for noun in reversed(nouns):
        if base(noun.dep_) == "obj" and head.lemma_ not in modality("carries"):
            continue
        for row in signatures("noun").get(noun.lemma_.lower(), []):
            if "to" in row.words("frames"):
                return row
    return None


def _owed(head: Token) -> bool:
    """Whether the clause says what should or must be done."""
    helpers = {child.lower_ for child in head.children if base(child.dep_) == "aux"}
    above = {head.lemma_, head.head.lemma_}
    return bool(helpers & {"should", "must", "ought"}) or bool(above & {"need", "have", "urge", "demand"})


def _speech(node: Token) -> bool:
    """Whether a verb is an act of speech: "wrote to demand" demands, "gathered to attack" has not attacked yet."""
    entry = cue_lexicon().at(node)
    return entry is not None and not (entry.cls == "criticism" and entry.weight == "weak")


def _irreal(head: Token) -> str | None:
    """Whether a main clause is itself modal, so that its participles are."""
    above = Local()
    _own_clause(head, above)
    return above.irrealis or None


def _shared(node: Token, head: Token, state: Local) -> None:
    """Operators of a first conjunct that reach the second: its modal and mark where it has none.

    "Not resistance but murder" is murder: after "but" no negation reaches.
    """
    own = {base(child.dep_) for child in node.children}
    if node.pos_ in VERBAL and head.pos_ in VERBAL and not own & {"aux", "nsubj"}:
        for child in head.children:
            if base(child.dep_) == "aux" and child.lower_ in modality("aux"):
                _modal(child, head, state)
            if child.dep_ == "mark" and child.lower_ in modality("mark"):
                state.apply(modality("mark")[child.lower_]["effect"])
            if base(child.dep_) == "advmod" and child.lower_ in modality("negator") and _joined(node) == "or":
                state.apply("negated")
    elif node.pos_ in NOMINAL and head.pos_ in NOMINAL and "det" not in own:
        _determined(head, state)
        _modifiers(head, state)


def _joined(node: Token) -> str | None:
    return next((c.lower_ for c in node.children if c.dep_ == "cc"), None)


def _has_subject(node: Token) -> bool:
    return any(base(child.dep_) in ("nsubj", "csubj") for child in node.children)
