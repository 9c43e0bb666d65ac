"""The stance of a claim whose cue is neutral, by what stands at the head of its content.

"Said" takes a side only by what it introduces: "said it was not to blame" denies, "said it would report back" promises,
"“We demand access,” she said" demands. Only the main predicate of the content is asked, and only whether its subject
is the source itself (a pronoun that fits), so that a report of what others will or will not do stays an assertion.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.asking import asks, goes_on, left_open, opens_with_question, unsure
from according.attribution.clause import mandated, undone
from according.attribution.cues import cue_lexicon
from according.attribution.edges import OPEN_MARKS, Range
from according.attribution.local import polarity
from according.attribution.operators import implicatives, modality
from according.attribution.phrases import Draft
from according.attribution.ratings import holds_guilty, plea, rates, refutes, regards, said_out
from according.attribution.stancewords import words
from according.attribution.subjects import is_passive
from according.document import Stance
from according.triggers import LIKELY, scores_of, seen
from according.words import base, word_class

SPEAKING = frozenset({"say", "medium", "manner", "quotative", "according", "cite"})
PERFORMED = frozenset({"demands", "accuses", "denies", "promises", "threatens", "fears"})
"""Stances of a verb that its speaker performs by saying it: "we demand", "I deny"."""
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
FIRST = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "it", "they"})
SINGULAR = frozenset({"he", "she", "i"})
ANNOUNCING = frozenset({"announce"})
PROMISING = frozenset({"say", "medium", "manner", "quotative", "warning"})
ASKING = frozenset({"question", "doubt"})
BIDDING = ASKING | {"manner"}
STANDING = frozenset({"remain", "be", "feel", "stay", "become"})


def content_stance(draft: Draft, doc: Doc) -> Stance:
    """The draft's stance, made plainer by its content where the cue's own is neutral or a warning."""
    warns = draft.cls == "warning"
    if (pleaded := plea(draft, doc)) is not None:
        return pleaded
    if refutes(draft, doc):
        return "denies"
    if rates(draft, doc) or regards(draft, doc):
        return "believes"
    if unsure(draft, doc):
        return "questions"
    if (said := said_out(draft, doc)) is not None:
        return said
    declines = _declines(draft, doc) or _unknown(draft, doc)
    if draft.cls in ASKING or (draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in words("wish")):
        return "demands" if _bids(draft, doc) else draft.stance
    if draft.stance == "asserts" and ((draft.cls == "say" and _named_ill(draft, doc)) or holds_guilty(draft, doc)):
        return "accuses"
    if not declines and not warns and (draft.stance != "asserts" or draft.cls not in SPEAKING):
        return draft.stance
    if declines or (asks(draft, doc) and not (draft.whole and goes_on(draft, doc))):
        return "questions"
    if _bids(draft, doc):
        return "demands"
    root = _root(draft.contents[0], doc)
    if root is None or root.i == draft.anchor:
        return draft.stance
    if draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in words("bind") and _to(root):
        return "promises"
    outer, root = root, _inner(root)
    subject = _subject(root) or (_subject(outer) if base(root.dep_) == "xcomp" else None)  # "we remain concerned"
    own = _own(subject, doc[draft.contents[0][0]].text in OPEN_MARKS, _speaker(draft, doc))
    if warns:
        return "threatens" if own and _future(root) else draft.stance
    announces = draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() in ANNOUNCING
    found = _of_predicate(root, own, announces, draft.contents[0])
    if draft.whole and ((found == "denies" and not own) or (found == "questions" and goes_on(draft, doc))):
        found = None  # a turn of a transcript is quoted without marks
    if found in ("promises", "threatens") and (draft.cls not in PROMISING or opens_with_question(draft, doc)):
        found = None  # "according to polls, it would …": no document promises; "told how he would"
    return found or ("accuses" if _gives_grounds(draft, doc) else draft.stance)


def _of_predicate(root: Token, own: bool, announces: bool, content: Range) -> Stance | None:
    lemma, negated = root.lemma_.lower(), polarity(root) < 0
    quoted = root.doc[content[0]].text in OPEN_MARKS
    passive = any(child.dep_ == "aux:pass" for child in root.children)
    if lemma in words("open") and (negated or _too(root) or root.pos_ == "ADJ"):
        return None if passive or not left_open(root) else "questions"
    if _forbidden(root):
        return "demands"
    if own and not negated and (performed := _performed(root)):
        return performed
    blames = not own and not negated and _blaming(root) and _predicated(root, content)
    if _future(root) and not blames:
        idle = lemma in words("state") or (lemma in words("last") and _subject_is_third(root))
        idle = idle or (passive and not announces) or any(child.dep_ == "cop" for child in root.children)
        promised = (own or announces) and not negated and not idle
        return "promises" if promised else None
    if negated:
        if _subject(root) is not None and lemma not in ("have", "need") and _demands(root, own, content):
            return "demands"  # "judges should not try"
        if not _plainly(root):
            return None
        if lemma in words("tolerate") or _unfit(root):
            return "accuses"
        if any(child.dep_ == "cop" for child in root.children) and root.lemma_.lower() not in words("charge"):
            return None  # what somebody or something is not ("it is not unusual", "he was not ready")
        told = own or not quoted or _insisted(root)
        refuses = told and (lemma not in words("perceive") or _tied(root)) and not _modal(root)
        return "denies" if refuses and (not _of_nobody(root) or _deniable(root)) else None
    if blames:
        return "accuses"
    return "demands" if _demands(root, own, content) and not _in_part(root, content) else None


def _of_nobody(root: Token) -> bool:
    """Whether a predicate has "no one" for its subject."""
    subject = _subject(root)
    return subject is not None and subject.lower_ == "one" and any(child.lower_ == "no" for child in subject.children)


def _deniable(root: Token) -> bool:
    """Whether what befell nobody is an event or a charge: "no one had been arrested", not "no one was late"."""
    below = [child for child in root.children if base(child.dep_) in ("obj", "xcomp", "nsubj")]
    blamed = words("blame") | words("charge") | words("tie")
    if scores_of(root.doc) is None or any(word.lemma_.lower() in blamed for word in (root, *below)):
        return True
    found = seen([root, *below])
    return found is not None and found.event >= LIKELY


def _blaming(root: Token) -> bool:
    """Whether a predicate, or one joined to it, finds fault with who or what is not the speaker."""
    for verb in (root, *(child for child in root.children if base(child.dep_) == "conj")):
        if _own(_subject(verb), True, "") or _ours(verb) or polarity(verb) < 0:
            continue
        if verb.lemma_.lower() in words("blame") or any(_blames(child) for child in verb.children):
            return True
        named = [verb] if any(child.dep_ == "cop" for child in verb.children) else []
        named += [child for child in verb.children if base(child.dep_) in ("obj", "nsubj")]
        if any(base(c.dep_) == "amod" and c.lemma_.lower() in words("blame") for noun in named for c in noun.children):
            return True  # "has carried out yet another illegal raid"
    return False


def _predicated(root: Token, content: Range) -> bool:
    """Whether blame is said of something, not only named: "a disgrace", they said; but "confessed to the crime"."""
    nominal = root.pos_ in ("NOUN", "PROPN") and not any(base(c.dep_) in ("cop", "nsubj") for c in root.children)
    return not nominal or root.doc[content[0]].text in OPEN_MARKS


def _tied(root: Token) -> bool:
    """Whether the object is a tie that one can have to a deed: "we see no link"."""
    return any(base(child.dep_) == "obj" and child.lemma_.lower() in words("tie") for child in root.children)


def _unfit(root: Token) -> bool:
    """Whether what a negated predicate denies is fitness: "is not a legitimate purpose"."""
    named = any(child.dep_ == "cop" for child in root.children)
    fit = [root, *(child for child in root.children if base(child.dep_) == "amod")]
    return named and any(word.lemma_.lower() in words("fit") for word in fit)


def _insisted(root: Token) -> bool:
    """Whether a negation is insisted on: "was absolutely not aimed at"."""
    return any(base(child.dep_) == "advmod" and child.lemma_.lower() in words("insist") for child in root.children)


def _forbidden(root: Token) -> bool:
    """Whether the predicate is an order with its subject: "Don't you do it"."""
    you = next((child for child in root.children if base(child.dep_) == "nsubj" and child.lower_ == "you"), None)
    opens = [child for child in root.children if child.i < root.i and base(child.dep_) == "aux"]
    helped = bool(opens) and opens[0].lower_ == "do" and you is not None and opens[0].i < you.i
    return helped and any(child.lower_ in modality("negator") for child in root.children)


def _plainly(root: Token) -> bool:
    """Whether a negation is the verb's own or says that a thing is not: "has no say", "nobody knows" deny nothing."""
    if any(child.lower_ in ("still", "yet") for child in root.children):
        return False
    if any(child.lower_ in modality("negator") for child in root.children):
        return True
    subject = next((child for child in root.children if base(child.dep_) == "nsubj"), None)
    if any(word is not None and word.lemma_.lower() in words("lack") for word in (root, subject)):
        return False  # "there is no reason to stay" denies nothing
    if root.lemma_.lower() == "have":  # "we have no say" denies nothing, "we have no links" does
        return _tied(root)
    return subject is None or subject.lower_ not in modality("determiner")


def _bids(draft: Draft, doc: Doc) -> bool:
    """Whether the content is what somebody is to do: "told them to leave", "asked the court to act", "asked that it be
    withdrawn".
    """
    if draft.anchor < 0:
        return False
    cue, first = doc[draft.anchor], doc[draft.contents[0][0]]
    if draft.source is None:
        return is_passive(cue) and cue.lemma_.lower() in words("bid") - words("wish") and _told_to(cue)
    root = _root(draft.contents[0], doc)
    if cue.lemma_.lower() in modality("bids") and root is not None and mandated(root):
        return True  # "suggested countries hold talks"
    if cue.lemma_.lower() in modality("bids") and _bidden(cue):
        return True
    if draft.cls == "question" and _asked_for(cue):
        return True
    bare = not any(base(child.dep_) in ("nsubj", "obj", "iobj") for child in cue.children)
    if draft.cls == "question" and bare and root is not None and root.lemma_.lower() in words("speak"):
        return False  # "asked to describe it"
    if cue.lemma_.lower() not in words("bid") and draft.cls not in BIDDING:
        return False
    if draft.cls == "question" and first.dep_ == "mark" and first.lower_ == "that":
        return True
    if first.dep_ == "mark" and first.lower_ == "to" and first.head.tag_ == "VB":
        return cue.lemma_.lower() not in words("wish")
    told = [child for child in cue.children if base(child.dep_) in ("obj", "iobj", "obl") and child.i > cue.i]
    deeds = [child for child in cue.children if base(child.dep_) in ("xcomp", "advcl", "ccomp") and _infinite(child)]
    return bool(told) and any(_to(deed) and deed.i > told[0].i for deed in deeds)


def _asked_for(cue: Token) -> bool:
    """Whether somebody is asked for a thing: "asked the envoy for help", not "for details", which is a question."""
    for child in cue.children:
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if base(child.dep_) == "obl" and child.i > cue.i and not child.ent_type_ and "for" in cases:
            if child.lemma_.lower() in word_class("told_when_asked"):
                return False
            return any(base(c.dep_) in ("obj", "iobj") and cue.i < c.i < child.i for c in cue.children)
    return False


def _told_to(cue: Token) -> bool:
    """Whether a passive cue is followed by what is to be done: "were told to leave", not "was asked to describe it"."""
    deeds = [child for child in cue.children if base(child.dep_) in ("xcomp", "ccomp") and child.i > cue.i]
    return any(_to(deed) and deed.lemma_.lower() not in words("speak") for deed in deeds)


def _bidden(cue: Token) -> bool:
    """Whether a base form behind an object says what that is to do: "suggested countries hold talks"."""
    told = [child.i for child in cue.children if base(child.dep_) == "obj" and child.i > cue.i]
    deeds = [child for child in cue.children if base(child.dep_) == "ccomp" and child.tag_ == "VB"]
    return bool(told) and any(deed.i > told[0] and not _to(deed) for deed in deeds)


def _infinite(verb: Token) -> bool:
    """Whether a clause has the base form of its verb, or of its copula: "to leave", "to be humbler"."""
    return verb.tag_ == "VB" or any(child.dep_ == "cop" and child.tag_ == "VB" for child in verb.children)


def _to(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)


def _root(content: Range, doc: Doc) -> Token | None:
    """The main predicate of a content's first sentence: a word that hangs on something outside, or a clause's head."""
    inside = range(*content)
    tops = [t for t in doc[content[0] : content[1]] if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    tops = [token for token in tops if not token.is_space]
    tops = [token for token in tops if token.sent.start == tops[0].sent.start]
    return next((token for token in tops if _subject(token) is not None), tops[0] if tops else None)


def _inner(root: Token) -> Token:
    """The predicate that says it: "worried" of "remains worried", "was not" of "has found that it was not"."""
    for child in root.children:
        state = base(child.dep_) == "xcomp" and child.pos_ == "ADJ" and root.lemma_.lower() in STANDING
        found = base(child.dep_) == "ccomp" and root.lemma_.lower() in words("find") and polarity(root) > 0
        if state or (found and _subject(child) is not None):
            return child
    return root


def _subject(root: Token) -> Token | None:
    return next((c for c in root.children if base(c.dep_) == "nsubj" and c.i < root.i), None)


def _own(subject: Token | None, quoted: bool, speaker: str) -> bool:
    """Whether the subject is the source itself: I or we, or a pronoun that can point to it outside quotation marks."""
    if subject is None:
        return False
    if subject.lower_ in FIRST:
        return True
    # "He said they would stay" promises nothing of his own.
    alone = speaker in SINGULAR and subject.lower_ != speaker
    return not quoted and subject.lower_ in THIRD and not alone


def _speaker(draft: Draft, doc: Doc) -> str:
    """The source where it is one word, in small letters; else nothing."""
    span = draft.source
    return str(doc[span[0]].lower_) if span is not None and span[1] - span[0] == 1 else ""


def _gives_grounds(draft: Draft, doc: Doc) -> bool:
    """Whether the cue gives the grounds of an accusation that the same source makes: "blames Kiev, saying that …"."""
    if draft.anchor < 0 or doc[draft.anchor].tag_ != "VBG" or base(doc[draft.anchor].dep_) != "advcl":
        return False
    entry = cue_lexicon().at(doc[draft.anchor].head)
    return entry is not None and entry.pos == "verb" and entry.cls == "accusation"


def _named_ill(draft: Draft, doc: Doc) -> bool:
    """Whether the cue gives something a name of blame: "called the vote a farce"."""
    if draft.anchor < 0 or doc[draft.anchor].lemma_.lower() not in words("name"):
        return False
    inside = [token for left, right in draft.contents for token in doc[left:right]]
    return any(token.lemma_.lower() in words("blame") and token.pos_ in ("NOUN", "ADJ") for token in inside)


def _unknown(draft: Draft, doc: Doc) -> bool:
    """Whether it is told that something is not known: "it is not known whether", "did not know how long"."""
    if draft.anchor < 0 or doc[draft.anchor].lemma_.lower() not in word_class("knowing"):
        return False
    asked = any(doc[left].lower_ in word_class("question_words") for left, _ in draft.contents)
    return asked and polarity(doc[draft.anchor]) < 0


def _declines(draft: Draft, doc: Doc) -> bool:
    """Whether the cue tells that nothing was said: "declined to say", "would not confirm", "neither confirmed nor
    denied", "stopped short of blaming"."""
    if draft.cue is None:
        return False
    span = doc[draft.cue[0] : draft.cue[1]]
    cue = span.text.lower()
    if "neither confirm" in cue or "short of" in cue or any(unsaid_beside(token) for token in span):
        return True
    spoken = [token for token in span if token.lemma_.lower() in words("speak") | word_class("leaving_open")]
    if not spoken:
        # "The bureau declined *to confirm that*": the verb of speech opens the content.
        first = [token for token in doc[slice(*draft.contents[0])] if token.lower_ != "to"][:1]
        tells = any(token.lemma_.lower() in words("speak") for token in first)
        return tells and span[-1].lemma_.lower() in word_class("keeping_silent")
    above = [token.lemma_.lower() for token in span if token not in spoken]
    above += [spoken[-1].head.lemma_.lower()] if base(spoken[-1].dep_) == "xcomp" else []
    refused = any(lemma in ("decline", "refuse") for lemma in above)
    nobody = draft.source is not None and doc[draft.source[0]].lower_ in word_class("nobody")
    refused = refused or (nobody and any(token.lemma_.lower() in modality("unverified") for token in spoken))
    return refused or any(token.lower_ in modality("negator") or undone(token) for token in span)


def unsaid_beside(verb: Token) -> bool:
    """Whether a verb of speech is the second of two that somebody declined: "refused to confirm *or deny* that"."""
    first = verb.head
    if verb.dep_ != "conj" or base(first.dep_) != "xcomp" or not {verb.lemma_, first.lemma_} & words("speak"):
        return False
    joined = any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for child in verb.children)
    return joined and first.head.lemma_ in ("decline", "refuse")


def _performed(root: Token) -> Stance | None:
    """The stance that a first or reported person performs with the predicate ("we urge", "it is ready to")."""
    if any(base(child.dep_) == "aux" and child.lower_ in modality("aux") for child in root.children):
        return None
    entry = cue_lexicon().at(root)
    if entry is None or entry.stance not in PERFORMED:
        return None
    ready = root.pos_ == "ADJ" or entry.cls == "fear"
    finished = root.tag_ in ("VBD", "VBN") or _subject_is_third(root)
    return entry.stance if ready or not finished else None


def _subject_is_third(root: Token) -> bool:
    subject = _subject(root)
    return subject is None or subject.lower_ not in FIRST


def _future(root: Token) -> bool:
    helpers = {child.lower_ for child in root.children if base(child.dep_) == "aux"}
    return bool(helpers & FUTURE) and not helpers & {"have", "has", "had"}


def _modal(root: Token) -> bool:
    return any(base(child.dep_) == "aux" and child.lower_ in modality("aux") for child in root.children)


def _ours(root: Token) -> bool:
    subject = _subject(root)
    return subject is not None and any(child.lower_ in ("our", "my") for child in subject.children)


def _too(root: Token) -> bool:
    return any(child.lower_ == "too" for child in root.children)


def _blames(token: Token) -> bool:
    return base(token.dep_) == "obj" and token.lemma_.lower() in words("blame")


def _demands(root: Token, own: bool, content: Range) -> bool:
    """An order: "armed forces should take care", "Don't shoot"; what the speaker should do is none."""
    subject = _subject(root)
    if subject is None:
        return _imperative(root, content)
    bound = any(base(child.dep_) == "aux" and child.lower_ in words("deontic") for child in root.children)
    helped = {child.lower_ for child in root.children if base(child.dep_) == "aux"}
    bound = bound and "have" not in helped and not ("be" in helped and root.tag_ == "VBG")
    if any(child.dep_ == "mark" and child.lower_ != "that" for child in root.children):
        return False  # "… is because the country must react"
    if root.lemma_.lower() in ("have", "need") and root.tag_ != "VBN":
        after = root.doc[root.i + 1] if root.i + 1 < content[1] else root
        deeds = [child for child in root.children if base(child.dep_) == "xcomp" and _to(child)]
        bound = any(root.lemma_.lower() == "need" or (after.i < deed.i and after.lower_ == "to") for deed in deeds)
        bound = bound or (after.lower_ == "to" and after.head.tag_ == "VB")
    deeds = [root, *(child for child in root.children if base(child.dep_) == "xcomp")]
    if subject.lower_ == "you" and any(deed.lemma_.lower() in words("mind") for deed in deeds):
        return False  # "you have to remember that", said to nobody
    acts = root.pos_ == "VERB" and subject.pos_ in ("NOUN", "PROPN", "PRON")
    able = implicatives("adj").get(root.lemma_.lower()) is not None
    return bound and acts and not own and not able and subject.lower_ not in ("it", "that", "this", "there")


def _in_part(root: Token, content: Range) -> bool:
    """Whether a clause beside an order only tells something: "parents have to watch them and it is dangerous"."""
    beside = [c for c in root.children if c.dep_ == "conj" and root.i < c.i < content[1] and _subject(c) is not None]
    return any(not _demands(clause, False, content) and not _bound(clause) for clause in beside)


def _bound(clause: Token) -> bool:
    """Whether a clause says what somebody must do, whoever "it" or "they" are."""
    return any(base(child.dep_) == "aux" and child.lower_ in words("deontic") for child in clause.children)


def _imperative(root: Token, content: Range) -> bool:
    """Whether a content without a subject is an order: it opens with the bare verb, as a sentence does.

    "Imagine that" and "let me say" order nothing.
    """
    doc = root.doc
    let_me = root.lemma_ == "let" and any(child.lower_ == "me" for child in doc[root.i : root.i + 2])
    deeds = [child for child in root.children if base(child.dep_) in ("xcomp", "ccomp")]
    told = {child.lower_ for deed in deeds for child in deed.children if base(child.dep_) in ("iobj", "obj")}
    saying = "you" in told or any(deed.lemma_.lower() in words("speak") for deed in deeds)
    if let_me and saying:
        return False
    if root.lemma_.lower() in words("mind") and not any(child.tag_ == "VB" for child in root.conjuncts):
        return False
    opens = [token for token in doc[content[0] : root.i] if not token.is_punct and token not in root.children]
    passive = any(child.dep_ == "aux:pass" for child in root.children)
    first = next((token for token in doc[content[0] : content[1]] if not token.is_punct and not token.is_space), root)
    whole = first.text[0].isupper() or doc[content[0]].text not in OPEN_MARKS
    return root.tag_ == "VB" and not opens and not passive and not _modal(root) and not _to(root) and whole
