"""`duizhao search`: passages in either language, as the search page finds them."""

from __future__ import annotations

import click
from werkzeug.datastructures import MultiDict

from indexer.search import SORTS
from webapp.asking import ask_search
from webapp.commands.hits import print_answer
from webapp.commands.library import open_library
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.parameters import search_request
from webapp.present import answer_json


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("--limit", default="20", metavar="N", help="How many passages to print.  [default: 20]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@click.option("--exact", is_flag=True, help="Don't widen the query to the other language.")
@click.option("--doc", "documents", multiple=True, metavar="DOC", help="Only in this document; may be repeated.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only headings, clauses …; may be repeated.")
@click.option("--language", "languages", multiple=True, metavar="zh|en|both", help="Only passages with this side.")
@click.option("--sort", default=SORTS[0], metavar="|".join(SORTS), help="The order of the passages.")
@home_option
@json_option
def command(
    query: tuple[str, ...],
    limit: str,
    offset: str,
    exact: bool,
    documents: tuple[str, ...],
    kinds: tuple[str, ...],
    languages: tuple[str, ...],
    sort: str,
    as_json: bool,
) -> None:
    """Find passages by words of either language.

    "…" finds exactly that text, zh:… and en:… bind a word to one side, AND OR NOT join words. A query that
    begins with a minus goes after --.
    """
    asked = {"q": " ".join(query), "limit": limit, "offset": offset, "widen": "0" if exact else "1", "sort": sort}
    values = MultiDict(asked)
    with open_library() as library:
        names = [library.store.document(key).id for key in documents]
        for name, given in (("document", names), ("kind", kinds), ("language", languages)):
            values.setlist(name, given)
        answer = ask_search(search_request(values), library)
    if as_json:
        print_json(answer_json(answer))
    else:
        print_answer(answer)
