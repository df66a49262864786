"""`duizhao suggest`: what the library holds that begins like this, or may be meant by it."""

from __future__ import annotations

import click

from webapp.api.suggest import ask_suggestions, suggestions_json
from webapp.commands.asked import asked_values
from webapp.commands.library import open_library
from webapp.commands.terminal import counted, home_option, json_option, print_json


@click.command("suggest")
@click.argument("text", nargs=-1, required=True, metavar="TEXT")
@click.option("--limit", default="8", metavar="N", help="How many queries.  [default: 8]")
@home_option
@json_option
def command(text: tuple[str, ...], limit: str, as_json: bool) -> None:
    """Complete the end of a query by words, terms and titles of the library, with the passages that each finds.

    Where nothing begins so, other spellings and Chinese written in Pinyin are suggested.
    """
    with open_library() as library:
        values = asked_values(text, limit=limit)
        found, meant = ask_suggestions(values, library.index)
    if as_json:
        print_json(suggestions_json(values["q"], found, meant))
        return
    for each in found or meant:
        click.echo(f"{each.text}  ({each.kind}, {counted(each.passages, 'passage')})")
    if not found and not meant:
        click.echo("Nothing in the library begins so, and nothing is spelt like it.", err=True)
