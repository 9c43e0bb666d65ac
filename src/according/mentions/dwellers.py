"""Which parties belong to a country that their own words leave open, and of which they may be.

"Police", "the government", "villagers" are somebody's; a bloc of states, foreign troops and a neighbour are not the
country's of which the report tells; members of a people without a state live where it does.
"""

from __future__ import annotations

from functools import cache

from according.mentions.affiliation import DISTANT
from according.mentions.bodynames import worldwide
from according.mentions.clauselands import MISSIONS, ONE_EACH, STATE, ClauseLands
from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.resources import table
from according.words import word_class

ABROAD = frozenset({"country", "nation", "state", "world", "international community", "coalition", "alliance", "power"})
HOME_SECTORS = STATE | {"ELI", "CVL", "OPP", "REB", "UAF", "PTY", "MED", "EDU", "LAB", "AGR", "REL", "PRM", "CRM"}
PARTNERS = frozenset(
    {
        "ally", "allies", "partner", "neighbour", "neighbor", "rival", "enemy", "side", "party", "expert", "analyst",
        "observer", "leader", "investor", "market", "sponsor", "donor", "foreigner", "tourist", "member",
    }
)  # fmt: skip
"""Nouns for those who may as well be of another country."""
BESIDE = frozenset({"ally", "neighbour", "neighbor", "rival", "enemy", "partner", "counterpart", "foe"})
"""Whoever is one of these is mostly of another country than whose they are ("its neighbour")."""
LOCAL = frozenset({"local", "state", "national", "official", "government", "semi-official", "domestic"})
"""Before news media these tell that they are the country's own."""


@cache
def homelands(language: str = "en") -> dict[str, frozenset[str]]:
    """Where a people without a state lives, by the words that name it, in small letters."""
    lands = {
        row["name"]: frozenset(row.words("countries")) for row in table("homelands", ("name", "countries"), language)
    }
    rows = [row for row in table("peoples", ("name", "adjectives", "people"), language) if row["name"] in lands]
    return {w.lower(): lands[row["name"]] for row in rows for w in (*row.words("adjectives"), *row.words("people"))}


class Dwellers:
    """Asks of the mentions of one Doc whether they need a country, and whether they may be of one."""

    def __init__(self, graph: Graph, clauses: ClauseLands) -> None:
        self.graph = graph
        self.clauses = clauses

    def lives_in(self, mention: Mention, country: str) -> bool:
        """Whether a mention may be of a country: no "Kurdish officials" are American in a report about America."""
        lands = self.lands(mention)
        lives = not lands or any(country in found for found in lands)
        return lives and country not in self.clauses.strangers(mention) and not self.clauses.of_many(mention)

    def lands(self, mention: Mention) -> list[frozenset[str]]:
        """Where the peoples without a state live that a mention names."""
        lands, lower = homelands(), self.graph.lower
        return [lands[lower[i]] for i in range(mention.start, mention.end) if lower[i] in lands]

    def of_continent(self, mention: Mention) -> bool:
        """Whether it is of many lands by an adjective: "European ambassadors", but not "Western Cape police"."""
        words, told = self.graph.words, word_class("of_continents")
        return any(words[i] in told and words[i + 1].islower() for i in range(mention.start, mention.head))

    def _of_each(self, mention: Mention) -> bool:
        """Whether several are meant of whom a state has one, who are then of several states: "both governments"."""
        noun, words = mention.noun, set(self.graph.lower[mention.start : mention.head])
        if noun is None or not mention.plural:
            return False
        return noun.text in ONE_EACH or (noun.text in word_class("one_a_state") and bool(words & {"both", "two"}))

    def at_home(self, mention: Mention) -> bool:
        """Whether it is a body, business or group that in a report about one country is most likely of that country."""
        words = [self.graph.lower[i] for i in range(mention.start, mention.end)]
        if mention.entity is not None or mention.kind not in ("agent", "organisation") or worldwide(words):
            return False
        if "REF" in mention.sectors or self.of_continent(mention) or self._of_each(mention):
            return False
        if mention.noun is not None and mention.noun.text in word_class("from_abroad"):
            return False
        noun = mention.noun
        if self.graph.lower[mention.head] in MISSIONS:
            return False  # it stands in another state than whose it is
        if noun is not None and (noun.kind == "vehicle" or noun.text.split()[-1] in ABROAD | PARTNERS):
            return False
        return not _distant(words) and (mention.kind == "agent" or noun is not None)

    def homeless(self, mention: Mention) -> bool:
        """Whether it is an unnamed party, or a person by office, of a kind that belongs to a country."""
        sectors = set(mention.sectors)
        if self._of_each(mention):
            return False
        if mention.kind == "person":
            return (
                mention.entity is None
                and not mention.byline
                and (not sectors or bool(sectors & (HOME_SECTORS | {"JRN", "BUS"})))
            )
        if mention.kind not in ("agent", "organisation"):
            return False
        if mention.name is not None and (mention.entity is not None or mention.noun is None):
            return False
        words = [self.graph.lower[i] for i in range(mention.start, mention.end)]
        if (mention.name is not None and worldwide(words)) or self.of_continent(mention):
            return False
        if mention.noun is not None and mention.noun.text in word_class("from_abroad"):
            return False
        if _distant(words) and not (
            sectors & {"LEG", "GOV", "JUD"} and set(words).isdisjoint(word_class("foreign_persons"))
        ):
            return False
        if mention.noun is not None and mention.noun.kind == "group" and mention.noun.text in ABROAD:
            return False
        owned = any(self.graph.dep[child] == "nmod:poss" for child in self.graph.children[mention.head])
        if mention.noun is not None and mention.noun.text.split()[-1] in BESIDE and owned:
            return False
        return bool(sectors & HOME_SECTORS) or ("JRN" in sectors and bool(LOCAL & set(words)))


def _distant(words: list[str]) -> bool:
    """Whether a word says that they are from elsewhere, or of a side, not of a land: "foreign", "US-backed"."""
    return any(word.rpartition("-")[2] in DISTANT or word in word_class("from_elsewhere") for word in words)
