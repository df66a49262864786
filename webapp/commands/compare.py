"""`duizhao compare`: what differs between two versions of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click
from werkzeug.datastructures import MultiDict

from corpus.editions import Row, Status
from corpus.errors import BadParameter
from corpus.types import Passage
from webapp.api.compare import compare_json, versions_json
from webapp.commands.library import open_library
from webapp.commands.terminal import counted, home_option, json_option, print_json
from webapp.versions import SHOWN, Compared, ask_compare, is_shown, part, proposals, shown

FATES: Mapping[Status, str] = {
    "same": "the same",
    "typography": "only marks differ",
    "renumbered": "only the number differs",
    "reworded": "reworded",
    "rewritten": "worded anew",
    "only-a": "only in A",
    "only-b": "only in B",
}


@click.command("compare")
@click.argument("a", required=False, metavar="[A")
@click.argument("b", required=False, metavar="B]")
@click.option("--lang", default="", metavar="zh|en", help="The language compared; otherwise where they differ more.")
@click.option("--show", default="changes", show_default=True, metavar="|".join(SHOWN), help="Which rows to print.")
@click.option("--limit", default="", metavar="N", help="How many rows to print; otherwise all.")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@home_option
@json_option
def command(a: str | None, b: str | None, lang: str, show: str, limit: str, offset: str, as_json: bool) -> None:
    """Compare document A with B, paragraph by paragraph: two translations, or two editions.

    In the text [-what only A has-] and {+what only B has+} are marked. Without documents it lists those of the library
    that are likely versions of one another.
    """
    if bool(a) != bool(b):
        raise BadParameter("Name two documents, or none to see which may be versions of one another.")
    values = MultiDict({"a": a or "", "b": b or "", "lang": lang, "show": show, "limit": limit, "offset": offset})
    asked = shown(values)
    with open_library() as library:
        found = ask_compare(values, library) if a else None
        versions = () if found else proposals(library)
    if as_json:
        print_json(compare_json(found, values) if found else versions_json(versions))
    elif found:
        _print(found, part(values, [row for row in found.comparison.rows if is_shown(row, asked)]))
    else:
        for each in versions:
            click.echo(f"{each.a.id}  {each.b.id}  {each.a.title} · {each.b.title}")
        click.echo(f"{counted(len(versions), 'pair')} of likely versions.")


def _print(found: Compared, rows: Sequence[Row]) -> None:
    for row in rows:
        facts = ["figures differ"] * row.figures + ["stands elsewhere in B"] * row.moved
        told = ", ".join([FATES[row.status], *facts])
        click.echo(f"A {_places(row.a)} · B {_places(row.b)} · {told}")
        click.echo(f"    {merged(row)}")
    counts = found.comparison.counts
    told = ", ".join(f"{counts[status]} {words}" for status, words in FATES.items() if counts[status])
    click.echo(f"{counted(len(found.comparison.rows), 'row')}: {told}.")


def _places(passages: Sequence[Passage]) -> str:
    return ", ".join(f"¶ {each.ordinal + 1}" for each in passages) or "–"


def merged(row: Row) -> str:
    """Both texts of a row as one line, as wdiff writes it; the two behind each other where hardly a word stayed."""
    if row.status in ("same", "typography", "only-a", "only-b"):
        return _line(row.text_a or row.text_b)
    if row.status == "rewritten":
        return f"[-{_line(row.text_a)}-] {{+{_line(row.text_b)}+}}"
    out, at = "", 0
    for change in row.changes:
        old, new = row.text_a[slice(*change.a)], row.text_b[slice(*change.b)]
        out += row.text_a[at : change.a[0]]
        if not old and row.text_b[change.b[0] - 1 : change.b[0]].isspace():
            out += " "  # the caret stands right behind a word
        out += (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
        at = change.a[1]
    return _line(out + row.text_a[at:])


def _line(text: str) -> str:
    return " ".join(text.split("\n"))
