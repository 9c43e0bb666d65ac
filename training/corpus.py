"""What every reader of a corpus yields: words in order, with whatever that corpus says of them.

Anything a corpus does not annotate is `None` (tags) or missing (trees, links), and no loss is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field

IGNORED = -2


@dataclass(slots=True)
class Text:
    """One document. `tags` maps a head's name to one class (or None) per word.

    `heads` holds for each word the index of its head word, -1 for a root, -2 where there is no tree;
    `cuts` the word indexes at which a window may begin; `links` triples of cue words, source words and
    content words.
    """

    name: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    paragraphs: list[bool] = field(default_factory=list)
    tags: dict[str, list[str | None]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    factuality: dict[int, float] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)
    links: list[tuple[list[int], list[int], list[int]]] = field(default_factory=list)


def bio_of(spans: list[tuple[int, int, str]], length: int) -> list[str | None]:
    """B-, I- and O tags of word spans (begin, end, kind) that do not overlap."""
    tags: list[str | None] = ["O"] * length
    for begin, end, kind in spans:
        for i in range(begin, end):
            mark = "B" if i == begin else "I"
            tags[i] = f"{mark}-{kind}" if kind else mark
    return tags
