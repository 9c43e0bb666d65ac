"""Which claims are links of an event's chain, and in what order: own sentences, read by the reading model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from according.attribution import find_claims, status_of
from according.attribution.chain import once
from according.document import Claim, Document, Party
from according.spans import Span

from .fixtures import build

CASES: list[tuple[str, str, list[str | None]]] = [
    # one speaker, two cues
    ("The envoys reiterated calls to halt the deployment of troops.", "deployment", ["The envoys"]),
    # who closes the sentence is outermost
    ("The group vowed to bomb the port, officials said.", "bomb", ["officials", "The group"]),
    # hearsay in a clause that describes
    ("Guards freed Ann Lee, who was reportedly arrested at home.", "arrested", [""]),
    # what somebody unnamed fears
    ("The envoy left amid fears that rebels would bomb the port. “We hope for peace,” she said.", "bomb", [""]),
    # described, not told
    ("The raid was announced by officials who say six people were killed.", "killed", ["officials"]),
    ("Politicians are calling for foreigners convicted of crimes to be deported.", "deported", ["Politicians"]),
    ("Officials said the army, which had shelled the port, was leaving.", "shelled", []),
    # told by the outlet behind a quotation
    ("Kim declared “we are ready for them” after troops attacked the port.", "attacked", []),
    # how it was said
    ("The ministry responded to the vote by threatening the island.", "threatening", []),
    # a topic, what is not told, what is done again
    ("The minister commented on the attack in Lyon.", "attack", []),
    ("The mayor failed to mention the attack on the port.", "attack", []),
    ("The mayor reiterated her support for the strike.", "support", []),
    # a finite verb is joined to no infinitive
    ("The group has vowed to bomb the port and deployed its guns there.", "deployed", []),
    ("France has said that it backs the army but denies sending weapons.", "sending", ["it"]),
    # what sees and cannot tell
    ("The year has seen soldiers attack the camp.", "attack", []),
    ("The army cut short the drill, citing safety reasons, after rebels attacked the camp.", "attacked", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "sources"), CASES, ids=[case[0][:30] for case in CASES])
def test_links(
    nlp: Language, document: Callable[..., Document], text: str, trigger: str, sources: list[str | None]
) -> None:
    doc = nlp(text)
    claims = find_claims(doc, document(text), ())
    token = next(token for token in doc if token.text == trigger)
    _, links, _ = status_of(token, doc, document(text), claims)
    found = [link.source.text if link.source else "" for link in links]
    assert len(found) == len(sources), [link.to_dict() for link in links]
    assert all(source is None or source in name for source, name in zip(sources, found, strict=True)), found


def test_one_source_phrase_gives_one_link() -> None:
    text = "Envoys reiterated calls to halt raids"
    doc = build(text, [
        ("Envoys", "envoy", "NOUN", "nsubj", 2), ("reiterated", "reiterate", "VERB", "root", 0),
        ("calls", "call", "NOUN", "obj", 2), ("to", "to", "PART", "mark", 5), ("halt", "halt", "VERB", "acl", 3),
        ("raids", "raid", "NOUN", "obj", 5),
    ])  # fmt: skip
    source = Party(0, 6, "Envoys")
    outer = Claim(source, Span.of(text, 7, 17), (Span.of(text, 18, 37),))
    inner = Claim(source, Span.of(text, 7, 23), (Span.of(text, 24, 37),), stance="demands")
    assert once([outer, inner], doc[5], doc) == [inner]
