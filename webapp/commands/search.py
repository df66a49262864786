"""`duizhao search`: passages in either language, as the search page finds them."""

from __future__ import annotations

import click

from indexer.search import SORTS
from webapp.asking import ask_search
from webapp.commands.asked import asked_values, query_options
from webapp.commands.hits import print_answer
from webapp.commands.library import open_library
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.parameters import search_request
from webapp.present import answer_json


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@query_options
@click.option("--no-widen", "--exact", "exact", is_flag=True, help="Don't widen the query to the other language.")
@click.option("--fold", is_flag=True, help="Show passages that say the same once, with how often and how translated.")
@click.option("--sort", default=SORTS[0], metavar="|".join(SORTS), help="The order of the passages.")
@click.option("--limit", default="20", metavar="N", help="How many passages to print.  [default: 20]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@home_option
@json_option
def command(query: tuple[str, ...], exact: bool, fold: bool, as_json: bool, **given: str | tuple[str, ...]) -> None:
    """Find passages by words of either language.

    "…" finds exactly that text, zh:… and en:… bind a word to one side, AND OR NOT join words. >5000亿元,
    5%..10% and 2020..2022 find what lies there, ~20514亿元 what is nearly as much. --with and --without say
    what the translation contains and does not contain. A query that begins with a minus goes after --.
    """
    switches = {"widen": "0" if exact else "1", "fold": "1" if fold else "0"}
    with open_library() as library:
        answer = ask_search(search_request(asked_values(library, query, **given, **switches)), library)
    if as_json:
        print_json(answer_json(answer))
    else:
        print_answer(answer)
