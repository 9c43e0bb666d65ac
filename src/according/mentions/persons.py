"""Named persons with the titles before their names: "Chairman Rep. Ann Lee (R-Utah)", "Port Authority chief Ann Lee".

Titles count where they stand right before the name, wherever the tree hangs them; the body that a title names
before it, the party mark of an American member of Congress and an age tell what the knowledge base does not.
"""

from __future__ import annotations

import re
from collections.abc import Container

from according.mentions.affiliation import LINKS, AffiliationReader, join
from according.mentions.choice import Choice
from according.mentions.graph import Graph
from according.mentions.knowledge import ENTITY_CODES, Entity, KnowledgeBase
from according.mentions.mention import BYLINE, Mention
from according.mentions.nouns import Noun, find_noun
from according.mentions.roles import former, standing
from according.mentions.senses import Senses

PARTY_MARK = re.compile(r"\s?[(,]\s?([DRI])-[A-Z][A-Za-z.]+")
"""After the name of a member of Congress: "(R-Utah)", ", D-Calif."."""
AGE = re.compile(r"\s?,\s(?:aged\s)?\d{1,2}\s?(?:,|\.\s|\sand\s)|\s\(\d{2}\)|,\s(?:a|an)?\s?\d{1,2}-year-old")
"""An age after a name tells of somebody who is not known for an office."""
CREDIT_AFTER = re.compile(
    r"(?:\s?/\s?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}){0,2}"
    r"\s?/\s?(?:[A-Z]{2,4}\b|Reuters|Getty|Bloomberg|Shutterstock|Rex|Wire[Ii]mage|Associated Press|European Press)"
)
CREDIT_BEFORE = re.compile(
    r"(?:[Pp]hoto(?:graph)?s?(?: by| [Cc]redit)?:?|(?:Image )?[Cc]redit:?|"
    r"(?:Reporting|Editing|Writing|Compiled) by|"
    r"(?:Author|Picture|Pic|Image|Video):|Follow)\s$"
)
"""Around the names of those who took the picture or wrote the report: "Ann Lee/AP", "Photograph: Ann Lee".

Between the name and the agency another photographer or a syndicate may stand ("Ann Lee/Bo Reed/AP").
"""
OF = LINKS - {"in"}
"""After a name without an office these tell whose the person is; "in" tells where something was done."""
NAMED_AS = frozenset({"as", "named", "called"})
GLUED = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]+)")
TITLES_BEFORE = 8
"""How many words of titles may stand before a name."""


class PersonReader:
    """Reads the persons of one Doc."""

    def __init__(
        self, knowledge: KnowledgeBase, graph: Graph, choice: Choice, belonging: AffiliationReader, senses: Senses
    ) -> None:
        self.knowledge = knowledge
        self.graph = graph
        self.choice = choice
        self.labels = belonging.labels
        self.affiliation = belonging.read
        self.day = belonging.day
        self.senses = senses

    def known(self, head: int, start: int, end: int, person: tuple[int, int, Entity]) -> Mention:
        """A person of the knowledge base, with the titles before the name."""
        first, last, entity = person
        stands = standing(entity, self.day)
        start = self._widened(start, first)
        mention = Mention(
            start, max(end, last), head, "person", entity.id, entity.name, stands.country, stands.sectors, entity,
            gender=entity.gender, first=first, why=[entity.why, *stands.why],
        )  # fmt: skip
        belongs = self.affiliation(head, start, first, OF)
        title = self.title(start, first)
        mention.noun, mention.body = title, belongs.organisation
        if belongs.status == "former" and title is not None:
            mention.sectors = former(mention.sectors or title.sectors)
            mention.why.append("parties: former")
        elif not mention.sectors and title is not None and stands.country not in ENTITY_CODES:
            mention.sectors = join(belongs, title)
        mention.fill(belongs.country, (), "parties: title+country")
        return mention

    def unknown(self, head: int, start: int, end: int) -> Mention | None:
        """A person the model found and the knowledge base does not hold; None where the phrase has none."""
        spans = [i for i in range(start, end) if self.labels.get(i, ("",))[0] == "PERSON"]
        if not spans or spans[-1] < head:
            return None
        _label, first, last = self.labels[spans[-1]]
        if self.graph.lower[first:last] and tuple(self.graph.lower[first:last]) in self.knowledge.nouns:
            return None  # "the Director" is an office
        if self.graph.words[last - 1].islower() and find_noun(self.knowledge.nouns, self.graph.lower, first, last - 1):
            return None  # nor is "Egyptian foreign minister" a name
        while first < last - 1 and self._titular(first) and self.graph.words[first] not in self.knowledge.given_names:
            first += 1
        start = self._widened(start, first)
        mention = Mention(start, max(end, last), head, "person", first=first, why=["parties: entity PERSON"])
        doc_start, doc_end = self.graph.starts[first], self.graph.ends[last - 1]
        mention.name = parted(" ".join(self.choice.text[doc_start:doc_end].split()), self.knowledge.given_names)
        row = self.knowledge.titles.get(self.graph.words[first - 1]) if first > start else None
        mention.gender = row.get("gender") if row else None
        self._role(mention, head, first)
        self._marks(mention, last)
        return mention

    def _role(self, mention: Mention, head: int, first: int) -> None:
        """What titles, modifiers and phrases around the name tell of country, body and sectors."""
        title, begins = self._title_at(mention.start, first)
        links = LINKS if title is not None and title.sectors else OF  # "met Ms Lee in Spain" tells where
        belongs = self.affiliation(head, mention.start, begins, links)
        mention.country, mention.body = belongs.country, belongs.organisation
        if mention.body is not None and mention.body.country in ENTITY_CODES - {"MNC"}:
            mention.country = mention.body.country  # whom an office speaks for, wherever its holder is from
        if mention.country == "MNC":
            mention.country = None  # who works for a company of no country is of some country
        if title is not None:
            mention.noun = title
            mention.sectors = self._body_in_titles(mention.start, first) or join(belongs, title)
            mention.why.append(title.why)
        elif belongs.organisation is not None:
            mention.sectors = belongs.organisation.sectors
        if belongs.status == "former":
            mention.sectors = ("ELI",) if belongs.person is not None else former(mention.sectors)
        mention.why.extend(belongs.why)

    def _marks(self, mention: Mention, last: int) -> None:
        """The party mark or the age after the name."""
        after = self.choice.text[self.graph.ends[last - 1] :][:64]
        before = self.choice.text[: self.graph.starts[mention.first]][-24:]
        if not mention.sectors and (CREDIT_AFTER.match(after) or CREDIT_BEFORE.search(before)):
            mention.sectors = ("JRN",)
            mention.why.append(BYLINE)
            return
        mark = PARTY_MARK.match(after)
        if mark and (not mention.sectors or "LEG" in mention.sectors):
            own = ("LEG",) if mark[1] == "I" else ("LEG", "PTY")
            mention.sectors = tuple(dict.fromkeys((*mention.sectors, *own)))
            mention.country = mention.country or "USA"
            mention.why.append("parties: party mark")
        elif not mention.sectors and mention.noun is None and (AGE.match(after) or self._identified(mention)):
            mention.private = True

    def _identified(self, mention: Mention) -> bool:
        """ "was identified as Ann Lee", "a man named Ann Lee": said of people whom nobody knows by name."""
        if re.search(r"\d-year-old\s$", self.choice.text[: self.graph.starts[mention.first]][-16:]):
            return True
        before = self.graph.lower[max(mention.start - 2, 0) : mention.start]
        return bool(before) and before[-1] in NAMED_AS and (before[-1] != "as" or before[0] in ("identified", "named"))

    def _widened(self, start: int, first: int) -> int:
        """Where the titles begin that stand before the name at token `first`, and the body that they belong to."""
        graph, at = self.graph, first
        while at > 0 and first - at < TITLES_BEFORE and (self._titular(at - 1) or graph.words[at - 1].isspace()):
            # A parser may end its sentence after the dot of "Rep."
            if graph.sentence[at - 1] != graph.sentence[first] and not graph.words[at - 1].endswith("."):
                break
            at -= 1
        if at == first:
            return start
        at = self._before_bracket(at)
        row = self._state_body(at)
        at = row[0] if row is not None else at
        bounds, alias = self.choice.bounds(at - 1) if at else None, self.choice.best(at - 1) if at else None
        if bounds is not None and alias is not None and bounds[1] == at and alias.entity.kind != "person":
            at = bounds[0]
        return min(start, at)

    def _before_bracket(self, at: int) -> int:
        """Where the bracket opens that ends before token `at`, as in "Affairs Council (MAC) chief Lee"; else `at`."""
        words = self.graph.words
        if words[at - 1 : at] != [")"] or "(" not in words[max(at - 3, 0) : at]:
            return at
        return at - 1 - words[:at][::-1].index("(")

    def _state_body(self, end: int) -> tuple[int, tuple[str, ...]] | None:
        """Where a state's body begins whose name ends before token `end`, and its sectors: "National Assembly"."""
        for start in range(max(end - 4, 0), end - 1):
            row = self.knowledge.ministries.get(" ".join(self.graph.lower[start:end]))
            if row is not None and self.graph.words[start][:1].isupper():
                return start, row.words("sectors")
        return None

    def _body_in_titles(self, start: int, first: int) -> tuple[str, ...]:
        """Sectors of a state's body among the titles in tokens [start, first)."""
        for end in range(start + 1, first):
            found = self._state_body(end)
            if found is not None and found[0] >= start:
                return found[1]
        return ()

    def title(self, start: int, end: int) -> Noun | None:
        """The office named in tokens [start, end) before a name."""
        return self._title_at(start, end)[0]

    def _title_at(self, start: int, end: int) -> tuple[Noun | None, int]:
        """The office named in tokens [start, end), and where it begins (`end` where there is none)."""
        graph = self.graph
        for i in range(end - 1, start - 1, -1):
            found = find_noun(self.knowledge.nouns, graph.lower, start, i)
            if found is not None and found[0].kind == "person":
                return self.senses.title(found[0], start, found[1]), found[1]
            row = self.knowledge.titles.get(graph.words[i]) or self.knowledge.titles.get(graph.words[i] + ".")
            if row is not None:
                why = f"parties: title {row.file}:{row.line}"
                return Noun(row["title"], False, row.words("sectors"), "person", False, why), i
        return None, end

    def _titular(self, i: int) -> bool:
        word = self.graph.words[i]
        if word in self.knowledge.titles or word + "." in self.knowledge.titles:
            return True
        noun = self.knowledge.nouns.get((word.lower(),))
        return noun is not None and noun.kind == "person" and not noun.plural


def parted(name: str, given: Container[str]) -> str:
    """A name with the blank that a page has lost behind a given name: "TomMarino" is Tom Marino, "MaryAnn" is one."""
    first, _, rest = name.partition(" ")
    glued = GLUED.fullmatch(first)
    if glued is None or glued[1] not in given or glued[2] in given:
        return name
    return f"{glued[1]} {glued[2]} {rest}".rstrip()
