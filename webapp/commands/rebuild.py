"""`duizhao rebuild`: everything that can be made again, made again."""

from __future__ import annotations

import click

from corpus.pipeline import Outcome, outdated, remake
from corpus.store import Store
from corpus.types import Document
from webapp.commands.library import open_library
from webapp.commands.progress import progress
from webapp.commands.terminal import counted, home_option, json_option, print_json


@click.command("rebuild")
@click.option("--documents", "everything", is_flag=True, help="Also take every document apart and pair it anew.")
@home_option
@json_option
def command(everything: bool, as_json: bool) -> None:
    """Make the search index anew.

    Documents that an earlier version of Duizhao took apart are first made again from their original
    files, which are kept in the library.
    """
    with open_library() as library:
        store = library.store
        documents = store.documents() if everything else outdated(store)
        failed = [outcome for outcome in _remake(documents, store) if outcome.error]
        with progress("Indexing") as bar:
            library.index.rebuild(bar)
            library.index.learned.update(anew=True)
        passages = sum(document.passages for document in store.documents())
    for outcome in failed:
        click.echo(f"Left as it was: {outcome.path}: {outcome.error}", err=True)
    made = len(documents) - len(failed)
    if as_json:
        print_json({"ok": True, "documents_made_again": made, "passages": passages})
        return
    if documents:
        click.echo(f"Made again: {counted(made, 'document')}.")
    click.echo(f"The index holds {counted(passages, 'passage')}.")


def _remake(documents: tuple[Document, ...], store: Store) -> list[Outcome]:
    outcomes = []
    with progress("Making again") as bar:
        for done, document in enumerate(documents):
            bar(done, len(documents), document.path)
            outcomes.append(remake(document, store))
    return outcomes
