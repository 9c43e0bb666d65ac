"""The day of an event whose sentence tells none.

A sentence that goes on with the one before has its
time. What is told in the plain past of news happened on the day of the story: the first day of the last week that
the lead names, else the day of publication. Of background ("has fought", "had fought", "those who fought") and of
what is to come only a bound is known: no later than the report, or no earlier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from according.document import Document, Region, Timex
from according.events.dating import ANCHORED, DAYS, governed, head_of, looks_ahead, near_by
from according.events.marks import forms, marker
from according.events.relating import said_on, saying_over
from according.events.sharing import chain, speaks
from according.record import EventTime
from according.words import base, word_class

CARRIED_ON = frozenset({"he", "she", "they", "it", "also", "then", "later", "both", "afterwards"})
"""Words by which a sentence goes on with the one before."""
WILL = frozenset({"will", "shall", "wo", "'ll", "’ll"})
TURN = 3  # sentences back that a time before the story's is looked for
BACK = 2  # sentences back that a time is carried from
LEAD = 600  # characters of the body whose events are the day's news though their verb is no plain past
DAY_NAMED = 1_500  # characters of the body within which a report names the day that it tells of
FIRST = 300  # characters of the body whose day is that of what stands before it as well
WEEKDAY = "XXXX-WXX-"  # what opens the value of a weekday in a report without a date
CONDITIONS = frozenset({"if", "unless", "whether"})
SPEAKERS = frozenset({"i", "we"})
CLOCK = re.compile(r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|noon|midnight)", re.IGNORECASE)
"""An hour by itself."""
STORY_DAYS = 7  # a day named in the lead is the story's where it lies this close before the report


def untold(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """Of an event whose sentence has no time for it: that of the sentence before, the story's, or a bound."""
    region = document.region_at(trigger.idx)
    if region is not None and region.published:
        return _pictured(trigger, times, document) or (bounded(document) if _is_past(trigger) else None)
    if any(word in WILL for node in chain(trigger) for word in helping_words(node)):
        return bounded(document, after=True)
    if any(child.lower_ in word_class("upcoming") for child in trigger.children):
        return bounded(document, after=True)
    if looks_ahead(trigger):
        return None
    if _performed(trigger):
        return _when_said(trigger, doc, times, document)
    if _so_far(trigger):
        return bounded(document)
    if _is_news(trigger, document):
        day = _carried(trigger, doc, times, document)
        if day is not None:
            return day
        if _in_quotes(trigger) and _in_quotes(_top(trigger)):
            return bounded(document)  # what somebody remembers need not be of the story's day
        if not _turned_back(trigger, doc, times, document):
            return story_day(trigger, doc, times, document) or _published(trigger, document)
    return bounded(document) if _is_past(trigger) else None


def _so_far(trigger: Token) -> bool:
    """Whether a clause sums up what has been done over a time: "79 have been killed since fighting began"."""
    done = helping_words(trigger) & {"have", "has"}
    opens = (word for child in trigger.children for word in child.children if word.dep_ in ("mark", "case"))
    return bool(done) and any(word.lower_ == "since" for word in opens)


def as_event_time(timex: Timex) -> EventTime:
    """An expression as the time of an event, with its own words, value and days."""
    return EventTime(timex.text, timex.start, timex.end, timex.value, timex.earliest, timex.latest, timex.grain)


def day_of(timex: Timex) -> EventTime:
    """The day of an expression, without its hour: what else the report tells of was not all "this evening"."""
    found = as_event_time(timex)
    return found if timex.grain == "day" else replace(found, value=timex.earliest, latest=timex.earliest, grain="day")


def story_day(
    trigger: Token, doc: Doc, times: Sequence[Timex], document: Document, said: bool = False
) -> EventTime | None:
    """The first day of the last week that the lead names, for an event whose verb does not look ahead.

    It may be the day after the report's date, which is often that of another time zone, where the words beside it tell
    of the past. A day on which something was said is a deed's only where the lead names no other. What was `said` of
    the story, where it lies some days back, was said since. Without a date of the report, a weekday of deeds stays one.
    """
    said = said or speaks(trigger)
    days = [timex for timex in times if _named_by_lead(timex, trigger, doc, document)]
    first = days[0].start if days else 0
    deeds = [timex for timex in days if timex.start < first + LEAD and not _of_saying(doc, timex)]
    word = said or _is_word(trigger)
    told = days if word or not (deeds or document.published is None) else deeds
    timex = told[0] if told else None
    if timex is None or timex.earliest is None or document.published is None:
        return None if timex is None else as_event_time(timex)
    back = (date.fromisoformat(document.published[:10]) - date.fromisoformat(timex.earliest)).days
    since = EventTime(None, None, None, None, timex.earliest, document.published[:10], None, "published")
    return since if back > 1 and said else day_of(timex)


def _named_by_lead(timex: Timex, trigger: Token, doc: Doc, document: Document) -> bool:
    """Whether an expression may be the day of the story: one of the last week, in the first lines of the article."""
    home = document.region_at(timex.start)
    if timex.type not in ANCHORED or (home is not None and home.kind != "body"):
        return False
    if document.published is None:
        own = document.region_at(trigger.idx)
        if own is None or home != own or not _has_headline(own, document) or not _plain_past(_top(trigger)):
            return False
        near = max(timex.start, trigger.idx) < own.start + LEAD
        return near and _is_weekday(timex) and _told_as_past(doc, timex)
    begin = next((region.start for region in document.regions if region.kind == "body"), 0)
    later = timex.start > max(begin + FIRST, trigger.sent.end_char)  # another event's, further down
    if timex.grain not in DAYS or timex.earliest is None or later or timex.start > begin + DAY_NAMED:
        return False
    if CLOCK.fullmatch(timex.text):
        return False  # "worked from 6:00am to midnight" names no day
    back = (date.fromisoformat(document.published[:10]) - date.fromisoformat(timex.earliest)).days
    return 0 <= back <= STORY_DAYS or (back == -1 and _told_as_past(doc, timex))


def _is_word(trigger: Token) -> bool:
    """Whether an event is an act of speech, by its verb or its noun ("received pledges")."""
    words = [trigger, *(child for child in trigger.children if child.dep_ == "obj")]
    return any(form in word_class("speech_acts") for word in words for form in forms(word))


def _in_quotes(trigger: Token) -> bool:
    """Whether a word stands within quotation marks that its paragraph has opened."""
    straight = curly = 0
    for token in reversed(trigger.doc[: trigger.i]):
        if "\n" in token.text:
            break
        straight += token.text in ('"', "``", "''")
        curly += (token.text == "“") - (token.text == "”")
    return straight % 2 == 1 or curly > 0


def _has_headline(body: Region, document: Document) -> bool:
    """Whether a body is known to be one article, by the headline before it."""
    before = [
        region for region in document.regions if region.end <= body.start and region.kind not in ("dateline", "byline")
    ]
    return bool(before) and before[-1].kind == "headline"


def _is_weekday(timex: Timex) -> bool:
    return (timex.value or "").startswith(WEEKDAY)


def _verb_of(doc: Doc, timex: Timex) -> Token | None:
    """The verb, or the last word, that the expression hangs on."""
    token = head_of(doc, timex)
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def _of_saying(doc: Doc, timex: Timex) -> bool:
    """Whether an expression dates a verb of saying ("police said Wednesday") or somebody ("who was held on Sunday")."""
    verb = _verb_of(doc, timex)
    return verb is not None and (verb.lemma_.lower() in word_class("said_out") or verb.dep_ == "acl:relcl")


def _told_as_past(doc: Doc, timex: Timex) -> bool:
    """Whether the verb that the expression hangs on is a past form, or goes with one ("was killed")."""
    token = _verb_of(doc, timex)
    if token is None or looks_ahead(token):
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
        return "MD" not in helpers and "had" not in helping_words(top)
    return _plain_past(top)


def _top(trigger: Token) -> Token:
    """The highest word that has the trigger's time."""
    return list(chain(trigger))[-1]


def _helpers(verb: Token) -> set[str]:
    return {child.tag_ for child in verb.children if base(child.dep_) in ("aux", "cop")}


def helping_words(verb: Token) -> set[str]:
    """The auxiliaries and copulas of a verb, lower case."""
    return {child.lower_ for child in verb.children if base(child.dep_) in ("aux", "cop")}


def _plain_past(verb: Token) -> bool:
    """ "Killed", "was killed", "was an attack": no perfect, no "would"."""
    helpers, words = _helpers(verb), helping_words(verb)
    if words & {"have", "has", "had", "having"} or "MD" in helpers:
        return False
    bare = verb.tag_ in ("VBN", "VBG") and not helpers and verb.dep_ == "ROOT"
    return verb.tag_ == "VBD" or "VBD" in helpers or bare


def _is_past(trigger: Token) -> bool:
    """Whether a verb tells of something that was past when the report was written."""
    if trigger.pos_ != "VERB" or trigger.dep_ == "amod" or looks_ahead(trigger):
        return False
    helpers = helping_words(trigger)
    if "be" in helpers or any(marker(node) in CONDITIONS for node in chain(trigger)):
        return False  # "if they are convicted", "demanded that they be freed"
    return _plain_past(trigger) or bool(helpers & {"has", "had", "have"}) or trigger.tag_ == "VBN"


def _performed(trigger: Token) -> bool:
    """ "We condemn the raid", "I urge both sides": an act done in saying it."""
    if trigger.tag_ != "VBP" or helping_words(trigger):
        return False
    return any(base(child.dep_) == "nsubj" and child.lower_ in SPEAKERS for child in trigger.children)


def _when_said(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The day on which words were said: that of their verb of saying, else since the day of the story."""
    verb = saying_over(trigger)
    timex = said_on(verb, near_by(verb, doc, times)) if verb is not None else None
    if timex is not None and timex.type in ANCHORED:
        return as_event_time(timex)
    if _turned_back(trigger, doc, times, document):
        return bounded(document)
    return story_day(trigger, doc, times, document, said=True) or _published(trigger, document)


def bounded(document: Document, after: bool = False) -> EventTime | None:
    """No later than the report's day (or no earlier): all that is known of what lies behind the story or ahead."""
    first = document.published_earliest or document.published
    last = document.published_latest or document.published
    if first is None or last is None:
        return None
    earliest, latest = (first[:10], None) if after else (None, last[:10])
    return EventTime(None, None, None, None, earliest, latest, None, "published")


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
        timex = governed(sentence.root, near_by(sentence.root, doc, times))
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
        parted = any("\n" in token.text for token in doc[before.end - 1 : sentence.start + 1])
        if parted and not opening & CARRIED_ON:
            return None
        root = before.root
        if speaks(trigger) and not speaks(root):  # what was said of a deed was said later
            return None
        if not _plain_past(root) or any(child.dep_ == "ccomp" for child in root.children):
            return None
        timex = governed(root, near_by(root, doc, times))
        if timex is not None:
            named = timex.earliest is not None or (document.published is None and _is_weekday(timex))
            known = timex.type == "DATE" and named
            return day_of(timex) if known and timex.grain in DAYS else as_event_time(timex) if known else None
        sentence = before
    return None


def _published(trigger: Token, document: Document) -> EventTime | None:
    """The report's day, with the interval where it was only inferred."""
    if document.published is None:
        return None
    day = document.published[:10]
    earliest = (document.published_earliest or day)[:10]
    latest = (document.published_latest or day)[:10]
    return EventTime(None, None, None, day, earliest, latest, "day", "published")


def _pictured(trigger: Token, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The day of a caption's picture, for what its sentence shows; for all sentences where none names the day."""
    region = document.region_at(trigger.idx)
    if region is None or not region.published:
        return None
    day = region.published[:10]
    named = [t.start for t in times if region.start <= t.start < region.end and t.earliest == t.latest == day]
    sentence = trigger.sent
    if named and not any(sentence.start_char <= at < sentence.end_char for at in named):
        return None
    return EventTime(None, None, None, day, day, day, "day", "published")
