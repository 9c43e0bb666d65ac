"""The time of an event: an expression that its words govern, else the sentence's, else the day of the report.

By structure first: an expression inside the trigger's own phrase, then one that hangs on the verbs above
it (through complements and participles), then the only one of the sentence. A headline's event has the time that the
body gives the same word. What has none happened on the day of the story: the first day of the last week that the
report names (a lead says when), unless its verb looks ahead; else on the day of publication, as far as the report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from according.document import Document, Timex
from according.events.arguments import forms, marker, preposition
from according.events.sharing import chain, looking_back, shares_time, speaks
from according.record import EventTime
from according.words import base, char_token

CLIMB = 4
BARRIERS = frozenset({"ccomp", "parataxis", "acl:relcl", "acl", "advcl"})
"""Clauses whose own time is not that of a word outside them."""
ANCHORED = frozenset({"DATE", "TIME"})
OPENING = frozenset({"beginning", "starting", "commencing", "effective", "lasting", "ending"})
"""Participles that stand before a time as prepositions do: "will send planes beginning Tuesday"."""
NO_DAY = "XXXX-XX-XX"
JOINED = frozenset({"to", "until", "till", "through", "and", "-", "–"})
"""What stands between the ends of a stretch."""
HELD_IN = frozenset({"in", "during", "at"})
DAYS = frozenset({"day", "time"})
PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "det"})
AHEAD = frozenset({"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "could", "should", "must", "can", "due"})
OPENERS = frozenset({"on", "in", "at", "during", "by", "and", "but", "also", "then", "later", "earlier", ","})
"""Words that may stand before a time at the head of a sentence."""
CARRIED_ON = frozenset({"he", "she", "they", "it", "also", "then", "later", "both", "afterwards"})
"""Words by which a sentence goes on with the one before."""
AFTER = frozenset({"after", "following"})
COARSE = frozenset({"month", "quarter", "season", "year"})
"""Grains so wide that what came of an event had the same: "resigned in March after the attack"."""
APART = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
OUTSIDE = frozenset({"until", "till", "since", "before", "after", "by", "from"})
"""Prepositions by which a time bounds something else than what stands before it."""
REACH = 16  # words after an event that a time beside it begins within
TURN = 3  # sentences back that a time before the story's is looked for
BACK = 2  # sentences back that a time is carried from
WILL = frozenset({"will", "shall", "wo", "'ll", "’ll"})
LEAD = 600  # characters of the body whose events are the day's news though their verb is no plain past
DAY_NAMED = 1_500  # characters of the body within which a report names the day that it tells of
STORY_DAYS = 7  # a day named in the lead is the story's where it lies this close before the report


def event_time(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """When the event at `trigger` happened; None where neither the text nor the publication tells.

    `times` are those of the document. A time that rests on the publication date has no words and says so
    in `origin`; one of which only this much is known, that it was past by then, has no value and no first day.
    """
    near = _near(trigger, doc, times)
    chosen = _governed(trigger, near) or _only(trigger, near)
    if chosen is not None and not (chosen.value or "").startswith(NO_DAY):
        return _stretch(chosen, doc, [timex for timex, _ in near]) or _event_time(chosen)
    day = _told_again(trigger, doc, times, document) or _lasting(trigger, doc, times)
    if day is None:
        day = _untold(trigger, doc, times, document)
    if chosen is not None and day is not None and day.value is None:
        return _event_time(chosen)
    if chosen is None:
        return day
    return _event_time(chosen) if day is None or day.grain not in DAYS else _hours(chosen, day)


def _untold(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """Of an event whose sentence has no time for it: that of the sentence before, the story's, or how far it may lie."""
    region = document.region_at(trigger.idx)
    if region is not None and region.published:
        return _pictured(trigger, times, document) or (_bounded(document) if _is_past(trigger) else None)
    if any(word in WILL for node in chain(trigger) for word in _words(node)):
        return _bounded(document, after=True)
    if _looks_ahead(trigger):
        return None
    if _is_news(trigger, document):
        day = _carried(trigger, doc, times, document)
        if day is not None:
            return day
        if not _turned_back(trigger, doc, times, document):
            return _story(trigger, doc, times, document) or _published(trigger, document)
    return _bounded(document) if _is_past(trigger) else None


def _near(trigger: Token, doc: Doc, times: Sequence[Timex]) -> list[tuple[Timex, Token]]:
    """The dates of the trigger's sentence, and stretches that count from the report's day, with their heads."""
    sentence = trigger.sent
    return [
        (timex, token)
        for timex in times
        if sentence.start_char <= timex.start < sentence.end_char
        and (timex.type in ANCHORED or (timex.type == "DURATION" and timex.earliest is not None))
        and timex.value is not None
        and not timex.value.endswith("_REF")
        and (token := _head(doc, timex)) is not None
    ]


def _stretch(chosen: Timex, doc: Doc, near: Sequence[Timex]) -> EventTime | None:
    """ "From 1998 to 2000", "between Monday and Friday": both ends, the value an ISO 8601 interval."""
    for first, last in pairwise(near):
        if chosen not in (first, last) or doc.text[first.end : last.start].strip().lower() not in JOINED:
            continue
        opened = doc.text[: first.start].rstrip().lower().endswith(("from", "between"))
        if not opened or first.earliest is None or last.latest is None or first.earliest > last.latest:
            continue
        grain = first.grain if first.grain == last.grain else None
        text = doc.text[first.start : last.end]
        value = f"{first.value}/{last.value}"
        return EventTime(text, first.start, last.end, value, first.earliest, last.latest, grain)
    return None


def _hours(timex: Timex, day: EventTime) -> EventTime:
    """ "During the pre-dawn hours" on the day that the report tells of."""
    value = f"{(day.value or '')[:10]}{(timex.value or '')[len(NO_DAY) :]}"
    return EventTime(timex.text, timex.start, timex.end, value, day.earliest, day.latest, "time")


def _event_time(timex: Timex) -> EventTime:
    return EventTime(timex.text, timex.start, timex.end, timex.value, timex.earliest, timex.latest, timex.grain)


def _head(doc: Doc, timex: Timex) -> Token | None:
    """The token of the expression that hangs on a word outside it."""
    token = char_token(doc, timex.start)
    while token is not None and token.head.i != token.i and timex.start <= token.head.idx < timex.end:
        token = token.head
    return token


def _governed(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """The expression under the trigger, else under the nearest word above it that has one and tells of one time."""
    node = trigger
    for node in chain(trigger):
        under = [(timex, token) for timex, token in near if _under(token, node) and not _of_noun(timex, token, trigger)]
        if under:
            return min(under, key=lambda pair: (pair[0].type == "DURATION", abs(pair[1].i - trigger.i)))[0]
    if (preposition(node) or marker(node)) in AFTER:
        coarse = [timex for timex, token in near if timex.grain in COARSE and _under(token, node.head)]
        if coarse:
            return coarse[0]
    others = [(timex, token) for timex, token in near if not _of_noun(timex, token, trigger)]
    beside = next((timex for timex, _ in others if _beside(trigger, timex)), None)
    if beside is None and node.dep_ == "ROOT":
        return next((timex for timex, token in others if _opens(token)), None)
    return beside


def _beside(trigger: Token, timex: Timex) -> bool:
    """Whether only phrases stand between the event and the expression: "an attack on a mosque in Mosul on Friday"."""
    after = char_token(trigger.doc, timex.start)
    if after is None or not trigger.i < after.i <= trigger.i + REACH:
        return False
    between = trigger.doc[trigger.i + 1 : after.i]
    if after.nbor(-1).lower_ in OUTSIDE:
        return False
    return not any(
        (token.pos_ in APART or token.dep_ in ("mark", "cc")) and not (token.text == "," and token.nbor(1).pos_ == "ADP")
        for token in between
    )


def _opens(token: Token) -> bool:
    """Whether an expression stands at the head of its sentence, whatever the tree hangs it on: its time is all its."""
    sentence = token.sent
    return token.left_edge.i - sentence.start <= 2 and all(
        word.lower_ in OPENERS for word in sentence.doc[sentence.start : token.left_edge.i]
    )


def _of_noun(timex: Timex, token: Token, event: Token) -> bool:
    """ "The 2003 killing": a year before a noun dates that noun alone, a day ("a Friday raid") its deed too.

    So does the year of what the event was part of and is new to the reader: "ousted him in a 2010 coup", but "charged
    in the 2003 killing".
    """
    noun = token.head
    beside = {child.lower_ for child in noun.children if child.dep_ in ("case", "det")}
    if noun.head.i == event.i and beside & HELD_IN and beside & {"a", "an"}:
        return False
    if noun.pos_ == "NOUN" and noun.i != event.i and any(form in looking_back() for form in forms(event)):
        return True
    before = token.i < noun.i and noun.pos_ in ("NOUN", "PROPN") and base(token.dep_) in PREMODIFIERS
    return before and noun.i != event.i and timex.grain not in DAYS


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
        own = node.dep_ == "acl:relcl" and node.head.i == top.i and top.pos_ == "NOUN" and shares_time(node)
        if (node.dep_ in BARRIERS and node.lower_ not in OPENING and not own) or node.head.i == node.i:
            return False
        node = node.head
    return False


def _only(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """A sentence's only expression, where it stands in the trigger's own clause, whatever word it hangs on there."""
    dates = [pair for pair in near if pair[0].type in ANCHORED]
    if len(dates) != 1:
        return None
    timex, token = dates[0]
    if _of_noun(timex, token, trigger):
        return None
    if token.dep_ == "ccomp":  # "the talks would be on Monday", the time being what is said
        return timex
    if _looks_ahead(trigger) and token.i > trigger.i and _trailing(token, trigger, frozenset({"advcl", "acl"})):
        return timex
    home = _clause(trigger)
    same = home.i == _clause(token.head).i and home.i in {node.i for node in chain(trigger)}
    return timex if same or _trailing(token, trigger, frozenset({"acl"})) else None


def _trailing(token: Token, trigger: Token, clauses: frozenset[str]) -> bool:
    """Whether an expression at the end of a verb's clause was hung on a participle in it: "hit men living there Friday"."""
    node = token
    while node.head.i != node.i and node.i != trigger.i:
        if base(node.dep_) in BARRIERS and (node.dep_ not in clauses or node.tag_ not in ("VBN", "VBG")):
            return False
        if node.dep_ == "acl" and (node.head.head.i != trigger.i or node.head.pos_ not in ("NOUN", "PROPN")):
            return False
        node = node.head
    return node.i == trigger.i and trigger.pos_ == "VERB"


def _clause(node: Token) -> Token:
    """The head of the clause that a word stands in."""
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX") and base(node.dep_) not in BARRIERS:
        node = node.head
    return node


def _lasting(trigger: Token, doc: Doc, times: Sequence[Timex]) -> EventTime | None:
    """ "Talks have been taking place for five years": how long it has gone on, where no days are known."""
    for node in chain(trigger):
        if node.tag_ != "VBG" or not _words(node) & {"have", "has", "had"}:
            continue
        for timex in times:
            token = _head(doc, timex) if timex.type == "DURATION" else None
            if token is not None and token.head.i == node.i and preposition(token) == "for":
                return _event_time(timex)
    return None


def _told_again(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """For a headline's event: the day that the first word of the body with the same lemma has, if any has one."""
    region = document.region_at(trigger.idx)
    if region is None or region.kind != "headline":
        return None
    lemma = trigger.lemma_.lower()
    for token in doc:
        if token.lemma_.lower() != lemma or token.i <= trigger.i or token.pos_ not in ("VERB", "NOUN"):
            continue
        home = document.region_at(token.idx)
        if home is None or home.kind != "body":
            continue
        timex = _governed(token, _near(token, doc, times))
        if timex is not None and timex.grain in DAYS:
            return _event_time(timex)
    return None


def _story(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The first day of the last week that the lead names, for an event whose verb does not look ahead.

    It may be the day after the report's date, which is often that of another time zone, where the words beside it tell
    of the past. What was said of it, where it lies some days back, was said since.
    """
    if document.published is None:
        return None
    published = date.fromisoformat(document.published[:10])
    begin = next((region.start for region in document.regions if region.kind == "body"), 0)
    for timex in times:
        if timex.type not in ANCHORED or timex.grain not in DAYS or timex.earliest is None:
            continue
        home = document.region_at(timex.start)
        if (home is not None and home.kind != "body") or timex.start > begin + DAY_NAMED:
            continue
        back = (published - date.fromisoformat(timex.earliest)).days
        if 0 <= back <= STORY_DAYS or (back == -1 and _told_as_past(doc, timex)):
            said = back > 1 and speaks(trigger)
            since = EventTime(None, None, None, None, timex.earliest, document.published[:10], None, "published")
            return since if said else _day_of(timex)
    return None


def _day_of(timex: Timex) -> EventTime:
    """The day of an expression, without its hour: what else the report tells of was not all "this evening"."""
    found = _event_time(timex)
    return found if timex.grain == "day" else replace(found, value=timex.earliest, latest=timex.earliest, grain="day")


def _told_as_past(doc: Doc, timex: Timex) -> bool:
    """Whether the verb that the expression hangs on is a past form, or goes with one ("was killed")."""
    token = _head(doc, timex)
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    if token is None or _looks_ahead(token):
        return False
    helpers = [child.tag_ for child in token.children if base(child.dep_) in ("aux", "cop")]
    return token.tag_ == "VBD" or "VBD" in helpers


def _is_news(trigger: Token, document: Document) -> bool:
    """Whether an event without a time is of the story's day: what it hangs on is told in the plain past of news.

    In the lead and in headlines the present ("urges") and the perfect ("has urged") of the main clause are news too.
    "Is fighting", "had fought", "those who fought" and bare nouns elsewhere are of no day that the report names.
    """
    top = _top(trigger)
    if top.dep_ != "ROOT" and base(top.dep_) not in ("ccomp", "parataxis"):
        return False
    region = document.region_at(trigger.idx)
    begin = next((region.start for region in document.regions if region.kind == "body"), 0)
    helpers = _helpers(top)
    if region is None or region.kind != "body":
        return True
    if trigger.idx < begin + LEAD and (top.dep_ == "ROOT" or (top.tag_ in ("VBZ", "VBP") and not helpers)):
        return "MD" not in helpers and "had" not in _words(top)
    return _plain_past(top)


def _top(trigger: Token) -> Token:
    """The highest word that has the trigger's time."""
    top = trigger
    for top in chain(trigger):
        pass
    return top


def _helpers(verb: Token) -> set[str]:
    return {child.tag_ for child in verb.children if base(child.dep_) in ("aux", "cop")}


def _words(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if base(child.dep_) in ("aux", "cop")}


def _plain_past(verb: Token) -> bool:
    """ "Killed", "was killed", "was an attack": no perfect, no "would"."""
    helpers, words = _helpers(verb), _words(verb)
    if words & {"have", "has", "had", "having"} or "MD" in helpers:
        return False
    bare = verb.tag_ in ("VBN", "VBG") and not helpers and verb.dep_ == "ROOT"
    return verb.tag_ == "VBD" or "VBD" in helpers or bare


def _is_past(trigger: Token) -> bool:
    """Whether a verb tells of something that was past when the report was written."""
    if trigger.pos_ != "VERB" or trigger.dep_ == "amod" or _looks_ahead(trigger):
        return False
    return _plain_past(trigger) or bool(_words(trigger) & {"has", "had", "have"}) or trigger.tag_ == "VBN"


def _bounded(document: Document, after: bool = False) -> EventTime | None:
    """No later than the report's day (or no earlier): all that is known of what lies behind the story or ahead."""
    first = document.published_earliest or document.published
    last = document.published_latest or document.published
    if first is None or last is None:
        return None
    bounds = (first[:10], None) if after else (None, last[:10])
    return EventTime(None, None, None, None, *bounds, None, "published")


def _turned_back(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> bool:
    """Whether one of the last sentences was told of a time before the story's, and none since of the story's."""
    if document.published is None:
        return False
    published = date.fromisoformat(document.published[:10])
    sentence = trigger.sent
    for _ in range(TURN):
        if sentence.start == 0:
            return False
        sentence = doc[sentence.start - 1].sent
        home = document.region_at(sentence.start_char)
        if home is not None and home.kind != "body":
            return False
        timex = _governed(sentence.root, _near(sentence.root, doc, times))
        if timex is not None and timex.latest is not None:
            return (published - date.fromisoformat(timex.latest[:10])).days > STORY_DAYS
    return False


def _carried(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The time of the sentence before, where this one goes on with it in its paragraph or by its first words."""
    top = _top(trigger)
    if top.dep_ != "ROOT" or not _plain_past(top):
        return None
    sentence = trigger.sent
    for _ in range(BACK):
        if sentence.start == 0:
            return None
        before = doc[sentence.start - 1].sent
        opening = {token.lower_ for token in sentence[:3]}
        if "\n" in doc.text[before.end_char - 1 : sentence.start_char + 1] and not opening & CARRIED_ON:
            return None
        root = before.root
        if not _plain_past(root) or any(child.dep_ == "ccomp" for child in root.children):
            return None
        timex = _governed(root, _near(root, doc, times))
        if timex is not None:
            known = timex.type == "DATE" and timex.earliest is not None
            return _day_of(timex) if known and timex.grain in DAYS else _event_time(timex) if known else None
        sentence = before
    return None


def _looks_ahead(trigger: Token) -> bool:
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


def _published(trigger: Token, document: Document) -> EventTime | None:
    """The report's day, with the interval where it was only inferred."""
    if document.published is None:
        return None
    day = document.published[:10]
    earliest = (document.published_earliest or day)[:10]
    latest = (document.published_latest or day)[:10]
    return EventTime(None, None, None, day, earliest, latest, "day", "published")


def _pictured(trigger: Token, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The day of a caption's picture, for what the picture shows: the sentence that names it, or all where none does."""
    region = document.region_at(trigger.idx)
    if region is None or not region.published:
        return None
    day = region.published[:10]
    named = [t.start for t in times if region.start <= t.start < region.end and t.earliest == t.latest == day]
    sentence = trigger.sent
    if named and not any(sentence.start_char <= at < sentence.end_char for at in named):
        return None
    return EventTime(None, None, None, day, day, day, "day", "published")
