"""The status of an event through its whole chain of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from according.attribution.chain import chain_of, cue_tokens, once, path
from according.attribution.clause import OPEN_QUESTION, undone
from according.attribution.cues import CueEntry, cue_lexicon
from according.attribution.edges import trimmed
from according.attribution.given import definite
from according.attribution.governing import ANSWERED, signature
from according.attribution.local import local_state, refuting, unconfirmed
from according.attribution.operators import Local, modality
from according.attribution.phrases import contiguous
from according.attribution.stances import unsaid_beside
from according.attribution.subjects import RELATIVES, antecedent
from according.document import Claim, Document, Link, Party, Stance
from according.record import Status
from according.words import base, char_token, word_class

PRESUPPOSING = frozenset({"attitude", "criticism", "emotion"})
"""Classes whose nominal content is taken for granted: who condemns a raid does not claim it."""
MENTIONING = frozenset({"to-obl"})
SETTING_OFF = frozenset({"acl:relcl", "appos", "parataxis", "punct"})
"""What follows a noun and says more of it."""
DEMANDING = frozenset({"demands"})
BIDDING = frozenset({"demand", "promise", "plan"})
COMMITTING = frozenset({"promises", "threatens"})


Pair = tuple[Claim, CueEntry | None]
"""A claim and the lexicon's row for its cue."""


def status_of(
    trigger: Token, doc: Doc, document: Document, claims: Sequence[Claim]
) -> tuple[Status, tuple[Link, ...], tuple[str, ...]]:
    """The status of the event at `trigger`, its chain of links (outermost first), and why.

    `reported` and `negated` have no chain; `claimed`, `denied` and `questioned` have one; `planned` and
    `hypothetical` may. A cue's own event ("accused") is in no content of that cue, so it is reported.
    """
    chain = chain_of(trigger, doc, claims)
    kept = [pair for pair in chain if not _presupposed(trigger, *pair, doc)]
    stops = frozenset(i for claim, _ in kept for i in cue_tokens(claim, doc))
    state = local_state(trigger, stops)
    if state.presupposed:
        # Who denies a part in a raid, or fears what it was good for, leaves the raid a fact.
        kept = [pair for pair in kept if not _leaves(*pair, trigger, doc)]
    kept = [pair for number, pair in enumerate(kept) if len(kept) == 1 or not _no_teller(*pair, number, doc)]
    why = list(state.why)
    if not kept:
        return _alone(state), (), tuple(why or ["status: outlet's own voice"])
    status = _innermost(state, kept[-1][0])
    for claim, entry in reversed(kept):
        status = _through(status, claim, entry, state, doc, why)
        if entry is None or entry.weight != "appearance":
            status = _unfinished(status, trigger, claim, doc, why)
    links = tuple(_link(claim, doc, document) for claim in once([claim for claim, _ in kept], trigger, doc))
    return status, links, tuple(why)


def _link(claim: Claim, doc: Doc, document: Document) -> Link:
    """The link of a claim; for a relative pronoun that speaks stands the phrase that it points to."""
    link, source = claim.link(), claim.source
    if source is None or source.text.lower() not in RELATIVES:
        return link
    pronoun = char_token(doc, source.start)
    noun = antecedent(pronoun) if pronoun is not None else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return link
    barred = [c.i for c in noun.children if c.dep_ in SETTING_OFF or base(c.dep_) in ("case", "mark", "cc", "conj")]
    bounds = trimmed(contiguous(noun, barred), doc)
    if bounds is None:
        return link
    span = document.span(doc[bounds[0]].idx, doc[bounds[1] - 1].idx + len(doc[bounds[1] - 1]))
    named = next((party.kind for party in document.parties if party.start <= noun.idx < party.end), "other")
    return replace(link, source=replace(source, start=span.start, end=span.end, text=span.text, kind=named))


def _presupposed(trigger: Token, claim: Claim, entry: CueEntry | None, doc: Doc) -> bool:
    """Whether the claim takes the event for granted: "condemned the attack" (a noun that hangs on the cue)."""
    if entry is not None and entry.cls == "refusal" and claim.directness == "indirect":
        return True  # "refused to leave": the outlet itself says that it was not done
    if _negated(claim, doc) and (_given(trigger, claim, entry) or _untold(trigger, claim, entry, doc)):
        return True
    if claim.stance in ("denies", "questions") and _was_said(trigger, set(cue_tokens(claim, doc))):
        return True
    if entry is not None and entry.cls == "knowledge" and claim.source is not None and _thing(claim.source):
        return True  # "months that have seen protests"
    mentions = entry is not None and entry.frames == MENTIONING  # "referred to their calls"
    if entry is None or not (mentions or entry.cls in PRESUPPOSING) or claim.directness == "direct":
        return False
    cue = set(cue_tokens(claim, doc))
    node = trigger
    for _ in range(8):
        if node.pos_ in ("VERB", "AUX") and base(node.dep_) in ("ccomp", "xcomp"):
            return False
        if node.i in cue or base(node.dep_) == "ROOT" or node.head.i in cue:
            return True
        node = node.head
    return False


def _thing(source: Party) -> bool:
    """Whether a source is a relative pronoun that stands for no party."""
    return source.text.lower() in ("which", "that") and not (source.id or source.country or source.sectors)


def _was_said(trigger: Token, cue: set[int]) -> bool:
    """Whether the event is an act of speech that the cue answers: who "denied the charges" was charged."""
    entry = cue_lexicon().at(trigger) if trigger.pos_ == "NOUN" and trigger.head.i in cue else None
    return entry is not None and entry.cls in ANSWERED


def _given(trigger: Token, claim: Claim, entry: CueEntry | None) -> bool:
    """Whether an event outlives a claim that is not made: "did not say why they fired", "not to blame for the raid"."""
    opens = claim.content[0].text.split(maxsplit=1)[0].lower() in OPEN_QUESTION
    return opens or (entry is not None and entry.cls == "accusation" and trigger.pos_ == "NOUN")


def _untold(trigger: Token, claim: Claim, entry: CueEntry | None, doc: Doc) -> bool:
    """Whether a thing that was not told is there: "did not reveal its terms", "failed to mention the raid"."""
    if entry is None or entry.cls not in ("say", "medium") or claim.directness == "direct":
        return False
    nobody = claim.source is not None and claim.source.text.lower().split()[0] in modality("determiner")
    if entry.words[0] in modality("unverified") and not nobody:
        return False  # "could not confirm reports of a raid"
    cue = set(cue_tokens(claim, doc))
    way = list(path(trigger, cue))
    if not way:  # the event is a word of the cue
        return False
    top = way[-1]
    return top.head.i in cue and base(top.dep_) == "obj" and top.pos_ in ("NOUN", "PROPN")


def _alone(state: Local) -> Status:
    """The status without a chain: the outlet's own voice."""
    if state.effect == "fact":
        if state.asked or state.would:
            return "hypothetical"
        return "reported"
    return state.effect


def _innermost(state: Local, claim: Claim) -> Status:
    """The status inside the innermost content, before its cue has its say."""
    if state.asked:
        return "questioned"
    if state.effect == "negated":
        return "denied"
    if state.effect == "fact":
        return "planned" if state.would else "claimed"
    return state.effect


def _through(status: Status, claim: Claim, entry: CueEntry | None, state: Local, doc: Doc, why: list[str]) -> Status:
    """What a claim makes of the status of what stands in it."""
    label = entry.label if entry is not None else "cues/en"
    negated = _negated(claim, doc)
    warned = entry is not None and entry.cls in ("warning", "threat")
    stance = _stance(claim, entry)
    result = status
    if state.background and status in ("claimed", "denied"):
        pass  # who denies having met the man who fled says that he fled
    elif stance == "denies" and claim.stance != "questions":
        result = status if negated else _denied(status, entry, state)
    elif stance == "questions" or (claim.stance == "questions" and negated):
        result = "questioned" if status in ("claimed", "denied", "hypothetical") else status
    elif state.presupposed:
        pass  # who calls for an end to the raids says that there are raids
    elif stance in COMMITTING and not (state.finite_past and not state.would):
        if status == "claimed":
            open_ = claim.source is None or (entry is not None and entry.words[0] in word_class("considering"))
            result = "hypothetical" if open_ else "planned"
    elif stance in DEMANDING:
        # "Urged them not to fire" leaves open whether they did.
        result = "hypothetical" if status in ("claimed", "planned", "denied") and not state.finite_past else status
    elif stance == "fears":
        happened = warned and state.finite_past and not state.would
        result = "hypothetical" if status in ("claimed", "planned") and not happened else status
    elif status in ("claimed", "denied") and any(unconfirmed(doc[i]) for i in cue_tokens(claim, doc)):
        result = "questioned"
    elif (entry is not None and entry.implies == "counter") or any(
        doc[i].pos_ == "NOUN" and refuting(doc[i]) for i in cue_tokens(claim, doc)
    ):
        result = "denied" if status == "claimed" else status
    elif negated and status in ("claimed", "denied") and not (entry is not None and entry.implies == "factive"):
        result = "questioned"
    if entry is not None and entry.cls == "plan" and result == "claimed" and not _settled(state):
        result = "denied" if negated else "planned"
    if result != status:
        why.append(f"status: {label} {claim.cue.text if claim.cue else ''}".rstrip())
    return result


def _denied(status: Status, entry: CueEntry | None, state: Local) -> Status:
    """What a denial makes of the status of what it denies."""
    if status == "planned":  # "rejected a plan to meet" denies no meeting
        return "hypothetical" if entry is not None and entry.words[0] in word_class("refusing") else "denied"
    if status == "hypothetical":  # "denied reports that he might have fled"
        return "denied" if state.epistemic else status
    changed: dict[Status, Status] = {"claimed": "denied", "denied": "claimed"}
    return changed.get(status, status)


def _unfinished(status: Status, trigger: Token, claim: Claim, doc: Doc, why: list[str]) -> Status:
    """What a cue of speech or thought makes of an infinitive or a gerund that it takes.

    "Called to reject it", "supports sending troops", "the notion of closing the border": neither is said to have been.
    """
    if status != "claimed" or claim.stance not in ("asserts", "accuses", "believes"):
        return status
    cue = set(cue_tokens(claim, doc))
    if any(doc[i].lower_ in word_class("pleas") for i in cue):
        return status  # "pleaded guilty to bombing a mosque"
    top = next(reversed(list(path(trigger, cue))), trigger)
    if top.i in cue or top.head.i not in cue or not (_nonfinite(top) or top.dep_ == "nmod"):
        return status
    certain = trigger.pos_ == "NOUN" and definite(trigger) and trigger.head.i != top.i
    row = None if certain else signature(top, top.head)
    if row is None or row["effect"] not in ("hypothetical", "planned"):
        return status
    why.append(f"status: {row.file}:{row.line} {top.head.lower_}")
    return "planned" if row["effect"] == "planned" else "hypothetical"


def _nonfinite(verb: Token) -> bool:
    """Whether a clause is an infinitive or gerund that tells of nothing past: not "claims to have fired"."""
    helpers = {child.lower_ for child in verb.children if base(child.dep_) == "aux"}
    infinite = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    return (infinite or verb.tag_ == "VBG") and "have" not in helpers and not helpers & {"is", "are", "was", "were"}


def _leaves(claim: Claim, entry: CueEntry | None, trigger: Token, doc: Doc) -> bool:
    """Whether a claim leaves alone what it takes for granted: a denial, a doubt, a fear, "alleged" before a person."""
    modifies = entry is not None and entry.weight == "modifier"
    modifies = modifies and all(doc[i].head.i != trigger.i for i in cue_tokens(claim, doc))
    if entry is not None and entry.cls in BIDDING and _named(trigger, set(cue_tokens(claim, doc))):
        return True  # "called for an inquiry into the raid"
    feared = entry is not None and entry.cls == "fear"
    return modifies or feared or _stance(claim, entry) in ("denies", "questions")


def _named(trigger: Token, cue: set[int]) -> bool:
    """Whether an event is only named below a cue, with no verb between."""
    node = trigger
    while node.head.i != node.i and node.head.i not in cue:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return False
    return True


def _no_teller(claim: Claim, entry: CueEntry | None, place: int, doc: Doc) -> bool:
    """Whether a claim among others is nobody's word: "appears to", and "you know that" inside what somebody says."""
    if entry is not None and entry.weight == "appearance":
        return claim.source is None
    if entry is None or claim.directness == "mixed":
        return False
    if place and entry.cls in ("knowledge", "evidence", "emotion") and entry.implies == "factive":
        return claim.source is None or claim.source.text.lower() not in ("i", "we")
    cue = cue_tokens(claim, doc)
    plain = claim.source is None and entry.cls == "say" and entry.pos == "verb"
    return bool(place) and plain and not any(doc[i].tag_ == "VBN" for i in cue)


def _stance(claim: Claim, entry: CueEntry | None) -> Stance:
    """The stance by which a claim decides: its cue's own, for what the content gave has had its say inside."""
    refuted = claim.stance == "denies" and entry is not None and entry.words[0] in word_class("naming_untrue")
    refuted = refuted or (claim.cue is not None and claim.cue.text.split()[-1] in word_class("pleas"))
    if entry is None or refuted or entry.cls in ("warning", "threat", "question", "doubt"):
        return claim.stance
    return entry.stance


def _settled(state: Local) -> bool:
    """Whether an event is told as past, or beside what is planned: "hopes that the arrest will deter others"."""
    return state.finite_past or state.presupposed or state.background


def _negated(claim: Claim, doc: Doc) -> bool:
    """Whether the cue itself is negated: "did not say", "could neither confirm", "refused to confirm"."""
    words = modality("negator")
    if claim.source is not None and claim.source.text.lower().split()[0] in modality("determiner"):
        return True  # "no one can deny"
    cue = cue_tokens(claim, doc)
    if any(doc[i].lower_ in word_class("pleas") - words.keys() for i in cue):
        return False  # "pleaded not guilty" is a denial that is made
    for i in cue:
        token = doc[i]
        if undone(token) or unsaid_beside(token):
            return True  # "have yet to say how many"
        if token.lower_ in words or token.lower_ in ("neither", "nor", "no", "short"):
            return True  # also "stopped short of blaming"
        for child in token.children:
            if base(child.dep_) in ("advmod", "det", "cc:preconj") and child.lower_ in {
                *words,
                "neither",
                "no",
                "nor",
            }:
                return True
        if base(token.dep_) == "xcomp" and token.head.lemma_ in ("refuse", "decline", "fail", "stop"):
            return True
    return False
