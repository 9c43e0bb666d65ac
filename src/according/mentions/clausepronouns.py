"""What the clauses around a pronoun tell of whom it stands for: who reports them, who does what they tell, whether
it is anybody at all. Of the mentions before it only those that stand at heads of such clauses are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.words import word_class

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "themselves"})
IT = frozenset({"it", "itself"})
SEEMS = frozenset(
    {
        "seem", "appear", "turn", "happen", "take", "follow", "remain", "become", "emerge", "transpire", "matter",
        "fall", "help", "pay", "cost", "hurt",
    }
)  # fmt: skip
"""Verbs that take an "it" before a clause."""
SAYING = frozenset(
    {
        "say", "tell", "claim", "add", "insist", "deny", "announce", "argue", "believe", "confirm", "declare",
        "state", "think", "allege", "acknowledge", "admit", "maintain", "note", "report", "stress", "warn", "hope",
        "know", "vow", "pledge", "promise", "reveal", "conclude", "indicate", "suggest", "explain", "feel",
    }
)  # fmt: skip
"""Verbs whose clause is mostly about their own subject, where that clause begins with a pronoun."""
READY = frozenset({"ready", "able", "willing", "unable", "unwilling", "prepared", "determined", "likely", "set"})
BODY_NOUNS = frozenset({"group", "militia", "movement", "army", "gang", "faction", "coalition", "company", "party",
                        "opposition"})  # fmt: skip
"""Nouns of bodies for which "it" may stand though they have no name."""
RELATIVES = frozenset({"who", "that", "which"})


def doer(graph: Graph, i: int, by_head: Mapping[int, Mention]) -> Mention | None:
    """Whom a reflexive pronoun stands for: the subject of its clause."""
    verb = graph.governor(i)
    subjects = [child for child in graph.children[verb] if graph.base[child] == "nsubj"]
    return by_head.get(subjects[0]) if subjects else None


def expletive(graph: Graph, i: int) -> bool:
    """ "It is not known how many", "it seems that": an it that stands for no party."""
    verb = graph.governor(i)
    below = {graph.base[c] for c in graph.children[verb]}
    if graph.dep[i] == "expl" or "csubj" in below:
        return True
    if "cop" in below:
        return graph.pos[verb] == "NOUN" or "ccomp" in below or ("xcomp" in below and graph.lower[verb] not in READY)
    if any(graph.dep[c] == "aux:pass" for c in graph.children[verb]):
        return True
    return bool(below & {"ccomp", "xcomp", "acl"}) and graph.doc[verb].lemma_.lower() in SEEMS


def told_by(
    graph: Graph, i: int, word: str, by_head: Mapping[int, Mention], owner: Callable[[int], Mention | None]
) -> Mention | None:
    """ "The ministry said it had", "Lee says she": the subject of a reported clause is who reports it.

    Of what a lawyer or spokesman of a named person says it is that person ("his lawyer said he"; `owner` tells whose).
    """
    verb = graph.governor(i)
    if graph.role(i) not in ("nsubj", "nsubj:pass") or graph.base[verb] != "ccomp":
        return None
    above = graph.head[verb]
    if graph.doc[above].lemma_.lower() not in SAYING or i < above:
        return None
    for child in graph.children[above]:
        if graph.dep[child] == "nsubj" and graph.lower[child] == "who" and graph.base[above] == "acl":
            child = graph.head[above]  # "the man, who told them that he"
        other = by_head.get(child) if graph.dep[child] == "nsubj" or child == graph.head[above] else None
        if other is None or other.end > i:
            continue
        client = _client(graph, child, by_head, owner)
        if client is not None and agrees(word, client):
            return client
        group = other.kind == "agent" and other.noun is not None and other.noun.kind == "group"
        body = (group or other.kind == "organisation") and not other.plural
        many = word in THEY and "COP" in other.sectors  # "Riverton Police said they"
        if agrees(word, other) or (word in IT and body) or many:
            return other
    return None


def _client(
    graph: Graph, i: int, by_head: Mapping[int, Mention], owner: Callable[[int], Mention | None]
) -> Mention | None:
    """For which named person the lawyer or spokesman at token i speaks: what he says is about that one."""
    if graph.doc[i].lemma_.lower() not in word_class("speaking_for"):
        return None
    for child in graph.children[i]:
        if graph.dep[child] == "nmod:poss" or (graph.base[child] == "nmod" and "for" in graph.cases(child)):
            other = by_head.get(child) or owner(child)
            return other if other is not None and other.kind == "person" and other.name is not None else None
    return None


def relative(graph: Graph, i: int, word: str, by_head: Mapping[int, Mention]) -> Mention | None:
    """ "Ryan, who used the same words when asked whether he would": the subject under a relative's own subject."""
    if not graph.role(i).startswith("nsubj"):
        return None
    node = graph.governor(i)
    for _ in range(5):
        if graph.base[node] == "acl" and graph.lower[i] not in IT:
            subjects = [child for child in graph.children[node] if graph.base[child] == "nsubj"]
            other = by_head.get(graph.head[node])
            if i in subjects or other is None or not subjects or graph.lower[subjects[0]] not in RELATIVES:
                return None
            return other if other.end <= i and agrees(word, other) else None
        if graph.base[node] not in ("advcl", "ccomp", "xcomp", "conj"):
            return None
        node = graph.head[node]
    return None


def implied_subjects(graph: Graph, i: int) -> set[int]:
    """Who does what is done to the pronoun at token i, told by a clause above: nobody does it to himself.

    "Police chased and arrested them", "the government's failure to free them", "ordered the army to free them".
    """
    node = graph.governor(i)
    if graph.role(i).startswith("nsubj"):
        return set()
    if graph.base[i] == "nmod" and graph.pos[node] == "NUM" and "of" in graph.cases(i):
        node = graph.governor(node)  # "arrested ten of them"
    for _ in range(4):
        below = graph.children[node]
        if graph.pos[node] == "NOUN":
            return {child for child in below if graph.dep[child] == "nmod:poss"}
        subjects = {child for child in below if graph.base[child] == "nsubj"}
        if subjects or graph.base[node] not in ("xcomp", "conj", "advcl", "acl"):
            return subjects | {c for one in subjects for c in graph.children[one] if graph.base[c] == "conj"}
        link, node = graph.base[node], graph.head[node]
        told = {child for child in graph.children[node] if graph.base[child] in ("obj", "iobj")}
        if link == "xcomp" and told and i not in told:
            return told
    return set()


def heads_subject(graph: Graph, pronoun: int, other: int, by_head: Mapping[int, Mention]) -> bool:
    """Whether it is whose body acts on the pronoun: "the government of Lee accused him" of somebody else."""
    verb, node = graph.governor(pronoun), other
    for _ in range(3):
        node = graph.head[node]
        body = by_head.get(node)
        if graph.base[node] == "nsubj" and graph.head[node] == verb:
            return body is not None and body.kind == "organisation"
    return False


def same_clause(graph: Graph, pronoun: int, other: int) -> bool:
    """Whether both hang on one verb: "Putin told him" is not himself."""
    return graph.governor(pronoun) == graph.governor(other) or graph.governor(pronoun) == other


def agrees(word: str, other: Mention) -> bool:
    if other.byline:
        return False
    kind = other.stands or other.kind
    person = kind == "person" or (
        kind == "agent" and other.noun is not None and other.noun.kind == "person" and not other.plural
    )
    if other.kind == "pronoun" and not other.stands:
        person = other.gender is not None
    if word in HE | SHE:
        wrong = "f" if word in HE else "m"
        return person and other.gender != wrong and not other.plural
    if word in THEY:
        return other.plural or other.many or kind == "group" or (other.noun is not None and other.noun.kind == "group")
    if other.plural or person:
        return False
    body = kind == "agent" and other.noun is not None and other.noun.text.split()[-1] in BODY_NOUNS
    return (body and (other.definite or other.name is not None)) or (
        kind in ("organisation", "group", "country") and other.name is not None
    )
