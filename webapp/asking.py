"""Asking the library: the same search and the same lookup for a page and for its JSON twin."""

from __future__ import annotations

from indexer.answer import Answer
from indexer.every_hit import Filters
from indexer.lookup import lookup
from indexer.search import search
from webapp.parameters import LookupRequest, SearchRequest
from webapp.state import Library

NOTHING = Answer(total=0, hits=(), facets={}, notes=())


def ask_search(request: SearchRequest, library: Library) -> Answer:
    """The passages that a query finds; an empty query finds none."""
    if not (request.text or request.having or request.lacking):
        return NOTHING
    answer = search(
        request.text,
        library.index,
        limit=request.window.limit,
        offset=request.window.offset,
        widen=request.widen,
        sort=request.sort,
        fold=request.fold,
        **limits(request),
    )
    return request.window.noted(answer)


def limits(request: SearchRequest) -> Filters:
    """What limits an answer beside the words of the query, also in its translation."""
    return {
        "documents": request.documents,
        "kinds": request.kinds,
        "languages": request.languages,
        "years": request.years,
        "statuses": request.statuses,
        "sources": request.sources,
        "collections": request.collections,
        "having": request.having,
        "lacking": request.lacking,
    }


def ask_lookup(request: LookupRequest, library: Library) -> Answer:
    """The passages that say what a pasted text says; an empty text finds none."""
    text, window = pasted(request, library), request.window
    if not text:
        return NOTHING
    place = {"limit": window.limit, "offset": window.offset}
    return window.noted(lookup(text, library.index, lang=request.lang, exclude=request.exclude, **place))


def pasted(request: LookupRequest, library: Library) -> str:
    """The text to look up: what was pasted, else that of the passage named."""
    if request.text or not request.passage:
        return request.text
    passage = library.store.passage(request.passage)
    return passage.zh or passage.en
