"""Reports that are about sport, weather, business or culture: plain verbs in them are rarely events."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from according.resources import table

SHARE = 0.025  # topic words among a report's words, above which the topic holds
LEAST = 4  # topic words that must be there whatever the length


@cache
def topic_words(language: str = "en") -> Mapping[str, str]:
    """Lemma → topic, from `topics.tsv`."""
    return {
        word.replace("_", " "): row["topic"]
        for row in table("topics", ("topic", "words"), language)
        for word in row.words("words")
    }


def blocked_topic(doc: Doc) -> str | None:
    """The topic that holds a report, or None: at least LEAST of its words and SHARE of all words."""
    words = topic_words()
    counts: dict[str, int] = {}
    total = 0
    for token in doc:
        if token.is_alpha:
            total += 1
            topic = words.get(token.lemma_.lower() or token.lower_)
            if topic:
                counts[topic] = counts.get(topic, 0) + 1
    for topic, count in sorted(counts.items(), key=lambda item: -item[1]):
        if count >= LEAST and count >= SHARE * total:
            return topic
    return None
