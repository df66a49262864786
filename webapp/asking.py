"""Asking the library: the same search and the same lookup for a page and for its JSON twin."""

from __future__ import annotations

from indexer.analysis import stems
from indexer.answer import Answer
from indexer.every_hit import Filters
from indexer.lookup import lookup
from indexer.search import search
from indexer.suggestions import Suggestion, did_you_mean
from webapp.parameters import LookupRequest, SearchRequest
from webapp.state import Library

FEW = 2
"""Passages that hold a query as typed: with no more of them something else may be meant."""

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


def meant(answer: Answer, request: SearchRequest, library: Library, most: int = FEW) -> tuple[Suggestion, ...]:
    """What else the query may mean, where no more than ``most`` of the passages shown hold what was typed."""
    as_typed, shown = sum(hit.tier == 1 for hit in answer.hits), len(answer.hits)
    few = as_typed <= most and (as_typed < shown or shown >= answer.total)
    found = did_you_mean(request.text, library.index) if few else ()
    return tuple(each for each in found if not (each.kind == "spelling" and stems(each.term) in _counted(answer)))


def _counted(answer: Answer) -> set[tuple[str, ...]]:
    """The English equivalents that the answer says it counts: nobody needs to be asked about these again."""
    added = (note.params["added"].split(", ") for note in answer.notes if note.kind == "widened")
    return {stems(text) for texts in added for text in texts}


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
