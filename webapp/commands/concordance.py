"""`duizhao concordance`: every occurrence of a query on a line, with what the other side says."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import BadParameter
from indexer.concordance import SORTS, UNITS
from webapp.api.concordance import ask_concordance, concordance_json, searched
from webapp.commands.asked import asked_values, query_options
from webapp.commands.kwic import context_width, drawn
from webapp.commands.library import open_library
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, home_option, json_option, print_json, print_notes
from webapp.commands.written import written
from webapp.line_export import write_lines
from webapp.parameters import BEYOND


@click.command("concordance")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@query_options
@click.option("--lang", default="", metavar="zh|en", help="Only on this side.")
@click.option("--sort", default=SORTS[0], metavar="|".join(SORTS), help="By what stands left or right, or by the node.")
@click.option("--unit", default=UNITS[0], metavar="|".join(UNITS), help="What of Chinese contexts orders.")
@click.option("--widen", is_flag=True, help="Take what equivalents find too.")
@click.option("--width", default="", metavar="N", help="Columns of each context; a Chinese character takes two.")
@click.option("--limit", default="", metavar="N", help="How many lines.  [default: 20; with --format all]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@click.option("--format", "form", default="", metavar="tsv", help="A table with all lines instead.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it under this name.")
@home_option
@json_option
def command(
    query: tuple[str, ...],
    widen: bool,
    form: str,
    output: Path | None,
    as_json: bool,
    **given: str | tuple[str, ...],
) -> None:
    """Show every occurrence of QUERY in its context, one a line, with what the other side says.

    What is asked is written as for `duizhao search`.
    """
    if form not in ("", "tsv"):
        raise BadParameter(f"There is no concordance in the format {form!r}. There is: tsv.")
    terminal = screen()
    given["width"] = given["width"] or str(context_width(terminal.width))
    with open_library() as library:
        values = asked_values(query, widen="1" if widen else "0", **given)
        table = form or output
        found = ask_concordance(values, library.index, most=BEYOND if table and not given["limit"] else None)
    if table:
        with written(output) as out:
            write_lines(found, searched(values), out, sort=values["sort"], unit=values["unit"])
        return
    if as_json:
        print_json(concordance_json(found))
        return
    print_notes(found.notes)
    for line in found.lines:
        terminal.print(drawn(line, int(values["width"]), terminal.width), soft_wrap=True)
    _print_total(found.total, found.passages, len(found.lines), found.left_out)


def _print_total(total: int, passages: int, shown: int, left_out: int) -> None:
    more = f"; {shown} shown" if shown < total else ""
    unread = f" {counted(left_out, 'further passage')} not read." if left_out else ""
    click.echo(f"{counted(total, 'line')} in {counted(passages, 'passage')}{more}.{unread}")
