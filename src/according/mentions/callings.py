"""What persons are called in a report, wherever it names them: "the director" may come long after "director Lee".

Titles before a name, appositions after it ("Ann Lee, a director of the fund,") and predicates ("Lee is a director")
all count, for every mention of that name. Words of one family call the same person ("comedian", "comic").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.resources import table

COLUMNS = ("word", "also", "source")


@cache
def families() -> dict[str, frozenset[str]]:
    """By each word that may have called somebody, the words that may call the same person afterwards.

    From `lexicons/en/person_words.tsv`: `word` may stand for whoever was called any of `also`, not the other way round.
    """
    found: dict[str, set[str]] = {}
    for row in table("person_words", COLUMNS):
        for other in row.words("also"):
            found.setdefault(other, set()).add(row["word"])
    return {word: frozenset(others) for word, others in found.items()}


def callings(graph: Graph, mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """Words that call each person whom the report names, by name."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.name and mention.link is None:
            found.setdefault(mention.name, set()).update(_words(graph, mention))
    kin = families()
    return {name: frozenset({*words, *(other for word in words for other in kin.get(word, ()))})
            for name, words in found.items()}  # fmt: skip


def _words(graph: Graph, mention: Mention) -> set[str]:
    """What this mention, its appositions and its predicate call the person."""
    first = mention.first if mention.first >= 0 else mention.head
    titles = [i for i in range(mention.start, first) if graph.pos[i] in ("NOUN", "PROPN")]
    words = {_lemma(graph, i) for i in titles if graph.dep[i] != "nmod:poss"}  # "the boy's uncle Ann Lee" is no boy
    if mention.noun is not None:
        words.add(mention.noun.text.split()[-1])
    for child in graph.children[mention.head]:
        if graph.base[child] == "appos" and graph.pos[child] == "NOUN":
            words.add(_lemma(graph, child))
    above = graph.head[mention.head]
    told = graph.dep[mention.head] == "nsubj" and graph.pos[above] == "NOUN"
    if told and any(graph.dep[child] == "cop" for child in graph.children[above]):
        words.add(_lemma(graph, above))
    return words


def _lemma(graph: Graph, i: int) -> str:
    return graph.doc[i].lemma_.lower() or graph.lower[i]
