"""`duizhao edit`: the bibliographic data of a document, where its files don't say it or say it wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from corpus.errors import BadParameter
from corpus.reference_fields import FIELDS, LISTS, field_named, with_field
from corpus.types import Document
from webapp.commands.library import open_store, update_index
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.present import document_json, reference_json

HELP = {
    "type": "CSL's type of the work: book, report, article-journal, legislation, webpage ….",
    "author": "As the name is written in its language; once for each author.",
    "issued": "When it was published: 2021, 2021-06 or 2021-06-09.",
    "accessed": "When its web page was read: 2021-06-09.",
    "language": "The languages of the work: zh, en, “zh en”.",
    "status": "Of the translation: official, unofficial or machine.",
    "container_title": "The journal, newspaper, book or site that it is part of.",
    "edition": "2, 修订版, Rev. ed.; nothing for a first edition.",
    "number": "Of a standard, report, patent or law.",
    "genre": "More than the type says: 博士学位论文, PhD diss.",
    "doi": "Without https://doi.org/: 10.1000/182.",
}


def _field_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """An option for every field, spelt with hyphens or underscores."""
    for field in reversed(FIELDS):
        spellings = dict.fromkeys((f"--{field.replace('_', '-')}", f"--{field}"))
        text = HELP.get(field, "May be repeated." if field in LISTS else "")
        function = click.option(*spellings, field, multiple=True, metavar="VALUE", help=text)(function)
    return function


@click.command("edit")
@click.argument("key", metavar="DOC")
@_field_options
@click.option("--clear", multiple=True, metavar="FIELD", help="Leave this field empty; may be repeated.")
@click.option("--collection", "joined", multiple=True, metavar="NAME", help="Put it in this collection; repeatable.")
@click.option("--no-collection", "left", multiple=True, metavar="NAME", help="Take it out of this one; repeatable.")
@home_option
@json_option
def command(
    key: str,
    clear: tuple[str, ...],
    joined: tuple[str, ...],
    left: tuple[str, ...],
    as_json: bool,
    **given: tuple[str, ...],
) -> None:
    """Set the bibliographic data of a document and the collections it is in. It stays when the document is added again.

    A field that is not named keeps its value. Several authors: --author 郭淑军 --author "Jane Doe".
    """
    changes = {field: values for field, values in given.items() if values}
    emptied = tuple(map(field_named, clear))
    if not (changes or emptied or joined or left):
        raise BadParameter("Say what to set: for example --title-en 'A Guide' --issued 2021, or --clear issued.")
    if both := sorted(set(changes) & set(emptied)):
        raise BadParameter(f"{both[0]} can't be set and cleared at once.")
    with open_store() as store:
        document = store.document(key)
        reference = document.reference
        for field, values in (changes | dict.fromkeys(emptied, ())).items():
            reference = with_field(reference, field, values)
        if reference != document.reference:
            document = store.edit(document.id, reference)
        if joined or left:
            document = store.collect(document.id, _collections(document, joined, left))
        update_index(store)
    _print(document, as_json)


def _collections(document: Document, joined: Sequence[str], left: Sequence[str]) -> list[str]:
    """The collections of the document when it has joined some and left others, which go by any case."""
    gone = {name.casefold() for name in left}
    if unknown := gone - {name.casefold() for name in document.collections}:
        raise BadParameter(f"The document {document.id} is in no collection called {min(unknown)!r}.")
    return [*(name for name in document.collections if name.casefold() not in gone), *joined]


def _print(document: Document, as_json: bool) -> None:
    row = reference_json(document.reference)
    if as_json:
        print_json({"ok": True, "document": document_json(document) | {"reference": row}})
        return
    click.echo(f"{document.title} ({document.id})")
    for name, value in row.items():
        if value:
            click.echo(f"{name}: {'; '.join(value) if isinstance(value, list) else value}")
    if document.collections:
        click.echo(f"collections: {'; '.join(document.collections)}")
