"""Towns, counties and states named inside other names and in the habits of local news.

"Torrington firefighters", "Athens Police Department", "a Chapin man", "Rep. Lee Gray, R-Elbow Lake", "CROMWELL — The
third": a reader sees where that is, though the name is no phrase of place. Countries are left out: there the same
words name a government. The words that a town stands before are rows of place_words.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from according.mentions.clues import place_words
from according.mentions.placenames import key
from according.mentions.resolution import Resolver

Range = tuple[int, int]

SIZEABLE = 15_000
"""People a town must have to lend its name to a school or hospital, which are named after persons as often."""
VILLAGE = 1_000
"""People a town must have to have a police and a council of its own."""
NATIONAL = frozenset({"government", "authorities", "authority"})
"""Words before which a capital is the country's government."""
_TAG = re.compile(r"(?<![\w-])(?:[DRI]|DFL)-([A-Z][\w.’']*(?: [A-Z][\w.’']*)?)")
_BASED = re.compile(r"(?<!\w)([A-Z][\w.’']*(?: [A-Z][\w.’']*){0,2})-(?:based|area)\b")
_FILED = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?\"”] ))([A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3})"
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?: \([^()\n]{2,40}\))?,? ?(?:—|–|--| - )"
)


class Localities:
    """Finds places below countries in one Doc at a time, beside those that stand as places."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.people = place_words("local people")
        self.bodies = place_words("local body")
        self.blocked = place_words("blocked")

    def find(self, doc: Doc, taken: list[Range], places: set[str]) -> Iterator[Range]:
        """Ranges of characters, apart from `taken`; `places` holds the keys of names that stand as places."""
        used = list(taken)
        for start, end in self._all(doc, places):
            if not any(start < last and first < end for first, last in used):
                used.append((start, end))
                yield start, end

    def _all(self, doc: Doc, places: set[str]) -> Iterator[Range]:
        yield from self._patterns(doc.text)
        for ent in doc.ents:
            if ent.label_ in ("ORG", "PERSON", "NORP") and key(ent.text) in places and self.local(ent.text):
                yield ent.start_char, ent.end_char
            elif ent.label_ == "ORG":
                yield from self._inside(ent, places)
        for token in doc:
            if token.lower_ in self.people:
                yield from self._before(token)

    def local(self, name: str, least: int = 0) -> bool:
        """Whether a name is that of a town of `least` people, a county or a state, and of no country."""
        word = name.lower()
        if word in self.blocked or word in self.bodies or word in self.people:
            return False
        if self.resolver.geography.abbreviated(name) is not None:
            return True
        if name in self.resolver.geography.demonyms or sum(c.isalpha() for c in name) < 4:
            return False
        known = self.resolver.geography.named(name)
        if not known or known[0].match == "fold" or known[0].feature[:3] == "PCL" or known[0].feature == "CONT":
            return False
        return any(
            entry.feature == "ADM1"
            or (entry.feature == "ADM2" and " " in name)
            or (entry.feature[:3] == "PPL" and entry.population >= least)
            for entry in known
        )

    def _patterns(self, text: str) -> Iterator[Range]:
        """After a legislator's party, before "-based", in capitals before the dash of a dateline."""
        for pattern in (_TAG, _BASED, _FILED):
            for found in pattern.finditer(text):
                name = found[1].rstrip(",;'’")
                trial = [name, name.rstrip(".")]
                trial += [name.split()[0], name.split()[0].rstrip(".")] if pattern is _TAG else []
                words = name.split()
                trial += [" ".join(words[at:]) for at in range(1, len(words))] if pattern is _BASED else []
                known = next((each for each in trial if self.local(each)), None)
                if known is not None:
                    start = found.start(1) + found[1].index(known)
                    yield start, start + len(known)

    def _inside(self, ent: Span, places: set[str]) -> Iterator[Range]:
        """The town at the front of a local body's name, or after "of" at its end ("University of Alexandria")."""
        words = [token.lower_ for token in ent.doc[ent.start : min(ent.end + 2, len(ent.doc))]]
        first = 1 if words[0] in ("the", "metro") and len(ent) > 1 else 0
        for size in range(min(4, len(ent) - first), 0, -1):
            name = ent[first : first + size]
            rest = words[first + size :]
            kinds = {self.bodies[word] for word in rest if word in self.bodies}
            if NATIONAL & set(rest) and self._capital(name.text):
                continue
            if kinds and self._stands(name.text, kinds, places):
                yield name.start_char, name.end_char
                return
        for at in range(ent.start + 1, ent.end - 1):
            if ent.doc[at].lower_ == "of":
                name = ent.doc[at + 1 : ent.end]
                kinds = {self.bodies[t.lower_] for t in ent.doc[ent.start : at] if t.lower_ in self.bodies}
                if kinds and self._stands(name.text, kinds, places):
                    yield name.start_char, name.end_char
                return

    def _stands(self, name: str, kinds: set[str], places: set[str]) -> bool:
        """Whether a name inside a body's is its place: bodies of government always, others where it is likely."""
        if key(name) in places:
            return self.local(name)
        return self.local(name, VILLAGE if "government" in kinds else SIZEABLE)

    def _capital(self, name: str) -> bool:
        return any(entry.feature == "PPLC" for entry in self.resolver.geography.named(name)[:1])

    def _before(self, token: Token) -> Iterator[Range]:
        """The name right before a word for people of a place: "a Chapin man", "Roselle police"."""
        doc = token.doc
        start = token.i
        while start > 0 and token.i - start < 3 and _named(doc[start - 1]):
            start -= 1
        for at in range(start, token.i):
            name = doc[at : token.i]
            if self.local(name.text):
                yield name.start_char, name.end_char
                return
            if at == start and doc[start].ent_type_ == "PERSON" and token.i - start > 1:
                return


def _named(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" and token.text[:1].isupper())
