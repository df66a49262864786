"""`duizhao add`: from files, folders and pages of the web to documents of the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from corpus.errors import BadParameter, ReadError
from corpus.pipeline import Outcome, ingest_source
from corpus.sources import Source
from corpus.store import Store, collection_name
from webapp.commands.added import print_end, print_outcome, print_outcomes_json
from webapp.commands.ingesting import ingest
from webapp.commands.library import open_store, update_index
from webapp.commands.named import Named, find, find_editions
from webapp.commands.terminal import counted, home_option, json_option, settings


@click.command("add")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--zh", metavar="FILE", help="The Chinese edition of a document; with --en.")
@click.option("--en", metavar="FILE", help="The English edition of a document; with --zh.")
@click.option("--as", "replacing", metavar="DOC", help="Take the place of this document, whatever it was added from.")
@click.option("--collection", "collections", multiple=True, metavar="NAME", help="Put them in it; may be repeated.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Read with so many processes.  [default: the cores]")
@click.option("--allow-private", is_flag=True, help="Fetch pages from private networks and this machine as well.")
@home_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    zh: str | None,
    en: str | None,
    replacing: str | None,
    collections: tuple[str, ...],
    jobs: int | None,
    allow_private: bool,
    as_json: bool,
) -> None:
    """Read files, folders and pages of the web into the library and its index.

    A document is known by its path inside the folder that was named, or by its file's name. What is in
    the library already is left as it is; a file that has changed replaces what was read from it before.
    Two files whose names differ in the language alone (guide.zh.txt, guide.en.txt) are one document.
    A PATH that begins with https:// is a page, which is fetched, kept as it was, and known by its address.
    """
    names = tuple(map(collection_name, collections))
    outcomes: list[Outcome] = []
    with TemporaryDirectory(prefix="duizhao-", ignore_cleanup_errors=True) as folder:
        found = _find(paths, zh, en, Path(folder), private=allow_private)
        if replacing and len(found.sources) + len(found.failed) != 1:
            raise BadParameter(
                f"--as replaces one document, but {counted(len(found.sources), 'document')} are to be added."
            )
        with open_store() as store:
            for outcome in chain(found.failed, _ingest(found.sources, store, replacing, jobs)):
                _collect(outcome, store, names)
                if not as_json:  # said at once: from now on it stays in the library, whatever happens
                    print_outcome(outcome)
                outcomes.append(outcome if as_json else replace(outcome, change=None))  # long for a long document
            if names:
                update_index(store)
    if as_json:
        print_outcomes_json(outcomes, found.skipped)
    else:
        print_end(outcomes, found.skipped)
    ctx.exit(ReadError.exit_code if any(outcome.error for outcome in outcomes) else 0)


def _find(paths: tuple[str, ...], zh: str | None, en: str | None, folder: Path, *, private: bool) -> Named:
    """What the arguments name; pages are laid into ``folder``."""
    if bool(zh) != bool(en) or bool(zh) == bool(paths):
        raise BadParameter("Name files or folders to add, or both editions of one document: --zh FILE --en FILE.")
    return find_editions(zh, en, folder, private=private) if zh and en else find(paths, folder, private=private)


def _ingest(sources: tuple[Source, ...], store: Store, replacing: str | None, jobs: int | None) -> Iterator[Outcome]:
    if not sources:
        return
    if not replacing:
        yield from ingest(sources, store, settings(), jobs)
        return
    yield (outcome := ingest_source(sources[0], store, replacing))
    if outcome.change:
        update_index(store)


def _collect(outcome: Outcome, store: Store, collections: tuple[str, ...]) -> None:
    """Put what was added, or was there already, into the collections as well."""
    if (document := outcome.document) and collections:
        store.collect(document.id, (*store.document(document.id).collections, *collections))
