"""What a time expression is read against: the day of the report, the story's own time, tense, house style."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token

from according.document import Document, Grain, Region, TimexType
from according.mentions.calendar_values import days_of, parse_day
from according.mentions.timex_tokens import Classes, Tokens
from according.resources import table
from according.words import char_token, word_class

WINDOW = 14  # tokens around an expression that are searched for a verb form where there is no parse
MONTH_FIRST = frozenset({"USA", "PHL", "FSM", "MHL", "PLW", "ASM", "GUM", "PRI", "CAN"})
SOUTHERN = frozenset(
    {"AUS", "NZL", "ZAF", "ARG", "CHL", "URY", "PRY", "LSO", "SWZ", "BWA", "NAM", "ZWE", "MOZ", "MDG", "MUS", "FLK"}
)
"""Countries of the southern half of the world that speak of four seasons."""
APPOINTED = 2
"""The tense of what is set for a day: ahead of what was said, and mostly of the report."""
AHEAD = frozenset({"until", "till", "starting", "beginning", "effective"})
WITH_TO = frozenset({"plan", "plans", "set", "going", "expect", "expects", "intends", "await", "awaits"})
"""Words that tell of the future only before "to" or "for": a plan alone is a noun."""
NO_VERBS = frozenset({"united", "hundred", "sacred", "armed", "naked", "limited"})
NOMINAL = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "it",
        "him",
        "them",
        "us",
        "me",
        "you",
        "my",
        "our",
        "your",
        "some",
        "any",
        "all",
        "more",
    ]
)
DUE = frozenset({"due", "scheduled", "expected", "slated"})
"""What is to come, whenever it was so: "was due to rise before elections on September 14"."""
TO_COME = frozenset({"will", "shall", "wo", "'ll", "ll", "may", "might", "can", "could", "should", "would", "must"})


_FILE = re.compile(r"\bFILE\b|\b[Ff]ile (?:photo|picture|image)\b")
_SENTENCE = re.compile(r"[a-z0-9)][.!?][\"'”’)]*\s+(?=[A-Z])")


@dataclass(slots=True)
class Reading:
    """What a builder makes of a match: TIMEX3 type and value; bounds and grain where the value has none."""

    type: TimexType
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    grain: Grain | None = None
    part: tuple[int, int] | None = None  # token range, where it is not the whole match

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            self.earliest, self.latest, grain = days_of(self.value)
            self.grain = self.grain or grain


@dataclass(slots=True)
class Memory:
    """What the text has named so far: its last date, day and quarter, and the year of an older story."""

    value: str | None = None
    day: date | None = None
    day_at: int = -(10**9)
    quarter: str | None = None
    first_quarter: str | None = None  # the one the text is about: what "the latest quarter" means
    months: bool = False  # whether a run of months ("the nine months") was named after the quarter
    told: bool = False  # whether the text still tells of the quarter: no other date was named since
    year: int | None = None
    year_at: int = -(10**9)
    token: int = -1
    ahead: bool = False  # whether the lead tells of the day after the report's date, as of one that is over

    def note(self, reading: Reading, token: int, at: int, explicit_year: bool, own_quarter: bool) -> None:
        """Take in a reading at a token and character; durations and sets leave no anchor."""
        if reading.type == "DURATION" and self.quarter and re.fullmatch(r"P\d+M", reading.value or ""):
            self.months = self.told = True
        if reading.type not in ("DATE", "TIME") or reading.earliest is None or reading.value is None:
            return
        if reading.grain in ("day", "time"):
            self.day, self.day_at = reading.earliest, at
        if own_quarter and "-Q" in reading.value:
            self.quarter, self.months = reading.value, False
            self.first_quarter = self.first_quarter or reading.value
        self.told = "-Q" in reading.value or (self.told and _ends_quarter(reading))
        self.value = reading.value.split("T")[0]
        if explicit_year:
            self.year, self.year_at, self.token = reading.earliest.year, at, token


def _ends_quarter(reading: Reading) -> bool:
    """ "Sept. 30", "Sept. 29": the day on which the quarter that is told of was closed."""
    day = reading.earliest
    return reading.grain == "day" and day is not None and day.month % 3 == 0 and day.day >= 24


@dataclass(slots=True)
class Context:
    """Everything a builder may ask for one match."""

    anchor: date | None
    month_first: bool
    memory: Memory
    classes: Classes
    tense: Callable[[], int] = field(default=lambda: 0)
    paragraph: bool = False  # every expression a paragraph of its own
    dated: bool = False  # whether what is read has a date of its own, as captions do
    south: bool = False  # whether the outlet is of the southern half of the world


class Anchors:
    """The day to read from at each place of a document: captions have their own."""

    def __init__(self, document: Document) -> None:
        self.published = parse_day(document.published)
        earliest, latest = parse_day(document.published_earliest), parse_day(document.published_latest)
        if self.published is None and earliest is not None and earliest == latest:
            self.published = earliest
        self.captions: list[Region] = sorted(
            (r for r in document.regions if r.published and parse_day(r.published)), key=lambda r: r.start
        )
        self._starts = [region.start for region in self.captions]
        self._ends = [_pictured(document.text, region) for region in self.captions]

    def at(self, offset: int) -> date | None:
        """The anchor of the expression at this character."""
        index = bisect_right(self._starts, offset) - 1
        if self.dated(offset):
            return parse_day(self.captions[index].published)
        return self.published

    def dated(self, offset: int) -> bool:
        """Whether the anchor at this character is not the report's own."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def _pictured(text: str, region: Region) -> int:
    """Where what a caption tells of its picture's day ends: a file picture's first sentence, else the whole caption.

    Behind "FILE - In this Sept. 30, 2016 photo, ..." stands the news that the picture goes with.
    """
    words = text[region.start : region.end]
    if not _FILE.search(words[:120]):
        return region.end
    stop = _SENTENCE.search(words)
    return region.start + stop.end() if stop else region.end


def tense_of_words(tokens: Tokens, start: int, end: int, classes: Classes) -> int:
    """-1, 0 or 1 by the nearest tell-tale verb form in the same sentence, those before the match first."""
    words, stops = tokens.words, classes.chars("break")
    near = words[max(start - 2, 0) : start]
    if near[-1:] and near[-1] in AHEAD and near[0] != "up":
        return 1  # "until Friday", "starting Monday"
    if (near[-1:] and near[-1] in ("is", "are")) or (near[-1:] == ["on"] and near[0] in ("is", "are")):
        return 1  # "the vote is on Friday"
    opens = start < 2 or tokens.text[tokens.starts[start - 1]].isupper()  # "On Friday, ..." has its verb after it
    back = range(0) if opens else range(start - 1, max(start - WINDOW, -1), -1)
    for span in (back, range(end, min(end + WINDOW, len(words)))):
        infinitive = False
        for i in span:
            if tokens.codes[i] in stops or words[i] in (".", "!", "?", ";"):
                break
            if span is not back and not opens and words[i] == "said":
                break  # "visits Rome on Friday, officials said"
            infinitive = infinitive or _opens_infinitive(tokens, i)
            sign = _tense_at(tokens, i, classes, infinitive)
            if sign:
                return sign
    return 0


def _tense_at(tokens: Tokens, i: int, classes: Classes, infinitive: bool) -> int:
    """What the word at `i` tells; `infinitive`: whether a "to" stands between it and the time expression."""
    word, code, last = tokens.words[i], tokens.codes[i], tokens.words[i - 1] if i else ""
    after = tokens.words[i + 1] if i + 1 < len(tokens) else ""
    small = tokens.text[tokens.starts[i]].islower() or word[0] in "'’"
    if word == "to" and infinitive and (after == "be" or last in ("is", "are")):
        return 1  # "an event to be held on Friday", "is to meet on Friday"
    if word in TO_COME and small:
        return -1 if after == "have" else 1
    if code in classes.chars("to_come"):
        return 0 if word in WITH_TO and after not in ("to", "for") else 1
    if word.endswith("ing") and last in ("is", "are", "am"):
        return 1
    if last in ("be", "being") or (word == "have" and last in ("will", "to", "must", "can")):
        return 0  # "will be held": the auxiliary tells
    if infinitive and code in classes.chars("promise"):
        return 1  # "agreed to meet on Friday"
    past = small and len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word not in NO_VERBS
    return -1 if past or code in classes.chars("gone") else 0


def _opens_infinitive(tokens: Tokens, i: int) -> bool:
    """Whether the word at `i` is the "to" of a verb: a small word follows that opens no noun phrase."""
    if tokens.words[i] != "to" or i + 1 >= len(tokens):
        return False
    return tokens.words[i + 1] not in NOMINAL and tokens.text[tokens.starts[i + 1]].islower()


def tense_of_parse(doc: Doc, start: int) -> int | None:
    """-1, 0, 1 or APPOINTED by the verb that governs the token at character `start`; None where there is none."""
    token = char_token(doc, start)
    if token is None or not token.dep_:
        return None
    verb = token
    for _ in range(12):
        if verb.pos_ in ("VERB", "AUX") or verb.head is verb or any(child.dep_ == "cop" for child in verb.children):
            break
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") and not any(child.dep_ == "cop" for child in verb.children):
        return None
    if _appointed(token, verb):
        return APPOINTED
    return _tense_of_verb(verb, _helpers(verb))


def _appointed(token: Token, verb: Token) -> bool:
    """Whether a verb sets the time at which something is to be: "called a strike for Sunday", "put off until May 3"."""
    before = token.nbor(-1).lower_ if token.i else ""
    return (
        before in ("for", "to", "until", "till")
        and token.lower_ != "later"  # "called a meeting for later Friday", on the day itself
        and token.dep_ not in ("nmod:poss", "compound")  # "set a date for Sunday's vote"
        and "had" not in _helpers(verb)
        and verb.lemma_.lower() in word_class("appointing")
    )


def _helpers(verb: Token) -> list[str]:
    """The auxiliaries, copulas and marks of a verb, lower case."""
    return [child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop", "mark")]


@cache
def _at_one_time() -> frozenset[str]:
    """Verbs whose infinitive happens, or fails to, when they do: "was forced to leave", "failed to appear"."""
    rows = table("implicatives", ("lemma", "pos", "frames", "effect", "source"))
    return frozenset(
        row["lemma"]
        for row in rows
        if row["pos"] == "verb" and row["effect"] in ("fact", "negated") and "to" in row.words("frames")
    )


def _tense_of_verb(verb: Token, forms: list[str]) -> int:
    if verb.lower_ in DUE or ("to" in forms and verb.head.lower_ in DUE):
        return 1
    if any(form in TO_COME for form in forms) and "have" not in forms:
        return 1
    if "to" in forms and "have" not in forms:
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _at_one_time():
            return _tense_of_verb(verb.head, _helpers(verb.head))
        return 1 if verb.dep_ in ("xcomp", "ccomp", "acl", "ROOT") else -1
    if any(form in ("was", "were", "had", "did", "been", "has", "have") for form in forms):
        return -1
    text = verb.lower_
    if text.endswith("ing"):
        return 1 if any(form in ("is", "are", "am", "'re", "'s", "’s", "’re") for form in forms) else 0
    if verb.lemma_.lower() != text and not text.endswith("s"):
        return -1
    return 0
