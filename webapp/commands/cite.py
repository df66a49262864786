"""`duizhao cite`: a passage as it is quoted in a paper, or its work as a file for a reference manager."""

from __future__ import annotations

import click

from corpus.types import LANGS, Document, Lang, Passage
from webapp.citations import DEFAULT_STYLE, styles
from webapp.commands.library import open_store
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.references import FORMAT_NAMES, form_named
from webapp.references.answers import citation_answer
from webapp.references.caveats import caveats
from webapp.references.quoted import quoted_entries
from webapp.references.texts import TEXTS, Text, texts

STYLES = ", ".join(style.name for style in styles())


@click.command("cite")
@click.argument("passage_id", metavar="PASSAGE")
@click.option("--style", default=DEFAULT_STYLE, metavar="NAME", help=f"One of {STYLES}.")
@click.option("--part", type=click.Choice(TEXTS), default="citation", show_default=True, help="What to print.")
@click.option("--lang", type=click.Choice(LANGS), help="The language to cite in; otherwise the document's own.")
@click.option("--format", "form", type=click.Choice(("text", *FORMAT_NAMES)), default="text", show_default=True,
              help="A text to paste, or the work for a reference manager, with the quotation as a note.")  # fmt: skip
@home_option
@json_option
def command(passage_id: str, style: str, part: Text, lang: Lang | None, form: str, as_json: bool) -> None:
    """Print the citation of a passage, or with --part all its quotation, its counterpart and its citation."""
    with open_store() as store:
        passage = store.passage(passage_id)
        document = store.document(passage.document)
    if form != "text":
        click.echo(form_named(form).write(quoted_entries(passage, document, lang)), nl=False)
        return
    written = texts(passage, document, style, lang)
    if as_json:
        print_json(citation_answer(passage, document, style, written))
        return
    click.echo(written[part])
    _warn(passage, document, style)


def _warn(passage: Passage, document: Document, style: str) -> None:
    """Say beside the text, and not in it, what is to be known before it is used."""
    for caveat in caveats(passage, document, style):
        advice = f" `duizhao edit {document.id} …` sets them." if caveat.kind == "missing" else ""
        click.echo(f"{caveat.message}{advice}", err=True)
