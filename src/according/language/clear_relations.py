"""CLEAR trees to Universal Dependencies, second step: what the relations are called, and who else moves.

Most labels have one counterpart (`schemes.tsv`); others are told by what stands around them: a phrase with
a preposition is `nmod` of a noun and `obl` of all else. Coordination is hung on its first conjunct, with
conjunctions and commas on the conjunct that follows; subjects of infinitives become objects of the verb
above ("wants them to leave"); expressions such as "because of" become one (`fixed`).
"""

from __future__ import annotations

from according.language.clear import BE, CURRENCY, EMPTY, Lifted, Tree, followed, is_month, lifted, tidy
from according.language.labels import Fixed, addressing, fixed, relations
from according.words import FINITE

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
NOMINAL_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
PHRASES = frozenset(
    {"prep", "agent", "dative", "pcomp", "cc", "mark", "advmod", "amod", "quantmod", "nmod", "npadvmod", "dep",
     "prt", "case"}
)  # fmt: skip
"""Relations of a preposition that say nothing of its phrase but that it modifies."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
BARE = frozenset({"VB", "VBG", "VBN", "JJ", "JJR", "NN", "NNS", "NNP"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
PAUSES = frozenset({",", ";"})
PAIRS = {"``": "''", "-LRB-": "-RRB-"}


def to_ud(tree: Tree) -> Tree:
    """The Tree with UD heads, relations and parts of speech; white space has no relation."""
    tidy(tree)
    conversion = _Conversion(tree, lifted(tree))
    conversion.settle()
    conversion.coordinate()
    conversion.titles()
    conversion.raise_subjects()
    conversion.expletives()
    conversion.addressees()
    conversion.fix()
    conversion.pair()
    return Tree(tree.words, tree.lemmas, tree.tags, conversion.tagged(), conversion.deps, conversion.hung())


class _Conversion:
    """`deps` and `heads` are the new ones, `tree` the old."""

    def __init__(self, tree: Tree, moved: Lifted) -> None:
        self.tree = tree
        self.moved = moved
        self.deps = [""] * len(tree)
        self.heads = list(range(len(tree)))

    def settle(self) -> None:
        """Every token's head and relation, one by one."""
        tree, moved = self.tree, self.moved
        first = followed([tree.heads[i] if dep == "conj" else i for i, dep in enumerate(tree.deps)])
        for i in range(len(tree)):
            if moved.lift[i] != i:
                self.heads[i], self.deps[i] = moved.content[i], moved.role[i]
                above = tree.heads[i]
                if tree.deps[i] == "conj" and moved.lift[above] == i:
                    self.heads[i], self.deps[i] = above, "conj"
                continue
            top = moved.top[i]
            head = tree.heads[top]
            if head == top:
                self.deps[i] = "ROOT"
            elif tree.deps[top] == "conj":
                self.heads[i], self.deps[i] = moved.content[first[top]], "conj"
            else:
                self.heads[i] = moved.content[head]
                self.deps[i] = self._relation(top, head)
                if tree.tags[head] == "CD" and tree.tags[i] == "CD" and moved.role[head] == "nummod":
                    self.heads[i] = head  # "5" stays with "billion" where "$" takes the place of that

    def _relation(self, top: int, head: int) -> str:
        """The relation of the word that stands in the place of `top`, a child of `head`."""
        dep, role = self.tree.deps[top], self.moved.role[top]
        if role in ("case", "mark") and dep in PHRASES:
            if role == "mark":
                return "acl" if self._nominal(head) else "advcl"
            if dep == "agent":
                return "obl:agent"
            return "nmod" if self._nominal(head) else "obl"
        if role == "nummod" and dep in ("nummod", "quantmod", "nmod"):
            return "compound"
        return self._plain(top, head)

    def _nominal(self, i: int) -> bool:
        tree, moved = self.tree, self.moved
        if moved.role[i] in ("case", "mark"):
            return tree.pos[moved.content[i]] in NOMINAL
        return tree.tags[i][:1] != "V" and (tree.pos[i] in NOMINAL or tree.deps[i] in NOMINAL_PLACES)

    def _plain(self, i: int, head: int) -> str:
        """Relations of words that no function word stood before."""
        tree, dep = self.tree, self.tree.deps[i]
        if dep == "aux" and tree.tags[i] == "TO":
            return "mark"
        if dep == "attr" and tree.child(head, "expl") is not None:
            return "nsubj"
        if dep == "advmod" and self._superlative(i, head):
            return "case"
        if dep == "advmod" and any(self._superlative(k, i) for k in tree.children[i]):
            return "nmod" if self._nominal(head) else "obl"
        if dep == "npadvmod":
            return "nmod:unmarked" if self._nominal(head) else "obl:unmarked"
        if dep in ("nummod", "nmod", "quantmod", "compound"):
            return self._modifier(i, head)
        if dep in ("prep", "agent", "dative", "pcomp") and tree.pos[i] not in NOMINAL:
            return self._stranded(i)
        name = relations().get(dep, "dep")
        if name in SUBJECTS and self._outer(head):
            return f"{name.partition(':')[0]}:outer"
        return name

    def _superlative(self, i: int, head: int) -> bool:
        """The "at" of "at least" and "at most"."""
        tree = self.tree
        return tree.words[i] == "at" and head == i + 1 and tree.words[head] in ("least", "most")

    def _outer(self, be: int) -> bool:
        """Whether the predicate of a copula is a clause with room for a subject of its own."""
        tree, moved = self.tree, self.moved
        return moved.role[be] == "cop" and tree.deps[moved.lift[be]] in ("ccomp", "advcl", "xcomp")

    def _modifier(self, i: int, head: int) -> str:
        tree, dep = self.tree, self.tree.deps[i]
        if tree.tags[i] == "CD":
            if i > head and dep == "nummod" and tree.pos[head] in ("PROPN", "NOUN"):
                return "nmod:unmarked" if is_month(tree, head) else "flat"
            return "compound" if tree.tags[head] == "CD" and i < head else "nummod"
        if dep == "quantmod":
            return "advmod"
        if dep == "nmod":
            before = {"ADJ": "amod", "NOUN": "compound", "PROPN": "compound", "NUM": "nummod", "VERB": "amod"}
            return before.get(tree.pos[i], "nmod") if i < head else "nmod"
        return "compound"

    def _stranded(self, i: int) -> str:
        """A preposition without its noun: "the house he lives in"."""
        tree = self.tree
        if tree.deps[i] == "pcomp":
            return "case" if tree.pos[i] in ("ADP", "SCONJ") else "advcl" if tree.is_clause(i) else "obl"
        if tree.tags[i] == "RP":
            return "compound:prt"
        return "obl" if tree.tags[i] in ("IN", "TO") else "advmod"

    def coordinate(self) -> None:
        """Conjunctions go to the conjunct that follows, commas to the phrase that they set off."""
        tree, content = self.tree, self.moved.content
        for i, children in enumerate(tree.children):
            phrase: int | None = None
            waiting: list[int] = []
            for k in children:
                if (tree.words[k] in PAUSES or tree.deps[k] == "cc") and self._loose(k):
                    if k > i:
                        waiting.append(k)
                    elif phrase is not None and tree.words[k] in PAUSES:
                        self.heads[k] = content[phrase]
                elif tree.pos[k] not in EMPTY:
                    phrase = k
                    joint = tree.deps[k] == "conj"
                    for word in waiting:
                        if joint or tree.deps[word] != "cc":
                            self.heads[word] = content[k]
                    waiting = [] if joint else [word for word in waiting if tree.deps[word] == "cc"]

    def _loose(self, i: int) -> bool:
        """Whether a word neither gave its place away nor came to another's, so that it may move alone."""
        return self.moved.lift[i] == i and self.moved.top[i] == i

    def titles(self) -> None:
        """Names of persons are flat after their first word, with the title before as `nmod:desc`."""
        tree, moved = self.tree, self.moved
        for start, end in tree.names:
            last = end - 1
            while last > start and moved.lift[last] != start:
                last -= 1
            for k in range(start + 1, last):
                if tree.heads[k] == last and tree.deps[k] == "compound":
                    self.deps[k] = "flat"
            titles = [k for k in tree.children[last] if k < start and self.deps[k] == "compound" and self._loose(k)]
            if titles:
                self.deps[titles[-1]] = "nmod:desc"
                for k in titles[:-1]:
                    self.heads[k] = titles[-1]

    def raise_subjects(self) -> None:
        """ "They want him to leave": "him" is the object of "want", the infinitive an `xcomp`."""
        tree, moved = self.tree, self.moved
        for i in range(len(tree)):
            if tree.deps[i] != "ccomp" or tree.tags[tree.heads[i]][:1] != "V" or tree.is_be(tree.heads[i]):
                continue
            above, word = tree.heads[i], moved.content[i]
            subject = tree.child(i, "nsubj", "nsubjpass")
            if subject is None or not above < subject < i or not self._bare(i):
                continue
            self.heads[moved.content[subject]], self.deps[moved.content[subject]] = moved.content[above], "obj"
            self.deps[word] = "xcomp"

    def _bare(self, i: int) -> bool:
        """Whether a clause has no finite verb and no word before it that would make it a clause."""
        tree = self.tree
        if tree.tags[i] not in BARE or tree.child(i, "mark") is not None:
            return False
        forms = [tree.tags[k] for k in tree.children[i] if tree.deps[k] in ("aux", "auxpass")]
        return not FINITE & set(forms)

    def expletives(self) -> None:
        """ "It is clear that", "It is said that": the clause is the subject, "it" stands for it."""
        tree, moved = self.tree, self.moved
        for i, word in enumerate(tree.words):
            if word != "it" or self.deps[i] not in ("nsubj", "nsubj:pass"):
                continue
            verb = tree.heads[i]
            passive = self.deps[i] == "nsubj:pass"
            if not passive and moved.role[verb] != "cop":
                continue
            holders = [verb] if passive or tree.pos[moved.content[verb]] != "ADJ" else [verb, moved.lift[verb]]
            clause = next((k for at in holders for k in tree.children[at] if self._extraposed(k, at, verb)), None)
            if clause is not None and moved.content[clause] != moved.content[verb]:
                self.deps[i] = "expl"
                self.deps[moved.content[clause]] = "csubj:pass" if passive else "csubj"

    def _extraposed(self, clause: int, holder: int, verb: int) -> bool:
        tree = self.tree
        if clause < verb:
            return False
        marked = any(tree.deps[k] == "mark" and tree.words[k] in ("that", "whether") for k in tree.children[clause])
        if tree.deps[clause] in ("ccomp", "advcl"):
            return marked
        return tree.deps[clause] == "xcomp" and holder == verb and tree.is_be(verb)

    def addressees(self) -> None:
        """Who is told or asked is an `iobj`, also where what is said is a clause or not said at all."""
        tree = self.tree
        for i, dep in enumerate(self.deps):
            verb = self.heads[i]
            if dep != "obj" or tree.lemmas[verb] not in addressing() or tree.tags[verb][:1] != "V":
                continue
            clause = any(self.deps[k] in ("ccomp", "xcomp") for k in tree.children[verb])
            if clause or tree.pos[i] in ("PRON", "PROPN"):
                self.deps[i] = "iobj"

    def pair(self) -> None:
        """Quotation marks and brackets hang on the head of what they enclose."""
        tree, heads = self.tree, self.heads
        roots = followed(heads)
        opened: dict[str, int] = {}
        for i, tag in enumerate(tree.tags):
            if tag in PAIRS:
                opened[PAIRS[tag]] = i
                continue
            start = opened.pop(tag, None)
            if start is None or roots[start] != roots[i] or not self._bare_mark(start) or not self._bare_mark(i):
                continue
            inside = range(start + 1, i)
            top = next((k for k in inside if tree.pos[k] not in EMPTY and not start < heads[k] < i), None)
            top = next((k for k in inside if heads[k] == k), top)
            if top is not None:
                heads[start] = heads[i] = top

    def _bare_mark(self, i: int) -> bool:
        return self.deps[i] == "punct" and self._loose(i) and not self.tree.children[i]

    def fix(self) -> None:
        """Fixed expressions: the first word has the place, the others hang on it."""
        words, known = self.tree.words, fixed()
        joined: dict[int, int] = {}
        i = 0
        while i < len(words):
            found = next((item for item in known.get(words[i], ()) if self._holds(item, i)), None)
            if found is None:
                i += 1
                continue
            joined.update(dict.fromkeys(range(i + 1, i + len(found.words)), i))
            i += len(found.words)
        if joined:
            for k, head in enumerate(self.heads):
                if head in joined and joined.get(k) is None and joined[head] != k:
                    self.heads[k] = joined[head]
            for k, start in joined.items():
                self.heads[k], self.deps[k] = start, "fixed"

    def _holds(self, item: Fixed, start: int) -> bool:
        """Whether the expression stands at `start`; if so its first word takes head and relation of the whole."""
        end = start + len(item.words)
        if tuple(self.tree.words[start:end]) != item.words:
            return False
        outside = [k for k in range(start, end) if not start <= self.heads[k] < end]
        heads = {self.heads[k] for k in outside}
        if len(heads) != 1 or any(self.deps[k] == "ROOT" for k in range(start, end)):
            return False
        head = heads.pop()
        if item.heads and self.tree.pos[head] not in item.heads:
            return False
        had = self.deps[outside[0]]
        self.heads[start] = head
        self.deps[start] = had if not item.relations or had in item.relations else item.relations[0]
        return True

    def hung(self) -> list[int]:
        """The heads, with white space hung on the word before it."""
        anchor = -1
        for i, pos in enumerate(self.tree.pos):
            if pos != "SPACE":
                anchor = i
                continue
            self.heads[i], self.deps[i] = (anchor if anchor >= 0 else i), ""
        return self.heads

    def tagged(self) -> list[str]:
        """Parts of speech as UD has them."""
        return [self._upos(i, pos) for i, pos in enumerate(self.tree.pos)]

    def _upos(self, i: int, pos: str) -> str:
        tree, dep = self.tree, self.deps[i].partition(":")[0]
        if tree.words[i] in BE and tree.tags[i][:1] == "V":
            return "VERB" if any(self.tree.deps[k] == "expl" for k in tree.children[i]) else "AUX"
        if pos in ("ADP", "SCONJ") and tree.tags[i] == "IN":
            return {"mark": "SCONJ", "case": "ADP", "advmod": "ADV"}.get(dep, pos)
        if tree.words[i] in CURRENCY:
            return "SYM"
        if tree.tags[i] == "WRB":
            return "ADV"
        if tree.tags[i] == "DT" and pos == "PRON" and tree.words[i] not in DEMONSTRATIVE:
            return "DET"
        return pos
