"""The terminal's screen for tables and colours; in a file or a pipe the same text, plain and unbroken."""

from __future__ import annotations

import sys

from rich.console import Console

PIPE_WIDTH = 200
"""Columns where nobody looks: enough that a table's lines are not broken."""


class Screen(Console):
    """A console that leaves it to the command group what a reader who has gone means; rich makes it a failure."""

    def on_broken_pipe(self) -> None:
        """Pass the error on."""
        raise BrokenPipeError


def screen() -> Screen:
    """What is printed to. Text is printed as it is: nothing in it is taken for markup."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    return Screen(width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)
