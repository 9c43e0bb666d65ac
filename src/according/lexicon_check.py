"""`according lexicon check DIR`: what a project's own lexicon changes, and what in it does not hold.

A fault is a row that cannot be read, a code that does not exist, or a name that two rows give to different
parties with no rule to choose. A change is a row that takes the place of a shipped one, or a name that stood
for somebody else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from according.attribution.cues import cue_lexicon
from according.attribution.wording import lexicon as wording_lexicon
from according.dictionaries.compiled import Dictionaries
from according.dictionaries.folder import check_codes_something, holds_dictionaries, read_folder
from according.dictionaries.tsv import PREFIX
from according.errors import AccordingError, ResourceError
from according.events.lexicon import load as event_lexicon
from according.ingest.outlets import outlets
from according.mentions.knowledge import ENTITY_CODES, ORGANISATION_TABLES, SECTORS, Alias, KnowledgeBase
from according.mentions.timex import grammar
from according.resources import Row, key_of, lexicon_names, merged, project_rows, shipped_rows, use_project

LOADERS: dict[str, Callable[[], object]] = {
    "cues": cue_lexicon,
    "event_blocks": event_lexicon,
    "event_nouns": event_lexicon,
    "events": event_lexicon,
    "light_verbs": event_lexicon,
    "holidays": grammar,
    "outlets": outlets,
    "time_patterns": grammar,
    "time_words": grammar,
    "wording": wording_lexicon,
}
"""What reads each lexicon and raises ResourceError at a row that does not hold; parties are read here."""
NAMING = frozenset({"countries", *ORGANISATION_TABLES, "leaders", "peoples", "regions"})
"""The lexicons that give names of parties."""
VALUES: dict[tuple[str, str], frozenset[str]] = {
    ("agents", "kind"): frozenset({"person", "group", "vehicle"}),
    ("agents", "takes"): frozenset({"", "affiliation"}),
    ("leaders", "gender"): frozenset({"", "f", "m"}),
    ("party_modifiers", "effect"): frozenset({"former", "elect", "retired", "sector", "plain"}),
}
"""The values that a column may have."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One line of the report: `kind` is "fault" or "change"; `line` is None for a whole file."""

    file: str
    line: int | None
    kind: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line is not None else self.file
        return f"{place}: {self.kind}: {self.message}"


def check(folder: Path) -> list[Finding]:
    """Everything to say of the project lexicon in `folder`, file by file; [] where it changes nothing.

    ConfigError where there is no such folder, or where this process has read lexicons already.
    """
    use_project(folder)
    found: list[Finding] = []
    own: dict[str, list[Row]] = {}
    found += _dictionaries(folder.resolve())
    for path in sorted(folder.resolve().glob("*.tsv")):
        if path.stem.startswith(PREFIX):
            continue
        if path.stem not in lexicon_names():
            known = ", ".join(lexicon_names())
            found.append(Finding(str(path), None, "fault", f"no lexicon is called {path.stem!r}, expected {known}"))
            continue
        try:
            own[path.stem] = project_rows(folder.resolve(), path.stem)
        except ResourceError as error:
            found.append(_fault(error))
    for name, rows in own.items():
        found += _codes(name, rows)
        found += _overrides(name, rows)
    found += _names(own)
    if not any(item.kind == "fault" for item in found):
        found += _loads(own)
    return sorted(found, key=lambda item: (item.file, item.line or 0, item.kind, item.message))


def _dictionaries(folder: Path) -> list[Finding]:
    """Faults in the imported dictionaries of a project, where it has any."""
    if not holds_dictionaries(folder):
        return []
    try:
        rows = read_folder(folder)
        check_codes_something(rows, folder)
    except ResourceError as error:
        return [_fault(error)]
    return [Finding(fault.file, fault.line, "fault", fault.message) for fault in Dictionaries(rows).faults]


def _fault(error: ResourceError) -> Finding:
    place = f"{error.file}:{error.line}: " if error.line is not None else f"{error.file}: "
    return Finding(error.file, error.line, "fault", str(error).removeprefix(place))


def _codes(name: str, rows: list[Row]) -> Iterator[Finding]:
    """Faults in the cells of one lexicon: countries, sectors, dates, listed values, repeated rows."""
    countries = {row["alpha3"] for row in shipped_rows("countries")} | ENTITY_CODES
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        wrong = list(_wrong_cells(name, row, countries))
        first = seen.setdefault(key_of(name, row), row.line)
        if first != row.line:
            wrong.append(f"repeats line {first}")
        for message in wrong:
            yield Finding(row.file, row.line, "fault", message)


def _wrong_cells(name: str, row: Row, countries: frozenset[str] | set[str]) -> Iterator[str]:
    country = row.get("country")
    if country is not None and country not in countries:
        yield f"got country {country!r}, expected ISO 3166 alpha-3 or one of {', '.join(sorted(ENTITY_CODES))}"
    unknown = sorted(set(row.words("sectors")) - SECTORS)
    if unknown:
        yield f"got sectors {unknown}, expected of {', '.join(sorted(SECTORS))}"
    number = row.get("wikidata")
    if number is not None and not re.fullmatch(r"Q\d+", number):
        yield f"got wikidata {number!r}, expected Q and digits"
    for column in ("from", "to"):
        if row.get(column) is not None and not _is_date(row[column]):
            yield f"got {column} {row[column]!r}, expected a day as YYYY-MM-DD"
    if row.get("from") and row.get("to") and row["from"] > row["to"]:
        yield f"ends {row['to']}, before it begins on {row['from']}"
    for (lexicon, column), values in VALUES.items():
        if lexicon == name and row[column] not in values:
            yield f"got {column} {row[column]!r}, expected one of {', '.join(sorted(filter(None, values)))}"


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _overrides(name: str, rows: list[Row]) -> Iterator[Finding]:
    """Rows that take the place of shipped ones, with the cells that differ."""
    shipped = {key_of(name, row): row for row in shipped_rows(name)}
    for row in rows:
        old = shipped.get(key_of(name, row))
        if old is None:
            continue
        differs = [
            f"{column} {old[column] or 'nothing'} -> {cell or 'nothing'}"
            for column, cell in row.cells.items()
            if cell != old[column] and column != "source"
        ]
        what = "; ".join(differs) or "nothing differs"
        yield Finding(row.file, row.line, "change", f"overrides {old.file}:{old.line}: {what}")


def _names(own: dict[str, list[Row]]) -> Iterator[Finding]:
    """Names of parties that stood for somebody else, and names that two own rows give to different parties."""
    if NAMING.isdisjoint(own):
        return
    rows = {name: merged(name, shipped_rows(name), mine) for name, mine in own.items()}
    try:
        knowledge = KnowledgeBase.build(lambda name, columns: rows.get(name) or shipped_rows(name))
    except ResourceError as error:
        yield _fault(error)
        return
    for mine, other in knowledge.replaced:
        file, line = _place(mine, own)
        yield Finding(file, line, "change", f"{mine.surface!r} is now {_who(mine)}; it was {_who(other)}")
    for aliases in knowledge.index.values():
        mine_all = [alias for alias in aliases if alias.own]
        for i, one in enumerate(mine_all):
            for two in mine_all[i + 1 :]:
                if one.entity is not two.entity and not told_apart(one, two):
                    file, line = _place(two, own)
                    yield Finding(file, line, "fault", f"{two.surface!r} is {_who(two)} and {_who(one)}")


def _who(alias: Alias) -> str:
    where = alias.why.rpartition(" ")[2]
    sectors = " ".join(alias.entity.sectors)
    details = ", ".join(filter(None, (alias.entity.country, sectors)))
    return f"{alias.entity.name} ({details or 'no country'}; {where})"


def _place(alias: Alias, own: dict[str, list[Row]]) -> tuple[str, int | None]:
    """File and line of an own alias, out of its reason."""
    for rows in own.values():
        for row in rows:
            if alias.why.endswith(f" {row.file}:{row.line}"):
                return row.file, row.line
    return alias.why, None


def told_apart(one: Alias, two: Alias) -> bool:
    """Whether a rule tells two entities of one name apart: use, kind, a needed word, terms or lifetimes."""
    if one.use != two.use or one.entity.kind != two.entity.kind or one.needs != two.needs:
        return True
    if one.surface != two.surface and (one.acronym or two.acronym):
        return True
    if one.entity.kind == "person":
        return True  # chosen by full name in the report and by term of office
    if one.use == "seat":
        return one.entity.country == two.entity.country  # spellings of one palace
    return bool(one.entity.start or one.entity.end or two.entity.start or two.entity.end)


def _loads(own: dict[str, list[Row]]) -> Iterator[Finding]:
    """The first row of each kind of lexicon that its reader refuses."""
    for loader in dict.fromkeys(LOADERS[name] for name in own if name in LOADERS):
        try:
            loader()
        except ResourceError as error:
            yield _fault(error)
        except (AccordingError, ValueError, LookupError) as error:
            # A reader that trips over a cell without naming it: the file is all there is to say.
            files = ", ".join(
                sorted(rows[0].file for name, rows in own.items() if rows and LOADERS.get(name) is loader)
            )
            yield Finding(files, None, "fault", f"{type(error).__name__}: {error}")


def summary(found: list[Finding]) -> str:
    """The closing line of the report: "2 faults, 1 change"."""
    counts = Counter(item.kind for item in found)
    return ", ".join(f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in ("fault", "change"))
