"""What a governing word makes of the event below it: signatures of predicates, and adverbial clauses.

Signatures after Nairn, Condoravdi and Karttunen (2006): `implicatives.tsv`.
"""

from __future__ import annotations

from spacy.tokens import Token

from according.attribution.clause import NOMINAL, infinitive, negator_of, no_word, weigh, weigh_clause
from according.attribution.cues import UPOS, base_forms, cue_lexicon
from according.attribution.given import definite, opened
from according.attribution.operators import Local, modality, signatures
from according.resources import Row
from according.words import base, word_class

ANSWERED = frozenset({"accusation", "criticism", "demand", "threat", "warning"})
"""Classes of nouns for what somebody said: to deny or doubt it leaves that it was said."""
FIRST = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "last", "only"})


def govern(node: Token, head: Token, state: Local) -> bool:
    """Apply the signature of a governing predicate whose frame `node` fills; True where there is one."""
    frames = _frame(node)
    to_do = "to" in frames and node.tag_ != "VBG"  # "to firing" has the frame of a preposition alone
    if to_do and _carried(head):
        return True
    if to_do and _judged(node, head):
        state.apply("hypothetical")
        return True
    row = _signature(node, head, frames)
    if row is not None and head.lemma_ in word_class("refusing") | word_class("clearing") and _said(node):
        return False  # who rejected the accusation, or is cleared of it, was accused
    if row is None:
        if head.pos_ == "ADJ" and infinitive(node) and not _was(head):
            state.apply("hypothetical")  # "it is unhelpful to blame others" tells of no blaming
            return True
        return False
    if head.lemma_ == "have" and "to" not in frames:
        return False
    if row["effect"] != "fact":
        # Who did not try to fire did not fire: under a negation an attempt leaves nothing open.
        untried = (
            row["effect"] == "hypothetical" and head.lemma_ in word_class("trying") and negator_of(head) is not None
        )
        untried = untried or (head.lemma_ in modality("ready") and head.pos_ == "ADJ" and negator_of(head) is not None)
        if not untried:
            wished = row["effect"] == "planned" and head.lemma_ in modality("wishes") and _refused(head)
            state.averted = state.averted or row["effect"] == "negated"
            effect = "presupposed" if row["effect"] == "given" else row["effect"]
            state.apply("hypothetical" if wished else effect)
        state.note(row, head.lower_)
    return True


def _said(node: Token) -> bool:
    """Whether a noun names what somebody said, which stays said whoever rejects it."""
    entry = cue_lexicon().at(node) if node.pos_ in NOMINAL else None
    return entry is not None and entry.cls in ANSWERED


def _carried(head: Token) -> bool:
    """Whether an infinitive is what a campaign under way is for: "is waging a campaign to drive them out"."""
    verb = head.head if head.pos_ in NOMINAL else head
    objects = [child for child in verb.children if base(child.dep_) == "obj"]
    waged = [child for child in objects if child.lemma_.lower() in word_class("campaigns")]
    waged = [child for child in waged if head.pos_ not in NOMINAL or child.i == head.i]
    return bool(waged) and verb.lemma_ in modality("wages") and verb.tag_ != "VB" and not _irreal(verb)


def _judged(node: Token, head: Token) -> bool:
    """Whether the infinitive is what is called easy or hard: "makes it easier to sue" tells of no suit."""
    siblings = [child for child in head.children if base(child.dep_) == "xcomp" and child.i < node.i]
    return head.lemma_ in ("make", "find", "consider", "deem") and any(child.pos_ == "ADJ" for child in siblings)


def _refused(head: Token) -> bool:
    """Whether a wish is denied: "nobody wants a war" leaves open whether there is one."""
    subject = next((child for child in head.children if base(child.dep_) == "nsubj"), None)
    return negator_of(head) is not None or (subject is not None and no_word(subject) is not None)


def signature(node: Token, head: Token) -> Row | None:
    """The row of `implicatives.tsv` by which a word changes the event of its dependent `node`, None where none does."""
    return _signature(node, head, _frame(node))


def granted(node: Token, head: Token) -> bool:
    """Whether a word takes what it has for its object or phrase for granted: "responded to", "echoed"."""
    table = signatures(UPOS.get(head.pos_, ""))
    rows = (*table.get(_with_particle(head), ()), *table.get(head.lemma_.lower(), ()))
    frames = _frame(node)
    return any(row["effect"] == "given" and frames & set(row.words("frames")) for row in rows)


def _signature(node: Token, head: Token, frames: set[str]) -> Row | None:
    """The row of a governing word for a frame; where it takes its event for granted, only for a known one."""
    pos = "adj" if head.pos_ == "ADJ" else UPOS.get(head.pos_)
    if pos is None:
        return None
    if pos in ("verb", "adj") and infinitive(node) and (content := _content_noun(head)) is not None:
        return content
    table = signatures(pos)
    rows = table.get(_with_particle(head)) or table.get(head.lemma_.lower()) or _by_form(head, table)
    if not rows and head.pos_ == "VERB":
        rows = signatures("adj").get(head.lower_, [])
    for row in rows:
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


def _added(node: Token, marks: set[str]) -> bool:
    """Whether a clause tells what was done besides or before: "averted a coup, arresting nine"."""
    edge = node.left_edge
    apart = edge.lower_ == "," or (edge.i > 0 and edge.nbor(-1).lower_ == ",")
    apart = apart and node.head.nbor(1).lower_ != ","  # "stopped, for now, shelling the town"
    return (apart and not marks) or any(mark in modality("mark-later") for mark in marks)


def _frame(node: Token) -> set[str]:
    """The frames that a dependent can fill, by its relation, its mark and its case."""
    dep = base(node.dep_)
    frames: set[str] = set()
    marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "case") and c.i < node.i}
    if dep in ("xcomp", "ccomp", "acl", "advcl", "csubj"):
        if "to" in marks and node.tag_ != "VBG":
            frames.add("to")
        elif dep == "advcl" and ("by" in marks or _added(node, marks)):
            return marks  # "keeps his seat by praising her": a means is no complement
        elif node.lower_.endswith("ing"):
            frames |= {"ing"} | marks
        elif node.pos_ in ("ADJ", "NOUN") and dep == "xcomp":
            frames.add("to")
        else:
            frames |= {"that"} | marks
            if dep == "xcomp":
                frames.add("to")
        if _gerund(node) and "by" not in frames:
            frames |= {"ing", *marks, *(f"{mark}-ing" for mark in marks)}
    elif dep in ("obj", "iobj") or node.dep_ == "nsubj:pass":
        frames.add("obj")
    elif dep in ("obl", "nmod"):
        frames |= marks
    elif dep == "compound":
        frames |= {"obj", "of", "for"}
    return frames


def _gerund(node: Token) -> bool:
    """Whether a clause is a gerund: "firing", "being fired"."""
    return node.lower_.endswith("ing") or any(c.lower_ == "being" and c.dep_.startswith("aux") for c in node.children)


def adverbial(node: Token, head: Token, state: Local) -> bool:
    """Adverbial clauses: conditions, purposes, and what was not done; the walk ends there."""
    words = [c.lower_ for c in node.children if c.dep_ in ("mark", "case", "advmod") and c.i < node.i]
    # "Especially to ban strikes", "not to shoot": what stands before the infinitive says nothing of its kind.
    words = [word for word in words if word not in modality("negator") and not (word.endswith("ly") and "to" in words)]
    far = words[:1] == ["from"] and node.left_edge.i > 0 and node.left_edge.nbor(-1).lower_ == "far"
    if "without" in words or _rather_than(node) or "instead" in words or far:
        # "Instead of using force, they should talk": what should give way to something else is done.
        state.apply("background" if _owed(head) and "without" not in words else "negated")
    elif words[:1] == ["by"] and _gerund(node):
        weigh(head, state)  # what is done by it and the means are one: "to answer by suing"
        return True
    elif words[:1] == ["to"] and node.tag_ == "VBG":
        # "Devoted her speech to praising them" is no purpose, "committed to leaving" a plan.
        if govern(node, head, state):
            weigh(head, state)
            return True
    elif words[:1] == ["to"] or ("to" in words and ("order" in words or "so" in words)):
        return _purpose(node, head, state)
    elif words and _later(words[0], node, head):
        state.apply("planned")
    elif words and words[0] in modality("background") and not state.irrealis:
        state.background = not state.would
    elif words[:1] in (["before"], ["prior"]) and _gerund(node) and (_measured(node) or _past(head)):
        pass  # "played for two years before joining" joined
    elif words and words[0] in modality("mark-future") and not state.finite_past:
        state.apply("hypothetical")
        state.note(modality("mark-future")[words[0]], words[0])
    elif _gerund(node) and govern(node, head, state):
        weigh(head, state)
        return True
    elif node.lower_.endswith("ing") and not words and _irreal(head):
        state.apply(_irreal(head) or "fact")
    return False


def _rather_than(node: Token) -> bool:
    """Whether "rather than" opens a clause; a tree may hang "than" on "rather"."""
    rather = [child for child in node.children if child.lower_ == "rather" and child.i < node.i]
    return any(child.i + 1 < len(node.doc) and child.nbor(1).lower_ == "than" for child in rather)


def _purpose(node: Token, head: Token, state: Local) -> bool:
    """What an infinitive beside a clause is: its content, a deed of speech done with it, or what it is for."""
    if govern(node, head, state):
        weigh(head, state)
        return True
    if head.lemma_ in modality("host") and (_speech(node) or node.lemma_ in modality("utters")):
        weigh(head, state)
        state.note(modality("host")[head.lemma_], head.lower_)
        return True
    unmoved = head.lemma_ in modality("moves") and negator_of(head) is not None
    # Who did not step forward to speak did not speak.
    state.apply("negated" if unmoved else _aimed(head))
    state.apply("hypothetical" if _irreal(head) == "hypothetical" else "fact")
    return False


def _later(opener: str, node: Token, head: Token) -> bool:
    """Whether a present in a clause of time is to come: "will talk after he steps down" (Quirk et al. 1985 §14.22).

    "As" before its main clause tells what goes on: "as the rivals gather, both will hope".
    """
    ahead = opener in modality("mark-later") and (opener != "as" or node.i > head.i)
    return ahead and node.tag_ in ("VBZ", "VBP") and _irreal(head) == "planned"


def _past(head: Token) -> bool:
    """Whether a clause tells of the past, as it is."""
    return head.tag_ in ("VBD", "VBN") and not _irreal(head)


def _measured(node: Token) -> bool:
    """Whether a stretch of time stands before the clause: "two months before testing it"."""
    return any(base(child.dep_) == "obl" and child.i < node.i and child.ent_type_ != "" for child in node.children)


def _aimed(head: Token) -> str:
    """What an infinitive of purpose is: planned, but after an adjective ("free to go") or a subject that takes
    one for its content ("pressure grows to free them") what that makes of it.
    """
    row = _content_noun(head)
    if row is not None:
        return row["effect"]
    if any(word.lemma_.lower() in FIRST for word in (head, *list(head.ancestors)[:2])):
        return "fact"  # "they are the first to be freed"
    if any(token.lower_ == "enough" for child in head.children for token in (child, *child.children)):
        return "hypothetical"  # "did not do enough to protect them"
    empty = any(child.lower_ == "it" and base(child.dep_) in ("nsubj", "expl") for child in head.children)
    if head.pos_ == "ADJ" or (empty and head.lemma_ in ("make", "be", "remain", "seem", "become", "appear")):
        return "hypothetical"
    return "planned"


def _content_noun(head: Token) -> Row | None:
    """The row of a noun around a verb that an infinitive may be the content of, though the tree hangs it on the verb:
    "pressure grows to free them", "made a bid to win", "moves were under way to oust her"."""
    nouns = [child for child in head.children if base(child.dep_) in ("nsubj", "obj") and child.pos_ in NOMINAL]
    own = any("to" in row.words("frames") for row in signatures("verb").get(head.lemma_.lower(), []))
    for noun in reversed(nouns):
        if own and base(noun.dep_) == "nsubj":
            continue  # "the ban forced them to leave"
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
    weigh_clause(head, above)
    return above.irrealis or None
