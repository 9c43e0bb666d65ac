"""Lands told by an adjective: "the Syrian capital", "Eritrean territory", "the Egyptian mainland"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from according.mentions.gazetteer import Entry
from according.mentions.geography import Geography
from according.resources import table

SOIL = frozenset({"mainland", "territory", "soil", "airspace", "waters", "coast"})
"""Nouns that are the land itself, whoever is named by the adjective."""
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
            word = token.lower_
            if (word != "capital" and word not in SOIL) or token.dep_.split(":")[0] not in PLACED or token.i == 0:
                continue
            land = self._land(token)
            if land is None or (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN" and word == "capital"):
                continue
            entry = self._capital(land) if word == "capital" else land
            if entry is not None:
                yield doc[token.i - 1].idx, token.idx + len(token), entry

    def _land(self, token: Token) -> Entry | None:
        """The country that the adjective right before the noun stands for."""
        return self.geography.demonyms.get(token.nbor(-1).text)

    def _capital(self, land: Entry) -> Entry | None:
        name = self.capitals.get(land.country or "")
        known = self.geography.named(name) if name else []
        return next((entry for entry in known if entry.country == land.country and entry.feature[:3] == "PPL"), None)
