"""`duizhao translations`: how a term was translated in the documents of the library."""

from __future__ import annotations

import click
from rich.table import Table

from corpus.errors import BadParameter
from indexer.equivalents.translations import Rendering, Translations
from webapp.api.translations import ask_translations, translations_json
from webapp.commands.asked import asked_values, filter_options
from webapp.commands.library import open_library
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, home_option, json_option, print_json, print_notes


@click.command("translations")
@click.argument("term", nargs=-1, required=True, metavar="TERM")
@click.option("--lang", default="", metavar="zh|en", help="The language of the term; otherwise what it is written in.")
@filter_options("document", "year", "status")
@click.option("--limit", default="20", metavar="N", help="How many renderings to print.  [default: 20]")
@home_option
@json_option
def command(term: tuple[str, ...], as_json: bool, **given: str | tuple[str, ...]) -> None:
    """Tell how TERM was translated: its renderings, each with the query that finds its passages.

    Which words of a translation stand for the term is worked out by statistics: likely, not certain.
    """
    if not any(map(str.strip, term)):
        raise BadParameter("There is no term. Name one, as in `duizhao translations reform`.")
    with open_library() as library:
        values = asked_values((), term=" ".join(term), **given)
        found = ask_translations(values, library.index)
        titles = {document.id: document.title for document in library.store.documents()}
    if as_json:
        print_json(translations_json(found))
    else:
        _print(found, titles)


def _print(found: Translations, titles: dict[str, str]) -> None:
    print_notes(found.notes)
    if found.renderings:
        table = Table(box=None, header_style="bold", pad_edge=False)
        for heading in ("Rendering", "Passages", "Known from", "Documents", "Query"):
            table.add_column(heading, justify="right" if heading == "Passages" else "left")
        for each in found.renderings:
            table.add_row(each.text, str(each.passages), ", ".join(each.known), _where(each, titles), each.query)
        screen().print(table)
    click.echo(f"{counted(found.passages, 'passage')} with {found.term}, {found.paired} of them in both languages.")


def _where(each: Rendering, titles: dict[str, str]) -> str:
    return ", ".join(f"{titles.get(name, name)} {count}" for name, count in each.documents)
