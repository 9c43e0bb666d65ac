"""Months that are people here: "a speech by May", "April Jones told the court", "Jan went home".

Words of the class `name_month` are months and names alike. What the parse calls a person is one. Beyond that the text
itself tells: who has been "Mrs May" or "Theresa May" is "May" later on, unless a word of time stands before it ("in
May", "since May", "last May").
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from according.mentions.timex_grammar import Found
from according.mentions.timex_tokens import Classes, Tokens
from according.words import char_token

PEOPLE = frozenset({"PER", "PERSON"})
OF_TIME = frozenset(
    {"in", "since", "until", "till", "during", "throughout", "last", "next", "this", "late", "early", "mid"}
)
"""What stands before a month and hardly ever before a person."""
JOINING = frozenset({"of", "from", "to", "through", "by", "before", "after", "between", "and", "or", "for", "the", "-"})
"""What may stand before both: with these a capital right after the word still leaves it a month."""
SPEAKING = frozenset(
    {"says", "tells", "insists", "argues", "wants", "hopes", "believes", "warns", "admits", "vows", "refuses", "faces"}
)
"""Present forms of which a person, but no month, is the subject."""


class NamedMonths:
    """Which matches of a text are names of people; `doc`, where given, is its parse."""

    def __init__(self, tokens: Tokens, classes: Classes, doc: Doc | None) -> None:
        self.tokens, self.classes, self.doc = tokens, classes, doc
        self.unknown = classes.capital  # capitalised, and no word of times: "Theresa", "Mrs", "Minister"
        self.shapes = classes.chars("capital")

    def is_name(self, found: Found) -> bool:
        """Whether the month of a match is a person: never where a day, a year or "last" says that it is none."""
        span = found.roles.get("month")
        if span is None or len(found.roles) > 1 or found.end - found.start > 1:
            return False
        at = span[0]
        if (self.tokens.words[at], "name_month") not in self.classes.values or not self._capital(at):
            return False
        return self._tagged(at) or self._full_name(at) or self._known(at)

    def _capital(self, at: int) -> bool:
        return self.tokens.text[self.tokens.starts[at]].isupper()

    def _word(self, at: int) -> str:
        return self.tokens.words[at] if 0 <= at < len(self.tokens) else ""

    def _tagged(self, at: int) -> bool:
        """A person by the parse."""
        if self.doc is None:
            return False
        token = char_token(self.doc, self.tokens.starts[at])
        return token is not None and token.ent_type_ in PEOPLE

    def _full_name(self, at: int) -> bool:
        """ "April Jones told": another name follows at once, and no word of time stands before."""
        after = at + 1
        if after >= len(self.tokens) or self.tokens.codes[after] != self.unknown:
            return False
        before = self._word(at - 1)
        return before not in OF_TIME and before not in JOINING and self._acts(after + 1)

    def _known(self, at: int) -> bool:
        """A surname that the text has with a first name or title, and nothing before it that speaks of time."""
        if self.tokens.words[at] not in self._surnames:
            return False
        if self._word(at - 1) not in OF_TIME:
            return True
        return self._word(at + 1) == "'s" or self._acts(at + 1)

    def _acts(self, at: int) -> bool:
        """Whether the word is a verb form that a person is the subject of: "said", "told", "wants"."""
        word = self._word(at)
        if at >= len(self.tokens) or not self.tokens.text[self.tokens.starts[at]].islower():
            return False
        past = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
        return past or word in SPEAKING or self.tokens.codes[at] in self.classes.chars("gone")

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """Months' names that somewhere follow a capitalised word which is no word of time: "Theresa May", "Mr. May"."""
        found: set[str] = set()
        words, codes = self.tokens.words, self.tokens.codes
        for at, code in enumerate(codes):
            if code not in self.shapes or (words[at], "name_month") not in self.classes.values:
                continue
            before = at - 2 if self._word(at - 1) == "." else at - 1
            if before < 0 or codes[before] != self.unknown or (before == at - 2 and len(words[before]) > 3):
                continue
            after = self._word(at + 1)
            title_case = at + 1 < len(codes) and codes[at + 1] in self.shapes  # "Republicans May Lose"
            if not title_case and not after[:1].isdigit() and self._capital(at):
                found.add(words[at])
        return frozenset(found)
