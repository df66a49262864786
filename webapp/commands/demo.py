"""`duizhao demo`: the documents that come with Duizhao, in a library that is thrown away afterwards."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import click

from corpus.pipeline import ingest_source
from corpus.readers import readable_suffixes
from corpus.sources import collect
from webapp.commands.library import open_store, update_index
from webapp.commands.progress import progress
from webapp.commands.terminal import counted, settings
from webapp.settings import Settings


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port to listen on; 0 takes any that is free.  [default: 8000]"
)
@click.option("--no-serve", is_flag=True, help="Only add the documents and say so; for tests.")
def command(port: int | None, no_serve: bool) -> None:
    """Try Duizhao with the documents that come with it, in a throw-away library."""
    with tempfile.TemporaryDirectory(prefix="duizhao-", ignore_cleanup_errors=True) as folder:
        given = {} if port is None else {"port": port}
        here = replace(settings(**given), home=Path(folder))
        _add_samples(here)
        if not no_serve:
            # Imported here for the start-up time: the server is not wanted where there is nothing to serve.
            from webapp.commands.server import serve

            serve(here, any_port=port is None)


def _add_samples(here: Settings) -> None:
    with as_file(files("webapp") / "samples") as folder, open_store(here) as store:
        sources = collect([folder], readable_suffixes()).sources
        with progress("Adding") as bar:
            for done, source in enumerate(sources):
                bar(done, len(sources), source.known)
                outcome = ingest_source(source, store)
                if outcome.error:
                    raise outcome.error
        update_index(store, here)
        passages = sum(document.passages for document in store.documents())
    click.echo(f"Added {counted(len(sources), 'sample document')}, {counted(passages, 'passage')}.")
