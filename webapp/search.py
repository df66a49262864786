"""The search page: first sight of the library, and the passages that a query finds."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from indexer.answer import Answer
from webapp.api.concordance import ask_concordance, layout_of, searched
from webapp.asking import ask_search, meant
from webapp.examples import examples
from webapp.facets import documents_in, facets
from webapp.kwic import VIEWS, WIDTH, kwic_rows
from webapp.language_tags import languages_of
from webapp.nothing import help_for
from webapp.parameters import SearchRequest, one_of, search_request
from webapp.present import Row, hit_row
from webapp.state import library, titles
from webapp.terms import one_term

pages = Blueprint("search", __name__)

LONGEST_QUERY = 200
"""Characters of a query: nobody types more, and a pasted paragraph asks for what says the same, not for its words."""

LATEST = 5
"""How many of the newest documents the first page names."""


@pages.get("/", endpoint="home")
@pages.get("/search", endpoint="search")
def search_page() -> str | Response:
    """First sight without a query, its results with one; what is too long for a query is looked up as a passage."""
    view = one_of("view", request.args.get("view", VIEWS[0]), VIEWS)
    asked = searched(request.args) if view == "kwic" else search_request(request.args)
    if len(asked.text) > LONGEST_QUERY:
        return redirect(url_for("lookup.lookup", text=asked.text, via="search"), code=303)
    if not asked.text:
        return _first_sight()
    return _lines(asked) if view == "kwic" else _results(asked)


def _first_sight() -> str:
    documents = library().store.documents()
    return render_template(
        "home.html",
        total=len(documents),
        passages=sum(document.passages for document in documents),
        latest=documents[: -LATEST - 1 : -1],
        examples=examples(library()),
    )


def _results(asked: SearchRequest) -> str:
    answer = ask_search(asked, library())
    return render_template(
        "search.html",
        view="passages",
        asked=asked,
        answer=answer,
        tiers=_tiers(answer, asked),
        titles=titles(),
        facets=facets(answer, asked),
        documents=documents_in(answer, asked),
        meant=meant(answer, asked, library(), asked.window.limit - 1),
        term=one_term(asked.text) if answer.hits and answer.hits[0].tier == 1 else "",
        help=None if answer.total else help_for(asked, library()),
    )


def _lines(asked: SearchRequest) -> str:
    """The same passages as lines: what was found in the middle, its surroundings beside it."""
    values = MultiDict([*request.args.items(multi=True), ("width", str(WIDTH))])
    found = ask_concordance(values, library().index)
    # The lines come from passages that hold the words as typed; the filters beside them count the same.
    answer = ask_search(replace(asked, widen=False, window=replace(asked.window, limit=1, offset=0)), library())
    return render_template(
        "kwic.html",
        view="kwic",
        asked=asked,
        answer=answer,
        found=found,
        rows=kwic_rows(found),
        layout=layout_of(values),
        titles=titles(),
        facets=facets(answer, asked),
        documents=documents_in(answer, asked),
    )


def _tiers(answer: Answer, asked: SearchRequest) -> list[tuple[int, list[Row]]]:
    """The hits as rows, tier by tier; they come in that order."""
    typed = languages_of(asked.text)
    rows = (hit_row(hit, typed) for hit in answer.hits)
    return [(tier, list(group)) for tier, group in groupby(rows, key=lambda row: row.tier)]
