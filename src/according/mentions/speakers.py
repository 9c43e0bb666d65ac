"""In whose words a token stands, by the model's attribution heads: content spans and the sources linked to them."""

from __future__ import annotations

from collections.abc import Iterator

from according.mentions.graph import Graph

OPENS, CLOSES, EITHER = frozenset("“"), frozenset("”"), frozenset({'"', "''", "``"})
SINGLE = frozenset("'‘’")


def quoted_tokens(graph: Graph) -> frozenset[int]:
    """Tokens within quotation marks, double or, outside of these, single; a line's end closes what was left open."""
    found: list[int] = []
    inside = single = False
    for i, word in enumerate(graph.words):
        if "\n" in word:
            inside = single = False
        elif word in OPENS or word in CLOSES or word in EITHER:
            inside = word in OPENS or (word in EITHER and not inside)
        elif word in SINGLE and not inside:
            single = _opens(graph, i) or (single and not _closes(graph, i))
        elif inside or single:
            found.append(i)
    return frozenset(found)


def _opens(graph: Graph, i: int) -> bool:
    """Whether a single mark stands where a quotation begins: after a blank, before a word."""
    text, at = graph.doc.text, graph.starts[i]
    return graph.words[i] != "’" and not text[at - 1 : at].strip() and text[at + 1 : at + 2].isalnum()


def _closes(graph: Graph, i: int) -> bool:
    """Whether a single mark stands where a quotation ends, and is no possessive of a plural ("the players' coach")."""
    return not graph.doc.text[graph.ends[i] : graph.ends[i] + 1].isalnum() and graph.pos[i] != "PART"


class Speakers:
    """The source of the innermost attribution around each token of one Doc.

    A Doc without attribution spans (another pipeline's) has none, and the tree alone tells who speaks.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._around: dict[int, tuple[int, tuple[int, int]]] = {}
        sources = graph.doc.spans.get("sources", ())
        self._sources = {i for span in sources for i in range(span.start, span.end)}
        for content, source in self._links():
            size = content[1] - content[0]
            for i in range(*content):
                if i not in self._around or size < self._around[i][0]:
                    self._around[i] = (size, source)

    def _links(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Token bounds of contents with those of their sources."""
        doc = self.graph.doc
        if not doc.has_extension("attribution_links") or "contents" not in doc.spans or "sources" not in doc.spans:
            return
        sources, contents = doc.spans["sources"], doc.spans["contents"]
        for _, source, chosen in doc._.attribution_links or []:
            for number in chosen if source >= 0 else ():
                content, span = contents[number], sources[source]
                yield (content.start, content.end), (span.start, span.end)

    def source_of(self, i: int) -> tuple[int, int] | None:
        """Tokens [start, end) of who says the words around token i; None for the outlet's own voice."""
        found = self._around.get(i)
        return found[1] if found is not None and not found[1][0] <= i < found[1][1] else None

    def speaks(self, start: int, end: int) -> bool:
        """Whether tokens [start, end) hold the head of the phrase of a source, not a name within it."""
        sources = self._sources
        return any(i in sources and self.graph.head[i] not in sources for i in range(start, end))

    def is_source(self, i: int) -> bool:
        """Whether token i stands in the phrase of a source."""
        return i in self._sources
