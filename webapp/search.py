"""The search page: first sight of the library, and the passages that a query finds."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from indexer.answer import Answer
from webapp.asking import ask_search
from webapp.examples import examples
from webapp.facets import documents_in, facets
from webapp.language_tags import languages_of
from webapp.parameters import SearchRequest, search_request
from webapp.present import Row, hit_row
from webapp.state import library

pages = Blueprint("search", __name__)

LONGEST_QUERY = 200
"""Characters of a query: nobody types more, and a pasted paragraph asks for what says the same, not for its words."""

LATEST = 5
"""How many of the newest documents the first page names."""


@pages.get("/", endpoint="home")
@pages.get("/search", endpoint="search")
def search_page() -> str | Response:
    """First sight without a query, its results with one; what is too long for a query is looked up as a passage."""
    asked = search_request(request.args)
    if len(asked.text) > LONGEST_QUERY:
        return redirect(url_for("lookup.lookup", text=asked.text, via="search"), code=303)
    return _results(asked) if asked.text else _first_sight()


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
    titles = {document.id: document.title for document in library().store.documents()}
    return render_template(
        "search.html",
        asked=asked,
        answer=answer,
        tiers=_tiers(answer, asked),
        titles=titles,
        facets=facets(answer, asked),
        documents=documents_in(answer, asked),
    )


def _tiers(answer: Answer, asked: SearchRequest) -> list[tuple[int, list[Row]]]:
    """The hits as rows, tier by tier; they come in that order."""
    typed = languages_of(asked.text)
    rows = (hit_row(hit, typed) for hit in answer.hits)
    return [(tier, list(group)) for tier, group in groupby(rows, key=lambda row: row.tier)]
