"""`duizhao cite`: a passage as it is quoted in a paper, or its work as a file for a reference manager."""

from __future__ import annotations

import click

from corpus.types import LANGS, Document, Lang, Passage
from webapp.citations import DEFAULT_STYLE, AddedStyles, Style, added_styles, find_style, styles
from webapp.commands.library import open_store
from webapp.commands.terminal import home_option, json_option, print_json, settings
from webapp.references import FORMAT_NAMES, form_named
from webapp.references.answers import citation_answer
from webapp.references.caveats import caveats
from webapp.references.quoted import quoted_entries
from webapp.references.texts import TEXTS, Text, held, texts

STYLES = ", ".join(style.name for style in styles())


@click.command("cite")
@click.argument("passage_id", metavar="PASSAGE", required=False)
@click.option("--style", default=DEFAULT_STYLE, metavar="NAME",
              help=f"One of {STYLES}; or that of a .csl file in the library's folder “styles”.")  # fmt: skip
@click.option("--list-styles", "listing", is_flag=True, help="Tell the styles there are, your own too, and stop.")
@click.option("--part", type=click.Choice(TEXTS), default="citation", show_default=True, help="What to print.")
@click.option("--lang", type=click.Choice(LANGS), help="The language to cite in; otherwise the document's own.")
@click.option("--format", "form", type=click.Choice(("text", *FORMAT_NAMES)), default="text", show_default=True,
              help="A text to paste, or the work for a reference manager, with the quotation as a note.")  # fmt: skip
@home_option
@json_option
def command(
    passage_id: str | None, style: str, listing: bool, part: Text, lang: Lang | None, form: str, as_json: bool
) -> None:
    """Print the citation of a passage, or with --part all its quotation, its counterpart and its citation."""
    added = added_styles(settings().home)
    if listing:
        _list_styles(added, as_json)
        return
    if passage_id is None:
        raise click.UsageError("Missing argument 'PASSAGE': a passage's id, as `duizhao search` prints it.")
    with open_store() as store:
        passage = store.passage(passage_id)
        document = store.document(passage.document)
    if form != "text":
        click.echo(form_named(form).write(quoted_entries(passage, document, lang)), nl=False)
        return
    chosen = find_style(style, added)
    written = texts(passage, document, chosen, lang)
    if as_json:
        print_json(citation_answer(passage, document, chosen, written))
        return
    click.echo(held(written, part))
    _warn(passage, document, chosen)


def _list_styles(added: AddedStyles, as_json: bool) -> None:
    """The styles with their names in both languages, the default first, and the files that can't be used."""
    if as_json:
        rows = [{"name": each.name, "zh": each.label_zh, "en": each.label_en} for each in styles(added)]
        unusable = [{"file": each.file, "reason": each.reason} for each in added.refused]
        print_json({"ok": True, "default": DEFAULT_STYLE, "styles": rows, "refused": unusable})
        return
    for style in styles(added):
        labels = dict.fromkeys((style.label_zh, style.label_en))
        click.echo(f"{style.name}\t{' / '.join(labels)}{' (default)' if style.name == DEFAULT_STYLE else ''}")
    for refused in added.refused:
        click.echo(f"styles/{refused.file} can't be used: {refused.reason}.", err=True)


def _warn(passage: Passage, document: Document, style: Style) -> None:
    """Say beside the text, and not in it, what is to be known before it is used."""
    for caveat in caveats(passage, document, style):
        advice = f" `duizhao edit {document.id} …` sets them." if caveat.kind == "missing" else ""
        click.echo(f"{caveat.message}{advice}", err=True)
