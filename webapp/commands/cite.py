"""`duizhao cite`: a passage as it is quoted in a paper."""

from __future__ import annotations

from typing import cast, get_args

import click

from corpus.types import LANGS, Lang
from webapp.citations import DEFAULT_STYLE, missing_fields, quotation, styles
from webapp.citations.quotation import Part
from webapp.commands.library import open_store
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.present import citation_answer

PARTS: tuple[Part, ...] = get_args(Part)
STYLES = ", ".join(style.name for style in styles())


@click.command("cite")
@click.argument("passage_id", metavar="PASSAGE")
@click.option("--style", default=DEFAULT_STYLE, metavar="NAME", help=f"One of {STYLES}.")
@click.option("--part", type=click.Choice(PARTS), default="citation", show_default=True, help="What to print.")
@click.option("--lang", type=click.Choice(LANGS), help="The language to cite in; otherwise the document's own.")
@home_option
@json_option
def command(passage_id: str, style: str, part: Part, lang: str | None, as_json: bool) -> None:
    """Print the citation of a passage, or with --part all its quotation, its counterpart and its citation."""
    with open_store() as store:
        passage = store.passage(passage_id)
        document = store.document(passage.document)
    chosen = cast("Lang | None", lang)
    if as_json:
        parts = {str(each): quotation(passage, document, style=style, part=each, lang=chosen) for each in PARTS}
        print_json(citation_answer(passage, style, parts, missing_fields(document.reference, style)))
        return
    click.echo(quotation(passage, document, style=style, part=part, lang=chosen))
    if missing := missing_fields(document.reference, style):
        fields = ", ".join(missing)
        click.echo(f"The record lacks {fields}: `duizhao edit {document.id} …` sets them.", err=True)
