"""Time expressions of a sentence and the events they date, by structure.

By turns: an expression inside the event's own phrase; one under the words above it that tell of the same time
(sharing.py); one that only phrases part from it; one at the head of its sentence; the only one of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from according.document import Timex
from according.events.marks import forms, marker, preposition
from according.events.sharing import chain, shares_time
from according.words import base, char_token, word_class

CLIMB = 4
BARRIERS = frozenset({"ccomp", "parataxis", "acl:relcl", "acl", "advcl"})
"""Clauses whose own time is not that of a word outside them."""
ANCHORED = frozenset({"DATE", "TIME"})
DAYS = frozenset({"day", "time"})
OPENING = frozenset({"beginning", "starting", "commencing", "effective", "lasting", "ending"})
"""Participles that stand before a time as prepositions do: "will send planes beginning Tuesday"."""
HELD_IN = frozenset({"in", "during", "at"})
PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "det"})
AHEAD = frozenset(
    {"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "could", "should", "must", "can", "due"}
)
OPENERS = frozenset({"on", "in", "at", "during", "by", "and", "but", "also", "then", "later", "earlier", ","})
"""Words that may stand before a time at the head of a sentence."""
AFTER = frozenset({"after", "following"})
COARSE = frozenset({"month", "quarter", "season", "year"})
"""Grains so wide that what came of an event had the same: "resigned in March after the attack"."""
APART = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
OUTSIDE = frozenset({"until", "till", "since", "before", "after", "by", "from"})
"""Prepositions by which a time bounds something else than what stands before it."""
ORDINAL = re.compile(r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)")
REACH = 16  # words after an event that a time beside it begins within


def near_by(trigger: Token, doc: Doc, times: Sequence[Timex], vague: bool = False) -> list[tuple[Timex, Token]]:
    """The dates of the trigger's sentence, and stretches that count from the report's day, with their heads.

    With `vague` also those that say when without telling a date: "recently", "yesterday" in a report of no known day.
    """
    sentence = trigger.sent
    return [
        (timex, token)
        for timex in times
        if sentence.start_char <= timex.start < sentence.end_char
        and (timex.type in ANCHORED or (timex.type == "DURATION" and timex.earliest is not None))
        and (tells_when(timex) if vague else is_dated(timex))
        and (token := head_of(doc, timex)) is not None
        and not lapse(token)
        and not measures(timex, token)
    ]


def measures(timex: Timex, token: Token) -> bool:
    """Whether a stretch only measures what was done: "extended the curfew by three months"."""
    return timex.type == "DURATION" and preposition(token) == "by"


def lapse(time: Token) -> bool:
    """Whether a time with "since" tells how long there was no such thing: "the first attack in the city since 2008"."""
    clause = time.head if base(time.dep_) == "obl" else time
    if preposition(time) != "since" and not (base(clause.dep_) == "advcl" and marker(clause) == "since"):
        return False
    time = clause if preposition(time) != "since" else time
    before = [word for word in time.sent if word.i < time.i]
    if any(word.lower_ == "time" and singled(word) for word in before):
        return True
    above = time.head
    return any(singled(noun) for noun in (above, *(child for child in above.children if base(child.dep_) == "obj")))


def singled(noun: Token) -> bool:
    """Whether a noun is singled out among its kind: "first", "only", "deadliest", "most violent"."""
    return any(
        child.lower_ == "only" or child.lower_.endswith("est") or ORDINAL.fullmatch(child.lower_) is not None
        or any(word.lower_ == "most" for word in (child, *child.children))
        for child in noun.children
        if child.dep_ == "amod"
    )  # fmt: skip


def is_dated(timex: Timex) -> bool:
    """Whether an expression has a value that is more than past, present or future."""
    return timex.value is not None and not timex.value.endswith("_REF")


def tells_when(timex: Timex) -> bool:
    """Whether an expression says when, though nobody knows of which day "yesterday" is told.

    "Now" and "previously" tell how things stand, not when something was done; "today" and "recently" do.
    """
    return timex.value is None or is_dated(timex) or any(word in word_class("whenever") for word in words_of(timex))


def words_of(timex: Timex) -> list[str]:
    """The words of an expression, in small letters."""
    return timex.text.lower().split()


def head_of(doc: Doc, timex: Timex) -> Token | None:
    """The token of the expression that hangs on a word outside it."""
    token = char_token(doc, timex.start)
    while token is not None and token.head.i != token.i and timex.start <= token.head.idx < timex.end:
        token = token.head
    return token


def governed(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """The expression under the trigger, else under the nearest word above it that has one and tells of one time."""
    node = trigger
    for node in chain(trigger):
        under = [(timex, token) for timex, token in near if _under(token, node) and not _of_noun(timex, token, trigger)]
        if under:
            return min(under, key=lambda pair: _rank(pair[0], pair[1], trigger))[0]
    if (preposition(node) or marker(node)) in AFTER:
        coarse = [timex for timex, token in near if timex.grain in COARSE and _under(token, node.head)]
        if coarse:
            return coarse[0]
    others = [(timex, token) for timex, token in near if not _of_noun(timex, token, trigger)]
    beside = next((timex for timex, _ in others if _beside(trigger, timex)), None)
    if beside is None and node.dep_ == "ROOT":
        return next((timex for timex, token in others if _opens(token)), None)
    return beside


def _rank(timex: Timex, token: Token, trigger: Token) -> tuple[bool, bool, int]:
    """Dates before stretches, what stands for itself before part of a noun ("a Christmas market"), then the nearest."""
    part = token.dep_ == "compound" and token.head.i != trigger.i
    return timex.type == "DURATION", part, abs(token.i - trigger.i)


def _opens(token: Token) -> bool:
    """Whether an expression stands at the head of its sentence, whatever the tree hangs it on: its time is all its."""
    sentence = token.sent
    return token.left_edge.i - sentence.start <= 2 and all(
        word.lower_ in OPENERS for word in sentence.doc[sentence.start : token.left_edge.i]
    )


def _beside(trigger: Token, timex: Timex) -> bool:
    """Whether only phrases stand between the event and the expression: "an attack on a mosque in Mosul on Friday"."""
    after = char_token(trigger.doc, timex.start)
    if after is None or not trigger.i < after.i <= trigger.i + REACH:
        return False
    between = trigger.doc[trigger.i + 1 : after.i]
    if after.nbor(-1).lower_ in OUTSIDE:
        return False
    return not any(
        (token.pos_ in APART or token.dep_ in ("mark", "cc"))
        and not (token.text == "," and token.nbor(1).pos_ == "ADP")
        and not token.is_quote
        for token in between
    )


def _of_noun(timex: Timex, token: Token, event: Token) -> bool:
    """ "The 2003 killing": a year before a noun dates that noun alone, a day ("a Friday raid") its deed too.

    So does the year of what the event was part of and is new to the reader: "ousted him in a 2010 coup", but "charged
    in the 2003 killing".
    """
    noun = token.head
    if event.i == noun.i:
        return noun.pos_ == "NOUN" and timex.grain in COARSE and _is_counted(noun)
    if token.i > noun.i and timex.grain == "day" and _is_bare(token):
        return False  # "backed sanctions against Pyongyang Monday"
    beside = {child.lower_ for child in noun.children if child.dep_ in ("case", "det")}
    if noun.head.i == event.i and beside & HELD_IN and beside & {"a", "an"}:
        return False
    if noun.pos_ == "NOUN" and noun.i != event.i and any(form in word_class("looking_back") for form in forms(event)):
        return True
    if noun.head.i == event.i and noun.dep_ == "obj" and event.lemma_ in word_class("concluding"):
        return False  # "helped broker the 2006 accord"
    before = token.i < noun.i and noun.pos_ in ("NOUN", "PROPN") and base(token.dep_) in PREMODIFIERS
    return before and noun.i != event.i and timex.grain not in DAYS


def _is_counted(noun: Token) -> bool:
    """ "The 15th test this year": the year is that of all the tests."""
    return any(child.i < noun.i and ORDINAL.fullmatch(child.lower_) for child in noun.children)


def _is_bare(token: Token) -> bool:
    """Whether a day stands without "on", as days of verbs do."""
    return not any(child.dep_ in ("case", "mark", "det") for child in token.children)


def _under(token: Token, top: Token) -> bool:
    """Whether an expression hangs on `top` itself: no clause stands between.

    A relative clause under a nominal event says what became of it: "explosions that went off on Sunday".
    """
    node = token
    for _ in range(6):
        if node.i == top.i:
            return True
        if node.dep_ == "xcomp" and not shares_time(node):  # "agreed to meet on Friday"
            return False
        if node.dep_ == "conj" and node.i > top.i and (_own_subject(node) or (looks_ahead(node) and _over(top))):
            return False  # "was denied bail and will appear next week"
        own = node.dep_ == "acl:relcl" and node.head.i == top.i and top.pos_ == "NOUN" and shares_time(node)
        if (node.dep_ in BARRIERS and node.lower_ not in OPENING and not own) or node.head.i == node.i:
            return False
        node = node.head
    return False


def _own_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(base(child.dep_) == "nsubj" for child in verb.children)


def _over(verb: Token) -> bool:
    """Whether a verb tells what was or has been done."""
    helpers = {child.lower_ for child in verb.children if base(child.dep_) == "aux"}
    return verb.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have"})


def only_one(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """A sentence's only expression, where it stands in the trigger's own clause, whatever word it hangs on there."""
    dates = [pair for pair in near if pair[0].type in ANCHORED]
    if len(dates) != 1:
        return None
    timex, token = dates[0]
    if _of_noun(timex, token, trigger):
        return None
    if token.dep_ == "ccomp":  # "the talks would be on Monday", the time being what is said
        return timex
    if looks_ahead(trigger) and token.i > trigger.i and _trailing(token, trigger):
        return timex
    home = _clause(trigger)
    same = home.i == _clause(token.head).i and home.i in {node.i for node in chain(trigger)}
    return timex if same else None


def _trailing(token: Token, trigger: Token) -> bool:
    """Whether a time at the end of a verb's clause was hung on a lower one: "due in court to face charges Friday"."""
    node = token
    while node.head.i != node.i and node.i != trigger.i:
        if base(node.dep_) in BARRIERS and (node.dep_ not in ("advcl", "acl") or node.tag_ not in ("VBN", "VBG", "VB")):
            return False
        if node.dep_ == "xcomp" and not shares_time(node):
            return False
        node = node.head
    return node.i == trigger.i and trigger.pos_ == "VERB"


def _clause(node: Token) -> Token:
    """The head of the clause that a word stands in."""
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX") and base(node.dep_) not in BARRIERS:
        node = node.head
    return node


def looks_ahead(trigger: Token) -> bool:
    """Whether the verb, or one that it completes, stands with "will" and the like or is an infinitive."""
    node = trigger
    for _ in range(CLIMB):
        links = ("aux", "mark", "case") if node.pos_ == "VERB" else ("aux", "mark")
        helpers = [child.lower_ for child in node.children if base(child.dep_) in links]
        if any(word in AHEAD for word in helpers) or "to" in helpers:
            return True
        if node.dep_ not in ("xcomp", "conj", "obj", "csubj", "acl") or node.head.i == node.i:
            return False
        node = node.head
    return False
