"""Lands told by an adjective or an owner: "the Syrian capital", "Somalia's capital", "the Egyptian mainland"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from according.mentions.gazetteer import Entry
from according.mentions.geography import Geography
from according.mentions.placenames import key
from according.resources import table

SOIL = frozenset({"mainland", "territory", "soil", "airspace", "waters", "coast"})
"""Nouns that are the land itself, whoever is named by the adjective."""
SHAPES = frozenset({"peninsula"})
"""Nouns that make a name of an adjective: "the Korean peninsula"."""
PLACED = frozenset({"obl", "nmod", "obj", "conj"})
"""Relations of what says where, or is acted on; a capital that acts is its government."""


class Lands:
    """Finds such phrases; opened once for a Geography."""

    def __init__(self, geography: Geography) -> None:
        self.geography = geography
        letters = {row["alpha2"]: row for row in table("countries", ("alpha2", "capitals"))}
        self.capitals: dict[str, str] = {
            code: row.words("capitals")[0] for code, row in letters.items() if row["capitals"]
        }

    def find(self, doc: Doc) -> Iterator[tuple[int, int, Entry]]:
        """Bounds (characters) and entry of each phrase, in text order; not where the capital's name follows."""
        for token in doc:
            if token.i == 0 or token.dep_.split(":")[0] not in PLACED:
                continue
            entry = self._entry(token)
            if entry is not None:
                yield doc[token.i - 1].idx, token.idx + len(token), entry
            bare = token.lower_ == "capital" and not _named(token)  # "Nigeria's commercial capital" is another town
            bare = bare and not any(child.dep_ in ("amod", "compound") for child in token.children)
            for owner in token.children if bare else ():
                land = self._owner(owner) if owner.dep_ == "nmod:poss" else None
                if land is not None and (entry := self._capital(land)) is not None:
                    yield owner.left_edge.idx, token.idx + len(token), entry

    def _entry(self, token: Token) -> Entry | None:
        """What the noun and the adjective before it name; None for other nouns."""
        word = token.lower_
        if word in SHAPES:
            return self._shape(token)
        if word in SOIL:
            return self._land(token)
        land = self._land(token) if word == "capital" and not _named(token) else None
        return self._capital(land) if land is not None else None

    def _land(self, token: Token) -> Entry | None:
        """The country that the adjective right before the noun stands for."""
        return self.geography.demonyms.get(token.nbor(-1).text)

    def _owner(self, token: Token) -> Entry | None:
        """The country that a possessor is: "Somalia's"."""
        words = [word.text for word in token.subtree if word.dep_ not in ("case", "det")]
        return next(iter(self.geography.countries.get(key(" ".join(words)), ())), None)

    def _shape(self, token: Token) -> Entry | None:
        """The area whose name the adjective and the noun are, printed small or not."""
        return next(iter(self.geography.named(f"{token.nbor(-1).text} {token.text.capitalize()}")), None)

    def _capital(self, land: Entry) -> Entry | None:
        name = self.capitals.get(land.country or "")
        known = self.geography.named(name) if name else []
        return next((entry for entry in known if entry.country == land.country and entry.feature[:3] == "PPL"), None)


def _named(capital: Token) -> bool:
    """Whether the name of the capital follows: "the Syrian capital Damascus"."""
    return capital.i + 1 < len(capital.doc) and capital.nbor(1).pos_ == "PROPN"
