"""Progress of long work: a bar on stderr where a person watches, nothing where it is a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Bar(Protocol):
    """Called with what is done and what there is to do, and with what is being worked on."""

    def __call__(self, done: int, total: int, doing: str = "") -> None:
        """Show the progress."""


@contextmanager
def progress(label: str) -> Iterator[Bar]:
    """A bar with ``label`` before it while the block runs."""
    if not sys.stderr.isatty():
        yield lambda done, total, doing="": None
        return
    # Imported here for the start-up time: most calls are short or made by scripts.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[doing]}", markup=False),
    )
    # What is printed meanwhile goes above the bar, unless it goes to a file or a pipe.
    console, both = Console(stderr=True), sys.stdout.isatty()
    with Progress(*columns, console=console, transient=True, redirect_stdout=both) as bar:
        task = bar.add_task(label, total=None, doing="")
        yield lambda done, total, doing="": bar.update(task, completed=done, total=total, doing=doing)
