"""`duizhao corrections`: what people changed in documents, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence

import click

from corpus.correcting import take_back
from corpus.errors import BadParameter
from corpus.types import Correction, Document, Passage
from webapp.commands.library import open_store, update_index
from webapp.commands.terminal import counted, home_option, json_option, print_json
from webapp.present import changes_json, correction_json

Found = Sequence[tuple[Document, tuple[Correction, ...]]]


@click.command("corrections")
@click.argument("key", required=False, metavar="[DOC]")
@click.option("--undo", multiple=True, metavar="ID", help="Take this correction back; may be repeated.")
@click.option("--undo-all", is_flag=True, help="Take all corrections of the document back.")
@home_option
@json_option
def command(key: str | None, undo: tuple[str, ...], undo_all: bool, as_json: bool) -> None:
    """List what was corrected by hand with `duizhao import --replace`: when, and what was before.

    A correction whose text is no longer in its document as it was waits, and is applied again when the text is back.
    """
    if (undo or undo_all) and not key:
        raise BadParameter("Name the document whose corrections are to be taken back.")
    with open_store() as store:
        if key and (undo or undo_all):
            change = take_back(store, key, None if undo_all else undo)
            if change:
                update_index(store)
            left = len(store.corrections(key))
            if as_json:
                print_json({"ok": True, "corrections": left, "changes": changes_json(change) if change else None})
            else:
                click.echo(
                    f"Taken back. {counted(left, 'correction')} left." if change else "There is none to take back."
                )
            return
        documents = (store.document(key),) if key else store.documents()
        found = [(document, store.corrections(document.id)) for document in documents]
    if as_json:
        rows = [correction_json(each, document) for document, corrections in found for each in corrections]
        print_json({"ok": True, "total": len(rows), "corrections": rows})
    else:
        _print(found)


def _print(found: Found) -> None:
    if not any(corrections for _document, corrections in found):
        click.echo("Nothing was corrected by hand.")
    for document, corrections in found:
        if corrections:
            click.echo(f"{document.title} ({document.id}): {counted(len(corrections), 'correction')}")
        for each in corrections:
            place = (
                "waits: its text is not in the document as it was" if each.ordinal is None else f"¶ {each.ordinal + 1}"
            )
            click.echo(f"\n{each.id} · {each.made} · {place}")
            _print_passages("-", each.before)
            _print_passages("+", each.after)


def _print_passages(sign: str, passages: Sequence[Passage]) -> None:
    for passage in passages:
        click.echo(f"{sign} {passage.kind}")
        for text in filter(None, (passage.zh, passage.en)):
            click.echo(f"{sign}   {text}")
