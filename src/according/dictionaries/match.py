"""Whether a pattern fits a verb's clause, how well, and whom its marks make source and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from according.dictionaries.clauses import Clause
from according.dictionaries.forms import fold
from according.dictionaries.patterns import Element, Mark, Pattern, Phrase, Prepositional, Term
from according.dictionaries.phrases import Coded, Phrases, core
from according.words import base

WEIGHTS = {"head": 1.0, "modifier": 0.6, "preposition": 0.6, "inside": 0.5}
MARK = 0.25  # what an actor in its place adds
LONGER = 0.1  # what each further word of a phrase of a synonym set adds
WITHIN = 3  # words that may stand between those of a noun phrase
STEM = 4  # letters that a stem needs to go on
NOUNLIKE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern's fit: its score, whom marks name (None without a mark), the tokens of its words."""

    score: float = 0.0
    source: tuple[Coded, ...] | None = None
    target: tuple[Coded, ...] | None = None
    both: tuple[Coded, ...] | None = None
    used: frozenset[int] = frozenset()
    reach: int = 0  # where its last element ends

    def plus(self, other: Fit) -> Fit:
        """Both fits together."""
        return Fit(
            self.score + other.score,
            other.source if self.source is None else self.source,
            other.target if self.target is None else self.target,
            other.both if self.both is None else self.both,
            self.used | other.used,
            max(self.reach, other.reach),
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to place an element: what it adds, where the next may begin, which tokens [start, end) it covers."""

    fit: Fit
    place: int
    start: int
    end: int


def keys(token: Token) -> tuple[str, str]:
    """What a token may be in a pattern: its form and its lemma."""
    return _keys(token.text, token.lemma_)


@lru_cache(maxsize=65536)
def _keys(text: str, lemma: str) -> tuple[str, str]:
    return fold(text), fold(lemma)


def fit(pattern: Pattern, clause: Clause, phrases: Phrases) -> Fit | None:
    """The best fit of a pattern to a clause, None where it does not fit."""
    matcher = _Matcher(clause, phrases, linear=pattern.linear)
    before = matcher.backwards(pattern.before, touching=pattern.touching)
    if before is None:
        return None
    after = matcher.forwards(pattern.after)
    return None if after is None else before.plus(after)


class _Matcher:
    def __init__(self, clause: Clause, phrases: Phrases, *, linear: bool) -> None:
        self.clause = clause
        self.phrases = phrases
        self.linear = linear
        self.doc = clause.verb.doc

    def forwards(self, elements: Sequence[Element]) -> Fit | None:
        """The elements after the verb, in text order."""
        return self.sequence(elements, self.clause.after, 0, self.clause.verb.i + 1)

    def sequence(self, elements: Sequence[Element], tokens: Sequence[Token], place: int, edge: int) -> Fit | None:
        """The elements on `tokens` from `place` on; `edge` is where the one before ended."""
        if not elements:
            return Fit()
        first, rest = elements[0], elements[1:]
        joined = isinstance(first, Term | Mark) and first.joined
        for step in self.places(first, tokens, place):
            if joined and step.start != edge:
                continue
            after = self.sequence(rest, tokens, step.place, step.end)
            if after is not None:
                return replace(step.fit, reach=max(step.end, step.fit.reach)).plus(after)
        return None

    def backwards(self, elements: Sequence[Element], *, touching: bool) -> Fit | None:
        """The elements before the verb, the nearest first; `touching`: the last stands right before the verb."""
        found, edge = Fit(), self.clause.verb.i
        tokens = list(self.clause.before)
        for element in reversed(elements):
            steps = [step for step in self.places(element, tokens, 0) if step.end <= edge]
            if touching:
                steps = [step for step in steps if step.end == edge]
            if not steps:
                return None
            nearest = max(steps, key=lambda step: (step.start, step.fit.score))
            found, edge = nearest.fit.plus(found), nearest.start
            touching = isinstance(element, Term | Mark) and element.joined
            tokens = [token for token in tokens if token.i < edge] if not isinstance(element, Prepositional) else tokens
        return found

    def places(self, element: Element, tokens: Sequence[Token], place: int) -> Iterator[_Step]:
        """The ways to place an element on tokens from `place` on, in text order."""
        if isinstance(element, Term):
            yield from self.terms(element, tokens, place)
        elif isinstance(element, Mark):
            yield from self.marks(element, tokens, place)
        elif isinstance(element, Phrase):
            yield from self.noun_phrases(element, tokens, place)
        else:
            yield from self.prepositionals(element, tokens, place)

    def terms(self, term: Term, tokens: Sequence[Token], place: int) -> Iterator[_Step]:
        """Heads before what only modifies one; a word inside a phrase with a preposition does not count alone."""
        weaker: list[_Step] = []
        after_preposition = place > 0 and self.clause.roles.get(tokens[place - 1].i) == "preposition"
        for number in range(place, len(tokens)):
            token = tokens[number]
            end = self.word_end(term, token)
            if end is None:
                continue
            role = self.clause.roles.get(self.doc[end - 1].i, "inside")
            if role == "inside" and not after_preposition:
                continue
            used = frozenset(range(token.i, end))
            beyond = next((n for n in range(number + 1, len(tokens)) if tokens[n].i >= end), len(tokens))
            step = _Step(Fit(WEIGHTS[role] + LONGER * (len(used) - 1), used=used), beyond, token.i, end)
            if role == "head":
                yield step
            else:
                weaker.append(step)
        yield from weaker

    def word_end(self, term: Term, token: Token) -> int | None:
        """Where a word or phrase of a term that begins at a token ends; the longest phrase, None for none."""
        best: int | None = None
        for option in term.options:
            end = self.option_end(option, token, term.stem)
            if end is not None and (best is None or end > best):
                best = end
        return best

    def option_end(self, option: Sequence[str], token: Token, stem: bool) -> int | None:
        place = token.i
        for number, word in enumerate(option):
            while number and place < len(self.doc) and self.doc[place].text == "-":
                place += 1
            if place >= len(self.doc):
                return None
            forms = keys(self.doc[place])
            last = number == len(option) - 1
            grows = stem and last and len(word) >= STEM and any(form.startswith(word) for form in forms)
            if word not in forms and not grows:
                return None
            place += 1
        return place

    def marks(self, mark: Mark, tokens: Sequence[Token], place: int) -> Iterator[_Step]:
        """Actors in text order; a compound is one actor with several members."""
        seen: set[int] = set()
        for number in range(place, len(tokens)):
            token = tokens[number]
            if token.i not in self.phrases.actors and token.i not in self.phrases.agents:
                continue
            head = self.climb(token)
            if head.i in seen:
                continue
            seen.add(head.i)
            found = self.phrases.resolve(head)
            if not found or (mark.kind == "%" and len(found) < 2):
                continue
            end = max(coded.end for coded in found)
            start = min(token.i, *(coded.start for coded in found))
            beyond = next((n for n in range(number + 1, len(tokens)) if tokens[n].i >= end), len(tokens))
            blank = Fit(MARK)
            kinds = {"$": replace(blank, source=found), "+": replace(blank, target=found)}
            kinds["%"] = replace(blank, both=found)
            yield _Step(kinds.get(mark.kind, blank), beyond, start, end)

    def climb(self, token: Token) -> Token:
        """The head of the noun phrase, or of the first of several coordinated ones, that a name stands in."""
        head = token
        for _ in range(8):
            above = head.head
            dep = base(head.dep_)
            plain = dep in {"compound", "flat", "amod", "conj"} or head.dep_ in {"nmod:poss", "nmod:desc"}
            owned = dep == "nmod" and any(c.dep_ == "case" and c.text.lower() == "of" for c in head.children)
            if above.i == head.i or above.pos_ not in NOUNLIKE or not (plain or owned):
                return head
            if above.i not in self.clause.roles or (owned and any(t.i in self.phrases.actors for t in core(above))):
                return head
            head = above
        return head

    def noun_phrases(self, phrase: Phrase, tokens: Sequence[Token], place: int) -> Iterator[_Step]:
        """The last word where it stands, the others before it inside its own phrase, in order."""
        *modifiers, last = phrase.terms
        for step in self.terms(last, tokens, place):
            head = self.doc[step.end - 1]
            edge, found, fits = step.start, Fit(step.fit.score, used=step.fit.used), True
            left = min(head.left_edge.i, *(token.left_edge.i for token in self.doc[step.start : step.end]))
            for term in reversed(modifiers):
                start = self.term_before(term, left, edge)
                if start is None:
                    fits = False
                    break
                found = found.plus(Fit(1.0, used=frozenset((start,))))
                edge = start
            if fits:
                yield replace(step, fit=found, start=edge)

    def term_before(self, term: Term, left: int, edge: int) -> int | None:
        """Where a word stands that ends up to WITHIN words before `edge` and not before `left`."""
        for start in range(edge - 1, max(left - 1, edge - WITHIN - 2), -1):
            end = self.word_end(term, self.doc[start])
            if end is not None and end <= edge:
                return start
        return None

    def prepositionals(self, element: Prepositional, tokens: Sequence[Token], place: int) -> Iterator[_Step]:
        """Prepositions, particles and "to" of an infinitive wherever they stand on this side of the verb."""
        for token in tokens:
            if not element.prepositions.intersection(keys(token)) or token.pos_ in {"NOUN", "PROPN"}:
                continue
            ruled = token.dep_ in {"case", "mark"} and token.head.i > token.i
            scope = token.head.subtree if ruled else (each for each in tokens if each.i > token.i)
            inside = [each for each in scope if each.i > token.i]
            inner = _Matcher(replace(self.clause, roles=dict.fromkeys((t.i for t in inside), "head")), self.phrases,
                             linear=self.linear)  # fmt: skip
            found = inner.sequence(element.parts, inside, 0, token.i + 1)
            if found is None:
                continue
            own = Fit(1.0, used=frozenset((token.i,)))
            end = max(token.i + 1, found.reach)
            beyond = next((n for n, each in enumerate(tokens) if each.i >= end), len(tokens))
            yield _Step(own.plus(found), max(place, beyond), token.i, end)
