"""The events of one sentence: each verb of the dictionaries with its pattern, source and target.

Without marks in the pattern the subject is the source (of a passive, the phrase with by, from or in) and the
target the first actor among objects, phrases with a preposition, and clauses of the verb. A verb without a code
hands on what is in its complement; one that asks, promises, demands, refuses or threatens makes one event with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from according.dictionaries.clauses import Clause, clause_of, whole
from according.dictionaries.codes import combined
from according.dictionaries.compiled import Block, Dictionaries, Verb
from according.dictionaries.forms import fold
from according.dictionaries.match import Fit, fit, keys
from according.dictionaries.patterns import PREFIX
from according.dictionaries.phrases import NOBODY, Coded, Phrases
from according.dictionaries.rows import PatternRow, TransformRow, VerbRow
from according.events.antecedents import antecedent
from according.events.arguments import agents, is_passive, surface_subjects
from according.events.marks import marker, preposition
from according.words import base

SAYING = "01"
ACTING = ("by", "from", "in")
"""Prepositions of who acts in a passive clause, in order."""
ASKING = frozenset({"02", "03", "10", "12", "13"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
NOMINAL = frozenset({"obj", "iobj"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
Control = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class DictionaryEvent:
    """What a verb codes: who does `code` (CAMEO) to whom; source or target None where nobody is named.

    `sources` name the rows that decided; `negated` says that the verb stands under a "not" that no pattern took,
    `negation_coded` that one did; `words` are the tokens of the verb; `mirrored` that the same code was already
    written from the other side.
    """

    verb: Token
    code: str
    source: Coded | None
    target: Coded | None
    negated: bool
    sources: tuple[str, ...]
    words: tuple[int, ...] = ()
    by_pattern: bool = False
    negation_coded: bool = False
    mirrored: bool = False


@dataclass(slots=True)
class Act:
    """A verb with the row that codes it, while roles and combinations are settled."""

    verb: Token
    code: str
    row: VerbRow | PatternRow
    fit: Fit
    negated: bool
    why: tuple[str, ...]
    words: tuple[int, ...]
    negation_coded: bool = False
    sources: tuple[Coded, ...] = ()
    targets: tuple[Coded, ...] = ()
    absorbed: bool = False

    @property
    def first(self) -> str:
        """The code seen from the source."""
        return self.code.partition(":")[0]


def events_of(phrases: Phrases, dictionaries: Dictionaries, control: Control) -> list[DictionaryEvent]:
    """The events of a sentence in text order, complete or not."""
    coder = _Sentence(phrases, dictionaries, control)
    return list(coder.events())


class _Sentence:
    def __init__(self, phrases: Phrases, dictionaries: Dictionaries, control: Control) -> None:
        self.phrases = phrases
        self.dictionaries = dictionaries
        self.control = control
        words = {key for token in phrases.sentence for key in keys(token)}
        self.beginnings = frozenset(words | {word[:PREFIX] for word in words})
        self.acts: dict[int, Act] = {}

    def events(self) -> Iterator[DictionaryEvent]:
        """Acts from the outermost verb inwards, combined, then written out in text order."""
        for token in sorted(self.phrases.sentence, key=depth):
            act = self.act(token)
            if act is not None:
                self.acts[token.i] = act
        for act in self.acts.values():
            act.sources = self.sources(act)
            act.targets = self.targets(act)
        extra: list[Act] = []
        for act in list(self.acts.values()):
            if not act.absorbed:
                extra.extend(self.combine(act))
        acts = [*(act for act in self.acts.values() if not act.absorbed and act.code), *extra]
        seen: set[tuple[int, str, str, str]] = set()
        for act in sorted(acts, key=lambda each: each.verb.i):
            for event in self.written(act):
                key = (event.verb.i, event.code, code_of(event.source), code_of(event.target))
                if key not in seen:
                    seen.add(key)
                    yield event

    def act(self, token: Token) -> Act | None:
        """The dictionary's verb at a token with its best pattern; None where it has none."""
        if token.pos_ not in {"VERB", "AUX"} or base(token.dep_) in AUXILIARY or token.dep_ == "amod":
            return None
        found = self.verb(token)
        if found is None:
            return None
        verb, covered = found
        words = [child for i in covered for child in token.doc[i].children]
        words += [child for child in token.head.children if token.dep_ == "parataxis" and token.head.i in covered]
        negations = {child.i for child in words if child.text.lower() in NEGATIONS}
        pattern, best = self.best_pattern(token, verb, covered)
        code = pattern.code if pattern is not None else verb.row.code
        row: VerbRow | PatternRow = pattern if pattern is not None else verb.row
        why = (f"{getattr(row, 'pattern', verb.row.verb)} {row.source}",)
        denied, coded = bool(negations - best.used), bool(negations & best.used)
        return Act(token, code, row, best, denied, why, tuple(sorted(covered)), coded)

    def verb(self, token: Token) -> tuple[Verb, frozenset[int]] | None:
        """The verb that a token is, of several words before one, by its form before by its lemma."""
        best: tuple[Verb, frozenset[int]] | None = None
        for verb in self.dictionaries.verbs(fold(token.text), fold(token.lemma_)):
            covered = covered_by(verb, token)
            if covered is not None and (best is None or len(covered) > len(best[1])):
                best = (verb, covered)
        return best

    def best_pattern(self, token: Token, verb: Verb, covered: frozenset[int]) -> tuple[PatternRow | None, Fit]:
        block: Block | None = self.dictionaries.blocks.get(verb.row.block)
        best: tuple[PatternRow | None, Fit] = (None, Fit())
        if block is None:
            return best
        clauses: list[Clause] = []
        for pattern in block.candidates(self.beginnings):
            if not clauses:
                clause = clause_of(token, self.control)
                clauses = [clause, clause.logical()] if clause.passive else [clause]
            views = [whole(token, clauses[0])] if pattern.linear else clauses
            for view in views:
                found = fit(pattern, view, self.phrases)
                if found is not None and found.score > best[1].score and not found.used & covered:
                    best = (pattern.row, found)
        return best

    def sources(self, act: Act) -> tuple[Coded, ...]:
        """Who acts: as marked, else the subject; in a passive clause the phrase with by, from or in."""
        if act.fit.both is not None:
            return act.fit.both
        if act.fit.source is not None:
            return act.fit.source
        if is_passive(act.verb):
            if act.fit.target is None:
                marked: set[str] = set()
            else:
                marked = {coded.code for coded in act.fit.target}
            return next((f for f in self.passive_sources(act.verb) if not marked & {c.code for c in f}), ())
        taken = {coded.code for coded in act.fit.target or ()}
        return tuple(coded for coded in self.subject(act.verb) if coded.code not in taken)

    def subject(self, verb: Token) -> tuple[Coded, ...]:
        heads = surface_subjects(verb, self.control)
        if base(verb.dep_) == "ccomp" and verb.i < verb.head.i and not has_subject(verb):
            # "..., officials said": what is said before does not have the speaker for its subject.
            beside = [child for child in verb.head.children if child.dep_ == verb.dep_ and child.i < verb.i]
            heads = surface_subjects(beside[-1], self.control) if beside and has_subject(beside[-1]) else []
        found: tuple[Coded, ...] = ()
        for head in heads:
            found = found or self.phrases.resolve(head)
        return found

    def passive_sources(self, verb: Token) -> Iterator[tuple[Coded, ...]]:
        heads = [*agents(verb)]
        obliques = [child for child in verb.children if base(child.dep_) in {"obl", "nmod"}]
        for name in ACTING:
            heads += [child for child in obliques if preposition(child) == name and child not in heads]
        heads += [child for child in obliques if child not in heads]
        for head in heads:
            found = self.phrases.resolve(head)
            if found:
                yield found

    def targets(self, act: Act) -> tuple[Coded, ...]:
        """Whom it is done to: as marked, else the first actor after the verb that is not its source."""
        if act.fit.both is not None:
            return act.fit.both
        if act.fit.target is not None:
            return act.fit.target
        taken = {coded.code for coded in act.sources}
        if act.fit.source is not None:
            # A source that the pattern finds elsewhere leaves the subject for the target.
            subject = tuple(coded for coded in self.subject(act.verb) if coded.code not in taken)
            if subject:
                return subject
        for find in self.target_places(act.verb):
            found = tuple(coded for coded in find() if coded.code not in taken)
            if found:
                return found
        return ()

    def target_places(self, verb: Token) -> Iterator[Callable[[], tuple[Coded, ...]]]:
        """Where targets are looked for, in order: each gives the actors there."""
        resolve, clause = self.phrases.resolve, self.phrases.clause
        if is_passive(verb):
            for head in surface_subjects(verb, self.control):
                yield lambda head=head: resolve(head)  # type: ignore[misc]
        children = [child for child in verb.children if child.i > verb.i]
        for deps in (NOMINAL, frozenset({"obl", "nmod"})):
            for child in children:
                if base(child.dep_) in deps:
                    yield lambda child=child: resolve(antecedent(child))  # type: ignore[misc]
        for child in children:
            if base(child.dep_) in CLAUSES and (child.dep_ != "advcl" or marker(child) in {"to", None}):
                yield lambda child=child: clause(child)  # type: ignore[misc]
        for child in verb.children:
            if child.i < verb.i and base(child.dep_) in {"obl", "obj"}:
                yield lambda child=child: resolve(child)  # type: ignore[misc]

    def combine(self, act: Act) -> list[Act]:
        """What the acts in a verb's complement make with it; those that it takes up are marked as absorbed."""
        below = [self.acts[i] for i in complements(act.verb) if i in self.acts and i not in act.fit.used]
        below = [each for each in below if each.code and not each.absorbed]
        made: list[Act] = []
        for lower in below:
            if not act.code:
                lower.sources = lower.sources or act.sources
                continue
            made.extend(self.transformed(act, lower))
            if act.first[:2] == SAYING and isinstance(act.row, VerbRow):
                act.absorbed = act.absorbed or bool(lower.sources and lower.targets)
                continue
            code = combined(act.first, lower.first)
            if code is None and act.first[:2] in ASKING:
                lower.absorbed = True  # what is asked for or refused has not happened
            elif code is not None:
                own = not lower.sources or codes(lower.sources) & codes(act.sources)
                whom = lower.targets if own else lower.sources
                targets = act.targets if act.fit.target else whom or act.targets
                lower.absorbed = act.absorbed = True
                made.append(replace(act, code=code, targets=targets, why=(*act.why, *lower.why), absorbed=False))
        return made

    def transformed(self, act: Act, lower: Act) -> Iterator[Act]:
        """Events that a transformation of the dictionary makes of an act and the one in its complement."""
        for row in self.dictionaries.transforms.get(fold(act.verb.lemma_), ()):
            for source in act.sources:
                for target in transform(row, source, lower):
                    code = row.code or lower.first
                    why = (*act.why, *lower.why, f"transformation {row.source}")
                    yield replace(act, code=code, sources=(source,), targets=(target,), why=why, absorbed=False)

    def written(self, act: Act) -> Iterator[DictionaryEvent]:
        """Each source with each target; a code of two parts is written from both sides."""
        forth, _, back = act.code.partition(":")
        sources: Sequence[Coded | None] = act.sources or (None,)
        targets: Sequence[Coded | None] = act.targets or (None,)
        for code, doing, done, turned in ((forth, sources, targets, False), (back, targets, sources, forth == back)):
            for source in doing if code else ():
                for target in done:
                    if source is not None and target is not None and source.code == target.code:
                        continue
                    why = (*act.why, *(source.sources if source else ()), *(target.sources if target else ()))
                    yield DictionaryEvent(
                        act.verb, code, source, target, act.negated, tuple(dict.fromkeys(why)), act.words,
                        isinstance(act.row, PatternRow), act.negation_coded, turned,
                    )  # fmt: skip


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(base(child.dep_) == "nsubj" for child in verb.children)


def depth(token: Token) -> tuple[int, int]:
    """How far a token is below the root, and where it stands."""
    steps, node = 0, token
    while node.head.i != node.i and steps < 100:
        steps, node = steps + 1, node.head
    return steps, token.i


def covered_by(verb: Verb, token: Token) -> frozenset[int] | None:
    """The tokens of a verb whose inflected word is at `token`; a last word may also be its particle further on."""
    doc, start = token.doc, token.i - verb.head
    if start < 0:
        return None
    covered = {token.i}
    for number, word in enumerate(verb.words):
        if number == verb.head:
            continue
        place = start + number
        if place < len(doc) and doc[place].sent == token.sent and word in keys(doc[place]):
            covered.add(place)
            continue
        particles = [child for child in token.children if child.i > token.i and word in keys(child)]
        if number != len(verb.words) - 1 or not particles or particles[0].dep_ not in {"compound:prt", "advmod"}:
            return None
        covered.add(particles[0].i)
    return frozenset(covered)


def complements(verb: Token) -> list[int]:
    """Verbs in the complement after a verb, with those coordinated with them and those within them that add none."""
    found: list[int] = []
    stack = [child for child in verb.children if child.i > verb.i and base(child.dep_) in COMPLEMENTS]
    stack += [child for child in verb.children if child.dep_ == "advcl" and child.i > verb.i and marker(child) == "to"]
    while stack:
        node = stack.pop()
        found.append(node.i)
        stack.extend(child for child in node.children if base(child.dep_) in {"conj", "xcomp"} and child.pos_ == "VERB")
    return sorted(found)


def codes(members: Sequence[Coded]) -> set[str]:
    return {coded.code for coded in members}


def code_of(coded: Coded | None) -> str:
    return coded.code if coded is not None else NOBODY


def transform(row: TransformRow, source: Coded, lower: Act) -> Iterator[Coded]:
    """Whom the new event is done to, where a lower act fits a transformation; nothing where it does not."""
    who, whom, verb = row.below.split()
    if fold(verb) not in {fold(lower.verb.lemma_), fold(lower.row.block.partition(":")[0])} and verb.upper() != "Q":
        return
    bound: dict[str, set[str]] = {"a": {source.code}}
    other: list[Coded] = []
    for letter, found in ((who, lower.sources), (whom, lower.targets)):
        if letter == "_" and found:
            return
        if letter == "a" and not codes(found) & bound["a"]:
            return
        if letter == "b":
            other = [coded for coded in found if coded.code not in bound["a"]]
            if not other:
                return
    yield from other if row.result == "a b" else ()
