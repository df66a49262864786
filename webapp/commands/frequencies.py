"""`duizhao frequencies`: the words of a language, the commonest first."""

from __future__ import annotations

import click
from rich.table import Table

from corpus.types import LANGS
from indexer.counting.frequencies import ORDERS
from webapp.api.frequencies import ask_frequencies, frequencies_json
from webapp.commands.asked import asked_values, filter_options
from webapp.commands.library import open_library
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, home_option, json_option, print_json, print_notes


@click.command("frequencies")
@click.argument("lang", type=click.Choice(LANGS))
@click.argument("prefix", default="", metavar="[BEGINNING]")
@filter_options("document", "year", "status", "source", "collection")
@click.option("--function-words", is_flag=True, help="Count the, of, 的 and 和 too.")
@click.option("--sort", default=ORDERS[0], metavar="|".join(ORDERS), help="The order of the words.")
@click.option("--limit", default="50", metavar="N", help="How many words.  [default: 50]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@home_option
@json_option
def command(function_words: bool, as_json: bool, **given: str | tuple[str, ...]) -> None:
    """Count the words of a language, those alone that begin with BEGINNING if it is given.

    English words are counted together with their inflections.
    """
    with open_library() as library:
        values = asked_values((), function_words="1" if function_words else "0", **given)
        found = ask_frequencies(values, library.index)
    if as_json:
        print_json(frequencies_json(found))
        return
    print_notes(found.notes)
    table = Table("count", "passages", "word", "forms", box=None, pad_edge=False)
    for word in found.words:
        forms = ", ".join(f"{form} {count:,}" for form, count in word.forms) if word.forms[1:] else ""
        table.add_row(f"{word.count:,}", f"{word.passages:,}", word.word, forms)
    screen().print(table)
    shown = f"; {len(found.words)} shown" if len(found.words) < found.total else ""
    click.echo(f"{counted(found.total, 'different word')} of {found.running:,} running ones{shown}.")
