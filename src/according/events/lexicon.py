"""Event rows: patterns over dependency structure, read from the lexicon and indexed by lemma.

A pattern is a lemma followed by conditions, separated by blanks:

    accuse obj:@party of:*          verb, its object a party, a phrase or clause with "of"
    carry +out obj:attack|raid      phrasal verb with one of these objects
    strike mod:hunger               noun, with that modifier

Slots: `subj obj iobj xcomp ccomp mod poss modal` (the complement's modal verb; `subjunctive` where it is bare),
`near` (the words of the sentence and of the one before), `head` (the word that governs the trigger), `prep` (the
preposition right before it), `form` (the trigger as it stands), or a preposition. Values: `*` anything, `@party` a
party, `@state` a country or an organ of one, `@people` a party or a noun for people, `@place` a place, `!` must be
absent, words joined by `|` (the heads' lemmas), `&name` a class of `word_classes.tsv`; classes and words may be
mixed. The rows' number hardly slows the coder: only rows of the lemma at hand are looked at, and of these only such
as have their listed words, prepositions and particle somewhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from according.events.ontology import Ontology
from according.events.ontology import load as load_ontology
from according.events.own import OwnOntology, OwnType
from according.resources import Row, table
from according.words import word_classes

COLUMNS = (
    "pattern", "type", "mode", "contexts", "cameo", "actor", "recipient",
    "count", "needs", "polarity", "priority", "example",
)  # fmt: skip
SLOTS = frozenset(
    {"subj", "obj", "iobj", "xcomp", "ccomp", "mod", "poss", "modal", "near", "head", "act", "prep", "form"}
)
OUTWARDS = frozenset({"near", "head", "act", "prep", "form", "modal"})
"""Slots whose words need not stand in the trigger's sentence, or say more than a word."""
CLASSES = frozenset({"party", "people", "place", "state"})
NEEDS = frozenset({"", "actor", "recipient", "both", "light", "any", "party", "report", "scene", "nothing"})
PATHS = SLOTS | {"light", "none", "between", "side"}


@dataclass(frozen=True, slots=True)
class Condition:
    """What one slot must hold: one of `words`, or a phrase of `kind`; both empty means anything."""

    slot: str
    words: frozenset[str] = frozenset()
    kind: str | None = None
    absent: bool = False

    @property
    def weight(self) -> int:
        """How specific: words say more than classes, classes more than presence."""
        return 3 if self.words and not self.kind else 2 if self.kind else 1


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row: what it matches and what it says; `type` "-" means that it is no event (`mode` says why).

    A row of an own ontology has its type in `own`; `type` is then the PLOVER type whose grammar that follows.
    """

    lemma: str
    noun: bool
    particle: str | None
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    count: str | None
    needs: str
    happened: bool
    priority: int
    label: str
    example: str
    pattern: str = field(compare=False)
    own: OwnType | None = None
    project: bool = False  # a row of a project's lexicon: what its writer decided is not doubted
    wants: tuple[frozenset[str], ...] = field(default=(), compare=False)  # a word of each must be in the sentence

    @property
    def blocks(self) -> bool:
        return self.type == "-"

    @property
    def written(self) -> str:
        """The type that records carry."""
        return self.own.name if self.own is not None else self.type


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its subject to an event noun: "carried out strikes", "came under fire"."""

    lemma: str
    particle: str | None
    slot: str  # where the noun stands: obj, or a preposition
    role: str  # what the verb's subject is: actor or recipient
    types: frozenset[str]
    label: str


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """The rows by lemma (most specific first), light verbs by lemma, word classes, verbs of control."""

    verbs: Mapping[str, tuple[EventRow, ...]]
    nouns: Mapping[str, tuple[EventRow, ...]]
    light: Mapping[str, tuple[LightVerb, ...]]
    classes: Mapping[str, frozenset[str]]
    control: Mapping[tuple[str, str], str]
    ontology: Ontology
    own: OwnOntology | None = None
    contexts: Mapping[str, tuple[str, ...]] | None = None  # words of contexts, where they are not PLOVER's


def parse_condition(row: Row, text: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    """`slot:value` as a Condition; raises ResourceError naming the row."""
    slot, colon, value = text.partition(":")
    if not colon or not slot or not value:
        raise row.error(f"got condition {text!r}, expected slot:value")
    if value == "*":
        return Condition(slot)
    if value == "!":
        return Condition(slot, absent=True)
    words: set[str] = set()
    kind: str | None = None
    for part in value.split("|"):
        if part.startswith("@"):
            if part[1:] not in CLASSES:
                raise row.error(f"got class {part!r}, expected one of @{', @'.join(sorted(CLASSES))}")
            kind = part[1:]
        elif part.startswith("&"):
            if part[1:] not in classes:
                raise row.error(f"got word class {part!r}, expected one of {', '.join(sorted(classes))}")
            words |= classes[part[1:]]
        else:
            words.add(part.replace("_", " "))
    return Condition(slot, words=frozenset(words), kind=kind)


def wanted(particle: str | None, conditions: Iterable[Condition]) -> tuple[frozenset[str], ...]:
    """Sets of word forms of which a sentence must hold one each, else the conditions cannot be met."""
    found = [frozenset({particle})] if particle else []
    for condition in conditions:
        if condition.absent or condition.slot in OUTWARDS:
            continue
        if condition.slot not in SLOTS:
            found.extend(frozenset({part}) for part in condition.slot.split("_") if part != "do")
        if condition.words and condition.kind is None:
            found.append(frozenset(word.rsplit(" ", 1)[-1] for word in condition.words))
    return tuple(found)


def parse_row(row: Row, noun: bool, ontology: Ontology, classes: Mapping[str, frozenset[str]]) -> EventRow:
    """A checked EventRow; raises ResourceError (file:line) where a cell does not hold."""
    head, *rest = row["pattern"].split()
    particle = next((part[1:] for part in rest if part.startswith("+")), None)
    conditions = tuple(parse_condition(row, part, classes) for part in rest if not part.startswith("+"))
    contexts = row.words("contexts")
    if row["type"] == "-":
        if not row["mode"]:
            raise row.error("got a row that blocks (type -) without its reason in the column mode")
    else:
        ontology.check(row, row["type"], row.get("mode"), contexts)
    if row["needs"] not in NEEDS:
        raise row.error(f"got needs {row['needs']!r}, expected one of {', '.join(sorted(NEEDS - {''}))}")
    kind = "noun" if noun else "verb"
    return EventRow(
        lemma=head.replace("_", " "),
        noun=noun,
        particle=particle,
        conditions=conditions,
        type=row["type"],
        mode=row.get("mode"),
        contexts=contexts,
        cameo=row.get("cameo"),
        actor=row.words("actor"),
        recipient=row.words("recipient"),
        count=row.get("count"),
        needs=row["needs"],
        happened=row["polarity"] != "-",
        priority=int(row["priority"] or 0),
        label=f"{row.file}:{row.line} {kind} {row['pattern']}",
        example=row["example"],
        pattern=row["pattern"],
        project=row.own,
        wants=wanted(particle, conditions),
    )


def specificity(row: EventRow) -> tuple[int, int]:
    """Sort key: higher priority, then more and stricter conditions, come first."""
    weight = sum(condition.weight for condition in row.conditions) + (3 if row.particle else 0)
    return -row.priority, -weight


def by_lemma(rows: Iterable[EventRow]) -> dict[str, tuple[EventRow, ...]]:
    """Rows by lemma, the most specific first; the order of the file decides between equals."""
    index: dict[str, list[EventRow]] = {}
    for row in rows:
        index.setdefault(row.lemma, []).append(row)
    return {lemma: tuple(sorted(found, key=specificity)) for lemma, found in index.items()}


def light_verb(row: Row) -> LightVerb:
    """A checked LightVerb; raises ResourceError (file:line) where its role is unknown."""
    head, *rest = row["pattern"].split()
    particle = next((part[1:] for part in rest if part.startswith("+")), None)
    slot = next((part for part in rest if not part.startswith("+")), "obj")
    if row["role"] not in {"actor", "recipient", "none"}:
        raise row.error(f"got role {row['role']!r}, expected actor, recipient or none")
    label = f"{row.file}:{row.line} light {row['pattern']}"
    return LightVerb(head, particle, slot, row["role"], frozenset(row.words("types")), label)


def light_verbs(language: str) -> dict[str, tuple[LightVerb, ...]]:
    """`light_verbs.tsv` by lemma."""
    index: dict[str, list[LightVerb]] = {}
    for row in table("light_verbs", ("pattern", "role", "types"), language):
        verb = light_verb(row)
        index.setdefault(verb.lemma, []).append(verb)
    return {
        lemma: tuple(sorted(found, key=lambda v: (v.particle is None, v.slot == "obj")))
        for lemma, found in index.items()
    }


@cache
def load(language: str = "en") -> EventLexicon:
    """The whole lexicon of events, checked; raises ResourceError (file:line) where a row does not hold."""
    ontology = load_ontology(language)
    classes = word_classes(language)
    verbs = [parse_row(row, False, ontology, classes) for row in table("events", COLUMNS, language)]
    nouns = [parse_row(row, True, ontology, classes) for row in table("event_nouns", COLUMNS, language)]
    blocks = [
        (row["pos"] == "noun", parse_row(row, row["pos"] == "noun", ontology, classes))
        for row in table("event_blocks", (*COLUMNS, "pos"), language)
    ]
    control = {
        (row["lemma"], row["marker"]): row["controller"]
        for row in table("control", ("lemma", "marker", "controller"), language)
    }
    return EventLexicon(
        verbs=by_lemma([*verbs, *(row for noun, row in blocks if not noun)]),
        nouns=by_lemma([*nouns, *(row for noun, row in blocks if noun)]),
        light=light_verbs(language),
        classes=classes,
        control=control,
        ontology=ontology,
    )
