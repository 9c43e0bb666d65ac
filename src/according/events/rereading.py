"""The second reading: each record that the rules wrote is read once more, with its words around, and mended where that
is much likelier than what the rules made of it.

The rules go by paths through the tree, each for itself; the second reader (secondhead.py) weighs a whole window at
once, the rules' own answers among the rest. What it finds are words: which party, place, time or claim they stand
for is for the stages that found these to say. What the event is stays the row's word: readers of news and the manual of
PLOVER part ways there (an announced visit is AGREE). Rows of a project or of another ontology are never taken for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from according.document import Claim, Link, Party, Place, Timex
from according.events.arguments import RECIPROCAL, is_passive
from according.events.marks import preposition
from according.events.partners import apart, followed
from according.events.pronouns import names
from according.events.public import LEAST
from according.events.realis import finite_past
from according.events.roles import without
from according.events.secondhead import Opinion, SecondHead, choice, confidence, load
from according.events.sides import theirs
from according.events.steps import NO_NAME
from according.events.timing import dated_by, so_far
from according.events.window import Page, Role, Window, told
from according.record import STATUSES, Record, Status
from according.spans import Span
from according.words import base, past_wish, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

OWN_VOICE = frozenset({"reported", "negated"})
"""What the outlet says itself."""
ANOTHERS = frozenset({"claimed", "denied", "questioned"})
"""What somebody else's word is."""
SELDOM = frozenset({"denied", "negated", "questioned"})
"""Statuses that marks are few of, and that nobody may lose or come to lightly: they stand, with their chain."""

DOUBTING = frozenset({"denies", "questions"})
"""Stances whose claims make what they hold denied or questioned."""
AIMED = frozenset({"at", "against"})
"""Prepositions of at whom somebody fires."""
OPEN_YET = frozenset({"planned", "hypothetical"})
FIRM = frozenset({"status: if it is true", "status: came to do it (planned)", "status: asked whether"})
"""Words of the rules on a status that nothing around the event can take back."""


@dataclass(slots=True)
class Second:
    """The second reading of one Document's records."""

    work: Coder
    page: Page
    head: SecondHead

    def read(self, record: Record, window: Window, opinion: Opinion) -> Record | str:
        """The record as the second reading has it, or why it is none."""
        if opinion.event < self.head.limits.event and self.doubted(record):
            return f"second reading: {record.trigger.text!r} is an event with log odds {opinion.event:.1f}"
        chosen = [choice(role, window, opinion, self.head.limits) for role in Role]
        changes: list[str] = []
        new = self.sides(record, window, chosen, changes)
        new = self.placed(new, window, chosen[Role.PLACE], changes)
        new = self.timed(new, window, chosen[Role.TIME], changes)
        new = self.attributed(new, window, opinion, chosen[Role.SOURCES], changes)
        sure = confidence(record.confidence, opinion, record.event.type, self.head.limits)
        return replace(new, confidence=sure, why=(*new.why, *(f"second reading: {change}" for change in changes)))

    def doubted(self, record: Record) -> bool:
        """Whether a record may be found to be none: not by a row that somebody else has written, and not where the
        article tells too little to know what a sentence is about, as for the judge."""
        article = self.work.articles[self.work.number_at(record.trigger.start)]
        return record.why[0] not in self.work.decided and article.stage.parties >= LEAST

    def sides(self, record: Record, window: Window, chosen: Sequence[list[int] | None], changes: list[str]) -> Record:
        """The record with the sides that were chosen; of both, what was chosen anew gives way to what stands."""
        doers = None if is_own_deed(record) or self.mutual(record) else chosen[Role.ACTORS]
        if doers and (verb := self.fled(record)) is not None:
            doers = [word for word in doers if self.token(window, word).i > verb]
        actors = self.side(Role.ACTORS, record, window, doers, ())
        recipients = self.side(Role.RECIPIENTS, record, window, chosen[Role.RECIPIENTS], actors)
        if doers is not None and chosen[Role.RECIPIENTS] is None:
            actors = list(without(actors, recipients))
        else:
            recipients = list(without(recipients, actors))
        for name, parties, before in (("actors", actors, record.actors), ("recipients", recipients, record.recipients)):
            if tuple(parties) != before:
                changes.append(f"{name}: {listed(parties)}, not {listed(before)}")
        return replace(record, actors=tuple(actors), recipients=tuple(recipients))

    def mutual(self, record: Record) -> bool:
        """Whether those who did it are who accuse each other of it."""
        text = self.work.document.text
        cues = [link.cue for link in record.according_to if link.cue is not None and link.stance == "accuses"]
        return any(text[cue.end :].lstrip().lower().startswith(tuple(RECIPROCAL)) for cue in cues)

    def side(
        self, role: int, record: Record, window: Window, words: list[int] | None, across: Sequence[Party]
    ) -> list[Party]:
        """Who plays one part: what the rules had at the words that were chosen, else the parties that these head."""
        ruled = [party for party in told(record)[role] if isinstance(party, Party)]
        if words is None:
            return ruled
        kept = dict(zip(window.ruled[role], ruled, strict=True))
        gone = [kept[word] for word in kept if word not in words]
        firm = self.aimed_at(role, record, gone) or self.raided(role, record, gone) or self.led(role, record, gone)
        firm = firm or (role == Role.ACTORS and self.beside_wish(record)) or self.turned_round(record)
        if firm or (set(words) < set(kept) and self.own_side(role, record, gone)):
            return ruled
        found: list[Party] = []
        for word in words:
            each = [kept[word]] if word in kept else self.parties(self.token(window, word), across, record)
            found += [one for one in each if apart(one, found)]
        if role == Role.RECIPIENTS and record.event.mode == "withdraw":  # "recalled its ambassador"
            found = [party for party in found if not theirs(party, across)]
        return followed(found, ruled) if found or not words else ruled

    def fled(self, record: Record) -> int | None:
        """The verb that says who fled or outlived an event: nobody before it did it ("families fleeing an attack")."""
        trigger = self.page.head(record.trigger)
        above = None if trigger is None else self.work.doc[trigger].head
        if trigger is None or above is None:
            return None
        event = self.work.doc[trigger]
        if event.dep_ != "obj" and preposition(event) != "from":
            return None  # "the gunmen fled after the attack"
        return above.i if above.i < trigger and above.lemma_ in word_class("escaping") else None

    def own_side(self, role: int, record: Record, ruled: Sequence[Party]) -> bool:
        """Whether whom the rules have is the event word's own subject, agent or object: nobody takes him away."""
        trigger = self.page.head(record.trigger)
        if trigger is None:
            return False
        deps = ("nsubj", "obl:agent") if role == Role.ACTORS else ("obj", "nsubj:pass")
        own = [child for child in self.work.doc[trigger].children if child.dep_ in deps]
        if role == Role.ACTORS and not own:  # "thousands marched in Lima and clashed with police"
            own = shared_subjects(self.work.doc[trigger])
        if role == Role.ACTORS:  # with whom somebody clashed; between whom clashes killed somebody
            if self.work.doc[trigger].lemma_ in word_class("clashing"):
                own += [child for child in self.work.doc[trigger].children if preposition(child) == "with"]
            own += [c for child in own for c in child.subtree if base(c.dep_) == "nmod" and preposition(c) == "between"]
            own += [child for head in own[:] for child in head.children if child.dep_ == "conj"]
        spans = [(child.left_edge.idx, child.idx + len(child)) for child in own]
        meant = [party for child in own if child.pos_ == "PRON" for party in self.parties(child, (), record)]
        return any(
            party in meant or any(left <= party.start and party.end <= right for left, right in spans)
            for party in ruled
        )

    def turned_round(self, record: Record) -> bool:
        """Whether who acts is the object of an active verb, as its row has it: "granted asylum, angering London"."""
        trigger = self.page.head(record.trigger)
        event = self.work.doc[trigger] if trigger is not None else None
        if event is None or event.pos_ != "VERB" or is_passive(event):
            return False
        spans = [(c.left_edge.idx, c.idx + len(c)) for c in event.children if c.dep_ == "obj"]
        return any(left <= p.start and p.end <= right for left, right in spans for p in record.actors)

    def beside_wish(self, record: Record) -> bool:
        """Whether who did it is who asked or promised something else beside it: "urged us to leave and closed"."""
        trigger = self.page.head(record.trigger)
        return trigger is not None and past_wish(self.work.doc[trigger].head, self.work.doc[trigger])

    def raided(self, role: int, record: Record, ruled: Sequence[Party]) -> bool:
        """Whether whom the rules have is who acted in a raid: "police arrested a warlord in a raid that killed six"."""
        trigger = self.page.head(record.trigger)
        if trigger is None or role != Role.ACTORS:
            return False
        event = self.work.doc[trigger]
        raid = event.head if event.pos_ == "VERB" else event
        if raid.lemma_ not in word_class("raids") or base(raid.dep_) != "obl":
            return False
        own = [child for child in raid.head.children if child.dep_ == "nsubj"]
        return any(c.left_edge.idx <= party.start <= c.idx for c in own for party in ruled)

    def led(self, role: int, record: Record, ruled: Sequence[Party]) -> bool:
        """Whether whom the rules have is the subject of the clause that a participle goes on with, whose object is a
        pronoun: it stands for another word of that clause, who so does not act ("kept them out, killing two of them").
        """
        trigger = self.page.head(record.trigger)
        if trigger is None or role != Role.ACTORS:
            return False
        event = self.work.doc[trigger]
        objects = [child for child in event.children if child.dep_ == "obj"]
        parts = [*objects, *(c for item in objects for c in item.children if preposition(c) == "of")]
        if event.dep_ != "advcl" or event.tag_ != "VBG" or not any(part.pos_ == "PRON" for part in parts):
            return False
        own = [child for child in event.head.children if child.dep_ == "nsubj"]
        return any(c.left_edge.idx <= party.start <= c.idx for c in own for party in ruled)

    def aimed_at(self, role: int, record: Record, ruled: Sequence[Party]) -> bool:
        """Whether whom the rules have is at whom somebody fires, or fires rockets: nobody takes his place."""
        trigger = self.page.head(record.trigger)
        if trigger is None or role != Role.RECIPIENTS or record.event.type != "ASSAULT":
            return False
        event = self.work.doc[trigger]
        items = [event, *(child for child in event.children if child.dep_ == "obj")]
        aims = [child for item in items for child in item.children if preposition(child) in AIMED]
        spans = [(child.left_edge.idx, child.idx + len(child)) for child in aims]
        return any(left <= party.start and party.end <= right for left, right in spans for party in ruled)

    def parties(self, token: Token, across: Sequence[Party], record: Record) -> list[Party]:
        """The parties that a word heads: the mention there, else what its phrase reads as; pronouns by their names."""
        index = self.work.parties
        if token.pos_ == "ADJ" and index.at(token) is None and not index.is_people(token):
            named = index.modifier(token) if token.head.i == self.page.head(record.trigger) else None
            return [named] if named is not None else []  # "renew German tensions" names nobody
        party = index.at(token)
        if party is None and base(token.dep_) in {"amod", "compound"}:  # "the US-drafted ban"
            party = index.modifier(token)
        party = party or index.derive(token, True) or index.modifier(token)
        if party is None and token.ent_type_ in NO_NAME:  # "violated the constitution"
            return []
        party = party or index.by_name(token)
        return names(index, party, self.work.lexicon.control, across)

    def token(self, window: Window, word: int) -> Token:
        """A word of a window in the Doc."""
        return self.page.doc[int(window.words[word])]

    def placed(self, record: Record, window: Window, chosen: list[int] | None, changes: list[str]) -> Record:
        """The record with the place that was chosen."""
        if chosen is None:
            return record
        place = self.page.heads["place"].get(int(window.words[chosen[0]])) if chosen else None
        changes.append(
            f"place: {listed([place] if place else [])}, not {listed([record.place] if record.place else [])}"
        )
        return replace(record, place=place if isinstance(place, Place) else None)

    def timed(self, record: Record, window: Window, chosen: list[int] | None, changes: list[str]) -> Record:
        """The record with the time that was chosen, or with none."""
        trigger = self.page.head(record.trigger)
        if chosen is None or trigger is None:
            return record
        timex = self.page.heads["time"].get(int(window.words[chosen[0]])) if chosen else None
        given = timex if isinstance(timex, Timex) else None
        ends = given is not None and self.until(given) and not so_far(self.work.doc[trigger])
        if given is not None and (ends or ((given.value or "").startswith("P") and self.after(given))):
            return record  # "after 11 days of protests" says how long, not when
        work = self.work
        time = dated_by(given, work.doc[trigger], record.time, work.doc, work.times, work.document)
        changes.append(f"time: {time.text if time else None!r}, not {record.time.text if record.time else None!r}")
        return replace(record, time=time)

    def after(self, time: Timex) -> bool:
        """Whether "after" stands right before a time."""
        return self.work.document.text[max(time.start - 8, 0) : time.start].rstrip().lower().endswith(" after")

    def until(self, time: Timex) -> bool:
        """Whether a time is when something ends: "was jailed until May 2"."""
        before = self.work.document.text[max(time.start - 8, 0) : time.start].lower().split()
        return bool(before) and before[-1] in ("until", "till")

    def attributed(
        self, record: Record, window: Window, opinion: Opinion, chosen: list[int] | None, changes: list[str]
    ) -> Record:
        """The record with the chain and the status that were chosen: together, as the one allows the other."""
        dropped = record.status == "claimed" and chosen is not None and not chosen
        if record.status in SELDOM or dropped or FIRM & set(record.why) or self.beside_wish(record):
            return record
        links = record.according_to if chosen is None else self.chain(record, window, chosen)
        closed = SELDOM | (OWN_VOICE if links else ANOTHERS)  # only words that say so deny or question
        closed |= OPEN_YET if self.behind(record) else frozenset()
        allowed = [status for status in STATUSES if status not in closed]
        likely = {status: float(opinion.statuses[STATUSES.index(status)]) for status in allowed}
        best = max(likely, key=likely.__getitem__)
        stays = record.status in likely and likely[best] - likely[record.status] < self.head.limits.status
        stays = stays or (record.status == "planned" and self.ahead(record))
        status: Status = record.status if stays else best
        if links != record.according_to:
            before, after = ([link.source for link in chain if link.source] for chain in (record.according_to, links))
            changes.append(f"according to {listed(after)}, not {listed(before)}")
        if status != record.status:
            changes.append(f"status {status}, not {record.status}")
        return replace(record, according_to=links, status=status)

    def ahead(self, record: Record) -> bool:
        """Whether words say that the event is to come: "a planned rally", "ahead of a rally"."""
        if any(why.startswith("status: ahead of it") for why in record.why):
            return True
        trigger = self.page.head(record.trigger)
        words = self.work.doc[trigger].children if trigger is not None else ()
        return any(word.dep_ == "amod" and word.lower_ in word_class("upcoming") for word in words)

    def behind(self, record: Record) -> bool:
        """Whether the event is what something done came after or of: "resigned after weeks of protests"."""
        trigger = self.page.head(record.trigger)
        word = self.work.doc[trigger] if trigger is not None else None
        if word is None or word.pos_ != "NOUN":
            return False
        measure = word.head.lemma_.lower() in word_class("transparent") | word_class("units")
        if base(word.dep_) == "nmod" and preposition(word) == "of" and measure:  # "weeks of"
            word = word.head
        came = base(word.dep_) == "obl" and preposition(word) in word_class("causes_before")
        return came and finite_past(word.head)

    def chain(self, record: Record, window: Window, chosen: Sequence[int]) -> tuple[Link, ...]:
        """The links whose sources were chosen, with claims around the event for those that the rules left out."""
        ruled = window.ruled[Role.SOURCES]
        passed_on = bool(set(ruled) & set(chosen)) and any(map(cites, record.according_to))
        kept = [link for word, link in zip(ruled, record.according_to, strict=True) if passed_on or word in chosen]
        added: list[Link] = []
        for word in chosen:
            claim = self.claim(int(window.words[word]), record) if word not in ruled else None
            if claim is not None:
                added.append(claim.link())
        # The outer of two links is the one whose content is longer, as in attribution.chain.
        return tuple(sorted([*kept, *added], key=reach, reverse=True)) if added else tuple(kept)

    def claim(self, source: int, record: Record) -> Claim | None:
        """The claim of a source that holds the event, else the nearest one of that source; "no group" is none.

        Nor is who denies or asks: what he says would be denied or questioned.
        """
        told = [c for c in self.work.claims if c.source is not None and self.page.head(c.source) == source]
        told = [c for c in told if c.stance not in DOUBTING]
        claims = [c for c in told if c.source and c.source.text.lower().split()[0] not in word_class("nobody")]
        around = [c for c in claims if any(part.covers(record.trigger.start, record.trigger.end) for part in c.content)]
        return min(around or claims, key=lambda c: distance(c, record.trigger.start), default=None)


def shared_subjects(verb: Token) -> list[Token]:
    """The subject of the verb that an active one without its own is joined to."""
    if verb.pos_ != "VERB" or verb.dep_ != "conj" or is_passive(verb):
        return []
    return [child for child in verb.head.children if child.dep_ == "nsubj" and child.i < verb.head.i]


def is_own_deed(record: Record) -> bool:
    """Whether somebody says that it was them, or was not: "the group claimed the attack", "denied any part in it"."""
    links = [link for link in record.according_to if link.source is not None and link.cue is not None]
    no_part = any(why.startswith("status: no part") for why in record.why)
    denied = record.status == "denied" and (no_part or (bool(links) and links[-1].stance == "denies"))
    owning = word_class("owning_up")
    owners = [link.source for link in links if denied or (link.cue and owning & set(link.cue.text.lower().split()))]
    return any(owner is not None and actor.overlaps(owner) for actor in record.actors for owner in owners)


def reread(work: Coder, records: Sequence[Record]) -> Iterator[Record | str]:
    """Each record as the second reading has it, or why it is none; as it is where another pipeline parsed the Doc."""
    states = work.doc._.encoder_states if Doc.has_extension("encoder_states") else None
    if states is None or not records:
        yield from records
        return
    head = load()
    second = Second(work, Page(work.doc, work.document, head.relations), head)
    windows = [second.page.window(record) for record in records]
    opinions = iter(head.opinions([window for window in windows if window is not None], states))
    for record, window in zip(records, windows, strict=True):
        yield record if window is None else second.read(record, window, next(opinions))


def listed(spans: Sequence[Span]) -> str:
    """Spans by their words."""
    return ", ".join(repr(span.text) for span in spans) or "none"


def cites(link: Link) -> bool:
    """Whether a link is what one source passes on of another's words: marks have one of the two."""
    words = set(link.cue.text.lower().split()) if link.cue is not None else set()
    return bool(words & (word_class("citing") | word_class("cited_by")))


def reach(link: Link) -> int:
    """How many letters a link's content has."""
    return sum(part.end - part.start for part in link.content)


def distance(claim: Claim, place: int) -> int:
    """How far a claim's content stands from a letter."""
    return min((min(abs(part.start - place), abs(part.end - place)) for part in claim.content), default=0)
