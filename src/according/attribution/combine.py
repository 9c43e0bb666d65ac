"""The model's attributions and the rules' made one: the model finds, the rules complete and add levels."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from according.attribution.clause import mandated
from according.attribution.cues import CueEntry, CueLexicon, cue_lexicon, source_words
from according.attribution.edges import Range, merged
from according.attribution.nominal import (
    adjective_draft,
    adverb_draft,
    clause_mark,
    noun_draft,
    preposition_draft,
    tells_nothing,
)
from according.attribution.operators import modality
from according.attribution.phrases import Draft, speaks
from according.attribution.repair import repair
from according.attribution.subjects import agent, is_passive, own_subject, quoted_as, was_done_to
from according.attribution.verbs import raised, verb_draft
from according.words import base, read_sentences, word_class

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
ADDED = frozenset({"say", "promise", "denial", "accusation", "threat", "warning"})
"""Classes whose drafts are added at the outer level where the model saw nothing: right often enough."""
UNNAMED = frozenset({"say", "belief", "accusation", "fear"})
"""Classes whose drafts without a source are kept where they are plainly nobody's word."""
UTTERED = frozenset({"say", "demand", "accusation", "threat", "promise", "doubt", "criticism", "evidence"})
"""Classes of what is uttered: inside another claim, an infinitive or a modal of theirs tells of no words."""
WISHES = frozenset({"plan", "attitude", "evidence"})
"""Classes whose weak cues are claims inside another only with a clause or a quotation."""


def rule_drafts(doc: Doc) -> list[Draft]:
    """Drafts of every cue of the lexicon in the sentences that were read, in text order.

    Contents may be empty where a cue of speech waits for a quotation.
    """
    lexicon = cue_lexicon()
    drafts = []
    for sentence in read_sentences(doc):
        for token in sentence:
            entry = lexicon.at(token)
            draft = _draft(token, entry, lexicon) if entry is not None else None
            if draft is not None:
                drafts.append(draft)
    return drafts


def _draft(token: Token, entry: CueEntry, lexicon: CueLexicon) -> Draft | None:
    if entry.weight in ("modifier", "adverb"):
        return adverb_draft(token, entry)
    if entry.pos == "adp":
        found = preposition_draft(token, entry)
        if found is not None or token.pos_ != "VERB":
            return found
        again = lexicon.of(token.lemma_.lower())
        return verb_draft(token, again) if again is not None else None
    if entry.pos == "noun":
        return noun_draft(token, entry)
    if entry.pos == "adj":
        return adjective_draft(token, entry)
    draft = verb_draft(token, entry)
    if draft is not None and raised(token, entry):
        draft.source, draft.unnamed = None, True
    return draft


def has_model(doc: Doc) -> bool:
    """Whether the Doc carries attributions by a model."""
    return bool(doc.has_extension("attribution_links") and doc._.attribution_links)


def model_drafts(doc: Doc, *, broad: bool = False) -> list[Draft]:
    """The attributions in `doc.spans` and `doc._.attribution_links` as drafts, with the lexicon's stance.

    With `broad` also those that tell what somebody does or feels, not what he says or thinks.
    """
    if not has_model(doc):
        return []
    cues, sources, contents = doc.spans["cues"], doc.spans["sources"], doc.spans["contents"]
    drafts = []
    for cue_at, source_at, content_at in doc._.attribution_links:
        cue = cues[cue_at]
        anchor, entry = cue_entry(list(cue))
        if entry is not None and entry.cls == "plan" and not _planning(doc[anchor]):
            entry = None
        source = sources[source_at] if source_at >= 0 else None
        draft = Draft(
            anchor,
            (cue.start, cue.end),
            (source.start, source.end) if source is not None else None,
            merged([(contents[at].start, contents[at].end) for at in content_at], doc),
            label="model",
            model=True,
        )
        if entry is not None:
            _take_entry(draft, entry)
        elif draft.source is None:
            # No word of the lexicon and nobody who says it: right one time in thirty on PolNeAR.
            continue
        if entry is None and not broad and _acts(draft, doc):
            continue
        if _described(draft, doc) or _summons(doc[anchor]) or _nobody(draft, doc):
            continue
        drafts.append(draft)
    return _joined(drafts)


def _acts(draft: Draft, doc: Doc) -> bool:
    """Whether a cue of no row tells what somebody does, feels or is called: it attributes neither a clause of its own
    with a subject nor a quotation. PolNeAR's annotators mark such too ("overturned a rule", "loves Michael").
    """
    words = [token for left, right in draft.contents for token in doc[left:right]]
    if any(token.is_quote and token.tag_ != "POS" for token in words):
        return False
    cue = doc[draft.anchor]
    if cue.pos_ not in ("VERB", "NOUN", "ADJ", "PROPN"):
        return True  # "wrongfully", "also"
    own = (child for child in cue.children if child.dep_ in ("ccomp", "acl") and draft.holds(child.i))
    return not any(base(inner.dep_) == "nsubj" for clause in own for inner in clause.children)


def _planning(word: Token) -> bool:
    """Whether a word of planning has a plan: "is considering strikes", not "is considered guilty", "looks into it"."""
    clauses = [child for child in word.children if base(child.dep_) in ("xcomp", "ccomp", "advcl", "acl")]
    asked = {"into", "whether", "if", "at"}
    deeds = any(not asked & {mark.lower_ for mark in clause.children} for clause in clauses)
    if word.pos_ != "VERB":
        return True
    passive = is_passive(word)
    return (deeds and not passive) or any(
        (base(child.dep_) == "obj" and not passive) or (base(child.dep_) in ("xcomp", "ccomp") and child.tag_ == "VB")
        for child in word.children
    )


def _summons(cue: Token) -> bool:
    """Whether something is called without being called anything: "called an emergency meeting"."""
    objects = [child for child in cue.children if base(child.dep_) == "obj" and child.i > cue.i]
    called = cue.lemma_ == "call" and len(objects) == 1 and objects[0].lemma_.lower() in modality("called")
    return called and not any(base(child.dep_) in ("xcomp", "ccomp") for child in cue.children)


def _nobody(draft: Draft, doc: Doc) -> bool:
    """Whether the source is that there is none, or none who could tell: "nobody wants a war", "according to plan"."""
    if draft.source is None:
        return False
    left, right = draft.source
    if draft.cls == "according" and any(tells_nothing(word) for word in doc[left : min(left + 2, right)]):
        return True
    return right - left == 1 and doc[left].lower_ in modality("determiner")


def _described(draft: Draft, doc: Doc) -> bool:
    """Whether the cue is a participle that only describes its source: "an officer posted at the port said"."""
    cue = doc[draft.anchor]
    if cue.dep_ != "acl" or cue.tag_ != "VBN":
        return False
    if draft.source is None:
        return base(cue.head.dep_) == "nsubj" and draft.cls == "medium" and cue_lexicon().at(cue.head.head) is not None
    return draft.source[0] <= cue.head.i < draft.source[1]


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Drafts whose cues touch and whose contents are the same ("was quoted as" + "saying") as one."""
    result: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.cue or (0, 0)):
        last = result[-1] if result else None
        touches = last is not None and last.cue and draft.cue and last.cue[1] == draft.cue[0]
        if last is not None and touches and last.contents == draft.contents:
            draft.cue = (last.cue[0], draft.cue[1]) if last.cue and draft.cue else draft.cue
            draft.source = last.source or draft.source
            result[-1] = draft
        else:
            result.append(draft)
    return result


def _take_entry(draft: Draft, entry: CueEntry) -> None:
    draft.stance, draft.cls, draft.implies = entry.stance, entry.cls, entry.implies
    draft.label, draft.weight = entry.label, entry.weight


def cue_entry(span: list[Token]) -> tuple[int, CueEntry | None]:
    """The head word of a cue, and its row: the last word of the strongest class that the lexicon knows."""
    lexicon = cue_lexicon()
    inside = {token.i for token in span}
    found = [(token, entry) for token in span if (entry := lexicon.at(token)) is not None]
    root = next((t for t in span if t.head.i not in inside or t.head.i == t.i), span[0])
    if not found:
        return root.i, None
    plain = [pair for pair in found if pair[1].weight not in ("modifier", "adverb")] or found
    ranked = max(
        plain,
        key=lambda pair: (
            pair[1].pos != "adp",
            pair[1].stance != "asserts",
            pair[1].weight == "strong",
            pair[0].i == root.i,
        ),
    )
    return ranked[0].i, ranked[1]


def combined(model: list[Draft], rules: list[Draft], doc: Doc) -> list[Draft]:
    """One list: model drafts with gaps filled by the rule draft of the same cue, then what rules add.

    Rules add inner levels (cues inside another content), and at the outer level only what is strong: a
    named speaker, or one of the forms that the model was not taught.
    """
    if not model:
        return [draft for draft in rules if _stands_alone(draft)]
    by_anchor = sorted(rules, key=lambda draft: draft.anchor)
    anchors = [draft.anchor for draft in by_anchor]
    used: set[int] = set()
    result = []
    for draft in model:
        if draft.cue is None:
            continue
        twins = range(bisect_left(anchors, draft.cue[0]), bisect_left(anchors, draft.cue[1]))
        twin = next((by_anchor[n] for n in twins if by_anchor[n].anchor == draft.anchor), None)
        twin = twin or next((by_anchor[n] for n in twins), None)
        # "Allegedly ordered" is one cue in the corpus; that he ordered it is nobody's word but of those who allege it.
        used.update(n for n in twins if by_anchor[n].weight != "adverb" or by_anchor[n].anchor == draft.anchor)
        if twin is not None:
            _complete(draft, twin, doc)
        repair(draft, doc)
        if draft.source is not None and (_spoken_of(draft, doc) or _caused(draft, doc) or _describes(draft, doc)):
            draft.source, draft.unnamed = None, True
        result.append(draft)
    result = [draft for draft in result if not _in_source(draft, result, doc)]
    spans = [(d.contents, d) for d in result if d.contents]
    for number, draft in enumerate(by_anchor):
        if number in used or not _stands_alone(draft):
            continue
        inner = any(holder.holds(draft.anchor) for _, holder in spans)
        if (inner and _inner_addition(draft, doc)) or _outer_addition(draft, result, doc):
            result.append(draft)
    return result


def _complete(draft: Draft, twin: Draft, doc: Doc) -> None:
    """Fill what the model left out from the rules' draft of the same cue."""
    if draft.source is None and twin.source in draft.contents and len(draft.contents) > 1:
        # "She can be heard yelling that he fled": who speaks is no part of what is said.
        draft.contents = [content for content in draft.contents if content != twin.source]
    bare = draft.source is None or not any(doc[i].pos_ in NOMINAL for i in range(*draft.source))
    if bare and twin.source is not None and not draft.holds(twin.source[0]):
        draft.source = twin.source
    if twin.source is not None and (quoted_as(doc[twin.anchor]) or _handed(draft, twin, doc)):
        # One level in the corpus: the model gives both cues of "quoted a commander as saying" to who quotes.
        draft.source = twin.source
    if twin.weight in ("modifier", "adverb") and twin.contents:
        # What "reportedly" is said of is the clause it stands in, which no one in the corpus marked by levels.
        draft.contents = list(twin.contents)
        if draft.source is not None and draft.holds(draft.source[0]):
            draft.source, draft.unnamed = None, True  # "allegedly tortured by police": it is not they who say so
    if not draft.contents or (draft.cls == "cite" and twin.contents and twin.source is not None):
        draft.contents = list(twin.contents)


def _handed(draft: Draft, twin: Draft, doc: Doc) -> bool:
    """Whether the rules know better who speaks: "prompting Kiev to protest" is Kiev's, "we were told by Ann" Ann's."""
    cue = doc[twin.anchor]
    if draft.source is None or twin.source is None or twin.anchor != draft.anchor:
        return False
    own = own_subject(cue)
    if own is not None and twin.source[0] <= own.i < twin.source[1] and draft.source[1] <= cue.left_edge.i:
        return True  # "he worries they will leave after Kiev claimed that": Kiev claims
    if own is not None and twin.source[0] <= own.i < twin.source[1] and _told_of(own, draft.source, doc):
        return True  # "Kigali, which the UN says backs the rebels, denied it": Kigali denies
    if base(cue.dep_) == "acl" and cue.tag_ == "VBG" and twin.source[0] <= cue.head.i < twin.source[1]:
        return draft.source[1] <= twin.source[0]  # "watch a broadcast reporting a raid": the broadcast reports it
    if agent(cue) is not None and is_passive(cue):
        return any(draft.source[0] <= c.i < draft.source[1] for c in cue.children if c.dep_ == "nsubj:pass")
    head = cue.head
    given = [c for c in head.children if base(c.dep_) in ("obj", "iobj") and head.i < c.i < cue.i]
    return base(cue.dep_) == "xcomp" and any(twin.source[0] <= child.i < twin.source[1] for child in given)


def _told_of(noun: Token, source: Range, doc: Doc) -> bool:
    """Whether a source is who acts in a relative clause of a noun."""
    subjects = (doc[i] for i in range(*source) if base(doc[i].dep_) == "nsubj")
    return any(word.head.dep_ == "acl:relcl" and word.head.head.i == noun.i for word in subjects)


def _stands_alone(draft: Draft) -> bool:
    """Whether a rule's draft is an attribution without a model's word for it."""
    if draft.weight == "strong":
        return True
    if draft.weight in ("modifier", "adverb"):
        return True
    return bool(draft.contents) and (draft.source is not None or draft.weight == "appearance")


def _inner_addition(draft: Draft, doc: Doc) -> bool:
    """Whether a draft inside a content is a claim of its own: "said they wanted to leave" tells of no words, nor does
    "“I’ve been briefed about the raid,” she said" beside hers.
    """
    cue = doc[draft.anchor]
    clause = any(speaks(doc[left:right]) for left, right in draft.contents)
    said = draft.cls == "say" and draft.source is not None and clause  # "he could not say whether they left"
    if draft.cls in UTTERED and not said and not _told(cue):
        return False  # "declined to threaten Moscow"
    if base(cue.dep_) == "xcomp" and cue.head.lemma_ in word_class("asking_to"):
        return False  # "asked him to tell police they were together"
    if (draft.cls == "knowledge" and not _knows(draft, doc)) or mandated(cue):
        return False  # "demanded that the mayor explain why"
    told = draft.unnamed and draft.cls == "say" and cue.pos_ == "VERB" and is_passive(cue)
    if told or draft.cls == "refusal" or (draft.cls in WISHES and draft.weight == "weak"):
        return clause
    return True


def _knows(draft: Draft, doc: Doc) -> bool:
    """Whether who knows or finds tells so: it speaks of itself ("we know that he fled"), or is a document."""
    if draft.source is None:
        return False
    left, right = draft.source
    return doc[left].lower_ in ("i", "we") or doc[right - 1].lemma_.lower() in source_words("document")


def _in_source(draft: Draft, others: list[Draft], doc: Doc) -> bool:
    """Whether a participle in another's source was given its words: "“…,” an officer posted at the port said"."""
    cue = draft.cue
    if cue is None or doc[draft.anchor].dep_ != "acl":
        return False
    holders = [o.source for o in others if o is not draft and o.source and o.source[0] <= cue[0] < o.source[1]]
    return any(all(right <= left or end <= begin for begin, end in draft.contents) for left, right in holders)


def _spoken_of(draft: Draft, doc: Doc) -> bool:
    """Whether the source is whom the cue is about: "a man accused of theft", "senators were reported to have left"."""
    if draft.cue is None or draft.source is None:
        return False
    noun = doc[draft.anchor]
    if draft.cls == "accusation" and base(noun.dep_) == "obj" and noun.head.lemma_ in word_class("facing_charges"):
        return _subject_of(noun.head, draft.source)
    for cue in doc[draft.cue[0] : draft.cue[1]]:
        if cue.dep_ == "advcl" and draft.cls == "question" and was_done_to(cue) and agent(cue) is None:
            return True  # "asked whether they had fired, he said": he answers
        if cue.tag_ != "VBN" or agent(cue) is not None:
            continue
        bare = base(cue.dep_) in ("acl", "advcl") and not any(base(child.dep_) == "aux" for child in cue.children)
        head = doc[draft.source[1] - 1]
        touches = draft.source[1] == draft.cue[0] and head.pos_ in NOMINAL
        if draft.cls == "accusation" and bare and (touches or _subject_of(cue.head, draft.source)):
            return True  # "appeared in court charged with theft"
        about = [child for child in cue.children if child.dep_ == "nsubj:pass"]
        told = any(draft.source[0] <= child.i < draft.source[1] for child in about)
        if told and draft.cls in ("accusation", "criticism"):
            return True
        if draft.cls == "accusation" and base(cue.dep_) == "xcomp" and cue.head.lemma_ == "stand":
            return True  # "the man stood accused of theft"
        raises = cue.lemma_ in word_class("passive_raisers") and any(
            base(child.dep_) == "xcomp" for child in cue.children
        )
        if raises and (told or (about and draft.source[1] <= about[0].left_edge.i)):
            return True
    return False


def _describes(draft: Draft, doc: Doc) -> bool:
    """Whether the source only says what the cue is like: "current fears", as "Ukrainian fears" does not."""
    words = doc[draft.source[0] : draft.source[1]] if draft.source is not None else ()
    return bool(words) and all(word.dep_ == "amod" and word.lower_ in word_class("bare_qualities") for word in words)


def _subject_of(verb: Token, source: Range) -> bool:
    return any(base(child.dep_) == "nsubj" and source[0] <= child.i < source[1] for child in verb.children)


def _caused(draft: Draft, doc: Doc) -> bool:
    """Whether the source is what made others speak: "the case increased calls for", "the raid sparked fears that"."""
    noun = doc[draft.anchor]
    verb = noun.head
    if noun.pos_ != "NOUN" or base(noun.dep_) != "obj" or verb.lemma_.lower() not in source_words("rouse"):
        return False
    subjects = [child for child in verb.children if base(child.dep_) == "nsubj"]
    raised = noun.lemma_.lower() in word_class("raised")
    if not subjects and verb.tag_ == "VBG" and base(verb.dep_) == "advcl":
        return raised and draft.source is not None and draft.source[1] <= verb.i  # "freed 21 girls, raising hopes for"
    if verb.lemma_.lower() == "raise" and not raised and any(_speaker_like(child) for child in subjects):
        return False  # "the union raised concerns that"
    return draft.source is not None and any(draft.source[0] <= child.i < draft.source[1] for child in subjects)


def _speaker_like(word: Token) -> bool:
    """Whether a subject can speak: a person or body."""
    return word.ent_type_ in ("PERSON", "ORG") or word.lemma_.lower() in word_class("people")


def _nobodys(cue: Token, fears: bool) -> bool:
    """Whether a cue tells what is said or feared without saying by whom: "were reported to have fled", "on charges of
    theft", "amid reports of clashes", "amid fears that", "was implicated in the killing"."""
    if cue.pos_ == "NOUN":
        charged = cue.lemma_.lower() in word_class("charges")
        clause = any(clause_mark(child) == "that" for child in cue.children)
        rumoured = cue.tag_ == "NNS" or clause
        return (clause and fears) or charged or (rumoured and cue.lemma_.lower() in word_class("hearsay"))
    if cue.lemma_ in word_class("accused_of"):
        return is_passive(cue) or (cue.dep_ == "acl" and cue.tag_ == "VBN")
    told = cue.lemma_ in ("report", "say", "allege") and is_passive(cue)
    return told and any(base(child.dep_) == "xcomp" and child.pos_ == "VERB" for child in cue.children)


def _told(cue: Token) -> bool:
    """Whether a word tells what was said: a noun, or a verb with no "to", modal ("could offer") or subjunctive."""
    if cue.pos_ == "NOUN":
        return True
    helpers = [child.lower_ for child in cue.children if base(child.dep_) in ("aux", "mark") and child.i < cue.i]
    return "to" not in helpers and not mandated(cue) and not any(word in modality("aux") for word in helpers)


def _outer_addition(draft: Draft, others: list[Draft], doc: Doc) -> bool:
    """Whether a draft that the model did not find at the outer level is kept."""
    if draft.weight in ("modifier", "adverb") or (draft.cls == "doubt" and draft.unnamed and draft.contents):
        return True
    if draft.unnamed and draft.contents and draft.cls in UNNAMED and _nobodys(doc[draft.anchor], draft.cls == "fear"):
        return True
    if draft.weight != "strong" or draft.source is None or not draft.contents or draft.cls not in ADDED:
        return False
    if not _told(doc[draft.anchor]):
        return False
    if draft.cls == "say" and not any(speaks(doc[left:right]) for left, right in draft.contents):
        return False  # "workers called an ambulance"
    return not any(
        other.cue is not None and any(left <= other.cue[0] < right for left, right in draft.contents)
        for other in others
        if other.model
    )
