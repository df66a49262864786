"""`duizhao restore`: a backup in place of what the library holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from corpus.errors import EngineError, IndexLocked, ReadError
from corpus.store import Store
from corpus.store.backup import KEPT, Archive, Restored, examined
from webapp.commands.library import open_store
from webapp.commands.progress import progress
from webapp.commands.terminal import counted, home_option, json_option, print_json, settings
from webapp.holdings import manifest_json, restored_json, said


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where the library holds something, which makes way.")
@click.option("--dry-run", is_flag=True, help="Read the backup to its end and say what is in it; do nothing.")
@home_option
@json_option
def command(file: Path, replace: bool, dry_run: bool, as_json: bool) -> None:
    """Put the backup FILE in place of the library: all of it, or nothing where anything is wrong with it.

    What was in the library is kept in its folder as before-restore.zip, a backup itself. Addresses of passages that
    the backup does not know lead to their text in it, or tell that it is gone.
    """
    with _opened(file) as archive:
        if dry_run:
            examined(archive)
            _tell(as_json, f"{file.name} can be restored: {said(archive.manifest)}.", manifest_json(archive.manifest))
            return
        with open_store() as store:
            is_new = store.is_empty()
            done = store.restore(archive, replace=replace)
            _make_index(store, done)
    _tell(as_json, _said(done, is_new), restored_json(done))


def _tell(as_json: bool, sentence: str, answer: dict[str, object]) -> None:
    if as_json:
        print_json({"ok": True, **answer})
    else:
        click.echo(sentence)


@contextmanager
def _opened(file: Path) -> Iterator[Archive]:
    try:
        data = file.open("rb")
    except OSError as error:
        raise ReadError(f"{file} can't be opened ({error.strerror}). Check its name and its permissions.") from error
    with data, Archive(data, file.name) as archive:
        yield archive


def _make_index(store: Store, done: Restored) -> None:
    """The index anew: what is in the folder may be that of another library. What hinders it undoes no restoring."""
    try:
        _rebuild(store)
    except (OSError, EngineError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error).rstrip(".")
        raise EngineError(
            f"Restored: {said(done.manifest)}. The index could not be made: {reason}. See to that, then run "
            "`duizhao rebuild`."
        ) from error


def _rebuild(store: Store) -> None:
    # Imported here for the start-up time, as by the other commands.
    from indexer.index import Index

    given = settings()
    with Index.open(given.home, store, given.engine) as index, progress("Indexing") as bar:
        try:
            index.rebuild(bar)
            index.learned.update()
        except IndexLocked:
            click.echo("Another process is writing to the index; it catches up when it is next searched.", err=True)


def _said(done: Restored, is_new: bool) -> str:
    sentences = [f"Restored: {said(done.manifest)}."]
    if done.removed:
        sentences.append(f"{counted(len(done.removed), 'document')} that the backup has not went.")
    if not is_new:
        sentences.append(f"What was there before is kept in {settings().home / KEPT}.")
    return " ".join(sentences)
