"""The manifest of a folder of weights: the checksum of each of its files, which are checked against it at load."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def enter(path: Path) -> None:
    """Writes a file's checksum into the manifest beside it; those of other files stay as they are."""
    manifest = path.parent / "manifest.json"
    stored = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {"sha256": {}}
    stored["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    stored["sha256"] = dict(sorted(stored["sha256"].items()))
    manifest.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
