"""What the commands share: where the library is, and how answers reach stdout."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from webapp.settings import Settings, resolve

if TYPE_CHECKING:  # not every command searches
    from indexer.notes import Note

_HOME = "duizhao.home"


def _remember_home(ctx: click.Context, _option: click.Parameter, value: Path | None) -> None:
    if value:
        ctx.meta[_HOME] = value  # one dictionary for the group and its command, so --home may stand at either


home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    expose_value=False,
    callback=_remember_home,
    help="Where the library lives. Otherwise DUIZHAO_HOME says so, or it is this user's own library.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")


def settings(**given: object) -> Settings:
    """The settings in force for this command; ``given`` are those among its options."""
    return resolve(click.get_current_context().meta.get(_HOME), given)


def print_json(answer: dict[str, Any]) -> None:
    """Print an answer as one line of JSON."""
    click.echo(json.dumps(answer, ensure_ascii=False))


def print_notes(notes: Iterable[Note]) -> None:
    """Print on stderr what was understood, added or left out."""
    for note in notes:
        click.echo(f"Note: {note.text}", err=True)


def counted(number: int, noun: str) -> str:
    """``1 passage``, ``2 passages``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
