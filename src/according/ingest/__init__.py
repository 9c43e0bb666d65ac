"""Ingest: bytes to Documents. Text, HTML, JSONL, folders and standard input, each with its regions.

`sources` walks what the command line names, `ingest` makes a Document of one of them; `from_text` and
`from_html` do it for what is already in memory.
"""

from according.ingest.documents import from_html, from_text, ingest
from according.ingest.source import Source
from according.ingest.sources import sources

__all__ = ["Source", "from_html", "from_text", "ingest", "sources"]
