"""Who a short form, an acronym, "the ministry" or a pronoun stands for: the nearest mention that fits.

No model of coreference: recency, agreement in number and gender, and a preference for subjects, as in
the classic pronoun algorithms (Hobbs 1978; Lappin and Leass 1994), cut down to what event coding needs.
"""

from __future__ import annotations

from collections import Counter

from according.mentions.appositions import Telling
from according.mentions.bodykinds import channel
from according.mentions.choice import Choice
from according.mentions.clausepronouns import (
    HE,
    IT,
    SHE,
    THEY,
    agrees,
    doer,
    expletive,
    heads_subject,
    implied_subjects,
    relative,
    same_clause,
    told_by,
)
from according.mentions.graph import Graph
from according.mentions.mention import Mention, same_one
from according.mentions.possessives import owning_none
from according.mentions.samename import same_names, short_names, tell_genders
from according.mentions.speakers import Speakers, quoted_tokens
from according.words import word_class

FIRST_ONE = frozenset({"i", "me", "myself"})
FIRST_MANY = frozenset({"we", "us", "ourselves"})
SPEAKERS = frozenset({"president", "minister", "premier", "chancellor", "secretary", "spokesman", "spokeswoman",
                      "spokesperson", "king"})  # fmt: skip
BODIES_OF = {"UNO": "United Nations", "EUR": "European Union"}
STATEMENT = 15
"""How many sentences a statement may run on after "Lee said:"."""
GOING_ON = frozenset({"also", "add"})
"""A word after "they", or the verb of it, by which those go on who have spoken before."""
ADDRESSING = frozenset({"accuse", "blame", "urge", "warn", "threaten", "pressure", "punish", "arm", "ask", "tell"})
"""Verbs whose object is somebody, where it is an "it" too."""
PRONOUNS = HE | SHE | THEY | IT | FIRST_ONE | FIRST_MANY
VOTES = 2
"""How many pronouns at least tell the gender of a person whose name does not."""
REACH = {"he": 6, "they": 2, "it": 1}
"""How many sentences back an antecedent may stand."""


class Corefer:
    """Links mentions of one Doc: `names` once, then `pronouns` as often as more is known of the names."""

    def __init__(self, graph: Graph, mentions: list[Mention], choice: Choice) -> None:
        self.graph = graph
        self.choice = choice
        self.mentions = mentions
        self.by_head = {mention.head: mention for mention in mentions}
        self.speakers = Speakers(graph)
        self.quoted = quoted_tokens(graph)

    def names(self) -> list[Mention]:
        """The mentions, with what appositions, acronyms and short forms tell of them."""
        Telling(self.graph, self.mentions, self.choice).tell()
        tell_genders(self.mentions, self.choice.knowledge.given_names)
        short_names(self.mentions)
        return self.mentions

    def pronouns(self, names: list[Mention]) -> None:
        """Sets `mentions` to `names` with pronouns added, each with its antecedent's identity, in text order.

        Pronouns of the first person come last: who speaks may stand after the words, as a pronoun itself.
        """
        graph = self.graph
        self.by_head = {mention.head: mention for mention in names}
        found = [(i, None) for i in range(len(graph)) if graph.pos[i] == "PRON" and graph.dep[i]]
        first: list[int] = []
        ordered: list[Mention] = []
        for i, mention in sorted([*((m.head, m) for m in names), *found], key=lambda item: item[0]):
            if mention is None and graph.lower[i] in FIRST_ONE | FIRST_MANY:
                first.append(i)
                continue
            known = mention if mention is not None else self._pronoun(i, ordered)
            if known is not None:
                ordered.append(known)
        self._genders(names, ordered)
        self.mentions = ordered
        said = [mention for mention in map(self._first_person, first) if mention is not None]
        self._same_we(said)
        self.mentions = sorted([*ordered, *said], key=lambda mention: (mention.start, -mention.end))

    def _same_we(self, said: list[Mention]) -> None:
        """ "We announced that we would": of two in a sentence the one whose speaker is not found is the other."""
        known = {self.graph.sentence[m.head]: m for m in said if m.plural and (m.name or m.country)}
        for mention in said:
            other = known.get(self.graph.sentence[mention.head])
            if mention.plural and other is not None and mention.name is None and mention.country is None:
                mention.take(other, "parties: the same we")

    def _genders(self, names: list[Mention], found: list[Mention]) -> None:
        """Persons of unknown gender take that of the pronouns that were taken for them, where three in four agree.

        Counts from the next round on: one "she" that can be nobody else tells who the next "he" is not.
        """
        votes: dict[str, Counter[str]] = {}
        for mention in found:
            word = self.graph.lower[mention.head]
            if mention.kind == "pronoun" and mention.stands == "person" and mention.name and word in HE | SHE:
                votes.setdefault(mention.name, Counter())["m" if word in HE else "f"] += 1
        for mention in names:
            said = votes.get(mention.name or "")
            if said is None or mention.kind != "person" or mention.gender is not None:
                continue
            gender, number = said.most_common(1)[0]
            if number >= VOTES and 4 * number >= 3 * said.total():
                mention.gender = gender

    def owner(self, i: int) -> Mention | None:
        """Whom a possessive pronoun at token i stands for ("our" is the speaker); None where nobody fits."""
        word = {"his": "he", "her": "she", "their": "they", "its": "it", "our": "we", "my": "i"}.get(
            self.graph.lower[i]
        )
        if word is None:
            return None
        if word in FIRST_ONE | FIRST_MANY:
            return self.speaker(i)
        barred = owning_none(self.graph, i, self.by_head)
        before = [m for m in self.mentions if m.end <= i and m.kind != "pronoun" and m.head not in barred]
        return self._antecedent(i, word, before)

    def speaker(self, i: int) -> Mention | None:
        """Who says the words around token i: the source of the attribution, else by the tree."""
        span = self.speakers.source_of(i)
        if span is None:
            return self._speaker(i, [mention for mention in self.mentions if mention.head < i])
        inside = [mention for mention in self.mentions if span[0] <= mention.head < span[1]]
        near = [mention for mention in self.mentions if mention.start < span[1] and span[0] < mention.end]
        return min(inside or near, key=lambda mention: self._depth(mention.head), default=None)

    def _depth(self, i: int) -> int:
        depth, graph = 0, self.graph
        while graph.head[i] != i and depth < 50:
            i, depth = graph.head[i], depth + 1
        return depth

    def same_names(self, mentions: list[Mention]) -> None:
        """Mentions of one name know together what each knows."""
        same_names(mentions)

    def nearest(self, mentions: list[Mention], start: int, reach: int) -> list[Mention]:
        """Those that end before token `start`, within `reach` sentences, nearest sentence first, subjects first."""
        graph = self.graph
        here = graph.sentence[start]
        found = []
        for other in mentions[-80:]:
            gap = here - graph.sentence[other.head]
            if gap <= reach and other.end <= start:
                subject = graph.role(graph.counted(other.head)).startswith("nsubj")
                found.append((gap, not subject, -other.start, other))
        found.sort(key=lambda item: item[:3])
        return [item[3] for item in found]

    def _pronoun(self, i: int, before: list[Mention]) -> Mention | None:
        graph, word = self.graph, self.graph.lower[i]
        if (
            word not in PRONOUNS
            or graph.base[i] not in ("nsubj", "obj", "iobj", "obl", "conj", "nmod")
            or graph.dep[i] in ("nmod:poss", "nmod:unmarked", "nmod:npmod", "obl:unmarked", "obl:npmod")
        ):
            return None
        spoken_to = graph.dep[i] == "obj" and graph.doc[graph.governor(i)].lemma_.lower() in ADDRESSING
        if word in IT and not spoken_to and (graph.role(i) != "nsubj" or expletive(graph, i)):
            return None
        mention = Mention(i, i + 1, i, "pronoun", plural=word in THEY, why=["parties: pronoun"])
        found = doer(graph, i, self.by_head) if word.endswith(("self", "selves")) else None
        found = found or self._antecedent(i, word, before)
        if found is None:
            return mention if word in HE | SHE | THEY else None
        mention.take(found, "parties: pronoun's antecedent")
        mention.noun, mention.plural = found.noun, found.plural
        return mention

    def _first_person(self, i: int) -> Mention | None:
        """ "I" and "we": who speaks; "we" of a spokesman is the body, of an official the state."""
        graph, word = self.graph, self.graph.lower[i]
        if graph.base[i] not in ("nsubj", "obj", "iobj", "obl", "conj", "nmod") or graph.dep[i] == "nmod:poss":
            return None
        many = word in FIRST_MANY
        mention = Mention(i, i + 1, i, "pronoun", plural=many, why=["parties: pronoun"])
        speaker = self.speaker(i)
        if speaker is None:
            return mention
        mention.take(speaker, "parties: speaker")
        single = speaker.stands or speaker.kind
        if many and single in ("person", "agent") and speaker.body is not None:
            mention.id, mention.name, mention.entity = speaker.body.id, speaker.body.name, speaker.body
            mention.why.append("parties: the speaker's body")
        elif many and single in ("person", "agent") and self._speaks_for_state(speaker):
            state = self.choice.knowledge.countries.get(speaker.country or "")
            name = state.name if state is not None else BODIES_OF.get(speaker.country or "")
            mention.id, mention.name, mention.entity = state.id if state is not None else None, name, state
            mention.why.append("parties: the speaker's government")
        elif many and single == "agent":
            mention.id = mention.name = mention.entity = None
        return mention

    def _speaks_for_state(self, speaker: Mention) -> bool:
        """Whether "we" in a person's mouth is a government or international body: ministers, spokesmen."""
        roles = speaker.entity.roles if speaker.entity is not None else []
        titles = {role.title.split()[-1] for role in roles if role.title}
        titles |= {speaker.noun.text.split()[-1]} if speaker.noun is not None else set()
        if speaker.country in BODIES_OF:
            return bool(titles & SPEAKERS)
        return speaker.country is not None and "GOV" in speaker.sectors and bool(titles & SPEAKERS)

    def _antecedent(self, i: int, word: str, before: list[Mention]) -> Mention | None:
        graph = self.graph
        here = graph.sentence[i]
        reach = REACH["he"] if word in HE | SHE else REACH["they"] if word in THEY else REACH["it"]
        barred, doing = self._not_meant(i), implied_subjects(graph, i)
        speaking = (
            told_by(graph, i, word, self.by_head, self.owner)
            or self._speaking(i, word, before)
            or relative(graph, i, word, self.by_head)
        )
        if speaking is not None and not any(same_one(speaking, other) for other in barred):
            return speaking
        for other in self._likely(word, here, self.nearest(before, i, reach)):
            if graph.sentence[other.head] == here and same_clause(graph, i, other.head):
                continue
            if (
                other.head in doing
                or heads_subject(graph, i, other.head, self.by_head)
                or any(same_one(one, other) for one in barred)
                or self._in_own_words(i, other)
                or channel(graph, other)
            ):
                continue
            if agrees(word, other):
                return other
        return None

    def _likely(self, word: str, here: int, found: list[Mention]) -> list[Mention]:
        """For "they", of an earlier sentence its plural subjects first: "Rebels attacked as the mission left. They"."""
        if word not in THEY:
            return found
        graph, at = self.graph, self.graph.sentence
        some = (other for other in found if other.plural or other.many)
        many = {id(other) for other in some if graph.role(graph.counted(other.head)).startswith("nsubj")}
        return sorted(found, key=lambda o: (here - at[o.head], here > at[o.head] and id(o) not in many))

    def _not_meant(self, i: int) -> list[Mention]:
        """Who speaks the quotation around token i, and to whom: no third person in it is one of them."""
        graph = self.graph
        if i not in self.quoted or graph.words[i - 1 : i] == ["["]:
            return []
        speaker = self.speaker(i) if self.speakers.source_of(i) is not None else None
        if speaker is None or speaker.head in self.quoted:
            return []
        verb = graph.governor(speaker.head)
        told = graph.doc[verb].lemma_.lower() in word_class("spoken_at")
        heads = [child for child in graph.children[verb] if told and graph.base[child] in ("obj", "iobj", "obl")]
        return [speaker, *(self.by_head[child] for child in heads if child in self.by_head)]

    def _in_own_words(self, i: int, other: Mention) -> bool:
        """Whether the other stands in the quotation that i speaks: " 'Lee lies,' he said" is not Lee's."""
        span = self.speakers.source_of(other.head) if other.head in self.quoted else None
        return span is not None and span[0] <= i < span[1]

    def _speaking(self, i: int, word: str, before: list[Mention]) -> Mention | None:
        """ "…, he said", "they also say" go on with who spoke last, not with whom the words are about.

        But who denies or rejects something answers what another said of him.
        """
        graph = self.graph
        more = word in THEY and GOING_ON & {*graph.lower[i + 1 : i + 2], graph.doc[graph.governor(i)].lemma_.lower()}
        answers = graph.doc[graph.governor(i)].lemma_.lower() in word_class("answering_charges")
        if not (word in HE | SHE or more) or answers or not self.speakers.is_source(i):
            return None
        for other in reversed(before):
            if graph.sentence[i] - graph.sentence[other.head] > 3:
                return None
            if (
                (other.name is not None or more)
                and self.speakers.speaks(other.start, other.end)
                and agrees(word, other)
            ):
                return other
        return None

    def _speaker(self, i: int, before: list[Mention]) -> Mention | None:
        """The subject of the verb above the clause, or beside it as in "…, he said"; else the last speaker."""
        graph, node, steps = self.graph, i, 0
        heads = {mention.head: mention for mention in before} | self.by_head
        while graph.head[node] != node and steps < 12:
            link, node, steps = graph.base[node], graph.head[node], steps + 1
            verbs = [node] if link in ("ccomp", "parataxis", "xcomp") else []
            verbs += [child for child in graph.children[node] if graph.base[child] == "parataxis"]
            for verb in verbs:
                for child in graph.children[verb]:
                    if graph.dep[child] == "nsubj" and child != i and child in heads:
                        if {i, child} <= self.quoted or graph.governor(i) == verb:
                            continue  # whom the words are about; "told me" is told to somebody else
                        found = heads[child]
                        if graph.lower[child] not in FIRST_ONE | FIRST_MANY:
                            return found
        return self._last_speaker(i, before)

    def _last_speaker(self, i: int, before: list[Mention]) -> Mention | None:
        """Who spoke last: two sentences back, or as far as a statement runs that a colon opened ("Lee said:")."""
        graph = self.graph
        here = graph.sentence[self._quotation(i)]
        beside = [child for child in graph.children[graph.governor(i)] if graph.base[child] == "nsubj" and child != i]
        told = beside[:1] if graph.role(i) in ("obj", "iobj") else []
        teller = next((mention for mention in self.mentions if mention.head in told), None)
        for other in reversed(before):
            if teller is not None and same_one(other, teller):
                continue  # "Lee told me"
            gap = here - graph.sentence[other.head]
            if gap > STATEMENT:
                break
            if i in self.quoted and other.head in self.quoted:
                continue  # whom the words are about
            person = (other.stands or other.kind) == "person" and other.name and not other.byline
            if person and graph.role(other.head).startswith("nsubj") and (gap <= 2 or self._opens(other.head)):
                return other
        return None

    def _quotation(self, i: int) -> int:
        """Where the quotation around token i begins, with those right before it; i itself outside of any."""
        graph, at = self.graph, i
        if i not in self.quoted:
            return i
        while at > 0:
            before = at - 1
            while before > 0 and (graph.pos[before] in ("PUNCT", "SPACE") or graph.words[before].isspace()):
                before -= 1
            if before not in self.quoted:
                return at
            at = before
        return at

    def _opens(self, subject: int) -> bool:
        """Whether the clause of this subject ends in a colon at the end of its line."""
        graph, verb = self.graph, self.graph.governor(subject)
        return any(graph.words[k] == ":" for k in range(verb + 1, min(verb + 4, len(graph))))
