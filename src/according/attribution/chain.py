"""The claims that tell an event, from the outermost to the innermost: which of those around it are links of its chain.

A claim whose content holds the event is a link where it is somebody's word for it. It is none where the event stands
beside it (a second deed of the same subject, a clause of time), where the words only describe (a relative clause on
the source, or one that is set off after a name: Potts 2005 §4.2, what is set off is the writer's), or where the cue
tells of a deed or a state of mind rather than of words ("decided to", "is known for").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from according.attribution.beside import beside, quoted
from according.attribution.cues import CueEntry, cue_lexicon, source_words
from according.attribution.given import LATER, definite
from according.attribution.operators import modality
from according.attribution.voice import telling
from according.document import Claim, Party
from according.words import base, char_token, word_class

PROPOSING = frozenset({"propose", "proposal"})
"""Words of planning that are said: who proposes a meeting speaks."""
ASIDE = frozenset({"advcl", "acl", "acl:relcl", "parataxis", "advcl:relcl"})
RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
SIDE = frozenset({"conj", "advcl", "parataxis"})
"""Relations between two cues of one speaker that stand beside each other: "warned of a raid and urged talks"."""
SPOKEN = frozenset({"that", "to", "for", "on", "upon"})


def chain_of(trigger: Token, doc: Doc, claims: Sequence[Claim]) -> list[tuple[Claim, CueEntry | None]]:
    """The claims that tell of the event at `trigger`, outermost first, each with the lexicon's row for its cue."""
    found: list[tuple[Claim, CueEntry | None]] = []
    for claim in reversed(covering(trigger, claims)):
        entry = entry_of(claim, doc)
        if _beside(trigger, claim, doc) or not telling(doc, claim):
            continue
        if not _idle(trigger, claim, entry, doc, inner=bool(found)):
            found.insert(0, (claim, entry))
    found += [(claim, entry_of(claim, doc)) for claim in claims if _denied_in_cue(trigger, claim, doc)]
    return _parted(trigger, _closed(found), doc)


def covering(trigger: Token, claims: Sequence[Claim]) -> list[Claim]:
    """Claims in whose content the trigger stands, from the outermost to the innermost."""
    start, end = trigger.idx, trigger.idx + len(trigger)
    found = [c for c in claims if any(span.covers(start, end) for span in c.content) and not _is_cue(c, start, end)]
    found.sort(key=lambda c: (-sum(span.end - span.start for span in c.content), _depth(c, claims)))
    return sorted(found, key=lambda c: sum(_told_by(c, other) for other in found))


def _told_by(claim: Claim, other: Claim) -> bool:
    """Whether a claim's cue stands in another's content, and the other's not in its own, whatever their lengths."""
    if claim is other or claim.cue is None or other.cue is None:
        return False
    inside = any(span.covers(claim.cue.start, claim.cue.end) for span in other.content)
    return inside and not any(span.covers(other.cue.start, other.cue.end) for span in claim.content)


def once(claims: Sequence[Claim], trigger: Token, doc: Doc) -> list[Claim]:
    """The claims of a chain without those of one speaker told by two cues ("reiterated calls").

    Of two claims with one and the same source phrase the one stays whose cue is the nearer to the event.
    """
    kept = list(claims)
    for one in claims:
        for other in claims:
            if one is not other and one in kept and other in kept and _one_phrase(one, other):
                kept.remove(other if _nearer(trigger, one, other, doc) else one)
    return kept


def cue_tokens(claim: Claim, doc: Doc) -> list[int]:
    """Indices of the words of a claim's cue."""
    if claim.cue is None:
        return []
    first, last = char_token(doc, claim.cue.start), char_token(doc, max(claim.cue.end - 1, claim.cue.start))
    return list(range(first.i, last.i + 1)) if first is not None and last is not None else []


def entry_of(claim: Claim, doc: Doc) -> CueEntry | None:
    """The lexicon row behind a claim's cue, read again from its words."""
    lexicon = cue_lexicon()
    found = [entry for i in cue_tokens(claim, doc) if (entry := lexicon.at(doc[i])) is not None]
    same = [entry for entry in found if entry.stance == claim.stance]
    return (same or found)[-1] if found else None


def path(trigger: Token, stops: set[int]) -> Iterator[Token]:
    """The words from the trigger up to right below a stop, or to the root."""
    node = trigger
    seen: set[int] = set()
    while node.i not in stops and node.i not in seen:
        yield node
        seen.add(node.i)
        if node.head.i in stops:
            return
        node = node.head


def _is_cue(claim: Claim, start: int, end: int) -> bool:
    return claim.cue is not None and claim.cue.covers(start, end)


def _denied_in_cue(trigger: Token, claim: Claim, doc: Doc) -> bool:
    """Whether the trigger is what a denial denies, though the cue was drawn over both ("denied threatening Athens")."""
    if claim.stance != "denies" or not _is_cue(claim, trigger.idx, trigger.idx + len(trigger)):
        return False
    return base(trigger.dep_) in ("xcomp", "ccomp") and trigger.head.i in cue_tokens(claim, doc)


def _depth(claim: Claim, claims: Sequence[Claim]) -> int:
    depth, parent = 0, claim.parent
    while parent is not None and depth < len(claims):
        depth, parent = depth + 1, claims[parent].parent
    return depth


def _beside(trigger: Token, claim: Claim, doc: Doc) -> bool:
    """Whether the trigger is coordinated with the claim's cue and shares its subject: "was convicted and denied it"
    denies no conviction."""
    cues = cue_tokens(claim, doc)
    if _in_clause_of_time(trigger, set(cues)):
        return True
    own = any(base(child.dep_) == "nsubj" for child in trigger.children)
    for i in cues:
        cue = doc[i]
        if cue.pos_ not in ("VERB", "AUX"):
            continue
        if (cue.dep_ == "conj" and cue.head.i == trigger.i) or (
            trigger.dep_ == "conj" and trigger.head.i == cue.i and not own
        ):
            return True
    return False


def _in_clause_of_time(trigger: Token, cue: set[int], more: Collection[str] = ()) -> bool:
    """Whether the trigger stands in a clause of time or cause beside a cue that takes a thing: "denied the charge
    because the army had fired". `more` are further words that open such a clause."""
    node = trigger
    while node.head.i != node.i and node.head.i not in cue:
        node = node.head
    if base(node.dep_) == "obl" and node.head.i in cue:
        # "Called for calm following the murder": there was one.
        after = any(child.dep_ == "case" and child.lower_ in LATER for child in node.children)
        return after and node.lemma_.lower() not in modality("called")
    if base(node.dep_) != "advcl" or node.head.i not in cue:
        return False
    taken = {base(child.dep_) for child in node.head.children}
    marks = {child.lower_ for child in node.children if child.dep_ in ("mark", "advmod")} | {
        child.lower_ for child in node.head.children if child.i == node.left_edge.i - 1
    }
    return (
        "obj" in taken
        and not taken & {"ccomp", "xcomp"}
        and bool(marks & (set(modality("background")) - {"as"} | set(more)))
    )


def _idle(trigger: Token, claim: Claim, entry: CueEntry | None, doc: Doc, inner: bool) -> bool:
    """Whether a claim around an event is nobody's word for it; `inner` tells that another one stands between."""
    cue = set(cue_tokens(claim, doc))
    if beside(trigger, claim, entry, list(path(trigger, cue)), cue, doc, inner):
        return True
    if entry is None:
        return _set_off(trigger, claim, cue)
    if entry.cls == "plan" and entry.stance == "promises" and entry.words[0] not in PROPOSING:
        return True  # who decided to leave has told nothing
    if entry.implies == "factive" and entry.cls in ("knowledge", "evidence") and claim.source is None:
        return True  # "is known to have left": the outlet knows it
    if entry.words == ("see",) and claim.source is not None and not _can_tell(claim.source, doc):
        return True  # "the year has seen protests"
    if claim.source is None and any(doc[i].tag_ == "VBG" and _by(doc[i]) for i in cue):
        return True  # "there are ways to end it, such as by asking the court to"
    aside = (node for node in path(trigger, _hosts(cue, doc)) if node.dep_ in ASIDE and not _pictured(node))
    if entry.weight in ("modifier", "adverb") and next(aside, None) is not None:
        return True  # "reportedly fired, which came after the vote" tells of the vote as it is
    unsure = entry.cls == "cite" or entry.words[0] == "per"
    if unsure and claim.source is not None and not _can_tell(claim.source, doc):
        return True  # "citing safety reasons"
    if "cite" in (entry.cls, entry.words[0]) and _in_clause_of_time(trigger, cue, LATER):
        return True  # "citing safety reasons, after the army had fired"
    if entry.words[0] in modality("bare") and not _has_clause(trigger, cue, doc):
        return True  # "commit crimes", "inviting sanctions"
    return _on_source(trigger, claim, cue, doc) or _set_off(trigger, claim, cue)


def _pictured(verb: Token) -> bool:
    """Whether a participle is what a picture shows somebody do: "purportedly showing soldiers beating a man"."""
    shown = base(verb.head.dep_) == "obj" and verb.head.head.lemma_ in word_class("picturing")
    return shown and verb.dep_ == "acl" and verb.tag_ == "VBG"


def _by(verb: Token) -> bool:
    """Whether a participle tells how something is done: "by asking"."""
    return any(child.dep_ in ("mark", "case") and child.lower_ == "by" for child in verb.children)


def _hosts(cue: set[int], doc: Doc) -> set[int]:
    return cue | {doc[i].head.i for i in cue}


def _can_tell(source: Party, doc: Doc) -> bool:
    """Whether a source is a party, a name or a word for who or what tells."""
    if source.id or source.country or source.sectors:
        return True
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    if span is None or any(token.pos_ in ("PROPN", "PRON") for token in span):
        return span is None or span.root.ent_type_ not in ("DATE", "TIME")
    known = source_words("agent") | source_words("media") | source_words("document")
    return span.root.lemma_.lower() in known or cue_lexicon().of(span.root.lemma_, "noun") is not None


def _has_clause(trigger: Token, cue: set[int], doc: Doc) -> bool:
    """Whether what the cue takes is a clause, a quotation or a phrase with a preposition of bidding."""
    top = list(path(trigger, cue))[-1]
    if top.head.i not in cue and not any(token.is_quote for token in top.subtree):
        return False
    cases = {child.lower_ for child in top.children if child.dep_ in ("case", "mark")}
    taken = any(base(child.dep_) == "obj" for i in cue for child in doc[i].children)
    spoken = base(top.dep_) in ("ccomp", "xcomp") or (not taken and bool(cases & SPOKEN))
    clauses = [child for i in cue for child in doc[i].children if base(child.dep_) in ("ccomp", "xcomp")]
    return spoken or bool(clauses) or any(token.is_quote for token in top.subtree)


def _on_source(trigger: Token, claim: Claim, cue: set[int], doc: Doc) -> bool:
    """Whether the event stands in a clause that describes who speaks: "officials who say that he fled"."""
    if claim.source is None:
        return False
    span = doc.char_span(claim.source.start, claim.source.end, alignment_mode="expand")
    if span is None:
        return False
    for node in path(trigger, cue):
        if node.head.i == span.root.i and node.dep_ in ("acl", "acl:relcl"):
            if any(part.start <= node.left_edge.idx and node.idx < part.end for part in claim.content):
                return False  # what is said, though a tree hangs it on who says it
            return not any(i in cue for i in (node.i, *(child.i for child in node.subtree)))
    return False


def _set_off(trigger: Token, claim: Claim, cue: set[int]) -> bool:
    """Whether the event stands in a relative clause set off after a name, or after what needs no description, in speech
    told without its words ("said the army, which had fired, …"); where a source closes what it said, before its verb.
    """
    if claim.directness == "direct":
        return False
    for node in path(trigger, cue):
        doc, edge = node.doc, node.left_edge.i
        comma = edge if doc[edge].text == "," else edge - 1
        verb = next((word for word in node.head.ancestors if word.pos_ in ("VERB", "AUX")), node)
        if any(node.left_edge.i <= i <= node.right_edge.i for i in cue):
            continue  # "Ann Lee, who was reportedly arrested": the cue is the clause's own
        if cue and min(cue) > trigger.i and verb.i < node.head.i:
            continue  # "stoned police, who answered with tear gas, witnesses said": they say that, too
        if node.dep_ not in RELATIVE or comma <= 0 or doc[comma].text != "," or quoted(doc[comma], claim):
            continue
        if doc[comma - 1].pos_ == "PROPN" or (_closed_off(node) and definite(node.head)):
            return True
    return False


def _closed_off(clause: Token) -> bool:
    """Whether a comma closes a clause, and its sentence goes on behind it."""
    at = clause.right_edge.i + 1
    return at < len(clause.doc) and (clause.doc[at].text == "," or clause.right_edge.text == ",")


def _closed(found: list[tuple[Claim, CueEntry | None]]) -> list[tuple[Claim, CueEntry | None]]:
    """The chain with what closes a sentence outermost: "Ann vowed to strike, reports said" is the reports' word."""
    result: list[tuple[Claim, CueEntry | None]] = []
    for pair in found:
        at = next((n for n, other in enumerate(result) if _closes(pair[0], other[0])), len(result))
        result.insert(at, pair)
    return result


def _closes(claim: Claim, other: Claim) -> bool:
    """Whether a claim's cue stands behind all that another's cue opens, and neither in the other's content."""
    if claim.cue is None or other.cue is None or claim.parent is not None:
        return False
    apart = not any(span.covers(claim.cue.start, claim.cue.end) for span in other.content)
    apart = apart and not any(span.covers(other.cue.start, other.cue.end) for span in claim.content)
    return (
        apart
        and other.cue.end <= min(s.start for s in other.content)
        and claim.cue.start >= max(s.end for s in other.content)
    )


def _parted(
    trigger: Token, found: list[tuple[Claim, CueEntry | None]], doc: Doc
) -> list[tuple[Claim, CueEntry | None]]:
    """The chain without cues of one speaker that stand beside the nearest: "accused him and accused her of it"."""
    kept = list(found)
    for one in found:
        for other in found:
            if one is other or one not in kept or other not in kept or not _same_source(one[0], other[0]):
                continue
            if _side_by_side(one[0], other[0], doc):
                kept.remove(other if _nearer(trigger, one[0], other[0], doc) else one)
    return kept


def _same_source(one: Claim, other: Claim) -> bool:
    return (
        one.source is not None
        and other.source is not None
        and (one.source.start, one.source.end)
        == (
            other.source.start,
            other.source.end,
        )
    )


def _one_phrase(one: Claim, other: Claim) -> bool:
    cues = one.cue is not None and other.cue is not None and one.cue.start < other.cue.end
    return _same_source(one, other) or bool(cues and other.cue and one.cue and other.cue.start < one.cue.end)


def _side_by_side(one: Claim, other: Claim, doc: Doc) -> bool:
    for a, b in ((one, other), (other, one)):
        outer = set(cue_tokens(b, doc))
        for i in cue_tokens(a, doc):
            if doc[i].head.i in outer and base(doc[i].dep_) in SIDE and i not in outer:
                return True
    return False


def _nearer(trigger: Token, one: Claim, other: Claim, doc: Doc) -> bool:
    """Whether the first claim's cue is the first met on the way up from the event."""
    ones, others = set(cue_tokens(one, doc)), set(cue_tokens(other, doc))
    for node in trigger.ancestors:
        if (node.i in ones) != (node.i in others):
            return node.i in ones
    return len(one.content) <= len(other.content)
