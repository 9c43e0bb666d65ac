"""The knowledge base of parties: who is known by which names, with country, sectors and terms of office.

All of it is data in `lexicons/en`; this file turns rows into objects and names into an index. Sectors and
country codes follow the PLOVER manual, chapter 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from according.mentions.matching import fold, pieces
from according.mentions.nouns import Noun, read_nouns
from according.resources import Row, table

ORGANISATION_TABLES = ("igos", "organisations", "armed_groups", "parties_political", "media")
ORGANISATION_COLUMNS = ("name", "aliases", "country", "sectors", "from", "to", "needs", "wikidata", "source")
COUNTRY_COLUMNS = (
    "alpha3", "name", "other", "adjectives", "people", "capitals", "seats", "party", "needs", "wikidata", "source",
)  # fmt: skip
LEADER_COLUMNS = (
    "name", "aliases", "short", "gender", "country", "title", "sectors", "from", "to", "needs", "wikidata", "source",
)  # fmt: skip
PEOPLE_COLUMNS = ("name", "adjectives", "people", "country", "sectors", "source")
NATIONAL_COLUMNS = ("country", "phrase", "name", "sectors", "wikidata", "source")
REGION_COLUMNS = ("name", "other", "adjectives", "country", "sectors", "needs", "source")

SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
"""The sector codes of the PLOVER manual, table 5.2."""
ENTITY_CODES = frozenset(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"])
"""PLOVER's codes in the place of a country, table 5.1."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office with its term: ISO dates, inclusive; None is open."""

    country: str | None
    sectors: tuple[str, ...]
    title: str | None
    start: str | None
    end: str | None
    why: str

    def holds(self, day: str) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(slots=True)
class Entity:
    """Someone or something with a name: `kind` as in Party, or "capital" for a city that stands for a state."""

    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    id: str | None
    why: str
    roles: list[Role] = field(default_factory=list)
    gender: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name an entity. `use`: name, short, adjective, people, capital, seat, region.

    `own` tells that a row of a project's lexicon gives it.
    """

    surface: str
    entity: Entity
    use: str
    why: str
    needs: tuple[str, ...] = ()
    own: bool = False

    @property
    def acronym(self) -> bool:
        """Whether it must stand to the letter: "IRA", and "LeT", which begins a sentence as a verb otherwise."""
        letters = self.surface.replace(".", "")
        cased = letters.isupper() or (letters[:1].isupper() and letters[-1:].isupper())
        return cased and len(letters) <= 6 and " " not in letters


def _id(row: Row) -> str | None:
    number = row.get("wikidata")
    return f"wd:{number}" if number else None


def _label(row: Row) -> str:
    return f"{row.file}:{row.line}"


def plural_names(adjective: str) -> Iterator[str]:
    """The people a national adjective makes by adding s: "Syrian" gives "Syrians", "Dutch" nothing."""
    if (adjective[-1] in "naiokdlcbu" and not adjective.endswith(("US", "UK"))) or (
        adjective.endswith(("t", "er", "r", "g", "y", "p")) and not adjective.endswith(("ish", "ss"))
    ):
        yield adjective + "s"


class KnowledgeBase:
    """Entities by name. Load it once (`KnowledgeBase.load()`); it does not change afterwards."""

    def __init__(self) -> None:
        self.index: dict[tuple[str, ...], list[Alias]] = {}
        self.longest: dict[str, int] = {}
        self.countries: dict[str, Entity] = {}
        self.state_names: dict[str, tuple[str, str]] = {}
        self.nouns: dict[tuple[str, ...], Noun] = {}
        self.titles: dict[str, Row] = {}
        self.modifiers: dict[str, Row] = {}
        self.ministries: dict[str, Row] = {}
        self.body_words: dict[str, Row] = {}
        self.given_names: dict[str, str] = {}
        self.national: dict[tuple[str, str], Row] = {}
        self.metonyms: dict[str, frozenset[str]] = {}
        self.replaced: list[tuple[Alias, Alias]] = []

    @classmethod
    @cache
    def load(cls) -> KnowledgeBase:
        """The knowledge base of the package and of the project; ResourceError where a row does not hold."""
        return cls.build(table)

    @classmethod
    def build(cls, table: Callable[[str, tuple[str, ...]], Iterable[Row]]) -> KnowledgeBase:
        """A knowledge base of the rows that `table` gives for a lexicon's name and columns."""
        knowledge = cls()
        knowledge._read_countries(table("countries", COUNTRY_COLUMNS))
        for name in ORGANISATION_TABLES:
            knowledge._read_organisations(name, table(name, ORGANISATION_COLUMNS))
        knowledge._read_leaders(table("leaders", LEADER_COLUMNS))
        knowledge._read_peoples(table("peoples", PEOPLE_COLUMNS))
        knowledge._read_regions(table("regions", REGION_COLUMNS))
        knowledge.nouns = read_nouns(table("agents", ("noun", "plural", "sectors", "kind", "takes", "source")))
        knowledge.titles = {row["title"]: row for row in table("titles", ("title", "sectors", "gender", "source"))}
        knowledge.modifiers = {
            row["word"]: row for row in table("party_modifiers", ("word", "effect", "sectors", "source"))
        }
        knowledge.ministries = _by_words(table("ministries", ("phrase", "name", "sectors", "source")))
        knowledge.body_words = {row["word"]: row for row in table("body_words", ("word", "sectors", "source"))}
        given = table("given_names", ("name", "gender", "source"))
        knowledge.given_names = {row["name"]: row["gender"] for row in given}
        for row in table("national_bodies", NATIONAL_COLUMNS):
            knowledge.national.update({(row["country"], phrase): row for phrase in row.words("phrase")})
        kinds: dict[str, set[str]] = {}
        for row in table("metonyms", ("word", "kind", "source")):
            kinds.setdefault(row["word"], set()).add(row["kind"])
        knowledge.metonyms = {word: frozenset(found) for word, found in kinds.items()}
        return knowledge

    def government_of(self, country: str | None) -> str | None:
        """The canonical name of a state's government ("Government of Syria"); None for what is no state."""
        name = self.state_names.get(country or "")
        return f"Government of {name[0]}" if name is not None else None

    def add(self, alias: Alias) -> None:
        """Enter one more name into the index; a project's name takes the place of a shipped one.

        `replaced` keeps such pairs, own alias first.
        """
        key = pieces(alias.surface)
        if not key:
            return
        self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))
        known = self.index.get(key)
        if known is None:  # as of nine names in ten
            self.index[key] = [alias]
            return
        rivals = [other for other in known if other.own != alias.own and other.entity.name != alias.entity.name]
        if rivals and alias.own:
            # once for a body with several spellings of these letters ("NATO", "Nato")
            self.replaced += [
                (alias, other) for other in {id(other.entity): other for other in reversed(rivals)}.values()
            ]
            known[:] = [other for other in known if other not in rivals]
        elif rivals:
            self.replaced += [(other, alias) for other in rivals]
            return
        # "NATO" stands to the letter, "Nato" beside it
        twice = (o for o in known if o.entity is alias.entity and o.use == alias.use and o.acronym == alias.acronym)
        if next(twice, None) is None:
            # a name whose needed word stands in the report is more certain than one that needs none
            first = [i for i, other in enumerate(known) if alias.needs and not other.needs]
            known.insert(first[0] if first else len(known), alias)

    def add_all(self, surfaces: Iterable[str], entity: Entity, use: str, row: Row, needs: tuple[str, ...] = ()) -> None:
        why = f"parties: alias {_label(row)}"
        for surface in surfaces:
            self.add(Alias(surface, entity, use, why, needs, row.own))

    def _read_countries(self, rows: Iterable[Row]) -> None:
        for row in rows:
            code, _, extra = (row.get("party") or row["alpha3"]).partition("+")
            sectors = (extra, "GOV") if extra else ("GOV",)
            why = f"parties: country {_label(row)}"
            entity = Entity(row["name"], "country", code, sectors, _id(row), why)
            self.countries[row["alpha3"]] = entity
            if not row.get("party"):
                self.state_names[code] = (row["name"], (*row.words("adjectives"), row["name"])[0])
            needs = row.words("needs")
            self.add_all((row["name"], *row.words("other")), entity, "name", row, needs)
            self.add_all(row.words("adjectives"), entity, "adjective", row, needs)
            people = [plural for word in row.words("adjectives") for plural in plural_names(word)]
            self.add_all((*row.words("people"), *people), entity, "people", row, needs)
            self.add_all(row.words("capitals"), entity, "capital", row, needs)
            for seat in row.words("seats"):
                place = Entity(seat, "organisation", code, ("GOV",), None, why)
                self.add(Alias(seat, place, "seat", f"parties: seat {_label(row)}", own=row.own))

    def _read_organisations(self, name: str, rows: Iterable[Row]) -> None:
        """Rows of one name, country, sectors and dates are one entity: some of its aliases need a word, others none."""
        kind = "group" if name == "armed_groups" else "organisation"
        seen: dict[tuple[str, ...], Entity] = {}
        for row in rows:
            why = f"parties: {_label(row)}"
            key = tuple(row[column] for column in ("name", "country", "sectors", "from", "to"))
            entity = seen.get(key)
            if entity is None:
                entity = Entity(row["name"], kind, row.get("country"), row.words("sectors"), _id(row), why)
                entity.start, entity.end = row.get("from"), row.get("to")
                seen[key] = entity
            self.add_all((row["name"], *row.words("aliases")), entity, "name", row, row.words("needs"))

    def _read_leaders(self, rows: Iterable[Row]) -> None:
        """Rows of one name are one person, wherever the office lies: a prime minister may come to head NATO."""
        people: dict[str, Entity] = {}
        for row in rows:
            why = f"parties: role {_label(row)}"
            entity = people.get(row["name"])
            if entity is None:
                entity = Entity(row["name"], "person", row.get("country"), (), _id(row), why, gender=row.get("gender"))
                people[row["name"]] = entity
            entity.id = entity.id or _id(row)
            role = Role(
                row.get("country"),
                row.words("sectors"),
                row.get("title"),
                row.get("from"),
                row.get("to"),
                why,
            )
            entity.roles.append(role)
            self.add_all((row["name"], *row.words("aliases")), entity, "name", row)
            # "Ban", "May", "Park": a surname that is a word, or everybody's, needs the full name in the report
            self.add_all(row.words("short"), entity, "short", row, row.words("needs"))

    def _read_peoples(self, rows: Iterable[Row]) -> None:
        for row in rows:
            entity = Entity(
                row["name"],
                "group",
                row.get("country"),
                row.words("sectors"),
                None,
                f"parties: {_label(row)}",
            )
            self.add_all(row.words("adjectives"), entity, "adjective", row)
            self.add_all(row.words("people"), entity, "people", row)

    def _read_regions(self, rows: Iterable[Row]) -> None:
        for row in rows:
            entity = Entity(
                row["name"],
                "region",
                row.get("country"),
                row.words("sectors"),
                None,
                f"parties: {_label(row)}",
            )
            self.add_all((row["name"], *row.words("other")), entity, "region", row, row.words("needs"))
            self.add_all(row.words("adjectives"), entity, "adjective", row)


def _by_words(rows: Iterable[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        for phrase in row.words("phrase"):
            found[fold(phrase).lower()] = row
    return found
