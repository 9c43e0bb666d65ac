"""CLEAR trees to Universal Dependencies, first step: content words take the places of function words.

spaCy's own English pipelines are trained on OntoNotes in CLEAR labels (Choi and Palmer 2012, "Guidelines
for the CLEAR style constituent to dependency conversion"): a preposition heads its noun, a copula its
predicate, "billion" its "$", a conjunct the next one, a surname the given name. In Universal
Dependencies (de Marneffe et al. 2021) the words with content are heads.

Every function word names the child that takes its place (`lifts`). That child, or the one that takes its
place in turn, inherits the head and all who hung on the word. Because it stands below, no cycle can
arise. Each token is visited a bounded number of times: the time is linear in the words of a Doc, which is
converted at once. `clear_relations` then gives the relations their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from according.language.labels import aims, fixed, predicate_adverbs

EMPTY = frozenset({"SPACE", "PUNCT"})
PREPOSITIONAL = frozenset({"prep", "agent", "dative", "pcomp"})
LINKING = frozenset({"ADP", "SCONJ", "ADV", "PART", "ADJ", "CCONJ", "X"})
"""Parts of speech of words that may carry the noun that they introduce."""
BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "’s", "’re", "’m"})
CURRENCY = frozenset({"$", "£", "€", "¥", "us$", "c$", "a$"})
MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
CLOCK = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m"})
COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
PASSING = frozenset({"advmod", "neg", "npadvmod", "cc", "preconj", "intj", "nsubj", "aux"})
"""What may stand between a copula and a predicate phrase without ending the search for it."""


@dataclass(slots=True)
class Tree:
    """One Doc as parallel lists by token: words and lemmas in lower case, tags, relations, heads (a root's is itself).

    `names` are the token bounds of persons' names, `children` what `tidy` lists by head.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    names: Sequence[tuple[int, int]] = ()
    children: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these relations, or None."""
        return next((k for k in self.children[i] if self.deps[k] in deps), None)

    def is_be(self, i: int) -> bool:
        """Whether a token is a form of "be" that is no auxiliary."""
        return self.words[i] in BE and self.tags[i][:1] == "V" and self.deps[i] not in ("aux", "auxpass")

    def is_clause(self, i: int) -> bool:
        """Whether a token is a verb, or a predicate with a subject or an auxiliary of its own."""
        return self.tags[i][:1] == "V" or self.child(i, "nsubj", "nsubjpass", "aux") is not None


@dataclass(slots=True)
class Lifted:
    """Who stands for whom, by token of a Tree.

    `lift` is the child that takes the token's place, `content` the end of that chain (both the token itself
    where none does); `top` the function word whose place a content word has come to; `role` what the
    function word becomes: case, mark, cop, aux, nummod, nmod:unmarked, flat or punct, "" for a content word.
    """

    lift: list[int]
    content: list[int]
    top: list[int]
    role: list[str]


def followed(links: Sequence[int]) -> list[int]:
    """Where each chain of links ends; a link to itself is an end."""
    ends = list(links)
    for i in range(len(ends)):
        path, j = [], i
        while ends[j] != j:
            path.append(j)
            j = ends[j]
        for k in path:
            ends[k] = j
    return ends


def tidy(tree: Tree) -> None:
    """Hangs what depends on white space or punctuation on the next word above, and lists the children."""
    links = [h if tree.pos[i] in EMPTY else i for i, h in enumerate(tree.heads)]
    above = followed(links)
    tree.heads = [i if h == i else above[h] for i, h in enumerate(tree.heads)]
    tree.children = [[] for _ in tree.words]
    for i, head in enumerate(tree.heads):
        if head != i:
            tree.children[head].append(i)


def lifted(tree: Tree) -> Lifted:
    """Which words take the places of others in a tidy Tree."""
    lift = [_successor(tree, i) for i in range(len(tree))]
    for start, end in tree.names:
        last = _name_end(tree, start, end)
        if last is not None and lift[last] == last:
            lift[last] = start
    below = {child: i for i, child in enumerate(lift) if child != i}
    top, role = list(range(len(tree))), [""] * len(tree)
    for i, child in enumerate(lift):
        if child != i:
            continue
        node, seen = i, ""
        while node in below:
            parent = below[node]
            seen = role[parent] = _role(tree, parent, node, seen)
            node = parent
        top[i] = node
    return Lifted(lift, followed(lift), top, role)


def _successor(tree: Tree, i: int) -> int:
    """The child that takes a token's place, or the token itself."""
    if not tree.children[i]:
        return i
    if tree.pos[i] in EMPTY:
        found = next((k for k in tree.children[i] if tree.pos[k] not in EMPTY), None)
        if found is None and tree.pos[i] == "SPACE":
            found = next((k for k in tree.children[i] if tree.pos[k] != "SPACE"), None)
    elif tree.is_be(i):
        found = _predicate(tree, i)
    elif tree.tags[i] == "CD":
        found = next((k for k in tree.children[i] if tree.words[k] in CURRENCY and k < i), None)
    elif tree.words[i] in CLOCK or is_month(tree, i):
        beside = i - 1 if tree.words[i] in CLOCK else i + 1
        found = next((k for k in tree.children[i] if k == beside and _is_day(tree, k)), None)
    elif tree.words[i] == "order" and tree.words[tree.heads[i]] == "in":
        found = next((k for k in tree.children[i] if k > i and _has_to(tree, k)), None)
    elif tree.pos[i] in LINKING or tree.deps[i] in PREPOSITIONAL:
        found = _object(tree, i)
    else:
        found = None
    return i if found is None or tree.pos[found] == "SPACE" else found


def is_month(tree: Tree, i: int) -> bool:
    """Whether a token is a month, in full or short."""
    return tree.pos[i] == "PROPN" and tree.words[i][:3] in MONTHS


def _is_day(tree: Tree, i: int) -> bool:
    """Whether a token is a number of a day or an hour, not of a year: it is the head of its date."""
    return tree.tags[i] == "CD" and (len(tree.words[i]) < 3 or not tree.words[i].isdigit())


def _has_to(tree: Tree, i: int) -> bool:
    return any(tree.tags[k] == "TO" for k in tree.children[i])


def _object(tree: Tree, i: int) -> int | None:
    """What a preposition introduces: its object, a clause, or the next preposition of "out of"."""
    found = tree.child(i, "pobj")
    if found is not None:
        return found
    clause = tree.child(i, "pcomp")
    if clause is not None and (tree.pos[clause] not in ("ADP", "SCONJ") or tree.children[clause]):
        return clause
    paired = any(item.words[:2] == (tree.words[i], word) for item in fixed().get(tree.words[i], ())
                 for word in tree.words[i + 1 : i + 2])  # fmt: skip
    if tree.deps[i] in PREPOSITIONAL or paired:
        following = [k for k in tree.children[i] if k == i + 1 and tree.deps[k] in ("prep", "pcomp")]
        joined = [k for k in tree.children[i] if tree.deps[k] == "conj" and tree.child(k, "pobj") is not None]
        return next(iter(following + joined), None)
    return None


def _predicate(tree: Tree, i: int) -> int | None:
    """What is predicated by a form of "be": nominal, adjective, clause, phrase or adverb; None for existence."""
    if tree.child(i, "expl") is not None:
        return None
    found = tree.child(i, *COMPLEMENTS)
    if found is not None:
        return found
    for k in tree.children[i]:
        if tree.deps[k] == "xcomp" and _has_to(tree, k) and k > i:
            return k
    for k in tree.children[i]:
        if k < i:
            if tree.deps[k] == "advmod" and tree.words[k] in ("where", "how", "here"):
                return k
            continue
        dep = tree.deps[k]
        if (dep == "prep" and _object(tree, k) is not None) or dep in ("ccomp", "advcl"):
            return k
        if dep == "advmod" and tree.words[k] in predicate_adverbs():
            return k
        if dep not in PASSING:
            break
    return next((k for k in tree.children[i] if k > i and tree.deps[k] == "npadvmod"), None)


def _name_end(tree: Tree, start: int, end: int) -> int | None:
    """The last word of a person's name in [start, end) that its first word can stand for, or None."""
    last = end - 1
    while last > start and (tree.tags[last] == "POS" or tree.pos[last] in EMPTY):
        last -= 1
    if last == start or tree.pos[start] in EMPTY or tree.heads[start] != last or tree.deps[start] != "compound":
        return None
    inside = range(start, last)
    return last if all(tree.heads[k] == last or start <= tree.heads[k] < last for k in inside) else None


def _role(tree: Tree, parent: int, child: int, below: str) -> str:
    """What a function word becomes when `child`, itself of role `below` or "", takes its place."""
    if tree.pos[parent] in EMPTY:
        return "punct"
    if tree.is_be(parent):
        return "aux" if tree.deps[child] == "xcomp" and _about_to(tree, parent, child) else "cop"
    if tree.tags[parent] == "CD":
        return "nummod"
    if tree.words[parent] in CLOCK or is_month(tree, parent):
        return "nmod:unmarked"
    if tree.deps[child] == "compound":
        return "flat"
    if tree.words[parent] == "order":
        return "mark"
    if tree.deps[child] == "pobj":
        return "mark" if tree.words[child] == "order" and below == "mark" else "case"
    if tree.deps[child] == "pcomp":
        return "mark" if tree.is_clause(child) else (below if below in ("case", "mark") else "case")
    return below if below in ("case", "mark") else "case"


def _about_to(tree: Tree, be: int, verb: int) -> bool:
    """Whether "be to" plans ("The minister is to visit"), rather than defines ("The aim is to visit")."""
    if tree.child(verb, "auxpass") is not None:
        return True
    subject = tree.child(be, "nsubj")
    return subject is not None and tree.words[subject] not in aims()
