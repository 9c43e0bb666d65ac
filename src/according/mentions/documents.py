"""Documents that speak for who made them: "a statement from the union", "Lee's brief", "a port authority report".

The gold's guidelines count a document, poll or video that says something as a mention of the party that made it.
One is a party here only where it is the source of a claim; its maker is the possessor, the name before the noun,
or the phrase with "from", "by" or "issued by" after it.
"""

from __future__ import annotations

from according.mentions.corefer import Corefer
from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.words import word_class

DOCUMENTS = frozenset(
    {
        "statement", "report", "letter", "brief", "filing", "submission", "lawsuit", "suit", "complaint", "memo",
        "communique", "communiqué", "declaration", "release", "dispatch", "broadcast", "editorial", "commentary",
        "article", "tweet", "post", "message", "email", "video", "recording", "audio", "study", "survey", "poll",
        "document", "indictment", "affidavit", "ruling", "order", "resolution", "bulletin", "announcement", "note",
        "website", "placard", "banner", "leaflet", "sign", "poster", "analysis", "assessment", "review", "book",
        "memoir",
    }
)  # fmt: skip
MAKERS = frozenset({"from", "by", "of"})
MADE = frozenset({"issue", "release", "publish", "write", "sign", "carry", "post", "send", "prepare", "make", "read",
                  "run", "conduct", "file", "author"})  # fmt: skip


def documents(graph: Graph, corefer: Corefer) -> list[Mention]:
    """A mention for each document that is the source of a claim and whose maker is known, with the maker's identity."""
    found = []
    for i in range(len(graph)):
        if graph.pos[i] not in ("NOUN", "PROPN") or document_lemma(graph, i) not in DOCUMENTS or i in corefer.by_head:
            continue
        if not corefer.speakers.is_source(i):
            continue
        maker, end = _maker(graph, corefer, i)
        if maker is None:
            found += _press(graph, i)
            continue
        start, core_end = graph.core(i)
        mention = Mention(start, max(core_end, end), i, "agent", why=["parties: document"])
        mention.take(maker, "parties: who made the document")
        mention.stands = "document"
        found.append(mention)
    return found


def _press(graph: Graph, i: int) -> list[Mention]:
    """ "Reports", "published reports" that nobody owns: the press at large; none for other documents, nor for "the
    reports", which were told of before.
    """
    start, end = graph.core(i)
    described = {graph.lower[k] for k in range(start, i)}
    owned = any(graph.base[child] == "nmod" for child in graph.children[i])
    if graph.lower[i] != "reports" or owned or described - word_class("press_words"):
        return []
    return [Mention(start, end, i, "agent", sectors=("JRN",), why=["parties: reports of the press"], stands="document")]


def document_lemma(graph: Graph, i: int) -> str:
    """The lemma of token i in small letters, or its word."""
    return graph.doc[i].lemma_.lower() or graph.lower[i]


def maker_of(graph: Graph, corefer: Corefer, i: int) -> Mention | None:
    """Who made the document at token i by the words of its own phrase; None where they do not say."""
    return _maker(graph, corefer, i)[0]


def _maker(graph: Graph, corefer: Corefer, i: int) -> tuple[Mention | None, int]:
    """Who made the document at token i, and where the phrase that says so ends."""
    for child in graph.children[i]:
        if child < i and graph.dep[child] == "nmod:poss":
            return corefer.owner(child) or mention_at(corefer, child), i + 1
        if (
            child < i
            and graph.base[child] == "compound"
            and (maker := mention_at(corefer, child) or _named(corefer, child))
        ):
            return maker, i + 1
    for child in graph.children[i]:
        if child > i and graph.base[child] == "nmod" and set(graph.cases(child)) & MAKERS:
            maker = mention_at(corefer, child)
            if maker is not None and maker.kind in ("person", "organisation", "group", "country", "agent"):
                return maker, maker.end
        if child > i and graph.base[child] == "acl" and document_lemma(graph, child) in MADE:
            for below in graph.children[child]:
                maker = mention_at(corefer, below)
                if maker is not None and "by" in graph.cases(below):
                    return maker, maker.end
    return _holder(graph, corefer, i), i + 1


def _holder(graph: Graph, corefer: Corefer, i: int) -> Mention | None:
    """Who holds up the placard at token i: what stands on it is his word."""
    verb = graph.governor(i)
    held = graph.role(i) == "obj" and graph.doc[verb].lemma_ in word_class("holding")
    if not held or document_lemma(graph, i) not in word_class("held_up"):
        return None
    for _ in range(4):
        for child in graph.children[verb]:
            if graph.base[child] == "nsubj":
                return corefer.by_head.get(child)
        if graph.base[verb] == "acl":
            return corefer.by_head.get(graph.head[verb])
        if graph.base[verb] not in ("advcl", "conj", "xcomp"):
            return None
        verb = graph.head[verb]
    return None


def mention_at(corefer: Corefer, i: int) -> Mention | None:
    """The mention around token i that has a name, else a country."""
    around = [m for m in corefer.mentions if m.start <= i < m.end and (m.name or m.country)]
    return max(around, key=lambda m: (m.head == i, m.end - m.start), default=None)


def _named(corefer: Corefer, i: int) -> Mention | None:
    """The body of the knowledge base whose name stands before the noun, as a mention of it."""
    bounds, alias = corefer.choice.bounds(i), corefer.choice.best(i)
    if bounds is None or alias is None or alias.entity.kind not in ("organisation", "group"):
        return None
    entity = alias.entity
    return Mention(
        *bounds, i, entity.kind, entity.id, entity.name, entity.country, entity.sectors, entity, why=[alias.why]
    )
