"""Whose a deed is by somebody's word alone: those who own up to it, those at whose door it is laid.

What the deed did stands outside the claim ("claimed responsibility for the attack, which killed nine"; "an attack
blamed on the rebels killed nine"), but that it was theirs is nothing that the outlet says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.document import Claim, Link, Party
from according.events.marks import preposition
from according.events.nominals import is_source
from according.events.predicates import Candidate
from according.events.realis import above
from according.record import Status
from according.words import base, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

Told = tuple[Status, tuple[Link, ...]]
ON = frozenset({"on", "upon", "to"})
"""Prepositions before those at whose door a deed is laid."""


def by_word_alone(
    work: Coder, candidate: Candidate, actors: Sequence[Party], status: Status, links: tuple[Link, ...]
) -> Told:
    """Status and links of an event, by who says whose it was."""
    if status not in {"reported", "claimed"}:
        return status, links
    return owned_up(work, candidate, actors, status) or laid(work, candidate, actors, links) or (status, links)


def owned_up(work: Coder, candidate: Candidate, actors: Sequence[Party], status: Status) -> Told | None:
    """What it is that somebody says that a deed was theirs, or was not; None where nobody does.

    "Claimed responsibility for the attack, which killed nine" is claimed, "denied involvement in the attack that killed
    nine" denied.
    """
    nouns = [word for word in above(candidate.predicate) if word.pos_ == "NOUN"]
    for claim in work.claims:
        if claim.cue is None or claim.source is None or not any(is_source(a, claim.source, work.doc) for a in actors):
            continue
        inside = any(part.covers(n.idx, n.idx + len(n)) for part in claim.content for n in nouns)
        said = {
            *claim.cue.text.lower().split(),
            *(word for part in claim.content for word in part.text.lower().split()),
        }
        if inside and claim.stance == "denies" and said & word_class("involvement"):
            return "denied", (claim.link(),)
        if inside and status == "reported" and claim.stance != "denies" and said & word_class("owning_up"):
            return "claimed", (claim.link(),)
    return None


def laid(work: Coder, candidate: Candidate, actors: Sequence[Party], links: tuple[Link, ...]) -> Told | None:
    """What it is that it is laid at its actors' door; None where it is not, or where that is said already."""
    told_of = {w.head.i for w in (candidate.predicate, *above(candidate.predicate)) if w.dep_ == "acl:relcl"}
    for claim in work.claims:
        if claim.stance != "accuses" or claim.cue is None or claim.link() in links:
            continue
        # "An alleged member of the group" is no deed of the group's;
        # "blamed on the rebels, who had shelled the town" lays no shelling at their door.
        doors = [door for door in _doors(work, claim) if door.i not in told_of]
        if any(_covers(actor, door) and not _covers(actor, door.head) for actor in actors for door in doors):
            return "claimed", (*links, claim.link())
    return None


def _doors(work: Coder, claim: Claim) -> Iterator[Token]:
    """Those at whose door a claim without a clause lays a deed: behind "blamed on", and beside what is "alleged"."""
    words = work.doc.char_span(claim.cue.start, claim.cue.end, alignment_mode="expand") if claim.cue else None
    for word in words or ():
        if word.pos_ == "VERB" and word.lemma_ in word_class("laying_at_a_door"):
            yield from (child for child in word.children if base(child.dep_) == "obl" and preposition(child) in ON)
        elif base(word.dep_) == "amod":
            yield from (other for other in word.head.children if other.i != word.i)


def _covers(party: Party, word: Token) -> bool:
    return party.start <= word.idx < party.end
