"""`duizhao backup`: the whole library as one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from corpus.errors import BadParameter, UnfitBackup
from corpus.store.backup import Archive
from webapp.commands.library import open_store
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.holdings import manifest_json, said


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@home_option
@json_option
def command(file: Path, as_json: bool) -> None:
    """Write the whole library to FILE, a zip archive that `duizhao restore` puts back.

    It holds the documents with the files that they were added from, what was corrected by hand, edited records,
    collections, the glossary and every address of a passage, of one moment even if somebody writes meanwhile. It
    holds no index, which is made anew, no settings and no passwords. An earlier backup of the same name is replaced
    when the new one is complete; any other file is left alone.
    """
    with open_store() as store, _new_file(file) as out, _writing(file):  # the disk may be full
        manifest = store.write_backup(out)
        out.flush()
    if as_json:
        print_json({"ok": True, "file": str(file), "bytes": file.stat().st_size, **manifest_json(manifest)})
    else:
        click.echo(f"Backed up: {said(manifest)}. {file} has {file.stat().st_size:,} bytes.")


@contextmanager
def _new_file(file: Path) -> Iterator[BinaryIO]:
    """Where to write a backup that appears when it is complete. Raises BadParameter where it can't be written."""
    partial = file.with_name(f".{file.name}.partial")
    with _writing(file):
        if not _may_replace(file):
            raise BadParameter(f"{file} is there already and is no backup. Name another file.")
        out = partial.open("wb")
    try:
        with out:
            yield out
        with _writing(file):
            partial.replace(file)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadParameter(f"{file} can't be written: {error.strerror}. Name another file.") from error


def _may_replace(file: Path) -> bool:
    """Whether nothing but a backup is lost. A name that is mistyped must not cost a document."""
    if not file.exists() or not file.stat().st_size:
        return True
    try:
        with file.open("rb") as there, Archive(there, file.name):
            return True
    except UnfitBackup:
        return False
