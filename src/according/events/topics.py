"""What a report is about: sport, weather, business, culture, an accident. Plain verbs in such reports are rarely
events, and nobody need have killed those who died."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from according.resources import table

SHARE = 0.025  # topic words among a report's words, above which the topic holds
LEAST = 4  # topic words that must be there whatever the length
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


def topic_of(doc: Doc) -> str | None:
    """The topic that holds a report, or None.

    At least LEAST of its words and SHARE of all words are the topic's, and it speaks less of violence.
    """
    counts, total = topics_in(doc)
    violent = counts.pop(VIOLENCE, 0)
    counts.pop(CAMPAIGN, None)
    topic, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return topic if count >= LEAST and count >= SHARE * total and count > violent else None


def campaigning(doc: Doc) -> bool:
    """Whether a report is about an election campaign, by the same measure."""
    counts, total = topics_in(doc)
    return counts[CAMPAIGN] >= max(LEAST, SHARE * total) and counts[CAMPAIGN] > counts[VIOLENCE]


def topics_in(doc: Doc) -> tuple[Counter[str], int]:
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
