"""Whom a description stands for: "the ministry", "the extremists", "the Australian premier", "a spokesman".

Each kind of description asks for what its noun says: a body of that kind, a person of that office or trade,
the one armed group of the report, the body that spoke last. The nearest mention that fits is taken, subjects
first; a country or sector that the description has must not be another than the antecedent's.
"""

from __future__ import annotations

from collections.abc import Sequence

from according.mentions.bodykinds import BODIES, LEAGUES, PRIVATE, Body, admits, body_behind, body_of, channel
from according.mentions.callings import callings
from according.mentions.choice import Choice
from according.mentions.corefer import Corefer
from according.mentions.graph import JOINTS
from according.mentions.kin import Kin
from according.mentions.knowledge import ENTITY_CODES
from according.mentions.later import ALIKE, TRADES, name_later
from according.mentions.mention import Mention, one_country
from according.mentions.offices import HEADS_OF_STATE, UNIQUE, Offices, office
from according.mentions.ofreport import of_report
from according.mentions.parts import of_a_body, of_a_part, part_of_state
from according.mentions.predecessors import Predecessors
from according.mentions.roles import standing
from according.mentions.spokesmen import speaking_for
from according.mentions.states import take_state, told_apart
from according.words import word_class

GROUPS = frozenset(
    {
        "movement", "militia", "militant group", "rebel group", "armed group", "terrorist group", "terror group",
        "extremist group", "jihadist group", "insurgency", "sect",
        "terror outfit", "militant outfit", "banned outfit", "terrorist organisation", "terrorist organization",
    }
)  # fmt: skip
"""Nouns for an armed group alone."""
MEMBERS = frozenset({"REB", "UAF"})
"""Sectors of "the militants", "these terrorists", who are the one armed group that the report names."""
LOOSE = frozenset({"JRN", "SPY", "GOV"})
"""Sectors that a body of any kind may have where the description names its country: "the Ukrainian agency"."""
ONE_OF_A_KIND = frozenset({"SPY", "LEG", "JUD"})
"""Sectors of bodies that a state has few of."""
OTHER_WORDS = frozenset({"premier", "pm", "taoiseach", "diplomat", "chief"})
"""Last words of descriptions that name an office otherwise than its title does: "the top diplomat"."""
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
SEATED = {"pope": "VAT", "pontiff": "VAT"}
"""Offices that there is one of in the world, by their state."""
NOT_HOLDERS = frozenset({"deputy", "assistant", "acting", "interim", "next", "future", "another", "any"})
FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "then", "onetime"})
REACH = 8
"""How many sentences back an antecedent may stand."""
RULERS = frozenset({"leader", "ruler", "strongman"})
"""Nouns for whoever is at the head of a state, by whatever office."""
NEAR = 2
"""The same for a body of which nothing is known but its name."""
HEAD = 5
"""Descriptions of the first sentences may be told of a name that comes later: headlines, leads."""


class Describer:
    """Resolves the descriptions of one Doc; call `nearby`, then, with countries known, `offices`."""

    def __init__(self, choice: Choice, corefer: Corefer, offices: Offices, day: str | None) -> None:
        self.choice = choice
        self.graph = choice.graph
        self.corefer = corefer
        self.held = offices
        self.day = day
        self.kin = Kin(corefer)
        self.terms = Predecessors(self.kin, offices, day)
        self.called: dict[str, frozenset[str]] = {}

    def nearby(self, mentions: list[Mention], idle: Sequence[Mention] = ()) -> None:
        """Descriptions by what stands near them, in text order, so that one may lead to the next.

        `idle` are named bodies that are no parties where they stand ("at Port University"), but may be meant later.
        """
        ordered = sorted([*mentions, *idle], key=lambda mention: mention.start)
        self.called = callings(self.graph, ordered)
        armed = {m.name: m for m in ordered if m.kind == "group" and m.entity is not None and "REB" in m.sectors}
        for index, mention in enumerate(ordered):
            noun = mention.noun
            if noun is None or mention.name is not None or mention.kind != "agent":
                self._named_spokesman(mention, ordered[:index])
                continue
            before = self.corefer.nearest(ordered[:index], mention.start, REACH)
            if (
                take_state(mention, self.graph, self.choice)
                or self._office(mention)
                or self.national(mention)
                or self._only_body(mention, ordered)
            ):
                continue
            if self.kin.resolve(mention, ordered) or self.terms.resolve(mention) or self._named_so(mention, before):
                continue
            if noun.text in BODIES or noun.text in GROUPS or noun.text.split()[-1] in BODIES:
                self._body(mention, before)
            elif mention.definite and noun.kind == "person" and not mention.plural:
                self._person(mention, before)
            elif mention.definite and mention.plural and len(armed) == 1 and set(mention.sectors) & MEMBERS:
                self._members(mention, next(iter(armed.values())), ordered)
            if mention.name is None and mention.definite:
                self._again(mention, before)
            if mention.name is None and noun.text.split()[-1] in SPOKESMEN and mention.body is None:
                speaking_for(mention, before, self.graph)
            if mention.name is None and self.graph.sentence[mention.head] < HEAD:
                name_later(self.graph, mention, ordered[index + 1 :])

    def _named_spokesman(self, mention: Mention, before: Sequence[Mention]) -> None:
        """ "A military spokesman, Ann Lee": named, and of the state or body that last spoke all the same."""
        sectors, words = mention.sectors, self.graph.lower[mention.start : mention.end]
        if mention.kind == "person" and mention.entity is None and mention.body is None and SPOKESMEN & set(words):
            nearest = self.corefer.nearest(list(before), mention.start, 1)
            speaking_for(mention, nearest, self.graph)
            mention.sectors = sectors or mention.sectors

    def offices(self, mentions: list[Mention]) -> None:
        """Offices whose country came from the report: "the president" of the country that it is about."""
        for mention in mentions:
            unnamed = mention.kind == "agent" and mention.name is None and mention.noun is not None
            if unnamed and not self.national(mention) and mention.definite:
                self._office(mention)
        of_report(self.graph, mentions)

    def national(self, mention: Mention) -> bool:
        """ "Ruritania's official news agency", "the Ruritanian security service", by the name that it has there."""
        noun, country = mention.noun, mention.country
        if noun is None or country is None or noun.kind != "group" or mention.plural:
            return False
        if not mention.definite and {"a", "an", "another"} & set(self.graph.lower[mention.start : mention.head]):
            return False
        for first in range(mention.start, mention.head + 1):
            row = self.choice.knowledge.national.get((country, " ".join(self.graph.lower[first : mention.head + 1])))
            if row is not None:
                mention.name, mention.kind, mention.sectors = row["name"], "organisation", row.words("sectors")
                mention.why.append(f"parties: national body {row.file}:{row.line}")
                return True
        return False

    def _named_so(self, mention: Mention, before: list[Mention]) -> bool:
        """ "the association", "the panel": the nearest body that has the noun, or one like it, in its name."""
        noun = mention.noun
        if noun is None or noun.kind != "group" or not mention.definite or mention.plural or not self._short(mention):
            return False
        if told_apart(self.graph, mention):
            return False
        word = noun.text.split()[-1]
        proper = self._proper(mention)
        wanted = {word, *ALIKE.get(word, ())}
        for other in before:
            if other.kind not in ("organisation", "group") or other.name is None or not one_country(mention, other):
                continue
            other_kind = mention.sectors and other.sectors and not set(mention.sectors) & set(other.sectors)
            if other_kind and mention.end - mention.start > 2:  # "the presidential commission" is none of a parliament
                continue
            own = self.graph.lower[other.start : other.end] if other.link is None else []
            if not self._holds(other, proper):
                continue
            if wanted & {part.strip(".,()") for part in (*other.name.lower().split(), *own)}:
                mention.take(other, f"parties: the {word}")
                return True
        return False

    def _holds(self, other: Mention, proper: set[str]) -> bool:
        """Whether a mention, or its name, has all of some words."""
        return proper <= {*(other.name or "").lower().split(), *self.graph.lower[other.start : other.end]}

    def _proper(self, mention: Mention) -> set[str]:
        """Names before the noun, but states and seats: "the *Inner Mongolia* commission", "the London-based group"."""
        graph, found = self.graph, set[str]()
        for i in range(mention.start, mention.head):
            alias = self.choice.best(i)
            state = alias is not None and alias.entity.kind == "country"
            joined = "-" in graph.lower[i] or graph.words[i + 1] in JOINTS
            if graph.pos[i] == "PROPN" and graph.base[i] == "compound" and not state and not joined:
                found.add(graph.lower[i])
        return found

    def _office(self, mention: Mention) -> bool:
        """ "Syria's president" on the day of the report; "the former secretary of state" if named."""
        noun, graph = mention.noun, self.graph
        if noun is None or noun.kind != "person" or mention.plural:
            return False
        words = graph.lower[mention.start : mention.head + 1]
        title = "pope" if noun.text == "pontiff" else noun.text
        after = " ".join(graph.lower[mention.head : mention.head + 3])
        if office(after) in UNIQUE:
            title = after
        # "a Tunisia's president": an article before a possessor is a slip, before the noun it says "some".
        some = {"a", "an"} & set(words) and not any(graph.dep[c] == "nmod:poss" for c in graph.children[mention.head])
        if NOT_HOLDERS & set(words) or some or office(title) not in UNIQUE or of_a_part(self.choice, mention, title):
            return False
        if {"its", "their"} & set(words) and "parties: the report's country" in mention.why:
            return False  # "the union … Its president": of the union, as far as the text says
        if of_a_body(self.graph, self.corefer.by_head, mention):
            return False
        seated = SEATED.get(noun.text) if set(words) <= {"the", noun.text} else None
        mention.country = seated or mention.country
        if title != "secretary-general" and mention.country is None and title != "secretary of state":
            return False
        former = bool(FORMER & {word.partition("-")[0] for word in words})
        country = mention.country or ("USA" if title == "secretary of state" else "UNO")
        found = self.held.holder(country, title, self.choice.given, self.choice.full, former)
        if found is None:
            return seated is not None
        entity, why = found
        stands = standing(entity, self.day)
        mention.id, mention.name, mention.entity, mention.gender = entity.id, entity.name, entity, entity.gender
        mention.country, mention.sectors = stands.country or mention.country, stands.sectors or mention.sectors
        mention.kind = "person"
        mention.why += [why, "parties: office on the day"]
        return True

    def _only_body(self, mention: Mention, mentions: list[Mention]) -> bool:
        """ "Indian intelligence", "the Ruritanian court" where the report names one such body of that country."""
        noun, graph = mention.noun, self.graph
        if noun is None or noun.kind != "group" or mention.country is None:
            return False
        if mention.plural and graph.lower[mention.head] != noun.text.split()[-1]:
            return False
        if not set(mention.sectors) & ONE_OF_A_KIND or {"a", "an", "another"} & set(
            graph.lower[mention.start : mention.head]
        ):
            return False
        named = {
            other.name: other
            for other in mentions
            if other.kind == "organisation" and other.entity is not None and other.country == mention.country
            and set(other.sectors) & set(mention.sectors) & ONE_OF_A_KIND
        }  # fmt: skip
        if len(named) == 1:
            mention.take(next(iter(named.values())), "parties: the one such body of the report")
        return len(named) == 1

    def _short(self, mention: Mention) -> bool:
        return sum(word != "-" for word in self.graph.words[mention.start : mention.end]) <= 5

    def _body(self, mention: Mention, before: list[Mention]) -> None:
        noun = mention.noun
        if noun is None or not mention.definite or mention.plural or not self._short(mention):
            return
        if told_apart(self.graph, mention):
            return
        word = noun.text if noun.text in BODIES or noun.text in GROUPS else noun.text.split()[-1]
        proper = self._proper(mention)
        for other in before:
            if self._fuller(mention, other) and one_country(mention, other):
                mention.take(other, f"parties: the {word}")
                return
            body = body_of(other)
            if body is None or not self._one_seat(mention, other) or not admits(word, body):
                if other.body is not None and self._behind(mention, word, other):
                    return
                continue
            if word not in word_class("channels") and channel(self.graph, other):
                continue
            if word in GROUPS and other.kind != "group":
                continue
            if other.name is None and word != "ministry":
                continue
            if not self._holds(other, proper):
                continue
            if not self._sectors_fit(mention, word, body):
                continue
            mention.take(self._called(word, other, before) or other, f"parties: the {word}")
            return
        self._unknown(mention, word, before)

    def _unknown(self, mention: Mention, word: str, before: list[Mention]) -> None:
        """ "The company" after a body of which nothing else is known."""
        if BODIES.get(word) != "BUS":
            return
        for other in before:
            plain = other.kind == "organisation" and other.entity is None and other.name is not None
            near = self.graph.sentence[mention.head] - self.graph.sentence[other.head] <= NEAR
            if near and plain and not other.sectors and one_country(mention, other):
                other.fill(None, mention.sectors, f"parties: the {word}")
                mention.take(other, f"parties: the {word}")
                return

    def _called(self, word: str, other: Mention, before: list[Mention]) -> Mention | None:
        """Who was last called "the group", where a company or a body of which nothing is known was named since."""
        if word not in PRIVATE or other.kind == "group" or set(other.sectors) - {"BUS"}:
            return None
        for one in before:
            said = one.noun is not None and one.noun.text == word and self.graph.lower[one.head] == word
            if said and one.kind == "agent" and one.name is not None and one.name != other.name:
                return one
        return None

    def _one_seat(self, mention: Mention, other: Mention) -> bool:
        """Whether nothing tells that they are of two countries; a body of none has its seat somewhere, too.

        "The Geneva-based organisation" may be one of no state.
        """
        seated = "based" in {word.rpartition("-")[2] for word in self.graph.lower[mention.start : mention.head]}
        return one_country(mention, other) or (seated and other.country in ENTITY_CODES)

    def _fuller(self, mention: Mention, other: Mention) -> bool:
        """Whether a mention has the noun with a word more: "the electoral commission" before "the commission"."""
        graph, bare = self.graph, mention.end - mention.start == 2
        told = graph.base[other.head - 1 : other.head] in (["amod"], ["compound"])
        return bare and told and other.kind == "organisation" and graph.lower[other.head] == graph.lower[mention.head]

    def _behind(self, mention: Mention, word: str, other: Mention) -> bool:
        """Takes the body for which somebody has just spoken: "a NATO spokesman said the alliance"."""
        entity = other.body
        body = body_behind(entity) if entity is not None else None
        if entity is None or body is None or not admits(word, body):
            return False
        told = word in LEAGUES | PRIVATE or "JRN" in body.sectors  # "two BBC reporters"
        speaks = self.graph.sentence[other.head] == self.graph.sentence[mention.head]
        if not told and not (speaks and BODIES.get(word) in body.sectors):
            return False
        if mention.country not in (None, body.country) or not self._sectors_fit(mention, word, body):
            return False
        mention.id, mention.name, mention.country, mention.entity = entity.id, entity.name, entity.country, entity
        mention.sectors = entity.sectors
        mention.why += [entity.why, f"parties: the {word}"]
        return True

    def _sectors_fit(self, mention: Mention, word: str, body: Body) -> bool:
        """Whether the sectors of the body are what the noun asks for, and none of the description's contradict."""
        wanted, own, theirs = BODIES.get(word, ""), set(mention.sectors), set(body.sectors)
        news = word == "network" or bool(mention.country and word in ("agency", "service"))
        if news and "JRN" in theirs and own <= LOOSE:
            return True  # "the Ukrainian agency" may be one for news
        if wanted and wanted not in theirs and not (wanted == "SOC" and body.country == "NGO"):
            return False
        if "UAF" in own and "REB" in theirs:
            own |= {"REB"}  # an Islamist movement is the rebels that the report names
        if own and not own & theirs and body.country != "NGO":
            return False
        return bool(wanted) or "JRN" not in theirs or news

    def _person(self, mention: Mention, before: list[Mention]) -> None:
        """ "the minister", "the Pakistani journalist": the person last named with that office or trade."""
        noun = mention.noun
        if noun is None or not self._short(mention):
            return
        word, whole = noun.text.split()[-1], office(noun.text)
        wanted = whole if whole in UNIQUE and " " in whole else word
        past = self._of_the_past(mention)
        sent = word in word_class("envoys") - OTHER_WORDS  # no minister is an envoy, of whatever country
        part = part_of_state(self.choice, mention) or set()
        persons = [o for o in before if o.kind == "person" and o.name is not None and one_country(mention, o)]
        persons = [o for o in persons if part <= self._words_of(o)]
        # of an undated report first those who are in office about the day that it tells, then whoever ever was
        for day in (self.day,) if self.choice.given or past else (self.day, None):
            for other in persons:
                shared = set(mention.sectors) & set(other.sectors) if self._one_body(mention, other) else set()
                known = shared and not sent and (mention.country or shared & TRADES)
                unheld = other.entity is not None and word in word_class("offices_of_one")
                titles = self._titles(other, day, past)
                if titles & HEADS_OF_STATE and "vice" not in titles and self._rules(mention):
                    titles |= RULERS
                called = any(title == wanted or title.endswith(f" {wanted}") for title in titles)
                if (called and (word in titles or word in OTHER_WORDS)) or (known and not unheld):
                    mention.take(other, f"parties: the {word}")
                    return

    def _words_of(self, other: Mention) -> set[str]:
        """The words of a mention, and those that call the person anywhere."""
        return {*self.graph.lower[other.start : other.end], *self.called.get(other.name or "", ())}

    def _rules(self, mention: Mention) -> bool:
        """Whether "the veteran leader" may be who leads a state: no rebel and no union is named with it."""
        graph = self.graph
        before = [word for word in graph.lower[mention.start : mention.head] if not word.isdigit()]
        told = any(graph.base[child] in ("nmod", "acl") for child in graph.children[mention.head])
        return not told and set(before) <= word_class("leading_words")

    def _one_body(self, mention: Mention, other: Mention) -> bool:
        """Whether nothing tells that they are of two bodies: "the State Department source" is not the secretary."""
        return mention.body is None or mention.body is other.body or "PTY" in mention.body.sectors

    def _of_the_past(self, mention: Mention) -> bool:
        words = self.graph.lower[mention.start : mention.head]
        return bool(FORMER & {word.partition("-")[0] for word in words})

    def _titles(self, other: Mention, day: str | None, past: bool = False) -> set[str]:
        """Offices and nouns (and their last words) by which a person is known or was called, those held on `day`.

        With `past` those left before it; with no day any.
        """
        graph = self.graph
        roles = [role for role in (other.entity.roles if other.entity is not None else ()) if role.title]
        if past:
            roles = [role for role in roles if role.end is not None and role.end < (day or "")[:10]]
        elif day:
            roles = [role for role in roles if role.holds(day)]
        titles = {office(role.title) for role in roles if role.title}
        # "the president" is no vice president, "the minister" any minister
        titles |= {last for role in roles if role.title and (last := role.title.split()[-1]) not in UNIQUE}
        titles |= {graph.lower[i] for i in range(other.start, other.end) if graph.dep[i] != "nmod:poss"}
        titles |= self.called.get(other.name or "", frozenset())
        own = {other.noun.text.split()[-1], office(other.noun.text)} if other.noun is not None else set()
        return titles | own

    def _members(self, mention: Mention, group: Mention, mentions: Sequence[Mention]) -> None:
        """ "the extremists", "these terrorists" in a report that names one armed group.

        None that the same clause names ("the rebels fought Islamic State"), or that first comes later in the sentence.
        """
        graph = self.graph
        named = [other for other in mentions if other.name == group.name and other.kind == "group"]
        first, verb = min(other.start for other in named), graph.governor(mention.head)
        if any(graph.governor(other.head) == verb for other in named):
            return
        named_before = first < mention.start
        if not named_before and ("REB" not in mention.sectors or graph.sentence[first] == graph.sentence[mention.head]):
            return  # "the attackers" are whoever attacked, until the report names a group
        if one_country(mention, group) and self._short(mention):
            mention.id, mention.name, mention.country = group.id, group.name, group.country
            mention.sectors, mention.entity = group.sectors, group.entity
            mention.why.append("parties: the report's armed group")

    def _again(self, mention: Mention, before: list[Mention]) -> None:
        """ "the director" after "a director of the agency": the same noun tells no less the second time."""
        noun = mention.noun
        if noun is None or mention.country is not None or mention.end - mention.start > 3:
            return
        for other in before:
            if other.noun is None or other.plural != mention.plural or other.kind not in ("agent", "person"):
                continue
            longer = other.end - other.start > mention.end - mention.start
            if self._unlike(mention, other):
                continue
            if other.noun.text.split()[-1] == noun.text.split()[-1] and (other.country or other.name or longer):
                mention.take(other, f"parties: the {noun.text} again")
                return

    def _unlike(self, mention: Mention, other: Mention) -> bool:
        """Whether the words tell two of one noun apart: "the rebel leader" is not the Russian one."""
        if mention.end - mention.start < 3:
            return False
        apart = mention.sectors and other.sectors and not set(mention.sectors) & set(other.sectors)
        return bool(apart) or any(self.choice.best(i) is not None for i in range(mention.start, mention.head))
