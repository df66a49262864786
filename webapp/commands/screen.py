"""The terminal's screen for tables and colours; in a file or a pipe the same text, plain and unbroken."""

from __future__ import annotations

import sys

from rich.console import Console

PIPE_WIDTH = 200
"""Columns where nobody looks: enough that a table's lines are not broken."""


def screen() -> Console:
    """What is printed to. Text is printed as it is: nothing in it is taken for markup."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    return Console(width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)
