"""Asking the library: the same search and the same lookup for a page and for its JSON twin."""

from __future__ import annotations

from indexer.answer import Answer
from indexer.lookup import lookup
from indexer.search import search
from webapp.parameters import LookupRequest, SearchRequest
from webapp.state import Library

NOTHING = Answer(total=0, hits=(), facets={}, notes=())


def ask_search(request: SearchRequest, library: Library) -> Answer:
    """The passages that a query finds; an empty query finds none."""
    if not request.text:
        return NOTHING
    answer = search(
        request.text,
        library.index,
        limit=request.window.limit,
        offset=request.window.offset,
        widen=request.widen,
        documents=request.documents,
        kinds=request.kinds,
        languages=request.languages,
        sort=request.sort,
    )
    return request.window.noted(answer)


def ask_lookup(request: LookupRequest, library: Library) -> Answer:
    """The passages that say what a pasted text says; an empty text finds none."""
    if not request.text:
        return NOTHING
    answer = lookup(request.text, library.index, lang=request.lang, limit=request.window.limit, exclude=request.exclude)
    return request.window.noted(answer)
