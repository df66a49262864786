"""`duizhao search`: passages in either language, as the search page finds them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from corpus.errors import BadParameter
from corpus.export import Level, formats
from indexer.search import SORTS
from webapp.api.search import answered
from webapp.asking import ask_search, meant
from webapp.commands.asked import asked_values, query_options
from webapp.commands.hits import print_answer
from webapp.commands.library import open_library
from webapp.commands.progress import progress
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.commands.written import written
from webapp.parameters import BEYOND, search_request, whole

if TYPE_CHECKING:
    from webapp.parameters import SearchRequest
    from webapp.state import Library


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@query_options
@click.option("--no-widen", "--exact", "exact", is_flag=True, help="Don't widen the query to the other language.")
@click.option("--fold", is_flag=True, help="Show passages that say the same once, with how often and how translated.")
@click.option("--sort", default=SORTS[0], metavar="|".join(SORTS), help="The order of the passages.")
@click.option("--limit", default="", metavar="N", help="How many passages.  [default: 20; with --format all]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@click.option("--format", "form", default="", metavar="|".join(formats()), help="A file with all hits instead.")
@click.option("--level", type=click.Choice(get_args(Level)), default="passage", help="What a file holds.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the file under this name.")
@home_option
@json_option
def command(
    query: tuple[str, ...],
    exact: bool,
    fold: bool,
    form: str,
    level: Level,
    output: Path | None,
    as_json: bool,
    **given: str | tuple[str, ...],
) -> None:
    """Find passages by words of either language.

    "…" finds exactly that text, zh:… and en:… bind a word to one side, AND OR NOT join words. >5000亿元,
    5%..10% and 2020..2022 find what lies there, ~20514亿元 what is nearly as much. --with and --without say
    what the translation contains and does not contain. A query that begins with a minus goes after --.
    """
    form = form or (output.suffix.removeprefix(".").lower() if output else "")
    if as_json and form:
        raise BadParameter("--json and --format are two forms of an answer: choose one. JSON lines are --format jsonl.")
    switches = {"widen": "0" if exact else "1", "fold": "1" if fold else "0"}
    with open_library() as library:
        values = asked_values(query, **given, **switches)
        asked = search_request(values)
        if not (asked.text or asked.having or asked.lacking):
            raise BadParameter("There is nothing to search for. Name a word, as in `duizhao search reform`.")
        if form:
            most = whole(values, "limit", BEYOND, least=1)
            _export(asked, library, form, level, output, most)
            return
        if as_json:
            print_json(answered(asked, library))
            return
        answer = ask_search(asked, library)
        other = meant(answer, asked, library)
    print_answer(answer)
    if other:
        click.echo(f"Did you mean: {', '.join(each.text for each in other)}", err=True)


def _export(asked: SearchRequest, library: Library, form: str, level: Level, output: Path | None, most: int) -> None:
    """Write the hits while they are read; a bar shows how far it is where a person watches."""
    # Imported here for the start-up time: most searches are read on the screen.
    from webapp.exports import write_hits

    with progress("Writing") as bar, written(output) as out:
        write_hits(asked, library, form, out, level=level, most=most, progress=bar)
