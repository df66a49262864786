"""`duizhao export`: the library's passages for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import click

from corpus.errors import BadParameter
from corpus.export import Heading, Level, Work, exporter, formats
from corpus.export_columns import filled_fields, made
from corpus.store import Store
from corpus.types import Document
from webapp.commands.library import open_store
from webapp.commands.terminal import home_option
from webapp.commands.written import written

ROWS = ("jsonl", "tsv")
"""Formats that say nothing of themselves unless that is wanted: scripts read their rows from the first line on."""


@click.command("export")
@click.argument("keys", nargs=-1, metavar="[DOC]...")
@click.option("--format", "name", default="jsonl", show_default=True, metavar="|".join(formats()), help="The format.")
@click.option(
    "--level",
    type=click.Choice(get_args(Level)),
    default="passage",
    show_default=True,
    help="sentence: a unit or line is a sentence; JSON lines say which sentences translate which.",
)
@click.option(
    "--provenance",
    is_flag=True,
    help="TSV and JSON lines begin with documents, date and version; others always have them.",
)
@click.option("--boilerplate", is_flag=True, help="After each document's passages, what was left out of them.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@home_option
def command(
    keys: tuple[str, ...], name: str, level: Level, provenance: bool, boilerplate: bool, output: Path | None
) -> None:
    """Print every passage, document by document in order of adding, in reading order.

    With DOC only those documents, in the order named.
    """
    form = exporter(name)
    if boilerplate and not form.BOILERPLATE:
        raise BadParameter(f"The format {name} has no place for boilerplate. Use --format jsonl.")
    with open_store() as store:
        documents = tuple(map(store.document, dict.fromkeys(keys))) if keys else store.documents()
        works = _works(store, documents, boilerplate)
        with written(output) as out:
            heading = _heading(documents) if provenance and name in ROWS else None
            form.write(map(_with_sentences, works) if level == "sentence" else works, out, level, heading)


def _heading(documents: Iterable[Document]) -> Heading:
    """Which documents a file holds, with their records, when it was made and by what."""
    return Heading({"documents": {each.id: filled_fields(each.reference) for each in documents}} | made())


def _works(store: Store, documents: Iterable[Document], boilerplate: bool) -> Iterator[Work]:
    for document in documents:
        left_out = store.boilerplate(document.id) if boilerplate else ()
        yield Work(document, store.passages(document.id), left_out)


def _with_sentences(work: Work) -> Work:
    """The work with the sentences of its passages, also where an earlier version added it and paired none."""
    if all(passage.sentences for passage in work.passages):
        return work
    # Imported here for the start-up time: what was added by this version has its sentences.
    from corpus.sentence_beads import pair_sentences

    return replace(work, passages=pair_sentences(work.passages))
