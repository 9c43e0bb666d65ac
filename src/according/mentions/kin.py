"""Relatives by whose they are: "Lee's widow", "his brother", "the wife of a man shot by police".

Somebody's relative of the same surname is meant where the report names one such person: with "Ann Lee" in it,
"Bob Lee's wife" is Ann Lee, and then "her husband" is Bob Lee.
"""

from __future__ import annotations

from according.mentions.corefer import Corefer
from according.mentions.mention import Mention

GENDERS = {
    "wife": "f", "ex-wife": "f", "widow": "f", "mother": "f", "daughter": "f", "sister": "f", "aunt": "f", "niece": "f",
    "grandmother": "f", "stepmother": "f", "husband": "m", "ex-husband": "m", "widower": "m", "father": "m", "son": "m",
    "brother": "m", "uncle": "m", "nephew": "m", "grandfather": "m", "stepfather": "m", "cousin": None, "spouse": None,
    "parent": None, "relative": None, "sibling": None,
}  # fmt: skip
"""Nouns of kinship with the gender that they tell."""


class Kin:
    """Finds relatives among the persons of one Doc."""

    def __init__(self, corefer: Corefer) -> None:
        self.corefer = corefer
        self.graph = corefer.graph

    def resolve(self, mention: Mention, mentions: list[Mention]) -> bool:
        """Take the relative of the surname of whoever possesses the noun; false where none or several fit."""
        word = self._word(mention)
        if word is None or mention.plural or mention.name is not None:
            return False
        mention.gender = mention.gender or GENDERS[word]
        owner = self.owner(mention)
        if owner is None or owner.name is None or " " not in owner.name:
            return False
        surname = owner.name.split()[-1]
        fitting = {
            other.name: other
            for other in mentions
            if other.kind == "person" and other.name and other.name != owner.name and " " in other.name
            and other.name.split()[-1] == surname and _may_be(other.gender, mention.gender)
        }  # fmt: skip
        if len(fitting) != 1:
            return False
        other = next(iter(fitting.values()))
        other.gender = other.gender or mention.gender
        other.fill(None, ("CVL",), f"parties: a {word}")
        mention.take(other, f"parties: the {word}")
        return True

    def _word(self, mention: Mention) -> str | None:
        if mention.noun is None:
            return None
        word = mention.noun.text.split()[-1]
        if word not in GENDERS:
            return None
        former = self.graph.lower[max(mention.head - 2, 0) : mention.head] == ["ex", "-"]
        return f"ex-{word}" if former and f"ex-{word}" in GENDERS else word

    def owner(self, mention: Mention) -> Mention | None:
        """Whoever the possessor or the "of" phrase stands for."""
        graph = self.graph
        for child in graph.children[mention.head]:
            if graph.dep[child] == "nmod:poss":
                return self.corefer.owner(child) or self._person_at(child)
            if graph.base[child] == "nmod" and "of" in graph.cases(child):
                return self._person_at(child)
        return None

    def _person_at(self, i: int) -> Mention | None:
        for other in self.corefer.mentions:
            if other.start <= i < other.end and other.kind == "person":
                return other
        return self.corefer.by_head.get(i)


def _may_be(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one == two
