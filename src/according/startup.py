"""spaCy's import, without what reading never uses.

A third of `import spacy` goes into spaCy's own command line (typer, requests, weasel) and into a table of the world's
languages; and thinc imports torch wherever that is installed, which takes longer than all the rest. The first two
are put off here until someone asks for them; torch is left out in processes that run According alone, and stays
importable there. Without this file everything works as it does with it, later.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import sys
from types import ModuleType
from typing import Any

HEAVY = ("torch", "cupy", "h5py")
"""What thinc imports where it finds it, for models that our own pipeline does not have."""
FEW_COLLECTIONS = 200_000
"""New objects after which garbage is looked for: 10,000 cost a fifteenth of the start, Python's own 700 more."""


def import_spacy(*, alone: bool = False) -> None:
    """Imports spaCy, once a process; `alone`: nothing but our own pipeline will run in it, so that torch is left out.

    Such a process also looks for circular garbage less often, for while modules and lexicons are loaded there is none,
    and no more when it ends, which took longer than all else at its end.
    Does nothing where spaCy has been imported before.
    """
    if "spacy" in sys.modules:
        return
    if alone:
        gc.set_threshold(FEW_COLLECTIONS, *gc.get_threshold()[1:])
        atexit.register(gc.freeze)
    commands, information = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    information.__dict__["info"] = _info
    stand_ins: dict[str, ModuleType | None] = {"spacy.cli": commands, "spacy.cli.info": information}
    if alone:
        # None in sys.modules makes an import fail as it does where nothing is installed.
        stand_ins.update({name: None for name in HEAVY if name not in sys.modules})
    if "langcodes" not in sys.modules:
        stand_ins["langcodes"] = _later("langcodes")
    known = sys.modules
    known.update(stand_ins)  # type: ignore[arg-type]
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            known.pop(name, None)
    spacy.__dict__["__getattr__"] = _late


def begin() -> None:
    """Looks for no garbage until `settled`: while modules and lexicons are loaded there is none."""
    gc.disable()


def settled() -> None:
    """Looks for garbage again, but not among what has been loaded, which stays. Does nothing the second time."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _later(name: str) -> ModuleType:
    """A module that stands for another and imports it when one of its names is first asked for."""
    stand_in = ModuleType(name)

    def of_the_real_one(attribute: str) -> object:
        # Whoever looks through sys.modules asks each module for its __file__: no reason to import it.
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(importlib.import_module(name), attribute)

    stand_in.__dict__["__getattr__"] = of_the_real_one
    return stand_in


def _late(name: str) -> ModuleType:
    """`spacy.cli`, which `import spacy` gives elsewhere, imported now."""
    if name == "cli":
        return importlib.import_module("spacy.cli")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


def _info(*arguments: Any, **named: Any) -> Any:
    """`spacy.info`, whose own module is imported at its first call."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **named)
