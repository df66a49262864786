"""The pages about words: how a term was translated, what stands near it, which words there are and how often."""

from __future__ import annotations

import re

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from corpus.types import LANGS
from indexer.counting.collocates import WINDOW
from webapp.addresses import here
from webapp.api.collocates import ask_collocates
from webapp.api.concordance import searched
from webapp.api.frequencies import ask_frequencies
from webapp.api.translations import ask_translations
from webapp.i18n import N_
from webapp.parameters import is_year
from webapp.state import library, titles

pages = Blueprint("terms", __name__)

LONGEST_TERM = 40
"""Characters of a query that may be a single term: longer ones are sentences."""

_ONE_TERM = re.compile(r"\s*(?:zh:|en:)?\"?([一-鿿㐀-䶿]+|[A-Za-z][A-Za-z'-]*(?: [A-Za-z][A-Za-z'-]*){0,3})\"?\s*")
_OPERATORS = re.compile(r"\b(?:AND|OR|NOT|NEAR)\b")


@pages.get("/translations", endpoint="translations")
def translations_page() -> str | tuple[str, int]:
    """The renderings of a term, the commonest first, each opening its passages."""
    term = request.args.get("term", "").strip()
    given = MultiDict((name, value) for name, value in request.args.items(multi=True) if value.strip())
    wrong = "" if all(map(is_year, given.getlist("year"))) else N_("A year is written 2019, a range 2015..2019.")
    found = ask_translations(given, library().index) if term and not wrong else None
    answer = render_template("translations.html", term=term, found=found, titles=titles(), wrong=wrong)
    return (answer, 400) if wrong else answer


@pages.get("/collocates", endpoint="collocates")
def collocates_page() -> str:
    """The words that stand near what a query finds more often than chance would have it."""
    asked = searched(request.args)
    found = ask_collocates(request.args, library().index) if asked.text else None
    return render_template("collocates.html", asked=asked, found=found, near=WINDOW)


@pages.get("/frequencies", endpoint="frequencies")
def frequencies_page() -> str | Response:
    """The words of a language, the commonest first."""
    if not request.args.get("lang"):
        # Words are counted one language at a time, and every state has an address.
        return redirect(here(lang=LANGS[0]))
    return render_template(
        "frequencies.html",
        asked=searched(request.args),
        found=ask_frequencies(request.args, library().index),
        prefix=request.args.get("prefix", ""),
        documents=library().store.documents(),
    )


def one_term(query: str) -> str:
    """The query without its dress, if it is a single term that may have translations; else empty."""
    found = _ONE_TERM.fullmatch(query)
    return found[1] if found and len(query) <= LONGEST_TERM and not _OPERATORS.search(query) else ""
