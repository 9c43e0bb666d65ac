"""Which mentions stay: a role and the name beside it are one party, and words that only say where are none.

Bounds follow the gold's guidelines: titles and a name in apposition are in ("a spokesman for the port, Ann
Lee"), an apposition that tells of a name is out ("Ann Lee, a spokesman"); unnamed nouns stay where they can
act, be acted on or speak.
"""

from __future__ import annotations

from according.mentions.graph import Graph
from according.mentions.mention import Mention

WHERE = frozenset({"in", "at", "near", "inside", "outside", "into", "onto", "via", "within", "across", "throughout"})
"""Prepositions after which an unnamed body is a place: "in the country", "outside the court"."""
TOPIC = frozenset({"as", "on", "about", "under", "over", "since", "without"})
ABSTRACT = frozenset(
    {
        "power", "force", "movement", "service", "services", "mission", "state", "nation", "world", "society",
        "country", "side", "authority", "operation", "leadership", "justice", "front", "body", "office", "business",
        "culture",
    }
)  # fmt: skip
"""Nouns that name a party only where they act: "the country voted", but not "out of the country"."""
STATES = frozenset({"country", "nation", "state", "side", "body", "authority"})
PARTNERS = frozenset({"between", "by", "against"})
CORE = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "iobj", "vocative"})
UNITS = frozenset({"contingent", "group", "crowd", "band", "column", "squad", "gang", "convoy", "unit", "row", "mob"})
"""Nouns that only gather others: what they do, their members do."""
PHRASES = frozenset({"of", "for", "at", "to", "with", "in"})
PHRASE = 14
"""How many words the phrase between a role and its name may have."""
BODY_ENDS = frozenset(
    {
        "committee", "commission", "council", "ministry", "department", "party", "agency", "authority", "board",
        "union", "association",
        "organisation", "organization", "group", "service", "office", "court", "bank", "company", "army",
        "police", "forces", "force", "university", "institute", "foundation", "federation", "alliance", "movement",
        "parliament", "assembly", "senate", "bureau", "administration", "team", "unit", "division", "command", "centre",
        "center", "network", "society", "mission", "fund", "corporation", "faction", "coalition", "bloc", "caucus",
    }
)  # fmt: skip
"""Nouns that end the name of a body: a person's name after one does not belong to its phrase."""
BUILDINGS = frozenset(
    {"mosque", "church", "temple", "school", "hospital", "embassy", "court", "consulate", "university", "prison"}
)


def merge(graph: Graph, mentions: list[Mention]) -> list[Mention]:
    """The mentions with roles and names joined, told appositions gone, and nouns that cannot act left out."""
    by_head = {mention.head: mention for mention in mentions}
    by_start: dict[int, list[Mention]] = {}
    named_at: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_start.setdefault(mention.start, []).append(mention)
        if mention.kind == "person" and mention.name is not None and mention.noun is None and mention.first >= 0:
            named_at.setdefault(mention.first, []).append(mention)
    gone: set[int] = set()
    for role in sorted(mentions, key=lambda mention: mention.start):
        if role.kind != "agent" or role.noun is None or id(role) in gone:
            continue
        name = _name_beside(graph, role, by_head, by_start, named_at)
        if name is not None and id(name) not in gone:
            _join(role, name)
            gone.add(id(role))
        elif _tells_of_name(graph, role, by_head):
            gone.add(id(role))
    gone |= _inner_roles(mentions)
    gone |= {id(mention) for mention in mentions if _idle(graph, mention) or _repeated(graph, mention, mentions)}
    return _units(graph, _coordinated(graph, [mention for mention in mentions if id(mention) not in gone]))


def _repeated(graph: Graph, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether it stands in brackets after its own long form: "the Democratic Republic of Ruritania (DRR)"."""
    before, after = mention.start - 1, mention.end
    if before < 1 or after >= len(graph) or graph.words[before] != "(" or graph.words[after] != ")":
        return False
    return mention.name is not None and any(
        other.name == mention.name and other.start < before <= other.end + 1
        for other in mentions
        if other is not mention
    )


def _units(graph: Graph, mentions: list[Mention]) -> list[Mention]:
    """ "contingents of police and army", "a group of students": one party, with what its members tell of it."""
    gone: set[int] = set()
    for mention in mentions:
        if (
            mention.kind != "agent"
            or mention.noun is None
            or mention.noun.text not in UNITS
            or mention.name is not None
        ):
            continue
        inside = [other for other in mentions if mention.end < other.start <= mention.end + 8 and _member(other)]
        inside = [other for other in inside if _governed(graph, other.head, mention.head)]
        for other in inside:
            mention.end = max(mention.end, other.end)
            mention.sectors = tuple(dict.fromkeys((*mention.sectors, *other.sectors)))
            mention.country = mention.country or other.country
            gone.add(id(other))
    return [mention for mention in mentions if id(mention) not in gone]


def _member(mention: Mention) -> bool:
    """Whether it names nobody: an agent noun, or a state body without an article ("police", "army")."""
    return mention.kind == "agent" or (
        mention.kind == "organisation" and mention.entity is None and not mention.definite
    )


def _governed(graph: Graph, i: int, head: int) -> bool:
    """Whether token i is an "of" phrase of `head`, or coordinated with one."""
    return graph.governor(i) == head and graph.role(i).startswith("nmod") and "of" in graph.cases(i)


def _name_beside(
    graph: Graph,
    role: Mention,
    by_head: dict[int, Mention],
    by_start: dict[int, list[Mention]],
    named_at: dict[int, list[Mention]],
) -> Mention | None:
    """The name that a role stands before: at once ("lawyer Ann Lee") or as its apposition (", Ann Lee")."""
    if role.plural:
        return None
    for name in (name for start in range(role.start, role.end + 1) for name in by_start.get(start, ())):
        if name is role or name.name is None or not _fits(role, name) or _whose(graph, role, name):
            continue
        if name.start == role.end and graph.sentence[name.head] == graph.sentence[role.head]:
            return name
        if role.start <= name.start <= role.end < name.end and role.head < name.head:
            return name
    for child in graph.children[role.head]:
        other = by_head.get(child)
        if other is None or graph.base[child] != "appos" or other.start < role.end or not _fits(role, other):
            continue
        if other.name is not None and other.kind == "person":
            return other
    return _name_after_phrase(graph, role, named_at) if role.noun is not None and role.noun.kind == "person" else None


def _whose(graph: Graph, role: Mention, name: Mention) -> bool:
    """Whether the name is whose somebody is: "the brother of the leader Ann Lee" is not she."""
    under = "of" in graph.cases(name.head) and graph.governor(name.head) == role.head
    behind = role.head < name.start - 1 and graph.lower[name.start - 1] == "of"
    return behind or (under and graph.lower[role.end - 1] not in BODY_ENDS)


def _name_after_phrase(graph: Graph, role: Mention, named_at: dict[int, list[Mention]]) -> Mention | None:
    """The name after the phrase of a role: "head of the port's board Ann Lee", "a lawyer for the union, Ann Lee,".

    Without a comma the word before the name must be a body's, since "an aide to Ann Lee" is somebody else; with
    commas around it, the name must be the apposition of somebody who cannot bear it.
    """
    if role.end >= len(graph) or graph.lower[role.end] not in PHRASES:
        return None
    for start in range(role.end + 2, min(role.end + PHRASE, len(graph))):
        if graph.sentence[start] != graph.sentence[role.head] or graph.pos[start - 1] in ("VERB", "AUX", "PRON"):
            return None
        for name in named_at.get(start, ()):
            if graph.words[start - 1] == ",":
                return name if _set_off(graph, role, name) else None
            return name if graph.lower[start - 1] in BODY_ENDS else None
        if graph.pos[start] == "PUNCT" and graph.words[start] not in (",", "-", "–", "'", "’"):
            return None
    return None


def _set_off(graph: Graph, role: Mention, name: Mention) -> bool:
    """Whether commas set the name off, as the apposition of something in the role's own phrase."""
    closed = name.end < len(graph) and (graph.words[name.end] in (",", '"', "”") or graph.pos[name.end] == "VERB")
    above = graph.governor(name.head)
    return closed and graph.role(name.head) == "appos" and above >= role.end and _below(graph, above, role.head)


def _below(graph: Graph, i: int, top: int) -> bool:
    """Whether one of the two tokens hangs under the other."""
    for low, high in ((i, top), (top, i)):
        steps = 0
        while graph.head[low] != low and steps < 20:
            low, steps = graph.head[low], steps + 1
            if low == high:
                return True
    return False


def _inner_roles(mentions: list[Mention]) -> set[int]:
    """Ids of roles that lie in the titles of a name: they are words of that name's mention."""
    persons = [mention for mention in mentions if mention.kind == "person" and mention.name is not None]
    return {
        id(role)
        for role in mentions
        if role.kind == "agent" and role.name is None
        for name in persons
        if name.start <= role.start and role.end < name.end and role.head != name.head
    }


def _fits(role: Mention, name: Mention) -> bool:
    """Whether the role can be that of the name: a person's of a person, a body's of a body."""
    assert role.noun is not None
    if role.noun.kind == "person":
        return name.kind == "person"
    return role.noun.kind == "group" and name.kind in ("organisation", "group", "person") and not (
        name.kind == "person" and name.entity is not None
    )  # fmt: skip


def _join(role: Mention, name: Mention) -> None:
    """Give the name the role's words, and what they tell of it."""
    assert role.noun is not None
    if role.noun.kind == "group" and name.kind == "person":
        name.kind, name.gender = "organisation", None  # a newspaper or ship with a person's name
    name.start, name.end = min(role.start, name.start), max(role.end, name.end)
    name.noun = role.noun if name.noun is None else name.noun
    told = not name.sectors or "parties: one of those named" in name.why
    if name.entity is None and role.sectors and told:
        name.sectors = role.sectors
    name.fill(role.country, role.sectors if name.entity is None or not name.entity.roles else (), "parties: role")
    name.body = name.body or role.body
    name.why.append(role.noun.why)


def _tells_of_name(graph: Graph, role: Mention, by_head: dict[int, Mention]) -> bool:
    """Whether it only tells of a name: "Ann Lee, a spokesman"; plural roles before names: "its rivals A and B"."""
    head = role.head
    above = by_head.get(graph.head[head])
    if graph.base[head] == "appos" and above is not None and above.name is not None and above.end <= role.start:
        return above.kind in ("person", "organisation", "group", "country")
    return role.plural and any(
        graph.base[child] == "appos" and child in by_head and by_head[child].kind in ("country", "organisation")
        for child in graph.children[head]
    )


def _idle(graph: Graph, mention: Mention) -> bool:
    """Whether an unnamed noun stands where nothing acts: a place, a topic, a predicate, a measure."""
    noun = mention.noun
    if mention.kind not in ("agent", "organisation") or noun is None or mention.end - mention.start > 6:
        return False
    if mention.kind == "organisation" and noun.text.partition(" (")[0].lower() not in BUILDINGS:
        return False
    role, cases = graph.role(mention.head), set(graph.cases(mention.head))
    word = graph.doc[mention.head].lemma_.lower() or graph.lower[mention.head]
    if word == "force" and mention.plural:
        word = "forces"
    if noun.kind == "group" and cases & WHERE and role.startswith(("obl", "nmod")):
        return True
    if "as" in cases or (cases & TOPIC and role.startswith("nmod") and noun.kind == "group"):
        return True
    if mention.name is None and any(graph.dep[c] == "cop" for c in graph.children[mention.head]):
        return True  # "they were nationals of": a predicate tells of its subject
    if graph.role(mention.head) == "amod":
        return True
    if (word in BUILDINGS and cases & {"from", "to", "of", "on"}) or (word in BUILDINGS and role in ("nmod", "obl")):
        return "nsubj" not in role and role != "obl:agent"
    if word in ABSTRACT and role not in CORE:
        # "the two countries" talk, "both sides" fight: counted, they act wherever they stand.
        counted = any(graph.base[c] == "nummod" or graph.lower[c] == "both" for c in graph.children[mention.head])
        acts = counted or (word in STATES and mention.plural and cases & PARTNERS) or (word == "body" and role == "obj")
        return not acts and mention.name is None
    return False


def _coordinated(graph: Graph, mentions: list[Mention]) -> list[Mention]:
    """Bare nouns go with the first of their row: "at least 13 women and children" is one party."""
    by_head = {mention.head: mention for mention in mentions}
    gone: set[int] = set()
    for mention in mentions:
        head = graph.head[mention.head]
        first = by_head.get(head)
        if graph.base[mention.head] != "conj" or first is None or id(first) in gone:
            continue
        if not (_bare(mention) and _plain(first) and first.end <= mention.start <= first.end + 3):
            continue
        if set(first.sectors) == set(mention.sectors) and first.country == mention.country:
            first.end = max(first.end, mention.end)
            gone.add(id(mention))
    return [mention for mention in mentions if id(mention) not in gone]


def _bare(mention: Mention) -> bool:
    return _plain(mention) and mention.end - mention.start == 1


def _plain(mention: Mention) -> bool:
    return mention.kind == "agent" and mention.name is None and mention.plural and mention.noun is not None
