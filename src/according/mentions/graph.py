"""A Doc as plain lists: what the party rules ask of every token, read from spaCy once.

Reading a spaCy token costs about a microsecond; the rules look at each token many times, so the arrays
are taken out of the Doc in one go.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import numpy as np
from spacy.attrs import DEP, HEAD, POS
from spacy.tokens import Doc

from according.words import word_class

NAME_PARTS = frozenset({"flat", "fixed", "goeswith", "compound"})
LEFT_PARTS = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "det:predet", "nmod:poss"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
JOINTS = frozenset({"-", "–", "/"})


class Graph:
    """Tokens, tags, heads and children of one Doc as lists indexed by token number."""

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        array = doc.to_array([POS, DEP, HEAD])
        parts, relations = array[:, 0].tolist(), array[:, 1].tolist()
        names = {value: strings[value] if value else "" for value in {*parts, *relations}}
        self.doc = doc
        self.words: list[str] = [token.text for token in doc]
        self.lower: list[str] = [word.lower() for word in self.words]
        self.starts: list[int] = [token.idx for token in doc]
        self.ends: list[int] = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.pos: list[str] = [names[value] for value in parts]
        self.dep: list[str] = [names[value] for value in relations]
        offsets: list[int] = array[:, 2].astype(np.int64).tolist()
        self.head: list[int] = [i + offset for i, offset in enumerate(offsets)]
        self.parsed: bool = any(self.dep)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def base(self) -> list[str]:
        """Relations without their subtype."""
        return [dep.partition(":")[0] for dep in self.dep]

    @cached_property
    def children(self) -> list[list[int]]:
        """Children of each token, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.head):
            if head != i and self.dep[i]:
                found[head].append(i)
        return found

    @cached_property
    def sentence(self) -> list[int]:
        """The number of the sentence of each token; one sentence where there is no parse."""
        numbers: list[int] = []
        if not self.parsed:
            return [0] * len(self.words)
        for number, span in enumerate(self.doc.sents):
            numbers.extend([number] * (span.end - span.start))
        return numbers

    def token_at(self, offset: int) -> int:
        """The last token that begins at or before the character `offset` (0 where none does)."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def cases(self, i: int) -> list[str]:
        """The prepositions of token i, lower case; in a coordination, those of its first member."""
        seen = 0
        while self.base[i] == "conj" and seen < 5:
            own = [self.lower[c] for c in self.children[i] if self.dep[c] == "case"]
            if own:
                return own
            i, seen = self.head[i], seen + 1
        return [self.lower[c] for c in self.children[i] if self.dep[c] == "case" and self.lower[c] not in ("'s", "’s")]

    def role(self, i: int) -> str:
        """The relation of i, or for a later member of a coordination that of the first."""
        seen = 0
        while self.base[i] == "conj" and seen < 5:
            i, seen = self.head[i], seen + 1
        return self.dep[i]

    def counted(self, i: int) -> int:
        """The word that counts i, else i itself: "thousands of protesters", "a group of students" stand as one."""
        seen = 0
        while self.base[i] == "nmod" and "of" in self.cases(i) and seen < 3:
            above = self.head[i]
            if self.pos[above] != "NUM" and self.lower[above] not in word_class("crowds"):
                break
            i, seen = above, seen + 1
        return i

    def governor(self, i: int) -> int:
        """The head of i, or for a later member of a coordination the head of the first."""
        seen = 0
        while self.base[i] == "conj" and seen < 5:
            i, seen = self.head[i], seen + 1
        return self.head[i]

    def left_edge(self, i: int) -> int:
        """The first token of everything that hangs under i."""
        edge, stack, steps = i, list(self.children[i]), 0
        while stack and steps < 200:
            node, steps = stack.pop(), steps + 1
            edge = min(edge, node)
            stack.extend(self.children[node])
        return edge

    def right_edge(self, i: int) -> int:
        """The last token of everything that hangs under i."""
        edge, stack, steps = i, list(self.children[i]), 0
        while stack and steps < 200:
            node, steps = stack.pop(), steps + 1
            edge = max(edge, node)
            stack.extend(self.children[node])
        return edge

    def core(self, i: int) -> tuple[int, int]:
        """[start, end) of the noun phrase core of i: its modifiers to the left, name parts to the right."""
        start = i
        for child in sorted((c for c in self.children[i] if c < i), reverse=True):
            if self.dep[child] not in LEFT_PARTS and self.base[child] not in LEFT_PARTS:
                if self.words[child] in JOINTS or self.dep[child] == "punct":
                    continue
                break
            if self.dep[child] == "nmod" and self.cases(child):
                break
            start = min(start, self.left_edge(child))
        end = i + 1
        for child in (c for c in self.children[i] if c > i):
            listed = self.base[child] == "compound" and self.words[child - 1] == ","  # "the United States, South Korea"
            if self.base[child] in NAME_PARTS and self.dep[child] != "compound:prt" and child <= end + 1 and not listed:
                end = max(end, self.right_edge(child) + 1)
            elif self.words[child] in JOINTS:
                continue
            else:
                break
        return start, end
