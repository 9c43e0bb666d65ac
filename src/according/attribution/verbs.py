"""Verbal cues: "said that", "denied", "accused him of", "is believed to", "…, he said, …".

One draft for each verb of the lexicon that has a speaker or a content in one of its frames. Bounds
follow PolNeAR's guidelines (Newell, Margolin and Ruths 2018): the cue is the verb group, the recipient
is no part of the content, a preposition next to the cue belongs to the cue.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from according.attribution.cues import CueEntry, cue_lexicon, source_words
from according.attribution.edges import Range, merged, trimmed
from according.attribution.phrases import Draft, runs, source_range, subtree
from according.attribution.subjects import RELATIVES, agent, is_passive, passive_subject, speaker
from according.words import base, word_class

GROUP = frozenset({"aux", "aux:pass", "advmod", "compound:prt", "cop", "neg"})
WH = frozenset({"when", "where", "how", "why", "while", "as", "then", "here", "there", "so", "what", "whether"})
VENUE_CASES = frozenset({"in", "on", "at", "via", "through", "during", "by"})


def cue_range(verb: Token, words: int = 1) -> Range:
    """The verb group around `verb`: auxiliaries, negation and adverbs next to it, particle, venue."""
    doc = verb.doc
    members = {c.i for c in verb.children if c.dep_ in GROUP and c.lower_ not in WH}
    left, right = verb.i, verb.i + words
    while left - 1 in members:
        left -= 1
    while right in members and doc[right].dep_ in ("compound:prt", "aux", "advmod") and _tight(doc[right]):
        right += 1
    venue = _venue(verb, right)
    return left, venue or right


def _tight(token: Token) -> bool:
    """Whether an adverb after the verb is its own, not the opening of what follows."""
    return token.dep_ != "advmod" or token.lower_ in ("not", "n't") or token.lower_.endswith("ly")


def _venue(verb: Token, right: int) -> int | None:
    """The end of "in a statement" or "on Twitter" right after the verb, or None."""
    doc = verb.doc
    for child in verb.children:
        if base(child.dep_) != "obl" or child.i < right or child.lemma_.lower() not in source_words("venue"):
            continue
        below = subtree(child)
        if min(below) == right and doc[right].lower_ in VENUE_CASES and max(below) - right < 6:
            return max(below) + 1
    return None


def _case(token: Token) -> str | None:
    for child in token.children:
        if child.dep_ in ("case", "mark") and child.i < token.i:
            return child.lower_
    return None


def verb_draft(verb: Token, entry: CueEntry) -> Draft | None:
    """The attribution that `verb` makes, or None; its contents may still be empty where a quotation waits."""
    if base(verb.dep_) in ("aux", "cop", "amod", "case", "compound", "fixed") or _quoted_as_saying(verb):
        return None
    doc = verb.doc
    passive = is_passive(verb)
    parts, prepositions = _parts(verb, entry, passive)
    host = None if parts else _host(verb, entry)
    head = _issuer(verb) or speaker(verb)
    source = (
        source_range(head)
        if head is not None and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM")
        else None
    )
    cue = cue_range(verb, len(entry.words) if _adjacent(verb, entry) else 1)
    cue = _with_preposition(verb, cue, prepositions)
    cue = _widened(verb, cue)
    if host is not None:
        indices = subtree(host, {verb.i}) - set(range(*cue))
    else:
        indices = set().union(*(subtree(part) for part in parts)) - set(range(*cue)) if parts else set()
        indices -= prepositions
    if not indices and entry.cls == "denial" and verb.dep_ == "acl:relcl" and verb.head.lower_ == "something":
        indices = {verb.head.i}  # "…, something the army denies"
    spans = [t for t in (trimmed(r, doc) for r in runs(indices, doc)) if t]
    draft = Draft(verb.i, cue, source, merged(spans, doc), entry.stance, entry.label, entry.cls, entry.implies)
    draft.weight = entry.weight
    if source is not None and source[0] < cue[1] and cue[0] < source[1]:
        said_by_noun = head is not None and verb.dep_ == "acl" and verb.head.i == head.i and head.i < cue[0]
        draft.source = (source[0], cue[0]) if said_by_noun else None  # "a report alleging that"
    draft.unnamed = draft.source is None
    return draft if draft.contents or "quote" in entry.frames else None


def _adjacent(verb: Token, entry: CueEntry) -> bool:
    doc = verb.doc
    words = entry.words[1:]
    return all(verb.i + 1 + n < len(doc) and doc[verb.i + 1 + n].lower_ == w for n, w in enumerate(words))


def _quoted_as_saying(verb: Token) -> bool:
    """Whether the verb is "quoted" of "was quoted as saying" without an agent: the inner verb cues."""
    if verb.lemma_ not in ("quote", "cite", "report") or not is_passive(verb) or agent(verb) is not None:
        return False
    return any(base(c.dep_) in ("advcl", "xcomp") and _case(c) == "as" for c in verb.children)


def _widened(verb: Token, cue: Range) -> Range:
    """The cue with the verbs before it that only carry it: "was quoted as saying", "went on to say"."""
    head = verb.head
    carries = base(verb.dep_) in ("xcomp", "advcl") and head.pos_ == "VERB" and head.i < verb.i
    if not carries or verb.i - head.i > 3:
        return cue
    if (base(verb.dep_) == "advcl" or cue_lexicon().at(head)) and not _quoted_as_saying(head):
        return cue
    if any(base(child.dep_) in ("obj", "iobj") for child in head.children):
        return cue
    return cue_range(head)[0], cue[1]


def _with_preposition(verb: Token, cue: Range, prepositions: Iterable[int]) -> Range:
    """The cue with the preposition that follows it at once ("warned of")."""
    return (cue[0], cue[1] + 1) if cue[1] in set(prepositions) else cue


def _parts(verb: Token, entry: CueEntry, passive: bool) -> tuple[list[Token], set[int]]:
    """Heads of the phrases that fill the entry's frames, and prepositions that are no content."""
    clauses: list[Token] = []
    objects: list[Token] = []
    obliques: list[Token] = []
    prepositions: set[int] = set()
    for child in verb.children:
        dep = base(child.dep_)
        if (
            dep == "ccomp"
            or (child.dep_ == "csubj:pass")
            or (dep == "parataxis" and child.i > verb.i and _after_colon(child, verb))
            or (dep == "xcomp" and _fills_xcomp(child, entry))
        ):
            clauses.append(child)
        elif dep == "obj":
            objects.append(child)
        elif dep in ("obl", "advcl") and child.i > verb.i and _fits(child, entry):
            obliques.append(child)
    objects += (
        [child for child in verb.children if child.dep_ == "nsubj:pass" and child.lower_ not in ("it", "there")]
        if passive
        else []
    )
    parts = clauses + obliques
    keeps = _keeps_object(entry, bool(clauses), bool(obliques), passive)
    if keeps or (not parts and "obj" in entry.frames and entry.weight == "strong" and _worded(objects, entry)):
        parts += objects
    parts = parts or stray_clause(verb)
    first = min((min(subtree(part)) for part in parts), default=None)
    for part in obliques:
        case = next((c for c in part.children if c.dep_ in ("case", "mark") and c.i < part.i), None)
        if (case is not None and first == case.i and case.lower_ not in ("to", "as")) or (
            case is not None and first == case.i and base(part.dep_) == "obl"
        ):
            prepositions.add(case.i)
    return parts, prepositions


def _issuer(verb: Token) -> Token | None:
    """Who puts out what says it: "the group released a video claiming that"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or base(noun.dep_) != "obj" or noun.head.i > noun.i:
        return None
    document = noun.lemma_.lower() in source_words("document") | source_words("venue")
    return speaker(noun.head) if document and noun.head.lemma_.lower() in word_class("issuing") else None


def stray_clause(verb: Token) -> list[Token]:
    """What a participle says that a tree hangs on its noun: "reports claiming that the army killed"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBG":
        return []
    beside = (child for child in verb.head.children if child.dep_ == "acl" and child.i > verb.i)
    clause = next((child for child in beside if _case(child) == "that"), None)
    return [clause] if clause is not None and clause.left_edge.i == verb.i + 1 else []


def _keeps_object(entry: CueEntry, clauses: bool, obliques: bool, passive: bool) -> bool:
    """Whether the object belongs to the content: not where it is the one spoken to."""
    if "rec" in entry.frames:
        return False
    if clauses or obliques:
        return entry.cls in ("accusation", "criticism", "demand", "cite", "plan", "appearance", "belief") or (
            "as" in entry.frames or passive
        )
    return False


def _worded(objects: list[Token], entry: CueEntry) -> bool:
    """Whether an object by itself can be what was said: "declared a ceasefire" and "hold talks" are deeds."""
    if entry.cls != "say":
        return True
    named = any(part.head.lower_ in word_class("naming_verbs") and _what(part.head) for part in objects)
    return named or any(token.is_quote for part in objects for token in part.subtree)


def _what(verb: Token) -> bool:
    """Whether a clause says what somebody calls a thing: "what she called illegal detention"."""
    return verb.dep_ in ("acl:relcl", "ccomp") and "what" in (verb.head.lower_, verb.left_edge.lower_)


def _after_colon(child: Token, verb: Token) -> bool:
    between = verb.doc[verb.i + 1 : child.i]
    return any(token.text in (":", "“", '"', "``") for token in between)


def _fills_xcomp(child: Token, entry: CueEntry) -> bool:
    if child.pos_ in ("VERB", "AUX"):
        return "to" in entry.frames or "ing" in entry.frames or entry.cls == "demand"
    return entry.cls in ("belief", "appearance") or "as" in entry.frames or "obj" in entry.frames


def _fits(child: Token, entry: CueEntry) -> bool:
    case = _case(child)
    if case is None:
        return "ing" in entry.frames and base(child.dep_) == "advcl" and child.lower_.endswith("ing")
    if case == "to":
        if base(child.dep_) == "advcl":
            return "to" in entry.frames and entry.cls in ("demand", "threat", "promise", "accusation")
        return "to-obl" in entry.frames
    if base(child.dep_) == "advcl" and case == "as" and not child.lower_.endswith("ing"):
        return False
    return case in entry.frames


def _host(verb: Token, entry: CueEntry) -> Token | None:
    """The clause that a parenthetical ("…, he said, …"; "as he said") stands in: its content."""
    if "that" not in entry.frames and "quote" not in entry.frames:
        return None
    dep, head = base(verb.dep_), verb.head
    if any(child.tag_ == "WDT" and child.i < verb.i for child in verb.children):
        return None  # "…, to which the town objects"
    if dep == "parataxis" and _subject_near(verb):
        return head
    if dep == "advcl" and _closes(verb):
        return head
    if dep == "advcl" and _case(verb) == "as" and entry.cls in ("say", "medium", "evidence") and _subject_near(verb):
        return head
    return None


def _closes(verb: Token) -> bool:
    """Whether a verb with its subject, and no word that would make it a clause of time, closes the sentence it tells:
    "The girls were freed at dawn, a mayor said on condition of anonymity"."""
    subject = next((child for child in verb.children if base(child.dep_) == "nsubj"), None)
    if subject is None or subject.i > verb.i or subject.lower_ in RELATIVES or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    opens = subject.left_edge.i
    bare = not any(child.dep_ == "mark" or child.tag_ in ("WRB", "WP", "WDT") for child in verb.children)
    others = [child for child in verb.head.children if child.i != verb.i and not child.is_punct]
    behind = verb.head.i < opens and all(child.i < opens for child in others)
    return bare and behind and opens > 0 and verb.doc[opens - 1].text == "," and verb.left_edge.i >= opens - 1


def _subject_near(verb: Token) -> bool:
    return any(base(child.dep_) == "nsubj" for child in verb.children) or agent(verb) is not None


def raised(verb: Token, entry: CueEntry) -> bool:
    """Whether the verb's subject belongs to the content: "seems to", "is expected to"."""
    return entry.weight == "appearance" or (
        is_passive(verb) and passive_subject(verb) is not None and verb.lemma_ in word_class("passive_raisers")
    )
