"""`duizhao collocates`: the words that stand near what a query matches."""

from __future__ import annotations

import click
from rich.table import Table

from indexer.counting.collocates import MEASURES, WINDOW
from webapp.api.collocates import LEAST, ask_collocates, collocates_json
from webapp.commands.asked import asked_values, query_options
from webapp.commands.library import open_library
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, home_option, json_option, print_json, print_notes


@click.command("collocates")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@query_options
@click.option("--lang", default="", metavar="zh|en", help="On this side; otherwise where the query has more.")
@click.option("--window", default=str(WINDOW), show_default=True, metavar="N", help="Words on either side.")
@click.option("--least", default=str(LEAST), show_default=True, metavar="N", help="How often a word has to stand.")
@click.option("--function-words", is_flag=True, help="Take the, of, 的 and 和 too.")
@click.option("--sort", default=MEASURES[0], metavar="|".join(MEASURES), help="The order of the words.")
@click.option("--limit", default="30", metavar="N", help="How many words.  [default: 30]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@home_option
@json_option
def command(query: tuple[str, ...], function_words: bool, as_json: bool, **given: str | tuple[str, ...]) -> None:
    """List the words that stand near QUERY more often than chance would have it, the most surprising first.

    Log-likelihood above 10.83 is significant at p < 0.001; it is negative for words that avoid the query.
    """
    with open_library() as library:
        values = asked_values(query, function_words="1" if function_words else "0", **given)
        found = ask_collocates(values, library.index)
    if as_json:
        print_json(collocates_json(found))
        return
    print_notes(found.notes)
    table = Table("likelihood", "near", "left", "right", "passages", "in all", "word", box=None, pad_edge=False)
    for word in found.words:
        numbers = (word.count, word.left, word.right, word.passages, word.overall)
        table.add_row(f"{word.likelihood:.2f}", *(f"{number:,}" for number in numbers), word.word)
    screen().print(table)
    shown = f"; {len(found.words)} shown" if len(found.words) < found.total else ""
    click.echo(f"{counted(found.total, 'collocate')} of {counted(found.nodes, 'occurrence')}{shown}.")
