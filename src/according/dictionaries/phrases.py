"""Whom a noun phrase stands for: actor codes with agent codes, over the dependency tree.

The phrase's own words come first, then phrases inside it (with a preposition, then clauses). An agent noun takes
the actor of its own phrase, else of a phrase below it ("activists in Arnor"), else stands alone (`---GOV`).
Coordinated nouns are each a member of the answer; a modifier before the first holds for those after it
("Danish media and government").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from according.dictionaries.compiled import Dictionaries
from according.dictionaries.names import Found, Words
from according.dictionaries.rows import ActorRow, AgentRow
from according.events.antecedents import antecedent
from according.events.marks import preposition
from according.words import base

NOBODY = "---"
CORE = frozenset({"compound", "flat", "amod", "nummod", "det", "goeswith", "name", "advmod", "punct"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
PERSONAL = frozenset(
    {"it", "he", "she", "they", "we", "i", "him", "her", "them", "us", "itself", "themselves", "himself"}
)
OWNING = frozenset({"of", "in", "from", "for", "at", "within", "inside"})
"""Prepositions by which an agent noun takes an actor."""
DEPTH = 5
CHUNK = 3  # letters of one part of a code


@dataclass(frozen=True, slots=True)
class Coded:
    """A member of a noun phrase: its code, the tokens [start, end) that named it, the rows behind the code.

    `name` is the actor's primary name, None where only an agent noun or the phrase itself names it.
    """

    code: str
    start: int
    end: int
    name: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class _Part:
    """One conjunct while its code is put together."""

    head: Token
    actors: list[Coded] = field(default_factory=list)
    agents: list[Found[AgentRow]] = field(default_factory=list)


class Phrases:
    """The actors and agents of one sentence on a day ("YYYYMMDD", "" unknown).

    `longest_new` is how many words a phrase may have that no dictionary names and that is taken as an actor by
    its own words; 0 takes none.
    """

    def __init__(self, sentence: Span, dictionaries: Dictionaries, day: str, longest_new: int = 0) -> None:
        self.sentence = sentence
        self.day = day
        self.longest_new = longest_new
        self.words = Words.of(sentence)
        self.actors: dict[int, Coded] = {}
        self.agents: dict[int, Found[AgentRow]] = {}
        for found in dictionaries.actors.find(self.words):
            coded = actor_on(found, day)
            if coded is not None:
                self.actors.update(dict.fromkeys(range(found.start, found.end), coded))
        for agent in dictionaries.agents.find(self.words):
            self.agents.update(dict.fromkeys(range(agent.start, agent.end), agent))
        self._known: dict[int, tuple[Coded, ...]] = {}

    @property
    def empty(self) -> bool:
        """Whether the sentence names nobody that the dictionaries know."""
        return not self.actors and not self.agents and not self.longest_new

    def resolve(self, head: Token, depth: int = DEPTH) -> tuple[Coded, ...]:
        """The members of the phrase with this head, in order, each code once; () for nobody known."""
        head = antecedent(head)
        if head.i not in self._known:
            self._known[head.i] = ()  # a phrase inside itself stands for nobody
            self._known[head.i] = unique(self._resolve(head, depth))
        return self._known[head.i]

    def _resolve(self, head: Token, depth: int) -> list[Coded]:
        if head.pos_ == "PRON" and head.i not in self.actors:
            return list(self._pronoun(head, depth))
        heads = members(head)
        parts = [self._core(each) for each in heads]
        self._share(parts, depth)
        found: list[Coded] = []
        for part in parts:
            actors = part.actors or (self._below(part, parts, depth) if part.agents else [])
            if actors:
                found.extend(with_agents(actor, part.agents) for actor in actors)
            elif part.agents:
                found.append(with_agents(None, part.agents))
            elif depth:
                new = self.new(part.head) if depth == DEPTH else []
                late = [child for child in head.children if child.i > part.head.i] if part is parts[-1] else []
                found.extend(new or self._inside(part.head, [*part.head.children, *late], depth))
        return found

    def _core(self, head: Token) -> _Part:
        """Actors and agents among the words of a noun and what stands with it, without phrases below."""
        part = _Part(head)
        for token in [word for each in (head, *beside(head)) for word in core(each)]:
            actor, agent = self.actors.get(token.i), self.agents.get(token.i)
            if actor is not None and actor not in part.actors and (not part.actors or self._joined(part, actor)):
                part.actors.append(actor)
            if agent is not None and agent not in part.agents and not self._named(agent):
                part.agents.append(agent)
        return part

    def _named(self, agent: Found[AgentRow]) -> bool:
        """Whether an agent's words are all part of an actor's name."""
        return all(i in self.actors for i in range(agent.start, agent.end))

    def _joined(self, part: _Part, actor: Coded) -> bool:
        """Whether an actor is coordinated with the last one found ("Arnor and Gondor leaders"): of two names in one
        phrase otherwise the first alone counts."""
        between = part.head.doc[part.actors[-1].end : actor.start]
        return 0 < len(between) <= 2 and between[-1].pos_ == "CCONJ"

    def _share(self, parts: list[_Part], depth: int) -> None:
        """Later members take what stands before the first, and a bare name after "officials in NAME" its agent.

        The former where they have neither an actor nor a determiner of their own.
        """
        first = parts[0]
        if first.agents and not first.actors and depth and self._below(first, parts[:1], depth):
            for part in parts[1:]:
                if part.actors and not part.agents and part.head.pos_ == "PROPN":
                    part.agents = list(first.agents)
        before = [actor for actor in first.actors if actor.end <= first.head.i]
        modifiers = [agent for agent in first.agents if agent.end <= first.head.i]
        for part in parts[1:]:
            own = any(base(child.dep_) in {"det", "nmod"} and child.i < part.head.i for child in part.head.children)
            if part.agents and not part.actors and not own:
                part.actors.extend(before)
                part.agents = [*(agent for agent in modifiers if agent not in part.agents), *part.agents]

    def _below(self, part: _Part, parts: Sequence[_Part], depth: int) -> list[Coded]:
        """Actors of a phrase below an agent noun, or below another member ("lawmakers and officials in Arnor")."""
        if not depth:
            return []
        for head in (part.head, *(other.head for other in reversed(parts) if other is not part)):
            for child in head.children:
                if base(child.dep_) in {"nmod", "obl", "acl"} and preposition(child) in OWNING:
                    found = [each for each in self.resolve(child, depth - 1) if not each.code.startswith(NOBODY)]
                    if found:
                        return found
        return []

    def _inside(self, head: Token, children: Sequence[Token], depth: int) -> list[Coded]:
        """Whom phrases below a noun name: with a preposition first, then appositions and clauses."""
        for deps in ({"nmod", "obl"}, {"appos"}, {"acl", "acl:relcl", "ccomp", "xcomp", "advcl"}):
            for child in children:
                if (base(child.dep_) in deps or child.dep_ in deps) and child.i > head.i:
                    inner = self.resolve(child, depth - 1) if deps & {"nmod", "appos"} else ()
                    inner = inner or self.clause(child, depth - 1)
                    if inner:
                        return list(inner)
        return []

    def clause(self, verb: Token, depth: int = DEPTH) -> tuple[Coded, ...]:
        """Whom a clause names first: its subject, then objects, phrases and clauses in order."""
        if depth <= 0 or verb.pos_ not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
            return ()
        order = {"nsubj": 0, "csubj": 0, "obj": 1, "iobj": 1, "obl": 2, "nmod": 2, "xcomp": 3, "ccomp": 3, "advcl": 4}
        children = [child for child in verb.children if base(child.dep_) in order]
        for child in sorted(children, key=lambda c: (order[base(c.dep_)], c.i)):
            if child.pos_ == "PRON" and child.text.lower() in PERSONAL:
                continue
            nominal = order[base(child.dep_)] < 3
            found = self.resolve(child, depth - 1) if nominal else self.clause(child, depth - 1)
            if found:
                return found
        return ()

    def _pronoun(self, pronoun: Token, depth: int) -> Iterable[Coded]:
        """A personal pronoun stands for the subject of the clause above its own."""
        if pronoun.text.lower() not in PERSONAL or not depth:
            return ()
        verb = pronoun.head
        for _ in range(DEPTH):
            if verb.head.i == verb.i:
                return ()
            verb = verb.head
            for child in verb.children:
                if base(child.dep_) == "nsubj" and child.i < pronoun.i and child.pos_ != "PRON":
                    found = self.resolve(child, depth - 1)
                    if found:
                        return found
        return ()

    def new(self, head: Token) -> list[Coded]:
        """A short phrase with a proper name, by its own words, where new actors are wanted."""
        if not self.longest_new:
            return []
        tokens = [token for token in head.subtree if token.text not in {"'s", "’s"} and not token.is_punct]
        case = [token for token in tokens if token.dep_ == "case" and token.head.i == head.i]
        tokens = [token for token in tokens if token not in case]
        if not any(token.pos_ == "PROPN" for token in tokens) or len(tokens) > self.longest_new:
            return []
        text = " ".join(token.text.upper() for token in tokens)
        return [Coded(f'"{text}"', tokens[0].i, tokens[-1].i + 1)]


def core(head: Token) -> list[Token]:
    """A noun's own words in order: determiner, modifiers, possessors, the parts of a name; a title beside it."""
    keep = [head]
    for token in keep:
        for child in token.children:
            dep = base(child.dep_)
            plain = dep == "nmod" and (child.dep_ in {"nmod:poss", "nmod:desc"} or preposition(child) is None)
            if dep in CORE or plain or (dep == "nmod" and child.i < token.i):
                keep.append(child)
    return sorted(keep, key=lambda token: token.i)


def members(head: Token) -> list[Token]:
    """A head and the nouns coordinated with it, in order."""
    found = [head]
    for item in found:
        found.extend(child for child in item.children if child.dep_ == "conj" and child.pos_ in NOUNS)
        if len(found) > 12:
            break
    # A tree may hang "between A and B" as two phrases: the second then has the conjunction and no preposition.
    for other in head.head.rights if head.head.i != head.i else ():
        joined = other.dep_ == head.dep_ and other.i > head.i and any(child.dep_ == "cc" for child in other.children)
        if joined and other not in found and preposition(head) is not None and preposition(other) is None:
            found.append(other)
    return found


def beside(head: Token) -> list[Token]:
    """Nouns that a tree parts from this one though they are one name: two subjects side by side, a title after it."""
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    found = [child for child in head.children if child.dep_ == "appos" and child.left_edge.i == head.i + 1]
    if after is not None and base(head.dep_) == "nsubj" and after.dep_ == head.dep_ and after.head == head.head:
        found.append(after)
    return found


def unique(found: Iterable[Coded]) -> tuple[Coded, ...]:
    """The members, each code once."""
    kept: dict[str, Coded] = {}
    for coded in found:
        kept.setdefault(coded.code, coded)
    return tuple(kept.values())


def actor_on(found: Found[ActorRow], day: str) -> Coded | None:
    """Whom a name stands for on a day, or None where its rows say nobody.

    The first dated row that holds wins, then the default. On an unknown day a code counts only where no date is
    given; of several dated ones that part which all share (the country).
    """
    dated = [row for row in found.rows if row.start or row.end]
    default = next((row for row in found.rows if not row.start and not row.end), None)
    chosen = next((row for row in dated if day and (row.start or day) <= day <= (row.end or day)), default)
    code = chosen.code if chosen is not None else ""
    if not day and not default:
        chosen = dated[0]
        heads = {row.code[:CHUNK] for row in dated}
        code = chosen.code if len({row.code for row in dated}) == 1 else (heads.pop() if len(heads) == 1 else "")
    if chosen is None or not code:
        return None
    return Coded(code, found.start, found.end, title_of(chosen.name), (f"{code} {chosen.source}",))


def title_of(phrase: str) -> str:
    """A dictionary's name as it is written in running text ("Arnor", "U.N.")."""
    words = phrase.replace("_", " ").split()
    return " ".join(word if "." in word else "-".join(part.capitalize() for part in word.split("-")) for word in words)


def with_agents(actor: Coded | None, agents: Sequence[Found[AgentRow]]) -> Coded:
    """An actor's code with those of agents before or after it, none twice; `---` stands for no actor."""
    code = actor.code if actor is not None else NOBODY
    start = min([*(agent.start for agent in agents), *([actor.start] if actor else [])])
    end = max([*(agent.end for agent in agents), *([actor.end] if actor else [])])
    sources = list(actor.sources) if actor is not None else []
    for agent in agents:
        row = agent.rows[0]
        if not has_part(code, row.code):
            code = code + row.code if row.place == "after" else row.code + code
            sources.append(f"{row.code} {row.source}")
    if actor is None:
        return Coded(code, start, end, None, tuple(sources))
    return replace(actor, code=code, start=start, end=end, sources=tuple(sources))


def has_part(code: str, part: str) -> bool:
    """Whether a code already has a part, at a place where parts begin."""
    return any(code[i : i + len(part)] == part for i in range(0, len(code), CHUNK))
