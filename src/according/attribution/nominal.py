"""Cues that are no verbs: "the claim that", "according to", "reportedly", "alleged", "X is confident that"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from according.attribution.cues import CueEntry, cue_lexicon, source_words
from according.attribution.edges import Range, merged, trimmed
from according.attribution.phrases import Draft, runs, source_range, subtree
from according.attribution.subjects import EMPTY, own_subject, speaker
from according.attribution.verbs import cue_range, stray_clause
from according.resources import table
from according.words import base, word_class

OWNED = frozenset({"accusation", "charge", "allegation", "claim", "denial", "threat", "warning"})
"""Nouns for what is said whose speaker may stand right before them, without a mark."""
AIMED = frozenset({"accusation", "criticism"})
AROUND = frozenset({"amid", "after", "following", "despite", "before", "during", "because"})
"""Prepositions by which what is said only stands around a deed: "sent troops amid reports of"."""
NEEDS_SOURCE_FOR_OF = frozenset({"say", "attitude", "belief", "plan", "criticism", "evidence", "doubt"})


def noun_draft(noun: Token, entry: CueEntry) -> Draft | None:
    """The attribution of a noun with a content clause or phrase, or None."""
    parts, case = _noun_parts(noun, entry)
    copula = _copula_clause(noun) if not parts else None
    if copula is not None:
        parts = [copula]
    if not parts:
        return None
    doc = noun.doc
    head, light = _noun_source(noun, parts, entry)
    clause = any(base(part.dep_) in ("acl", "ccomp", "csubj") or part is copula for part in parts)
    if not clause and head is None and entry.cls in NEEDS_SOURCE_FOR_OF and not _hearsay(noun, parts):
        return None
    source = source_range(head) if head is not None else None
    if source is not None and noun.i in range(*source):
        source = _possessor(head) if head is not None else None
    cue = (
        (cue_range(light)[0], noun.i + 1)
        if light is not None and noun.i - light.i <= 5 and light.i < noun.i
        else (noun.i, noun.i + 1)
    )
    if case is not None and case == cue[1]:
        cue = (cue[0], case + 1)
    indices = set().union(*(subtree(part) for part in parts)) - set(range(*cue))
    if copula is not None and copula.i == noun.head.i:
        indices -= {child.i for child in copula.children if child.dep_ == "cop"} | subtree(noun)
    spans = [t for t in (trimmed(r, doc) for r in runs(indices, doc)) if t]
    if not spans:
        return None
    draft = Draft(noun.i, cue, source, merged(spans, doc), entry.stance, entry.label, entry.cls, entry.implies)
    draft.unnamed = source is None
    draft.weight = entry.weight
    return draft


def _hearsay(noun: Token, parts: list[Token]) -> bool:
    """Whether reports that nobody signs tell of an event: "amid reports of clashes", not "the reports of the banks"."""
    return (
        noun.tag_ == "NNS"
        and noun.lemma_.lower() in word_class("hearsay")
        and any(word.lemma_.lower() in _events() for part in parts for word in (part, *_measured(part)))
    )


def _measured(noun: Token) -> list[Token]:
    """What a noun or number counts: "dozens of assaults", "more than 100 attacks"."""
    return [
        child for child in noun.children if base(child.dep_) == "nmod" and any(c.lower_ == "of" for c in child.children)
    ]


@cache
def _events(language: str = "en") -> frozenset[str]:
    """Nouns that the lexicon of events has rows for, by lemma."""
    return frozenset(row["pattern"].split()[0] for row in table("event_nouns", ("pattern",), language))


def _possessor(head: Token) -> Range | None:
    for child in head.children:
        if child.dep_ == "nmod:poss":
            return source_range(child)
    return None


def _noun_parts(noun: Token, entry: CueEntry) -> tuple[list[Token], int | None]:
    """Content children of a noun, and the preposition that leads to them."""
    parts: list[Token] = []
    case: int | None = None
    spoken = [part for child in noun.children if cue_lexicon().at(child) for part in stray_clause(child)]
    for child in noun.children:
        if child.i < noun.i or child in spoken:
            continue
        marks = {c.lower_: c for c in child.children if c.dep_ in ("mark", "case") and c.i < child.i}
        if "that" not in marks and clause_mark(child) == "that":
            marks["that"] = child.left_edge
        if child.dep_ == "acl" or base(child.dep_) == "ccomp":
            verbal = child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
            to = "to" in marks and "to" in entry.frames
            of = next((m for name, m in marks.items() if name in entry.frames and name not in ("that", "to")), None)
            if verbal and (
                ("that" in marks and "that" in entry.frames) or to or of is not None or (base(child.dep_) == "ccomp")
            ):
                parts.append(child)
                case = of.i if of is not None else case
        elif base(child.dep_) == "nmod" and child.dep_ != "nmod:poss":
            found = next((m for name, m in marks.items() if name in entry.frames), None)
            if found is not None and child.ent_type_ not in ("PERSON", "ORG", "DATE"):
                parts.append(child)
                case = found.i
    return parts, case


def clause_mark(clause: Token) -> str | None:
    """What opens a clause under a noun; "that" too where a tree makes it an object ("a rumour that they left")."""
    first = clause.left_edge
    if clause.dep_ not in ("acl", "ccomp") or first.lower_ != "that" or first.i >= clause.i:
        return None
    inner = [child for child in clause.children if base(child.dep_) in ("obj", "nsubj")]
    beside = [child for child in inner if child.i != first.i]
    filled = len(beside) > 1 or (first.dep_ == "obj" and any(base(child.dep_) == "obj" for child in beside))
    return "that" if first.dep_ == "mark" or filled else None


def _copula_clause(noun: Token) -> Token | None:
    """The clause of "His fear is that they leave"; in trees its verb may stand over noun and copula."""
    if base(noun.dep_) != "nsubj":
        return None
    head = noun.head
    if noun.dep_ == "nsubj:outer":
        return head if any(c.dep_ == "mark" and c.lower_ == "that" and c.i > noun.i for c in head.children) else None
    if head.lemma_ == "be":
        return next((c for c in head.children if c.dep_ in ("ccomp", "xcomp") and c.i > head.i), None)
    return None


def _noun_source(noun: Token, parts: list[Token], entry: CueEntry) -> tuple[Token | None, Token | None]:
    """Head of the source of a nominal cue, and the light verb between them where there is one."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child, None
        if base(child.dep_) == "nmod" and child not in parts:
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if cases & {"by", "from", "of", "among"} and child.i > noun.i:
                return child, None
    # "Government accusations", "Lee administration charges": the noun before is the party.
    named = [c for c in noun.children if c.dep_ == "compound" and c.pos_ in ("NOUN", "PROPN") and c.i == noun.i - 1]
    party = bool(named) and (named[0].pos_ == "PROPN" or named[0].lemma_.lower() in source_words("agent"))
    if party and noun.lemma_.lower() in OWNED:
        return named[0], None
    verb = noun.head
    around = any(child.dep_ == "case" and child.lower_ in AROUND for child in noun.children)
    told = base(noun.dep_) in ("obj", "obl") and not around
    told &= entry.cls not in AIMED or verb.lemma_ not in word_class("suffering")  # "faces charges of murder"
    if verb.pos_ == "VERB" and told and verb.lemma_ in word_class("light_cues"):
        subject = speaker(verb)
        if subject is not None:
            return subject, verb
    return None, None


def adjective_draft(adjective: Token, entry: CueEntry) -> Draft | None:
    """The attribution of a predicative adjective: "is confident that", "was afraid of", "remains unknown whether"."""
    above = adjective.head
    stays = adjective.dep_ == "xcomp" and above.i == adjective.i - 1 and above.lemma_ in word_class("linking_verbs")
    if not stays and not any(child.dep_ == "cop" for child in adjective.children):
        return None
    doc = adjective.doc
    parts, prepositions = _complements(adjective, entry)
    subject = own_subject(above if stays else adjective)
    if subject is not None and subject.lower_ in EMPTY and entry.cls == "doubt":
        subject = None
    if not parts or (subject is None and entry.cls != "doubt"):
        return None
    cue = (above.i, adjective.i + 1) if stays else cue_range(adjective)
    if cue[1] in prepositions:
        cue = (cue[0], cue[1] + 1)
    indices = set().union(*(subtree(part) for part in parts)) - set(range(*cue))
    spans = [t for t in (trimmed(r, doc) for r in runs(indices, doc)) if t]
    draft = Draft(
        adjective.i,
        cue,
        source_range(subject) if subject is not None else None,
        merged(spans, doc),
        entry.stance,
        entry.label,
        entry.cls,
        entry.implies,
        unnamed=subject is None,
    )
    draft.weight = entry.weight
    return draft if spans else None


def _complements(adjective: Token, entry: CueEntry) -> tuple[list[Token], set[int]]:
    """The clauses and phrases behind an adjective that its row takes, and where their prepositions stand."""
    parts: list[Token] = []
    prepositions: set[int] = set()
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        case = next((c for c in child.children if c.dep_ in ("case", "mark") and c.i < child.i), None)
        if (
            base(child.dep_) in ("ccomp", "advcl", "csubj")
            and (case is None or case.lower_ in entry.frames or case.lower_ == "that")
        ) or (base(child.dep_) == "xcomp" and "to" in entry.frames):
            parts.append(child)
        elif (
            base(child.dep_) == "obl"
            and case is not None
            and (case.lower_ in entry.frames or (case.lower_ == "to" and "to-obl" in entry.frames))
        ):
            parts.append(child)
            prepositions.add(case.i)
    return parts, prepositions


def preposition_draft(token: Token, entry: CueEntry) -> Draft | None:
    """The attribution of "according to X" or "citing X": its content is the clause around it."""
    doc = token.doc
    words = len(entry.words)
    noun = _object_of(token, words)
    if noun is None or noun.i <= token.i or tells_nothing(noun):
        return None
    clause = (
        noun.head if base(noun.dep_) in ("obl", "nmod", "advcl", "obj", "parataxis", "dep", "conj", "acl") else None
    )
    if token.pos_ == "VERB" and noun.head.i == token.i:
        clause = token.head if token.dep_ != "ROOT" else None
    if clause is None or clause.i == noun.i:
        return None
    span = contiguous_source(noun, token.i + words)
    if span is None:
        return None
    clause = _whole_clause(clause)
    barred = set(range(token.i, token.i + words)) | subtree(noun)
    indices = subtree(clause, [token.i] if clause.i != token.i else []) - barred
    spans = [t for t in (trimmed(r, doc) for r in runs(indices, doc)) if t]
    spans = [s for s in spans if any(doc[i].is_alpha or doc[i].like_num for i in range(*s))]
    draft = Draft(token.i, (token.i, token.i + words), span, merged(spans, doc), entry.stance, entry.label, entry.cls)
    return draft if spans else None


def tells_nothing(noun: Token) -> bool:
    """Whether it is no one who could tell: "according to plan", "according to the way we agreed", "to size and age"."""
    counted = noun.lower_ in word_class("units") and any(child.lower_ == "per" for child in noun.children)
    return counted or noun.lower_ in word_class("manners")


def contiguous_source(noun: Token, after: int) -> Range | None:
    """The source phrase of a preposition: what follows it."""
    span = source_range(noun)
    if span is None:
        return None
    left = max(span[0], after)
    return (left, span[1]) if left < span[1] else None


def _object_of(token: Token, words: int) -> Token | None:
    if token.pos_ == "VERB":
        own = next((c for c in token.children if base(c.dep_) in ("obj", "obl") and c.i > token.i), None)
        if own is not None:
            return own
    head = token.head
    if base(token.dep_) in ("case", "mark", "fixed") and head.i >= token.i + words:
        return head
    last = token.doc[token.i + words - 1]
    return last.head if base(last.dep_) in ("case", "mark") and last.head.i > last.i else None


def _whole_clause(node: Token) -> Token:
    """The predicate above a noun that the phrase was hung on by mistake or by apposition."""
    while node.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and base(node.dep_) not in (
        "ROOT",
        "ccomp",
        "parataxis",
        "conj",
        "advcl",
        "acl",
    ):
        node = node.head
    return node


def adverb_draft(token: Token, entry: CueEntry) -> Draft | None:
    """The attribution to nobody of "reportedly" or "alleged": the clause or phrase that it qualifies.

    A "suspected" raid is a claim, a "suspected" rebel a way to speak of him.
    """
    doc, host = token.doc, token.head
    if base(token.dep_) not in ("advmod", "amod") or (entry.cls == "suspected" and host.lemma_ not in _events()):
        return None
    indices = subtree(host, [token.i])
    if host.pos_ not in ("VERB", "AUX"):
        indices -= {c.i for c in host.children if c.dep_ in ("det", "case", "cc") and c.i < token.i}
    else:
        indices -= {c.i for c in host.children if c.dep_ in ("mark", "cc", "punct") and c.i < host.i}
        for child in host.children:
            if base(child.dep_) == "conj" or base(child.dep_) == "parataxis":
                indices -= subtree(child)
    spans = [t for t in (trimmed(r, doc) for r in runs(indices, doc)) if t]
    draft = Draft(
        token.i,
        (token.i, token.i + 1),
        None,
        merged(spans, doc),
        entry.stance,
        entry.label,
        entry.cls,
        unnamed=True,
    )
    draft.weight = entry.weight
    return draft if spans else None
