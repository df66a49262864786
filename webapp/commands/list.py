"""`duizhao list`: what the library holds."""

from __future__ import annotations

import click

from corpus.types import Document
from webapp.commands.library import open_store
from webapp.commands.terminal import counted, home_option, json_option, print_json
from webapp.present import documents_json


@click.command("list")
@home_option
@json_option
def command(as_json: bool) -> None:
    """List the documents of the library, in order of adding."""
    with open_store() as store:
        documents = store.documents()
    if as_json:
        print_json(documents_json(documents))
    elif documents:
        _print_table(documents)
        passages = sum(document.passages for document in documents)
        click.echo(f"{counted(len(documents), 'document')}, {counted(passages, 'passage')}.")
    else:
        click.echo("The library is empty. `duizhao add PATH` reads documents into it.", err=True)


def _print_table(documents: tuple[Document, ...]) -> None:
    # Imported here for the start-up time: scripts ask for JSON and need no tables.
    from rich.table import Table

    from webapp.commands.screen import screen

    table = Table(box=None, pad_edge=False)
    table.add_column("Id", no_wrap=True, style="bold")
    table.add_column("Title", overflow="fold", ratio=1)
    table.add_column("Languages", no_wrap=True)
    table.add_column("Passages", justify="right", no_wrap=True)
    table.add_column("Added", no_wrap=True)
    table.add_column("Known by", overflow="fold")
    if any(document.collections for document in documents):
        table.add_column("Collections", overflow="fold")
    for document in documents:
        languages = " ".join(document.languages)
        table.add_row(
            document.id,
            _titles(document),
            languages,
            f"{document.passages:,}",
            document.added[:10],
            document.path,
            *([", ".join(document.collections)] if document.collections else []),
        )
    screen().print(table)


def _titles(document: Document) -> str:
    both = (document.reference.title_zh, document.reference.title_en)
    return "\n".join(title for title in both if title) or document.title
