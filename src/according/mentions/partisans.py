"""Members that stand for their party: "the Social Democrats", "the Greens", "the Conservatives".

A plural in capitals after "the" names the party of the mention's country whose name has the word in another form
("Democrats": "Democratic Party").
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.graph import Graph
from according.mentions.longforms import LongForms
from according.mentions.mention import Mention

FORMS = {
    "democrats": "Democratic Party", "conservatives": "Conservative Party", "liberals": "Liberal Party",
    "socialists": "Socialist Party", "greens": "Green Party", "communists": "Communist Party",
    "republicans": "Republican Party", "nationalists": "Nationalist Party", "progressives": "Progressive Party",
}  # fmt: skip
"""What the party of such members is called, with the words before it: "Social Democrats", "Social Democratic Party"."""


def partisans(graph: Graph, mentions: Iterable[Mention], long_forms: LongForms) -> None:
    """Identity of plural members by the one party of their country that is called so, in place."""
    for mention in mentions:
        word = graph.words[mention.head]
        form = FORMS.get(word.lower())
        if form is None or not word[0].isupper() or mention.name is not None or mention.country is None:
            continue
        first = mention.head
        while first > mention.start and graph.words[first - 1][:1].isupper() and graph.lower[first - 1] != "the":
            first -= 1
        before = " ".join(graph.words[first : mention.head])
        party = long_forms.find(f"{before} {form}".strip(), mention.country)
        if party is not None:
            mention.id, mention.name, mention.entity = party.id, party.name, party
            mention.sectors = party.sectors
            mention.why += [party.why, "parties: members of the party"]
