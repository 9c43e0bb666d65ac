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
    words = topic_words()
    counts: Counter[str] = Counter()
    total = 0
    for token in doc:
        if token.is_alpha:
            total += 1
            topic = words.get(token.lemma_.lower() or token.lower_)
            if topic:
                counts[topic] += 1
    violent = counts.pop(VIOLENCE, 0)
    topic, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return topic if count >= LEAST and count >= SHARE * total and count > violent else None
