"""spaCy's import without what reading never uses: put off, not lost."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from according.startup import _later, begin, import_spacy, settled

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


def test_a_stand_in_imports_the_module_for_its_names_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = _later("wave")
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    assert not hasattr(stand_in, "__file__")
    assert "wave" not in sys.modules
    assert stand_in.WAVE_FORMAT_PCM == sys.modules["wave"].WAVE_FORMAT_PCM


@pytest.mark.slow
def test_garbage_is_looked_for_again_once_all_is_loaded() -> None:
    before, frozen = gc.isenabled(), gc.get_freeze_count()
    try:
        begin()
        assert not gc.isenabled()
        settled()
        assert gc.isenabled()
        assert gc.get_freeze_count() >= frozen
        count = gc.get_freeze_count()
        settled()
        assert gc.get_freeze_count() <= count
    finally:
        (gc.enable if before else gc.disable)()
