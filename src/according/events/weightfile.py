"""The files of the small models of events: read whole, and held against the manifest beside them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from according.errors import ModelError


def checked(path: Path, what: str) -> bytes:
    """The content of a file whose checksum `manifest.json` beside it names; `what` it is stands in the error.

    Raises ModelError where either file is missing or the checksum is another.
    """
    manifest = path.parent / "manifest.json"
    for file in (path, manifest):
        if not file.is_file():
            raise ModelError(f"{file}: not there; {what} is missing from this installation")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    expected = json.loads(manifest.read_text("utf-8"))["sha256"].get(path.name)
    if found != expected:
        raise ModelError(f"{path}: sha256 is {found}, expected {expected}; install the package anew")
    return content
