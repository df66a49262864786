"""`duizhao import`: a document's passages as a person has corrected them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from corpus.correcting import Imported, import_rows
from corpus.corrections.checking import Difference
from corpus.errors import ReadError
from webapp.commands.library import open_store, update_index
from webapp.commands.terminal import counted, home_option, json_option, print_json
from webapp.present import changes_json, document_json


@click.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", "key", required=True, metavar="DOC", help="The document whose passages these are.")
@click.option("--allow-changes", is_flag=True, help="Also take rows whose text is missing or new.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@home_option
@json_option
def command(file: Path, key: str, allow_changes: bool, dry_run: bool, as_json: bool) -> None:
    """Put corrected rows in place of a document's passages.

    FILE is the document's export as TSV, CSV or JSON lines (`duizhao export DOC --format tsv`), corrected in any
    editor or spreadsheet: rows split, joined, moved or reordered, text moved between them, slips corrected, kinds
    changed. The order of the rows is the order of reading; a new row has no id. Corrections stand when the document is
    added again, and `duizhao corrections` lists them.

    Text that is missing or new is refused: more than 8 Chinese characters or words in a row, or all that a row says
    on one side. So is text that moved to the side of the other language; to that of its own it may move. Say
    --allow-changes where that is meant.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(f"{file} can't be opened ({error.strerror}). Check its name and its permissions.") from error
    with open_store() as store:
        done = import_rows(store, key, data, file.name, allow_changes=allow_changes, only_try=dry_run)
        if done.change:
            update_index(store)
    if as_json:
        print_json(_answer(done))
    else:
        click.echo(_said(done, dry_run))
        for line in _remarks(done):
            click.echo(line, err=True)


def _answer(done: Imported) -> dict[str, Any]:
    return {
        "ok": True,
        "document": document_json(done.document),
        "made": [each.id for each in done.made],
        "corrections": len(done.corrections),
        "changes": changes_json(done.change) if done.change else None,
        "missing": list(map(_row, done.checked.missing)),
        "new": list(map(_row, done.checked.new)),
        "restored_lines": list(done.restored),
    }


def _row(difference: Difference) -> dict[str, Any]:
    return {"lang": difference.lang, "characters": difference.characters, "example": difference.example}


def _said(done: Imported, dry_run: bool) -> str:
    name = f"{done.document.title} ({done.document.id})"
    if dry_run:
        return f"Would make {counted(len(done.made), 'correction')} in {name}. Nothing was changed."
    if not done.change:
        return f"Nothing differs: {name} is as the file says."
    kept, total = len(done.change.kept), len(done.corrections)
    return (
        f"Corrected: {name}, {counted(len(done.made), 'new correction')}, {counted(total, 'correction')} in all; "
        f"{kept} of {counted(done.document.passages, 'passage')} as before."
    )


def _remarks(done: Imported) -> list[str]:
    """What happened to the text, for whoever did not mean it."""
    sides = {"zh": "Chinese", "en": "English"}
    remarks = [
        f"{word} the {sides[each.lang]}: {counted(each.characters, 'character')}, for example “{each.example}”."
        for word, found in (("Missing from", done.checked.missing), ("New in", done.checked.new))
        for each in found
    ]
    if done.restored:
        lines = ", ".join(map(str, done.restored))
        remarks.append(f"Left as it was, because only straight quotation marks were missing: line {lines}.")
    return remarks
