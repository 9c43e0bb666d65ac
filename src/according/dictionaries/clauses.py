"""A verb's clause as patterns see it: the words before and after it, and which of them head a phrase.

In a passive clause words may also be matched in logical order: the agent before the verb, the subject after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from according.events.arguments import agents, is_passive, surface_subjects
from according.events.marks import is_gerund, marker, preposition
from according.words import base

Role = Literal["head", "modifier", "inside", "preposition"]
"""How a word stands: heading a phrase of the verb, modifying such a head, inside a phrase with a preposition."""
SMALL = frozenset(
    {"advmod", "compound:prt", "aux", "aux:pass", "cop", "mark", "cc:preconj", "det", "expl", "discourse"}
)
NOMINAL = frozenset({"obj", "iobj", "nsubj", "csubj", "nsubj:pass", "csubj:pass", "vocative", "dislocated"})
ABOVE = frozenset({"xcomp", "ccomp", "advcl", "conj"})
DEEP = 4


@dataclass(slots=True)
class Clause:
    """The words of a verb: `before` and `after` in text order, with their roles by token index."""

    verb: Token
    passive: bool
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)

    def logical(self) -> Clause:
        """A passive clause turned round: agents stand before the verb, the subject after it."""
        acting = {token.i for agent in agents(self.verb) for token in agent.subtree}
        subjects = [child for child in self.verb.children if child.dep_ in {"nsubj:pass", "csubj:pass"}]
        acted = {token.i for subject in subjects for token in subject.subtree}
        words = [*self.before, *self.after]
        small = [token for token in self.before if token.i not in acted]
        turned = Clause(self.verb, self.passive, roles=dict(self.roles))
        turned.before = sorted([*small, *(token for token in words if token.i in acting)], key=lambda t: t.i)
        turned.after = sorted(
            [*(token for token in words if token.i in acted), *(t for t in self.after if t.i not in acting)],
            key=lambda t: t.i,
        )
        turned.roles.update((agent.i, "head") for agent in agents(self.verb))
        return turned


def clause_of(verb: Token, control: Mapping[tuple[str, str], str]) -> Clause:
    """The clause of a verb, its subject found where it is shared."""
    clause = Clause(verb, is_passive(verb))
    roles: dict[int, Role] = {}
    for child in verb.children:
        _visit(child, roles, DEEP)
    for subject in surface_subjects(verb, control):
        _nominal(subject, roles)
    for word in _above(verb):
        roles.setdefault(word.i, "head")
    roles.pop(verb.i, None)
    doc = verb.doc
    clause.roles = roles
    clause.before = [doc[i] for i in sorted(roles) if i < verb.i]
    clause.after = [doc[i] for i in sorted(roles) if i > verb.i]
    return clause


def whole(verb: Token, clause: Clause) -> Clause:
    """The clause as plain word order sees it: all words of the sentence, each as good as the next."""
    words = [token for token in verb.sent if token.i != verb.i and not token.is_punct]
    roles: dict[int, Role] = dict.fromkeys((token.i for token in words), "head")
    before = [token for token in words if token.i < verb.i]
    return Clause(verb, clause.passive, before, [token for token in words if token.i > verb.i], roles)


def _above(verb: Token) -> Iterator[Token]:
    """The verbs that this one is a complement of, with their small words before it ("was able to")."""
    node = verb
    for _ in range(DEEP):
        if base(node.dep_) != "xcomp" or node.head.i > verb.i:
            return
        node = node.head
        yield node
        yield from (child for child in node.children if child.dep_ in SMALL and child.i < verb.i)


def _visit(child: Token, roles: dict[int, Role], depth: int) -> None:
    dep = base(child.dep_)
    if child.dep_ in SMALL or dep in SMALL:
        roles[child.i] = "head"
        for inner in child.children:
            _visit(inner, roles, depth - 1)
    elif dep in {"obj", "iobj", "nsubj", "csubj"} and preposition(child) is None:
        _nominal(child, roles)
    elif dep in {"obl", "obj", "nmod"}:
        _prepositional(child, roles)
    elif depth and (dep in {"xcomp", "ccomp"} or (dep == "advcl" and (marker(child) == "to" or is_gerund(child)))):
        roles[child.i] = "head"
        for inner in child.children:
            _visit(inner, roles, depth - 1)


def _nominal(head: Token, roles: dict[int, Role]) -> None:
    """A noun phrase: its head, those coordinated with it and what it has of ("a set of rules"); the rest modifies."""
    roles[head.i] = "head"
    for child in head.children:
        dep = base(child.dep_)
        if dep == "conj":
            _nominal(child, roles)
        elif dep in {"nmod", "obl"} and child.dep_ != "nmod:poss" and (name := preposition(child)) is not None:
            _prepositional(child, roles)
            if name == "of":
                roles[child.i] = "head"
        elif dep in {"acl", "ccomp", "xcomp"}:
            roles.update((token.i, "inside") for token in child.subtree if token.i not in roles)
            for inner in child.children:
                if base(inner.dep_) in {"obl", "nmod"}:
                    _prepositional(inner, roles)
        elif dep not in {"punct", "cc", "appos"}:
            roles.update((token.i, "modifier") for token in child.subtree if token.i not in roles)


def _prepositional(head: Token, roles: dict[int, Role]) -> None:
    for token in head.subtree:
        if token.dep_ in {"case", "mark"}:
            roles[token.i] = "preposition"
        else:
            roles.setdefault(token.i, "inside")
    if preposition(head) is None:
        roles[head.i] = "modifier"
