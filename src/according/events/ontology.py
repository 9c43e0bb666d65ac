"""The ontology: PLOVER 2021 types with their modes, contexts, quad classes and closest CAMEO codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from according.record import PLOVER_TYPES
from according.resources import Row, table


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: its quad class, its general CAMEO code, its modes with theirs, whether it needs a recipient."""

    name: str
    quad: int
    cameo: str
    modes: dict[str, str]
    needs_recipient: bool
    becomes: str | None  # what it is called while it is only announced ("will visit" is AGREE)
    becomes_cameo: str | None = None  # the closest CAMEO code of that, where not the other type's own
    public: bool = True  # what private persons do as well: an event only among public parties
    states: frozenset[str] = frozenset()  # modes that a state stands behind, whoever is named ("arrest")


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types by name, and the names of the contexts."""

    types: dict[str, EventType]
    contexts: frozenset[str]

    def cameo(self, type_: str, mode: str | None) -> str:
        """The closest CAMEO code of a type and mode, the type's own where the mode has none."""
        known = self.types[type_]
        return known.modes.get(mode or "") or known.cameo

    def public(self, type_: str, mode: str | None) -> bool:
        """Whether acts of a type and mode are events among public parties alone."""
        known = self.types[type_]
        return known.public and mode not in known.states

    def check(self, row: Row, type_: str, mode: str | None, contexts: tuple[str, ...]) -> None:
        """Raises ResourceError, naming the row, for a type, mode or context that the ontology lacks."""
        if type_ not in self.types:
            raise row.error(f"got type {type_!r}, expected one of {', '.join(self.types)}")
        modes = self.types[type_].modes
        if mode and mode not in modes:
            raise row.error(f"got mode {mode!r} of {type_}, expected one of {', '.join(modes) or 'none'}")
        unknown = [name for name in contexts if name not in self.contexts]
        if unknown:
            raise row.error(f"got contexts {unknown}, expected of {', '.join(sorted(self.contexts))}")


@cache
def load(language: str = "en") -> Ontology:
    """The ontology of `ontology.tsv`; raises ResourceError (file:line) where a row does not hold."""
    rows = table("ontology", ("kind", "name", "of", "cameo", "quad", "recipient", "becomes", "public"), language)
    types: dict[str, EventType] = {}
    for row in rows:
        if row["kind"] == "type":
            if row["name"] not in PLOVER_TYPES:
                raise row.error(f"got type {row['name']!r}, expected one of {', '.join(PLOVER_TYPES)}")
            becomes, _, cameo = row["becomes"].partition(" ")
            types[row["name"]] = EventType(
                name=row["name"],
                quad=int(row["quad"]),
                cameo=row["cameo"],
                modes={},
                needs_recipient=row["recipient"] == "yes",
                becomes=becomes or None,
                becomes_cameo=cameo or None,
                public=row["public"] == "yes",
                states=frozenset(r["name"] for r in rows if r["of"] == row["name"] and r["public"] == "no"),
            )
    for row in rows:
        if row["kind"] == "mode":
            if row["of"] not in types:
                raise row.error(f"got type {row['of']!r}, expected one of {', '.join(types)}")
            types[row["of"]].modes[row["name"]] = row["cameo"]
    return Ontology(types, frozenset(row["name"] for row in rows if row["kind"] == "context"))
