"""`duizhao remove`: documents leave the library."""

from __future__ import annotations

import click

from webapp.commands.library import open_store, update_index
from webapp.commands.terminal import counted, home_option, json_option, print_json


@click.command("remove")
@click.argument("keys", nargs=-1, required=True, metavar="DOC...")
@home_option
@json_option
def command(keys: tuple[str, ...], as_json: bool) -> None:
    """Take documents out of the library and its index, with what was set about them by hand.

    The files they were added from stay where they are.
    """
    with open_store() as store:
        # All are looked up before any is removed, so that a misspelt name removes nothing.
        documents = {document.id: document for document in map(store.document, keys)}.values()
        for document in documents:
            store.remove(document.id)
        update_index(store)
    if as_json:
        print_json({"ok": True, "removed": [{"id": document.id, "path": document.path} for document in documents]})
        return
    for document in documents:
        click.echo(f"Removed: {document.path} ({document.id}), {counted(document.passages, 'passage')}")
