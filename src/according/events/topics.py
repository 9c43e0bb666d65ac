"""What a report is about: sport, weather, business, culture, an accident. Plain verbs in such reports are rarely
events, and nobody need have killed those who died.

A file may hold several articles; each plays on a stage (public.py) and has a topic of its own. A new one begins where a
headline follows a body: a house fire printed after the news of a war is told in an article where nobody public acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from according.document import Document, Party
from according.events.public import Stage, stage_of
from according.resources import table

SHARE = 0.025  # topic words among a report's words, above which the topic holds
LEAST = 4  # topic words that must be there whatever the length
ACCIDENT = "accident"
VIOLENCE = "violence"
"""The topic that no other stands beside: a report of a bombing speaks of fire and of crashed cars too."""
CAMPAIGN = "campaign"
"""No topic that shuts events out: but in a report of an election campaign attacks are mostly words."""


@cache
def topic_words(language: str = "en") -> Mapping[str, str]:
    """Lemma → topic, from `topics.tsv`."""
    return {
        word.replace("_", " "): row["topic"]
        for row in table("topics", ("topic", "words"), language)
        for word in row.words("words")
    }


def topic_of(doc: Doc | Span) -> str | None:
    """The topic that holds a report (or an article of it), or None.

    At least LEAST of its words and SHARE of all words are the topic's, and it speaks less of violence.
    """
    counts, total = topics_in(doc)
    violent = counts.pop(VIOLENCE, 0)
    counts.pop(CAMPAIGN, None)
    topic, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return topic if count >= LEAST and count >= SHARE * total and count > violent else None


def holds(doc: Doc | Span, topic: str, over: str | None = None, apart: frozenset[str] = frozenset()) -> bool:
    """Whether a report is about a topic by the same measure, and speaks of it more than of the topic `over`.

    Words of `over` that are in `apart` tell nothing.
    """
    counts, total = topics_in(doc)
    if over is not None and apart:
        counts[over] = sum(count for word, count in words_of(doc, over).items() if word not in apart)
    return counts[topic] >= max(LEAST, SHARE * total) and (over is None or counts[topic] > counts[over])


def words_of(doc: Doc | Span, topic: str) -> Counter[str]:
    """How often a report has each word of a topic."""
    words = topic_words()
    lemmas = (token.lemma_.lower() or token.lower_ for token in doc if token.is_alpha)
    return Counter(lemma for lemma in lemmas if words.get(lemma) == topic)


def topics_in(doc: Doc | Span) -> tuple[Counter[str], int]:
    """How many of a report's words belong to each topic, and how many words it has."""
    words = topic_words()
    counts: Counter[str] = Counter()
    total = 0
    for token in doc:
        if token.is_alpha:
            total += 1
            topic = words.get(token.lemma_.lower() or token.lower_)
            if topic:
                counts[topic] += 1
    return counts, total


@dataclass(frozen=True, slots=True)
class Article:
    """An article by its characters, with its stage, its topic, and whether it is about a campaign or violence."""

    start: int
    end: int
    stage: Stage
    topic: str | None
    campaign: bool
    violent: bool


def bounds(document: Document) -> Iterator[tuple[int, int]]:
    """First and past-the-end character of each article, in order; one for a document without inner headlines."""
    start, body = 0, False
    for region in sorted(document.regions, key=lambda region: region.start):
        if region.kind == "headline" and body:
            yield start, region.start
            start, body = region.start, False
        body = body or region.kind == "body"
    yield start, max(len(document.text), start)


def articles_of(
    doc: Doc, document: Document, parties: Sequence[Party], quarrels: frozenset[str] = frozenset()
) -> list[Article]:
    """The articles of a parsed document with its parties, in order. They cover it from end to end.

    `quarrels` are words of violence that campaigns have as well ("attack").
    """
    found: list[Article] = []
    for start, end in bounds(document):
        words = doc.char_span(start, end, alignment_mode="expand") if len(doc) else None
        text: Doc | Span = doc if words is None else words
        inside = [party for party in parties if start <= party.start < end]
        campaign, violent = holds(text, CAMPAIGN, VIOLENCE, quarrels), holds(text, VIOLENCE)
        found.append(Article(start, end, stage_of(document, inside), topic_of(text), campaign, violent))
    return found
