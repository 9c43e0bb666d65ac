"""Sources of claims in words that are no party elsewhere: "his call", "Beijing's commitments", "according to Seoul".

A possessor is the source where the model's attribution heads say so; "the statement" that says something is whose
statement the report has told of just before ("in a statement the port said"). Mentions made here are sources only.
"""

from __future__ import annotations

from according.mentions.corefer import Corefer
from according.mentions.documents import DOCUMENTS, document_lemma, maker_of, mention_at
from according.mentions.graph import Graph
from according.mentions.mention import Mention

POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})
SPEECH = frozenset({"call", "claim", "promise", "pledge", "vow", "commitment", "demand", "threat", "warning", "request",
                    "accusation", "allegation", "denial", "assertion", "statement", "announcement", "belief", "hope",
                    "fear", "suggestion", "appeal", "refusal", "insistence", "offer", "proposal", "complaint",
                    "declaration", "admission", "remark", "assurance", "contention", "criticism"})  # fmt: skip
"""Nouns for what somebody says, whose possessor says it."""
STATE_USES = frozenset({"capital", "region", "name"})
BACK = 5
"""How many sentences back the telling of a statement may stand."""
GIVING = frozenset({"say", "release", "issue", "write", "add", "announce", "respond", "post", "publish", "send", "read",
                    "confirm", "tell", "file", "tweet", "note", "state", "deny", "condemn", "call", "adopt",
                    "pass"})  # fmt: skip
"""Verbs with which somebody makes a statement or another document, or speaks in one."""
MAKING = {"suit": "sue", "lawsuit": "sue", "tweet": "tweet", "indictment": "indict"}
"""Verbs that tell of a document without naming it."""
AGAIN = frozenset({"the", "this", "that"})


def sources(graph: Graph, corefer: Corefer) -> list[Mention]:
    """Mentions for words of sources that none covers yet, with the identity of whom they stand for."""
    covered = {i for mention in corefer.mentions for i in range(mention.start, mention.end)}
    found: list[Mention] = []
    for i in _candidates(graph):
        if i in covered:
            continue
        mention = _possessor(graph, corefer, i) or _state(graph, corefer, i) or _document(graph, corefer, i)
        if mention is not None:
            found.append(mention)
            covered |= set(range(mention.start, mention.end))
    return found


def _candidates(graph: Graph) -> list[int]:
    """Heads of the model's source phrases, possessors of what is said, and documents that are the subject of a verb."""
    found = {_head(graph, first, last) for first, last in _bounds(graph)}
    for i in range(len(graph)):
        owns = graph.dep[i] == "nmod:poss" and document_lemma(graph, graph.head[i]) in SPEECH
        tells = graph.dep[i] == "nsubj" and graph.lower[i] in DOCUMENTS and graph.pos[graph.head[i]] == "VERB"
        if owns or tells:
            found.add(i)
    return sorted(found)


def _bounds(graph: Graph) -> list[tuple[int, int]]:
    """Token bounds of the model's source phrases."""
    return [(span.start, span.end) for span in graph.doc.spans.get("sources", ())]


def _head(graph: Graph, first: int, last: int) -> int:
    """The word of tokens [first, last) that hangs on something outside."""
    inside = range(first, last)
    heads = [i for i in inside if graph.head[i] not in inside or graph.head[i] == i]
    return next((i for i in heads if graph.pos[i] not in ("PUNCT", "SPACE")), first)


def _possessor(graph: Graph, corefer: Corefer, i: int) -> Mention | None:
    """ "His promise", "its call for talks": whom the pronoun stands for."""
    if graph.lower[i] not in POSSESSIVES or graph.dep[i] != "nmod:poss":
        return None
    owner = corefer.owner(i)
    if owner is None or (owner.name is None and owner.country is None):
        return None
    mention = Mention(i, i + 1, i, "pronoun", why=["parties: possessor as a source"])
    mention.take(owner, "parties: pronoun's antecedent")
    mention.noun, mention.plural = owner.noun, owner.plural
    return mention


def _state(graph: Graph, corefer: Corefer, i: int) -> Mention | None:
    """ "Washington's commitments", "according to Seoul": a state or capital that is a source speaks as a government."""
    bounds, alias = corefer.choice.bounds(i), corefer.choice.best(i)
    if bounds is None or alias is None or alias.use not in STATE_USES or graph.base[i] == "compound":
        return None
    entity = alias.entity
    if entity.kind not in ("country", "capital", "region"):
        return None
    if alias.use == "region" or entity.kind == "region":
        return None  # a region's name is a place more often than its government
    sectors = entity.sectors if "GOV" in entity.sectors else ("GOV", *entity.sectors)
    return Mention(
        *bounds, i, "country", entity.id, entity.name, entity.country, sectors, entity,
        why=[alias.why, "parties: a state as a source"],
    )  # fmt: skip


def _document(graph: Graph, corefer: Corefer, i: int) -> Mention | None:
    """ "The statement", after the report has told who made one."""
    lemma = document_lemma(graph, i)
    if lemma not in DOCUMENTS or graph.pos[i] not in ("NOUN", "PROPN"):
        return None
    start, end = graph.core(i)
    words = graph.lower[start:end]
    if not AGAIN & set(words[:1]) or end - start > 3:
        return None
    maker = _told_before(graph, corefer, i, lemma)
    if maker is None:
        return None
    mention = Mention(start, end, i, "agent", why=["parties: document"])
    mention.take(maker, "parties: who made the document told of before")
    mention.stands = "document"
    return mention


def _told_before(graph: Graph, corefer: Corefer, i: int, lemma: str) -> Mention | None:
    """Who made the document of that kind which stands nearest before token i."""
    for k in range(i - 1, -1, -1):
        if graph.sentence[i] - graph.sentence[k] > BACK:
            return None
        told = graph.pos[k] == "VERB" and document_lemma(graph, k) == MAKING.get(lemma)
        if told and (maker := _subject(graph, corefer, k)) is not None:
            return maker
        if graph.pos[k] not in ("NOUN", "PROPN") or document_lemma(graph, k) != lemma:
            continue
        known = next((m for m in corefer.mentions if m.head == k and m.stands == "document"), None)
        if known is not None:
            return known.link or known
        maker = maker_of(graph, corefer, k) or _giver(graph, corefer, k)
        if maker is not None:
            return maker
    return None


def _giver(graph: Graph, corefer: Corefer, k: int) -> Mention | None:
    """Who speaks in or releases the document at token k: the subject of the verb above it."""
    node, steps = k, 0
    while graph.head[node] != node and steps < 4:
        node, steps = graph.head[node], steps + 1
        if graph.pos[node] != "VERB":
            continue
        if (graph.doc[node].lemma_.lower() or graph.lower[node]) not in GIVING:
            return None
        if (giver := _subject(graph, corefer, node)) is not None:
            return giver
        if graph.base[node] not in ("conj", "xcomp", "advcl", "parataxis"):
            return None
    return None


def _subject(graph: Graph, corefer: Corefer, verb: int) -> Mention | None:
    """Who does what a verb says."""
    for child in graph.children[verb]:
        if graph.dep[child] == "nsubj":
            return corefer.by_head.get(child) or mention_at(corefer, child)
    return None
