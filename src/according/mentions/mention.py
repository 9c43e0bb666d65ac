"""A mention on its way to becoming a Party: the tokens it stands on and what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from according.document import Document, Party
from according.mentions.graph import Graph
from according.mentions.knowledge import Entity
from according.mentions.nouns import Noun

BYLINE = "parties: byline"
"""Why the name of a photographer or author has its sector."""


@dataclass(slots=True)
class Mention:
    """Tokens [start, end) around `head`, and who that is.

    `body` is the organisation that it belongs to, `link` the mention that it was taken for, `stands` the kind
    of what a pronoun stands for, `private` that the words around a name tell of somebody without office, `many` that a
    name is a plural ("Republicans"), `first` the first token of a person's name itself.
    """

    start: int
    end: int
    head: int
    kind: str
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: Entity | None = None
    noun: Noun | None = None
    plural: bool = False
    gender: str | None = None
    definite: bool = False
    body: Entity | None = None
    link: Mention | None = None
    stands: str = ""
    private: bool = False
    many: bool = False
    first: int = -1
    why: list[str] = field(default_factory=list)

    @property
    def byline(self) -> bool:
        """Whether it names who took a picture or wrote the report, of whom the report tells nothing."""
        return BYLINE in self.why

    @property
    def vague(self) -> bool:
        """Whether nothing says who this is beyond a noun: no name and no country."""
        return self.name is None and self.country is None

    def take(self, other: Mention, reason: str) -> None:
        """Become who `other` is, keeping the own words."""
        self.id, self.name, self.country = other.id, other.name, other.country or self.country
        self.sectors = other.sectors or self.sectors
        self.entity = other.entity
        self.gender = self.gender or other.gender
        self.body = self.body or other.body
        self.stands = other.stands or other.kind
        self.link = other
        self.why.append(reason)

    def fill(self, country: str | None, sectors: tuple[str, ...], reason: str) -> None:
        """Take what is not known yet."""
        if country == "MNC" and self.kind == "person":
            country = None  # who works for a company of no country is of some country
        if self.country is None and country is not None:
            self.country = country
            self.why.append(reason)
        if not self.sectors and sectors:
            self.sectors = sectors
            self.why.append(reason)

    def party(self, graph: Graph, document: Document) -> Party:
        """The finished Party, with its offsets into the document's text."""
        start, end = graph.starts[self.start], graph.ends[self.end - 1]
        return Party(
            start, end, document.text[start:end], self.id, self.name, self.country,
            tuple(dict.fromkeys(sector for sector in self.sectors if sector != "UNK")),
            self.kind, tuple(dict.fromkeys(self.why)),
        )  # fmt: skip


def one_country(one: Mention, two: Mention) -> bool:
    """Whether nothing tells that they are of two countries."""
    return one.country is None or two.country is None or one.country == two.country


def same_one(one: Mention, two: Mention) -> bool:
    """Whether they are the same party: taken for one mention, of one name, or "the doctor" after "a doctor"."""
    first, second = _origin(one), _origin(two)
    if first is second:
        return True
    if first.name is not None or second.name is not None:
        return first.name == second.name
    agents = first.kind == second.kind == "agent" and not first.plural and not second.plural
    if not agents or first.noun is None or second.noun is None or not one_country(first, second):
        return False
    later = max(first, second, key=lambda mention: mention.start)
    return later.definite and first.noun.text == second.noun.text


def _origin(mention: Mention) -> Mention:
    """The mention that it was taken for, at the end of the chain."""
    for _ in range(20):
        if mention.link is None:
            break
        mention = mention.link
    return mention
