"""`duizhao glossary`: the user's own terms, in and out."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import BadParameter, ReadError
from corpus.glossary.entry import Entry
from corpus.glossary.files import FORMATS, format_of, read_glossary
from webapp.api.glossary import glossary_json
from webapp.commands.library import open_store
from webapp.commands.terminal import counted, home_option, json_option, print_json


@click.group("glossary")
@home_option
def command() -> None:
    """Keep a glossary: terms that stand for each other, as you want them.

    Its terms come first among the renderings of a term, and queries find what they stand for.
    """


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--add", is_flag=True, help="Keep the entries that are there; otherwise they are replaced.")
@home_option
@json_option
def import_command(file: Path, add: bool, as_json: bool) -> None:
    """Read a glossary from FILE: TSV (zh, en, status, note) or TBX. All of it is read, or nothing."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(f"{file} can't be opened ({error.strerror}). Check its name and its permissions.") from error
    entries = read_glossary(file.name, data)
    with open_store() as store:
        kept = store.set_glossary(entries, keep=add)
    if as_json:
        print_json({"ok": True, "read": len(entries), "total": len(kept)})
    else:
        click.echo(f"Read {counted(len(entries), 'pair')} of terms; the glossary has {len(kept):,}.")


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Otherwise as FILE is named, or TSV.")
@home_option
def export_command(file: Path | None, form: str | None) -> None:
    """Write the glossary to FILE, or print it."""
    with open_store() as store:
        entries = store.glossary()
    lines = FORMATS[form or (format_of(file) if file else "tsv")](entries)
    if not file:
        for line in lines:
            click.echo(line)
        return
    try:
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    except OSError as error:
        raise BadParameter(f"{file} can't be written ({error.strerror}). Name another file.") from error


@command.command("list")
@home_option
@json_option
def list_command(as_json: bool) -> None:
    """List the entries."""
    with open_store() as store:
        glossary = store.glossary()
    if as_json:
        print_json(glossary_json(glossary))
        return
    for each in glossary:
        click.echo(_line(each))
    click.echo(f"{counted(len(glossary), 'pair')} of terms.", err=True)


@command.command("clear")
@home_option
@json_option
def clear_command(as_json: bool) -> None:
    """Forget all entries."""
    with open_store() as store:
        gone = len(store.glossary())
        store.set_glossary(())
    if as_json:
        print_json({"ok": True, "removed": gone, "total": 0})
    else:
        click.echo(f"Removed {counted(gone, 'pair')} of terms.")


def _line(entry: Entry) -> str:
    remarks = " · ".join(filter(None, (entry.status, entry.note)))
    return f"{entry.zh} = {entry.en}" + (f"  ({remarks})" if remarks else "")
