"""spaCy's import without what reading never uses: put off, not lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from according.startup import _import_late, import_spacy

PROGRAM = """
import sys
from according.startup import HEAVY, import_spacy
import_spacy(alone=True)
loaded = [name for name in ("typer", "requests", "weasel", "langcodes.data_dicts", *HEAVY) if name in sys.modules]
import spacy
print(loaded, "spacy.cli" in sys.modules)
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__, callable(spacy.cli.download))
print(spacy.util.find_matching_language("eng"))
"""


@pytest.mark.slow
def test_what_was_put_off_is_there_when_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["[] False", "True True", "en"], done.stderr


def test_a_second_import_changes_nothing() -> None:
    import spacy

    before = dict(sys.modules)
    import_spacy(alone=True)
    assert sys.modules == before
    assert not hasattr(spacy, "no_such_name")


def test_a_module_that_is_absent_or_loaded_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _import_late("no_such_module")
    assert "no_such_module" not in sys.modules
    known = sys.modules["json"]
    _import_late("json")
    assert sys.modules["json"] is known
