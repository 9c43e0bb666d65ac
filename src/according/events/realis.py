"""What an event's own kind says about its status, beyond the words around it.

The stage of attributions decides on a status without knowing what the trigger means. Some of what it leaves open is
settled by that: who "rallied to condemn the raid" condemned it, a strike that "could lead to war" has been, and what
troops "would" do in an analyst's present tense is a mere case. Each rule is a function of the candidate, the status and
its links; the first that holds decides, and the record's `why` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.document import Link
from according.events.marks import forms, marker, negated, preposition
from according.events.nominals import first_of, part_in
from according.events.predicates import Candidate
from according.record import Status
from according.words import base, char_token, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

OPEN = frozenset({"planned", "hypothetical"})
UTTERED = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "PROTEST", "CONCEDE"})
"""Types of acts of speech: whoever has come together to do one does it."""
SAID = frozenset({"ACCUSE", "REQUEST"})
"""Types of acts that are done by trying to do them with words."""
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types whose attempt is one of them, as CAMEO has it of assassinations (185)."""
ARRANGED = frozenset({"PROTEST", "CONSULT", "AGREE", "COOPERATE"})
"""Types of what is arranged beforehand."""
LACK = frozenset({"no", "any", "further", "future"})
DECIDED = frozenset({"SUPPORT", "ACCUSE", "SANCTION", "REJECT"})
"""Types that a vote does by itself: "voted to endorse", "voted to impose sanctions"."""
SHIFTING = frozenset({"fears", "demands", "promises", "threatens", "believes"})
"""Stances that leave open what stands in them, but not what somebody in them says has been."""
PAST = frozenset({"VBD", "VBN"})
REACH = 5  # words above a trigger that are looked at

Rule = Callable[["Coder", Candidate, Status, Sequence[Link]], Status | None]


def settled(
    work: Coder, candidate: Candidate, status: Status, links: tuple[Link, ...]
) -> tuple[Status, tuple[Link, ...], str | None]:
    """The status by the event's own kind, its links, and the rule's name; as they are, and None, where none holds.

    What the outlet itself reports has no links.
    """
    if candidate.row.own is None:
        for name, rule in RULES.items():
            found = rule(work, candidate, status, links)
            if found is not None and found != status:
                return found, links if found != "reported" else (), f"status: {name} ({status})"
    return status, links, None


def told(links: Sequence[Link]) -> Status:
    """What an event is that has been: told by somebody, or by the outlet."""
    return "claimed" if links else "reported"


def helpers(token: Token) -> set[str]:
    """The auxiliaries of a clause, its copula's among them."""
    return {child.lower_ for child in token.children if base(child.dep_) == "aux"}


def above(token: Token) -> Iterator[Token]:
    """The words that govern a token, nearest first, at most REACH."""
    for number, word in enumerate(token.ancestors):
        if number == REACH:
            return
        yield word


def listed(work: Coder, name: str, token: Token) -> bool:
    """Whether a word is in a class of `word_classes.tsv`."""
    words = work.lexicon.classes.get(name, frozenset())
    return any(form in words for form in forms(token))


def finite_past(token: Token) -> bool:
    """Whether a clause tells of the past with no modal: "had conducted", "were seized", "fired"."""
    words = helpers(token)
    past = token.tag_ == "VBD" or (token.tag_ == "VBN" and bool(words & {"had", "has", "have", "was", "were", "'s"}))
    return past and not words & word_class("modals") and marker(token) not in {"if", "unless", "whether", "to"}


def cue_of(work: Coder, link: Link) -> Token | None:
    """The main word of a link's cue: its verb, else its last word."""
    if link.cue is None:
        return None
    words = work.doc.char_span(link.cue.start, link.cue.end, alignment_mode="expand")
    if words is None:
        return char_token(work.doc, link.cue.start)
    return next((word for word in words if word.pos_ == "VERB"), words[-1])


def case_would(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """ "Would" after a present or in somebody's own words is a case; after "said" alone it is what was to come."""
    if status != "planned" or not links or not helpers(candidate.predicate) & word_class("would"):
        return None
    cue = cue_of(work, links[-1])
    present = cue is not None and cue.tag_ in {"VBP", "VBZ", "VBG"} and not helpers(cue) & {"had", "has", "have"}
    harm = candidate.row.type == "ASSAULT" and candidate.frame.passive and not candidate.frame.slot("by")
    return "hypothetical" if present or harm or links[-1].directness == "direct" else None


def subject_of_case(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What a deed would or could bring about: a known one has been, any other is a mere case.

    "The latest test could lead to war", "the firing of a missile would break the ban".
    """
    token = candidate.predicate
    while token.dep_ == "conj" and token.pos_ == "NOUN" and token.head.pos_ == "NOUN":
        token = token.head  # "his endorsement and her refusal will raise questions"
    if status not in OPEN or base(token.dep_) not in {"nsubj", "csubj"} or candidate.light is not None:
        return None
    verb = token.head
    modals = helpers(verb) & word_class("modals")
    if not modals or not listed(work, "consequence", verb) or marker(verb) in {"if", "unless", "whether"}:
        return None
    if modals & word_class("would"):
        return "hypothetical"
    return told(links) if pointed(candidate.predicate) or pointed(token) else None


def pointed(noun: Token) -> bool:
    """Whether a noun's words say that there is the deed: "this test", "the latest raid", "the North's launch"."""
    words = {child.lower_ for child in noun.children}
    shown = words & word_class("shown")
    owned = any(child.dep_ == "nmod:poss" for child in noun.children)
    return bool(noun.pos_ == "NOUN" and (shown or owned or ("the" in words and noun.tag_ == "NN")))


def dated(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What will be on a day is planned: "said the meeting would be on Tuesday"."""
    token = candidate.token
    if status not in {"claimed", "reported"} or not candidate.row.noun or token.dep_ != "nsubj":
        return None
    day = work.parties.is_time(token.head) and any(child.dep_ == "cop" for child in token.head.children)
    return "planned" if day and helpers(token.head) & {"will", "would", "'ll"} else None


def awaited(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What people come together for was still to come: "closed the shops ahead of protests by the union"."""
    token = candidate.token
    called = token.dep_ == "acl" and token.head in candidate.consumed  # "ahead of protests called by the union"
    arranged = candidate.row.type in ARRANGED and (candidate.row.noun or called)
    over = any(child.dep_ == "acl:relcl" and child.tag_ == "VBD" for child in token.children)  # "that drew thousands"
    if not arranged or over or status not in {"claimed", "reported"} or "had" in helpers(token.head):
        return None
    return "planned" if preposition(first_of(token.head if called else token)) == "ahead_of" else None


def not_to(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What is not to be done is not: "a pledge not to wage war", "had not been subject to attacks"."""
    token, doc = candidate.predicate, candidate.token.doc
    if status not in {"claimed", "reported"}:
        return None
    head = candidate.token.head
    before = doc[token.i - 2 : token.i].text.lower() if token.i > 1 else ""
    spared = preposition(candidate.token) == "from" and head.lemma_ in word_class("spared")
    subject = preposition(candidate.token) == "to" and head.lemma_.lower() == "subject" and unsaid(head)
    if candidate.row.noun and spared:
        return "hypothetical"
    verbal = not candidate.row.noun or candidate.light is not None
    undone = before == "not to" if verbal else subject
    return ("denied" if links else "negated") if undone else None


def unsaid(token: Token) -> bool:
    """Whether a word's own clause is negated."""
    return any(child.lower_ in word_class("never") for child in token.children)


def wanted(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What somebody wants others to do is demanded of them; what somebody hopes for is announced by nobody."""
    if status not in {"planned", "claimed"} or not links:
        return None
    cue = cue_of(work, links[-1])
    if cue is None or (status == "planned" and helpers(candidate.predicate) & {"will", "'ll"}):
        return None
    if status == "claimed" and not (links[-1].stance == "believes" and finite_past(candidate.predicate)):
        return None
    demanded = links[-1].stance == "demands" and cue.lemma_ in word_class("wanting")
    return "hypothetical" if demanded or cue.lemma_ in word_class("hoping") else None


def hoped(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What the outlet says that somebody hopes or would like to see is no plan."""
    if status != "planned":
        return None
    for word in above(candidate.predicate):
        if word.lemma_ in word_class("hoping") and word.pos_ == "VERB":
            return "hypothetical"
        if base(word.dep_) not in {"xcomp", "ccomp", "advcl"}:
            return None
    return None


def gathered(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What people came, met or marched to do is done: "rallied to condemn it", "went to meet the governor"."""
    token = candidate.predicate
    if status not in OPEN or candidate.row.noun or marker(token) != "to" or base(token.dep_) not in {"advcl", "xcomp"}:
        return None
    verb = token.head
    if not finite_past(verb):
        return None
    spoken = candidate.row.type in UTTERED and (listed(work, "gathering", verb) or seized(work, verb))
    met = candidate.row.type == "CONSULT" and listed(work, "travelling", verb)
    voted = candidate.row.type in DECIDED and verb.lemma_ == "vote"
    return told(links) if spoken or met or voted else None


def seized(work: Coder, verb: Token) -> bool:
    """Whether somebody took to something to speak: "took to the radio to denounce it", "seized on it to attack her"."""
    onto = any(preposition(child) in {"to", "on", "upon"} for child in verb.children if base(child.dep_) == "obl")
    return onto and listed(work, "seizing", verb)


def by_means(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """The means of what was done was used: "set the tone by appealing to members"."""
    token = candidate.predicate
    by = any(child.lower_ == "by" and child.dep_ in {"mark", "case"} for child in token.children)
    used = status in OPEN and by and token.tag_ == "VBG" and base(token.dep_) == "advcl"
    return told(links) if used and token.head.tag_ == "VBD" and not helpers(token.head) & word_class("modals") else None


def beside(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """An act of speech told beside what it is about is done, whatever might be: "help may come, she said, urging"."""
    token = candidate.predicate
    if status not in OPEN or candidate.row.type not in UTTERED or token.tag_ != "VBG" or base(token.dep_) != "advcl":
        return None
    first = token.left_edge
    after = token.i > token.head.i and "," in {first.text, token.doc[first.i - 1].text}
    return told(links) if after and marker(token) is None and not helpers(token) else None


def unforeseen(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What nobody expected has come: "never expected a shooting to occur here"."""
    if status not in {"denied", "negated"}:
        return None
    for word in above(candidate.predicate):
        if word.lemma_ in word_class("expecting") and any(
            child.lower_ in word_class("never") for child in word.children
        ):
            return told(links) if word.tag_ == "VBD" or "did" in helpers(word) else None
    return None


def inquired(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What is investigated has been, whoever calls for the inquiry: "called for a probe into an attack that killed"."""
    token = candidate.token
    into = next((child for child in token.children if child.dep_ == "case" and child.lower_ == "into"), None)
    if status not in OPEN or not candidate.row.noun or into is None or into.i == 0:
        return None
    if into.nbor(-1).lemma_.lower() not in word_class("inquiries"):
        return None
    return "reported" if len(links) == 1 and links[0].stance == "demands" else told(links)


def tried(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """An attempt is a deed: who tried to kill used force, who tried to rebuke has spoken, whether it helped or not."""
    token, kind = candidate.predicate, candidate.row.type
    if status != "hypothetical" or kind not in SAID | FORCE:
        return None
    if candidate.row.noun:
        attempted = any(child.lower_ == "attempted" for child in candidate.token.children)
        return told(links) if kind in FORCE and attempted else None
    head = token.head
    deed = kind in FORCE and listed(work, "attempting", head)
    if base(token.dep_) not in {"xcomp", "acl"} or marker(token) != "to":
        return None
    if head.pos_ == "NOUN":
        return told(links) if deed and not any(child.lower_ in LACK for child in head.children) else None
    fresh = base(head.dep_) in {"ROOT", "ccomp", "conj"} and finite_past(head)
    spoken = fresh and kind in SAID and listed(work, "trying", head)
    return told(links) if not unsaid(head) and (spoken or (deed and under_way(head))) else None


def under_way(verb: Token) -> bool:
    """Whether a clause tells what is or was done, with no modal and under no wish: "are trying", "who tried"."""
    if helpers(verb) & word_class("modals") or marker(verb) in {"if", "unless", "whether", "to"}:
        return False
    return base(verb.dep_) in {"ROOT", "ccomp", "conj", "acl", "acl:relcl", "advcl", "parataxis"} and verb.tag_ != "VB"


def looked_back(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What one emerges or flees from has been, and a deal that was given up had been made; what is done "at the
    request of" somebody was asked for before."""
    token = candidate.token
    if not candidate.row.noun or status not in {*OPEN, "negated", "denied"}:
        return None
    back = base(token.dep_) == "obl" and preposition(token) == "from" and token.head.lemma_ in word_class("overcome")
    made = base(token.dep_) == "obj" and any(
        c.dep_ == "acl" and c.lemma_ in word_class("settled") for c in token.children
    )
    left = made and listed(work, "giving_up", token.head)
    asked = candidate.row.type == "REQUEST" and base(token.dep_) == "obl" and preposition(token) == "at"
    return told(links) if back or left or asked else None


def gone(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """A deed of a time gone by has been, whoever speaks of it: "brought back to announce last month's test"."""
    if status not in OPEN or not candidate.row.noun:
        return None
    owners = [child for child in candidate.token.children if base(child.dep_) == "nmod" and owning(child)]
    over = any(o.lower_ == "yesterday" or any(c.lower_ in {"last", "previous"} for c in o.children) for o in owners)
    return told(links) if over else None


def owning(child: Token) -> bool:
    """Whether a word before a noun is its owner: "last month's test"."""
    after = child.nbor() if child.i + 1 < len(child.doc) else child
    return child.dep_ == "nmod:poss" or after.tag_ == "POS"


def in_passing(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What a plan or paper says is said, whatever is done with it: "proposed a plan which calls for a halt"."""
    token = candidate.token
    if status not in OPEN or candidate.row.type not in UTTERED or token.dep_ != "acl:relcl":
        return None
    document = listed(work, "documents", token.head) or listed(work, "proposals", token.head)
    return (
        told(links)
        if document and token.tag_ in {"VBZ", "VBP", "VBD"} and not helpers(token) & word_class("modals")
        else None
    )


def lacking(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What somebody needs, seeks or waits for is not there: "needed the support of the senators"."""
    token = candidate.token
    wanting = status in {"claimed", "reported"} and candidate.row.noun and base(token.dep_) == "obj"
    return (
        "hypothetical" if wanting and token.head.pos_ == "VERB" and token.head.lemma_ in word_class("lacking") else None
    )


def unowned(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What nobody has owned up to, or of which it is open who did it, has been: "no group has claimed the attack"."""
    if status not in {"negated", "questioned", "denied"}:
        return None
    if open_doer(candidate):
        return "reported"
    for word in above(candidate.token) if candidate.row.noun else ():
        owned = word.lemma_ in word_class("owning_up") or word.lemma_ in word_class("involvement")
        if not owned or word.pos_ not in {"VERB", "NOUN"}:
            continue
        owners = [child for child in word.children if base(child.dep_) == "nsubj"] if word.pos_ == "VERB" else [word]
        none = (w for o in owners for w in (o, *(c for c in o.children if base(c.dep_) in {"det", "advmod"})))
        if any(w.lower_ in word_class("nobody") for w in none):
            return "reported"
    return None


def open_doer(candidate: Candidate) -> bool:
    """Whether a clause asks who did what it takes for done: "unclear who carried out the raid", "who was behind it"."""
    verb = candidate.predicate
    asked = base(verb.dep_) in {"ccomp", "csubj", "xcomp"} and not any(c.lower_ == "whether" for c in verb.children)
    who = any(base(child.dep_) == "nsubj" and child.lower_ in {"who", "which"} for child in verb.children)
    behind = preposition(verb) == "behind" if verb.pos_ == "NOUN" else True
    return asked and who and behind


def no_part(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """Who has no part in a deed has not done it: "the army had no role in the killing"."""
    part = part_in(candidate.token) if candidate.row.noun and status in {"claimed", "reported"} else None
    if part is None or part.head.lemma_ not in word_class("taking_part"):
        return None
    none = part.lower_ == "nothing" or any(child.lower_ in word_class("nobody") for child in part.children)
    return ("denied" if links else "negated") if none or negated(part.head) else None


def case_purpose(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What something could be used for is done in no case yet: "could use the missile to target the island"."""
    token = candidate.predicate
    if status not in {"claimed", "reported"} or marker(token) != "to" or base(token.dep_) != "advcl":
        return None
    return "hypothetical" if helpers(token.head) & {"could", "may", "might", "would", "can"} else None


def until_then(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What others hold out for has not been: "would fight until the premier resigned", "refused to talk until"."""
    verb = candidate.predicate
    if status not in {"claimed", "reported"} or candidate.row.noun or marker(verb) not in word_class("until"):
        return None
    over = verb.head
    ahead = helpers(over) & word_class("modals") - {"could"} or (marker(over) == "to" and over.tag_ == "VB")
    return "hypothetical" if base(verb.dep_) == "advcl" and ahead and "have" not in helpers(over) else None


def nay(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """The "no" of a refusal denies nothing of it: "said no to the plan"."""
    row = candidate.row
    by_no = any(condition.slot == "obj" and "no" in condition.words for condition in row.conditions)
    return told(links) if by_no and status in {"denied", "negated"} and not unsaid(candidate.token) else None


def said_so(work: Coder, candidate: Candidate, status: Status, links: Sequence[Link]) -> Status | None:
    """What somebody says has been is claimed, though the word stands in another's fear or demand."""
    if status not in OPEN or len(links) < 2 or links[-1].stance != "asserts":
        return None
    shifted = any(link.stance in SHIFTING for link in links[:-1])
    return "claimed" if shifted and finite_past(candidate.predicate) else None


RULES: Mapping[str, Rule] = {
    "would, as a case": case_would,
    "what it would bring": subject_of_case,
    "on a day to come": dated,
    "ahead of it": awaited,
    "not to be done": not_to,
    "wanted of others": wanted,
    "hoped for": hoped,
    "came to do it": gathered,
    "the means": by_means,
    "said beside": beside,
    "unforeseen": unforeseen,
    "looked into": inquired,
    "tried": tried,
    "looked back at": looked_back,
    "of a time gone by": gone,
    "said in passing": in_passing,
    "lacking": lacking,
    "nobody's yet": unowned,
    "no part": no_part,
    "what for": case_purpose,
    "until then": until_then,
    "by a no": nay,
    "said to have been": said_so,
}
"""The rules in their order; the names stand in a record's `why`."""
