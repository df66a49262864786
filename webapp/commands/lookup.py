"""`duizhao lookup`: how a text reads in the other language."""

from __future__ import annotations

import sys

import click
from werkzeug.datastructures import MultiDict

from webapp.asking import ask_lookup
from webapp.commands.hits import print_answer
from webapp.commands.library import open_library
from webapp.commands.terminal import home_option, json_option, print_json
from webapp.parameters import lookup_request
from webapp.present import answer_json


@click.command("lookup")
@click.argument("text", metavar="TEXT")
@click.option("--lang", default="", metavar="zh|en", help="The language wanted back; otherwise the other one.")
@click.option("--limit", default="20", metavar="N", help="How many passages to print.  [default: 20]")
@click.option("--offset", default="0", metavar="N", help="How many to pass over first.")
@click.option("--exclude", multiple=True, metavar="DOC", help="Not in this document; may be repeated.")
@home_option
@json_option
def command(text: str, lang: str, limit: str, offset: str, exclude: tuple[str, ...], as_json: bool) -> None:
    """Find the counterpart of TEXT, and passages that say something like it. `-` reads TEXT from stdin."""
    if text == "-":
        text = sys.stdin.read()
    values = MultiDict({"text": text, "lang": lang, "limit": limit, "offset": offset})
    values.setlist("exclude", list(exclude))
    with open_library() as library:
        answer = ask_lookup(lookup_request(values), library)
    if as_json:
        print_json(answer_json(answer))
    else:
        print_answer(answer)
