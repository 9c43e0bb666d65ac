"""What tests share: where the corpora are, if anywhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public corpora; the test is skipped, with a message, where it is absent."""
    path = Path(os.environ.get("ACCORDING_SHARED", ROOT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip(f"the corpora are not at {path} (set ACCORDING_SHARED to run this test)")
    return path
