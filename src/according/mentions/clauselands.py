"""What the clause around a party says of its country besides where it acts: of which it is not, and where it hit."""

from __future__ import annotations

from collections.abc import Callable

from according.mentions.affiliation import DISTANT
from according.mentions.choice import Choice
from according.mentions.corefer import Corefer
from according.mentions.mention import Mention
from according.words import word_class

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
INSIDE = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around", "through", "off"})
ENVOYS = frozenset({"ambassador", "consul", "attaché", "diplomat", "envoy"})
"""Who is sent to another state, which has him called in, listens to him, sends him home."""
MISSIONS = frozenset({"embassy", "consulate"})
"""What stands in another state than whose it is."""
STATES = frozenset({"countries", "nations", "states", "governments"})
BORDERS = frozenset({"border", "borders", "frontier", "ties", "relations"})
ATTACKERS = frozenset({"UAF", "REB"})
"""Sectors of those who act where what they attack is."""
ONE_EACH = frozenset({"president", "premier", "prime minister", "foreign minister", "defence minister",
                      "defense minister", "head of state", "king", "chancellor", "delegation"})  # fmt: skip
"""Offices and bodies of which a state has one: several of them are of several states."""

MEETING = frozenset({"meet", "convene", "negotiate", "confer", "reconvene"})
HOLDING = frozenset({"hold", "attend", "join", "begin", "start", "open", "resume", "continue", "end", "have", "host",
                     "miss", "skip", "boycott", "quit", "leave", "suspend"})  # fmt: skip
"""Verbs whose object tells whether parties come together."""


class ClauseLands:
    """Reads the clauses of one Doc; `place` gives the country of the place that a token names, or None."""

    def __init__(self, choice: Choice, corefer: Corefer, place: Callable[[int], str | None]) -> None:
        self.choice = choice
        self.graph = choice.graph
        self.corefer = corefer
        self.place = place

    def strangers(self, mention: Mention) -> set[str | None]:
        """Countries that a mention is not of by what its clause says.

        Whose envoys a state's body has before it ("the ministry summoned the British ambassador"), with whose premier
        another one meets, and who backs or arms somebody ("the rebels, who are backed by Turkey").
        """
        graph, verb = self.graph, self.graph.governor(mention.head)
        heads: list[int] = []
        if set(mention.sectors) & STATE and graph.pos[verb] == "VERB":
            verbs = (verb, *(i for i in graph.children[verb] if graph.base[i] == "xcomp"))
            peer = mention.noun is not None and mention.noun.text in ONE_EACH
            told = ENVOYS | ONE_EACH if peer else ENVOYS
            joined = {mention.head, *self._joined(mention.head)}
            heads = [i for each in verbs for i in graph.children[each] if i not in joined and self._sent(i, told)]
        for clause in (i for i in graph.children[mention.head] if graph.base[i] == "acl"):
            if graph.lower[clause] in DISTANT:
                heads += [i for i in graph.children[clause] if "by" in graph.cases(i)]
        found = {other.country for i in heads if (other := self.corefer.by_head.get(i)) is not None}
        if set(mention.sectors) & STATE:
            found |= self._across(mention)
        if graph.lower[mention.head] in MISSIONS:  # "the embassy in Kabul"
            found |= {self.place(i) for i in graph.children[mention.head] if set(graph.cases(i)) & INSIDE}
        return found

    def _joined(self, i: int) -> list[int]:
        """The words to which token i is joined by "and": "Ruritania's president and *premier*" meet nobody here."""
        graph, found = self.graph, list[int]()
        while graph.base[i] == "conj" and len(found) < 5:
            i = graph.head[i]
            found.append(i)
        return found

    def _across(self, mention: Mention) -> set[str | None]:
        """What lies on the other side of the border on which somebody acts: "closed the border with Mexico"."""
        graph, i, found = self.graph, mention.end, set[str | None]()
        while i < len(graph) and graph.sentence[i] == graph.sentence[mention.head]:
            if graph.lower[graph.head[i]] in BORDERS and "with" in graph.cases(i):
                alias = self.choice.best(i)
                found.add(alias.entity.country if alias is not None else self.place(i))
            i += 1
        return found

    def of_many(self, mention: Mention) -> bool:
        """Whether those are of several states: "a group of lawmakers from seven countries"."""
        graph, inner = self.graph, [mention.head]
        for _ in range(2):
            inner = [c for i in inner for c in graph.children[i] if graph.base[c] == "nmod" and c > i]
            if any(graph.lower[i] in STATES and {"from", "of"} & set(graph.cases(i)) for i in inner):
                return True
        return False

    def _sent(self, i: int, nouns: frozenset[str]) -> bool:
        """Whether a word heads the mention of an envoy or the like whose own words tell of which country he is."""
        other = self.corefer.by_head.get(i)
        if other is None or other.noun is None or other.country is None or not self.told(other):
            return False
        return other.noun.text in nouns or other.noun.text.split()[-1] in nouns

    def hit(self, verb: int, mention: Mention) -> str | None:
        """Where that was which attackers hit, or of which harm is told as a result.

        "A bomber targeted a convoy of troops in Kunduz", "jets struck a bus in Yemen, killing children".
        """
        graph, head = self.graph, mention.head
        if graph.head[head] != verb:
            return None
        bomber = mention.noun is not None and mention.noun.text == "bomber"  # else an aircraft's
        attacks = graph.base[head] == "nsubj" and (bomber or bool(set(mention.sectors) & ATTACKERS))
        result = graph.base[verb] == "advcl" and graph.doc[verb].tag_ == "VBG" and graph.base[head] == "obj"
        if not attacks and not (result and graph.doc[verb].lemma_ in word_class("harming")):
            return None
        node = verb if attacks else graph.head[verb]
        around = [node, *(child for child in graph.children[node] if graph.base[child] == "obj")]
        for _ in range(2):  # "a convoy of troops in"
            around += [c for word in around[1:] for c in graph.children[word] if graph.base[c] == "nmod"]
        for child in (child for word in around for child in graph.children[word]):
            place = self.place(child)
            if place and graph.base[child] in ("obl", "nmod") and set(graph.cases(child)) & INSIDE:
                return place
        return None

    def convenes(self, i: int) -> bool:
        """Whether a verb brings parties together at a place that is none of theirs: "they reached a deal in Geneva"."""
        graph = self.graph
        verb, held = graph.doc[i].lemma_, word_class("agreement") | word_class("talks")
        if verb in MEETING:
            return True
        told = {graph.doc[c].lemma_.lower() for c in graph.children[i] if graph.base[c] in ("obj", "nsubj")}
        return verb in word_class("concluding") | HOLDING and bool(told & held)

    def met_at(self, i: int) -> bool:
        """Whether it is where parties came together: "reached a deal in Geneva", "a pact signed in Geneva"."""
        graph, verb = self.graph, self.graph.governor(i)
        held = word_class("agreement") | word_class("talks")
        of_it = graph.base[verb] == "acl" and graph.doc[graph.head[verb]].lemma_.lower() in held
        return self.convenes(verb) or (of_it and graph.doc[verb].lemma_ in word_class("concluding") | HOLDING)

    def told(self, mention: Mention) -> bool:
        """Whether the words of a mention themselves name its country."""
        found = (self.choice.best(i) for i in range(mention.start, mention.end))
        return any(a is not None and a.entity.country == mention.country and a.entity.kind != "person" for a in found)
