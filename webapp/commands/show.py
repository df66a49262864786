"""`duizhao show`: a document to read in the terminal."""

from __future__ import annotations

import sys

import click

from corpus.types import Document, Passage
from webapp.commands.doubtful import print_doubtful
from webapp.commands.library import open_store
from webapp.commands.terminal import counted, home_option, json_option, print_json
from webapp.present import document_answer, reference_json

WIDE = 100
"""Columns from which on there is room for two texts side by side."""


@click.command("show")
@click.argument("key", metavar="DOC", required=False)
@click.option("--stacked", is_flag=True, help="The English below its Chinese, also where there is room beside it.")
@click.option("--doubtful", is_flag=True, help="Only what to look at again: figures that differ, unsure pairs.")
@home_option
@json_option
def command(key: str | None, stacked: bool, doubtful: bool, as_json: bool) -> None:
    """Print a document: its bibliographic data and its passages in reading order.

    DOC is the document's id or the start of it, the path it is known by, or its file's name; with --doubtful it may be
    left out for the whole library.
    """
    if not (key or doubtful):
        raise click.UsageError("Say which document: duizhao show DOC; duizhao list lists them.")
    with open_store() as store:
        if doubtful:
            documents = (store.document(key),) if key else tuple(store.documents())
            print_doubtful(((each, store.passages(each.id)) for each in documents), as_json=as_json)
            return
        document = store.document(key or "")
        passages = store.passages(document.id)
    if as_json:
        print_json(document_answer(document, passages))
        return
    _print_head(document)
    # Imported here for the start-up time: scripts ask for JSON and need no columns.
    from webapp.commands.screen import screen

    beside = sys.stdout.isatty() and screen().width >= WIDE and not stacked and len(document.languages) > 1
    (_print_columns if beside else _print_stacked)(passages)


def _print_head(document: Document) -> None:
    click.echo(document.title)
    click.echo(f"{document.id} · {document.path} · {counted(document.passages, 'passage')}")
    for name, value in reference_json(document.reference).items():
        if value:
            click.echo(f"{name}: {'; '.join(value) if isinstance(value, list) else value}")


def _print_stacked(passages: tuple[Passage, ...]) -> None:
    for passage in passages:
        click.echo()
        click.echo(_label(passage))
        for text in filter(None, (passage.zh, passage.en)):
            click.echo(text)


def _print_columns(passages: tuple[Passage, ...]) -> None:
    from rich.table import Table

    from webapp.commands.screen import screen

    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    click.echo()
    for passage in passages:
        table.add_row(_label(passage).replace(" · ", "\n"), passage.zh, passage.en)
    screen().print(table)


def _label(passage: Passage) -> str:
    """The passage's place as people count, its kind and its id."""
    by_hand = " · corrected" if passage.corrected else ""
    return f"{passage.ordinal + 1} · {passage.kind} · {passage.id}{by_hand}"
