"""Public life or private: whether a report, a party and an act between parties are political at all.

PLOVER codes acts of public actors: a minister who meets an envoy is an event, an actor who meets a fan is
none, though the words are the same. What tells them apart is who takes part, and what the report is about:
the share of its parties that are public (states and their organs, parties, armed groups, organisations of
public life) is low in reports of sport, weather, business and culture and high in political ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from according.document import Document, Party

PUBLIC = frozenset(
    {
        "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "PRM", "REB", "UAF", "REF", "LAB", "SOC", "REL",
        "IGO", "NGO", "ELI", "SEP", "INS",
    }
)  # fmt: skip
PRIVATE = frozenset({"CVL", "BUS", "MED", "EDU", "JRN", "AGR", "CRM"})
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})
"""Codes in the place of a country that belong to public bodies alone (MNC, a firm in many countries, does not)."""
SHARE = 0.4
"""Public parties among a report's parties from which on it is political; seen on reports read by hand: sport,
culture and business lie below 0.3, politics above 0.5, accidents and crime between."""
LEAST = 6
"""Parties from which on the share says something."""

Standing = Literal["public", "private", "unknown"]


def standing(party: Party) -> Standing:
    """Whether a party is public by its sectors, its code, or its being a country or a people; unknown where
    nothing tells. A crowd of a known country ("many Nigerians") is unknown rather than private.
    """
    if PUBLIC & set(party.sectors) or party.country in BODIES or party.kind == "country":
        return "public"
    if party.kind == "group" and party.name and not party.sectors:
        return "public"
    if party.kind == "group" and party.country and "BUS" not in party.sectors:
        return "unknown"
    return "private" if party.sectors else "unknown"


@dataclass(frozen=True, slots=True)
class Stage:
    """On what stage a report plays: `share` of public parties among `parties`, journalists and pronouns left out."""

    share: float
    parties: int

    @property
    def political(self) -> bool:
        """Whether the report is about public life; False too where too few parties tell."""
        return self.parties >= LEAST and self.share >= SHARE

    def admits(self, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
        """Whether an act among these parties, of a type that private persons do as well, is a public one.

        One public party is enough anywhere. In a political report it is one unless all who act are known as
        private; where the report is too short to tell, a body of unknown kind will do.
        """
        parties = [*actors, *recipients]
        if any(standing(party) == "public" for party in parties):
            return True
        if self.parties < LEAST:
            return any(standing(party) == "unknown" and party.kind in {"organisation", "group"} for party in parties)
        return self.political and (not actors or any(standing(party) != "private" for party in actors))


def stage_of(document: Document, parties: Sequence[Party]) -> Stage:
    """The stage of a report, from the parties found in it."""
    told = [p for p in parties if p.kind != "pronoun" and "JRN" not in p.sectors]
    public = sum(standing(party) == "public" for party in told)
    return Stage(public / len(told) if told else 0.0, len(told))
