"""A progress bar on standard error, silent where that is no terminal.

rich takes a tenth of a second to import, which only a drawn bar is worth.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

FORCED = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which rich takes a pipe for a terminal."""


def _may_draw() -> bool:
    """False where rich would draw nothing, so that it need not be asked."""
    return sys.stderr.isatty() or any(os.environ.get(name) for name in FORCED)


class Bar(Protocol):
    """What a long job tells its progress to."""

    def advance(self) -> None: ...


class _Silent:
    def advance(self) -> None:
        return None


class _Drawn:
    def __init__(self, bar: Progress, noun: str) -> None:
        self.bar = bar
        self.task = bar.add_task(noun, total=None)

    def advance(self) -> None:
        self.bar.advance(self.task)


@contextmanager
def progress(noun: str = "documents") -> Iterator[Bar]:
    """A bar that counts `noun`; nothing is drawn when standard error goes to a file or a pipe."""
    if not _may_draw():
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Silent()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Drawn(bar, noun)


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step of a long job, told by (step, done, total); silent like progress()."""
    if not _may_draw():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step, done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=max(total, 1))

        yield tell
