"""A progress bar on standard error, silent where that is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


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
