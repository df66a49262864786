"""`duizhao add`: from files and folders to documents of the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from corpus.errors import BadParameter, NothingToRead, ReadError
from corpus.identity import known_path
from corpus.pipeline import Outcome, ingest_source, ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import File, Findings, Source, collect
from corpus.store import Store, collection_name
from webapp.commands.library import open_store, update_index
from webapp.commands.progress import progress
from webapp.commands.terminal import counted, home_option, json_option, print_json
from webapp.present import changes_json

FILE = click.Path(path_type=Path)


@click.command("add")
@click.argument("paths", nargs=-1, type=FILE, metavar="PATH...")
@click.option("--zh", type=FILE, metavar="FILE", help="The Chinese edition of a document; with --en.")
@click.option("--en", type=FILE, metavar="FILE", help="The English edition of a document; with --zh.")
@click.option("--as", "replacing", metavar="DOC", help="Take the place of this document, whatever it was added from.")
@click.option("--collection", "collections", multiple=True, metavar="NAME", help="Put them in it; may be repeated.")
@home_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    zh: Path | None,
    en: Path | None,
    replacing: str | None,
    collections: tuple[str, ...],
    as_json: bool,
) -> None:
    """Read files and folders into the library and its index.

    A document is known by its path inside the folder that was named, or by its file's name. What is in
    the library already is left as it is; a file that has changed replaces what was read from it before.
    Two files whose names differ in the language alone (guide.zh.txt, guide.en.txt) are one document.
    """
    names = tuple(map(collection_name, collections))
    found = _find(paths, zh, en)
    if replacing and len(found.sources) != 1:
        raise BadParameter(
            f"--as replaces one document, but {counted(len(found.sources), 'document')} are to be added."
        )
    with open_store() as store:
        outcomes = _ingest(found.sources, store, replacing)
        _collect(outcomes, store, names)
        if names or any(outcome.change for outcome in outcomes):
            update_index(store)
    _print(outcomes, found.skipped, as_json)
    ctx.exit(ReadError.exit_code if any(outcome.error for outcome in outcomes) else 0)


def _find(paths: tuple[Path, ...], zh: Path | None, en: Path | None) -> Findings:
    """What the arguments name."""
    if bool(zh) != bool(en) or bool(zh) == bool(paths):
        raise BadParameter("Name files or folders to add, or both editions of one document: --zh FILE --en FILE.")
    if zh and en:
        return Findings((Source((File(zh, known_path(Path(zh.name))), File(en, known_path(Path(en.name))))),), ())
    found = collect(paths, readable_suffixes())
    if not found.sources:
        raise NothingToRead(f"There is no document to add here. Duizhao reads {', '.join(readable_suffixes())} files.")
    return found


def _ingest(sources: tuple[Source, ...], store: Store, replacing: str | None) -> list[Outcome]:
    if replacing:
        return [ingest_source(sources[0], store, replacing)]
    outcomes: list[Outcome] = []
    with progress("Adding") as bar:
        bar(0, len(sources), sources[0].known)
        for outcome in ingest_sources(sources, store):
            outcomes.append(outcome)
            following = sources[len(outcomes)].known if len(outcomes) < len(sources) else ""
            bar(len(outcomes), len(sources), following)
    return outcomes


def _collect(outcomes: list[Outcome], store: Store, collections: tuple[str, ...]) -> None:
    """Put what was added, or was there already, into the collections as well."""
    for document in {outcome.document for outcome in outcomes if outcome.document and collections}:
        store.collect(document.id, (*store.document(document.id).collections, *collections))


def _print(outcomes: list[Outcome], skipped: tuple[str, ...], as_json: bool) -> None:
    failed = [outcome.error for outcome in outcomes if outcome.error]
    if as_json:
        answer: dict[str, Any] = {"ok": not failed}
        if failed:
            message = str(failed[0])
            if len(outcomes) > 1:
                message = f"{len(failed)} of {len(outcomes)} documents could not be added. The first: {message}"
            answer |= {"error": message, "kind": failed[0].kind, "status": failed[0].http_status}
        print_json(answer | {"documents": [_row(outcome) for outcome in outcomes], "skipped": list(skipped)})
        return
    for outcome in outcomes:
        click.echo(_line(outcome), err=bool(outcome.error))
    if skipped:
        click.echo(f"Skipped, because Duizhao can't read them: {', '.join(skipped)}", err=True)
    if len(outcomes) > 1:
        click.echo(_summary(outcomes))


def _row(outcome: Outcome) -> dict[str, Any]:
    row: dict[str, Any] = {"path": outcome.path, "status": outcome.status, "id": None}
    if outcome.document:
        row |= {"id": outcome.document.id, "known_as": outcome.document.path, "passages": outcome.document.passages}
    if outcome.change:
        row |= {"changes": changes_json(outcome.change)}
    if outcome.error:
        row |= {"error": str(outcome.error), "kind": outcome.error.kind}
    return row


def _line(outcome: Outcome) -> str:
    document = outcome.document
    if document is None:
        return f"Failed: {outcome.path}: {outcome.error}"
    if outcome.status == "duplicate":
        return f"Already there: {outcome.path} has the content of {document.path} ({document.id})"
    if outcome.status == "unchanged":
        return f"Unchanged: {outcome.path} ({document.id})"
    done = f"{outcome.status.capitalize()}: {outcome.path} ({document.id}), {counted(document.passages, 'passage')}"
    if outcome.change and outcome.status == "changed":
        done += f", {len(outcome.change.kept)} of them as before"
    return done + _corrections(outcome)


def _corrections(outcome: Outcome) -> str:
    """What became of what people had corrected in the document."""
    if not outcome.change or not (outcome.change.corrections or outcome.change.waiting):
        return ""
    said = f"; {counted(len(outcome.change.corrections), 'correction')} kept"
    if waiting := len(outcome.change.waiting):
        name = outcome.change.document_id
        said += f", {waiting} waiting, because the text has changed there: `duizhao corrections {name}`"
    return said


def _summary(outcomes: list[Outcome]) -> str:
    names = {
        "added": "added",
        "changed": "changed",
        "unchanged": "unchanged",
        "duplicate": "already there",
        "failed": "failed",
    }
    counts = {said: sum(outcome.status == status for outcome in outcomes) for status, said in names.items()}
    parts = ", ".join(f"{count} {said}" for said, count in counts.items() if count)
    return f"{counted(len(outcomes), 'document')}: {parts}."
